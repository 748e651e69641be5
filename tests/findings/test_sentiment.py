"""Sentences about sentiment."""

import numpy as np
import pandas as pd
import pytest
from newswire import findings


def scores(means, thin=()):
    table = pd.DataFrame({"mean": means, "thin": [i in thin for i in range(len(means))]})
    spread = np.where(table["thin"], np.nan, 0.05)
    return table.assign(low=table["mean"] - spread, high=table["mean"] + spread, n_articles=9)


def silent(n_sentences, zero_share):
    """Articles of so many sentences, of which a share score exactly zero."""
    return pd.DataFrame({"n_sentences": n_sentences, "zero_share": zero_share})


@pytest.mark.parametrize(("mean", "reads"), [(0.05, "positive"), (0.049, "neutral"), (-0.05, "negative")])
def test_the_articles_read_by_vaders_own_limits(mean, reads):
    table = scores([mean]).assign(n_articles=80, n_sentences=900, unit="articles")
    said = findings.overall_sentiment(table, silent([2, 1], [0.5, 0.0]))
    assert said.startswith(f"The 80 articles read {reads} on average: the mean score over the articles, each counting")
    assert said.endswith("33% of the sentences score exactly zero.")


def test_an_article_alone_has_its_sentences_as_the_unit():
    table = scores([0.64], thin=[0]).assign(n_articles=1, n_sentences=1, unit="sentences")
    assert findings.overall_sentiment(table, silent([1], [0.0])) == (
        "The article reads positive on average: the mean score over its 1 sentence is +0.640 (too few sentences for an "
        "interval). None of the sentences score exactly zero."
    )
    assert findings.overall_sentiment(table.assign(n_sentences=0), table) == "There are no sentences to score."


def test_of_sentences_without_a_score_nothing_is_said():
    table = scores([0.0], thin=[0]).assign(n_articles=2, n_sentences=2, unit="articles")
    assert findings.overall_sentiment(table, silent([1, 0, 1], [1.0, np.nan, 1.0])) == (
        "All sentences score exactly zero, so nothing can be said of how they read."
    )
    assert findings.overall_sentiment(table, silent([1], [1.0])) == (
        "The one sentence scores exactly zero, so nothing can be said of how it reads."
    )


@pytest.mark.parametrize(
    ("compound", "said"),
    [
        ([], "There are no sentences to score."),
        ([0.0], "The one sentence is neutral (0.000)."),
        ([0.5, 0.9], "Of 2 sentences, 2 are positive, 0 negative and 0 neutral. Sentence 2 scores highest (+0.900)."),
        (
            [0.83, 0.0, -0.5],
            "Of 3 sentences, 1 is positive, 1 negative and 1 neutral. Sentence 1 scores highest (+0.830), and sentence "
            "3 lowest (−0.500).",
        ),
    ],
)
def test_along_an_article(compound, said):
    table = pd.DataFrame({"sentence": range(len(compound)), "compound": compound})
    assert findings.sentiment_along_article(table) == said


def periods(means, p, thin=()):
    dates = pd.period_range("2024-01", periods=len(means), freq="M")
    return scores(means, thin).assign(period=dates, p=p)


def test_a_rise_is_tested_over_all_periods():
    rise = periods([0.1, 0.2, 0.31, 0.4, 0.5], 0.5)
    assert findings.sentiment_over_time(rise).startswith(
        "Over the 5 months, scores rise by 1.209 a year (95% interval of the slope +1.129 to +1.289). "
        "None of the 5 months"
    )
    there_and_back = periods([0.1, 0.9, 0.9, 0.9, 0.2], 0.5)
    assert findings.sentiment_over_time(there_and_back) == (
        "Over the 5 months, scores neither rise nor fall by more than chance would explain. None of "
        "the 5 months differs from the rest by more than chance would explain."
    )


def test_periods_that_differ_are_named():
    table = periods([0.1, 0.3, 0.9, -0.4], [0.9, 0.01, np.nan, 0.001], thin=[2])
    table["n_articles"] = [9, 9, 1, 9]
    assert findings.sentiment_over_time(table).endswith(
        "1 of the 3 months with at least 5 articles scores higher than the rest (February 2024: +0.300, 95% interval "
        "+0.250 to +0.350) and 1 scores lower than the rest (April 2024: −0.400, 95% interval −0.450 to "
        "−0.350), by more "
        "than chance would explain. 1 of 4 months has too few articles, and nothing is said of it."
    )


