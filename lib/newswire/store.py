"""Corpora on disk: one Arrow file each, opened by mapping it into memory, and a cache keyed by content.

A saved corpus is one record batch of one row whose columns are lists: the columns of `articles` and `rejected`,
and the arrays of codes. A second batch, without rows, carries a checksum of all before it. Nothing in it is executable.
"""

import json
import os
import sys
import tempfile
import warnings
import zlib
from dataclasses import fields
from functools import cache as remember
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pyarrow as pa

from . import articles as _articles
from .corpus import Corpus, arrow_strings
from .sources import locate
from .tokens import Coded, encode

SUFFIX = ".newswire"
FORMAT = "2"
CACHED = 20  # corpora that the cache keeps, the most recently used
_TABLES = ("articles", "rejected")
_ARRAYS = tuple(field.name for field in fields(Coded))
_ENGINE = (
    "articles", "columns", "sources", "formats", "encodings", "dates", "wire", "wire_forms", "wire_names", "words",
    "chunks", "pieces", "sentences", "tokens", "corpus", "store",
)  # fmt: skip


def read_corpus(source, *, columns: dict | None = None, jobs: int | None = None, cache: bool = True) -> Corpus:
    """Read the articles of a file or a folder.

    Parameters
    ----------
    source : path
        A file or a folder, walked in sorted order: .txt, .csv, .tsv, .jsonl, .json, .parquet, each also as .gz,
        .zip of them, or a corpus that was saved as .newswire. A relative path is looked up in the current folder,
        then in the project's.
    columns : dict, optional
        Which columns of the files hold what, such as ``{"text": "story", "date": "day"}``.
    jobs : int, optional
        Threads that share the work, one per core unless given; the result does not depend on it.
    cache : bool
        Keep the coded corpus, and open it the next time the same content is read.

    Returns
    -------
    Corpus

    Raises
    ------
    FileNotFoundError
        When there is no such file or folder.
    ValueError
        When nothing in it could be read as articles.

    Examples
    --------
    >>> read_corpus("seeds")
    Corpus of 1 articles, 12 sentences, 354 words
    """
    path = locate(source)
    if path.suffix == SUFFIX:
        return open_corpus(path)
    kept = cache_folder() / (_key(path, columns) + SUFFIX) if cache else None
    if kept is not None and kept.exists():
        try:
            kept.touch()
            return open_corpus(kept)
        except (OSError, ValueError) as error:
            warnings.warn(f"the cached corpus could not be opened and is made again: {error}", stacklevel=2)
    articles, rejected = _articles.read_articles(path, columns=columns)
    corpus = Corpus(articles, rejected, encode(arrow_strings(articles["text"]), jobs or os.cpu_count() or 1))
    if kept is not None:
        _keep(corpus, kept)
    return corpus


def save_corpus(corpus: Corpus, path) -> Path:
    """Write a corpus to one file, whole or not at all.

    Parameters
    ----------
    corpus : Corpus
    path : path
        The file to write, by custom with the ending .newswire; one that is there is replaced.

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        When a column of `articles` holds objects that Arrow cannot, named in the message.
    """
    path = Path(path)
    columns, notes = {}, {"newswire": FORMAT}
    for name in _TABLES:
        table = _arrow_table(getattr(corpus, name), name)
        notes[name] = table.schema.metadata[b"pandas"].decode()
        columns[name] = table.to_struct_array().combine_chunks() if len(table) else _no_rows(table.schema)
    columns |= {name: pa.array(getattr(corpus, name)) for name in _ARRAYS}
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
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path


def open_corpus(path) -> Corpus:
    """Open a saved corpus without reading it: the file is mapped into memory.

    Parameters
    ----------
    path : path
        A file that `Corpus.save` wrote.

    Returns
    -------
    Corpus

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    ValueError
        When the file is not a saved corpus, is damaged, or was written in another format.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"no saved corpus at {path.absolute()}; write one with corpus.save(path).")
    try:
        mapped = pa.memory_map(str(path))
        reader = pa.ipc.open_file(mapped)
        notes = _notes(reader.schema.metadata)
        found = None if notes.get("newswire") != FORMAT else _restored(reader, mapped, notes)
    except (pa.ArrowException, OSError, KeyError, IndexError, ValueError) as error:
        raise ValueError(f"{path} is not a saved corpus or is damaged; save it again from its articles.") from error
    if found is None:
        written = notes.get("newswire", "none")
        raise ValueError(f"{path} has format {written}, but this version reads {FORMAT}; save it again.")
    return found


def cache_folder() -> Path:
    """Return the folder of cached corpora: NEWSWIRE_CACHE, or the user's own cache folder."""
    if chosen := os.environ.get("NEWSWIRE_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA", Path.home()))
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "newswire"


