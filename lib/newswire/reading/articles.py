"""Files and tables of news become one row per article; what cannot be read is listed with the reason."""

import os
from collections import Counter
from collections.abc import Hashable, Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from ..memory import give_back, lean
from ..progress import bar
from .columns import OUR_HEAD, ROLES, names_in, renamed, tidy
from .dates import parse_dates
from .encodings import normalise
from .formats import Records, read_records
from .heads import NO_HEAD, Head, parse_head
from .sources import KINDS, File, Source

COLUMNS = ["date", "place", "agency", "title", "head", "text", "source"]
SHOWN_PER_SOURCE = 20  # places of one file that are listed one by one when they could not be read


class Story(NamedTuple):
    """One article: its id, what its head says, the head itself and the text after it, in UTF-8."""

    article: str
    facts: Head
    head: str | None
    text: bytes


@lean()
def read_articles(
    source: str | os.PathLike | Source, *, columns: dict[str, str] | None = None, progress: bool | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read every article in a file or folder.

    Parameters
    ----------
    source : path
        A .txt (one article), .csv, .tsv, .jsonl, .json or .parquet file, one of them gzipped, a .zip of them, or a
        folder, read with its folders in order of file names. Looked up from the current folder, then from the
        project's root. Packed files may unpack to 200 times their size or 64 MB, and never beyond 4 GB.
    columns : dict, optional
        Which column or key holds what, such as ``{"text": "story", "date": "day"}``; usual names are understood.
    progress : bool, optional
        Whether to show a progress bar; by default when a terminal or JupyterLab is watching and reading takes long.

    Returns
    -------
    articles : DataFrame
        Indexed by `article`, an id made from the content: date (datetime64, without zone), place, agency, title,
        head, text, source (the publisher where there is one, else the file), then all other columns.
    rejected : DataFrame
        source, reason.

    Raises
    ------
    FileNotFoundError
        When there is nothing of that name.
    ValueError
        When no article could be read, with the reasons.
    """
    source = source if isinstance(source, Source) else Source(source)
    table, labels, refused = _gathered(source, columns, progress)
    give_back()
    articles, unusable = _build(table, labels, progress)
    give_back()
    rejected = _rejected(refused + unusable)
    if articles.empty:
        raise ValueError(_nothing_read(source.root, rejected))
    articles["source"] = articles["source"].fillna(articles.pop("_file"))
    return articles, rejected


def from_frame(frame: pd.DataFrame, *, columns: dict[str, Hashable] | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the table of articles from any table with a column of texts.

    Parameters
    ----------
    frame : DataFrame
        One row per article; it is not changed. A named index is kept as a column.
    columns : dict, optional
        Which column holds what, such as ``{"text": "story"}``; usual names are understood.

    Returns
    -------
    articles, rejected : DataFrame
        As from `read_articles`; rows without a text are in `rejected`.

    Raises
    ------
    TypeError
        When `frame` is not a DataFrame.
    ValueError
        When there is no column of texts.

    Examples
    --------
    >>> articles, _ = from_frame(pd.DataFrame({"body": ["PARIS (AFP) - Rates rose."], "desk": ["economy"]}))
    >>> articles[["place", "agency", "text", "desk"]].values.tolist()
    [['PARIS', 'AFP', 'Rates rose.', 'economy']]
    """
    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"from_frame needs a pandas DataFrame with a column of texts, not {type(frame).__name__}.")
    named = [name for name in frame.index.names if name is not None and name not in frame.columns]
    labels = [("", f"row {label}") for label in frame.index]
    table = (frame.reset_index(named) if named else frame).reset_index(drop=True)
    names = renamed(tuple(table.columns), columns)
    table = table.loc[:, [name is not None for name in names]].set_axis([name for name in names if name], axis=1)
    articles, unusable = _build(table, labels)
    return articles.drop(columns="_file"), _rejected(unusable)


def _watched(source: Source, progress: bool | None) -> Iterator[File]:
    """Yield the files of a source, with a progress bar where somebody is watching."""
    with bar(progress=progress, total=source.size, desc="Reading", unit="B", unit_scale=True) as shown:
        for file in source.files():
            yield file
            shown.update(file.size)


def _gathered(source: Source, columns: dict | None, progress: bool | None):
    """Return the table of all records behind a path, the file and place of each, and what was refused."""
    rows, labels, refused = [], [], []
    for file in _watched(source, progress):
        records, reason = _records_of(file, columns)
        refused += [(file.name, text) for text in ([reason] if reason else records.refused)]
        rows += records.rows
        labels += [(file.name, place) for place in records.places]
    return tidy(rows), labels, refused


def _records_of(file: File, columns: dict | None) -> tuple[Records, str | None]:
    """Return the records of a file under their columns' fixed names, or the reason why there are none."""
    if file.reason:
        return Records(), file.reason
    try:
        records = read_records(file.kind, file.data)
        names = names_in(records.rows)
        mapping = dict(zip(names, renamed(names, columns), strict=True)) if names else {}
    except ValueError as error:
        return Records(), str(error)
    if any(name != given for given, name in mapping.items()):
        records.rows = [{mapping[name]: row[name] for name in row if mapping[name]} for row in records.rows]
    empty = None if records.rows or records.refused else "holds no records"
    return records, empty


