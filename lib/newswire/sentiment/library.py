"""Sentences that are left to the `vaderSentiment` library itself: those with emoji or one of its special phrases."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentimentIntensityAnalyzer, SentiText


@dataclass(frozen=True)
class LibraryReadings:
    """What the library makes of some sentences: a row for each word that counts, and each sentence's own counts."""

    position: np.ndarray
    valence: np.ndarray
    value: np.ndarray
    n_chunks: np.ndarray
    exclamations: np.ndarray
    questions: np.ndarray


@cache
def _analyzer() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()


def emoji_descriptions() -> dict[str, str]:
    """Return VADER's emoji and the words that it puts in their place."""
    return _analyzer().emojis


def library_readings(chunks, sentences, lexicon) -> LibraryReadings:
    """Score the words of the given sentences with the library.

    Parameters
    ----------
    chunks : Chunks
    sentences : ndarray of int
        Rows of sentences.
    lexicon : mapping of str to float

    Returns
    -------
    LibraryReadings
        Hits in order of their sentence; sentence counts as long as `sentences`.
    """
    hits, counts = [], []
    for row in sentences.tolist():
        text, origin = _described(chunks.text(row))
        first, last = chunks.bounds[row], chunks.bounds[row + 1]
        places = np.array([origin[at] + chunks.first[row] for at in _word_starts(text)], int)
        positions = first + np.searchsorted(chunks.starts[first:last], places, side="right") - 1
        values = _word_values(text, lexicon)
        words = [word.lower() for word in SentiText(text.strip()).words_and_emoticons]
        hits += [
            (at, lexicon.get(word, 0.0), value)
            for at, word, value in zip(positions.tolist(), words, values, strict=True)
            if word in lexicon or value
        ]
        counts.append((len(words), text.count("!"), text.count("?")))
    hits = np.array(hits, float).reshape(-1, 3)
    return LibraryReadings(hits[:, 0].astype(np.int64), hits[:, 1], hits[:, 2], *np.array(counts, np.int64).T)


def _described(text: str) -> tuple[str, list[int]]:
    """Replace emoji by their descriptions as VADER does; also return where each character came from."""
    descriptions = emoji_descriptions()
    pieces, origin, after_space = [], [], True
    for place, character in enumerate(text):
        piece = descriptions.get(character)
        if piece is None:
            piece, after_space = character, character == " "
        else:
            piece, after_space = ("" if after_space else " ") + piece, False
        pieces.append(piece)
        origin += [place] * len(piece)
    return "".join(pieces), origin


def _word_starts(text: str) -> list[int]:
    starts, at = [], 0
    for chunk in text.split():
        at = text.index(chunk, at)
        starts.append(at)
        at += len(chunk)
    return starts


def _word_values(text: str, lexicon) -> list[float]:
    """What each white-space word adds to the sentence, by the library's own methods."""
    analyzer = _analyzer()
    whole, analyzer.lexicon = analyzer.lexicon, lexicon
    sentitext = SentiText(text.strip())
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
