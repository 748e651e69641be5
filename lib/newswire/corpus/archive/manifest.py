"""What an archive's folder holds: coded parts, an index of all their articles, and a manifest that names them.

The manifest is written last and names all else by what is in it, so that a folder is at any moment the archive that it
was before, or the new one.
"""

import json
import os
import re
from contextlib import suppress
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from ...text.tokens import bounds_of
from ..corpus import Corpus
from ..store import arrow_table, read_tables
from .storage import TEMPORARY, Folder

MANIFEST = "archive.json"
FORMAT = 1
AGAIN = "run newswire read again, which reads anew what is damaged or gone"
_OURS = re.compile(
    rf"archive\.json|(?:part|articles|rejected|notes)-[0-9a-f]{{16}}\.\w{{1,8}}|\..{{1,99}}{re.escape(TEMPORARY)}"
)
_PART = "part-"
_TABLES = ("articles", "rejected", "notes")
_CHOSEN = "chosen.arrow"
_WEB = ("http://", "https://")  # where nothing is looked up


class Opened(NamedTuple):
    """An archive as it lies in its folder.

    `bounds` are the rows of `articles` at which the articles of each part start, and their number at the end.
    """

    folder: Folder
    parts: list[str]
    bounds: np.ndarray
    articles: pd.DataFrame
    rejected: pd.DataFrame
    notes: pd.DataFrame


def is_archive(path: str | os.PathLike) -> bool:
    """Tell whether a folder holds an archive, or names one and some of its articles; a beginning of one is refused."""
    if os.fsdecode(path).startswith(_WEB) or os.path.isfile(path):
        return False
    folder = Folder(path)
    there = folder.exists(MANIFEST)
    if not there and any(name.startswith(_PART) and is_ours(name) for name in folder.names()):
        raise ValueError(f"{folder} is an archive of which not all is read yet; run newswire read again, to go on.")
    return there


def is_ours(name: str) -> bool:
    """Tell by its name whether a file in a folder is part of an archive, or the beginning of one."""
    return _OURS.fullmatch(name) is not None


def parts_in(folder: Folder) -> list[dict]:
    """Return what the manifest says of each part; nothing where there is none that can be read."""
    try:
        return _manifest(folder)["parts"]
    except (ValueError, LookupError):
        return []


def opened(folder: str | os.PathLike | Folder) -> Opened:
    """Open an archive: its index of articles, not their texts.

    Raises
    ------
    FileNotFoundError
        When there is no archive in the folder.
    ValueError
        When it is damaged, or was written in another format.
    """
    folder = Folder(folder)
    if not is_archive(folder):
        told = "make one with newswire read SOURCE --archive FOLDER"
        raise FileNotFoundError(f"There is no archive in {folder}; {told}.")
    manifest = _manifest(folder)
    try:
        articles, rejected, notes = (_batches(folder, manifest[name]).read_all().to_pandas() for name in _TABLES)
        having = [part for part in manifest["parts"] if part["n_articles"]]
        bounds = bounds_of([part["n_articles"] for part in having])
        if bounds[-1] != len(articles):
            raise ValueError("its parts have not as many articles as its index")
    except (pa.ArrowException, OSError, LookupError, ValueError, TypeError) as error:
        raise ValueError(f"The index of the archive {folder} is damaged; {AGAIN}.") from error
    return Opened(folder, [part["name"] for part in having], bounds, articles, rejected, notes)


def write_chosen(path: str | os.PathLike, folder: Folder, articles: pd.Index) -> None:
    """Write into a folder of its own which articles of an archive are meant, so that they can be opened from there.

    Raises
    ------
    ValueError
        When something else lies in the folder, such as the archive itself.
    """
    chosen, table = Folder(path), pa.table({"article": articles})
    if (names := chosen.names()) and _CHOSEN not in names:
        raise ValueError(f"{chosen} holds other files, such as {names[0]}; choose a folder that is empty or not there.")
    with chosen.writing(_CHOSEN) as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
    chosen.write(MANIFEST, json.dumps({"format": FORMAT, "of": str(folder)}).encode())


