"""What is inside a file: gzip and zip, within stated limits; nothing is ever written to disk."""

import gzip
import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from .kinds import ADVICE, ending_of

# What is packed may unpack to 200 times its size or 64 MB, whichever is more, and never beyond 4 GB: even monotonous
# text seldom packs to less than a hundredth, so that real articles pass and a bomb of some kilobytes does no harm.
MAX_RATIO = 200
FREE_BYTES = 64 * 1024**2
MAX_BYTES = 4 * 1024**3

# What zipfile raises on damaged archives.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)

_DOCUMENTS = ("readme", "license", "licence", "copying")
_DOCUMENT_KINDS = ("", ".md", ".rst", ".txt")


class File(NamedTuple):
    """One file, or one member of a zip archive: its bytes, or the reason why there are none."""

    name: str
    inner: str  # the name without the ending of what it was packed with
    data: bytes = b""
    reason: str | None = None
    size: int = 0


class UnreadableError(ValueError):
    """A file that cannot be read; the message is the reason, in words for its owner."""


def is_passed_over(name: str) -> bool:
    """Tell whether a file is hidden, or a document about its folder."""
    path = PurePosixPath(name.lower())
    document = path.stem.startswith(_DOCUMENTS) and path.suffix in _DOCUMENT_KINDS
    return document or name.startswith(".") or name.lower() in ("thumbs.db", "desktop.ini")


def unpacked(name: str, data: bytes) -> Iterator[File]:
    """Yield what is in the bytes of one file."""
    inner, packed = _packed(name)
    if name.lower().endswith(".zip"):
        yield from _members(name, data)
    else:
        yield File(name, inner, _unzip(data) if packed else data, size=len(data))


def _packed(name: str) -> tuple[str, bool]:
    """Return a file's name without the ending of what it is packed with, and whether it is packed so."""
    return (name[:-3], True) if name.lower().endswith(".gz") else (name, False)


def check_kind(name: str) -> None:
    """Refuse a file that is known not to be read by its name alone, with what to do."""
    ending = ending_of(_packed(name)[0])
    if ending in ADVICE:
        raise UnreadableError(f"{ending} is not read: {ADVICE[ending]}")


def _limit(size: int) -> int:
    """Return how many bytes a packed file of this size may hold."""
    return min(MAX_BYTES, max(FREE_BYTES, MAX_RATIO * size))


def _unzip(packed: bytes) -> bytes:
    """Return the bytes inside gzipped bytes.

    Raises
    ------
    UnreadableError
        When they are damaged, cut short, or unpack beyond the limit.
    """
    limit = _limit(len(packed))
    try:
        data = gzip.GzipFile(fileobj=io.BytesIO(packed)).read(limit + 1)
    except EOFError as error:
        raise UnreadableError("truncated archive: the gzip file ends too early") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableError(f"damaged archive: {error}") from error
    if len(data) > limit:
        raise UnreadableError(f"unpacks to more than {limit // 1024**2:,} MB, the limit for a file of its size")
    return data


def _members(name: str, data: bytes) -> Iterator[File]:
    """Yield each article file in a zip archive; nothing is ever written to disk."""
    left = _limit(len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if info.is_dir() or _is_hidden_member(info.filename):
                    continue
                member = _member(archive, info, f"{name}/{info.filename}".replace("\\", "/"), left)
                left -= len(member.data)
                yield member
    except _DAMAGE as error:
        raise UnreadableError(f"truncated or damaged archive: {error}") from error


def _is_hidden_member(name: str) -> bool:
    parts = PurePosixPath(name).parts or ("",)
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)
    return hidden or (".." not in parts and is_passed_over(parts[-1]))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, left: int) -> File:
    """Return one member of an archive, or why it is not read."""
    inner, packed = _packed(name)
    path = PurePosixPath(info.filename.replace("\\", "/"))
    try:
        if ".." in path.parts or path.is_absolute() or re.match(r"[A-Za-z]:", str(path)):
            raise UnreadableError("its name points outside the archive")
        check_kind(info.filename)
        if info.flag_bits & 0x1:
            raise UnreadableError("it needs a password")
        with archive.open(info) as opened:
            data = opened.read(left + 1)
        if len(data) > left:
            raise UnreadableError("the archive unpacks beyond the limit for its size")
        return File(name, inner, _unzip(data) if packed else data, size=info.compress_size)
    except (UnreadableError, *_DAMAGE) as error:
        return File(name, inner, b"", str(error) or "truncated archive", size=info.compress_size)
