"""How evenly words are spread: worked by hand, and against a plain loop."""

import numpy as np
import pytest
from corpora import corpus_of
from newswire import frequencies


def test_deviation_of_proportions_worked_by_hand():
    # articles of 4 and 6 words; oil 3 and 1: |3/4 − 0.4| + |1/4 − 0.6| = 0.7, halved; divided by 1 − 0.4
    table = frequencies.dispersion(corpus_of(["oil oil oil gas", "oil gas gas gas gas gas"])).set_index("word")
    assert table.loc["oil", "dp"] == pytest.approx(0.35)
    assert table.loc["oil", "dp_norm"] == pytest.approx(0.35 / 0.6)
    assert table.loc["oil", "range"] == 2


def test_dispersion_is_that_of_a_plain_loop(stories_corpus):
    part = stories_corpus.where(agency="Reuters")
    matrix, features = part.dtm()
    x, n = matrix.toarray().astype(float), part.articles["n_words"].to_numpy()
    table = frequencies.dispersion(part).set_index("word")
    for word in table.index[:20]:
        share = x[:, features.get_loc(word)] / x[:, features.get_loc(word)].sum()
        assert table.loc[word, "dp"] == pytest.approx(np.abs(share - n / n.sum()).sum() / 2)


def test_a_phrase_is_measured_as_a_word_is_and_an_absent_word_is_listed():
    # articles of 4 and 6 words; the phrase stands in the first alone: |1 − 0.4| + 0.6, halved
    corpus = corpus_of(["gas or oil prices", "oil or gas or coal prices"])
    table = frequencies.dispersion(corpus, ["oil prices", "wind"])
    assert table["word"].tolist() == ["oil prices", "wind"]
    assert table.loc[0, ["count", "range"]].tolist() == [1, 1]
    assert table.loc[0, "dp"] == pytest.approx(0.6)
    assert table.loc[0, "dp_norm"] == pytest.approx(1)
    assert table.loc[1, ["count", "range"]].tolist() == [0, 0]
    assert np.isnan(table.loc[1, "dp"])


def test_words_that_are_asked_for_have_the_values_they_have_among_all(stories_corpus):
    every = frequencies.dispersion(stories_corpus)
    asked = frequencies.dispersion(stories_corpus, every["word"].head(8).str.upper())
    assert asked["word"].str.lower().tolist() == every["word"].head(8).tolist()
    np.testing.assert_allclose(asked.drop(columns="word"), every.drop(columns="word").head(8))
