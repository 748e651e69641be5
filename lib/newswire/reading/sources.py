"""From a path to the bytes of each file behind it: one file, or those of a folder and its folders."""

import os
import re
import stat
from collections.abc import Iterator
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from .packing import OF_A_PAGE, OURS, START, File, UnreadableError, check_kind, check_name, is_litter, unpacked

SAVED = ".newswire"  # the ending of a saved corpus
_PRINTED = (".pdf", ".docx", ".xlsx")  # what a report may write beside its pages
# What browsers put beside a page that they save, by their language.
_BESIDE_PAGE = re.compile(
    r"(?i)(.+)[_-](?:files|dateien|fichiers|archivos|ficheiros|arquivos|bestanden|file|filer|pliki)"
)


def locate(source: str | os.PathLike) -> Path:
    """Find a path from the current folder, or else from the project's root: the folder above `lib`.

    Raises
    ------
    FileNotFoundError
        When there is nothing of that name, saying where it was looked for.
    """
    if not os.fspath(source):
        raise FileNotFoundError("The path is empty. Give the path of your articles.")
    if "://" in os.fsdecode(source):
        raise FileNotFoundError(
            f"Nothing is opened on the web: save {os.fsdecode(source)}, and give the path of the file."
        )
    path = Path(os.path.expanduser(os.fsdecode(source)))
    places = [Path.cwd()] if path.is_absolute() else list(dict.fromkeys([Path.cwd(), *_project_root()]))
    for place in places:
        if (place / path).exists():
            return place / path
    where = "" if path.is_absolute() else f" Looked in {' and in '.join(str(place) for place in places)}."
    raise FileNotFoundError(f"There is no file or folder {str(path)!r}.{where} Give the path of your articles.")


class Source:
    """A file or folder: located once, its files listed once, the bytes of each read once, whether hashed or parsed.

    Hidden files, what operating systems leave in folders, and what newswire's own reports wrote are passed over.

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
        self.given = Path(path)
        self.root = locate(path)
        self.paths = _listed(self.root)
        self._read: dict[Path, bytes] = {}

    @property
    def size(self) -> int:
        """Bytes of all files together, as they are on disk."""
        return sum(path.stat().st_size for path in self.paths if path.is_file())

    @cached_property
    def fingerprint(self) -> str:
        """32 hexadecimal digits that change when a file is added, renamed or changed.

        What is read for it is kept until `files` hands it on, so that no file is read twice.
        """
        digest = blake2b(digest_size=16)
        for path in self.paths:
            try:
                self._read[path] = self._bytes(path)
            except (OSError, UnreadableError) as error:  # what is not or cannot be read counts by its name alone
                if self._is_own(path, error):
                    continue
            digest.update(os.fsencode(self._name(path)) + b"\0")
            digest.update(blake2b(self._read.get(path, b""), digest_size=16).digest())
        return digest.hexdigest()

    def files(self) -> Iterator[File]:
        """Yield each file, unpacked, in order of their names; members of archives one by one."""
        for path in self.paths:
            yield from self.files_at(path)

    def files_at(self, path: Path) -> Iterator[File]:
        """Yield what is at one of the paths."""
        try:
            yield from unpacked(self.name(path), self._read.pop(path) if path in self._read else self._bytes(path))
        except (UnreadableError, OSError) as error:
            if not self._is_own(path, error):
                yield File(self.name(path), "", b"", getattr(error, "strerror", None) or str(error))

    def let_go(self) -> None:
        """Forget the bytes that the fingerprint has read, where nobody will ask for the files."""
        self._read.clear()

    def _is_own(self, path: Path, error: Exception) -> bool:
        """Tell whether a file in the folder is refused because newswire made it."""
        return path != self.root and str(error) in OURS

    def name(self, path: Path) -> str:
        """Return a file's name relative to the source, as text of which every letter can be written."""
        return os.fsencode(self._name(path)).decode("utf-8", "replace")

    def _name(self, path: Path) -> str:
        """Return a file's name relative to the source."""
        return path.name if path == self.root else path.relative_to(self.root).as_posix()

    def _bytes(self, path: Path) -> bytes:
        """Return the bytes of a file, or refuse it; a large file of a kind that is not read is not read for that."""
        if reason := self.paths[path]:
            raise UnreadableError(reason)
        if path.is_symlink() and not path.exists():
            raise UnreadableError("a link to nothing")
        if not stat.S_ISREG(path.stat().st_mode):  # from a pipe, nothing might ever come
            raise UnreadableError("not a regular file")
        if path != self.root:
            check_name(path.name)
        with path.open("rb") as file:
            if path != self.root or path.suffix != SAVED:
                check_kind(path.name, file.read(START))
                file.seek(0)
            return file.read()


def _printed(folder: str, names: list[str]) -> set[str]:
    """Return what a report wrote beside its pages: 1_corpus.pdf beside 1_corpus.html, tables.xlsx beside index.html."""
    of = {name: Path(name).stem for name in names if name.endswith(_PRINTED)}
    pages = {name: "index.html" if stem == "tables" else f"{stem}.html" for name, stem in of.items()}
    return {name for name, page in pages.items() if page in names and _is_our_page(Path(folder, page))}


def _is_our_page(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            check_kind(path.name, file.read(START))
    except (OSError, UnreadableError) as error:
        return str(error) in OURS
    return False


def _is_of_page(folder: str, names: list[str]) -> bool:
    """Tell whether a folder is one that a browser saved with a page: story_files beside story.html."""
    of = _BESIDE_PAGE.fullmatch(folder)
    return of is not None and any(of[1] + ending in names for ending in (".html", ".htm", ".xhtml"))


def _listed(root: Path) -> dict[Path, str | None]:
    """Return the file itself, or those in a folder and its folders, in order of their names; folders that are not
    entered are there with the reason.
    """
    if not root.is_dir():
        return {root: None}
    found: dict[Path, str | None] = {}
    entered = [root.resolve()]

    def note(error: OSError) -> None:
        found[Path(error.filename)] = f"the folder cannot be opened: {error.strerror}"

    for folder, folders, names in os.walk(root, onerror=note, followlinks=True):
        folders[:] = sorted(name for name in folders if not is_litter(name))
        for path in [Path(folder, name) for name in folders if Path(folder, name).is_symlink()]:
            if reason := _entered_before(path.resolve(), entered):
                folders.remove(path.name)
                found[path] = reason
        for name in [name for name in folders if _is_of_page(name, names)]:
            folders.remove(name)
            found[Path(folder, name)] = OF_A_PAGE
        own = _printed(folder, names)
        found |= {Path(folder, name): None for name in names if name not in own and not is_litter(name)}
    return dict(sorted(found.items(), key=lambda item: item[0].relative_to(root).as_posix()))


def _entered_before(folder: Path, entered: list[Path]) -> str | None:
    """Enter a folder, or tell why not: it is in one of those that are entered, or around the first of them."""
    if any(folder.is_relative_to(other) for other in entered):
        return "a link to a folder that is read already"
    if entered[0].is_relative_to(folder):
        return "a link to a folder around this one"
    entered.append(folder)
    return None


def _project_root() -> list[Path]:
    """Return the folder above `lib` where the package is installed in place, or nothing."""
    lib = Path(__file__).resolve().parents[2]
    return [lib.parent] if lib.name == "lib" and (lib / "pyproject.toml").is_file() else []
