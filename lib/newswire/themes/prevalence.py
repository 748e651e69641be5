"""How much of the articles each theme makes up, by group and over time, with intervals over articles."""

import numpy as np
import pandas as pd

from ..periods import as_periods
from ..statistics import MIN_UNITS, difference_interval, draws, percentiles

COLUMNS = ["theme", "label", "group", "share", "low", "high", "n_articles", "thin"]


def prevalence(
    shares: pd.DataFrame, facts: pd.DataFrame, labels: pd.Series, *, by=None, freq=None, n_resamples=1000, seed=0
) -> pd.DataFrame:
    """Average the shares of articles within groups or periods.

    Parameters
    ----------
    shares : DataFrame
        article, theme, share.
    facts : DataFrame
        The articles, indexed by article.
    labels : Series
        The label of each theme.
    by : str, optional
        Column of the articles; all articles are one group unless given.
    freq : {"day", "week", "month", "quarter", "year"}, optional
        Group by the date instead.
    n_resamples, seed : int

    Returns
    -------
    DataFrame
        theme, label, group (the first day of a period), share (mean over the group's articles), low and high (95%,
        bootstrap over articles, missing below five), n_articles, thin.

    Raises
    ------
    ValueError
        When there is no such column or period.
    """
    group = _group(facts, by, freq)
    wide = shares.pivot(index="article", columns="theme", values="share").reindex(facts.index)
    parts = []
    for name, rows in wide.groupby(group.to_numpy(), sort=True, dropna=True):
        values = rows.to_numpy()
        low = high = np.full(values.shape[1], np.nan)
        if len(values) >= MIN_UNITS:
            means = draws(len(values), n_resamples, seed) @ values / len(values)
            low, high = percentiles(means)
        table = pd.DataFrame(
            {"theme": wide.columns, "group": name, "share": values.mean(axis=0), "low": low, "high": high}
        )
        parts.append(table.assign(n_articles=len(values), thin=len(values) < MIN_UNITS))
    if not parts:
        return pd.DataFrame({column: pd.Series(dtype=object) for column in COLUMNS})
    found = pd.concat(parts, ignore_index=True)
    found["label"] = found["theme"].map(labels).astype("str")
    return found.sort_values(["theme", "group"], ignore_index=True)[COLUMNS]


def difference(shares, facts, labels: pd.Series, by: str, a, b, *, n_resamples=1000, seed=0) -> pd.DataFrame:
    """Tell how far the mean share of each theme in group b lies above that in group a, with its own interval.

    Returns
    -------
    DataFrame
        theme, label, difference, low, high.
    """
    group = _group(facts, by, None)
    wide = shares.pivot(index="article", columns="theme", values="share").reindex(facts.index)
    sides = [wide[(group == value).to_numpy()] for value in (a, b)]
    rows = []
    for theme in wide:
        found = difference_interval(sides[0][theme], sides[1][theme], n_resamples=n_resamples, seed=seed)
        rows.append({"theme": theme, "label": labels[theme], **found})
    return pd.DataFrame(rows, columns=["theme", "label", "difference", "low", "high"])


def _group(facts: pd.DataFrame, by: str | None, freq: str | None) -> pd.Series:
    """Return the group of each article."""
    if freq is not None:
        return as_periods(facts["date"], freq).dt.start_time
    if by is None:
        return pd.Series("all articles", index=facts.index)
    if by not in facts:
        raise ValueError(f"no column {by!r} in articles; there are {', '.join(facts.columns)}.")
    return facts[by]
