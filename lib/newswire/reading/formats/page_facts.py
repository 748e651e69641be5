"""What a page says about itself: schema.org objects, meta elements, the addresses it was saved from."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from ...data import read_tables

_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{1,2000}?)\s{0,9}-->", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+[-–—|·:»]\s+")
_ARTICLES = ("Article", "Posting", "Report", "Review")  # ends of the names of schema.org's types of articles


def facts_of(tree, html: str) -> dict[str, str]:
    """Return title, date, author, source, section, url and text of a page, as far as it states them.

    Examples
    --------
    >>> from lxml.html import fromstring
    >>> page = '<html><head><meta property="og:title" content="Up"><title>Up - Courier</title></head></html>'
    >>> facts_of(fromstring(page), page)
    {'title': 'Up', 'source': 'Courier'}
    """
    forms = read_tables(__package__, "page_facts.toml")
    stated = _in_meta(tree, forms["meta"])
    things = list(_things(tree))
    if (article := next(filter(is_article, things), None)) is not None:
        stated |= schema_facts(article, {str(thing.get("@id")): thing for thing in things if "name" in thing})
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    whole = " ".join((tree.findtext(".//title") or "").split())
    if "title" not in stated:
        stated["title"] = next((heading for heading in headings if heading), "") or whole
    if "source" not in stated and whole.startswith(stated["title"]):  # the rest of the window's title
        *_, last = _BETWEEN.split(whole[len(stated["title"]) :])
        stated["source"] = last if len(last) < 60 else ""
    if "date" not in stated:
        times = tree.xpath("//article//time") + tree.xpath("//main//time") + tree.xpath("//time[@pubdate or @itemprop]")
        stated["date"] = next(filter(None, (time.get("datetime") or time.text for time in times)), "").strip()
    if not stated.get("url"):
        saved = _SAVED_FROM.search(html[:5000])
        stated["url"] = saved[1] if saved else next(iter(tree.xpath("//link[@rel='canonical']/@href")), "")
    return {name: value for name, value in stated.items() if value}


def _in_meta(tree, forms: dict[str, list[str]]) -> dict[str, str]:
    """Return what the meta elements of a page state."""
    given: dict[str, str] = {}
    for meta in tree.iter("meta"):
        value = " ".join((meta.get("content") or "").split())
        for key in ("name", "property", "itemprop"):
            if value and meta.get(key):
                given.setdefault(meta.get(key).strip().lower(), value)
    found = {role: next((given[name] for name in names if name in given), "") for role, names in forms.items()}
    if found["author"].startswith("http"):  # the address of a profile
        found["author"] = ""
    return {role: value for role, value in found.items() if value}


def _things(tree) -> Iterator[dict]:
    """Yield the schema.org objects in a page."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            text = script.text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
            try:
                yield from _objects(json.loads(text, strict=False))
            except (ValueError, RecursionError):
                continue


def _objects(value: Any, depth: int = 4) -> Iterator[dict]:
    """Yield an object and those in its lists and graph, outermost first."""
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "itemListElement", "item"):
            if depth:
                yield from _objects(value.get(name), depth - 1)
    elif isinstance(value, list) and depth:
        for item in value:
            yield from _objects(item, depth - 1)


def is_article(thing: dict) -> bool:
    """Tell whether an object is an article of schema.org.

    Examples
    --------
    >>> is_article({"@type": ["NewsArticle"]}), is_article({"@type": "WebSite"})
    (True, False)
    """
    kinds = thing.get("@type", "")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in kinds)


def schema_facts(thing: dict, named: dict[str, dict] | None = None) -> dict[str, str]:
    """Return what an object of schema.org states, under our names; `named` are objects that it may refer to by id.

    Examples
    --------
    >>> schema_facts({"headline": "Up", "author": [{"name": "Ann Ray"}, {"name": "Bo Li"}]})
    {'title': 'Up', 'author': 'Ann Ray; Bo Li'}
    """
    found = {role: first_of(thing, keys, named) for role, keys in _schema().items()}
    found["url"] = next(filter(None, (_address(thing.get(key)) for key in _schema()["url"])), "")
    return {role: value for role, value in found.items() if value}


@cache
def _schema() -> dict[str, list[str]]:
    return read_tables(__package__, "page_facts.toml")["schema"]


def first_of(thing: dict, names: Iterable[str], named: dict[str, dict] | None = None) -> str:
    """Return the words under the first of some names that has any."""
    return next(filter(None, (words_in(thing.get(name), named) for name in names)), "")


def words_in(value: Any, named: dict[str, dict] | None = None) -> str:
    """Return the words in a value: itself, its name, those of a list or of the main part in it."""
    if isinstance(value, dict):
        whole = value if "name" in value else (named or {}).get(str(value.get("@id")), value)
        return first_of(whole, ("name", "@value", "value", "literal", "code"))
    if isinstance(value, list):
        main = [item for item in value if isinstance(item, dict) and item.get("role") == "main"]
        return "; ".join(dict.fromkeys(filter(None, (words_in(item, named) for item in main[:1] or value))))
    return value.strip() if isinstance(value, str) else ""


def _address(value: Any) -> str:
    address = value.get("@id") if isinstance(value, dict) else value
    return address if isinstance(address, str) and address.startswith("http") else ""