def test_one_period_or_none_says_nothing_of_change():
    table = periods([0.1, 0.3], np.nan, thin=[0, 1])
    alone = "None of the 2 months has at least 5 articles, so there is nothing to compare."
    assert findings.sentiment_over_time(table) == alone
    one = "Only one of the 2 months has at least 5 articles, so there is nothing to compare."
    assert findings.sentiment_over_time(periods([0.1, 0.3], np.nan, thin=[0])) == one
    said = "All dated articles are from January 2024, so nothing can be said about change over time."
    assert findings.sentiment_over_time(table.head(1)) == said
    assert findings.sentiment_over_time(table.head(0)).startswith("No article has a date")


def groups(means, p, thin=()):
    table = scores(means, thin).assign(p=p)
    table.insert(0, "desk", [f"desk {i}" for i in range(len(means))])
    return table[["desk", "n_articles", *table.columns.drop(["desk", "n_articles"])]]


def test_groups_are_all_looked_at_before_one_is_named():
    table = groups([0.1] * 9 + [0.5, 0.6, -0.3, 0.9], [1.0] * 9 + [0.02, 0.001, 0.001, np.nan], thin=[12])
    assert findings.sentiment_by_group(table) == (
        "By desk, 2 of the 12 groups with at least 5 articles score higher than the rest (desk 10, the "
        "highest of them: +0.600, 95% interval +0.550 to +0.650) and 1 scores lower than the rest "
        "(desk 11: −0.300, 95% interval −0.350 to −0.250), by more than chance would explain. 1 of "
        "13 groups has too few articles, and nothing is said of it."
    )
    assert findings.sentiment_by_group(table.assign(p=0.03).head(12)) == (
        "By desk, none of the 12 groups differs from the rest by more than chance would explain."
    )


def test_two_groups_and_one():
    assert findings.sentiment_by_group(groups([0.1, 0.3], 0.01)) == (
        "By desk, desk 1 (+0.300, 95% interval +0.250 to +0.350) scores higher than desk 0 (+0.100, 95% "
        "interval +0.050 "
        "to +0.150), by more than chance would explain."
    )
    assert findings.sentiment_by_group(groups([0.1], np.nan)) == (
        "All articles whose desk is known are of desk 0, so there is nothing to compare."
    )
    assert (
        findings.sentiment_by_group(groups([], np.nan)) == "No article's desk is known, so there is nothing to compare."
    )
    thin = findings.sentiment_by_group(groups([0.1, 0.2], np.nan, thin=[0, 1]))
    assert thin == "By desk, none of the 2 groups has at least 5 articles, so there is nothing to compare."


def test_groups_of_one_article_are_counted():
    table = groups([0.1, 0.3, 0.2, 0.4], [0.5, 0.5, np.nan, np.nan], thin=[2, 3]).assign(n_articles=[9, 9, 1, 1])
    said = findings.sentiment_by_group(table)
    assert said.endswith("2 of 4 groups have too few articles, 2 of them a single one, and nothing is said of them.")


@pytest.mark.parametrize(
    ("difference", "low", "high", "p", "said"),
    [
        (
            0.05,
            0.004,
            0.09,
            0.01,
            "The mean score of AP is 0.050 higher than that of TASS (95% interval of the difference +0.004 to +0.090).",
        ),
        (
            -0.05,
            -0.09,
            -0.01,
            0.01,
            "The mean score of AP is 0.050 lower than that of TASS (95% interval of the difference −0.090 to −0.010).",
        ),
        (
            -0.05,
            -0.11,
            0.01,
            0.2,
            "The mean scores of AP (1 article) and TASS (20) cannot be told apart: they are 0.050 apart (95% interval "
            "of the difference −0.110 to +0.010), and shuffling sets them as far apart in 20% of trials.",
        ),
        (
            0.05,
            np.nan,
            np.nan,
            np.nan,
            "There are too few articles to say whether the mean scores of AP (1 article) and TASS (20) differ.",
        ),
    ],
)
def test_a_difference_is_judged_by_its_own_interval_and_by_shuffling(difference, low, high, p, said):
    row = {"first": "TASS", "second": "AP", "n_first": 20, "n_second": 1, "n_others": 0, "p": p}
    table = pd.DataFrame([row | {"difference": difference, "low": low, "high": high}])
    assert findings.sentiment_difference(table) == said
    others = " The other 9 articles are left out of this comparison."
    assert findings.sentiment_difference(table.assign(n_others=9)) == said + others
    assert findings.sentiment_difference(table.head(0)) == "Without two groups there is no difference to judge."


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 9, 0), "No negation is shortened as in don't, so the apostrophe makes no difference."),
        ((1, 0, 9, 0), "The one negation such as don't has the straight apostrophe that VADER knows."),
        (
            (4, 3, 9, 2),
            "75% of the 4 negations such as don't have a curly apostrophe (don’t), which VADER does not "
            "know and takes for "
            "no negation. Could it read them, the mean score of 2 of 9 articles would change. The "
            "reading for news reads "
            "both alike.",
        ),
    ],
)
def test_curly_negations_are_said(counts, said):
    table = pd.DataFrame([counts], columns=["n_negations", "n_curly", "n_articles", "n_moved"])
    assert findings.curly_negations(table) == said


