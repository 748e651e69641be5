"""Text of any origin, made safe: no markup, no controls, marks where they belong."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire.display.text import clipped, marked, printable, safe, safe_attribute

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=60)
SPANS = st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=4)


@given(st.text())
def test_safe_text_has_no_markup_and_no_controls(text):
    bare = safe(text).removeprefix("<bdi>").removesuffix("</bdi>")
    assert bare == safe_attribute(text)
    assert "<" not in bare
    assert '"' not in bare
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", bare)


def test_right_to_left_words_are_isolated():
    assert safe("שלום") == "<bdi>שלום</bdi>"
    assert printable("\u202eabc\u2069") == "abc"


def test_an_attribute_holds_no_tag():
    assert safe_attribute('"שלום" <x>') == "&quot;שלום&quot; &lt;x&gt;"


@pytest.mark.parametrize(("text", "short"), [("rates", "rates"), ("rates rose", "rate…"), ("so it rose", "so i…")])
def test_long_text_ends_in_an_ellipsis(text, short):
    assert clipped(text, 5) == short


@given(WORDS, SPANS)
def test_marks_add_nothing_but_marks(text, spans):
    assert re.sub("</?(mark|bdi)>", "", marked(text, spans)) == re.sub("</?bdi>", "", safe(text))


def test_a_hit_is_marked_and_a_long_sentence_is_cut_around_it():
    written = marked("a " * 500 + "trust" + " b" * 500, [(1000, 1005)], limit=80)
    assert "<mark>trust</mark>" in written
    assert written.startswith("… ")
    assert written.endswith(" …")
    assert len(written) < 120


def test_a_long_sentence_without_a_hit_is_cut_at_its_end():
    assert marked("a " * 100, [], limit=10) == "a a a a a  …"


def test_spans_that_overlap_are_one_mark_and_those_that_touch_are_two():
    assert marked("mutual trust", [(7, 12), (0, 8)]) == "<mark>mutual trust</mark>"
    assert marked("safe!", [(0, 4), (4, 5)]) == "<mark>safe</mark><mark>!</mark>"


def test_the_mark_to_scroll_to_is_the_one_around_a_character():
    assert marked("oil gas", [(0, 3), (4, 7)], here=4) == '<mark>oil</mark> <mark class="nw-here">gas</mark>'
