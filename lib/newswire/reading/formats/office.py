"""Documents of word processors: .docx and .rtf."""

import io
import re
from collections.abc import Iterator

from ..encodings import decode
from ..packing import UnreadableError
from .declared import text_of
from .documents import BOLD, Paragraph, records_of
from .extras import needed
from .openings import is_title
from .records import Records
from .sheets import rows_of, table_of
from .texts import read_text

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What stands in a paragraph and is no text of it: what was deleted or moved away, codes of fields, boxes beside it.
_PASSED = {_WORD + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent")}
_SIGNS = {_WORD + "tab": "\t", _WORD + "br": "\n", _WORD + "cr": "\n", _WORD + "noBreakHyphen": "\u2011"}
_OLE = b"\xd0\xcf\x11\xe0"  # how Office's files of before 2007 begin, and those with a password
_LARGE = tuple(map(str, range(28, 100)))  # half points
_OFF = ("0", "false", "off")
_DEEP = 200  # boxes and tables within each other that no document has
# What striprtf is told by other words: that paragraphs are further apart than lines, cells than bars in a text, where
# pages begin, and that the address of a link is none of its text.
_RTF_WORDS = {"par": r"\par\par ", "cell": r"\tab ", "nestcell": r"\tab ", "fldinst": r"\fldtype ", "row": r"\par\par "}
_RTF_WORDS |= dict.fromkeys(("page", "sect", "pagebb"), r"\par\'0c\par ")
_RTF = re.compile(rf"\\(?:({'|'.join(_RTF_WORDS)})(?![a-zA-Z])[ ]?|(\r?\n|\r)|.)", re.DOTALL)


def read_docx(data: bytes) -> Records:
    """A document of Word: its paragraphs and tables in their order, deleted text and footnotes left out."""
    if data.startswith(_OLE):
        raise UnreadableError(".docx needs a password, or is an old .doc: save it again as .docx, without one")
    docx = needed("docx", "office", ".docx")
    try:
        document = docx.Document(io.BytesIO(data))
        levels = _levels(document.styles)
    except Exception as error:  # python-docx raises whatever a damaged part of the file makes it raise
        what = " ".join(f"{error}".split())[:200]
        raise UnreadableError(f"not a readable .docx file ({what}): open it in Word and save it again") from error
    body = document.element.body
    for element in list(body.iter(_FALLBACK)):  # the same box again, for old programs
        element.getparent().remove(element)
    paragraphs = list(_blocks(body, levels))
    tables = _records_in_tables(body, paragraphs)
    if tables:
        return tables
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        raise UnreadableError("holds no text")
    return records_of(paragraphs)


def read_doc(data: bytes) -> Records:
    """What is named .doc and is no web page and no RTF, as many are: a plain text, or an old document of Word."""
    if data.startswith(_OLE):
        raise UnreadableError(
            ".doc is not read: save it as .docx with Word or LibreOffice (soffice --convert-to docx FILE)"
        )
    return read_text(data)


def _levels(styles) -> dict[str, int]:
    """Return the level of each style that is one of headings, by its id: a title has 0."""
    levels = {}
    for style in styles:
        base, seen = style, 0
        while base is not None and seen < 20:
            name = (base.name or "").lower()
            outline = base.element.find(f"{_WORD}pPr/{_WORD}outlineLvl")
            number = re.fullmatch(r"heading (\d)", name)
            if name == "title" or number or outline is not None:
                level = int(number[1]) if number else 0 if name == "title" else _number(outline) + 1
                levels[style.style_id] = level
                break
            base, seen = getattr(base, "base_style", None), seen + 1
    return {style: level for style, level in levels.items() if level < 9}


def _number(element) -> int:
    """Return the number that an element states; 9 is an outline's word for body text."""
    value = element.get(_WORD + "val", "9")
    return int(value) if value.isdigit() else 9


def _blocks(element, levels: dict[str, int], depth: int = 0) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document in their order, the rows of tables among them."""
    page = False
    for child in element if depth < _DEEP else ():
        if child.tag == _WORD + "p":
            paragraph, after = _paragraph(child, levels)
            paragraph = paragraph._replace(begins_page=page or paragraph.begins_page)
            page = after or (paragraph.begins_page and not paragraph.text.strip())
            yield paragraph
            for box in child.iter(_WORD + "txbxContent"):
                yield from _blocks(box, levels, depth + 1)
        elif child.tag == _WORD + "tbl":
            for row in child.iterfind(_WORD + "tr"):
                yield _row(row, levels, depth)
        elif child.tag not in _PASSED:
            yield from _blocks(child, levels, depth + 1)


def _row(row, levels: dict[str, int], depth: int) -> Paragraph:
    """Return the cells of a table's row as one paragraph."""
    cells = ["\n".join(part.text for part in _blocks(cell, levels, depth + 1)).strip() for cell in _cells(row)]
    joint = " " if len(cells) == 2 and cells[0].endswith(":") else "\t"
    return Paragraph(joint.join(cell for cell in cells if cell))


def _cells(row) -> list:
    """Return the cells of a table's row, those in controls among them."""
    return [cell for child in row for cell in ([child] if child.tag == _WORD + "tc" else child.iter(_WORD + "tc"))]


def _paragraph(element, levels: dict[str, int]) -> tuple[Paragraph, bool]:
    """Return a paragraph and whether a page ends after it."""
    style = element.find(f"{_WORD}pPr/{_WORD}pStyle")
    outline = element.find(f"{_WORD}pPr/{_WORD}outlineLvl")
    level = levels.get(style.get(_WORD + "val")) if style is not None else None
    if outline is not None and _number(outline) < 8:
        level = _number(outline) + 1
    before = element.find(f"{_WORD}pPr/{_WORD}pageBreakBefore")
    begins = before is not None and before.get(_WORD + "val", "1") not in _OFF
    text = "".join(_texts(element))
    head, *tail = text.strip(" \t\n").split("\f")
    after = bool(tail) and not tail[-1].strip() or element.find(f"{_WORD}pPr/{_WORD}sectPr") is not None
    begins = begins or (bool(tail) and not head.strip() and bool(tail[-1].strip()))
    text = text.replace("\f", "\n").strip()
    if level is None and is_title(text) and _stands_out(element):
        level = BOLD
    return Paragraph(text, level, begins), after


def _stands_out(element) -> bool:
    """Tell whether all runs with letters in a paragraph are bold, or all are in large letters."""
    runs = [
        run for run in element.iter(_WORD + "r") if any((text.text or "").strip() for text in run.iter(_WORD + "t"))
    ]
    marks = [run.find(f"{_WORD}rPr/{_WORD}b") for run in runs]
    sizes = [run.find(f"{_WORD}rPr/{_WORD}sz") for run in runs]
    bold = all(mark is not None and mark.get(_WORD + "val", "1") not in _OFF for mark in marks)
    return bold or all(size is not None and size.get(_WORD + "val", "") in _LARGE for size in sizes)


def _texts(element, depth: int = 0) -> Iterator[str]:
    """Yield the pieces of text in a paragraph; a form feed stands where a page ends."""
    for child in element if depth < _DEEP else ():
        if child.tag == _WORD + "t":
            yield child.text or ""
        elif child.tag == _WORD + "br" and child.get(_WORD + "type") == "page":
            yield "\f"
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _PASSED:
            yield from _texts(child, depth + 1)


def _records_in_tables(body, paragraphs: list[Paragraph]) -> Records | None:
    """Return the rows of the document's tables where they hold most of its text and name their columns."""
    records = Records()
    held: set[str] = set()
    for number, table in enumerate(body.iterfind(_WORD + "tbl"), 1):
        lines = [_cells(row) for row in table.iterfind(_WORD + "tr")]
        rows = [["\n\n".join(part.text for part in _blocks(cell, {})).strip() for cell in cells] for cells in lines]
        if len(rows) > 1 and table_of(rows):
            rows_of(records, rows, f"table {number}, row", 1)
            held.update(_row(row, {}, 0).text for row in table.iterfind(_WORD + "tr"))
    outside = " ".join(part.text for part in paragraphs if part.text not in held)
    if not records.rows or len(outside) > sum(len(part.text) for part in paragraphs) / 3:
        return None
    if outside.strip():
        records.refused.append(f"no article, being outside the tables: {outside.strip()[:100]!r}")
    return records


def read_rtf(data: bytes) -> Records:
    """A document in Rich Text Format: its text as striprtf gives it, paragraphs and pages kept apart."""
    striprtf = needed("striprtf.striprtf", "office", ".rtf")
    page = re.search(rb"\\ansicpg(\d{3,5})", data[:2000])
    text = decode(data) if b"\0" in data[:100] else text_of(data, f"cp{page[1].decode()}" if page else "cp1252")
    if "\\fcharset" not in text:  # a table of fonts without them tells nothing, and striprtf would look long for one
        text = text.replace("\\fonttbl", "\\filetbl")
    try:
        plain = striprtf.rtf_to_text(_RTF.sub(_told, text), errors="replace")
    except (ValueError, IndexError, KeyError, TypeError, OverflowError) as error:
        raise UnreadableError(f"not a readable .rtf file ({error}): open it in Word and save it again") from error
    plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves of signs beyond 16 bits
    paragraphs: list[Paragraph] = []
    begins = False
    for piece in re.split(r"(\f)|\n\n+", plain):
        begins = begins or piece == "\f"
        if piece and piece.strip():
            paragraphs.append(Paragraph(piece.strip(), None, begins and bool(paragraphs)))
            begins = False
    if not paragraphs:
        raise UnreadableError("holds no text")
    return records_of(paragraphs)


def _told(match: re.Match) -> str:
    """Return a word of RTF as striprtf is to read it; a backslash at the end of a line ends a paragraph."""
    return _RTF_WORDS[match[1]] if match[1] else r"\par\par " if match[2] else match[0]
