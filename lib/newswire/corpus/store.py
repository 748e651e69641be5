"""Tables and arrays on disk: one Arrow file, opened by mapping it into memory.

The file is one record batch of one row whose columns are lists: the columns of `articles`, `rejected` and `notes`, and
the arrays of codes. A second batch, without rows, carries a checksum of all before it. Nothing in it is executable.
"""

import io
import zlib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import IO, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from ..text.tokens import Coded
from .archive.storage import Folder

FORMAT = "3"
_TABLES = ("articles", "rejected", "notes")
_ARRAYS = tuple(field.name for field in fields(Coded))


def save_tables(path: Path, tables: tuple[pd.DataFrame, ...], coded: Coded) -> None:
    """Write the tables (articles, rejected, notes) and arrays of a corpus to one file, whole or not at all.

    Raises
    ------
    ValueError
        When a column holds objects that Arrow cannot write; the message names it.
    """
    with Folder(path.parent).writing(path.name) as file:
        write_tables(file, tables, coded)


def write_tables(
    file: IO[bytes],
    tables: tuple[pd.DataFrame, ...],
    coded: Coded,
    told: dict[str, str] | None = None,
    codec: str | None = None,
) -> None:
    """Write a corpus, as `save_tables` does, to an open file; what is told of it besides goes into its notes.

    With a codec, such as "zstd", it is smaller, and is in memory of its own when it is opened, not mapped into it.
    """
    columns, notes = {}, {"newswire": FORMAT, **(told or {})}
    for name, frame in zip(_TABLES, tables, strict=True):
        table = arrow_table(frame, name)
        notes[name] = table.schema.metadata[b"pandas"].decode()
        columns[name] = table.to_struct_array().combine_chunks()
    columns |= {name: pa.array(getattr(coded, name)) for name in _ARRAYS}
    lists = [pa.LargeListArray.from_arrays(pa.array([0, len(part)], pa.int64()), part) for part in columns.values()]
    batch = pa.record_batch(lists, names=list(columns)).replace_schema_metadata(notes)
    summed = _Summed(file)
    with pa.ipc.new_file(summed, batch.schema, options=pa.ipc.IpcWriteOptions(compression=codec)) as writer:
        writer.write_batch(batch)
        writer.write_batch(batch.slice(1), custom_metadata={"size": str(summed.size), "crc32": str(summed.crc32)})


class _Summed(io.RawIOBase):
    """A file to write to that knows how much was written, and the checksum of it."""

    def __init__(self, file: IO[bytes]):
        self.file, self.size, self.crc32 = file, 0, 0

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.size += len(content)
        self.crc32 = zlib.crc32(content, self.crc32)
        return self.file.write(content)


def open_tables(path: Path) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, Coded]:
    """Open what `save_tables` wrote: articles, rejected, notes, coded.

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    ValueError
        When the file is not a saved corpus, is damaged, or was written in another format.
    """
    if not path.is_file():
        raise FileNotFoundError(
            f"There is no saved corpus or archive at {path.absolute()}; write one with corpus.save or newswire read."
        )
    return read_tables(lambda: pa.memory_map(str(path)), str(path))


def read_tables(opened: Callable[[], pa.NativeFile], path: str) -> tuple:
    """Open what `write_tables` wrote to some path; of a file that is mapped into memory, arrays stay where they are."""
    try:
        file = opened()
        reader = pa.ipc.open_file(file)
        notes = _notes(reader.schema.metadata)
        restored = None if notes.get("newswire") != FORMAT else _restored(reader, file, notes)
    except (pa.ArrowException, OSError, LookupError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"{path} is not a saved corpus or is damaged; save it again from its articles.") from error
    if restored is None:
        written = notes.get("newswire", "none")
        raise ValueError(f"{path} has format {written}, but this version reads {FORMAT}; save it again.")
    return restored


def told_of(file: pa.NativeFile) -> dict[str, str]:
    """Return the notes of a file that `write_tables` wrote without reading the rest."""
    return _notes(pa.ipc.open_file(file).schema.metadata)


def _checksum(file: pa.NativeFile, size: int) -> dict[str, str]:
    """Return the size of a file's beginning and its checksum, as they are kept."""
    file.seek(0)
    return {"size": str(size), "crc32": str(zlib.crc32(file.read_buffer(size)))}


def _notes(metadata) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in (metadata or {}).items()}


def _restored(reader: pa.RecordBatchFileReader, mapped: pa.NativeFile, notes: dict[str, str]):
    """Return the tables and arrays in the one row of the first batch; arrays stay where they are in the file."""
    told = _notes(reader.get_batch_with_custom_metadata(1).custom_metadata)
    sound = told == _checksum(mapped, int(told["size"]))
    mapped.seek(8)  # the schema stands behind the file's mark, and again at its end
    if not sound or not pa.ipc.read_schema(mapped).equals(reader.schema, check_metadata=True):
        raise pa.ArrowInvalid("the checksum does not match")
    batch = reader.get_batch(0)
    batch.validate()
    parts = {name: batch.column(name).values for name in (*_TABLES, *_ARRAYS)}
    tables = {}
    for name in _TABLES:
        table = pa.Table.from_struct_array(parts[name]).replace_schema_metadata({"pandas": notes[name]})
        tables[name] = table.to_pandas()
    coded = {name: parts[name] if name == "types" else parts[name].to_numpy() for name in _ARRAYS}
    _check(Coded(**coded), tables["articles"])
    return tables["articles"], tables["rejected"], tables["notes"], Coded(**coded)


def _check(coded: Coded, articles: pd.DataFrame) -> None:
    """Refuse numbers that do not fit together, which a sound checksum does not tell."""
    arrays = {name: getattr(coded, name) for name in _ARRAYS if name != "types"}
    n_tokens, n_sentences = len(coded.codes), len(coded.sentence_starts)
    fits = (
        {"text", "date", "source"} <= set(articles)
        and articles.index.is_unique
        and all(array.ndim == 1 and array.dtype.kind == "i" for array in arrays.values())
        and len(coded.token_starts) == n_tokens
        and len(coded.article_bounds) == len(articles) + 1
        and len(coded.sentence_bounds) - 1 == len(coded.sentence_ends) == n_sentences
        and all(_rises(bounds, n_tokens) for bounds in (coded.article_bounds, coded.sentence_bounds))
        and (not n_tokens or 0 <= coded.codes.min() <= coded.codes.max() < len(coded.types))
    )
    if not fits:
        raise pa.ArrowInvalid("articles and tokens do not belong together")


def _rises(bounds: np.ndarray, last: int) -> bool:
    """Tell whether bounds go from 0 to the last, and never back."""
    return bool(bounds[0] == 0 and bounds[-1] == last and (bounds[1:] >= bounds[:-1]).all())


def arrow_table(frame: pd.DataFrame, name: str) -> pa.Table:
    """Turn a table into Arrow, naming the column that does not fit."""
    for column in frame:
        try:
            pa.array(frame[column], from_pandas=True)
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError) as error:
            reason = f"column {column!r} of {name} cannot be saved: {error}; turn it into text first."
            raise ValueError(reason) from error
    return pa.Table.from_pandas(frame)
