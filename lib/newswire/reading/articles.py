"""Files and tables of news become one row per article; what cannot be read is listed with the reason."""

import os
import re
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ..memory import give_back, lean
from ..progress import bar
from .build import build
from .faults import ENDING, reason_for
from .formats.read import read_records
from .formats.records import Records
from .packing import File
from .roles import frame_in_roles, in_roles
from .sources import Source
from .typed import tidy

MOST_FILES = 20  # of which the same note is shown one by one
_MOST_REASONS = 5  # for which nothing was read that a message gives
_NAMES = r"'[^']*'(?:, '[^']*')*|\d+"  # what differs between such reasons
_PARTICULARS = re.compile(r"“[^”]*”|[\d,.:/-]+")  # what differs between notes that say the same


class Read(NamedTuple):
    """What a source gives: articles, what was rejected (source, reason), and notes on the reading (source, note)."""

    articles: pd.DataFrame
    rejected: pd.DataFrame
    notes: pd.DataFrame


@lean()
def read_articles(
    source: str | os.PathLike | Source, *, columns: dict[str, str] | None = None, progress: bool | None = None
) -> Read:
    """Read every article in a file or folder.

    Parameters
    ----------
    source : path
        A file of any kind that the README lists, packed or not, an archive of such files, or a folder, read with its
        folders in order of file names. Looked up from the current folder, then from the project's root. Packed files
        may unpack to 200 times their size or 64 MB, and never beyond 4 GB.
    columns : dict, optional
        Which column or key holds what, such as ``{"text": "story", "date": "day"}``; usual names are understood.
    progress : bool, optional
        Whether to show a progress bar; by default when a terminal or JupyterLab is watching and reading takes long.

    Returns
    -------
    articles : DataFrame
        Indexed by `article`, an id made from the content: date (datetime64, without zone), place, agency, title,
        head, text, source (the publisher where there is one, else the file), language, then all other columns, and
        the folder of each file where there are several.
    rejected : DataFrame
        source, reason: one row for each input that is not among the articles.
    notes : DataFrame
        source, note: what was read otherwise than one might think. Of what is noted of many files, twenty are named;
        for the others, such as "30 more files", stands what is noted of the first of them.

    Raises
    ------
    FileNotFoundError
        When there is nothing of that name.
    ValueError
        When no article could be read, with the reasons.
    """
    source = source if isinstance(source, Source) else Source(source)
    rows, labels, refused, notes = gathered(map(records_of, _watched(source, progress)), columns)
    table, told = tidy(rows)
    del rows
    give_back()
    articles, unusable, more = build(table, labels, progress)
    give_back()
    return summed(source.root, articles, refused + unusable, [("", note) for note in told] + notes + more)


def summed(root: Path, articles: pd.DataFrame, refused: list[tuple[str, str]], notes: list[tuple[str, str]]) -> Read:
    """Say from which file, and which folder, each article is; raise a `ValueError` where there are none."""
    rejected = _table(refused, "reason")
    if articles.empty:
        raise ValueError(_nothing_read(root, rejected))
    files = articles.pop("_file")
    articles["source"] = articles["source"].fillna(files)
    file, names = pd.factorize(files)
    folders = pd.Series(names, dtype="str").str.rpartition("/")[0].replace("", None)
    if folders.nunique(dropna=False) > 1 and "folder" not in articles:  # such as business/001.txt, sport/001.txt
        articles["folder"] = folders.take(file).set_axis(articles.index)
    return Read(articles, rejected, _table(_summed(notes), "note"))


