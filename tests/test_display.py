"""`show` and what it writes: safe, aligned, the same every time."""

import re
from html.parser import HTMLParser

import matplotlib.pyplot as plt
import newswire as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire import display, plots
from newswire.display.figures import image_bytes
from newswire.display.text import marked, printable, safe
from newswire.display.values import cell, label

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '" onmouseover="alert(1)',
    "</td></tr></table><h1>",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://example.org\x07link\x1b]8;;\x07",
    "\u202egnp.exe",
    "a\x00b\x08c\x9bd",
    "\ud800 alone",
    "x" * 1_000_000,
]


class Tags(HTMLParser):
    """Collects the tags of a piece of HTML, and whether they are closed in order."""

    EMPTY = frozenset({"img", "br"})

    def __init__(self, html):
        super().__init__()
        self.names, self.open, self.attributes = set(), [], set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def corpus_of(*texts, **columns):
    return nw.Corpus.from_frame(pd.DataFrame({"text": texts, **columns}))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_leaves_its_cell(text):
    column = text[:50].replace("\ud800", "")
    table = pd.DataFrame({column: ["a"], "word": pd.Series([text], dtype=object)})
    html = display.show(table, caption=text).html
    tags = Tags(html)
    assert tags.names <= {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "span"}
    assert not tags.open
    assert not any(name.startswith("on") for name in tags.attributes)
    assert len(html) < 8_000
    html.encode("utf-8")


@given(st.text())
def test_safe_text_has_no_markup_and_no_controls(text):
    written = safe(text)
    bare = written.removeprefix("<bdi>").removesuffix("</bdi>")
    assert "<" not in bare
    assert '"' not in bare
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", bare)


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=60)
SPANS = st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=4)


@given(WORDS, SPANS)
def test_marks_add_nothing_but_marks(text, spans):
    assert re.sub("</?(mark|bdi)>", "", marked(text, spans)) == re.sub("</?bdi>", "", safe(text))


def test_a_hit_is_marked_and_a_long_sentence_is_cut_around_it():
    written = marked("a " * 500 + "trust" + " b" * 500, [(1000, 1005)], limit=80)
    assert "<mark>trust</mark>" in written
    assert written.startswith("… ")
    assert written.endswith(" …")
    assert len(written) < 120


def test_right_to_left_words_are_isolated():
    assert safe("שלום") == "<bdi>שלום</bdi>"
    assert printable("\u202eabc\u2069") == "abc"


def test_numbers_are_aligned_and_carry_their_sort_key():
    table = pd.DataFrame({"word": ["a"], "count": [1234], "per_million": [-0.0612]})
    html = display.show(table, "Words").html
    assert '<td class="num" data-sort="1234">1,234</td>' in html
    assert '<td class="num" data-sort="-0.0612">−0.0612</td>' in html
    assert '<th scope="col" class="num">per million</th>' in html
    assert '<div class="nw-scroll" tabindex="0" role="region" aria-label="Words">' in html


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (np.int32(-7), "−7"),
        (float("inf"), "∞"),
        (pd.Timestamp("2024-10-03"), '<time datetime="2024-10-03">3 Oct 2024</time>'),
        (pd.Period("2024-10", "M"), '<time datetime="2024-10-01">Oct 2024</time>'),
        (["x", "y"], "x, y"),
        (0.0000001, "&lt;0.01"),
    ],
)
def test_a_value_reads_as_people_write_it(value, text):
    assert cell(value)[0] == text


@pytest.mark.parametrize("value", [None, float("nan"), pd.NaT, pd.NA])
def test_no_value_is_a_dash(value):
    assert ">–<" in cell(value)[0]


def test_an_estimate_and_its_interval_have_the_same_decimals():
    table = pd.DataFrame({"word": ["a"], "mean": [0.123456], "low": [0.0123], "high": [0.9]})
    assert re.findall(r">([\d.]+)</td>", display.show(table).html) == ["0.123", "0.012", "0.900"]


def test_labels_are_words():
    assert [label(name) for name in ("n_articles", "per_million", "word")] == ["articles", "per million", "word"]


def test_a_long_table_says_how_long_it_is():
    html = display.show(pd.DataFrame({"x": range(100)}), "Many.", rows=10).html
    assert html.count("<tr>") == 11
    assert "The first 10 of 100 rows." in html


def test_an_empty_table_says_so():
    assert "Nothing to show." in display.show(pd.DataFrame({"word": [], "count": []})).html


def test_a_bar_is_as_long_as_its_share():
    html = display.show(pd.DataFrame({"word": ["a", "b"], "count": [4, 1]}), bars=("count",)).html
    assert re.findall(r"--nw-share:([\d.]+)%", html) == ["100.0", "25.0"]


