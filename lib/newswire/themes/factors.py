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
from scipy.sparse.linalg import svds
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.preprocessing import normalize
from sklearn.utils import gen_batches
from threadpoolctl import threadpool_limits

from ..statistics import log_likelihood

AXES = 100  # dimensions of the space in which pieces are compared
BAGS, BAG = 10, 0.7  # parts of the pieces in which themes are looked for, and the share of the pieces in each
BAG_MOST = 1200  # pieces in a part at most, for speed
MORE = 2  # as many times more themes are looked for in a part as are left when like ones are put together
NEIGHBOURS = 10  # of a piece, itself among them, whose mean stands for it while themes are looked for
AT_A_TIME = 1000  # pieces whose neighbours are looked for, which bounds the memory
PER_THEME = 3  # as many times fewer neighbours than pieces of a theme, so that a theme's own outnumber others
ROUNDS = 20  # of the factorisation; later ones change few words
PURITY = 4  # power of cosines that makes shares of them, so that the nearest theme has most
ELSEWHERE = 0.1  # power of a term's score as a part of its best one, which keeps themes from sharing their words
LISTED = 25  # words of a theme that are kept
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
        The direction of each theme among weighted counts, of length one.
    """

    names: pd.Index
    idf: np.ndarray
    components: np.ndarray

    def find(self, counts: sparse.csr_array) -> np.ndarray:
        """Return the cosine of pieces with each theme, shape (pieces, themes), from counts of the terms."""
        return weigh(counts, self.idf)[0] @ self.components.T


NO_FACTORS = Factors(pd.Index([], dtype="str"), np.empty(0), np.empty((0, 0)))


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


def axes_of(weights: sparse.csr_array) -> np.ndarray:
    """Return the directions in which pieces differ most, by singular value decomposition (Deerwester et al. 1990).

    Returns
    -------
    ndarray of float, shape (axes, terms)
        Each of length one and at right angles to all others; at most 100.
    """
    if min(weights.shape) <= AXES:
        return np.linalg.svd(weights.toarray(), full_matrices=False)[2]
    return svds(weights, AXES, return_singular_vectors="vh", rng=0)[2][::-1]


def places_of(weights: sparse.csr_array, axes: np.ndarray) -> np.ndarray:
    """Return the direction of each piece among the axes, shape (pieces, axes)."""
    return normalize(weights @ axes.T) if weights.shape[0] else np.empty((0, len(axes)))


def middles_of(places: np.ndarray, n_themes: int) -> np.ndarray:
    """Find themes that parts of the pieces have in common.

    Bagged clustering (Leisch 1999): KMeans finds some more themes than asked for in each part, among the axes of latent
    semantic analysis; those that are near one another are put together (Ward 1963).

    Parameters
    ----------
    places : ndarray of float, shape (pieces, axes)
    n_themes : int
        At most as many as pieces.

    Returns
    -------
    ndarray of float, shape (themes, axes)
        The direction of each theme.
    """
    if n_themes == 1:
        return normalize(places.sum(axis=0, keepdims=True))
    among, generator = _among_neighbours(places, n_themes), np.random.default_rng(0)
    size = max(min(int(BAG * len(places)), BAG_MOST), n_themes)
    n = min(MORE * n_themes, size)
    found = []
    for bag in range(BAGS):
        drawn = generator.choice(len(places), size, replace=False)
        clusters = KMeans(n, init=_seeds, n_init=1, random_state=bag).fit_predict(among[drawn])
        found.append(_middles(places[drawn], clusters, n))
    pooled = np.concatenate(found)
    together = AgglomerativeClustering(n_themes, linkage="ward").fit_predict(pooled)
    return middles_near(places, _middles(pooled, together, n_themes))


def middles_near(places: np.ndarray, middles: np.ndarray) -> np.ndarray:
    """Return the directions of the pieces that, with their neighbours, are nearest to each of some directions."""
    among = _among_neighbours(places, len(middles))
    return _middles(places, (among @ middles.T).argmax(axis=1), len(middles))


def how_far(weights: sparse.csr_array, places: np.ndarray, middles: np.ndarray, axes: np.ndarray) -> np.ndarray:
    """Return how far each piece is of each theme, by which words are known, shape (pieces, themes).

    Weighted counts are factorised into non-negative parts (Lee & Seung 1999), from where the themes are: this finds the
    words that go together. A piece that is far from a theme counts less for it.
    """
    near = np.maximum(places @ middles.T, 0)
    model = NMF(len(middles), init="custom", max_iter=ROUNDS, tol=0)
    with np.errstate(invalid="ignore"):  # the error of an exact fit may round to below zero, and its root is taken
        parts = model.fit_transform(weights, W=near + _TINY, H=np.maximum(middles @ axes, _TINY))
    # Parts are divided by each theme's scale first, so that no theme is larger by its scale alone.
    return memberships(parts / np.maximum(parts.sum(axis=0), _TINY)) * near


def _among_neighbours(places: np.ndarray, n_themes: int) -> np.ndarray:
    """Return the direction of the mean of each piece and its neighbours, of fewer where themes are small."""
    n = min(NEIGHBOURS, len(places) // (PER_THEME * n_themes))
    if n < 2:
        return places
    parts = [_nearest(places[part], places, n) for part in gen_batches(len(places), AT_A_TIME)]
    return normalize(places[np.concatenate(parts)].mean(axis=1))


def _nearest(some: np.ndarray, places: np.ndarray, n: int) -> np.ndarray:
    """Return which n places have the smallest angle to each of some, the nearest first, shape (some, n)."""
    away = -(some @ places.T)
    nearest = np.argpartition(away, n - 1, axis=1)[:, :n]
    return np.take_along_axis(nearest, np.take_along_axis(away, nearest, axis=1).argsort(axis=1), axis=1)


def _seeds(places: np.ndarray, n: int, random_state: np.random.RandomState) -> np.ndarray:
    """Return where KMeans starts: by k-means++ with trials (Arthur & Vassilvitskii 2007).

    The same places as its own, which checks every array of each step and takes twice as long.
    """
    ones, squares = np.ones(len(places)), np.einsum("ij,ij->i", places, places)
    trials = 2 + int(np.log(n))
    chosen = [random_state.choice(len(places), p=ones / len(places))]
    nearest = np.maximum(-2 * places[chosen] @ places.T + squares[chosen][:, None] + squares, 0)
    sums, best = nearest @ ones, 0
    while len(chosen) < n:
        nearest, total = nearest[best], sums[best]
        drawn = np.searchsorted(np.cumsum(nearest), random_state.uniform(size=trials) * total)
        drawn = np.minimum(drawn, len(places) - 1)  # rounding may lead beyond the last
        nearest = np.minimum(nearest, np.maximum(-2 * places[drawn] @ places.T + squares[drawn][:, None] + squares, 0))
        sums = nearest @ ones
        best = int(sums.argmin())
        chosen.append(drawn[best])
    return places[chosen]


def _middles(places: np.ndarray, of: np.ndarray, n: int) -> np.ndarray:
    """Return the directions of the means of places that are of one kind each, shape (kinds, axes)."""
    kinds = sparse.csr_array((np.ones(len(of)), (of, np.arange(len(of)))), shape=(n, len(of)))
    return normalize(kinds @ places)


@contextmanager
def alone() -> Iterator[None]:
    """Keep linear algebra to one thread, which on sparse matrices is faster, and silence what has not settled.

    A factorisation is stopped before it has settled, on purpose. To be entered outside of threads.
    """
    with warnings.catch_warnings(action="ignore", category=ConvergenceWarning), threadpool_limits(1):
        yield


def shares_of(cosines: np.ndarray) -> np.ndarray:
    """Turn cosines of pieces with themes into shares that sum to one; all alike where a piece has none of any.

    Examples
    --------
    >>> shares_of(np.array([[0.5, 0.5], [0.4, -0.1], [0, 0]])).tolist()
    [[0.5, 0.5], [1.0, 0.0], [0.5, 0.5]]
    """
    return memberships(np.maximum(cosines, 0) ** PURITY)


def memberships(pieces: np.ndarray) -> np.ndarray:
    """Turn how much of each theme is in pieces into shares that sum to one; all alike where a piece has none of any.

    Examples
    --------
    >>> memberships(np.array([[2.0, 0.0], [1.0, 3.0], [0.0, 0.0]])).tolist()
    [[1.0, 0.0], [0.25, 0.75], [0.5, 0.5]]
    """
    total = pieces.sum(axis=1, keepdims=True)
    even = np.full_like(pieces, 1 / max(pieces.shape[1], 1))
    return np.where(total > _TINY, pieces / np.maximum(total, _TINY), even)


def distinctiveness(matrix: sparse.csr_array, shares: np.ndarray) -> np.ndarray:
    """Score how much each term sets each theme apart.

    The score is the signed log-likelihood G² (Dunning 1993) of the pieces with the term, inside the theme by their
    share of it against outside, times the cube root of the logarithm of how many times more often it is inside:
    evidence, tempered by the size of the difference. Terms that are not more frequent inside score zero, and terms that
    set another theme apart more score a little less.

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
    [[4.9, 0.0], [0.0, 4.9]]
    """
    presence = (matrix > 0).astype(float)
    inside = (presence.T @ shares).T
    term = presence.sum(axis=0)
    theme = inside.sum(axis=1, keepdims=True)
    total = max(term.sum(), _TINY)
    more = np.log(np.maximum(inside, _TINY) / np.maximum(theme * term / total, _TINY))
    scores = np.maximum(log_likelihood(inside, theme, term, total), 0) * np.cbrt(np.maximum(more, 0))
    return scores * (scores / np.maximum(scores.max(axis=0), _TINY)) ** ELSEWHERE


def top(scores: np.ndarray, n: int = SCORED) -> np.ndarray:
    """Return the columns with the highest scores of each row, best first, ties in the order of the columns.

    Examples
    --------
    >>> top(np.array([[1.0, 3.0, 3.0]]), 2).tolist()
    [[1, 2]]
    """
    return np.argsort(-scores, axis=1, kind="stable")[:, :n]
