"""Tables in text: comma, semicolon, tab or bar between fields, however they begin and quote."""

import csv
import io
from collections.abc import Iterable
from itertools import islice
from typing import Literal

from ..encodings import utf8
from ..packing import UnreadableError
from .records import Records

_BIGGEST_FIELD = 2**31 - 1  # the most that csv takes on every system


def read_table(data: bytes, delimiter: str | None = None, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> Records:
    """A table with a header; the delimiter is the commonest of comma, semicolon and tab there."""
    csv.field_size_limit(_BIGGEST_FIELD)
    data = utf8(data).lstrip(b"\n")
    if not data.strip():
        raise UnreadableError("empty")
    delimiter = delimiter or max(",;\t|", key=next(_lines(data)).count)
    reader = csv.reader(_lines(data), delimiter=delimiter, quoting=quoting)
    header = [name.strip() or f"column_{place}" for place, name in enumerate(next(reader), 1)]
    records, start = Records(), reader.line_num + 1
    try:
        for row in reader:
            _add_row(records, header, row, f"line {start}")
            start = reader.line_num + 1
    except csv.Error as error:
        records.refused.append(f"line {start}: {error}; the rest of the file is not read")
    if quoting == csv.QUOTE_NONE or not records.rows:
        return records
    if _is_open(islice(_lines(data), int(records.places[-1].removeprefix("line ")) - 1, None), delimiter):
        if delimiter == "\t":  # tabs leave nothing to quote: the marks belong to the text
            return read_table(data, delimiter, csv.QUOTE_NONE)
        records.rows.pop()
        records.refused.append(f"{records.places.pop()}: a quotation mark that is never closed")
    return records


def _lines(data: bytes) -> io.TextIOWrapper:
    """Return the lines of UTF-8, made as they are read: together, strings take up to four times as much."""
    return io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="\n")


def _add_row(records: Records, header: list[str], row: list[str], place: str) -> None:
    """Take one row of a table."""
    if len(row) > len(header) and any(row[len(header) :]):
        records.refused.append(f"{place}: {len(row)} fields under a header of {len(header)}")
    elif any(row):
        records.add({name: value or None for name, value in zip(header, row, strict=False)}, place)


def _is_open(rest: Iterable[str], delimiter: str) -> bool:
    """Tell whether a row ends inside quotation marks."""
    try:
        list(csv.reader(rest, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def with_header(rows: list[list], first_line: int) -> tuple[list[str], int]:
    """Return the names of the columns and how many of the rows stand before the first record."""
    width = max(len(row) for row in rows)
    for number, row in enumerate(rows[:20]):
        filled = [value for value in row if value is not None]
        if len(filled) > width / 2 and all(isinstance(value, str) and len(value) < 60 for value in filled):
            return [str(value or "").strip() or f"column_{place}" for place, value in enumerate(row, 1)], number + 1
    return [f"column_{place}" for place in range(1, width + 1)], 0
