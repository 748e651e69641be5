"""What is inside a file: what it is packed with is taken off, within stated limits; nothing is ever written to disk."""

import bz2
import gzip
import io
import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from posixpath import basename, splitext
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from .kinds import READERS, advice, ending_of, is_text, office_kind

if TYPE_CHECKING:
    import pandas as pd

# What is packed may unpack to 200 times its size or 64 MB, whichever is more, and never beyond 4 GB: even monotonous
# text seldom packs to less than a hundredth, so that real articles pass and a bomb of some kilobytes does no harm.
MAX_RATIO = 200
FREE_BYTES = 64 * 1024**2
MAX_BYTES = 4 * 1024**3
MAX_LAYERS = 4  # archives in archives, and what those are packed with

ABOUT_THE_FOLDER = "a document about its folder, by its name; rename it to have it read"
OUR_PAGE, OUR_MANIFEST = "a page that newswire made", "a manifest that newswire made"
OF_A_PAGE = "a folder of pictures and programs that belongs to a saved page"
OURS = (OUR_PAGE, OUR_MANIFEST)  # passed over in a folder, so that a report may lie among its articles
SET_ASIDE = (ABOUT_THE_FOLDER, OUR_PAGE, OUR_MANIFEST, OF_A_PAGE)  # reasons for which nobody misses a file
START = 4096  # bytes that are enough to tell what a file is
_PIECE = 1024**2  # bytes that are unpacked at a time

# What reading damaged archives raises.
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error)
DAMAGE = (*_BROKEN, EOFError, RuntimeError, OSError, ValueError)
_DOCUMENTS = ("readme", "license", "licence", "copying")
_DOCUMENT_KINDS = ("", ".md", ".rst", ".txt")
_LITTER = ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r")  # of operating systems
_LITTER_STARTS = (".", "~$", "__macosx")  # hidden, locks of Word


class File(NamedTuple):
    """One file, or one member of an archive: its bytes, or the reason why there are none."""

    name: str
    inner: str  # the name without the ending of what it was packed with
    data: bytes = b""
    reason: str | None = None
    size: int = 0


class UnreadableError(ValueError):
    """A file that cannot be read; the message is the reason, in words for its owner."""


class Packer(NamedTuple):
    """How packed bytes begin, what opens them, and other endings that say what is inside."""

    start: bytes
    opened: Callable[[Any], Any]
    ending: str
    short: dict[str, str]


def _zstandard(file: IO[bytes]) -> Any:
    import pyarrow as pa

    return pa.CompressedInputStream(file, "zstd")


_PACKERS = (
    Packer(b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file), ".gz", {".tgz": ".tar"}),
    Packer(b"BZh", bz2.BZ2File, ".bz2", {".tbz": ".tar", ".tbz2": ".tar"}),
    Packer(b"\xfd7zXZ\0", lzma.LZMAFile, ".xz", {".txz": ".tar"}),
    Packer(b"\x28\xb5\x2f\xfd", _zstandard, ".zst", {".tzst": ".tar"}),
)


@dataclass
class _Room:
    """How many bytes one file may unpack to in all, and how many of them are left."""

    limit: int
    left: int

    def take(self, opened: IO[bytes], whose: str = "") -> bytes:
        """Read all that is left of a file, or refuse it where that is more than there is room for."""
        pieces, left = [], self.left + 1
        while left and (piece := opened.read(min(left, _PIECE))):
            pieces.append(piece)
            left -= len(piece)
        if not left:
            raise UnreadableError(
                f"{whose}unpacks to more than {self.limit // 1024**2:,} MB, the limit for a file of its size"
            )
        self.left = left - 1
        return b"".join(pieces)


def is_litter(name: str) -> bool:
    """Tell whether a file or folder is hidden, or left there by an operating system or an office program."""
    return name.lower().startswith(_LITTER_STARTS) or name.lower() in _LITTER


def check_name(name: str) -> None:
    """Refuse a document about its folder, such as README.md."""
    stem, ending = splitext(name.lower())
    if stem in _DOCUMENTS and ending in _DOCUMENT_KINDS:
        raise UnreadableError(ABOUT_THE_FOLDER)


def check_kind(name: str, start: bytes) -> None:
    """Refuse a file that is not read, with what to do, by its name and its first bytes."""
    if told := advice(packing(name, b"")[1], start):
        raise UnreadableError(told)
    if start.startswith(b"<") and b'<meta name="generator" content="newswire">' in start:  # and not an archive of it
        raise UnreadableError(OUR_PAGE)
    if basename(name) == "manifest.json" and b'"fingerprint"' in start and b'"n_articles"' in start:
        raise UnreadableError(OUR_MANIFEST)


def limit_of(data: bytes) -> int:
    """Return how many bytes a file may unpack to."""
    return min(MAX_BYTES, max(FREE_BYTES, MAX_RATIO * len(data)))


def missed(rejected: "pd.DataFrame") -> "pd.DataFrame":
    """Return the inputs that could not be read, without those that nobody misses, such as a README.md."""
    return rejected[~rejected["reason"].isin(SET_ASIDE)]


def unpacked(name: str, data: bytes) -> Iterator[File]:
    """Yield what is in the bytes of one file: itself, unpacked, or the members of an archive, and of archives in it."""
    limit = limit_of(data)
    yield from _opened(File(name, name, data, size=len(data)), _Room(limit, limit), MAX_LAYERS)


