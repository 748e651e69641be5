"""Sums that tables of counts consist of: how those of parts of a corpus are added up, and put in order."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ..memory import lean
from ..tables import require
from ..text.strings import arrow_strings, as_series

KEY_TOTALS = ["words", "articles", "words_squared", "words_roots", "words_powers"]
SUMS = ["count", "n_articles", "squares", "products", "lengths", "roots"]
DECIMALS = {"count": 9, "n_articles": 9}  # of what is a whole number but for stories: thirds may not break a tie


class Sums(NamedTuple):
    """Counts while those of parts are added up: a row for each thing that is counted, and for each group its totals."""

    rows: pd.DataFrame
    totals: pd.DataFrame
    in_order: bool = True


@lean()
def together(parts: list[Sums]) -> Sums:
    """Add up counts of parts of a corpus: column by column, since there may be millions of rows."""
    *groups, item = (column for column in parts[0].rows if column not in SUMS)
    encoded = pa.chunked_array([arrow_strings(part.rows[item]) for part in parts]).dictionary_encode()
    at = np.concatenate([np.empty(0, np.int32), *(each.indices.to_numpy() for each in encoded.chunks)])
    rows = pd.DataFrame({item: as_series(encoded.chunk(0).dictionary if len(at) else pa.array([], pa.large_string()))})
    del encoded  # whose chunks have one dictionary
    for name in groups:
        number, names = pd.factorize(pd.concat([part.rows[name] for part in parts]))
        at, found = pd.factorize(at.astype(np.int64) * len(names) + number)
        number = found % len(names) if len(names) else found
        rows = rows.take(found // max(len(names), 1)).reset_index(drop=True)
        rows.insert(0, name, names.take(number))
    for name in SUMS:
        values = np.concatenate([part.rows[name].to_numpy() for part in parts])
        summed = np.bincount(at, values, len(rows))  # whole numbers are exact up to 2**53
        rows[name] = small(summed) if values.dtype.kind in "iu" else summed.astype(float)
    rows = rows.round(DECIMALS)
    totals = pd.concat([part.totals for part in parts], ignore_index=True)
    of = [totals[name] for name in groups] or np.zeros(len(totals))
    totals = totals.groupby(of, observed=True, sort=False)[KEY_TOTALS].sum().reset_index(drop=not groups)
    return Sums(rows, totals, False)


def small(values: np.ndarray) -> np.ndarray:
    """Store whole numbers in half the room where they are small enough, since there may be millions of them."""
    return values.astype(np.uint32 if values.max(initial=0) < 2**32 else np.int64)


def added(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Add up tables of counts that were made from parts of a corpus; but for the rounding of sums of roots."""
    item = _unit_of(tables[0])
    for table in tables:
        require(table, item, *SUMS, *KEY_TOTALS, made_by="count_words or count_ngrams")
        if list(table) != list(tables[0]):
            raise ValueError(f"The tables differ in columns: {', '.join(table)} and {', '.join(tables[0])}.")
    groups = list(tables[0].columns[: tables[0].columns.get_loc(item)])
    parts = []
    for table in tables:
        totals = table.drop_duplicates(groups) if groups else table.head(1)  # alike in a group's rows
        parts.append(Sums(table.loc[table["count"] > 0, [*groups, item, *SUMS]], totals[groups + KEY_TOTALS]))
    return told(together(parts))


def told(sums: Sums) -> pd.DataFrame:
    """Return counts as a table, in which the totals of a group stand in each of its rows.

    A group that has words but no run is listed with an empty run, so that its totals are kept.
    """
    rows, totals, in_order = sums
    rows = rows.astype({name: np.int64 for name in SUMS if rows[name].dtype.kind == "u"})
    *groups, item = (column for column in rows if column not in SUMS)
    lacking = (np.bincount(places(rows, totals), minlength=len(totals)) == 0) & (totals["words"] > 0)
    if lacking.any():
        no_run = pd.DataFrame({item: pd.Series([""] * lacking.sum(), dtype="str"), **dict.fromkeys(SUMS, 0)})
        no_run["roots"] = 0.0
        rows = pd.concat([rows, totals.loc[lacking, groups].reset_index(drop=True).join(no_run)], ignore_index=True)
    rows = rows if in_order and not lacking.any() else _sorted(rows, groups[0] if groups else None)
    of_row = places(rows, totals)
    return rows.assign(**{name: totals[name].to_numpy()[of_row] for name in KEY_TOTALS})


def places(rows: pd.DataFrame, totals: pd.DataFrame) -> np.ndarray:
    """Return the row of its group's totals for each row of counts."""
    group = totals.columns[0]
    return np.zeros(len(rows), int) if group in KEY_TOTALS else pd.Index(totals[group]).get_indexer(rows[group])


def _unit_of(table: pd.DataFrame) -> str:
    """Return the column of a table of counts that says what is counted: ``"ngram"`` or ``"word"``."""
    return "ngram" if "ngram" in table else "word"


def _sorted(table: pd.DataFrame, by: str | None) -> pd.DataFrame:
    """Sort by group, by count and then by text, a run word by word: a space comes before all else."""
    count = table["count"].round(6)  # thirds that were rounded before they were added up are equal still
    text = pc.replace_substring(arrow_strings(table[_unit_of(table)]), " ", "\0")
    group = pd.factorize(table[by], sort=True)[0] if by else np.zeros(len(table), np.int8)
    keys = [("group", "ascending"), ("count", "descending"), ("text", "ascending")]
    order = pc.sort_indices(pa.table({"group": group, "count": count, "text": text}), sort_keys=keys)
    return table.take(order.to_numpy()).reset_index(drop=True)
