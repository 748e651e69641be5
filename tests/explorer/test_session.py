"""Searching: what it finds, in what order, and how little it looks at."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from newswire.explorer import session
from newswire.explorer.session import ORDERS, Session


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ("trust", 5),
        ("TRUST", 5),
        ("mutual trust", 1),
        ("econom*", 2),
        ("* the", 1),
        ("zebra", 0),
        ("trust|econom*", 7),
        ("|", 0),
        ("", 0),
        ("* *", 0),
        ("   ", 0),
        ("good .", 1),
        ("good . mutual", 0),
        ("<b>", 1),
        ("(((", 0),
        ("[a-z]", 0),
    ],
)
def test_a_query_finds_what_a_reader_would(corpus, query, n):
    assert len(Session(corpus).hits(query)) == n


@pytest.mark.parametrize(("query", "n"), [("mutual trust", 1), ("trust", 5), ("econom*", 2), ("the economy", 1)])
def test_every_hit_is_the_text_it_claims(corpus, query, n):
    lines = Session(corpus).search(query).lines
    assert len(lines) == n
    for line in lines.itertuples():
        text = corpus.articles.loc[line.article, "text"]
        assert text[line.hit_start : line.hit_end] == line.hit
        assert text.startswith(line.left + line.hit + line.right, line.hit_start - len(line.left))


def test_a_result_counts_hits_articles_and_words(corpus):
    result = Session(corpus).search("trust")
    assert (result.n_hits, result.n_articles, result.n_searched) == (5, 3, 3)
    assert result.n_words == corpus.n_words
    assert result.trend["n_hits"].sum() == 5


def test_sentiment_is_the_mean_of_the_sentences_with_hits(corpus):
    scores = nw.sentiment.score_sentences(corpus)
    hits = corpus.text_of(scores).str.lower().str.count("trust")
    assert hits.tolist() == [1, 0, 1, 1, 1, 1]
    assert np.isclose(Session(corpus).search("trust").sentiment, np.average(scores["compound"], weights=hits))
    assert np.isnan(Session(corpus).search("zebra").sentiment)


def test_filters_narrow_the_search(corpus):
    session = Session(corpus)
    assert session.search("trust", session.chosen(desk="markets")).n_hits == 3
    days = pd.Timestamp("2024-02-01"), pd.Timestamp("2024-03-05")
    result = session.search("trust", session.chosen(days, desk="markets"))
    assert (result.n_hits, result.n_searched, result.trend["n_articles"].sum()) == (3, 2, 2)
    result = session.search("trust", np.zeros(3, bool))
    assert (result.n_hits, result.n_searched, len(result.lines), len(result.trend)) == (0, 0, 0, 0)


def test_the_last_day_counts_to_its_end():
    frame = pd.DataFrame({"text": ["Oil rose.", "Gas rose."], "date": ["2024-01-05T23:59", "2024-01-06T00:00"]})
    day = pd.Timestamp("2024-01-05")
    assert Session(nw.Corpus.from_frame(frame)).chosen((day, day)).tolist() == [True, False]


def test_a_missing_value_passes_no_filter():
    frame = pd.DataFrame({"text": ["Oil rose.", "Gas rose.", "Tin rose."], "desk": ["a", None, "b"]})
    session = Session(nw.Corpus.from_frame(frame))
    assert session.chosen(desk="a").tolist() == [True, False, False]
    assert session.chosen(desk=None).tolist() == [True, True, True]


def test_choices_are_the_commonest_in_alphabetical_order():
    desks = [f"desk {n:02}" for n in range(41)]
    frame = pd.DataFrame({"text": [f"Number {n}." for n in range(82)], "desk": [*desks, *reversed(desks)]})
    frame.loc[40:41, "desk"] = "desk 39"
    assert Session(nw.Corpus.from_frame(frame)).choices("desk") == desks[:40]


FIRST = {
    "in the order of the articles": "mutual trust",
    "oldest first": "oldest trust",
    "newest first": "newest trust",
    "by the next word": "mutual trust",
    "by the word before": "a trust",
    "most negative first": "horrible trust",
    "most positive first": "great trust",
}


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_puts_the_right_line_first(order):
    texts = {
        "Mutual trust again.": None,
        "Newest trust holds.": "2024-03-05",
        "Oldest trust x.": "2024-01-05",
        "A trust y.": "2024-02-05",
        "Horrible trust disaster z.": "2024-02-06",
        "Great trust and good z.": "2024-02-07",
    }
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": list(texts), "date": list(texts.values())}))
    line = Session(corpus).search("trust", order=order).lines.iloc[0]
    assert (line["left"] + line["hit"]).lower() == FIRST[order]


def test_what_has_no_date_comes_last_both_ways():
    frame = pd.DataFrame({"text": ["Oil rose.", "Oil fell.", "Oil."], "date": [None, "2024-03-05", "2024-01-05"]})
    session = Session(nw.Corpus.from_frame(frame))
    assert session.search("oil", order="oldest first").lines["right"].tolist() == [".", " fell.", " rose."]
    assert session.search("oil", order="newest first").lines["right"].tolist() == [" fell.", ".", " rose."]


@pytest.mark.parametrize("order", ORDERS)
def test_lines_that_are_alike_keep_the_order_of_the_text(order):
    sentence = "So oil rose. "
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": [sentence * 201]}))
    places = Session(corpus).search("oil", order=order).lines["hit_start"]
    assert places.tolist() == [3 + n * len(sentence) for n in range(200)]


def test_an_order_that_there_is_not_is_refused(corpus):
    with pytest.raises(ValueError, match="no order 'by chance'"):
        Session(corpus).search("trust", order="by chance")


def test_hits_of_one_article_are_its_characters(corpus):
    searching = Session(corpus)
    hits = searching.hits("trust")
    assert searching.spans_in(corpus.articles.index[1], hits) == [(5, 10), (24, 29)]


@pytest.mark.parametrize(("query", "rarest"), [("the", "the"), ("the *", "the"), ("*ing", "*ing"), ("* said", "said")])
@pytest.mark.parametrize("order", ORDERS)
def test_a_search_asks_where_its_hits_are_and_not_where_every_token_is(
    stories_corpus, monkeypatch, query, rarest, order
):
    searching = Session(stories_corpus)
    most = len(searching.hits(rarest))
    searching.compound  # noqa: B018  scored before the counting starts
    asked = []

    def counting(method):
        return lambda tokens: asked.append(len(tokens)) or method(tokens)

    for name in ("token_articles", "token_sentences", "token_ends"):
        monkeypatch.setattr(stories_corpus, name, counting(getattr(stories_corpus, name)))
    assert searching.search(query, order=order).n_hits
    assert 0 < max(asked) <= most < len(stories_corpus.codes) / 10


def test_periods_are_counted_once_while_one_types(corpus, monkeypatch):
    counted = []
    periods_of = session.periods_of
    monkeypatch.setattr(session, "periods_of", lambda *given: counted.append(given) or periods_of(*given))
    searching = Session(corpus)
    for query in ("t", "tr", "trust"):
        searching.search(query)
    assert len(counted) == 1
    searching.search("trust", searching.chosen(desk="markets"))
    assert len(counted) == 2
