"""Tests of differences: against other tools, and with nothing there to be found."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire import Corpus, findings, sentiment
from newswire.sentiment.chance import apart_from_rest, trend
from scipy import stats
from stories import make


def test_two_groups_are_judged_as_scipy_judges_them():
    values, codes = np.arange(12.0) ** 2 % 17, np.repeat([0, 1], [5, 7])
    exact = stats.permutation_test(  # all 792 ways to share them out
        (values[:5], values[5:]), lambda one, two: abs(np.mean(one) - np.mean(two)), alternative="greater"
    ).pvalue
    ours = apart_from_rest(values, codes, n_shuffles=20_000)
    assert ours[0] == ours[1] == pytest.approx(exact, abs=0.01)


def test_small_groups_and_small_rests_are_not_judged():
    assert np.isnan(apart_from_rest(np.arange(14.0), np.repeat([0, 1, 2], [4, 5, 5]))).tolist() == [True, False, False]
    assert np.isnan(apart_from_rest(np.arange(9.0), np.repeat([0, 1], [4, 5]))).all()
    assert len(apart_from_rest(np.zeros(0), np.zeros(0, int))) == 0


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000))
def test_the_unit_and_the_zero_of_the_scale_change_nothing(seed):
    generator = np.random.default_rng(seed)
    values, codes = generator.normal(size=40), np.repeat([0, 1, 2, 3], 10)
    p = apart_from_rest(values, codes, n_shuffles=50)
    assert np.allclose(apart_from_rest(3 * values + 7, codes, n_shuffles=50), p)
    assert ((p >= 1 / 51) & (p <= 1)).all()


def test_what_ten_groups_share_does_not_set_the_others_apart():
    """Twelve stories in ten groups each, and sixty of one article in two others: nothing is there to be found."""
    units = np.concatenate([np.repeat(np.arange(12), 10), np.arange(12, 72)])
    codes = np.concatenate([np.tile(np.arange(10), 12), 10 + np.arange(60) % 2])
    said = 0
    for seed in range(60):
        values = np.random.default_rng(seed).normal(size=72)[units]
        said += np.nanmin(apart_from_rest(values, codes, units, n_shuffles=199, seed=seed)) <= 0.05
    assert said <= 6, "at 5%, more than six of sixty come up in 3% of such runs"


def test_pairs_are_judged_by_their_signs():
    """With every story in both groups, as scipy judges samples that are paired."""
    values = np.random.default_rng(4).normal(size=(8, 2)) + [0, 0.7]
    exact = stats.permutation_test(
        tuple(values.T), lambda one, two: abs(np.mean(one) - np.mean(two)), permutation_type="samples",
        alternative="greater",
    ).pvalue  # fmt: skip
    units, codes = np.repeat(np.arange(8), 2), np.tile([0, 1], 8)
    ours = apart_from_rest(values.ravel(), codes, units, n_shuffles=20_000)
    assert ours[0] == ours[1] == pytest.approx(exact, abs=0.01)


def test_a_planted_group_is_found_among_many():
    generator = np.random.default_rng(5)
    values, codes = generator.normal(size=600), np.repeat(np.arange(60), 10)
    values[codes == 17] += 2
    assert np.flatnonzero(apart_from_rest(values, codes) <= 0.025).tolist() == [17]


def test_the_trend_is_the_weighted_least_squares_of_numpy():
    generator = np.random.default_rng(2)
    months = pd.Series(pd.date_range("2020-01-01", periods=30, freq="MS"))
    means, sizes = pd.Series(generator.normal(size=30)), pd.Series(generator.integers(1, 40, 30))
    years = (months - months[0]).dt.days / 365.25
    (slope, _), covariance = np.polyfit(years, means, 1, w=np.sqrt(sizes), cov=True)
    ours = trend(months, means, sizes)
    assert ours["slope"] == pytest.approx(slope)
    assert (ours["high"] - ours["slope"]) / stats.t.ppf(0.975, 28) == pytest.approx(np.sqrt(covariance[0, 0]))
    alike = trend(months, means, sizes * 0 + 7)
    assert alike["p"] == pytest.approx(stats.linregress(years, means).pvalue)
    assert np.isnan(trend(months.head(3), means.head(3), sizes.head(3))["p"])


@pytest.fixture(scope="module")
def scores():
    return sentiment.score_articles(Corpus.from_frame(make(120, seed=4)), "news", n_resamples=2)


def test_shuffled_labels_and_dates_hardly_ever_differ(scores):
    generator, claims = np.random.default_rng(0), 0
    for _ in range(40):
        order = generator.permutation(len(scores))
        shuffled = scores.assign(**scores[["theme", "date"]].iloc[order].set_axis(scores.index))
        by_group = findings.sentiment_by_group(sentiment.group_scores(shuffled, "theme", n_resamples=2))
        over_time = findings.sentiment_over_time(
            sentiment.period_scores(shuffled, shuffled["date"], "month", n_resamples=2)
        )
        claims += "none of the" not in by_group
        claims += "neither rise nor fall" not in over_time or "None of the" not in over_time
    assert (
        claims <= 8
    )  # of 80 answers; each group answer is wrong once in 40, each over time once in 20: 3 are expected


def test_planted_gladness_is_said_to_grow(scores):
    said = findings.sentiment_over_time(sentiment.period_scores(scores, scores["date"], "month", n_resamples=2))
    assert "scores rise by" in said
