"""Which words set each of several groups apart from all the others, and which are common to all of them."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy import stats

from ..corpus import Corpus
from ..statistics import MIN_UNITS
from ..tables import column_of
from ..text import words as lexical
from .contrast import p_values
from .counts import KEY_TOTALS, SUMS, count_words
from .keyness import filled, log_odds, measured

_PRIOR = 1000  # words, as for keyness


def group_keyness(
    corpus: Corpus, by: str, *, min_count: int = 3, stopwords: bool | Iterable[str] = False, level: float = 0.95
) -> pd.DataFrame:
    """Find the words that each group of articles has more of than all the others together.

    Parameters
    ----------
    corpus : Corpus
    by : str
        Column of `articles`; articles without a value are left out.
    min_count : int
        Words that are rarer in a group are not listed for it; nor are those of its own name.
    stopwords : bool or iterable of str
        Whether to list function words; or words to drop besides those.
    level : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        group, word, then as for `keyness`, with the other groups as the reference: count, reference_count, per_million,
        reference_per_million, log_likelihood, log_ratio, low, high, z, q, n_articles, reference_articles. The false
        discovery rate q is that of all groups and all words in five articles or more, looked at together. The groups
        with most articles come first, and of each the firmest words; empty where there are not two groups.

    Raises
    ------
    ValueError
        When there is no such column.

    Examples
    --------
    >>> frame = pd.DataFrame({"text": ["oil oil oil", "gas gas gas", "rain"], "desk": ["a", "a", "b"]})
    >>> group_keyness(Corpus.from_frame(frame), "desk")[["group", "word", "log_ratio"]].round(1).values.tolist()
    [['a', 'gas', 0.2], ['a', 'oil', 0.2]]
    """
    counts = _counts(corpus, by)
    totals = counts.groupby("word")[SUMS].sum()
    totals = totals.assign(**counts.drop_duplicates("group")[KEY_TOTALS].sum())
    listed = ~lexical.dropped(totals.index, stopwords) & (totals["count"] >= min_count).to_numpy()
    sizes = counts.groupby("group", sort=True)["articles"].first().sort_values(ascending=False, kind="stable")
    held = dict(iter(counts.groupby("group")))
    parts = [_beside_others(held[group].set_index("word"), totals, listed, level) for group in sizes.index]
    columns = ["group", "word", *measured(totals.head(0), totals.head(0), _PRIOR, level).drop(columns="smallest")]
    if len(parts) < 2:
        return pd.DataFrame(columns=columns)
    table = pd.concat([part.assign(group=group) for group, part in zip(sizes.index, parts)], ignore_index=True)
    tested = table["p"].notna().to_numpy()
    if tested.any():
        found = stats.false_discovery_control(table.loc[tested, "p"])
        table.loc[tested, "q"] = np.maximum(found, np.finfo(float).tiny)
    named = [word in str(group).lower().split() for word, group in zip(table["word"], table["group"])]
    table = table[(table["log_likelihood"] > 0) & (table["count"] >= min_count) & ~np.array(named, bool)]
    place = table["group"].map({group: number for number, group in enumerate(sizes.index)})
    order = np.lexsort((table["word"], -table["log_likelihood"], table["q"].fillna(1), place))
    return table.iloc[order].reset_index(drop=True)[columns]


def _counts(corpus: Corpus, by: str) -> pd.DataFrame:
    """Count words by group, in a column named group, whatever the column of the articles is called."""
    part = corpus.where(column_of(corpus.articles, by).notna().to_numpy())
    part.articles = part.articles.assign(group=part.articles[by])
    return count_words(part, "group")


def _beside_others(counts: pd.DataFrame, totals: pd.DataFrame, listed: np.ndarray, level: float) -> pd.DataFrame:
    """Hold the words of a group against those of all the others."""
    names = [*SUMS, *KEY_TOTALS]
    a = filled(counts[names], totals.index)
    b = totals[names] - a
    z = log_odds(a["count"], b["count"], _PRIOR)[listed]
    a, b = a[listed], b[listed]
    table = measured(a, b, _PRIOR, level).assign(z=z)
    return table.assign(p=p_values(a, b, table["low"].to_numpy(), table["high"].to_numpy())).reset_index()


def common_words(corpus: Corpus, by: str, *, stopwords: bool | Iterable[str] = False) -> pd.DataFrame:
    """Find the words that are most at home in every group: by the share of articles that have them where it is least.

    Parameters
    ----------
    corpus : Corpus
    by : str
        Column of `articles`; articles without a value are left out, and so are groups with fewer than five articles.
    stopwords : bool or iterable of str
        Whether to list function words; or words to drop besides those.

    Returns
    -------
    DataFrame
        word, least_share (of the articles with words, in the group where it is least), least_in (that group),
        most_share, most_in; of words that every group has, the largest least share first.

    Raises
    ------
    ValueError
        When there is no such column.

    Examples
    --------
    >>> frame = pd.DataFrame({"text": ["oil gas"] * 5 + ["oil rain"] * 5, "desk": ["a"] * 5 + ["b"] * 5})
    >>> common_words(Corpus.from_frame(frame), "desk")[["word", "least_share"]].values.tolist()
    [['oil', 1.0]]
    """
    counts = _counts(corpus, by)
    counts = counts[(counts["articles"] >= MIN_UNITS) & ~lexical.dropped(counts["word"], stopwords)]
    counts = counts.assign(share=counts["n_articles"] / counts["articles"])
    n_groups = counts["group"].nunique()
    counts = counts[counts.groupby("word")["group"].transform("size") == n_groups].sort_values(["share", "group"])
    ends = counts.groupby("word", sort=True)[["share", "group"]]
    table = ends.first().join(ends.last(), lsuffix="_first", rsuffix="_last").reset_index()
    table.columns = ["word", "least_share", "least_in", "most_share", "most_in"]
    if n_groups < 2:
        return table.head(0)
    return table.sort_values(["least_share", "most_share", "word"], ascending=[False, False, True], ignore_index=True)
