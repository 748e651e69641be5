"""Texts in Markdown: marks taken away, headings known as such."""

import re
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from ..cleaning.markup import without_markup
from ..encodings import decode
from .documents import Paragraph, records_of
from .records import Records
from .texts import records_in

_BULLET = re.compile(r"(?m)^[ \t]{0,8}[*+-][ \t]{1,4}(?=[^\s*+-])")
_NO_RULES = ("list", "indent_code")  # of Markdown, which would take numbers and indents from a text


def read_markdown(data: bytes) -> Records:
    """Read a text in Markdown: headings are titles where they are an article's, and marks are taken from the text."""
    text = decode(data)
    records = records_in(text)
    if len(records.rows) == 1 and set(records.rows[0]) == {"text"}:
        return records_of(_paragraphs(records.rows[0]["text"]))
    for row in records.rows:
        first, *rest = _paragraphs(str(row.get("text") or "")) or [Paragraph("")]
        if first.level is not None and rest and row.get("title") in (None, first.text):
            row["title"], row["text"] = first.text, "\n\n".join(paragraph.text for paragraph in rest)
        else:
            row["text"] = "\n\n".join(paragraph.text for paragraph in (first, *rest))
    return records


def _paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text without marks: the text of links and emphasis is kept, and so is code.

    Examples
    --------
    >>> _paragraphs("# May\\n**Rates** [rose](http://a.b/c) in `May`.")[1].text
    'Rates rose in May.'
    """
    body = LexborHTMLParser(_renderer()(_BULLET.sub("", text))).body
    paragraphs = []
    for element in body.iter() if body is not None else ():
        heading = re.fullmatch("h([1-6])", element.tag or "")
        if shown := without_markup(element.html or "").strip():
            paragraphs.append(Paragraph(shown, int(heading[1]) if heading else None))
    return paragraphs


@cache
def _renderer():
    """Return what makes HTML of Markdown."""
    import mistune

    renderer = mistune.create_markdown(escape=False, hard_wrap=True)
    renderer.block.rules = [rule for rule in renderer.block.rules if rule not in _NO_RULES]
    return renderer
