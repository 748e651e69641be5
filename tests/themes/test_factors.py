"""Factors: TF-IDF by hand, shares that sum to one, distinctiveness against SciPy."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire.themes.factors import Factors, distinctiveness, memberships, weigh
from scipy import sparse, stats

COUNTS = sparse.csr_array(np.array([[3, 1, 0], [0, 2, 1], [1, 0, 0]]))


def test_weights_are_tf_idf_worked_by_hand():
    weights, idf = weigh(COUNTS)
    assert idf == pytest.approx(1 + np.log(4 / np.array([3, 3, 2])))
    row = np.array([(1 + np.log(3)) * idf[0], idf[1], 0])
    assert weights.toarray()[0] == pytest.approx(row / np.linalg.norm(row))


def test_other_texts_are_weighted_by_the_frequencies_that_were_learnt():
    _, idf = weigh(COUNTS)
    alone, _ = weigh(COUNTS[:1], idf)
    assert alone.toarray() == pytest.approx(weigh(COUNTS)[0].toarray()[:1])


def test_fit_is_the_cosine_with_what_the_themes_make_of_a_piece():
    components = np.array([[1.0, 0.5, 0], [0, 0.2, 2]])
    factors = Factors(pd.Index(list("abc")), weigh(COUNTS)[1], components, np.ones(2))
    pieces = np.array([[1.0, 0.5], [0, 1], [0, 0]])
    made, weights = pieces @ components, weigh(COUNTS)[0].toarray()
    cosines = [a @ b / np.linalg.norm(a) / np.linalg.norm(b) for a, b in zip(made[:2], weights[:2])]
    assert factors.fit(COUNTS, pieces) == pytest.approx([*cosines, 0])


def test_distinctiveness_is_scipys_g2_times_the_root_of_the_log_ratio():
    matrix = sparse.csr_array(np.array([[1, 1, 0], [1, 0, 1], [0, 1, 1], [0, 0, 1]]))
    shares = np.array([[1.0, 0], [1, 0], [0, 1], [0, 1]])
    inside, total = np.array([2, 1, 1]), np.array([2, 2, 3])
    g2 = [
        stats.chi2_contingency(
            [[a, n - a], [4 - a, 7 - 4 - n + a]], correction=False, lambda_="log-likelihood"
        ).statistic
        for a, n in zip(inside, total)
    ]
    ratio = np.log(inside / (4 * total / 7))
    expected = np.where(ratio > 0, g2 * np.sqrt(np.maximum(ratio, 0)), 0)
    assert distinctiveness(matrix, shares)[0] == pytest.approx(expected)


@given(st.lists(st.lists(st.floats(0, 5), min_size=3, max_size=3), min_size=1, max_size=6))
def test_memberships_sum_to_one(weights):
    shares = memberships(np.array(weights))
    assert shares.sum(axis=1) == pytest.approx(1)
    assert (shares >= 0).all()
