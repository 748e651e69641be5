"""Days as heads write them: with or without a year, with slips of the pen, in words or in numbers."""

import re
from datetime import date as Day
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from ..dates.grammar import Written, day_of, read
from ..dates.words import MONTHS
from .forms import composed

_ENGLISH = "january february march april may june july august september october november december".split()
_ALIKE = 0.8  # of difflib: one slip of the pen in a month's name, as "Ocotber", and no other word
_LEAP_YEAR = 2024  # has every day that a date without a year may name

_DATE = re.compile(composed(r"<any date>|\d{4}/\d{1,2}/\d{1,2}"))
_WORD = re.compile(r"[A-Za-z]{3,9}")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_WEEKDAY = re.compile(rf"(?i)\b(?:{'|'.join(_WEEKDAYS)})")


class Dated(NamedTuple):
    """The days that a written date may be, the likeliest first; one without a year is of some year."""

    days: tuple[Day, ...]
    has_year: bool

    def near(self, reference: Day | None) -> Day | None:
        """Return the day, with a missing year taken from the reference."""
        if self.has_year:
            return self.days[0]
        if reference is None or pd.isna(reference):
            return None
        return nearest_year(self.days[0].month, self.days[0].day, reference)


def nearest_year(month: int, day: int, date: Day) -> Day | None:
    """Return the day of that name nearest to `date`, and at most a month after it: no story is older than its dateline.

    Examples
    --------
    >>> str(nearest_year(12, 26, Day(2025, 1, 2)))
    '2024-12-26'
    """
    reference = Day(date.year, date.month, date.day)
    # Four years back, so that 29 February has one; a month ahead, for stories that were dated after they were filed.
    around = [near for shift in range(-4, 2) if (near := day_of(Written(date.year + shift, month, day)))]
    past = [near for near in around if (near - reference).days <= 31]
    return min(past, key=lambda near: abs(near - reference), default=None)


@lru_cache(4096)  # the stories of a day share its date
def dated(written: str) -> Dated | None:
    """Return what a date, with or without a time, tells; None for what is wholly none.

    Of numbers the day comes first, unless there is no such month, or the weekday beside them tells otherwise.

    Examples
    --------
    >>> dated("Oct. 3").near(Day(2024, 10, 4)) == dated("Thursday 10/3/2024").days[0] == Day(2024, 10, 3)
    True
    >>> dated("May 40"), len(dated("3/10/2024").days)
    (None, 2)
    """
    if not _DIGIT.search(written):
        return None
    text, dates = _DATE.subn(lambda date: _WORD.sub(_spelled, date[0]), written)
    has_year = bool(_YEAR.search(text))
    whole = read(text) if dates and has_year else None
    if not whole:
        has_year = False
        with_year = (f"{text[: date.end()]} {_LEAP_YEAR}{text[date.end() :]}" for date in _DATE.finditer(text))
        whole = next(filter(None, map(read, with_year)), None)
    if not whole:
        return None
    either = dict.fromkeys(filter(None, (day_of(whole, day_first) for day_first in (True, False))))
    days = tuple(either)[:1] if whole.order == "." else tuple(either)
    weekday = _WEEKDAY.search(text)
    told = tuple(day for day in days if weekday and _WEEKDAYS[day.weekday()] == weekday[0].lower())
    return Dated(told or days[: 1 if weekday else 2], has_year)


def _spelled(word: re.Match) -> str:
    """Return a word of a date; a month's name with a slip of the pen is the month."""
    name = word[0].lower()
    close = [] if name in MONTHS else get_close_matches(name, _ENGLISH, n=1, cutoff=_ALIKE)
    return close[0] if close else word[0]
