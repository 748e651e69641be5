"""The explorer as widgets, and what a page gets in their stead."""

import newswire as nw
import pandas as pd
import pytest


def test_typing_updates_every_view(corpus):
    explorer = nw.explore(corpus, "economy")
    assert "1 hit in 1 of 3 articles" in explorer.answer.value
    explorer.query.value = "trust"
    assert "5 hits in 3 of 3 articles" in explorer.answer.value
    assert "<svg" in explorer.trend.value
    assert len(explorer.lines.options) == 5
    explorer.query.value = "zebra"
    assert "nothing in 3 articles" in explorer.answer.value
    assert explorer.trend.value == explorer.article.value == ""
    assert explorer.lines.layout.display == "none"


def test_a_menu_narrows_the_search_and_lets_go_of_it(corpus):
    explorer = nw.explore(corpus, "trust")
    explorer.filters["desk"].value = "world"
    assert "2 hits in 1 of 1 article ·" in explorer.answer.value
    explorer.filters["desk"].label = "all"
    assert "5 hits in 3 of 3 articles" in explorer.answer.value


def test_the_slider_narrows_the_search_by_days_of_a_short_corpus(corpus):
    explorer = nw.explore(corpus, "trust")
    days = [period for _, period in explorer.dates.options]
    explorer.dates.value = days[1], days[-1]
    assert "3 hits in 2 of 2 articles" in explorer.answer.value


def test_the_slider_at_both_ends_keeps_what_has_no_date():
    frame = pd.DataFrame(
        {"text": ["Rates rose.", "Oil rose.", "Gas rose."], "date": ["2023-01-05", "2024-02-05", None]}
    )
    explorer = nw.explore(nw.Corpus.from_frame(frame), "rose")
    assert [label for label, _ in explorer.dates.options][:2] == ["Jan 2023", "Feb 2023"]
    assert "3 hits in 3 of 3 articles" in explorer.answer.value


def test_the_order_is_chosen(corpus):
    explorer = nw.explore(corpus, "trust")
    explorer.order.value = "newest first"
    assert "<b>" in explorer.lines.options[0][0]


def test_choosing_a_line_opens_its_article_with_hits_marked(corpus):
    explorer = nw.explore(corpus, "trust")
    explorer.lines.value = 4
    assert "&lt;b&gt;" in explorer.article.value
    assert '<mark class="nw-here">trust</mark>' in explorer.article.value
    explorer.lines.value = 1
    assert explorer.article.value.count("<mark") == 2


def test_lines_are_aligned_on_the_hit(corpus):
    explorer = nw.explore(corpus, "trust")
    assert {text[52:59].lower() for text, _ in explorer.lines.options} == {"\u00a0\u00a0trust"}


def test_what_is_not_listed_is_said():
    explorer = nw.explore(nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose. " * 201]})), "oil")
    assert len(explorer.lines.options) == 200
    assert "1 more are not listed." in explorer.more.value


def test_a_page_gets_a_static_view_beside_the_widget(corpus):
    bundle = nw.explore(corpus, "trust")._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/html"].count("<mark>trust</mark>") == 3
    assert bundle["text/html"].count("<mark>Trust</mark>") == 2
    assert "places, spread evenly" not in bundle["text/html"]
    assert "<b>" not in bundle["text/html"]


def test_a_static_view_has_a_few_lines_of_whole_words():
    text = (
        "Unfathomably interchangeable circumstances preceded oil because international commitments deteriorated. " * 20
    )
    html = nw.explore(nw.Corpus.from_frame(pd.DataFrame({"text": [text]})), "oil")._repr_html_()
    assert "12 of 20 places, spread evenly over all." in html
    assert html.count("… interchangeable circumstances preceded </td><td><mark>oil</mark></td>") == 12
    assert html.count("<td> because international commitments …</td>") == 12


def test_nothing_to_show_is_said():
    html = nw.explore(nw.Corpus.from_frame(pd.DataFrame({"text": ["He is."]})))._repr_html_()
    assert "Type a word, a phrase" in html
    assert "<table" not in html


@pytest.mark.parametrize(
    ("text", "query"),
    [("Later trust. Trust!", "trust"), ("those those rates", "rates"), ("rates fell; bonds", "bonds")],
)
def test_it_opens_with_the_commonest_telling_word(text, query):
    assert nw.explore(nw.Corpus.from_frame(pd.DataFrame({"text": [text]}))).query.value == query


def test_one_article_without_a_date_can_be_explored():
    explorer = nw.explore(nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose."]})))
    assert explorer.dates is None
    assert not explorer.filters
    assert "no development over time" in explorer.trend.value
