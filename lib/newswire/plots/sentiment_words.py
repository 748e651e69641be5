"""Pictures of the words that carry sentiment."""

import numpy as np

from .sentiment import _inks, _nothing, _require, _short
from .style import axes_or_new


def strongest_words(table, ax=None, *, top=12):
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
    _require(table, "word", "contribution", "count")
    sides = [table[table["contribution"] > 0].head(top), table[table["contribution"] < 0].head(top)[::-1]]
    words = [row for side in sides for row in side.itertuples()]
    if not words:
        return _nothing(axes_or_new(ax, figsize=(8, 2.8)), "no word is scored")
    labels = [f"{row.word} ×{row.count:,}" if row.count > 1 else row.word for row in words]
    return _diverging([row.contribution for row in words], labels, "added to or taken from the sentences' scores", ax)


def word_shift(table, ax=None, first="first", second="second", *, top=20):
    """Draw which words make the second group more positive or more negative than the first.

    Parameters
    ----------
    table : DataFrame
        word, shift, by_frequency, by_valence; from `sentiment.word_shift`.
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
        return _nothing(axes_or_new(ax, figsize=(8, 2.8)), "no two groups to compare")
    _require(table, "word", "shift", "by_frequency", "by_valence")
    counts = [table[name] / max(1, table[name].sum()) for name in ("count_first", "count_second")]
    table = table.head(top)
    more = np.where((counts[1] >= counts[0])[: len(table)], "↑", "↓")
    how = np.where(table["by_valence"].abs() > table["by_frequency"].abs(), "≠", more)
    labels = [f"{word} {sign}" for word, sign in zip(table["word"], how, strict=True)]
    axis = (
        f"← {_short(second)} more negative · {_short(second)} more positive →\n"
        f"↑ more often there, ↓ less often there, ≠ used differently, than in {_short(first)}"
    )
    return _diverging(table["shift"].tolist(), labels, axis, ax)


def _diverging(values, labels, axis, ax):
    """Bars to both sides of zero with their names at the foot of each bar."""
    ax = axes_or_new(ax, figsize=(8, 0.9 + 0.24 * len(values)))
    rows = np.arange(len(values))
    ax.barh(rows, values, color=_inks(values), height=0.76)
    for row, value, name in zip(rows, values, labels, strict=True):
        ax.annotate(
            name,
            (0, row),
            xytext=(-4 if value > 0 else 4, 0),
            textcoords="offset points",
            ha="right" if value > 0 else "left",
            va="center",
            fontsize=9,
        )
    reach = max(np.abs(values).max(), 1e-9)
    left, right = (1.15 * reach if any(sign * value > 0 for value in values) else 0.35 * reach for sign in (-1, 1))
    ax.set(xlim=(-left, right), xlabel=axis, yticks=[])
    ax.spines["left"].set_visible(False)
    ax.grid(axis="y", visible=False)
    ax.invert_yaxis()
    return ax
