"""The explorer as widgets, and what a page gets in their stead."""

import re
from types import SimpleNamespace

import newswire as nw
import pandas as pd
import pytest
from archives import archive_of
from newswire.explorer.views import spread_html


def view(explorer):
    return explorer.view.value


def test_typing_updates_every_view(corpus):
    explorer = nw.explore(corpus, "economy")
    assert "1 hit in 1 of 3 articles" in explorer.answer.value
    explorer.query.value = "trust"
    assert "5 hits in 3 of 3 articles" in explorer.answer.value
    assert "<svg" in explorer.trend.value
    assert view(explorer).count("<details>") == 5
    explorer.query.value = "zebra"
    assert "nothing in 3 articles" in explorer.answer.value
    assert explorer.trend.value == view(explorer) == ""
    assert explorer.below.layout.display == "none"


def test_a_search_shows_articles_also_where_stories_count_and_what_it_finds_counts_them_still(corpus):
    stories = pd.DataFrame({"article": corpus.articles.index, "story": corpus.articles.index[0]})
    explorer = nw.explore(corpus.counted_once(stories), "economy, trust me")
    assert explorer.answer.value == nw.explore(corpus, "economy, trust me").answer.value
    assert explorer.corpus.units.tolist() == [corpus.articles.index[0]]


def test_terms_between_commas_are_told_apart(corpus):
    explorer = nw.explore(corpus, "trust, econom*")
    assert "trust</strong>: 5 hits in 3 of 3 articles" in explorer.answer.value
    assert "econom*</strong>: 2 hits in 2 of 3 articles" in explorer.answer.value
    assert explorer.trend.value.count("<polyline") == 2
    assert view(explorer).count("nw-swatch nw-term-0") == 5
    assert view(explorer).count("nw-swatch nw-term-1") == 2


@pytest.mark.parametrize(
    ("query", "said"), [("trust AND", "AND needs a word on either side"), ("a,b,c,d,e,f,g", "Six terms are as many")]
)
def test_a_query_that_is_none_is_said_in_a_sentence(corpus, query, said):
    explorer = nw.explore(corpus, "trust")
    explorer.query.value = query
    assert 'role="alert"' in explorer.answer.value
    assert said in explorer.answer.value
    assert view(explorer) == ""
    explorer.query.value = "trust"
    assert "5 hits" in explorer.answer.value


def test_values_are_chosen_by_typing_and_let_go_of_by_a_button(corpus):
    explorer = nw.explore(corpus, "trust")
    desk = explorer.filters["desk"]
    assert desk.field.options == ("markets", "world")
    desk.field.value = "World "
    assert (desk.value, desk.field.value) == (("world",), "")
    assert "2 hits in 1 of 1 article ·" in explorer.answer.value
    desk.field.value = "markets"
    assert "5 hits in 3 of 3 articles" in explorer.answer.value
    desk.field.value = "world"
    assert desk.value == ("world", "markets")
    desk.children[1].click()
    assert desk.value == ("markets",)
    assert "3 hits in 2 of 2 articles" in explorer.answer.value
    desk.field.value = "sports"
    assert desk.said.value == "none is called sports"
    desk.field.value = "R"
    assert desk.said.value == "R could be markets; world"
    assert desk.value == ("markets",)
    desk.field.value = "ORL"
    assert desk.value == ("markets", "world")


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
    assert "5 Mar 2024" in view(explorer).partition("</details>")[0]


def test_a_line_tells_where_it_stands_and_opens_its_article_with_hits_marked(corpus):
    explorer = nw.explore(corpus, "trust")
    second, last = (view(explorer).split("<details>")[i] for i in (2, 5))
    assert "&lt;b&gt;" in last
    assert '<mark class="nw-here">trust</mark>' in last
    assert '<span class="nw-of-date">5 Mar 2024</span><span class="nw-of-group" title="markets">markets' in last
    assert second.partition("<article")[2].count("<mark") == 2


