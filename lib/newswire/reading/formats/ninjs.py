"""Objects in JSON that describe a story: ninjs 1 and 2 of the IPTC, articles of schema.org."""

from collections.abc import Iterator
from typing import Any

from .page_facts import first_of, is_article, schema_facts, words_in
from .stories import story

_ITS_OWN = {"versioncreated", "contentcreated", "pubstatus", "representationtype", "standard", "uri"}
_PICTURES = ("picture", "graphic", "video", "audio")
_NAMED = {"subject": "subjects", "place": "places", "organisation": "organisations", "person": "people"}
_LEFT_OUT = "bodies headlines renditions associations standard rightsinfo altids infosource infosources".split()
_PARTS = {
    "title": "headline headlines slugline title",
    "place": "located",
    "date": "contentcreated firstcreated versioncreated",
    "author": "byline by",
    "source": "infosource infosources source copyrightholder",
}
_TAKEN = ("headline", "versioncreated", "contentcreated", "firstcreated", "byline", "by", "located", "slugline")


def as_row(record: dict) -> dict | None:
    """Return the record of a story in ninjs or schema.org, or None for an object that is neither.

    Parameters
    ----------
    record : dict
        One object of a document of JSON, as it stands there.

    Examples
    --------
    >>> as_row({"uri": "a:1", "headline": "Up", "body_text": "Rates rose.", "located": "Oslo", "urgency": 3})
    {'text': 'Rates rose.', 'title': 'Up', 'place': 'Oslo', 'uri': 'a:1', 'urgency': 3}
    >>> as_row({"title": "Up", "body": "Rates rose."}) is None
    True
    """
    if is_article(record) and ("articleBody" in record or "headline" in record):
        return _of_schema(record)
    if not all(isinstance(name, str) for name in record):
        return None
    plain = {name.lower(): value for name, value in record.items()}
    bodies = [name for name in plain if name.startswith("body_")]
    listed = any(isinstance(plain.get(name), list) for name in ("headlines", "bodies"))
    if not (bodies or listed) or not _ITS_OWN & set(plain):
        return None
    return _of_ninjs(plain, bodies)


def _of_schema(record: dict) -> dict:
    """Return the record of an article of schema.org, with whatever else is plain in it."""
    facts = schema_facts(record)
    used = {"articleBody", "headline", "datePublished", "author", "publisher", "articleSection", "url"}
    more = {name: value for name, value in _plain_parts(record).items() if name not in used and name[:1] != "@"}
    return story(facts.pop("text", None), more | facts)


def _of_ninjs(plain: dict[str, Any], bodies: list[str]) -> dict:
    """Return the record of a story in ninjs, its keys in small letters."""
    texts = [(name, plain[name]) for name in bodies] + list(_variants(plain.get("bodies")))
    text = max(texts, key=_worth, default=("", ""))[1]
    if not words_in(text) and plain.get("type") not in _PICTURES:
        text = first_of(plain, ("description_text", "descriptions"))
    more = {_NAMED.get(name, name): value for name, value in _plain_parts(plain).items()}
    more = {name: value for name, value in more.items() if name not in (*_TAKEN, *bodies) and value != text}
    parts = {role: first_of(plain, names.split()) for role, names in _PARTS.items()}
    return story(words_in(text), parts | {name: value for name, value in more.items() if name not in parts})


def _variants(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the kind and the value of each form in which a part is given, its main one first."""
    if isinstance(value, list):
        parts = [{name.lower(): part for name, part in item.items()} for item in value if isinstance(item, dict)]
        for part in sorted(parts, key=lambda part: part.get("role") != "main"):
            yield str(part.get("contenttype") or part.get("role") or ""), part.get("value")


def _worth(text: tuple[str, Any]) -> tuple[bool, bool, bool]:
    """Rank the forms of a text: one with paragraphs before one without, plain before marked up, XML last."""
    kind, words = text[0].lower(), words_in(text[1])
    marked = "html" in kind or "xml" in kind
    return bool(words), marked == ("html" in kind), "\n" in words.strip() if not marked else "<p" in words


def _plain_parts(record: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of an object that make a column: numbers and words, lists by the names in them."""
    parts = {name: value for name, value in record.items() if name not in _LEFT_OUT}
    words = {name: words_in(value) if isinstance(value, (list, dict)) else value for name, value in parts.items()}
    return {name: value for name, value in words.items() if value is not None and value != ""}
