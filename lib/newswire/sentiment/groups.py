"""Scores of groups and periods, and differences between them, with articles, or stories, as the resampling unit."""

from collections.abc import Hashable, Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd

from .. import statistics
from ..periods import as_periods, keys_of, without_stray
from ..statistics import N_RESAMPLES
from ..tables import require, require_groups
from .chance import apart_from_rest

Groups: TypeAlias = pd.Series | str | Sequence[str]
_SCORES = "n_sentences mean low high thin positive_share negative_share zero_share".split()  # what is not a group


def overall_score(
    scores: pd.DataFrame,
    *,
    units: pd.Series | None = None,
    level: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Return the mean over articles, every article, or every story, counting once.

    Parameters
    ----------
    scores : DataFrame
        From `score_articles`.
    units : Series, optional
        The story of each article, by its id, where stories are counted (`Corpus.units`): a story's score is the mean
        of its articles'.
    level : float
        Coverage of the interval.
    n_resamples, seed : int
        Of the percentile bootstrap (Efron & Tibshirani 1993), with articles as the unit; an article that is alone
        keeps its interval over sentences, and a story that is alone the mean of its articles'.

    Returns
    -------
    DataFrame
        One row: n_articles (stories, where these are counted), n_sentences, mean, low, high (NaN with too few units),
        thin (whether too few), unit ("articles", "stories" or "sentences").

    Raises
    ------
    ValueError
        When a column is missing, or an article has no unit.

    Examples
    --------
    >>> scores = pd.DataFrame({"mean": [0.1, 0.3], "n_sentences": [4, 6]})
    >>> overall_score(scores)[["n_articles", "n_sentences", "mean", "thin"]].values.tolist()
    [[2, 10, 0.2, True]]
    """
    scored = scores[scores["mean"].notna().to_numpy()].reset_index(drop=True)
    groups = pd.DataFrame({"group": "all"}, index=scores.index)
    table = _group_means(scores, groups, units, level, n_resamples, seed).drop(columns=["group", "p"])
    table["unit"] = "articles" if units is None else "stories"
    if table["n_articles"].tolist() != [1]:
        return table
    low, high = scored[["low", "high"]].mean(skipna=False)  # of one alone there is no other to draw
    table = table.assign(low=low, high=high, thin=scored["thin"].any())
    return table.assign(unit="sentences") if len(scored) == 1 else table


def group_scores(
    scores: pd.DataFrame,
    groups: Groups,
    *,
    units: pd.Series | None = None,
    level: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Average the scores of articles by group, every article, or every story, counting once in each.

    Parameters
    ----------
    scores : DataFrame
        From `score_articles`.
    groups : str, sequence of str, or Series
        Columns of the articles, of which a date also gives "day", "week", "month", "quarter" and "year"; or the group
        of each article, with the same index. Articles without a group are left out.
    units : Series, optional
        The story of each article, by its id, where stories are counted: see `overall_score`. One with articles in
        several groups counts once in each, and the test moves its parts together.
    level : float
        Coverage of the interval.
    n_resamples, seed : int
        Of the percentile bootstrap, with articles as the unit, and of the test.

    Returns
    -------
    DataFrame
        One row per group, most articles first, then the name: the group (in columns named as `groups`, or "group"),
        n_articles (stories, where these are counted), n_sentences, mean, low, high (NaN with too few articles), thin
        (whether too few), p (how often shuffling the articles puts any group as far from the rest; Westfall & Young
        1993; NaN where thin).

    Raises
    ------
    ValueError
        When a column is missing, the groups are not those of the articles, or an article has no unit.

    Examples
    --------
    >>> scores = pd.DataFrame({"mean": [0.1, 0.3, 0.8], "n_sentences": 5, "agency": ["TASS", "TASS", "AP"]})
    >>> group_scores(scores, "agency")[["agency", "n_articles", "mean"]].values.tolist()
    [['TASS', 2, 0.2], ['AP', 1, 0.8]]
    """
    keys = _keys(scores, groups)
    table = _group_means(scores, keys, units, level, n_resamples, seed)
    # Sorted by name as text, since a column may hold numbers and text side by side.
    order = table[list(keys)].astype(str).assign(n=-table["n_articles"]).sort_values(["n", *keys]).index
    return table.loc[order].reset_index(drop=True)


def period_scores(
    scores: pd.DataFrame,
    dates: pd.Series,
    freq: str = "month",
    *,
    units: pd.Series | None = None,
    level: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Average the scores of articles by day, week, month, quarter or year, each counting once.

    Parameters
    ----------
    scores : DataFrame
        From `score_articles`.
    dates : Series of datetime64
        The date of each article, with the same index; articles without one, or with one far from all others, are left
        out.
    freq : {"day", "week", "month", "quarter", "year"}
    units, level, n_resamples, seed
        As for `group_scores`.

    Returns
    -------
    DataFrame
        One row per period that has articles, in order: period (pandas Period), then n_articles, n_sentences, mean,
        low, high, thin, p, as from `group_scores`.

    Raises
    ------
    ValueError
        When there is no such period, a column is missing, the dates are not those of the articles, or an article has
        no unit.

    Examples
    --------
    >>> scores = pd.DataFrame({"mean": [0.1, 0.3], "n_sentences": 5})
    >>> period_scores(scores, pd.Series(pd.to_datetime(["2024-10-03", "2024-10-31"])))[["n_articles", "mean"]].values
    array([[2. , 0.2]])
    """
    keys = _keys(scores, as_periods(without_stray(dates), freq))
    table = _group_means(scores, keys, units, level, n_resamples, seed)
    return table.sort_values("period", ignore_index=True)


def pair_to_compare(groups: pd.DataFrame, chosen: Sequence[str] = ()) -> list:
    """Return the two groups to compare: those chosen, or the two with the most articles.

    Parameters
    ----------
    groups : DataFrame
        From `group_scores`.
    chosen : sequence of str
        Two of the groups, or none.

    Returns
    -------
    list
        Two groups, or none where there are not two.

    Raises
    ------
    ValueError
        When the chosen ones are not two of the groups.

    Examples
    --------
    >>> pair_to_compare(pd.DataFrame({"agency": ["TASS", "AP", "AFP"]}), ["AFP", "TASS"])
    ['AFP', 'TASS']
    """
    names = groups.iloc[:, 0].tolist()  # most articles first
    if not chosen:
        return names[:2] if len(names) > 1 else []
    pair = [name for wanted in chosen for name in names if str(name) == wanted]
    if len(chosen) != 2 or len(pair) != 2:
        known = ", ".join(map(str, names[:10]))
        raise ValueError(f"Cannot compare {', '.join(chosen)}: give two of the groups; there are {known}.")
    return pair


def score_difference(
    scores: pd.DataFrame,
    groups: pd.Series | str,
    first: Hashable,
    second: Hashable,
    *,
    units: pd.Series | None = None,
    level: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Say how much higher the second group's mean is than the first's, with the difference's own interval.

    Two intervals that overlap do not show that there is no difference; the interval of the difference tells.

    Parameters
    ----------
    scores : DataFrame
        From `score_articles`.
    groups : str or Series
        A column of the articles, or the group of each article, with the same index.
    first, second : object
        Two of the groups.
    units, level, n_resamples, seed
        As for `group_scores`.

    Returns
    -------
    DataFrame
        One row: first, second, difference (second minus first), low, high (NaN with too few articles in either),
        n_first, n_second, n_others (articles of either, and of neither; stories, where these are counted), thin, p (how
        often shuffling the articles of both sets them as far apart; NaN where thin).

    Raises
    ------
    ValueError
        When a group has no articles, a column is missing, the groups are not those of the articles, or an article has
        no unit.

    Examples
    --------
    >>> scores, groups = pd.DataFrame({"mean": [0.1, 0.3], "n_sentences": 5}), pd.Series(["TASS", "AP"])
    >>> score_difference(scores, groups, "TASS", "AP")[["difference", "thin"]].round(2).values.tolist()
    [[0.2, True]]
    """
    groups = _keys(scores, groups).iloc[:, 0]
    scored = scores["mean"].notna().to_numpy()
    require_groups(groups[scored], first, second, what="scored articles")
    side = np.full(len(scores), -1)
    for code, name in enumerate((first, second)):
        side[(groups == name).to_numpy() & scored] = code
    unit = statistics.units_at(scores.index, units)
    values, codes, told = statistics.unit_means(scores["mean"].to_numpy(), side, unit)
    sides = [values[codes == code] for code in (0, 1)]
    interval = statistics.difference_interval(*sides, level=level, n_resamples=n_resamples, seed=seed)
    sizes = {"n_first": len(sides[0]), "n_second": len(sides[1]), "n_others": len({*unit} - {*unit[side >= 0]})}
    thin = bool(np.isnan(interval["low"]))
    told = np.concatenate([told[codes == code] for code in (0, 1)])
    p = apart_from_rest(np.concatenate(sides), np.repeat([0, 1], [len(side) for side in sides]), told, seed=seed)[0]
    return pd.DataFrame([{"first": first, "second": second, **interval, **sizes, "thin": thin, "p": p}])


def _keys(scores: pd.DataFrame, groups: Groups) -> pd.DataFrame:
    """Return the columns that the articles are grouped by."""
    require(scores, "mean", "n_sentences", made_by="score_articles")
    if isinstance(groups, pd.Series):
        if not groups.index.equals(scores.index):
            raise ValueError(
                "The groups must have the index of the scores: one value for each article, in their order."
            )
        return groups.to_frame(groups.name or "group")
    return keys_of(scores.drop(columns=_SCORES, errors="ignore"), [groups] if isinstance(groups, str) else groups)


def _group_means(
    scores: pd.DataFrame, keys: pd.DataFrame, units: pd.Series | None, level: float, n_resamples: int, seed: int
) -> pd.DataFrame:
    kept = (keys.notna().all(axis=1) & scores["mean"].notna()).to_numpy()
    scores, keys = scores[kept], keys[kept]
    by_group = scores.groupby([keys[name].to_numpy() for name in keys], sort=True, observed=True)
    sentences = by_group["n_sentences"].sum().rename_axis(list(keys))
    unit = statistics.units_at(scores.index, units)
    values, codes, told = statistics.unit_means(scores["mean"].to_numpy(), by_group.ngroup().to_numpy(), unit)
    means = statistics.mean_interval(values, groups=codes, level=level, n_resamples=n_resamples, seed=seed)
    columns = {name: means[name].to_numpy() for name in ("mean", "low", "high")}
    columns = {"n_articles": means["n_units"].to_numpy(), "n_sentences": sentences, **columns}
    p = apart_from_rest(values, codes, told, seed=seed)
    return pd.DataFrame(columns).assign(thin=pd.isna(columns["low"]), p=p).reset_index()
