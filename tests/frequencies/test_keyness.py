"""Key words: worked by hand, and against SciPy."""

import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import frequencies
from newswire.frequencies.keyness import log_odds
from scipy import stats


def test_log_odds_worked_by_hand():
    # two words, counts 3 and 1 here, 1 and 3 there, prior of 4 words shared out as 2 and 2
    odds = np.log(5 / 3) - np.log(3 / 5)
    assert log_odds(np.array([3, 1]), np.array([1, 3]), 4)[0] == pytest.approx(odds / np.sqrt(1 / 5 + 1 / 3))


def test_log_ratio_of_a_word_twice_as_frequent():
    target, reference = corpus_of(["oil oil gas coal"]), corpus_of(["oil gas gas coal"])
    key = frequencies.keyness(target, reference, min_count=1).set_index("word")
    assert key.loc["oil", "log_ratio"] == 1
    assert key.loc["gas", "log_ratio"] == -1
    assert key.loc["coal", "log_likelihood"] == 0


def test_a_word_that_is_nowhere_counts_half_an_occurrence():
    key = frequencies.keyness(corpus_of(["oil oil gas coal"]), corpus_of(["gas wind wind coal"]), min_count=2)
    assert key.set_index("word").loc[["oil", "wind"], "log_ratio"].tolist() == [2, -2]


def test_words_that_occur_twice_are_left_out_and_the_prior_weighs_a_thousand_words():
    target, reference = corpus_of(["oil oil oil gas"]), corpus_of(["gas coal coal coal"])
    key = frequencies.keyness(target, reference)
    assert key["word"].tolist() == ["oil", "coal"]
    # of the 8 words 3 are oil: 375 of a thousand
    odds = np.log(378 / (1004 - 378)) - np.log(375 / (1004 - 375))
    assert key["z"].iloc[0] == pytest.approx(odds / np.sqrt(1 / 378 + 1 / 375), rel=1e-12)
    assert log_odds([3, 1, 0], [0, 1, 3])[0] == key["z"].iloc[0]


def test_false_discovery_rate_is_that_of_benjamini_and_hochberg():
    key = frequencies.keyness(
        corpus_of(["oil " * 30 + "gas coal wind"]), corpus_of(["gas coal wind " * 9]), min_count=1
    )
    p = stats.chi2.sf(key["log_likelihood"].abs(), 1)
    order = np.argsort(p)
    stepped = np.minimum.accumulate((p[order] * len(p) / np.arange(1, len(p) + 1))[::-1])[::-1]
    assert key["q"].to_numpy()[order] == pytest.approx(np.minimum(stepped, 1))


def test_sides_are_the_largest_group_and_the_others():
    corpus = corpus_of(["oil", "gas", "coal", "wind"], desk=["a", "a", "b", None])
    name, target, reference = frequencies.sides(corpus, "desk")
    assert (name, len(target), len(reference)) == ("a", 2, 1)
    assert frequencies.sides(corpus.where(desk="a"), "desk")[0] == ""


def test_a_table_without_words_is_refused():
    counts = pd.DataFrame({"ngram": ["oil prices"], "count": [1], "n_articles": [1]})
    with pytest.raises(ValueError, match="no column 'word'"):
        frequencies.keyness(counts, counts)
