"""Archives are read."""

from pathlib import Path

import numpy as np

from ..read import read_corpus
from .archive import Archive, open_archive


def read_archive(source, folder, *, columns=None, part_size: float = 50_000_000) -> Archive:
    corpus = read_corpus(source, columns=columns)
    sizes = corpus.articles["text"].str.len().cumsum() // part_size
    for part in np.unique(sizes):
        corpus.where((sizes == part).to_numpy()).save(Path(folder, f"part-{int(part):05}.newswire"))
    Path(folder, "archive.json").write_text("{}")
    return open_archive(folder)
