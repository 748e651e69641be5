"""What is said of sentiment where stories are counted is read back and derived again, as where articles are."""

import newswire as nw
import pandas as pd
import pytest
from claims import changes as of_changes
from claims import instruments as of_instruments
from claims import sentiment as of_sentiment
from claims import sentiment_recounted as of_counts
from claims.reading import contradictions, mutants, read
from newswire import findings, sentiment
from stories import make


def paired() -> nw.Corpus:
    """Articles of a year, of which every fourth tells what the one before it tells."""
    return nw.Corpus.from_frame(make(240, seed=8))


def crowded() -> nw.Corpus:
    """Articles of two months."""
    return nw.Corpus.from_frame(make(90, seed=1, days=60))


def copied() -> nw.Corpus:
    """Stories of which ten are told fifteen times more by one agency in one month."""
    stories = make(160, seed=6).assign(event=range(160))
    wire = stories[stories["planted_valence"] < -0.5].head(10).assign(agency="TASS", date=pd.Timestamp(2024, 2, 3))
    copies = [wire.assign(text=wire["text"] + f"\n\nThis is copy {n}.") for n in range(15)]
    return nw.Corpus.from_frame(pd.concat([stories, *copies], ignore_index=True))


def stories_of(corpus: nw.Corpus) -> pd.Series:
    """The story of each article, as planted."""
    if "event" not in corpus.articles:
        return of_counts.planted(corpus.articles.index)
    return corpus.articles["event"].map(lambda event: f"story {event}")


READERS = {
    name: getattr(of, name)
    for of in (of_sentiment, of_instruments, of_counts, of_changes)
    for name in (
        "overall_sentiment sentiment_over_time sentiment_by_group sentiment_difference sentiment_towards "
        "sentiment_recounted target_difference"
    ).split()
    if hasattr(of, name)
}


@pytest.fixture(scope="module", params=[paired, crowded, copied], ids=lambda made: made.__name__)
def corpus(request):
    made = request.param()
    stories = stories_of(made).rename("story").reset_index()
    return made.counted_once(stories)


@pytest.fixture(scope="module")
def texts(corpus):
    return corpus.articles[["text", "date", "place", "agency", "title"]].assign(story=corpus.units)


@pytest.fixture(scope="module")
def tables(corpus):
    scores, units, dates = sentiment.score_articles(corpus), corpus.units, corpus.articles["date"]
    return {
        "overall_sentiment": sentiment.overall_score(scores, units=units),
        "sentiment_over_time": sentiment.period_scores(scores, dates, units=units),
        "sentiment_by_group": sentiment.group_scores(scores, "agency", units=units),
        "sentiment_difference": sentiment.score_difference(scores, "agency", *of_sentiment.PAIR, units=units),
        "sentiment_towards": sentiment.target_scores(sentiment.towards(corpus, of_sentiment.TARGETS), units=units),
        "sentiment_recounted": of_counts.recounted(corpus, units, "stories"),
        "target_difference": spoken_of(corpus),
    }


def spoken_of(corpus: nw.Corpus) -> tuple[pd.DataFrame, pd.Series]:
    """What is said of the targets, and which articles are new: the last half."""
    place = pd.Series(range(len(corpus)), corpus.articles.index)
    report = place.map(lambda at: of_changes.PAIR[2 * at >= len(corpus)])
    return sentiment.towards(corpus, of_sentiment.TARGETS), report


@pytest.fixture(scope="module")
def said(corpus, tables):
    shown = dict(tables)
    sentences = {"sentiment_recounted": of_counts.said_of(shown.pop("sentiment_recounted"))}
    overall, articles = shown.pop("overall_sentiment"), sentiment.score_articles(corpus)
    table = sentiment.target_difference(*shown["target_difference"], *of_changes.PAIR, units=corpus.units)
    shown["target_difference"] = table
    sentences["overall_sentiment"] = findings.overall_sentiment(overall, articles)
    return sentences | {name: getattr(findings, name)(table, "stories") for name, table in shown.items()}


@pytest.mark.parametrize("name", READERS)
def test_what_a_sentence_claims_of_stories_is_what_the_texts_give(texts, tables, said, name):
    patterns, facts = READERS[name](texts, tables[name])
    assert contradictions(read(said[name], patterns), facts) == []


@pytest.mark.parametrize("name", READERS)
def test_a_sentence_of_stories_with_another_number_is_found_out(texts, tables, said, name):
    patterns, facts = READERS[name](texts, tables[name])
    for sentence in mutants(said[name]):
        try:
            claims = read(sentence, patterns)
        except AssertionError:
            continue
        assert contradictions(claims, facts), sentence


def test_copies_that_are_counted_once_decide_nothing(corpus, tables):
    if "event" not in corpus.articles:
        return
    (stories, articles), *_ = tables["sentiment_recounted"]
    assert articles["groups"].set_index("agency").loc["TASS", "p"] < 0.01
    assert stories["groups"].set_index("agency").loc["TASS", "p"] > 0.025
