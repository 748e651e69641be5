"""A trend as a small drawing, made without matplotlib so that it keeps up with typing."""

import numpy as np

from ..display.text import safe
from ..display.values import date, number

WIDTH, HEIGHT, FOOT, SIDE = 640, 96, 18, 6
MOST_BARS = 160


def trend_svg(table, query):
    """Draw hits per million words by period as bars, and the sentiment of their sentences as a row of colours.

    Parameters
    ----------
    table : DataFrame
        period, n_hits, per_million, sentiment; from `summary.trend_of`.
    query : str
        What was searched for, for those who cannot see the drawing.

    Returns
    -------
    str
        SVG; a sentence instead where there is only one period or none.
    """
    if len(table) < 2:
        return '<p class="nw-count">One date or none: no development over time to draw.</p>'
    table = table.tail(MOST_BARS)
    top = table["per_million"].max() or 1
    step = (WIDTH - 2 * SIDE) / len(table)
    bars = "".join(_bar(SIDE + i * step, step, row, top) for i, row in enumerate(table.itertuples()))
    first, last = date(table["period"].iloc[0]), date(table["period"].iloc[-1])
    words = f"Hits of {query} per million words from {first} to {last}, at most {number(top)}."
    return (
        f'<svg class="nw-trend" role="img" aria-label="{safe(words).replace("<bdi>", "").replace("</bdi>", "")}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT + FOOT}" width="{WIDTH}">{bars}'
        f'<text x="{SIDE}" y="{HEIGHT + 14}">{first}</text>'
        f'<text x="{WIDTH - SIDE}" y="{HEIGHT + 14}" text-anchor="end">{last}</text>'
        f'<text x="{SIDE}" y="11">highest: {number(top, 0 if top >= 10 else 1)} per million words</text></svg>'
    )


def _bar(x, step, row, top):
    height = (HEIGHT - 26) * row.per_million / top
    title = f"{date(row.period)}: {row.n_hits:,} hits, {number(row.per_million, 1)} per million words"
    colour, tone = _tone(row.sentiment)
    title += f", sentiment {row.sentiment:+.2f}" if tone else ""
    strip = f'<rect x="{x:.1f}" y="{HEIGHT - 7}" width="{step:.1f}" height="6" fill="{colour}" opacity="{tone:.2f}"/>'
    return (
        f'<g><title>{title}</title><rect class="nw-bar" x="{x:.1f}" y="{HEIGHT - 9 - height:.1f}" '
        f'width="{max(0.8, 0.86 * step):.1f}" height="{height:.1f}"/>{strip if tone else ""}</g>'
    )


def _tone(sentiment):
    """A colour for the direction, and how strongly to lay it on."""
    if np.isnan(sentiment):
        return "none", 0.0
    return ("#0f7f79" if sentiment >= 0 else "#c0453a"), min(1.0, 0.15 + 1.4 * abs(sentiment))
