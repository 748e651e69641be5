"""Sentiment of groups and periods, in sentences: what differs by more than chance, all of them looked at."""

import numpy as np
import pandas as pd

from ..sentiment.chance import trend
from ..statistics import MIN_UNITS
from ..tables import require
from .words import agree, bounds, count, interval, period_name, period_unit, score, share

# Twice a page asks whether there is a difference, of groups or of periods: so each answer may be wrong in half of 5%.
CHANCE = 0.025


def sentiment_over_time(table: pd.DataFrame) -> str:
    """Say whether sentiment rose or fell, and which periods differ from the others by more than chance would.

    Parameters
    ----------
    table : DataFrame
        period, n_articles, mean, low, high, thin, p; from `sentiment.period_scores`.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"period": pd.Period("2024-10", "M"), "n_articles": 9, "mean": 0.1, "low": 0.0, "high": 0.2}
    >>> sentiment_over_time(pd.DataFrame([row]).assign(thin=False, p=np.nan))
    'All dated articles are from October 2024, so nothing can be said about change over time.'
    """
    require(table, "period", "n_articles", "mean", "low", "high", "thin", "p")
    names = [period_name(each) for each in table["period"]]
    if len(table) < 2:
        why = f"All dated articles are from {names[0]}" if names else "No article has a date"
        return f"{why}, so nothing can be said about change over time."
    freq = period_unit(table["period"])
    if alone := _alone(table, f"{freq}s"):
        return alone
    few = _too_few(table, freq)
    return f"{_trend(table, freq)}{_apart(table.assign(name=names), f'{freq}s')}{few}"


def _trend(table: pd.DataFrame, freq: str) -> str:
    line = trend(table["period"].dt.start_time, table["mean"], table["n_articles"])
    if np.isnan(line["p"]):
        return ""  # too few periods for a line
    if line["p"] > CHANCE:
        return f"Over the {len(table):,} {freq}s, scores neither rise nor fall by more than chance would explain. "
    way = "rise" if line["slope"] > 0 else "fall"
    change = f"{abs(line['slope']):.3f} a year (95% interval of the slope {bounds(pd.Series(line))})"
    return f"Over the {len(table):,} {freq}s, scores {way} by {change}. "


def sentiment_by_group(table: pd.DataFrame) -> str:
    """Say which groups of articles differ from the rest by more than chance would, all of them looked at.

    Parameters
    ----------
    table : DataFrame
        The groups first, then n_articles, mean, low, high, thin, p; from `sentiment.group_scores`, all of its rows.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"desk": ["A", "B"], "n_articles": 9, "mean": [0.1, 0.3], "low": 0.1, "high": 0.4})
    >>> sentiment_by_group(table.assign(thin=False, p=0.4))
    'By desk, A and B cannot be told apart: shuffling sets them as far apart in 40% of trials.'
    """
    require(table, "n_articles", "mean", "low", "high", "thin", "p")
    keys = list(table.columns[: list(table.columns).index("n_articles")])
    by, few = " and ".join(map(str, keys)).replace("_", " "), _too_few(table, "group")
    if len(table) < 2:
        name = ", ".join(map(str, table[keys].iloc[0])) if len(table) else ""
        why = f"All articles whose {by} is known are of {name}" if name else f"No article's {by} is known"
        return f"{why}, so there is nothing to compare."
    if alone := _alone(table, "groups"):
        return f"By {by}, {alone[0].lower()}{alone[1:]}"
    named = table.assign(name=table[keys].astype(str).agg(", ".join, axis=1))
    said = _apart(named, "groups")
    return f"By {by}, {said.replace('None of', 'none of', 1)}{few}"


def _alone(table: pd.DataFrame, units: str) -> str:
    """Say that fewer than two rows have enough articles; nothing where more have."""
    enough = len(table) - int(table["thin"].sum())
    if enough > 1:
        return ""
    which = f"Only one of the {len(table):,} {units}" if enough else f"None of the {len(table):,} {units}"
    return f"{which} has at least {MIN_UNITS} articles, so there is nothing to compare."


