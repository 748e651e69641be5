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
