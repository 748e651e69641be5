"""Plain text: one article, or several in one file."""

import csv
import json
import re
from itertools import accumulate, islice

from ..columns import text_among
from ..encodings import decode
from . import exports, messages
from .dialects import QUOTED_NAMES
from .headers import usual_names_in
from .nested import read_json, read_lines
from .records import Records
from .several import Part, begins_plainly, divided, is_title, may_be_several
from .tables import read_table

_SAMPLE, _ROWS = 200_000, 50  # characters and rows that are enough to tell a table by
_BEFORE = 10  # lines that may stand before the names of columns
_MOST = 0.9  # share of the rows that have as many fields, where no names are above them
_REMARK = 100  # characters that a line on the whole of a text does not reach
_NAME = 40  # characters that no name of a column reaches
_PROSE = 60  # characters of a cell that holds more than a name
_VALUE = re.compile(r"[\d./:T +Z-]{4,40}|https?://\S{4,300}|\d{1,9}")  # a date, an address, a number
# Facts on an article between lines of three hyphens, as they stand before its text.
_FRONT = re.compile(
    r"(?m)^---\n(?:[A-Za-z][\w -]{0,40}:.{0,2000}\n(?:(?:[ \t]|- ).{0,2000}\n){0,200}){1,100}---[ \t]*$"
)


def read_text(data: bytes) -> Records:
    """Read a text file, whatever is written in it: a table, JSON lines, a message, an export, or one article."""
    text = decode(data)
    if text.lstrip()[:1] in ("{", "["):
        records = _json(text, data)
        if records:
            return records
    delimiter = _delimiter(text)
    if delimiter:  # which of the others it is, the reader of tables decides by more rows
        return read_table(data, "\t" if delimiter == "\t" else None)
    return records_in(text)


def records_in(text: str) -> Records:
    """Return the articles in a text that came from any file: an export's, a message's, several, or one."""
    fronts = [match.start() for match in _FRONT.finditer(text)] if text.lstrip().startswith("---") else []
    if len(fronts) > 1:
        bounds = zip(fronts, [*fronts[1:], len(text)], strict=True)
        lines = accumulate((text.count("\n", *bound) for bound in zip([0, *fronts], fronts, strict=False)), initial=1)
        parts = [Part(line, text[start:end]) for line, (start, end) in zip([*lines][1:], bounds, strict=True)]
        return _several(parts, "what is stated before each of them")
    mailbox = text.lstrip()[:5] == "From " and messages.read_message(text)
    taken = mailbox or exports.take_apart(text) or messages.read_message(text)
    if taken:
        return taken
    found = divided(text)
    if not found:
        several = may_be_several(text)
        note = f"looks like several articles ({several}): if so, put each into a file or a row of its own"
        return Records([{"text": text}], [""], notes=[note] if several else [])
    return _several(*found)


def _several(parts: list[Part], by: str) -> Records:
    """Return the articles in the parts of a text; a line on the whole that stands before or after them is refused."""
    records = Records()
    longest = max(len(part.text) for part in parts)
    outside = [part for part in (parts[0], parts[-1]) if len(parts) > 2 and _is_remark(part, longest)]
    records.refused += [f"line {part.line}: stands outside the articles: {part.text.strip()!r}" for part in outside]
    inside = [part for part in parts if part not in outside]
    for part, (title, text) in zip(inside, _titles(inside), strict=True):
        inner = messages.read_message(part.text) or Records([{"title": title, "text": text}], [""])
        for row in inner.rows:
            if part.label and not title:
                row["title" if " " in part.label else "label"] = part.label
            records.add({name: value for name, value in row.items() if value is not None}, f"line {part.line}")
        records.notes += inner.notes
    records.notes.append(f"{len(records.rows):,} articles in one text, divided by {by}")
    return records


def _is_remark(part: Part, longest: int) -> bool:
    """Tell whether a part is one short line that is no article beside the others."""
    return not part.label and "\n" not in part.text and len(part.text) < min(_REMARK, longest / 5)


