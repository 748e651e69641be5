"""The factorisation: the same themes for the same articles, in any order and on any machine."""

import os
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import numpy as np
from scipy import sparse
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfTransformer
from threadpoolctl import threadpool_limits

from .ranking import distinctiveness, memberships

MAX_SHARE = 0.5  # terms in more of the pieces than this tell no themes apart
MOST_TERMS = 12_000
ROUNDS = 200


def weighted(matrix: sparse.csr_array) -> tuple[sparse.csr_array, np.ndarray, np.ndarray]:
    """Weight counts by TF-IDF, with logarithmic counts and rows of length one, over terms that are neither rare nor
    everywhere.

    Returns
    -------
    weights : csr_array, shape (pieces, kept terms)
    kept : ndarray of int
    idf : ndarray of float
        The inverse document frequency of each kept term.

    Examples
    --------
    >>> weights, kept, _ = weighted(sparse.csr_array(np.array([[1, 0], [1, 1], [0, 1]])))
    >>> kept.tolist(), weights.shape
    ([0, 1], (3, 2))
    """
    n = matrix.shape[0]
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    rare = 1 if n < 5 else 2 if n < 1000 else 3 if n < 3000 else 5
    kept = np.flatnonzero((frequency >= rare) & (frequency <= max(MAX_SHARE * n, rare)))
    if not len(kept):
        kept = np.flatnonzero(frequency)
    if len(kept) > MOST_TERMS:
        kept = np.sort(kept[np.argsort(-frequency[kept], kind="stable")[:MOST_TERMS]])
    if not len(kept):
        return sparse.csr_array((n, 0)), kept, np.empty(0)
    transformer = TfidfTransformer(sublinear_tf=True)
    weights = transformer.fit_transform(matrix[:, kept].astype(float))
    return sparse.csr_array(weights), kept, transformer.idf_


def factorise(weights: sparse.csr_array, n_themes: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Factorise weighted counts into non-negative parts (Lee & Seung 1999), from a fixed start.

    The start is the double singular value decomposition of Boutsidis & Gallopoulos (2008).

    Returns
    -------
    pieces : ndarray, shape (pieces, themes)
    terms : ndarray, shape (themes, terms)
    """
    with _unworried():
        return _factorised(weights, n_themes, seed)


def ranked_terms(weights: sparse.csr_array, draws: list, n_themes: int, n_words: int) -> Iterator[np.ndarray]:
    """Factorise some draws of the pieces, one thread each, and yield the terms that themes are known by in each.

    Yields
    ------
    ndarray of int, shape (themes, n_words)
    """

    def ranked(drawn: np.ndarray) -> np.ndarray:
        pieces, _ = _factorised(weights[drawn], n_themes)
        return top(distinctiveness(weights[drawn], memberships(pieces)), n_words)

    with _unworried(), threadpool_limits(1), ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        yield from pool.map(ranked, draws)


def _factorised(weights: sparse.csr_array, n_themes: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    few = n_themes > min(weights.shape)
    model = NMF(n_themes, init="random" if few else "nndsvda", random_state=seed, max_iter=ROUNDS, tol=1e-4)
    with np.errstate(invalid="ignore"):  # what is left over of an exact fit may round to less than nothing
        return model.fit_transform(weights), model.components_


@contextmanager
def _unworried():
    """Say nothing of fits that have not settled: the last rounds move words in the fourth digit only."""
    with warnings.catch_warnings():  # which is for one thread alone
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield


def top(scores: np.ndarray, n: int) -> np.ndarray:
    """Return the columns with the highest scores of each row, best first, ties in the order of the columns.

    Examples
    --------
    >>> top(np.array([[1.0, 3.0, 3.0]]), 2).tolist()
    [[1, 2]]
    """
    return np.argsort(-scores, axis=1, kind="stable")[:, :n]
