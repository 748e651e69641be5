"""In what order hits are listed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .session import Session

_AHEAD = 3  # words that are compared; their numbers fit side by side in an int64 up to two million types


def _dates(session: "Session", hits: np.ndarray) -> np.ndarray:
    return session.corpus.articles["date"].to_numpy()[session.corpus.token_articles(hits[:, 0])]


def _words(session: "Session", tokens: np.ndarray, step: int) -> np.ndarray:
    """Number the words from each token on, in steps, so that the numbers are in their alphabetical order."""
    place, names = session.alphabet
    codes, number = session.corpus.codes, np.zeros(len(tokens), np.int64)
    for ahead in range(_AHEAD):
        number = number * len(names) + place[codes[(tokens + ahead * step).clip(0, len(codes) - 1)]]
    return number


# What hits are sorted by, smallest first; unknown dates come last, both forwards and backwards in time.
ORDERS: dict[str, Callable[["Session", np.ndarray, np.ndarray], np.ndarray]] = {
    "in the order of the articles": lambda session, hits, compound: np.arange(len(hits)),
    "at random": lambda session, hits, compound: np.random.default_rng(0).random(len(hits)),  # always the same draw
    "oldest first": lambda session, hits, compound: _dates(session, hits),
    "newest first": lambda session, hits, compound: np.datetime64("1970") - _dates(session, hits),
    "by left context": lambda session, hits, compound: _words(session, hits[:, 0] - 1, -1),
    "by right context": lambda session, hits, compound: _words(session, hits[:, 1] + 1, 1),
    "most negative first": lambda session, hits, compound: compound,
    "most positive first": lambda session, hits, compound: -compound,
}
