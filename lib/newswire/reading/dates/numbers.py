"""Numbers as dates: days such as 20241003, time since 1970 in the unit that its size tells, days of a spreadsheet."""

import re
from datetime import datetime, timedelta

from .grammar import Written, read

_NUMBER = re.compile(r"([-+]?)(\d{1,20})(?:[.,](\d{0,9}))?(?:[eE]\+?(\d\d))?")
_EPOCH = datetime(1970, 1, 1)
_YEARS = range(1600, 2100)  # that a number may begin with
_CALENDAR = {8: 1600, 10: 1900, 12: 1900, 14: 1900, 17: 1900}  # the first of them, by how many digits there are
_SECONDS = range(10**8, 4_102_444_800)  # from 1973, as smaller numbers are counts or ids, to 2100
_SERIALS = range(29_221, 73_051)  # days since 30 December 1899, as spreadsheets count them: from 1980 to 2099
_EXACT = 8  # digits that must be there where a power of ten stands: 1.71E+12 has lost its day


def read_number(text: str) -> Written | None:
    """Return the date that a number is, None where it is none.

    Examples
    --------
    >>> read_number("20240401101500").clock == read_number("1711966500").clock == 36_900_000_000
    True
    >>> read_number("45383")
    Written(year=2024, month=4, day=1, clock=None, zone=None, order='serial')
    """
    match = _NUMBER.fullmatch(text)
    if match is None or match[1] == "-":
        return None
    whole, past, power = match[2], match[3] or "", int(match[4] or 0)
    if match[4]:
        if len(whole) != 1 or len(past) + 1 < _EXACT or power > 20:
            return None
        whole, past = (whole + past).ljust(power + 1, "0")[: power + 1], ""
    number, fraction = int(whole), float(f"0.{past or 0}")
    calendar = read(whole) if len(whole) in _CALENDAR and not fraction else None
    if calendar and calendar.year >= _CALENDAR[len(whole)]:
        return calendar
    if len(whole) == 4 and number in _YEARS and not fraction:
        return Written(number, order="coarse")
    if len(whole) == 6 and int(whole[:4]) in _YEARS and 1 <= int(whole[4:]) <= 12 and not fraction:
        return Written(int(whole[:4]), int(whole[4:]), order="coarse")
    if number in _SERIALS and len(whole) == 5:
        moment = datetime(1899, 12, 30) + timedelta(days=number, seconds=round(fraction * 86_400))
        return _written(moment, "serial", bare=not fraction)
    return _since_1970(number, fraction)


def _since_1970(number: int, fraction: float) -> Written | None:
    """Return the moment that is so many seconds, or thousandth, millionth, billionth parts of them, after 1970."""
    for power in (0, 3, 6, 9):
        if number // 10**power in _SECONDS:
            micro = (number + fraction) * 10**6 if power == 0 else number * 10**6 // 10**power
            return _written(_EPOCH + timedelta(microseconds=round(micro)))
    return None


def _written(moment: datetime, order: str = "", bare: bool = False) -> Written:
    """Return a moment in universal time as a written date; one that is bare has no hour."""
    midnight = datetime(moment.year, moment.month, moment.day)
    clock = None if bare else (moment - midnight) // timedelta(microseconds=1)
    return Written(moment.year, moment.month, moment.day, clock, None, order)
