"""Sentences about sentiment."""

import numpy as np
import pandas as pd
import pytest
from newswire import findings


def scores(means, thin=()):
    table = pd.DataFrame({"mean": means, "thin": [i in thin for i in range(len(means))]})
    spread = np.where(table["thin"], np.nan, 0.05)
    return table.assign(low=table["mean"] - spread, high=table["mean"] + spread, n_articles=9)


@pytest.mark.parametrize(("mean", "reads"), [(0.05, "positive"), (0.049, "neutral"), (-0.05, "negative")])
def test_the_articles_read_by_vaders_own_limits(mean, reads):
    table = scores([mean]).assign(n_articles=80, n_sentences=900, unit="articles")
    said = findings.overall_sentiment(table, pd.DataFrame({"compound": [0.0, 0.5, 0.5]}))
    assert said.startswith(f"The 80 articles read {reads} on average: the mean score over the articles, each counting")
    assert said.endswith("33% of the sentences score exactly zero.")


def test_an_article_alone_has_its_sentences_as_the_unit():
    table = scores([0.64], thin=[0]).assign(n_articles=1, n_sentences=1, unit="sentences")
    assert findings.overall_sentiment(table, pd.DataFrame({"compound": [0.64]})) == (
        "The article reads positive on average: the mean score over its 1 sentence is +0.64 (too few sentences for an "
        "interval). None of the sentences score exactly zero."
    )
    assert findings.overall_sentiment(table.assign(n_sentences=0), table) == "There are no sentences to score."


@pytest.mark.parametrize(
    ("compound", "said"),
    [
        ([], "There are no sentences to score."),
        ([0.0], "The one sentence is neutral (+0.00)."),
        ([0.5, 0.9], "Of 2 sentences, 2 are positive, 0 negative and 0 neutral. Sentence 2 scores highest (+0.90)."),
        (
            [0.83, 0.0, -0.5],
            "Of 3 sentences, 1 is positive, 1 negative and 1 neutral. Sentence 1 scores highest (+0.83), and sentence "
            "3 lowest (-0.50).",
        ),
    ],
)
def test_along_an_article(compound, said):
    table = pd.DataFrame({"sentence": range(len(compound)), "compound": compound})
    assert findings.sentiment_along_article(table) == said


def test_periods_are_compared_where_they_are_not_thin():
    table = scores([0.1, 0.3, 0.9], thin=[2]).assign(period=pd.date_range("2024-01-01", periods=3, freq="MS"))
    assert findings.sentiment_over_time(table) == (
        "The mean score is highest in the period beginning 1 February 2024 (+0.30, 95% interval +0.25 to +0.35) and "
        "lowest in the one beginning 1 January 2024 (+0.10, 95% interval +0.05 to +0.15); their intervals do not "
        "overlap. 1 of 3 periods has too few articles for an interval, and nothing is said about it."
    )
    assert findings.sentiment_over_time(table.iloc[[0, 2]]) == (
        "Fewer than two periods have enough articles to be compared. 1 of 2 periods has too few articles for an "
        "interval, and nothing is said about it."
    )
    near = scores([0.1, 0.12]).assign(period=table["period"])
    assert findings.sentiment_over_time(near).endswith("; their intervals overlap, so the difference may be chance.")
    for rows, why in ((1, "All dated articles are from one period"), (0, "No article has a date")):
        said = f"{why}, so nothing can be said about change over time."
        assert findings.sentiment_over_time(table.head(rows)) == said


def test_groups_are_compared_where_they_are_not_thin():
    table = scores([0.1, 0.3, 0.9, 0.9], thin=[2, 3])
    table.insert(0, "desk", ["economy", "sport", "courts", "health"])
    assert findings.sentiment_by_group(table) == (
        "By desk, sport has the highest mean (+0.30, 95% interval +0.25 to +0.35) and economy the lowest (+0.10, 95% "
        "interval +0.05 to +0.15). 2 of 4 groups have too few articles for an interval, and nothing is said about them."
    )
    assert findings.sentiment_by_group(table.head(1)) == (
        "Fewer than two groups by desk have enough articles to be compared."
    )