def chosen_in(path: str | os.PathLike) -> tuple[str, pd.Index] | None:
    """Return of which archive articles are meant, and which, where `write_chosen` has written so; None elsewhere."""
    folder = Folder(path)
    if not is_archive(folder) or not folder.exists(_CHOSEN) or "of" not in (manifest := _manifest(folder)):
        return None
    return manifest["of"], pd.Index(_batches(folder, _CHOSEN).read_all()["article"].to_pandas())


def open_part(folder: Folder, name: str, ids: pd.Index) -> Corpus:
    """Open one part of an archive: a corpus whose articles have these ids, and the columns that the index has.

    Raises
    ------
    ValueError
        When the part is damaged or gone, or the archive has been read again since the ids were taken.
    """
    try:
        stored, rejected, notes, coded = read_tables(lambda: pa.BufferReader(folder.read(name)), name)
    except (OSError, ValueError) as error:
        raise ValueError(f"The part {name} of the archive {folder} is damaged or gone; {AGAIN}.") from error
    manifest = _manifest(folder)
    having = [part["name"] for part in manifest["parts"] if part["n_articles"]]
    index = _batches(folder, manifest["articles"])
    known = [index.get_batch(having.index(name))] if name in having else []
    articles = pa.Table.from_batches(known, index.schema).to_pandas()
    if not articles.index.equals(ids) or len(stored) != len(ids):
        raise ValueError(f"The archive {folder} has been read again since it was opened; open it again.")
    articles.insert(articles.columns.get_loc("head") + 1, "text", stored["text"].set_axis(ids))
    return Corpus(articles, rejected[["source", "reason"]], notes, coded)


def write_index(folder: Folder, digest: str, parts: list[dict], tables: tuple[pd.DataFrame, ...]) -> None:
    """Write the index of an archive, and then the manifest, which makes it the archive that is opened from then on.

    Parameters
    ----------
    folder : Folder
    digest : str
        Names what is in the parts, and so in the index.
    parts : list of dict
        Of each part in order, its name, n_articles and whatever else is to be kept of it.
    tables : tuple of DataFrame
        articles without text, rejected, notes.
    """
    names = {name: f"{name}-{digest}.arrow" for name in _TABLES}
    bounds = bounds_of([part["n_articles"] for part in parts if part["n_articles"]])
    for name, frame in zip(_TABLES, tables, strict=True):
        table = arrow_table(frame, name)
        steps = bounds if name == "articles" else np.array([0, len(table)])
        with folder.writing(names[name]) as file, pa.ipc.new_file(file, table.schema) as writer:
            for start, end in zip(steps[:-1], steps[1:], strict=True):
                writer.write_table(table.slice(start, end - start).combine_chunks())  # as one batch
    content = {"format": FORMAT, **names, "parts": parts}
    folder.write(MANIFEST, json.dumps(content, indent=1, ensure_ascii=False).encode())
    kept = {MANIFEST, *names.values(), *(part["name"] for part in parts)}
    for name in folder.names():
        if name not in kept and is_ours(name):
            with suppress(PermissionError):  # Windows keeps what is open
                folder.remove(name)


def _manifest(folder: Folder) -> dict:
    """Return the manifest of an archive, or raise a `ValueError` that says what is wrong with it."""
    try:
        manifest = json.loads(folder.read(MANIFEST).to_pybytes())
        written = manifest["format"]
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise ValueError(f"The manifest of the archive {folder} is damaged; {AGAIN}.") from error
    if written != FORMAT:
        raise ValueError(f"The archive {folder} has format {written}, but this version reads {FORMAT}; read it again.")
    return manifest


def _batches(folder: Folder, name: str) -> pa.RecordBatchFileReader:
    return pa.ipc.open_file(folder.open(name))
