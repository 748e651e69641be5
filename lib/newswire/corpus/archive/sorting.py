"""What lies in many parts and bears the same number is brought together, on disk, so that memory does not fill.

A worker writes the rows of its part in slices by their number, and another reads one slice of all parts: an external
sort, or what is called a shuffle.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import numpy as np
import pandas as pd
import pyarrow as pa

from .engine import at_once, total
from .keeping import FOLDER
from .parts import InParts, Made
from .storage import Folder

_WORDS = 10_000_000  # of an archive for each slice: some 100 MB of rows, as a row stands for several words
_HALF = 32  # bits of a number that decide in which slice it is


@contextmanager
def scratch(folder: Folder) -> Iterator[tuple[Folder, str]]:
    """Give a folder for files that are gone at the end, and how their names begin.

    It lies beside an archive, or on this machine where nothing can be written there.
    """
    beside, run = Folder(f"{folder.place}/{FOLDER}"), uuid4().hex
    with tempfile.TemporaryDirectory(prefix="newswire-") as here:
        try:
            beside.write(run, b"")
        except OSError:
            beside = Folder(here)
        try:
            yield beside, run
        finally:
            for name in beside.names():
                if name.startswith(run):
                    beside.remove(name)


def written(batches: Iterable[pa.RecordBatch], folder: Folder, run: str) -> str:
    """Write batches to a file, and return its name: one of its own, should the work be done twice."""
    first, *others = batches
    name = f"{run}-{uuid4().hex}.arrow"
    with folder.writing(name) as file, pa.ipc.new_file(file, first.schema) as writer:
        for batch in (first, *others):
            writer.write_batch(batch)
    return name


class Tasks(InParts):
    """Work that is no part of an archive and yet is done like one: a function, and its arguments each time."""

    def __init__(self, folder: Folder, function: Callable, arguments: Sequence[Sequence]):
        self.function, self.arguments = function, arguments
        self.root = SimpleNamespace(parts=range(len(arguments)), folder=folder)  # type: ignore[assignment]

    def at(self, part: int, made: dict[Any, Any]) -> Made:
        return Made(self.function, self.arguments[part], {})


def reduced(
    table: pd.DataFrame | InParts,
    reduce: Callable[..., Any],
    merge: Callable[[list], Any],
    beside: Callable[[pd.DataFrame], pd.DataFrame],
    n_words: int,
    given: Sequence = (),
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
        Puts together what was made of some numbers and of others, which rise from the first to the last.
    beside : callable
        From the table of a part to a small one; these are put one behind another.
    n_words : int
        How many words the archive has, by which the work is cut.
    given : sequence
        What `reduce` takes besides.

    Returns
    -------
    What `reduce` returns of all rows, and what `beside` does.
    """
    if not isinstance(table, InParts):
        return reduce(table, *given), beside(table)
    n = 1 + n_words // _WORDS
    with scratch(table.root.folder) as (folder, run):
        names, small = zip(*total(InParts(_sliced, [table, folder, run, n, beside]), in_a_row), strict=True)
        slices = Tasks(folder, _of_slice, [(folder, names, at, reduce, given) for at in range(n)])
        return total(slices, merge), pd.concat(small, ignore_index=True)


def _sliced(table: pd.DataFrame, folder: Folder, run: str, n: int, beside: Callable) -> list[tuple[str, pd.DataFrame]]:
    """Write the rows of a part, one batch for each slice, and return the name of the file, and what is made beside."""
    slices = ((table["number"].to_numpy() >> np.uint64(_HALF)) * np.uint64(n)) >> np.uint64(_HALF)
    order = np.argsort(slices, kind="stable")
    edges = np.searchsorted(slices[order], np.arange(n + 1))
    rows = pa.RecordBatch.from_pandas(table.iloc[order], preserve_index=False)
    batches = [rows.slice(start, end - start) for start, end in pairwise(edges)]
    return [(written(batches, folder, run), beside(table))]


def _of_slice(folder: Folder, names: Sequence[str], at: int, reduce: Callable, given: Sequence) -> Any:
    batches = [pa.ipc.open_file(folder.open(name)).get_batch(at) for name in names]
    return reduce(pa.Table.from_batches(batches).to_pandas(), *given)


@at_once
def in_a_row(lists: list[list]) -> list:
    """Put lists one behind another."""
    return [each for several in lists for each in several]
