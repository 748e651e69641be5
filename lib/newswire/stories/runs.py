"""Runs of words: what two texts share when one was written from the other, and a sample of them by which to find such.

A run is five words in a row, as one number that depends on nothing but these words, letter case apart, so that what is
found in one part of a corpus can be laid beside what is found in another.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..text import words
from ..text.strings import as_array
from ..text.tokens import starts_of

RUN = 5  # words: most copies keep many such runs between two changes
STRETCH = 20  # words in a row that only copies share: a form of words is filled anew before, and edits leave some whole
WINDOW = 16  # runs, of which at least one is in the sample: any 20 words in a row that two texts share are met there
STEP = 2_000_000  # tokens that are looked at at a time
PAIRS = 4_000  # pairs of articles that are laid side by side at a time
# An odd number whose powers spread over all bits (Knuth's golden ratio).
_POWERS = np.array([pow(0x9E3779B97F4A7C15, power, 2**64) for power in range(STRETCH)], np.uint64)


def word_numbers(corpus: Corpus) -> np.ndarray:
    """Return a number for each type that is the same in every corpus, 0 for what is neither a word nor a number."""
    lower = words.lower(corpus.types)
    counts = as_array(words.is_word(corpus.types)) | as_array(words.is_number(corpus.types))
    text = lower.to_numpy(zero_copy_only=False).astype(object)
    return np.where(counts, pd.util.hash_array(text, categorize=False) | np.uint64(1 << 32), np.uint64(0))


def runs_of(corpus: Corpus, numbers: np.ndarray, rows: np.ndarray, n_words: int = RUN) -> tuple[np.ndarray, np.ndarray]:
    """Return the runs of some articles in text order: the place of each one's article in `rows`, and its number.

    An article of fewer words than a run has is one run, and one without words has none.
    """
    bounds = corpus.article_bounds
    length = bounds[rows + 1] - bounds[rows]
    behind = np.cumsum(length)
    tokens = np.repeat(bounds[rows + 1] - behind, length) + np.arange(length.sum())
    word, article = numbers[corpus.codes[tokens]], np.repeat(np.arange(len(rows), dtype=np.int32), length)
    word, article = word[word != 0], article[word != 0]
    run = word.copy()
    for place in range(1, n_words):
        run[:-place] += np.where(_together(article, place), word[place:] * _POWERS[place], np.uint64(0))
    size = np.bincount(article, minlength=len(rows))
    within = np.arange(len(word)) - (np.cumsum(size) - size)[article]
    whole = within <= np.maximum(size - n_words, 0)[article]
    return article[whole], run[whole]


def sampled_runs(corpus: Corpus) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield a sample of the runs of a corpus, some articles at a time: rows of articles, and distinct runs of each.

    A run is in it that is the least of some 16 in a row (winnowing: Schleimer, Wilkerson & Aiken 2003), about one in
    eight, so that what two articles share is sampled alike in both.
    """
    numbers = word_numbers(corpus)
    steps = np.searchsorted(corpus.article_bounds, np.arange(0, len(corpus.codes) + STEP, STEP))
    for first, last in pairwise(np.unique(np.append(np.minimum(steps, len(corpus)), len(corpus)))):
        article, run = runs_of(corpus, numbers, np.arange(first, last))
        chosen = run == _extreme(np.maximum, article[::-1], _extreme(np.minimum, article, run)[::-1])[::-1]
        yield distinct(article[chosen] + np.int32(first), run[chosen])


class Texts:
    """The texts of several parts of a corpus, to be laid side by side; an article goes by its place among all."""

    def __init__(self, parts: Sequence[Corpus]):
        self.parts = [(part, word_numbers(part)) for part in parts]
        self.bounds = np.append(0, np.cumsum([len(part) for part in parts]))

    def shared(self, one: np.ndarray, two: np.ndarray, n_words: int = RUN) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Count the distinct runs that pairs of articles have in common, and those of each of the two."""
        counts = [np.empty((0, 3), int)]
        for start in range(0, len(one), PAIRS):
            pairs = np.column_stack([one, two])[start : start + PAIRS]
            articles, place = np.unique(pairs, return_inverse=True)
            first, second = place.reshape(-1, 2).T
            matrix = self._runs(articles, n_words)
            n_runs = matrix.sum(axis=1)
            counts.append(
                np.column_stack([(matrix[first] * matrix[second]).sum(axis=1), n_runs[first], n_runs[second]])
            )
        shared, *of = np.concatenate(counts).T
        return shared, *of

    def _runs(self, articles: np.ndarray, n_words: int) -> sparse.csr_array:
        """Return which of some articles has which run, shape (articles, runs)."""
        edges, found = np.searchsorted(articles, self.bounds), []
        for (part, numbers), start, end, first in zip(self.parts, edges, edges[1:], self.bounds):
            article, run = distinct(*runs_of(part, numbers, articles[start:end] - first, n_words))
            found.append((article + np.int32(start), run))
        article, run = (np.concatenate(column) for column in zip(*found))
        column, values = pd.factorize(run)
        return sparse.csr_array((np.ones(len(run), np.int32), (article, column)), shape=(len(articles), len(values)))


def distinct(article: np.ndarray, run: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Drop what is there twice, and put runs in order article by article."""
    order = np.lexsort((run, article))
    article, run = article[order], run[order]
    first = starts_of(article, run)
    return article[first], run[first]


def _together(article: np.ndarray, distance: int) -> np.ndarray:
    """Tell which places are in the same article as that some places on."""
    return article[distance:] == article[:-distance]


def _extreme(choose: np.ufunc, article: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return the extreme of each value and of the 15 that follow it in its article."""
    values, distance = values.copy(), 1
    while distance < WINDOW:  # of windows of 1, 2, 4 and 8, two at a time
        values[:-distance] = np.where(
            _together(article, distance), choose(values[:-distance], values[distance:]), values[:-distance]
        )
        distance *= 2
    return values
