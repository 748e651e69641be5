"""From records to a table: each column gets the plainest type that holds all its values."""

import json
from collections import Counter

import pandas as pd

from .columns import OUR_HEAD, ROLES, numbered_names

_MOST_COLUMNS = 1000  # beyond these, columns that few records have are put together
_FEW = 0.05  # share of the records
_MOST_AT_ALL = 6000
_OTHER = "other"
_EXACT = 2**53  # beyond it, numbers with a point are not exact
_BIGGEST, _SMALLEST = 2**63 - 1, -(2**63)  # integers that a table can hold


def tidy(rows: list[dict]) -> pd.DataFrame:
    """Make a table of records; each column without a role gets the plainest type that holds all its values.

    Where records have more than a thousand different keys, those that few of them have stand as JSON in one column,
    `other`.

    Examples
    --------
    >>> tidy([{"text": "Rates rose", "n": "3"}, {"text": "Rates fell", "n": "12"}])["n"].tolist()
    [3, 12]
    """
    names = _gathered(rows)
    columns = {name: pd.Series([row.get(name) for row in rows], dtype="object") for name in names}
    for name in columns:
        if name not in ROLES and name != OUR_HEAD:
            columns[name] = _plain(columns[name])
    return pd.DataFrame(columns, copy=False)


def _gathered(rows: list[dict]) -> list:
    """Return the names of the columns, after putting into one what would fill a table with next to nothing."""
    counts = Counter(name for row in rows for name in row)
    if len(counts) <= _MOST_COLUMNS:
        return list(counts)
    few = {name for name, count in counts.most_common()[_MOST_COLUMNS:] if count < _FEW * len(rows)}
    few |= {name for name, _ in counts.most_common()[_MOST_AT_ALL:]}
    few -= {*ROLES, OUR_HEAD}
    other = numbered_names([_OTHER], counts)[0]
    for number, row in enumerate(rows):
        rare = {str(name): value for name, value in row.items() if name in few and value is not None}
        if rare or not few.isdisjoint(row):
            rows[number] = {name: value for name, value in row.items() if name not in few}
            rows[number][other] = json.dumps(rare, ensure_ascii=False, default=str) if rare else None
    return [name for name in counts if name not in few] + ([other] if few else [])


def _plain(values: pd.Series) -> pd.Series:
    """Return a column of one type: numbers, truth, dates or text; lists and objects are written out."""
    try:
        return _of_one_type(values)
    except (ValueError, TypeError, OverflowError, ArithmeticError):  # what no type holds is kept as text
        return values.map(_as_text, na_action="ignore").astype("str")


def _of_one_type(values: pd.Series) -> pd.Series:
    kind = pd.api.types.infer_dtype(values, skipna=True)
    if kind == "integer":
        return _integers(values)
    if kind in ("floating", "mixed-integer-float", "decimal"):
        return pd.to_numeric(values)
    if kind == "boolean":
        return values.astype("boolean" if values.isna().any() else "bool")
    if kind in ("datetime64", "datetime", "date"):
        read = pd.to_datetime(values, utc=True, errors="coerce").dt.tz_convert(None).astype("datetime64[us]")
        if read.notna().sum() == values.notna().sum():
            return read
    text = values.map(_as_text, na_action="ignore").astype("str")
    return pd.to_numeric(text) if kind == "string" and _are_numbers(text) else text


def _integers(values: pd.Series) -> pd.Series:
    """Return whole numbers as they are, even where some are missing; as text where one is too large for a table."""
    given = values.dropna()
    if not _SMALLEST <= given.min() <= given.max() <= _BIGGEST:
        return values.map(str, na_action="ignore").astype("str")
    if len(given) < len(values):
        exact = max(given.max(), -given.min()) > _EXACT
        return values.astype("Int64" if exact else "float64")
    return values.astype("int64")


def _as_text(value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(item, str) and len(item) < 100 for item in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False, default=str)


def _are_numbers(text: pd.Series) -> bool:
    """Tell whether a column of text is a column of numbers, and not of codes such as 007."""
    given = text.dropna()
    return len(given) > 0 and bool(given.str.fullmatch(r"[+-]?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?").all())
