"""Sentences about groups beside each other: which they are, whose words are whose, what all share, how they run."""

import numpy as np
import pandas as pd
from scipy import stats

from ..display.values import ranked
from ..frequencies.keyness import KEY
from ..periods import keys_of
from ..statistics import MIN_UNITS, units_at
from ..stories.counting import Count
from ..tables import require
from .groups import groupings, without_value
from .sentiment_groups import CHANCE
from .words import agree, few, is_empty, listed, period_unit, quoted, share
from .words import count as how_many
from .words import units as in_units

_SAID = 4  # things that a sentence names before it counts the rest
_FAR, _FAR_SAID = 2, "twice"  # times as frequent as in general English
_FEW = 4  # groups that are told by their words; the figure shows all


def compared(articles: pd.DataFrame, kept: pd.DataFrame, by: str, units: pd.Series | None = None) -> str:
    """Say which groups are compared, how large they are, and what is left out.

    Parameters
    ----------
    articles : DataFrame
        `corpus.articles`.
    kept : DataFrame
        Those of `overview.compared`.
    by : str
        The column.
    units : Series, optional
        The story of each article, where stories count, each once in every group that has it.

    Returns
    -------
    str

    Examples
    --------
    >>> articles = pd.DataFrame({"desk": ["economy"] * 7 + ["sport"] * 5 + [None]})
    >>> compared(articles, articles.assign(group=articles["desk"])[:12], "desk")
    'By desk, economy (7 articles) and sport (5) are compared. 1 article has no desk and is left out.'
    """
    require(kept, "group")
    values = keys_of(articles, [by])[by]
    told = kept["group"][~kept[["group"]].assign(unit=units_at(kept.index, units)).duplicated()]
    sizes = told.value_counts()[ranked(told)]
    count: Count = "articles" if units is None else "stories"
    if values.nunique() < 2 or len(sizes) < 2:
        return groupings(articles, by)
    name, n, of = by.replace("_", " "), len(sizes), values.nunique()
    first = f"{sizes.index[0]} ({in_units(sizes.iloc[0], count)})"
    last = f"{sizes.index[-1]} ({sizes.iloc[-1]:,})"
    if n == 2:
        said = f"By {name}, {first} and {last} are compared."
    else:
        which = f"{n:,} of {of:,}" if n < of else f"the {n:,}"
        said = f"By {name}, {which} groups are compared, from {first} to {last}"
        said += f", each against the other {n - 1:,} together."
    other, missing = values.notna().sum() - len(kept), values.isna().sum()
    if other:
        said += f" {how_many(other, 'article')} of {how_many(of - n, 'other group')} {agree(other)} left out."
    said += without_value(missing, name)
    thin = (sizes < MIN_UNITS).sum()
    if thin:
        said += f" {how_many(thin, 'group', 'has', 'have')} fewer than five {count}, and nothing is said of "
        said += f"{agree(thin, 'it', 'them')}."
    return said


def group_words(table: pd.DataFrame, by: str = "group", count: Count = "articles") -> str:
    """Say which words each group has more of than all the others.

    Words in letters alone are named; abbreviations, such as “Mr.”, are counted with them.

    Parameters
    ----------
    table : DataFrame
        group, word, q; from `frequencies.group_keyness`.
    by : str
        What the groups are of.
    count : {"articles", "stories"}
        What counts as one.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"group": ["AP", "TASS"], "word": ["gas", "oil"], "q": [0.2, 0.01]})
    >>> group_words(table, "agency").partition(" (")[0]
    'By agency, more frequent in one group than in the other: “oil” in TASS'
    """
    start = f"By {by.replace('_', ' ')}, "
    if is_empty(table, "group", "word", "q"):
        return f"{start}there are not two groups whose words could be compared."
    if table["q"].isna().all():
        return f"{start}there are too few {count} to tell which words one group uses more often than the others."
    firm = table[table["q"].astype(float) < KEY]
    others = agree(table["group"].nunique() - 1, "the other", "the others")
    if firm.empty:
        return f"{start}no word is firmly more frequent in one group than in {others}."
    groups = plain(firm).groupby("group", sort=False)["word"]
    few = len(groups) <= _FEW + 1
    parts = [f"{quoted(words.head(4 if few else 2))} in {group}" for group, words in groups]
    parts = parts if few else [*parts[:_FEW], f"others in {len(parts) - _FEW:,} groups more"]
    such = f": {'; '.join(parts)}" if parts else ""
    differ = f"{how_many(len(firm), 'such word')} at a false discovery rate of {KEY:.0%}, all groups together"
    return f"{start}more frequent in one group than in {others}{such} ({differ})."


def plain(table: pd.DataFrame) -> pd.DataFrame:
    """Keep the words of two or more letters and nothing else: initials, abbreviations, names of sites and the like tell
    of a house's style.
    """
    return table[(table["word"].str.isalpha() & (table["word"].str.len() > 1)).astype(bool)]


