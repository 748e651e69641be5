"""Pictures of stories: how each went on, and which outlets tell the same ones."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox

from ..display.values import date
from ..tables import require
from .axes import CONTRAST, INK, PRIMARY, axes_or_new, name_rows, note, nothing, short

_DAYS = (0, 1, 2, 4, 7, 14, 30, 60, 120, 365, 1000, 3000)  # ticks of a scale on which the first days have room
_ROOM = 1.15  # of the axis, for the names of those that come last
_BEFORE = 0.25  # of the axis, where articles without a date stand
_WIDE, _HIGH = 0.017, 0.2  # of the axis, and of a row, between the dots of one day
_DOT = 34  # area of a dot, in points
_OUTLETS = 12  # as many as a page can show
_PLACES = (  # of the names of outlets: beside, above and below the dots of their day
    ("end", "row", (8, 0), "center"), ("start", "top", (-4, 7), "bottom"), ("start", "bottom", (-4, -7), "top"),
)  # fmt: skip
_DEEPEST = 0.55  # shade of the largest number: figures are legible on it, also where a dark page turns it about


def story_courses(
    courses: pd.DataFrame, ax: Axes | None = None, *, titles: pd.Series | None = None, n: int = 10
) -> Axes:
    """Draw the articles of the largest stories by the days since the first, copies hollow, and name their outlets.

    The first days have more room than later ones. Articles without a date stand before those that have one, and in a
    story without dates side by side.

    Parameters
    ----------
    courses : DataFrame
        story, article, outlet, date, lag, kind; from `stories.story_courses`.
    ax : Axes, optional
    titles : Series of str, optional
        What to call each story, by its id; its id unless given.
    n : int
        Most stories to draw.

    Returns
    -------
    Axes
    """
    require(courses, "story", "article", "outlet", "date", "lag", "kind")
    several = courses[courses.groupby("story")["article"].transform("size") > 1]
    stories = several["story"].unique()[:n]
    if not len(stories):
        return nothing(ax, "no two articles tell of one event")
    several = several[several["story"].isin(stories)].assign(x=np.log1p(several["lag"].fillna(0)))
    reach = several["x"].max()
    ax = axes_or_new(ax, 0.5 * len(stories) + (0.9 if reach else 0.3))
    reach = reach or 1.0
    undated = several["lag"].isna() & several.groupby("story")["lag"].transform("count").gt(0)
    several["x"] = several["x"].mask(undated, -_BEFORE * reach)
    several["row"] = pd.Index(stories).get_indexer(several["story"])
    several = _apart(several, reach)
    ink = np.where(several["kind"].isna(), PRIMARY, "white")
    ax.scatter(several["x"], several["y"], s=_DOT, color=ink, edgecolor=PRIMARY, linewidth=1.2, zorder=3)
    spans = several[~undated].groupby("row")["x"].agg(["min", "max"])
    ax.hlines(spans.index, spans["min"], spans["max"], color=PRIMARY, linewidth=1, alpha=0.35, zorder=2)
    called = [story if titles is None else titles[story] for story in stories]
    when = several.groupby("row")["date"].agg(_when)
    name_rows(ax, np.arange(len(stories)), [])
    names = [f"{short(name, 46)}\n{day}" for name, day in zip(called, when)]
    ax.set_yticks(range(len(stories)), names, fontsize=9, linespacing=1.2)
    ax.set(ylim=(len(stories) - 0.45, -0.55), xlim=(min(several["x"].min(), 0) - 0.03 * reach, _ROOM * reach))
    _name_days(ax, reach, several["lag"].max(), undated.any())
    _name_outlets(ax, several)
    return ax


def _apart(several: pd.DataFrame, reach: float) -> pd.DataFrame:
    """Put the dots of one day and story side by side, and above each other where they are many."""
    day = several.groupby(["row", "x"])["article"]
    size, place = day.transform("size"), day.cumcount()
    high = np.select([size > 8, size > 3], [3, 2], 1)
    x = several["x"] + _WIDE * reach * (place // high)
    y = several["row"] + _HIGH * (place % high - (np.minimum(size, high) - 1) / 2)
    return several.assign(day=several["x"], x=x, y=y)


def _when(dates: pd.Series) -> str:
    """From when to when, in brief."""
    known = dates.dropna()
    ends = [date(day.normalize()) for day in (known.min(), known.max())] if len(known) else ["not dated"]
    return " – ".join(dict.fromkeys(ends))


def _name_days(ax: Axes, reach: float, last: float, undated: bool) -> None:
    """Say what runs along the axis, unless all is of one day."""
    ax.spines["left"].set_visible(False)
    if not last > 0 and not undated:
        ax.xaxis.set_visible(False)
        ax.spines["bottom"].set_visible(False)
        return
    days = [day for day in _DAYS if np.log1p(day) <= reach * 1.001]
    ticks = dict(zip(np.log1p(days), map("{:,}".format, days))) | ({-_BEFORE * reach: "no date"} if undated else {})
    ax.set_xticks(list(ticks), list(ticks.values()))
    ax.grid(True, axis="x")
    ax.set_xlabel("days since the day of the first article")


def _name_outlets(ax: Axes, several: pd.DataFrame) -> None:
    """Write outlets beside the dots of each day where there is room, first for the first and the last of a story."""
    figure = ax.get_figure(root=True)
    if figure:
        figure.draw_without_rendering()  # the room beside a dot is known only when all is in its place
    dots = ax.transData.transform(several[["x", "y"]].to_numpy())
    taken = [Bbox(np.column_stack([dot - 5, dot + 5]).T) for dot in dots]
    inside = ax.get_window_extent().expanded(1.02, 1.1)
    days = several.dropna(subset="outlet").groupby(["row", "day"])
    ends = {"start": ("x", "min"), "end": ("x", "max"), "top": ("y", "min"), "bottom": ("y", "max")}
    stacks = days.agg(**ends, outlets=("outlet", lambda names: [*dict.fromkeys(names)])).reset_index()
    turn = stacks.groupby("row").cumcount()
    last = turn == stacks.groupby("row")["day"].transform("size") - 1
    for place in np.lexsort([turn, stacks["row"], np.where(turn == 0, 0, np.where(last, 1, 2))]):
        _write(ax, stacks.loc[place], last[place], taken, inside)


def _write(ax: Axes, stack: pd.Series, last: bool, taken: list[Bbox], inside: Bbox) -> None:
    """Name as many outlets of a day as there is room for: beside its dots where the line ends, or above, or below."""
    outlets = [short(name, 22) for name in stack["outlets"]]
    for shown in range(min(3, len(outlets)), 0, -1):
        more = f" +{len(outlets) - shown}" if len(outlets) > shown else ""
        words = ", ".join(outlets[:shown]) + more
        for x, y, shift, align in _PLACES[0 if last else 1 :]:
            label = note(ax, words, (stack[x], stack[y]), shift, color=INK, fontsize=8, va=align)
            box = label.get_window_extent().padded(3)
            if inside.x0 <= box.x0 and box.x1 <= inside.x1 and not box.count_overlaps(taken):
                taken.append(box)
                return
            label.remove()


def outlet_pairs(pairs: pd.DataFrame, ax: Axes | None = None, *, n: int = _OUTLETS) -> Axes:
    """Draw how many stories each two outlets tell, and above the diagonal how many articles one has from the other.

    Parameters
    ----------
    pairs : DataFrame
        outlet, other, n_stories, n_copies; from `stories.outlet_pairs`.
    ax : Axes, optional
    n : int
        Most outlets to draw: those that share most.

    Returns
    -------
    Axes
    """
    require(pairs, "outlet", "other", "n_stories", "n_copies", "n_copied")
    weight = pairs["n_stories"] + pairs["n_copies"] + pairs["n_copied"]
    share = weight.groupby(pairs["outlet"]).sum().sort_index().sort_values(ascending=False, kind="stable").head(n)
    if len(share) < 2:
        return nothing(ax, "no two outlets tell one story")
    ax = axes_or_new(ax, 1.5 + 0.36 * len(share))
    cells = pairs.set_index(["outlet", "other"])[["n_stories", "n_copies", "n_copied"]]
    copies = (cells["n_copies"] + cells["n_copied"]).rename("copies")
    sides = ((cells["n_stories"], PRIMARY, True), (copies, CONTRAST, False))
    for counts, colour, below in sides:
        most = max(counts.max(), 1)
        for row, one in enumerate(share.index):
            for column, other in enumerate(share.index):
                if row != column and (row > column) == below:
                    _cell(ax, column, row, counts.get((one, other), 0), most, colour)
    names = [short(name, 26) for name in share.index]
    ax.set_xticks(range(len(share)), names, rotation=40, ha="left")
    ax.tick_params(length=0, top=False, labeltop=True, labelbottom=False)
    ax.set(xlim=(-0.5, len(share) - 0.5), ylim=(len(share) - 0.5, -0.5))
    name_rows(ax, np.arange(len(share)), names)
    ax.spines[:].set_visible(False)
    for words, at, align, colour in (("stories that both tell", (0, -0.02), "left", PRIMARY),
                                     ("articles that copy the other’s", (1, -0.02), "right", CONTRAST)):  # fmt: skip
        ax.annotate(words, at, xycoords="axes fraction", color=colour, weight="bold", ha=align, va="top", fontsize=9)
    return ax


def _cell(ax: Axes, column: int, row: int, n: int, most: int, colour: str) -> None:
    """Draw a square, the deeper the larger its number, with the number on it."""
    shade = to_rgba(colour, _DEEPEST * n / most)
    ax.add_patch(Rectangle((column - 0.46, row - 0.44), 0.92, 0.88, facecolor=shade, edgecolor="none"))
    ax.text(column, row, f"{n:,}" if n else "·", ha="center", va="center", fontsize=8.5, color="black")
