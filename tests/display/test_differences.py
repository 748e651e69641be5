"""What sets one text apart from another: marked, escaped, folded, and behind the rows of a table."""

import difflib
import re

import newswire as nw
import pandas as pd
import pytest
from corpora import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from newswire.display.differences import difference_html

LONG = [f"word{number}" for number in range(100)]


def plain(html: str, without: str) -> list[str]:
    """Return the words of marked text, without those of one kind of mark."""
    return re.sub("<[^>]*>", "", re.sub(rf"<{without}>.*?</{without}>", "", html)).split()


@given(*[st.lists(st.sampled_from("abcdef"), max_size=30)] * 2)
def test_either_text_can_be_read_off(here, there):
    html, n_alike, n_words = difference_html(" ".join(here), " ".join(there))
    assert n_words == len(here)
    assert n_alike <= sum(n for _, _, n in difflib.SequenceMatcher(None, here, there).get_matching_blocks())
    if n_alike >= 0.2 * n_words:
        assert plain(html, "del") == here
        assert plain(html, "ins") == there
    else:
        assert html == " ".join(here)


@pytest.mark.parametrize(
    ("text", "other", "html"),
    [
        ("a b c d", "a b c d", "a b c d"),
        ("a b c d e", "a b c d", "a b c d <ins>e</ins>"),
        ("b c d e", "a b c d e", "<del>a</del> b c d e"),
        ("a b c x d y e f g", "a b c 1 d 2 e f g", "a b c <del>1 d 2</del> <ins>x d y</ins> e f g"),
    ],
)
def test_what_differs_is_marked_and_two_words_between_differences_go_with_them(text, other, html):
    assert difference_html(text, other)[0] == html


def test_a_long_stretch_is_folded_where_both_have_it_or_it_is_lacking_and_not_where_it_is_new():
    same, _, _ = difference_html(" ".join(LONG), " ".join(LONG))
    assert "[… 76 words …]" in same and "word50" not in same
    short = "a b c d e f"
    new, n_alike, _ = difference_html(f"{short} {' '.join(LONG[:20])}", short)
    assert n_alike == 6 and f"<ins>{' '.join(LONG[:20])}</ins>" in new
    gone, _, _ = difference_html(short, f"{short} {' '.join(LONG)}")
    assert re.search(r"<del>word0 .*\[… 76 words …\].* word99</del>", gone)


def test_what_articles_say_is_escaped_on_either_side():
    html, _, _ = difference_html("Oil rose by <b>3%</b> again.", "Oil rose by <script>alert(1)</script> again.")
    assert "<del>&lt;script&gt;" in html and "<ins>&lt;b&gt;3%" in html


@pytest.fixture
def corpus():
    texts = ["Oil rose by 3% on Monday in London.", "Oil rose by 4% on Monday in London.", "Gas fell."]
    return corpus_of(texts, title=["<First>", "Second", None])


def test_a_row_opens_what_sets_its_article_apart(corpus):
    first, second, third = corpus.articles.index
    copies = pd.DataFrame({"article": [second, third], "copy_of": [first, None], "share": [0.8, None]})
    html = nw.show(copies, evidence=copies[["article", "copy_of"]], corpus=corpus).html
    assert "<ins>4%</ins>" in html and "<del>3%</del>" in html
    assert "Beside &lt;First&gt;" in html and "7 of its 8 words stand there too, in this order." in html
    assert html.count("<details") == 1, "an article that repeats none has nothing to open"
    assert html.count(">&lt;First&gt;</span>") == 1, "the article that is copied goes by its name"


def test_the_same_evidence_with_places_opens_sentences(corpus):
    article = corpus.articles.index[0]
    table = pd.DataFrame({"story": [article], "n_articles": 1})
    evidence = table.assign(article=article, copy_of=None, start=0, end=8)
    html = nw.show(table, evidence=evidence, corpus=corpus).html
    assert "<q>Oil rose</q>" in html and ">&lt;First&gt;</span>" in html


def test_a_column_that_only_happens_to_be_called_story_is_shown_as_it_is(corpus):
    html = nw.show(pd.DataFrame({"story": ["once upon a time"]}), corpus=corpus).html
    assert "once upon a time" in html and "<code>" not in html


def test_articles_that_have_little_in_common_are_not_marked_and_one_must_be_there(corpus):
    first, _, third = corpus.articles.index
    pair = pd.DataFrame({"article": [third], "copy_of": [first]})
    html = nw.show(pair, evidence=pair, corpus=corpus).html
    assert "nothing is marked" in html and "<ins>" not in html and "Gas fell." in html
    with pytest.raises(ValueError, match="no article 'x'"):
        nw.show(pair, evidence=pair.assign(copy_of="x"), corpus=corpus)


def test_evidence_needs_its_corpus():
    copies = pd.DataFrame({"article": ["a"], "copy_of": ["b"]})
    with pytest.raises(ValueError, match="Evidence needs the corpus"):
        nw.show(copies, evidence=copies)
