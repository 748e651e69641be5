"""A DataFrame as an accessible HTML table."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import infer_dtype, is_bool_dtype, is_integer_dtype, is_numeric_dtype

from .taking import csv_link
from .text import LONGEST_CAPTION, clipped, printable, safe, safe_attribute
from .values import cell, column_decimals, label

FOLD = 25  # rows that are in sight from the start, as the style sheet has it; five more are not worth a click
LONG = 80  # characters of a cell, from which on its column is one to be read rather than looked up
BRIEF = 18  # characters up to which the cells of a column stand on one line
OF_ARTICLES = ("article", "story", "copy_of")  # columns that hold ids of articles
LONGEST_NAME = 110  # characters of an article's title


def table_html(
    table: pd.DataFrame | pd.Series,
    caption: str | None = None,
    rows: int = 25,
    bars: Iterable[str] = (),
    behind: Mapping[Any, str] | None = None,
    names: Mapping[Any, str] | None = None,
) -> str:
    """Write a table as HTML that scrolls sideways, can be sorted, and opens the sentences behind each row.

    A column that is "no" or "yes" in every row, or has no value in any, says nothing and is left out.

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
    names : mapping, optional
        Names of articles, by their ids: what to show in the columns `article`, `story` and `copy_of`.

    Returns
    -------
    str
        HTML; of a table without rows, one line that says so. Of more than 30 rows, 25 are in sight and all on request.

    Raises
    ------
    ValueError
        When `bars` names a column that the table does not have.
    """
    table, bars = flat(table), list(bars)
    if absent := [column for column in bars if column not in table]:
        raise ValueError(f"There is no column {absent[0]!r} to draw bars for; the columns are {', '.join(table)}.")
    shown = _telling(table.head(rows))
    decimals = column_decimals(shown) | {name: "%" for name in shown if name.startswith("share")}
    columns = [
        _cells(values, decimals.get(name, 2), name in bars, None if place else behind, names or {})
        for place, (name, values) in enumerate(shown.items())
    ]
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in zip(*columns, strict=True))
    words = safe(caption or "Table", LONGEST_CAPTION)
    if not body:
        return f'<p class="nw-count">Nothing to list here. {words if caption else ""}</p>'
    if len(table) > rows:
        words += f' <span class="nw-count">The first {len(shown):,} of {len(table):,} rows.</span>'
    return framed(table, words, caption or "Table", _heads(shown), body)


def framed(table: pd.DataFrame, words: str, name: str, heads: str, body: str, kind: str = "nw-table") -> str:
    """Put a table into a frame that scrolls sideways and folds what is beyond 25 rows, with a link that saves it whole.

    Parameters
    ----------
    table : DataFrame
        What is saved.
    words, heads, body : str
        The caption, the `th` of the head and the `tr` of the body, as HTML.
    name : str
        What the frame is called, as text.
    kind : str
        Classes of the table.
    """
    n_rows, words = body.count("<tr>"), f"{words} {csv_link(table, name)}".rstrip()
    fold = f'<label class="nw-all"><input type="checkbox"> all {n_rows:,} rows</label>' if n_rows > FOLD + 5 else ""
    return (
        f'<div class="nw-scroll" tabindex="0" role="region" aria-label="{safe_attribute(name, 120)}">'
        f'<table class="{kind}"><caption>{words}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>{fold}"
    )


def _telling(table: pd.DataFrame) -> pd.DataFrame:
    """The columns that say something: of two rows or more, not those without a value or with the same yes or no."""
    if len(table) < 2:
        return table
    silent = [
        values.isna().all() or (infer_dtype(values, skipna=True) == "boolean" and values.nunique() < 2)
        for _, values in table.items()
    ]
    return table if all(silent) else table.loc[:, ~np.array(silent, bool)]


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


def _cells(
    values: pd.Series,
    decimals: int | str,
    with_bars: bool,
    behind: Mapping[Any, str] | None,
    names: Mapping[Any, str],
) -> Iterator[str]:
    """The cells of a column; those with sentences behind them open, and an article goes by its name."""
    named = values.name == "article" or (values.name in OF_ARTICLES and values.isin(list(names)).any())
    column_kind = "num nw-bar" if with_bars else "num" if _is_numeric(values) else _room(values, named)
    shares = _shares(values) if with_bars else np.zeros(len(values))
    for value, share in zip(values, shares, strict=True):
        content, key, is_number = cell(value, decimals)
        if named and isinstance(value, str):
            content, key = _article(value, names)
        if behind and value in behind:
            key = safe_attribute(value) if key is None else key
            content = f'<details class="nw-evidence"><summary>{content}</summary>{behind[value]}</details>'
        kind = column_kind or ("num" if is_number else "")
        kind = f' class="{kind}"' if kind else ""
        sort = "" if key is None else f' data-sort="{key}"'
        style = f' style="--nw-share:{share:.1f}%"' if with_bars else ""
        yield f"<td{kind}{sort}{style}>{content}</td>"


def _room(values: pd.Series, named: bool) -> str:
    """What room a column of words needs: much for sentences, the least for a word or two."""
    if named:  # a title; or an id, which may break
        return ""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    if longest > LONG:
        return "long"
    return "brief" if infer_dtype(values, skipna=True) in ("string", "boolean") and longest <= BRIEF else ""


def _article(article: str, names: Mapping[Any, str]) -> tuple[str, str | None]:
    """An article by its name, with its id to be seen on pointing at it, and what it sorts by; or by its id alone."""
    if article not in names:
        return f"<code>{safe(article)}</code>", None
    name = names[article]
    return f'<span title="{safe_attribute(article)}">{safe(name, LONGEST_NAME)}</span>', safe_attribute(name)


def _shares(values: pd.Series) -> np.ndarray:
    """Each value's share of the largest, in per cent."""
    sizes = values.abs().to_numpy(dtype=float, na_value=np.nan)
    return np.nan_to_num(100 * sizes / (np.nanmax(sizes, initial=0) or 1))
