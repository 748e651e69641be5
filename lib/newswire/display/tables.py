"""A DataFrame as an accessible HTML table."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_bool_dtype, is_integer_dtype, is_numeric_dtype

from .text import LONGEST_CAPTION, clipped, printable, safe, safe_attribute
from .values import cell, column_decimals, label


def table_html(
    table: pd.DataFrame | pd.Series,
    caption: str | None = None,
    rows: int = 25,
    bars: Iterable[str] = (),
    behind: Mapping[Any, str] | None = None,
) -> str:
    """Write a table as HTML that scrolls inside itself, can be sorted, and opens the sentences behind each row.

    Parameters
    ----------
    table : DataFrame or Series
        A named index, or one that is not of whole numbers, becomes the first columns.
    caption : str, optional
        What the table shows.
    rows : int
        Most rows to show; the caption says when there are more.
    bars : iterable of str
        Numeric columns that get a bar in the cell.
    behind : mapping, optional
        HTML that opens behind a value of the first column, by the value.

    Returns
    -------
    str
        HTML; of a table without rows, one line that says so.

    Raises
    ------
    ValueError
        When `bars` names a column that the table does not have.
    """
    table, bars = flat(table), list(bars)
    if absent := [column for column in bars if column not in table]:
        raise ValueError(f"There is no column {absent[0]!r} to draw bars for; the columns are {', '.join(table)}.")
    shown = table.head(rows)
    decimals = column_decimals(shown) | {name: "%" for name in shown if str(name).startswith("share")}
    columns = [
        _cells(values, decimals.get(name, 2), name in bars, None if place else behind)
        for place, (name, values) in enumerate(shown.items())
    ]
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in zip(*columns, strict=True))
    words = safe(caption or "Table", LONGEST_CAPTION)
    if not body:
        return f'<p class="nw-count">{words.removesuffix(".")}: none.</p>'
    if len(table) > rows:
        words += f' <span class="nw-count">The first {len(shown):,} of {len(table):,} rows.</span>'
    return (
        f'<div class="nw-scroll" tabindex="0" role="region" aria-label="{safe_attribute(caption or "Table", 120)}">'
        f'<table class="nw-table"><caption>{words}</caption>'
        f"<thead><tr>{_heads(table)}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def flat(table: pd.DataFrame | pd.Series) -> pd.DataFrame:
    """Turn a Series or an indexed table into plain columns.

    Examples
    --------
    >>> list(flat(pd.Series([2, 1], index=pd.Index(["a", "b"], name="word"), name="count")))
    ['word', 'count']
    """
    table = table.to_frame() if isinstance(table, pd.Series) else table
    is_numbered = table.index.name is None and is_integer_dtype(table.index)
    table = table.reset_index(drop=is_numbered)
    return table.set_axis([" ".join(map(str, c)) if isinstance(c, tuple) else str(c) for c in table], axis=1)


def table_text(table: pd.DataFrame | pd.Series, rows: int = 10) -> str:
    """Write the first rows of a table as plain text for a terminal.

    Parameters
    ----------
    table : DataFrame or Series
    rows : int

    Returns
    -------
    str
        Text without control characters; no cell over 40 characters.
    """
    table = flat(table).head(rows)
    words = [column for column in table if not is_numeric_dtype(table[column])]
    return table.to_string(
        index=False, formatters=dict.fromkeys(words, lambda value: clipped(printable(str(value)[:200]), 40))
    )


def _heads(table: pd.DataFrame) -> str:
    """The head of each column; two columns that would share a label keep their names."""
    labels = [label(name) for name in table]
    names = [name if labels.count(words) > 1 else words for name, words in zip(table, labels, strict=True)]
    kinds = [' class="num"' if _is_numeric(values) else "" for _, values in table.items()]
    return "".join(f'<th scope="col"{kind}>{safe(name, 80)}</th>' for kind, name in zip(kinds, names, strict=True))


def _is_numeric(values: pd.Series) -> bool:
    return is_numeric_dtype(values) and not is_bool_dtype(values)


def _cells(values: pd.Series, decimals: int | str, with_bars: bool, behind: Mapping[Any, str] | None) -> Iterator[str]:
    """The cells of a column; those with sentences behind them open."""
    column_kind = "num nw-bar" if with_bars else "num" if _is_numeric(values) else ""
    shares = _shares(values) if with_bars else np.zeros(len(values))
    for value, share in zip(values, shares, strict=True):
        content, key, is_number = cell(value, decimals)
        content = f"<code>{content}</code>" if values.name == "article" else content
        if behind and value in behind:
            key = safe_attribute(value) if key is None else key
            content = f'<details class="nw-evidence"><summary>{content}</summary>{behind[value]}</details>'
        kind = column_kind or ("num" if is_number else "")
        kind = f' class="{kind}"' if kind else ""
        sort = "" if key is None else f' data-sort="{key}"'
        style = f' style="--nw-share:{share:.1f}%"' if with_bars else ""
        yield f"<td{kind}{sort}{style}>{content}</td>"


def _shares(values: pd.Series) -> np.ndarray:
    """Each value's share of the largest, in per cent."""
    sizes = values.abs().to_numpy(dtype=float, na_value=np.nan)
    return np.nan_to_num(100 * sizes / (np.nanmax(sizes, initial=0) or 1))
