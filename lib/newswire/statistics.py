"""Evidence and doubt: one log-likelihood ratio, one percentile bootstrap, one estimator of ratios.

Words inside one article depend on one another, and articles far less; so articles are what is drawn, each with
everything it holds (Efron & Tibshirani 1993). With fewer than `MIN_UNITS` articles no interval is given.
"""

import os
from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from .tables import require_level
from .text.chunks import in_threads

__all__ = ["difference_interval", "log_likelihood", "mean_interval", "ratio_interval"]

MIN_UNITS = 5  # from fewer articles a bootstrap can draw too few distinct resamples to cover what it promises
N_RESAMPLES = 1000
_CELLS, _THREADS = 4_000_000, 4  # numbers drawn at a time, and how many draw, which bounds the memory
_TINY = 1e-12  # a cell of a table that holds no more is empty, but for rounding


def log_likelihood(both: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> np.ndarray:
    """Return the log-likelihood ratio G² of two by two tables (Dunning 1993), negative where chance expects more.

    Parameters
    ----------
    both : array of float
        How often two things occur together.
    first, second : array of float
        How often each of them occurs.
    total : float or array of float
        The number of occasions.

    Returns
    -------
    ndarray of float

    Examples
    --------
    >>> log_likelihood([8, 10], [15828, 20], [4675, 100], [14307668, 200]).round(3).tolist()
    [1.325, 0.0]
    """
    a, b, c, n = (np.asarray(value, float) for value in (both, first, second, total))
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = b * c / n
        table = ((a, expected), (b - a, b - expected), (c - a, c - expected), (n - b - c + a, n - b - c + expected))
        terms = [np.where(seen > _TINY, seen * np.log(seen / chance), 0) for seen, chance in table]
    return np.sign(a - expected) * np.maximum(2 * sum(terms), 0)


def ratio_interval(sums: pd.DataFrame, level: float = 0.95) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return ratios of two sums over articles, occurrences to words, with intervals by linearisation.

    Cochran (1977, 6.19), on the scale of logarithms, with a t quantile.

    Parameters
    ----------
    sums : DataFrame
        Over articles with x occurrences among n words: count (sum of x), squares (of x²), products (of x·n), words
        (of n), words_squared (of n²), articles (how many).
    level : float
        Coverage of the intervals.

    Returns
    -------
    rate, low, high : ndarray of float
        Low and high are missing below `MIN_UNITS` articles and where nothing occurs.

    Raises
    ------
    ValueError
        When the level does not lie between 0 and 1.

    Examples
    --------
    >>> sums = pd.DataFrame({"count": [5], "squares": [5], "products": [50], "words": [50], "articles": [5],
    ...                      "words_squared": [500]})
    >>> [value.tolist() for value in ratio_interval(sums)]
    [[0.1], [0.1], [0.1]]
    """
    require_level(level)
    count, words, n = (sums[name].to_numpy(float) for name in ("count", "words", "articles"))
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = count / words
        residuals = sums["squares"] - 2 * rate * sums["products"] + rate**2 * sums["words_squared"]
        residuals = np.where(residuals > 1e-9 * sums["squares"], residuals, 0)  # smaller ones are rounding alone
        error = np.sqrt(residuals * n / (n - 1)) / words
        sizes, size = np.unique(n, return_inverse=True)  # few are distinct, and the quantile is slow
        width = special.stdtrit(np.maximum(sizes - 1, 1), (1 + level) / 2)[size] * error / rate
        known = (n >= MIN_UNITS) & (count > 0)
        low, high = rate * np.exp(-width), np.minimum(rate * np.exp(width), 1)
    return rate, np.where(known, low, np.nan), np.where(known, high, np.nan)


def percentiles(resampled: ArrayLike, level: float = 0.95) -> np.ndarray:
    """Return the ends of percentile intervals (Efron & Tibshirani 1993), low and high.

    Parameters
    ----------
    resampled : array of float, shape (resamples, ...)
        Missing values are left out.
    level : float
        Share of resamples that an interval covers.

    Returns
    -------
    ndarray of float, shape (2, ...)

    Examples
    --------
    >>> percentiles([0, 1, 2, 3, 4], 0.5).tolist()
    [1.0, 3.0]
    """
    resampled = np.asarray(resampled, float)
    # Where nothing is missing both give the same, and the one that looks for it goes through columns one by one.
    quantile = np.quantile if resampled.size and not np.isnan(resampled).any() else np.nanquantile
    return quantile(resampled, [(1 - level) / 2, (1 + level) / 2], axis=0)


def resampled_sums(values: np.ndarray, n_resamples: int = N_RESAMPLES, seed: int = 0) -> np.ndarray:
    """Return the sums of values over the units of each resample.

    Parameters
    ----------
    values : ndarray of float, shape (units, ...)
    n_resamples, seed : int

    Returns
    -------
    ndarray of float, shape (n_resamples, ...)

    Examples
    --------
    >>> resampled_sums(np.ones((4, 1)), n_resamples=2).tolist()
    [[4.0], [4.0]]
    """
    n_units = len(values)
    alike = np.full(n_units, 1 / max(n_units, 1))

    def sums(generator: np.random.Generator, n: int) -> np.ndarray:
        return np.tensordot(generator.multinomial(n_units, alike, n), values, 1)

    return np.concatenate(drawn(sums, n_resamples, n_units, seed))


def drawn(draw: Callable[[np.random.Generator, int], np.ndarray], n: int, size: int, seed: int) -> list[np.ndarray]:
    """Draw n times some size of numbers, in steps of at most `_CELLS`, in threads; return what each step gave.

    Each step has a generator of its own, the first that of the seed, so that it does not matter how many cores work.

    Examples
    --------
    >>> drawn(lambda generator, n: np.full(n, 5), n=3, size=2_000_000, seed=0)
    [array([5, 5]), array([5])]
    """
    first, each = np.random.default_rng(seed), max(1, _CELLS // max(size, 1))
    sizes = [min(each, n - at) for at in range(0, n, each)]
    steps = list(zip([first, *first.spawn(len(sizes))], sizes, strict=False))
    return in_threads(min(os.cpu_count() or 1, len(steps), _THREADS), lambda step: draw(*step), steps)


def mean_interval(
    values: ArrayLike,
    units: ArrayLike | None = None,
    groups: ArrayLike | None = None,
    weights: ArrayLike | None = None,
    *,
    level: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Return means with percentile bootstrap intervals, drawing whole units.

    Parameters
    ----------
    values : array of float, shape (n,)
        Missing values are left out.
    units : array, shape (n,), optional
        What each value belongs to, such as its article; each value is its own unit unless given.
    groups : array, shape (n,), optional
        One mean is returned for each group; one for all values unless given.
    weights : array of float, shape (n,), optional
        What each value counts for; 1 unless given.
    level : float
        Share of resamples that the interval covers.
    n_resamples, seed : int

    Returns
    -------
    DataFrame
        Indexed by group: mean, low, high, n_units. Low and high are missing below `MIN_UNITS` units.

    Examples
    --------
    >>> mean_interval([1, 1, 1, 1, 1, 7], seed=1).round(2).values.tolist()
    [[2.0, 1.0, 4.0, 6.0]]
    """
    table = _table(values, units, weights).assign(group=0 if groups is None else np.asarray(groups))
    table = table.dropna(subset=["value", "group"])
    sums = _sums(table, ["group", "unit"]).groupby(level="group", sort=True)
    rows = {group: _one_mean(part.to_numpy(), level, n_resamples, seed) for group, part in sums}
    means = pd.DataFrame.from_dict(rows, orient="index", columns=["mean", "low", "high", "n_units"])
    return means.astype({"n_units": int}).rename_axis("group")


def difference_interval(
    values_a: ArrayLike,
    values_b: ArrayLike,
    units_a: ArrayLike | None = None,
    units_b: ArrayLike | None = None,
    *,
    level: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = 0,
) -> dict[str, float]:
    """Return how far the mean of b lies above the mean of a, with its own interval.

    Parameters
    ----------
    values_a, values_b : array of float
    units_a, units_b : array, optional
        What each value belongs to; units are drawn anew on either side.
    level, n_resamples, seed
        As for `mean_interval`.

    Returns
    -------
    dict
        difference, low, high; low and high are missing when either side has fewer than `MIN_UNITS` units.

    Examples
    --------
    >>> difference_interval([0, 0, 0, 0, 0], [1, 1, 1, 1, 1])
    {'difference': 1.0, 'low': 1.0, 'high': 1.0}
    """
    sides = (_table(values_a, units_a, None), _table(values_b, units_b, None))
    a, b = (_sums(side.dropna(), ["unit"]).to_numpy() for side in sides)
    low = high = np.nan
    if min(len(a), len(b)) >= MIN_UNITS:
        means = [_ratios(resampled_sums(side, n_resamples, seed + shift)) for shift, side in enumerate((a, b))]
        low, high = percentiles(means[1] - means[0], level)
    difference = _ratios(b.sum(axis=0)) - _ratios(a.sum(axis=0))
    return {"difference": float(difference), "low": float(low), "high": float(high)}


def unit_means(values: ArrayLike, groups: ArrayLike, units: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean of each unit in each group where it has values, that group and the unit, as they come.

    Examples
    --------
    >>> [each.tolist() for each in unit_means([1, 3, 7, 8], [0, 0, 0, 1], [5, 5, 6, 6])]
    [[2.0, 7.0, 8.0], [0, 0, 1], [5, 6, 6]]
    """
    means = pd.Series(values, dtype=float).groupby([np.asarray(groups), np.asarray(units)], sort=False).mean()
    return means.to_numpy(), *(means.index.get_level_values(level).to_numpy() for level in (0, 1))


def units_at(articles: pd.Index | pd.Series, units: pd.Series | None) -> np.ndarray:
    """Number the unit of each of some articles, as in `Corpus.units`, in the order they come in; or each by itself.

    Examples
    --------
    >>> units_at(pd.Index(["b", "a", "c"]), pd.Series({"a": "oil", "b": "gas", "c": "gas"})).tolist()
    [0, 1, 0]
    """
    if units is None:
        return np.arange(len(articles))
    found = units.reindex(articles)
    if found.isna().any():
        without = found.index[found.isna()][0]
        raise ValueError(f"The units have none for the article {without!r}; give those of its corpus, corpus.units.")
    return pd.factorize(found)[0]


def _table(values: ArrayLike, units: ArrayLike | None, weights: ArrayLike | None) -> pd.DataFrame:
    values = np.asarray(values, float)
    units = np.arange(len(values)) if units is None else np.asarray(units)
    return pd.DataFrame({"value": values, "unit": units, "weight": 1.0 if weights is None else np.asarray(weights)})


def _sums(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return, for each unit, the weighted sum of its values and the sum of its weights."""
    return table.assign(value=table["value"] * table["weight"]).groupby(by, sort=False)[["value", "weight"]].sum()


def _one_mean(sums: np.ndarray, level: float, n_resamples: int, seed: int) -> tuple[float, float, float, int]:
    low = high = np.nan
    if len(sums) >= MIN_UNITS:
        low, high = percentiles(_ratios(resampled_sums(sums, n_resamples, seed)), level)
    return float(_ratios(sums.sum(axis=0))), low, high, len(sums)


def _ratios(sums: np.ndarray) -> np.ndarray:
    """Divide sums of values by sums of weights, which stand in the last axis; missing where there is no weight."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(sums[..., 1] == 0, np.nan, sums[..., 0] / sums[..., 1])
