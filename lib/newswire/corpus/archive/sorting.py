"""What lies in many parts and bears the same number is brought together, on disk, so that memory does not fill.

A worker writes the rows of its part in slices by their number, and another reads one slice of all parts: an external
sort, or what is called a shuffle.
"""

import tempfile
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import numpy as np
import pandas as pd
import pyarrow as pa

from .engine import total
from .keeping import FOLDER
from .parts import InParts, Made
from .storage import Folder

_WORDS = 10_000_000  # of an archive for each slice: some 100 MB of rows, as a row stands for several words
_BITS = 64


def reduced(
    table: pd.DataFrame | InParts,
    reduce: Callable[[pd.DataFrame], Any],
    merge: Callable[[list], Any],
    beside: Callable[[pd.DataFrame], pd.DataFrame],
    n_words: int,
) -> tuple[Any, pd.DataFrame]:
    """Make something of the rows of each number, wherever they lie, and something of those of each part.

    Parameters
    ----------
    table : DataFrame, or such in parts
        number (uint64, spread over all its bits), and columns of numbers.
    reduce : callable
        From a table that has all rows of some numbers, in the order of the parts, to what is made of them; a function
        of a module.
    merge : callable
        Puts together what was made of some numbers and of others.
    beside : callable
        From the table of a part to a small one; these are put one behind another.
    n_words : int
        How many words the archive has, by which the work is cut.

    Returns
    -------
    What `reduce` returns of all rows, and what `beside` does.
    """
    if not isinstance(table, InParts):
        return reduce(table), beside(table)
    folder, run, n = _writable(table.root.folder), uuid4().hex, 1 + n_words // _WORDS
    try:
        names, small = zip(*total(InParts(_written, [table, folder, run, n, beside]), _in_a_row), strict=True)
        return total(_Slices(folder, names, n, reduce), merge), pd.concat(small, ignore_index=True)
    finally:
        for name in folder.names():
            if name.startswith(run):
                folder.remove(name)


class _Slices(InParts):
    """What is made of each slice, as if slices were the parts of an archive."""

    def __init__(self, folder: Folder, names: Sequence[str], n: int, reduce: Callable):
        self.function, self.folder, self.names = reduce, folder, names
        self.root = SimpleNamespace(parts=range(n), folder=folder)  # type: ignore[assignment]

    def at(self, part: int, made: dict[Any, Any]) -> Made:
        return Made(_made_of_slice, [self.folder, self.names, part, self.function], {})


def _written(table: pd.DataFrame, folder: Folder, run: str, n: int, beside: Callable) -> list[tuple[str, pd.DataFrame]]:
    """Write the rows of a part, one batch for each slice, and return the name of the file, and what is made beside."""
    slices = ((table["number"].to_numpy() >> np.uint64(_BITS // 2)) * np.uint64(n)) >> np.uint64(_BITS // 2)
    order = np.argsort(slices, kind="stable")
    edges = np.searchsorted(slices[order], np.arange(n + 1))
    rows = pa.RecordBatch.from_pandas(table.iloc[order], preserve_index=False)
    name = f"{run}-{uuid4().hex}.arrow"  # one of its own, should the work be done twice
    with folder.writing(name) as file, pa.ipc.new_file(file, rows.schema) as writer:
        for start, end in zip(edges[:-1], edges[1:], strict=True):
            writer.write_batch(rows.slice(start, end - start))
    return [(name, beside(table))]


def _made_of_slice(folder: Folder, names: Sequence[str], at: int, reduce: Callable) -> Any:
    batches = [pa.ipc.open_file(folder.open(name)).get_batch(at) for name in names]
    return reduce(pa.Table.from_batches(batches).to_pandas())


def _in_a_row(lists: list[list]) -> list:
    return [each for several in lists for each in several]


def _writable(folder: Folder) -> Folder:
    """Return a folder to write to: one in that of the archive, or of this machine where that cannot be written to."""
    beside = Folder(f"{folder.place}/{FOLDER}")
    try:
        beside.write("writable", b"")
        beside.remove("writable")
    except OSError:
        return Folder(tempfile.mkdtemp(prefix="newswire-"))
    return beside
