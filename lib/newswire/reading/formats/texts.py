"""Plain text: one article, or several in one file."""

from ..encodings import decode
from .records import Records


def read_text(data: bytes) -> Records:
    """Read a text file, whatever is written in it: a table, JSON lines, a message, an export, or one article."""
    return records_in(decode(data))


def records_in(text: str) -> Records:
    """Return the articles in a text that came from any file."""
    return Records([{"text": text}], [""])
