"""How numbers, dates, lists and intervals are put into words."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..corpus.read import HELD
from ..display.values import counted, listed, number
from ..periods import FREQUENCIES
from ..stories.counting import Count
from ..tables import require

UNSOUGHT = f"There are more than {HELD:,} articles, so stories are not sought among them."
_SMALL = 0.1  # shares below it differ in their decimals
_QUARTERS = ("first", "second", "third", "fourth")


def is_empty(table: pd.DataFrame, *columns: str) -> bool:
    """Tell whether a table has no rows, and refuse it, as `require` does, where it lacks a column."""
    require(table, *columns)
    return not len(table)


def count(n: float, noun: str, one: str = "", many: str = "") -> str:
    """Count things whose name has a plural in s, with the verb that goes with them, if there is one.

    >>> count(1, "article"), count(1200, "word", "is", "are")
    ('1 article', '1,200 words are')
    """
    return f"{counted(n, noun)} {agree(n, one, many)}".rstrip()


def units(n: float, count: Count) -> str:
    """Count articles or stories, whichever count as one.

    >>> units(1, "stories"), units(1200, "articles")
    ('1 story', '1,200 articles')
    """
    return f"{number(n)} {agree(n, {'articles': 'article', 'stories': 'story'}[count], count)}"


def told_again(stories: pd.Series | None, count: Count, what: str) -> tuple[str, str]:
    """Say how many stories the articles tell, and begin to say what would change; or that nothing would.

    Parameters
    ----------
    stories : Series of str
        The story of each article; None where there are too many articles to seek stories among them.
    count : {"articles", "stories"}
        What counts as one in what is shown.
    what : str
        What is the same, with its verb, where each article tells a story of its own.

    Returns
    -------
    str, str
        A sentence, and the beginning of another; empty where nothing would change.

    >>> told_again(pd.Series(["oil", "oil", "gas"]), "articles", "the scores are")
    ('The 3 articles tell 2 stories, since 2 of them tell what another tells too.', 'With each story counted once')
    >>> told_again(None, "articles", "the scores are")
    ('There are more than 50,000 articles, so stories are not sought among them.', '')
    """
    if stories is None:
        return UNSOUGHT, ""
    sizes = stories.value_counts()
    if len(sizes) == len(stories):
        none = "One article is one story" if len(stories) == 1 else "No article tells what another tells too"
        return f"{none}, so {what} the same whether articles or stories are counted.", ""
    n = sizes[sizes > 1].sum()
    again = "each tells" if n == len(stories) else f"{n:,} of them tell"
    said = f"The {len(stories):,} articles tell {units(len(sizes), 'stories')}, since {again} what another tells too."
    return said, "With each story counted once" if count == "articles" else "With every article counted"


def agree(n: float, one: str = "is", many: str = "are") -> str:
    """Return the form of a word that goes with a number of things."""
    return one if n == 1 else many


def quoted(words: Iterable[str]) -> str:
    """List words in quotation marks."""
    return listed(f"“{word}”" for word in words)


def few(parts: list[str], n: int = 3) -> str:
    """List the first of some parts, and how many more there are.

    >>> few(list("abcdefg"))
    'a, b, c and 4 more'
    """
    return listed(parts if len(parts) <= n + 1 else [*parts[:n], f"{len(parts) - n:,} more"])


def share(value: float) -> str:
    """Say a share without rounding some to none, or most to all.

    >>> [share(value) for value in (0, 0.004, 0.17, 0.998, 1)]
    ['none', 'under 1%', '17%', 'over 99%', 'all']
    """
    if value in (0, 1):
        return "all" if value else "none"
    return "under 1%" if value < 0.01 else "over 99%" if value > 0.99 else f"{value:.0%}"


def from_to(before: float, after: float) -> str:
    """Say from which share to which, with a decimal where both are small.

    >>> from_to(0.012, 0.004), from_to(0, 0.0001), from_to(0.04, 0.31)
    ('1.2% to 0.4%', 'none to under 0.1%', '4% to 31%')
    """
    if max(before, after) >= _SMALL:
        return f"{share(before)} to {share(after)}"
    first, then = (
        "none" if not value else f"{value:.1%}" if value > 0.0005 else "under 0.1%" for value in (before, after)
    )
    return f"{first} to {then}"


def score(value: float) -> str:
    """Write a score, or a difference of scores, with its sign and as many decimals as the tables have.

    >>> score(0.0042), score(-0.85), score(0)
    ('+0.004', '−0.850', '0.000')
    """
    written = number(value, 3)
    return f"+{written}" if value > 0 and float(written) else written


def bounds(row: pd.Series) -> str:
    """Say from where to where an interval of scores reaches.

    >>> bounds(pd.Series({"low": -0.0042, "high": 0.031}))
    '−0.004 to +0.031'
    """
    return f"{score(row['low'])} to {score(row['high'])}"


def interval(row: pd.Series, unit: str = "articles") -> str:
    """Give an interval of scores, or say that there are too few units for one."""
    return f"too few {unit} for an interval" if np.isnan(row["low"]) else f"95% interval {bounds(row)}"


def day(date: pd.Timestamp, month: str = "%B") -> str:
    """Say a date, with the month as `strftime` writes it.

    >>> day(pd.Timestamp("2024-10-03"))
    '3 October 2024'
    """
    return f"{date.day} {date.strftime(month)} {date.year}"


def period_name(period: pd.Period, month: str = "%B") -> str:
    """Say a day, a week, a month, a quarter or a year.

    >>> period_name(pd.Period("2024-10", "M"), "%b"), period_name(pd.Period("2024-10", "Q"))
    ('Oct 2024', 'the fourth quarter of 2024')
    """
    start = day(period.start_time, month)
    match period.freqstr[0]:
        case "D":
            return start
        case "W":
            return f"the week of {start}"
        case "M":
            return f"{period.strftime(month)} {period.year}"
        case "Q":
            return f"the {_QUARTERS[period.quarter - 1]} quarter of {period.year}"
    return str(period)


def period_unit(periods: pd.Series) -> str:
    """Name the length of periods.

    >>> period_unit(pd.Series(pd.period_range("2024", "2025", freq="Y")))
    'year'
    """
    return next(name for name, code in FREQUENCIES.items() if code == periods.dt.freq.rule_code[0])
