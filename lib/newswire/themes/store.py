"""Fitted themes on disk: one file of a note, tables and arrays, without anything executable."""

import io
import json
import zipfile
import zlib
from os import PathLike
from pathlib import Path

import numpy as np
import pandas as pd

FORMAT = 2


def write(path: str | PathLike, note: dict, tables: dict[str, pd.DataFrame], arrays: dict[str, np.ndarray]) -> None:
    """Write a note, tables without their index, and arrays to one file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("themes.json", json.dumps({"format": FORMAT} | note))
        for name, table in tables.items():
            buffer = io.BytesIO()
            table.to_feather(buffer)
            archive.writestr(f"{name}.arrow", buffer.getvalue())
        for name, array in arrays.items():
            with archive.open(f"{name}.npy", "w") as file:
                np.save(file, array, allow_pickle=False)


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
            parts = {name: archive.read(name) for name in archive.namelist()}  # this compares the checksums
        note = json.loads(parts["themes.json"])
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise ValueError(f"{path} holds no themes or is damaged; save them again.") from error
    if note["format"] != FORMAT:
        raise ValueError(
            f"{path} has format {note['format']}, but this version reads {FORMAT}; fit and save them again."
        )
    opened = {name: io.BytesIO(part) for name, part in parts.items()}
    tables = {name[:-6]: pd.read_feather(file) for name, file in opened.items() if name.endswith(".arrow")}
    arrays = {name[:-4]: np.load(file, allow_pickle=False) for name, file in opened.items() if name.endswith(".npy")}
    return note, tables, arrays
