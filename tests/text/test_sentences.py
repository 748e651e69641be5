"""Sentences: an example for each rule, and the plain reference on whole stories."""

from functools import cache

import numpy as np
import pyarrow as pa
import pytest
import reference
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newswire.text.sentences import abbreviations
from newswire.text.tokens import encode

PARTS = (
    'He left. won? . ... 1. 2. 3. a. b. • "Why?" "Why?" Li (The (No. P. said told Mr. U.S. No. a.m. Then the end. '
    "The — – x: (a) Jan. 5 [...] "
    '… ok!" etc. St. ?! * The'
)
SPACES = [" ", " ", " ", "\xa0", "\u2009", "\n", "\n\n"]
TEXT = st.lists(st.tuples(st.sampled_from(PARTS.split()), st.sampled_from(SPACES)), max_size=9).map(
    lambda parts: "".join(map("".join, parts))
)


def sentences(*texts: str) -> list[list[tuple[int, int]]]:
    found = encode(pa.array(texts, pa.large_string()))
    rows = np.searchsorted(found.article_bounds, found.sentence_bounds[:-1], side="right") - 1
    spans = list(zip(found.sentence_starts.tolist(), found.sentence_ends.tolist()))
    return [[spans[i] for i in np.flatnonzero(rows == row)] for row in range(len(texts))]


@cache
def parted(text: str) -> str:
    """Show the sentences of a text between bars."""
    return " | ".join(text[start:end] for start, end in sentences(text)[0])


# What stands beside the rules for stops, or takes several of them: bars where sentences end.
RULES = {
    "a stop before a capital": "Rates rose. | Shares fell! | Did bonds fall? | Nobody knew.",
    "inside a sentence, in capitals": "METALS, E.G. The ores, fell. | I.E. They are cheap.",
    "a street and a saint": "It opened on Wall St. | The index rose in St. Louis.",
    "a question before four words": '"Why?" | Deputy Prime Minister Li asked. | “No!” Deputy Minister Li said.',
    "dots for words left out": "He waited . . . and left. | She said so... and then no.",
    "three dots apart": "He waited . . . Then he left.",
    "four dots": "He waited . . . . | Then he left.",
    "a list of numbers": "We need: 1. Bread and milk. | 2. Two eggs. | 3. Salt.",
    "a list of two": "We need: 1. Bread and milk. | 2. Two eggs.",
    "one number is no list": "We need: 1. | Bread and milk.",
    "bullets": "We need | • bread | • milk",
    "small letters behind three letters and behind two": "They won. | then they left it as it is. so we go on.",
    "a name in lower case": "The iPhone sold. | iPads did not.",
}


@pytest.mark.parametrize("expected", RULES.values(), ids=RULES.keys())
def test_rules_by_example(expected):
    assert parted(expected.replace(" | ", " ")) == expected


def test_a_sentence_may_start_right_behind_a_stop():
    assert parted("He met the diplomat.The ministry agreed.") == "He met the diplomat. | The ministry agreed."


def test_no_text_changes_the_sentences_of_those_beside_it():
    texts = [expected.replace(" | ", " ") for expected in RULES.values()]
    for order in (slice(None), slice(None, None, -1)):
        found = zip(texts[order], sentences(*texts[order]))
        assert [" | ".join(text[start:end] for start, end in spans) for text, spans in found] == list(RULES.values())[
            order
        ]


def test_a_list_runs_to_item_999():
    parts = parted(" ".join(f"{number}. Item" for number in range(1, 1002))).split(" | ")
    assert parts[:999] == [f"{number}. Item" for number in range(1, 999)] + ["999. Item 1000."]
    assert parts[999:] == ["Item 1001.", "Item"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rates rise\nShares fell on Monday.", ["Rates rise", "Shares fell on Monday."]),
        ("A headline\n\nand a text.", ["A headline", "and a text."]),
        ("Rates rose and\nshares fell.", ["Rates rose and\nshares fell."]),
        ("Rates\r\nShares", ["Rates", "Shares"]),
        ("Lines are\nwrapped in\nMoscow and\nin Paris.", ["Lines are\nwrapped in\nMoscow and\nin Paris."]),
        # A line in three that starts small: the text is wrapped. Three in ten: lines with a capital start anew.
        ("Rates\nShares\nare\nUp", ["Rates\nShares\nare\nUp"]),
        ("A\nB\nC\nD\nE\nF\nG\nH\ni\nj\nk", ["A", "B", "C", "D", "E", "F", "G", "H\ni\nj\nk"]),
        ("100. Bread\n1000. Bread", ["100. Bread", "1000.", "Bread"]),
        ("  He won.  ", ["He won."]),
        ("He left.\xa0He won.", ["He left.", "He won."]),
        ("Mr.\xa0Li left the U.S.\u3000on Oct.\u20095.", ["Mr.\xa0Li left the U.S.\u3000on Oct.\u20095."]),
        ("", []),
        (" \n ", []),
        ("...", ["..."]),
    ],
)
def test_lines_and_edges(text, expected):
    assert [text[start:end] for start, end in sentences(text)[0]] == expected


# The reference sees one text at a time: where it agrees on many at once, none depends on those beside it.
@given(st.lists(TEXT, min_size=6, max_size=14, unique=True))
@settings(max_examples=50)
@example([])
@example(["It fell"])
def test_the_plain_reference_agrees_on_generated_text(texts):
    assert sentences(*texts) == [reference.sentences(text) for text in texts]


def test_the_plain_reference_agrees_on_stories_and_seeds(stories_corpus, seed_corpus):
    texts = [*stories_corpus.articles["text"], *seed_corpus.articles["text"]]
    assert sentences(*texts) == [reference.sentences(text) for text in texts]


def test_paragraphs_and_planted_quotes_do_not_break(stories_corpus):
    spans = sentences(*stories_corpus.articles["text"])
    quotes = stories_corpus.articles["quote"]
    for text, found, quote in zip(stories_corpus.articles["text"], spans, quotes, strict=True):
        assert any(quote in text[start:end] for start, end in found)
        assert not any("\n\n" in text[start:end] for start, end in found)


def test_abbreviations_are_known_in_capitals_and_without_their_last_stop():
    assert abbreviations()["a.m"] == abbreviations()["A.M"] == "time"
    assert not any(word.endswith(".") for word in abbreviations())
