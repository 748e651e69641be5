"""The forms of a wire story's head, from the data file in which they stand with their pieces and examples."""

import re
from dataclasses import dataclass
from functools import cached_property

from ...data import read_tables
from .names import OPENING_CITIES

_FILE = read_tables(__package__, "forms.toml")
_PIECES = _FILE["pieces"] | {
    "CITY": f"(?P<place>{'|'.join(map(re.escape, map(str.upper, OPENING_CITIES)))})",
    "City": f"(?P<place>(?:{'|'.join(map(re.escape, OPENING_CITIES))})<country>)",
}
_NAME = re.compile(r"(?<!\?P)<([A-Za-z/()][A-Za-z /()-]*)>")


def composed(pieces: str) -> str:
    """Return a regular expression in which the names of pieces in <> stand for what they are.

    Examples
    --------
    >>> composed("<space><(CNN)>")
    '\\\\s{0,4}\\\\((?P<agency>CNN(?: Business)?)\\\\)'
    """
    return _NAME.sub(lambda name: composed(_PIECES[name[1]]), pieces)


@dataclass(frozen=True)
class Form:
    """One way to open a story: the pieces it is made of, and whether its agency must be a known one.

    An example is a text, its place, agency, date as written and the first words of its body, with bars between.
    """

    name: str
    pieces: str
    known: bool
    examples: list[str]

    @cached_property
    def sign(self) -> str:
        """What every text of this form has: the brackets or strokes around its agency, if they are."""
        return next((sign for sign in "(/" if f"<{sign}" in self.pieces), "")

    @cached_property
    def pattern(self) -> re.Pattern:
        """The form as a regular expression, which is made when the first text is met that may be in it."""
        return re.compile(composed(self.pieces))


FORMS = [Form(**form) for form in _FILE["form"]]
