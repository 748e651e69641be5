"""The explorer: what it finds, what it shows, what a page gets."""

import time

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from newswire.explorer import explore
from newswire.explorer.session import Session
from newswire.explorer.session import ORDERS
from stories import make

TEXTS = [
    "Mutual trust is good. Mutual. Trust came later.",
    "They trust the economy. Trust me, it was a horrible disaster.",
    "An economist said: <b>trust</b>!",
]


@pytest.fixture
def corpus():
    return nw.Corpus.from_frame(
        pd.DataFrame(
            {
                "text": TEXTS,
                "date": ["2024-01-05", "2024-02-05", "2024-03-05"],
                "desk": ["world", "markets", "markets"],
            }
        )
    )


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ("trust", 5),
        ("TRUST", 5),
        ("mutual trust", 1),
        ("econom*", 2),
        ("* the", 1),
        ("zebra", 0),
        ("", 0),
        ("* *", 0),
        ("   ", 0),
        ("good .", 1),
        ("<b>", 1),
        ("(((", 0),
        ("[a-z]", 0),
    ],
)
def test_a_query_finds_what_a_reader_would(corpus, query, n):
    assert len(Session(corpus).hits(query)) == n


def test_every_hit_is_the_text_it_claims(corpus):
    result = Session(corpus).search("mutual trust")
    assert result.lines["hit"].tolist() == ["Mutual trust"]
    for query in ("trust", "econom*", "the economy"):
        for line in Session(corpus).search(query).lines.itertuples():
            text = corpus.articles.loc[line.article, "text"]
            assert text[line.hit_start : line.hit_end] == line.hit
            assert text.startswith(line.left + line.hit + line.right, line.hit_start - len(line.left))


def test_a_result_counts_hits_articles_and_words(corpus):
    result = Session(corpus).search("trust")
    assert (result.n_hits, result.n_articles, result.n_searched) == (5, 3, 3)
    assert result.n_words == corpus.n_words
    assert result.trend["n_hits"].sum() == 5
    assert -1 <= result.sentiment <= 1


def test_filters_narrow_the_search(corpus):
    session = Session(corpus)
    assert session.search("trust", session.chosen(desk="markets")).n_hits == 3
    days = pd.Timestamp("2024-02-01"), pd.Timestamp("2024-03-05")
    result = session.search("trust", session.chosen(days, desk="markets"))
    assert (result.n_hits, result.n_searched) == (3, 2)
    assert session.search("trust", np.zeros(3, bool)).n_hits == 0


def test_orders_put_the_right_line_first(corpus):
    session = Session(corpus)
    first = {order: session.search("trust", order=order).lines.iloc[0] for order in ORDERS}
    assert first["newest first"]["article"] == corpus.articles.index[2]
    assert first["oldest first"]["article"] == corpus.articles.index[0]
    assert first["most negative first"]["right"].startswith(" me, it was a horrible")
    assert first["by the word before"]["left"].endswith("Mutual. ")
    with pytest.raises(ValueError, match="no order 'by chance'"):
        session.search("trust", order="by chance")


def test_typing_updates_every_view(corpus):
    explorer = explore(corpus, "economy")
    assert "1 hit in 1 of 3 articles" in explorer.answer.value
    explorer.query.value = "trust"
    assert "5 hits in 3 of 3 articles" in explorer.answer.value
    assert "<svg" in explorer.trend.value
    assert len(explorer.lines.options) == 5
    explorer.filters["desk"].value = "world"
    assert "2 hits in 1 of 1 article ·" in explorer.answer.value
    explorer.query.value = "zebra"
    assert "nothing in 1 article" in explorer.answer.value
    assert explorer.article.value == ""


def test_choosing_a_line_opens_its_article_with_hits_marked(corpus):
    explorer = explore(corpus, "trust")
    explorer.lines.value = 4
    assert "&lt;b&gt;" in explorer.article.value
    assert '<mark class="nw-here">trust</mark>' in explorer.article.value
    explorer.lines.value = 1
    assert explorer.article.value.count("<mark") == 2


def test_lines_are_aligned_on_the_hit(corpus):
    explorer = explore(corpus, "trust")
    places = {text.lower().index("\u00a0\u00a0trust", 45) for text, _ in explorer.lines.options}
    assert len(places) == 1


def test_a_page_gets_a_static_view_beside_the_widget(corpus):
    bundle = explore(corpus, "trust")._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert "<mark>trust</mark>" in bundle["text/html"]
    assert "5 of 5 hits" in bundle["text/html"]
    assert "<b>" not in bundle["text/html"]


def test_it_opens_with_the_commonest_telling_word(corpus):
    assert explore(corpus).query.value == "trust"


def test_one_article_without_a_date_can_be_explored():
    explorer = explore(nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose."]})))
    assert explorer.dates is None
    assert not explorer.filters
    assert "no development over time" in explorer.trend.value


def test_an_answer_comes_while_one_types():
    explorer = explore(nw.Corpus.from_frame(make(1000, seed=3)))
    waits = []
    for query in ("the", "said", "the *", "bad end", "*ing"):
        start = time.perf_counter()
        explorer.query.value = query
        waits.append(time.perf_counter() - start)
        assert explorer.result.n_hits
    assert sorted(waits)[2] < 0.3
