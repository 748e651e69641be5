"""Web archives (WARC): the pages and plain texts in them, each with its address and the day it was kept."""

import io
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from itertools import count
from typing import Any

from ..packing import UnreadableError, limit_of
from .declared import text_of
from .extras import needed
from .pages import records_in_page
from .records import Records
from .texts import records_in

_PAGES = ("text/html", "application/xhtml+xml")
_KINDS = ("response", "resource", "conversion")


def read_warc(data: bytes) -> Records:
    """Return the articles among the records of a web archive; what is neither a page nor a text is counted in a note.

    Raises
    ------
    UnreadableError
        When there is no record in it, it unpacks beyond the limit, or a package that reads it is missing.
    """
    warcio = needed("warcio.archiveiterator", "web", ".warc")
    records, others = Records(), Counter[str]()
    with redirect_stderr(io.StringIO()) as warned:  # where warcio says that something is damaged
        for record, kind, content in _answers(warcio.ArchiveIterator(io.BytesIO(data)), limit_of(data), records):
            if content is None:
                others.update([kind] if kind else [])
            else:
                _add(records, record, content, kind in _PAGES)
    if "WARNING" in warned.getvalue():
        records.notes.append("the archive is damaged: some of its records are shorter or longer than they say")
    commonest = sorted(others.items(), key=lambda one: (-one[1], one[0]))
    counts = ", ".join(f"{kind} ({count:,})" for kind, count in commonest)
    if not records.rows and not records.refused:
        raise UnreadableError(f"holds no page or text{f', but {counts}' if counts else ''}")
    if counts:
        records.notes.append(f"records that are neither pages nor texts were passed over: {counts}")
    return records


def _answers(archive: Iterator, left: int, records: Records) -> Iterator[tuple[Any, str, bytes | None]]:
    """Yield each record of an archive, its kind, and what it holds where that is a page or a text."""
    for number in count(1):
        try:
            record = next(archive)
            kind = _kind(record)
            readable = kind in (*_PAGES, "text/plain")
            content = record.content_stream().read(left + 1) if readable else None
        except StopIteration:
            return
        except Exception as error:  # of many kinds, from what reads headers and what unpacks
            records.refused.append(f"record {number}: damaged ({error}); the rest of the file is not read")
            return
        left -= len(content or b"")
        if left < 0:
            raise UnreadableError("unpacks beyond the limit for its size")
        if readable and getattr(record.raw_stream, "limit", 0) > 0:
            records.notes.append(f"record {number} is cut short, and was read as far as it goes")
        yield record, kind, content


def _kind(record) -> str:
    """Return the type of what a record holds, or why it is passed over; nothing for records about records."""
    if record.rec_type == "revisit":
        return "kept before"
    if record.rec_type not in _KINDS:
        return ""
    if (record.rec_headers.get_header("WARC-Target-URI") or "").endswith("/robots.txt"):
        return "robots.txt"
    headers = record.http_headers
    if headers and not headers.get_statuscode().startswith("2"):
        return f"status {headers.get_statuscode()}"
    given = headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    return (given or "unknown").split(";")[0].strip().lower()


def _add(records: Records, record, content: bytes, is_page: bool) -> None:
    """Add the articles of one page or text."""
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    given = (record.http_headers.get_header("Content-Type") if record.http_headers else "") or ""
    charset = given.lower().partition("charset=")[2].strip("\"' ;") or None
    try:
        text = text_of(content, charset)
        found = records_in_page(text, url) if is_page else records_in(text)
    except UnreadableError as error:
        records.refused.append(f"{url}: {error}")
        return
    kept = {"url": url, "archived": record.rec_headers.get_header("WARC-Date")}
    for row in found.rows:
        row.update({name: value for name, value in kept.items() if value})
    records.take(found, url)