def _opened(file: File, room: _Room, layers: int) -> Iterator[File]:
    """Yield a file as it is, or what is in it, as often as it is packed."""
    try:
        packer, inner = packing(file.inner, file.data)
        if packer is None:
            _check_office(file.data, room)
            yield file._replace(inner=inner)
            return
        if not layers:
            raise UnreadableError(f"packed more than {MAX_LAYERS} times over; unpack it first")
        if isinstance(packer, Packer):
            members = iter([file._replace(inner=inner, data=_unzipped(packer, file.data, room))])
        else:
            members = _members(file, packer, room)
        for member in members:
            yield from [member] if member.reason else _opened(member, room, layers - 1)
    except UnreadableError as error:
        yield file._replace(data=b"", reason=str(error))


def packing(name: str, data: bytes) -> tuple[Packer | str | None, str]:
    """Return what a file is packed with, by its first bytes or else its name, and its name without that ending."""
    ending = ending_of(name)
    for packer in _PACKERS:
        inner = name[: -len(ending)] if ending == packer.ending else name
        inner = name[: -len(ending)] + packer.short[ending] if ending in packer.short else inner
        if data.startswith(packer.start) or (inner != name and not (data and is_text(data[:START]))):
            return packer, inner
        if inner != name:  # what a browser has unpacked and left its name
            return None, inner
    named_office = READERS.get(ending) in ("docx", "sheet")  # its reader says what is wrong with it
    if (data.startswith(b"PK\x03\x04") or ending == ".zip") and not named_office and not office_kind(data):
        return "zip", name
    return ("tar" if data[257:262] == b"ustar" or ending == ".tar" else None), name


def _unzipped(packer: Packer, data: bytes, room: _Room) -> bytes:
    """Return the bytes inside packed bytes, or refuse them when they are damaged, cut short, or too many."""
    try:
        with packer.opened(io.BytesIO(data)) as opened:
            return room.take(opened)
    except UnreadableError:
        raise
    except DAMAGE as error:
        if isinstance(error, EOFError) or "Truncated" in str(error):
            raise UnreadableError(f"truncated archive: the {packer.ending} file ends too early") from error
        raise UnreadableError(f"damaged archive: {error}") from error


def _check_office(data: bytes, room: _Room) -> None:
    """Refuse an office document that unpacks beyond the limit; the libraries that open it have none."""
    if office_kind(data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > room.left:
                raise UnreadableError("unpacks beyond the limit for its size")


def _members(file: File, packer: str, room: _Room) -> Iterator[File]:
    """Yield each member of an archive that is a file and neither hidden nor litter."""
    try:
        yield from (_in_zip if packer == "zip" else _in_tar)(file, room)
    except DAMAGE as error:
        raise UnreadableError(f"truncated or damaged archive: {error}") from error


def _in_zip(file: File, room: _Room) -> Iterator[File]:
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            if not info.is_dir() and not is_hidden(info.filename):
                yield member(file, info.filename, info.compress_size, partial(_zipped, archive, info, room))


def _zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: _Room) -> bytes:
    """Return the bytes of a member of a zip archive."""
    with opened_in_zip(archive, info) as opened:
        check_kind(info.filename, opened.peek(START)[:START])  # type: ignore[attr-defined]
        return room.take(opened, "the archive ")


def opened_in_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    """Open a member of a zip archive, or refuse one with a password."""
    if info.flag_bits & 0x1:
        raise UnreadableError("it needs a password")
    return archive.open(info)


def _in_tar(file: File, room: _Room) -> Iterator[File]:
    with tarfile.open(fileobj=io.BytesIO(file.data)) as archive:
        for info in sorted(archive.getmembers(), key=lambda info: info.name):
            if not info.isdir() and not is_hidden(info.name):
                yield member(file, info.name, info.size, partial(_tarred, archive, info))


def _tarred(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    """Return the bytes of a member of a tar archive; they are part of it, and so counted already."""
    data = opened_in_tar(archive, info).read()
    check_kind(info.name, data[:START])
    return data


def opened_in_tar(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    """Open a member of a tar archive, or refuse what is no file, such as a link."""
    opened = archive.extractfile(info) if info.isreg() and not info.issparse() else None
    if opened is None:
        raise UnreadableError("not a regular file")
    return opened


def is_hidden(name: str) -> bool:
    """Tell whether a member of an archive, or a folder that it is in, is hidden or what a system leaves behind."""
    parts = PurePosixPath(name.replace("\\", "/")).parts or ("",)
    return any(is_litter(part) and part not in ("..", ".") for part in parts)


def member(file: File, name: str, size: int, read: Callable[[], bytes]) -> File:
    """Return one member of an archive, or why it is not read."""
    path = PurePosixPath(name.replace("\\", "/"))
    made = File(f"{file.name}/{path}", path.name, size=size)
    try:
        if ".." in path.parts or path.is_absolute() or re.match(r"[A-Za-z]:", str(path)):
            raise UnreadableError("its name points outside the archive")
        check_name(path.name)
        return made._replace(data=read())
    except (UnreadableError, *DAMAGE) as error:
        return made._replace(reason=str(error) or "truncated archive")
