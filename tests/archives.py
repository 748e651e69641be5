"""Archives for tests: any corpus, cut into parts where a test wants it cut."""

import os
from collections.abc import Sequence
from dataclasses import fields
from itertools import count, pairwise

import newswire as nw
import numpy as np
import pandas as pd
from newswire.corpus.archive.archive import Archive, open_archive
from newswire.corpus.archive.manifest import write_index
from newswire.corpus.archive.storage import CODEC, Folder
from newswire.corpus.store import write_tables
from newswire.text.tokens import Coded

_NUMBERS = count()


def archive_of(
    articles: nw.Corpus | pd.DataFrame, cuts: Sequence[int] = (), folder: str | os.PathLike | None = None
) -> Archive:
    """Make an archive of a corpus, or of a table with a column of texts.

    `cuts` are the rows at which a part ends and the next begins, such as ``[2, 5]`` for three parts. Without a folder
    it lies in memory and is analysed in threads; in a folder it is analysed in processes, which take a second to start.
    """
    corpus = articles if isinstance(articles, nw.Corpus) else nw.Corpus.from_frame(articles)
    place = Folder(folder or f"memory://archives/{next(_NUMBERS)}")
    row, parts = np.arange(len(corpus)), []
    for number, (start, end) in enumerate(pairwise([0, *cuts, len(corpus)])):
        part = corpus.where((row >= start) & (row < end))
        parts.append({"name": f"part-{number:016x}.newswire", "n_articles": len(part)})
        arrays = Coded(*(getattr(part, field.name) for field in fields(Coded)))
        with place.writing(parts[-1]["name"]) as file:
            write_tables(file, (part.articles, part.rejected, part.notes), arrays, codec=CODEC)
    write_index(place, "0" * 16, parts, (corpus.articles.drop(columns="text"), corpus.rejected, corpus.notes))
    return open_archive(place)


def cut_evenly(articles: nw.Corpus | pd.DataFrame, n: int) -> list[int]:
    """Return the rows at which n parts of about the same number of articles are cut."""
    return [len(articles) * part // n for part in range(1, n)]
