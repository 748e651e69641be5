"""Rates, their intervals and how widely words are spread: worked by hand, and against the bootstrap."""

import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import frequencies, statistics


def test_rates_of_two_short_articles_worked_by_hand():
    table = frequencies.word_frequencies(corpus_of(["oil oil gas", "gas and wind"])).set_index("word")
    assert table.loc["oil", ["count", "n_articles"]].tolist() == [2, 1]
    assert table.loc["gas", "per_million"] == pytest.approx(2 / 6 * 1e6)
    assert table["dispersion"].to_dict() == {"gas": 1, "oil": 0.5, "wind": 0.5}
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


def test_a_list_of_words_is_dropped_besides_function_words():
    corpus = corpus_of(["Oil and gas and wind power. Oil and gas prices."])
    assert frequencies.word_frequencies(corpus, stopwords=["Oil"])["word"].tolist() == [
        "gas",
        "power",
        "prices",
        "wind",
    ]
    assert frequencies.ngrams(corpus, min_count=1, stopwords=["oil", "prices"])["ngram"].tolist() == ["wind power"]
    counted = frequencies.count_ngrams(corpus)
    assert frequencies.ngrams(counted, min_count=1, stopwords=["oil", "prices"])["ngram"].tolist() == ["wind power"]
    assert frequencies.collocations(corpus, min_count=1, stopwords=["wind"])["first"].tolist() == ["gas"]
    with pytest.raises(ValueError, match="stopwords is 'oil', but it is True, False or a list"):
        frequencies.word_frequencies(corpus, stopwords="oil")


def test_ranges_are_checked(stories_corpus):
    for measure, *asked in ((frequencies.word_frequencies,), (frequencies.ngrams,), (frequencies.trend, "oil")):
        with pytest.raises(ValueError, match="level is 95, but the coverage of an interval lies between 0 and 1"):
            measure(stories_corpus, *asked, level=95)
    with pytest.raises(ValueError, match="level is 0,"):
        frequencies.keyness(stories_corpus.where(agency="TASS"), stories_corpus.where(agency="AP"), level=0)
    with pytest.raises(ValueError, match="window is 0, but it must be at least 1"):
        frequencies.diversity(stories_corpus, window=0)
    with pytest.raises(ValueError, match="window is 0, but it must be at least 1"):
        frequencies.collocations(stories_corpus, window=0)
    with pytest.raises(ValueError, match="n is 0, but a run has a whole number of words"):
        frequencies.ngrams(stories_corpus, 0)


def test_forms_of_a_word_count_as_one():
    table = frequencies.word_frequencies(corpus_of(["Café cafe\u0301 CAFÉ oﬃce of\u00adfice office"]))
    assert dict(zip(table["word"], table["count"])) == {"café": 3, "office": 3}
