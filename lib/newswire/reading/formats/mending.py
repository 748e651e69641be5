"""Rows that do not fit their table: stray marks, commas that nothing encloses, rows that a mark has run together."""

import csv
import io
import re
from collections.abc import Iterable
from typing import NamedTuple

from ..prose import kind_of
from .dialects import Dialect
from .headers import usual_names_in

_NEXT_LINE = re.compile(r"[ \t]{0,9}\n\s{0,99}([^\n]+)")
_BESIDE = re.compile(r',"|",')
_FURTHEST = 2**20  # characters in which the end of a row is looked for

# How the first field of a row may begin, from which rows that were run together are told apart.
_STARTS = (
    r"\d{1,19}",
    r"[A-Za-z_-]{1,12}\d{1,12}",
    r"\d{4}-\d\d-\d\d[^,;|\t]{0,30}",
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}[^,;|\t]{0,20}",
)
_MOST = 0.8  # share of the rows that begin so; others may be damaged
_SURELY = ("\t", "\x01", "\x1f", "\x1e")  # delimiters that no prose holds


class Shape(NamedTuple):
    """What a row of a table looks like: its fields, how they are written, and how its first one begins."""

    width: int
    dialect: Dialect
    start: re.Pattern | None

    def next_row(self, text: str, at: int, before: int) -> int:
        """Return where the line ends behind which another row begins; the end of the text where none does."""
        while (at := text.find("\n", at, before)) >= 0:
            end = text.find("\n", at + 1)
            line = text[at + 1 : end if end >= 0 else len(text)]
            if self.starts(line) and line.count(self.dialect.delimiter) >= self.width - 1 and self._is_row(line):
                return at
            at += 1
        return len(text)

    def _is_row(self, line: str) -> bool:
        """Tell whether a line with enough commas is a row, and not prose; other delimiters stand in no prose."""
        if self.start or self.dialect.delimiter != ",":
            return True
        return bool(_BESIDE.search(line)) and len(next(csv.reader([line]), [])) == self.width

    def starts(self, line: str) -> bool:
        """Tell whether a line may be the beginning of a row."""
        if self.start:
            return bool(self.start.match(line))
        return line.count(self.dialect.delimiter) >= self.width - 1


def shape_of(width: int, dialect: Dialect, rows: Iterable[list[str]]) -> Shape:
    """Return what the rows of a table look like, by the first of them."""
    firsts = [row[0].strip() for row in rows if len(row) == width and row[0].strip()]
    delimiter = re.escape(dialect.delimiter)
    for start in _STARTS:
        fitting = sum(bool(re.fullmatch(start, first)) for first in firsts)
        if fitting > 1 and width > 1 and fitting >= _MOST * len(firsts):
            return Shape(width, dialect, re.compile(rf'"?(?:{start})"?\s?{delimiter}'))
    return Shape(width, dialect, None)


def is_merged(row: list[str], shape: Shape) -> bool:
    """Tell whether one of a row's fields is made of rows, which a stray mark has run together."""
    return any("\n" in field and _holds_rows(field.split("\n"), shape) for field in row)


def _holds_rows(lines: list[str], shape: Shape) -> bool:
    delimiter, least = shape.dialect.delimiter, shape.width - 1
    if not any(delimiter in line for line in lines) or not least:
        return False
    if delimiter in _SURELY:
        return any(line.count(delimiter) == least for line in lines[1:-1]) or len(lines) == 2
    if shape.start:
        inner = all(line.count(delimiter) >= least for line in lines[1:-1])
        return inner and all(shape.start.match(line) for line in lines[1:])
    return len(lines) > 4 and all(line.count(delimiter) == least for line in lines[1:-1])


def mended(chunk: str, shape: Shape) -> tuple[list[str], int] | None:
    """Return the fields of the row at the beginning of a text, and how many lines it takes; None where it is no row."""
    first, _, rest = chunk.partition("\n")
    bare = unmarked(first.split(shape.dialect.delimiter))
    if len(bare) == shape.width and (not rest or shape.starts(rest.partition("\n")[0])):
        return bare, 1
    if shape.dialect.mark and (found := _enclosed(chunk[:_FURTHEST], shape)):
        return found
    if len(bare) == shape.width:
        return bare, 1
    whole = next(csv.reader([first], delimiter=shape.dialect.delimiter), [])
    rows = (joined(fields, shape.width, None, shape.dialect.delimiter) for fields in (whole, bare))
    row = next(filter(None, rows), None)
    return (unmarked(row), 1) if row else None


def header_in(line: str, row: list[str], dialect: Dialect) -> list[str] | None:
    """Return the names in a header in which a mark is missing; None where none is.

    Examples
    --------
    >>> header_in('"id","title,"text"', ["id", 'title,text"'], Dialect(","))
    ['id', 'title', 'text']
    """
    bare = [name.strip().strip('"') for name in line.split(dialect.delimiter)]
    damaged = line.count('"') % 2 == 1
    return bare if damaged and usual_names_in(bare) > max(1, usual_names_in(row)) else None


