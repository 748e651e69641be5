"""Counts and rates: hand-worked, against Python's own counting, and as properties."""

from collections import Counter

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire import frequencies, statistics
from newswire.frequencies.rates import juilland, ratio_interval

WORDS = st.sampled_from("oil gas coal wind rates rose fell said the".split())
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=8)


def corpus_of(texts, **columns):
    return nw.Corpus.from_frame(pd.DataFrame({"text": texts, **columns}))


def test_rates_of_two_short_articles_worked_by_hand():
    table = frequencies.word_frequencies(corpus_of(["oil oil gas", "gas and wind"])).set_index("word")
    assert table.loc["oil", ["count", "n_articles"]].tolist() == [2, 1]
    assert table.loc["gas", "per_million"] == pytest.approx(2 / 6 * 1e6)
    assert table.loc["gas", "dispersion"] == 1  # one in three words of either article
    assert table.loc["oil", "dispersion"] == pytest.approx(0)
    assert table["low"].isna().all()
    assert "and" not in table.index


def test_counts_are_those_of_python(stories_corpus):
    words = stories_corpus.vocabulary["is_word"].to_numpy()[stories_corpus.codes]
    lower = stories_corpus.vocabulary["lower"].to_numpy()[stories_corpus.codes[words]]
    table = frequencies.word_frequencies(stories_corpus, stopwords=True)
    assert dict(zip(table["word"], table["count"])) == Counter(lower)
    assert table["count"].sum() == stories_corpus.n_words


def test_groups_are_counted_as_corpora_of_their_own(stories_corpus):
    table = frequencies.word_frequencies(stories_corpus, by="agency")
    for agency in ("TASS", "Reuters"):
        alone = frequencies.word_frequencies(stories_corpus.where(agency=agency))
        within = table[table["agency"] == agency].drop(columns="agency").reset_index(drop=True)
        pd.testing.assert_frame_equal(within, alone)


def test_interval_is_close_to_the_bootstrap(stories_corpus):
    table = frequencies.word_frequencies(stories_corpus, stopwords=True)
    matrix, features = stories_corpus.dtm()
    n = stories_corpus.articles["n_words"].to_numpy()
    drawn = statistics.draws(len(n), 2000, seed=3)
    for word in table["word"].head(12):
        x = matrix[:, [features.get_loc(word)]].toarray().ravel()
        rates = (drawn @ x) / (drawn @ n) * 1e6
        row = table[table["word"] == word].iloc[0]
        width = np.subtract(*np.quantile(rates, [0.975, 0.025]))
        assert row["low"] < row["per_million"] < row["high"]
        assert row["high"] - row["low"] == pytest.approx(width, rel=0.15)


def test_interval_covers_the_truth_as_often_as_it_says():
    generator = np.random.default_rng(1)
    covered, rounds = 0, 600
    for _ in range(rounds):
        n = generator.integers(100, 400, 60)
        x = generator.poisson(n * 0.01 * generator.gamma(2, 0.5, 60))
        sums = {"count": x.sum(), "squares": (x * x).sum(), "products": (x * n).sum(), "words": n.sum(), "articles": 60}
        rate, low, high = ratio_interval(pd.DataFrame([{**sums, "words_squared": (n * n).sum()}]))
        covered += low[0] <= 0.01 <= high[0]
    assert 0.92 <= covered / rounds <= 0.98


def test_juilland_of_the_textbook_case():
    parts = np.array([1, 2, 3, 4, 5]) / 100  # mean 3, standard deviation √2 over n: V = 0.4714, D = 1 − V/√4
    assert juilland(parts.sum(), (parts**2).sum(), 5) == pytest.approx(1 - (np.sqrt(2) / 3) / 2)


def counted(corpus, n, by):
    return frequencies.count_words(corpus, by) if n == 1 else frequencies.count_ngrams(corpus, n, by)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(0, 8))
def test_parts_add_up_to_the_whole(texts, cut):
    frame = pd.DataFrame({"text": texts, "desk": ["a" if i % 2 else "b" for i in range(len(texts))]})
    whole = nw.Corpus.from_frame(frame)
    here = np.arange(len(whole)) < cut
    for by in (None, "desk"):
        for n, rates in ((1, frequencies.word_frequencies), (2, frequencies.ngrams), (3, frequencies.ngrams)):
            parts = [counted(whole.where(mask), n, by) for mask in (here, ~here) if mask.any()]
            merged, told = frequencies.merge(parts), counted(whole, n, by)
            exact = merged.columns.drop(["shares", "shares_squared"])
            pd.testing.assert_frame_equal(merged[exact], told[exact], check_exact=True)
            pd.testing.assert_frame_equal(merged, told, check_exact=False, rtol=1e-12)
            at_once = rates(whole, by=by) if n == 1 else rates(whole, n, by)
            pd.testing.assert_frame_equal(rates(merged), at_once, check_exact=False, rtol=1e-9, atol=1e-6)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
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
        frequencies.merge([pd.DataFrame({"word": ["oil"], "count": [1], "n_articles": [1]})])
