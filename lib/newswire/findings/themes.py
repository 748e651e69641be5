"""Sentences about themes."""


def theme_overview(fitted) -> str:
    """Say how many themes there are, how firm, and which is largest.

    Parameters
    ----------
    fitted : Themes

    Returns
    -------
    str
    """
    if not fitted.n_themes:
        return "There are no words to find themes in."
    n = fitted.n_themes
    table = fitted.overview()
    pieces = "passages" if fitted.by_passages else "articles"
    said = f"{n} theme{'s' * (n != 1)} in {len(fitted.pieces):,} {pieces}"
    if n > 1:
        largest = table.sort_values("share", ascending=False, kind="stable").iloc[0]
        said += f"; the largest is “{largest['theme']}”"
    said += "."
    if fitted.articles["article"].nunique() == 1:
        said += " They are what one article speaks of, and nothing is said about how common they are elsewhere."
    return said


def number_of_themes(table) -> str:
    """Say which number of themes was chosen and how clear the choice was.

    Parameters
    ----------
    table : DataFrame
        `Themes.choice`.

    Returns
    -------
    str
    """
    if table.empty:
        return "The number of themes was given, not chosen."
    chosen = table[table["chosen"].astype(bool)].iloc[0]
    if len(table) < 2:
        return "There is too little text to choose between numbers of themes."
    others = table[~table["chosen"].astype(bool)].sort_values("score", ascending=False, kind="stable")
    gap = chosen["score"] - others["score"].iloc[0]
    second = int(others["n_themes"].iloc[0])
    clear = "a clear choice" if gap > 2 * chosen["error"] else f"a close choice, since {second} do about as well"
    return (
        f"{int(chosen['n_themes'])} themes were chosen, {clear}. "
        f"With other articles {chosen['stability']:.0%} of their words come back, "
        f"and the words of a theme have a coherence (NPMI) of {chosen['coherence']:.2f}."
    )


def theme_firmness(table, labels) -> str:
    """Say which themes are firm and which are loose.

    Parameters
    ----------
    table : DataFrame
        `Themes.stability`.
    labels : Series

    Returns
    -------
    str
    """
    if table.empty or not table["of"].max():
        return "There is too little text to see how firm the themes are."
    loose = [
        f"“{labels[theme]}” ({found} of {of})"
        for theme, found, of in table.loc[~table["firm"], ["theme", "found", "of"]].values
    ]
    firm = int(table["firm"].sum())
    said = f"{firm} of {len(table)} themes are firm: found in at least four of five draws of other articles."
    return f"{said} Loose, and to be read with care: {'; '.join(loose)}." if loose else said


def theme_shares(table) -> str:
    """Say which themes grew and which shrank between the first and the last period that are not thin.

    Parameters
    ----------
    table : DataFrame
        From `Themes.prevalence(freq=...)`.

    Returns
    -------
    str
    """
    firm = table[~table["thin"].astype(bool)] if len(table) else table
    if firm.empty or firm["group"].nunique() < 2:
        return "There are too few dated articles to follow themes over time."
    grew, shrank = [], []
    for label, rows in firm.groupby("label", sort=False):
        first, last = rows.iloc[0], rows.iloc[-1]
        if last["low"] > first["high"]:
            grew.append(f"“{label}” ({first['share']:.0%} to {last['share']:.0%})")
        if last["high"] < first["low"]:
            shrank.append(f"“{label}” ({first['share']:.0%} to {last['share']:.0%})")
    span = f"Between {firm['group'].min():%B %Y} and {firm['group'].max():%B %Y}"
    if not grew and not shrank:
        return f"{span} no theme's share changed beyond its interval."
    parts = [f"{verb} {', '.join(names)}" for verb, names in (("grew:", grew), ("shrank:", shrank)) if names]
    return f"{span}, by intervals that do not overlap, {'; '.join(parts)}."


def theme_groups(table) -> str:
    """Say in which group each theme is strongest, where the intervals are apart.

    Parameters
    ----------
    table : DataFrame
        From `Themes.prevalence(by=...)`.

    Returns
    -------
    str
    """
    firm = table[~table["thin"].astype(bool)] if len(table) else table
    if firm.empty or firm["group"].nunique() < 2:
        return "There are no two groups with enough articles to compare."
    parts = []
    for label, rows in firm.groupby("label", sort=False):
        ordered = rows.sort_values("share", ascending=False, kind="stable")
        if ordered["low"].iloc[0] > ordered["high"].iloc[1:].max():
            parts.append(f"“{label}” in {ordered['group'].iloc[0]} ({ordered['share'].iloc[0]:.0%})")
    if not parts:
        return "No theme is larger in one group than in all others beyond its interval."
    return f"Larger in one group than in any other, by intervals that do not overlap: {'; '.join(parts[:6])}."
