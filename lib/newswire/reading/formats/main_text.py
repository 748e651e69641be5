"""The main text of a page: what trafilatura finds, compared with the paragraphs that stand together on the page."""

import logging
import re
from collections import defaultdict
from copy import deepcopy

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
_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
_DAYS = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
# Each piece is taken for good, so that no row of digits makes it try again.
_DATE = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|modified|date)(?: on| at)?:?\s{0,3})?"
    rf"(?=.{{0,60}}\b(?:19|20)\d\d\b)(?>(?:{_MONTHS}|nov(?:ember)?|dec(?:ember)?|{_DAYS}|at|[ap]m|utc|gmt)\b"
    r"|\d{1,4}(?:st|nd|rd|th|t|z)?|[-/:.,+–—]|\s){3,40}+$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[Bb]y |BY )?([A-Z][\w.’'-]{1,20}(?: (?:[A-Z][\w.’'-]{0,20}|and|de|van|von|al|bin)){1,4})(?:, .{0,60})?$"
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b|all rights reserved\b)", re.IGNORECASE)
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
    together = _paragraphs(tree)
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
        if found is None or found.body is None:
            continue
        for role, value in {"date": found.date, "author": found.author, "source": found.sitename}.items():
            if value:
                facts.setdefault(role, value)
        text = prose(found.body)
        if "\n\n" not in text and _is_heap(text, tree):
            break
        if length(text) >= LOST * length(together):
            return _trimmed(text, together)
    whole = _without_furniture(tree)
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


def _paragraphs(tree) -> str:
    """Return the paragraphs that stand together in the largest place of a page."""
    outside = " and ".join(f"not(ancestor::{name})" for name in FURNITURE)
    places: dict = defaultdict(list)
    tree = deepcopy(tree)
    _drop(tree, _AROUND)
    for paragraph in tree.xpath(f"//body//p[{outside}]"):
        if text := prose(paragraph):
            parent = paragraph.getparent()
            for place in {parent, parent.getparent()} - {None}:
                places[place].append(text)
    return "\n\n".join(max(places.values(), key=lambda texts: sum(map(length, texts)), default=[]))


def _without_furniture(tree) -> str:
    """Return all text of a page but what is plainly around its article."""
    body = deepcopy(tree.find("body"))
    if body is None:
        return ""
    for element in body.xpath(".//*[{}]".format(" or ".join(f"self::{name}" for name in FURNITURE))):
        element.drop_tree()
    _drop(body.getroottree(), _AROUND)
    return prose(body)


def without_byline(text: str, tree, facts: dict[str, str]) -> str:
    """Return a text without lines above it that repeat title, author or time of the page, and those of rights below.

    A line of nothing but a date is the page's date where it states none.
    """
    times = {plain(time.text_content()) for time in tree.iter("time")} - {""}
    headings = {plain(heading.text_content()) for heading in tree.iter("h1")}
    known = {plain(facts.get(name, "")) for name in ("title", "source", "date", "author")} | times | headings
    authors = [plain(name) for name in re.split(r"[;,]| and ", facts.get("author", "")) if plain(name)]
    paragraphs = text.split("\n\n")
    while len(paragraphs) > 1 and len(paragraphs[0]) < 150:
        line = plain(paragraphs[0])
        credit = re.match(r"by\b", paragraphs[0], re.IGNORECASE) or paragraphs[0][-1:] not in _ENDS
        repeated = line in known or (credit and any(name in line for name in [*authors, *times]))
        if not repeated and not _tells(paragraphs[0], facts):
            break
        paragraphs.pop(0)
    while len(paragraphs) > 1 and len(paragraphs[-1]) < 150 and _RIGHTS.match(paragraphs[-1]):
        paragraphs.pop()
    return "\n\n".join(paragraphs)


def _tells(line: str, facts: dict[str, str]) -> bool:
    """Tell whether a line is nothing but a date, a byline or both, which become facts where there are none."""
    parts = _DIVIDER.split(line)
    dates = [part for part in parts if _DATE.match(part)]
    names = [match[1] for part in parts if part not in dates and (match := _NAME.match(part))]
    if len(dates) + len(names) < len(parts) or not (dates or line.lower().startswith("by ")):
        return False
    for role, found in {"date": dates, "author": names}.items():
        if found:
            facts.setdefault(role, found[0])
    return True


def length(text: str) -> int:
    """Return how many words are in a text."""
    return len(_WORD.findall(text))


def plain(text: str) -> str:
    """Return the words of a text in small letters."""
    return " ".join(_WORD.findall(text.lower()))
