"""Values of any kind in a column of dates become text, or nothing where they stand for none."""

import json
import re
from typing import Any

import numpy as np
import pandas as pd

from ..cleaning.texts import clean, is_missing
from .words import MISSING

_ZEROS = re.compile(
    r"-1(?:\.0*)?|[-+]?0*(?:\.0*)?|0{1,4}[-/.]0{1,2}[-/.]0{1,4}(?:[T ].{0,30})?|1900-01-00(?:[T ].{0,20})?"
)
# What programs write around a date: lists, quotation marks, {"$date": …}, ISODate(…), /Date(…)/, Timestamp(…).
_AROUND = re.compile(
    r"""\s*(?:[\['"({]\s*|["']?\$?(?:date|numberLong)["']?\s*:\s*|(?:new\s)?(?:ISODate|Timestamp|Date)\(|/Date\()"""
)
_DATETIME = re.compile(
    r"datetime\.date(?:time)?\((\d{1,4}(?:, \d{1,6}){2,6})(, tzinfo=(?:[a-z.]*timezone\.utc|tzutc\(|<UTC>))?\)*$"
)
_ZONE_BESIDE = re.compile(r"""["'],\s?tz=["']([\w/]{2,40})$""")
_MADE = ("datetime.", "ISODate", "Timestamp", "new Date", "Date(")
_NESTED = (dict, list, tuple, set, np.ndarray)
_MOST_BITS = 4096
_LONGEST = 1000  # characters beyond which no cell is cleaned: it is no date
_MOST = 9  # parts of a list in which one date may stand


def as_texts(values: pd.Series) -> pd.Series:
    """Return each value of a column as the text of a date, None where it stands for none."""
    filled = values.astype("object").where(values.notna(), None)
    try:
        codes, distinct = pd.factorize(filled)  # most columns repeat their dates
    except TypeError:  # lists and objects cannot be compared
        codes, distinct = np.arange(len(filled)), filled.to_numpy()
    texts = np.array([*map(_text_of, distinct), None], dtype="object")
    return pd.Series(texts[codes], values.index, dtype="object")


def _text_of(value: Any) -> str | None:
    """Return one value as text."""
    if isinstance(value, str):
        plain = value.isascii() and "&" not in value and "<" not in value
        text = _unwrapped(value.strip() if plain or len(value) > _LONGEST else clean(value).strip())
    elif value is None:
        return None
    elif isinstance(value, bytes):
        return _text_of(value.decode("utf-8", "replace"))
    elif isinstance(value, (float, np.floating)):
        text = f"{value:.0f}" if float(value).is_integer() else repr(float(value))
    elif isinstance(value, _NESTED):
        return _text_of_nested(value)
    else:
        text = as_given(value)
    return None if _ZEROS.fullmatch(text) or is_missing(text) or text.lower() in MISSING else text


def _text_of_nested(value: Any) -> str | None:
    """Return a list or an object as text: the one date in it, or all of it as JSON."""
    if isinstance(value, dict) and len(value) == 1:
        return _text_of(*value.values()) if next(iter(value)) in ("$date", "$numberLong", "date") else as_given(value)
    items = [as_given(value)] if isinstance(value, dict) else list(value)
    texts = list(dict.fromkeys(filter(None, map(_text_of, items)))) if len(items) < _MOST else []
    return texts[0] if len(texts) == 1 else as_given(value) if items else None


def as_given(value: Any) -> str:
    """Return a value as it is kept where it could not be read."""
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return hex(value)  # Python writes no longer numbers in tens
    if not isinstance(value, _NESTED):
        return str(value)
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (TypeError, ValueError):  # keys that are not text, or numbers that are too long
        return f"{type(value).__name__} of {len(value)}"


def _unwrapped(text: str) -> str:
    """Return the date that stands in what a program wrote around it."""
    if text[:1].isalnum() and not text.startswith(_MADE):
        return text
    start, depth = 0, 0
    while depth < 6 and (around := _AROUND.match(text, start)):
        start, depth = around.end(), depth + 1
    inner = _ZONE_BESIDE.sub(r" (\1)", text[start:].rstrip("])}\"',/ ")) if start else text
    made = _DATETIME.match(inner)
    if not made:
        return inner
    year, month, day, hour, minute, second, micro = [*map(int, made[1].split(", ")), 0, 0, 0, 0][:7]
    return f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}.{micro:06}{'Z' if made[2] else ''}"
