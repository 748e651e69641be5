"""Copies in an archive: what articles share is looked for, and laid side by side, on disk.

Three steps: sampled runs that several articles have are brought together, run by run; pairs of articles that share many
are counted, band by band of the later ones; and the runs of their articles are laid side by side, part by part.
"""

import numpy as np
import pandas as pd
import pyarrow as pa

from ..corpus import Archive, Corpus
from ..corpus.archive.engine import total
from ..corpus.archive.parts import InParts, concatenated, part_by_part, part_of_each
from ..corpus.archive.sorting import Tasks, in_a_row, reduced, scratch, written
from ..corpus.archive.storage import Folder
from ..text.tokens import bounds_of
from .pairs import LEAST, first_of_run, likely, neighbours
from .runs import RUN, STRETCH, distinct, runs_of, sampled_runs, word_numbers

_ENDS = ["part", "row", "other_part", "other_row"]
_LENGTHS = {"runs": RUN, "stretches": STRETCH}
_BAND = 30_000_000  # words of the archive for each band of articles whose pairs are counted at a time
_COUNTED = {"shared": "int64", "n_later": "int64", "n_earlier": "int64", "stretch": "bool"}


def laid_side_by_side(archive: Archive, ranks: pd.Series) -> pd.DataFrame:
    """Find pairs of articles that share many sampled runs, and count what runs they have in common.

    Parameters
    ----------
    archive : Archive
    ranks : Series of int32, indexed by article
        Place of each article in the order in which one may repeat another.

    Returns
    -------
    DataFrame
        later, earlier (ranks), shared (runs), n_later, n_earlier (runs of each), stretch (whether they share one; told
        where the runs are enough).
    """
    with scratch(archive.root.folder) as (folder, run):
        sampled = _sampled(archive, ranks)
        names, _ = reduced(sampled, _shared, in_a_row, _none, archive.n_words, (folder, run))
        n_bands = 1 << (archive.n_words // _BAND).bit_length()
        bands = [(folder, names, band, n_bands, len(ranks)) for band in range(n_bands)]
        pairs = total(Tasks(folder, _pairs, bands), concatenated)
        held = ranks[ranks.isin(np.union1d(pairs["later"], pairs["earlier"]))]
        files = total(InParts(_written_runs, [archive, held, folder, run]), in_a_row)
        part = part_of_each(held.index, archive.root)
        where = pd.DataFrame({"part": part, "row": np.arange(len(part)) - np.searchsorted(part, part)}, held.to_numpy())
        pairs = pairs.join(where, on="later").join(where.add_prefix("other_"), on="earlier")
        groups = [group for _, group in pairs.groupby("part")] or [pairs]
        return total(Tasks(folder, _laid, [(folder, files, group) for group in groups]), concatenated)


@part_by_part
def _sampled(corpus: Corpus, ranks: pd.Series) -> pd.DataFrame:
    """Sample the runs of a part: number, article (its rank), size (how many of its runs are in the sample)."""
    found = [(np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.int32))]
    for row, run in sampled_runs(corpus):
        size = np.bincount(row, minlength=len(corpus)).astype(np.int32)
        found.append((run, ranks.to_numpy(np.int32)[row], size[row]))
    return pd.DataFrame(
        dict(zip(("number", "article", "size"), map(np.concatenate, zip(*found, strict=True)), strict=True))
    )


def _none(table: pd.DataFrame) -> pd.DataFrame:
    return table.head(0)


def _shared(table: pd.DataFrame, folder: Folder, run: str) -> list[str]:
    """Write, run by run, the articles of those that several have: article, first (where the run begins), size."""
    table = table[table["number"].duplicated(keep=False)].sort_values(["number", "article"])
    first = first_of_run(table["number"].to_numpy()).astype(np.int32)
    rows = table[["article", "size"]].assign(first=first)
    return [written([pa.RecordBatch.from_pandas(rows, preserve_index=False)], folder, run)]


def _pairs(folder: Folder, names: list[str], band: int, n_bands: int, n: int) -> pd.DataFrame:
    """Return the pairs of articles, of which the later is in a band of all n, that share many of their sampled runs."""
    size, ones, others = np.zeros(n, np.int32), [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    for name in names:
        batch = pa.ipc.open_file(folder.open(name)).get_batch(0)
        article, first, sizes = (batch[column].to_numpy() for column in ("article", "first", "size"))
        one, other = neighbours(np.flatnonzero((article & (n_bands - 1)) == band), first)
        ones.append(article[one])
        others.append(article[other])
        size[ones[-1]], size[others[-1]] = sizes[one], sizes[other]
    later, earlier = likely(np.concatenate(ones), np.concatenate(others), size)
    return pd.DataFrame({"later": later, "earlier": earlier})


def _written_runs(corpus: Corpus, held: pd.Series, folder: Folder, run: str) -> list[str]:
    """Write the runs of some articles, of five words and of twenty, each once, and return the name of the file."""
    rows, numbers, columns = corpus.articles.index.get_indexer(held.index), word_numbers(corpus), {}
    for name, n_words in _LENGTHS.items():
        article, values = distinct(*runs_of(corpus, numbers, rows, n_words))
        bounds = bounds_of(np.bincount(article, minlength=len(rows)))
        columns[name] = pa.LargeListArray.from_arrays(bounds, values)
    return [written([pa.record_batch(columns)], folder, run)]


def _laid(folder: Folder, files: list[str], pairs: pd.DataFrame) -> pd.DataFrame:
    """Lay pairs of articles side by side, of which part and row say where the runs of each stand."""
    opened: dict[int, pa.RecordBatch] = {}

    def runs_at(part: int, row: int, name: str) -> np.ndarray:
        if part not in opened:
            opened[part] = pa.ipc.open_file(folder.open(files[part])).get_batch(0)
        return opened[part][name][row].values.to_numpy()

    found = []
    for at, row, other, its_row in zip(*(pairs[name].tolist() for name in _ENDS), strict=True):
        first, second = runs_at(at, row, "runs"), runs_at(other, its_row, "runs")
        shared = len(np.intersect1d(first, second, assume_unique=True))
        enough = shared >= LEAST * min(len(first), len(second))
        stretch = enough and np.isin(runs_at(at, row, "stretches"), runs_at(other, its_row, "stretches")).any()
        found.append((shared, len(first), len(second), stretch))
    counts = pd.DataFrame(found, pairs.index, columns=list(_COUNTED)).astype(_COUNTED)  # of no pairs, too
    return pd.concat([pairs[["later", "earlier"]], counts], axis=1).reset_index(drop=True)
