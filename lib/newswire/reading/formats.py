"""From the bytes of a file to its records: plain text, CSV, JSON, JSON lines, Parquet."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Literal

from .encodings import decode, normalise, utf8
from .sources import FREE_BYTES, MAX_BYTES, MAX_RATIO, UnreadableError

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_LISTS = ("articles", "data", "results", "documents", "docs", "items", "stories", "news", "records", "hits")
_BIGGEST_FIELD = 2**31 - 1  # the most that csv takes on every system
_PROSE = 200  # characters beyond which a string is the text of an article, not a label
_BATCH = 500  # rows of Parquet held twice at a time, as columns and as records


@dataclass
class Records:
    """Records of one file; `places` says where in the file each one stands, `refused` what was not a record."""

    rows: list[dict] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def add(self, row: Any, place: str) -> None:
        """Take one record, or note that it is not one."""
        if isinstance(row, dict):
            self.rows.append(row)
            self.places.append(place)
        else:
            self.refused.append(f"{place}: {_name_of(row)} where an object with a text was expected")


def read_records(kind: str, data: bytes) -> Records:
    """Return the records in a file.

    Parameters
    ----------
    kind : str
        Ending of the file's name, such as ``".csv"``.
    data : bytes
        What is in the file, unpacked.

    Returns
    -------
    Records

    Raises
    ------
    UnreadableError
        When the file as a whole cannot be read.

    Examples
    --------
    >>> read_records(".csv", b"text,day\\nRates rose,3\\n").rows
    [{'text': 'Rates rose', 'day': '3'}]
    """
    if not re.search(rb"[^\s\0]", data):
        raise UnreadableError("empty")
    return _READERS[kind](data)


def _read_lines(data: bytes) -> Records:
    """One JSON object a line; a line that is not JSON is refused alone."""
    data = _utf8_lines(data)
    records = Records()
    for number, line in enumerate(io.BytesIO(data), 1):
        if line.isspace():
            continue
        try:
            records.add(_parse(line), f"line {number}")
        except (ValueError, RecursionError) as error:
            records.refused.append(f"line {number}: bad JSON ({_complaint(error)})")
    at_once = not records.rows or any(reason.startswith("line 1:") for reason in records.refused[:1])
    return _one_document(data, records) if at_once else records


def _one_document(data: bytes, instead: Records) -> Records:
    """Read a file of JSON lines that is one JSON document after all; return `instead` where it is not."""
    try:
        return _records_in(_parse(data))
    except (ValueError, RecursionError):
        return instead


def _read_json(data: bytes) -> Records:
    """A list of objects, an object that holds one somewhere, a single object, or one object a line."""
    data = _utf8_lines(data)
    try:
        parsed = _parse(data)
    except UnreadableError:
        raise
    except RecursionError as error:
        raise UnreadableError("bad JSON: nested too deeply") from error
    except ValueError as error:
        if "Extra data" in str(error) and b"\n" in data.strip():
            return _read_lines(data)
        where = getattr(error, "lineno", None)
        raise UnreadableError(f"bad JSON{f' on line {where}' if where else ''} ({_complaint(error)})") from error
    return _records_in(parsed)


def _records_in(parsed) -> Records:
    """Return the records of a JSON document."""
    records = Records()
    for number, row in enumerate(_list_in(parsed), 1):
        records.add({"text": row} if isinstance(row, str) else row, f"item {number}")
    return records


def _read_csv(data: bytes, delimiter: str | None = None, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> Records:
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
            return _read_csv(data, delimiter, csv.QUOTE_NONE)
        records.rows.pop()
        records.refused.append(f"{records.places.pop()}: a quotation mark that is never closed")
    return records


def _read_parquet(data: bytes) -> Records:
    """A Parquet file, as pyarrow reads it."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        opened = parquet.ParquetFile(io.BytesIO(data))
        groups = (opened.metadata.row_group(number) for number in range(opened.metadata.num_row_groups))
        if sum(group.total_byte_size for group in groups) > min(MAX_BYTES, max(FREE_BYTES, MAX_RATIO * len(data))):
            raise UnreadableError("unpacks beyond the limit for its size")
        rows = [row for batch in opened.iter_batches(_BATCH, use_threads=False) for row in batch.to_pylist()]
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = str(error) if isinstance(error, UnreadableError) else f"not a readable Parquet file ({error})"
        raise UnreadableError(" ".join(reason.split())) from error
    return Records(rows, [f"row {number}" for number in range(1, len(rows) + 1)])


