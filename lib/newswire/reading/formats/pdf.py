"""PDF: the lines on its pages become paragraphs, without what is repeated at the top and bottom of pages."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from ..packing import UnreadableError
from . import exports
from .documents import BOLD, Paragraph, records_of, text_of
from .extras import needed
from .openings import ends, is_title
from .records import Records

_LARGER = 1.12  # times the height of the text's letters, from which a line is a heading
_GAP = 1.35  # times the usual distance of lines, from which a paragraph ends
_EDGE = 2  # lines at the top and bottom of a page among which headers and footers are looked for
_PROSE = 40  # characters, from which what ends as a sentence does is of the text, be it repeated
_MANY = 1 / 3  # share of the pages on which a header or footer stands: left and right pages may differ
_BOLD = re.compile(rb"(?i)bold|black|heavy|demi")
_PAGE_NUMBER = re.compile(
    r"(?i)\W{0,5}(?:(?:page|seite|página|pagina|strona|sida|side|p|s)\b\W{0,3})?(?P<page>\d{1,4})"
    r"(?:\s{0,3}(?:of|/|von|de|di|sur|z|av)\s{0,3}\d{1,4})?\W{0,5}"
)
_COLUMN = 20  # points within which lines begin that belong to one column
_AROUND = 15  # lines before and after one that show how wide its column is
_LEVEL = 6  # points by which a header stands higher or lower from page to page
_MEANINGLESS = re.compile("[\x00\x01\x03-\x08\x0b-\x1f\ue000-\uf8ff\ufffd]")  # what letters are without a table of them
_HYPHEN, _BREAK = "\x02", "\r\n"


class Line(NamedTuple):
    """One line on a page: its text, where it stands in points, and whether its letters are bold."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    bold: bool

    @property
    def height(self) -> float:
        """The height of its letters, to half a point."""
        return round(2 * (self.top - self.bottom)) / 2


class Page(NamedTuple):
    """A page: its lines, and where its paper ends below and above, in points."""

    lines: list[Line]
    bottom: float
    top: float


