"""Tables and arrays on disk: one Arrow file, opened by mapping it into memory.

The file is one record batch of one row whose columns are lists: the columns of `articles`, `rejected` and `notes`, and
the arrays of codes. A second batch, without rows, carries a checksum of all before it. Nothing in it is executable.
"""

import os
import tempfile
import zlib
from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from ..text.tokens import Coded

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
    columns, notes = {}, {"newswire": FORMAT}
    for name, frame in zip(_TABLES, tables, strict=True):
        table = _arrow_table(frame, name)
        notes[name] = table.schema.metadata[b"pandas"].decode()
        columns[name] = table.to_struct_array().combine_chunks()
    columns |= {name: pa.array(getattr(coded, name)) for name in _ARRAYS}
    lists = [pa.LargeListArray.from_arrays(pa.array([0, len(part)], pa.int64()), part) for part in columns.values()]
    batch = pa.record_batch(lists, names=list(columns)).replace_schema_metadata(notes)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file, pa.ipc.new_file(file, batch.schema) as writer:
            writer.write_batch(batch)
            file.flush()
            writer.write_batch(batch.slice(1), custom_metadata=_checksum(pa.memory_map(temporary), file.tell()))
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)  # it is still there when something went wrong


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
        raise FileNotFoundError(f"There is no saved corpus at {path.absolute()}; write one with corpus.save(path).")
    try:
        mapped = pa.memory_map(str(path))
        reader = pa.ipc.open_file(mapped)
        notes = _notes(reader.schema.metadata)
        restored = None if notes.get("newswire") != FORMAT else _restored(reader, mapped, notes)
    except (pa.ArrowException, OSError, LookupError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"{path} is not a saved corpus or is damaged; save it again from its articles.") from error
    if restored is None:
        written = notes.get("newswire", "none")
        raise ValueError(f"{path} has format {written}, but this version reads {FORMAT}; save it again.")
    return restored


def _checksum(file: pa.NativeFile, size: int) -> dict[str, str]:
    """Return the size of a file's beginning and its checksum, as they are kept."""
    file.seek(0)
    return {"size": str(size), "crc32": str(zlib.crc32(file.read_buffer(size)))}


def _notes(metadata) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in (metadata or {}).items()}


def _restored(reader: pa.RecordBatchFileReader, mapped: pa.MemoryMappedFile, notes: dict[str, str]):
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


def _arrow_table(frame: pd.DataFrame, name: str) -> pa.Table:
    """Turn a table into Arrow, naming the column that does not fit."""
    for column in frame:
        try:
            pa.array(frame[column], from_pandas=True)
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError) as error:
            reason = f"column {column!r} of {name} cannot be saved: {error}; turn it into text first."
            raise ValueError(reason) from error
    return pa.Table.from_pandas(frame)
