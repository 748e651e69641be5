"""Log-likelihood, ratios and bootstrap intervals: exact where they must be, close to theory where they are random."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire import statistics
from newswire.statistics import log_likelihood, ratio_interval
from scipy import stats


@given(st.integers(1, 200), st.integers(0, 200), st.integers(300, 9000), st.integers(300, 9000))
def test_g2_is_scipys(a, b, total_a, total_b):
    found = float(log_likelihood(a, a + b, total_a, total_a + total_b))
    g2 = stats.chi2_contingency([[a, b], [total_a - a, total_b - b]], correction=False, lambda_="log-likelihood")
    assert abs(found) == pytest.approx(g2.statistic, rel=1e-6, abs=1e-6)
    assert found == pytest.approx(-float(log_likelihood(b, a + b, total_b, total_a + total_b)), abs=1e-6)


def test_g2_of_nothing_is_nothing():
    assert log_likelihood([0, 0], [0, 0], [300, 0], [900, 900]).tolist() == [0, 0]


def sums(x: np.ndarray, n: np.ndarray) -> pd.DataFrame:
    """Return the sums that ratios follow from, one row for each row of articles."""
    values = {"count": x, "squares": x * x, "products": x * n, "words": n, "words_squared": n * n}
    return pd.DataFrame({name: value.sum(axis=1) for name, value in values.items()} | {"articles": x.shape[1]})


def test_interval_of_a_ratio_covers_the_truth_as_often_as_it_says():
    generator = np.random.default_rng(1)
    n = generator.integers(100, 400, (10_000, 60))
    x = generator.poisson(n * 0.01 * generator.gamma(2, 0.5, n.shape))
    _, low, high = ratio_interval(sums(x, n))
    assert 0.94 <= ((low <= 0.01) & (high >= 0.01)).mean() <= 0.955


@pytest.mark.parametrize("n_articles", [4, 5])
def test_a_ratio_has_an_interval_from_five_articles_on(n_articles):
    x = np.arange(1, n_articles + 1)[None]
    rate, low, high = ratio_interval(sums(x, np.full_like(x, 100)))
    assert rate[0] == x.mean() / 100
    assert [np.isnan(low[0]), np.isnan(high[0])] == [n_articles < 5] * 2


@pytest.mark.parametrize(("count", "told"), [(10_000, True), (20_000, False)])
def test_what_is_less_than_a_billionth_of_the_squares_is_rounding(count, told):
    # five articles of a million words; one has the word once more, which is 0.8 in squares
    x = np.array([[count] * 4 + [count + 1]], float)
    rate, low, high = ratio_interval(sums(x, np.full_like(x, 1e6)))
    assert (low[0] < rate[0] < high[0]) == told
    assert (low[0] == rate[0] == high[0]) != told


@given(st.integers(1, 40), st.integers(0, 5))
def test_each_draw_has_as_many_units_as_there_are(n, seed):
    drawn = statistics.resampled_sums(np.eye(n), 20, seed)  # how often each unit is in each resample
    assert (drawn.sum(axis=1) == n).all() and (drawn == drawn.astype(int)).all()


def test_resamples_are_the_same_on_however_many_cores(monkeypatch):
    values = np.random.default_rng(1).normal(size=(7, 2, 3))
    at_once = statistics.resampled_sums(values, 50, seed=2)
    assert at_once.shape == (50, 2, 3)
    monkeypatch.setattr(statistics, "_CELLS", 21)  # three resamples of seven at a time
    in_steps = []
    for cores in (1, 2, 5):
        monkeypatch.setattr("os.cpu_count", lambda cores=cores: cores)
        in_steps.append(statistics.resampled_sums(values, 50, seed=2))
    assert in_steps[0].shape == at_once.shape
    assert all(np.array_equal(in_steps[0], other) for other in in_steps[1:])
    assert np.allclose(in_steps[0][:3], at_once[:3], rtol=1e-12)  # the first step draws as if it were alone
    assert not np.allclose(in_steps[0][3:6], in_steps[0][:3])  # and the second does not draw the same


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


def test_four_units_have_no_interval_and_five_have():
    found = statistics.mean_interval([1, 2, 3, 4, 1, 2, 3, 4, 5], groups=list("aaaabbbbb"))
    assert found["mean"].tolist() == [2.5, 3]
    assert found["n_units"].tolist() == [4, 5]
    assert found[["low", "high"]].isna().values.tolist() == [[True, True], [False, False]]
    for n, other, missing in ((4, 5, True), (5, 4, True), (5, 5, False)):
        assert np.isnan(statistics.difference_interval(range(n), range(other))["low"]) == missing


def test_intervals_drawn_in_steps_are_those_of_generators_of_their_own(monkeypatch):
    values = np.arange(30.0) ** 2
    monkeypatch.setattr(statistics, "_CELLS", 200)  # six resamples of thirty at a time
    found = statistics.mean_interval(values, n_resamples=20).iloc[0]
    first = np.random.default_rng(0)
    steps = zip([first, *first.spawn(3)], [6, 6, 6, 2], strict=True)
    means = np.concatenate([generator.multinomial(30, [1 / 30] * 30, n) @ values / 30 for generator, n in steps])
    assert np.allclose([found["low"], found["high"]], np.quantile(means, [0.025, 0.975]), rtol=1e-12)


def test_weights_and_missing_values():
    assert statistics.mean_interval([1, 4, np.nan], weights=[3, 1, 9])["mean"].iloc[0] == 7 / 4


def test_either_side_of_a_difference_is_drawn_by_itself():
    values = np.arange(30.0)
    found = statistics.difference_interval(values, values)
    assert found["low"] < found["difference"] == 0 < found["high"]


def test_a_thousand_are_drawn_unless_another_number_is_given():
    assert statistics.resampled_sums(np.eye(3)).shape == (1000, 3)


def test_difference_has_its_own_interval():
    generator = np.random.default_rng(4)
    a, b = generator.normal(0, 1, 200), generator.normal(1, 1, 200)
    found = statistics.difference_interval(a, b, n_resamples=4000)
    width = 1.96 * np.sqrt(a.var(ddof=1) / 200 + b.var(ddof=1) / 200)
    assert found["difference"] == pytest.approx(b.mean() - a.mean())
    assert found["high"] - found["low"] == pytest.approx(2 * width, rel=0.06)


def test_same_seed_same_interval():
    values = np.arange(30.0)
    assert statistics.mean_interval(values, seed=7).equals(statistics.mean_interval(values, seed=7))
