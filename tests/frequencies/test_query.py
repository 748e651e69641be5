"""What is looked for is split as texts are, wherever words are taken."""

import re

import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from newswire import frequencies
from newswire.frequencies.query import find

TEXT = (
    "They don't know; they don’t care. DON'T ask! The people's choice, the people’s voice. O'Brien met O’Brien. "
    "Mr. Cole of the U.S. said health care costs rose. Health-care reform? Immigrants and immigration. It's "
    "in the U.S. The ﬁrm’s café, the firm's Cafe\u0301: co\u00adoperation or cooperation."
)


@pytest.fixture(scope="module")
def corpus():
    return corpus_of([TEXT], date=["2024-01-05"])


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("don't", ["don't", "don’t", "DON'T"]),
        ("Don’t", ["don't", "don’t", "DON'T"]),
        ("people's", ["people's", "people’s"]),
        ("o’brien", ["O'Brien", "O’Brien"]),
        ("firm's", ["firm’s", "firm's"]),
        ("café", ["café", "Café"]),
        ("cooperation", ["cooperation", "cooperation"]),
        ("health care", ["health care"]),
        ("U.S.", ["U.S.", "U.S."]),
        ("Mr. Cole", ["Mr. Cole"]),
        ("immigr*", ["Immigrants", "immigration"]),
        ("health care|Health-care", ["health care", "Health-care"]),
        ("the people's|people", ["The people's", "the people’s"]),  # the longest of those inside one another
        ("reform?", ["reform?"]),
        ("c?st", []),
        ("co?ts", ["costs"]),
        ("(", []),
    ],
)
def test_one_query_finds_the_same_everywhere(corpus, query, hits):
    found = frequencies.concordance(corpus, query)
    assert found["hit"].tolist() == hits
    assert len(frequencies.positions(corpus, query)) == len(hits)
    assert frequencies.dispersion(corpus, query)["count"].tolist() == [len(hits)]
    assert frequencies.trend(corpus, query, "year")["count"].tolist() == [len(hits)]
    assert frequencies.word_evidence(corpus, query)["n_sentences"].max() == (
        found["start"].nunique() if hits else pytest.approx(np.nan, nan_ok=True)
    )


BESIDE = "Oil and gas prices rose. Gas fell. The price of oil or gas. Supply AND demand, oil|gas, Moscow, Russia. Oil."


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ("oil AND price*", 2),
        ("price* AND oil", 2),
        ("oil|gas AND price*", 4),
        ("oil AND price*|fell", 2),
        ("oil AND gas AND prices", 1),
        ("oil AND zebra", 0),
        ("oil and gas", 1),  # in small letters it is a word
        ('"oil and gas" AND prices', 1),
        ('"AND"', 2),
        ("AND", 2),
        ('"supply AND demand"', 1),
        ("“supply AND demand”", 1),
        ('"Moscow, Russia" AND supply', 1),
        ('"oil|gas" AND supply', 1),
        ('"gas price*"', 1),
    ],
)
def test_and_asks_for_company_in_the_sentence_and_quotation_marks_keep_a_phrase(query, n):
    corpus = corpus_of([BESIDE])
    assert len(frequencies.concordance(corpus, query)) == n
    assert frequencies.dispersion(corpus, query)["count"].tolist() == [n]


@given(st.lists(st.lists(st.sampled_from(["oil", "gas", "rates"]), min_size=1, max_size=4), min_size=1, max_size=8))
def test_and_finds_what_a_reader_of_each_sentence_would(sentences):
    corpus = corpus_of([" ".join(words).capitalize() + "." for words in sentences])
    n = sum(words.count("oil") for words in sentences if "gas" in words)
    assert len(find(corpus, "oil AND gas")[0]) == n


@pytest.mark.parametrize("query", ["oil AND", "AND oil", "oil AND AND gas", "oil AND |", ["gas", "AND oil"]])
def test_and_with_nothing_on_a_side_is_refused(corpus, query):
    with pytest.raises(ValueError, match="AND needs a word on either side"):
        frequencies.concordance(corpus, query)


def test_quotation_marks_inside_a_phrase_are_those_of_the_text():
    corpus = corpus_of(['He said "yes" twice.', "He said yes once."])
    assert frequencies.concordance(corpus, 'said "yes" twice')["hit"].tolist() == ['said "yes" twice']
    assert frequencies.concordance(corpus, '"')["hit"].tolist() == ['"', '"']


