"""How firm themes are, and how many there are: what is found again when other articles are drawn."""

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from tqdm.auto import tqdm

from .factors import ranked_terms

FOUND = 0.5  # share of a theme's words that must come back
PARTS = 6  # parts of the articles on which each number of themes is tried
LARGEST = 1000  # articles that are drawn at most, for speed
CANDIDATES = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30)


def matched(words: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Pair themes with those of another fit so that they share most words, and return the shares.

    The pairing is the best of all, by the Hungarian method (Kuhn 1955).

    Parameters
    ----------
    words, others : ndarray of int, shape (themes, n_words)

    Returns
    -------
    ndarray of float, shape (themes,)

    Examples
    --------
    >>> matched(np.array([[1, 2], [3, 4]]), np.array([[4, 5], [1, 2]])).tolist()
    [1.0, 0.5]
    """
    shared = np.array([[len(np.intersect1d(a, b)) for b in others] for a in words]) / max(words.shape[1], 1)
    rows, columns = linear_sum_assignment(-shared)
    found = np.zeros(len(words))
    found[rows] = shared[rows, columns]
    return found


def firmness(weights, articles: np.ndarray, words: np.ndarray, *, n_resamples: int, seed: int, quiet: bool):
    """Fit themes anew to articles drawn with replacement, and see how many of each theme's words come back.

    Parameters
    ----------
    weights : csr_array, shape (pieces, terms)
    articles : ndarray of int
        The article of each piece; pieces are themselves drawn where there are fewer than five articles.
    words : ndarray of int, shape (themes, n_words)
    n_resamples, seed : int
    quiet : bool
        Show no progress.

    Returns
    -------
    DataFrame
        theme, found (resamples in which at least half of its words came back together), of, overlap (mean share of
        its words), firm (found in four of five or more).
    """
    generator = np.random.default_rng(seed)
    draws = [_drawn(articles, generator, replace=True) for _ in range(n_resamples)]
    again = ranked_terms(weights, draws, len(words), words.shape[1])
    shown = tqdm(again, desc="firmness", total=n_resamples, leave=False, disable=quiet)
    overlaps = np.array([matched(words, others) for others in shown]).reshape(n_resamples, len(words))
    found = (overlaps >= FOUND).sum(axis=0)
    overlap = overlaps.mean(axis=0) if n_resamples else np.full(len(words), np.nan)
    table = pd.DataFrame({"theme": np.arange(len(words)), "found": found, "of": n_resamples, "overlap": overlap})
    return table.assign(firm=found >= 0.8 * max(n_resamples, 1))


def choose(weights, articles: np.ndarray, coherence_of, *, n_words: int, seed: int, quiet: bool) -> pd.DataFrame:
    """Try numbers of themes and say how stable and coherent they are.

    Parameters
    ----------
    weights : csr_array, shape (pieces, terms)
    articles : ndarray of int
    coherence_of : callable
        Takes words, shape (themes, n_words), and returns their mean coherence.
    n_words, seed : int
    quiet : bool

    Returns
    -------
    DataFrame
        n_themes, stability (mean share of words that come back in parts of the articles), coherence, score (their sum),
        error (standard error of the stability), chosen: the number with the best score.
    """
    generator = np.random.default_rng(seed)
    sample = np.sort(_drawn(articles, generator, replace=False))
    weights, articles = weights[sample], articles[sample]
    parts = [np.sort(_drawn(articles, generator, replace=False, share=0.7)) for _ in range(PARTS)]
    largest = max(2, min(len(sample) // 4, weights.shape[1] // 4))
    rows = []
    for n in tqdm([n for n in CANDIDATES if n <= largest] or [1], desc="how many themes", leave=False, disable=quiet):
        words, *others = ranked_terms(weights, [np.arange(len(sample)), *parts], n, n_words)
        back = [matched(words, other).mean() for other in others]
        error = np.std(back, ddof=1) / np.sqrt(PARTS)
        rows.append({"n_themes": n, "stability": np.mean(back), "coherence": coherence_of(words), "error": error})
    table = pd.DataFrame(rows)
    table["score"] = table["stability"] + table["coherence"].fillna(0)
    return table.assign(chosen=table.index == table["score"].idxmax())


def _drawn(articles: np.ndarray, generator, *, replace: bool, share: float = 1.0) -> np.ndarray:
    """Draw articles and return their pieces; at most `LARGEST` articles, and pieces where articles are too few."""
    units, unit_of = np.unique(articles, return_inverse=True)
    if len(units) < 5:
        units, unit_of = np.arange(len(articles)), np.arange(len(articles))
    size = max(1, min(int(round(share * len(units))), LARGEST))
    chosen = generator.choice(len(units), size=size, replace=replace)
    order = np.argsort(unit_of, kind="stable")
    bounds = np.searchsorted(unit_of[order], np.arange(len(units) + 1))
    return np.concatenate([order[bounds[unit] : bounds[unit + 1]] for unit in chosen])
