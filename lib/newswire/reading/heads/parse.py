"""The head of a wire story: date stamp, dateline place and date, agency. Its forms are in `forms`."""

import re
from datetime import date as Day
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from .forms import FORMS, LOWER, PREFIX, Form
from .names import AGENCIES, AGENCY_WORDS, MONTHS, NOT_PLACES

LOOK = 400  # characters within which a head ends; text beyond them is never looked at
_ALIKE = 0.8  # of difflib: one slip of the pen in a month's name, as "Ocotber", and no other word
_LEAP_YEAR = 2024  # has every day that a date without a year may name

_PREFIX = re.compile(PREFIX)
_FORMS = [(form, re.compile(form.pattern)) for form in FORMS]
_HINT = re.compile(r"[(/:_&‒–—―−]|--|\s-|-\s|\d{4}[-/.]\d\d|^\s*(?:By|BY)\s")
_DATE = re.compile(r"(?P<day>\d{1,2})(?!\d)|(?P<year>\d{4})|(?P<name>[A-Za-z]{3,9})")
_WEEKDAY = re.compile(r"(?i)(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s")
_NUMERIC = re.compile(r"(\d{4})-(\d\d)-(\d\d)$|(\d{1,2})[./](\d{1,2})[./](\d{4})$")


class Head(NamedTuple):
    """What the head of a story says; `end` is its length in characters, 0 when there is no head.

    A title is there where lines above the dateline, or above the text, have one.
    """

    date: Day | None
    place: str | None
    agency: str | None
    end: int
    title: str | None = None


NO_HEAD = Head(None, None, None, 0)


def parse_head(text: str, date: Day | None = None) -> Head:
    """Tell the date, place and agency that stand before a story's first sentence.

    Parameters
    ----------
    text : str
        The story as it came; only its first 400 characters are looked at.
    date : date or datetime, optional
        The article's own date, which gives the year when the dateline has none.

    Returns
    -------
    Head
        date, place, agency (None where the head does not say) and end, the length of the head in characters.

    Examples
    --------
    >>> head = parse_head("date 2024-10-03 MOSCOW, October 3. /TASS/. The main driving force")
    >>> str(head.date), head.place, head.agency, head.end
    ('2024-10-03', 'MOSCOW', 'TASS', 43)
    """
    start = text[:LOOK]
    if not _HINT.search(start, 0, 200):
        return NO_HEAD
    prefix = _PREFIX.match(start)
    assert prefix is not None  # every part of it is optional
    stamp = _as_day(prefix["stamp"] or "")
    for form, pattern in _FORMS:
        match = pattern.match(start, prefix.end())
        if match and match.end() < len(start) and (form.name != "byline and place" or prefix["byline"]):
            head = _head_of(form, match, stamp or date)
            if head is not None:
                return head if head.date else head._replace(date=stamp)
    return Head(stamp, None, None, prefix.end("stamp")) if stamp and prefix["word"] else NO_HEAD


def _agency_name(written: str) -> str | None:
    """Return the usual name of the agency written in a dateline, or None for what is not an agency.

    Examples
    --------
    >>> _agency_name("The Associated Press"), _agency_name("UrduPoint News / Sputnik"), _agency_name("R-Ky.")
    ('AP', 'UrduPoint News / Sputnik', None)
    """
    name = " ".join(written.split()).strip(" .,")
    if re.search(r"(?i)photo|\w/\w+ \w", name):  # the credit of a picture
        return None
    known = AGENCIES.get(name.lower())
    first = re.split(r"[ /,]", name.lower(), maxsplit=1)[0]
    if known or first not in AGENCIES:
        return known
    return AGENCIES[first] if "correspondent" in name.lower() else name


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


def _head_of(form: Form, match: re.Match, reference: Day | None) -> Head | None:
    """Return the head that a form has matched, or None when a part of it is not what it seems."""
    parts = match.groupdict()
    written = parts.get("date")
    month_and_day = _parts_of(written) if written else None
    agency = _agency(parts.get("agency"), form.known, bool(written))
    place = _clean_place(parts.get("place"))
    invented = (written and not month_and_day) or (parts.get("agency") and not agency)
    if invented or (place and not _is_place(place, alone=not (agency or written))):
        return None
    return Head(_resolve(month_and_day, reference), place, agency, match.end())


def _agency(written: str | None, known: bool, dated: bool) -> str | None:
    """Return the agency's name; where the form is clear enough, an agency in no list is taken as written."""
    name = _agency_name(written or "")
    if name or known or not written:
        return name
    words = set(re.findall(rf"[A-Za-z{LOWER}]+", written.lower()))
    shared = any(part.strip().lower() in AGENCIES for part in re.split(r"/|\band\b|,", written))
    acronym = dated and re.fullmatch(r"[A-Z]{2,8}", written)
    return " ".join(written.split()) if acronym or shared or AGENCY_WORDS & words else None


def _clean_place(written: str | None) -> str | None:
    """Return a place without the full stop or comma after it."""
    place = " ".join((written or "").split()).rstrip(",")
    if place.endswith(".") and not re.search(r"(?:\b\w|, \w{2,6})\.$", place):
        place = place[:-1]
    return place or None


def _is_place(place: str, alone: bool) -> bool:
    """Tell whether words can be a place; without an agency or a date beside them, more is asked of them."""
    first = place.split(",")[0]
    words = {word.upper() for word in first.removeprefix("THE ").split() if not word.islower()}
    if words & NOT_PLACES or (first.startswith("THE ") and first != "THE HAGUE"):
        return False
    return not alone or (len(re.sub(r"\W", "", first)) >= 4 and not re.fullmatch(r"(?:\w\.)+", first))


@lru_cache(4096)  # the stories of a day share its date
def _parts_of(written: str) -> tuple[int | None, int, int] | None:
    """Return year (None when not written), month and day of a written date; None when it is not a date."""
    numeric = _NUMERIC.match(written)
    if numeric:
        numbers = [int(part) for part in numeric.groups() if part]
        first, month, last = numbers if numeric[1] else numbers[::-1]
        return (first, month, last) if _day(first, month, last) else None
    parts = {match.lastgroup: match.group() for match in _DATE.finditer(_WEEKDAY.sub("", written, count=1))}
    named, day, year = _month(parts.get("name", "")), int(parts.get("day", 0)), int(parts.get("year", 0))
    return (year or None, named, day) if named and _day(year or _LEAP_YEAR, named, day) else None


def _month(name: str) -> int | None:
    """Return the number of a month written in full, shortened, or with a slip of the pen."""
    name = name.lower()
    exact = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3]) and len(name) in (3, 4)]
    close = get_close_matches(name, MONTHS, n=1, cutoff=_ALIKE)
    return exact[0] if exact else MONTHS.index(close[0]) + 1 if close else None


def _resolve(parts: tuple[int | None, int, int] | None, reference: Day | None) -> Day | None:
    """Return the day, with a missing year taken from the reference."""
    if parts is None:
        return None
    year, month, day = parts
    if year:
        return _day(year, month, day)
    return None if reference is None or pd.isna(reference) else nearest_year(month, day, reference)


def _day(year: int, month: int, day: int) -> Day | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def _as_day(written: str) -> Day | None:
    """Return the day of a date stamp."""
    numeric = re.search(r"(\d{4})[-/.](\d\d)[-/.](\d\d)", written)
    parts = [int(part) for part in numeric.groups()] if numeric else _parts_of(written) if written else None
    return _day(*parts) if parts and parts[0] else None