def test_lists_are_alternatives_or_one_word_each(corpus):
    assert len(frequencies.concordance(corpus, ["café", "costs"])) == 3
    assert frequencies.positions(corpus, ["costs", "Café"])["word"].tolist() == ["costs", "Café", "Café"]
    assert frequencies.dispersion(corpus, ["Costs", "absent"])["word"].tolist() == ["Costs", "absent"]
    assert frequencies.word_evidence(corpus, "costs")["word"].tolist() == ["costs"]


def test_regular_expressions_on_request(corpus):
    hits = frequencies.concordance(corpus, "immigra(nt|tion)s?", regex=True)["hit"]
    assert hits.tolist() == ["Immigrants", "immigration"]
    assert frequencies.concordance(corpus, "health [A-Z]+ \\w+", regex=True)["hit"].tolist() == ["health care costs"]
    assert frequencies.concordance(corpus, "[a-z]ost.", regex=True, case=True)["hit"].tolist() == ["costs"]
    assert frequencies.concordance(corpus, "immigra(nt|tion)s?").empty
    with pytest.raises(ValueError, match=r"'\(oil' is not a regular expression"):
        frequencies.concordance(corpus, "(oil", regex=True)


def test_units_say_what_must_be_equal(corpus):
    assert len(frequencies.positions(corpus, "immigrant", unit="stem")) == 2  # immigration has the stem immigr too
    assert len(frequencies.positions(corpus, "immigr*", unit="stem")) == 2
    assert len(frequencies.positions(corpus, "The", unit="text")) == 2
    assert len(frequencies.concordance(corpus, "don't", case=True)) == 2
    with pytest.raises(ValueError, match="There is no unit 'lemma'"):
        frequencies.positions(corpus, "oil", unit="lemma")


@pytest.mark.parametrize(("query", "said"), [("", "is empty"), (" | ", "is empty"), ([], "is empty"), ([1], "give a")])
def test_what_is_no_query_is_refused(corpus, query, said):
    with pytest.raises(ValueError, match=said):
        frequencies.concordance(corpus, query)


def test_ranges_are_checked(corpus):
    for options in ({"limit": -1}, {"width": -1}):
        with pytest.raises(ValueError, match="is -1, but it must be at least 0"):
            frequencies.concordance(corpus, "oil", **options)
    with pytest.raises(ValueError, match="per_word is 0, but it must be at least 1"):
        frequencies.word_evidence(corpus, "oil", per_word=0)


def test_a_word_that_holds_a_sign_of_queries_is_found_as_it_stands():
    corpus = corpus_of(["That f*ck is not a fork; a|b is no c."])
    assert frequencies.concordance(corpus, "f*ck")["hit"].tolist() == ["f*ck"]
    assert frequencies.concordance(corpus, "a|b")["hit"].tolist() == ["a|b"]


def test_an_empty_corpus_holds_nothing(nothing):
    assert frequencies.concordance(nothing, "oil|gas don't").empty
    assert frequencies.positions(nothing, ["oil"]).empty
    assert frequencies.positions(nothing, []).empty
    assert frequencies.dispersion(nothing, ["oil"])["count"].tolist() == [0]


WORDS = st.lists(st.sampled_from("oil gas Oil don't don’t the U.S. coal's".split()), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(st.sampled_from("oil gas don't coal's".split()), min_size=1))
def test_phrases_are_found_as_by_a_regular_expression(texts, phrase):
    # Only words that are split alike in the middle and at the end, so that a plain search is the reference.
    texts = [" ".join(words) + " x" for words in texts]
    pattern = " ".join(re.escape(word).replace("'", "['’]") for word in phrase)
    expected = sum(len(re.findall(rf"(?<!\S)(?={pattern}(?!\S))", text, re.I)) for text in texts)
    corpus = corpus_of([f"{number} {text}" for number, text in enumerate(texts)])
    first, last = find(corpus, " ".join(phrase))
    assert len(first) == expected
    assert (np.diff(first) > 0).all()
    assert isinstance(frequencies.positions(corpus, " ".join(phrase)), pd.DataFrame)
