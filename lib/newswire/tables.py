"""Tables: sheets that somebody filled in, and what must be there, columns or groups of articles."""

import os
from pathlib import Path
from typing import Any

import pandas as pd

SPAN = ["article", "start", "end"]  # the columns that say which characters of which article a row is about


def require(table: pd.DataFrame, *columns: str, what: str = "The table", made_by: str = "") -> None:
    """Refuse a table that lacks a column.

    Parameters
    ----------
    table : DataFrame
    *columns : str
    what : str
        What the message calls the table.
    made_by : str
        The function that makes such tables, where it helps to name it.

    Raises
    ------
    ValueError
        With the name of the first column that is missing.
    """
    for column in columns:
        if column not in table:
            remedy = f"make it with {made_by}" if made_by else f"it needs {', '.join(columns)}"
            raise ValueError(f"{what} has no column {column!r}; {remedy}.")


def column_of(articles: pd.DataFrame, name: str) -> pd.Series:
    """Return a column of the articles, or raise a `ValueError` that says which there are.

    Examples
    --------
    >>> column_of(pd.DataFrame({"desk": ["economy"]}), "desk").tolist()
    ['economy']
    """
    if name not in articles:
        raise ValueError(f"The articles have no column {name!r}; there are {', '.join(map(str, articles)) or 'none'}.")
    return articles[name]


def require_groups(groups: pd.Series, *names: object, what: str = "articles") -> None:
    """Raise a `ValueError` that says which groups there are where one is asked for that holds none of what is grouped.

    Examples
    --------
    >>> require_groups(pd.Series(["AP", "TASS"]), "AFP")
    Traceback (most recent call last):
        ...
    ValueError: There are no articles in the group 'AFP'; the groups are AP, TASS.
    """
    for name in names:
        if not (groups == name).any():
            known = ", ".join(map(str, groups.dropna().unique()[:10])) or "none"
            raise ValueError(f"There are no {what} in the group {name!r}; the groups are {known}.")


def require_least(name: str, value: float | None, least: float) -> None:
    """Refuse a number that is less than it may be; None is not asked for.

    Examples
    --------
    >>> require_least("limit", -1, 0)
    Traceback (most recent call last):
        ...
    ValueError: limit is -1, but it must be at least 0.
    """
    if value is not None and not value >= least:
        raise ValueError(f"{name} is {value}, but it must be at least {least}.")


def read_sheet(path: str | os.PathLike, what: str, **options: Any) -> pd.DataFrame:
    """Read a CSV file that somebody filled in, or raise a `ValueError` that says what is not there."""
    if not Path(path).is_file():
        raise ValueError(f"There is no {what} {path}.")
    return pd.read_csv(path, keep_default_na=False, encoding="utf-8-sig", **options)
