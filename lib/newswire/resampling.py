"""How sure a number is: bootstrap intervals with articles as the unit that is drawn.

Words inside one article depend on one another, and articles far less; so articles are drawn with replacement, each
with everything it holds (Efron & Tibshirani 1993). With fewer than `MIN_UNITS` articles no interval is given.
"""

import numpy as np
import pandas as pd

MIN_UNITS = 5
N_RESAMPLES = 1000
_CELLS = 4_000_000  # numbers drawn at a time, which bounds the memory


def draws(n_units: int, n_resamples: int = N_RESAMPLES, seed: int = 0) -> np.ndarray:
    """Draw how often each unit is in each resample.

    Parameters
    ----------
    n_units : int
    n_resamples : int
    seed : int

    Returns
    -------
    ndarray of int, shape (n_resamples, n_units); each row sums to `n_units`

    Examples
    --------
    >>> draws(4, n_resamples=3).sum(axis=1).tolist()
    [4, 4, 4]
    """
    return np.random.default_rng(seed).multinomial(n_units, np.full(n_units, 1 / max(n_units, 1)), size=n_resamples)


def mean_interval(
    values, units=None, groups=None, weights=None, *, level=0.95, n_resamples=N_RESAMPLES, seed=0
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
    rows = {group: _one_mean(part, level, n_resamples, seed) for group, part in table.groupby("group", sort=True)}
    found = pd.DataFrame.from_dict(rows, orient="index", columns=["mean", "low", "high", "n_units"])
    return found.astype({"n_units": int}).rename_axis("group")


def difference_interval(
    values_a, values_b, units_a=None, units_b=None, *, level=0.95, n_resamples=N_RESAMPLES, seed=0
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
    a, b = (_sums(_table(*side, None).dropna()) for side in ((values_a, units_a), (values_b, units_b)))
    difference = _ratio(*b.sum(axis=0)) - _ratio(*a.sum(axis=0))
    low = high = np.nan
    if min(len(a), len(b)) >= MIN_UNITS:
        resampled = _resampled(b, n_resamples, seed + 1) - _resampled(a, n_resamples, seed)
        low, high = _percentiles(resampled, level)
    return {"difference": float(difference), "low": float(low), "high": float(high)}


def _table(values, units, weights) -> pd.DataFrame:
    values = np.asarray(values, float)
    return pd.DataFrame(
        {
            "value": values,
            "unit": np.arange(len(values)) if units is None else np.asarray(units),
            "weight": np.ones(len(values)) if weights is None else np.asarray(weights, float),
        }
    )


def _sums(table: pd.DataFrame) -> np.ndarray:
    """Return, for each unit, the weighted sum of its values and the sum of its weights."""
    sums = table.assign(value=table["value"] * table["weight"]).groupby("unit", sort=False)[["value", "weight"]].sum()
    return sums.to_numpy()


def _one_mean(table: pd.DataFrame, level: float, n_resamples: int, seed: int) -> tuple:
    sums = _sums(table)
    low = high = np.nan
    if len(sums) >= MIN_UNITS:
        low, high = _percentiles(_resampled(sums, n_resamples, seed), level)
    return _ratio(*sums.sum(axis=0)), low, high, len(sums)


def _resampled(sums: np.ndarray, n_resamples: int, seed: int) -> np.ndarray:
    """Return the weighted mean of each resample of the units."""
    step = max(1, _CELLS // max(len(sums), 1))
    generator = np.random.default_rng(seed)
    probabilities = np.full(len(sums), 1 / len(sums))
    parts = [
        generator.multinomial(len(sums), probabilities, size=min(step, n_resamples - at)) @ sums
        for at in range(0, n_resamples, step)
    ]
    totals = np.concatenate(parts)
    with np.errstate(invalid="ignore", divide="ignore"):
        return totals[:, 0] / totals[:, 1]


def _ratio(total: float, weight: float) -> float:
    return total / weight if weight else np.nan


def _percentiles(resampled: np.ndarray, level: float) -> tuple[float, float]:
    return tuple(np.nanquantile(resampled, [(1 - level) / 2, (1 + level) / 2]))
