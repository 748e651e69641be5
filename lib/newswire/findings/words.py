"""How numbers, dates, lists and intervals are put into words."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..display.values import counted, number
from ..periods import FREQUENCIES
from ..tables import require


def is_empty(table: pd.DataFrame, *columns: str) -> bool:
    """Tell whether a table has no rows, and refuse it, as `require` does, where it lacks a column."""
    require(table, *columns)
    return not len(table)


def count(n: float, noun: str, one: str = "", many: str = "") -> str:
    """Count things whose name has a plural in s, with the verb that goes with them, if there is one.

    >>> count(1, "article"), count(1200, "word", "is", "are")
    ('1 article', '1,200 words are')
    """
    return f"{counted(n, noun)} {agree(n, one, many)}".rstrip()


def agree(n: float, one: str = "is", many: str = "are") -> str:
    """Return the form of a word that goes with a number of things."""
    return one if n == 1 else many


def listed(parts: Iterable[str]) -> str:
    """List words with commas and an "and".

    >>> listed(["oil", "gas", "coal"])
    'oil, gas and coal'
    """
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def quoted(words: Iterable[str]) -> str:
    """List words in quotation marks."""
    return listed(f"“{word}”" for word in words)


def moves(table: pd.DataFrame, name: str, value: str, form: str, ways: tuple[str, str, str]) -> dict[str, list[str]]:
    """List what moved up, down, or neither, from its first row to its last: up or down where intervals are apart.

    >>> rows = {"word": ["oil", "oil"], "rate": [1.0, 5.0], "low": [0.5, 3.0], "high": [2.0, 7.0]}
    >>> moves(pd.DataFrame(rows), "word", "rate", ".0f", ("rose", "fell", "stayed"))
    {'rose': ['“oil” (1 to 5)'], 'fell': [], 'stayed': []}
    """
    moved: dict[str, list[str]] = {way: [] for way in ways}
    for key, rows in table.groupby(name, sort=False):
        first, last = rows.iloc[0], rows.iloc[-1]
        way = ways[0 if last["low"] > first["high"] else 1 if last["high"] < first["low"] else 2]
        moved[way].append(f"“{key}” ({first[value]:{form}} to {last[value]:{form}})")
    return moved


def share(value: float) -> str:
    """Say a share without rounding some to none, or most to all.

    >>> [share(value) for value in (0, 0.004, 0.17, 0.998, 1)]
    ['none', 'under 1%', '17%', 'over 99%', 'all']
    """
    if value in (0, 1):
        return "all" if value else "none"
    return "under 1%" if value < 0.01 else "over 99%" if value > 0.99 else f"{value:.0%}"


def score(value: float) -> str:
    """Write a score, or a difference of scores, with its sign and as many decimals as the tables have.

    >>> score(0.0042), score(-0.85), score(0)
    ('+0.004', '−0.850', '0.000')
    """
    written = number(value, 3)
    return f"+{written}" if value > 0 and float(written) else written


def bounds(row: pd.Series) -> str:
    """Say from where to where an interval of scores reaches.

    >>> bounds(pd.Series({"low": -0.0042, "high": 0.031}))
    '−0.004 to +0.031'
    """
    return f"{score(row['low'])} to {score(row['high'])}"


def interval(row: pd.Series, unit: str = "articles") -> str:
    """Give an interval of scores, or say that there are too few units for one."""
    return f"too few {unit} for an interval" if np.isnan(row["low"]) else f"95% interval {bounds(row)}"


def day(date: pd.Timestamp, month: str = "%B") -> str:
    """Say a date, with the month as `strftime` writes it.

    >>> day(pd.Timestamp("2024-10-03"))
    '3 October 2024'
    """
    return f"{date.day} {date.strftime(month)} {date.year}"


def period_name(period: pd.Period, month: str = "%B") -> str:
    """Say a day, a month, or a longer period.

    >>> period_name(pd.Period("2024-10", "M"), "%b"), period_name(pd.Period("2024", "Y"))
    ('Oct 2024', '2024')
    """
    unit = period.freqstr[0]
    if unit == "D":
        return day(period.start_time, month)
    return f"{period.strftime(month)} {period.year}" if unit == "M" else str(period)


def period_unit(periods: pd.Series) -> str:
    """Name the length of periods.

    >>> period_unit(pd.Series(pd.period_range("2024", "2025", freq="Y")))
    'year'
    """
    return next(name for name, code in FREQUENCIES.items() if code == periods.dt.freq.rule_code[0])
