"""Outlets beside each other: which tell the same stories, and what one of them leaves out."""

import numpy as np
import pandas as pd
from scipy import stats

from ..statistics import MIN_UNITS, percentiles
from ..tables import require, require_groups, require_least

COURSE = ["story", "article", "outlet", "date"]
_N_DRAWS = 1000
_CELLS = 4_000_000  # numbers dealt at a time, which bounds the memory
_BY_LOT = "M"  # articles are dealt anew among those of the same month: nobody had the news of another


def outlet_pairs(courses: pd.DataFrame) -> pd.DataFrame:
    """Tell which outlets tell the same stories, which of them earlier, and who has copies of whom.

    Parameters
    ----------
    courses : DataFrame
        story, article, outlet, date, copy_of, kind; from `story_courses`.

    Returns
    -------
    DataFrame
        One row per outlet and other outlet that have a story or a copy in common, each pair both ways: outlet, other,
        n_stories (that both tell), n_earlier and n_later (in which the first article of the outlet is of an earlier or
        a later day than that of the other), p (how likely as uneven a count is where either is first by the toss of a
        coin, times the number of pairs), n_copies (articles of the outlet that are copies of the other's), n_copied
        (the reverse). Most stories first, then most copies of either.

    Raises
    ------
    ValueError
        When a column is missing.

    Examples
    --------
    >>> courses = pd.DataFrame({"story": "oil", "article": ["a", "b"], "outlet": ["AP", "TASS"], "kind": [None, "copy"],
    ...                         "date": pd.to_datetime(["2024-10-03", "2024-10-04"]), "copy_of": [None, "a"]})
    >>> outlet_pairs(courses)[["outlet", "other", "n_stories", "n_earlier", "n_copied"]].values.tolist()
    [['AP', 'TASS', 1, 1, 1], ['TASS', 'AP', 1, 0, 0]]
    """
    require(courses, *COURSE, "copy_of", "kind")
    known = courses.dropna(subset="outlet")
    first = known.groupby(["story", "outlet"], as_index=False)["date"].min()
    first["date"] = first["date"].dt.normalize()
    both = first.merge(first, on="story", suffixes=("", "_other")).query("outlet != outlet_other")
    both = both.assign(
        n_earlier=both["date"] < both["date_other"], n_later=both["date"] > both["date_other"], n_stories=1
    )
    counts = ["n_stories", "n_earlier", "n_later"]
    pairs = both.rename(columns={"outlet_other": "other"}).groupby(["outlet", "other"])[counts].sum()
    copies = known[known["kind"] == "copy"]
    copies = copies.assign(other=copies["copy_of"].map(known.set_index("article")["outlet"]))
    n_copies = copies.dropna(subset="other").groupby(["outlet", "other"]).size()
    copied = n_copies.swaplevel().rename_axis(["outlet", "other"])
    every = pairs.index.union(n_copies.index).union(copied.index)
    table = pairs.reindex(every, fill_value=0).assign(p=0.0)
    table = table.assign(n_copies=n_copies.reindex(every, fill_value=0), n_copied=copied.reindex(every, fill_value=0))
    dated = table["n_earlier"] + table["n_later"]
    rarer = stats.binom.cdf(np.minimum(table["n_earlier"], table["n_later"]), dated, 0.5)
    table["p"] = np.minimum(1, 2 * rarer * max((dated > 0).sum() / 2, 1))
    kinds = dict.fromkeys([*counts, "n_copies", "n_copied"], int)
    table = table.assign(either=table["n_copies"] + table["n_copied"]).reset_index().astype(kinds)
    order = ["n_stories", "either", "outlet", "other"]
    return table.sort_values(order, ascending=[False, False, True, True], ignore_index=True).drop(columns="either")


def coverage(courses: pd.DataFrame, least: int = 3, *, n_draws: int = _N_DRAWS, seed: int = 0) -> pd.DataFrame:
    """Tell how many of the stories that others have an outlet has, and how many it would have by chance.

    Chance deals the outlets anew to the articles of each month (Good 2005, permutation tests within blocks), so that
    how much each brought out, and when, stays as it is.

    Parameters
    ----------
    courses : DataFrame
        story, article, outlet, date; from `story_courses`, of all articles.
    least : int
        How many other outlets have to have a story.
    n_draws, seed : int

    Returns
    -------
    DataFrame
        One row per outlet: outlet, n_articles, n_stories (that at least so many others have), n_had (of these), share,
        expected, low and high (the share by chance, its mean and what 95% of the draws give), p (how likely chance
        gives it so small a share, times the number of outlets with at least five articles; missing for others). Most
        articles first.

    Raises
    ------
    ValueError
        When a column is missing, or least is less than 1.

    Examples
    --------
    >>> courses = pd.DataFrame({"story": ["x", "x", "y", "y"], "article": list("abcd"), "date": pd.NaT,
    ...                         "outlet": ["AP", "TASS", "AP", "AFP"]})
    >>> coverage(courses, 1)[["outlet", "n_stories", "n_had"]].values.tolist()
    [['AP', 2, 2], ['AFP', 2, 1], ['TASS', 2, 1]]
    """
    require(courses, *COURSE)
    require_least("least", least, 1)
    known, names = _known(courses)
    had = np.zeros((n_draws + 1, len(names)), np.int32)
    there = had.copy()
    for labels in _dealt(known, least, n_draws, seed).values():
        draw, label, n_outlets = _distinct(labels)
        there += (np.bincount(draw, minlength=n_draws + 1) >= least)[:, None]
        np.subtract.at(there, (draw[n_outlets == least], label[n_outlets == least]), 1)  # it is not one of the others
        np.add.at(had, (draw[n_outlets > least], label[n_outlets > least]), 1)
    share = np.where(there > 0, had / np.maximum(there, 1), np.nan)  # first as it is, then by chance
    table = pd.DataFrame({"outlet": names.index, "n_articles": names.to_numpy(int)})
    table = table.assign(n_stories=there[0].astype(int), n_had=had[0].astype(int), share=share[0])
    enough = (table["n_articles"] >= MIN_UNITS) & (table["n_stories"] > 0)
    table[["expected", "low", "high", "p"]] = np.nan
    if enough.any():
        by_chance = np.nan_to_num(share[1:, enough])
        fewer = (by_chance <= share[0, enough] + 1e-9).sum(axis=0) + 1
        p = np.minimum(1, enough.sum() * fewer / (n_draws + 1))
        table.loc[enough, ["expected", "low", "high", "p"]] = np.column_stack(
            [by_chance.mean(axis=0), *percentiles(by_chance), p]
        )
    return table


