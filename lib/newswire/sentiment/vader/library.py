"""Sentences that are left to the `vaderSentiment` library itself: those with one of its special phrases."""

from collections.abc import Mapping
from copy import copy
from functools import cache
from types import SimpleNamespace

import numpy as np
import pyarrow as pa
from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentimentIntensityAnalyzer, SentiText

from .words import Words

_BACK, _AHEAD = 3, 2  # how far from a word the library's rules look


@cache
def analyzer() -> SentimentIntensityAnalyzer:
    """The library's own analyzer, which reads its lists from files when it is made."""
    return SentimentIntensityAnalyzer()


def library_readings(words: Words, sentences: np.ndarray, lexicon: Mapping[str, float]) -> tuple[np.ndarray, ...]:
    """Score the words of the given sentences with the library.

    Parameters
    ----------
    words : Words
    sentences : ndarray of int
        Rows of sentences, in order.
    lexicon : mapping of str to float

    Returns
    -------
    position : ndarray of int64
        Words that count, in order.
    valence, value : ndarray of float
        Of each in the lexicon, and what it adds to its sentence.
    """
    hits = []
    for row in sentences.tolist():
        first, last = words.bounds[row], words.bounds[row + 1]
        codes = pa.array(words.codes[first:last])
        values = _word_values(" ".join(words.types.take(codes).to_pylist()), lexicon)
        known = words.lowers.take(codes).to_pylist()
        hits += [
            (first + place, lexicon.get(word, 0.0), value)
            for place, (word, value) in enumerate(zip(known, values, strict=True))
            if word in lexicon or value
        ]
    table = np.array(hits, float).reshape(-1, 3)
    return table[:, 0].astype(np.int64), table[:, 1], table[:, 2]


def _word_values(text: str, lexicon: Mapping[str, float]) -> list[float]:
    """What each white-space word adds to the sentence, by the library's own methods, called as it calls them."""
    own = copy(analyzer())  # shallow, so that the original keeps its own lexicon
    own.lexicon = lexicon
    sentitext = SentiText(text)
    words = sentitext.words_and_emoticons
    lowers = [word.lower() for word in words]
    values: list[float] = []
    for place, word in enumerate(words):
        # Boosters, and the "kind" of "kind of", are never scored themselves.
        if lowers[place] not in lexicon or lowers[place] in BOOSTER_DICT or lowers[place : place + 2] == ["kind", "of"]:
            values.append(0)
            continue
        # The rules go through all words that they are given, for each word anew; so they are given those they look at.
        start = max(place - _BACK, 0)
        near = words[start : place + _AHEAD + 1]
        beside = SimpleNamespace(words_and_emoticons=near, is_cap_diff=sentitext.is_cap_diff)
        values = own.sentiment_valence(0, beside, word, place - start, values)
    return [float(value) for value in own._but_check(words, values)]
