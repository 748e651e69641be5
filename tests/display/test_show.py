"""`show`: one call for all there is to see."""

import newswire as nw
import pandas as pd
import pytest


def test_a_finding_is_a_paragraph():
    assert nw.show("a < b").html == '<p class="nw-finding">a &lt; b</p>'
    assert nw.show("One.\n\nTwo.").html == '<p class="nw-finding">One.</p><p class="nw-finding">Two.</p>'


def test_a_finding_stands_below_what_it_is_about():
    table = pd.DataFrame({"word": ["a"]})
    shown = nw.show(table, finding="One.")
    assert shown.html == nw.show(table).html + nw.show("One.").html
    assert repr(shown) == "word\n   a\nOne."


def test_what_displays_itself_brings_the_style_once():
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose."]}))
    html = nw.show(corpus, "A corpus.")._repr_html_()
    assert html.count("<style>") == 1
    assert "<dt>articles</dt><dd>1</dd>" in html
    assert '<p class="nw-count">A corpus.</p>' in html


def test_prices_are_kept_from_mathjax():
    assert '<div class="nw-out mathjax_ignore tex2jax_ignore">' in nw.show("$5 and $6")._repr_html_()


def test_what_cannot_be_shown_is_refused_in_a_sentence():
    with pytest.raises(TypeError, match="show takes a table, a figure, its axes or a sentence, not int"):
        nw.show(3)
