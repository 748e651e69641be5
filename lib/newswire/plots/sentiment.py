"""Pictures of sentiment: every mean with its interval, thin cells drawn hollow, positive and negative in two inks."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from ..display.values import counted
from ..findings.words import is_empty, score, units
from ..sentiment.scores import THRESHOLD, signs
from ..stories.counting import Count
from ..tables import require
from .axes import CONTRAST, INK, PRIMARY, QUIET, axes_or_new, date_axis, name_rows, note, nothing, short, whole_numbers

_LONG = 80  # sentences: with more, single ones cannot be told apart, and a line shows their course
_HOLLOW = "hollow: too few {} for an interval"
_MANY = 60  # periods: with more, dots and broad intervals would run into each other


def sentiment_along_article(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the score of each sentence of one article, in order.

    Parameters
    ----------
    table : DataFrame
        sentence, compound; from `sentiment.score_sentences`, for one article.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    if is_empty(table, "sentence", "compound"):
        return nothing(ax, "no sentences")
    ax = axes_or_new(ax, 2.8)
    scores, place = table["compound"], table["sentence"] + 1
    ax.bar(place, scores, color=inks(scores), width=0.8)
    silent, remark = place[scores == 0], ""
    if len(place) > _LONG:
        ax.plot(place, scores.rolling(_LONG // 4, center=True, min_periods=1).mean(), color=INK)
        remark = f" (line: mean of {_LONG // 4} sentences)"
    elif len(silent):
        ax.plot(silent, np.zeros(len(silent)), "o", color=QUIET, markersize=3.5)
        remark = " (a dot: score zero)"
    ax.axhline(0, color=INK, linewidth=0.8)
    ax.set(ylim=(-1.05, 1.05), ylabel="score", xlabel=f"sentence, in order{remark}")
    whole_numbers(ax.xaxis)
    return ax


def score_distribution(table: pd.DataFrame, ax: Axes | None = None, *, count: Count = "articles") -> Axes:
    """Draw how the scores of articles, or stories, are spread, with their mean marked.

    Parameters
    ----------
    table : DataFrame
        mean; from `sentiment.score_articles`.
    ax : Axes, optional
    count : {"articles", "stories"}

    Returns
    -------
    Axes
    """
    require(table, "mean")
    ax = axes_or_new(ax, 2.8)
    scores = table["mean"].dropna().to_numpy()
    if len(scores) < 2:
        return nothing(ax, "one article only: no spread to show" if len(scores) else "no articles with sentences")
    counts, edges = np.histogram(scores, np.linspace(-1, 1, 41))
    ax.bar(edges[:-1], counts, width=0.046, align="edge", color=inks(edges[:-1] + 0.025))
    ax.axvline(0, color=INK, linewidth=0.8)
    at, line = (scores.mean(), counts.max()), {"arrowstyle": "-", "color": INK, "linewidth": 0.8}
    away, ha = (-14, "right") if at[0] < 0 else (14, "left")  # from the line at zero
    note(ax, f"mean {score(at[0])}", at, (away, 4), color=INK, arrowprops=line, va="baseline", ha=ha, fontsize=10)
    reach = max(0.2, np.abs(scores).max() + 0.05)
    inside = {"articles": "the article's sentences", "stories": "the story's articles"}[count]
    ax.set(xlim=(-reach, reach), ylim=(0, counts.max() * 1.18), ylabel=count, xlabel=f"mean score of {inside}")
    whole_numbers(ax.yaxis)
    return ax


def sentiment_over_time(table: pd.DataFrame, ax: Axes | None = None, *, count: Count = "articles") -> Axes:
    """Draw the mean score of each period with its interval; periods too thin for one are hollow.

    Parameters
    ----------
    table : DataFrame
        period, mean, low, high, thin; from `sentiment.period_scores`.
    ax : Axes, optional
    count : {"articles", "stories"}

    Returns
    -------
    Axes
    """
    require(table, "period", "mean", "low", "high", "thin")
    ax = axes_or_new(ax, 3.2)
    if len(table) < 2:
        return nothing(ax, "one period only: nothing to compare" if len(table) else "no article has a date")
    table = table.assign(period=table["period"].dt.start_time)
    thin, firm = table[table["thin"]], table[~table["thin"]]
    few = len(firm) < _MANY
    ax.plot(firm["period"], firm["mean"], color=PRIMARY, marker="o" if few else None, markersize=4)
    ax.vlines(firm["period"], firm["low"], firm["high"], color=PRIMARY, alpha=0.45, linewidth=3 if few else 1)
    ax.plot(thin["period"], thin["mean"], "o", markerfacecolor="none", markeredgecolor=QUIET, markersize=4)
    ax.axhline(0, color=INK, linewidth=0.8)
    reach = 1.1 * _reach(table)
    ax.set(ylim=(-reach, reach), ylabel="mean score", xlabel=_HOLLOW.format(count) if len(thin) else "")
    date_axis(ax)
    return ax


def sentiment_by_group(table: pd.DataFrame, ax: Axes | None = None, *, n: int = 12, count: Count = "articles") -> Axes:
    """Draw the mean score of each group with its interval; groups too thin for one are hollow.

    Parameters
    ----------
    table : DataFrame
        The groups first, then n_articles, mean, low, high, thin; from `sentiment.group_scores`.
    ax : Axes, optional
    n, count : int, {"articles", "stories"}
        Most groups to draw, and what counts as one.

    Returns
    -------
    Axes
    """
    require(table, "n_articles", "mean", "low", "high", "thin")
    if len(table) < 2:
        return nothing(ax, "one group only: nothing to compare")
    sizes = [units(size, count) for size in table["n_articles"].head(n)]
    return _dots(table.head(n), table.columns[0], sizes, "mean score", count, ax)


def sentiment_towards(table: pd.DataFrame, ax: Axes | None = None, *, n: int = 12, count: Count = "articles") -> Axes:
    """Draw the mean score towards each target with its interval; targets with too few articles are hollow.

    Parameters
    ----------
    table : DataFrame
        target, n_sentences, mean, low, high, thin; from `sentiment.target_scores`.
    ax : Axes, optional
    n, count : int, {"articles", "stories"}
        Most targets to draw, and what counts as one.

    Returns
    -------
    Axes
    """
    if is_empty(table, "target", "n_sentences", "mean", "low", "high", "thin"):
        return nothing(ax, "no target is named")
    sizes = [counted(size, "sentence") for size in table["n_sentences"].head(n)]
    return _dots(table.head(n), "target", sizes, "mean score towards the target", count, ax)


def instruments_compared(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw what each instrument says: its score of one article as a dot, else the share of articles with each sign.

    Parameters
    ----------
    table : DataFrame
        A column of scores for each instrument; from `sentiment.panel`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    ax = axes_or_new(ax, 0.9 + 0.42 * max(1, table.shape[1]))
    if not len(table):
        return nothing(ax, "no articles")
    rows = np.arange(table.shape[1])
    if len(table) == 1:
        scores = table.iloc[0].to_numpy(float)
        ax.hlines(rows, 0, scores, color=inks(scores), linewidth=2)
        ax.scatter(scores, rows, color=inks(scores), zorder=3)
        for row, value in zip(rows, scores):
            note(ax, score(value), (value, row), (0, 6), ha="center", va="baseline")
        ax.set(xlim=(-1.1, 1.1), xlabel="score, -1 negative to 1 positive")
        ax.axvline(0, color=INK, linewidth=0.8)
    else:
        _sign_shares(ax, table, rows)
    name_rows(ax, rows, table.columns)
    ax.invert_yaxis()
    return ax


def strongest_words(table: pd.DataFrame, ax: Axes | None = None, *, n: int = 12) -> Axes:
    """Draw what the strongest words add and take away, in all their places together.

    Parameters
    ----------
    table : DataFrame
        word, contribution, count; from `sentiment.strongest_words`.
    ax : Axes, optional
    n : int
        Most words on each side.

    Returns
    -------
    Axes
    """
    require(table, "word", "contribution", "count")
    table = pd.concat([table[table["contribution"] > 0].head(n), table[table["contribution"] < 0].head(n)[::-1]])
    names = [f"{word} ×{uses:,}" if uses > 1 else word for word, uses in zip(table["word"], table["count"])]
    if table.empty:
        return nothing(ax, "no word is scored")
    axis = "points added to or taken from the sentences (one word: −4 to 4)"
    return _diverging(table["contribution"], names, axis, ax)


def word_shift(
    table: pd.DataFrame, ax: Axes | None = None, first: str = "first", second: str = "second", *, n: int = 20
) -> Axes:
    """Draw which words make the second group more positive or more negative than the first.

    Parameters
    ----------
    table : DataFrame
        word, shift, by_frequency, by_valence, count_first, count_second; from `sentiment.word_shift`.
    ax : Axes, optional
    first, second : str
        The names of the groups.
    n : int
        Most words to draw.

    Returns
    -------
    Axes
    """
    if not len(table):
        return nothing(ax, "no scored words in two groups")
    require(table, "word", "shift", "by_frequency", "by_valence", "count_first", "count_second")
    here, there = (table[name] / max(1, table[name].sum()) for name in ("count_second", "count_first"))
    how = np.where(table["by_valence"].abs() > table["by_frequency"].abs(), "≠", np.where(here >= there, "↑", "↓"))
    labels = [f"{word} {sign}" for word, sign in zip(table["word"], how)]
    axis = f"← {short(second)} more negative · {short(second)} more positive →\n"
    axis += f"↑ more often there, ↓ less often there, ≠ used differently, than in {short(first)}"
    return _diverging(table["shift"].head(n), labels[:n], axis, ax)


def _sign_shares(ax: Axes, table: pd.DataFrame, rows: np.ndarray) -> None:
    """Stacked bars: the shares of negative, neutral and positive articles, written into them."""
    sign, left = table.apply(signs), np.zeros(len(rows))
    for name, ink in (("negative", CONTRAST), ("neutral", QUIET), ("positive", PRIMARY)):
        share = (sign == name).mean().to_numpy()
        bars = ax.barh(rows, share, left=left, color=ink, height=0.66)
        words = [f"{value:.0%}" if value >= 0.06 else "" for value in share]  # a narrower bar has no room for it
        words[0] = f"{name} {words[0]}" if share[0] >= 0.18 else words[0]
        ax.bar_label(bars, words, label_type="center", color="white", fontsize=9)
        left = left + share
    ax.set(xlim=(0, 1), xlabel=f"share of articles: negative, neutral (within ±{THRESHOLD}), positive")
    ax.xaxis.set_major_formatter("{x:.0%}")


def _dots(table: pd.DataFrame, name: str, sizes: list[str], label: str, count: Count, ax: Axes | None) -> Axes:
    """One row each, the highest on top: the mean as a dot on its interval, and on the right what it is the mean of."""
    ax = axes_or_new(ax, 0.9 + 0.32 * len(table))
    table = table.assign(sizes=sizes).sort_values("mean", ignore_index=True)
    rows = np.arange(len(table))[::-1]
    thin = table["thin"].to_numpy(bool)
    ink = np.array(inks(table["mean"]))
    ax.hlines(rows[~thin], table["low"][~thin], table["high"][~thin], color=ink[~thin], linewidth=3, alpha=0.45)
    ax.scatter(table["mean"][~thin], rows[~thin], color=ink[~thin], zorder=3)
    ax.scatter(table["mean"][thin], rows[thin], facecolor="none", edgecolor=QUIET, linewidth=1.3, zorder=3)
    for row, size in zip(rows, table["sizes"]):
        ax.annotate(size, (1.01, row), xycoords=("axes fraction", "data"), va="center", fontsize=8.5, color=QUIET)
    ax.axvline(0, color=INK, linewidth=0.8)
    reach = 1.15 * (_reach(table) or 1)
    ax.set(xlim=(-reach, reach), xlabel=f"{label} ({_HOLLOW.format(count)})" if thin.any() else label)
    name_rows(ax, rows, table[name])
    return ax


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


def inks(scores: Iterable[float]) -> list[str]:
    """Return the ink of each score, by its sign."""
    return [PRIMARY if score > 0 else CONTRAST if score < 0 else QUIET for score in scores]


def _reach(table: pd.DataFrame) -> float:  # how far means and intervals are from zero at most
    return table[["mean", "low", "high"]].abs().max().max()
