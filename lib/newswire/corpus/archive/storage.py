"""Where an archive lies: a folder of this machine, or an address that fsspec knows, such as one of S3."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

import pyarrow as pa

from ...reading.formats.extras import needed

CODEC = "zstd"  # makes parts smaller, and what goes from one process to another
TEMPORARY = ".part"  # how the names of files end that are being written
_OURS = ("file", "local")


class Folder:
    """A folder that can be sent to other processes and machines; what is written to it is there whole or not at all.

    Parameters
    ----------
    place : path or address
        A path, or an address such as ``"s3://bucket/news"`` or ``"memory://news"``, for which fsspec is needed.
    """

    def __init__(self, place: "str | os.PathLike | Folder"):
        self.place = os.fsdecode(place)
        protocol, sign, path = self.place.partition("://")
        self.is_local = not sign or protocol in _OURS
        if self.is_local:
            self.place = os.path.abspath(os.path.expanduser(path if sign else self.place))
        self.shared = protocol != "memory" or self.is_local  # whether other processes see what is in it

    def __fspath__(self) -> str:
        return self.place

    def __str__(self) -> str:
        return self.place

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_there"}

    @cached_property
    def _there(self) -> tuple[Any, str]:
        """The file system that the address names, and the path in it."""
        fsspec = needed("fsspec", "cluster", f"The address {self.place}")
        try:
            return fsspec.core.url_to_fs(self.place)
        except (ImportError, ValueError) as error:  # it is not known, or what it needs is not installed
            raise ValueError(f"The address {self.place} cannot be opened: {error}.") from error

    def _path(self, name: str) -> str:
        return os.path.join(self.place, name) if self.is_local else f"{self._there[1].rstrip('/')}/{name}"

    def names(self) -> list[str]:
        """Return the names of the files in it, in order; none where there is no such folder."""
        if self.is_local:
            if os.path.isfile(self.place):
                raise NotADirectoryError(f"{self.place} is a file, but an archive is a folder; choose another name.")
            return sorted(os.listdir(self.place)) if os.path.isdir(self.place) else []
        system, path = self._there
        listed = system.ls(path, detail=False, refresh=True) if system.isdir(path) else []
        return sorted(name.rstrip("/").rpartition("/")[2] for name in listed)

    def exists(self, name: str) -> bool:
        """Tell whether there is a file of that name."""
        return os.path.isfile(self._path(name)) if self.is_local else bool(self._there[0].isfile(self._path(name)))

    def open(self, name: str) -> pa.NativeFile:
        """Open a file to read any part of it; one of this machine is mapped into memory."""
        if self.is_local:
            return pa.memory_map(self._path(name))
        if not self.shared:  # its files have one position for all threads that read them
            return pa.BufferReader(self._there[0].cat_file(self._path(name)))
        return pa.PythonFile(self._there[0].open(self._path(name), "rb"), mode="r")

    def read(self, name: str) -> pa.Buffer:
        """Return what is in a file."""
        return self.open(name).read_buffer()

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """Give a file to write to, which gets its name at the end, and is gone where that is not reached."""
        if not self.is_local:
            held = io.BytesIO()
            yield held
            self._there[0].makedirs(self._there[1], exist_ok=True)
            self._there[0].pipe_file(self._path(name), held.getvalue())
            return
        Path(self.place).mkdir(parents=True, exist_ok=True)
        temporary = Path(self.place, f".{name}.{uuid4().hex}{TEMPORARY}")  # another process may write the same file
        try:
            with temporary.open("xb") as file:
                yield file
            temporary.replace(self._path(name))
        finally:
            temporary.unlink(missing_ok=True)  # it is still there when something went wrong

    def write(self, name: str, content: bytes) -> None:
        """Write a file, whole or not at all."""
        with self.writing(name) as file:
            file.write(content)

    def remove(self, name: str) -> None:
        """Remove a file; it may be gone already."""
        if self.is_local:
            Path(self._path(name)).unlink(missing_ok=True)
        elif self.exists(name):
            self._there[0].rm_file(self._path(name))
