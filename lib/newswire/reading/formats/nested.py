"""JSON and JSON lines: the records in a document, wherever in it they stand."""

import io
import json
import re
from collections.abc import Iterator

from ..encodings import decode, normalise
from ..packing import UnreadableError
from .records import Records

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_LISTS = ("articles", "data", "results", "documents", "docs", "items", "stories", "news", "records", "hits")
_PROSE = 200  # characters beyond which a string is the text of an article, not a label


def read_lines(data: bytes) -> Records:
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


def read_json(data: bytes) -> Records:
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
            return read_lines(data)
        where = getattr(error, "lineno", None)
        raise UnreadableError(f"bad JSON{f' on line {where}' if where else ''} ({_complaint(error)})") from error
    return _records_in(parsed)


def _records_in(parsed) -> Records:
    """Return the records of a JSON document."""
    records = Records()
    for number, row in enumerate(_list_in(parsed), 1):
        records.add({"text": row} if isinstance(row, str) else row, f"item {number}")
    return records


def _utf8_lines(data: bytes) -> bytes:
    """Return bytes as UTF-8 where their first bytes or NULs show another encoding; a damaged line is left as it is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or b"\0" in data:
        return decode(data).encode()
    return data.replace(b"\r", b"\n") if b"\r" in data and b"\n" not in data else data


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


def _complaint(error: Exception) -> str:
    """Return what a JSON parser says, without the position, which stands elsewhere."""
    return getattr(error, "msg", None) or str(error).split(":")[0]
