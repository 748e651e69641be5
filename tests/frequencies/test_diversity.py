"""Lexical diversity: worked by hand, and against a plain loop."""

import numpy as np
import pytest
from corpora import corpus_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newswire import frequencies
from reference import plain_mtld


def plain_mattr(words, window):
    window = min(window, len(words))
    spans = [words[i : i + window] for i in range(len(words) - window + 1)]
    return np.mean([len(set(span)) / window for span in spans])


def mtld(words):
    return frequencies.diversity(corpus_of([" ".join(words)]))["mtld"].item()


ARTICLE = st.lists(st.sampled_from("oil gas coal wind rain".split()), min_size=1, max_size=40)


@given(st.lists(ARTICLE, min_size=5, max_size=15, unique_by=tuple))
@settings(max_examples=25)
@example([["oil"]])
def test_mattr_is_that_of_a_plain_loop(articles):
    table = frequencies.diversity(corpus_of([" ".join(words) for words in articles]), window=7)
    assert table["mattr"].tolist() == pytest.approx([plain_mattr(words, 7) for words in articles])
    assert table["n_types"].tolist() == [len(set(words)) for words in articles]
    assert table["hapaxes"].tolist() == [sum(words.count(word) == 1 for word in set(words)) for words in articles]


@given(st.lists(st.lists(st.integers(0, 300), min_size=1, max_size=400), min_size=5, max_size=9))
@settings(max_examples=25)
def test_mtld_is_that_of_a_plain_loop_both_ways(articles):
    articles = [
        [f"w{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}{'uvwx'[n // 100]}" for n in of] for of in articles
    ]
    table = frequencies.diversity(corpus_of([" ".join(words) for words in articles]))
    assert table["mtld"].tolist() == [plain_mtld(words) for words in articles]


def test_mtld_worked_by_hand():
    # forwards and backwards: a b | a falls to 2/3 at the third word, the rest "b" is a stretch without repetition
    assert mtld(["a", "b", "a", "b"]) == 4
    assert mtld(["a", "b", "c"]) == 3


@pytest.mark.parametrize(
    ("n_types", "expected"),
    [
        (18, 25),  # 18 / 25 = 0.72: one factor
        (19, 25 * (1 - 0.72) / (1 - 0.76)),  # 19 / 25 = 0.76: a part of one
    ],
)
def test_a_factor_ends_where_the_share_of_types_falls_to_72_in_a_hundred(n_types, expected):
    assert mtld(["abcdefghijklmnopqrstuvwxyz"[i % n_types] * 2 for i in range(25)]) == pytest.approx(expected)


def test_windows_hold_fifty_words():
    words = [first + second for first in "bdfgk" for second in "aeiouvwxyz"]
    table = frequencies.diversity(corpus_of([" ".join(words + words[:1]), " ".join(words[:49] + words[:2])]))
    assert table["mattr"].tolist() == pytest.approx([1, (49 + 48 + 1) / 2 / 50])
