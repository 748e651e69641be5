"""The paragraphs of an element of XML or HTML, and those of lines that were broken by hand."""

import re
import textwrap
from collections.abc import Iterator
from functools import lru_cache

PARAGRAPHS = frozenset(
    """p para paragraph div section article block blockquote bq pre hr h1 h2 h3 h4 h5 h6 hl1 hl2 hl3 head title
    headline subtitle ul ol dl table fn dt dd lg sp ab body body.head body.content leadparagraph tailparagraphs lead
    graphic quote subheading rubrik brodtext citat""".split()
)
LINES = frozenset("br lb li item tr l row line".split())
_CELLS = frozenset("td th cell".split())
PASSED_OVER = frozenset("script style noscript template media figure figcaption nitf.media svg button".split())
_PARAGRAPH = "\f"  # between the pieces of a text, whose own white space is made plain
_WRAPPED = 120  # columns; lines that are broken by hand are shorter, paragraphs on one line longer


def prose(element) -> str:
    r"""Return the text of an element: paragraphs with a blank line between, lines of lists and verse on their own.

    Examples
    --------
    >>> from lxml import etree
    >>> prose(etree.fromstring("<body><p>Rates <b>rose</b>.</p><p>Shares\n fell.</p></body>"))
    'Rates rose.\n\nShares fell.'
    """
    inside = [part for part in element.iter() if part is not element]
    if not any(name_of(part) in PARAGRAPHS or name_of(part) in LINES for part in inside):
        return from_lines("".join(_plain(element)))
    paragraphs = "".join(_pieces(element)).split(_PARAGRAPH)
    tidy = ("\n".join(line.strip() for line in part.split("\n") if line.strip()) for part in paragraphs)
    return "\n\n".join(part for part in tidy if part)


def name_of(element) -> str:
    """Return the name of an element in small letters without its namespace; nothing for a comment."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(1024)
def _local(tag: str) -> str:
    return re.split("[}:]", tag)[-1].lower()


def _plain(element) -> Iterator[str]:
    """Yield the text of an element as it stands, without what is passed over."""
    yield element.text or ""
    for child in element:
        if (name := name_of(child)) and name not in PASSED_OVER:
            yield from _plain(child)
        yield child.tail or ""


def _pieces(element) -> Iterator[str]:
    """Yield the text of an element with marks only where a paragraph or a line ends."""
    yield _flat(element.text)
    for child in element:
        name = name_of(child)
        around = _PARAGRAPH if name in PARAGRAPHS else "\n" if name in LINES else " " if name in _CELLS else ""
        if name and name not in PASSED_OVER:
            yield around
            yield from (
                [from_lines("".join(_plain(child))).replace("\n\n", _PARAGRAPH)] if name == "pre" else _pieces(child)
            )
            yield around
        yield _flat(child.tail)


def _flat(text: str | None) -> str:
    if not text:
        return ""
    before, after = " " if text[0].isspace() else "", " " if text[-1].isspace() else ""
    return f"{before}{' '.join(text.split())}{after}"


def from_lines(text: str) -> str:
    r"""Return text broken into lines by hand as paragraphs; a blank line or an indented one begins a new paragraph.

    Examples
    --------
    >>> from_lines("Rates rose\non Monday.\n    Shares fell.\n")
    'Rates rose on Monday.\n\nShares fell.'
    """
    lines = textwrap.dedent(text.expandtabs(4)).strip("\n").rstrip().split("\n")
    whole = max(map(len, lines)) > _WRAPPED  # each line is a paragraph
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if whole or not line.strip() or line[0] == " ":
            paragraphs.append([])
        paragraphs[-1] += line.split()
    return "\n\n".join(" ".join(words) for words in paragraphs if words)
