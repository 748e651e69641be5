"""Sentences about themes, of which only firm ones are said to be anything."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..stories.counting import Count
from ..tables import require
from ..themes.prevalence import change, weight_of
from .words import agree, few, from_to, is_empty, period_name, period_unit, share
from .words import count as how_many
from .words import units as in_units

if TYPE_CHECKING:
    from ..themes import Themes

SURE = 0.01  # what chance alone may reach, for all that a page says of shares over time, or of shares in groups


def theme_overview(fitted: "Themes", units: pd.Series | None = None) -> str:
    """Say how many themes there are, how many are firm, which is largest, where they were sought, and what fits none.

    Parameters
    ----------
    fitted : Themes
        From `themes.fit_themes`.
    units : Series, optional
        The story of each article, where stories count: `corpus.units`.

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
    weight = weight_of(pd.Index(fitted.articles["article"].unique()), units)
    n_units = round(weight.sum())
    count: Count = "articles" if units is None else "stories"
    said = f"There {agree(n)} {how_many(n, 'theme')} in "
    said += f"{how_many(len(fitted.pieces), 'passage')}{' of ' * (n_units > 1)}" if fitted.by_passages else ""
    said += in_units(n_units, count) if n_units > 1 or not fitted.by_passages else ""
    firm = fitted.stability["firm"].to_numpy(bool)
    if fitted.stability["of"].max() and n > 1:
        said += f", {_all_of(firm, f'{firm.sum()}')} of them firm"
    table = fitted.overview(units=units)[firm].sort_values(["share", "theme"], ascending=[False, True])
    if len(table) > 1 and table["share"].iloc[0] > table["share"].iloc[1]:
        largest = table.iloc[0]
        of = f", with {in_units(largest['n_articles'], count)} ({share(largest['share'])})"
        of = "" if fitted.by_passages else of
        said += f"; the largest {'' if firm.all() else 'firm one '}is “{largest['theme']}”{of}"
    elif len(table) == 1 < n:
        said += f", “{table['theme'].iloc[0]}”"
    said += f".{_sought(fitted, count)}{_left_out(fitted, weight, count)}"
    if n_units > 1:
        return said
    return (
        f"{said} One {'article' if units is None else 'story'} says nothing about how common its themes are elsewhere."
    )


def _all_of(firm: np.ndarray, some: str) -> str:
    """Say all, both, none or neither of some things."""
    two = len(firm) == 2
    return ("both" if two else "all") if firm.all() else some if firm.any() else "neither" if two else "none"


def _sought(fitted: "Themes", count: Count) -> str:
    """Say in how many of the articles, or of the stories, themes were sought, where that is not all of them."""
    if not fitted.n_drawn:
        return ""
    among = f"one article of each of {fitted.n_drawn:,} stories" if count == "stories" else ""
    among = among or f"{fitted.n_drawn:,} of the articles"
    return f" {'They were' if fitted.n_themes > 1 else 'It was'} sought in {among}, drawn by lot, and found in all."


def _left_out(fitted: "Themes", weight: pd.Series, count: Count) -> str:
    """Say how many articles, or stories, fit no theme, and how many themes were not found again."""
    of_all = weight[fitted.rest["article"]].sum()
    rest = round(of_all)
    fit = f"{agree(rest, 'fits', 'fit')} {'neither' if fitted.n_themes == 2 else 'none'} of them"
    fit = f"{agree(rest, 'does', 'do')} not fit it" if fitted.n_themes == 1 else fit
    said = f" {in_units(rest, count)} ({share(of_all / weight.sum())}) {fit}." if rest else ""
    chosen = fitted.choice.loc[fitted.choice["chosen"].astype(bool), "n_themes"]
    dropped = int(chosen.iloc[0]) - fitted.n_themes if len(chosen) else 0
    if dropped:
        said += (
            f" {how_many(dropped, 'more theme', 'was', 'were')} found in fewer than two of three draws, and left out."
        )
    return said