def test_pages_go_on_and_start_anew_with_a_search():
    explorer = nw.explore(nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose. " * 41 + "Gas."]})), "oil")
    assert "1 to 20 of 41 hits" in view(explorer)
    assert (explorer.page.max, explorer.n_pages.value) == (3, "of 3")
    explorer.page.value = 3
    assert "41 to 41 of 41 hits" in view(explorer)
    explorer.query.value = "gas"
    assert (explorer.page.value, explorer.page.max) == (1, 1)
    assert "1 to 1 of 1 hit" in view(explorer)


def test_neighbours_and_groups_are_shown_on_request(stories_corpus):
    frame = stories_corpus.articles.reset_index(drop=True)[["text", "date"]]
    frame["desk"] = ["a", "<b>"] * (len(frame) // 2) + ["a"] * (len(frame) % 2)
    explorer = nw.explore(nw.Corpus.from_frame(frame), "said")
    assert list(explorer.shown.options) == ["lines", "neighbours", "by desk"]
    explorer.shown.value = "neighbours"
    assert "Words up to 5 places before or behind a hit" in view(explorer)
    assert explorer.page.layout.display == "none"
    explorer.shown.label = "by desk"
    assert '<th scope="row">&lt;b&gt;</th>' in view(explorer)
    assert "<b>" not in view(explorer)
    explorer.shown.value = "lines"
    assert explorer.page.layout.display is None


def test_a_shade_of_groups_goes_by_rate_and_few_articles_have_none():
    texts = [*["Oil rose."] * 10, *["Oil."] * 10, *["Oil."] * 4]
    desks = [*["a"] * 10, *["b"] * 10, *["c"] * 4]
    explorer = nw.explore(nw.Corpus.from_frame(pd.DataFrame({"text": texts, "desk": desks})), "oil")
    html = spread_html(explorer.session, explorer.result, "desk")
    assert re.findall(r"(\d+) hits in .*?>", html) == ["10", "10", "4"]
    assert re.findall(r"rgb\(11 140 130 / ([\d.]+)\)", html) == []  # no dates: totals have no shade
    dated = pd.DataFrame({"text": texts, "desk": desks, "date": "2024-01-05"})
    explorer = nw.explore(nw.Corpus.from_frame(dated), "oil")
    html = spread_html(explorer.session, explorer.result, "desk")
    assert re.findall(r"rgb\(11 140 130 / ([\d.]+)\)", html) == ["0.28", "0.55"]


def test_lines_are_saved_beside_the_notebook_and_start_no_formula(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    frame = pd.DataFrame({"text": ["=1+1 oil rose; é.", "Oil."], "title": ["@sum", "x"]})
    explorer = nw.explore(nw.Corpus.from_frame(frame), "oil, /..\\gas")
    explorer.save()
    explorer.save()
    paths = [tmp_path / "concordance_oil_gas.csv", tmp_path / "concordance_oil_gas_2.csv"]
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert f"2 lines saved as {paths[1]}." in explorer.said.value
    table = pd.read_csv(paths[0], encoding="utf-8-sig")
    assert table["left"].tolist()[0] == "'=1+1 "
    assert table["title"].tolist() == ["'@sum", "x"]
    assert table["right"].tolist()[0] == " rose; é."


def test_what_cannot_be_saved_is_said(corpus, tmp_path, monkeypatch):
    explorer = nw.explore(corpus, "trust")

    def full(table, query):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newswire.explorer.widget.save_csv", full)
    explorer.save()
    assert "could not be saved: [Errno 28] No space left on device." in explorer.said.value


def test_articles_with_hits_are_kept_under_a_name_that_is_free(corpus, monkeypatch):
    names = {"pd": pd, "old": corpus}
    monkeypatch.setattr("newswire.explorer.widget.get_ipython", lambda: SimpleNamespace(user_ns=names))
    explorer = nw.explore(corpus, "econom*")
    assert len(explorer.corpus) == 2
    for name in ("on_economy", "old"):
        explorer.name.value = name
        explorer.keep()
        assert f"{name} is now a corpus of 2 articles." in explorer.said.value
        assert names[name].articles.index.tolist() == corpus.articles.index[1:].tolist()
    for name, said in (
        ("pd", "is the name of something else"),
        ("list", "is the name of"),
        ("2x", "is no name"),
        ("for", "is no name"),
    ):
        explorer.name.value = name
        explorer.keep()
        assert said in explorer.said.value
    assert names["pd"] is pd
    assert set(names) == {"pd", "old", "on_economy"}


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


def test_of_an_archive_a_sample_is_explored_and_it_is_said_of_how_many(corpus, monkeypatch):
    archive = archive_of(corpus, [1, 2])
    assert nw.explore(archive, "trust")._repr_html_() == nw.explore(corpus, "trust")._repr_html_()
    monkeypatch.setattr("newswire.explorer.HELD", 2)
    monkeypatch.setattr("newswire.explorer.DRAWN", 2)
    drawn = nw.explore(archive)
    assert sorted(drawn.session.corpus.articles.index) == sorted(corpus.articles.index)[:2]
    for explorer in (drawn, nw.explore(corpus)):
        assert "2 of the 3 articles are searched, drawn by lot." in explorer._repr_html_()
        assert any("2 of the 3 articles" in getattr(child, "value", "") for child in explorer.box.children)
