"""What share of articles, or of stories, belongs to each theme: in groups, in periods, and between the two."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from ..corpus.cut import rows_of
from ..periods import as_periods, keys_of, without_stray
from ..statistics import MIN_UNITS, difference_interval, percentiles, resampled_sums, units_at
from ..tables import column_of, require_groups
from .draws import exceeded, sum_exceeded

COLUMNS = ["theme", "label", "share", "low", "high", "n_articles", "thin", "elsewhere", "p"]


def group_of(
    facts: pd.DataFrame, by: str | Sequence[str] | None, freq: str | None = None, halves: bool = False
) -> pd.DataFrame:
    """Return what articles are grouped by: their period, a stray date apart, what stands in a column, or several."""
    if freq is not None:
        periods = as_periods(without_stray(column_of(facts, "date")), freq)
        return (_halved(periods) if halves else periods).to_frame("group")
    if by is None:
        return pd.DataFrame({"group": "all articles"}, index=facts.index)
    return keys_of(facts, [by]).set_axis(["group"], axis=1) if isinstance(by, str) else keys_of(facts, by)


def prevalence(
    shares: pd.DataFrame,
    groups: pd.DataFrame,
    labels: pd.Series,
    n_resamples: int,
    seed: int,
    within: str = "",
    units: pd.Series | None = None,
) -> pd.DataFrame:
    """Average the shares of articles, or of stories, within groups; see `Themes.prevalence`."""
    keys, known = [name for name in groups if name != within], groups.notna().all(axis=1).to_numpy()
    columns = [*COLUMNS[:2], *keys, *COLUMNS[2:]]
    if shares.empty or not known.any():
        kinds = {"theme": shares["theme"].dtype, **groups[keys].dtypes}  # so that it can be merged with others
        return pd.DataFrame(columns=columns, dtype=object).astype(kinds)
    wide, groups = _wide(shares, groups.index, labels.index)[known], groups[known]
    unit, cells = units_at(groups.index, units), _cells(groups[keys])
    cell = cells.ngroup().to_numpy()
    sums, rest = _sums(wide, cell, unit)
    sums = sums.set_axis(cells.size().index).rename_axis(keys)
    size = sums.pop("n").to_numpy(int)
    if wide.dtypes.eq(bool).all():  # articles belong to themes as a whole
        low, high = _exact_ends(sums.to_numpy(), size)
    else:
        own = _once(wide, cell, unit)[0].drop(columns="n")
        low, high = _drawn_ends(own, sums.to_numpy(), size, n_resamples, seed)
    told = {"share": sums.to_numpy() / size[:, None], "low": low, "high": high}
    long = {name: pd.DataFrame(value, sums.index, sums.columns).melt(ignore_index=False)["value"]
            for name, value in told.items()}  # fmt: skip
    table = pd.DataFrame(long).reset_index().assign(theme=np.repeat(sums.columns.to_numpy(), len(sums)))
    table["n_articles"] = np.tile(size, sums.shape[1])
    table = table.assign(thin=table["n_articles"] < MIN_UNITS)
    table = _tested_within(table, wide, groups, unit, within) if within else _tested(table, rest)
    return table.assign(label=table["theme"].map(labels).astype("str"))[columns]


def _halved(periods: pd.Series) -> pd.Series:
    """Name the periods of the earlier half of the articles, and those of the later, by the first of them."""
    sizes = periods.value_counts().sort_index()
    for since in _later(sizes):
        periods = periods.mask(periods < since, sizes.index[0]).mask(periods >= since, since)
    return periods


def _later(sizes: pd.Series) -> pd.Index:
    """Return the period, if there are two, with which the later half of the articles starts."""
    return sizes.index[1:][np.abs(sizes.cumsum().iloc[:-1] - sizes.sum() / 2).argmin() :][:1] if len(sizes) > 1 else []


def weight_of(articles: pd.Index, units: pd.Series | None) -> pd.Series:
    """Return what each article counts for: one by the number of articles of its story, where stories count."""
    unit = units_at(articles, units)
    return pd.Series(1 / np.bincount(unit)[unit] if len(unit) else 1.0, articles)


def _cells(groups: pd.DataFrame) -> Any:
    """Group articles by all columns of a table: each combination that there is makes a cell."""
    return groups.groupby(list(groups), sort=True, observed=True)


def _once(
    wide: pd.DataFrame, cell: np.ndarray, unit: np.ndarray, stratum: np.ndarray | int = 0
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Count each unit once in each cell, and once in all the other cells together, however many of them have it.

    Parameters
    ----------
    wide : DataFrame
        The shares of each article, a column for each theme.
    cell, unit : ndarray of int, shape (articles,)
    stratum : ndarray of int, shape (articles,), optional
        What the other cells are to be in, too; a unit and a cell are in one.

    Returns
    -------
    own : DataFrame
        For each cell and unit, the means over its articles there; and n, which is 1.
    rest : DataFrame
        For each cell, the sums of the means over the other articles of the units that have any; and n, how many have.

    Examples
    --------
    >>> wide = pd.DataFrame({"oil": [1.0, 0.0, 1.0, 1.0, 0.0]})
    >>> own, rest = _once(wide, np.array([0, 0, 0, 1, 1]), np.array([0, 0, 1, 1, 2]))
    >>> own.values.tolist(), rest.values.tolist()
    ([[0.5, 1.0], [1.0, 1.0], [1.0, 1.0], [0.0, 1.0]], [[1.0, 2.0], [1.5, 2.0]])
    """

    def means(sums: pd.DataFrame) -> pd.DataFrame:
        return sums.div(sums["n"].where(sums["n"] > 0), axis=0).fillna(0)

    held = wide.assign(n=1.0).reset_index(drop=True)
    own, whole = held.groupby([cell, unit]).sum(), held.groupby(unit).sum()
    whole_of_own = whole.loc[own.index.get_level_values(1)].set_axis(own.index)
    gone = (means(whole_of_own) - means(whole_of_own - own)).groupby(level=0).sum()
    strata = pd.Series(stratum, held.index)
    total = means(whole).groupby(strata.groupby(unit).first()).sum()
    return means(own), total.loc[strata.groupby(cell).first()].set_axis(gone.index) - gone


