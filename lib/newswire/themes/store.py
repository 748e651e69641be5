"""Fitted themes on disk: one file of arrays and tables, without anything executable."""

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import feather

from .model import Themes

FORMAT = 1
_TABLES = ("words", "articles", "passages", "stability", "coherence", "choice", "pieces")
_ARRAYS = ("idf", "components", "scales")


def save_themes(themes: Themes, path) -> None:
    """Write themes to one file; the articles' own columns are not in it.

    Parameters
    ----------
    themes : Themes
    path : path
    """
    note = {"format": FORMAT, "n_themes": themes.n_themes, "by_passages": themes.by_passages}
    note["names"] = themes.names.tolist() if themes.names is not None else []
    note["labels"] = themes.labels.tolist()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("themes.json", json.dumps(note))
        for name in _TABLES:
            buffer = io.BytesIO()
            feather.write_feather(pa.Table.from_pandas(getattr(themes, name), preserve_index=False), buffer)
            archive.writestr(f"{name}.arrow", buffer.getvalue())
        for name in _ARRAYS:
            if getattr(themes, name) is not None:
                buffer = io.BytesIO()
                np.save(buffer, getattr(themes, name), allow_pickle=False)
                archive.writestr(f"{name}.npy", buffer.getvalue())


def open_themes(path) -> Themes:
    """Open themes that `Themes.save` wrote.

    Parameters
    ----------
    path : path

    Returns
    -------
    Themes
        Use `assign` for prevalence over the columns of a corpus.

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    ValueError
        When it is no file of themes, is damaged, or was written in another format.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"no themes at {path.absolute()}; write them with themes.save(path).")
    try:
        with zipfile.ZipFile(path) as archive:
            note = json.loads(archive.read("themes.json"))
            tables = {name: feather.read_feather(io.BytesIO(archive.read(f"{name}.arrow"))) for name in _TABLES}
            there = {name for name in _ARRAYS if f"{name}.npy" in archive.namelist()}
            arrays = {name: np.load(io.BytesIO(archive.read(f"{name}.npy")), allow_pickle=False) for name in there}
    except (zipfile.BadZipFile, KeyError, ValueError, pa.ArrowException) as error:
        raise ValueError(f"{path} holds no themes or is damaged; save them again.") from error
    if note.get("format") != FORMAT:
        reason = f"{path} has format {note.get('format')}, but this version reads {FORMAT}; save the themes again."
        raise ValueError(reason)
    labels = pd.Series(note["labels"], index=pd.RangeIndex(note["n_themes"], name="theme"), dtype="str")
    facts = pd.DataFrame(index=pd.Index(tables["articles"]["article"].unique(), name="article"))
    rest = {"names": pd.Index(note["names"], dtype="str"), "by_passages": note["by_passages"]}
    return Themes(note["n_themes"], **tables, **arrays, **rest, labels=labels, facts=facts)