def _build(table: pd.DataFrame, labels: list[tuple[str, str]], progress: bool | None = False):
    """Return the table of articles, and (source, reason) for each row that is not one.

    `labels` are the file and the place in it of each row.
    """
    raw = table.pop("text").tolist() if "text" in table else []
    if OUR_HEAD in table:  # a table that this package wrote: the head is put back and read again
        heads = table.pop(OUR_HEAD).astype("object").fillna("")
        raw = [head + text for head, text in zip(heads, raw, strict=True)]
    dates = parse_dates(table["date"]) if "date" in table else pd.Series(pd.NaT, table.index, "datetime64[us]")
    stories = []
    raw.reverse()
    with bar(progress=progress, total=len(raw), desc="Articles", unit="", unit_scale=True) as shown:
        for date in dates:
            stories.append(_story(raw.pop(), date))  # a text that is read is let go, so that memory holds it once
            shown.update()
    kept = pd.array([isinstance(story, Story) for story in stories], dtype="bool")
    reasons = zip(labels, stories, strict=True)
    refused = [_refusal(*label, reason) for label, reason in reasons if isinstance(reason, str)]
    files = pd.Series([file for file, _ in labels], table.index, dtype="str")
    table = table.assign(date=dates, _file=files).loc[kept]
    return _assembled(table, [story for story in stories if isinstance(story, Story)]), refused


def _refusal(file: str, place: str, reason: str) -> tuple[str, str]:
    """Return the source and the reason of a row that is not an article; a table in memory has places but no file."""
    return file or place, f"{place}: {reason}" if file and place else reason


def _assembled(table: pd.DataFrame, stories: list[Story]) -> pd.DataFrame:
    """Put what the stories say beside the columns that came with them."""
    index = pd.Index(_distinct([story.article for story in stories]), name="article", dtype="str")
    table = table.set_axis(index)
    made = pd.DataFrame(index=index)
    stated = pd.Series([story.facts.date for story in stories], index, dtype="datetime64[us]")
    made["date"] = table["date"].fillna(stated)
    for role in ("place", "agency", "title"):
        told = pd.Series([getattr(story.facts, role, None) for story in stories], index, dtype="str")
        made[role] = _words(table[role]).fillna(told) if role in table else told
    made["head"] = pd.Series([story.head for story in stories], index, dtype="str")
    made["text"] = pd.Series(_joined([story.text for story in stories]), index, dtype="str")
    made["source"] = _words(table["source"]) if "source" in table else pd.Series(pd.NA, index, dtype="str")
    return pd.concat([made, table.drop(columns=[role for role in ROLES if role in table])], axis=1)


def _story(value, date) -> Story | str:
    """Return the article in one text, or why there is none."""
    if isinstance(value, (list, tuple)) and value and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if not isinstance(value, str):
        empty = value is None or (pd.api.types.is_scalar(value) and pd.isna(value))
        return "empty text" if empty else f"its text is not text but {type(value).__name__}"
    given = normalise(value).rstrip()
    raw = given.lstrip()
    if not raw:
        return "empty text"
    facts, data = parse_head(raw, date), raw.encode()
    name = blake2b(data, digest_size=8).hexdigest()
    if not facts.end:
        return Story(name, NO_HEAD, None, data)
    text = raw[facts.end :].lstrip()
    return Story(name, facts, given[: len(given) - len(text)], text.encode())


def _joined(texts: list[bytes]) -> pa.Array:
    """Return texts in UTF-8 as one array, in a buffer that is no larger than they are."""
    offsets = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).astype(np.int64)
    return pa.LargeStringArray.from_buffers(len(texts), pa.py_buffer(offsets), pa.py_buffer(b"".join(texts)))


def _distinct(names: list[str]) -> list[str]:
    """Number the repeats of a name: a, a-2, a-3."""
    seen: Counter[str] = Counter()
    for place, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            names[place] = f"{name}-{seen[name]}"
    return names


def _words(values: pd.Series) -> pd.Series:
    """Return a column of names as text, missing where there is nothing but white space."""
    cleaned = lru_cache(4096)(lambda value: normalise(value).strip() or None)
    filled = values.astype("object").where(values.notna(), None)
    return pd.Series([None if value is None else cleaned(str(value)) for value in filled], values.index, dtype="str")


def _rejected(refused: list[tuple[str, str]]) -> pd.DataFrame:
    """Return the table of what was not read; places beyond the first twenty of a source are counted."""
    table = pd.DataFrame(refused, columns=["source", "reason"], dtype="str")
    left = table.groupby("source", sort=False).size() - SHOWN_PER_SOURCE
    more = [(source, f"and {n:,} more place{'s' * (n > 1)}") for source, n in left[left > 0].items()]
    shown = table[table.groupby("source").cumcount() < SHOWN_PER_SOURCE]
    return pd.concat([shown, pd.DataFrame(more, columns=list(table), dtype="str")], ignore_index=True)


def _nothing_read(root: Path, rejected: pd.DataFrame) -> str:
    """Say why a path has no articles."""
    if rejected.empty:
        return f"No articles in {root}: there is no {', '.join(KINDS)}, .gz or .zip file in it."
    reasons = [f"{row.source}: {row.reason}" for row in rejected.head(5).itertuples()]
    more = f"; and {len(rejected) - 5:,} more" if len(rejected) > 5 else ""
    return f"No article could be read from {root}: {'; '.join(reasons)}{more}."
