"""Which reader takes a file: what its content is goes before what its name says."""

import re
from pathlib import PurePosixPath

from ..data import read_rows

_ROWS = read_rows(__package__, "kinds.csv")
READERS = {row["ending"]: row["reader"] for row in _ROWS if row["reader"]}
ADVICE = {row["ending"]: row["advice"] for row in _ROWS if row["advice"]}

# How files begin whose name may say something else; Office files are told apart by what is in their archive.
_BEGINNINGS = {b"%PDF": "pdf", b"{\\rtf": "rtf", b"PAR1": "parquet", b"WARC/": "warc"}
_MEMBERS = {b"word/document.xml": "docx", b"xl/workbook": "sheet", b"opendocument.spreadsheet": "sheet"}
_PAGE = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*(?:<!doctype html|<html|<head\b|<body\b)", re.IGNORECASE | re.DOTALL)
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
    if start.startswith(b"PK\x03\x04"):
        return next((reader for member, reader in _MEMBERS.items() if member in data), "text")
    named = READERS.get(ending_of(name), "text")
    if named in ("text", "markup", "page"):
        if _PAGE.match(start):
            return "page"
        if _MARKUP.match(start):
            return "markup"
    return named
