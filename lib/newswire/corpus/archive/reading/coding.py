"""One part of an archive: its pieces are read and coded; what only all articles together tell is left for the index."""

import json
import pickle
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from ....memory import give_back, lean
from ....reading.apart import Piece
from ....reading.articles import gathered
from ....reading.build import files_of, read_stories, texts_of
from ....reading.columns import ROLES
from ....reading.dates import with_dates
from ....reading.dates.values import as_texts
from ....reading.typed import tidy
from ....text.strings import arrow_strings
from ....text.tokens import encode
from ...corpus import Corpus
from ...store import read_tables, told_of, write_tables
from ..storage import CODEC, Folder

GIVEN = "given "  # before the names of columns as they came, beside those of what the stories tell
_TOLD = ["name", "file", "date", "numbers", "place", "agency", "title", "head", "language", "remedies"]
_COUNTS = ["n_sentences", "n_words"]
_RECORD = "record"  # the note of a part that says of what it is made


class Stored(NamedTuple):
    """What the index needs of a part: what came with its articles, what they tell, their counts, and what was said.

    `refused` are files and records, `unusable` rows whose texts are none, `notes` what was said of them.
    """

    given: pd.DataFrame
    told: pd.DataFrame
    counts: pd.DataFrame
    refused: list[tuple[str, str]]
    unusable: list[tuple[str, str]]
    notes: list[tuple[str, str]]


@lean()
def code_part(folder: Folder, name: str, packed: bytes, columns: dict | None, record: dict) -> None:
    """Read and code some pieces of a source, and write them as a part of an archive, whole or not at all.

    Parameters
    ----------
    folder : Folder
    name : str
        Of the part.
    packed : bytes
        The pieces, pickled, so that they are not held twice.
    columns : dict, optional
        As for `read_archive`.
    record : dict
        What is to be kept of what the part is made of; see `record_of`.
    """
    pieces: list[Piece] = pickle.loads(packed)
    plans = {names: plan for piece in pieces for names, plan in (piece.plans or {}).items()}
    given = [pieces.pop(0).read() for _ in range(len(pieces))]  # let go of the bytes of what is read
    rows, labels, refused, notes = gathered(given, columns, plans)
    del given
    table, said = tidy(rows, as_given=True)
    del rows
    texts = texts_of(table)
    dated, _ = with_dates(table, files_of(table, labels))
    told, unusable = read_stories(texts, dated, labels)
    give_back()
    came = table.loc[told.index]
    came = pd.DataFrame({GIVEN + name: _as_given(came[name], name) for name in came}, index=told.index)
    articles = pd.concat([told, came], axis=1).set_axis(_unlike(told["name"])).assign(source=told["file"].to_numpy())
    rejected = pd.DataFrame(refused + unusable, columns=["source", "reason"], dtype="str")
    rejected["unusable"] = np.arange(len(rejected)) >= len(refused)
    noted = pd.DataFrame([("", note) for note in said] + notes, columns=["source", "note"], dtype="str")
    coded = encode(arrow_strings(articles["text"]))
    corpus = Corpus(articles, rejected, noted, coded)
    with folder.writing(name) as file:
        write_tables(file, (corpus.articles, rejected, noted), coded, {_RECORD: json.dumps(record)}, CODEC)
    give_back()


def _as_given(values: pd.Series, name: str) -> pd.Series:
    """Return a column as it came, in a type that can be kept."""
    if name not in ROLES:
        return values
    if name == "date":
        texts = values.map(lambda value: isinstance(value, str)).astype("bool")
        return values.where(texts, as_texts(values)).astype("str")
    return values.map(str, na_action="ignore").astype("str")


def _unlike(names: pd.Series) -> pd.Index:
    """Return names by which the articles of a part can be told apart."""
    again = names.groupby(names).cumcount()
    return pd.Index(names.where(again == 0, names + "-" + (again + 1).astype("str")), name="article")


def record_of(folder: Folder, name: str) -> dict:
    """Return what is kept of what a part is made of; nothing where it is gone or damaged."""
    try:
        return json.loads(told_of(folder.open(name))[_RECORD])
    except (pa.ArrowException, OSError, LookupError, ValueError):
        return {}


def stored(folder: Folder, name: str) -> Stored:
    """Return what the index needs of a part, in memory of its own; a `ValueError` where the part is damaged."""
    articles, rejected, notes, _ = read_tables(lambda: pa.BufferReader(folder.read(name)), name)
    known = _copied(articles.drop(columns=["text", "source"]).reset_index(drop=True))
    given = known[[column for column in known if column.startswith(GIVEN)]]
    unusable = rejected["unusable"].to_numpy()
    refused = list(rejected[["source", "reason"]].itertuples(index=False, name=None))
    return Stored(
        given.rename(columns=lambda column: column.removeprefix(GIVEN)),
        known[_TOLD],
        known[_COUNTS],
        [row for row, is_row in zip(refused, unusable, strict=True) if not is_row],
        [row for row, is_row in zip(refused, unusable, strict=True) if is_row],
        list(notes.itertuples(index=False, name=None)),
    )


def _copied(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table that does not hold the file that it was mapped from."""
    table, held = pa.Table.from_pandas(frame, preserve_index=False), pa.BufferOutputStream()
    with pa.ipc.new_stream(held, table.schema) as writer:
        writer.write_table(table)
    return pa.ipc.open_stream(held.getvalue().to_pybytes()).read_pandas()  # bytes have no room for more behind them
