"""Pictures of what a corpus holds."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from ..corpus.overview import NOT_GIVEN
from ..findings.words import count, is_empty, period_name, period_unit
from ..tables import require
from .axes import CONTRAST, INK, PRIMARY, QUIET, axes_or_new, date_axis, name_rows, note, nothing, short, whole_numbers


def articles_over_time(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how many articles there are in each period.

    Parameters
    ----------
    table : DataFrame
        period, n_articles; from `overview.articles_per_period`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    require(table, "period", "n_articles")
    ax = axes_or_new(ax, 2.8)
    periods, counts, unit = table["period"].dt, table["n_articles"], period_unit(table["period"])
    if len(table) < 2:
        return nothing(ax, f"one {unit} only: nothing to compare" if len(table) else "no article has a date")
    starts, lengths = periods.start_time, periods.end_time - periods.start_time
    ax.bar(starts, counts, width=0.9 * lengths.dt.total_seconds() / 86400, align="edge", color=PRIMARY)
    ax.set_ylabel(f"articles a {unit}")
    whole_numbers(ax.yaxis)
    names = [period_name(period, "%b") for period in table["period"]]
    middles = starts + lengths / 2
    if len(table) > 6:  # with fewer there is room to name each, and no need to point at the fullest
        date_axis(ax)
        if (counts == counts.max()).sum() == 1:
            peak = int(counts.to_numpy().argmax())
            at = (middles.iloc[peak], counts.iloc[peak])
            note(ax, f"{names[peak]}: {counts.iloc[peak]:,}", at, (0, 3), ha="center", va="baseline", color=INK)
            ax.margins(y=0.14)
    else:
        ax.set_xticks(list(middles), names)
        room = 2 * lengths.iloc[0]  # without it two bars would fill the figure
        ax.set_xlim(starts.iloc[0] - room, periods.end_time.iloc[-1] + room)
    return ax


def article_lengths(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how long the articles are, with the median marked.

    Parameters
    ----------
    table : DataFrame
        n_words; from `overview.article_lengths`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    require(table, "n_words")
    ax = axes_or_new(ax, 2.8)
    words = table["n_words"].to_numpy()
    if len(words) < 2:
        return nothing(ax, f"one article of {count(words[0], 'word')}" if len(words) else "no articles")
    many = len(words) > 100
    top = max(1, np.quantile(words, 0.99 if many else 1))  # a few very long ones would squeeze all others into one bar
    counts, _, _ = ax.hist(np.clip(words, 0, top), bins=min(40, max(5, len(words))), color=PRIMARY, edgecolor="none")
    middle = float(np.median(words))
    ax.axvline(middle, color=CONTRAST, linewidth=1.4)
    ax.annotate(f" median {middle:,.0f}", (middle, 1), xycoords=("data", "axes fraction"), va="top", color=CONTRAST)
    beyond = ", the longest 1% in the last bar" if many else ""
    ax.set(xlabel=f"words in the article{beyond}", ylabel="articles", ylim=(0, np.max(counts) * 1.15))
    ax.xaxis.set_major_formatter("{x:,.0f}")
    whole_numbers(ax.yaxis)
    return ax


def sentence_lengths(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the words in each sentence of one article, paragraphs told apart by their tone.

    Parameters
    ----------
    table : DataFrame
        paragraph, sentence, n_words; from `overview.article_parts`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    if is_empty(table, "paragraph", "sentence", "n_words"):
        return nothing(ax, "no sentences")
    if len(table) == 1:
        return nothing(ax, "one sentence only")
    ax = axes_or_new(ax, 2.4)
    tones = np.where(table["paragraph"] % 2, PRIMARY, "#6fb3ae")
    ax.bar(table["sentence"], table["n_words"], color=tones, width=0.86)
    ax.set(xlabel="sentences of the article, paragraphs in alternating tones", ylabel="words")
    whole_numbers(ax.xaxis)
    return ax


def article_shares(table: pd.DataFrame, ax: Axes | None = None, *, n: int = 12) -> Axes:
    """Draw how the articles are spread over the values of a column, as labelled bars.

    Parameters
    ----------
    table : DataFrame
        The column's values first, then n_articles and share; from `overview.article_shares`.
    ax : Axes, optional
    n : int
        Most values to draw; the others are added up.

    Returns
    -------
    Axes
    """
    require(table, "n_articles", "share")
    named = (table.iloc[:, 0] != NOT_GIVEN).to_numpy()
    rest = named & (named.cumsum() > n)
    others = table.loc[rest, ["n_articles", "share"]].sum().to_frame().T
    others.insert(0, table.columns[0], f"{rest.sum():,} others")
    table = pd.concat([table[named & ~rest], *([others] if rest.any() else []), table[~named]])
    values, quiet = table.iloc[:, 0], np.arange(len(table)) >= (named & ~rest).sum()
    ax = axes_or_new(ax, 0.6 + 0.3 * max(1, len(table)))
    if len(table) < 2:
        return nothing(ax, f"all have the same value, {short(values.iloc[0])}" if named.any() else "nothing to compare")
    rows = np.arange(len(table))
    inks = np.where(quiet, QUIET, PRIMARY)
    bars = ax.barh(rows, table["n_articles"], color=inks, height=0.72)
    notes = [f"{size:,.0f} ({share:.0%})" for size, share in zip(table["n_articles"], table["share"])]
    ax.bar_label(bars, notes, padding=4, color=INK, fontsize=9)
    name_rows(ax, rows, values)
    ax.invert_yaxis()
    ax.xaxis.set_visible(False)
    ax.spines["bottom"].set_visible(False)
    ax.margins(x=0.14, y=0.02)
    return ax
