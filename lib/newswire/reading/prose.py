"""What a cell looks like: a number, a date, an address, a label or prose; and which columns hold prose."""

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"[-+(]?[\d.,:' \u00a0\u202f%$€£/-]{1,40}\)?")
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ].{0,40})?"
    r"|\w{3} \w{3} \d{1,2} \d\d:\d\d:\d\d \S{1,6} \d{4}"
    r"|(?:\w{3,12}\.?,? )?\d{1,2}\.? \w{3,12}\.?,? \d{4}.{0,40}|(?:\w{3,12},? )?\w{3,12}\.? \d{1,2}, \d{4}.{0,40}"
)
_STAMP = re.compile(
    r"(?:19|20)\d{12}|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|1[0-9]{9}(?:\d{3})?(?:\.\d+)?"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,80}@[\w.-]{1,80}|[\w-]{1,80}(?:\.[\w-]{2,80}){1,5}(?:/\S*)?")
_ENOUGH = 3000  # characters that are enough to tell what a cell is

_WORDS = 4  # words, from which on a cell is prose and not a label
_UNSPACED = 12  # letters of scripts that put no spaces between words


def kind_of(cell) -> str:
    """Return what a cell holds: ``"empty"``, ``"number"``, ``"date"``, ``"address"``, ``"label"`` or ``"prose"``.

    Examples
    --------
    >>> [kind_of(cell) for cell in (None, "4.25", "2024-04-01", "www.a.org/b", "Sport", "Rates rose again on Friday.")]
    ['empty', 'number', 'date', 'address', 'label', 'prose']
    """
    if not isinstance(cell, str):
        return "empty" if cell is None or cell != cell else "date" if hasattr(cell, "year") else "number"
    text = cell[:_ENOUGH].strip()
    if not text:
        return "empty"
    if len(text) <= 200:
        if _STAMP.fullmatch(text) or _DATE.fullmatch(text):
            return "date"
        if _NUMBER.fullmatch(text):
            return "number"
        if _ADDRESS.fullmatch(text):
            return "address"
    return "prose" if is_prose(text) else "label"


def is_prose(text: str) -> bool:
    """Tell whether a text has words enough to be more than a label."""
    letters = sum(map(str.isalpha, text))
    if letters < 0.5 * len(text):
        return False
    unspaced = letters >= _UNSPACED and min(text) > "\u2e80"
    return unspaced or len(text.split(None, _WORDS - 1)) >= _WORDS or (letters >= _UNSPACED and _dense(text))


def _dense(text: str) -> bool:
    """Tell whether most of a text is in a script that puts no spaces between words."""
    return 2 * sum("\u0e00" <= letter <= "\u0eff" or letter > "\u2e80" for letter in text) > len(text)


def prose_in(cells: Iterable) -> int:
    """Return how many characters of prose a column holds; 0 where it mostly holds something else, or repeats itself.

    Examples
    --------
    >>> prose_in(["Rates rose again on Friday.", "Two children died on Monday.", None])
    55
    """
    filled = [cell for cell in cells if kind_of(cell) != "empty"]
    prose = [cell for cell in filled if kind_of(cell) == "prose"]
    if not prose or 2 * len(prose) < len(filled) or (len(prose) > 3 and 2 * len(set(prose)) < len(prose)):
        return 0
    return sum(map(len, prose))


def is_wordy(cell) -> bool:
    """Tell whether a cell holds words, and not just a number, a date or an address."""
    return kind_of(cell) in ("label", "prose")
