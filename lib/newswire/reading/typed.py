"""From records to a table: each column gets the plainest type that holds all its values."""

import json
import re
from collections import Counter

import pandas as pd

from .columns import OUR_HEAD, ROLES, numbered_names

_MOST_COLUMNS = 1000  # beyond these, columns that few records have are put together
_FEW = 0.05  # share of the records
_MOST_AT_ALL = 6000
_OTHER = "other"
_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?", re.ASCII)
_BIGGEST, _SMALLEST = 2**63 - 1, -(2**63)  # integers that a table can hold


def tidy(rows: list[dict], as_given: bool = False) -> tuple[pd.DataFrame, list[str]]:
    """Make a table of records, each column of the plainest type that holds all its values; and notes on it.

    Where records have more than a thousand different keys, those that few of them have stand as JSON in one column,
    `other`. Columns with a role stay as they came; with `as_given`, numbers that came as text stay text, since what
    else stands in their column is not known yet.

    Examples
    --------
    >>> tidy([{"text": "Rates rose", "n": "3"}, {"text": "Rates fell", "n": "12"}])[0]["n"].tolist()
    [3, 12]
    """
    names, notes = _gathered(rows)
    columns = {}
    for name in names:
        values = [row.get(name) for row in rows]
        given = name in ROLES or name == OUR_HEAD
        columns[name] = pd.Series(values, dtype="object") if given else plain_column(values, as_given)
    return pd.DataFrame(columns, copy=False), notes


def _gathered(rows: list[dict]) -> tuple[list, list[str]]:
    """Return the names of the columns, after putting into one those that hold next to nothing; and a note on that."""
    counts = Counter(name for row in rows for name in row)
    if len(counts) <= _MOST_COLUMNS:
        return list(counts), []
    few = {name for name, count in counts.items() if count < _FEW * len(rows)}
    few |= {name for name, _ in counts.most_common()[_MOST_AT_ALL:]}
    few -= {*ROLES, OUR_HEAD}
    other = numbered_names([_OTHER], counts)[0]
    for number, row in enumerate(rows):
        rare = {str(name): value for name, value in row.items() if name in few and value is not None}
        if rare or not few.isdisjoint(row):
            rows[number] = {name: value for name, value in row.items() if name not in few}
            rows[number][other] = json.dumps(rare, ensure_ascii=False, default=str) if rare else None
    kept = [name for name in counts if name not in few]
    if not few:
        return kept, []
    return [*kept, other], [
        f"{len(few):,} of {len(counts):,} columns, which hold little, are put together in {other!r}"
    ]


def plain_column(values: list, as_given: bool = False) -> pd.Series:
    """Return a column of one type: numbers, truth, dates or text; lists and objects are written out.

    Examples
    --------
    >>> plain_column(["3", "12"]).tolist(), plain_column([3, None, "n/a"]).tolist()
    ([3, 12], ['3', nan, 'n/a'])
    """
    kinds = {type(value) for value in values} - {type(None)}
    if kinds <= {str}:
        return pd.Series(values, dtype="str") if as_given or not _are_numbers(values) else _numbers(values)
    if kinds == {int}:
        return _integers(values)
    column = pd.Series(values, dtype="object")
    try:
        return _of_one_type(column)
    except (ValueError, TypeError, OverflowError, ArithmeticError):  # what no type holds is kept as text
        return _as_texts(column)


def _of_one_type(values: pd.Series) -> pd.Series:
    kind = pd.api.types.infer_dtype(values, skipna=True)
    if kind in ("floating", "mixed-integer-float", "decimal"):
        return pd.to_numeric(values)
    if kind == "boolean":
        return values.astype("boolean" if values.isna().any() else "bool")
    if kind in ("datetime64", "datetime", "date"):
        read = pd.to_datetime(values, utc=True, errors="coerce").dt.tz_convert(None).astype("datetime64[us]")
        if read.notna().sum() == values.notna().sum():
            return read
    return _as_texts(values)


def _as_texts(values: pd.Series) -> pd.Series:
    return values.map(_as_text, na_action="ignore").astype("str")


def _integers(values: list[int | None]) -> pd.Series:
    """Return whole numbers as they are, even where some are missing; as text where one is too large for a table."""
    given = [value for value in values if value is not None]
    least, most = min(given), max(given)
    if least < _SMALLEST or most > _BIGGEST:
        return pd.Series([None if value is None else str(value) for value in values], dtype="str")
    return pd.Series(values, dtype="int64" if len(given) == len(values) else "Int64")


def _as_text(value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(item, str) and len(item) < 100 for item in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False, default=str)


def _are_numbers(values: list[str | None]) -> bool:
    """Tell whether a column of text is a column of numbers, and not of codes such as 007."""
    given = [value for value in values if value is not None]
    return bool(given) and all(map(_NUMBER.fullmatch, given))


def _numbers(values: list[str | None]) -> pd.Series:
    if any("." in value for value in values if value is not None):
        return pd.Series([float("nan") if value is None else float(value) for value in values], dtype="float64")
    return _integers([None if value is None else int(value) for value in values])
