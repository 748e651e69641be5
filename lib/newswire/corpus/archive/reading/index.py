"""The index of an archive: what is known of all articles of all parts, but for their texts."""

from pathlib import Path

import pandas as pd

from ....reading.articles import Read, summed
from ....reading.build import assembled
from ....reading.columns import ROLES
from ....reading.dates import with_dates
from ....reading.typed import plain_column
from ...cut import FIXED_COLUMNS
from .coding import Stored


def index_of(root: Path, parts: list[Stored]) -> Read:
    """Put together what is known of the articles of all parts, as if they had been read at once.

    Raises
    ------
    ValueError
        When there are no articles in any of them, with the reasons.
    """
    if not parts:
        return summed(root, pd.DataFrame(), [], [])  # which says that there is nothing
    told = pd.concat([part.told for part in parts], ignore_index=True)
    counts = pd.concat([part.counts for part in parts], ignore_index=True)
    given = _beside([part.given for part in parts])
    dated, notes = with_dates(given, told["file"])
    articles, more = assembled(dated, told)
    refused = [row for part in parts for row in part.refused] + [row for part in parts for row in part.unusable]
    said = list(dict.fromkeys(note for part in parts for note in part.notes))
    read = summed(root, articles, list(dict.fromkeys(refused)), said + notes + more)
    articles = read.articles.assign(**{name: counts[name].to_numpy() for name in counts})
    first = [column for column in FIXED_COLUMNS if column in articles]
    return read._replace(articles=articles[first + [column for column in articles if column not in first]])


def _beside(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Put tables one behind another, each column of the plainest type that holds what it has in all of them."""
    columns = {}
    for name in dict.fromkeys(name for table in tables for name in table):
        parts = [table[name] if name in table else pd.Series(None, table.index, dtype="str") for table in tables]
        if all(part.dtype == "str" for part in parts):
            whole = pd.concat(parts, ignore_index=True)
            typed = whole if name in ROLES else plain_column(_values(whole))
            columns[name] = whole if typed.dtype == "str" else typed  # which does not hold it a second time
        else:
            columns[name] = plain_column([value for part in parts for value in _values(part)])
    n = sum(map(len, tables))
    return pd.DataFrame(columns, index=pd.RangeIndex(n))


def _values(column: pd.Series) -> list:
    """Return the values of a column, None for those that are missing."""
    return column.astype("object").where(column.notna(), None).tolist()
