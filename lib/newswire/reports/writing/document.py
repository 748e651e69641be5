"""A page as a document for Word: its headings, prose, findings, tables and figures, in styles that can be changed."""

import base64
import io
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...display.text import clipped
from ...reading.formats.extras import needed
from .. import origins
from .tables import Cells, put_table
from .workbook import text_of

_MADE = datetime(1980, 1, 1)  # the date of all that is in the file: the same page gives the same bytes
_SPACES = re.compile(r"\s+")
_LEFT_OUT = {"details", "svg", "label", "button", "style", "script"}  # code, what only a screen can do
_HEADINGS = ("h1", "h2", "h3")
_STYLES = {"nw-finding": "Finding", "nw-count": "Note", "cite": "Note"}
_FORMS = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic"}
_LONGEST_TITLE = 255  # characters, by the format
_LONGEST_ARTICLE = 4_000  # characters
_WIDEST = 16.5  # cm of a figure
_PIXEL = 2.54 / 96  # cm in CSS
_DPI = 192  # of a drawn figure: sharp in print
_WHERE = "All rows of the tables, the sentences behind them and the code are on the page {}.html."


def write_documents(folder: Path) -> None:
    """Write a document beside each page of a folder, and of the folders in it."""
    for place, pages in origins.written_pages(folder):
        for name, html in pages.items():
            origins.write_whole(place / f"{name}.docx", document(html, name))


def document(page_html: str, name: str) -> bytes:
    """Write a page as a document.

    Parameters
    ----------
    page_html : str
    name : str
        Of the page, where the reader finds what the document leaves out.

    Returns
    -------
    bytes
        A .docx file; the same page gives the same bytes.
    """
    page = LexborHTMLParser(page_html)
    made = _empty(text_of(page.css_first("title")))
    for part in page.css("main"):
        _put(made, part)
    made.add_paragraph(_WHERE.format(name), "Note")
    file = io.BytesIO()
    made.save(file)
    return _undated(file)


def _empty(title: str) -> Any:
    """Return a document without content, on A4, with styles for what Word has none for."""
    docx = needed("docx", "office", "--docx")
    made = docx.Document()
    facts = made.core_properties
    facts.title, facts.author, facts.comments = clipped(title, _LONGEST_TITLE), "newswire", ""
    facts.created = facts.modified = _MADE
    section = made.sections[0]
    section.page_width, section.page_height = docx.shared.Cm(21), docx.shared.Cm(29.7)
    section.left_margin = section.right_margin = docx.shared.Cm(2.2)
    paragraph = docx.enum.style.WD_STYLE_TYPE.PARAGRAPH
    for style, indent in {"Finding": 0.6, "Note": 0}.items():
        style = made.styles.add_style(style, paragraph)
        style.base_style = made.styles["Normal"]
        style.paragraph_format.left_indent = docx.shared.Cm(indent)
    made.styles["Note"].font.size = docx.shared.Pt(9)
    made.styles["Finding"].font.bold = True
    return made


def _put(made: Any, node: LexborNode) -> None:
    """Write what stands in an element of the page, block by block."""
    kinds = (node.attributes.get("class") or "").split()
    style = next((_STYLES[kind] for kind in kinds if kind in _STYLES), None)
    if node.tag in _LEFT_OUT:
        return
    if node.tag in _HEADINGS:
        made.add_heading(text_of(node), _HEADINGS.index(node.tag) + 1)
    elif node.tag == "table":
        put_table(made, _cells(node), _caption(node))
    elif node.tag == "dl":
        put_table(made, Cells([[text_of(part) for part in row.iter()] for row in node.iter()]))
    elif node.tag in ("ul", "ol"):
        for item in node.iter():
            _write(made.add_paragraph(style="List Bullet" if node.tag == "ul" else "List Number"), item)
    elif node.tag == "img":
        _picture(made, node)
    elif node.tag == "article":
        _article(made, node)
    elif node.tag == "pre":
        made.add_paragraph(node.text().strip("\n"), "Note")
    elif node.tag in ("p", "figcaption"):
        _write(made.add_paragraph(style="Caption" if node.tag == "figcaption" else style), node)
    elif any(part.tag == "-text" and part.text().strip() for part in node.iter(include_text=True)):
        _write(made.add_paragraph(style=style), node)
    else:
        for inside in node.iter():
            _put(made, inside)


def _article(made: Any, node: LexborNode) -> None:
    """Write the beginning of an article; on the page one can read on."""
    left = _LONGEST_ARTICLE
    for part in node.iter():
        if left > 0:
            text = clipped(text_of(part), left)
            made.add_paragraph(text, "Heading 3" if "nw-title" in (part.attributes.get("class") or "") else "Note")
            left -= len(text)
    if left <= 0:
        made.add_paragraph("The rest of the article is on the page.", "Note")


def _write(paragraph: Any, node: LexborNode, **form: bool) -> None:
    """Write words into a paragraph, in the form that they have on the page."""
    for part in node.iter(include_text=True):
        if part.tag == "-text":
            run = paragraph.add_run(_SPACES.sub(" ", part.text()))
            run.bold, run.italic = form.get("bold"), form.get("italic")
        elif part.tag not in _LEFT_OUT:
            _write(paragraph, part, **form, **({_FORMS[part.tag]: True} if part.tag in _FORMS else {}))


def _cells(table: LexborNode) -> Cells:
    """Return the rows of a table, without the sentences that its cells open."""
    for evidence in table.css("details.nw-evidence"):
        evidence.replace_with(text_of(evidence.css_first("summary")))
    heads = table.css("thead th")
    to_right = [place for place, head in enumerate(heads) if head.attributes.get("class") == "num"]
    rows = [[text_of(cell) for cell in row.iter()] for row in table.css("tr")]
    return Cells(rows, has_head=bool(heads), to_right=tuple(to_right))


def _caption(table: LexborNode) -> str:
    """Return the caption of a table, without the link that saves it."""
    words = table.css_first("caption")
    for link in words.css("a.nw-csv") if words else ():
        link.decompose()
    return text_of(words)


def _picture(made: Any, image: LexborNode) -> None:
    """Put in a figure as pixels, which every Word shows, with the words for those who cannot see it."""
    cm = needed("docx", "office", "--docx").shared.Cm
    kind, _, content = (image.attributes["src"] or "").partition(";base64,")
    data = base64.b64decode(content)
    if "svg" in kind:
        resvg = needed("resvg_py", "office", "--docx")
        drawn = resvg.svg_to_bytes(data.decode(), dpi=_DPI, background="#ffffff", skip_system_fonts=True)
        data = bytes(drawn)
    width = float(image.attributes.get("width") or _WIDEST / _PIXEL) * _PIXEL
    made.add_picture(io.BytesIO(data), width=cm(min(width, _WIDEST)))
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    made.inline_shapes[-1]._inline.docPr.set("descr", image.attributes.get("alt") or "")


def _undated(file: io.BytesIO) -> bytes:
    """Write a packed file again with a fixed date on all that is in it."""
    again = io.BytesIO()
    with ZipFile(file) as packed, ZipFile(again, "w", ZIP_DEFLATED) as made:
        for name in packed.namelist():
            made.writestr(ZipInfo(name, _MADE.timetuple()[:6]), packed.read(name), ZIP_DEFLATED)
    return again.getvalue()
