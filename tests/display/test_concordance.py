"""Hits in their context: aligned, of whole words, spread evenly, each with its article."""

import re

import newswire as nw
import pandas as pd
from newswire import frequencies

TEXT = "Story {}: long-standing, much-debated, international commitments to oil were circumstantially interchangeable."
TEXTS = [TEXT.format(n) for n in range(9)]


def concordance(rows, **columns):
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": TEXTS, **columns}))
    return nw.show(frequencies.concordance(corpus, "oil"), "Where it stands.", corpus=corpus, rows=rows).html


def test_lines_are_spread_from_the_first_hit_to_the_last_and_say_so():
    html = concordance(3)
    assert re.findall(r'title="[^"]*">“Story (\d)', html) == ["0", "4", "8"]
    assert "3 of 9 places, spread evenly over all." in html
    assert "places, spread" not in concordance(9)


def test_each_line_has_its_hit_between_whole_words_and_its_article_with_the_date():
    html = concordance(9, title="Oil & gas", date="2024-10-03")
    side = re.search(r'<tr><td class="num">(.*?)</td><td><mark>oil</mark></td><td>(.*?)</td>', html)
    assert side.groups() == ("… international commitments to ", " were circumstantially interchangeable.")
    assert html.count(">Oil &amp; gas · 3 Oct 2024</td>") == 9


def test_hits_without_their_corpus_have_no_articles():
    lines = pd.DataFrame({"left": ["a "], "hit": ["<b>"], "right": [""]})
    html = nw.show(lines).html
    assert "&lt;b&gt;" in html and "nw-where" not in html
