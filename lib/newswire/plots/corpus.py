"""Pictures of what a corpus holds."""

import numpy as np

from .style import CONTRAST, INK, PRIMARY, QUIET, axes_or_new

UNITS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}


def articles_over_time(table, ax=None):
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
    _require(table, "period", "n_articles")
    ax = axes_or_new(ax, figsize=(8, 2.8))
    unit = UNITS.get(table["period"].dtype.freq.rule_code[0], "period")
    starts = table["period"].dt.start_time
    widths = (table["period"].dt.end_time - starts).dt.total_seconds() / 86400
    if len(table) < 2:
        return _nothing(ax, f"one {unit} only: nothing to compare" if len(table) else "no article has a date")
    ax.bar(starts, table["n_articles"], width=0.9 * widths, align="edge", color=PRIMARY)
    ax.set_ylabel(f"articles a {unit}")
    ax.yaxis.get_major_locator().set_params(integer=True)
    _mark_peak(ax, table, starts, widths)
    _few_dates(ax, table, starts)
    return ax


def article_lengths(table, ax=None):
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
    _require(table, "n_words")
    ax = axes_or_new(ax, figsize=(8, 2.8))
    words = table["n_words"].to_numpy()
    if len(words) < 2:
        return _nothing(ax, f"one article of {words[0]:,} words" if len(words) else "no articles")
    top = max(1, np.quantile(words, 0.99))
    ax.hist(np.clip(words, 0, top), bins=min(40, max(5, len(words))), color=PRIMARY, edgecolor="none")
    middle = float(np.median(words))
    ax.axvline(middle, color=CONTRAST, linewidth=1.4)
    ax.annotate(f" median {middle:,.0f}", (middle, 1), xycoords=("data", "axes fraction"), va="top", color=CONTRAST)
    ax.set_xlabel("words in the article" + (", the longest 1% in the last bar" if len(words) > 100 else ""))
    ax.set_ylabel("articles")
    ax.yaxis.get_major_locator().set_params(integer=True)
    return ax


def sentence_lengths(table, ax=None):
    """Draw the sentences of one article, as long as their words are many, paragraphs told apart by their tone.

    Parameters
    ----------
    table : DataFrame
        paragraph, sentence, n_words; from `paragraphs.article_parts`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    _require(table, "paragraph", "sentence", "n_words")
    ax = axes_or_new(ax, figsize=(8, 2.4))
    if not len(table):
        return _nothing(ax, "no sentences")
    tones = np.where(table["paragraph"] % 2, PRIMARY, "#6fb3ae")
    ax.bar(table["sentence"], table["n_words"], color=tones, width=0.86)
    ax.set_xlabel("sentences of the article, paragraphs in alternating tones")
    ax.set_ylabel("words")
    ax.xaxis.get_major_locator().set_params(integer=True)
    return ax


def article_shares(table, ax=None):
    """Draw how the articles are spread over the values of a column, as labelled bars.

    Parameters
    ----------
    table : DataFrame
        The column's values first, then n_articles and share; from `overview.article_shares`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    _require(table, "n_articles", "share")
    ax = axes_or_new(ax, figsize=(8, 0.6 + 0.3 * max(1, len(table))))
    if len(table) < 2:
        return _nothing(ax, f"one value only: {_short(table.iloc[0, 0])}" if len(table) else "nothing to compare")
    names = [_short(name) for name in table.iloc[:, 0]]
    quiet = table.iloc[:, 0].isin(["all others", "not given"])
    bars = ax.barh(np.arange(len(table)), table["n_articles"], color=np.where(quiet, QUIET, PRIMARY), height=0.72)
    ax.bar_label(
        bars,
        [f"{n:,} ({share:.0%})" for n, share in zip(table["n_articles"], table["share"], strict=True)],
        padding=4,
        color=INK,
        fontsize=9,
    )
    _bars_only(ax, names)
    return ax


def rejected_inputs(table, ax=None):
    """Draw why inputs could not be read, as labelled bars.

    Parameters
    ----------
    table : DataFrame
        reason, n_inputs; from `overview.rejected_reasons`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    _require(table, "reason", "n_inputs")
    ax = axes_or_new(ax, figsize=(8, 0.6 + 0.3 * max(1, len(table))))
    if not len(table):
        return _nothing(ax, "everything could be read")
    bars = ax.barh(np.arange(len(table)), table["n_inputs"], color=CONTRAST, height=0.72)
    ax.bar_label(bars, padding=4, color=INK, fontsize=9)
    _bars_only(ax, [_short(reason, 60) for reason in table["reason"]])
    return ax


def _require(table, *columns):
    for column in columns:
        if column not in table:
            raise ValueError(f"The table has no column {column!r}; this plot needs {', '.join(columns)}.")


def _nothing(ax, words):
    """Say why there is nothing to draw, on a figure no taller than that takes."""
    ax.set_axis_off()
    if len(ax.figure.axes) == 1:
        ax.figure.set_figheight(0.6)
    ax.text(0.5, 0.5, words, ha="center", va="center", transform=ax.transAxes, color=INK)
    return ax


def _named(period):
    """A period as a reader says it."""
    unit = period.freqstr[0]
    if unit == "D":
        return f"{period.start_time.day} {period.start_time:%b %Y}"
    return f"{period.start_time:%b %Y}" if unit == "M" else str(period)


def _short(name, limit=34):
    name = str(name)
    return name if len(name) <= limit else name[: limit - 1] + "…"


def _bars_only(ax, names):
    ax.set_yticks(np.arange(len(names)), names)
    ax.invert_yaxis()
    ax.xaxis.set_visible(False)
    ax.spines["bottom"].set_visible(False)
    ax.grid(False)
    ax.tick_params(axis="y", length=0)
    ax.margins(x=0.14, y=0.02)


def _mark_peak(ax, table, starts, widths):
    """Name the fullest period where there are enough of them and one stands out."""
    if len(table) < 6 or (table["n_articles"] == table["n_articles"].max()).sum() > 1:
        return
    peak = int(table["n_articles"].to_numpy().argmax())
    middle = starts.iloc[peak] + (table["period"].dt.end_time.iloc[peak] - starts.iloc[peak]) / 2
    count = table["n_articles"].iloc[peak]
    ax.annotate(
        f"{_named(table['period'].iloc[peak])}: {count:,}",
        (middle, count),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        color=INK,
        fontsize=9,
    )
    ax.margins(y=0.14)


def _few_dates(ax, table, starts):
    """With up to six periods each gets its own date, otherwise matplotlib chooses a few short ones."""
    if len(table) > 6:
        from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

        locator = AutoDateLocator(maxticks=9)
        ax.xaxis.set_major_locator(locator)
        ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))
        return
    ends = table["period"].dt.end_time
    ax.set_xticks(list(starts + (ends - starts) / 2), [_named(period) for period in table["period"]])
    room = 2 * (ends.iloc[0] - starts.iloc[0])
    ax.set_xlim(starts.iloc[0] - room, ends.iloc[-1] + room)
