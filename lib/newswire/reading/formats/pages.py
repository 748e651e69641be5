"""Saved pages: the main text by trafilatura, what pages state about themselves, lists of articles, tables."""

import email
import email.policy
import re

from selectolax.lexbor import LexborHTMLParser

from ..packing import UnreadableError
from .declared import text_of
from .documents import Paragraph
from .documents import records_of as records_of_paragraphs
from .documents import text_of as text_of_paragraphs
from .exports.pages import take_apart_page
from .extras import needed
from .headers import usual_names_in
from .main_text import FURNITURE, LOST, drop_notices, length, main_text, without_byline
from .openings import begins_plainly
from .page_facts import facts_of
from .prose import prose
from .records import Records
from .sheets import rows_of
from .stories import story

_NEXT_PAGE = re.compile(r"(?<=</html>)\s{0,1000}(?=<!doctype html|<html)", re.IGNORECASE)
_LED_BY = 2 / 3  # of the words of all articles on a page: the one with more is the page's, the others lead elsewhere
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TABLE = 0.7  # of a page's characters that a table holds in a page that is one
_BEFORE = 20  # rows among which the names of columns are looked for
_NO_TEXT = "holds no text: perhaps it builds itself with JavaScript; save it from the browser as 'complete page'"


def read_page(data: bytes) -> Records:
    """Return the article of a saved page, or the articles of one that holds several, or the rows of a table.

    Raises
    ------
    UnreadableError
        When there is no text in it, or a package that reads it is missing.

    Examples
    --------
    >>> read_page(b"<html><title>Up - Courier</title><body><h1>Up</h1><p>Rates rose on Monday.</p></body></html>").rows
    [{'text': 'Rates rose on Monday.', 'title': 'Up', 'source': 'Courier'}]
    """
    pages = _NEXT_PAGE.split(text_of(data))
    if len(pages) == 1:
        return records_in_page(pages[0])
    records = Records()
    for number, page in enumerate(pages, 1):
        try:
            records.take(records_in_page(page), f"page {number}")
        except UnreadableError as error:
            records.refused.append(f"page {number}: {error}")
    return records


def read_archived_page(data: bytes) -> Records:
    """Return the articles of a page that a browser saved in one file (MHTML).

    Raises
    ------
    UnreadableError
        When there is no page in it, or no text in that.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            html = text_of(bytes(part.get_payload(decode=True) or b""), part.get_content_charset())
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            return records_in_page(html, str(address) if address else None)
    raise UnreadableError("holds no page: the saved file has no part of HTML")


def records_in_page(html: str, url: str | None = None) -> Records:
    """Return the articles of a page; `url` is where it came from, if that is known."""
    lxml = needed("lxml.html", "web", "a saved page")
    parser = lxml.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.document_fromstring(html.encode(), parser=parser)
    except Exception as error:  # lxml has several for pages without an element
        raise UnreadableError(_NO_TEXT) from error
    drop_notices(tree)
    if (taken := take_apart_page(tree)) is not None:
        return taken
    if (rows := _table_in(tree)) is not None:
        records = Records()
        rows_of(records, rows, "row", 1)
        return records
    facts = facts_of(tree, html)
    if url and url.startswith("http"):
        facts["url"] = url
    stories = _articles_in(tree)
    if len(stories) > 1:
        kept = {name: facts[name] for name in ("source", "url") if name in facts}
        return Records([kept | row for row in stories], [f"article {number}" for number in range(1, len(stories) + 1)])
    if (digest := _digest_in(tree)) is not None:
        return digest
    row = _article(tree, facts)
    text = row.get("text", "") or _all_text(html)
    if not text or (length(text) < 30 and "javascript" in text.lower()):
        raise UnreadableError(_NO_TEXT)
    return Records([{"text": text} | row], [""])


def _all_text(html: str) -> str:
    """Return all text of a page that is nested too deeply for what finds its main text."""
    body = LexborHTMLParser(html).body
    if body is None:
        return ""
    for element in body.css(",".join(FURNITURE)):
        element.decompose()
    return "\n".join(filter(None, (line.strip() for line in body.text(separator="\n").split("\n"))))


def _article(tree, facts: dict[str, str]) -> dict:
    """Return the record of a page's one article."""
    given = facts.pop("text", "")
    text = main_text(tree, facts)
    if length(given) * LOST > length(text):
        text = given
    return story(without_byline(text, tree, facts), facts)


def _articles_in(tree) -> list[dict]:
    """Return the articles of a page that lists several; none where one leads and the others are beside it."""
    found = tree.xpath("//article[not(ancestor::article)][.//h1 or .//h2 or .//h3 or .//h4]")
    rows = []
    for element in found:
        heading = element.xpath("(.//h1 | .//h2 | .//h3 | .//h4)[1]")[0]
        title = " ".join(heading.text_content().split())
        times = element.xpath("(.//time/@datetime)[1]") or element.xpath("(.//time)[1]/text()")
        author = element.xpath("(.//*[@rel='author' or contains(@class, 'author') or @itemprop='author'])[1]")
        text = "\n\n".join(filter(None, (prose(part) for part in element.xpath(".//p[not(ancestor::footer)]"))))
        facts = {"title": title, "date": times[0].strip() if times else ""}
        facts |= {"author": " ".join(author[0].text_content().split()) if author else ""}
        if text:
            rows.append(story(without_byline(text, element, facts), facts))
    sizes = [length(row["text"]) for row in rows]
    whole = sum(sizes)
    alone = len(rows) < 2 or max(sizes) > _LED_BY * whole or whole < _LED_BY * length(_all_paragraphs(tree))
    return [] if alone else rows


def _digest_in(tree) -> Records | None:
    """Return the articles of a page that is a digest: most of it stands below headings with a date or byline each."""
    elements = [element for element in tree.iter(*_HEADINGS, "p") if element.text_content().strip()]
    levels = [int(element.tag[1]) if element.tag in _HEADINGS else None for element in elements]
    found = [Paragraph(prose(element), level) for element, level in zip(elements, levels, strict=True)]
    for level in sorted({level for level in levels if level}):
        starts = [place for place, other in enumerate(levels) if other == level]
        parts = [found[start + 1 : end] for start, end in zip(starts, [*starts[1:], len(found)], strict=True)]
        below = sum(length(text_of_paragraphs(part)) for part in parts)
        plain = all(part and begins_plainly(text_of_paragraphs(part[:2])) for part in parts)
        if len(starts) > 2 and plain and below > _LED_BY * length(text_of_paragraphs(found)):
            return records_of_paragraphs(found)
    return None


def _all_paragraphs(tree) -> str:
    return "\n\n".join(map(prose, tree.iter("p")))


def _table_in(tree) -> list[list[str]] | None:
    """Return the rows of a page that is nothing but a table of records, such as a spreadsheet saved as a page."""
    tables = tree.xpath("//table[not(.//table)]")
    body = tree.find("body")
    if not tables or body is None:
        return None
    largest = max(tables, key=lambda table: len(table.text_content()))
    if len(largest.text_content()) < _TABLE * sum(len(text) for text in body.itertext()):
        return None
    rows = [[prose(cell) for cell in row.xpath("./td | ./th")] for row in largest.iter("tr")]
    rows = [row for row in rows if any(row)]
    named = (usual_names_in(row) for row in rows[:_BEFORE] if 2 * usual_names_in(row) >= len(row))
    return rows if any(usual > 1 for usual in named) else None
