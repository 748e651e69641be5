"""Where a table begins: what stands before its header, its header, or its first row where it has none."""

from collections import Counter

from ..columns import is_usual, numbered_names
from ..prose import kind_of

_MOST_BEFORE = 50  # lines before a header that are looked through
_LONGEST_NAME = 120
FIRST_CELLS = 50  # cells of a row by which it is told to be a header
DATA = ("number", "date", "address")


def with_header(rows: list[list], first_line: int = 1) -> tuple[list[str], int]:
    """Return the names of a table's columns, and how many of its rows stand before the first record.

    Parameters
    ----------
    rows : list of lists
        The first rows of the table, whatever they hold; a few dozen are enough.
    first_line : int
        Where in its file the first of them stands, for columns that have no names.

    Returns
    -------
    names : list of str
        As many as the widest of the rows is long; a column without a name is column_3, a repeated name is numbered.
    before : int
        The rows of the header and before it; where there is no header, those before the first record.

    Examples
    --------
    >>> with_header([["Search: strike", None], ["Exported in May", None], ["Titre", "Texte"], ["Up", "Rates rose."]])
    (['Titre', 'Texte'], 3)
    >>> with_header([["1", "Rates rose on Friday, and the union said no."], ["2", "Gas fell on Monday, they said."]])
    (['column_1', 'column_2'], 0)
    """
    rows = [[_written(cell) for cell in row] for row in rows]
    start = _start(rows)
    width = max(map(len, rows[start:]), default=0)
    if start < len(rows) and is_header(rows[start], rows[start + 1 :]):
        names = rows[start] + [""] * (width - len(rows[start]))
        return list(numbered_names(name or f"column_{place}" for place, name in enumerate(names, 1))), start + 1
    return [f"column_{place}" for place in range(1, width + 1)], start


def _written(cell):
    """Return a cell without white space around it; what is not text as it is."""
    if cell is None or cell != cell:
        return ""
    return cell.strip().removeprefix("\ufeff") if isinstance(cell, str) else cell


def usual_names_in(row: list) -> int:
    """Return how many of a row's first cells are usual names of columns; 0 where one of them is too long for a name."""
    row = row[:FIRST_CELLS]
    if any(isinstance(cell, str) and len(cell) > _LONGEST_NAME for cell in row):
        return 0
    return sum(isinstance(cell, str) and is_usual(cell.lstrip("#").strip()) for cell in row)


def _start(rows: list[list]) -> int:
    """Return the row that is the header, or the first record where there is none."""
    filled = [sum(cell != "" for cell in row) for row in rows]
    for place, row in enumerate(rows[:_MOST_BEFORE]):
        usual = usual_names_in(row)
        if usual >= 2 and 2 * usual >= min(filled[place], FIRST_CELLS):
            below = rows[place + 1] if place + 1 < len(rows) else []
            grouped = len(set(row) - {""}) < filled[place] or usual_names_in(below) > usual
            if grouped and 2 <= usual_names_in(below) >= len(below) / 2 and len(set(below)) == len(below):
                return place + 1
            row[0] = row[0].lstrip("#").strip() if isinstance(row[0], str) else row[0]  # the mark of a remark
            return place
    kinds = {kind_of(cell) for cell in rows[0] if cell != ""} if rows else set()
    if kinds == {"label"} and filled[0] > 1 and usual_names_in(rows[0]):
        return 0
    widths = Counter(number for number in filled if number > 1)
    usual_width = max(widths, key=lambda number: (widths[number], number), default=1)
    wide = (place for place, number in enumerate(filled[:_MOST_BEFORE]) if number >= max(1, 0.75 * usual_width))
    return next(wide, 0)


def is_header(row: list, body: list[list]) -> bool:
    """Tell whether a row names the columns of those below it, rather than being one of them."""
    cells = [cell for cell in row[:FIRST_CELLS] if cell != ""]
    if not cells or any(not isinstance(cell, str) or len(cell) > _LONGEST_NAME for cell in cells):
        return bool(cells) and _counts(cells)
    usual, kinds = usual_names_in(row), [kind_of(cell) for cell in cells]
    if usual >= 2 or (usual and not any(kind in DATA for kind in kinds)) or _counts(cells):
        return True
    return not any(kind in DATA for kind in kinds) and any(
        _names(cell, place, body) for place, cell in enumerate(row[:FIRST_CELLS])
    )


def _counts(cells: list) -> bool:
    """Tell whether cells are 0, 1, 2, as programs name columns that have no names."""
    return len(cells) > 1 and [str(cell) for cell in cells] in (
        [str(number) for number in range(len(cells))],
        [str(number) for number in range(1, len(cells) + 1)],
    )


def _names(cell: str, place: int, body: list[list]) -> bool:
    """Tell whether a cell is of another kind than most of those below it, and not one of them."""
    below = [row[place] for row in body if place < len(row) and row[place] != ""]
    kinds = Counter(kind_of(value) for value in below)
    other = sum(kinds[kind] for kind in (*DATA, *(["prose"] if kind_of(cell) == "label" else [])))
    return cell != "" and 0.7 * len(below) <= other and bool(below) and cell not in below
