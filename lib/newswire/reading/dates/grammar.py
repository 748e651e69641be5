"""The grammar of a written date: what it is made of, in which order; what does not fit wholly is not a date."""

import re
from calendar import monthrange
from datetime import date as Day
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from ...data import read_tables
from .words import MONTHS, ZONES, folded, kind, sign_of


class Written(NamedTuple):
    """A date as it is written; `clock` is in microseconds since midnight, `zone` in minutes or the name of a place.

    The `order` tells what is not certain: ``/`` or ``.`` between day and month in numbers, which are here read month
    first, ``-`` where the first may even be the year, as in 24-04-01; ``coarse`` where there is no day, ``serial``
    where a number may count days. Years before 1600 are none.
    """

    year: int
    month: int = 1
    day: int = 1
    clock: int | None = None
    zone: int | str | None = None
    order: str = ""


_LONGEST = 100  # characters of what can be a date
_ANY_DAY = "2000-01-01"  # a time is read as one of this day
OLDEST = 1600  # years before are put where a date is not known
NUMERIC = ("/", ".", "-")  # orders of dates in numbers alone
_TURN = 69  # of two digits, from this year on they are of the last century, as POSIX has it
_TOKENS = re.compile(
    r"[ap]\.\s?m\b\.?|[0-9]+(?:(?:st|nd|rd|th|er)(?![^\W_])|[º°])|[0-9]+|[^\W\d_]+(?:-feira)?|\s+|.", re.DOTALL
)
_CLOCK = re.compile(r"\d:\d|\d ?[ap]\.? ?m", re.IGNORECASE)
_AROUND = " \t\n-–—|•·,;:."
# ISO 8601 without separators.
_COMPACT = re.compile(
    r"((?:1[6-9]|20)\d\d)(\d\d)(\d\d)"
    r"(?:[t ]?(\d\d)(?:(\d\d)(?:(\d\d)(?:[.,](\d{1,9})|(\d{3}))?)?)?(?![\d:.]))?(?!\d)(?![-/])"
)
_ASIDE = re.compile(r"[(\[][^()\[\]]{0,20}[)\]]")  # what brackets say of a zone

_PIECES = {name: kind(name) for name in "flughzapmsqwtYMD"}  # as forms.toml and these name them
_FORMS = {name: [form for form, _ in forms] for name, forms in read_tables(__package__, "forms.toml").items()}
_ZONE = (
    r"(?:,? ?[(\[]?(?P<zone><z>)(?: <a>){0,2})?(?:(?P<apart> ?)(?P<sign>[-+])(?P<off>[124])(?::?(?P<past>2))?)?[)\]]?"
    r"(?: ?[(\[][^()\[\]]{0,20}[)\]])?"
)
_TIMES = [time + _ZONE for time in _FORMS["times"]] + _FORMS["military"]
_MOMENTS = list(product(_FORMS["days"], _TIMES))
_WEEKDAY = r"(?:<w>\.?,? ?(?:<f> )?)?"
_LABELS = r"(?:(?:<l>|<u>)[' :.,|–—-]{0,4}|<f>[' :.,|–—-]{1,4}){0,5}"
_DAY_AFTER = r"(?:,? ?[(\[]?(?:<w>|<M>|<D>)\.?[)\]]?)?"
_BETWEEN = r"(?:[ ,:;|·•@/–—-]{1,3}(?:<f>\.? ?)?|<t>)"
_END = r"[ .,;|]*(?:[ (|·•/–—-]*<u>[^?]*)?"
_BEFORE = _LABELS + _WEEKDAY
# Each form with the parts of it that a text must have for the form to be tried.
_WHOLE = (
    *((f"{_BEFORE}{day}{_DAY_AFTER}{_END}", day) for day in _FORMS["days"]),
    *((f"{_BEFORE}{day}{_DAY_AFTER}{_BETWEEN}{time}{_END}", day, time) for day, time in _MOMENTS),
    *((f"{_LABELS}{time}{_BETWEEN}{_BEFORE}{day}{_DAY_AFTER}{_END}", day, time) for day, time in _MOMENTS),
    *((f"<w>,? (?P<month><m>) (?P<day>[12]) {time} (?P<year>4)", "<w>", time) for time in _TIMES),
    *((f"(?P<coarse>){_LABELS}{month}{_END}", month) for month in _FORMS["months"]),
)


def read(text: str) -> Written | None:
    """Return the date that a text is, None where it is not wholly one.

    Examples
    --------
    >>> read("Updated Monday, 1st April 2024, 11:30 p.m. BST")
    Written(year=2024, month=4, day=1, clock=84600000000, zone=60, order='')
    >>> read("April 1-2, 2024")
    """
    if len(text) > _LONGEST:
        return None
    text = folded(text).strip(_AROUND)
    if text[:8].isdecimal():
        text = _spread(text)
    tokens = _TOKENS.findall(text)
    plan = _plan("".join([sign_of(token) for token in tokens]))
    return _filled(plan, tokens) if plan else None


def _spread(text: str) -> str:
    """Put separators into what ISO 8601 writes without."""
    compact = _COMPACT.match(text)
    if not compact:
        return text
    year, month, day, hour, minute, second, *part = compact.groups()
    time = f" {hour}:{minute or '00'}:{second or '00'}.{part[0] or part[1] or 0}" if hour else ""
    return f"{year}-{month}-{day}{time}{text[compact.end() :]}"


