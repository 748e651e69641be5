"""How good themes are: whether other articles have them too, which decides how many there are, and whether their words
occur together.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from sklearn.metrics.cluster import contingency_matrix, expected_mutual_information
from threadpoolctl import threadpool_limits

from ..progress import bar
from ..statistics import MIN_UNITS
from .factors import LISTED, axes_of, distinctiveness, middles_of, places_of, shares_of, top

FOUND = 0.5  # share of its first ten words that must be among those of a theme for it to count as found again
RARE = 10  # as many times more terms than those are there, so that chance does not find the words
FIRM = 0.8  # share of draws in which a firm theme is found again, which pages call four of five
FEWEST = 4  # pieces of text from which others can be drawn
PART = 2 / 3  # of the articles are drawn, about as many as are different in a bootstrap sample
LARGEST = 3000  # pieces that are drawn at most, for speed
FOLDS = 2  # parts of the articles, in each of which themes of the other are found
CANDIDATES = (2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 35, 40)  # more than 40 a reader would not take in
PIECES_A_THEME, ARTICLES_A_THEME = 8, 5  # numbers of themes that leave fewer to each are not tried, but for two
WINDOW = 10  # tokens within which words occur together, as in Röder, Both & Hinneburg (2015)
SMALL = 1e-12  # added to the share of windows that hold both words, as there, since zero has no logarithm


def firmness(
    weights: csr_array,
    places: np.ndarray,
    articles: np.ndarray,
    words: np.ndarray,
    n_resamples: int,
    seed: int,
    progress: bool | None,
) -> pd.DataFrame:
    """Fit themes anew to articles that are drawn, and see how many of each theme's words come back.

    Parameters
    ----------
    weights : csr_array, shape (pieces, terms)
    places : ndarray of float, shape (pieces, axes)
    articles : ndarray of int
        The article of each piece, ascending; pieces are themselves drawn where there are fewer than five articles.
    words : ndarray of int, shape (themes, words)
    n_resamples, seed : int
    progress : bool, optional
        As for `newswire.progress.bar`.

    Returns
    -------
    DataFrame
        theme, found (draws in which at least half of its words are among the first 25 of one theme), of, overlap (mean
        share of its words), firm (found in four of five or more).
    """
    generator = np.random.default_rng(seed)
    n_resamples = n_resamples if len(articles) >= FEWEST else 0
    draws = [_drawn(articles, generator, PART) for _ in range(n_resamples)]
    if any(len(drawn) < len(words) for drawn in draws):  # too few pieces for so many themes
        draws, n_resamples = [], 0

    listed = int(np.clip(weights.shape[1] // RARE, words.shape[1], LISTED))

    def fitted(drawn: np.ndarray) -> np.ndarray:
        shares = shares_of(places[drawn] @ middles_of(places[drawn], len(words)).T)
        return top(distinctiveness(weights[drawn], shares), listed)

    again = bar(_shared_out(fitted, draws), desc="firmness", total=n_resamples, progress=progress)
    overlaps = [matched(words, others) for others in again]
    return stability(np.array(overlaps).reshape(n_resamples, len(words)))


def stability(overlaps: np.ndarray) -> pd.DataFrame:
    """Return how often each theme was found again, as `firmness` does.

    Parameters
    ----------
    overlaps : ndarray of float, shape (resamples, themes)
        The share of each theme's words that came back.

    Returns
    -------
    DataFrame
        As from `firmness`.

    Examples
    --------
    >>> stability(np.array([[0.5, 0.9], [0.7, 0.1]])).values.tolist()
    [[0, 2, 2, 0.6, True], [1, 1, 2, 0.5, False]]
    """
    of, n_themes = overlaps.shape
    found = (overlaps >= FOUND).sum(axis=0)
    overlap = overlaps.mean(axis=0) if of else np.nan
    table = pd.DataFrame({"theme": np.arange(n_themes), "found": found, "of": of, "overlap": overlap})
    return table.assign(firm=found >= FIRM * max(of, 1))


def matched(words: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Pair themes with those of another fit so that they share most words, and return the shares.

    The pairing is the best of all, by the Hungarian method (Kuhn 1955).

    Parameters
    ----------
    words, others : ndarray of int, shape (themes, words)

    Returns
    -------
    ndarray of float, shape (themes,)

    Examples
    --------
    >>> matched(np.array([[1, 2], [3, 4]]), np.array([[4, 5], [1, 2]])).tolist()
    [1.0, 0.5]
    """
    shared = np.array([np.isin(others, of).sum(axis=1) for of in words]) / max(words.shape[1], 1)
    rows, columns = linear_sum_assignment(shared, maximize=True)
    return shared[rows, columns]  # as many rows as columns, so each theme has its partner


