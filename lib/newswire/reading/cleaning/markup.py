"""Mark-up in a text: tags and entities as a browser shows them, and codes of content management systems taken out."""

import re
from html import unescape
from html.entities import html5

from ...data import read_rows

_SHOWN = {row["name"]: row["shown"] for row in read_rows(__package__, "tags.csv")}
_ROUNDS = 4  # of unpacking what was escaped again and again
_NAMES = "|".join(sorted(_SHOWN, key=len, reverse=True))
_APART = "|".join(
    name for name, shown in _SHOWN.items() if shown in ("block", "line", "break") or name in ("img", "wbr")
)
# What makes a text mark-up: an end of an element, an element that needs none, an attribute, a comment. A lone <b> may
# be written about, and "a<b and b>c" is none.
_MARKUP = re.compile(
    rf"</(?:{_NAMES})\s{{0,9}}>|<(?:{_APART})\s{{0,9}}/?>|<(?:{_NAMES})\s{{1,9}}[a-z][\w:.-]{{0,40}}\s{{0,9}}="
    r"|<!--|<!\[CDATA\[|<!doctype html|<\?xml\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:!--|!doctype\b|/?([a-z][\w:.-]{0,40})(?=[\s/>]))?", re.IGNORECASE)
_END = re.compile(r"</([a-z][\w:.-]{0,40})\s{0,9}>", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>|<\?xml\b[^<>]{0,300}>")  # and declarations, as Word and Evernote leave them
_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&(?:amp|nbsp|quot|lt|gt|#\d{2,5})(?![\w;=])"
)
# Entities that have lost their ampersand, as in AG's corpus of news: the bank #39;s, #36;5. A number in a list has a
# blank behind it.
_BARE_NUMBER = re.compile(r"#(?<![&\w]#)(\d{2,4});(?=\w)")
_BARE_APOSTROPHE = re.compile(r"(?<=\w) ?#39;(?=[a-z]{1,2}\b)")
# Codes in brackets of WordPress and its like; what stands inside the first kind is an address.
_CODES = re.compile(
    r"\[(embed|audio|video|youtube|gallery|playlist|twitter|instagram)\b[^\[\]]{0,500}\][^\[\]]{0,500}\[/\1\]"
    r"|\[/?(?:caption|embed|gallery|audio|video|playlist|youtube|vimeo|soundcloud|twitter|instagram|pullquote|dropcap"
    r"|vc_[a-z_]{1,30}|et_pb_[a-z_]{1,30})(?:(?: [^\[\]=]{1,300})?=[^\[\]]{0,1000})? ?/?\]"
)
_CODE = re.compile(r"\[(?:/?[a-z]|\+\d)")
_CUT = re.compile(r"\[\+\d{1,6} chars\]\s*\Z")  # what news services put where they cut a text
# Marks in the place of breaks, until white space has been counted as a browser does.
_MARKS = {"block": "\x02", "line": "\x03", "break": "\x04", "cell": "\x05"}
_BREAK = re.compile(r" ?[\x02-\x05][ \x02-\x05]*")
_OF_TABLES = ("td", "th", "tr")
_HIDDEN = ",".join(name for name, shown in _SHOWN.items() if shown == "hidden")
_INVISIBLE = "[hidden],[style*='display:none'],[style*='display: none']"


def without_markup(text: str) -> str:
    """Return a text as a browser shows it, and without the codes of content management systems.

    A sign that is no mark-up stays.

    Examples
    --------
    >>> without_markup("<p>AT&amp;amp;T <a href='/x'>rose</a></p><p>GDP < 3%</p>")
    'AT&T rose\\n\\nGDP < 3%'
    """
    for _ in range(_ROUNDS):
        before = text
        if "<" in text and _MARKUP.search(text):
            text = _shown(text)
        elif "&" in text:
            text = _ENTITY.sub(_character, text)
        if text == before:
            break
    if "#" in text:
        text = _BARE_NUMBER.sub(_bare_character, _BARE_APOSTROPHE.sub("'", text))
    plain = _CUT.sub("", _CODES.sub("", text)) if _CODE.search(text) else text
    return text if plain == text else plain.strip()


def _character(match: re.Match) -> str:
    """Return the character of an entity; what only looks like one stays."""
    name = match[0].removeprefix("&")
    known = name.startswith("#") or name in html5 or not name.endswith(";")
    return unescape(match[0]) if known else match[0]


def _bare_character(match: re.Match) -> str:
    """Return the character of an entity without its ampersand."""
    character = unescape(f"&{match[0]}")
    return character if character.isprintable() else match[0]


def _shown(text: str) -> str:
    """Return what a browser shows of mark-up, paragraphs divided by blank lines."""
    from selectolax.lexbor import LexborHTMLParser

    if "<![CDATA[" in text or "<?" in text:
        text = _CDATA.sub("", text)
    ended = {name.lower() for name in _END.findall(text)}
    text = _TAG.sub(lambda match: _as_tag(match, ended), text)
    end = text.rfind("-->") + 1
    text = text[:end] + text[end:].replace("<!--", "")  # a comment that never ends would take the rest
    root = LexborHTMLParser(text).root
    if root is None:
        return ""
    for node in root.css(f"{_HIDDEN},{_INVISIBLE}"):
        node.decompose()
    return _laid_out(root)


def _as_tag(match: re.Match, ended: set[str]) -> str:
    """Return the beginning of a tag as it is, and any other sign as text."""
    name = (match[1] or "").lower()
    if _SHOWN.get(name) == "hidden" and name not in ended:
        return match[0].replace(match[1], "span")  # one that never ends would take the rest
    if name in _OF_TABLES and "table" not in ended:
        return match[0].replace(match[1], "div")  # browsers run together the words of cells without a table
    own = ":" in name[:-1] or "-" in name or name in ended  # the elements of other languages than HTML
    return match[0] if name in _SHOWN or own or match[0].startswith("<!") else "&lt;" + match[0][1:]


def _laid_out(root) -> str:
    """Return the text of a tree with its line and paragraph breaks."""
    for pre in root.css("pre"):
        pre.replace_with("\x02" + pre.text().replace("\n", "\x04") + "\x02")
    for kind, mark in _MARKS.items():
        for node in root.css(",".join(name for name, shown in _SHOWN.items() if shown == kind)):
            node.insert_before(mark)
            if kind != "break":
                node.insert_after(mark)
    text = re.sub(r"[ \t\n\r\f]+", " ", root.text(separator=""))
    return _BREAK.sub(_break, text).strip()


def _break(match: re.Match) -> str:
    """Return what a run of breaks comes to; two ends of lines make a paragraph."""
    if "\x02" in match[0] or match[0].count("\x04") > 1:
        return "\n\n"
    return "\n" if "\x03" in match[0] or "\x04" in match[0] else " "
