"""JSON and JSON lines: the records in a document, wherever in it they stand, as flat rows."""

import io
import re
from collections import Counter
from collections.abc import Iterator

from ..columns import plain, usual_of
from ..encodings import decode, utf8
from ..packing import UnreadableError
from .flat import flat_row
from .loose import complaint, parsed, values_in
from .records import Records, counted
from .shapes import DEEPEST, LISTS, columns_in, holds_records, is_wrapper, rows_under_header, texts_in

_FACTS = ("date", "source", "publisher", "publication", "newspaper", "outlet")  # what may hold for a whole list
_LABELS = ("name", "section", "category", "label")  # what lists of lists are told apart by
_DAY = re.compile(r"\d{4}[-/]\d\d[-/]\d\d|\d{8}")
_ACTIONS = {"index", "create", "update", "delete"}  # lines between the records of a bulk request to Elasticsearch


def read_lines(data: bytes, first: int = 1) -> Records:
    """One JSON object a line; a line that is not JSON is refused alone. `first` is the number of the first line."""
    data = utf8(data)
    records, bad = Records(), 0
    for number, line in enumerate(io.BytesIO(data), first):
        if line.isspace():
            continue
        try:
            _add(records, _line(line), f"line {number}")
        except (ValueError, RecursionError) as error:
            bad += 1
            records.refused.append(f"line {number}: bad JSON ({complaint(error)})")
    if first > 1:
        return records
    if bad and bad >= len(records.rows) or any(reason.startswith("line 1:") for reason in records.refused[:1]):
        return _whole(data, records)
    return records


def are_lines(start: bytes) -> bool:
    """Tell whether a file begins with two lines that each hold an object, and goes on after them.

    Examples
    --------
    >>> are_lines(b'{"text": "Rates rose."}\\n{"text": "Rates fell."}\\n{'), are_lines(b'[{"text":\\n')
    (True, False)
    """
    lines = [line for line in start.split(b"\n")[:-1] if line.strip()][:2]
    try:
        return len(lines) == 2 and all(isinstance(_line(line), dict) for line in lines)
    except (ValueError, RecursionError):
        return False


def _line(line: bytes):
    """Return the value on a line, with which it may go on a list."""
    try:
        return parsed(line)
    except ValueError:
        bare = line.strip().strip(b",\x1e").removeprefix(b"[").removesuffix(b",")
        if bare.endswith(b"}]"):
            bare = bare[:-1]
        if not bare.startswith(b"{"):
            raise
        return parsed(bare)


def _add(records: Records, value, place: str) -> None:
    """Take the value on a line: a record, or a document that holds records."""
    if isinstance(value, dict):
        if any(type(held) in (list, dict) for held in value.values()) and is_wrapper(value):
            _take(records, value, f"{place}, ")
        elif len(value) == 1 and _ACTIONS & set(value) and all(isinstance(held, dict) for held in value.values()):
            return
        else:
            records.add(flat_row(value), place)
    else:
        records.add(value, place)


def _whole(data: bytes, instead: Records) -> Records:
    """Read a file of JSON lines that is one document after all; return `instead` where it gives no more."""
    try:
        whole = _document(data)
    except (ValueError, RecursionError):
        return instead
    found, lines = len(whole.rows), len(instead.rows)
    return whole if found > lines or (found == lines and not whole.refused) else instead


def read_json(data: bytes) -> Records:
    """A list of objects, an object that holds some somewhere, a single object, or objects one after another."""
    data = utf8(data)
    try:
        return _document(data)
    except RecursionError as error:
        raise UnreadableError("bad JSON: nested too deeply") from error


