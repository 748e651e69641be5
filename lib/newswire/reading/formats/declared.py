"""The text of marked-up bytes, in the encoding that they declare themselves."""

import codecs
import html
import re
from html.entities import html5

from ..encodings import decode, normalise

_DECLARED = re.compile(rb"""(?:encoding|charset)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)
# The web reads these names as Windows code pages, whose letters they lack (WHATWG, Encoding Standard).
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_SEVEN_BITS = ("iso2022", "hz", "utf-7")  # encodings that look like ASCII
# XML's own entities, written as numbers: once a document has proved damaged, libxml2 drops those written as names.
_OWN = {"amp": "&#38;", "lt": "&#60;", "gt": "&#62;", "quot": "&#34;", "apos": "&#39;"}
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WRITTEN_CONTROL = re.compile(
    r"&#(?:x0{0,6}(?:[0-8bcef]|1[0-9a-f])|0{0,6}(?:[0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE
)
_BARE = re.compile(r"&(?!#?\w{1,32};)")
_LESS = re.compile(r"<(?![A-Za-z_/!?])")


def text_of(data: bytes, declared: str | None = None) -> str:
    r"""Return marked-up bytes as text; what they declare counts only where they are not UTF-8.

    Parameters
    ----------
    data : bytes
        A page or a document of XML or SGML.
    declared : str, optional
        The encoding that was given beside it, such as by a server.

    Examples
    --------
    >>> text_of('<meta charset="windows-1251"><p>Мир'.encode("cp1251"))
    '<meta charset="windows-1251"><p>Мир'
    """
    found = _DECLARED.search(data[:4096])
    name = _codec(declared or (found[1].decode("ascii") if found else ""))
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not name or marked or name.startswith(("utf-8", "utf-16", "utf-32")):
        return decode(data)
    try:
        return normalise(data.decode("utf-8" if not name.startswith(_SEVEN_BITS) else name))
    except UnicodeDecodeError:
        return normalise(data.decode(name, "replace"))


def _codec(declared: str) -> str | None:
    """Return Python's name of a declared encoding, or None for one that it does not know."""
    try:
        name = codecs.lookup(declared).name
        "".encode(name)  # what is no encoding of text, such as hex, fails here
    except (LookupError, ValueError, TypeError):
        return None
    return _WIDER.get(name, name)


def sound(text: str) -> str:
    """Return a document with what XML asks for: letters for entities of HTML, no control characters, no bare & and <.

    Examples
    --------
    >>> sound("caf&eacute; R&D &lt; < &#3;")
    'café R&#38;D &#60; &#60;  '
    """
    if "&" in text:
        text = _WRITTEN_CONTROL.sub(" ", _BARE.sub(_OWN["amp"], _ENTITY.sub(_letter, text)))
    text = _LESS.sub(_OWN["lt"], text)
    return _CONTROL.sub("", text) if _CONTROL.search(text) else text


def _letter(entity: re.Match) -> str:
    """Return the letter of an entity of HTML, the number of one of XML, or else the entity."""
    name = entity[1]
    return _OWN.get(name) or (html.unescape(entity[0]) if f"{name};" in html5 else entity[0])
