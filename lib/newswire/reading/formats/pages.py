"""Saved pages: the main text by trafilatura, what pages state about themselves, lists of articles, tables."""

import email
import email.policy
import logging
import re
from collections import defaultdict
from copy import deepcopy
from statistics import mode

from selectolax.lexbor import LexborHTMLParser

from ..packing import UnreadableError
from .declared import text_of
from .exports import take_apart, take_apart_page
from .extras import needed
from .grids import records_of
from .page_facts import facts_of
from .prose import prose
from .records import Records
from .stories import story

_FURNITURE = "nav header footer aside form script style noscript template iframe svg button dialog".split()
_NEXT_PAGE = re.compile(r"(?<=</html>)\s{0,1000}(?=<!doctype html|<html)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LOST = 1 / 2  # of the words in a page's paragraphs: with fewer, the main text is not what was extracted
_LED_BY = 2 / 3  # of the words of all articles on a page: the one with more is the page's, the others lead elsewhere
_TABLE = 0.7  # of a page's characters that a table holds in a page that is one
_NO_TEXT = "holds no text: perhaps it builds itself with JavaScript; save it from the browser as 'complete page'"
_NO_DATES_GUESSED = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}


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
            found = records_in_page(page)
        except UnreadableError as error:
            records.refused.append(f"page {number}: {error}")
            continue
        records.rows += found.rows
        records.places += [f"page {number} {place}".strip() for place in found.places]
        records.refused += [f"page {number}: {reason}" for reason in found.refused]
        records.notes += [f"page {number}: {note}" for note in found.notes]
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
    if (taken := take_apart_page(html)) is not None:
        return taken
    parser = lxml.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.document_fromstring(html.encode(), parser=parser)
    except Exception as error:  # lxml has several for pages without an element
        raise UnreadableError(_NO_TEXT) from error
    for element in tree.xpath("//noscript"):  # says what is shown without JavaScript
        element.drop_tree()
    body = tree.find("body")
    if body is not None and (taken := take_apart(prose(body))) is not None:
        return taken
    if (rows := _table_in(tree)) is not None:
        return records_of(rows)
    facts = facts_of(tree, html)
    if url and url.startswith("http"):
        facts["url"] = url
    stories = _articles_in(tree)
    if len(stories) > 1:
        kept = {name: facts[name] for name in ("source", "url") if name in facts}
        return Records([kept | row for row in stories], [f"article {number}" for number in range(1, len(stories) + 1)])
    row = _article(tree, facts)
    text = row.get("text", "") or _all_text(html)
    if not text or (_length(text) < 30 and "javascript" in text.lower()):
        raise UnreadableError(_NO_TEXT)
    return Records([{"text": text} | row], [""])


def _all_text(html: str) -> str:
    """Return all text of a page that is nested too deeply for what finds its main text."""
    body = LexborHTMLParser(html).body
    if body is None:
        return ""
    for element in body.css(",".join([*_FURNITURE, "noscript"])):
        element.decompose()
    return "\n".join(filter(None, (line.strip() for line in body.text(separator="\n").split("\n"))))


def _article(tree, facts: dict[str, str]) -> dict:
    """Return the record of a page's one article."""
    given = facts.pop("text", "")
    text = _main_text(tree, facts)
    if _length(given) * _LOST > _length(text):
        text = given
    return story(_without_byline(text, tree, facts), facts)


def _main_text(tree, facts: dict[str, str]) -> str:
    """Return the text of a page without what stands around it; what only trafilatura finds is added to the facts."""
    trafilatura = needed("trafilatura", "web", "a saved page")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # pages without a text are ours to report
    own, text = _paragraphs(tree), ""
    for recall in (False, True):
        try:
            found = trafilatura.bare_extraction(
                deepcopy(tree),
                include_comments=False,
                favor_recall=recall,
                with_metadata=not recall,
                date_extraction_params=_NO_DATES_GUESSED,
            )
        except Exception:  # whatever a damaged page does to it, the page's own paragraphs are still there
            found = None
        if found is not None and found.body is not None:
            text = prose(found.body)
            for role, value in {"date": found.date, "author": found.author, "source": found.sitename}.items():
                if value:
                    facts.setdefault(role, value)
        if _is_heap(text, own):
            return own
        if _length(text) >= _LOST * _length(own):
            return _trimmed(text, own)
    return own


