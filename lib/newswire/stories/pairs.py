"""Pairs of articles that share many of their sampled runs, and so may be copies."""

from collections.abc import Iterator, Sequence

import numpy as np
from scipy import sparse

from ..text.tokens import count_pairs, starts_of

LEAST = 0.5  # share of the shorter article's runs that the other has
_LIKELY = 0.2  # share of the sampled runs from which on a pair is looked at
_NEAR = 8  # articles with the same run that an article is laid beside: the first and the last before it, so many each
_SAMPLED = 500_000  # sampled runs that are looked up at a time


def first_of_run(run: np.ndarray) -> np.ndarray:
    """Return for each of some runs, in order, the place at which those alike begin."""
    first = np.zeros(len(run), np.int64)
    first[starts_of(run)] = starts_of(run)
    return np.maximum.accumulate(first)


def counted(article: np.ndarray, first: np.ndarray, size: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of articles, the later first, that share many of their sampled runs.

    Parameters
    ----------
    article : ndarray of int
        The articles of each run, run by run, and of each run in order.
    first : ndarray of int
        Where those with the run of each begin.
    size : ndarray of int
        How many sampled runs each article has.
    """
    by_article = np.argsort(article, kind="stable")
    edges = np.searchsorted(article[by_article], np.arange(len(size) + 1))
    later, earlier = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for start, end in _steps(edges, _SAMPLED):
        one, other = neighbours(by_article[edges[start] : edges[end]], first)
        pairs = likely(article[one], article[other], size)
        later.append(pairs[0])
        earlier.append(pairs[1])
    return np.concatenate(later), np.concatenate(earlier)


def neighbours(at: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return places of articles, and of others with the same run, before each.

    A run that very many have would make as many pairs as their square, so that only the first of these are looked at,
    where copies of copies lead, and those just before, where a story's copies lie among what is only alike.
    """
    n_first = np.minimum(at - first[at], _NEAR)
    n_last = np.minimum(at - first[at] - n_first, _NEAR)
    other = np.concatenate([_ranges(first[at], n_first), _ranges(at - n_last, n_last)])
    return np.concatenate([np.repeat(at, n_first), np.repeat(at, n_last)]), other


def likely(one: np.ndarray, two: np.ndarray, size: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count pairs of articles, each as often as they share a run, and return those that share many, each once."""
    one, two, count = count_pairs(one, two, len(size))
    many = count >= _LIKELY * np.minimum(size[one], size[two])
    return one[many], two[many]


def connected(ends: Sequence[np.ndarray], n: int) -> np.ndarray:
    """Number the sets that pairs of n articles, given by their two ends, connect: the set of each article."""
    graph = sparse.coo_array((np.ones(len(ends[0]), bool), ends), shape=(n, n))
    return sparse.csgraph.connected_components(graph, directed=False)[1]


def _ranges(start: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Return the numbers of some ranges in a row, each from its start on."""
    return np.repeat(start - np.cumsum(n) + n, n) + np.arange(n.sum())


def _steps(edges: np.ndarray, step: int) -> Iterator[tuple[int, int]]:
    """Cut what lies in a row, article by article, into steps of some size."""
    cuts = np.unique(np.append(np.searchsorted(edges, np.arange(0, edges[-1], step)), len(edges) - 1)).tolist()
    return zip(cuts[:-1], cuts[1:], strict=True)
