"""A trend as a small drawing, made without matplotlib so that it keeps up with typing."""

import numpy as np
import pandas as pd

from ..display.text import safe_attribute
from ..display.values import counted, date, number

WIDTH, HEIGHT, FOOT, SIDE = 640, 96, 18, 6  # pixels: of the drawing, below it for the dates, and free on either side
HEAD = 26  # pixels above the highest bar for the line of text, and below the bars for the strip
STRIP = 6  # pixels: height of the row of colours
MOST_BARS = 160  # the last of them; at this number a bar with its gap is 4 pixels wide
POSITIVE, NEGATIVE = "#0f7f79", "#c0453a"
# Opacity by the mean: one of all but 0 still shows, one of 0.6 either way has the full colour.
FAINTEST, STEEPNESS = 0.15, 1.4


def trend_svg(table: pd.DataFrame, query: str) -> str:
    """Draw hits per million words by period as bars, and the sentiment of their sentences as a row of colours.

    Parameters
    ----------
    table : DataFrame
        period, n_hits, per_million, sentiment; from `trend.trend_of`.
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
    words = safe_attribute(f"Hits of {query} per million words from {first} to {last}, at most {number(top)}.")
    return (
        f'<svg class="nw-trend" role="img" aria-label="{words}" viewBox="0 0 {WIDTH} {HEIGHT + FOOT}" '
        f'width="{WIDTH}">{bars}<text x="{SIDE}" y="{HEIGHT + 14}">{first}</text>'
        f'<text x="{WIDTH - SIDE}" y="{HEIGHT + 14}" text-anchor="end">{last}</text>'
        f'<text x="{SIDE}" y="11">highest: {number(top, 0 if top >= 10 else 1)} per million words</text></svg>'
    )


def _bar(x: float, step: float, row, top: float) -> str:
    height = (HEIGHT - HEAD) * row.per_million / top
    title = f"{date(row.period)}: {counted(row.n_hits, 'hit')}, {number(row.per_million, 1)} per million words"
    strip = ""
    if not np.isnan(row.sentiment):
        title += f", sentiment {row.sentiment:+.2f}"
        colour = POSITIVE if row.sentiment >= 0 else NEGATIVE
        tone = min(1.0, FAINTEST + STEEPNESS * abs(row.sentiment))
        place = f'x="{x:.1f}" y="{HEIGHT - STRIP - 1}" width="{step:.1f}" height="{STRIP}"'
        strip = f'<rect {place} fill="{colour}" opacity="{tone:.2f}"/>'
    # A thin bar keeps its place in the row, but is never too thin to see.
    place = f'x="{x:.1f}" y="{HEIGHT - 9 - height:.1f}" width="{max(0.8, 0.86 * step):.1f}" height="{height:.1f}"'
    return f'<g><title>{title}</title><rect class="nw-bar" {place}/>{strip}</g>'