def _trimmed(text: str, own: str) -> str:
    """Return an extracted text without labels at its ends, such as links, that are no paragraphs of the page."""
    paragraphs, kept = text.split("\n\n"), set(own.split("\n\n"))
    if kept.isdisjoint(paragraphs):
        return text
    for end in (0, -1):
        while paragraphs[end] not in kept and len(paragraphs[end]) < 60 and paragraphs[end][-1] not in '.!?”"':
            paragraphs.pop(end)
    return "\n\n".join(paragraphs)


def _is_heap(text: str, own: str) -> bool:
    """Tell whether an extracted text is all words of a short page in one paragraph, its title and footer too."""
    heap = _plain(text)
    return bool(own) and "\n\n" not in text and all(_plain(part) in heap for part in own.split("\n\n"))


def _paragraphs(tree) -> str:
    """Return the paragraphs that stand together in the largest place of a page, or all of its text without any."""
    outside = " and ".join(f"not(ancestor::{name})" for name in _FURNITURE)
    places: dict = defaultdict(list)
    for paragraph in tree.xpath(f"//body//p[{outside}]"):
        if text := prose(paragraph):
            parent = paragraph.getparent()
            for place in {parent, parent.getparent()} - {None}:
                places[place].append(text)
    if places:
        return "\n\n".join(max(places.values(), key=lambda texts: sum(map(_length, texts))))
    body = deepcopy(tree.find("body"))
    if body is None:
        return ""
    for element in body.xpath(".//*[{}]".format(" or ".join(f"self::{name}" for name in _FURNITURE))):
        element.drop_tree()
    return prose(body)


def _without_byline(text: str, tree, facts: dict[str, str]) -> str:
    """Return a text without the lines above it that repeat the title, the author or the time of the page."""
    times = {_plain(time.text_content()) for time in tree.iter("time")} - {""}
    headings = {_plain(heading.text_content()) for heading in tree.iter("h1")}
    known = {_plain(facts.get(name, "")) for name in ("title", "source", "date", "author")} | times | headings
    authors = [_plain(name) for name in re.split(r"[;,]| and ", facts.get("author", "")) if _plain(name)]
    paragraphs = text.split("\n\n")
    while len(paragraphs) > 1 and len(paragraphs[0]) < 150:
        line = _plain(paragraphs[0])
        credit = re.match(r"by\b", paragraphs[0], re.IGNORECASE) or paragraphs[0][-1:] not in '.!?”"'
        if line not in known and not (credit and any(name in line for name in [*authors, *times])):
            break
        paragraphs.pop(0)
    return "\n\n".join(paragraphs)


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
            rows.append(story(_without_byline(text, element, facts), facts))
    sizes = [_length(row["text"]) for row in rows]
    whole = sum(sizes)
    alone = len(rows) < 2 or max(sizes) > _LED_BY * whole or whole < _LED_BY * _length(_all_paragraphs(tree))
    return [] if alone else rows


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
    width = mode(map(len, rows)) if rows else 0
    fitting = [row for row in rows if len(row) == width]
    if width < 2 or len(rows) < 3 - bool(largest.xpath(".//th")) or len(fitting) < 0.8 * len(rows):
        return None
    longest = max(sum(len(row[place]) for row in fitting) for place in range(width))
    return rows if longest >= 40 * len(fitting) else None  # characters: a column of texts, or of headlines


def _length(text: str) -> int:
    return len(_WORD.findall(text))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
