"""Large files are taken apart: pieces with whole records, one after another, so that memory holds one at a time."""

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple

from .articles import records_of
from .columns import Plan
from .encodings import note_on
from .faults import ENDING, reason_for
from .formats.nested import are_lines, read_lines
from .formats.records import Records
from .formats.sheets import read_parquet_apart
from .formats.tables import read_table_apart
from .kinds import recognise
from .packing import (
    DAMAGE,
    FREE_BYTES,
    MAX_RATIO,
    START,
    File,
    Packer,
    UnreadableError,
    check_kind,
    is_hidden,
    member,
    opened_in_tar,
    opened_in_zip,
    packing,
    unpacked,
)
from .roles import names_in, plan_for

MOST_WHOLE = 500_000_000  # bytes of a file that can be read as a whole alone, and of a line
PARQUET = b"PAR1"  # how such a file begins, whose columns are packed
_USUAL_RATIO = 4  # times their size that packed files are taken to have, until they are opened


class Piece(NamedTuple):
    """A file, or a piece of one that is taken apart: some of its records, or lines of JSON from a line on.

    `names` are the columns of a file that is taken apart, and `plans` tells which of them is what in all of it.
    """

    file: File
    records: Records | None = None
    line: int = 0
    names: tuple = ()
    plans: dict[tuple, Plan] | None = None

    def read(self) -> tuple[str, Records, str | None]:
        """Return the name of the file, the records of the piece, and the reason where there are none."""
        if self.records is None and not self.line:
            return records_of(self.file)
        records = _lines(self.file.data, self.line) if self.records is None else self.records
        records.names = self.names
        return self.file.name, records, None


class _Stream(NamedTuple):
    """A file or a member of an archive, unpacked as it is read."""

    name: str
    inner: str
    open: Callable[[], IO[bytes]]


def is_large(path: Path, size: int) -> bool:
    """Tell whether a file has more bytes than it should be read with at a time, or may unpack to more."""
    if not path.is_file() or path.stat().st_size <= size / _USUAL_RATIO:
        return False
    with path.open("rb") as file:
        start = file.read(START)
    return packing(path.name, start)[0] is not None or start.startswith(PARQUET) or path.stat().st_size > size


def pieces_of(name: str, path: Path, size: int, columns: dict | None = None) -> Iterator[Piece]:
    """Yield what is in a file of any size, in pieces of about `size` bytes.

    Their records are those of `read_articles`, in the same order but for packed tar archives, whose own it is.
    """
    most = max(FREE_BYTES, MAX_RATIO * path.stat().st_size)
    try:
        for stream in _streams(name, path):
            try:
                yield from _pieces(stream, size, most, columns)
            except (UnreadableError, *DAMAGE) as error:
                yield Piece(File(stream.name, "", reason=str(error) or "truncated archive"))
            except ENDING:
                raise
            except BaseException as error:
                yield Piece(File(stream.name, "", reason=reason_for(error)))
    except (UnreadableError, *DAMAGE) as error:
        yield Piece(File(name, "", reason=f"truncated or damaged archive: {error}"))


def _streams(name: str, path: Path) -> Iterator[_Stream]:
    """Yield the file itself, unpacked, or the members of an archive."""
    with path.open("rb") as file:
        packer, inner = packing(name, file.read(START))
    if packer == "zip":
        with zipfile.ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if not info.is_dir() and not is_hidden(info.filename):
                    yield _member(name, info.filename, partial(opened_in_zip, archive, info))
    elif packer == "tar" or inner.endswith(".tar"):
        with tarfile.open(path, "r:*") as tar:
            for entry in tar if packer != "tar" else sorted(tar.getmembers(), key=lambda entry: entry.name):
                if not entry.isdir() and not is_hidden(entry.name):
                    yield _member(name, entry.name, partial(opened_in_tar, tar, entry))
    else:
        opener = packer.opened if isinstance(packer, Packer) else None
        yield _Stream(name, inner, lambda: opener(path.open("rb")) if opener else path.open("rb"))


def _member(archive: str, name: str, opened: Callable[[], IO[bytes]]) -> _Stream:
    """Return a member of an archive, which raises a reason where it is not to be read."""
    made = member(File(archive, archive), name, 0, bytes)

    def checked() -> IO[bytes]:
        if made.reason:
            raise UnreadableError(made.reason)
        return opened()

    return _Stream(made.name, made.inner, checked)