def cut_off(chunk: str, shape: Shape) -> list[str] | None:
    """Return the fields of the last row of a table, whose end is missing; None where it has not come to its last field.

    Examples
    --------
    >>> cut_off('7,"Rates rose,\\nand fe', Shape(2, Dialect(","), None))
    ['7', 'Rates rose,\\nand fe']
    """
    rows = [row for row in shape.dialect.reader(io.StringIO(chunk, newline="\n"), strict=False) if row]
    alone = len(rows) == 1 and len(rows[0]) == shape.width and not is_merged(rows[0], shape)
    return rows[0] if alone and shape.next_row(chunk, 0, len(chunk)) == len(chunk) else None


def unmarked(fields: list[str]) -> list[str]:
    """Return fields without the marks that enclose them; those that hold others keep theirs."""
    return [
        field[1:-1].replace('""', '"')
        if len(field) > 1 and field[0] == field[-1] == '"' and '"' not in field[1:-1].replace('""', "")
        else field
        for field in fields
    ]


def _enclosed(text: str, shape: Shape) -> tuple[list[str], int] | None:
    """Read a row in which a mark ends a field only where a delimiter or the end of the row follows."""
    delimiter, mark = shape.dialect.delimiter, shape.dialect.mark or '"'
    fields: list[str] = []
    at = 0
    while len(fields) < shape.width:
        last = len(fields) == shape.width - 1
        if text.startswith(mark, at):
            end = _end_of_field(text, at + 1, last, shape)
            following = shape.next_row(text, at, end if end >= 0 else len(text))
            if following < len(text) and not 0 <= end < following:  # the mark that ends the field is missing
                end = following if last else -1
            if end < 0:
                return None
            fields.append(text[at + 1 : end].replace(mark * 2, mark))
            end += text.startswith(mark, end)
        else:
            line = text.find("\n", at)
            line = len(text) if line < 0 else line
            end = line if last else text.find(delimiter, at, line)
            if end < 0 or (last and delimiter in text[at:end]):
                return None
            fields.append(text[at:end])
        at = end + len(delimiter)
    return fields, text.count("\n", 0, end) + 1


def _end_of_field(text: str, at: int, last: bool, shape: Shape) -> int:
    """Return where the mark stands that ends a field; -1 where there is none."""
    delimiter, mark = re.escape(shape.dialect.delimiter), re.escape(shape.dialect.mark or '"')
    behind = r"[ \t]{0,9}(?:\n|\Z)" if last else delimiter + ("" if shape.dialect.spaced else "(?! )")
    for found in re.compile(rf"{mark}(?={behind})").finditer(text, at):
        following = _NEXT_LINE.match(text, found.end()) if last else None
        if following is None or shape.starts(following[1]):
            return found.start()
    return -1


def parted_otherwise(row: list[str], known: list, delimiter: str) -> list[str] | None:
    """Return the fields of a row that another delimiter parts into the same kinds as a known row has, None elsewhere.

    Examples
    --------
    >>> parted_otherwise(["2;2024-04-02;Gas fell", " they said"], ["1", "2024-04-01", "Oil rose."], ",")
    ['2', '2024-04-02', 'Gas fell, they said']
    """
    line, width = delimiter.join(row), len(known)
    for other in (",", ";", "\t", "|"):
        if other != delimiter and width > 2 and line.count(other) >= width - 1:
            fields = next(csv.reader([line], delimiter=other), [])
            alike = sum(kind_of(field) == kind_of(cell) for field, cell in zip(fields, known, strict=False))
            if len(fields) == width and alike >= width - 1:
                return fields
    return None


def joined(fields: list[str], width: int, text: int | None = None, delimiter: str = ",") -> list[str] | None:
    """Put a text together again that was parted at its own commas; None where it cannot be told which field it is.

    Examples
    --------
    >>> joined(["7", "Rates rose", " and fell", "2024"], 3)
    ['7', 'Rates rose, and fell', '2024']
    """
    more = len(fields) - width
    if more <= 0:
        return None
    whole: list[str] = []
    for field in fields:
        if whole and field.startswith(" "):
            whole[-1] += delimiter + field
        else:
            whole.append(field)
    if len(whole) == width:
        return whole
    places = [place for place in range(width) if all(_goes_on(part) for part in fields[place + 1 : place + more + 1])]
    if not places and text == width - 1 and any(_goes_on(part) for part in fields[width:]):
        places = [text]
    place = text if text in places else places[0] if len(places) == 1 else None
    if place is None:
        return None
    return [*fields[:place], delimiter.join(fields[place : place + more + 1]), *fields[place + more + 1 :]]


def _goes_on(part: str) -> bool:
    """Tell whether what follows a comma goes on with a sentence or a number."""
    return part.startswith((" ", '"')) or bool(re.match(r"\d{3}(?!\d)", part) and kind_of(part) != "number")
