"""Bytes to text, whatever their encoding."""

import codecs
import re
from array import array

import pyarrow as pa

from .packing import UnreadableError

# Byte-order marks, UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# How PDF, zip, PNG, JPEG, GIF, ELF, old Office and Parquet files begin.
_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"PAR1")
# Control characters that no text holds; bell, tab, line ends, form feed, end of file and escape do occur.
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 26, 27} | {127})
_HIGH = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[A-Za-z\x80-\xff]")
_SAMPLE = 65536  # bytes that are enough to tell an encoding by
_MOST_CONTROLS, _MOST_NULS = 1 / 50, 1 / 10  # shares of bytes: more stand in programs and pictures, not in damaged text
# UTF-16 of Western text has a NUL in nearly every other place; names in other scripts may thin it out, and the places
# between hold next to none.
_WIDE, _NARROW = 0.3, 0.02
_DAMAGED = 1 / 50  # share of the bytes beyond ASCII that may be broken in UTF-8: wrong guesses break nearly all
_MOST_ODD = 1 / 5  # share of letters beyond ASCII that stand oddly: accented Western text has far fewer
MOSTLY_ASCII = 0.3  # share of letters beyond ASCII that no Western language reaches, and Cyrillic or Greek far exceed
# What Western decoding makes of Central European and Macintosh bytes: signs and capitals inside words.
_ODD = re.compile(r"[a-z](?:[¹³¿]|[À-ÖØ-ÞŽŠŸ][a-z])")


def decode(data: bytes) -> str:
    r"""Return bytes as text: its encoding found, line ends made ``\n``, byte-order marks and NULs gone.

    Raises
    ------
    UnreadableError
        When the bytes are not text.

    Examples
    --------
    >>> decode("caf\u00e9\r\n".encode("latin-1"))
    'café\n'
    """
    return normalise(data.decode(_encoding(data), "replace"))


def utf8(data: bytes) -> bytes:
    r"""Return bytes as UTF-8, as `decode` reads them; those that are so already are not copied.

    Raises
    ------
    UnreadableError
        When the bytes are not text.

    Examples
    --------
    >>> utf8("caf\u00e9\r\n".encode("latin-1"))
    b'caf\xc3\xa9\n'
    """
    if _encoding(data) != "utf-8" or b"\0" in data or not _is_valid(data):
        return decode(data).encode()
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def normalise(text: str) -> str:
    r"""Return text with ``\n`` for line ends, and without NULs, a byte-order mark or lone surrogates."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    text = text.removeprefix("\ufeff")
    return text if _is_sound(text) else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_sound(text: str) -> bool:
    """Tell whether text has no lone surrogates, which no file or table can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _encoding(data: bytes) -> str:
    """Return the name of the encoding that bytes are most likely in."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name
    if data.startswith(_BINARY):
        raise UnreadableError("binary, not text")
    if wide := _wide(data[:_SAMPLE]):
        return wide
    controls = len(data) - len(data.translate(None, _CONTROLS.replace(b"\0", b"")))
    if controls > len(data) * _MOST_CONTROLS or data.count(b"\0") > len(data) * _MOST_NULS:
        raise UnreadableError("binary, not text")
    return "utf-8" if _is_utf8(data) else _single_byte(data)


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by the NULs that stand at every other place in Western text."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) * _WIDE or min(even, odd) > len(sample) * _NARROW:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, up to a few that are damaged."""
    return _is_valid(data) or data.decode("utf-8", "replace").count("\ufffd") <= _DAMAGED * len(_HIGH.findall(data))


def _is_valid(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 throughout, without making a string, which may take four times as much."""
    whole = pa.LargeStringArray.from_buffers(1, pa.py_buffer(array("q", [0, len(data)])), pa.py_buffer(data))
    try:
        whole.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _single_byte(data: bytes) -> str:
    """Return an older encoding: Western where few letters are beyond ASCII, else as charset-normalizer finds."""
    high_byte = _HIGH.search(data)
    first = high_byte.start() if high_byte else 0
    sample = data[max(0, first - 1000) : first + _SAMPLE]  # around the first byte that tells anything
    high, odd = len(_HIGH.findall(sample)), len(_ODD.findall(sample.decode("cp1252", "replace")))
    if high < MOSTLY_ASCII * len(_LETTER.findall(sample)) and odd < _MOST_ODD * high:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"
