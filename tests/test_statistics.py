"""Bootstrap intervals: exact where they must be, close to theory where they are random."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire import statistics
from scipy import stats


@given(st.integers(1, 40), st.integers(0, 5))
def test_each_draw_has_as_many_units_as_there_are(n, seed):
    assert (statistics.draws(n, 20, seed).sum(axis=1) == n).all()


def test_interval_of_a_mean_is_close_to_students():
    values = np.random.default_rng(2).normal(3, 2, 400)
    found = statistics.mean_interval(values, n_resamples=4000).iloc[0]
    low, high = stats.t.interval(0.95, 399, values.mean(), stats.sem(values))
    assert found["mean"] == pytest.approx(values.mean())
    assert [found["low"], found["high"]] == pytest.approx([low, high], abs=0.02)


def test_units_are_drawn_whole():
    values, units = np.repeat([0, 1] * 10, 50), np.repeat(np.arange(20), 50)
    together = statistics.mean_interval(values, units).iloc[0]
    apart = statistics.mean_interval(values).iloc[0]
    assert together["n_units"] == 20
    assert together["high"] - together["low"] > 5 * (apart["high"] - apart["low"])


def test_few_units_have_no_interval():
    found = statistics.mean_interval([1, 2, 3, 4], groups=["a", "a", "b", "b"])
    assert found["mean"].tolist() == [1.5, 3.5]
    assert found[["low", "high"]].isna().all().all()


def test_weights_and_missing_values():
    assert statistics.mean_interval([1, 4, np.nan], weights=[3, 1, 9])["mean"].iloc[0] == 7 / 4


def test_difference_has_its_own_interval():
    generator = np.random.default_rng(4)
    a, b = generator.normal(0, 1, 200), generator.normal(1, 1, 200)
    found = statistics.difference_interval(a, b, n_resamples=4000)
    width = 1.96 * np.sqrt(a.var(ddof=1) / 200 + b.var(ddof=1) / 200)
    assert found["difference"] == pytest.approx(b.mean() - a.mean())
    assert found["high"] - found["low"] == pytest.approx(2 * width, rel=0.06)
    assert np.isnan(statistics.difference_interval([1, 2], b)["low"])


def test_same_seed_same_interval():
    values = np.arange(30.0)
    assert statistics.mean_interval(values, seed=7).equals(statistics.mean_interval(values, seed=7))
