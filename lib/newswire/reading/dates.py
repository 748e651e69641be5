"""Columns of dates as people write them: any usual form becomes a day or moment in universal time."""

import re
import warnings

import numpy as np
import pandas as pd

_HAS_A_YEAR = re.compile(r"\d{4}|\d{1,2}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2}\b")
_NUMERIC_DAY = r"^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}\b"
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
# Names of zones that pandas does not know, in hours from universal time.
_ZONES = {"EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600"} | {
    "PST": "-0800", "PDT": "-0700", "BST": "+0100", "CET": "+0100", "CEST": "+0200", "MSK": "+0300", "IST": "+0530"
}  # fmt: skip
_ZONE = re.compile(rf"\b({'|'.join(_ZONES)})\b")


def parse_dates(values: pd.Series) -> pd.Series:
    """Turn a column of dates in any usual form into moments in universal time.

    Parameters
    ----------
    values : Series
        Text in any usual form, datetimes with or without a zone, or numbers: seconds, milliseconds or more since
        1970, or days such as 20241003.

    Returns
    -------
    Series of datetime64[us]
        Without a zone; what cannot be read, or has no year, is NaT. Where a column shows that it puts the day first
        (25/12/2024), it is read so throughout.

    Examples
    --------
    >>> parse_dates(pd.Series(["2024-10-03T23:30:00-0100", "3 October 2024", "soon"])).dt.strftime("%d %B").tolist()
    ['04 October', '03 October', nan]
    """
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return _naive(values)
    if isinstance(values.dtype, pd.PeriodDtype):
        return _naive(values.dt.to_timestamp())
    if pd.api.types.is_numeric_dtype(values.dtype) and not pd.api.types.is_bool_dtype(values.dtype):
        return _from_numbers(values)
    text = values.map(_as_text, na_action="ignore").astype("str")
    text = text.where(text.str.contains(r"\d").fillna(False).astype(bool))  # pandas would take "now" for a date
    moments = _naive(pd.to_datetime(text, format="ISO8601", utc=True, errors="coerce"))
    numbers = text.str.fullmatch(r"\s*\d{8,19}(?:\.\d+)?\s*").fillna(False).astype(bool)
    moments = moments.mask(numbers, _from_numbers(pd.to_numeric(text.where(numbers), errors="coerce")))
    rest = moments.isna() & text.str.contains(_HAS_A_YEAR).fillna(False).astype(bool) & ~numbers
    return moments.mask(rest, _from_prose(text[rest])) if rest.any() else moments


def _as_text(value) -> str | None:
    """Return one date as text; None for what is not a date."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else value.isoformat() if hasattr(value, "isoformat") else None


def _naive(moments: pd.Series) -> pd.Series:
    """Return moments in universal time, without a zone, to the microsecond."""
    universal = moments.dt.tz_convert(None) if moments.dt.tz is not None else moments
    return universal.astype("datetime64[us]")


def _from_numbers(numbers: pd.Series) -> pd.Series:
    """Read numbers as years, as days such as 20241003, or as time since 1970 in the unit that their size tells."""
    size = numbers.astype("float64")
    size = size.where(~size.between(1000, 2999), size * 10000 + 101)
    compact = size.where(size.between(1e7, 3e7)).map("{:.0f}".format, na_action="ignore").astype("str")
    days = _naive(pd.to_datetime(compact, format="%Y%m%d", errors="coerce"))
    digits = np.floor(np.log10(size.where(size >= 1e8).astype(float)))
    seconds = size / 10.0 ** (3 * ((digits - 8) // 3).clip(lower=0))
    return days.fillna(_naive(pd.to_datetime(seconds.where(size >= 1e8), unit="s", errors="coerce")))


def _from_prose(text: pd.Series) -> pd.Series:
    """Read dates in words and numbers; each distinct form is read once."""
    distinct = pd.Series(text.unique(), dtype="str")
    tidy = distinct.str.replace(_ORDINAL, "", regex=True)
    tidy = tidy.str.replace(_ZONE, lambda match: _ZONES[match.group()], regex=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas warns of each guess; what it cannot read is NaT
        read = pd.to_datetime(tidy, format="mixed", utc=True, errors="coerce", dayfirst=_day_first(distinct))
    return text.map(dict(zip(distinct, _naive(read), strict=True))).astype("datetime64[us]")


def _day_first(text: pd.Series) -> bool:
    """Tell whether dates such as 03/10/2024 mean October, by the others in their column."""
    parts = text.str.extract(_NUMERIC_DAY).astype("float64")
    dotted = text.str.match(r"^\s*\d{1,2}\.\d{1,2}\.\d{2,4}").fillna(False)
    return bool(dotted.any() or ((parts[0] > 12).any() and not (parts[1] > 12).any()))


def with_dates(table: pd.DataFrame, files: pd.Series) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Return a table whose `date` is a moment, and what is to be said of how its dates were read, by file.

    `files` names the file of each row. What cannot be read is kept in a column `date_given`.
    """
    given = table["date"] if "date" in table else pd.Series(pd.NaT, table.index, "datetime64[us]")
    return table.assign(date=parse_dates(given)), []


def dates_in_names(files: pd.Series) -> pd.Series:
    """Return the day that the name of each file tells, NaT where it tells none."""
    return pd.Series(pd.NaT, files.index, "datetime64[us]")
