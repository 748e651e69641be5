"""Days as heads write them: with or without a year, in words or in numbers."""

import re
from datetime import date as Day
from difflib import get_close_matches
from functools import lru_cache

import pandas as pd

from .names import MONTHS

_ALIKE = 0.8  # of difflib: one slip of the pen in a month's name, as "Ocotber", and no other word
_LEAP_YEAR = 2024  # has every day that a date without a year may name

_PART = re.compile(r"(?P<day>\d{1,2})(?!\d)|(?P<year>\d{4})|(?P<name>[A-Za-z]{3,9})")
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_WEEKDAY = re.compile(r"(?i)(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?[.,]*\s+")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})$")


def nearest_year(month: int, day: int, date: Day) -> Day | None:
    """Return the day of that name nearest to `date`, and at most a month after it: no story is older than its dateline.

    Examples
    --------
    >>> str(nearest_year(12, 26, Day(2025, 1, 2)))
    '2024-12-26'
    """
    reference = Day(date.year, date.month, date.day)
    # Four years back, so that 29 February has one; a month ahead, for stories that were dated after they were filed.
    around = [near for shift in range(-4, 2) if (near := _day(date.year + shift, month, day))]
    past = [near for near in around if (near - reference).days <= 31]
    return min(past, key=lambda near: abs(near - reference), default=None)


def resolved(parts: tuple[int | None, int, int] | None, reference: Day | None) -> Day | None:
    """Return the day, with a missing year taken from the reference."""
    if parts is None:
        return None
    year, month, day = parts
    if year:
        return _day(year, month, day)
    return None if reference is None or pd.isna(reference) else nearest_year(month, day, reference)


@lru_cache(4096)  # the stories of a day share its date
def parts_of(written: str) -> tuple[int | None, int, int] | None:
    """Return year (None when not written), month and day of a written date; None when it is not a date.

    Of numbers the day comes first, unless there is no such month, or the weekday beside them tells otherwise.

    Examples
    --------
    >>> parts_of("Oct. 3"), parts_of("Thursday 10/3/2024"), parts_of("May 40")
    ((None, 10, 3), (2024, 10, 3), None)
    """
    weekday = _WEEKDAY.match(written)
    bare = written[weekday.end() :] if weekday else written
    if first := _YEAR_FIRST.match(bare):
        year, month, day = map(int, first.groups())
        return (year, month, day) if _day(year, month, day) else None
    if last := _YEAR_LAST.match(bare):
        return _either_way(int(last[4]), int(last[1]), int(last[3]), weekday and weekday[1].lower())
    parts = {match.lastgroup: match.group() for match in _PART.finditer(bare)}
    named, day, year = _month(parts.get("name", "")), int(parts.get("day", 0)), int(parts.get("year", 0))
    return (year or None, named, day) if named and _day(year or _LEAP_YEAR, named, day) else None


def _either_way(year: int, first: int, second: int, weekday: str | None) -> tuple[int, int, int] | None:
    """Return the date in two numbers and a year, the day first where both ways are days and no weekday tells."""
    ways = [(year, second, first), (year, first, second)]
    days = [way for way in ways if _day(*way)]
    told = [way for way in days if weekday and _WEEKDAYS[Day(*way).weekday()] == weekday]
    return next(iter(told or days), None)


def is_ambiguous(written: str) -> bool:
    """Tell whether day and month of a written date could be either way round.

    Examples
    --------
    >>> is_ambiguous("3/10/2024"), is_ambiguous("3/30/2024"), is_ambiguous("3.10.2024")
    (True, False, False)
    """
    last = _YEAR_LAST.match(written)
    return bool(last and last[2] != "." and int(last[1]) != int(last[3]) and max(int(last[1]), int(last[3])) <= 12)


def in_numbers(written: str) -> bool:
    """Tell whether a date is written in numbers whose order others tell: day or month first, with strokes."""
    last = _YEAR_LAST.match(written)
    return bool(last and last[2] != ".")


def _month(name: str) -> int | None:
    """Return the number of a month written in full, shortened, or with a slip of the pen."""
    name = name.lower()
    exact = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3]) and len(name) in (3, 4)]
    close = get_close_matches(name, MONTHS, n=1, cutoff=_ALIKE)
    return exact[0] if exact else MONTHS.index(close[0]) + 1 if close else None


def _day(year: int, month: int, day: int) -> Day | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None
