"""What the plots share: colours, the style sheet, axes, names, dates, notes, and words where nothing can be drawn."""

from collections.abc import Iterable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.dates import DAILY, HOURLY, MONTHLY, AutoDateLocator, ConciseDateFormatter
from matplotlib.text import Annotation
from matplotlib.ticker import MaxNLocator

# Each is dark enough for words on white; on a dark page, `display` turns a figure's light and dark about.
PRIMARY, CONTRAST, QUIET = "#0f7f79", "#c0453a", "#6b7178"
INK = "#3f464d"  # words on a figure
PALETTE = (PRIMARY, CONTRAST, "#94660a", "#4a6fa5", "#83599f", QUIET)


def use_style() -> None:
    """Give every figure made from here on the look of the reports; call it once, after the imports.

    matplotlib's settings are changed for this session, also those of a matplotlibrc, on which no page may depend.

    Examples
    --------
    >>> use_style()
    >>> plt.rcParams["axes.spines.top"]
    False
    """
    plt.style.use(["default", f"{__package__}.style"])


def axes_or_new(ax: Axes | None, height: float) -> Axes:
    """Return the axes given, or those of a new figure as wide as a page and `height` inches high."""
    return plt.subplots(figsize=(8, height))[1] if ax is None else ax


def panels(axes: np.ndarray | None, n: int, height: float, **share: Any) -> np.ndarray:
    """Return the axes given, or `n` new ones, three in a row, each `height` inches high; axes beyond `n` are hidden."""
    if axes is None:
        rows, columns = max(1, -(-n // 3)), min(3, max(1, n))
        axes = plt.subplots(rows, columns, figsize=(3.1 * columns, height * rows), squeeze=False, **share)[1]
    for ax in np.ravel(axes)[n:]:
        ax.set_axis_off()
    return axes


def word_panel(ax: Axes, words: Iterable[str], sizes: np.ndarray, n: int, title: str) -> None:
    """Write words below each other, the first on top, each behind a bar; room is kept for `n`."""
    reach = 0.28 * sizes[::-1] / max(sizes.max(initial=0), 1e-9)  # what is left of the panel is for the words
    ax.hlines(np.arange(len(reach)), 0, reach, color=PRIMARY, linewidth=7, alpha=0.75)
    for place, (word, end) in enumerate(zip([*words][::-1], reach)):
        note(ax, word, (end, place), (6, 0), fontsize=10)
    ax.set(xlim=(0, 1), xticks=[], yticks=[], ylim=(len(reach) - n - 0.6, len(reach) - 0.4))
    ax.set_title(title, fontsize=10, weight="bold")
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.grid(False)


def band(ax: Axes, x: pd.Series, table: pd.DataFrame, colour: str = PRIMARY, depth: float = 0.18) -> None:
    """Draw the intervals of a line, low to high, as a band."""
    low, high = table["low"].astype(float), table["high"].astype(float)
    ax.fill_between(x, low, high, color=colour, alpha=depth, linewidth=0)


def nothing(ax: Axes | None, words: str) -> Axes:
    """Say why there is nothing to draw, on a figure no taller than that takes."""
    ax = axes_or_new(ax, 1)
    ax.set_axis_off()
    figure = ax.get_figure(root=True)
    if figure and figure.axes == [ax]:
        figure.set_figheight(0.6)
    ax.text(0.5, 0.5, words, ha="center", va="center", transform=ax.transAxes, color=INK)
    return ax


def note(ax: Axes, words: str, at: tuple, shift: tuple = (0, 0), **style: Any) -> Annotation:
    """Write words at a point of the data, moved by some points of type."""
    return ax.annotate(words, at, xytext=shift, textcoords="offset points", **{"va": "center", "fontsize": 9, **style})


def short(name: object, limit: int = 34) -> str:
    """Cut a name to at most `limit` characters.

    Examples
    --------
    >>> short("oil, gas and coal", 9)
    'oil, gas…'
    """
    name = str(name)
    return name if len(name) <= limit else name[: limit - 1].rstrip(" ,") + "…"


def whole_numbers(axis: Axis) -> None:
    """Mark whole numbers only, with a comma after the thousands."""
    axis.set_major_locator(MaxNLocator("auto", integer=True))
    axis.set_major_formatter("{x:,.0f}")


def date_axis(ax: Axes, most: int = 9, **options: bool) -> None:
    """Let matplotlib choose up to `most` dates, and write each as briefly as it can."""
    locator = AutoDateLocator(minticks=min(3, most), maxticks=most)
    for unit, whole in {MONTHLY: 12, DAILY: 31, HOURLY: 24}.items():
        locator.intervald[unit].append(
            whole
        )  # without it, few dates cannot part some lengths of time, which is warned of
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator, **options))


def name_rows(ax: Axes, rows: np.ndarray, names: Iterable) -> None:
    """Name the rows of a plot, without a tick or a line across the figure for each."""
    ax.set_yticks(rows, [short(name) for name in names])
    ax.tick_params(axis="y", length=0)
    ax.grid(False, axis="y")


def name_steps(ax: Axes, names: Iterable, words: str, room: float = 0.6) -> None:
    """Name the rows of a plot from the lowest up, with some room beyond both ends, and say what runs along them."""
    names = list(names)
    ax.set_yticks(range(len(names)), names)
    ax.set(ylim=(-room, len(names) - 1 + room), xlabel=words)
    ax.grid(False, axis="y")
