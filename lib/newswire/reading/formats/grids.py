"""Rows of cells, out of a page or a workbook in XML, read as a table in text is."""

import csv
import io

from .records import Records
from .tables import read_table

_BREAK = "\u2028"  # stands for a line end inside a cell, so that each row is one line


def records_of(rows: list[list[str]]) -> Records:
    """Return the records in rows of cells, with or without a header.

    Examples
    --------
    >>> records_of([["Headline", "Text"], ["Up", "Rates rose."]]).rows
    [{'Headline': 'Up', 'Text': 'Rates rose.'}]
    """
    width = max(map(len, rows), default=0)
    held = io.StringIO()
    padded = ([cell.replace("\n", _BREAK) for cell in row] + [""] * (width - len(row)) for row in rows)
    csv.writer(held, lineterminator="\n").writerows(padded)
    records = read_table(held.getvalue().encode())
    records.places = [place.replace("line", "row", 1) for place in records.places]
    records.rows = [{name: _restored(value) for name, value in row.items()} for row in records.rows]
    for sentences in (records.refused, records.notes):
        sentences[:] = [sentence.replace(_BREAK, " ") for sentence in sentences]
    return records


def _restored(value):
    return value.replace(_BREAK, "\n") if isinstance(value, str) else value
