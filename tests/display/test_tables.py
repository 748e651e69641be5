"""Tables: safe, aligned, the same every time."""

import re
from html.parser import HTMLParser

import newswire as nw
import pandas as pd
import pytest
from newswire.display.tables import flat

TAGS = set("div table caption thead tbody tr th td bdi span".split())
ATTRIBUTES = set("class tabindex role aria-label scope data-sort".split())
SURROGATE = "\ud800"
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '" onmouseover="alert(1)',
    "</td></tr></table><h1>",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://example.org\x07link\x1b]8;;\x07",
    "\u202egnp.exe",
    "שלום",
    "a\x00b\x08c\x9bd",
    "\ud800 alone",
    "x" * 1_000_000,
]


class Tags(HTMLParser):
    """Collects the tags of a piece of HTML, and whether they are closed in order."""

    EMPTY = frozenset({"img", "br"})

    def __init__(self, html):
        super().__init__()
        self.names, self.open, self.attributes = set(), [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes += attrs
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def assert_harmless(html: str, tags: set[str], attributes: set[str]) -> None:
    """Check that HTML is closed, short and has none but the tags and attributes of its own."""
    parsed = Tags(html)
    assert parsed.names <= tags
    assert not parsed.open
    assert {name for name, _ in parsed.attributes} <= attributes
    assert "<bdi>" not in "".join(value for _, value in parsed.attributes)
    assert len(html) < 8_000
    html.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_leaves_its_cell(text):
    column = text[:50].replace(SURROGATE, "")
    table = pd.DataFrame({column: ["a"], "word": pd.Series([text], dtype=object)})
    assert_harmless(nw.show(table, caption=text).html, TAGS, ATTRIBUTES)


@pytest.mark.parametrize("text", [text for text in HOSTILE if SURROGATE not in text])
def test_nothing_hostile_leaves_what_opens(text):
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose."], "title": [text]}))
    table, evidence = pd.DataFrame({"word": [text]}), corpus.sentences.assign(word=text)
    html = nw.show(table, evidence=evidence, corpus=corpus).html
    assert "<q>Rates rose.</q>" in html
    assert_harmless(html, TAGS | {"details", "summary", "ol", "li", "q", "cite", "p"}, ATTRIBUTES)


def test_numbers_are_aligned_and_carry_their_sort_key():
    table = pd.DataFrame({"word": ["a"], "count": [1234], "per_million": [-0.0612]})
    html = nw.show(table, "Words").html
    assert '<td class="num" data-sort="1234">1,234</td>' in html
    assert '<td class="num" data-sort="-0.0612">−0.0612</td>' in html
    assert '<th scope="col" class="num">per million</th>' in html
    assert '<div class="nw-scroll" tabindex="0" role="region" aria-label="Words">' in html


def test_an_estimate_and_its_interval_have_the_same_decimals():
    table = pd.DataFrame({"word": ["a"], "mean": [0.123456], "low": [0.0123], "high": [0.9]})
    assert re.findall(r">([\d.]+)</td>", nw.show(table).html) == ["0.123", "0.012", "0.900"]


def test_a_share_is_per_cent_and_an_article_is_code():
    table = pd.DataFrame({"article": ["x1"], "share_of_words": [0.5], "known": [True]})
    cells = re.findall(r"<td[^>]*>.*?</td>", nw.show(table).html)
    assert cells == [
        "<td><code>x1</code></td>",
        '<td class="num" data-sort="0.5">50%</td>',
        '<td class="brief">yes</td>',
    ]


def test_an_article_goes_by_its_title_or_its_first_words_in_quotation_marks():
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose.", "Oil fell."], "title": ["<Rates>", None]}))
    table = pd.DataFrame({"article": [*corpus.articles.index, "gone"], "n": 1})
    cells = re.findall(r"<td data-sort=[^>]*>(.*?)</td>|<td>(.*?)</td>", nw.show(table, corpus=corpus).html)
    first, second = corpus.articles.index
    assert ["".join(cell) for cell in cells] == [
        f'<span title="{first}">&lt;Rates&gt;</span>',
        f'<span title="{second}">“Oil fell.”</span>',
        "<code>gone</code>",
    ]


def test_what_is_the_same_yes_or_no_in_every_row_is_left_out():
    table = pd.DataFrame({"word": ["a", "b"], "thin": False, "known": [True, False], "p": float("nan"), "n": 1})
    assert re.findall(r"([^<>]*)</th>", nw.show(table).html) == ["word", "known", "n"]
    assert re.findall(r"([^<>]*)</th>", nw.show(table.head(1)).html) == ["word", "thin", "known", "p", "n"]


def test_more_rows_than_fit_are_folded():
    folds = {n: nw.show(pd.DataFrame({"x": range(n)}), rows=90).html.count(f"> all {n} rows<") for n in (30, 31)}
    assert folds == {30: 0, 31: 1}


def test_a_column_of_sentences_has_room_and_one_of_a_word_or_two_takes_one_line():
    names = ["The Washington Post", "AP"]
    table = pd.DataFrame({"word": ["a", None], "name": names, "text": ["rates rose " * 8, "They fell."]})
    cells = re.findall(r"<td(?: class=\"(.*?)\")?", nw.show(table).html)
    assert cells == ["brief", "", "long"] * 2


def test_heads_that_would_read_alike_keep_their_names():
    html = nw.show(pd.DataFrame({"n_words": [1], "words": ["a"], "n_hits": [2]})).html
    assert re.findall(r"([^<>]*)</th>", html) == ["n_words", "words", "hits"]


def test_a_long_table_says_how_long_it_is():
    html = nw.show(pd.DataFrame({"x": range(100)}), "Many.", rows=10).html
    assert html.count("<tr>") == 11
    assert "The first 10 of 100 rows." in html


@pytest.mark.parametrize("table", [pd.DataFrame({"word": [], "count": []}), pd.DataFrame()])
def test_an_empty_table_says_so(table):
    html = nw.show(table, evidence=table).html
    assert ">Nothing to list here. </p>" in html and "<table" not in html
    assert ">Nothing to list here. Words.</p>" in nw.show(table, "Words.").html
    said = nw.show(table, "Words.", finding="There are no words.").html
    assert said == nw.show("There are no words.").html


def test_a_table_of_lists_can_be_shown():
    assert "<td>a, b</td>" in nw.show(pd.DataFrame({"words": [["a", "b"]]})).html


def test_a_bar_is_as_long_as_its_share():
    html = nw.show(pd.DataFrame({"word": ["a", "b"], "count": [4, 1]}), bars=("count",)).html
    assert re.findall(r"--nw-share:([\d.]+)%", html) == ["100.0", "25.0"]
    html = nw.show(pd.DataFrame({"word": ["a", "b"], "count": [0, None]}), bars=("count",)).html
    assert re.findall(r"--nw-share:([\d.]+)%", html) == ["0.0", "0.0"]


def test_a_bar_needs_its_column():
    with pytest.raises(ValueError, match="no column 'size'"):
        nw.show(pd.DataFrame({"word": ["a"]}), bars=("size",))


def test_an_index_that_says_something_becomes_columns():
    table = pd.DataFrame({"n": [1, 2]}, index=pd.Index(["a", "b"], name="word"))
    assert list(flat(table)) == ["word", "n"]
    assert list(flat(table.reset_index())) == ["word", "n"]
    assert list(flat(table.reset_index()[::-1])) == ["word", "n"]
    assert list(flat(table["n"])) == ["word", "n"]
    assert list(flat(table.groupby("word").agg({"n": ["sum", "max"]})))[1:] == ["n sum", "n max"]


def test_a_terminal_gets_text_without_controls():
    shown = nw.show(pd.DataFrame({"word": ["a\x1b[31mred", "x" * 99], "share": [0.25, 0.5]}))
    lines = repr(shown).splitlines()
    assert [line.split() for line in lines] == [["word", "share"], ["ared", "0.25"], ["x" * 39 + "…", "0.50"]]
