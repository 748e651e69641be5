"""Pictures of themes: a map of their words, how many, how firm, where they run, and their share over time."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, PercentFormatter

from ..findings.words import from_to, is_empty
from ..tables import require
from .axes import (
    CONTRAST,
    INK,
    PRIMARY,
    axes_or_new,
    name_steps,
    note,
    nothing,
    panels,
    short,
    whole_numbers,
    word_panel,
)
from .groups import courses

_THEMES = 12  # the first: more panels than a page holds would not be read


def theme_map(words: pd.DataFrame, labels: pd.Series, axes: np.ndarray | None = None, *, n: int = 8) -> np.ndarray:
    """Draw each theme's first words by how much they set it apart, in a small panel for each of the first themes.

    Parameters
    ----------
    words : DataFrame
        theme, rank, word, score; `Themes.words`.
    labels : Series
        `Themes.labels`.
    axes : array of Axes, optional
        As many as there are themes, or more; without them, twelve themes are drawn at most.
    n : int
        Words of each theme.

    Returns
    -------
    ndarray of Axes
    """
    require(words, "theme", "rank", "word", "score")
    labels = labels if axes is not None else labels.head(_THEMES)
    axes = panels(axes, len(labels), 0.55 + 0.235 * n)
    if labels.empty:
        nothing(np.ravel(axes)[0], "no themes")
    for ax, (theme, label) in zip(np.ravel(axes), labels.items()):
        listed = words[(words["theme"] == theme) & (words["rank"] <= n)]
        word_panel(ax, listed["word"], listed["score"].to_numpy(), n, f"{theme}  {short(label, 32)}")
    return axes


def number_of_themes(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how much one half of a text tells of the theme of the other, by number of themes, and which was chosen.

    Parameters
    ----------
    table : DataFrame
        n_themes, information, error, chosen; `Themes.choice`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    require(table, "n_themes", "information", "error", "chosen")
    ax = axes_or_new(ax, 3.2)
    if len(table) < 2:
        return nothing(ax, "too little text to choose a number of themes" if len(table) else "the number was given")
    low, high = (table["information"] + sign * table["error"] for sign in (-1, 1))
    ax.fill_between(table["n_themes"], low, high, color=PRIMARY, alpha=0.18, linewidth=0)
    ax.plot(table["n_themes"], table["information"], "o-", color=PRIMARY, markersize=4)
    chosen = table[table["chosen"].astype(bool)].iloc[0]
    ax.plot(chosen["n_themes"], chosen["information"], "o", color=CONTRAST, markersize=8)
    note(ax, f"{chosen['n_themes']:.0f} chosen", (chosen["n_themes"], chosen["information"]), (7, -9), color=CONTRAST,
         ha="left", fontsize=10)  # fmt: skip
    ax.set(xlabel="number of themes", ylabel="bits that half a text tells", ylim=(min(0, low.min() * 1.1), None))
    ax.margins(x=0.06)
    ax.xaxis.set_major_locator(MaxNLocator("auto", integer=True))
    return ax


def theme_firmness(table: pd.DataFrame, labels: pd.Series, ax: Axes | None = None) -> Axes:
    """Draw in how many draws of the articles each theme was found again; loose themes are hollow.

    Parameters
    ----------
    table : DataFrame
        theme, found, of, firm; `Themes.stability`.
    labels : Series
        `Themes.labels`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    if is_empty(table, "theme", "found", "of", "firm") or not table["of"].max():
        return nothing(ax, "too little text to draw from")
    ax = axes_or_new(ax, max(1.4, 0.8 + 0.24 * len(table)))
    shown, times = table[::-1], int(table["of"].max())
    places = np.arange(len(shown))
    ax.hlines(places, 0, shown["found"], color=PRIMARY, alpha=0.3)
    for place, row in zip(places, shown.itertuples()):
        ax.plot(row.found, place, "o", color=PRIMARY, markersize=7, markerfacecolor=PRIMARY if row.firm else "none")
    names = [short(labels[theme], 44) for theme in shown["theme"]]
    name_steps(ax, names, f"found again, of {times} times that texts were drawn", 0.7)
    whole_numbers(ax.xaxis)
    ax.set_xlim(-0.2, times + 0.5)
    ax.grid(True, axis="x")
    return ax


