"""What an archive's folder holds."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..store import open_tables


class Folder(NamedTuple):
    path: str
    shared: bool = True


class Opened(NamedTuple):
    """An archive as it lies in its folder."""

    folder: Folder
    parts: list[str]
    bounds: np.ndarray
    articles: pd.DataFrame
    rejected: pd.DataFrame
    notes: pd.DataFrame


def is_archive(path) -> bool:
    return Path(path, "archive.json").exists()


def opened(folder) -> Opened:
    parts = sorted(path.name for path in Path(folder).glob("*.newswire"))
    corpora = [Corpus(*open_tables(Path(folder, name))) for name in parts]
    articles = pd.concat([corpus.articles.drop(columns="text") for corpus in corpora])
    bounds = np.cumsum([0, *map(len, corpora)])
    first = corpora[0]
    return Opened(Folder(str(folder)), parts, bounds, articles, first.rejected, first.notes)


def open_part(folder: Folder, name: str, ids: pd.Index) -> Corpus:
    corpus = Corpus(*open_tables(Path(folder.path, name)))
    corpus.articles.index = ids
    return corpus
