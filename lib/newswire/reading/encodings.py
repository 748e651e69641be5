"""Bytes to text, whatever their encoding."""

import codecs
import io
import re
from array import array

import pyarrow as pa

from .older_encodings import NAMES, older_encoding
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
_SAMPLE = 65536  # bytes that are enough to tell an encoding by
_MOST_CONTROLS, _MOST_NULS = 1 / 50, 1 / 10  # shares of bytes: more stand in programs and pictures, not in damaged text
# UTF-16 of Western text has a NUL in nearly every other place; names in other scripts may thin it out, and the places
# between hold next to none.
_WIDE, _NARROW = 0.3, 0.02
_UNITS = {"utf-16": 2, "utf-16-le": 2, "utf-16-be": 2, "utf-32": 4}  # bytes that belong together
_MARK = "\ufeff"
_HIGH = re.compile(r"[^\x00-\x7f]")
_HIGH_SOUND = re.compile(r"[^\x00-\x7f\udc80-\udcff]")  # where bytes that are not UTF-8 are kept as surrogates
# Java and old databases write a character beyond U+FFFF as two times three bytes, and a NUL as two bytes.
_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_HALF_PAIR = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_LONG_NUL = b"\xc0\x80"
_LAST = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}\Z")
_FIRSTS = (b"\xc2", b"\xc3", b"\xc4", b"\xc5", b"\xe2", b"\xf0")  # of accented letters, curly quotes and emoji in UTF-8
# Half a character of UTF-8 behind a small letter, where Western encodings have no letter that fits.
_HALF = re.compile(rb"(?<=[a-z])(?:[\xc2\xc3]|\xe2\x80?)(?![A-Za-z\x80-\xff])")
# A byte among UTF-8 that stands like a Western letter, apostrophe, quotation mark or dash.
_LIKE_WESTERN = re.compile(
    rb"(?<=[a-z])[\xe0\xe1\xe3-\xfc](?![\x80-\xff])|(?<![\x80-\xff])[\xe0-\xfc](?=[a-z])"
    rb"|(?<![\x80-\xff])[\x85\x91-\x94\x96\x97](?![\x80-\xff])"
)
_MANY_BYTES = ("gb18030", "big5", "cp932", "euc_jp", "cp949")  # some of whose characters look like UTF-8


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
    name = _encoding(data)
    if name is None:
        return normalise(_mended(data))
    return normalise(data[: len(data) - len(data) % _UNITS.get(name, 1)].decode(name, "replace"))


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
    if _encoding(data) != "utf-8" or b"\0" in data or codecs.BOM_UTF8 in data:
        return decode(data).encode()
    return _one_line_end(data) if b"\r" in data else data


def note_on(data: bytes) -> str | None:
    """Return in words what is told of bytes that are not Unicode throughout: how they are read; None for all others.

    Raises
    ------
    UnreadableError
        When the bytes are not text.

    Examples
    --------
    >>> note_on("caf\u00e9".encode()), note_on("caf\u00e9".encode("latin-1"))
    (None, 'it is not in UTF-8 and is read as Windows-1252')
    """
    if name := _encoding(data):
        shifted = len(data) % _UNITS.get(name, 1)
        return "a byte of it is lost or added, and what stands behind is garbled" if shifted else None
    data = _without_halves(data)
    if _is_valid(data):
        return "characters that stand in it in two halves are put together"
    if _is_cut(data):
        return "it is cut inside its last character"
    counts = [counts for counts in map(_counts, io.BytesIO(_one_line_end(data))) if any(counts)]
    foreign = sum(damaged > sound for sound, damaged in counts)
    if not foreign:
        return f"damaged bytes in it: {sum(damaged for _, damaged in counts):,}"
    name = NAMES[older_encoding(_sample(data))]
    if foreign == len(counts):
        return f"it is not in UTF-8 and is read as {name}"
    told = f"{foreign:,} are not in UTF-8 and are" if foreign > 1 else "1 is not in UTF-8 and is"
    return f"of {len(counts):,} lines beyond ASCII, {told} read as {name}"


