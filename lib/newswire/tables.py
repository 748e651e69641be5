"""Tables: sheets that somebody filled in, and what must be there, columns or groups of articles."""

import os
import re
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

MOST_NAMED = 10  # groups that a message names
AT_A_TIME = 100_000  # rows that are worked on, so that millions do not fill the memory
# How a formula can begin, where Excel takes wide signs for the others; ' before it, so that one more can be told.
_FORMULA = re.compile(r"'* *[=+\-@\t\r\n＝＋－＠]")
SPAN = ["article", "start", "end"]  # the columns that say which characters of which article a row is about


def require(table: pd.DataFrame, *columns: str, what: str = "The table", made_by: str = "") -> None:
    """Refuse a table that lacks a column.

    Parameters
    ----------
    table : DataFrame
    *columns : str
    what : str
        What the message calls the table.
    made_by : str
        The function that makes such tables, where it helps to name it.

    Raises
    ------
    ValueError
        With the name of the first column that is missing.
    """
    for column in columns:
        if column not in table:
            remedy = f"make it with {made_by}" if made_by else f"it needs {', '.join(columns)}"
            raise ValueError(f"{what} has no column {column!r}; {remedy}.")


def column_of(articles: pd.DataFrame, name: str) -> pd.Series:
    """Return a column of the articles, or raise a `ValueError` that says which there are.

    Examples
    --------
    >>> column_of(pd.DataFrame({"desk": ["economy"]}), "desk").tolist()
    ['economy']
    """
    if name not in articles:
        raise ValueError(f"The articles have no column {name!r}; there are {', '.join(map(str, articles)) or 'none'}.")
    return articles[name]


def row_of(articles: pd.DataFrame, article: str) -> int:
    """Return the place of an article among others, or raise a `ValueError` where it is none of them."""
    if article not in articles.index:
        raise ValueError(f"There is no article {article!r} in the corpus.")
    return int(articles.index.get_loc(article))


def require_groups(groups: pd.Series, *names: object, what: str = "articles") -> None:
    """Raise a `ValueError` that says which groups there are where one is asked for that holds none of what is grouped.

    Examples
    --------
    >>> require_groups(pd.Series(["AP", "TASS"]), "AFP")
    Traceback (most recent call last):
        ...
    ValueError: There are no articles in the group 'AFP'; the groups are AP, TASS.
    """
    for name in names:
        if groups.isin([name]).any():
            continue
        largest = groups.value_counts().index.map(str)
        more = f" and {len(largest) - MOST_NAMED:,} more" if len(largest) > MOST_NAMED else ""
        there = f"the groups are {', '.join(largest[:MOST_NAMED])}{more}" if len(largest) else "there are no groups"
        raise ValueError(f"There are no {what} in the group {name!r}; {there}.")


def as_mask(mask: np.ndarray | pd.Series, index: pd.Index) -> np.ndarray:
    """Return a mask over articles as an array of truths; those of a Series go by its index where it has all articles.

    Raises
    ------
    ValueError
        When it is not one of truths, or has not a value for each article.

    Examples
    --------
    >>> as_mask(pd.Series([True, False], index=["b", "a"]), pd.Index(["a", "b"])).tolist()
    [False, True]
    """
    values = pd.Series(mask)
    if len(values) != len(index):
        raise ValueError(f"The mask has {len(values)} values, but the corpus has {len(index)} articles.")
    if len(values) and not pd.api.types.is_bool_dtype(values.infer_objects()):
        raise ValueError(f"The mask needs True or False for each article, but holds {values.iloc[0]}.")
    if isinstance(mask, pd.Series) and not values.index.equals(index) and index.isin(values.index).all():
        values = values.reindex(index)
    return values.to_numpy(bool)


