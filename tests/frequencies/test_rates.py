"""Rates, their intervals and how evenly words are spread: worked by hand, and against the bootstrap."""

import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import frequencies, statistics
from newswire.frequencies.rates import juilland


def test_rates_of_two_short_articles_worked_by_hand():
    table = frequencies.word_frequencies(corpus_of(["oil oil gas", "gas and wind"])).set_index("word")
    assert table.loc["oil", ["count", "n_articles"]].tolist() == [2, 1]
    assert table.loc["gas", "per_million"] == pytest.approx(2 / 6 * 1e6)
    assert table.loc["gas", "dispersion"] == 1  # one in three words of either article
    assert table.loc["oil", "dispersion"] == pytest.approx(0)
    assert table["low"].isna().all()
    assert "and" not in table.index


def test_groups_are_counted_as_corpora_of_their_own(stories_corpus):
    table = frequencies.word_frequencies(stories_corpus, by="agency")
    for agency in ("TASS", "Reuters"):
        alone = frequencies.word_frequencies(stories_corpus.where(agency=agency))
        within = table[table["agency"] == agency].drop(columns="agency").reset_index(drop=True)
        pd.testing.assert_frame_equal(within, alone)


def test_runs_have_the_rates_and_intervals_of_words(stories_corpus):
    words = frequencies.word_frequencies(stories_corpus).rename(columns={"word": "ngram"})
    pd.testing.assert_frame_equal(frequencies.ngrams(stories_corpus, 1, min_count=1), words)
    pairs = frequencies.ngrams(stories_corpus, 2, by="agency")
    for agency in ("TASS", "Reuters"):
        alone = frequencies.ngrams(stories_corpus.where(agency=agency), 2)
        within = pairs[pairs["agency"] == agency].drop(columns="agency").reset_index(drop=True)
        pd.testing.assert_frame_equal(within, alone)
    row = pairs[pairs["agency"] == "TASS"].iloc[0]
    assert row["low"] < row["per_million"] < row["high"]


def test_runs_that_occur_once_are_left_out():
    table = frequencies.ngrams(corpus_of(["Oil prices rose. Oil prices fell."]))
    assert table[["ngram", "count"]].values.tolist() == [["oil prices", 2]]


def test_interval_is_close_to_the_bootstrap(stories_corpus):
    table = frequencies.word_frequencies(stories_corpus, stopwords=True)
    matrix, features = stories_corpus.dtm()
    n = stories_corpus.articles["n_words"].to_numpy()
    drawn = statistics.resampled_sums(np.eye(len(n)), 5000, seed=3)
    for word in table["word"].head(12):
        x = matrix[:, [features.get_loc(word)]].toarray().ravel()
        rates = (drawn @ x) / (drawn @ n) * 1e6
        row = table[table["word"] == word].iloc[0]
        width = np.subtract(*np.quantile(rates, [0.975, 0.025]))
        assert row["low"] < row["per_million"] < row["high"]
        assert row["high"] - row["low"] == pytest.approx(width, rel=0.1)


def test_juilland_of_the_textbook_case():
    parts = np.array([1, 2, 3, 4, 5]) / 100  # mean 3, standard deviation √2 over n: V = 0.4714, D = 1 − V/√4
    assert juilland(parts.sum(), (parts**2).sum(), 5) == pytest.approx(1 - (np.sqrt(2) / 3) / 2)
