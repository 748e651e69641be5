"""All tables of a set of pages in one workbook, read back from the pages, so that it holds what they show."""

import base64
import csv
import gzip
import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...display.values import decimals_for
from ...reading.formats.extras import needed
from ...tables import as_given
from .. import origins

NAME = "tables.xlsx"
_CONTENTS = ("sheet", "page", "section", "caption", "rows", "rows in all")
_WIDEST = 60  # characters of a column
_NUMBER_WIDTH = 10
_MADE = datetime(1980, 1, 1)  # the date of all that is in the file: the same pages give the same bytes
_FIRST_DAY = datetime(1900, 3, 1)  # before it, a workbook has no dates, or other ones than the calendar
_LONGEST_NUMBER = 15  # digits: a workbook rounds longer ones, which are the names of something
_LONGEST_NAME = 31  # characters of a sheet's name
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


class Table(NamedTuple):
    """A table of a page: where it stands, what each column holds, and its rows as they travel in the page, all text."""

    section: str
    caption: str
    kinds: list[str]
    head: list[str]
    rows: list[list[str]]
    n_rows: int


def write_workbooks(folder: Path) -> None:
    """Write a workbook beside the pages of a folder, and beside those of the folders in it."""
    for place, pages in origins.written_pages(folder):
        origins.write_whole(place / NAME, workbook(pages))


def workbook(pages: dict[str, str]) -> bytes:
    """Write the tables of pages as a workbook: a sheet of contents, and one for each table, with real types.

    Parameters
    ----------
    pages : dict of str to str
        HTML by the page's name.

    Returns
    -------
    bytes
        An .xlsx file; the same pages give the same bytes.
    """
    xlsxwriter = needed("xlsxwriter", "office", "--xlsx")
    file, listed = io.BytesIO(), []
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": "Tables", "created": _MADE})
        contents = book.add_worksheet("Contents")
        for page, html in zip(_short(pages), pages.values(), strict=True):
            parsed = LexborHTMLParser(html)
            title = text_of(parsed.css_first("title"))
            for number, table in enumerate(tables_of(parsed), 1):
                sheet = book.add_worksheet(_sheet_name(f"{page}.{number:02} {table.caption}"))
                _fill(book, sheet, table)
                place = [sheet.name, title, table.section, table.caption]
                listed.append([*place, str(len(table.rows)), str(table.n_rows)])
        _fill(book, contents, Table("", "", [*["text"] * 4, "number", "number"], list(_CONTENTS), listed, len(listed)))
        for row, (name, *_) in enumerate(listed, 1):
            contents.write_url(row, 0, f"internal:'{name}'!A1", string=name)
    return file.getvalue()


def tables_of(page: LexborHTMLParser) -> Iterator[Table]:
    """Take the tables that travel in a page out of it, in their order."""
    section = ""
    for node in page.css("h1, h2, a.nw-csv"):
        if node.tag != "a":
            section = text_of(node)
            continue
        held = {name: value or "" for name, value in node.attributes.items()}
        content = gzip.decompress(base64.b64decode(held["href"].partition(",")[2])).decode("utf-8-sig")
        head, *rows = ([as_given(cell) for cell in row] for row in csv.reader(io.StringIO(content, newline="")))
        caption = text_of(node.parent).removesuffix(text_of(node)).strip()
        for note in node.parent.css(".nw-count") if node.parent else ():  # how many of them the page shows
            caption = caption.removesuffix(text_of(note)).strip()
        yield Table(section, caption, held["data-kinds"].split(), head, rows, int(held["data-rows"]))


def text_of(node: LexborNode | None) -> str:
    """Return what stands in an element of a page, in one line."""
    return " ".join(node.text().split()) if node else ""


def _short(names: Iterable[str]) -> list[str]:
    """Return a short name for each page: its number, or that of its place where it has none of its own."""
    numbers = [name.partition("_")[0] for name in names]
    are_told = all(map(str.isdecimal, numbers)) and len(set(numbers)) == len(numbers)
    return numbers if are_told else [str(place) for place in range(1, len(numbers) + 1)]


def _sheet_name(words: str) -> str:
    """Make a name that a sheet may have: up to 31 characters, and none that belongs to a formula or a path.

    Examples
    --------
    >>> _sheet_name("2.05 Key words beside general English, with logarithms")
    '2.05 Key words beside general'
    """
    plain = " ".join(_NOT_IN_NAMES.sub(" ", words).split())
    name = plain if len(plain) <= _LONGEST_NAME else plain[: _LONGEST_NAME + 1].rpartition(" ")[0]
    return name.rstrip(" .,;:")


def _fill(book: Any, sheet: Any, table: Table) -> None:
    """Write a table into a sheet, column by column; its head stays in sight and filters."""
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, (name, kind) in enumerate(zip(table.head, table.kinds, strict=True)):
        cells = [row[column] for row in table.rows]
        sheet.write_string(0, column, name, bold)
        shape = book.add_format({"num_format": _shape(cells, kind)})
        for row, cell in enumerate(cells, 1):
            _put(sheet, row, column, cell, kind, shape)
        longest = max(map(len, cells), default=0) if kind != "number" else _NUMBER_WIDTH
        sheet.set_column(column, column, min(_WIDEST, max(longest, len(name) + 2) + 1))  # 2: the filter's arrow
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), max(0, len(table.head) - 1))


def _put(sheet: Any, row: int, column: int, cell: str, kind: str, shape: Any) -> None:
    """Write a cell as what it is; what a workbook cannot hold as that stays text, and what is missing empty."""
    if not cell:
        return
    if kind == "truth":
        sheet.write_boolean(row, column, cell == "True")
    elif kind == "number" and sum(map(str.isdigit, cell)) <= _LONGEST_NUMBER and np.isfinite(float(cell)):
        sheet.write_number(row, column, float(cell), shape)
    elif kind == "date" and (day := _day(cell)):
        sheet.write_datetime(row, column, day, shape)
    else:
        sheet.write_string(row, column, cell)


def _day(cell: str) -> datetime | None:
    """Read a day or a moment; None for one that the calendar of workbooks does not have."""
    try:
        day = datetime.fromisoformat(cell).replace(tzinfo=None)
    except ValueError:  # beyond the year 9999
        return None
    return day if day >= _FIRST_DAY else None


def _shape(cells: list[str], kind: str) -> str:
    """Say how a column is shown: numbers with some three digits that tell, which are all there."""
    if kind == "date":
        return "yyyy-mm-dd hh:mm" if any(len(cell) > len("2024-10-03") for cell in cells) else "yyyy-mm-dd"
    if kind != "number":
        return "General"
    decimals = decimals_for(np.array([float(cell or "nan") for cell in cells]))
    return f"0.{'0' * decimals}" if decimals else "0"
