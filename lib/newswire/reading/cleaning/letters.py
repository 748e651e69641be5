"""Letters as they were meant: split into letter and accent, joined to ligatures, or signs that nobody sees."""

import re
import unicodedata

_PLAIN = bytes(code for code in range(32, 127) if chr(code) not in "<&\\[#") + b"\n\t"
_ODD = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u0300-\u036f\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ue000-\uf8ff"
    "\ufb00-\ufb06\ufeff\uff10-\uff5a\ufff9-\uffff]"
)
_SOFT_BREAK = re.compile(r"\xad[ \t]{0,9}\n[ \t]{0,9}")
_JOINERS = re.compile(
    r"(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f]|$)"
)  # others join emoji, Persian


def _table() -> dict[int, str | None]:
    """Return what odd characters become."""
    gone = [*range(9), *range(0x0E, 0x1C), 0x7F, 0xAD, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F)]
    gone += [*range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF]
    spaces = [*range(0x1C, 0x20), 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, *range(0xE000, 0xF900)]
    table: dict[int, str | None] = dict.fromkeys(gone) | dict.fromkeys(spaces, " ")
    table |= {0x0B: "\n", 0x0C: "\n\n", 0x2028: "\n", 0x2029: "\n\n"}
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
    wide = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
    return table | {code: chr(code - 0xFEE0) for code in wide} | {0xF0B7: "•", 0xF0A7: "•"}


_TABLE = _table()


def unusual(text: str) -> str:
    """Return the characters of a text that may not be as they were meant, in their order; plain English has hardly any.

    Examples
    --------
    >>> unusual("Rates rose – AT&T said so.")
    '–&'
    """
    return text.encode().translate(None, _PLAIN).decode()


def mended(text: str, marks: str) -> str:
    """Return a text whose letters are as they were meant; `marks` are its unusual characters.

    Examples
    --------
    >>> mended("stri\u00adkes in O\ufb03ce\u00a05", "\u00ad\ufb03\u00a0")
    'strikes in Office 5'
    """
    if not _ODD.search(marks):
        return text
    text = _JOINERS.sub("", _SOFT_BREAK.sub("", text)).translate(_TABLE)
    return unicodedata.normalize("NFC", text)
