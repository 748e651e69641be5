"""Pictures of sentiment: every mean with its interval, thin cells drawn hollow, positive and negative in two inks."""

import numpy as np
import pandas as pd

from .style import CONTRAST, INK, PRIMARY, QUIET, axes_or_new

LONG = 80
BOTH_WAYS = "score, -1 negative to 1 positive"


def sentiment_along_article(table, ax=None):
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
    _require(table, "sentence", "compound")
    ax = axes_or_new(ax, figsize=(8, 2.8))
    if not len(table):
        return _nothing(ax, "no sentences")
    score, place = table["compound"].to_numpy(), table["sentence"].to_numpy() + 1
    ax.bar(place, score, color=_inks(score), width=0.8)
    silent, note = place[score == 0], ""
    if len(place) > LONG:
        ax.plot(place, pd.Series(score).rolling(LONG // 4, center=True, min_periods=1).mean(), color=INK)
        note = f" (line: mean of {LONG // 4} sentences)"
    elif len(silent):
        ax.plot(silent, np.zeros(len(silent)), "o", color=QUIET, markersize=3.5)
        note = " (a dot: score zero)"
    _zero(ax.axhline)
    ax.set(ylim=(-1.05, 1.05), ylabel="score", xlabel=f"sentence, in order{note}")
    ax.xaxis.get_major_locator().set_params(integer=True)
    return ax


def score_distribution(table, ax=None):
    """Draw how the scores of articles are spread, with their mean marked.

    Parameters
    ----------
    table : DataFrame
        mean; from `sentiment.score_articles`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    _require(table, "mean")
    ax = axes_or_new(ax, figsize=(8, 2.8))
    scores = table["mean"].dropna().to_numpy()
    if len(scores) < 2:
        return _nothing(ax, "one article only: no spread to show" if len(scores) else "no articles with sentences")
    edges = np.linspace(-1, 1, 41)
    counts, _ = np.histogram(scores, edges)
    ax.bar(edges[:-1], counts, width=0.046, align="edge", color=_inks(edges[:-1] + 0.025))
    _zero(ax.axvline)
    mean = scores.mean()
    ax.annotate(
        f"mean {mean:+.2f}",
        (mean, counts.max()),
        xytext=(14, 4),
        textcoords="offset points",
        color=INK,
        arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 0.8},
    )
    reach = max(0.2, np.abs(scores).max() + 0.05)
    ax.set(xlim=(-reach, reach), xlabel="mean score of the article's sentences", ylabel="articles")
    ax.set_ylim(0, counts.max() * 1.18)
    ax.yaxis.get_major_locator().set_params(integer=True)
    return ax


def sentiment_over_time(table, ax=None):
    """Draw the mean score of each period with its interval; periods too thin for one are hollow.

    Parameters
    ----------
    table : DataFrame
        period, mean, low, high, thin; from `sentiment.period_scores`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    _require(table, "period", "mean", "low", "high", "thin")
    ax = axes_or_new(ax, figsize=(8, 3.2))
    if len(table) < 2:
        return _nothing(ax, "one period only: nothing to compare" if len(table) else "no article has a date")
    firm = table[~table["thin"]]
    ax.plot(firm["period"], firm["mean"], color=PRIMARY, marker="o" if len(firm) < 60 else None, markersize=4)
    width = 3 if len(firm) < 60 else 1
    ax.vlines(firm["period"], firm["low"], firm["high"], color=PRIMARY, alpha=0.45, linewidth=width)
    thin = table[table["thin"]]
    ax.plot(thin["period"], thin["mean"], "o", markerfacecolor="none", markeredgecolor=QUIET, markersize=4)
    _zero(ax.axhline)
    ends = table[["mean", "low", "high"]].abs().max().max()
    ax.set(ylim=(-1.1 * ends, 1.1 * ends), ylabel="mean score")
    if len(thin):
        ax.set_xlabel("hollow: too few articles for an interval")
    _few_dates(ax, table["period"])
    return ax


def sentiment_by_group(table, ax=None, *, top=12):
    """Draw the mean score of each group with its interval; groups too thin for one are hollow.

    Parameters
    ----------
    table : DataFrame
        The groups first, then n_articles, mean, low, high, thin; from `sentiment.group_scores`.
    ax : Axes, optional
    top : int
        Most groups to draw.

    Returns
    -------
    Axes
    """
    _require(table, "n_articles", "mean", "low", "high", "thin")
    if len(table) < 2:
        return _nothing(axes_or_new(ax, figsize=(8, 2.8)), "one group only: nothing to compare")
    table = table.head(top).sort_values("mean", ignore_index=True)
    notes = [f"{n:,} article{'s' * (n != 1)}" for n in table["n_articles"]]
    return _dots(table, table.iloc[:, 0], notes, "mean score", ax)


def sentiment_towards(table, ax=None, *, top=12):
    """Draw the mean score towards each target with its interval; targets with too few articles are hollow.

    Parameters
    ----------
    table : DataFrame
        target, n_sentences, mean, low, high, thin; from `sentiment.target_scores`.
    ax : Axes, optional
    top : int
        Most targets to draw.

    Returns
    -------
    Axes
    """
    _require(table, "target", "n_sentences", "mean", "low", "high", "thin")
    if not len(table):
        return _nothing(axes_or_new(ax, figsize=(8, 2.8)), "no target is named")
    table = table.head(top).sort_values("mean", ignore_index=True)
    notes = [f"{n:,} sentence{'s' * (n != 1)}" for n in table["n_sentences"]]
    return _dots(table, table["target"], notes, "mean score towards the target", ax)


def instruments_compared(table, ax=None):
    """Draw what each instrument says: a dot each for one article, else the share of articles with each sign.

    Parameters
    ----------
    table : DataFrame
        A column of scores for each instrument; from `sentiment.panel`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    ax = axes_or_new(ax, figsize=(8, 0.9 + 0.42 * max(1, table.shape[1])))
    if not len(table):
        return _nothing(ax, "no articles")
    rows = np.arange(table.shape[1])
    if len(table) == 1:
        scores = table.iloc[0].to_numpy(float)
        ax.hlines(rows, 0, scores, color=_inks(scores), linewidth=2)
        ax.scatter(scores, rows, color=_inks(scores), zorder=3)
        for row, score in zip(rows, scores, strict=True):
            ax.annotate(
                f"{score:+.2f}", (score, row), xytext=(0, 6), textcoords="offset points", ha="center", fontsize=9
            )
        ax.set(xlim=(-1.1, 1.1), xlabel=BOTH_WAYS)
        _zero(ax.axvline)
    else:
        _sign_shares(ax, table, rows)
    _rows(ax, rows, table.columns)
    return ax


def _sign_shares(ax, table, rows):
    """Stacked bars: the shares of negative, neutral and positive articles, written into them."""
    shares = np.array([(table <= -0.05).mean(), ((table > -0.05) & (table < 0.05)).mean(), (table >= 0.05).mean()])
    left = np.cumsum(shares, axis=0) - shares
    for share, start, ink, name in zip(
        shares, left, (CONTRAST, QUIET, PRIMARY), ("negative", "neutral", "positive"), strict=True
    ):
        bars = ax.barh(rows, share, left=start, color=ink, height=0.66)
        words = [f"{value:.0%}" if value >= 0.06 else "" for value in share]
        words[0] = f"{name} {words[0]}" if share[0] >= 0.18 else words[0]
        ax.bar_label(bars, words, label_type="center", color="white", fontsize=9)
    ax.set(xlim=(0, 1), xlabel="share of articles: negative, neutral (within ±0.05), positive")
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")


def _dots(table, names, notes, label, ax):
    """One row each: the mean as a dot on its interval, the note at the right."""
    ax = axes_or_new(ax, figsize=(8, 0.9 + 0.32 * len(table)))
    rows = np.arange(len(table))[::-1]
    firm, thin = ~table["thin"].to_numpy(bool), table["thin"].to_numpy(bool)
    inks = np.array(_inks(table["mean"].to_numpy()))
    ax.hlines(rows[firm], table["low"][firm], table["high"][firm], color=inks[firm], linewidth=3, alpha=0.45)
    ax.scatter(table["mean"][firm], rows[firm], color=inks[firm], zorder=3)
    ax.scatter(table["mean"][thin], rows[thin], facecolor="none", edgecolor=QUIET, linewidth=1.3, zorder=3)
    for row, note in zip(rows, notes, strict=True):
        ax.annotate(note, (1.01, row), xycoords=("axes fraction", "data"), va="center", fontsize=8.5, color=QUIET)
    _zero(ax.axvline)
    ends = table[["mean", "low", "high"]].abs().max().max() or 1
    note = " (hollow: too few articles for an interval)" if thin.any() else ""
    ax.set(xlim=(-1.15 * ends, 1.15 * ends), xlabel=label + note)
    _rows(ax, rows, names, flip=False)
    return ax


def _rows(ax, rows, names, flip=True):
    ax.set_yticks(rows, [_short(name) for name in names])
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="y", visible=False)
    if flip:
        ax.invert_yaxis()


def _inks(scores):
    return [PRIMARY if score > 0 else CONTRAST if score < 0 else QUIET for score in scores]


def _zero(line):
    line(0, color=INK, linewidth=0.8)


def _short(name, limit=34):
    name = str(name)
    return name if len(name) <= limit else name[: limit - 1] + "…"


def _few_dates(ax, dates):
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=3, maxticks=9)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def _require(table, *columns):
    for column in columns:
        if column not in table:
            raise ValueError(f"The table has no column {column!r}; this plot needs {', '.join(columns)}.")


def _nothing(ax, words):
    """Say why there is nothing to draw, on a figure no taller than that takes."""
    ax.figure.set_size_inches(8, 0.7)
    ax.text(0.5, 0.5, words, ha="center", va="center", transform=ax.transAxes, color=INK)
    ax.set_axis_off()
    return ax
