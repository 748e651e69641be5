"""Sentences where stories are counted, and what would change by the other count."""

import numpy as np
import pandas as pd
from newswire import findings, plots

STORIES = pd.Series({"a": "x", "b": "x", "c": "y", "d": "z"})


def rows(means, p, thin=()):
    table = pd.DataFrame({"mean": means, "p": p, "thin": [place in thin for place in range(len(means))]})
    spread = np.where(table["thin"], np.nan, 0.05)
    return table.assign(low=table["mean"] - spread, high=table["mean"] + spread, n_articles=9, n_sentences=50)


def tables(mean, months, months_p, desks, desks_p, p_of_pair, thin=()):
    """What page 3 shows: all articles, months, desks, and the difference of two desks."""
    periods = rows(months, months_p)
    periods.insert(0, "period", pd.period_range("2024-01", periods=len(months), freq="M"))
    groups = rows(desks, desks_p, thin)
    groups.insert(0, "desk", [f"desk {place}" for place in range(len(desks))])
    pair = pd.DataFrame([{"first": "desk 0", "second": "desk 1", "p": p_of_pair, "low": 0.1, "high": 0.2}])
    return [pd.DataFrame({"mean": [mean]}), periods, groups, pair]


AGAIN = "The 4 articles tell 3 stories, since 2 of them tell what another tells too."
NOW = tables(0.1, [0.1, 0.2], 0.01, [0.1, 0.2, 0.3, 0.4], [0.5, 0.02, 0.5, np.nan], 0.5, thin=[3])


def test_what_would_go_and_what_would_come_is_named():
    then = tables(0.05, [0.1, 0.25], [0.01, 0.4], [0.1, 0.2, 0.23, 0.9], [0.025, 0.5, 0.5, np.nan], 0.001, thin=[3])
    assert findings.sentiment_recounted(NOW, then, STORIES) == (
        f"{AGAIN} With each story counted once, the mean score would be +0.050 in place of +0.100; of the groups and "
        "periods, desk 2 would change most, from +0.300 to +0.230. February 2024 and desk 1 would no longer differ "
        "from the rest beyond chance; desk 0 would then differ from the rest beyond chance; desk 0 and desk 1 would "
        "then differ from each other beyond chance."
    )
    assert findings.sentiment_recounted(then, NOW, STORIES, "stories").startswith(
        f"{AGAIN} With every article counted, the mean score would be +0.100 in place of +0.050; of the groups"
    )


def test_what_stays_is_said_to():
    said = findings.sentiment_recounted(NOW, NOW, STORIES)
    assert said.endswith(
        "would stay +0.100; of the groups and periods, none would change by 0.001 or more. No difference beyond "
        "chance would come or go."
    )
    nothing = tables(0.1, [0.1, 0.2], 0.5, [0.1], np.nan, 0.5)
    assert findings.sentiment_recounted(nothing, nothing, STORIES).endswith(
        "No difference beyond chance would come or go."
    )


def test_a_trend_may_go():
    rising, level = (
        tables(0.1, months, 0.5, [0.1], np.nan, 0.5) for months in ([0.1, 0.2, 0.31, 0.4], [0.3, 0.2, 0.3, 0.2])
    )
    assert findings.sentiment_recounted(rising, level, STORIES).endswith(
        " Scores would no longer rise over time beyond chance."
    )
    assert findings.sentiment_recounted(level, rising, STORIES).endswith(
        " Scores would then rise over time beyond chance."
    )


def test_without_a_story_told_twice_nothing_changes():
    own = pd.Series({"a": "a", "b": "b"})
    same = "so the scores are the same whether articles or stories are counted."
    assert findings.sentiment_recounted(NOW, NOW, own) == f"No article tells what another tells too, {same}"
    assert findings.sentiment_recounted(NOW, NOW, own[:1]) == f"One article is one story, {same}"
    assert findings.sentiment_recounted(NOW, NOW, own, "stories").endswith(same)
    unscored = [NOW[0].head(0), *NOW[1:]]
    assert findings.sentiment_recounted(unscored, unscored, STORIES) == AGAIN


def test_stories_are_called_so():
    table = rows([0.1], 0.5).assign(unit="stories", n_articles=1)
    assert findings.overall_sentiment(table, pd.DataFrame({"n_sentences": [1], "zero_share": [0.0]})).startswith(
        "The one story reads positive on average: the mean score over its articles is +0.100 (95% interval"
    )
    groups = NOW[2].drop(columns="n_articles")
    groups.insert(1, "n_articles", [9, 9, 9, 1])
    groups["p"] = 0.5
    assert findings.sentiment_by_group(groups, "stories") == (
        "By desk, none of the 3 groups with at least 5 stories differs from the rest by more than chance would explain."
        " 1 of 4 groups has too few stories, and nothing is said of it."
    )
    few = {"low": np.nan, "high": np.nan, "n_first": 1, "n_second": 3, "n_others": 1, "difference": 0.1}
    assert findings.sentiment_difference(NOW[3].assign(**few), "stories") == (
        "There are too few stories to say whether the mean scores of desk 1 (3 stories) and desk 0 (1) differ. The "
        "other 1 story is left out of this comparison."
    )
    targets = rows([0.1], 0.5, thin=[0]).assign(target="Roe", n_articles=1)
    assert findings.sentiment_towards(targets, "stories") == (
        "Roe is named in 50 sentences of 1 story, with a mean score of +0.100 (too few stories for an interval)."
    )
    unknown = pd.DataFrame([{"target": "Roe", "first": "AP", "second": "AFP", "difference": 0.1} | dict.fromkeys(
        ("low", "high", "p"), np.nan)])  # fmt: skip
    assert "in at least five stories of either side" in findings.target_difference(unknown, "stories")
    moved = {"label": "oil", "before": 0.1, "after": 0.5, "p": 0.001, "firm": True, "moved": "more"}
    assert findings.theme_moves(pd.DataFrame([moved]), "stories").startswith(
        "A larger share of the stories in the new articles than of those in the former report is about “oil”"
    )


def test_pictures_call_stories_so():
    groups = NOW[2].assign(n_articles=[9, 9, 9, 1])
    ax = plots.sentiment_by_group(groups, count="stories")
    assert [text.get_text() for text in ax.texts] == ["9 stories", "9 stories", "9 stories", "1 story"]
    assert ax.get_xlabel() == "mean score (hollow: too few stories for an interval)"
    spread = plots.score_distribution(pd.DataFrame({"mean": [0.1, 0.2]}), count="stories")
    assert (spread.get_xlabel(), spread.get_ylabel()) == ("mean score of the story's articles", "stories")
