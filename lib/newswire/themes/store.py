"""Fitted themes on disk: one file of a note, tables and arrays with their checksum, without anything executable."""

import io
import json
import zipfile
from hashlib import blake2b
from os import PathLike
from pathlib import Path

import numpy as np
import pandas as pd

from ..reading.packing import DAMAGE

FORMAT = 3
_NOTE, _CHECKSUM = "themes.json", "checksum"


def write(path: str | PathLike, note: dict, tables: dict[str, pd.DataFrame], arrays: dict[str, np.ndarray]) -> None:
    """Write a note, tables without their index, and arrays to one file; the same themes give the same bytes."""
    parts = {_NOTE: json.dumps({"format": FORMAT} | note).encode()}
    for name, table in tables.items():
        buffer = io.BytesIO()
        table.to_feather(buffer)
        parts[f"{name}.arrow"] = buffer.getvalue()
    for name, array in arrays.items():
        buffer = io.BytesIO()
        np.save(buffer, array, allow_pickle=False)
        parts[f"{name}.npy"] = buffer.getvalue()
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in (parts | {_CHECKSUM: _checksum(parts)}).items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)  # dated 1980, as all are


def read(path: str | PathLike) -> tuple[dict, dict[str, pd.DataFrame], dict[str, np.ndarray]]:
    """Read the note, the tables and the arrays that `write` wrote.

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    ValueError
        When it is not a file of themes, is damaged, or was written in another format.
    """
    if not Path(path).is_file():
        raise FileNotFoundError(f"There are no themes at {Path(path).absolute()}; write them with themes.save(path).")
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        note = json.loads(parts[_NOTE])
        written = note["format"]
        if written == FORMAT and parts.pop(_CHECKSUM) != _checksum(parts):
            raise ValueError("the checksum does not match")
    except (*DAMAGE, LookupError, TypeError, OverflowError, MemoryError) as error:
        raise ValueError(f"{path} holds no themes or is damaged; save them again.") from error
    if written != FORMAT:
        raise ValueError(f"{path} has format {written}, but this version reads {FORMAT}; fit and save them again.")
    opened = {name: io.BytesIO(part) for name, part in parts.items()}
    tables = {name[:-6]: pd.read_feather(file) for name, file in opened.items() if name.endswith(".arrow")}
    arrays = {name[:-4]: np.load(file, allow_pickle=False) for name, file in opened.items() if name.endswith(".npy")}
    return note, tables, arrays


def _checksum(parts: dict[str, bytes]) -> bytes:
    """Name all parts together: an archive checks each of them alone, and not that none was put in its place."""
    digest = blake2b(digest_size=16)
    for name, part in sorted(parts.items()):
        digest.update(f"{name} {len(part)} ".encode() + part)
    return digest.hexdigest().encode()
