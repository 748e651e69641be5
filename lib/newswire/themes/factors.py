"""Themes as numbers: weighted counts of terms factorised into themes, and the same themes found in other counts.

In every matrix a row is a piece of text, which is an article or a passage, and a column is a term or a theme.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.decomposition import NMF, non_negative_factorization
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfTransformer

from ..statistics import log_likelihood

ROUNDS = 200  # of the factorisation; the last ones move words in the fourth digit only
SCORED = 10  # words of a theme that coherence, stability and diversity look at
_TINY = 1e-12  # the least that is divided by


@dataclass(frozen=True)
class Factors:
    """What was learnt when themes were fitted, and all that is needed to find them in other texts.

    Attributes
    ----------
    names : Index of str, shape (terms,)
    idf : ndarray of float, shape (terms,)
        Inverse document frequency.
    components : ndarray of float, shape (themes, terms)
    scales : ndarray of float, shape (themes,)
        Sum of each theme's weights over the pieces it was fitted to.
    """

    names: pd.Index
    idf: np.ndarray
    components: np.ndarray
    scales: np.ndarray

    def find(self, counts: sparse.csr_array) -> np.ndarray:
        """Return how much of each theme is in pieces, shape (pieces, themes), from counts of the terms."""
        weights, _ = weigh(counts, self.idf)
        options = {"n_components": len(self.components), "init": "custom", "update_H": False, "max_iter": ROUNDS}
        return non_negative_factorization(weights, H=self.components, **options)[0]

    def fit(self, counts: sparse.csr_array, pieces: np.ndarray) -> np.ndarray:
        """Return the cosine of each piece's weighted terms with what its themes make of them, 0 without any."""
        weights, _ = weigh(counts, self.idf)
        across = (weights @ self.components.T * pieces).sum(axis=1)
        made = (pieces @ (self.components @ self.components.T) * pieces).sum(axis=1)  # squared; weights have length 1
        return np.divide(across, np.sqrt(made), out=np.zeros_like(made), where=made > 0)


NO_FACTORS = Factors(pd.Index([], dtype="str"), np.empty(0), np.empty((0, 0)), np.empty(0))


def weigh(counts: sparse.csr_array, idf: np.ndarray | None = None) -> tuple[sparse.csr_array, np.ndarray]:
    """Weight counts by TF-IDF, with the logarithm of counts and rows of length one.

    Parameters
    ----------
    counts : csr_array, shape (pieces, terms)
    idf : ndarray of float, shape (terms,), optional
        Inverse document frequencies; those of the counts unless given.

    Returns
    -------
    weights : csr_array of float, shape (pieces, terms)
    idf : ndarray of float, shape (terms,)

    Examples
    --------
    >>> weights, _ = weigh(sparse.csr_array(np.array([[3, 1], [0, 2]])), np.array([1.0, 2.0]))
    >>> weights.toarray().round(2).tolist()
    [[0.72, 0.69], [0.0, 1.0]]
    """
    transformer = TfidfTransformer(sublinear_tf=True).fit(counts)
    transformer.idf_ = transformer.idf_ if idf is None else idf  # as if fitted to the texts that the themes were
    return sparse.csr_array(transformer.transform(counts)), transformer.idf_


def factorise(weights: sparse.csr_array, n_themes: int) -> tuple[np.ndarray, np.ndarray]:
    """Factorise weighted counts into non-negative parts (Lee & Seung 1999), from a fixed start.

    The start is the double singular value decomposition of Boutsidis & Gallopoulos (2008).

    Returns
    -------
    pieces : ndarray of float, shape (pieces, themes)
    components : ndarray of float, shape (themes, terms)
    """
    start = "nndsvda" if n_themes <= min(weights.shape) else "random"  # for want of singular values
    model = NMF(n_themes, init=start, random_state=0, max_iter=ROUNDS)
    with np.errstate(invalid="ignore"):  # the error of an exact fit may round to below zero, and its root is taken
        return model.fit_transform(weights), model.components_


def largest_first(pieces: np.ndarray, components: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Put themes in order of how much of the pieces they make up."""
    sizes = memberships(pieces).sum(axis=0).round(9)  # so that rounding does not order themes of equal size
    order = np.argsort(-sizes, kind="stable")
    return pieces[:, order], components[order]


@contextmanager
def unsettled() -> Iterator[None]:
    """Silence warnings of factorisations that have not settled after all rounds; to be entered outside threads."""
    with warnings.catch_warnings(action="ignore", category=ConvergenceWarning):
        yield


def memberships(pieces: np.ndarray, scales: np.ndarray | None = None) -> np.ndarray:
    """Turn how much of each theme is in pieces into shares that sum to one.

    Weights are divided by each theme's scale first, so that no theme is larger by its scale alone. A piece without
    any weight belongs equally to all themes.

    Parameters
    ----------
    pieces : ndarray of float, shape (pieces, themes)
    scales : ndarray of float, shape (themes,), optional
        Sums over the pieces that the themes were fitted to; over these pieces unless given.

    Returns
    -------
    ndarray of float, shape (pieces, themes)

    Examples
    --------
    >>> memberships(np.array([[2.0, 0.0], [2.0, 8.0], [0.0, 0.0]])).round(2).tolist()
    [[1.0, 0.0], [0.33, 0.67], [0.5, 0.5]]
    """
    scaled = pieces / np.maximum(pieces.sum(axis=0) if scales is None else scales, _TINY)
    total = scaled.sum(axis=1, keepdims=True)
    even = np.full_like(scaled, 1 / max(pieces.shape[1], 1))
    return np.where(total > _TINY, scaled / np.maximum(total, _TINY), even)


def distinctiveness(matrix: sparse.csr_array, shares: np.ndarray) -> np.ndarray:
    """Score how much each term sets each theme apart.

    The score is the signed log-likelihood G² (Dunning 1993) of the pieces with the term, inside the theme by their
    share of it against outside, times the root of the logarithm of how many times more often it is inside: evidence,
    tempered by the size of the difference. Terms that are not more frequent inside score zero.

    Parameters
    ----------
    matrix : csr_array, shape (pieces, terms)
    shares : ndarray of float, shape (pieces, themes)

    Returns
    -------
    ndarray of float, shape (themes, terms), at least 0

    Examples
    --------
    >>> matrix = sparse.csr_array(np.array([[1, 0], [1, 0], [0, 1], [0, 1]]))
    >>> distinctiveness(matrix, np.array([[1.0, 0], [1, 0], [0, 1], [0, 1]])).round(1).tolist()
    [[4.6, 0.0], [0.0, 4.6]]
    """
    presence = (matrix > 0).astype(float)
    inside = (presence.T @ shares).T
    term = presence.sum(axis=0)
    theme = inside.sum(axis=1, keepdims=True)
    total = max(term.sum(), _TINY)
    more = np.log(np.maximum(inside, _TINY) / np.maximum(theme * term / total, _TINY))
    return np.maximum(log_likelihood(inside, theme, term, total), 0) * np.sqrt(np.maximum(more, 0))


def top(scores: np.ndarray, n: int = SCORED) -> np.ndarray:
    """Return the columns with the highest scores of each row, best first, ties in the order of the columns.

    Examples
    --------
    >>> top(np.array([[1.0, 3.0, 3.0]]), 2).tolist()
    [[1, 2]]
    """
    return np.argsort(-scores, axis=1, kind="stable")[:, :n]


def known_by(weights: sparse.csr_array, pieces: np.ndarray) -> np.ndarray:
    """Return the terms that set themes apart, best first, shape (themes, terms), from how much of them is in pieces."""
    return top(distinctiveness(weights, memberships(pieces)))
