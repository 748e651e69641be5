"""Chunks: the text is their sum, and each distinct one is numbered once."""

import numpy as np
import pyarrow as pa
import pytest
import reference
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire.text import chunks
from newswire.text.chunks import chunk

TEXT = st.text(st.sampled_from("aZ9.?!'\"”(‘—–,é中😀 \n\t\xa0\u2028\u3000"), max_size=30)


def cut(*texts: str, jobs: int = 1) -> list[list[str]]:
    found = chunk(pa.array(texts, pa.large_string()), jobs)
    types = found.types.to_pylist()
    return [[types[code] for code in found.codes[a:b]] for a, b in zip(found.bounds, found.bounds[1:])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To be  or\n\nnot", ["To ", "be  ", "or\n\n", "not"]),
        ("one\xa0two\u2028three\u3000four", ["one\xa0", "two\u2028", "three\u3000", "four"]),
        ("London—Paris – Rome", ["London", "—", "Paris ", "– ", "Rome"]),
        ("the diplomat.The ministry", ["the ", "diplomat.", "The ", "ministry"]),
        ("in 2014.He left", ["in ", "2014.", "He ", "left"]),
        ('we won."The team', ["we ", 'won."', "The ", "team"]),
        ("at news.Com or U.S.Navy", ["at ", "news.Com ", "or ", "U.S.Navy"]),
        ("well-known co-op", ["well-known ", "co-op"]),
    ],
)
def test_a_text_is_cut_behind_white_space_around_dashes_and_behind_glued_stops(text, expected):
    assert cut(text) == [expected]


def test_one_letter_and_a_stop_are_no_end_of_a_sentence_whatever_text_is_before():
    assert cut("ab", "c.The x") == [["ab"], ["c.The ", "x"]]


def test_no_sentence_starts_behind_the_stop_of_a_domain():
    texts = [f"at news.{domain.capitalize()} now" for domain in reference.DOMAINS.split()]
    assert {len(chunks) for chunks in cut(*texts)} == {3}


def test_texts_do_not_share_chunks_and_empty_ones_have_none():
    assert cut("a b", "", "c") == [["a ", "b"], [], ["c"]]


def test_nothing_gives_nothing():
    found = chunk(pa.array([], pa.large_string()))
    assert (len(found.types), len(found.codes), found.bounds.tolist()) == (0, 0, [0])


def test_a_slice_of_a_longer_array_is_read_from_its_own_place():
    found = chunk(pa.array(["not this", "to be", "nor this"], pa.large_string()).slice(1, 1))
    assert found.types.to_pylist() == ["to ", "be"]


@given(st.lists(TEXT, max_size=6))
@settings(max_examples=150)
def test_the_chunks_of_a_text_joined_are_the_text(texts):
    assert ["".join(parts) for parts in cut(*texts)] == texts


@pytest.mark.parametrize("block", [1, 7, 100])
@pytest.mark.parametrize("jobs", [1, 2])
def test_neither_the_size_of_a_block_nor_the_jobs_change_the_chunks(monkeypatch, stories_corpus, block, jobs):
    texts = stories_corpus.articles["text"].head(10).tolist()
    whole = chunk(pa.array(texts, pa.large_string()))
    monkeypatch.setattr(chunks, "BLOCK", block)
    found = chunk(pa.array(texts, pa.large_string()), jobs)
    assert found.types.equals(whole.types)
    assert np.array_equal(found.codes, whole.codes)
    assert np.array_equal(found.bounds, whole.bounds)


def test_the_plain_reference_cuts_the_same_chunks(stories_corpus, seed_corpus):
    texts = [*stories_corpus.articles["text"], *seed_corpus.articles["text"]]
    assert cut(*texts) == [reference.chunks(text) for text in texts]


@pytest.mark.parametrize(
    "texts", [["nd.Te", "f+"], ["ab", ".The x"], ["b", "a.The x"], ["9", ".The x"], ['the end."The', "* x"]]
)
def test_a_glued_stop_is_looked_for_within_one_text(texts):
    assert cut(*texts) == [cut(text)[0] for text in texts]


@pytest.mark.parametrize("text", ["1.It was", "He came—"])
def test_a_text_is_cut_alike_wherever_it_stands(text):
    assert cut(text) == cut("First. ", text)[1:] == cut(text, "last")[:1]
