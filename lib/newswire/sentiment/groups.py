"""Scores of groups and periods, and differences between them, with articles as the resampling unit."""

from collections.abc import Hashable, Sequence

import numpy as np
import pandas as pd

from .. import statistics
from ..periods import first_days
from ..statistics import N_RESAMPLES
from ..tables import require, require_groups


def overall_score(
    scores: pd.DataFrame, *, level: float = 0.95, n_resamples: int = N_RESAMPLES, seed: int = 0
) -> pd.DataFrame:
    """Return the mean over articles, every article counting once.

    Parameters
    ----------
    scores : DataFrame
        From `score_articles`.
    level : float
        Coverage of the interval.
    n_resamples, seed : int
        Of the percentile bootstrap (Efron & Tibshirani 1993), with articles as the unit; an article that is alone
        keeps its interval over sentences.

    Returns
    -------
    DataFrame
        One row: n_articles, n_sentences, mean, low, high (NaN with too few units), thin (whether too few),
        unit ("articles" or "sentences").

    Raises
    ------
    ValueError
        When a column is missing.

    Examples
    --------
    >>> scores = pd.DataFrame({"mean": [0.1, 0.3], "n_sentences": [4, 6]})
    >>> overall_score(scores)[["n_articles", "n_sentences", "mean", "thin"]].values.tolist()
    [[2, 10, 0.2, True]]
    """
    scored = scores[scores["mean"].notna()].reset_index(drop=True)
    groups = pd.Series("all", index=scores.index)
    table = group_scores(scores, groups, level=level, n_resamples=n_resamples, seed=seed).drop(columns="group")
    if len(scored) != 1:  # of one article alone there is no other to draw
        return table.assign(unit="articles")
    return table.assign(low=scored["low"], high=scored["high"], thin=scored["thin"], unit="sentences")


def group_scores(
    scores: pd.DataFrame, groups: pd.Series, *, level: float = 0.95, n_resamples: int = N_RESAMPLES, seed: int = 0
) -> pd.DataFrame:
    """Average the scores of articles by group, every article counting once.

    Parameters
    ----------
    scores : DataFrame
        From `score_articles`.
    groups : Series
        The group of each article, with the same index, such as ``corpus.articles["agency"]``; NA is left out.
    level : float
        Coverage of the interval.
    n_resamples, seed : int
        Of the percentile bootstrap, with articles as the unit.

    Returns
    -------
    DataFrame
        One row per group, most articles first, then the name: the group (in a column named as `groups`, or "group"),
        n_articles, n_sentences, mean, low, high (NaN with too few articles), thin (whether too few).

    Raises
    ------
    ValueError
        When a column is missing, or the groups are not those of the articles.

    Examples
    --------
    >>> scores = pd.DataFrame({"mean": [0.1, 0.3, 0.8], "n_sentences": 5})
    >>> group_scores(scores, pd.Series(["TASS", "TASS", "AP"]))[["group", "n_articles", "mean"]].values.tolist()
    [['TASS', 2, 0.2], ['AP', 1, 0.8]]
    """
    name = groups.name or "group"
    table = _group_means(scores, groups, name, level, n_resamples, seed)
    # Sorted by name as text, since a column may hold numbers and text side by side.
    order = pd.DataFrame({"n": -table["n_articles"], "name": table[name].astype(str)}).sort_values(["n", "name"]).index
    return table.loc[order].reset_index(drop=True)


def period_scores(
    scores: pd.DataFrame,
    dates: pd.Series,
    freq: str = "month",
    *,
    level: float = 0.95,
    n_resamples: int = N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Average the scores of articles by day, week, month, quarter or year, every article counting once.

    Parameters
    ----------
    scores : DataFrame
        From `score_articles`.
    dates : Series of datetime64
        The date of each article, with the same index; articles without one are left out.
    freq : {"day", "week", "month", "quarter", "year"}
    level, n_resamples, seed
        As for `group_scores`.

    Returns
    -------
    DataFrame
        One row per period that has articles, in order: period (its first day), n_articles, n_sentences, mean, low,
        high (NaN with too few articles), thin.

    Raises
    ------
    ValueError
        When there is no such period, a column is missing, or the dates are not those of the articles.

    Examples
    --------
    >>> scores = pd.DataFrame({"mean": [0.1, 0.3], "n_sentences": 5})
    >>> period_scores(scores, pd.Series(pd.to_datetime(["2024-10-03", "2024-10-31"])))[["n_articles", "mean"]].values
    array([[2. , 0.2]])
    """
    table = _group_means(scores, first_days(dates, freq), "period", level, n_resamples, seed)
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
    groups: pd.Series,
    first: Hashable,
    second: Hashable,
    *,
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
    groups : Series
        The group of each article, with the same index.
    first, second : object
        Two of the groups.
    level, n_resamples, seed
        As for `group_scores`.

    Returns
    -------
    DataFrame
        One row: first, second, difference (second minus first), low, high (NaN with too few articles in either),
        n_first, n_second, thin.

    Raises
    ------
    ValueError
        When a group has no articles, a column is missing, or the groups are not those of the articles.

    Examples
    --------
    >>> scores, groups = pd.DataFrame({"mean": [0.1, 0.3], "n_sentences": 5}), pd.Series(["TASS", "AP"])
    >>> score_difference(scores, groups, "TASS", "AP")[["difference", "thin"]].round(2).values.tolist()
    [[0.2, True]]
    """
    _check(scores, groups)
    scored = scores["mean"].notna().to_numpy()
    require_groups(groups[scored], first, second, what="scored articles")
    sides = [scores.loc[(groups == name).to_numpy() & scored, "mean"].to_numpy() for name in (first, second)]
    interval = statistics.difference_interval(*sides, level=level, n_resamples=n_resamples, seed=seed)
    sizes = {"n_first": len(sides[0]), "n_second": len(sides[1]), "thin": bool(np.isnan(interval["low"]))}
    return pd.DataFrame([{"first": first, "second": second, **interval, **sizes}])


def _check(scores: pd.DataFrame, groups: pd.Series) -> None:
    require(scores, "mean", "n_sentences", made_by="score_articles")
    if not groups.index.equals(scores.index):
        raise ValueError("The groups must have the index of the scores: one value for each article, in their order.")


def _group_means(
    scores: pd.DataFrame, groups: pd.Series, name: Hashable, level: float, n_resamples: int, seed: int
) -> pd.DataFrame:
    _check(scores, groups)
    kept = (groups.notna() & scores["mean"].notna()).to_numpy()
    scores, keys = scores[kept], groups[kept].to_numpy()
    table = scores.groupby(keys, sort=True).agg(n_articles=("mean", "size"), n_sentences=("n_sentences", "sum"))
    means = statistics.mean_interval(
        scores["mean"].to_numpy(), groups=keys, level=level, n_resamples=n_resamples, seed=seed
    ).reindex(table.index)
    table = table.assign(mean=means["mean"], low=means["low"], high=means["high"], thin=means["low"].isna())
    return table.rename_axis(name).reset_index()
