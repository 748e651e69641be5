"""Written dates become moments in universal time; each distinct text is read once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from .grammar import NUMERIC, OLDEST, Written, day_of, read
from .numbers import read_number

_PLAIN = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_FINE = "datetime64[us]"


def moments_of(texts: list[str]) -> pd.DataFrame:
    """Return distinct texts as moments: month_first, day_first, and what is uncertain of them (`Written.order`).

    A text whose `order` is ``none`` stands for no date; one that is no date has no moment in either order.
    """
    series = pd.Series(texts, dtype="str")
    plain = series.str.fullmatch(_PLAIN).fillna(False).to_numpy(dtype=bool)
    whole = pd.to_datetime(series.where(plain), format="ISO8601", utc=True, errors="coerce").dt.tz_convert(None)
    month_first = whole.astype(_FINE).to_numpy(copy=True)
    order = np.where(whole.dt.year < OLDEST, "none", "").astype(object)
    rest = np.flatnonzero(np.isnat(month_first))
    written = [read_number(texts[place]) or read(texts[place]) for place in rest]
    order[rest] = ["" if date is None else date.order if date.year >= OLDEST else "none" for date in written]
    month_first[rest] = np.array([_moment(date) for date in written], dtype=_FINE)
    day_first = month_first.copy()
    numeric = [place for place, date in enumerate(written) if date and date.order in NUMERIC]
    day_first[rest[numeric]] = np.array([_moment(written[place], True) for place in numeric], dtype=_FINE)
    month_first[order == "none"] = day_first[order == "none"] = np.datetime64("NaT")
    return pd.DataFrame({"month_first": month_first, "day_first": day_first, "order": order})


def _moment(written: Written | None, day_first: bool = False) -> datetime | None:
    """Return a written date as a moment; a day without an hour is its midnight, whatever the zone."""
    day = day_of(written, day_first) if written else None
    if written is None or day is None:
        return None
    moment, zone = datetime(day.year, day.month, day.day), written.zone
    if written.clock is None:
        return moment
    try:
        moment += timedelta(microseconds=written.clock)
        away = timedelta(minutes=zone) if isinstance(zone, int) else _away(moment, zone) if zone else timedelta()
        return moment - away
    except OverflowError:  # beyond the year 9999
        return None


def _away(moment: datetime, place: str) -> timedelta:
    """Return how far the clocks of a place are from universal time."""
    return moment.replace(tzinfo=ZoneInfo(place)).utcoffset() or timedelta()