@pytest.mark.parametrize(
    ("difference", "low", "high", "said"),
    [
        (
            0.05,
            0.004,
            0.09,
            "AP scores 0.05 higher than TASS: the 95% interval of the difference, +0.004 to +0.09, excludes zero.",
        ),
        (
            -0.05,
            -0.09,
            -0.01,
            "AP scores 0.05 lower than TASS: the 95% interval of the difference, -0.09 to -0.01, excludes zero.",
        ),
        (
            -0.05,
            -0.11,
            0.01,
            "The difference of -0.05 between AP (1 article) and TASS (20) cannot be told from chance: the 95% "
            "interval of the difference, -0.11 to +0.01, includes zero.",
        ),
        (
            0.05,
            np.nan,
            np.nan,
            "There are too few articles of AP (1 article) and TASS (20) to say whether they differ.",
        ),
    ],
)
def test_a_difference_is_judged_by_its_own_interval(difference, low, high, said):
    row = {"first": "TASS", "second": "AP", "n_first": 20, "n_second": 1}
    table = pd.DataFrame([row | {"difference": difference, "low": low, "high": high}])
    assert findings.sentiment_difference(table) == said
    assert findings.sentiment_difference(table.head(0)) == "Without two groups there is no difference to judge."


def test_instruments_may_disagree_about_articles():
    panel = pd.DataFrame({"VADER": [0.95, 0.3, 0.2, 0.1], "own": [-0.2, 0.1, 0.3, 0.0]})
    assert findings.instruments_compared(panel) == (
        "25% of the 4 articles are positive by one instrument and negative by another, so their sign depends on the "
        "choice. 25% score beyond ±0.9 by VADER."
    )
    assert findings.instruments_compared(panel.iloc[1:]) == (
        "None of the 3 articles are positive by one instrument and negative by another. None score beyond ±0.9 by "
        "VADER."
    )
    assert findings.instruments_compared(panel.head(1)) == (
        "The 2 instruments give scores from -0.20 to +0.95; they disagree on the sign."
    )
    assert findings.instruments_compared(panel.iloc[[1]]).endswith("; no two of them have opposite signs.")
    assert findings.instruments_compared(panel.head(0)) == "There are no articles."


def test_the_instrument_that_agrees_best_is_named():
    table = pd.DataFrame({"instrument": ["VADER", "own", "own"], "measure": ["alpha", "alpha", "recall"]})
    table = table.assign(value=[0.4, 0.6, 0.9], low=0.3, high=0.8, n_sentences=40)
    assert findings.agreement_with_codes(table) == (
        "On 40 coded sentences, own agrees best with the coder: Krippendorff's alpha 0.60 (95% interval +0.30 to "
        "+0.80). No conclusion should rest on an alpha below 0.67."
    )
    assert findings.agreement_with_codes(table.tail(1)) == "No agreement can be computed from these codes."


def test_the_words_that_pull_scores_up_and_down_are_named():
    table = pd.DataFrame({"word": ["trust", "war", "bad"], "contribution": [6.9, -5.0, -1.0], "count": [3, 2, 1]})
    assert findings.strongest_words(table) == (
        "The scores are pulled up most by trust (+6.9 in 3 places). The scores are pulled down most by war (-5.0 in "
        "2 places) and bad (-1.0 in 1 place)."
    )
    assert findings.strongest_words(table.head(0)) == "No word pulls the scores up. No word pulls the scores down."


def test_a_shift_names_the_words_for_it_and_the_first_against_it():
    table = pd.DataFrame({"word": ["war", "trust", "bad"], "shift": [-1.0, 0.25, -0.25]})
    assert findings.word_shift(table, "Reuters", "AP") == (
        "The scored words of AP are 1.00 more negative on average than those of Reuters, above all through war (-1.00) "
        "and bad (-0.25); trust works against it."
    )
    assert findings.word_shift(table.head(0)) == "Without scored words in two groups there is no shift of words."


def test_targets_say_how_often_they_are_named():
    table = scores([0.14, -0.2], thin=[0]).assign(target=["Zhang", "Xi"], n_sentences=[3, 20], n_articles=[1, 9])
    assert findings.sentiment_towards(table) == (
        "Zhang is named in 3 sentences of 1 article, with a mean score of +0.14 (too few articles for an interval); "
        "Xi is named in 20 sentences of 9 articles, with a mean score of -0.20 (95% interval -0.25 to -0.15)."
    )
    assert findings.sentiment_towards(table.head(0)) == "None of the targets is named in the articles."
