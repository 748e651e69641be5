"""Which reader takes a file: what its content is goes before what its name says."""

import re
from pathlib import PurePosixPath

from ..data import read_rows

_ROWS = read_rows(__package__, "kinds.csv")
READERS = {row["ending"]: row["reader"] for row in _ROWS if row["reader"]}
ADVICE = {row["ending"]: row["advice"] for row in _ROWS if row["advice"]}

# How files begin whose name may say something else; Office files are told apart by what is in their archive.
_BEGINNINGS = {b"%PDF": "pdf", b"{\\rtf": "rtf", b"PAR1": "parquet", b"WARC/": "warc"}
_MEMBERS = {b"word/document": "docx", b"xl/workbook": "sheet", b"opendocument.spreadsheet": "sheet"}
# The streams that old Office files name, two bytes a letter.
_STREAMS = {b"W\0o\0r\0k\0b\0o\0o\0k\0": "sheet", b"W\0o\0r\0d\0D\0o\0c\0": "doc"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PAGE = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*(?:<!doctype html|<html|<head\b|<body\b)", re.IGNORECASE | re.DOTALL)
_SHEET = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml|<!doctype (?!html)|<(?:rss|feed|nitf|newsitem|newsmessage|reuters)\b)", re.IGNORECASE
)


def ending_of(name: str) -> str:
    """Return the ending of a file's name in small letters, with its full stop.

    Examples
    --------
    >>> ending_of("Files (12).DOCX")
    '.docx'
    """
    return PurePosixPath(name.lower()).suffix


def recognise(name: str, data: bytes) -> str:
    """Return the reader that takes a file, by its content, or else by its name; ``"text"`` where neither tells.

    Examples
    --------
    >>> recognise("articles.txt", b"<!DOCTYPE html><html><body>"), recognise("talk.politics", b"From: a@b.c")
    ('page', 'text')
    """
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    for beginning, reader in _BEGINNINGS.items():
        if start.startswith(beginning):
            return reader
    named = READERS.get(ending_of(name), "text")
    packed = _MEMBERS if start.startswith(b"PK\x03\x04") else _STREAMS if start.startswith(_OLD_OFFICE) else {}
    if packed:
        return next((reader for member, reader in packed.items() if member in data), named)
    if named in ("text", "markdown", "doc", "sheet", "markup", "page"):
        if named == "sheet" and _SHEET.search(start):
            return "sheet"
        if _PAGE.match(start):
            return "page"
        if _MARKUP.match(start):
            return "markup"
    if named == "sheet" and not start.startswith((b"\t\0", b"\t\2", b"\t\4")):  # as the oldest of Excel begin
        return "page" if start.lstrip().startswith(b"<") else "text"
    return named