def _sums(
    wide: pd.DataFrame, cell: np.ndarray, unit: np.ndarray, stratum: np.ndarray | int = 0
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return for each cell the sums over its units, and those over other units, as `_once` does.

    Where whole articles are units by themselves, they are counts, for which no table of units is made.
    """
    if wide.dtypes.ne(bool).any() or unit.max() < len(unit) - 1:
        own, rest = _once(wide, cell, unit, stratum)
        return own.groupby(level=0).sum(), rest
    own = pd.DataFrame({name: np.bincount(cell, held.to_numpy()) for name, held in wide.assign(n=1.0).items()})
    total = own.groupby(pd.Series(stratum, range(len(wide))).groupby(cell).first().to_numpy()).transform("sum")
    return own, total - own


def _exact_ends(sums: np.ndarray, size: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the exact intervals of shares (Clopper & Pearson 1934), as parts of stories vary less."""
    n, enough = size[:, None], (size >= MIN_UNITS)[:, None]
    with np.errstate(invalid="ignore"):
        low, high = stats.beta.ppf(0.025, sums, n - sums + 1), stats.beta.ppf(0.975, sums + 1, n - sums)
    return np.where(enough, np.nan_to_num(low), np.nan), np.where(enough, np.nan_to_num(high, nan=1), np.nan)


def _drawn_ends(
    own: pd.DataFrame, sums: np.ndarray, size: np.ndarray, n_resamples: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the intervals of mean shares, by a bootstrap over units; none with too few units."""
    low, high = np.full_like(sums, np.nan), np.full_like(sums, np.nan)
    for number in np.flatnonzero(size >= MIN_UNITS):
        here = own.loc[number].to_numpy()
        low[number], high[number] = percentiles(resampled_sums(here, n_resamples, seed) / len(here))
    return low, high


def _tested(table: pd.DataFrame, rest: pd.DataFrame) -> pd.DataFrame:
    """Add the share elsewhere, and how likely chance alone gives any group so large a share of any theme."""
    held, others = table["share"] * table["n_articles"], np.tile(rest["n"], table["theme"].nunique())
    there = rest.drop(columns="n").to_numpy().ravel("F").clip(0)
    table["elsewhere"] = there / np.where(others > 0, others, np.nan)
    tried = ~table["thin"] & (others > 0)
    table["p"] = exceeded(held, table["n_articles"], held + there, table["n_articles"] + others)
    table["p"] = (table["p"].where(tried) * tried.sum()).clip(upper=1)
    return table


def _tested_within(
    table: pd.DataFrame, wide: pd.DataFrame, groups: pd.DataFrame, unit: np.ndarray, within: str
) -> pd.DataFrame:
    """Add the share elsewhere and its test, as `_tested` does, of the articles of the same periods.

    Under chance, what a group holds of a theme is a sum of hypergeometric draws, one from each period: the exact test
    of Mantel & Haenszel (1959) for common odds (Mehta, Patel & Gray 1985), or its normal limit where sums vary by
    hundreds. A story that runs on is in its first period,
    since what is drawn in one says nothing of another.
    """
    keys = [name for name in groups if name != within]
    groups = groups.assign(**{within: groups[within].groupby(unit).transform("min")})
    cells, stratum = _cells(groups[[*keys, within]]), pd.factorize(groups[within])[0]
    counted = _sums(wide, cells.ngroup().to_numpy(), unit, stratum)
    own, rest = (part.set_axis(cells.size().index) for part in counted)
    rows = []
    for _, of in own.groupby(level=list(range(len(keys))), sort=True):
        others = rest.loc[of.index]
        shared = (others["n"] > 0).to_numpy()
        of, others = of[shared], others[shared]
        beside = of + others
        for theme in wide:
            elsewhere = np.average(others[theme] / others["n"], weights=of["n"]) if len(of) else np.nan
            rows.append((theme, elsewhere, sum_exceeded(of[theme], of["n"], beside[theme], beside["n"])))
    found = pd.DataFrame(rows, columns=["theme", "elsewhere", "p"]).sort_values("theme", kind="stable")
    tried = ~table["thin"] & found["elsewhere"].notna().to_numpy()
    p = pd.Series(found["p"].to_numpy(), table.index).where(tried) * tried.sum()
    return table.assign(elsewhere=found["elsewhere"].to_numpy(), p=p.clip(upper=1))


def change(table: pd.DataFrame) -> pd.DataFrame:
    """Compare the earlier half of the articles with the later one, theme by theme.

    Parameters
    ----------
    table : DataFrame
        theme, label, group (periods), share, n_articles; from `Themes.prevalence(freq=...)`.

    Returns
    -------
    DataFrame
        theme, label, early and late (shares), since (when the later half starts), p (how likely chance alone gives any
        theme so large a change); empty where there is one period.

    Examples
    --------
    >>> table = pd.DataFrame({"theme": 1, "label": "oil", "group": pd.period_range("2023", "2024", freq="Y")})
    >>> change(table.assign(share=[0.1, 0.5], n_articles=100))[["early", "late", "p"]].round(6).values.tolist()
    [[0.1, 0.5, 0.0]]
    """
    sizes = table.groupby("group")["n_articles"].first()
    rows = []
    for date in _later(sizes):
        held = table["share"] * table["n_articles"]
        late = (table["group"] >= date).rename("late")
        sums = (
            pd.DataFrame({"held": held, "n": table["n_articles"]}).groupby([table["theme"], table["label"], late]).sum()
        )
        before, after = sums.xs(False, level="late"), sums.xs(True, level="late")
        both = before + after
        p = np.minimum(exceeded(after["held"], after["n"], both["held"], both["n"]),
                       exceeded(before["held"], before["n"], both["held"], both["n"]))  # fmt: skip
        shares = {"early": before["held"] / before["n"], "late": after["held"] / after["n"]}
        rows.append(pd.DataFrame(shares | {"since": date, "p": (2 * len(both) * p).clip(upper=1)}).reset_index())
    columns = ["theme", "label", "early", "late", "since", "p"]
    return pd.concat(rows)[columns] if rows else pd.DataFrame(columns=columns)


def difference(
    shares: pd.DataFrame,
    groups: pd.DataFrame,
    labels: pd.Series,
    a: object,
    b: object,
    n_resamples: int,
    seed: int,
    units: pd.Series | None = None,
) -> pd.DataFrame:
    """Compare the shares of articles, or of stories, in two groups; see `Themes.difference`."""
    group = groups["group"]
    require_groups(group, a, b)
    side = np.select([group == a, group == b], [0, 1], 2)
    own, rows = _once(_wide(shares, group.index, labels.index), side, units_at(group.index, units))[0], []
    for theme, of in own.drop(columns="n").items():
        interval = difference_interval(of.loc[0], of.loc[1], n_resamples=n_resamples, seed=seed)
        rows.append({"theme": theme, "label": labels[theme]} | interval)
    return pd.DataFrame(rows, columns=["theme", "label", "difference", "low", "high"])


def _wide(shares: pd.DataFrame, articles: pd.Index, themes: pd.Index) -> pd.DataFrame:
    """Return a row for each of the articles, and a column for each theme; of booleans where articles are not shared."""
    held = shares["share"].to_numpy(float)
    kind = bool if np.isin(held, (0, 1)).all() else float
    wide = np.zeros((len(themes), len(articles)), kind)  # a column is one piece of memory
    wide[themes.get_indexer(shares["theme"]), rows_of(articles, shares["article"])] = held
    return pd.DataFrame(wide.T, articles, themes.rename("theme"))