def _apart(table: pd.DataFrame, units: str) -> str:
    """Say which of the rows with enough articles differ from the rest; the highest and the lowest of these by name."""
    firm = table[~table["thin"].astype(bool)]
    if len(firm) == 2 and len(table) == 2:
        return _two(firm)
    among = f"the {len(firm):,} {units}{f' with at least {MIN_UNITS} articles' if len(firm) < len(table) else ''}"
    far = firm[firm["p"] <= CHANCE]
    if not len(far):
        return f"None of {among} differs from the rest by more than chance would explain."
    rest = np.average(table["mean"], weights=table["n_articles"])
    above, below = far[far["mean"] > rest], far[far["mean"] <= rest]
    parts: list[str] = []
    for side, way, most in ((above, "higher", "highest"), (below, "lower", "lowest")):
        if len(side):
            row = side.loc[side["mean"].idxmax() if way == "higher" else side["mean"].idxmin()]
            named = f"{row['name']}{f', the {most} of them' if len(side) > 1 else ''}: {_mean(row)}"
            of = "" if parts else f" of {among}"
            parts.append(f"{len(side):,}{of} {agree(len(side), 'scores', 'score')} {way} than the rest ({named})")
    return f"{' and '.join(parts)}, by more than chance would explain."


def _two(table: pd.DataFrame) -> str:
    low, high = table.loc[table["mean"].idxmin()], table.loc[table["mean"].idxmax()]
    p = table["p"].iloc[0]
    if not p <= CHANCE:
        shuffled = "" if np.isnan(p) else f": shuffling sets them as far apart in {share(p)} of trials"
        return f"{table['name'].iloc[0]} and {table['name'].iloc[1]} cannot be told apart{shuffled}."
    above = f"{high['name']} ({_mean(high)}) scores higher than {low['name']} ({_mean(low)})"
    return f"{above}, by more than chance would explain."


def sentiment_difference(table: pd.DataFrame, n_articles: int | None = None) -> str:
    """Say whether two groups differ, by the interval of their difference and by a permutation test.

    Parameters
    ----------
    table : DataFrame
        One row from `sentiment.score_difference`.
    n_articles : int, optional
        How many articles there are in all, to say how many are left out.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"first": "A", "second": "B", "difference": 0.05, "low": 0.01, "high": 0.09, "n_first": 9, "n_second": 9}
    >>> sentiment_difference(pd.DataFrame([row | {"p": 0.002}]))
    'The mean score of B is 0.050 higher than that of A (95% interval of the difference +0.010 to +0.090).'
    """
    if not len(table):
        return "Without two groups there is no difference to judge."
    require(table, "first", "second", "difference", "low", "high", "n_first", "n_second", "p")
    row = table.iloc[0]
    first, second, gap = row["first"], row["second"], row["difference"]
    sizes = f"{second} ({count(row['n_second'], 'article')}) and {first} ({row['n_first']:,})"
    left = 0 if n_articles is None else n_articles - row["n_first"] - row["n_second"]
    others = f" The other {count(left, 'article')} {agree(left)} left out of this comparison." if left else ""
    if np.isnan(row["low"]):
        return f"There are too few articles to say whether the mean scores of {sizes} differ.{others}"
    if not differs(table):
        trials = f"shuffling sets them as far apart in {share(row['p'])} of trials"
        apart = f"they are {abs(gap):.3f} apart (95% interval of the difference {bounds(row)})"
        rare = f", which is not rare enough (at most {CHANCE:.1%})" if row["low"] * row["high"] > 0 else ""
        return f"The mean scores of {sizes} cannot be told apart: {apart}, and {trials}{rare}.{others}"
    way = "higher" if gap > 0 else "lower"
    said = f"The mean score of {second} is {abs(gap):.3f} {way} than that of {first}"
    return f"{said} (95% interval of the difference {bounds(row)}).{others}"


def differs(table: pd.DataFrame) -> bool:
    """Tell whether the two groups of a `sentiment.score_difference` differ by more than chance would make them."""
    row = table.iloc[0]
    return bool(row["p"] <= CHANCE and row["low"] * row["high"] > 0)


def _mean(row: pd.Series) -> str:
    return f"{score(row['mean'])}, {interval(row)}"


def _too_few(table: pd.DataFrame, unit: str) -> str:
    """Say how many rows have too few articles; nothing where none has."""
    thin, alone = int(table["thin"].sum()), int((table["n_articles"] == 1).sum())
    if not thin:
        return ""
    single = f", {alone:,} of them a single one" if alone and thin > 1 else ""
    rows = f"{thin:,} of {len(table):,} {agree(len(table), unit, f'{unit}s')} {agree(thin, 'has', 'have')}"
    return f" {rows} too few articles{single}, and nothing is said of {agree(thin, 'it', 'them')}."
