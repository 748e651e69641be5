"""Archives for tests: any corpus, cut into parts where a test wants it cut."""

import tempfile
from collections.abc import Sequence
from itertools import count, pairwise
from pathlib import Path

import newswire as nw
import numpy as np
import pandas as pd
from newswire.corpus.archive.archive import Archive, open_archive

_HERE = tempfile.TemporaryDirectory(prefix="newswire-archives-")  # gone when the tests have ended
_NUMBERS = count()


def archive_of(
    articles: nw.Corpus | pd.DataFrame, cuts: Sequence[int] = (), folder=None, *, processes: bool = False
) -> Archive:
    """Make an archive of a corpus, or of a table with a column of texts.

    `cuts` are the rows at which a part ends and the next begins, such as ``[2, 5]`` for three parts; a row that is
    named twice, 0 or the number of articles makes a part without articles. It is analysed in threads of this process,
    or where `processes` is set in processes.
    """
    corpus = articles if isinstance(articles, nw.Corpus) else nw.Corpus.from_frame(articles)
    folder = Path(folder or Path(_HERE.name, str(next(_NUMBERS))))
    row = np.arange(len(corpus))
    for number, (start, end) in enumerate(pairwise([0, *cuts, len(corpus)])):
        corpus.where((row >= start) & (row < end)).save(folder / f"part-{number:05}.newswire")
    (folder / "archive.json").write_text("{}")
    root = open_archive(folder).root
    return Archive(root._replace(folder=root.folder._replace(shared=processes)))


def cut_evenly(articles: nw.Corpus | pd.DataFrame, n: int) -> list[int]:
    """Return the rows at which n parts of about the same number of articles are cut."""
    return [len(articles) * part // n for part in range(1, n)]
