"""News in XML and SGML: the forms of feeds, agencies and corpora in `markup.toml`, and XML of any records."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from ...data import read_tables
from ..packing import UnreadableError
from .declared import sound, text_of
from .elements import PARTS, flattened, read_elements, repeated
from .extras import needed
from .prose import name_of, prose
from .records import Records
from .stories import story

_DECLARATION = re.compile(r"<\?xml\s{1,20}version\b[^>]{0,200}>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^>\[]{0,1000}>", re.IGNORECASE)
_WITH_ENTITIES = re.compile(
    r"\s*+(?><!--.*?-->\s*+)*+<!DOCTYPE\b[^>\[]{0,1000}\[[^\]]{0,100000}\]\s{0,100}>", re.I | re.S
)
_ROOT = re.compile(r"\s*+(?>(?><!--.*?-->|<\?.*?\?>)\s*+)*+<([A-Za-z_][\w.:-]{0,60})", re.DOTALL)
_NEVER_NESTED = ("reuters", "doc", "nitf", "newsitem", "newsml", "rss")
_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}
_MOST_NOTES = 3  # of a file; of further damage, the number is enough
_MOST_NAMES = 30  # of elements, the outermost first, that may be those of records
_NOT_COLUMNS = ("name", "has", "stories", "only", "rest", "sign_off")


def read_markup(data: bytes) -> Records:
    """Return the stories of a file of XML or SGML, whichever of the known forms it has; several documents in one, too.

    Raises
    ------
    UnreadableError
        When there is no text in it, or a package that reads it is missing.

    Examples
    --------
    >>> read_markup(b"<REUTERS><TEXT><TITLE>UP</TITLE><BODY>Rates rose.</BODY></TEXT></REUTERS>").rows
    [{'text': 'Rates rose.', 'title': 'UP'}]
    """
    records, line = Records(), 1
    for document in _documents(text_of(data)):
        if document.strip():
            _read(document, line, records)
        line += document.count("\n")
    if not records.rows and not records.refused:
        raise UnreadableError("holds no text among its elements")
    alone = len(records.rows) == 1 and not records.refused and records.places[0] in ("", "item 1")
    numbered = [place or f"item {number}" for number, place in enumerate(records.places, 1)]
    records.places = [""] if alone else numbered
    if len(records.notes) > _MOST_NOTES:
        more = len(records.notes) - _MOST_NOTES
        records.notes[_MOST_NOTES:] = [f"{more:,} more {'document is' if more == 1 else 'documents are'} damaged"]
    return records


def _documents(text: str) -> Iterator[str]:
    """Yield the documents in a file: each begins with its declaration, or with the same element as the first."""
    for part in _declared(text):
        if entities := _WITH_ENTITIES.match(part):
            part = part[entities.end() :]
        part = _DOCTYPE.sub("", part)
        root = _ROOT.match(part)
        if not root:
            if part.strip():
                yield part
            continue
        name = re.escape(root[1])
        before = "" if root[1].split(":")[-1].lower() in _NEVER_NESTED else rf"(?<=</{name}>)\s{{0,1000}}"
        first, *others = re.split(rf"{before}(?=<{name}[\s>])", part[root.end() :])
        yield from [part[: root.end()] + first, *others]  # with the remarks above it


def _declared(text: str) -> Iterator[str]:
    """Yield what stands between declarations of XML; one in a marked section belongs to its text."""
    begin = last = 0
    inside = False
    for found in _DECLARATION.finditer(text):
        between = text[last : found.start()]
        opened, closed = between.rfind("<![CDATA["), between.rfind("]]>")
        inside = opened > closed if max(opened, closed) >= 0 else inside
        last = found.end()
        if not inside:
            yield text[begin : found.start()]
            begin = last
    yield text[begin:]


def _read(document: str, line: int, records: Records) -> None:
    """Add the stories of one document to the records, and a note where it is damaged."""
    root, damage = _parsed(document)
    if root is None or not len(root):
        if document.strip():
            records.refused.append(f"line {line}: no XML that can be read")
        return
    names = {name_of(element) for element in root.iter()}
    form = next((form for form in _forms() if all(names & set(has.split("|")) for has in form["has"])), None)
    before = len(records.rows)
    if damage and (parts := _parts(root, document, form)):
        for part in parts:  # so that what is open in one record takes in no other
            piece, _ = _parsed(part)
            if piece is not None and len(piece):
                _take(piece, form, records)
    elif form or _has_text(root):
        _take(root, form, records)
    else:
        records.refused.append(f"line {line}: a document <{name_of(root[0])}> without text")
    if damage:
        where = f"line {line + damage[0].line - 1}" if damage[0].line else "it"
        found = len(records.rows) - before
        records.notes.append(
            f"damaged XML at {where} ({damage[0].message.strip()}): "
            f"{found} {'record was' if found == 1 else 'records were'} read from what is there"
        )


def _parsed(document: str) -> tuple[Any, list]:
    """Return a document below one element of ours, as far as it can be read, and what is wrong with it."""
    etree = needed("lxml.etree", "web", "XML")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(f"<documents>{sound(document)}</documents>".encode(), parser)
    return root, [error for error in parser.error_log if error.domain_name != "NAMESPACE"]


def _take(root, form: dict | None, records: Records) -> None:
    """Add the stories of a document of a known form, or the records of one of any form."""
    if form:
        _plainly_named(root)
        before = len(records.rows) + len(records.refused)
        for number, element in enumerate(root.xpath(form["stories"]), before + 1):
            if _path(form.get("only", "true()"))(element):
                records.add(_row(element, form) or {"text": None}, f"item {number}")
            else:
                records.refused.append(f"item {number}: a WordPress {element.findtext('post_type')}, not a post")
    else:
        read_elements(root, records)


def _parts(root, document: str, form: dict | None) -> list[str]:
    """Return the records of a damaged document as they are written, where there are several that stand alone."""
    if form and "ancestor" in str(form):
        return []
    if form:
        names = re.findall(r"//([\w.]+)", form["stories"])[:1]
    else:
        names = [name_of(element) for element in repeated(root)[:1]]
        names += islice(dict.fromkeys(map(name_of, root.iter())), _MOST_NAMES)
    for name in names:
        if name and (form or name not in PARTS):
            parts = re.split(rf"(?=<(?:[\w.-]{{1,40}}:)?{re.escape(name)}[\s>/])", document, flags=re.IGNORECASE)[1:]
            if len(parts) > 1:
                return parts
    return []


def _has_text(root) -> bool:
    """Tell whether there is any text in a document, be it in attributes."""
    return any(text.strip() for text in root.itertext()) or any(len(element.attrib) > 1 for element in root.iter())


@cache
def _forms() -> list[dict]:
    """Return the forms, each column with its XPaths."""
    return read_tables(__package__, "markup.toml")["form"]


@cache
def _path(expression: str):
    return needed("lxml.etree", "web", "XML").XPath(expression, namespaces=_NAMESPACES)


def _plainly_named(root) -> None:
    """Name all elements and attributes of a document in small letters, without namespaces."""
    for element in root.iter():
        name = name_of(element) if "/mrss" not in str(element.tag) else "media"  # of feeds, beside a story
        if re.match(r"[^\W\d]", name):  # what begins otherwise is damage, and no name
            element.tag = name
            given = list(element.attrib.items())
            if any(key != key.lower() or "}" in key for key, _ in given):
                element.attrib.clear()
                element.attrib.update({re.split("[}:]", key)[-1].lower(): value for key, value in given})


def _row(element, form: dict) -> dict:
    """Return the record of one story."""
    columns: dict[str, str | None] = {
        name: _value(element, name, paths) for name, paths in form.items() if name not in _NOT_COLUMNS
    }
    if form.get("rest"):
        taken = {path for paths in form.values() if isinstance(paths, list) for path in paths}
        taken |= {path.rsplit("/", 1)[0] for path in taken} | {path.split("/")[-1].lstrip("@") for path in taken}
        more: dict[str, str | None] = {
            name: value for name, value in flattened(element).items() if name.split(".")[0] not in taken
        }
        columns = more | columns
    text = re.sub(form.get("sign_off", "$"), "", columns.pop("text", None) or "")
    return story(text, columns)


def _value(element, name: str, paths: list[str]) -> str | None:
    """Return what the first of several paths gives that gives something."""
    for path in paths:
        found = _path(path)(element)
        if name == "text":
            text = "\n\n".join(filter(None, map(prose, found)))
        else:
            words = [" ".join("".join(one.itertext() if hasattr(one, "itertext") else one).split()) for one in found]
            text = "; ".join(dict.fromkeys(filter(None, words[:1] if name in ("title", "date", "dateline") else words)))
        if text:
            return text
    return None
