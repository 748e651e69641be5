"""Which parts an archive is to have: those that stay, and for all else what goes into which."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import NamedTuple

from ....reading.apart import Piece, is_large, pieces_of
from ....reading.sources import SAVED, Source
from ..manifest import parts_in
from ..storage import Folder
from .coding import record_of

_ENOUGH = 0.75  # share of the size of a part from which on it takes no more


class Stamp(NamedTuple):
    """A file of a source as it was read: its name there, bytes, time of its last change, and a name for its content."""

    name: str
    size: int
    changed: int
    content: str


class Part(NamedTuple):
    """A part of an archive: its name, the files that are in it, and what is to be coded, nothing where it stays.

    `apart` is the file of which it holds some of the records, None where it holds whole files.
    """

    name: str
    files: list[Stamp]
    apart: str | None
    pieces: list[Piece]


def planned(
    source: Source,
    folder: Folder,
    way: str,
    columns: dict | None,
    part_size: int,
    passed: Callable[[int], object],
) -> Iterator[Part]:
    """Yield the parts that an archive is to have, in the order of their files.

    Small files go together in the order of their names until they are large enough; what stays parts them, so that
    their order is kept. `passed` is told the bytes of each file that is done with.
    """
    staying, yielded = _staying(source, folder, way), set()
    files: list[Stamp] = []
    pieces: list[Piece] = []
    for path in source.paths:
        name = source.name(path)
        large = name not in staying and is_large(path, part_size)
        if pieces and (name in staying or large or sum(map(_size, pieces)) >= _ENOUGH * part_size):
            yield Part(_named(way, files), files, None, pieces)
            files, pieces = [], []
        if name in staying:
            yield from (part for part in staying[name] if part.name not in yielded)
            yielded |= {part.name for part in staying[name]}
        elif large:
            yield from _of_large(_stamp(name, path), path, way, columns, part_size)
        elif found := list(source.files_at(path)):
            files.append(_stamp(name, path))
            pieces += map(Piece, found)
        passed(path.stat().st_size if path.is_file() else 0)
    if pieces:
        yield Part(_named(way, files), files, None, pieces)


def _of_large(stamp: Stamp, path: Path, way: str, columns: dict | None, part_size: int) -> Iterator[Part]:
    """Yield the parts of a file that is taken apart."""
    pieces: list[Piece] = []
    number = 1
    for piece in pieces_of(stamp.name, path, part_size, columns):
        if pieces and sum(map(_size, [*pieces, piece])) > part_size:
            yield Part(_named(way, [stamp], number, part_size), [stamp], stamp.name, pieces)
            pieces, number = [], number + 1
        pieces.append(piece)
    if pieces:
        yield Part(_named(way, [stamp], number, part_size), [stamp], stamp.name, pieces)


def _size(piece: Piece) -> int:
    return piece.file.size if piece.records else len(piece.file.data)


def _named(way: str, files: list[Stamp], *which: int) -> str:
    """Name a part by all that it depends on."""
    depends = json.dumps([way, [(file.name, file.content) for file in files], which])
    return f"part-{blake2b(depends.encode(), digest_size=8).hexdigest()}{SAVED}"


def _stamp(name: str, path: Path) -> Stamp:
    """Tell how a file is now; one that cannot be opened has no content."""
    try:
        known = path.stat()
        with path.open("rb") as file:
            content = file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()
    except OSError:
        return Stamp(name, 0, 0, "")
    return Stamp(name, known.st_size, known.st_mtime_ns, content)


def _staying(source: Source, folder: Folder, way: str) -> dict[str, list[Part]]:
    """Return, for each file that has not changed, the parts that it is in, where all that is in them has not.

    Raises
    ------
    ValueError
        When the archive is of other files altogether.
    """
    paths = {source.name(path): path for path in source.paths}
    parts = []
    for listed in parts_in(folder):
        record = record_of(folder, listed["name"])
        files = [Stamp(*file) for file in record.get("files", [])] if record.get("way") == way else []
        parts.append((Part(listed["name"], files, listed["apart"], []), record.get("files", [])))
    known = {file[0] for _, files in parts for file in files}
    if known and paths and known.isdisjoint(paths):
        raise ValueError(
            f"{folder} is the archive of other files, such as {min(known)}; choose another folder, or put what belongs "
            "together into one source."
        )

    @cache
    def is_same(stamp: Stamp) -> bool:
        path = paths.get(stamp.name)
        if path is None or not path.is_file() or path.stat().st_size != stamp.size:
            return False
        return path.stat().st_mtime_ns == stamp.changed or _stamp(stamp.name, path).content == stamp.content

    stay = {part.name: bool(part.files) and all(map(is_same, part.files)) for part, _ in parts}
    broken = {part.apart for part, _ in parts if part.apart and not stay[part.name]}
    staying: dict[str, list[Part]] = {}
    for part, _ in parts:
        if stay[part.name] and part.apart not in broken:
            for file in part.files:
                staying.setdefault(file.name, []).append(part)
    return staying
