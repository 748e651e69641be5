"""Sentences that are left to the `vaderSentiment` library itself: those with one of its special phrases."""

from functools import cache

import numpy as np
import pyarrow as pa
from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentimentIntensityAnalyzer, SentiText


@cache
def _analyzer() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()


def library_readings(chunks, sentences, lexicon) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Score the words of the given sentences with the library.

    Parameters
    ----------
    chunks : Chunks
    sentences : ndarray of int
        Rows of sentences, in order.
    lexicon : mapping of str to float

    Returns
    -------
    position : ndarray of int64
        Chunks that count, in order.
    valence, value : ndarray of float
        Of each in the lexicon, and what it adds to its sentence.
    """
    hits = []
    for row in sentences.tolist():
        first, last = chunks.bounds[row], chunks.bounds[row + 1]
        words = chunks.types.take(pa.array(chunks.codes[first:last])).to_pylist()
        values = _word_values(" ".join(words), lexicon)
        known = chunks.lowers.take(pa.array(chunks.codes[first:last])).to_pylist()
        hits += [
            (first + place, lexicon.get(word, 0.0), value)
            for place, (word, value) in enumerate(zip(known, values, strict=True))
            if word in lexicon or value
        ]
    hits = np.array(hits, float).reshape(-1, 3)
    return hits[:, 0].astype(np.int64), hits[:, 1], hits[:, 2]


def _word_values(text: str, lexicon) -> list[float]:
    """What each white-space word adds to the sentence, by the library's own methods."""
    analyzer = _analyzer()
    whole, analyzer.lexicon = analyzer.lexicon, lexicon
    sentitext = SentiText(text)
    words = sentitext.words_and_emoticons
    values = []
    for place, word in enumerate(words):
        if _unscored(words, place):
            values.append(0)
        else:
            values = analyzer.sentiment_valence(0, sentitext, word, place, values)
    analyzer.lexicon = whole
    return [float(value) for value in analyzer._but_check(words, values)]


def _unscored(words: list, place: int) -> bool:
    """Tell boosters, and the "kind" of "kind of", which VADER never scores themselves."""
    word = words[place].lower()
    return word in BOOSTER_DICT or (word == "kind" and [w.lower() for w in words[place + 1 : place + 2]] == ["of"])
