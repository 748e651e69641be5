"""How single values read: numbers, dates, names of columns."""

import math
import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from .text import safe

_COUNTS = re.compile("(.*_)?(count|articles|stories)")  # columns of whole numbers, but where stories are counted
MOST_DECIMALS = 5  # a smaller value is shown as "<0.00001" rather than with a tail of zeros


def label(column: str) -> str:
    """Turn a column's name into a table head: `n_articles` reads articles, `per_million` reads per million.

    Examples
    --------
    >>> label("n_articles"), label("per_million")
    ('articles', 'per million')
    """
    return (str(column).removeprefix("n_") or str(column)).replace("_", " ")


def number(value: float, decimals: int = 0) -> str:
    """Write a number with grouped thousands and a true minus sign.

    Examples
    --------
    >>> number(-1234.5, 1)
    '−1,234.5'
    """
    written = f"{value:,.{decimals}f}"
    if float(written.replace(",", "")) == 0:  # what rounds to nought has no sign
        written = written.lstrip("-")
    return written.replace("-", "−")


def counted(n: float, noun: str) -> str:
    """Say how many there are of something.

    Examples
    --------
    >>> counted(1, "article"), counted(1200, "hit")
    ('1 article', '1,200 hits')
    """
    return f"{number(n)} {noun if n == 1 else noun + 's'}"


def listed(parts: Iterable[str]) -> str:
    """List words with commas and an "and".

    >>> listed(["oil", "gas", "coal"])
    'oil, gas and coal'
    """
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def ranked(values: pd.Series) -> list[str]:
    """List the different values as text, the commonest first, then in alphabetical order.

    Examples
    --------
    >>> ranked(pd.Series(["b", "a", "c", "c", None]))
    ['c', 'a', 'b']
    """
    counts = values.dropna().astype(str).value_counts()
    return sorted(counts.index, key=lambda value: (-counts[value], value))


def decimals_for(values: np.ndarray) -> int:
    """Decimals that show about three significant digits of the typical value of a column.

    Examples
    --------
    >>> decimals_for([0.1234, 0.5678]), decimals_for([1234.5])
    (3, 0)
    """
    values = np.abs(np.asarray(values, dtype=float))
    values = values[np.isfinite(values) & (values > 0)]
    if np.all(values == np.round(values)):  # true of no values at all, too
        return 0
    return int(np.clip(2 - math.floor(math.log10(np.median(values))), 0, MOST_DECIMALS))


def column_decimals(table: pd.DataFrame) -> dict[str, int]:
    """Decimals for each float column: none for counts, which are fractions where stories are counted.

    An estimate and its low and high share theirs.

    Parameters
    ----------
    table : DataFrame

    Returns
    -------
    dict
        Column to number of decimals.
    """
    floats = table.select_dtypes("float")
    decimals = {
        name: 0 if _COUNTS.fullmatch(str(name)) else decimals_for(values.to_numpy(dtype=float, na_value=np.nan))
        for name, values in floats.items()
    }
    if {"low", "high"} <= decimals.keys():
        names = list(decimals)
        estimate = names[max(0, names.index("low") - 1)]  # stands just before its low, by custom
        decimals |= dict.fromkeys(("low", "high"), decimals[estimate])
    return decimals


def cell(value: object, decimals: int | str = 2) -> tuple[str, str | None, bool]:
    """Write one value as a table cell's HTML, what it sorts by, and whether it is a number.

    Parameters
    ----------
    value : object
        A scalar, or a list, set, dict or array of them.
    decimals : int or "%"
        Digits after the point, for floats; "%" writes a share of 1 as per cent.

    Returns
    -------
    tuple of (str, str or None, bool)
        HTML, the sort key (None: sort by the text shown), and whether to align it as a number.

    Examples
    --------
    >>> cell(1234)
    ('1,234', '1234', True)
    """
    match value:
        case list() | tuple() | set() | dict() | np.ndarray():
            return safe(joined(value)), None, False
        case _ if pd.isna(value):
            return '<span class="nw-none" title="no value">–</span>', "", False
        case bool() | np.bool_():
            return ("yes" if value else "no"), None, False
        case int() | np.integer():
            return number(int(value)), str(int(value)), True
        case float() | np.floating():
            return _float(float(value), decimals), f"{value:.6g}", True
        case pd.Timestamp() | pd.Period() | np.datetime64():
            iso = f"{_start(value):%Y-%m-%dT%H:%M}".removesuffix("T00:00")
            return f'<time datetime="{iso}">{date(value)}</time>', iso, False
    return safe(value), None, False


def joined(values: Iterable) -> str:
    """Write several values in one cell, those of a set in a fixed order: a page must come out the same every time.

    Examples
    --------
    >>> joined(["oil", 5])
    'oil, 5'
    """
    return ", ".join(map(str, sorted(values, key=str) if isinstance(values, set) else values))


def _float(value: float, decimals: int | str) -> str:
    if isinstance(decimals, str):
        # Below a tenth a whole per cent is too coarse.
        return f"{number(100 * value, 0 if value in (0, 1) or value >= 0.1 else 1)}%"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if 0 < value < 0.5 * 10**-decimals:  # would round to nought, which it is not
        return f"&lt;{10**-decimals:.{decimals}f}"
    return number(value, decimals)


def date(value: pd.Period | pd.Timestamp | np.datetime64) -> str:
    """Write a day, month, quarter or year the way a reader says it.

    Examples
    --------
    >>> date(pd.Timestamp("2024-10-03")), date(pd.Period("2024-10", "M"))
    ('3 Oct 2024', 'Oct 2024')
    """
    start = _start(value)
    day = f"{start.day} {start:%b %Y}"
    if not isinstance(value, pd.Period):
        return day if start == start.normalize() else f"{day}, {start:%H:%M}"
    written = {"M": f"{start:%b %Y}", "Q": f"Q{value.quarter} {value.year}", "Y": f"{start:%Y}"}
    return written.get(value.freqstr[0], day)


def _start(value: pd.Period | pd.Timestamp | np.datetime64) -> pd.Timestamp:
    return value.start_time if isinstance(value, pd.Period) else pd.Timestamp(value)
