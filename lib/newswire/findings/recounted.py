"""How far what a page says of themes, and of groups, would change were the other unit counted: articles, or stories."""

from collections.abc import Sequence

import pandas as pd

from ..frequencies.keyness import KEY
from ..stories.counting import Count
from ..tables import require
from .sentiment_groups import CHANCE
from .themes import SURE
from .words import listed, quoted, told_again

_FIRST = 5  # themes whose order is told, which the sentence calls five


def themes_recounted(
    shown: pd.DataFrame, other: pd.DataFrame, stories: pd.Series | None, count: Count = "articles"
) -> str:
    """Say how far the shares of themes, and the order of the largest, would change were the other unit counted.

    Parameters
    ----------
    shown, other : DataFrame
        theme, label, share, firm; from `Themes.prevalence()`, as it stands and by the other count.
    stories : Series of str, or None
        The story of each article; none where there are too many articles to seek stories among them.
    count : {"articles", "stories"}
        What counts as one in what is shown.

    Returns
    -------
    str
        Of firm themes.

    Examples
    --------
    >>> shown = pd.DataFrame({"theme": [1], "label": ["oil, gas"], "share": [0.8], "firm": True})
    >>> themes_recounted(shown, shown.assign(share=0.75), pd.Series(["a", "a", "b"])).partition(", no ")[2]
    'firm theme’s share would change by more than 5.0 percentage points: “oil, gas” most, from 80.0% to 75.0%.'
    """
    require(shown, "theme", "label", "share", "firm")
    again, start = told_again(stories, count, "the shares of themes are")
    if not start or not shown["firm"].any():
        return again
    firm = shown[shown["firm"].astype(bool)].set_index("theme")
    shares = {"now": firm["share"].astype(float), "then": other.set_index("theme")["share"].astype(float)}
    table = firm[["label"]].assign(**shares)
    most = table.loc[(table["then"] - table["now"]).abs().round(9).idxmax()]  # rounding may not choose between equals
    by = 100 * abs(most["then"] - most["now"])
    said = "no firm theme’s share would change by as much as 0.1 percentage points"
    if by >= 0.05:
        said = f"no firm theme’s share would change by more than {by:.1f} percentage points: “{most['label']}” most, "
        said += f"from {most['now']:.1%} to {most['then']:.1%}"
    return f"{again} {start}, {said}{_order(table.round(9))}."


def _order(table: pd.DataFrame) -> str:
    """Say whether the largest themes would be the same, in the same order; of equal ones, the other count tells."""
    first, then = (table.sort_values(list(by), ascending=False, kind="stable")["label"].head(_FIRST)
                   for by in (("now", "then"), ("then", "now")))  # fmt: skip
    if len(table) < 2:
        return ""
    which = "the five largest" if len(table) >= _FIRST else f"the {len(first)} of them"
    same = first.tolist() == then.tolist()
    return f"; {which} would stay in their order" if same else f"; {which} would be, in this order, {quoted(then)}"


def groups_recounted(
    shown: Sequence[pd.DataFrame], other: Sequence[pd.DataFrame], stories: pd.Series | None, count: Count = "articles"
) -> str:
    """Say how many differences between groups would go, and how many come, were the other unit counted.

    Parameters
    ----------
    shown, other : three of DataFrame
        group, word, q, from `frequencies.group_keyness`; the groups first, p, from `sentiment.group_scores`; theme,
        group, p, firm, from `Themes.prevalence(by=...)`: as they stand, and by the other count.
    stories : Series of str, or None
        The story of each article; none where there are too many articles to seek stories among them.
    count : {"articles", "stories"}
        What counts as one in what is shown.

    Returns
    -------
    str

    Examples
    --------
    >>> words = pd.DataFrame({"group": ["AP"], "word": ["oil"], "q": [0.01]})
    >>> shown = [words, pd.DataFrame(columns=["group", "p"]), pd.DataFrame(columns=["theme", "group", "p", "firm"])]
    >>> said = groups_recounted(shown, [words.assign(q=0.2), *shown[1:]], pd.Series(["a", "a"]))
    >>> said.partition("of the ")[2]
    'differences between groups beyond chance, the one in words would go.'
    """
    again, start = told_again(stories, count, "the differences between groups are")
    if not start:
        return again
    changed, same = [], []
    for kind, now, then in zip(("words", "sentiment", "themes"), _differences(shown), _differences(other), strict=True):
        if now == then:
            same.append(f"{ {0: 'none', 1: 'one'}.get(len(now), f'{len(now):,}') } in {kind}")
        else:
            changed.append(_changed(kind, len(now), len(now - then), len(then - now)))
    said = "the differences between groups beyond chance"
    if not changed:
        return f"{again} {start}, {said} would be the same: {listed(same)}."
    stay = [f"the {part}" for part in same if not part.startswith("none")]
    rest = f"; {listed(stay)} would stay" if stay else ""
    return f"{again} {start}, of {said}, {', and '.join(changed)}{rest}."


def _changed(kind: str, n: int, gone: int, come: int) -> str:
    """Say how many of n differences would go, and how many others come."""
    if not n:
        return f"{come:,} in {kind} would come"
    stays = "the one" if n == 1 else f"all {n:,}" if gone in (0, n) else f"{gone:,} of {n:,}"
    return f"{stays} in {kind} would {'go' if gone else 'stay'}{f' and {come:,} come' if come else ''}"


def _differences(tables: Sequence[pd.DataFrame]) -> list[set]:
    """Return what differs beyond chance: words of groups, groups whose mean score does, themes of groups."""
    words, scores, shares = tables
    sure = (
        words.loc[words["q"].astype(float) < KEY, ["group", "word"]],
        scores.loc[scores["p"].astype(float) <= CHANCE, [scores.columns[0]]],
        shares.loc[(shares["p"].astype(float) < SURE) & shares["firm"].astype(bool), ["theme", "group"]],
    )
    return [set(table.itertuples(index=False, name=None)) for table in sure]
