"""Real articles repeated in any amount, each time in other words, so that no edition copies another.

In an edition each word stands where another does that is about as frequent, so that words are as frequent, and stand
together as often, as in the first. The commonest stay; words that come once are spelled in new ways in later editions,
so that their number grows with the root of the amount (Heaps' law). Each edition is a day later than the one before.
"""

import re
from functools import cache
from pathlib import Path

import newswire as nw
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from benchmarks.news import save, spelled

STAY = 200  # words
NEAR = 0.1  # how far words move, as a share of their rank
_PIECE = re.compile(r"[^\W\d_]+|[\W\d_]+")


def write(source: str, folder: Path, size: int, seed: int = 0) -> int:
    """Write articles of about so many bytes of text to files in a folder; return how many bytes they have exactly."""
    given = nw.read_corpus(source).articles.reset_index()[["date", "source", "title", "text"]]
    split = pd.concat([given["title"].fillna(""), given["text"]]).map(_PIECE.findall)
    codes, pieces = pd.factorize(split.explode().fillna(""))
    bounds = np.concatenate([[0], split.map(len).clip(1).cumsum()])
    words = Words(pieces, np.bincount(codes))
    folder.mkdir(parents=True, exist_ok=True)
    written = number = 0
    while written < size:
        texts = spelled(codes, bounds, words.edition(number, seed))
        columns = {"date": (given["date"] + pd.Timedelta(days=number)).astype(str), "source": given["source"]}
        table = pa.table(columns | {"title": texts[: len(given)], "text": texts[len(given) :]})
        ends = np.cumsum(pc.binary_length(table["text"]))
        table = table[: np.searchsorted(ends, size - written) + 1]
        save(table, folder / f"edition-{number:05}.parquet")
        written, number = written + int(ends[len(table) - 1]), number + 1
    return written


class Words:
    """The distinct pieces of some texts, words and what stands between them, with how often they occur."""

    def __init__(self, pieces: pd.Index, counts: np.ndarray):
        self.pieces = pieces.tolist()
        self.lower, self.places = np.unique(pieces.str.lower().to_numpy(object), return_inverse=True)
        self.counts = np.bincount(self.places, weights=counts)
        words = np.flatnonzero([piece.isalpha() for piece in self.lower])
        self.moving = words[np.argsort(-self.counts[words], kind="stable")][STAY:]

    def edition(self, number: int, seed: int) -> pa.Array:
        """Return what stands for each piece in an edition; the first is as given."""
        if not number:
            return pa.array(self.pieces)
        random = np.random.default_rng([seed, number])
        ranks = np.arange(len(self.moving)) + STAY
        instead = self.lower.copy()
        instead[self.moving] = self.lower[self.moving[np.argsort(ranks * random.normal(1, NEAR, len(ranks)))]]
        once = self.moving[self.counts[self.moving] == 1]
        instead[once] += _endings()[random.integers(0, int(number**0.5) + 1, len(once))]
        return pa.array(map(_in_case, instead[self.places], self.pieces))


@cache
def _endings() -> np.ndarray:
    """Return what words are spelled anew with: nothing, and a hundred endings."""
    return np.array(["", *(onset + vowel for onset in "bdfgklmnprstvxz" for vowel in "aeiouäöü")], object)


def _in_case(word: str, piece: str) -> str:
    """Write a word as a piece is: small, with a capital, or in capitals."""
    if piece.isupper() and len(piece) > 1:
        return word.upper()
    return word.capitalize() if piece[:1].isupper() else word
