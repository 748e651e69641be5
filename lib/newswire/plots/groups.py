"""Pictures of groups of articles beside each other: their words, the shares of themes in them, their course."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox

from ..findings.beside import plain
from ..frequencies.keyness import KEY
from ..tables import require
from .axes import CONTRAST, INK, PRIMARY, QUIET, axes_or_new, date_axis, name_rows, note, nothing, panels, short

_GRID = 60  # places along either axis of a scatter at which words can be told apart
_GROUPS, _THEMES, _PANELS = 12, 20, 12  # as many as a page can show
_TRIED = 3  # words for each one that is named: most of the others have no room either
_SURE = 0.01  # as in findings.theme_groups
_DARK = 0.55  # shade from which on words are written in white


def group_words(table: pd.DataFrame, axes: np.ndarray | None = None, *, n: int = 8) -> np.ndarray:
    """Draw the firmest words of each group by how many times as frequent they are there as in all the others.

    Of words in letters alone, as in `findings.group_words`.

    Parameters
    ----------
    table : DataFrame
        group, word, log_ratio, low, q; from `frequencies.group_keyness`.
    axes : array of Axes, optional
        As many as there are groups with words, or more; without them, twelve groups are drawn at most.
    n : int
        Words of each group.

    Returns
    -------
    ndarray of Axes
    """
    require(table, "group", "word", "log_ratio", "low", "q")
    firm = plain(table[table["q"].astype(float) < KEY])
    groups = firm["group"].unique()[: None if axes is not None else _GROUPS]
    n = min(n, int(firm["group"].value_counts().max())) if len(groups) else n  # no higher than there are words
    axes = panels(axes, len(groups), 0.55 + 0.235 * n)
    if not len(groups):
        nothing(np.ravel(axes)[0], "no word firmly sets a group apart")
        return axes
    for ax, group in zip(np.ravel(axes), groups):
        shown = firm[firm["group"] == group].head(n)[::-1]
        times = shown["log_ratio"].to_numpy(float)
        reach = 0.28 * times / times.max()  # what is left of the panel is for the words
        ax.hlines(np.arange(len(shown)), 0, reach, color=PRIMARY, linewidth=7, alpha=0.75)
        for place, (word, end, ratio) in enumerate(zip(shown["word"], reach, times)):
            note(
                ax,
                f"{short(word, 22)}  ×{2**ratio:,.0f}" if ratio >= 1 else short(word, 22),
                (end, place),
                (6, 0),
                fontsize=10,
            )
        ax.set(xlim=(0, 1), xticks=[], yticks=[], ylim=(len(shown) - n - 0.6, len(shown) - 0.4))
        ax.set_title(short(group, 32), fontsize=10, weight="bold")
        ax.spines[["left", "bottom"]].set_visible(False)
        ax.grid(False)
    return axes


def word_scatter(
    table: pd.DataFrame, ax: Axes | None = None, *, n: int = 30, target: str = "here", reference: str = "elsewhere"
) -> Axes:
    """Draw the rates of words on either side, and name the firm ones that lie furthest from being alike.

    A word of which there is no room for the name keeps its dot. A side without the word counts as half an occurrence.

    Parameters
    ----------
    table : DataFrame
        word, count, reference_count, per_million, reference_per_million, log_likelihood, q; from `keyness`.
    ax : Axes, optional
    n : int
        Most words of either side to name.
    target, reference : str
        What the sides are called.

    Returns
    -------
    Axes
    """
    require(table, "word", "count", "reference_count", "per_million", "reference_per_million", "log_likelihood", "q")
    ax = axes_or_new(ax, 7)
    table = table[(table["count"] > 0) | (table["reference_count"] > 0)]
    if len(table) < 2:
        return nothing(ax, "no words to compare")
    y, x = _rates(table, "per_million", "count"), _rates(table, "reference_per_million", "reference_count")
    firm = table["q"].to_numpy(float) < KEY
    more = table["log_likelihood"].to_numpy() > 0
    ends = min(x.min(), y.min()) / 1.6, max(x.max(), y.max()) * 1.6
    ax.plot(ends, ends, color=QUIET, linewidth=0.9, linestyle=(0, (4, 3)))
    for chosen, colour, size in ((~firm, QUIET, 3), (firm & more, PRIMARY, 12), (firm & ~more, CONTRAST, 12)):
        right, up = _apart(x[chosen], y[chosen]) if size == 3 else (x[chosen], y[chosen])
        ax.scatter(right, up, s=size, color=colour, alpha=0.35 if size == 3 else 0.8, linewidth=0)
    ax.set(xscale="log", yscale="log", xlim=ends, ylim=ends)
    ax.set(xlabel=f"per million words in {short(reference, 40)}", ylabel=f"per million words in {short(target, 40)}")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter("{x:,.0f}" if ends[0] >= 0.5 else "{x:,g}")
    ax.grid(False)
    for at, name, colour, align in (
        ((0.01, 0.98), target, PRIMARY, "left"),
        ((0.99, 0.02), reference, CONTRAST, "right"),
    ):
        ax.annotate(f"more in {short(name, 40)}", at, xycoords="axes fraction", color=colour, weight="bold", ha=align)
    _name_furthest(ax, table["word"].to_numpy(), x, y, [firm & more, firm & ~more], n)
    return ax


def _rates(table: pd.DataFrame, rate: str, count: str) -> np.ndarray:
    """Return rates, with those of half an occurrence where a side has none."""
    seen = table[table[count] > 0]
    one = (seen[rate] / seen[count]).iloc[0] if len(seen) else 1.0
    return np.where(table[count] > 0, table[rate], one / 2)


def _apart(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Keep one point of those that could not be told apart, so that the figure stays light."""
    places = np.round(np.log10(np.column_stack([x, y])) * _GRID / 5).astype(int)
    first = np.unique(places, axis=0, return_index=True)[1]
    return x[first], y[first]


