"""Pictures of word frequencies: top words, Zipf's curve, where words stand, key words, and words over time."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Bbox

from ..frequencies.concordance import STRIPES, stripes
from ..frequencies.keyness import KEY
from ..tables import require
from .axes import CONTRAST, PALETTE, PRIMARY, QUIET, axes_or_new, band, date_axis, name_steps, note, nothing

_POINTS = 400  # of Zipf's curve: more would not be seen, and there may be a million words
_LINE = 0.065  # height of a line of type, as a share of a plot of words over time


def top_words(table: pd.DataFrame, ax: Axes | None = None, *, n: int = 20) -> Axes:
    """Draw the most frequent words with their intervals.

    Parameters
    ----------
    table : DataFrame
        word (or ngram), per_million and, where known, low and high; from `word_frequencies` or `ngrams`.
    ax : Axes, optional
    n : int
        How many words.

    Returns
    -------
    Axes
    """
    name = "ngram" if "ngram" in table else "word"
    require(table, name, "per_million")
    shown = table.head(n)[::-1]
    if not len(shown):
        return nothing(ax, "no words")
    ax = axes_or_new(ax, max(1.6, 0.7 + 0.26 * len(shown)))
    places = np.arange(len(shown))
    ax.hlines(places, 0, shown["per_million"], color=PRIMARY, alpha=0.25, linewidth=1.2)
    if "low" in shown and shown["low"].notna().any():
        ax.hlines(places, shown["low"], shown["high"], color=PRIMARY, alpha=0.45, linewidth=5)
        ax.set_xlim(0, shown[["per_million", "high"]].max().max() * 1.04)
    else:
        ax.set_xlim(0, shown["per_million"].max() * 1.08)
    ax.plot(shown["per_million"], places, "o", color=PRIMARY, markersize=5)
    name_steps(ax, shown[name], "occurrences per million words", 0.7)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.grid(True, axis="x")
    return ax


def rank_frequency(table: pd.DataFrame, ax: Axes | None = None, *, n: int = 9) -> Axes:
    """Draw how often words occur by their rank, on logarithmic scales, beside Zipf's law.

    Parameters
    ----------
    table : DataFrame
        word, count; of all words, function words too.
    ax : Axes, optional
    n : int
        How many words to name along the curve at most; one that would lie on another's name is left out.

    Returns
    -------
    Axes
    """
    require(table, "word", "count")
    ax = axes_or_new(ax, 4)
    if len(table) < 3:
        return nothing(ax, "too few words for a curve")
    ordered = table.sort_values(["count", "word"], ascending=[False, True])
    count = ordered["count"].to_numpy()
    rank = np.arange(1, len(count) + 1)
    kept = np.unique(np.geomspace(1, len(count), _POINTS).astype(int)) - 1
    law = count[0] / rank[kept]
    ax.plot(rank[kept], law, color=QUIET, linewidth=1, linestyle=(0, (4, 3)))
    ax.plot(rank[kept], count[kept], color=PRIMARY)
    ax.set(xscale="log", yscale="log", xlabel="rank of the word", ylabel="occurrences")
    for axis in (ax.xaxis, ax.yaxis):  # where stories are counted, a word may occur less than once
        axis.set_major_formatter(lambda value, _: f"{value:,.0f}" if value >= 1 else f"{value:g}")
        axis.set_minor_formatter("")
    middle = np.searchsorted(rank[kept], len(count) ** 0.5)
    at = (rank[kept][middle], law[middle])
    note(ax, "Zipf: the first count / rank", at, (-6, -4), ha="right", va="top", color=QUIET)
    ax.set_ylim(min(count[-1], 1) * 0.7, count[0] * 2)
    # Names stand along the first eighth of the ranks: further down, the curve is a staircase of rare words.
    written: list[Bbox] = []
    for place in np.unique(np.geomspace(1, max(len(count) // 8, 2), n).astype(int)) - 1:
        name = note(ax, ordered["word"].iloc[place], (rank[place], count[place]), (5, 5), va="baseline")
        box = name.get_window_extent()
        if box.count_overlaps(written):
            name.remove()
            continue
        written.append(box)
        ax.plot(rank[place], count[place], "o", color=PRIMARY, markersize=4)
    return ax


def word_positions(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw where words stand, from the first word of the corpus to the last: a lexical dispersion plot.

    The most frequent word is on top. The more frequent a word is in a part of the corpus, the darker its line there.

    Parameters
    ----------
    table : DataFrame
        word, place (0 to 1); from `frequencies.positions`, of an archive, too.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    counts = stripes(table)
    if counts.empty:
        return nothing(ax, "none of the words occurs")
    totals = counts.groupby("word")["count"].sum().reset_index()
    totals = totals.sort_values(["count", "word"], ascending=[True, False])
    ax = axes_or_new(ax, max(1.4, 0.8 + 0.34 * len(totals)))
    for row, (word, total) in enumerate(totals.to_numpy()):
        stripe, count = counts.loc[counts["word"] == word, ["stripe", "count"]].to_numpy().T
        # The square root keeps sparse parts visible beside dense ones, and a quarter of the ink keeps single places so.
        inks = [to_rgba(PRIMARY, max(0.25, 0.9 * share**0.5)) for share in count / count.max()]
        ax.vlines((stripe + 0.5) / STRIPES, row - 0.36, row + 0.36, colors=inks, linewidth=1.1)
        ax.annotate(f"{total:,}", (1.01, row), va="center", fontsize=9, annotation_clip=False)
    name_steps(ax, totals["word"], "from the first word to the last")
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["start", "¼", "½", "¾", "end"])
    return ax


def key_words(
    table: pd.DataFrame, ax: Axes | None = None, *, n: int = 15, target: str = "here", reference: str = "elsewhere"
) -> Axes:
    """Draw the words that set a target apart from a reference, and the reverse, by how many times as frequent they are.

    Parameters
    ----------
    table : DataFrame
        word, log_likelihood, log_ratio, low, high and, where words were tested, q; from `keyness`. Of tested words only
        those that are key are drawn.
    ax : Axes, optional
    n : int
        Words on either side.
    target, reference : str
        What the sides are called.

    Returns
    -------
    Axes
    """
    require(table, "word", "log_likelihood", "log_ratio", "low", "high")
    shown = _firmest(table.dropna(subset=["log_ratio"]), n)[::-1]
    if not len(shown):
        return nothing(ax, "no word is firmly used more on one side")
    ax = axes_or_new(ax, max(1.8, 1 + 0.24 * len(shown)))
    ends = shown[["log_ratio", "low", "high"]].replace([np.inf, -np.inf], np.nan)
    least, most = min(ends.min().min(), 0) - 0.4, max(ends.max().max(), 0) + 0.4
    more = shown["log_likelihood"] > 0
    for mask, name, colour, at, align in ((more, target, PRIMARY, 1, "right"), (~more, reference, CONTRAST, 0, "left")):
        rows, part = np.flatnonzero(mask), shown[mask]
        ax.hlines(rows, part["low"].clip(least), part["high"].clip(upper=most), color=colour, alpha=0.4, linewidth=5)
        ax.plot(part["log_ratio"], rows, "o", color=colour, markersize=5)
        words = f"more in {name}" if len(part) else ""
        ax.annotate(words, (at, 1), (0, 4), "axes fraction", "offset points", color=colour, weight="bold", ha=align)
    name_steps(ax, shown["word"], "times as frequent", 0.7)
    ax.axvline(0, color=QUIET, linewidth=0.8)  # as frequent on both sides: the one line that words are measured from
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.set_xlim(least, most)
    ax.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    ax.xaxis.set_major_formatter(lambda value, _: f"{2**value:,.0f}" if value >= 0 else f"1/{2**-value:,.0f}")
    ax.grid(True, axis="x")
    return ax


def _firmest(table: pd.DataFrame, n: int) -> pd.DataFrame:
    """Return the first and the last words, of those that are key where they were tested; beside English, the first."""
    if "q" not in table:
        return table[table["log_likelihood"] > 0].head(n)
    firm = table[table["q"] < KEY] if table["q"].notna().any() else table
    more = firm["log_likelihood"] > 0
    return pd.concat([firm[more].head(n), firm[~more].tail(n)])


def word_trend(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how often words were used over time, with intervals; peaks have a dot, thin periods a hollow one.

    Parameters
    ----------
    table : DataFrame
        period, word, per_million, low, high, thin, peak; from `frequencies.trend`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    require(table, "period", "word", "per_million", "low", "high", "thin", "peak")
    ax = axes_or_new(ax, 3.6)
    if table["period"].nunique() < 2:
        return nothing(ax, "one period only: nothing to follow" if len(table) else "no dates")
    table = table.assign(period=table["period"].dt.start_time)
    ends = []
    for colour, (word, rows) in zip(np.resize(PALETTE, table["word"].nunique()), table.groupby("word", sort=False)):
        ax.plot(rows["period"], rows["per_million"], color=colour)
        band(ax, rows["period"], rows, colour, 0.15)
        peak = rows[rows["peak"].astype(bool)]
        ax.plot(peak["period"], peak["per_million"], "o", markersize=5, color=colour)
        thin = rows[rows["thin"]]
        ax.plot(thin["period"], thin["per_million"], "o", markersize=4, markerfacecolor="none", color=colour)
        ends.append((rows["per_million"].dropna().iloc[-1], word, colour))
    # Thin periods and the widest hundredth of the intervals may leave the figure: they would flatten all else.
    firm = table[~table["thin"].astype(bool)] if not table["thin"].all() else table
    top = np.nanquantile(firm["high"].fillna(firm["per_million"]), 0.99)
    ax.set(ylim=(0, max(top, firm["per_million"].max()) * 1.05 or 1), ylabel="per million words")
    ax.yaxis.set_major_formatter("{x:,.0f}")
    height = -np.inf
    for value, word, colour in sorted(ends):  # lines are named at their right end, moved up where names would overlap
        height = max(value, height + _LINE * ax.get_ylim()[1])
        at, to = (table["period"].max(), value), ax.get_yaxis_transform()
        ax.annotate(word, at, (1.015, height), textcoords=to, color=colour, va="center", annotation_clip=False)
    ax.margins(x=0.01)
    date_axis(ax)
    return ax
