"""Could chance have done this? Tests that allow for all groups, or all periods, having been looked at."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import stats

from .. import statistics

N_SHUFFLES = 1000


def apart_from_rest(
    values: np.ndarray,
    codes: np.ndarray,
    units: np.ndarray | None = None,
    *,
    n_shuffles: int = N_SHUFFLES,
    seed: int = 0,
) -> np.ndarray:
    """Say how often shuffling puts any group as far from the rest as each of them is.

    The largest standardised difference of all groups in a shuffle is what each is held against, so that the p values
    allow for the choice among groups (Westfall & Young 1993).

    Parameters
    ----------
    values : ndarray of float, shape (n,)
    codes : ndarray of int, shape (n,)
        The group of each value, 0 and up.
    units : ndarray of int, shape (n,), optional
        What each value belongs to, such as its story. The values of one go together, and change places with those of
        another that has as many; each value is its own unit unless given.
    n_shuffles, seed : int

    Returns
    -------
    ndarray of float, shape (groups,)
        From 1 / (n_shuffles + 1) to 1; NaN for groups with fewer than `statistics.MIN_UNITS` values, or where the rest
        has fewer.

    Examples
    --------
    >>> apart_from_rest(np.arange(20.0), np.repeat([0, 1], 10)).round(2).tolist()
    [0.0, 0.0]
    """
    sizes = np.bincount(codes)
    others = len(values) - sizes
    judged = np.minimum(sizes, others) >= statistics.MIN_UNITS
    if not judged.any():
        return np.full(len(sizes), np.nan)
    values = values - values.mean()
    # With the mean at nought, a group's sum S lies S(1/n + 1/m) from the rest; its error goes with sqrt(1/n + 1/m).
    scale = np.sqrt(1 / sizes[judged] + 1 / others[judged])
    seen = np.abs(np.bincount(codes, values)[judged]) * scale
    alike = _alike(np.arange(len(values)) if units is None else units)

    def furthest(generator: np.random.Generator, n: int) -> np.ndarray:
        orders = _exchanged(alike, n, generator)
        return np.array([(np.abs(np.bincount(codes, values[order])[judged]) * scale).max() for order in orders])

    most = np.concatenate(statistics.drawn(furthest, n_shuffles, len(values), seed))
    as_far = (most[:, None] >= seen - 1e-12).sum(axis=0)  # sums in another order may differ by rounding
    p = np.full(len(sizes), np.nan)
    p[judged] = (1 + as_far) / (1 + n_shuffles)
    return p


def _alike(units: np.ndarray) -> list[np.ndarray]:
    """Return the rows of each unit, in a table for all units that have as many."""
    units = pd.factorize(units)[0]
    order, size = np.argsort(units, kind="stable"), np.bincount(units)[units]
    return [order[size[order] == each].reshape(-1, each) for each in np.unique(size)]


def _exchanged(alike: list[np.ndarray], n: int, generator: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield n orders of values in which those of a unit change places with those of another that has as many."""
    drawn = np.empty(sum(rows.size for rows in alike), alike[0].dtype)
    for _ in range(n):
        for rows in alike:
            drawn[rows] = generator.permutation(rows)
            if rows.shape[1] > 1:
                drawn[rows] = generator.permuted(drawn[rows], axis=1)
        yield drawn


def trend(periods: pd.Series, means: pd.Series, sizes: pd.Series) -> dict[str, float]:
    """Fit a straight line to the means of all periods, each weighing what it holds, by weighted least squares.

    Its t test has the periods as units, since what is written in one is about the same events.

    Parameters
    ----------
    periods : Series of datetime64
    means : Series of float
    sizes : Series of int

    Returns
    -------
    dict
        slope (a year), low and high (95%), p; all NaN with fewer than four periods.

    Examples
    --------
    >>> years = pd.Series(pd.to_datetime(["2010", "2011", "2012", "2013"], format="%Y"))
    >>> round(trend(years, pd.Series([0.1, 0.2, 0.31, 0.4]), pd.Series([9, 9, 9, 9]))["slope"], 2)
    0.1
    """
    n = len(periods)
    if n < 4:
        return dict.fromkeys(("slope", "low", "high", "p"), np.nan)
    x, y, w = (periods - periods.min()).dt.days / 365.25, means.to_numpy(float), sizes.to_numpy(float)
    x = x - np.average(x, weights=w)
    spread = (w * x * x).sum()
    slope = (w * x * y).sum() / spread
    residual = y - np.average(y, weights=w) - slope * x
    error = np.sqrt((w * residual**2).sum() / (n - 2) / spread)
    width = stats.t.ppf(0.975, n - 2) * error
    p = 2 * stats.t.sf(abs(slope) / error, n - 2) if error else float(slope == 0)
    return {"slope": float(slope), "low": float(slope - width), "high": float(slope + width), "p": float(p)}
