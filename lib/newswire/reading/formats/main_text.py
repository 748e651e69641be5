"""The main text of a page: what trafilatura finds, compared with the paragraphs that stand together on the page."""

import logging
import re
from collections import defaultdict
from copy import deepcopy

from ..heads.lines import Line, line_of
from .exports.shapes import RIGHTS
from .extras import needed
from .prose import prose

# Elements that hold no part of an article, and words in the classes and ids of others that do not.
FURNITURE = "nav header footer aside form script style noscript template iframe svg button dialog".split()
_NOTICE = re.compile(r"\b(?:cookie|consent|gdpr)", re.IGNORECASE)
_AROUND = re.compile(
    r"\b(?:cookie|consent|gdpr|menu|nav|foot|sidebar|share|sharing|social|related|breadcrumb|newsletter|comment|advert|promo)",
    re.IGNORECASE,
)
_SMALL = 150  # words; what is called by such a name and is longer is perhaps the article after all
LOST = 1 / 2  # of the words in a page's paragraphs: with fewer, the main text is not what was extracted
_NO_DATES_GUESSED = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
_WORD = re.compile(r"\w+")
_ENDS = ".!?…”\"'"
_BY = re.compile(r"^\s*by:?\s+", re.IGNORECASE)
_DIVIDER = re.compile(r"\s[|•·–—-]\s")


def drop_notices(tree) -> None:
    """Take out of a page what is shown without JavaScript, and what asks for consent to cookies."""
    for element in tree.xpath("//noscript"):
        element.drop_tree()
    _drop(tree, _NOTICE)


def _drop(tree, names: re.Pattern) -> None:
    """Take out of a page the small elements whose class or id has one of some names."""
    for element in tree.xpath("//body//*[@class or @id][not(self::article or self::main or self::h1)]"):
        called = f"{element.get('class', '')} {element.get('id', '')}"
        if names.search(called) and element.getparent() is not None and length(element.text_content()) < _SMALL:
            element.drop_tree()


def main_text(tree, facts: dict[str, str]) -> str:
    """Return the text of a page without what stands around it; what only trafilatura finds is added to the facts."""
    trafilatura = needed("trafilatura", "web", "a saved page")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # pages without a text are ours to report
    body = _without_furniture(tree)
    together, whole = ("", "") if body is None else (_paragraphs(body), prose(body))
    try:
        found = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, with_metadata=True, date_extraction_params=_NO_DATES_GUESSED
        )
    except Exception:  # whatever a damaged page does to it, the page's own paragraphs are still there
        found = None
    if found is not None and found.body is not None:
        for role, value in {"date": found.date, "author": found.author, "source": found.sitename}.items():
            if value:
                facts.setdefault(role, value)
        text = prose(found.body)
        if length(text) >= LOST * length(together) and ("\n\n" in text or not _is_heap(text, tree)):
            return _trimmed(text, together)
    return together if length(together) >= LOST * length(whole) else whole


def _trimmed(text: str, together: str) -> str:
    """Return an extracted text without labels at its ends, such as links, that are no paragraphs of the page."""
    paragraphs, kept = text.split("\n\n"), set(together.split("\n\n"))
    if kept.isdisjoint(paragraphs):
        return text
    for end in (0, -1):
        while paragraphs[end] not in kept and len(paragraphs[end]) < 60 and paragraphs[end][-1] not in _ENDS:
            paragraphs.pop(end)
    return "\n\n".join(paragraphs)


def _is_heap(text: str, tree) -> bool:
    """Tell whether an extracted text is all of a short page in one paragraph: what trafilatura tries last."""
    headings = {plain(heading.text_content()) for heading in tree.iter("h1")} - {""}
    return tree.find(".//pre") is not None or any(f" {heading} " in f" {plain(text[:500])} " for heading in headings)


def _without_furniture(tree):
    """Return the body of a page without what is plainly around its article."""
    tree = deepcopy(tree)
    for element in tree.xpath("//body//*[{}]".format(" or ".join(f"self::{name}" for name in FURNITURE))):
        element.drop_tree()
    _drop(tree, _AROUND)
    return tree.find("body")


def _paragraphs(body) -> str:
    """Return the paragraphs that stand together in the largest place of a page."""
    places: dict = defaultdict(list)
    for paragraph in body.iter("p"):
        if text := prose(paragraph):
            parent = paragraph.getparent()
            for place in {parent, parent.getparent()} - {None}:
                places[place].append(text)
    return "\n\n".join(max(places.values(), key=lambda texts: sum(map(length, texts)), default=[]))


def without_byline(text: str, tree, facts: dict[str, str]) -> str:
    """Return a text without lines above it that repeat title, author or time of the page, and those of rights below.

    A line of nothing but a date is the page's date where it states none.
    """
    elements = [element.text_content() for name in ("h1", "time") for element in tree.iter(name)]
    known = {plain(value) for value in [*elements, *map(facts.get, ("title", "source", "date", "author"))] if value}
    paragraphs = text.split("\n\n")
    while len(paragraphs) > 1 and len(paragraphs[0]) < 150:
        line = line_of(paragraphs[0].title() if paragraphs[0].isupper() else paragraphs[0])
        if line and line.strong and not (line.place or line.agency):  # those are read above any story
            _tell(paragraphs[0], line, facts)
        elif plain(paragraphs[0]) not in known:
            break
        paragraphs.pop(0)
    while len(paragraphs) > 1 and len(paragraphs[-1]) < 150 and RIGHTS.match(paragraphs[-1]):
        paragraphs.pop()
    return "\n\n".join(paragraphs)


def _tell(written: str, line: Line, facts: dict[str, str]) -> None:
    """Add the date and the author that a line above a text says to the facts of a page, where it states none."""
    for part in _DIVIDER.split(written):
        if re.search(r"\d", part) and (line.date or line.updated or line.either):
            facts.setdefault("date", part)
        elif line.byline:
            facts.setdefault("author", _BY.sub("", part).split(",")[0])


def length(text: str) -> int:
    """Return how many words are in a text."""
    return len(_WORD.findall(text))


def plain(text: str) -> str:
    """Return the words of a text in small letters."""
    return " ".join(_WORD.findall(text.lower()))
