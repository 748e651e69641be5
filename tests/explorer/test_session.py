"""Searching: what it finds, in what order, and how little it looks at."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from newswire.explorer import session as session_module
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
    assert Session(corpus).search(query).n_hits == n


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
    told = Session(corpus).search("trust, zebra").terms.set_index("term")
    assert np.isclose(told.loc["trust", "sentiment"], np.average(scores["compound"], weights=hits))
    assert np.isnan(told.loc["zebra", "sentiment"])


def test_filters_narrow_the_search(corpus):
    session = Session(corpus)
    assert session.search("trust", session.chosen(desk="markets")).n_hits == 3
    assert session.search("trust", session.chosen(desk=["markets", "world"])).n_hits == 5
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
    assert session.chosen(desk=()).tolist() == [True, True, True]


def test_all_values_can_be_chosen_in_alphabetical_order():
    desks = [f"{'Dd'[n % 2]}esk {n:03}" for n in range(100)]
    frame = pd.DataFrame({"text": [f"Number {n}." for n in range(200)], "desk": [*reversed(desks), *desks]})
    assert Session(nw.Corpus.from_frame(frame)).choices("desk") == desks


FIRST = {
    "in the order of the articles": "mutual trust",
    "oldest first": "oldest trust",
    "newest first": "newest trust",
    "by right context": "mutual trust",
    "by left context": "a trust",
    "at random": "a trust",  # what NumPy's generator draws from the seed 0
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
    session = Session(corpus)
    places = session.lines(session.search("oil", order=order))["hit_start"].tolist()
    expected = [3 + n * len(sentence) for n in range(201)]
    assert sorted(places) == expected
    assert (places == expected) != (order in ("at random", "by left context", "by right context"))


def test_contexts_are_compared_by_three_words():
    texts = ["big old oil rose again a.", "big new oil rose again b.", "a new oil rose alone c.", "big new oil fell d."]
    session = Session(nw.Corpus.from_frame(pd.DataFrame({"text": texts})))
    after = session.search("oil", order="by right context").lines
    assert after["right"].tolist() == [" fell d.", " rose again a.", " rose again b.", " rose alone c."]
    before = session.search("oil", order="by left context").lines
    assert before["left"].tolist() == ["a new ", "big new ", "big new ", "big old "]


def test_a_random_order_is_always_the_same_and_has_every_hit_once():
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["So oil rose. " * 50]}))
    session = Session(corpus)
    first, again = (session.lines(session.search("oil", order="at random"))["hit_start"].tolist() for _ in range(2))
    assert first == again
    assert first != sorted(first) == [3 + 13 * n for n in range(50)]


def test_an_order_that_there_is_not_is_refused(corpus):
    with pytest.raises(ValueError, match="no order 'by chance'"):
        Session(corpus).search("trust", order="by chance")


def test_hits_of_one_article_are_its_characters(corpus):
    searching = Session(corpus)
    assert searching.spans_in(corpus.articles.index[1], searching.search("trust")) == [(5, 10), (24, 29)]
    both = searching.search("me, trust", order="at random")
    assert searching.spans_in(corpus.articles.index[1], both) == [(5, 10), (24, 29), (30, 32)]


def test_terms_between_commas_are_counted_each_by_itself(corpus):
    session = Session(corpus)
    result = session.search("trust, econom*,zebra, trust")
    assert result.terms[["term", "n_hits", "n_articles"]].values.tolist() == [
        ["trust", 5, 3],
        ["econom*", 2, 2],
        ["zebra", 0, 0],
    ]
    assert (result.n_hits, result.n_articles) == (7, 3)
    assert result.trend.groupby("term")["n_hits"].sum().to_dict() == {"trust": 5, "econom*": 2, "zebra": 0}
    for term in ("trust", "econom*"):
        alone = session.search(term)
        rows = session.lines(result).query("term == @term").reset_index(drop=True)
        pd.testing.assert_frame_equal(rows, session.lines(alone))
        of_term = result.trend[result.trend["term"] == term].reset_index(drop=True)
        pd.testing.assert_frame_equal(of_term, alone.trend)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("5,000 jobs", ["5,000 jobs"]),
        ('"Moscow, Russia", oil', ['"Moscow, Russia"', "oil"]),
        (" , *, oil,, ?", ["oil"]),
        (",", []),
    ],
)
def test_a_comma_in_a_number_or_between_quotation_marks_parts_nothing(corpus, query, terms):
    assert Session(corpus).terms(query) == terms


def test_more_terms_than_colours_are_refused_in_a_sentence(corpus):
    with pytest.raises(ValueError, match=r"Six terms .* and these are 7; put a quotation"):
        Session(corpus).search("a, b, c, d, e, f, g")


def test_pages_hold_all_hits_once():
    session = Session(nw.Corpus.from_frame(pd.DataFrame({"text": ["So oil rose. " * 41]})))
    result = session.search("oil", order="at random")
    pages = [session.lines(result, page) for page in (1, 2, 3)]
    assert ([len(page) for page in pages], result.n_pages) == ([20, 20, 1], 3)
    pd.testing.assert_frame_equal(pd.concat(pages, ignore_index=True), session.lines(result))
    pd.testing.assert_frame_equal(pages[0], result.lines)


def test_a_column_named_like_one_of_a_concordance_does_no_harm():
    frame = pd.DataFrame({"text": ["Oil rose.", "Oil fell."] * 5, "hit": ["a", "b"] * 5, "term": ["c", "d"] * 5})
    lines = Session(nw.Corpus.from_frame(frame)).search("oil").lines
    assert set(lines["hit"]) == {"Oil"}
    assert set(lines["term"]) == {"oil"}


def test_neighbours_are_those_of_the_chosen_articles(stories_corpus):
    session = Session(stories_corpus)
    word = stories_corpus.vocabulary.query("is_word and not is_stopword")["text"].iloc[0]
    rows = np.arange(len(stories_corpus)) % 2 == 0
    here = session.neighbours(session.search(word, rows))
    alone = nw.frequencies.collocates(stories_corpus.where(rows), word)
    assert len(here)
    expected = alone[alone["log_likelihood"] >= session_module.FIRM].head(len(here))
    pd.testing.assert_frame_equal(here.drop(columns="term"), expected.reset_index(drop=True))


def test_articles_with_hits_are_a_corpus(corpus):
    session = Session(corpus)
    assert session.having(session.search("econom*")).articles.index.tolist() == corpus.articles.index[1:].tolist()
    rows = session.chosen(desk="world")
    assert len(session.having(session.search("", rows))) == 1
    assert len(session.having(session.search("zebra"))) == 0


@pytest.mark.parametrize(("query", "rarest"), [("the", "the"), ("the *", "the"), ("*ing", "*ing"), ("* said", "said")])
@pytest.mark.parametrize("order", ORDERS)
def test_a_search_asks_where_its_hits_are_and_not_where_every_token_is(
    stories_corpus, monkeypatch, query, rarest, order
):
    searching = Session(stories_corpus)
    most = searching.search(rarest).n_hits
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
    periods_of = session_module.periods_of
    monkeypatch.setattr(session_module, "periods_of", lambda *given: counted.append(given) or periods_of(*given))
    searching = Session(corpus)
    for query in ("t", "tr", "trust"):
        searching.search(query)
    assert len(counted) == 1
    searching.search("trust", searching.chosen(desk="markets"))
    assert len(counted) == 2