def _name_furthest(ax: Axes, words: np.ndarray, x: np.ndarray, y: np.ndarray, sides: list[np.ndarray], n: int) -> None:
    """Write words beside their dots, those furthest from the diagonal first, wherever there is room.

    Frequent words tell more than rare ones that are as far off: what orders them is the distance times the level.
    """
    far = np.abs(np.log(y / x)) * np.log(np.maximum(np.maximum(x, y), 2))
    dots = ax.transData.transform(np.column_stack([x, y]))
    inside, written = (
        ax.get_window_extent(),
        [Bbox(np.column_stack([dot - 3, dot + 3]).T) for dot in dots[sides[0] | sides[1]]],
    )
    own = dict(zip(np.flatnonzero(sides[0] | sides[1]), written))
    for side, colour in zip(sides, (PRIMARY, CONTRAST)):
        named = 0
        furthest = sorted(np.flatnonzero(side), key=lambda place: (-far[place], words[place]))
        for place in furthest[: _TRIED * n]:
            if named == n:
                break
            named += _write(ax, short(words[place], 24), (x[place], y[place]), colour, written, own[place], inside)


def _write(ax: Axes, word: str, at: tuple, colour: str, written: list[Bbox], own: Bbox, inside: Bbox) -> bool:
    """Write a word on the first side of its dot where it lies on nothing, and tell whether there was one."""
    for shift, align in (((5, 0), ("left", "center")), ((-5, 0), ("right", "center")), ((0, 5), ("center", "bottom")),
                         ((0, -5), ("center", "top"))):  # fmt: skip
        label = note(ax, word, at, shift, color=colour, ha=align[0], va=align[1], fontsize=8.5)
        box = label.get_window_extent()
        free = not box.count_overlaps([other for other in written if other is not own])
        if free and inside.x0 <= box.x0 and box.x1 <= inside.x1 and inside.y0 <= box.y0 and box.y1 <= inside.y1:
            written.append(box)
            return True
        label.remove()
    return False