def _titles(parts: list[Part]) -> list[tuple[str | None, str]]:
    """Return each part's title and text, where most begin with a title of their own; else all is text."""
    split = [part.text.strip().partition("\n") for part in parts]
    titled = [is_title(first) and len(rest) > 2 * len(first) and not begins_plainly(first) for first, _, rest in split]
    own = {first for (first, *_), told in zip(split, titled, strict=True) if told}
    if len(own) < 0.8 * len(parts):
        return [(None, part.text) for part in parts]
    return [
        (first.strip(), rest.strip("\n")) if told else (None, part.text)
        for part, (first, _, rest), told in zip(parts, split, titled, strict=True)
    ]


def _json(text: str, data: bytes) -> Records | None:
    """Return the records of a text that is JSON or JSON lines, None where it only begins with a bracket."""
    first = text.lstrip().split("\n", 1)[0].rstrip(" \r,")
    try:
        lines = isinstance(json.loads(first), (dict, list)) and "\n" in text.strip()
    except (ValueError, RecursionError):
        lines = False
    if lines and first.startswith("{"):
        return read_lines(data)
    if re.match(r'\s*(?:\{\s*"|\[\s*\{\s*["}])', text):
        return read_json(data)
    try:
        return read_json(data) if lines or json.loads(text) else None
    except (ValueError, RecursionError):
        return None


def _delimiter(text: str) -> str | None:
    """Return what stands between the fields of a text that is a table, None where it is none.

    Examples
    --------
    >>> _delimiter("date;text\\n2024-04-01;Workers voted.\\n"), _delimiter("Paris, Rome, Oslo\\nHe left.\\n")
    (';', None)
    """
    start = text[:_SAMPLE].lstrip("\n").removeprefix("\ufeff")
    if stated := re.match(r"sep=(.)\n", start):
        return stated[1]
    if QUOTED_NAMES.match(start):
        return " "
    lines = start.split("\n") if len(text) <= _SAMPLE else start.split("\n")[:-1]
    filled = [line for line in lines[:_BEFORE] if line.strip()]
    for delimiter in "\t;,|":
        fields = [line.split(delimiter) for line in filled if delimiter in line]
        even = len(fields) == len(filled) > 2 or start.startswith('"')
        named = any(max(map(len, row)) < _NAME and usual_names_in(row) for row in fields)
        if (even or named) and _is_table(lines, delimiter):
            return delimiter
    return None


def _is_table(lines: list[str], delimiter: str) -> bool:
    """Tell whether most lines have the same number of fields, below names of columns or beside prose."""
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    rows = [[field.strip() for field in row] for row in _rows(lines, delimiter, quoting)]
    if any(_are_names(row, rows[start:]) for start, row in enumerate(rows[:_BEFORE], 1)):
        return True
    widths = [len(row) for row in rows]
    width = max(widths, key=widths.count, default=0)
    fitting = [row for row in rows if len(row) == width]
    if width < 2 or len(fitting) < 3 or len(fitting) < _MOST * len(rows):
        return False
    columns = list(zip(*fitting, strict=True))
    valued = any(all(map(_VALUE.fullmatch, column)) for column in columns)
    quoted = all(line.lstrip().startswith('"') for line in lines[:3])
    prose = any(sum(len(field) > _PROSE for field in column) > len(column) / 2 for column in columns)
    return prose and (delimiter == "\t" or valued or quoted)


def _rows(lines: list[str], delimiter: str, quoting) -> list[list[str]]:
    """Return the first rows of a text as a table would be read."""
    try:
        read = csv.reader((line + "\n" for line in lines), delimiter=delimiter, quoting=quoting)
        return [row for row in islice(read, _ROWS) if any(field.strip() for field in row)]
    except csv.Error:
        return []


def _are_names(row: list[str], below: list[list[str]]) -> bool:
    """Tell whether a row names columns: as those of articles usually are, above rows of as many fields."""
    if len(row) < 2 or not below or not all(name and len(name) < _NAME for name in row):
        return False
    fitting = sum(len(fields) - len(row) in (0, 1) for fields in below) / len(below)  # R gives those of rows no name
    return usual_names_in(row) > 1 and (fitting >= 0.5 or (fitting > 0 and text_among(row) is not None))
