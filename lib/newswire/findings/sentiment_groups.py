"""Sentiment of groups and periods, in sentences: what differs by more than chance, all of them looked at."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..sentiment.chance import trend
from ..statistics import MIN_UNITS
from ..stories.counting import Count
from ..tables import require
from .words import agree, bounds, few, interval, period_name, period_unit, score, share, told_again, units

# Twice a page asks whether there is a difference, of groups or of periods: so each answer may be wrong in half of 5%.
CHANCE = 0.025
_JUDGED = ("n_articles", "mean", "thin", "p")
_RECOUNTED = (("mean",), ("period", *_JUDGED), _JUDGED, ())  # what is needed of each table of either count


def sentiment_over_time(table: pd.DataFrame, count: Count = "articles") -> str:
    """Say whether sentiment rose or fell, and which periods differ from the others by more than chance would.

    Parameters
    ----------
    table : DataFrame
        period, n_articles, mean, low, high, thin, p; from `sentiment.period_scores`.
    count : {"articles", "stories"}
        What counts as one.

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
    if alone := _alone(table, f"{freq}s", count):
        return alone
    few = _too_few(table, freq, count)
    return f"{_trend(table, freq)}{_apart(table.assign(name=names), f'{freq}s', count)}{few}"


def _trend(table: pd.DataFrame, freq: str) -> str:
    line = _line(table)
    if np.isnan(line["p"]):
        return ""  # too few periods for a line
    if line["p"] > CHANCE:
        return f"Over the {len(table):,} {freq}s, scores neither rise nor fall by more than chance would explain. "
    change = f"{abs(line['slope']):.3f} a year (95% interval of the slope {bounds(pd.Series(line))})"
    return f"Over the {len(table):,} {freq}s, scores {_way(line)} by {change}. "


def _line(table: pd.DataFrame) -> dict[str, float]:
    return trend(table["period"].dt.start_time, table["mean"], table["n_articles"])


def _way(line: dict[str, float]) -> str:
    return "rise" if line["slope"] > 0 else "fall"


