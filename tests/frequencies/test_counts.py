"""Counts: against Python's own counting, and as sums of those of parts."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newswire import frequencies

WORDS = st.sampled_from("oil gas coal wind rates rose fell said the".split())
TEXT = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


def test_counts_are_those_of_python(stories_corpus):
    words = stories_corpus.vocabulary["is_word"].to_numpy()[stories_corpus.codes]
    lower = stories_corpus.vocabulary["lower"].to_numpy()[stories_corpus.codes[words]]
    table = frequencies.word_frequencies(stories_corpus, stopwords=True)
    assert dict(zip(table["word"], table["count"])) == Counter(lower)
    assert table["count"].sum() == stories_corpus.n_words


def counted(corpus, n, by):
    return frequencies.count_words(corpus, by) if n == 1 else frequencies.count_ngrams(corpus, n, by)


def rated(source, n, by):
    return frequencies.word_frequencies(source, by) if n == 1 else frequencies.ngrams(source, n, by)


# Each article with its desk, and which part of the corpus it is in.
PARTED = st.lists(st.tuples(TEXT, st.sampled_from("ab"), st.integers(0, 2)), min_size=5, max_size=12, unique=True)


@pytest.mark.parametrize("n", [1, 2, 3])
@given(PARTED)
@settings(max_examples=10)
@example([("oil", "a", 0)])
@example([("oil rates", "a", 0), ("said the", "b", 0)])
@example([("oil rates rose", "a", 1), ("oil", "a", 2), ("gas", "b", 1)])  # b has no run of two words
@example([("oil rates", "a", 0), ("oil rates", "a", 0), ("oil rates", "b", 1)])
def test_parts_add_up_to_the_whole(n, articles):
    texts, desks, part = zip(*articles, strict=True)
    whole = corpus_of(texts, desk=desks)
    pieces = [whole.where(np.array(part) == number) for number in sorted(set(part))]
    for by in (None, "desk"):
        merged, told = frequencies.merge(counted(piece, n, by) for piece in pieces), counted(whole, n, by)
        exact = merged.columns.drop(["roots", "words_roots", "words_powers"])
        pd.testing.assert_frame_equal(merged[exact], told[exact], check_exact=True)
        pd.testing.assert_frame_equal(merged, told, check_exact=False, rtol=1e-12)
        rates, at_once = rated(merged, n, by), rated(whole, n, by)
        pd.testing.assert_frame_equal(rates, at_once, check_exact=False, rtol=1e-9, atol=1e-6)


@given(st.lists(TEXT, min_size=4, max_size=10, unique=True))
@settings(max_examples=12)
def test_order_of_articles_changes_nothing(texts):
    forwards = frequencies.word_frequencies(corpus_of(texts))
    backwards = frequencies.word_frequencies(corpus_of(texts[::-1]))
    pd.testing.assert_frame_equal(forwards, backwards)


def test_an_empty_corpus_gives_an_empty_table():
    nothing = corpus_of(["oil"]).where([False])
    table = frequencies.word_frequencies(nothing)
    assert len(table) == 0
    assert list(table) == ["word", "count", "per_million", "low", "high", "n_articles", "dispersion"]
    assert len(frequencies.ngrams(nothing)) == len(frequencies.collocations(nothing)) == 0


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match="no column 'desk'"):
        frequencies.word_frequencies(corpus_of(["oil"]), by="desk")
    with pytest.raises(ValueError, match="'count' has the name of a column of counts"):
        frequencies.count_words(corpus_of(["oil"], count=[1]), by="count")
    with pytest.raises(ValueError, match="There is no unit 'lemma'; there are lower, stem and text"):
        frequencies.count_words(corpus_of(["oil"]), unit="lemma")
    with pytest.raises(ValueError, match="The tables differ in columns"):
        corpus = corpus_of(["oil"], desk=["a"])
        frequencies.merge([frequencies.count_words(corpus), frequencies.count_words(corpus, "desk")])
    with pytest.raises(ValueError, match="no column 'squares'"):
        counts = pd.DataFrame({"word": ["oil"], "count": [1], "n_articles": [1]})
        frequencies.merge([counts], of=frequencies.count_words)