_READERS = {
    ".txt": lambda data: Records([{"text": decode(data)}], [""]),
    ".csv": _read_csv,
    ".tsv": lambda data: _read_csv(data, "\t"),
    ".jsonl": _read_lines,
    ".ndjson": _read_lines,
    ".json": _read_json,
    ".parquet": _read_parquet,
}


def _utf8_lines(data: bytes) -> bytes:
    """Return bytes as UTF-8 where their first bytes or NULs show another encoding; a damaged line is left as it is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or b"\0" in data:
        return decode(data).encode()
    return data.replace(b"\r", b"\n") if b"\r" in data and b"\n" not in data else data


def _lines(data: bytes) -> io.TextIOWrapper:
    """Return the lines of UTF-8, made as they are read: together, strings take up to four times as much."""
    return io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="\n")


def _parse(data: bytes):
    """Return what JSON says, without lone surrogates; bytes that are not UTF-8 are decoded first."""
    try:
        parsed = json.loads(data)
    except UnicodeDecodeError:
        parsed = json.loads(decode(data))
    return _made_sound(parsed) if _SURROGATE.search(data) else parsed


def _made_sound(value):
    """Return a JSON value whose strings have no lone surrogates."""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, list):
        return [_made_sound(item) for item in value]
    if isinstance(value, dict):
        return {normalise(key): _made_sound(item) for key, item in value.items()}
    return value


def _list_in(parsed) -> list:
    """Return the list of records in a JSON document."""
    if isinstance(parsed, list):
        return parsed
    if not isinstance(parsed, dict) or _has_prose(parsed):
        return [parsed]
    lists = [value for value in _nested_lists(parsed) if value and all(isinstance(item, dict) for item in value)]
    if lists:
        return max(lists, key=len)
    if parsed and all(isinstance(value, dict) for value in parsed.values()):
        return _rows_of_columns(parsed) if _are_columns(parsed) else list(parsed.values())
    return [parsed]


def _are_columns(parsed: dict) -> bool:
    """Tell whether an object holds columns by row number, as pandas writes them, rather than records by name."""
    return all(key.isdigit() for column in parsed.values() for key in column)


def _rows_of_columns(parsed: dict) -> list[dict]:
    numbers = dict.fromkeys(number for column in parsed.values() for number in column)
    return [{name: column.get(number) for name, column in parsed.items()} for number in numbers]


def _nested_lists(parsed: dict, depth: int = 3) -> Iterator[list]:
    """Yield the lists of an object and of the objects in it, those with telling names first."""
    for name in sorted(parsed, key=lambda name: name not in _LISTS):
        value = parsed[name]
        if isinstance(value, list):
            yield value
        elif isinstance(value, dict) and depth:
            yield from _nested_lists(value, depth - 1)


def _has_prose(parsed: dict) -> bool:
    """Tell whether an object holds a text of its own, so that its lists are parts of one article."""
    return any(isinstance(value, str) and len(value) > _PROSE for value in parsed.values())


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


def _complaint(error: Exception) -> str:
    """Return what a JSON parser says, without the position, which stands elsewhere."""
    return getattr(error, "msg", None) or str(error).split(":")[0]


def _name_of(value) -> str:
    """Return what JSON calls a value."""
    kinds = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
