"""Scores of groups and periods, and differences between them, with articles as the resampling unit."""

import numpy as np
import pandas as pd

from .. import statistics
from ..periods import as_periods

COLUMNS = ("n_articles", "n_sentences", "mean", "low", "high", "thin")


def overall_score(scores: pd.DataFrame, *, level: float = 0.95, n_resamples: int = 1000, seed: int = 0) -> pd.DataFrame:
    """Give the mean over articles, every article counting once.

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
    """
    alone = scores["mean"].notna().sum() == 1
    groups = pd.Series("all", index=scores.index)
    table = group_scores(scores, groups, level=level, n_resamples=n_resamples, seed=seed).drop(columns="group")
    if alone:
        one = scores[scores["mean"].notna()].reset_index(drop=True)
        table = table.assign(low=one["low"], high=one["high"], thin=one["thin"])
    return table.assign(unit="sentences" if alone else "articles")


def group_scores(
    scores: pd.DataFrame, groups: pd.Series, *, level: float = 0.95, n_resamples: int = 1000, seed: int = 0
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
    """
    name = groups.name or "group"
    table = _group_means(scores, groups, name, level, n_resamples, seed)
    order = pd.DataFrame({"n": -table["n_articles"], "name": table[name].astype(str)}).sort_values(["n", "name"]).index
    return table.loc[order].reset_index(drop=True)


def period_scores(
    scores: pd.DataFrame,
    dates: pd.Series,
    freq: str = "month",
    *,
    level: float = 0.95,
    n_resamples: int = 1000,
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

    Returns
    -------
    DataFrame
        One row per period that has articles, in order: period (its first day), n_articles, n_sentences, mean, low,
        high (NaN with too few articles), thin.

    Raises
    ------
    ValueError
        When there is no such frequency, or the dates are not those of the articles.
    """
    table = _group_means(scores, period_of(dates, freq), "period", level, n_resamples, seed)
    return table.sort_values("period", ignore_index=True)


def period_of(dates: pd.Series, freq: str = "month") -> pd.Series:
    """Return the first day of the day, week, month, quarter or year that each date is in.

    Parameters
    ----------
    dates : Series of datetime64
    freq : {"day", "week", "month", "quarter", "year"}

    Examples
    --------
    >>> period_of(pd.Series(pd.to_datetime(["2024-10-03"])), "quarter").dt.month.tolist()
    [10]
    """
    return as_periods(dates, freq).dt.start_time.rename("period")


def pair_to_compare(groups: pd.DataFrame, chosen: str = "") -> list:
    """Return the two groups to compare: the ones chosen, or the two with most articles.

    Parameters
    ----------
    groups : DataFrame
        From `group_scores`.
    chosen : str
        "A; B", or empty.

    Returns
    -------
    list
        Two groups, or none where there are not two.

    Raises
    ------
    ValueError
        When the chosen ones are not two of the groups.
    """
    names = groups.iloc[:, 0].tolist()
    if not chosen.strip():
        return names[:2] if len(names) > 1 else []
    pair = [part.strip() for part in chosen.split(";")]
    found = [name for part in pair for name in names if str(name) == part]
    if len(pair) != 2 or len(found) != 2:
        raise ValueError(
            f'Cannot compare {chosen!r}: give two of the groups as "A; B"; there are '
            f"{', '.join(str(name) for name in names[:10])}."
        )
    return found


def score_difference(
    scores: pd.DataFrame,
    groups: pd.Series,
    first,
    second,
    *,
    level: float = 0.95,
    n_resamples: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Say how much higher the second group's mean is than the first's, with the difference's own interval.

    Two intervals that overlap do not show that there is no difference; this one interval does.

    Parameters
    ----------
    scores : DataFrame
        From `score_articles`.
    groups : Series
        The group of each article, with the same index.
    first, second : object
        Two of the groups.

    Returns
    -------
    DataFrame
        One row: first, second, difference (second minus first), low, high (NaN with too few articles in either),
        n_first, n_second, thin.

    Raises
    ------
    ValueError
        When a group has no articles, or the groups are not those of the articles.
    """
    _check(scores, groups)
    sides = [scores.loc[(groups == name).to_numpy(), "mean"].dropna().to_numpy() for name in (first, second)]
    for name, side in zip((first, second), sides, strict=True):
        if not len(side):
            raise ValueError(f"There are no scored articles in the group {name!r}.")
    found = statistics.difference_interval(*sides, level=level, n_resamples=n_resamples, seed=seed)
    row = {"first": first, "second": second, **{key: float(found[key]) for key in ("difference", "low", "high")}}
    row |= {"n_first": len(sides[0]), "n_second": len(sides[1]), "thin": bool(np.isnan(row["low"]))}
    return pd.DataFrame([row])


def _check(scores: pd.DataFrame, groups: pd.Series):
    for column in ("mean", "n_sentences"):
        if column not in scores:
            raise ValueError(f"no column {column!r} in the scores of articles; use the table of score_articles.")
    if not groups.index.equals(scores.index):
        raise ValueError("the groups must have the index of the scores: one value for each article, in their order.")


def _group_means(scores, groups, name, level, n_resamples, seed) -> pd.DataFrame:
    _check(scores, groups)
    kept = (groups.notna() & scores["mean"].notna()).to_numpy()
    scores, groups = scores[kept], groups[kept]
    groups = groups.to_numpy()
    table = scores.groupby(groups, sort=True).agg(n_articles=("mean", "size"), n_sentences=("n_sentences", "sum"))
    found = statistics.mean_interval(
        scores["mean"].to_numpy(), groups=groups, level=level, n_resamples=n_resamples, seed=seed
    ).reindex(table.index)
    table = table.assign(mean=found["mean"], low=found["low"], high=found["high"], thin=found["low"].isna())
    return table.rename_axis(name).reset_index()