def number_of_themes(table: pd.DataFrame) -> str:
    """Say which number of themes was chosen and what speaks for it.

    Parameters
    ----------
    table : DataFrame
        n_themes, information, error, agreement, chosen; `Themes.choice`.

    Returns
    -------
    str

    Examples
    --------
    >>> number_of_themes(pd.DataFrame(columns=["n_themes", "information", "error", "agreement", "chosen"]))
    'The number of themes was given, not chosen.'
    """
    if is_empty(table, "n_themes", "information", "error", "agreement", "chosen"):
        return "The number of themes was given, not chosen."
    if len(table) < 2:
        return "There is too little text to choose between numbers of themes."
    chosen = table[table["chosen"].astype(bool)].iloc[0]
    first, last = table["n_themes"].iloc[0], table["n_themes"].iloc[-1]
    # A number that is less than two standard errors above none may be chance.
    if chosen["information"] <= 2 * chosen["error"]:
        return "No number of themes stands out: one half of a text hardly tells the theme of its other half."
    if chosen["n_themes"] == last:
        said = f"The more themes, the more one half of a text tells of the other, up to the {last:.0f} that were tried"
    else:
        tried = f"Numbers from {first:.0f} to {last:.0f} were tried"
        said = f"{tried}, and more than {chosen['n_themes']:.0f} hardly tell more"
    cases = {0: "no case", 1: "all cases"}.get(chosen["agreement"], f"{share(chosen['agreement'])} of cases")
    same = f"both halves of a text are given the same theme in {cases}"
    return f"{said}. With themes found in other texts, {same}."


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
    >>> table = pd.DataFrame({"theme": [1, 2], "found": [19, 4], "of": [20, 20], "firm": [True, False]})
    >>> theme_firmness(table, pd.Series(["oil, gas", "court, judge"], index=[1, 2])).split(". ")[1]
    'Loose, and to be read with care: “court, judge” (4 of 20).'
    """
    if is_empty(table, "theme", "found", "of", "firm") or not table["of"].max():
        return "There is too little text to see how firm the themes are."
    firm = table["firm"].astype(bool)
    n, k = len(table), int(firm.sum())
    some = {0: "None of the themes is", n: "All themes are"} if n > 2 else {0: "Neither theme is", n: "Both themes are"}
    some = {0: "The theme is not", 1: "The theme is"} if n == 1 else some
    said = f"{some.get(k, f'{k} of {n} themes {agree(k)}')} firm, that is, found in at least four of five draws."
    rows = table.loc[~firm, ["theme", "found", "of"]].to_numpy()
    loose = [f"“{labels[theme]}” ({found} of {of})" for theme, found, of in rows]
    return f"{said} Loose, and to be read with care: {few(loose)}." if loose else said


def theme_shares(table: pd.DataFrame, count: Count = "articles", halves: pd.DataFrame | None = None) -> str:
    """Say which themes grew and which shrank from the earlier to the later half of the articles, and which peaked.

    Parameters
    ----------
    table : DataFrame
        theme, label, group (periods), share, n_articles, thin, elsewhere, p, firm; from `Themes.prevalence(freq=...)`.
    count : {"articles", "stories"}
        What counts as one.
    halves : DataFrame, optional
        From `Themes.prevalence(freq=..., halves=True)`; needed where stories count, since one may run on from period to
        period, and is then not to count in each.

    Returns
    -------
    str
        Of changes and peaks that chance alone gives less than one page in a hundred.

    Examples
    --------
    >>> table = pd.DataFrame({"theme": 1, "label": "oil", "group": pd.period_range("2023", "2024", freq="Y")})
    >>> table = table.assign(share=[0.1, 0.5], elsewhere=[0.5, 0.1], p=[1, 0.001], n_articles=100)
    >>> theme_shares(table.assign(thin=False, firm=True)).split(". ")[0]
    'Commoner from 2024 on: “oil” (10% to 50%)'
    """
    require(table, "theme", "label", "group", "share", "n_articles", "thin", "elsewhere", "p", "firm")
    if table.empty:
        return "There are no dated articles with themes to follow over time."
    if table["group"].nunique() < 2:
        only = period_name(table["group"].iloc[0])
        return f"Themes are followed from period to period, and there is only one, {only}."
    table = table[table["firm"].astype(bool)]
    moved = change(table if halves is None else halves[halves["firm"].astype(bool)])
    if moved.empty:
        return "No theme is firm enough to be followed over time."
    moved = moved[moved["p"] < SURE].sort_values("p", kind="stable")
    more, less = moved[moved["late"] > moved["early"]], moved[moved["late"] < moved["early"]]
    start = "" if moved.empty else f" from {period_name(moved['since'].iloc[0])} on"
    parts = [few([_move(row) for row in rows.itertuples()]) if len(rows) else "" for rows in (more, less)]
    said = "No firm theme's share differs between the earlier and the later half of the articles beyond chance."
    if parts[0]:
        said = f"Commoner{start}: {parts[0]}{f'; rarer: {parts[1]}' if parts[1] else ''}."
    elif parts[1]:
        said = f"Rarer{start}: {parts[1]}."
    peaks = [
        f"“{row.label}” in {period_name(row.group)} ({share(row.share)} of {in_units(row.n_articles, count)})"
        for row in _peaks(table).itertuples()
    ]
    return f"{said} Peaks: {few(peaks)}." if peaks else said


def _move(row: Any) -> str:
    return f"“{row.label}” ({from_to(row.early, row.late)})"


def _peaks(table: pd.DataFrame) -> pd.DataFrame:
    """Return the period in which each theme has its largest share, where that is beyond chance, the surest first."""
    full = table[~table["thin"].astype(bool)].sort_values("share", ascending=False, kind="stable")
    first = full.drop_duplicates("theme")
    return first[first["p"].astype(float) < SURE].sort_values("p", kind="stable")


def theme_groups(table: pd.DataFrame, by: str = "", periods: pd.Series | None = None, count: Count = "articles") -> str:
    """Say which themes are commoner in one group than in the others together.

    Parameters
    ----------
    table : DataFrame
        label, group, share, thin, elsewhere, p, firm; from `Themes.prevalence(by=...)`.
    by : str
        What the groups are of, where the sentence is to say it.
    periods : Series of Period, optional
        Those of the articles, where groups are held against the others of the same ones.
    count : {"articles", "stories"}
        What counts as one.

    Returns
    -------
    str
        Of differences that chance alone gives less than one page in a hundred, the surest first.

    Examples
    --------
    >>> table = pd.DataFrame({"label": "oil", "group": ["AP", "TASS"], "share": [0.1, 0.4], "thin": False})
    >>> theme_groups(table.assign(elsewhere=[0.4, 0.1], p=[1, 0.001], firm=True))
    'Commoner in one group than elsewhere, beyond chance: “oil” in TASS (40%, elsewhere 10%).'
    """
    require(table, "label", "group", "share", "thin", "elsewhere", "p", "firm")
    start = f"By {by.replace('_', ' ')}, " if by else ""
    if periods is not None and periods.isna().all():
        return _begun(start, "Themes cannot be held against those of the same time, since no article has a date.")
    same = "" if periods is None else f" in the same {period_unit(periods)}s"
    if table.loc[~table["thin"].astype(bool), "group"].nunique() < 2:
        return _begun(start, f"Fewer than two groups have enough {count} to be compared.")
    table = table[table["firm"].astype(bool)]
    if table.empty:
        return _begun(start, "No theme is firm enough to compare groups by it.")
    rows = table[table["p"].astype(float) < SURE].sort_values("p", kind="stable")
    if rows.empty:
        return _begun(start, f"No firm theme is commoner in one group than in the others{same} beyond chance.")
    than, there = (f"in the others{same}", "the others") if same else ("elsewhere", "elsewhere")
    parts = [
        f"“{row.label}” in {row.group} ({share(row.share)}, {there} {share(row.elsewhere)})"
        for row in rows.itertuples()
    ]
    return _begun(start, f"Commoner in one group than {than}, beyond chance: {few(parts)}.")


def _begun(start: str, sentence: str) -> str:
    """Put the beginning of a sentence before it."""
    return f"{start}{sentence[0].lower()}{sentence[1:]}" if start else sentence
