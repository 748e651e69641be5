"""The forms of exports, read from a data file, and how a form cuts a text into lines, documents and fields."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from ....data import read_tables

_UNSEEN = str.maketrans({"\xa0": " ", "\u202f": " ", "\u200b": None, "\u200c": None, "\ufeff": None, "\f": "\n"})
_WIDTHS = range(60, 101)  # characters to which programs break lines


@dataclass(frozen=True)
class Form:
    """One form of export: what it is known by, where documents begin and end, and which labels name which column."""

    name: str
    layout: str
    hints: list[str]
    signs: list[str]
    begin: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    announced: str = r"(?!)"
    cover: list[str] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)
    body: str = r"(?!)"
    close: str = r"(?!)"
    trailer: str = r"(?!)"
    labels: dict[str, str] = field(default_factory=dict)

    def takes(self, text: str) -> bool:
        """Tell whether a text is of this form."""
        return any(hint in text for hint in self.hints) and all(sign.search(text) for sign in self._signs)

    @cached_property
    def _signs(self) -> list[re.Pattern]:
        return [re.compile(rf"^[ \t\xa0]*+{sign}[ \t\xa0]*$", re.MULTILINE) for sign in self.signs]

    @cached_property
    def label(self) -> re.Pattern:
        """A labelled line: its label, and what stands behind it."""
        names = "|".join(re.escape(name) for name in sorted(self.labels, key=len, reverse=True)) or "(?!)"
        colon = r"(?:  - ?|[ \t]*\||[ \t]+|$)" if self.layout == "tagged" else r"[ \t]{0,2}:"
        return re.compile(rf"[ \t]*+(?P<label>{names}){colon}[ \t|]*(?P<value>.*)")

    def lines(self, text: str) -> list[str]:
        """Return the lines of a text, those that a program broke joined again, without the form's page furniture."""
        noise = whole(*self.noise)
        kept = [
            line.rstrip(" \t|" if self.layout == "tagged" else None) for line in text.translate(_UNSEEN).split("\n")
        ]
        return self._joined([line for line in kept if not (line and noise(line))])

    def _joined(self, lines: list[str]) -> list[str]:
        """Join a line to the one before whose width had no room for its first word."""
        lengths = sorted(map(len, lines))
        width = next((length for length in reversed(lengths) if length < _WIDTHS.stop), 0)
        if width not in _WIDTHS or lengths[int(len(lengths) * 0.98) - 1] > width:
            return lines
        joined: list[list[str]] = []
        mark = whole(*self.begin, *self.end, self.body, self.close, self.trailer)
        last = ""
        for line in lines:
            full = last and line and len(last) + 1 + len(line.split(maxsplit=1)[0]) > width >= len(last)
            if full and not line[0].isspace() and not self.label.match(line) and not mark(line):
                joined[-1].append(line)
            else:
                joined.append([line])
            last = line
        return [" ".join(parts) for parts in joined]


def whole(*patterns: str):
    """Return a test that tells whether one of some patterns is all of a line."""
    return re.compile(rf"[ \t]*+(?:{'|'.join(patterns) or '(?!)'})[ \t]*").fullmatch


FORMS = [Form(**form) for form in read_tables(__package__, "forms.toml")["form"]]
