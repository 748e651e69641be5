"""An article to read: its paragraphs, its sentences, its hits."""

import newswire as nw
import pandas as pd
import pytest
from newswire.display.evidence import LONGEST, SENTENCE, article_html


def corpus_of(text):
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": [text]}))
    return corpus, corpus.articles.index[0]


def test_an_article_is_read_in_paragraphs_with_hits():
    corpus, article = corpus_of("Rates rose. They fell <fast>.\n\nThe end.")
    html = nw.display.reading(corpus, article, spans=[(0, 5)], sentences=True).html
    assert "<p><mark>Rates</mark> rose. " in html
    assert html.count("¦") == 1
    assert "&lt;fast&gt;.</p><p>The end.</p>" in html


def test_a_sentence_that_begins_with_a_hit_is_led_in_too():
    corpus, article = corpus_of("Rates rose. They fell.")
    html = article_html(corpus, article, [(12, 16)], sentences=True)
    assert "rose. " + SENTENCE + "<mark>They</mark> fell." in html


def test_the_hit_to_scroll_to_is_found_in_its_paragraph():
    corpus, article = corpus_of("Oil fell.\n\nOil rose.")
    html = article_html(corpus, article, [(0, 3), (11, 14)], here=11)
    assert '<p><mark>Oil</mark> fell.</p><p><mark class="nw-here">Oil</mark> rose.</p>' in html


def test_a_very_long_article_says_how_much_is_left_out():
    corpus, article = corpus_of("word " * 12_000 + "and the end.")
    html = article_html(corpus, article, [(LONGEST - 5, LONGEST + 3)])
    assert html.endswith('<mark>word </mark></p><p class="nw-count">12 more characters.</p></article>')


def test_an_article_that_is_not_there_is_refused():
    corpus, _ = corpus_of("Rates rose.")
    with pytest.raises(ValueError, match="no article 'nowhere'"):
        nw.display.reading(corpus, "nowhere")


def test_what_a_corpus_leaves_uncounted_is_dimmed_and_said():
    corpus, article = corpus_of("Rates rose. Read more here. They fell.\n\nSign up.")
    spans = pd.DataFrame({"article": article, "start": [12, 40], "end": [27, 48]})
    html = article_html(corpus.without(spans), article, sentences=True)
    dim = '<span class="nw-uncounted">{}</span>'
    assert f"<p>Rates rose.{dim.format(' Read more here. ')}{SENTENCE}They fell.</p>" in html
    assert f"<p>{dim.format('Sign up.')}</p>" in html
    assert "What is dimmed is not counted." in html
    assert "nw-uncounted" not in article_html(corpus, article)
