"""Which words set each of several groups apart from all the others, and which are common to all of them."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy import stats

from ..corpus import Corpus
from ..statistics import MIN_UNITS, units_at
from ..tables import require
from ..text import words as lexical
from . import english
from .contrast import p_values
from .counts import count_words
from .keyness import KEY, SMOOTHING, filled, log_odds, measured
from .sums import DECIMALS, KEY_TOTALS, SUMS

_PRIOR = 1000  # words, as for keyness


def group_keyness(
    counts: pd.DataFrame,
    corpus: Corpus | None = None,
    *,
    min_count: int = 3,
    stopwords: bool | Iterable[str] = False,
    level: float = 0.95,
) -> pd.DataFrame:
    """Find the words that each group of articles has more of than all the others together.

    Parameters
    ----------
    counts : DataFrame
        From `count_words` by a column: the groups first.
    corpus : Corpus, optional
        What was counted; needed where stories are, so that one that several groups have counts once among the others.
    min_count : int
        Words that are rarer in a group are not listed for it; nor are those of its own name, and what is left of
        mark-up, such as “id=1”.
    stopwords : bool or iterable of str
        Whether to list function words; or words to drop besides those.
    level : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        group, word, then as for `keyness`, with the other groups as the reference: count, reference_count, per_million,
        reference_per_million, log_likelihood, log_ratio, low, high, z, q, n_articles, reference_articles. The false
        discovery rate q is that of all groups and all words together. The groups with most articles come first, and of
        each the firmest words; empty where there are not two groups. Where stories are counted, each counts once in
        every group that has it, and once in all the others together.

    Raises
    ------
    ValueError
        When the table has no groups or lacks a column, or the counts are not of the lower-case words of the corpus.

    Examples
    --------
    >>> import newswire as nw
    >>> frame = pd.DataFrame({"text": ["oil oil oil", "gas gas gas"], "desk": ["a", "b"]})
    >>> counts = nw.frequencies.count_words(nw.Corpus.from_frame(frame), "desk")
    >>> group_keyness(counts)[["group", "word", "log_ratio"]].round(2).values.tolist()
    [['a', 'oil', 2.58], ['b', 'gas', 2.58]]
    """
    column, counts = counts.columns[0], _grouped(counts)
    totals = _totals(counts)
    listed = ~lexical.dropped(totals.index, stopwords) & (totals["count"] >= min_count).to_numpy()
    listed &= ~totals.index.str.contains("=", regex=False)
    sizes = counts.groupby("group")["articles"].first().sort_values(ascending=False, kind="stable")
    held = dict(list(counts.groupby("group")))
    again = {} if corpus is None or corpus.units is None else _told_again(corpus, column, totals.index)
    found = [
        _beside_others(group, held[group], totals - again.get(group, 0), listed, min_count, level)
        for group in sizes.index
    ]
    columns = ["group", "word", *measured(totals.head(0), totals.head(0), np.empty(0), level).drop(columns="smallest")]
    if len(found) < 2:
        return pd.DataFrame(columns=columns)
    p = np.concatenate([p for _, p in found])
    p[~np.isnan(p)] = stats.false_discovery_control(p[~np.isnan(p)])
    q = np.split(np.maximum(p, np.finfo(float).tiny), len(found))
    parts = []
    for (table, _), rate in zip(found, q, strict=True):
        table = table.assign(q=rate[table.pop("place")])
        parts.append(table.iloc[np.lexsort((table["word"], -table["log_likelihood"], table["q"].fillna(1)))])
    return pd.concat(parts, ignore_index=True)[columns]


def _grouped(counts: pd.DataFrame) -> pd.DataFrame:
    """Call the groups of a table of counts by that name, and leave out the empty words that keep their totals."""
    require(counts, "word", *SUMS, *KEY_TOTALS, made_by="count_words")
    if counts.columns[0] == "word":
        raise ValueError("The counts have no groups; make them with count_words and a column.")
    return counts.rename(columns={counts.columns[0]: "group"})


def _totals(counts: pd.DataFrame) -> pd.DataFrame:
    """Add up the sums of all groups, word by word."""
    return counts.groupby("word")[SUMS].sum().assign(**counts.drop_duplicates("group")[KEY_TOTALS].sum())


def _told_again(corpus: Corpus, by: str, words: pd.Index) -> dict[object, pd.DataFrame]:
    """Return, for each group, by how much the sums of all the others exceed those with each of their stories once."""
    group, again = corpus.articles[by], {}
    in_several = group.groupby(units_at(group.index, corpus.units)).transform("nunique") > 1
    several = corpus.where(in_several & group.notna())
    if not len(several):
        return {}
    counts, groups, names = _grouped(count_words(several, by)), several.articles[by], [*SUMS, *KEY_TOTALS]
    totals = _totals(counts)
    if (words.get_indexer(totals.index) < 0).any():
        raise ValueError("The counts are not those of the corpus by lower-case words; make them with count_words.")
    for name in group.dropna().unique():
        several.articles[by] = pd.Series("others", groups.index).mask(groups == name)
        own, once = (filled(each.set_index("word")[names], totals.index)
                     for each in (counts[counts["group"] == name], count_words(several, by)))  # fmt: skip
        again[name] = filled(totals - own - once, words)
    return again


def _beside_others(
    group: object, counts: pd.DataFrame, totals: pd.DataFrame, listed: np.ndarray, min_count: int, level: float
) -> tuple[pd.DataFrame, np.ndarray]:
    """Hold the words of a group against those of all the others: a table of those to show, and p of all.

    Intervals cost most of the time, so they are asked for only where a word is shown or its p may count.
    """
    names = [*SUMS, *KEY_TOTALS]
    a = filled(counts.set_index("word")[names], totals.index)
    b = (totals[names] - a).round(DECIMALS)
    z = log_odds(a["count"], b["count"], _PRIOR)[listed]
    a, b = a[listed], b[listed]
    more = (a["count"] * b["words"] > b["count"] * a["words"]) & (a["count"] >= min_count)
    shown = more.to_numpy() & ~a.index.isin(str(group).lower().split())
    p = p_values(a, b, np.full(len(a), np.inf), np.full(len(a), -np.inf))
    looked = np.flatnonzero(shown | (p <= KEY))
    table = measured(a.iloc[looked], b.iloc[looked], z[looked], level).assign(group=group, place=looked)
    p[looked] = p_values(a.iloc[looked], b.iloc[looked], table["low"].to_numpy(), table["high"].to_numpy())
    return table[shown[looked]].reset_index(), p


def common_words(counts: pd.DataFrame, *, stopwords: bool | Iterable[str] = False) -> pd.DataFrame:
    """Find the words that all groups are about: far more frequent in each of them than in general English.

    Parameters
    ----------
    counts : DataFrame
        From `count_words` by a column: the groups first. Those with fewer than five articles are left out.
    stopwords : bool or iterable of str
        Whether to list function words and words of reporting, such as "said"; or words to drop besides those.

    Returns
    -------
    DataFrame
        word; score, the ratio of its rate to that in general English with 50 per million added to both, as for
        `keyness`, in the group where it is least; share_least (of the articles with words, in the group where it is
        least), least_in (that group), share_most, most_in. Of words that every group has, by score.

    Raises
    ------
    ValueError
        When the table has no groups or lacks a column.

    Examples
    --------
    >>> import newswire as nw
    >>> frame = pd.DataFrame({"text": ["oil gas"] * 5 + ["oil rain"] * 5, "desk": ["a"] * 5 + ["b"] * 5})
    >>> counts = nw.frequencies.count_words(nw.Corpus.from_frame(frame), "desk")
    >>> common_words(counts)[["word", "share_least"]].values.tolist()
    [['oil', 1.0]]
    """
    counts = _grouped(counts)
    counts = counts[counts["articles"] >= MIN_UNITS]
    n_groups = counts["group"].nunique()
    dropped = english.dropped(counts["word"], stopwords)
    counts = counts[~dropped & (counts.groupby("word")["group"].transform("size") == n_groups).to_numpy()]
    usual = english.rates(pd.Index(counts["word"])) + SMOOTHING
    score = (counts["count"] / counts["words"] * 1e6 + SMOOTHING) / usual
    counts = counts.assign(share=counts["n_articles"] / counts["articles"], score=score)
    ends = counts.sort_values(["share", "group"]).groupby("word", sort=True)[["share", "group"]]
    least, most = (end.set_axis([f"share_{name}", f"{name}_in"], axis=1)
                   for end, name in ((ends.first(), "least"), (ends.last(), "most")))  # fmt: skip
    table = counts.groupby("word", sort=True)["score"].min().to_frame().join([least, most]).reset_index()
    if n_groups < 2:
        return table.head(0)
    return table.sort_values(["score", "word"], ascending=[False, True], ignore_index=True)
