"""Lines that a program broke, words divided at their ends, texts that are clean already or none, and what is said."""

import re
from collections import Counter

import ftfy.bad_codecs  # noqa: F401  names of encodings in which each byte is a character
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire.reading.cleaning.remedies import told
from newswire.reading.cleaning.texts import clean, cleaned, is_missing, is_placeholder

WRAPPED = """The union said that wages had fallen behind prices
for four years and that its mem-
bers in Hal-
vik would not accept a long-
term deal that the state-owned harbour board
had proposed on Monday, and shipping companies
warned of delays. Exporters have begun to send
their goods by rail.
Talks go on."""


def test_sentences_that_a_program_broke_run_on():
    assert clean(WRAPPED) == (
        "The union said that wages had fallen behind prices for four years and that its members in Halvik would not "
        "accept a long-term deal that the state-owned harbour board had proposed on Monday, and shipping companies "
        "warned of delays. Exporters have begun to send their goods by rail.\nTalks go on."
    )


def test_a_blank_line_after_each_line_parts_no_paragraphs():
    lines = WRAPPED.replace("mem-\nbers in Hal-\nvik", "members in Halvik").replace("long-\nterm", "long-term")
    assert clean(lines.replace("\n", "\n\n")) == clean(lines).replace("\n", "\n\n")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("exten-\nsion", "extension"),
        ("a well-\nknown self-\nmade man", "a well-known self-made man"),
        ("over-\ntime and Anglo-\nAmerican", "overtime and Anglo-American"),
        ("a 10-\nyear deal", "a 10-year deal"),
        ("city-\ndwellers in an injury-\nravaged side", "city-dwellers in an injury-ravaged side"),
        ("a co-operative, or co-\noperative", "a co-operative, or co-operative"),
        ("Scores:\nHome - \nAway", "Scores:\nHome - \nAway"),
    ],
)
def test_words_divided_at_line_ends_are_put_together(given, expected):
    assert clean(given) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The first paragraph stands on one line.\nThe second one, too, is of about this length.\nSo is the third one."
        "\nAnd the fourth one is no other.",
        "Rates rose today, the bank\nsaid on Monday.\n\nShares fell in Paris and\nrose in London again.\n\nOil fell.",
        "Oil\ngas\ncoal\nwood\npeat",
    ],
)
def test_other_line_breaks_stay(text):
    assert clean(text) == text


# Anything at all.

PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "&amp;",
        "&lt;",
        "b",
        "<b>",
        "Ã©",
        "â€™",
        "é",
        "“",
        "\\n",
        "\\u2019",
        "-\n",
        " ",
        "\n",
        "[caption]",
        "#39;",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(st.characters(categories=["L", "N", "Zs"]), max_size=40))
def test_what_is_clean_stays_so(text):
    once = clean(text)
    assert clean(once) == once or re.search(r"[<&\\#\[-]|[Ãâ]", once)  # what was escaped twice comes out step by step
    once.encode()


@pytest.mark.parametrize(
    "hostile",
    ["<" * 50_000, "&" * 50_000, "<a " * 20_000, '<a x="' * 20_000, "<!--" * 20_000, "[embed]" * 20_000, "Ã" * 50_000]
    + ["a-\n" * 20_000, "\\x" * 20_000, "\\n" * 30_000, "<b>" * 2_000, " \n" * 30_000, "\xad \n" * 10_000],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_texts_come_to_an_end(hostile):
    assert len(clean(hostile)) <= len(hostile) * 4


# What stands for nothing.


@pytest.mark.parametrize(
    "text",
    [
        "nan",
        "NaN",
        "NULL",
        "None",
        "N/A",
        "NA",
        "#N/A",
        "#NAME?",
        "#VALUE!",
        "#REF!",
        "[removed]",
        "[deleted]",
        "null.",
        "{}",
    ]
    + [
        "-",
        "--",
        ".",
        "…",
        "?",
        "...",
        "!!!",
        "[]",
        "(no text)",
        "No content",
        " undefined ",
        "",
        "12345",
        "4.5 %",
        "😀",
    ],
)
def test_texts_that_stand_for_none(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["Breaking.", "None of it is true", "Nan Goldin", "N/A is not available", "A", "4 dead", "中"]
)
def test_texts_that_are_some(text):
    assert not is_placeholder(text)


def test_a_number_is_no_text_but_may_be_a_title():
    assert is_placeholder("1984") and not is_missing("1984")
    assert is_missing("#N/A") and is_missing("—") and is_missing("nan")


# What was done is told.


@pytest.mark.parametrize(
    ("given", "done"),
    [
        ("Rates rose – AT&T said “so” [again].", []),
        ("<p>Rates rose.</p>", ["mark-up"]),
        ("AT&amp;T", ["mark-up"]),
        ("itâ€™s", ["encoding"]),
        ("caf\ufffd", ["damage"]),
        ("itâ€™s caf\ufffd", ["damage", "encoding"]),
        (r"Rates rose.\nShares fell.", ["escapes"]),
        (WRAPPED, ["lines"]),
        ("ten\xa0million", []),
    ],
)
def test_what_was_done_to_a_text(given, done):
    assert sorted(cleaned(given)[1]) == sorted(done)


def test_what_was_done_is_told_in_a_sentence_each():
    counts = Counter(["mark-up", "damage", "mark-up"])
    assert told(counts) == [
        "damaged characters (\ufffd) that nothing can restore are in 1 text",
        "mark-up is taken out of 2 texts",
    ]
    assert told(Counter()) == []