@lru_cache(4096)  # the stories of a day share its date
def parse_day(text: str) -> Day | None:
    """Return the day that a text is, as it stands there; None where it is no whole date, or can be read as two days.

    Examples
    --------
    >>> str(parse_day("Published: 1 April 2024")), str(parse_day("25/03/2024")), parse_day("03/04/2024")
    ('2024-04-01', '2024-03-25', None)
    """
    written = read(text)
    if written is None or written.year < OLDEST or written.order in ("coarse", "-"):
        return None
    days = list(dict.fromkeys(filter(None, (day_of(written, swap) for swap in (True, False)))))
    return days[0] if len(days) == 1 or written.order == "." else None


def read_time(text: str) -> Written | None:
    """Return the time that a text is, on some day; None for what is no time.

    Examples
    --------
    >>> read_time("1:00 a.m. CET").clock == 3_600_000_000, read_time("Rates rose at 1:00")
    (True, None)
    """
    written = read(f"{_ANY_DAY} {text}") if _CLOCK.search(text) else None
    return written if written and written.clock is not None else None


def day_of(written: Written, day_first: bool = False) -> Day | None:
    """Return the day of a written date, None where there is none if its numbers are read in this order."""
    swapped = day_first and written.order in NUMERIC
    month, day = (written.day, written.month) if swapped else (written.month, written.day)
    return Day(written.year, month, day) if _is_day(written.year, month, day) else None


@cache
def _pattern(form: str) -> re.Pattern:
    """Return the pattern of a form, which is made when a date is met that may be in it."""
    return re.compile(re.sub("<([a-zA-Z])>", lambda piece: _PIECES[piece[1]], form))


@lru_cache(4096)  # dates of one source have few shapes
def _plan(shape: str) -> dict[str, int] | None:
    """Return which token of a date is what, None where tokens of this shape are not a date."""
    if len(shape) < 2 or "?" in _ASIDE.sub("", shape):
        return None
    for form, *parts in _WHOLE:
        has_parts = all(_pattern(part).search(shape) for part in parts)
        if has_parts and (match := _pattern(form).fullmatch(shape)):
            found = {name: match.start(name) for name in match.groupdict() if match[name] is not None}
            return found | {"apart": int(bool(match["apart"]))} if "sign" in found else found
    return None


def _filled(plan: dict[str, int], tokens: list[str]) -> Written | None:
    """Return the date that tokens make, None where there is no such day or hour."""
    written_year = tokens[plan["year"]]
    year = int(written_year)
    if len(written_year) == 2:
        year += 1900 if year >= _TURN else 2000
    month = tokens[plan["month"]]
    month_number = int(month) if month.isdecimal() else MONTHS[month]
    day = int(re.sub(r"\D", "", tokens[plan["day"]])) if "day" in plan else 1
    order = "coarse" if "coarse" in plan else tokens[plan["order"]] if "order" in plan else ""
    if order == "-" and (len(written_year) == 4 or month_number <= 12):
        order = "/"
    if not _is_day(year, month_number, day) and not (order in NUMERIC and _is_day(year, day, month_number)):
        return None
    if "hour" not in plan and "hours" not in plan:
        return Written(year, month_number, day, order=order)
    clock, zone = _clock(plan, tokens), _zone(plan, tokens)
    return None if clock is None or zone == "none" else Written(year, month_number, day, clock, zone, order)


def _is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has a day."""
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _clock(plan: dict[str, int], tokens: list[str]) -> int | None:
    """Return microseconds since midnight, None where there is no such hour."""
    if "hours" in plan:
        hour, minute = divmod(int(tokens[plan["hours"]]), 100)
    else:
        hour = int(tokens[plan["hour"]])
        minute = int(tokens[plan["minute"]]) if "minute" in plan else 0
    second = int(tokens[plan["second"]]) if "second" in plan else 0
    half = tokens[plan["half"]][0] if "half" in plan else ""
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour >= 12:
        hour = 0 if hour == 12 else 99
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and minute + second):
        return None
    micro = int(f"{tokens[plan['part']]:0<6.6}") if "part" in plan else 0
    return (hour * 3600 + minute * 60 + min(second, 59)) * 1_000_000 + micro


def _zone(plan: dict[str, int], tokens: list[str]) -> int | str | None:
    """Return the zone of a time; ``"none"`` for what looks like one and is not, such as in 10:00-11:30."""
    if "sign" not in plan:
        return ZONES[tokens[plan["zone"]]] if "zone" in plan else None
    off = tokens[plan["off"]]
    hours, minutes = divmod(int(off), 100) if len(off) == 4 else (int(off), 0)
    minutes = int(tokens[plan["past"]]) if "past" in plan else minutes
    span = "-" in tokens[plan["sign"]] and "second" not in plan and "zone" not in plan and not plan["apart"]
    is_iso = plan["year"] < plan["month"]
    if hours > 14 or minutes not in (0, 30, 45) or (span and not is_iso):
        return "none"
    return (hours * 60 + minutes) * (-1 if tokens[plan["sign"]] == "-" else 1)
