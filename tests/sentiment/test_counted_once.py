"""Scores where every story counts once: by hand, by a slow reference, of copies as of their originals, and by lot."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire import Corpus, sentiment
from scipy import stats
from stories import make

COPIES = 3
NAMES = ["Anna Petrova", "Omar Haddad"]


def table_of(means, **columns):
    index = pd.Index([f"a{place}" for place in range(len(means))], name="article")
    return pd.DataFrame({"n_sentences": 6, "mean": means, "low": 0.0, "high": 0.5, "thin": False, **columns}, index)


SCORES = table_of([0.1, 0.3, 0.5, 0.9, 0.2, 0.4], desk=list("aaabcc"))
UNITS = pd.Series(list("xxyxzy"), index=SCORES.index)


def test_a_story_scores_the_mean_of_its_articles():
    row = sentiment.overall_score(SCORES, units=UNITS).iloc[0]
    assert row["mean"] == pytest.approx(((0.1 + 0.3 + 0.9) / 3 + (0.5 + 0.4) / 2 + 0.2) / 3)
    assert row[["n_articles", "n_sentences", "thin", "unit"]].tolist() == [3, 36, True, "stories"]


def test_a_story_counts_once_in_each_group():
    table = sentiment.group_scores(SCORES, "desk", units=UNITS)
    assert table[["desk", "n_articles"]].to_numpy().tolist() == [["a", 2], ["c", 2], ["b", 1]]
    assert table["mean"].tolist() == pytest.approx([(0.2 + 0.5) / 2, (0.2 + 0.4) / 2, 0.9])
    assert table["n_sentences"].tolist() == [18, 12, 6]
    dates = pd.Series(pd.to_datetime(["2024-01-03"] * 3 + ["2024-02-03"] * 3), index=SCORES.index)
    months = sentiment.period_scores(SCORES, dates, units=UNITS)
    assert months["n_articles"].tolist() == [2, 3]
    assert months["mean"].tolist() == pytest.approx([0.35, 0.5])


def test_the_stories_of_neither_group_are_counted():
    row = sentiment.score_difference(SCORES, "desk", "a", "b", units=UNITS).iloc[0]
    assert row[["n_first", "n_second", "n_others"]].tolist() == [2, 1, 1]  # of desk c, y is told by a too
    assert row["difference"] == pytest.approx(0.9 - 0.35)
    articles = sentiment.score_difference(SCORES, "desk", "a", "b").iloc[0]
    assert articles[["n_first", "n_second", "n_others"]].tolist() == [3, 1, 2]


def test_a_story_alone_keeps_the_doubt_of_its_articles():
    scores = table_of([0.2, 0.4]).assign(low=[0.1, 0.2], high=[0.3, 0.6])
    row = sentiment.overall_score(scores, units=pd.Series("x", index=scores.index)).iloc[0]
    assert row[["mean", "low", "high"]].tolist() == pytest.approx([0.3, 0.15, 0.45])
    assert row[["n_articles", "unit"]].tolist() == [1, "stories"]
    alone = sentiment.overall_score(scores.head(1), units=pd.Series("x", index=scores.index))
    assert alone.equals(sentiment.overall_score(scores.head(1)))


def test_sentences_about_a_target_weigh_by_the_articles_of_their_story():
    said = pd.DataFrame({"target": "Roe", "article": list("aabc"), "score": [0.0, 0.5, 0.8, -0.2]})
    said["reading"] = ["neutral", "positive", "positive", "negative"]
    units = pd.Series({"a": "x", "b": "x", "c": "y"})
    row = sentiment.target_scores(said, units=units).iloc[0]
    assert row["mean"] == pytest.approx((0.0 / 2 + 0.5 / 2 + 0.8 / 2 - 0.2) / (3 / 2 + 1))
    assert row[["negative", "neutral", "positive"]].tolist() == pytest.approx([0.4, 0.2, 0.4])
    assert row[["n_sentences", "n_articles"]].tolist() == [4, 2]
    sides = pd.Series({"a": "AP", "b": "AP", "c": "AFP"})
    gap = sentiment.target_difference(said, sides, "AP", "AFP", units=units).iloc[0]
    assert gap[["n_first", "n_second"]].tolist() == [1, 1]
    assert gap["difference"] == pytest.approx(-0.2 - (0.25 + 0.8) / 2)


def test_an_article_without_a_unit_is_named():
    with pytest.raises(ValueError, match="none for the article 'a3'; give those of its corpus, corpus.units"):
        sentiment.group_scores(SCORES, "desk", units=UNITS.drop("a3"))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(-1, 1), st.sampled_from("ab"), st.sampled_from("uvwxyz")), min_size=1, max_size=30))
def test_means_are_those_of_a_slow_reference(rows):
    scores = table_of([value for value, _, _ in rows], desk=[desk for _, desk, _ in rows])
    units = pd.Series([unit for _, _, unit in rows], index=scores.index)
    held: dict = {}
    for value, desk, unit in rows:
        held.setdefault(desk, {}).setdefault(unit, []).append(value)
    table = sentiment.group_scores(scores, "desk", units=units, n_resamples=2).set_index("desk")
    for desk, of_unit in held.items():
        assert table.loc[desk, "n_articles"] == len(of_unit)
        expected = sum(sum(values) / len(values) for values in of_unit.values()) / len(of_unit)
        assert table.loc[desk, "mean"] == pytest.approx(expected, abs=1e-12)


@pytest.fixture(scope="module")
def originals():
    return Corpus.from_frame(make(70, seed=3))


@pytest.fixture(scope="module")
def copied(originals):
    """Each article several times, each time from the same desk and on the same day."""
    frame = originals.articles.loc[originals.articles.index.repeat(COPIES)].assign(copy=list(range(COPIES)) * 70)
    corpus = Corpus.from_frame(frame.reset_index(drop=True))
    story = np.repeat(originals.articles.index.to_numpy(), COPIES)
    return corpus.counted_once(pd.DataFrame({"article": corpus.articles.index, "story": story}))


def analyses(corpus: Corpus, units: pd.Series | None) -> dict[str, pd.DataFrame]:
    """Every table of scores of a corpus."""
    scores, said = sentiment.score_articles(corpus), sentiment.towards(corpus, NAMES)
    pair = ("health", "space")
    return {
        "overall": sentiment.overall_score(scores, units=units),
        "groups": sentiment.group_scores(scores, "theme", units=units),
        "cells": sentiment.group_scores(scores, ["theme", "quarter"], units=units),
        "periods": sentiment.period_scores(scores, corpus.articles["date"], "quarter", units=units),
        "difference": sentiment.score_difference(scores, "theme", *pair, units=units),
        "targets": sentiment.target_scores(said, units=units),
        "target_difference": sentiment.target_difference(said, corpus.articles["theme"], *pair, units=units),
    }


def test_where_each_article_is_a_story_nothing_changes(originals):
    own = originals.articles.index.to_series()
    stories, articles = analyses(originals, own), analyses(originals, None)
    assert stories["overall"].pop("unit").tolist() == ["stories"]
    assert articles["overall"].pop("unit").tolist() == ["articles"]
    for name, table in articles.items():
        pd.testing.assert_frame_equal(stories[name], table, check_exact=True)
    assert sentiment.frequent_names(originals) == sentiment.frequent_names(
        originals.counted_once(pd.DataFrame({"article": own, "story": own}))
    )


def test_copies_counted_once_give_what_their_originals_give(originals, copied):
    stories, articles = analyses(copied, copied.units), analyses(originals, None)
    for name, table in articles.items():
        table = table.drop(columns="unit", errors="ignore")
        if "n_sentences" in table:
            table["n_sentences"] *= COPIES  # those that there are
        pd.testing.assert_frame_equal(stories[name][[*table]], table, rtol=1e-12, atol=1e-12)
    as_articles = analyses(copied, None)  # the intervals would shrink as if more had been seen
    width = [(table["high"] - table["low"]).iloc[0] for table in (stories["overall"], as_articles["overall"])]
    assert width[1] < 0.7 * width[0]


def p_values(counted_once: bool) -> np.ndarray:
    """P values of 60 stories that five articles each tell, divided by lot among two desks."""
    found = []
    for trial in range(200):
        generator = np.random.default_rng(trial)
        story = np.tile(np.arange(60), 5)
        scores = table_of(generator.normal(size=60)[story], desk=generator.permutation(np.repeat([0, 1], 30))[story])
        units = pd.Series(story, index=scores.index) if counted_once else None
        found.append(sentiment.score_difference(scores, "desk", 0, 1, units=units, n_resamples=1)["p"].iloc[0])
    return np.array(found)


def test_by_lot_stories_differ_as_seldom_as_they_should():
    assert stats.kstest(p_values(counted_once=True), "uniform").pvalue > 0.05
    assert (p_values(counted_once=False) <= 0.05).mean() > 0.3  # five times the same is not five times the evidence