def test_instruments_may_disagree_about_articles():
    panel = pd.DataFrame({"VADER": [0.95, 0.3, 0.2, 0.1], "own": [-0.2, 0.1, 0.3, 0.0]})
    assert findings.instruments_compared(panel) == (
        "25% of the 4 articles are positive by one instrument and negative by another, so their sign depends on the "
        "choice. 25% score beyond ±0.9 by VADER."
    )
    assert findings.instruments_compared(panel.iloc[1:]) == (
        "None of the 3 articles is positive by one instrument and negative by another. None scores beyond ±0.9 by "
        "VADER."
    )
    assert findings.instruments_compared(panel.head(1)) == (
        "The 2 instruments give scores from −0.200 to +0.950; they disagree on the sign."
    )
    assert findings.instruments_compared(panel.iloc[[1]]).endswith("; no two of them have opposite signs.")
    assert findings.instruments_compared(panel.head(0)) == "There are no articles."


def test_the_instrument_that_agrees_best_is_named():
    table = pd.DataFrame({"instrument": ["VADER", "own", "own"], "measure": ["alpha", "alpha", "recall"]})
    table = table.assign(value=[0.4, 0.6, 0.9], low=0.3, high=0.8, n_sentences=40)
    assert findings.agreement_with_codes(table) == (
        "On 40 coded sentences, own agrees best with the coder: Krippendorff's alpha 0.60 (95% interval 0.30 to "
        "0.80). No conclusion should rest on an alpha below 0.67."
    )
    assert findings.agreement_with_codes(table.tail(1)) == "No agreement can be computed from these codes."


def test_the_words_that_pull_scores_up_and_down_are_named():
    table = pd.DataFrame({"word": ["trust", "war", "bad"], "contribution": [6.9, -5.0, -1.0], "count": [3, 2, 1]})
    assert findings.strongest_words(table) == (
        "Most is added to the scores by “trust” (6.9 points in 3 places); most is taken away by “war” (5.0 points in 2 "
        "places) and “bad” (1.0 in 1 place)."
    )
    large = table.assign(contribution=table["contribution"] * 1000)
    assert findings.strongest_words(large).startswith("Most is added to the scores by “trust” (6,900 points in")
    assert findings.strongest_words(table.head(0)) == "No word of the articles has a score."


def test_a_shift_names_the_words_for_it_and_the_first_against_it():
    table = pd.DataFrame({"word": ["war", "trust", "bad"], "shift": [-1.0, 0.25, -0.25]})
    assert findings.word_shift(table, "Reuters", "AP") == (
        "The scored words of AP are 1.000 more negative on average than those of Reuters, above all "
        "through “war” (−1.000) "
        "and “bad” (−0.250); “trust” works against it."
    )
    unsure = pd.DataFrame([{"p": 0.4, "low": -0.1, "high": 0.2}])
    assert findings.word_shift(table, "Reuters", "AP", unsure) == (
        "As Reuters and AP cannot be told apart, no word can be said to make the difference; in these articles “war” "
        "(−1.000), “trust” (+0.250) and “bad” (−0.250) weigh most."
    )
    assert findings.word_shift(table.head(0)) == "Without scored words in two groups there is no shift of words."


def test_targets_say_how_often_they_are_named():
    table = scores([0.14, -0.2], thin=[0]).assign(target=["Zhang", "Xi"], n_sentences=[3, 20], n_articles=[1, 9])
    assert findings.sentiment_towards(table) == (
        "Zhang is named in 3 sentences of 1 article, with a mean score of +0.140 (too few articles for an interval); "
        "Xi in 20 of 9 (−0.200, 95% interval −0.250 to −0.150)."
    )
    assert findings.sentiment_towards(table.head(0)) == "No target is named in the articles."
