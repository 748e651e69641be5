"""What takes long to find in an archive is kept beside its parts, as long as these are there."""

from hashlib import blake2b
from io import BytesIO
from typing import NamedTuple

from .storage import Folder

FOLDER = "kept"  # in that of the archive


class Beside(NamedTuple):
    """Where tables of an archive, or of one of its parts, are kept.

    Attributes
    ----------
    folder : Folder
    of : str
        The name of the part, or one that stands for all of them: what is kept of a part that is no more is dropped.
    parts : tuple of str
        All parts; empty for what is kept of one of them.
    """

    folder: Folder
    of: str
    parts: tuple[str, ...] = ()

    @classmethod
    def archive(cls, folder: Folder, parts: list[str]) -> "Beside":
        """Return where tables of all parts are kept."""
        named = blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
        return cls(Folder(f"{folder.place}/{FOLDER}"), named, tuple(parts))

    @classmethod
    def part(cls, folder: Folder, name: str) -> "Beside":
        """Return where tables of a part are kept."""
        return cls(Folder(f"{folder.place}/{FOLDER}"), name)

    def kept(self, name: str) -> BytesIO:
        """Return what is kept under a name; an `OSError` says that nothing is."""
        return BytesIO(self.folder.read(f"{self.of}~{name}").to_pybytes())

    def keep(self, name: str, content: bytes) -> None:
        """Keep something, and drop what is of parts that are no more."""
        self.folder.write(f"{self.of}~{name}", content)
        for other in self.folder.names() if self.parts else ():
            of, sign, _ = other.partition("~")
            if sign and of not in (self.of, *self.parts):
                self.folder.remove(other)
