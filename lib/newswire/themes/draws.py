"""How likely articles that are drawn by lot hold so much of a theme."""

import numpy as np
import pandas as pd
from scipy import stats

NONE = 1e-100  # a chance that is taken for none
MANY = 100.0**2  # variance from which on a sum is taken to be normal
ROUNDING = 1e-6  # of sums of shares, which are whole numbers but for that


def exceeded(held: pd.Series, n: pd.Series, all_held: pd.Series, all_n: pd.Series) -> pd.Series:
    """Return how likely n articles drawn by lot hold so much of a theme, or more (Fisher 1935).

    Examples
    --------
    >>> seen, n, all_held, all_n = (pd.Series([each]) for each in (2, 2, 2, 4))
    >>> exceeded(seen, n, all_held, all_n).round(6).tolist()  # 1 of the 6 pairs
    [0.166667]
    """
    at_least = np.floor(held.to_numpy(float) + ROUNDING)  # parts of articles vary less than whole ones
    most = np.ceil(all_held.to_numpy(float) - ROUNDING).astype(int)
    return pd.Series(stats.hypergeom.sf(at_least - 1, all_n.to_numpy(int), most, n.to_numpy(int)), held.index)


def sum_exceeded(held: pd.Series, n: pd.Series, all_held: pd.Series, all_n: pd.Series) -> float:
    """Return how likely draws from each of several periods hold so much of a theme together, or more.

    Examples
    --------
    >>> one, three = pd.Series([1, 1]), pd.Series([3, 3])
    >>> round(sum_exceeded(one, one, one, three), 6)  # each has one of three: 1/3 of 1/3
    0.111111
    """
    seen = np.floor(held.to_numpy() + ROUNDING).sum()
    most = np.ceil(all_held.to_numpy() - ROUNDING).astype(int)
    n, all_n = n.to_numpy(int), all_n.to_numpy(int)
    expected = n * most / all_n
    variance = (expected * (1 - most / all_n) * (all_n - n) / np.maximum(all_n - 1, 1)).sum()
    if variance > MANY:
        return float(stats.norm.sf((seen - 0.5 - expected.sum()) / variance**0.5))
    drawn = np.arange(min(n.max(), most.max()) + 1)[:, None] if len(n) else np.zeros((1, 0))
    first, total = 0, np.ones(1)
    for of in stats.hypergeom.pmf(drawn, all_n, most, n).T:
        of_period, likely = _likely(of)
        of_sum, total = _likely(np.convolve(total, likely))
        first += of_period + of_sum
    return float(total[max(int(seen) - first, 0) :].sum())


def _likely(chances: np.ndarray) -> tuple[int, np.ndarray]:
    """Leave out what is too unlikely at either end, which is most of it where there are many articles."""
    places = np.flatnonzero(chances > NONE)
    return int(places[0]), chances[places[0] : places[-1] + 1]
