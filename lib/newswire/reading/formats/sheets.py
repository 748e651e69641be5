"""Tables with types: Parquet, as pyarrow reads it, and spreadsheets, as calamine reads them."""

import io
import math
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import IO, Any

from ..columns import ROLES, planned, text_among
from ..packing import UnreadableError, limit_of
from .extras import needed
from .flat import flat_row
from .headers import usual_names_in, with_header
from .records import Records

_BATCH = 500  # rows held twice at a time, as columns and as records
_EMPTY_CELLS = 5_000_000  # of a sheet, which is held in memory whole, half a GB at most
_XML, _MOST_COLUMNS = "{urn:schemas-microsoft-com:office:spreadsheet}", 16_384  # a sheet's width in Excel
_BEFORE, _FIRST = 20, 200  # rows among which the names of columns are looked for, and that tell what is in them
_PROSE = 100  # characters of a cell that makes a sheet one of texts
_ROW, _CELL = re.compile(rb'<row [^>]{0,200}?\br="(\d{1,7})"'), re.compile(rb'<c r="([A-Z]{1,3})\d')

_VALUED = re.compile(rb"<table:table-cell [^>]{0,2000}value-type[^>]{0,2000}>")
_TIMES = re.compile(rb'-repeated="(\d{1,9})"')


def read_parquet(data: bytes) -> Records:
    """A Parquet file, as pyarrow reads it."""
    records = Records()
    for piece in read_parquet_apart(io.BytesIO(data), most=limit_of(data)):
        records.take(piece)
    return records


def read_parquet_apart(file: IO[bytes], size: float = math.inf, most: float = math.inf) -> Iterator[Records]:
    """Read a Parquet file in pieces of about `size` bytes; refuse one that unpacks to more than `most`."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        opened = parquet.ParquetFile(file)
        groups = (opened.metadata.row_group(number) for number in range(opened.metadata.num_row_groups))
        if sum(group.total_byte_size for group in groups) > most:
            raise UnreadableError("unpacks beyond the limit for its size")
        first, held, rows = 1, 0, []
        for batch in map(_with_texts, opened.iter_batches(_BATCH, use_threads=False)):
            rows += [flat_row(row) for row in batch.to_pylist()]
            held += batch.nbytes
            if held >= size:
                yield Records(rows, [f"row {number}" for number in range(first, first + len(rows))])
                first, held, rows = first + len(rows), 0, []
        yield Records(rows, [f"row {number}" for number in range(first, first + len(rows))])
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = (
            str(error)
            if isinstance(error, UnreadableError)
            else f"not a readable Parquet file: damaged or cut short ({error})"
        )
        raise UnreadableError(" ".join(reason.split())) from error


def _with_texts(batch):
    """Return rows of Parquet with columns of bytes as text where they are in UTF-8, as Spark writes them."""
    import pyarrow as pa

    for place, field in enumerate(batch.schema):
        if pa.types.is_binary(field.type) or pa.types.is_large_binary(field.type):
            with suppress(pa.ArrowInvalid):
                batch = batch.set_column(place, field.name, batch.column(place).cast(pa.large_string()))
    return batch


def read_sheets(data: bytes) -> Records:
    """A spreadsheet: the rows of each sheet that has records, hidden ones too."""
    if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        return _records_in(_sheets_in_xml(data))
    calamine = needed("python_calamine", "office", "a spreadsheet")
    try:
        if data.startswith(b"PK"):
            _check_size(data)
        with calamine.load_workbook(io.BytesIO(data)) as book:
            sheets = {sheet.name: _rows(book, sheet.name) for sheet in book.sheets_metadata}
    except BaseException as error:  # the library is written in Rust, whose panics are no Exceptions
        if isinstance(error, (UnreadableError, KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        secret = "password" in f"{type(error).__name__} {error}".lower()
        what = (
            "needs a password: save it without one"
            if secret
            else f"not a readable spreadsheet: damaged or cut short; open it and save it again ({error})"
        )
        raise UnreadableError(" ".join(what.split())) from error
    return _records_in({name: rows for name, rows in sheets.items() if rows[1]})


def _sheets_in_xml(data: bytes) -> dict[str, tuple[int, list[list]]]:
    """Return the sheets of a workbook that Excel 2003 wrote as XML."""
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        book = ElementTree.fromstring(data)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableError(f"not a readable spreadsheet ({error})") from error
    sheets, held = {}, 0
    for number, sheet in enumerate(book.iter(_XML + "Worksheet"), 1):
        rows: list[list] = []
        for row in sheet.iter(_XML + "Row"):
            cells: list = []
            for cell in row.iter(_XML + "Cell"):
                place = cell.get(_XML + "Index", "")
                cells += [None] * (min(int(place) if place.isdecimal() else 0, _MOST_COLUMNS) - len(cells) - 1)
                content = cell.find(_XML + "Data")
                cells.append(_cell("".join(content.itertext())) if content is not None else None)
            rows.append(cells)
            held += len(cells)
            if held > _EMPTY_CELLS + len(data):
                raise UnreadableError(f"its cells reach over more than {_EMPTY_CELLS:,}: save it as .csv")
        if any(value is not None for row in rows for value in row):
            sheets[sheet.get(_XML + "Name", f"sheet {number}")] = (1, rows)
    return sheets


def _check_size(data: bytes) -> None:
    """Refuse a workbook with a cell so far from the others that memory would run out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.match(r"xl/worksheets/[^/]+\.xml$", name):
                sheet = archive.read(name)
                rows = max((int(match[1]) for match in _ROW.finditer(sheet)), default=0)
                cells = rows * max((_column(match[1]) for match in _CELL.finditer(sheet)), default=0)
                given = sheet.count(b"<c ")
            elif name == "content.xml":  # of OpenDocument, where cells and rows say how often they are repeated
                sheet = archive.read(name)
                cells = sum(map(_repeated, sheet.split(b"<table:table-row")))
                given = sheet.count(b"<table:table-cell")
            else:
                continue
            if cells > _EMPTY_CELLS + 20 * given:
                raise UnreadableError(
                    f"{name} holds {given:,} cells that reach over {cells:,}: delete those far from the others, "
                    "or save it as .csv"
                )