def _pieces(stream: _Stream, size: int, most: int, columns: dict | None) -> Iterator[Piece]:
    """Yield one file as a whole where it is small enough, or else the records of its pieces."""
    with stream.open() as opened:
        start = opened.read(size)
        check_kind(stream.inner, start[:START])
        more = opened.read(1)
        if not more and not start.startswith(PARQUET):
            yield from _whole(stream, start)
            return
        apart = _taken_apart(stream, start + more, opened, size, most)
        if apart is None:
            rest = opened.read(MOST_WHOLE - len(start))
            if len(rest) + len(start) >= MOST_WHOLE:
                kind = recognise(stream.inner, start)
                raise UnreadableError(
                    f"its kind ({kind}) is only read as a whole, and it has more than {MOST_WHOLE // 10**6} MB: "
                    "save it as JSON lines, CSV or Parquet, or as several files"
                )
            yield from _whole(stream, start + more + rest)
            return
        yield from _decided(apart, columns)


def _whole(stream: _Stream, data: bytes) -> Iterator[Piece]:
    for file in unpacked(stream.inner, data):
        yield Piece(file._replace(name=stream.name + file.name.removeprefix(stream.inner)))


def _decided(apart: Iterator[Piece], columns: dict | None) -> Iterator[Piece]:
    """Decide which column is what by the first piece that has records, for all pieces."""
    names: tuple = ()
    plans: dict[tuple, Plan] = {}
    for piece in apart:
        if not plans and (records := piece.read()[1]).rows:
            names = names_in(records)
            plan = plan_for(names, [(piece.file.name, records)], {}, columns)
            if isinstance(plan, ValueError):
                raise UnreadableError(str(plan))
            yield piece._replace(names=names, plans={names: plan})
            plans = {names: plan._replace(note=None)}  # which is said of the first
        else:
            yield piece._replace(names=names, plans=plans)


def _taken_apart(stream: _Stream, start: bytes, opened: IO[bytes], size: int, most: int) -> Iterator[Piece] | None:
    """Return the pieces of a file; None for one of a kind that is only read as a whole."""
    reader = recognise(stream.inner, start)
    file = File(stream.name, stream.inner)
    if reader == "parquet" and hasattr(opened, "raw"):  # and not packed
        return _of_records(file, read_parquet_apart(opened, size))
    if b"\0" in start[:START] or b"\n" not in start:  # UTF-16, or a single line
        return None
    blocks = _blocks(start, opened, size, most)
    if reader in ("table", "tabs"):
        apart = read_table_apart(blocks, "\t" if reader == "tabs" else None)
        return _of_records(file, _noted(apart, start))
    if reader in ("lines", "json") and are_lines(start):
        return _of_lines(file, blocks)
    return None


def _of_records(file: File, apart: Iterator[Records]) -> Iterator[Piece]:
    for records in apart:
        text = sum(len(value) for row in records.rows for value in row.values() if isinstance(value, str))
        yield Piece(file._replace(size=text), records)


def _of_lines(file: File, blocks: Iterator[bytes]) -> Iterator[Piece]:
    line = 1
    for block in blocks:
        yield Piece(file._replace(data=block, size=len(block)), line=line)
        line += block.count(b"\n")


def _noted(apart: Iterator[Records], start: bytes) -> Iterator[Records]:
    """Say of the first piece in which encoding it is."""
    for number, records in enumerate(apart):
        if number == 0 and (note := note_on(start)):
            records.notes.insert(0, note)
        yield records


def _lines(data: bytes, line: int) -> Records:
    """Return the records of JSON lines, of which the first is the line of that number."""
    records = read_lines(data, line)
    if note := note_on(data):
        records.notes.insert(0, note)
    return records


def _blocks(data: bytes, opened: IO[bytes], size: int, most: int) -> Iterator[bytes]:
    """Yield a file in blocks of whole lines."""
    total = len(data)
    while data:
        more = opened.read(1)  # whether more follows, which is not read before this block is done with
        end = data.rfind(b"\n") + 1 if more else len(data)
        if end:
            yield data[:end]
        more += opened.read(size)
        data, total = data[end:] + more, total + len(more)
        if total > most or len(data) > MOST_WHOLE:
            raise UnreadableError(f"unpacks to more than {most // 1024**2:,} MB, or has no line ends")
