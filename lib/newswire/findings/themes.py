"""Sentences about themes."""

from typing import TYPE_CHECKING

import pandas as pd

from ..tables import require
from .words import agree, count, is_empty, listed, moves

if TYPE_CHECKING:
    from ..themes import Themes


def theme_overview(fitted: "Themes") -> str:
    """Say how many themes there are, how firm, and which is largest.

    Parameters
    ----------
    fitted : Themes
        From `themes.fit_themes`.

    Returns
    -------
    str

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose."]}))
    >>> theme_overview(nw.themes.fit_themes(corpus, 1, n_resamples=0)).split(". ")[0]
    'There is 1 theme in 1 passage'
    """
    n = fitted.n_themes
    if not n:
        return "There are no words to find themes in."
    pieces = count(len(fitted.pieces), "passage" if fitted.by_passages else "article")
    said = f"There {agree(n)} {count(n, 'theme')} in {pieces}"
    if n > 1:
        largest = fitted.overview().sort_values("share", ascending=False, kind="stable")["theme"].iloc[0]
        said += f"; the largest is “{largest}”"
    if fitted.articles["article"].nunique() > 1:
        return f"{said}."
    return f"{said}. One article says nothing about how common its themes are elsewhere."


def number_of_themes(table: pd.DataFrame) -> str:
    """Say which number of themes was chosen and how clear the choice was.

    Parameters
    ----------
    table : DataFrame
        n_themes, stability, coherence, error, score, chosen; `Themes.choice`.

    Returns
    -------
    str

    Examples
    --------
    >>> number_of_themes(pd.DataFrame(columns=["n_themes", "stability", "coherence", "error", "score", "chosen"]))
    'The number of themes was given, not chosen.'
    """
    if is_empty(table, "n_themes", "stability", "coherence", "error", "score", "chosen"):
        return "The number of themes was given, not chosen."
    if len(table) < 2:
        return "There is too little text to choose between numbers of themes."
    best = table["chosen"].astype(bool)
    chosen, second = table[best].iloc[0], table[~best].sort_values("score", ascending=False, kind="stable").iloc[0]
    # A lead of less than two standard errors may be gone with other articles.
    close = chosen["score"] - second["score"] <= 2 * chosen["error"]
    clear = f"a close choice, since {second['n_themes']:.0f} would do about as well" if close else "a clear choice"
    back = f"{chosen['stability']:.0%} of {agree(chosen['n_themes'], 'its', 'their')} words come back"
    said = f"{count(chosen['n_themes'], 'theme', 'was', 'were')} chosen, {clear}. With other articles, {back}"
    return f"{said}, and the words of a theme have a coherence (NPMI) of {chosen['coherence']:.2f}."


def theme_firmness(table: pd.DataFrame, labels: pd.Series) -> str:
    """Say which themes are firm and which are loose.

    Parameters
    ----------
    table : DataFrame
        theme, found, of, firm; `Themes.stability`.
    labels : Series
        `Themes.labels`.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"theme": [0, 1], "found": [19, 4], "of": [20, 20], "firm": [True, False]})
    >>> theme_firmness(table, pd.Series(["oil, gas", "court, judge"])).split(". ")[1]
    'Loose, and to be read with care: “court, judge” (4 of 20).'
    """
    if is_empty(table, "theme", "found", "of", "firm") or not table["of"].max():
        return "There is too little text to see how firm the themes are."
    firm = table["firm"].astype(bool)
    said = f"{firm.sum()} of {count(len(table), 'theme')} {agree(firm.sum() if len(table) > 1 else 1)} firm"
    said += ": found in at least four of five draws."
    rows = table.loc[~firm, ["theme", "found", "of"]].to_numpy()
    loose = "; ".join(f"“{labels[theme]}” ({found} of {of})" for theme, found, of in rows)
    return f"{said} Loose, and to be read with care: {loose}." if loose else said


def theme_shares(table: pd.DataFrame) -> str:
    """Say which themes grew and which shrank between the first and the last period that are not thin.

    Parameters
    ----------
    table : DataFrame
        label, group (dates), share, low, high, thin; from `Themes.prevalence(freq=...)`.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"label": "oil", "group": pd.to_datetime(["2024-01-01", "2024-02-01"]), "thin": False})
    >>> theme_shares(table.assign(share=[0.1, 0.4], low=[0.05, 0.3], high=[0.15, 0.5]))
    'Between January 2024 and February 2024, “oil” (10% to 40%) grew, by intervals that do not overlap.'
    """
    require(table, "label", "group", "share", "low", "high", "thin")
    firm = table[~table["thin"].astype(bool)]
    if firm["group"].nunique() < 2:
        return "There are too few dated articles to follow themes over time."
    ways = moves(firm, "label", "share", ".0%", ("grew", "shrank", ""))
    span = f"Between {firm['group'].min():%B %Y} and {firm['group'].max():%B %Y}"
    parts = [f"{listed(names)} {way}" for way, names in ways.items() if way and names]
    if not parts:
        return f"{span}, no theme's share changed beyond its interval."
    return f"{span}, {' and '.join(parts)}, by intervals that do not overlap."


def theme_groups(table: pd.DataFrame) -> str:
    """Say in which group each theme is strongest, where the intervals are apart.

    Parameters
    ----------
    table : DataFrame
        label, group, share, low, high, thin; from `Themes.prevalence(by=...)`.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"label": "oil", "group": ["AP", "TASS"], "share": [0.1, 0.4], "thin": False})
    >>> theme_groups(table.assign(low=[0.05, 0.3], high=[0.15, 0.5]))
    'Larger in one group than in any other, by intervals that do not overlap: “oil” in TASS (40%).'
    """
    require(table, "label", "group", "share", "low", "high", "thin")
    firm = table[~table["thin"].astype(bool)]
    if firm["group"].nunique() < 2:
        return "Fewer than two groups have enough articles to be compared."
    parts = []
    for label, rows in firm.groupby("label", sort=False):
        ordered = rows.sort_values("share", ascending=False, kind="stable")
        if ordered["low"].iloc[0] > ordered["high"].iloc[1:].max():
            parts.append(f"“{label}” in {ordered['group'].iloc[0]} ({ordered['share'].iloc[0]:.0%})")
    if not parts:
        return "No theme is larger in one group than in every other beyond its interval."
    # Six are as many as can be read in a sentence; the figure shows all.
    return f"Larger in one group than in any other, by intervals that do not overlap: {'; '.join(parts[:6])}."
