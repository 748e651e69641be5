"""Periods of time: their names, and which one a date is in."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from .statistics import MIN_UNITS
from .tables import column_of

__all__ = ["as_periods", "beside_others", "keys_of", "shortest"]

FREQUENCIES = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_FAR = np.timedelta64(92, "D")  # a shorter gap is no trouble in a figure


def as_periods(dates: pd.Series, freq: str) -> pd.Series:
    """Return the day, week, month, quarter or year that each date is in, as a Series of pandas Periods named period.

    Parameters
    ----------
    dates : Series of datetime64
    freq : {"day", "week", "month", "quarter", "year"}

    Raises
    ------
    ValueError
        When there is no such period.

    Examples
    --------
    >>> as_periods(pd.Series(pd.to_datetime(["2024-10-03"])), "quarter").astype(str).tolist()
    ['2024Q4']
    """
    if freq not in FREQUENCIES:
        raise ValueError(f"There is no period {freq!r}; there are {', '.join(FREQUENCIES)}.")
    return pd.to_datetime(dates).dt.to_period(FREQUENCIES[freq]).rename("period")


def keys_of(articles: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Return the columns that articles are grouped by, of which a date also gives day, week, month, quarter and year.

    Dates that lie far from all others are in no period.

    Parameters
    ----------
    articles : DataFrame
    names : sequence of str

    Returns
    -------
    DataFrame
        A column of each name.

    Raises
    ------
    ValueError
        When there is no such column.

    Examples
    --------
    >>> articles = pd.DataFrame({"desk": ["economy"], "date": pd.to_datetime(["2024-10-03"])})
    >>> keys_of(articles, ["desk", "quarter"]).astype(str).values.tolist()
    [['economy', '2024Q4']]
    """
    spans = [name for name in names if name in FREQUENCIES and name not in articles]
    periods = {name: as_periods(without_stray(column_of(articles, "date")), name) for name in spans}
    own = {name: column_of(articles, name) for name in names if name not in periods}
    return pd.DataFrame(own | periods)[list(names)]


def beside_others(cells: pd.DataFrame, value: str) -> pd.DataFrame:
    """Add what the other groups have in the same period, each article counting once.

    Parameters
    ----------
    cells : DataFrame
        group, period, n_articles, the value, and theme where there are several.
    value : str
        Column of means or of shares.

    Returns
    -------
    DataFrame
        With others (missing where no other group has articles in the period) and n_others (their articles).

    Examples
    --------
    >>> cells = pd.DataFrame({"group": ["a", "b"], "period": 2024, "n_articles": [1, 3], "mean": [0.1, 0.3]})
    >>> beside_others(cells, "mean")[["others", "n_others"]].round(3).values.tolist()
    [[0.3, 3.0], [0.1, 1.0]]
    """
    keys = ["period", "theme"] if "theme" in cells else ["period"]
    held = cells[keys].assign(held=cells[value] * cells["n_articles"], n=cells["n_articles"])
    sums = held.groupby(keys)[["held", "n"]].transform("sum") - held[["held", "n"]]
    return cells.assign(others=sums["held"] / sums["n"].where(sums["n"] > 0), n_others=sums["n"])


def shortest(dates: pd.Series, groups: pd.Series | None = None) -> str:
    """Return the shortest of month, quarter and year in which articles are many enough to be compared.

    That is the first with half of the articles in periods of five or more, two periods at least; where none has, the
    one with most articles in such periods; a month where there are no such periods.

    Parameters
    ----------
    dates : Series of datetime64
    groups : Series, optional
        The group of each article, with the same index: nine in ten are then to be in periods of their group of five or
        more.

    Returns
    -------
    str
        A name that `as_periods` knows.

    Examples
    --------
    >>> shortest(pd.Series(pd.date_range("2020-01-15", periods=24, freq="MS")))
    'year'
    """
    near, inside = without_stray(dates).dropna(), {}
    least = 0.5 if groups is None else 0.9
    for freq in ("month", "quarter", "year"):
        keys = [as_periods(near, freq)] + ([] if groups is None else [groups.loc[near.index]])
        sizes = near.groupby(keys, observed=True).size()
        large = sizes[sizes >= MIN_UNITS]
        inside[freq] = large.sum() if large.index.get_level_values(0).nunique() > 1 else 0
    return next(
        (freq for freq, n in inside.items() if n and n >= least * len(near)), max(inside, key=inside.__getitem__)
    )


def without_stray(dates: pd.Series) -> pd.Series:
    """Return dates with those missing that lie far from all others, such as one of 1970 among some of 2020.

    At either end, at most four dates and one in twenty, or one in a hundred, are stray: those beyond a gap that is
    longer than 92 days and than a quarter of the time that the other dates cover.

    Parameters
    ----------
    dates : Series of datetime64

    Examples
    --------
    >>> days = pd.Series(pd.to_datetime(["1970-01-01", *["2024-10-03", "2024-10-04"] * 10]))
    >>> without_stray(days).dropna().min().year
    2024
    """
    dates = pd.to_datetime(dates)
    known = np.sort(dates.to_numpy()[dates.notna().to_numpy()])
    most = max(len(known) // 100, min(4, len(known) // 20))
    if not most:
        return dates
    core = known[most:-most]
    far = np.diff(known) > max(_FAR, (core[-1] - core[0]) / 4)
    first = max(np.flatnonzero(far[:most]) + 1, default=0)
    last = min(np.flatnonzero(far[-most:]) - most - 1, default=-1)
    dates = dates.copy()  # `where` would look up all ids, and the index keep what it looks up
    dates.iloc[~dates.between(known[first], known[last]).to_numpy()] = pd.NaT
    return dates
