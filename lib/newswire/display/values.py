"""How single values read: numbers, dates, names of columns."""

import math

import numpy as np
import pandas as pd

from .text import safe

NOTHING = '<span class="nw-none" title="no value">–</span>'
PER_CENT = "%"
SHARED_SCALE = ("low", "high")


def label(column):
    """Turn a column's name into a table head: `n_articles` reads articles, `per_million` reads per million.

    Examples
    --------
    >>> label("n_articles"), label("per_million")
    ('articles', 'per million')
    """
    name = str(column)
    name = name[2:] if name.startswith("n_") and len(name) > 2 else name
    return name.replace("_", " ")


def number(value, decimals=0):
    """Write a number with grouped thousands and a true minus sign.

    Examples
    --------
    >>> number(-1234.5, 1)
    '−1,234.5'
    """
    written = f"{value:,.{decimals}f}"
    if float(written.replace(",", "")) == 0:
        written = written.lstrip("-")
    return written.replace("-", "−")


def decimals_for(values):
    """Decimals that show about three significant digits of the typical value of a column.

    Examples
    --------
    >>> decimals_for([0.1234, 0.5678]), decimals_for([1234.5])
    (3, 0)
    """
    values = np.abs(np.asarray(values, dtype=float))
    values = values[np.isfinite(values) & (values > 0)]
    if not len(values) or np.all(values == np.round(values)):
        return 0
    return int(np.clip(2 - math.floor(math.log10(np.median(values))), 0, 5))


def column_decimals(table):
    """Decimals for each float column; an estimate and its low and high share theirs.

    Parameters
    ----------
    table : DataFrame

    Returns
    -------
    dict
        Column to number of decimals.
    """
    floats = [c for c in table if pd.api.types.is_float_dtype(table[c])]
    found = {c: decimals_for(table[c].to_numpy(dtype=float, na_value=np.nan)) for c in floats}
    if "low" in found and "high" in found:
        before = list(table.columns)[: list(table.columns).index("low")]
        estimate = next((c for c in reversed(before) if c in found), "low")
        found |= dict.fromkeys(SHARED_SCALE, found[estimate])
    return found


def cell(value, decimals=2):
    """Write one value as a table cell's HTML, what it sorts by, and whether it is a number.

    Parameters
    ----------
    value : object
        A scalar.
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
    if isinstance(value, (list, tuple, set, dict, np.ndarray)):
        return safe(_listed(value)), None, False
    if value is None or pd.isna(value):
        return NOTHING, "", False
    if isinstance(value, (bool, np.bool_)):
        return ("yes" if value else "no"), None, False
    if isinstance(value, (int, np.integer)):
        return number(value), str(int(value)), True
    if isinstance(value, (float, np.floating)):
        return _float(float(value), decimals), f"{value:.6g}", True
    if isinstance(value, (pd.Timestamp, pd.Period, np.datetime64)):
        return _date(value)
    return safe(value), None, False


def _float(value, decimals):
    if decimals == PER_CENT:
        return f"{number(100 * value, 0 if value in (0, 1) or value >= 0.1 else 1)}%"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value != 0 and abs(value) < 0.5 * 10**-decimals:
        return f"<{10**-decimals:.{decimals}f}".replace("<", "&lt;") if value > 0 else number(value, decimals)
    return number(value, decimals)


def date(value):
    """Write a day, month, quarter or year the way a reader says it.

    Examples
    --------
    >>> date(pd.Timestamp("2024-10-03")), date(pd.Period("2024-10", "M"))
    ('3 Oct 2024', 'Oct 2024')
    """
    if isinstance(value, pd.Period):
        unit = value.freqstr[0]
        start = value.start_time
        if unit == "M":
            return f"{start:%b %Y}"
        if unit == "Q":
            return f"Q{value.quarter} {value.year}"
        return f"{start:%Y}" if unit in "YA" else f"{start.day} {start:%b %Y}"
    value = pd.Timestamp(value)
    day = f"{value.day} {value:%b %Y}"
    return day if value == value.normalize() else f"{day}, {value:%H:%M}"


def _date(value):
    stamp = value.start_time if isinstance(value, pd.Period) else pd.Timestamp(value)
    iso = stamp.strftime("%Y-%m-%d") if stamp == stamp.normalize() else stamp.strftime("%Y-%m-%dT%H:%M")
    return f'<time datetime="{iso}">{date(value)}</time>', iso, False


def _listed(value):
    return ", ".join(str(v) for v in (sorted(value, key=str) if isinstance(value, set) else value))
