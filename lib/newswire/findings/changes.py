"""What is new, gone or moved since a former report, in sentences."""

import pandas as pd

from ..corpus.former import NEW
from ..stories.counting import Count
from .sentiment_groups import CHANCE
from .words import agree, bounds, count, few, from_to, is_empty, listed

_SHARE = {
    "articles": "share of the new articles than of the former report is",
    "stories": "share of the stories in the new articles than of those in the former report is",
}


def with_former(articles: pd.DataFrame) -> str:
    """Say how many articles are new since a former report, how many it had too, and how many are gone.

    Parameters
    ----------
    articles : DataFrame
        report, gone; the articles of `with_former`.

    Returns
    -------
    str

    Examples
    --------
    >>> with_former(pd.DataFrame({"report": ["the former report", "the new articles"], "gone": False}))
    '1 article is new since the former report, and 1 stood in it already; of the former report, none is gone.'
    """
    if is_empty(articles, "report", "gone"):
        return "No former report is given, so there is nothing to compare: set since to the folder of one."
    new, gone = (articles["report"] == NEW).sum(), articles["gone"].sum()
    same = len(articles) - new - gone
    said = f"{count(new, 'article', 'is', 'are') if new else 'No article is'} new since the former report"
    said += f", and {same:,} stood in it already" if same else ", and none stood in it already"
    return f"{said}; of the former report, {f'{gone:,} {agree(gone)}' if gone else 'none is'} gone."


def theme_moves(table: pd.DataFrame, count: Count = "articles") -> str:
    """Say which themes are new, gone, or hold a larger or a smaller share than in the former report.

    Parameters
    ----------
    table : DataFrame
        label, before, after, p, firm, moved; from `themes.theme_moves`.
    count : {"articles", "stories"}
        What counts as one.

    Returns
    -------
    str
        Of differences that chance alone gives less than one page in a hundred, the surest first.

    Examples
    --------
    >>> row = {"label": "oil", "before": 0.1, "after": 0.5, "p": 0.001, "firm": True, "moved": "more"}
    >>> theme_moves(pd.DataFrame([row]))
    'A larger share of the new articles than of the former report is about “oil” (10% to 50%).'
    """
    if is_empty(table, "label", "before", "after", "p", "firm", "moved"):
        return "Without new articles and a former report, no theme can be said to have moved."
    if not table["firm"].any():
        return "No theme is firm enough to be followed from the former report to the new articles."
    rows = table[table["moved"] != ""].sort_values(["p", "label"])
    ways = {
        way: few([f"“{row.label}” ({from_to(row.before, row.after)})" for row in part.itertuples()])
        for way, part in rows.groupby("moved", sort=False)
    }
    sides = [(size, ways[way]) for way, size in (("more", "larger"), ("less", "smaller")) if way in ways]
    said = [f"{'and a' if place else 'A'} {size} {'one' if place else _SHARE[count]} about {which}"
            for place, (size, which) in enumerate(sides)]  # fmt: skip
    parts = [f"{', '.join(said)}."] if said else []
    parts += [
        f"{name}: {ways[way]}." for way, name in (("new", "New, or nearly"), ("gone", "Gone, or nearly")) if way in ways
    ]
    return (
        " ".join(parts) or "No firm theme's share differs between the former report and the new articles beyond chance."
    )


def target_difference(table: pd.DataFrame, count: Count = "articles") -> str:
    """Say of which targets one group of articles speaks better or worse than another, by more than chance.

    Parameters
    ----------
    table : DataFrame
        target, first, second, difference, low, high, p; from `sentiment.target_difference`.
    count : {"articles", "stories"}
        What counts as one.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"target": "Xi", "first": "AP", "second": "TASS", "difference": 0.1, "low": 0.05, "high": 0.15, "p": 0.01}
    >>> target_difference(pd.DataFrame([row]))
    'Spoken of better in TASS than in AP: Xi (by 0.100, 95% interval +0.050 to +0.150).'
    """
    if is_empty(table, "target", "first", "second", "difference", "low", "high", "p"):
        return "No name stands on both sides, so nothing is said of how they are spoken of."
    tested, first, second = table.dropna(subset=["p"]), table["first"].iloc[0], table["second"].iloc[0]
    if tested.empty:
        return f"No name stands in at least five {count} of either side, so nothing is said of how they are spoken of."
    sure = tested[(tested["p"] <= CHANCE) & (tested["low"] * tested["high"] > 0)]
    said: list[str] = []
    for way, rows in (("better", sure[sure["difference"] > 0]), ("worse", sure[sure["difference"] < 0])):
        named = [
            f"{row['target']} (by {abs(row['difference']):.3f}, 95% interval {bounds(row)})"
            for _, row in rows.iterrows()
        ]
        than = "" if said else f" in {second} than in {first}"
        said += [f"{way}{than}: {listed(named)}"] if named else []
    if said:
        return f"Spoken of {'; '.join(said)}."
    of = f"None of the {len(tested):,} names" if len(tested) > 1 else f"{tested['target'].iloc[0]}"
    better = f"{'is' if len(tested) > 1 else 'is not'} spoken of better or worse in {second} than in {first}"
    return f"{of} {better} by more than chance would explain."