def _checksum(file: pa.NativeFile, size: int) -> dict[str, str]:
    """Return the size of a file's beginning and its checksum, as they are kept."""
    file.seek(0)
    return {"size": str(size), "crc32": str(zlib.crc32(file.read_buffer(size)))}


def _notes(metadata) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in (metadata or {}).items()}


def _restored(reader: pa.RecordBatchFileReader, mapped: pa.MemoryMappedFile, notes: dict[str, str]) -> Corpus:
    """Make a corpus of the one row of the first batch; arrays stay where they are in the file."""
    told = _notes(reader.get_batch_with_custom_metadata(1).custom_metadata)
    sound = told == _checksum(mapped, int(told["size"]))
    mapped.seek(8)  # behind the file's mark stands the schema, which its end repeats
    if not sound or not pa.ipc.read_schema(mapped).equals(reader.schema, check_metadata=True):
        raise pa.ArrowInvalid("the checksum is another")
    batch = reader.get_batch(0)
    batch.validate()
    parts = {name: batch.column(name).values for name in (*_TABLES, *_ARRAYS)}
    tables = {}
    for name in _TABLES:
        table = pa.Table.from_struct_array(parts[name]).replace_schema_metadata({"pandas": notes[name]})
        tables[name] = table.to_pandas()
    coded = {name: parts[name] if name == "types" else parts[name].to_numpy() for name in _ARRAYS}
    bounds = coded["article_bounds"]
    if bounds[-1] != len(coded["codes"]) or len(bounds) != len(tables["articles"]) + 1:
        raise pa.ArrowInvalid("articles and tokens do not belong together")
    return Corpus(tables["articles"], tables["rejected"], Coded(**coded))


def _arrow_table(frame: pd.DataFrame, name: str) -> pa.Table:
    """Turn a table into Arrow, naming the column that does not fit."""
    for column in frame:
        try:
            pa.array(frame[column], from_pandas=True)
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError) as error:
            reason = f"column {column!r} of {name} cannot be saved: {error}; turn it into text first."
            raise ValueError(reason) from error
    return pa.Table.from_pandas(frame)


def _no_rows(schema: pa.Schema) -> pa.StructArray:
    """Return a struct array without rows that keeps the columns' types."""
    return pa.array([], pa.struct(list(schema)))


def _keep(corpus: Corpus, path: Path) -> None:
    """Put a corpus into the cache and drop the ones longest unused; a cache that cannot be written is said."""
    try:
        save_corpus(corpus, path)
        by_use = sorted(path.parent.glob("*" + SUFFIX), key=lambda file: file.stat().st_mtime)
        for file in by_use[:-CACHED]:
            file.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        warnings.warn(f"the corpus was read but not cached: {error}", stacklevel=3)


def _key(path: Path, columns: dict | None) -> str:
    """Name what a corpus depends on: the content of its source, how it is read, and the code that reads it."""
    parts = [_articles.fingerprint(path), json.dumps(columns, sort_keys=True, default=str), _engine()]
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


@remember
def _engine() -> str:
    """Name the code and data that turn files into a corpus, and the libraries that they rest on."""
    home = files(__package__)
    parts = [item for item in home.iterdir() if Path(item.name).stem in _ENGINE or item.name.endswith((".csv", ".txt"))]
    content = [part.read_bytes() for part in sorted(parts, key=lambda part: part.name)]
    versions = [version(name) for name in ("nltk", "pyarrow", "PyStemmer", "charset-normalizer")]
    return blake2b(b"\n".join(content) + " ".join(versions).encode(), digest_size=16).hexdigest()
