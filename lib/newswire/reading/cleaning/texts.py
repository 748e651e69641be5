"""A text as it was meant: without mark-up, damaged letters and hyphens at line ends."""

import re

from ...data import read_rows
from ..encodings import normalise
from .escapes import without_escapes
from .letters import mended, unusual
from .lines import unwrapped
from .markup import without_markup
from .mojibake import TELLTALE, decoded

_PLACEHOLDERS = frozenset(row["text"] for row in read_rows(__package__, "placeholders.csv"))
_AROUND = "[](){}<>.,;:*'\"-–— \t\n"  # signs around such a word
_LONGEST = 200  # characters; a cell with more stands for something
_CELL = 32_767  # characters that a cell of a spreadsheet holds, and no more
_LETTER = re.compile(r"[^\W\d_]")
_REMEDIES = (
    ("escapes", re.compile(r"\\"), without_escapes),
    ("mark-up", re.compile(r"[<&\[#]"), without_markup),
    ("encoding", TELLTALE, decoded),
)


def clean(text: str) -> str:
    """Return a text, or the words of any cell, as a reader of a newspaper would see it.

    Examples
    --------
    >>> clean("<p>The caf\u00c3\u00a9&#8217;s own&shy;er</p>")
    'The café’s owner'
    """
    return cleaned(text)[0]


def cleaned(text: str) -> tuple[str, list[str]]:
    """Return a text made clean, and the names of the remedies that it took; none for most texts.

    Examples
    --------
    >>> cleaned("<p>A caf\u00c3\u00a9</p>")
    ('A café', ['mark-up', 'encoding'])
    """
    text, done = normalise(text), ["cut"] * (len(text) == _CELL)
    marks = unusual(text)
    for name, signs, remedy in _REMEDIES:
        if signs.search(marks) or (remedy is without_escapes and text.startswith(("b'", 'b"'))):
            before, text = text, remedy(text)
            if text != before:
                marks = unusual(text)
                done.append(name)
    before = mended(text, marks)
    text = unwrapped(before)
    done += ["lines"] * (text != before) + ["damage"] * ("\ufffd" in text)
    return text, done


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