def left_out(
    courses: pd.DataFrame, outlet: str | None = None, least: int = 3, *, n_draws: int = _N_DRAWS, seed: int = 0
) -> pd.DataFrame:
    """List the stories that others have and an outlet does not, and how likely chance would have given it each.

    Parameters
    ----------
    courses : DataFrame
        story, article, outlet, date; from `story_courses`, of all articles.
    outlet : str, optional
        The one with most articles unless given.
    least : int
        How many other outlets have to have a story.
    n_draws, seed : int
        As for `coverage`.

    Returns
    -------
    DataFrame
        One row per story: story, n_articles, n_outlets, first, last (dates), chance (how often the outlet would have
        it, were the articles of each month dealt to the outlets by lot, as often as so many others have it); most
        outlets first, then most articles.

    Raises
    ------
    ValueError
        When a column is missing, no article is of the outlet, or least is less than 1.

    Examples
    --------
    >>> courses = pd.DataFrame({"story": ["x", "x", "y", "y"], "article": list("abcd"), "date": pd.NaT,
    ...                         "outlet": ["AP", "TASS", "AP", "AFP"]})
    >>> left_out(courses, "AFP", 1)["story"].tolist()
    ['x']
    """
    require(courses, *COURSE)
    require_least("least", least, 1)
    known, names = _known(courses)
    rows = known.groupby("story", sort=False).agg(
        n_articles=("article", "size"), n_outlets=("outlet", "nunique"), first=("date", "min"), last=("date", "max")
    )
    if not len(names) and outlet is None:
        return rows.assign(chance=np.nan).reset_index()
    outlet = names.index[0] if outlet is None else outlet
    require_groups(known["outlet"], outlet, what="articles")
    own, chance = names.index.get_loc(outlet), {}
    for story, labels in _dealt(known, least, n_draws, seed).items():
        draw, label, _ = _distinct(labels)
        has = np.bincount(draw[label == own], minlength=n_draws + 1) > 0
        enough = np.bincount(draw, minlength=n_draws + 1) - has >= least
        if enough[0] and not has[0]:
            chance[story] = (has & enough)[1:].sum() / max(enough[1:].sum(), 1)
    table = rows.loc[list(chance)].assign(chance=chance.values()).reset_index()
    order = ["n_outlets", "n_articles", "first", "story"]
    return table.sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def _known(courses: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Return the articles of known outlets, in an order of their own, and how many each outlet has, most first."""
    known = courses.dropna(subset="outlet").sort_values(["story", "article"], ignore_index=True)
    return known, known["outlet"].value_counts().sort_index().sort_values(ascending=False, kind="stable")


def _dealt(known: pd.DataFrame, least: int, n_draws: int, seed: int) -> dict[str, np.ndarray]:
    """Return the outlets of each story's articles, as numbers: as they are, and as often dealt anew within months.

    Only of stories with at least so many articles; shape (1 + n_draws, articles).
    """
    code = _known(known)[1].index.get_indexer(known["outlet"]).astype(np.int32)
    large = (known.groupby("story")["article"].transform("size") >= least).to_numpy(bool)
    place = np.cumsum(large) - 1
    dealt = np.empty((n_draws + 1, large.sum()), np.int32)
    dealt[0] = code[large]
    generator = np.random.default_rng(seed)
    months = known["date"].dt.to_period(_BY_LOT).astype("str").fillna("")
    for rows in known.groupby(months).indices.values():
        drawn = rows[large[rows]]
        if len(drawn):
            step = max(1, _CELLS // len(rows))
            for at in range(1, n_draws + 1, step):
                hands = np.tile(code[rows], (min(step, n_draws + 1 - at), 1))
                dealt[at : at + step, place[drawn]] = generator.permuted(hands, axis=1)[:, : len(drawn)]
    return {story: dealt[:, rows] for story, rows in known[large].groupby("story").indices.items()}


def _distinct(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the draw and the outlet of each outlet that a draw gives a story, and how many that draw gives it."""
    ordered = np.sort(labels, axis=1)
    new = np.column_stack([np.ones(len(ordered), bool), ordered[:, 1:] != ordered[:, :-1]])
    draw, place = np.nonzero(new)
    return draw, ordered[draw, place], new.sum(axis=1)[draw]
