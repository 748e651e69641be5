"""How good themes are: whether other articles have them too, which decides how many there are, and whether their words
occur together.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from threadpoolctl import threadpool_limits

from ..progress import bar
from ..statistics import MIN_UNITS
from .factors import factorise, known_by
from .terms import Terms

FOUND = 0.5  # share of its words that must come back for a theme to count as found again
FIRM = 0.8  # share of resamples in which a firm theme is found again, which pages call four of five
FEWEST = 4  # pieces of text from which others can be drawn
PARTS = 6  # parts of the articles, overlapping, on which each number of themes is tried
PART = 0.7  # share of the articles in each part
LARGEST = 1000  # articles that are drawn at most, for speed
CANDIDATES = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30)  # the steps widen: 25 themes and 26 hardly differ
PIECES_A_THEME = 4  # numbers of themes that leave fewer pieces or terms to each are not tried
WINDOW = 10  # tokens within which words occur together, as in Röder, Both & Hinneburg (2015)
SMALL = 1e-12  # added to the share of windows that hold both words, as there, since zero has no logarithm


def firmness(
    weights: csr_array, articles: np.ndarray, words: np.ndarray, n_resamples: int, seed: int, progress: bool | None
) -> pd.DataFrame:
    """Fit themes anew to articles drawn with replacement, and see how many of each theme's words come back.

    Parameters
    ----------
    weights : csr_array, shape (pieces, terms)
    articles : ndarray of int
        The article of each piece, ascending; pieces are themselves drawn where there are fewer than five articles.
    words : ndarray of int, shape (themes, words)
    n_resamples, seed : int
    progress : bool, optional
        As for `newswire.progress.bar`.

    Returns
    -------
    DataFrame
        theme, found (resamples in which at least half of its words came back together), of, overlap (mean share of
        its words), firm (found in four of five or more).
    """
    generator = np.random.default_rng(seed)
    n_resamples = n_resamples if len(articles) >= FEWEST else 0
    draws = [_drawn(articles, generator, replace=True) for _ in range(n_resamples)]
    again = bar(_themes_of(weights, draws, len(words)), desc="firmness", total=n_resamples, progress=progress)
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
    shared = np.array([[len(np.intersect1d(a, b)) for b in others] for a in words]) / max(words.shape[1], 1)
    rows, columns = linear_sum_assignment(shared, maximize=True)
    return shared[rows, columns]  # as many rows as columns, so each theme has its partner


def choose(
    weights: csr_array, articles: np.ndarray, terms: Terms, bounds: np.ndarray, seed: int, progress: bool | None
) -> pd.DataFrame:
    """Try numbers of themes and say how stable and coherent they are.

    Parameters
    ----------
    weights : csr_array, shape (pieces, terms)
    articles : ndarray of int
        The article of each piece, ascending.
    terms : Terms
        The terms that are weighted.
    bounds : ndarray of int
        As for `npmi`.
    seed : int
    progress : bool, optional
        As for `newswire.progress.bar`.

    Returns
    -------
    DataFrame
        n_themes, stability (mean share of words that come back in parts of the articles), coherence, error (standard
        error of the stability), score (stability and coherence together), chosen: the number with the best score.
    """
    generator = np.random.default_rng(seed)
    sample = np.sort(_drawn(articles, generator, replace=False))
    weights, articles = weights[sample], articles[sample]
    parts = [np.sort(_drawn(articles, generator, replace=False, share=PART)) for _ in range(PARTS)]
    largest = max(2, min(weights.shape) // PIECES_A_THEME)
    rows = []
    for n in bar([n for n in CANDIDATES if n <= largest], desc="how many themes", progress=progress):
        words, *others = _themes_of(weights, [np.arange(len(sample)), *parts], n)
        back = [matched(words, other).mean() for other in others]
        coherence, error = np.nanmean(npmi(words, terms.of_token, bounds)), np.std(back, ddof=1) / np.sqrt(PARTS)
        rows.append({"n_themes": n, "stability": np.mean(back), "coherence": coherence, "error": error})
    table = pd.DataFrame(rows)
    table["score"] = table["stability"] + table["coherence"].fillna(0)
    return table.assign(chosen=table.index == table["score"].idxmax())


def _themes_of(weights: csr_array, draws: list[np.ndarray], n_themes: int) -> Iterator[np.ndarray]:
    """Fit themes to draws of the pieces and yield the terms that they are known by in each, shape (themes, terms)."""

    def fitted(drawn: np.ndarray) -> np.ndarray:
        return known_by(weights[drawn], factorise(weights[drawn], n_themes)[0])

    # One draw for each processor at a time: more threads, of linear algebra, would only be in each other's way.
    with threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(fitted, draws)


def _drawn(articles: np.ndarray, generator: np.random.Generator, *, replace: bool, share: float = 1.0) -> np.ndarray:
    """Draw articles and return their pieces; at most `LARGEST` articles, and pieces where articles are too few."""
    units, first = np.unique(articles, return_index=True)
    if len(units) < MIN_UNITS:
        first = np.arange(len(articles))
    size = max(1, min(round(share * len(first)), LARGEST))
    chosen = generator.choice(len(first), size=size, replace=replace)
    ends = np.append(first, len(articles))[1:]
    return np.concatenate([np.arange(first[unit], ends[unit]) for unit in chosen])


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
