"""A date in the name of an article's file or in its folders."""

import re

import pandas as pd

from .table import parse_dates

_EDGE, _END = r"(?<![0-9])", r"(?![0-9])"
_YEAR, _MONTH, _DAY = r"(?:1[6-9]|20)\d\d", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_SEPARATED = (
    rf"{_EDGE}{_YEAR}([-_. ]){_MONTH}\1{_DAY}{_END}",
    rf"(?:^|/){_YEAR}(/)\d{{1,2}}/\d{{1,2}}(?=[/.]|$)",
    rf"{_EDGE}\d{{1,2}}([-_.])\d{{1,2}}\1{_YEAR}{_END}",
    rf"{_EDGE}\d{{1,2}}([-_ .]{{0,2}})[^\W\d_]{{3,12}}[-_ .,]{{0,2}}{_YEAR}{_END}",
    rf"(?<![^\W_])[^\W\d_]{{3,12}}([-_ .]{{0,2}})\d{{1,2}}(?:st|nd|rd|th)?[-_ .,]{{1,2}}{_YEAR}{_END}",
)
# Digits without anything between them are a date only where they stand apart: ids have letters or digits beside them.
_COMPACT = rf"(?<![^\W_]){_YEAR}{_MONTH}{_DAY}(?:[T_-]?\d{{4}}(?:\d\d)?Z?)?(?![^\W_])"
_PATTERNS = [re.compile(pattern) for pattern in (*_SEPARATED, _COMPACT)]
_EIGHT_DIGITS = re.compile(r"(?<![^\W_])\d{8}(?![^\W_])")
_MOST_IDS = 0.25  # share of numbers of eight digits that are no day; where there are more, all are ids


def dates_in_names(files: pd.Series) -> pd.Series:
    """Return the day that the name of each file tells, NaT where it tells none.

    Parameters
    ----------
    files : Series
        The file of each article. A file with several articles tells none: its date is that of the export.

    Returns
    -------
    Series of datetime64[us]

    Examples
    --------
    >>> days = dates_in_names(pd.Series(["2024-04-01_port.txt", "2024/04/02/tram.txt", "000_df55a0c3ed67b0ce.txt"]))
    >>> days.dt.strftime("%d %B").tolist()
    ['01 April', '02 April', nan]
    """
    alone = ~files.duplicated(keep=False)
    names = files.where(alone)
    patterns = _PATTERNS[:-1] if _are_ids(names.dropna()) else _PATTERNS
    written = names.map(lambda name: _date_in(name, patterns), na_action="ignore").astype("object")
    return parse_dates(written, guess=False).dt.normalize().astype("datetime64[us]")


def _are_ids(names: pd.Series) -> bool:
    """Tell whether the numbers of eight digits in names are not days, though some might be."""
    numbers = [number for name in names for number in _EIGHT_DIGITS.findall(name)]
    others = sum(not _PATTERNS[-1].fullmatch(number) for number in numbers)
    return others > _MOST_IDS * len(numbers)


def _date_in(path: str, patterns: list[re.Pattern]) -> str | None:
    """Return what is written as a date in the name of a file, or else in its folders."""
    name = path.rsplit("/", 1)[-1]
    for text in (name, path):
        found = {match.group().strip("/") for pattern in patterns for match in pattern.finditer(text)}
        if found:
            return re.sub(r"(?<=\d)_(?=\d)", "-", found.pop()).replace("_", " ") if len(found) == 1 else None
    return None
