"""What the explorer shows, as HTML."""

import math
import re

from ..display.reading import article_html
from ..display.text import clipped, printable, safe
from ..display.values import counted, number
from .picture import trend_svg
from .session import Result, Session

SIDE = 52  # characters on either side of a hit in the list; with the hit, a line of some 110
STATIC_SIDE = 42  # the same on a page, which is narrower
STATIC_LINES = 12  # lines on a page: a taste of what the list in JupyterLab shows


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
    mood = "" if math.isnan(result.sentiment) else mood
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


def line_text(line) -> str:
    """One hit in its context, aligned on the hit, as plain text of a fixed width.

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
    """Write a search as a page can hold it: the answer, the trend, and the first lines with their context."""
    lines = result.lines.head(STATIC_LINES)
    rows = "".join(_row(line) for line in lines.itertuples())
    note = "Open the notebook in JupyterLab to search, filter and read on."
    if not rows:
        return f'{answer_html(result)}<p class="nw-count">{note}</p>'
    caption = f"{len(lines)} of {number(result.n_hits)} hits of “{safe(result.query, 80)}” in their context. {note}"
    return (
        f'{answer_html(result)}{trend_html(result)}<div class="nw-scroll" tabindex="0" role="region" '
        f'aria-label="Concordance"><table class="nw-table nw-kwic"><caption>{caption}</caption><thead><tr>'
        '<th scope="col" class="num">before</th><th scope="col">hit</th><th scope="col">after</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(line) -> str:
    """A line of the concordance; a side that was cut loses the word the cut went through, for an ellipsis."""
    left, right = printable(line.left)[-STATIC_SIDE:], printable(line.right)[:STATIC_SIDE]
    left = "… " + re.sub(r"^\S*\s+", "", left) if len(left) == STATIC_SIDE else left
    right = re.sub(r"\s+\S*$", "", right) + " …" if len(right) == STATIC_SIDE else right
    return f'<tr><td class="num">{safe(left)}</td><td><mark>{safe(line.hit)}</mark></td><td>{safe(right)}</td></tr>'
