"""Factors: TF-IDF by hand, shares that sum to one, distinctiveness against SciPy."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire.themes.factors import AXES, Factors, axes_of, distinctiveness, memberships, middles_of, shares_of, weigh
from scipy import sparse, stats
from sklearn.preprocessing import normalize

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


def test_pieces_are_found_by_their_cosine_with_each_theme():
    components = np.array([[1.0, 0.5, 0], [0, 0.2, 2]])
    components /= np.linalg.norm(components, axis=1, keepdims=True)
    factors = Factors(pd.Index(list("abc")), weigh(COUNTS)[1], components)
    by_hand = [[row @ theme / np.linalg.norm(row) for theme in components] for row in weigh(COUNTS)[0].toarray()]
    assert factors.find(COUNTS) == pytest.approx(np.array(by_hand))
    assert factors.find(sparse.csr_array((1, 3))).tolist() == [[0, 0]]


def test_axes_are_those_of_numpys_singular_value_decomposition():
    weights = sparse.csr_array(np.random.default_rng(0).random((130, 120)))
    axes, whole = axes_of(weights), np.linalg.svd(weights.toarray())[2]
    assert axes.shape == (AXES, 120)
    assert np.abs((axes[:5] * whole[:5]).sum(axis=1)) == pytest.approx(1, abs=1e-6)
    assert axes @ axes.T == pytest.approx(np.eye(AXES), abs=1e-8)


@pytest.mark.parametrize("n", [1, 2, 5])
def test_as_many_themes_as_pieces_that_differ_are_the_pieces(n):
    middles = middles_of(np.eye(n), n)
    assert np.sort(np.abs(middles @ np.eye(n)).argmax(axis=1)).tolist() == list(range(n))
    assert np.linalg.norm(middles, axis=1) == pytest.approx(1)


def test_themes_lie_in_the_middle_of_heaps():
    heaps = np.repeat(np.eye(6)[:3], 40, axis=0) + np.random.default_rng(1).normal(0, 0.03, (120, 6))
    middles = middles_of(normalize(heaps), 3)
    assert np.sort(middles.argmax(axis=1)).tolist() == [0, 1, 2]
    assert middles.max(axis=1) == pytest.approx(1, abs=0.001)


def test_distinctiveness_is_scipys_g2_times_the_cube_root_of_the_log_ratio():
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
    expected = np.where(ratio > 0, g2 * np.cbrt(np.maximum(ratio, 0)), 0)
    assert distinctiveness(matrix, shares)[0] == pytest.approx(expected)


def test_a_term_that_sets_another_theme_apart_more_scores_less():
    matrix = sparse.csr_array(np.array([[1, 0]] * 10 + [[1, 1]] * 2 + [[0, 1]] * 8 + [[1, 0]] * 5 + [[0, 1]] * 15))
    shares = np.eye(3)[np.repeat([0, 1, 2], [12, 8, 20])]
    shares[30:35] = 0
    scores = distinctiveness(matrix, shares)
    apart = distinctiveness(matrix, shares[:, :1])  # of the first theme alone, no other has a claim
    best = scores.max(axis=0)
    assert scores.argmax(axis=0).tolist() == [0, 1] or scores.argmax(axis=0).tolist() == [0, 2]
    assert scores[0, 0] == pytest.approx(apart[0, 0])
    assert (scores <= best).all()


@given(st.lists(st.lists(st.floats(0, 5), min_size=3, max_size=3), min_size=1, max_size=6))
def test_shares_sum_to_one(weights):
    for shares in (memberships(np.array(weights)), shares_of(np.array(weights) - 1)):
        assert shares.sum(axis=1) == pytest.approx(1)
        assert (shares >= 0).all()


@given(st.lists(st.lists(st.floats(0, 5), min_size=3, max_size=3), min_size=1, max_size=6))
def test_the_nearest_theme_has_the_largest_share(cosines):
    cosines = np.array(cosines) / 5
    nearest = cosines == cosines.max(axis=1, keepdims=True)
    shares = shares_of(cosines)
    assert (shares[nearest] >= np.repeat(shares.max(axis=1), nearest.sum(axis=1)) - 1e-12).all()
