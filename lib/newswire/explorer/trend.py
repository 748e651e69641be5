"""How what was searched for comes and goes, as a drawing: bars for one term, a line for each of several."""

import numpy as np
import pandas as pd

from ..display.text import clipped, printable, safe_attribute
from ..display.values import counted, date, number
from .session import Result

WIDTH, FOOT, EDGE = 640, 18, 6  # pixels: of the drawing, below it for the dates, and free on either side
HEIGHT, TALL = 96, 150  # pixels: of bars, and of lines, which cross
HEAD = 26  # pixels above the highest bar for the line of text, and below the bars for the strip
STRIP = 6  # pixels: height of the row of colours
MOST_BARS = 160  # the last of them; at this number a bar with its gap is 4 pixels wide
NAME, LETTER, LINE = (
    22,
    6.2,
    13,
)  # most letters of a term beside its line, their width, and the height of a line of type
MOST_DOTS = 40  # periods up to which each has a dot
POSITIVE, NEGATIVE = "#0f7f79", "#c0453a"
# Opacity by the mean: one of all but 0 still shows, one of 0.6 either way has the full colour.
FAINTEST, STEEPNESS = 0.15, 1.4


def trend_html(result: Result) -> str:
    """Draw the trend of a search as HTML, empty when nothing was found."""
    if not result.n_hits:
        return ""
    if len(result.trend) < 2 * len(result.terms):
        return '<p class="nw-count">One date or none: no development over time to draw.</p>'
    if len(result.terms) > 1:
        return f'{lines_svg(result.trend)}<p class="nw-count">Hits per million words.</p>'
    note = (
        '<p class="nw-count">Bars: hits per million words. Strip below: mean sentiment of the sentences with '
        "hits, teal positive, red negative.</p>"
    )
    return trend_svg(result.trend, result.query) + note


def trend_svg(table: pd.DataFrame, query: str) -> str:
    """Draw hits per million words by period as bars, and the sentiment of their sentences as a row of colours.

    Parameters
    ----------
    table : DataFrame
        period, n_hits, per_million, sentiment; from `counts.trend_of`.
    query : str
        What was searched for, for those who cannot see the drawing.
    """
    table = table.tail(MOST_BARS)
    top = table["per_million"].max() or 1
    step = (WIDTH - 2 * EDGE) / len(table)
    bars = "".join(_bar(EDGE + i * step, step, row, top) for i, row in enumerate(table.itertuples()))
    return _drawing(bars, f"Hits of {query}", table["period"], top, HEIGHT, WIDTH - EDGE)


def lines_svg(table: pd.DataFrame) -> str:
    """Draw hits per million words by period as a line for each term, named at its end.

    Parameters
    ----------
    table : DataFrame
        term, period, n_hits, per_million; from `Session.search`.
    """
    table = table[table["period"].isin(table["period"].drop_duplicates().tail(MOST_BARS))]
    top, parts = table["per_million"].max() or 1, dict(iter(table.groupby("term", sort=False)))
    names = {term: clipped(printable(term), NAME) for term in parts}
    right = WIDTH - EDGE - LETTER * max(map(len, names.values()))
    last = {term: _height(part["per_million"].iloc[-1], top) for term, part in parts.items()}
    named = dict(zip(sorted(last, key=last.__getitem__), _apart(sorted(last.values())), strict=True))
    lines = "".join(
        f'<g class="nw-term-{i}">{_line(part, top, right)}<text x="{right + 6:.1f}" y="{named[term] + 4:.1f}">'
        f"{safe_attribute(names[term])}</text></g>"
        for i, (term, part) in enumerate(parts.items())
    )
    return _drawing(lines, f"Hits of {', '.join(parts)}", table["period"], top, TALL, right)


def _drawing(content: str, what: str, periods: pd.Series, top: float, height: int, right: float) -> str:
    """Put what is drawn between its first and its last date, below the highest rate."""
    first, last = date(periods.iloc[0]), date(periods.iloc[-1])
    words = safe_attribute(f"{what} per million words from {first} to {last}, at most {number(top)}.")
    return (
        f'<svg class="nw-trend" role="img" aria-label="{words}" viewBox="0 0 {WIDTH} {height + FOOT}" '
        f'width="{WIDTH}">{content}<text x="{EDGE}" y="{height + 14}">{first}</text>'
        f'<text x="{right:.0f}" y="{height + 14}" text-anchor="end">{last}</text>'
        f'<text x="{EDGE}" y="11">highest: {number(top, 0 if top >= 10 else 1)} per million words</text></svg>'
    )


def _height(rate: float, top: float) -> float:
    return TALL - 2 - (TALL - HEAD) * rate / top


def _apart(heights: list[float]) -> list[float]:
    """Move heights, in order, so that lines of type at them do not overlap, none below the drawing."""
    for i in range(1, len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + LINE)
    for i in reversed(range(len(heights))):
        heights[i] = min(heights[i], TALL - 2 - LINE * (len(heights) - 1 - i))
    return heights


def _line(table: pd.DataFrame, top: float, right: float) -> str:
    places = np.linspace(EDGE, right, len(table))
    points = [
        (x, _height(row.per_million, top), row)
        for x, row in zip(places, table.itertuples(), strict=True)
        if row.n_articles
    ]
    radius = 2.5 if len(table) <= MOST_DOTS else 0
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}"><title>{safe_attribute(row.term, 80)}, {_told(row)}</title>'
        "</circle>"
        for x, y, row in points
    )
    return f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)}"/>{dots if radius else ""}'


def _told(row) -> str:
    return f"{date(row.period)}: {counted(row.n_hits, 'hit')}, {number(row.per_million, 1)} per million words"


def _bar(x: float, step: float, row, top: float) -> str:
    height = (HEIGHT - HEAD) * row.per_million / top
    title, strip = _told(row), ""
    if not np.isnan(row.sentiment):
        title += f", sentiment {row.sentiment:+.2f}"
        colour = POSITIVE if row.sentiment >= 0 else NEGATIVE
        tone = min(1.0, FAINTEST + STEEPNESS * abs(row.sentiment))
        place = f'x="{x:.1f}" y="{HEIGHT - STRIP - 1}" width="{step:.1f}" height="{STRIP}"'
        strip = f'<rect {place} fill="{colour}" opacity="{tone:.2f}"/>'
    # A thin bar keeps its place in the row, but is never too thin to see.
    place = f'x="{x:.1f}" y="{HEIGHT - 9 - height:.1f}" width="{max(0.8, 0.86 * step):.1f}" height="{height:.1f}"'
    return f'<g><title>{title}</title><rect class="nw-bar" {place}/>{strip}</g>'