def test_a_bar_needs_its_column():
    with pytest.raises(ValueError, match="no column 'size'"):
        display.show(pd.DataFrame({"word": ["a"]}), bars=("size",))


def evidence_of(corpus, word):
    """Every sentence with a word, with the word's place."""
    table = corpus.sentences.assign(word=word, text=list(corpus.text_of(corpus.sentences)))
    table = table[table["text"].str.contains(word)].reset_index(drop=True)
    table["hit_start"] = table["start"] + table["text"].str.find(word)
    return table.assign(hit_end=table["hit_start"] + len(word))


def test_a_row_opens_its_sentences_with_hits_marked_and_says_how_many_there_are():
    corpus = corpus_of(*[f"Number {n}: they trust <us>." for n in range(5)], title=["A & B"] * 5)
    table = pd.DataFrame({"word": ["trust", "other"], "count": [5, 1]})
    html = display.show(table, evidence=evidence_of(corpus, "trust"), corpus=corpus).html
    assert html.count('<details class="nw-evidence"><summary>trust</summary>') == 1
    assert html.count("<li>") == 3
    assert "they <mark>trust</mark> &lt;us&gt;." in html
    assert "<cite>A &amp; B" in html
    assert "3 of 5 sentences" in html
    assert not Tags(html).open


def test_evidence_needs_its_columns_and_its_corpus():
    table = pd.DataFrame({"word": ["trust"]})
    corpus = corpus_of("They trust us.")
    with pytest.raises(ValueError, match="no column 'start'"):
        display.show(table, evidence=pd.DataFrame({"word": ["trust"], "article": ["x"]}), corpus=corpus)
    with pytest.raises(ValueError, match="needs the corpus"):
        display.show(table, evidence=evidence_of(corpus, "trust"))


def drawn():
    plots.use_style()
    axes = plt.subplots()[1]
    axes.plot([1, 3, 2])
    axes.set(xlabel="month", ylabel="articles")
    return axes


def test_a_figure_is_an_image_with_alt_text_and_caption_and_is_closed():
    shown = display.show(drawn(), "Articles <by month>.")
    assert '<figure class="nw-figure"><img alt="Articles &lt;by month&gt;. articles by month."' in shown.html
    assert "<figcaption>Articles &lt;by month&gt;.</figcaption>" in shown.html
    assert not plt.get_fignums()


def test_the_same_figure_is_the_same_bytes():
    first, second = display.show(drawn()).html, display.show(drawn()).html
    assert first == second
    kind, data = image_bytes(drawn().figure)
    plt.close("all")
    assert kind == "image/svg+xml"
    assert len(data) < 40_000
    assert b"<dc:date" not in data


@pytest.mark.filterwarnings("error")
def test_a_script_that_the_font_lacks_is_no_warning():
    axes = drawn()
    axes.set_title("新华社 $5 and $6")
    assert "<img" in display.show(axes).html


def test_a_dense_figure_is_pixels():
    axes = drawn()
    axes.scatter(*np.random.default_rng(0).random((2, 6000)))
    kind, data = image_bytes(axes.figure)
    plt.close("all")
    assert kind == "image/png"
    assert len(data) < 400_000


def test_a_figure_with_nothing_to_draw_is_a_sentence():
    axes = plots.article_lengths(pd.DataFrame({"n_words": [12]}))
    assert display.show(axes, "Lengths.").html == '<p class="nw-count">One article of 12 words.</p>'
    assert not plt.get_fignums()


def test_a_finding_is_a_paragraph_and_a_corpus_is_a_card():
    corpus = corpus_of("MOSCOW, October 3. /TASS/. Rates rose. They fell.")
    assert display.show("a < b").html == '<p class="nw-finding">a &lt; b</p>'
    html = display.show(corpus, finding="One.")._repr_html_()
    assert "<dt>articles</dt><dd>1</dd>" in html
    assert html.count("<style>") == 1
    assert '<p class="nw-finding">One.</p>' in html


def test_what_cannot_be_shown_is_refused_in_a_sentence():
    with pytest.raises(TypeError, match="show takes a table, a figure, its axes or a sentence, not int"):
        display.show(3)


def test_an_article_is_read_in_paragraphs_with_hits():
    corpus = corpus_of("Rates rose. They fell <fast>.\n\nThe end.")
    html = display.reading(corpus, corpus.articles.index[0], spans=[(0, 5)], sentences=True).html
    assert "<p><mark>Rates</mark> rose. " in html
    assert html.count("¦") == 1
    assert "&lt;fast&gt;.</p><p>The end.</p>" in html
    with pytest.raises(ValueError, match="no article 'nowhere'"):
        display.reading(corpus, "nowhere")
