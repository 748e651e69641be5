"""Periods of time: their names, and which one a date is in."""

import pandas as pd

__all__ = ["as_periods", "first_days"]

FREQUENCIES = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}


def as_periods(dates: pd.Series, freq: str) -> pd.Series:
    """Return the day, week, month, quarter or year that each date is in.

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
    return pd.to_datetime(dates).dt.to_period(FREQUENCIES[freq])


def first_days(dates: pd.Series, freq: str) -> pd.Series:
    """Return the first day of the day, week, month, quarter or year that each date is in, as a Series named period.

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
    >>> first_days(pd.Series(pd.to_datetime(["2024-12-03"])), "quarter").astype(str).tolist()
    ['2024-10-01']
    """
    return as_periods(dates, freq).dt.start_time.rename("period")
