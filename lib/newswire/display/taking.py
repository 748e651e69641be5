"""A table as a file that travels in the page: a link whose address holds all of it, packed, for whoever clicks it."""

import base64
import gzip
import os
import re

import numpy as np
import pandas as pd
from pandas.api.types import infer_dtype

from ..tables import formula_safe
from .text import ESCAPE_SEQUENCE, LONE_SURROGATE, UNPRINTABLE, slug
from .values import joined

COMMAND = "NEWSWIRE_COMMAND"  # set by `newswire report` for the notebooks that it runs
MOST_ROWS = 10_000  # of a table that travels
MOST_CHARACTERS = 500_000  # of text in a table that travels: 10,000 sentences are more than the page
LONGEST_CELL = 32_000  # characters: a cell of a workbook holds little more
_KINDS = (  # by what pandas finds in a column
    dict.fromkeys(("integer", "floating", "mixed-integer-float", "decimal"), "number")
    | dict.fromkeys(("datetime64", "datetime", "date"), "date")
    | {"boolean": "truth"}
)
_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c]")  # line and page breaks that a reader of CSV or XML may not know


def csv_link(table: pd.DataFrame, caption: str) -> str:
    """Write a link that saves a table as CSV, on a page that `newswire report` renders; elsewhere nothing.

    Parameters
    ----------
    table : DataFrame
        Of plain columns, as `flat` makes it.
    caption : str
        What the file is named after.

    Returns
    -------
    str
        HTML. The address holds the packed file, with the same bytes every time; what kind of value each column holds
        (number, date, truth or text) is in an attribute, since CSV does not tell.
    """
    if COMMAND not in os.environ:  # in JupyterLab it would swell the notebook, and pandas is at hand
        return ""
    kinds = [_kind(values) for _, values in table.items()]
    content, n_rows = csv_of(table)
    packed = base64.b64encode(gzip.compress(content.encode("utf-8-sig"), mtime=0)).decode("ascii")
    words = f"CSV, first {n_rows:,} rows" if n_rows < len(table) else "CSV"
    return (
        f'<a class="nw-csv" download="{slug(caption, 40)}.csv.gz" href="data:application/gzip;base64,{packed}" '
        f'data-kinds="{" ".join(kinds)}" data-rows="{len(table)}" aria-label="{words}: download this table">{words}</a>'
    )


def csv_of(table: pd.DataFrame) -> tuple[str, int]:
    """Write a table as CSV that no spreadsheet takes for formulas, and say how many of its rows that holds.

    Fractions have eight digits: further ones would double the page, and the last differ from one machine to the next.

    Examples
    --------
    >>> csv_of(pd.DataFrame({"word": ["oil", "=1+1"], "rate": [0.5, None]}))
    ("word,rate\\noil,0.5\\n'=1+1,\\n", 2)
    """
    columns = [_plain_column(values.head(MOST_ROWS)) for _, values in table.items()]
    written = pd.DataFrame(dict(enumerate(columns)))
    lengths = sum((values.str.len() for values in columns if values.dtype == "str"), pd.Series(0, written.index))
    written = written[(lengths.cumsum() <= MOST_CHARACTERS) | (written.index == 0)]
    head = [formula_safe(_plain(name)) for name in table]
    return written.to_csv(header=head, index=False, float_format="%.8g", lineterminator="\n"), len(written)


def _kind(values: pd.Series) -> str:
    """Say what a column holds."""
    return _KINDS.get(infer_dtype(values, skipna=True), "text")


def _plain_column(values: pd.Series) -> pd.Series:
    """A column as it is, or as text that does nothing; what is missing is empty."""
    if _kind(values) != "text":
        return values
    missing = values.isna()
    texts = ["" if none else formula_safe(_plain(value)) for value, none in zip(values.astype(object), missing)]
    return pd.Series(texts, dtype="str")


def _plain(value: object) -> str:
    """A value as text without what no file can hold or a reader would act on; line breaks stay, all as one kind."""
    value = joined(value) if isinstance(value, (list, tuple, set, dict, np.ndarray)) else value
    text = UNPRINTABLE.sub("", ESCAPE_SEQUENCE.sub("", str(value)[:LONGEST_CELL]))
    return _BREAKS.sub("\n", LONE_SURROGATE.sub("\ufffd", text))