def from_frame(frame: pd.DataFrame, *, columns: dict[str, Hashable] | None = None) -> Read:
    """Make the table of articles from any table with a column of texts.

    Parameters
    ----------
    frame : DataFrame
        One row per article; it is not changed. A named index is kept as a column.
    columns : dict, optional
        Which column holds what, such as ``{"text": "story"}``; usual names are understood.

    Returns
    -------
    articles, rejected, notes : DataFrame
        As from `read_articles`; rows without a text are in `rejected`.

    Raises
    ------
    TypeError
        When `frame` is not a DataFrame.
    ValueError
        When there is no column of texts.

    Examples
    --------
    >>> articles, *_ = from_frame(pd.DataFrame({"body": ["PARIS (AFP) - Rates rose."], "desk": ["economy"]}))
    >>> articles[["place", "agency", "text", "desk"]].values.tolist()
    [['Paris', 'AFP', 'Rates rose.', 'economy']]
    """
    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"from_frame needs a pandas DataFrame with a column of texts, not {type(frame).__name__}.")
    named = [name for name in frame.index.names if name is not None and name not in frame.columns]
    labels = [("", f"row {label}") for label in frame.index]
    table = (frame.reset_index(named) if named else frame).reset_index(drop=True)
    table, told = frame_in_roles(table, columns)
    articles, unusable, notes = build(table, labels)
    notes = [("", note) for note in told] + notes
    return Read(articles.drop(columns="_file"), _table(unusable, "reason"), _table(notes, "note"))


def _watched(source: Source, progress: bool | None) -> Iterator[File]:
    """Yield the files of a source, with a progress bar where somebody is watching."""
    with bar(progress=progress, total=source.size, desc="Reading", unit="B", unit_scale=True) as shown:
        for file in source.files():
            yield file
            shown.update(file.size)


def gathered(given: Iterable[tuple[str, Records, str | None]], columns: dict | None, plans: dict | None = None):
    """Return the records of all files, the file and place of each, what was refused, and notes."""
    files, rows, labels, refused, notes = [], [], [], [], []
    for name, records, reason in given:
        files.append((name, records))
        refused += [(name, " ".join(text.split())) for text in ([reason] if reason else records.refused)]
    order = {name: place for place, (name, _) in enumerate(files)}
    refused = sorted(refused + in_roles(files, columns, plans), key=lambda pair: order[pair[0]])
    for name, records in files:
        notes += [(name, text) for text in records.notes]
        rows += records.rows
        labels += [(name, place) for place in records.places]
    return rows, labels, refused, notes


def records_of(file: File) -> tuple[str, Records, str | None]:
    """Return the name of a file, its records, and the reason where there are none."""
    if file.reason:
        return file.name, Records(), file.reason
    try:
        records = read_records(file.inner, file.data)
    except ValueError as error:
        return file.name, Records(), str(error)
    except ENDING:
        raise
    except BaseException as error:
        return file.name, Records(), reason_for(error)
    return file.name, records, None if records.rows or records.refused else "holds no records"


def _table(rows: list[tuple[str, str]], what: str) -> pd.DataFrame:
    """Return the table of what was not read, or of notes, by source."""
    return pd.DataFrame(rows, columns=["source", what], dtype="str")


def _summed(notes: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Say what is noted of many files for twenty of them, and then how many more there are."""
    alike: dict[str, list[tuple[str, str]]] = {}
    for file, note in notes:
        alike.setdefault(_PARTICULARS.sub("", note), []).append((file, note))
    shown = []
    for said in alike.values():
        more = len(said) - MOST_FILES
        shown += said[:MOST_FILES]
        if more > 0:
            shown.append((f"{more:,} more file{'s' * (more > 1)}", said[MOST_FILES][1]))
    return shown


def _nothing_read(root: Path, rejected: pd.DataFrame) -> str:
    """Say why a path has no articles."""
    if rejected.empty:
        return f"No articles in {root}: there is no file in it that newswire did not make."
    alike = rejected.groupby(rejected["reason"].str.replace(_NAMES, "", regex=True), sort=False)
    first = alike.head(1).assign(others=alike["source"].transform("size") - 1)
    shown = first.head(_MOST_REASONS)
    reasons = [row.reason if row.source == root.name else f"{row.source}: {row.reason}" for row in shown.itertuples()]
    also = [f" (and {n:,} more like it)" if n else "" for n in shown["others"]]
    more = f"; and {left:,} more" if (left := len(rejected) - len(shown) - shown["others"].sum()) else ""
    return f"No article could be read from {root}: {'; '.join(map(''.join, zip(reasons, also)))}{more}."
