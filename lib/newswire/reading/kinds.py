"""Which reader takes a file: what its content is goes before what its name says."""

import io
import re
import zipfile
from posixpath import splitext

from ..data import read_rows

_ROWS = read_rows(__package__, "kinds.csv")
READERS = {row["ending"]: row["reader"] for row in _ROWS if row["reader"]}
ADVICE = {row["ending"]: row["advice"] for row in _ROWS if row["advice"]}

# How files begin whose name may say something else; Office files are told apart by what is in their archive.
_BEGINNINGS = {b"%PDF": "pdf", b"{\\rtf": "rtf", b"PAR1": "parquet", b"WARC/": "warc"}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # Office since 2007 and OpenDocument; Office before
_OLD = {b"W\0o\0r\0k\0b\0o\0o\0k\0": "sheet", b"W\0o\0r\0d\0D\0o\0c\0": "doc"}  # their parts, two bytes a letter
_OLDEST = (b"\t\0", b"\t\2", b"\t\4")  # how the oldest spreadsheets begin
_BINARY = ("docx", "pdf", "rtf", "sheet", "parquet", "warc")  # readers whose files begin as above
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # of text in UTF-8 and UTF-16
_PAGE = re.compile(
    rb"\s*+(?><!--.{0,2000}?-->\s*+)*+<(?:!doctype html|(?:html|head|body|table|meta)\b)", re.IGNORECASE | re.DOTALL
)
_SUBTITLES = re.compile(rb"\s*(?:WEBVTT\b|\d{1,4}\r?\n\d\d:\d\d:\d\d[,.]\d{3} -->)")
_SHEET = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet")  # a spreadsheet in XML
_MARKUP = re.compile(
    rb"\s*<(?:\?xml|!doctype (?!html)|(?:rss|feed|rdf:rdf|nitf|newsitem|newsmessage|newsml|reuters|urlset|doc|tei)\b)",
    re.IGNORECASE,
)


def ending_of(name: str) -> str:
    """Return the ending of a file's name in small letters, with its full stop.

    Examples
    --------
    >>> ending_of("Files (12).DOCX")
    '.docx'
    """
    return splitext(name.lower())[1]


def advice(name: str, start: bytes) -> str | None:
    """Return what to do with a file of a kind that is not read, by its name; None where its first bytes show another.

    Examples
    --------
    >>> advice("old.wps", b"\\xd0\\xcf\\x11\\xe0")[:23], advice("old.wps", b"{\\\\rtf1 Rates rose.}")
    ('.wps is not read: save ', None)
    """
    ending = ending_of(name)
    if ending not in ADVICE or _beginning(start) or _PAGE.match(start):
        return None
    in_office = start.startswith(_ZIP) and (b"word/" in start or b"xl/" in start)
    return None if in_office else f"{ending} is not read: {ADVICE[ending]}"


def recognise(name: str, data: bytes) -> str:
    """Return the reader that takes a file, by its content, or else by its name; ``"text"`` where neither tells.

    Examples
    --------
    >>> recognise("articles.txt", b"<!DOCTYPE html><html><body>"), recognise("talk.politics", b"From: a@b.c")
    ('page', 'text')
    """
    start = data[:4096]
    named = READERS.get(ending_of(name), "text")
    if reader := _beginning(start):
        return reader
    if start.startswith(_ZIP):
        return office_kind(data) or named
    if start.startswith(_OLE):
        return next((reader for part, reader in _OLD.items() if part in data), named)
    if named == "sheet" and start.startswith(_OLDEST):
        return "sheet"
    start = start.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(start):
        return "page"
    if _SUBTITLES.match(start):
        return "subtitles"
    if _MARKUP.match(start):
        return "sheet" if _SHEET.search(start) else "markup"
    return "text" if named in _BINARY and is_text(data[:4096]) else named


def office_kind(data: bytes) -> str | None:
    """Return the reader of an office document, None for any other archive and all that is none."""
    if not data.startswith(_ZIP):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype") if names[:1] == ["mimetype"] else b""
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, RuntimeError):
        return None
    if any(name.startswith("word/document") for name in names):
        return "docx"
    is_sheet = kind.endswith(b"opendocument.spreadsheet") or any(name.startswith("xl/workbook") for name in names)
    return "sheet" if is_sheet else None


def _beginning(start: bytes) -> str | None:
    """Return the reader of files that begin with these bytes."""
    if start.startswith(_MARKS) or b"\0" in start[:4]:
        start = start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xfe\xff").replace(b"\0", b"")
    return next((reader for beginning, reader in _BEGINNINGS.items() if start.startswith(beginning)), None)


def is_text(start: bytes) -> bool:
    """Tell whether a file begins as text does."""
    return start.startswith(_MARKS) or not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", start)
