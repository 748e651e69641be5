"""A text as it was meant: without mark-up, damaged letters and hyphens at line ends."""

from ..encodings import normalise


def clean(text: str) -> str:
    """Return a text, or the words of any cell, as a reader of a newspaper would see it."""
    return normalise(text)


def is_placeholder(text: str) -> bool:
    """Tell whether a text stands for one that is not there, such as ``nan`` or ``[removed]``."""
    return False