def words_alone(table: pd.DataFrame, count: Count = "articles") -> str:
    """Say which words stand in one group only, of those that are key in it.

    Parameters
    ----------
    table : DataFrame
        group, word, reference_count, n_articles, q; from `frequencies.group_keyness`.
    count : {"articles", "stories"}
        What counts as one.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"group": ["TASS"], "word": ["oil"], "reference_count": 0, "n_articles": 9, "q": 0.01})
    >>> words_alone(table)
    'Of the words that set a group apart, one stands in that group alone: “oil” (9 articles of TASS).'
    """
    require(table, "group", "word", "reference_count", "n_articles", "q")
    firm = table[table["q"].astype(float) < KEY]
    if firm.empty:
        return "No word firmly sets a group apart, so none is said to stand in one group alone."
    own = firm[firm["reference_count"] == 0]
    if own.empty:
        return "No word that sets a group apart is missing from all the others."
    own = own.sort_values(["n_articles", "word"], ascending=[False, True])
    parts = [f"“{row.word}” ({in_units(_whole(row.n_articles), count)} of {row.group})" for row in own.itertuples()]
    stand = "one stands in that group" if len(parts) == 1 else f"{len(parts):,} stand in one group"
    return f"Of the words that set a group apart, {stand} alone: {few(parts, _SAID)}."


def _whole(n: float) -> int:
    """Return the nearest whole number of articles or stories, of which a word that some tell is in part of one."""
    return max(round(n), 1)


def common_words(table: pd.DataFrame, count: Count = "articles") -> str:
    """Say which words all groups are about.

    Parameters
    ----------
    table : DataFrame
        word, score, share_least; from `frequencies.common_words`.
    count : {"articles", "stories"}
        What counts as one.

    Returns
    -------
    str

    Examples
    --------
    >>> common_words(pd.DataFrame({"word": ["oil"], "score": [9.0], "share_least": [0.8]}))
    'At least twice as frequent in every group as in general English: “oil” (in 80% of its articles or more).'
    """
    if is_empty(table, "word", "score", "share_least"):
        return f"There are not two groups of five {count} that have a word in common."
    far = table[table["score"] >= _FAR].head(_SAID)
    if far.empty:
        return f"No word is at least {_FAR_SAID} as frequent in every group as in general English."
    first, *then = [f"“{word}” ({{}}{share(least)}{{}})" for word, least in far[["word", "share_least"]].to_numpy()]
    parts = [first.format("in ", f" of its {count} or more"), *(each.format("", "") for each in then)]
    return f"At least {_FAR_SAID} as frequent in every group as in general English: {listed(parts)}."


def groups_over_time(cells: pd.DataFrame, by: str = "group", count: Count = "articles") -> str:
    """Say which groups score higher or lower than the others of the same time, period by period.

    Tested by signs, with the periods as the units, and allowing for all groups.

    Parameters
    ----------
    cells : DataFrame
        group, period, mean, n_articles, others, n_others; from `sentiment.group_scores` and `periods.beside_others`.
    by : str
        What the groups are of.
    count : {"articles", "stories"}
        What counts as one.

    Returns
    -------
    str

    Examples
    --------
    >>> years = pd.period_range("2001", "2012", freq="Y").repeat(2)
    >>> cells = pd.DataFrame({"group": ["A", "B"] * 12, "period": years, "mean": [0.1, 0.3] * 12})
    >>> groups_over_time(cells.assign(n_articles=9, others=[0.3, 0.1] * 12, n_others=9), "desk")
    'By desk, beside the others of the same year, A scores lower in 12 of 12 years and B higher in 12 of 12.'
    """
    require(cells, "group", "period", "mean", "n_articles", "others", "n_others")
    start = f"By {by.replace('_', ' ')}, "
    if cells.empty:
        return f"{start}groups cannot be held against the others of the same time, since no article has a date."
    enough = (cells["n_articles"] >= MIN_UNITS) & (cells["n_others"] >= MIN_UNITS)
    full = cells[enough & (cells["mean"] != cells["others"])]
    signs = (full["mean"] > full["others"]).groupby(full["group"]).agg(["sum", "size"])
    signs = signs[signs["size"] > 1]
    if signs.empty:
        return f"{start}no group can be followed beside the others over two periods with five {count} of both."
    unit = period_unit(cells["period"])
    p = [stats.binomtest(int(above), int(n)).pvalue * len(signs) for above, n in signs.to_numpy()]
    firm = signs[np.array(p) <= CHANCE]
    if firm.empty:
        tried = how_many(len(signs), "group", "is", "are")
        return (
            f"{start}no group keeps above or below the others of the same {unit} by more than chance would explain; "
            f"{tried} followed."
        )
    sides = []
    for group, above, n in firm.itertuples(name=None):
        way, times = ("higher", above) if 2 * above > n else ("lower", n - above)
        sides.append((group, way, f"{times:,} of {n:,}"))
    (group, way, times), *more = sides
    if not more:
        return f"{start}{group} scores {way} than the others of the same {unit} in {times} {unit}s."
    parts = [f"{group} scores {way} in {times} {unit}s", *(f"{group} {way} in {times}" for group, way, times in more)]
    return f"{start}beside the others of the same {unit}, {listed(parts)}."
