"""Which terms a theme is known by: those that are inside it more than outside."""

import numpy as np
from scipy import sparse

from ..statistics import log_likelihood


def memberships(weights: np.ndarray, totals: np.ndarray | None = None) -> np.ndarray:
    """Turn factor weights of pieces into shares of themes that sum to one.

    Weights are divided by each theme's total first, so that no theme has an advantage by its scale. A piece without
    any weight belongs to all themes alike.

    Parameters
    ----------
    weights : ndarray of float, shape (pieces, themes)
    totals : ndarray of float, shape (themes,), optional
        Totals of the pieces the themes were fitted to; those of these pieces unless given.

    Returns
    -------
    ndarray of float, shape (pieces, themes)

    Examples
    --------
    >>> memberships(np.array([[2.0, 0.0], [2.0, 8.0], [0.0, 0.0]])).round(2).tolist()
    [[1.0, 0.0], [0.33, 0.67], [0.5, 0.5]]
    """
    scaled = weights / np.maximum(weights.sum(axis=0) if totals is None else totals, 1e-12)
    total = scaled.sum(axis=1, keepdims=True)
    even = np.full_like(scaled, 1 / max(weights.shape[1], 1))
    return np.where(total > 1e-12, scaled / np.maximum(total, 1e-12), even)


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
    inside = np.asarray((presence.T @ shares).T)
    term = np.asarray(presence.sum(axis=0)).ravel()[None]
    theme = inside.sum(axis=1)[:, None]
    total = max(float(term.sum()), 1e-12)
    g2 = log_likelihood(inside, theme, term, total)
    expected = theme * term / total
    more = np.log(np.maximum(inside, 1e-12) / np.maximum(expected, 1e-12))
    return np.where(more > 0, np.maximum(g2, 0) * np.sqrt(np.maximum(more, 0)), 0)