def _document(data: bytes) -> Records:
    """Return the records of a file that is one document, or as much of one as can be read."""
    records = Records()
    try:
        return _take(records, parsed(data))
    except UnreadableError:
        raise
    except ValueError as error:
        values, refused, notes = values_in(decode(data))
        found = [(value, line) for value, line in values if isinstance(value, (dict, list))]
        if not found:
            where = getattr(error, "lineno", None)
            raise UnreadableError(f"bad JSON{f' on line {where}' if where else ''} ({complaint(error)})") from error
    records.refused += refused
    records.notes += notes
    for value, line in found:
        if len(found) == 1 and not refused:
            _take(records, value)
        elif isinstance(value, dict):
            _add(records, value, f"line {line}")
        else:
            _take(records, value, f"line {line}, ")
    return records


def _take(records: Records, value, before: str = "") -> Records:
    """Add the records of a document, wherever in it they stand."""
    refused: list[str] = []
    lists = list(_lists(value, refused))
    several = len({name for name, _ in lists}) > 1
    counts: Counter[str] = Counter()
    for name, rows in lists:
        for row in rows:
            counts[name] += 1
            place = f"{before}{name + ' ' if several and name else ''}item {counts[name]}"
            row = {"text": row} if isinstance(row, str) else flat_row(row) if isinstance(row, dict) else row
            if several and name and isinstance(row, dict):
                row = {**row, _what_names(name, row): name}
            records.add(row, place)
    records.refused += [before + reason for reason in refused]
    return records


def _what_names(name: str, row: dict) -> str:
    """Return the column for the name of the list that a record is in, which may be a day."""
    if _DAY.fullmatch(name) and usual_of("date").isdisjoint(map(plain, row)):
        return "date"
    return "list" if "list" not in row else "list_name"


def _lists(value, refused: list[str], path: tuple = ()) -> Iterator[tuple[str, list]]:
    """Yield the lists of records in a document, each with its name; refuse the objects beside them."""
    name = ".".join(part for part in path if plain(part) not in LISTS) or ".".join(path)
    if isinstance(value, list):
        yield from _in_list(value, refused, path, name)
    elif not isinstance(value, dict):
        yield name, [value]
    elif (rows := columns_in(value) or texts_in(value)) is not None:
        yield name, rows
    elif len(path) >= DEEPEST or not is_wrapper(value):
        yield name, [value]
    else:
        inner = {key: item for key, item in value.items() if holds_records(item)}
        by_name = all(isinstance(item, dict) and not is_wrapper(item) for item in inner.values())
        refused += _left_over(value, inner, path, by_name and len(inner) > 1)
        if by_name:
            yield name, [_with_id(key, item) for key, item in inner.items()]
        else:
            facts = {fact: value[fact] for fact in _FACTS if isinstance(value.get(fact), str)}
            for key, item in inner.items():
                for name, rows in _lists(item, refused, (*path, key)):
                    yield name, [{**facts, **row} if facts and isinstance(row, dict) else row for row in rows]


def _with_id(key: str, item: dict) -> dict:
    return item if "id" in item or plain(key) in LISTS else {"id": key, **item}


def _in_list(value: list, refused: list[str], path: tuple, name: str) -> Iterator[tuple[str, list]]:
    """Yield the records of a list, or those of the lists and documents in it."""
    if (rows := rows_under_header(value)) is not None:
        yield name, rows
    elif any(isinstance(item, list) or (isinstance(item, dict) and is_wrapper(item)) for item in value):
        for item in value:  # pages of results, or lists of lists
            held = item if isinstance(item, dict) and is_wrapper(item) else {}
            label = next((held[key] for key in _LABELS if isinstance(held.get(key), str)), "")
            yield from _lists(item, refused, (*path, label) if label else path)
    else:
        yield name, value


def _left_over(value: dict, inner: dict, path: tuple, by_name: bool) -> Iterator[str]:
    """Yield a reason for each object or list of objects beside the records that is not read."""
    for key, item in value.items():
        where = ".".join((*path, key))
        if key in inner:
            continue
        if by_name and isinstance(item, dict):
            yield f"{where}: an object without a text or a title"
        elif isinstance(item, list) and any(isinstance(part, dict) for part in item):
            yield f"list {where}: {counted(len(item), 'object')} without a text or a title"
