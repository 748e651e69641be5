"""Pictures of themes: a map of their words, how many, how firm, where they run, and their share over time."""

import numpy as np

from .style import CONTRAST, PALETTE, PRIMARY, QUIET, axes_or_new


def theme_map(words, labels, axes=None, *, n_words: int = 8, columns: int = 3):
    """Draw each theme's first words by how much they set it apart, a small panel a theme.

    Parameters
    ----------
    words : DataFrame
        theme, rank, word, score; `Themes.words`.
    labels : Series
        `Themes.labels`.
    axes : array of Axes, optional
        As many as there are themes, or more.
    n_words, columns : int

    Returns
    -------
    ndarray of Axes
    """
    _require(words, "theme", "rank", "word", "score")
    themes = list(labels.index)
    if axes is None:
        import matplotlib.pyplot as plt

        rows = max(1, -(-len(themes) // columns))
        width = min(columns, max(len(themes), 1))
        axes = plt.subplots(rows, width, figsize=(3.1 * width, (0.55 + 0.235 * n_words) * rows), squeeze=False)[1]
    flat = np.ravel(axes)
    for ax in flat[len(themes) :]:
        ax.set_axis_off()
    if not themes:
        _nothing(flat[0], "no themes")
    for ax, theme in zip(flat, themes):
        listed = words[(words["theme"] == theme) & (words["rank"] <= n_words)][::-1]
        scores = listed["score"] / max(listed["score"].max(), 1e-9)
        ax.hlines(np.arange(len(listed)), 0, scores * 0.28, color=PRIMARY, linewidth=7, alpha=0.75)
        for place, (word, score) in enumerate(zip(listed["word"], scores)):
            ax.annotate(word, (0.28 * score, place), xytext=(6, 0), textcoords="offset points", va="center")
        ax.set(xlim=(0, 1), xticks=[], yticks=[], ylim=(len(listed) - n_words - 0.6, len(listed) - 0.4))
        ax.set_title(f"{theme + 1}  {_short(labels[theme])}", fontsize=10, weight="bold")
        for side in ("left", "bottom"):
            ax.spines[side].set_visible(False)
        ax.grid(False)
    return axes


def number_of_themes(table, ax=None):
    """Draw how stable and how coherent each number of themes was, and which was chosen.

    Parameters
    ----------
    table : DataFrame
        n_themes, stability, coherence, chosen; `Themes.choice`.
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    _require(table, "n_themes", "stability", "coherence", "chosen")
    ax = axes_or_new(ax, figsize=(8, 3.2))
    if len(table) < 2:
        return _nothing(ax, "too little text to choose a number of themes" if len(table) else "the number was given")
    for name, colour in (("stability", PRIMARY), ("coherence", PALETTE[2])):
        ax.plot(table["n_themes"], table[name], "o-", color=colour, markersize=4)
        ax.annotate(f" {name}", (table["n_themes"].iloc[-1], table[name].iloc[-1]), color=colour, va="center")
    chosen = table[table["chosen"].astype(bool)].iloc[0]
    ax.axvline(chosen["n_themes"], color=CONTRAST, linewidth=1.2)
    ax.annotate(f" {int(chosen['n_themes'])} chosen", (chosen["n_themes"], 1), xycoords=("data", "axes fraction"),
                va="top", color=CONTRAST)  # fmt: skip
    ax.set(xlabel="number of themes", ylim=(min(0, float(table["coherence"].min()) * 1.1), 1.02))
    ax.margins(x=0.09)
    return ax


def theme_firmness(table, labels, ax=None):
    """Draw in how many resamples each theme was found again; loose themes are hollow.

    Parameters
    ----------
    table : DataFrame
        theme, found, of, firm; `Themes.stability`.
    labels : Series
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    _require(table, "theme", "found", "of", "firm")
    ax = axes_or_new(ax, figsize=(8, max(1.4, 0.7 + 0.3 * len(table))))
    if table.empty or not table["of"].max():
        return _nothing(ax, "too little text to draw anew")
    shown = table[::-1]
    places = np.arange(len(shown))
    ax.hlines(places, 0, shown["found"], color=PRIMARY, alpha=0.3)
    for place, row in zip(places, shown.itertuples()):
        ax.plot(row.found, place, "o", color=PRIMARY, markersize=7, markerfacecolor=PRIMARY if row.firm else "none")
    ax.set_yticks(places, [_short(labels[theme], 44) for theme in shown["theme"]])
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set(xlim=(-0.2, shown["of"].max() + 0.5), ylim=(-0.7, len(shown) - 0.3))
    ax.set_xlabel(f"found again, of {int(shown['of'].max())} times that articles were drawn anew")
    ax.grid(True, axis="x")
    ax.grid(False, axis="y")
    return ax


def theme_shares(table, axes=None, *, columns: int = 3):
    """Draw each theme's share over time, a small panel a theme, all on one scale.

    Parameters
    ----------
    table : DataFrame
        theme, label, group (dates), share, low, high, thin; from `Themes.prevalence(freq=...)`.
    axes : array of Axes, optional
    columns : int

    Returns
    -------
    ndarray of Axes
    """
    _require(table, "theme", "label", "group", "share", "low", "high", "thin")
    import matplotlib.pyplot as plt

    themes = list(dict.fromkeys(table["theme"]))
    if not themes or table["group"].nunique() < 2:
        return _nothing(
            axes_or_new(None, figsize=(8, 1.2)), "one period only: nothing to follow" if themes else "no dates"
        )
    if axes is None:
        rows = -(-len(themes) // columns)
        width = min(columns, len(themes))
        axes = plt.subplots(rows, width, figsize=(3.1 * width, 1.75 * rows), sharex=True, sharey=True, squeeze=False)[1]
    flat = np.ravel(axes)
    for ax in flat[len(themes) :]:
        ax.set_axis_off()
    for ax, theme in zip(flat, themes):
        rows = table[table["theme"] == theme]
        firm = rows[~rows["thin"].astype(bool)] if not rows["thin"].all() else rows
        ax.plot(firm["group"], firm["share"], color=PRIMARY, linewidth=1.4)
        ax.fill_between(
            firm["group"], firm["low"].astype(float), firm["high"].astype(float), color=PRIMARY, alpha=0.18, linewidth=0
        )
        ax.set_title(f"{theme + 1}  {_short(rows['label'].iloc[0])}", fontsize=9.5)
        ax.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        ax.xaxis.set_major_locator(plt.matplotlib.dates.AutoDateLocator(maxticks=4))
        ax.xaxis.set_major_formatter(
            plt.matplotlib.dates.ConciseDateFormatter(ax.xaxis.get_major_locator(), show_offset=False)
        )
    flat[0].set_ylim(0)
    return axes


def theme_groups(table, ax=None, *, n: int = 12):
    """Draw each theme's share in groups, with intervals; thin groups are hollow.

    Parameters
    ----------
    table : DataFrame
        theme, label, group, share, low, high, thin; from `Themes.prevalence(by=...)`.
    ax : Axes, optional
    n : int
        Most groups to draw, the largest.

    Returns
    -------
    Axes
    """
    _require(table, "label", "group", "share", "low", "high", "n_articles", "thin")
    sizes = table.groupby("group")["n_articles"].first().sort_values(ascending=False, kind="stable")
    groups = list(sizes.index[: min(n, 5)])
    labels = list(dict.fromkeys(table["label"]))[::-1]
    ax = axes_or_new(ax, figsize=(8, max(1.6, 1 + 0.16 * len(labels) * max(len(groups), 2))))
    if len(groups) < 2:
        return _nothing(ax, "one group only: nothing to compare")
    for number, (group, colour) in enumerate(zip(groups, PALETTE)):
        rows = table[table["group"] == group].set_index("label").reindex(labels)
        places = np.arange(len(labels)) + (len(groups) / 2 - number - 0.5) * 0.8 / len(groups)
        ax.hlines(places, rows["low"].astype(float), rows["high"].astype(float), color=colour, alpha=0.5, linewidth=2.5)
        thin = rows["thin"].fillna(True).astype(bool).to_numpy()
        ax.scatter(rows["share"], places, s=22, color=colour, facecolors=np.where(thin, "none", colour), zorder=3)
        at = (1.02, 1 - 0.07 * number - 0.04)
        ax.annotate(f"{group} ({sizes[group]:,})", at, xycoords="axes fraction", color=colour, annotation_clip=False,
                    weight="bold", fontsize=9.5)  # fmt: skip
    ax.set_yticks(range(len(labels)), [_short(label, 40) for label in labels])
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    ax.set(xlim=(0, None), ylim=(-0.6, len(labels) - 0.4), xlabel="mean share of an article")
    ax.grid(True, axis="x")
    return ax


def theme_course(pieces, labels, ax=None):
    """Draw which theme each passage of one article belongs to most, from its start to its end.

    Parameters
    ----------
    pieces : DataFrame
        start, end, theme, share, of one article; `Themes.pieces`.
    labels : Series
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    _require(pieces, "start", "end", "theme", "share")
    ax = axes_or_new(ax, figsize=(8, max(1.3, 0.8 + 0.34 * len(labels))))
    if pieces.empty:
        return _nothing(ax, "no passages")
    row = {theme: len(labels) - 1 - place for place, theme in enumerate(labels.index)}
    for piece in pieces.itertuples():
        depth = max(0.15, piece.share) * 0.8
        ax.barh(row[piece.theme], piece.end - piece.start, left=piece.start, height=0.7, color=PRIMARY, alpha=depth)
    ax.set_yticks(list(row.values()), [_short(labels[theme], 44) for theme in row])
    ax.set(
        xlim=(0, pieces["end"].max()), ylim=(-0.6, len(labels) - 0.4), xlabel="characters from the start of the article"
    )
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.grid(False, axis="y")
    return ax


def _short(text, width: int = 32) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip(' ,')}…"


def _nothing(ax, words: str):
    ax.annotate(words, (0.5, 0.5), xycoords="axes fraction", ha="center", va="center", color=QUIET)
    ax.set_axis_off()
    return ax


def _require(table, *columns) -> None:
    for column in columns:
        if column not in table:
            raise ValueError(f"the table has no column {column!r}; it has {', '.join(map(str, table.columns))}.")
