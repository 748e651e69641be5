"""The dates of a table: read column by column, file by file, and what is to be said of it."""

import numpy as np
import pandas as pd

from ..columns import numbered_names
from .grammar import NUMERIC, OLDEST
from .moments import moments_of
from .notes import Notes
from .order import decide
from .parts import clock_beside, in_addresses, put_together
from .values import as_given, as_texts

_NONE = np.datetime64("NaT", "us")
_GIVEN = "date_given"
_PAIRS = r"^(\d\d)[-/.]\d\d[-/.](\d\d)(?!\d)"


def parse_dates(values: pd.Series, *, guess: bool = True) -> pd.Series:
    """Turn a column of dates in any usual form into moments in universal time.

    Parameters
    ----------
    values : Series
        Text in any usual form, datetimes with or without a zone, or numbers: seconds, milliseconds or more since
        1970, or days such as 20241003.
    guess : bool
        Whether 03/10/2024 is read month first where nothing tells.

    Returns
    -------
    Series of datetime64[us]
        Without a zone; what is not wholly a date is NaT. Whether 03/10/2024 is in October is told by the others in its
        column; years alone, and numbers of days as spreadsheets have them, are read where there is nothing else.

    Examples
    --------
    >>> parse_dates(pd.Series(["2024-10-03T23:30:00-0100", "3 October 2024", "soon"])).dt.strftime("%d %B").tolist()
    ['04 October', '03 October', nan]
    """
    nowhere = pd.Series("", values.index, dtype="str")
    return _read(values, nowhere, nowhere, Notes(_GIVEN), guess)[0]


def with_dates(table: pd.DataFrame, files: pd.Series) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Return a table whose `date` is a moment, and what is to be said of how its dates were read, by file.

    Parameters
    ----------
    table : DataFrame
        With a column `date`, or columns of its parts, such as year, month and day.
    files : Series
        The file of each row.

    Returns
    -------
    table : DataFrame
        With `date`, and with `date_given`, which keeps what could not be read, where there is any.
    notes : list of (file, sentence)

    Examples
    --------
    >>> days = pd.DataFrame({"date": ["25/03/2024", "03/04/2024", "Spring 2024"]})
    >>> table, notes = with_dates(days, pd.Series("a.csv", days.index))
    >>> table["date_given"].dropna().tolist(), notes[0][1]
    (['Spring 2024'], 'dates such as 03/04/2024 are read day before month, since 25/03/2024 stands there')
    """
    notes = Notes(numbered_names([*table, _GIVEN])[-1])
    nowhere = pd.Series("", table.index, dtype="object")
    given = table["date"] if "date" in table else pd.Series(None, table.index, dtype="object")
    source = (
        table["source"].astype("object").where(table["source"].notna(), "").map(str) if "source" in table else nowhere
    )
    for more in (put_together, in_addresses):
        given = more(given, table, files, notes)
    moments, unread = _read(given, files, source, notes)
    moments = clock_beside(moments, table, files, notes)
    notes.stray(moments, files)
    table = pd.concat([table.drop(columns="date", errors="ignore"), moments.rename("date")], axis=1)
    if not unread.empty:
        table[notes.kept_as] = unread.reindex(table.index).astype("str")
    return table, notes.told


def _read(
    values: pd.Series, files: pd.Series, source: pd.Series, notes: Notes, guess: bool = True
) -> tuple[pd.Series, pd.Series]:
    """Return the moments of a column of dates, and what of it could not be read."""
    if pd.api.types.is_datetime64_dtype(values.dtype) or isinstance(values.dtype, pd.DatetimeTZDtype):
        moments = (values if values.dt.tz is None else values.dt.tz_convert(None)).astype("datetime64[us]")
        return moments.where(moments.dt.year >= OLDEST), pd.Series(dtype="object")
    if not values.notna().any():
        return pd.Series(pd.NaT, values.index, "datetime64[us]"), pd.Series(dtype="object")
    cells = _cells(as_texts(values)).assign(file=files, source=source)
    moments = cells["month_first"].mask(_unsure(cells, notes))
    numeric = cells["order"].isin(NUMERIC).to_numpy(copy=True)
    if numeric.any():
        moments[numeric] = _NONE
        numeric[numeric] = ~_year_first(cells[numeric]).to_numpy()
        moments[numeric] = _in_order(cells[numeric], notes, guess).to_numpy()
    unread = cells["text"].notna() & (cells["order"] != "none") & moments.isna()
    notes.unread(unread, cells)
    return moments, values[unread].map(as_given)


def _cells(texts: pd.Series) -> pd.DataFrame:
    """Return for each text of a date, or None, its moments in both orders and what is uncertain of it."""
    codes, distinct = pd.factorize(texts)
    cells = moments_of([str(text) for text in distinct]).reindex(codes).set_axis(texts.index)
    return cells.assign(text=texts, order=cells["order"].fillna("none"))


def _unsure(cells: pd.DataFrame, notes: Notes) -> pd.Series:
    """Tell which dates are no days: months and years, or numbers of days, among others that are written out."""
    unsure = pd.Series(False, cells.index)
    for kind in ("coarse", "serial"):
        of_kind = cells["order"] == kind
        if of_kind.any():
            alone = (of_kind | (cells["order"] == "none")).groupby(cells["file"]).transform("all")
            unsure |= of_kind & ~alone
            notes.of_kind(kind, cells[of_kind & alone])
    return unsure


def _year_first(cells: pd.DataFrame) -> pd.Series:
    """Tell which dates of three pairs of digits may begin with the year: 24/04/01, 24/04/02; they are not read."""
    pairs = cells["text"].astype("str").str.extract(_PAIRS)
    groups = [cells["file"], cells["source"]]
    firsts, lasts = (pairs[side].groupby(groups).transform("nunique") for side in (0, 1))
    alike = (firsts == lasts) & (cells["order"] == "-")
    return pairs[0].notna() & (alike | ((firsts < lasts) & (pairs[0].groupby(groups).transform("max") > "12")))


def _in_order(cells: pd.DataFrame, notes: Notes, guess: bool) -> pd.Series:
    """Return dates in numbers, read in the order of their file and source."""
    cells = cells.replace({"order": {"-": "/"}})
    found = decide(cells)
    notes.orders(cells, found)
    open_to_both = (found["choice"] == 0) | ((found["why"] == "habit") & (cells["order"] == "/") & (not guess))
    read = cells["day_first"].where(found["choice"] > 0, cells["month_first"])
    one_way = cells["month_first"].isna() | cells["day_first"].isna() | (cells["month_first"] == cells["day_first"])
    return read.where(one_way | ~open_to_both)