def sentiment_by_group(table: pd.DataFrame, count: Count = "articles") -> str:
    """Say which groups of articles differ from the rest by more than chance would, all of them looked at.

    Parameters
    ----------
    table : DataFrame
        The groups first, then n_articles, mean, low, high, thin, p; from `sentiment.group_scores`, all of its rows.
    count : {"articles", "stories"}
        What counts as one.

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
    by, few = " and ".join(map(str, keys)).replace("_", " "), _too_few(table, "group", count)
    if len(table) < 2:
        name = ", ".join(map(str, table[keys].iloc[0])) if len(table) else ""
        why = f"All articles whose {by} is known are of {name}" if name else f"No article's {by} is known"
        return f"{why}, so there is nothing to compare."
    if alone := _alone(table, "groups", count):
        return f"By {by}, {alone[0].lower()}{alone[1:]}"
    named = table.assign(name=table[keys].astype(str).agg(", ".join, axis=1))
    said = _apart(named, "groups", count)
    return f"By {by}, {said.replace('None of', 'none of', 1)}{few}"


def _alone(table: pd.DataFrame, rows: str, count: Count) -> str:
    """Say that fewer than two rows have enough articles, or stories; nothing where more have."""
    enough = len(table) - int(table["thin"].sum())
    if enough > 1:
        return ""
    which = f"Only one of the {len(table):,} {rows}" if enough else f"None of the {len(table):,} {rows}"
    return f"{which} has at least {MIN_UNITS} {count}, so there is nothing to compare."


def _apart(table: pd.DataFrame, rows: str, count: Count) -> str:
    """Say which of the rows with enough articles differ from the rest; the highest and the lowest of these by name."""
    firm = table[~table["thin"].astype(bool)]
    if len(firm) == 2 and len(table) == 2:
        return _two(firm)
    among = f"the {len(firm):,} {rows}{f' with at least {MIN_UNITS} {count}' if len(firm) < len(table) else ''}"
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


def sentiment_difference(table: pd.DataFrame, count: Count = "articles") -> str:
    """Say whether two groups differ, by the interval of their difference and by a permutation test.

    Parameters
    ----------
    table : DataFrame
        One row from `sentiment.score_difference`.
    count : {"articles", "stories"}
        What counts as one.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"first": "A", "second": "B", "difference": 0.05, "low": 0.01, "high": 0.09, "n_first": 9, "n_second": 9}
    >>> sentiment_difference(pd.DataFrame([row | {"n_others": 0, "p": 0.002}]))
    'The mean score of B is 0.050 higher than that of A (95% interval of the difference +0.010 to +0.090).'
    """
    if not len(table):
        return "Without two groups there is no difference to judge."
    require(table, "first", "second", "difference", "low", "high", "n_first", "n_second", "n_others", "p")
    row = table.iloc[0]
    first, second, gap = row["first"], row["second"], row["difference"]
    sizes = f"{second} ({units(row['n_second'], count)}) and {first} ({row['n_first']:,})"
    left = row["n_others"]
    others = f" The other {units(left, count)} {agree(left)} left out of this comparison." if left else ""
    if np.isnan(row["low"]):
        return f"There are too few {count} to say whether the mean scores of {sizes} differ.{others}"
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


def sentiment_recounted(
    shown: Sequence[pd.DataFrame], other: Sequence[pd.DataFrame], stories: pd.Series | None, count: Count = "articles"
) -> str:
    """Say how far the mean scores, and what differs by more than chance, would change were the other unit counted.

    Parameters
    ----------
    shown, other : sequence of DataFrame
        From `sentiment.overall_score`, `period_scores`, `group_scores` and `score_difference` (empty where there are
        not two groups): as they stand, and by the other count.
    stories : Series of str
        The story of each article, by its id, as `Corpus.units` has it; None where they are not sought.
    count : {"articles", "stories"}
        What counts as one in what is shown.

    Returns
    -------
    str

    Examples
    --------
    >>> sentiment_recounted([], [], pd.Series({"a": "a", "b": "b"}))
    'No article tells what another tells too, so the scores are the same whether articles or stories are counted.'
    """
    for table, columns in zip([*shown, *other], 2 * _RECOUNTED, strict=False):
        require(table, *columns)
    again, start = told_again(stories, count, "the scores are")
    if not start or not len(shown[0]):
        return again
    before, after = (score(tables[0]["mean"].iloc[0]) for tables in (shown, other))
    mean = f"stay {before}" if before == after else f"be {after} in place of {before}"
    most, chance = _most_changed(shown, other), _judged_anew(_verdicts(shown), _verdicts(other))
    return f"{again} {start}, the mean score would {mean}{most}.{chance}"


def _most_changed(shown: Sequence[pd.DataFrame], other: Sequence[pd.DataFrame]) -> str:
    """Name the group or period, of those with enough units either way, whose mean would change most."""
    sides = zip(map(_firm_means, shown[1:3]), map(_firm_means, other[1:3]), strict=True)
    both = [(_name(key), one[key], two[key]) for one, two in sides for key in one.index if key in two.index]
    if not both:
        return ""
    name, *means = max(both, key=lambda each: abs(each[2] - each[1]))
    before, after = map(score, means)
    which = f"{name} would change most, from {before} to {after}"
    return f"; of the groups and periods, {which if before != after else 'none would change by 0.001 or more'}"


def _firm_means(table: pd.DataFrame) -> pd.Series:
    firm = table[~table["thin"].astype(bool)]
    return firm.set_index(table.columns[0])["mean"]


def _verdicts(tables: Sequence[pd.DataFrame]) -> list[tuple[str, str]]:
    """List what differs by more than chance, as subjects and what they do."""
    _, periods, groups, difference = tables
    said = [(_name(table.iloc[row, 0]), "differ from the rest beyond chance")
            for table in (periods, groups) for row in np.flatnonzero(table["p"] <= CHANCE)]  # fmt: skip
    if len(difference) and differs(difference):
        said.append(
            (
                f"{difference['first'].iloc[0]} and {difference['second'].iloc[0]}",
                "differ from each other beyond chance",
            )
        )
    if len(periods) - periods["thin"].sum() > 1 and (line := _line(periods))["p"] <= CHANCE:
        said.append(("scores", f"{_way(line)} over time beyond chance"))
    return list(dict.fromkeys(said))


def _judged_anew(now: list[tuple[str, str]], then: list[tuple[str, str]]) -> str:
    """Say what would no longer differ by more than chance, and what then would."""
    clauses = []
    for would, those in (("would no longer", [each for each in now if each not in then]),
                         ("would then", [each for each in then if each not in now])):  # fmt: skip
        for does in dict.fromkeys(does for _, does in those):
            clauses.append(f"{few([who for who, what in those if what == does])} {would} {does}")
    if not clauses:
        return " No difference beyond chance would come or go."
    return f" {'; '.join(clauses).replace('scores would', 'Scores would', clauses[0].startswith('scores would'))}."


def _name(key: object) -> str:
    return period_name(key) if isinstance(key, pd.Period) else str(key)


def _mean(row: pd.Series) -> str:
    return f"{score(row['mean'])}, {interval(row)}"


def _too_few(table: pd.DataFrame, unit: str, count: Count) -> str:
    """Say how many rows have too few articles, or stories; nothing where none has."""
    thin, alone = int(table["thin"].sum()), int((table["n_articles"] == 1).sum())
    if not thin:
        return ""
    single = f", {alone:,} of them a single one" if alone and thin > 1 else ""
    rows = f"{thin:,} of {len(table):,} {agree(len(table), unit, f'{unit}s')} {agree(thin, 'has', 'have')}"
    return f" {rows} too few {count}{single}, and nothing is said of {agree(thin, 'it', 'them')}."