def choose(
    weights: csr_array, halves: Sequence[csr_array], articles: np.ndarray, seed: int, progress: bool | None
) -> pd.DataFrame:
    """Try numbers of themes, and see how much one half of a text tells of the theme of its other half.

    Themes are fitted to some of the articles and found in each half of the others. That the halves agree is easy with
    few themes, and says little; so what counts is the information that they share beyond chance (Vinh, Epps & Bailey
    2010), which grows with themes that are there and falls with themes that are not. Of the numbers that come within a
    standard error of the best, the smallest is chosen.

    Parameters
    ----------
    weights : csr_array, shape (pieces, terms)
    halves : pair of csr_array, shape (pieces, terms)
        The same of every other sentence of each piece, and of the sentences between; see `halves`.
    articles : ndarray of int
        The article of each piece, ascending.
    seed : int
    progress : bool, optional
        As for `newswire.progress.bar`.

    Returns
    -------
    DataFrame
        n_themes, information (in bits), error (its standard error), agreement (share of the texts of which both halves
        have the same theme), chosen.
    """
    columns = ["n_themes", "information", "error", "agreement"]
    if weights.shape[0] < FEWEST or not ((np.diff(halves[0].indptr) > 0) & (np.diff(halves[1].indptr) > 0)).any():
        only = pd.DataFrame([[min(2, *weights.shape), np.nan, np.nan, np.nan]], columns=columns)
        return only.assign(chosen=True)
    generator = np.random.default_rng(seed)
    sample = _drawn(articles, generator, 1)
    weights, articles = weights[sample], articles[sample]
    first, second = (half[sample] for half in halves)
    both = (np.diff(first.indptr) > 0) & (np.diff(second.indptr) > 0)
    fold = _folds(articles, generator)
    most = min(len(sample) // PIECES_A_THEME, max(2, len(np.unique(articles)) // ARTICLES_A_THEME))
    numbers = [n for n in CANDIDATES if n <= most] or [2]

    def in_axes(number: int) -> tuple[np.ndarray, ...]:
        """Return the places of the pieces of all folds but one, and of the halves of its own, among the same axes."""
        axes = axes_of(weights[fold != number])
        told = (fold == number) & both
        return tuple(places_of(part, axes) for part in (weights[fold != number], first[told], second[told]))

    folds = list(_shared_out(in_axes, range(fold.max() + 1)))

    def tried(n_themes: int) -> tuple[float, ...]:
        """Return information, error and agreement. Folds are told apart: the themes of one are not those of another."""
        rows = []
        for places, *told in folds:
            middles = middles_of(places, n_themes)
            themes = [(half @ middles.T).argmax(axis=1) for half in told]
            rows.append((*_information(*themes), (themes[0] == themes[1]).mean() if len(themes[0]) else 0))
        information, error, agreement = np.array(rows).T
        part = np.array([len(half) for _, half, _ in folds]) / max(both.sum(), 1)
        return part @ information, np.sqrt(part**2 @ error**2), part @ agreement

    results = bar(_shared_out(tried, numbers), desc="how many themes", total=len(numbers), progress=progress)
    table = pd.DataFrame([(n, *result) for n, result in zip(numbers, results)], columns=columns)
    best = table["information"].idxmax()
    least = table["information"][best] - table["error"][best]
    return table.assign(chosen=table.index == (table["information"] >= least).idxmax())


def _folds(articles: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Return the part that each piece is in, with all of its article."""
    units = _units(articles)
    n = units.max() + 1
    return generator.permutation(n)[units] % FOLDS


def _information(first: np.ndarray, second: np.ndarray) -> tuple[float, float]:
    """Return the mutual information of two labellings beyond that of chance, in bits, and its standard error."""
    if not len(first):
        return 0.0, 0.0
    table = contingency_matrix(first, second, dtype=np.int64)
    n = table.sum()
    chance = expected_mutual_information(csr_array(table), int(n))
    with np.errstate(divide="ignore"):
        each = np.log(table * n / np.outer(table.sum(axis=1), table.sum(axis=0)))
    each[table == 0] = 0
    mean = (table * each).sum() / n
    error = np.sqrt((table * (each - mean) ** 2).sum()) / n
    return (mean - chance) / np.log(2), error / np.log(2)


def _shared_out(step: Callable, over: Sequence) -> Iterator:
    """Yield what a step returns for each of some things, a thing for each processor at a time."""
    with ThreadPoolExecutor(os.cpu_count(), initializer=threadpool_limits, initargs=(1,)) as pool:
        yield from pool.map(step, over)


def _drawn(articles: np.ndarray, generator: np.random.Generator, part: float) -> np.ndarray:
    """Draw a part of the articles and return their pieces, at most `LARGEST`; pieces where articles are too few."""
    units = _units(articles)
    n = units.max() + 1
    size = max(1, round(min(part, LARGEST / len(articles)) * n))
    return np.flatnonzero(np.isin(units, generator.choice(n, size, replace=False)))


def _units(articles: np.ndarray) -> np.ndarray:
    """Number what is drawn together: the pieces of an article, or each piece where articles are too few."""
    units = np.unique(articles, return_inverse=True)[1]
    return units if units.max() + 1 >= MIN_UNITS else np.arange(len(articles))


def npmi(words: Sequence[Sequence[int]] | np.ndarray, tokens: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """Return the coherence of lists of words: mean normalised pointwise mutual information of their pairs.

    Bouma (2009) as used by Röder, Both & Hinneburg (2015), C_NPMI: probabilities are shares of windows that slide over
    the texts a token at a time; a text that is shorter is one window. Where a word stands in a window twice, gensim
    4.4 forgets it when the first leaves; here it counts as long as one is there.

    Parameters
    ----------
    words : array of int, shape (themes, words)
        The words of each theme.
    tokens : ndarray of int
        The texts, one after the other; negative where a token is none of the words.
    bounds : ndarray of int
        Where each text starts, and the end.

    Returns
    -------
    ndarray of float, shape (themes,)
        From -1 to 1; missing for fewer than two words.

    Examples
    --------
    >>> npmi([[0, 1]], np.array([0, 1, 2, 3]), np.array([0, 2, 4])).round(3).tolist()
    [1.0]
    """
    used, places = np.unique(words, return_inverse=True)
    together, n_windows = _windows(used, tokens, bounds)
    shares, places = together / max(n_windows, 1), places.reshape(len(words), -1)
    first, second = np.triu_indices(len(places.T), 1)
    a, b, alone = places[:, first], places[:, second], shares.diagonal()
    joint = shares[a, b] + SMALL
    measured = np.log(joint / np.maximum(alone[a] * alone[b], SMALL**2)) / -np.log(joint)
    return measured.mean(axis=1) if len(first) and n_windows else np.full(len(places), np.nan)


def _windows(used: np.ndarray, tokens: np.ndarray, bounds: np.ndarray) -> tuple[np.ndarray, int]:
    """Count the windows that hold each pair of words, each word with itself on the diagonal, and all windows."""
    lengths = np.diff(bounds)
    per_text = np.where(lengths > 0, np.maximum(lengths - WINDOW + 1, 1), 0)
    before = np.append(0, np.cumsum(per_text))  # windows of earlier texts
    place = np.searchsorted(used, tokens)
    at = np.flatnonzero(np.append(used, -2)[place] == tokens)  # -2 is never a token: it stands behind the last word
    text = np.searchsorted(bounds, at, side="right") - 1
    inside = at - bounds[text]
    first, last = np.maximum(inside - WINDOW + 1, 0), np.minimum(inside, per_text[text] - 1)
    # An occurrence is in the windows from first to last; those beyond last are dropped from its row.
    windows = first[:, None] + np.arange(WINDOW)
    valid = windows <= last[:, None]
    rows, columns = (before[text][:, None] + windows)[valid], np.repeat(place[at], valid.sum(axis=1))
    shape = (int(before[-1]), len(used))
    holds = csr_array((np.ones(len(rows), np.int32), (rows, columns)), shape=shape)
    holds.data[:] = 1  # however often the word is in the window
    return (holds.T @ holds).toarray(), shape[0]
