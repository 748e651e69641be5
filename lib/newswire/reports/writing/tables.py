"""Tables of a document for Word: each column as wide as what it holds, in type that is as small as it has to be."""

from itertools import zip_longest
from typing import Any, NamedTuple

from ...reading.formats.extras import needed

_STYLE = "Light Shading"
_SIZES = (8.5, 7.5, 6.5)  # points of type, the first at which a table fits
_WIDTHS = {"portrait": 16.6, "landscape": 25.3}  # cm between the margins of A4
_LETTER = 0.022  # cm that a letter takes for each point of its size, in a wide face
_PADDING = 0.5  # cm of a cell
_SHORT = 14  # letters: a text of no more is not broken into lines
_LONG = 45  # letters: a word of more is broken


class Cells(NamedTuple):
    """What a table holds, row by row, the head first where there is one, and which columns stand to the right."""

    rows: list[list[str]]
    has_head: bool = False
    to_right: tuple[int, ...] = ()


def put_table(made: Any, cells: Cells, caption: str = "") -> None:
    """Add a table with its caption above it: on a page turned sideways where it fits none that stands upright."""
    if not cells.rows:
        return
    docx = needed("docx", "office", "--docx")
    columns = list(zip_longest(*cells.rows, fillvalue=""))
    size, paper = _fit(columns)
    if paper == "landscape":
        _turn(made, docx, "landscape")
    if caption:
        made.add_paragraph(caption, "Caption").paragraph_format.keep_with_next = True
    table = made.add_table(len(cells.rows), len(columns))
    table.style, table.autofit = made.styles[_STYLE], False
    for place, (column, width) in enumerate(zip(columns, _widths(columns, size, _WIDTHS[paper]), strict=True)):
        table.columns[place].width = docx.shared.Cm(width)  # of each cell, too: programs differ in which they heed
        for cell, words in zip(table.columns[place].cells, column, strict=True):
            cell.width = docx.shared.Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.add_run(words).font.size = docx.shared.Pt(size)
            paragraph.paragraph_format.space_after = docx.shared.Pt(1)
            if place in cells.to_right:
                paragraph.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
    _arrange(docx, table, cells.has_head)
    if paper == "landscape":
        _turn(made, docx, "portrait")
    else:
        made.add_paragraph()


def _fit(columns: list[tuple[str, ...]]) -> tuple[float, str]:
    """Choose the size of type and how the paper lies, so that no word is broken."""
    for paper, width in _WIDTHS.items():
        for size in _SIZES:
            if sum(_least(column, size) for column in columns) <= width:
                return size, paper
    return _SIZES[-1], "landscape"


def _least(column: tuple[str, ...], size: float) -> float:
    """Say how many cm a column needs for its longest word, and for a few more below its head where there are more."""
    word = max((len(word) for text in column for word in text.split()), default=1)
    return _PADDING + _LETTER * size * min(_LONG, max(word, min(_SHORT, max(map(len, column[1:]), default=0))))


def _widths(columns: list[tuple[str, ...]], size: float, whole: float) -> list[float]:
    """Give each column what it needs, and share out what is left to those with longer texts."""
    least = [_least(column, size) for column in columns]
    wish = [_PADDING + _LETTER * size * max(map(len, column)) for column in columns]
    lacking = [max(0, wanted - given) for wanted, given in zip(wish, least, strict=True)]
    share = min(1, max(0, whole - sum(least)) / (sum(lacking) or 1))
    return [given + share * more for given, more in zip(least, lacking, strict=True)]


def _turn(made: Any, docx: Any, way: str) -> None:
    """Go on with a new page that lies the other way."""
    section = made.add_section(docx.enum.section.WD_SECTION.NEW_PAGE)
    section.orientation = getattr(docx.enum.section.WD_ORIENT, way.upper())
    section.page_width, section.page_height = section.page_height, section.page_width


def _arrange(docx: Any, table: Any, has_head: bool) -> None:
    """Repeat the head on each page, break no row between two, and shade neither rows nor the first column."""
    qn, element = docx.oxml.ns.qn, docx.oxml.OxmlElement
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:val"), "0620" if has_head else "0600")
    for part, state in {"firstRow": has_head, "firstColumn": False, "noHBand": True}.items():
        look.set(qn(f"w:{part}"), str(int(state)))
    if has_head:
        table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
