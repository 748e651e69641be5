"""The dateline of a wire story: date stamp, place, date and agency, as one of the forms has them."""

import re
from datetime import date as Day
from typing import NamedTuple

from .days import dated
from .forms import FORMS, Form, composed
from .names import AGENCIES, AGENCY_WORDS, NOT_PLACES

_PREFIX, CAPITALS = re.compile(composed("<prefix>")), re.compile(composed("<capitals>"))
_AGENCY_WORD = re.compile(composed("[A-Za-z<L>]+"))
_BARE = "byline and place"  # the form that has neither a date nor an agency nor a dash
_PLACELESS = [form for form in FORMS if form.name == _BARE or not re.search("(?i)<(?:place|city)>", form.pieces)]
_BEHIND = re.compile(r"(?i),\s(?:mon|tues|wednes|thurs|fri|satur|sun)day$|\snewsroom$")
_STAMP = re.compile(r"(?i:date)?\s{0,2}:?\s{0,2}")


class Head(NamedTuple):
    """What the head of a story says; `end` is its length in characters, 0 when there is no head.

    A title is there where lines above the dateline, or above the text, have one; `numbers` is a date in one of them
    that is written in numbers: the other articles of a folder tell whether its day or its month comes first.
    """

    date: Day | None
    place: str | None
    agency: str | None
    end: int
    title: str | None = None
    numbers: str | None = None


NO_HEAD = Head(None, None, None, 0)


def dateline_at(text: str, at: int = 0, date: Day | None = None, byline: bool = False) -> Head:
    """Return what the dateline that begins at a place in a text says; NO_HEAD where there is none.

    `date` gives the year where the dateline has none; `byline` tells that one stands above.
    """
    prefix = _PREFIX.match(text, at)
    assert prefix is not None  # every part of it is optional
    stamp = _as_day(prefix["stamp"]) if prefix["stamp"] else None
    for form in FORMS if CAPITALS.match(text, prefix.end()) else _PLACELESS:
        match = form.pattern.match(text, prefix.end()) if form.sign in text else None
        if match and match.end() < len(text) and (form.name != _BARE or byline or prefix["byline"]):
            head = _head_of(form, match, stamp or date)
            if head is not None:
                return head if head.date else head._replace(date=stamp)
    return Head(stamp, None, None, prefix.end("stamp")) if stamp and prefix["word"] else NO_HEAD


def agency_name(written: str) -> str | None:
    """Return the usual name of the agency written in a dateline, or None for what is not an agency.

    Examples
    --------
    >>> agency_name("The Associated Press"), agency_name("UrduPoint News / Sputnik"), agency_name("R-Ky.")
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


def _head_of(form: Form, match: re.Match, reference: Day | None) -> Head | None:
    """Return the head that a form has matched, or None when a part of it is not what it seems."""
    parts = match.groupdict()
    written = parts.get("date")
    day = dated(written) if written else None
    agency = _agency(parts.get("agency"), form.known, bool(written))
    place = clean_place(parts.get("place"))
    invented = (written and not day) or (parts.get("agency") and not agency)
    if invented or (place and not _is_place(place, alone=not (agency or written))):
        return None
    return Head(day.near(reference) if day else None, place, agency, match.end())


def _agency(written: str | None, known: bool, dated: bool) -> str | None:
    """Return the agency's name; where the form is clear enough, an agency in no list is taken as written."""
    name = agency_name(written or "")
    if name or known or not written:
        return name
    words = set(_AGENCY_WORD.findall(written.lower()))
    shared = any(part.strip().lower() in AGENCIES for part in re.split(r"/|\band\b|,", written))
    acronym = dated and re.fullmatch(r"[A-Z]{2,8}", written)
    return " ".join(written.split()) if acronym or shared or AGENCY_WORDS & words else None


def clean_place(written: str | None) -> str | None:
    """Return a place without the full stop or comma after it."""
    place = _BEHIND.sub("", " ".join((written or "").split()).rstrip(","))
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


def _as_day(stamp: str) -> Day | None:
    """Return the day of a date stamp."""
    day = dated(_STAMP.sub("", stamp, count=1))
    return day.near(None) if day else None
