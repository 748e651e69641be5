"""From a path to the bytes of each file behind it: one file, or those of a folder and its folders."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from .packing import File, UnreadableError, check_kind, is_passed_over, unpacked


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
                    check_kind(path.name)
                self._read[path] = _bytes(path)
            digest.update(os.fsencode(self._name(path)) + b"\0")
            digest.update(blake2b(self._read.get(path, b""), digest_size=16).digest())
        return digest.hexdigest()

    def files(self) -> Iterator[File]:
        """Yield each file, unpacked, in order of their names; members of archives one by one."""
        for path in self._paths:
            name = os.fsencode(self._name(path)).decode("utf-8", "replace")
            try:
                check_kind(path.name)
                yield from unpacked(name, self._read.pop(path) if path in self._read else _bytes(path))
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
        paths += [Path(folder, name) for name in names if not is_passed_over(name)]
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