def require_least(name: str, value: float | None, least: float) -> None:
    """Refuse a number that is less than it may be; None is not asked for.

    Examples
    --------
    >>> require_least("limit", -1, 0)
    Traceback (most recent call last):
        ...
    ValueError: limit is -1, but it must be at least 0.
    """
    if value is not None and not value >= least:
        raise ValueError(f"{name} is {value}, but it must be at least {least}.")


def require_level(level: float) -> None:
    """Refuse a coverage of intervals that is no share.

    Examples
    --------
    >>> require_level(95)
    Traceback (most recent call last):
        ...
    ValueError: level is 95, but the coverage of an interval lies between 0 and 1, such as 0.95.
    """
    if not 0 < level < 1:
        raise ValueError(f"level is {level}, but the coverage of an interval lies between 0 and 1, such as 0.95.")


def formula_safe(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula and run (OWASP, CSV injection).

    Examples
    --------
    >>> formula_safe("-5 degrees"), formula_safe("five degrees")
    ("'-5 degrees", 'five degrees')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def as_given(text: str) -> str:
    """Take away the apostrophe that `formula_safe` has put before a text.

    Examples
    --------
    >>> as_given("'-5 degrees"), as_given("'tis")
    ('-5 degrees', "'tis")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def as_text(values: pd.Series) -> list[str]:
    """Write each value of a column of any type; what is missing is empty.

    Examples
    --------
    >>> as_text(pd.Series([1.5, None, "x"], dtype=object))
    ['1.5', '', 'x']
    """
    if values.dtype == "str":
        return values.fillna("").tolist()
    return ["" if missing else str(value) for value, missing in zip(values.astype(object), values.isna())]


def content_hash(table: pd.DataFrame) -> str:
    """Name what a table holds by 16 hexadecimal digits, whatever the order of its rows and of its columns.

    Examples
    --------
    >>> table = pd.DataFrame({"desk": ["economy", "sport"], "n": [1, 2]})
    >>> content_hash(table) == content_hash(table[["n", "desk"]].iloc[::-1])
    True
    """
    rows = np.zeros(len(table), np.uint64)
    for at in range(0, len(table), AT_A_TIME):
        some = slice(at, at + AT_A_TIME)
        for name in sorted(table, key=str):
            texts = np.array(as_text(table[name].iloc[some]), dtype=object)
            rows[some] = rows[some] * np.uint64(31) + pd.util.hash_array(texts)
    named = "\n".join(sorted(map(str, table)))
    return blake2b(named.encode() + np.sort(rows).tobytes(), digest_size=8).hexdigest()


def read_sheet(path: str | os.PathLike, what: str, **options: Any) -> pd.DataFrame:
    """Read a CSV file that somebody filled in, or raise a `ValueError` that says what is wrong with it."""
    if not Path(path).is_file():
        raise ValueError(f"There is no {what} {path}.")
    try:
        table = pd.read_csv(path, keep_default_na=False, encoding="utf-8-sig", **options)
        if not isinstance(table.index, pd.RangeIndex):  # pandas takes the first cells for names of rows
            raise ValueError("its rows have more cells than its first line")
        return table
    except (ValueError, OSError) as error:  # among them what pandas raises, and letters that are not UTF-8
        reason = " ".join(str(error).split()).rstrip(".")
        raise ValueError(f"The {what} {path} is not a table in CSV ({reason}); save it as CSV in UTF-8.") from error


def without_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose texts no spreadsheet takes for formulas: what one could begin with has a ' before it.

    Numbers are left as they are.

    Examples
    --------
    >>> without_formulas(pd.DataFrame({"text": ["=1+1", "Oil - 5%"], "change": [-1, 1]})).values.tolist()
    [["'=1+1", -1], ['Oil - 5%', 1]]
    """

    def safe(value: object) -> object:
        return formula_safe(value) if isinstance(value, str) else value

    made = table.rename(columns=safe)
    for place, dtype in enumerate(table.dtypes):
        if not pd.api.types.is_numeric_dtype(dtype):
            made.isetitem(place, table.iloc[:, place].map(safe))
    return made
