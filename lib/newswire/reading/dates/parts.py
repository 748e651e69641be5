"""Dates in parts: columns of year, month and day, a time beside a date."""

import math
import re
from itertools import takewhile

import pandas as pd

from .grammar import parse_day, read_time
from .notes import Notes
from .values import as_texts
from .words import COLUMNS, MONTHS, folded

_NUMBER = re.compile(r"0*(\d{1,4})(?:\.0*)?")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?|[a-z]{3})/(\d\d?)/")


def _column(table: pd.DataFrame, part: str) -> str | None:
    """Return the name of the column with a part of the dates."""
    names = {re.sub(r"[^\w]|_", "", folded(str(name))): name for name in reversed(table.columns)}
    return next((names[plain] for plain in names if plain in COLUMNS[part]), None)


def put_together(given: pd.Series, table: pd.DataFrame, files: pd.Series, notes: Notes) -> pd.Series:
    """Return the column of dates, made of those of their parts where it has none."""
    texts = as_texts(given)
    is_day = bool(texts.notna().any() and (texts.isna() | texts.map(_whole, na_action="ignore").between(1, 31)).all())
    parts = [_column(table, "year"), _column(table, "month"), "date" if is_day else _column(table, "day")]
    names = list(takewhile(lambda name: name is not None, parts))
    if not names or (texts.notna().any() and len(names) < len(parts)):
        return given
    numbers = pd.concat([table[name].map(_whole) for name in names], axis=1)
    here = (texts.isna() | is_day) & numbers.notna().all(axis=1)
    if not here.any():
        return given
    dates = ["-".join(f"{int(number):02}" for number in row) for row in numbers[here].to_numpy()]
    notes.put_together(here, files, ["day" if name == "date" else str(name) for name in names])
    return given.astype("object").mask(here, pd.Series(dates, given.index[here], dtype="object"))


def _whole(value) -> float:
    """Return the number of a year, month or day; months may be written out."""
    text = folded(str(value)).strip(" .")
    match = _NUMBER.fullmatch(text)
    return float(match[1]) if match else float(MONTHS.get(text, math.nan))


def in_addresses(given: pd.Series, table: pd.DataFrame, files: pd.Series, notes: Notes) -> pd.Series:
    """Return the column of dates, with the day in an article's address where it has none: /2024/04/01/port-strike."""
    name = _column(table, "address")
    missing = as_texts(given).isna()
    if name is None or not missing.any():
        return given
    found = table[name][missing].map(_day_in, na_action="ignore").dropna().astype("object")
    if found.empty:
        return given
    here = pd.Series(given.index.isin(found.index), given.index)
    notes.put_together(here, files, [name])
    return given.astype("object").mask(here, found.reindex(given.index))


def _day_in(url) -> str | None:
    """Return the day in an address, None where there is none."""
    match = _IN_ADDRESS.search(str(url))
    written = "-".join(match.groups()) if match else ""
    return written if parse_day(written) else None


def clock_beside(moments: pd.Series, table: pd.DataFrame, files: pd.Series, notes: Notes) -> pd.Series:
    """Return moments with the time of a column beside that of the dates, where these are all days."""
    name = _column(table, "time")
    if name is None or not moments.notna().any() or (moments.dropna() != moments.dropna().dt.normalize()).any():
        return moments
    texts = as_texts(table[name])
    distinct = {text: _clock(text) for text in texts.dropna().unique()}
    if not distinct or None in distinct.values():
        return moments
    clocks = pd.to_timedelta(texts.map(distinct), unit="us").fillna(pd.Timedelta(0))
    told = f"the time of each date is taken from the column {name}"
    notes.told += [(file, told) for file in files[moments.notna() & texts.notna()].unique()]
    return (moments + clocks).astype("datetime64[us]")


def _clock(text: str) -> int | None:
    """Return microseconds from midnight in universal time, None for what is no time."""
    time = read_time(text)
    if time is None or time.clock is None or isinstance(time.zone, str):
        return None
    return time.clock - (time.zone or 0) * 60_000_000
