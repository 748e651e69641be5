"""What the explorer shows, as HTML."""

from typing import Any

import numpy as np
import pandas as pd

from ..display.evidence import article_html, concordance_html
from ..display.text import clipped, printable, safe, safe_attribute
from ..display.values import counted, date, number
from ..frequencies.concordance import lines
from .session import Result, Session

SIDE = 52  # characters on either side of a hit in the list; with the hit, a line of some 110
STATIC_SIDE = 60  # the same on a page, before whole words are chosen
STATIC_LINES = 12  # lines on a page, which the list in JupyterLab goes on from
WIDTH, HEIGHT, FOOT, EDGE = 640, 96, 18, 6  # pixels: of the drawing, below it for the dates, and free on either side
HEAD = 26  # pixels above the highest bar for the line of text, and below the bars for the strip
STRIP = 6  # pixels: height of the row of colours
MOST_BARS = 160  # the last of them; at this number a bar with its gap is 4 pixels wide
POSITIVE, NEGATIVE = "#0f7f79", "#c0453a"
# Opacity by the mean: one of all but 0 still shows, one of 0.6 either way has the full colour.
FAINTEST, STEEPNESS = 0.15, 1.4


def answer_html(result: Result) -> str:
    """Say in a line what a search found, as HTML."""
    if not result.query.strip():
        return '<p class="nw-answer">Type a word, a phrase, or a part of a word with * for the rest.</p>'
    query = f"<strong>{safe(result.query, 80)}</strong>"
    searched = counted(result.n_searched, "article")
    if not result.n_hits:
        advice = "Another spelling, a wildcard (econom*) or wider filters may help."
        return f'<p class="nw-answer">{query}: nothing in {searched}. {advice}</p>'
    rate = 1e6 * result.n_hits / max(1, result.n_words)
    mood = f" · mean sentiment of their sentences {result.sentiment:+.2f}".replace("-", "−")
    mood = "" if np.isnan(result.sentiment) else mood
    return (
        f'<p class="nw-answer">{query}: {counted(result.n_hits, "hit")} in {number(result.n_articles)} of {searched} · '
        f"{number(rate, 1 if rate < 100 else 0)} per million words{mood}</p>"
    )


def trend_html(result: Result) -> str:
    """Draw the trend of a search as HTML, empty when nothing was found."""
    if not result.n_hits:
        return ""
    note = (
        '<p class="nw-count">Bars: hits per million words. Strip below: mean sentiment of the sentences with '
        "hits, teal positive, red negative.</p>"
    )
    return trend_svg(result.trend, result.query) + (note if len(result.trend) > 1 else "")


def trend_svg(table: pd.DataFrame, query: str) -> str:
    """Draw hits per million words by period as bars, and the sentiment of their sentences as a row of colours.

    Parameters
    ----------
    table : DataFrame
        period, n_hits, per_million, sentiment; from `session.trend_of`.
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
    step = (WIDTH - 2 * EDGE) / len(table)
    bars = "".join(_bar(EDGE + i * step, step, row, top) for i, row in enumerate(table.itertuples()))
    first, last = date(table["period"].iloc[0]), date(table["period"].iloc[-1])
    words = safe_attribute(f"Hits of {query} per million words from {first} to {last}, at most {number(top)}.")
    return (
        f'<svg class="nw-trend" role="img" aria-label="{words}" viewBox="0 0 {WIDTH} {HEIGHT + FOOT}" '
        f'width="{WIDTH}">{bars}<text x="{EDGE}" y="{HEIGHT + 14}">{first}</text>'
        f'<text x="{WIDTH - EDGE}" y="{HEIGHT + 14}" text-anchor="end">{last}</text>'
        f'<text x="{EDGE}" y="11">highest: {number(top, 0 if top >= 10 else 1)} per million words</text></svg>'
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


def line_text(line: Any) -> str:
    """Write one hit in its context, aligned on the hit, as plain text of a fixed width.

    Parameters
    ----------
    line : namedtuple
        left, hit, right.

    Returns
    -------
    str
        Spaces are no-break spaces, since a list would fold them.
    """
    left = printable(line.left)[-SIDE:].rjust(SIDE)
    return f"{left}  {clipped(printable(line.hit), 40)}  {printable(line.right)[:SIDE]}".replace(" ", "\u00a0")


def reading_html(session: Session, result: Result, i: int) -> str:
    """Write the article of the i-th line with all its hits marked, as HTML."""
    line = result.lines.iloc[i]
    spans = session.spans_in(line["article"], result.hits)
    return article_html(session.corpus, line["article"], spans, here=int(line["hit_start"]))


def static_html(session: Session, result: Result) -> str:
    """Write a search as a page can hold it: the answer, the trend, and some lines, spread evenly over all hits."""
    note = "Open the notebook in JupyterLab to search, filter and read on."
    if not result.n_hits:
        return f'{answer_html(result)}<p class="nw-count">{note}</p>'
    first, last = result.hits.T
    found = lines(session.corpus, first, last, STATIC_SIDE)
    caption = f"“{printable(result.query)[:80]}” in its context. {note}"
    table = concordance_html(found, caption, session.corpus, STATIC_LINES)
    return f"{answer_html(result)}{trend_html(result)}{table}"
