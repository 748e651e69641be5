"""Scores of articles, groups and periods: hand-worked means, intervals with the right unit, thin cells marked."""

import numpy as np
import pandas as pd
import pytest
from newswire import Corpus, sentiment
from stories import make


@pytest.fixture(scope="module")
def corpus():
    return Corpus.from_frame(make(60, seed=2))


@pytest.fixture(scope="module")
def scores(corpus):
    return sentiment.score_articles(corpus)


def table_of(means, n_sentences=6):
    index = pd.Index([f"a{place}" for place in range(len(means))], name="article")
    return pd.DataFrame(
        {"n_sentences": n_sentences, "mean": means, "low": -1.0, "high": 1.0, "thin": False}, index=index
    )


def test_an_article_scores_the_mean_of_its_sentences(corpus, scores):
    sentences = sentiment.score_sentences(corpus)
    expected = sentences.groupby("article")["compound"].mean().reindex(corpus.articles.index)
    assert np.allclose(scores["mean"], expected, atol=1e-15)
    assert scores["n_sentences"].tolist() == corpus.articles["n_sentences"].tolist()
    assert ((scores["low"] <= scores["mean"]) & (scores["mean"] <= scores["high"]))[~scores["thin"]].all()


def test_glad_stories_score_higher_than_grim_ones(corpus, scores):
    glad = corpus.articles["planted_valence"].to_numpy(float)
    assert np.corrcoef(glad, scores["mean"])[0, 1] > 0.7


def test_scores_of_sentences_can_be_handed_in(corpus, scores):
    given = sentiment.score_sentences(corpus)
    assert sentiment.score_articles(corpus, sentences=given).equals(scores)
    with pytest.raises(ValueError, match="no column 'compound'; make it with score_sentences"):
        sentiment.score_articles(corpus, sentences=given.drop(columns="compound"))


def test_few_sentences_give_no_interval():
    scores = sentiment.score_articles(Corpus.from_frame(pd.DataFrame({"text": ["Good. Bad."]})))
    assert scores["thin"].tolist() == [True]
    assert scores[["low", "high"]].isna().all(axis=None)


def test_the_interval_is_a_bootstrap_over_sentences():
    corpus = Corpus.from_frame(
        pd.DataFrame({"text": ["They praised it. It was bad. A war began. Peace came. A loss."]})
    )
    values = sentiment.score_sentences(corpus)["compound"].to_numpy()
    row = sentiment.score_articles(corpus, n_resamples=4000).iloc[0]
    drawn = np.random.default_rng(9).choice(values, (4000, len(values))).mean(axis=1)
    assert np.allclose(row[["low", "high"]].to_numpy(float), np.percentile(drawn, [2.5, 97.5]), atol=0.03)


def test_one_article_keeps_its_interval_over_sentences():
    overall = sentiment.overall_score(table_of([0.2]))
    assert overall[["mean", "low", "high", "unit"]].to_numpy().tolist() == [[0.2, -1.0, 1.0, "sentences"]]


def test_articles_are_the_unit_of_many():
    overall = sentiment.overall_score(table_of([0.1, 0.1, 0.1, 0.1, 0.1]))
    assert overall.iloc[0][["low", "high", "unit", "n_articles"]].tolist() == [0.1, 0.1, "articles", 5]


def test_groups_by_hand():
    scores = table_of([0.1, 0.3, 0.5, 0.5, 0.5, 0.5, 0.5])
    desks = pd.Series(["b", "b", "a", "a", "a", "a", "a"], index=scores.index, name="desk")
    table = sentiment.group_scores(scores, desks)
    assert table[["desk", "n_articles", "mean", "thin"]].to_numpy().tolist() == [
        ["a", 5, 0.5, False],
        ["b", 2, 0.2, True],
    ]
    assert table["low"].isna().tolist() == [False, True]


def test_groups_are_named_by_columns_of_the_articles(corpus, scores):
    by_name = sentiment.group_scores(scores, "theme")
    assert by_name.equals(sentiment.group_scores(scores, corpus.articles["theme"]))
    both = sentiment.group_scores(scores, ["theme", "month"])
    months = corpus.articles["date"].dt.to_period("M").dt.start_time
    expected = scores["mean"].groupby([corpus.articles["theme"], months.rename("month")]).agg(["mean", "size"])
    found = both.set_index(["theme", "month"]).loc[expected.index]
    assert np.allclose(found["mean"], expected["mean"])
    assert found["n_articles"].tolist() == expected["size"].tolist()
    assert sentiment.score_difference(scores, "theme", "health", "space")["n_first"][0] > 0
    with pytest.raises(ValueError, match="The articles have no column 'desk'; there are date, place, agency"):
        sentiment.group_scores(scores, "desk")


def test_a_difference_has_its_own_interval():
    scores = table_of([0.1] * 6 + [0.4] * 6)
    desks = pd.Series(list("a" * 6 + "b" * 6), index=scores.index)
    row = sentiment.score_difference(scores, desks, "a", "b").iloc[0]
    assert row[["difference", "low", "high"]].tolist() == pytest.approx([0.3, 0.3, 0.3])
    thin = sentiment.score_difference(scores.iloc[4:], desks.iloc[4:], "a", "b").iloc[0]
    assert thin["thin"]
    assert np.isnan(thin["low"])
    with pytest.raises(ValueError, match="no scored articles in the group 'c'"):
        sentiment.score_difference(scores, desks, "a", "c")


def test_periods(corpus, scores):
    table = sentiment.period_scores(scores, corpus.articles["date"], "year")
    years = corpus.articles["date"].dt.year
    assert table["period"].dt.year.tolist() == sorted(years.unique())
    assert table["n_articles"].sum() == len(corpus)
    with pytest.raises(ValueError, match="There is no period 'hour'"):
        sentiment.period_scores(scores, corpus.articles["date"], "hour")


def test_articles_without_a_date_are_left_out(scores):
    dates = pd.Series(pd.NaT, index=scores.index)
    assert len(sentiment.period_scores(scores, dates)) == 0


def test_groups_must_fit_the_scores(scores):
    with pytest.raises(ValueError, match="must have the index of the scores"):
        sentiment.group_scores(scores, pd.Series(["a"], index=["x"]))


def test_the_pair_to_compare():
    groups = pd.DataFrame({"desk": ["a", "b", "c"]})
    assert sentiment.pair_to_compare(groups) == ["a", "b"]
    assert sentiment.pair_to_compare(groups, ["c", "a"]) == ["c", "a"]
    assert sentiment.pair_to_compare(groups.head(1)) == []
    with pytest.raises(ValueError, match="give two of the groups"):
        sentiment.pair_to_compare(groups, ["a", "x"])


def test_the_same_seed_gives_the_same_interval(corpus, scores):
    assert scores.equals(sentiment.score_articles(corpus))