def theme_heat_map(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the share of each theme in each group; what is commoner there than elsewhere beyond chance is framed.

    Parameters
    ----------
    table : DataFrame
        label, group, share, n_articles, thin, p, firm; from `Themes.prevalence(by=...)`. The first twenty themes and
        the twelve largest groups are drawn.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    require(table, "label", "group", "share", "n_articles", "thin", "p", "firm")
    sizes = table.groupby("group")["n_articles"].first().sort_values(ascending=False, kind="stable").head(_GROUPS)
    labels = table["label"].unique()[:_THEMES]
    ax = axes_or_new(ax, 1.6 + 0.3 * len(labels))
    if len(sizes) < 2:
        return nothing(ax, "one group only: nothing to compare")
    cells = table.set_index(["label", "group"])
    shade = cells["share"].astype(float).unstack().reindex(index=labels, columns=sizes.index)
    depth = (shade / max(np.nanmax(shade), 1e-9)).to_numpy()
    sure = (cells["p"].astype(float) < _SURE) & cells["firm"].astype(bool)
    for row, label in enumerate(labels):
        for column, group in enumerate(sizes.index):
            value, dark = shade.loc[label, group], depth[row, column]
            ax.add_patch(_cell(column, row, dark, sure.get((label, group), False)))
            if round(value, 2) > 0:
                ax.text(column, row, f"{value:.0%}", ha="center", va="center", fontsize=8.5,
                        color="white" if dark > _DARK else INK)  # fmt: skip
    names = [f"{short(group, 20)} ({size:,})" for group, size in sizes.items()]
    ax.set_xticks(range(len(sizes)), names, rotation=40, ha="left")
    ax.tick_params(length=0, top=False, labeltop=True, labelbottom=False)
    ax.set(xlim=(-0.5, len(sizes) - 0.5), ylim=(len(labels) - 0.5, -0.5))
    name_rows(ax, np.arange(len(labels)), labels)
    ax.spines[:].set_visible(False)
    return ax


def _cell(column: int, row: int, depth: float, framed: bool) -> Rectangle:
    """Return a square of a heat map."""
    return Rectangle((column - 0.46, row - 0.44), 0.92, 0.88, facecolor=to_rgba(PRIMARY, 0.85 * np.nan_to_num(depth)),
                     edgecolor=CONTRAST if framed else "none", linewidth=1.6)  # fmt: skip


def groups_over_time(
    cells: pd.DataFrame, axes: np.ndarray | None = None, *, pairs: pd.DataFrame | None = None
) -> np.ndarray:
    """Draw how each group scores over time, or shares of themes in groups, beside all the others of the same time.

    Parameters
    ----------
    cells : DataFrame
        group, period, mean, low, high, thin, n_articles, others; from `sentiment.group_scores` and
        `periods.beside_others`. With pairs, of `Themes.prevalence`: theme and label too, and share for mean.
    axes : array of Axes, optional
        As many as there are groups or pairs, or more; without them, the twelve groups with most articles, or the first
        twelve pairs, are drawn at most.
    pairs : DataFrame, optional
        theme, group: of which shares to draw.

    Returns
    -------
    ndarray of Axes
    """
    value = "mean" if pairs is None else "share"
    require(cells, "group", "period", value, "low", "high", "thin", "n_articles", "others")
    if pairs is None:
        sizes = cells.groupby("group")["n_articles"].sum().sort_values(ascending=False, kind="stable")
        return _courses({short(group, 32): cells[cells["group"] == group] for group in sizes.index}, value, axes)
    held = dict(list(cells.groupby(["theme", "group"])))
    chosen = [held[pair] for pair in pairs[["theme", "group"]].itertuples(index=False, name=None) if pair in held]
    rows = {f"{short(part['label'].iloc[0], 34)}\n{short(part['group'].iloc[0], 34)}": part for part in chosen}
    axes = _courses(rows, value, axes)
    for ax in np.ravel(axes):
        if ax.axison:
            ax.yaxis.set_major_formatter("{x:.0%}")
            ax.set_ylim(0)
    return axes


def _courses(rows: dict[str, pd.DataFrame], value: str, axes: np.ndarray | None) -> np.ndarray:
    """Draw a panel for each name: its value with intervals, and that of the others as a quiet line."""
    full = {name: part[~part["thin"].astype(bool)].sort_values("period") for name, part in rows.items()}
    full = {name: part for name, part in full.items() if len(part) > 1}
    full = dict(list(full.items())[: None if axes is not None else _PANELS])
    axes = panels(axes, len(full), 1.9, sharex=True, sharey=True)
    if not full:
        nothing(np.ravel(axes)[0], "no group has two periods of five articles: nothing to follow")
    for ax, (name, part) in zip(np.ravel(axes), full.items()):
        every = pd.period_range(part["period"].min(), part["period"].max(), freq=part["period"].dt.freq, name="period")
        part = part.set_index("period").reindex(every)  # a line breaks where a period is left out
        start = every.start_time
        ax.plot(start, part["others"], color=QUIET, linewidth=1.2)
        ax.plot(start, part[value], "o-", color=PRIMARY, linewidth=1.4, markersize=2.5)
        ax.fill_between(
            start, part["low"].astype(float), part["high"].astype(float), color=PRIMARY, alpha=0.18, linewidth=0
        )
        ax.set_title(name, fontsize=9.5)
        date_axis(ax, 4, show_offset=False)
    return axes