def _repeated(row: bytes) -> int:
    """Return over how many cells the values of a row reach."""
    times = _TIMES.search(row[: row.find(b">") + 1])
    values = (_TIMES.search(cell[0]) for cell in _VALUED.finditer(row))
    return (int(times[1]) if times else 1) * sum(int(match[1]) if match else 1 for match in values)


def _column(letters: bytes) -> int:
    """Return the number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _rows(book, name: str) -> tuple[int, list[list]]:
    """Return the number of a sheet's first row that has something, and its rows; merged cells are filled down."""
    sheet = book.get_sheet_by_name(name)
    rows = [[_cell(value) for value in row] for row in sheet.to_python()]
    top, left = sheet.start or (0, 0)
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        for row in range(first + 1, min(last, top + len(rows) - 1) + 1):
            if first >= top and 0 <= column - left < len(rows[row - top]):
                rows[row - top][column - left] = rows[first - top][column - left]
    return top + 1, rows if any(value is not None for row in rows for value in row) else []


def _cell(value) -> Any:
    """Return what a cell holds: None for nothing, a whole number as one, a day as a moment."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return value if isinstance(value, (bool, int, float, datetime)) else str(value)


def _records_in(sheets: dict[str, tuple[int, list[list]]]) -> Records:
    """Return the records in all sheets; one without texts beside others that have some is refused as a whole."""
    records = Records()
    if not sheets:
        raise UnreadableError("holds no records: all of its sheets are empty")
    having = {name for name, (_, rows) in sheets.items() if table_of(rows)}
    roles: dict[str, str] = {}
    for name, (first, rows) in sheets.items():
        where = f"sheet {name!r}, row" if len(sheets) > 1 else "row"
        if having and name not in having and not _has_prose(rows):
            records.refused.append(f"sheet {name!r}: its {len(rows):,} rows have no column of texts")
            continue
        part = Records()
        rows_of(part, rows, where, first, {"sheet": name} if len(sheets) > 1 and len(having) != 1 else {})
        roles = _named_alike(part, name, roles) if len(sheets) > 1 else roles
        records.take(part)
    return records


def _named_alike(records: Records, sheet: str, roles: dict[str, str]) -> dict[str, str]:
    """Name the columns of a sheet as the first sheet names those of the same role; return these names by role."""
    names = tuple(dict.fromkeys(name for row in records.rows for name in row))
    try:
        fixed = planned(names, lambda place: [row.get(names[place]) for row in records.rows[:_FIRST]]).names
    except ValueError:
        return roles
    own = {role: name for role, name in zip(fixed, names, strict=True) if role in ROLES}
    other = {name: roles[role] for role, name in own.items() if role in roles and roles[role] not in names}
    if other:
        records.rows = [{other.get(name, name): value for name, value in row.items()} for row in records.rows]
        listed = ", ".join(f"{name!r} with {first!r}" for name, first in other.items())
        records.notes.append(f"columns of sheet {sheet!r} are read together with those of the first: {listed}")
    return own | roles


def _has_prose(rows: list[list]) -> bool:
    """Tell whether a sheet has a cell as long as a sentence."""
    return any(isinstance(value, str) and len(value) >= _PROSE for row in rows for value in row)


def table_of(rows: list[list]) -> bool:
    """Tell whether one of the first rows names a column of texts as they are usually called."""
    heads = ([value for value in row if value is not None] for row in rows[:_BEFORE])
    return any(len(head) > 1 and usual_names_in(head) and text_among(map(str, head)) is not None for head in heads)


def rows_of(records: Records, rows: list[list], where: str, first: int, more: dict | None = None) -> None:
    """Take the rows below the names of columns; what stands above them is told in a note."""
    names, start = with_header(rows[:_FIRST], first)
    before = [" ".join(str(value) for value in row if value is not None) for row in rows[: max(start - 1, 0)]]
    if any(before):
        said = "; ".join(filter(None, before))[:200]
        records.notes.append(f"{where} {first}: not read, being above the names of the columns: {said!r}")
    for number, row in enumerate(rows[start:], first + start):
        given = {name: value for name, value in zip(names, row, strict=False) if value not in (None, "")}
        over = [value for value in row[len(names) :] if value not in (None, "")]
        if over:
            records.refused.append(f"{where} {number}: {len(row)} cells under {len(names)} names of columns")
        elif given:
            records.add(given | (more or {}), f"{where} {number}")
