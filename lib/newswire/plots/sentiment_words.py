"""Pictures of the words that carry sentiment."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from ..findings.words import require
from .axes import axes_or_new, note, nothing, short
from .sentiment import inks


def strongest_words(table: pd.DataFrame, ax: Axes | None = None, *, top: int = 12) -> Axes:
    """Draw what the strongest words add and take away, in all their places together.

    Parameters
    ----------
    table : DataFrame
        word, contribution, count; from `sentiment.strongest_words`.
    ax : Axes, optional
    top : int
        Most words on each side.

    Returns
    -------
    Axes
    """
    require(table, "word", "contribution", "count")
    table = pd.concat([table[table["contribution"] > 0].head(top), table[table["contribution"] < 0].head(top)[::-1]])
    labels = [f"{word} ×{n:,}" if n > 1 else word for word, n in zip(table["word"], table["count"])]
    if table.empty:
        return nothing(axes_or_new(ax, 2.8), "no word is scored")
    return _diverging(table["contribution"], labels, "added to or taken from the sentences' scores", ax)


def word_shift(
    table: pd.DataFrame, ax: Axes | None = None, first: str = "first", second: str = "second", *, top: int = 20
) -> Axes:
    """Draw which words make the second group more positive or more negative than the first.

    Parameters
    ----------
    table : DataFrame
        word, shift, by_frequency, by_valence, count_first, count_second; from `sentiment.word_shift`.
    ax : Axes, optional
    first, second : str
        The names of the groups.
    top : int
        Most words to draw.

    Returns
    -------
    Axes
    """
    if not len(table):
        return nothing(axes_or_new(ax, 2.8), "no two groups to compare")
    require(table, "word", "shift", "by_frequency", "by_valence", "count_first", "count_second")
    here, there = (table[name] / max(1, table[name].sum()) for name in ("count_second", "count_first"))
    how = np.where(table["by_valence"].abs() > table["by_frequency"].abs(), "≠", np.where(here >= there, "↑", "↓"))
    labels = [f"{word} {sign}" for word, sign in zip(table["word"], how)]
    axis = f"← {short(second)} more negative · {short(second)} more positive →\n"
    axis += f"↑ more often there, ↓ less often there, ≠ used differently, than in {short(first)}"
    return _diverging(table["shift"].head(top), labels[:top], axis, ax)


def _diverging(values: pd.Series, labels: list[str], axis: str, ax: Axes | None) -> Axes:
    """Bars to both sides of zero with their names at the foot of each bar."""
    ax = axes_or_new(ax, 0.9 + 0.24 * len(values))
    rows = np.arange(len(values))
    ax.barh(rows, values, color=inks(values), height=0.76)
    for row, value, name in zip(rows, values, labels):
        note(ax, name, (0, row), (-4 if value > 0 else 4, 0), ha="right" if value > 0 else "left")
    reach = max(values.abs().max(), 1e-9)
    # A side without bars is as wide as the names that stand on it.
    left, right = (1.15 * reach if any(sign * values > 0) else 0.35 * reach for sign in (-1, 1))
    ax.set(xlim=(-left, right), xlabel=axis, yticks=[])
    ax.spines["left"].set_visible(False)
    ax.grid(axis="y", visible=False)
    ax.invert_yaxis()
    return ax
