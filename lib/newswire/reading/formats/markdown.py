"""Texts in Markdown: marks taken away, headings known as such."""

import re

from ..encodings import decode
from .documents import Paragraph, records_of
from .records import Records
from .texts import records_in

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.{0,300}?)[ \t]*#*[ \t]*(?:\n|$)")
_UNDERLINED = re.compile(r"(?m)^([^\s#>*+-][^\n]{0,200})\n(={2,200}|-{2,200})[ \t]*$")
# What is taken from a text, and what of it stays: fences, pictures, links, quotation marks, emphasis, code, bullets.
_MARKS = [
    (re.compile(r"(?m)^[ ]{0,3}(?:```|~~~)[^\n]{0,100}$"), ""),
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,1000})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])"), r"\1"),
    (re.compile(r"(?m)^[ ]{0,3}\[[^\]\n]{1,100}\]:[ \t]{1,9}\S[^\n]{0,2000}$"), ""),
    (re.compile(r"(?m)^[ ]{0,3}(?:>[ ]?){1,9}"), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"(`{1,2})([^`\n]{1,500})\1"), r"\2"),
    (re.compile(r"(?m)^[ \t]{0,8}[*+-][ \t]{1,4}(?=\S)"), ""),
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"(?m)^#{1,6}[ \t]{1,9}"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
]


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
    """Return the paragraphs of a text, without marks."""
    text = _UNDERLINED.sub(lambda match: f"\n{'#' if match[2][0] == '=' else '##'} {match[1]}\n", text)
    paragraphs = []
    for block in re.split(r"\n[ \t]*\n\s*", text.strip()):
        while heading := _HEADING.match(block):
            paragraphs.append(Paragraph(_unmarked(heading[2]), len(heading[1])))
            block = block[heading.end() :].lstrip("\n")
        if block.strip():
            paragraphs.append(Paragraph(_unmarked(block)))
    return paragraphs


def _unmarked(text: str) -> str:
    """Return Markdown without its marks: the text of links and emphasis is kept, and so is code.

    Examples
    --------
    >>> _unmarked("**Rates** [rose](http://a.b/c) in `May`.")
    'Rates rose in May.'
    """
    for mark, kept in _MARKS:
        text = mark.sub(kept, text)
    return text.strip()