def read_pdf(data: bytes) -> Records:
    """A PDF with text: its pages in order, their lines joined to paragraphs."""
    pdfium = needed("pypdfium2", "office", ".pdf")
    try:
        document = pdfium.PdfDocument(data)
        pages = [_page(pdfium.raw, document[number], number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        secret = "password" in str(error).lower()
        what = "needs a password: save it without one" if secret else f"a PDF that is damaged or cut short ({error})"
        raise UnreadableError(what) from error
    if not any(page.lines for page in pages):
        raise UnreadableError("holds pictures of pages and no text: run an OCR program such as ocrmypdf first")
    written = "".join(line.text for page in pages for line in page.lines)
    if len(_MEANINGLESS.findall(written)) > len(written) / 3:
        raise UnreadableError(
            "its letters are shapes without a meaning: run an OCR program such as ocrmypdf --force-ocr"
        )
    left, dropped = _without_furniture(pages)
    if not any(page.lines for page in left):
        raise UnreadableError("holds nothing but headers and footers of pages")
    paragraphs = _paragraphs(left)
    whole = exports.take_apart(text_of(_paragraphs(pages))) if dropped else None
    bare = exports.take_apart(text_of(paragraphs)) if whole else None
    if whole and len(whole.rows) > (len(bare.rows) if bare else 0):
        records = whole  # what begins and ends each document of an export may stand where headers and footers do
    else:
        records = records_of(paragraphs)
        said = "; ".join(repr(text) for text in dropped[:3])
        records.notes += [f"headers and footers of pages are left out: {said}"] if dropped else []
    for number, page in enumerate(pages, 1):
        if not page.lines:
            records.refused.append(f"page {number}: no text; if it holds a picture of one, run ocrmypdf first")
    return records


def _page(raw, page, number: int) -> Page:
    """Return a page with its lines."""
    _, bottom, _, top = page.get_mediabox()
    return Page(_lines_on(raw, page, number), bottom, top)


def _lines_on(raw, page, number: int) -> list[Line]:
    """Return the lines on a page, in the order in which the file has them."""
    text = page.get_textpage()
    lines, start = [], 0
    codes = [raw.FPDFText_GetUnicode(text, place) for place in range(text.count_chars())]
    signs = [chr(code) if 0 < code < 0x110000 else "" for code in codes] + ["\n"]
    for place, sign in enumerate(signs):
        if sign in _BREAK or sign == _HYPHEN:
            written = "".join(signs[start : place + (sign == _HYPHEN)])
            inked = [at for at in range(start, place + (sign == _HYPHEN)) if signs[at].strip()]
            if written.strip():
                lines.append(_line(raw, text, written, number, inked[0], inked[-1]))
            start = place + 1
    text.close()
    page.close()
    return lines


def _line(raw, page, written: str, number: int, first: int, last: int) -> Line:
    """Return a line by its first and last letters."""
    left, *_ = page.get_charbox(first, loose=True)
    _, bottom, right, top = page.get_charbox(last, loose=True)  # the first may be an initial over several lines
    written = written.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    return Line(written, number, left, right, bottom, top, _is_bold(raw, page, first) and _is_bold(raw, page, last))


def _is_bold(raw, page, place: int) -> bool:
    """Tell whether a letter is bold, by its font's weight or name."""
    if raw.FPDFText_GetFontWeight(page, place) >= 600:
        return True
    import ctypes

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, place, name, 128, flags)
    return bool(_BOLD.search(name.value))


def _without_furniture(pages: list[Page]) -> tuple[list[Page], list[str]]:
    """Return pages without the lines repeated at their edges and without their numbers, and what was left out."""
    edges = defaultdict(list)
    for page in pages:
        for line in {*_edge(page, top=True), *_edge(page, top=False)}:
            edges[_alike(line)].append(line)
    least = max(2, _MANY * sum(bool(page.lines) for page in pages))
    repeated = {}
    for key, lines in edges.items():
        height = median(line.bottom for line in lines)
        level = [line for line in lines if abs(line.bottom - height) < _LEVEL]
        if len(level) >= least and _is_furniture(level):
            repeated[key] = height
    left: list[Page] = []
    dropped: Counter[str] = Counter()
    for page in pages:
        gone = [line for top in (True, False) for line in _outer(page, top, repeated)]
        dropped.update({line.text for line in gone if not _PAGE_NUMBER.fullmatch(line.text)})
        left.append(page._replace(lines=[line for line in page.lines if line not in gone]))
    return left, [text for text, _ in dropped.most_common()]


def _alike(line: Line) -> str:
    """Return a line without its numbers."""
    return re.sub(r"\d+", "0", line.text.casefold())


def _outer(page: Page, top: bool, repeated: dict[str, float]) -> list[Line]:
    """Return the lines at an edge of a page that are furniture: the page's own number, or repeated and set apart."""
    lines = _edge(page, top, _EDGE + 1)
    leading = _leading(page.lines) if page.lines else 0.0
    apart = 0
    for place, (line, inner) in enumerate(zip(lines[:_EDGE], [*lines[1:], None], strict=False), 1):
        number = _PAGE_NUMBER.fullmatch(line.text)
        own = number and int(number["page"]) == line.page + 1 and len(page.lines) > 1
        if not (own or abs(line.bottom - repeated.get(_alike(line), math.inf)) < _LEVEL):
            break
        if own or inner is None or inner.height != line.height or abs(line.bottom - inner.bottom) > _GAP * leading:
            apart = place
    said = " ".join(line.text for line in (lines[:apart] if top else lines[:apart][::-1]))
    prose = len(said) > _PROSE and ends(said) and not re.search(r"[©\d]|ights", said)
    return [] if prose else lines[:apart]


def _edge(page: Page, top: bool, most: int = _EDGE) -> list[Line]:
    """Return the lines at the top or bottom of a page, the outermost first."""
    return sorted(page.lines, key=lambda line: -line.top if top else line.bottom)[:most]


def _is_furniture(lines: list[Line]) -> bool:
    """Tell whether lines that are alike but for numbers differ by nothing but the number of their page."""
    if len({line.page for line in lines}) < 2:
        return False
    numbers = [[int(number[:9]) for number in re.findall(r"\d+", line.text)] for line in lines]
    shifted = [[value - line.page for value in row] for row, line in zip(numbers, lines, strict=True)]
    return all(len(set(same)) == 1 or len(set(moved)) == 1 for same, moved in zip(zip(*numbers), zip(*shifted)))


def _paragraphs(pages: list[Page]) -> list[Paragraph]:
    """Return the paragraphs that the lines on pages make."""
    lines = [line for page in pages for line in page.lines]
    body = _usual_height(lines)
    larger = sorted({line.height for line in lines if line.height > body * _LARGER}, reverse=True)
    levels = {height: min(level, BOLD - 1) for level, height in enumerate(larger)}
    hyphened = Counter(re.findall(r"\w+-\w+", " ".join(line.text for line in lines).casefold()))
    bold = sum(line.bold for line in lines) < len(lines) / 2
    fresh = _fresh_pages(pages, _leading(lines))
    paragraphs: list[Paragraph] = []
    for held in _grouped(lines, body):
        first = held[0]
        level = levels.get(first.height, BOLD if bold and all(line.bold for line in held) else None)
        begins = bool(paragraphs) and first is fresh.get(first.page)
        paragraphs.append(Paragraph(_text_of(held, hyphened), level, begins))
    return paragraphs


def _usual_height(lines: list[Line]) -> float:
    """Return the height of the letters that most of the text has."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.height] += len(line.text)
    return letters.most_common(1)[0][0]


def _leading(lines: list[Line]) -> float:
    """Return the usual distance from line to line in a paragraph: a quarter of all are no larger."""
    pairs = [(a, b) for a, b in zip(lines, lines[1:]) if (a.page, a.height) == (b.page, b.height)]
    steps = sorted(a.bottom - b.bottom for a, b in pairs if a.bottom > b.bottom)
    return steps[len(steps) // 4] if steps else 1.2 * lines[0].height


def _fresh_pages(pages: list[Page], leading: float) -> dict[int, Line]:
    """Return the first line of each page before which the page before has room for more."""
    filled = [page for page in pages if page.lines]
    fresh = {}
    for before, page in zip(filled, filled[1:]):
        margin = before.top - max(line.top for line in before.lines)
        floor = min(before.bottom + margin, *(line.bottom for other in filled for line in other.lines))
        if before.lines[-1].bottom > floor + 3 * leading:
            fresh[page.lines[0].page] = page.lines[0]
    return fresh


def _grouped(lines: list[Line], body: float) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    leading = _leading(lines)
    held = [lines[0]]
    for place, line in enumerate(lines[1:], 1):
        heading = line.height == held[-1].height > body * _LARGER
        step = 1.2 * line.height if heading else leading
        around = lines[max(0, place - 1 - _AROUND) : place + _AROUND]
        if _ends_paragraph(held[-1], line, step, math.inf if heading else _right_edge(held[-1], around)):
            yield held
            held = []
        held.append(line)
    yield held


def _right_edge(line: Line, around: list[Line]) -> float:
    """Return how far right a line could have reached: as far as those around it that begin no further right."""
    alike = (other for other in around if (other.page, other.height) == (line.page, line.height))
    return max(other.right for other in alike if other.left < line.left + _COLUMN)


def _ends_paragraph(line: Line, after: Line, leading: float, right: float) -> bool:
    """Tell whether a paragraph ends between two lines; `right` is the right edge of their column."""
    if line.text.endswith(_HYPHEN) and line.height == after.height:
        return False
    if line.height != after.height or line.bold != after.bold:
        return not (line.page == after.page and abs(line.bottom - after.bottom) < 1)
    ended, short = ends(line.text), _is_short(line, after, right)
    if line.page != after.page or after.bottom > line.bottom + leading / 2:  # the next page or column
        return ended or (short and not after.text[:1].islower())
    gap = line.bottom - after.bottom > _GAP * leading
    indented = ended and after.left - line.left > line.height / 2
    return gap or indented or short


def _is_short(line: Line, after: Line, right: float) -> bool:
    """Tell whether a line leaves room for the first word of the next: much, where no sentence ends with it."""
    if right == math.inf:  # the width of headings is not known
        return False
    word = after.text.split(None, 1)[0]
    letter = (after.right - after.left) / len(after.text)
    room = right - line.right
    least = 0 if ends(line.text) else (right - line.left) * (0.1 if is_title(line.text) else 0.2)
    return room > max((len(word) + 2) * letter, least)


def _text_of(lines: list[Line], hyphened: Counter) -> str:
    """Return lines as one text; a word cut at the end of a line is one again, unless it has its hyphen elsewhere."""
    text = lines[0].text
    for line in lines[1:]:
        cut = re.search(r"([^\W\d_]+)[\x02\xad-]$", text)
        if cut and line.text[:1].islower():
            word = re.match(r"\w+", line.text)
            whole = f"{cut[1]}-{word[0] if word else ''}".casefold()
            text = text[:-1] + ("-" if hyphened[whole] else "") + line.text
        else:
            text = f"{text} {line.text}" if not text.endswith(("-", _HYPHEN)) else text + line.text
    return text.replace(_HYPHEN, "-")