def theme_shares(table: pd.DataFrame, axes: np.ndarray | None = None) -> np.ndarray:
    """Draw each theme's share over time, in a small panel for each of the first themes, all on one scale.

    Parameters
    ----------
    table : DataFrame
        theme, label, group (periods), share, low, high, thin; from `Themes.prevalence(freq=...)`.
    axes : array of Axes, optional
        As many as there are themes, or more; without them, twelve themes are drawn at most.

    Returns
    -------
    ndarray of Axes
    """
    require(table, "theme", "label", "group", "share", "low", "high", "thin")
    parts = table.rename(columns={"group": "period"}).groupby("theme", sort=False)
    return courses({f"{theme}  {short(rows['label'].iloc[0], 32)}": rows for theme, rows in parts}, "share", axes)


def theme_course(pieces: pd.DataFrame, labels: pd.Series, ax: Axes | None = None) -> Axes:
    """Draw which theme each passage of one article belongs to, from its start to its end; one theme is no course.

    Parameters
    ----------
    pieces : DataFrame
        start, end, theme, share, of one article; from `Themes.pieces`.
    labels : Series
        `Themes.labels`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    if is_empty(pieces, "start", "end", "theme", "share"):
        return nothing(ax, "no passages")
    if len(pieces) == 1:
        return nothing(ax, "the article is one passage")
    if pieces["theme"].nunique() == 1:
        return nothing(
            ax, f"all {len(pieces)} passages: {short(labels.get(pieces['theme'].iloc[0], 'none of them'), 44)}"
        )
    present = sorted(set(pieces["theme"]), reverse=True)  # 0, for none of them, lies lowest
    present = [*present[-1:], *present[:-1]] if 0 in present else present
    ax = axes_or_new(ax, max(1.3, 0.8 + 0.34 * len(present)))
    row = {theme: place for place, theme in enumerate(present)}
    for piece in pieces.itertuples():
        depth = max(0.15, piece.share) * 0.8  # so that a passage of many themes is seen too
        ax.barh(row[piece.theme], piece.end - piece.start, left=piece.start, height=0.7, color=PRIMARY, alpha=depth)
    name_steps(
        ax, [short(labels.get(theme, "none of them"), 44) for theme in row], "characters from the start of the article"
    )
    ax.set_xlim(0, pieces["end"].max())
    ax.xaxis.set_major_formatter("{x:,.0f}")
    return ax


def theme_moves(table: pd.DataFrame, ax: Axes | None = None, *, n: int = 25) -> Axes:
    """Draw the share of each theme before, hollow, and after, filled, with intervals; what did not move is grey.

    Parameters
    ----------
    table : DataFrame
        label, before, before_low, before_high, after, after_low, after_high, p, moved; from `themes.theme_moves`.
    ax : Axes, optional
    n : int
        How many themes, those that moved most surely first.

    Returns
    -------
    Axes
    """
    ends = [f"{side}_{end}" for side in ("before", "after") for end in ("low", "high")]
    if is_empty(table, "label", "before", "after", "p", "moved", *ends):
        return nothing(ax, "nothing to compare")
    still = table["moved"] == ""
    first = table.assign(still=still).sort_values(["still", "p", "after"], ascending=[True, True, False]).head(n)
    shown = first.assign(change=first["after"] - first["before"]).sort_values(
        ["still", "change"], ascending=[False, True]
    )
    ax = axes_or_new(ax, max(1.8, 0.9 + 0.3 * len(shown)))
    for place, row in enumerate(shown.itertuples()):
        colour = INK if row.still else PRIMARY if row.change > 0 else CONTRAST
        ax.hlines(place + 0.14, row.before_low, row.before_high, color=colour, alpha=0.3, linewidth=2)
        ax.hlines(place - 0.14, row.after_low, row.after_high, color=colour, alpha=0.3, linewidth=2)
        ax.plot([row.before, row.after], [place, place], color=colour, linewidth=1.4)
        ax.plot(row.before, place, "o", color=colour, markersize=6, markerfacecolor="none")
        ax.plot(row.after, place, "o", color=colour, markersize=6)
        if not row.still:
            reach = max(row.before_high, row.after_high, row.before, row.after)
            note(ax, from_to(row.before, row.after), (reach, place), (8, 0), color=colour, weight="bold")
    name_steps(ax, [short(label, 40) for label in shown["label"]], "share of the articles: hollow before, filled now")
    ax.xaxis.set_major_formatter(PercentFormatter(1))  # with the decimals that the steps need
    ax.set_xlim(0, None)
    ax.margins(x=0.1)
    ax.grid(True, axis="x")
    return ax
