"""From a path to the bytes of each file behind it: folders, gzip and zip, within stated limits."""

import gzip
import io
import lzma
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import NamedTuple

KINDS = (".txt", ".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet")

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
    kind: str
    data: bytes = b""
    reason: str | None = None
    size: int = 0


class UnreadableError(ValueError):
    """A file that cannot be read; the message is the reason, in words for its owner."""


def locate(source: str | os.PathLike) -> Path:
    """Find a path from the current folder, or else from the project's root: the folder above `lib`.

    Raises
    ------
    FileNotFoundError
        When there is nothing of that name, saying where it was looked for.
    """
    if not os.fspath(source):
        raise FileNotFoundError("The path is empty. Give the path of your articles.")
    path = Path(os.path.expanduser(os.fsdecode(source)))
    places = [Path.cwd()] if path.is_absolute() else list(dict.fromkeys([Path.cwd(), *_project_root()]))
    for place in places:
        if (place / path).exists():
            return place / path
    where = "" if path.is_absolute() else f" Looked in {' and in '.join(str(place) for place in places)}."
    raise FileNotFoundError(f"There is no file or folder {str(path)!r}.{where} Give the path of your articles.")


class Source:
    """A file or folder: located once, its files listed once, the bytes of each read once, whether hashed or parsed.

    Hidden files are passed over, and so are documents about the articles, such as README.md.

    Parameters
    ----------
    path : path
        Looked up from the current folder, then from the project's root.

    Raises
    ------
    FileNotFoundError
        When there is nothing of that name.
    """

    def __init__(self, path: str | os.PathLike):
        self.root = locate(path)
        self._paths = _listed(self.root)
        self._read: dict[Path, bytes] = {}

    @property
    def size(self) -> int:
        """Bytes of all files together, as they are on disk."""
        return sum(path.stat().st_size for path in self._paths if path.is_file())

    @cached_property
    def fingerprint(self) -> str:
        """32 hexadecimal digits that change when a file is added, renamed or changed.

        What is read for it is kept until `files` hands it on, so that no file is read twice.
        """
        digest = blake2b(digest_size=16)
        for path in self._paths:
            with suppress(OSError, UnreadableError):  # what is not or cannot be read counts by its name alone
                if path != self.root:  # a saved corpus is not one of the kinds, but counts by its content too
                    _check_kind(path.name)
                self._read[path] = _bytes(path)
            digest.update(os.fsencode(self._name(path)) + b"\0")
            digest.update(blake2b(self._read.get(path, b""), digest_size=16).digest())
        return digest.hexdigest()

    def files(self) -> Iterator[File]:
        """Yield each file, unpacked, in order of their names; members of archives one by one."""
        for path in self._paths:
            name = os.fsencode(self._name(path)).decode("utf-8", "replace")
            try:
                _check_kind(path.name)
                yield from _unpacked(name, self._read.pop(path) if path in self._read else _bytes(path))
            except (UnreadableError, OSError) as error:
                yield File(name, "", b"", getattr(error, "strerror", None) or str(error))

    def let_go(self) -> None:
        """Forget the bytes that the fingerprint has read, where nobody will ask for the files."""
        self._read.clear()

    def _name(self, path: Path) -> str:
        """Return a file's name relative to the source."""
        return path.name if path == self.root else path.relative_to(self.root).as_posix()


def _listed(root: Path) -> list[Path]:
    """Return the file itself, or those in a folder and its folders, in order of their names."""
    if not root.is_dir():
        return [root]
    paths = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith((".", "__MACOSX"))]
        paths += [Path(folder, name) for name in names if not _is_passed_over(name)]
    return sorted(paths, key=lambda path: path.relative_to(root).as_posix())


def _bytes(path: Path) -> bytes:
    """Return the bytes of a regular file; from a pipe, nothing might ever come."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnreadableError("not a regular file")
    return path.read_bytes()


def _project_root() -> list[Path]:
    """Return the folder above `lib` where the package is installed in place, or nothing."""
    lib = Path(__file__).resolve().parents[2]
    return [lib.parent] if lib.name == "lib" and (lib / "pyproject.toml").is_file() else []


def _is_passed_over(name: str) -> bool:
    """Tell whether a file is hidden, or a document about its folder."""
    path = PurePosixPath(name.lower())
    document = path.stem.startswith(_DOCUMENTS) and path.suffix in _DOCUMENT_KINDS
    return document or name.startswith(".") or name.lower() in ("thumbs.db", "desktop.ini")


def _unpacked(name: str, data: bytes) -> Iterator[File]:
    """Yield what is in the bytes of one file."""
    kind, packed = _kind_of(name)
    if kind == ".zip" and not packed:
        yield from _members(name, data)
    else:
        yield File(name, kind, _unzip(data) if packed else data, size=len(data))


def _kind_of(name: str) -> tuple[str, bool]:
    """Return what kind of file a name tells, and whether it is gzipped."""
    path = PurePosixPath(name.lower())
    return (PurePosixPath(path.stem).suffix, True) if path.suffix == ".gz" else (path.suffix, False)


def _check_kind(name: str, kinds: tuple[str, ...] = (*KINDS, ".zip")) -> None:
    """Refuse a name whose ending is none of those that are read."""
    kind, packed = _kind_of(name)
    if kind not in kinds or (packed and kind == ".zip"):
        raise UnreadableError(f"{kind or 'a name without an ending'} is not read; {', '.join(KINDS)}, .gz and .zip are")


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
    return hidden or (".." not in parts and _is_passed_over(parts[-1]))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, left: int) -> File:
    """Return one member of an archive, or why it is not read."""
    kind, packed = _kind_of(info.filename)
    path = PurePosixPath(info.filename.replace("\\", "/"))
    try:
        if ".." in path.parts or path.is_absolute() or re.match(r"[A-Za-z]:", str(path)):
            raise UnreadableError("its name points outside the archive")
        _check_kind(info.filename, KINDS)
        if info.flag_bits & 0x1:
            raise UnreadableError("it needs a password")
        with archive.open(info) as opened:
            data = opened.read(left + 1)
        if len(data) > left:
            raise UnreadableError("the archive unpacks beyond the limit for its size")
        return File(name, kind, _unzip(data) if packed else data, size=info.compress_size)
    except (UnreadableError, *_DAMAGE) as error:
        return File(name, kind, b"", str(error) or "truncated archive", size=info.compress_size)
