"""Pictures and sentences about sentiment, from one article to many, and from nothing at all."""

import pandas as pd
import pytest
from newswire import Corpus, findings, plots, sentiment
from stories import make


@pytest.fixture(scope="module")
def many():
    return Corpus.from_frame(make(80, seed=6))


@pytest.fixture(scope="module")
def one():
    return Corpus.from_frame(pd.DataFrame({"text": ["They praised it. It was bad. Nothing happened."]}))


def words_of(ax):
    return " ".join(text.get_text() for text in [*ax.texts, ax.xaxis.label, *ax.get_yticklabels()])


def test_along_an_article(one):
    table = sentiment.score_sentences(one)
    ax = plots.sentiment_along_article(table)
    assert [bar.get_height() for bar in ax.patches] == table["compound"].tolist()
    assert findings.sentiment_along_article(table) == (
        "Of 3 sentences, 1 is positive, 1 negative and 1 neutral. Sentence 1 scores highest (+0.494), "
        "and sentence 2 lowest (−0.542)."
    )


def test_over_time(many):
    scores = sentiment.score_articles(many)
    table = sentiment.period_scores(scores, many.articles["date"], "quarter")
    assert plots.sentiment_over_time(table).get_ylabel() == "mean score"
    said = findings.sentiment_over_time(table)
    assert said.startswith("Over the 4 quarters, scores ")
    assert "All dated articles are from the first quarter of 2024" in findings.sentiment_over_time(table.head(1))
    assert "No article has a date" in findings.sentiment_over_time(table.head(0))
    assert "no article has a date" in words_of(plots.sentiment_over_time(table.head(0)))


def test_groups_and_their_difference(many):
    scores = sentiment.score_articles(many)
    table = sentiment.group_scores(scores, many.articles["theme"])
    ax = plots.sentiment_by_group(table, n=3)
    assert len(ax.get_yticklabels()) == 3
    assert findings.sentiment_by_group(table).startswith("By theme, ")
    assert "one group only" in words_of(plots.sentiment_by_group(table.head(1)))
    same = sentiment.score_difference(scores, pd.Series(["a", "b"] * 40, index=scores.index), "a", "b")
    assert "cannot be told apart" in findings.sentiment_difference(same)
    assert "Without two groups" in findings.sentiment_difference(table.head(0))


def test_words(many):
    words = sentiment.word_contributions(many)
    table = sentiment.strongest_words(words, 4)
    ax = plots.strongest_words(table, n=4)
    assert len(ax.patches) == len(table)
    assert findings.strongest_words(table).startswith("Most is added to the scores by ")
    assert findings.strongest_words(table.head(0)) == "No word of the articles has a score."
    assert "no word is scored" in words_of(plots.strongest_words(table.head(0)))


def test_a_shift(many):
    words = sentiment.word_contributions(many)
    years = many.articles["planted_valence"].gt(0).map({True: "glad", False: "grim"})
    table = sentiment.word_shift(words, years, "grim", "glad")
    assert "← glad more negative · glad more positive →" in words_of(plots.word_shift(table, None, "grim", "glad"))
    assert "more positive on average than those of grim" in findings.word_shift(table, "grim", "glad")
    assert findings.word_shift(table.head(0)) == "Without scored words in two groups there is no shift of words."


def test_targets(many):
    table = sentiment.target_scores(sentiment.towards(many, sentiment.frequent_names(many, 3)))
    assert len(plots.sentiment_towards(table).get_yticklabels()) == len(table) == 3
    assert "is named in" in findings.sentiment_towards(table)
    assert findings.sentiment_towards(table.head(0)) == "No target is named in the articles."


def test_instruments(many, one):
    panel = sentiment.panel(many)
    assert len(plots.instruments_compared(panel).patches) == 3 * panel.shape[1]
    assert "are positive by one instrument and negative by another" in findings.instruments_compared(panel)
    alone = sentiment.panel(one)
    assert "−0.077 −0.016" in words_of(plots.instruments_compared(alone))
    assert "The 4 instruments give scores from" in findings.instruments_compared(alone)
    assert findings.instruments_compared(panel.head(0)) == "There are no articles."


def test_the_spread_of_articles(many):
    scores = sentiment.score_articles(many)
    assert sum(bar.get_height() for bar in plots.score_distribution(scores).patches) == len(many)
    assert "one article only" in words_of(plots.score_distribution(scores.head(1)))


def test_overall(many, one):
    scores, alone = sentiment.score_articles(many), sentiment.score_articles(one)
    assert findings.overall_sentiment(sentiment.overall_score(scores), scores).startswith("The 80 articles read ")
    assert "too few sentences for an interval" in findings.overall_sentiment(sentiment.overall_score(alone), alone)


@pytest.mark.parametrize(
    "name",
    [
        "sentiment_along_article",
        "score_distribution",
        "sentiment_over_time",
        "sentiment_by_group",
        "sentiment_towards",
        "strongest_words",
        "word_shift",
    ],
)
def test_a_missing_column_is_named(name):
    with pytest.raises(ValueError, match="has no column"):
        getattr(plots, name)(pd.DataFrame({"x": [1, 2]}))