def normalise(text: str) -> str:
    r"""Return text with ``\n`` for line ends, and without NULs, byte-order marks and lone surrogates."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    if _MARK in text:  # inside a text, too, where files that begin with one were put together
        text = text.replace(_MARK, "")
    return text if _is_sound(text) else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_sound(text: str) -> bool:
    """Tell whether text has no lone surrogates, which no file or table can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _encoding(data: bytes) -> str | None:
    """Return the name of the encoding that bytes are in, None where it takes a closer look."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name
    if data.startswith(_BINARY):
        raise UnreadableError("binary, not text")
    if wide := _wide(data[: min(_SAMPLE, len(data) // 2 * 2)]):
        return wide
    controls = len(data) - len(data.translate(None, _CONTROLS.replace(b"\0", b"")))
    if controls > len(data) * _MOST_CONTROLS or data.count(b"\0") > len(data) * _MOST_NULS:
        raise UnreadableError("binary, not text")
    return "utf-8" if _is_valid(data) else None


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by the NULs that stand at every other place in Western text."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(1, len(sample) * _WIDE) or min(even, odd) > len(sample) * _NARROW:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_valid(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 throughout, without making a string, which may take four times as much."""
    whole = pa.LargeStringArray.from_buffers(1, pa.py_buffer(array("q", [0, len(data)])), pa.py_buffer(data))
    try:
        whole.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _mended(data: bytes) -> str:
    """Return bytes as text that are not all UTF-8: damaged, or in an older encoding, or in one or the other by line."""
    data = _without_halves(data)
    if _is_valid(_HALF_PAIR.sub(b"", data)) or _is_cut(data):
        return data.decode("utf-8", "replace")
    data = _one_line_end(data)
    older = older_encoding(_sample(data))
    if older in _MANY_BYTES:
        return data.decode(older, "replace")
    return "".join(_line(line, older) for line in io.BytesIO(data))


def _without_halves(data: bytes) -> bytes:
    """Return bytes with the characters whole that Java writes in two halves, and its NULs gone."""
    return _PAIR.sub(_paired, data).replace(_LONG_NUL, b"")


def _one_line_end(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _paired(match: re.Match) -> bytes:
    """Return the character that two surrogates in UTF-8 stand for."""
    return match[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16").encode()


def _is_cut(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 that ends inside its last character."""
    last = _LAST.search(data, max(0, len(data) - 3))
    if not last or not _is_valid(data[: last.start()]):
        return False
    return len(last[0]) > 1 or last[0] in _FIRSTS or not data[: last.start()].isascii()


def _counts(line: bytes) -> tuple[int, int]:
    """Return how many characters beyond ASCII a line has as UTF-8, and how many bytes of it are none."""
    if line.isascii():
        return 0, 0
    text = line.decode("utf-8", "replace")
    marks = text.count("\ufffd")
    return len(_HIGH.findall(text)) - marks, marks - line.count("\ufffd".encode())


def _sample(data: bytes) -> bytes:
    """Return enough of what is not UTF-8 to tell an older encoding."""
    sample = io.BytesIO()
    for line in io.BytesIO(data):
        if sample.write(_foreign(line)) and sample.tell() > _SAMPLE:
            break
    return sample.getvalue()


def _foreign(line: bytes) -> bytes:
    """Return what of a line is not UTF-8 and tells an older encoding: all, nothing, or what is between UTF-8."""
    sound, damaged = _counts(line)
    if damaged <= sound:
        return b""
    if damaged > 2 * sound:  # characters of several bytes look like UTF-8 here and there
        return line
    return _HIGH_SOUND.sub(" ", line.decode("utf-8", "surrogateescape")).encode("ascii", "surrogateescape")


def _line(line: bytes, older: str) -> str:
    """Return a line as text, in UTF-8 or else in an older encoding."""
    sound, damaged = _counts(line)
    if damaged <= sound or (sound and older == "cp1252"):
        return line.decode("utf-8", _WESTERN)
    if older == "cp1252":
        line = _HALF.sub(b"\x81", line)  # which stands for nothing there
    return line.decode(older, "replace")


def _western(error: UnicodeError) -> tuple[str | bytes, int]:
    """Return what to put for a byte among UTF-8 that is none: a Western letter or mark if it stands like one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    likely = error.end - error.start == 1 and _LIKE_WESTERN.match(error.object, error.start)
    return error.object[error.start : error.end].decode("cp1252") if likely else "\ufffd", error.end


_WESTERN = "newswire.western"
codecs.register_error(_WESTERN, _western)
