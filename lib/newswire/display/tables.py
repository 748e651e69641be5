"""A DataFrame as an accessible HTML table."""

import numpy as np
import pandas as pd

from .evidence import evidence_by_key
from .text import clipped, printable, safe
from .values import PER_CENT, cell, column_decimals, label


def table_html(table, caption=None, *, evidence=None, corpus=None, rows=25, bars=()):
    """Write a table as HTML that scrolls inside itself, can be sorted, and opens the sentences behind each row.

    Parameters
    ----------
    table : DataFrame or Series
        A named index, or one that is not 0..n-1, becomes the first columns.
    caption : str, optional
        What the table shows.
    evidence : DataFrame, optional
        Sentences by the table's first column; see `evidence.evidence_by_key`.
    corpus : Corpus, optional
        Needed with `evidence`.
    rows : int
        Most rows to show; the caption says when there are more.
    bars : iterable of str
        Numeric columns that get a bar in the cell.

    Returns
    -------
    str
        HTML.

    Raises
    ------
    ValueError
        Evidence without a corpus, or a column in `bars` that the table does not have.
    """
    table = flat(table)
    _check(table, evidence, corpus, bars)
    shown = table.head(rows)
    decimals = column_decimals(shown)
    behind = _behind(shown, evidence, corpus)
    widths = {column: _shares(shown[column]) for column in bars}
    body = "".join(_row(shown, i, decimals, behind, widths) for i in range(len(shown)))
    head = "".join(_head(table, column) for column in table)
    words = safe(caption or "Table", 1000)
    if len(table) > rows:
        words += f' <span class="nw-count">The first {len(shown):,} of {len(table):,} rows.</span>'
    empty = "" if len(shown) else f'<tr><td colspan="{max(1, table.shape[1])}">Nothing to show.</td></tr>'
    name = safe(caption or "Table", 120)
    return (
        f'<div class="nw-scroll" tabindex="0" role="region" aria-label="{name}"><table class="nw-table">'
        f"<caption>{words}</caption><thead><tr>{head}</tr></thead><tbody>{body}{empty}</tbody></table></div>"
    )


def flat(table):
    """Turn a Series or an indexed table into plain columns.

    Examples
    --------
    >>> list(flat(pd.Series([2, 1], index=pd.Index(["a", "b"], name="word"), name="count")))
    ['word', 'count']
    """
    table = table.to_frame() if isinstance(table, pd.Series) else table
    plain = isinstance(table.index, pd.RangeIndex) and table.index.name is None
    unnamed_rows = table.index.nlevels == 1 and table.index.name is None and pd.api.types.is_integer_dtype(table.index)
    if not plain and not unnamed_rows:
        table = table.reset_index()
    table = table.reset_index(drop=True)
    return table.set_axis([" ".join(map(str, c)) if isinstance(c, tuple) else str(c) for c in table], axis=1)


def table_text(table, rows=10):
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
    table = flat(table).head(rows).copy()
    for column in table:
        if not pd.api.types.is_numeric_dtype(table[column]):
            table[column] = [clipped(printable(str(value)[:200]), 40) for value in table[column]]
    return table.to_string(index=False, max_rows=rows)


def _check(table, evidence, corpus, bars):
    if evidence is not None and corpus is None:
        raise ValueError("Evidence needs the corpus its sentences are in: show(table, evidence=hits, corpus=corpus).")
    for column in bars:
        if column not in table:
            raise ValueError(f"There is no column {column!r} to draw bars for; the columns are {', '.join(table)}.")


def _behind(shown, evidence, corpus):
    if evidence is None or not len(shown.columns):
        return {}
    key = shown.columns[0]
    return evidence_by_key(evidence, key, corpus, keys=shown[key])


def _shares(values):
    """Each value's share of the largest, in per cent."""
    sizes = values.abs().to_numpy(dtype=float, na_value=np.nan)
    largest = np.nanmax(sizes, initial=0)
    return np.nan_to_num(100 * sizes / largest) if largest else np.zeros(len(sizes))


def _head(table, column):
    name = label(column)
    name = column if [label(c) for c in table].count(name) > 1 else name
    kind = ' class="num"' if _is_numeric(table[column]) else ""
    return f'<th scope="col"{kind}>{safe(name, 80)}</th>'


def _is_numeric(values):
    return pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)


def _row(shown, i, decimals, behind, widths):
    cells = []
    for j, column in enumerate(shown.columns):
        value = shown.iat[i, j]
        content, key, numeric = cell(value, PER_CENT if column == "share" else decimals.get(column, 2))
        content = f"<code>{content}</code>" if column == "article" else content
        if j == 0 and behind.get(value):
            key = safe(value) if key is None else key
            content = f'<details class="nw-evidence"><summary>{content}</summary>{behind[value]}</details>'
        cells.append(_cell(content, key, numeric or _is_numeric(shown[column]), widths.get(column), i))
    return f"<tr>{''.join(cells)}</tr>"


def _cell(content, key, numeric, widths, i):
    sort = "" if key is None else f' data-sort="{key}"'
    if widths is not None:
        return f'<td class="num nw-bar"{sort} style="--nw-share:{widths[i]:.1f}%">{content}</td>'
    return f'<td class="num"{sort}>{content}</td>' if numeric else f"<td{sort}>{content}</td>"
