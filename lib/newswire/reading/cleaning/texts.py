"""A text as it was meant: without mark-up, damaged letters and hyphens at line ends."""

import re

from ...data import read_rows
from ..encodings import normalise
from .escapes import without_escapes
from .letters import mended, unusual
from .lines import unwrapped
from .markup import without_markup

_PLACEHOLDERS = frozenset(row["text"] for row in read_rows(__package__, "placeholders.csv"))
_AROUND = "[](){}<>.,;:*'\"-–— \t\n"  # signs around such a word
_LONGEST = 200  # characters; a cell with more stands for something
_LETTER = re.compile(r"[^\W\d_]")
_MARKS = re.compile(r"[<&\[#]")


def clean(text: str) -> str:
    """Return a text, or the words of any cell, as a reader of a newspaper would see it.

    Examples
    --------
    >>> clean("<p>The caf\u00c3\u00a9&#8217;s own&shy;er</p>")
    'The café’s owner'
    """
    text = normalise(text)
    marks = unusual(text)
    if "\\" in marks or text.startswith(("b'", 'b"')):
        text = without_escapes(text)
        marks = unusual(text)
    if _MARKS.search(marks):
        text = without_markup(text)
        marks = unusual(text)
    return unwrapped(mended(text, marks))


def is_placeholder(text: str) -> bool:
    """Tell whether a text stands for one that is not there, such as ``nan`` or ``[removed]``, or has no letters at all.

    Examples
    --------
    >>> is_placeholder("NaN"), is_placeholder("..."), is_placeholder("Breaking.")
    (True, True, False)
    """
    return is_missing(text) or not _LETTER.search(text)


def is_missing(cell: str) -> bool:
    """Tell whether a cell, such as a title, holds what programs write for nothing; a number is something.

    Examples
    --------
    >>> is_missing("#N/A"), is_missing("-"), is_missing("1984")
    (True, True, False)
    """
    if len(cell) > _LONGEST and cell[:_LONGEST].strip():
        return False
    shown = cell.strip().strip(_AROUND)
    return not any(map(str.isalnum, shown)) or shown.casefold() in _PLACEHOLDERS
