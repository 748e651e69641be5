"""What the explorer shows, as HTML."""

from importlib import resources

import numpy as np
import pandas as pd

from ..display.evidence import article_html, concordance_html
from ..display.tables import table_html
from ..display.text import printable, safe, safe_attribute
from ..display.values import counted, date, label, number
from ..frequencies.concordance import lines
from ..statistics import MIN_UNITS
from .session import PAGE, WINDOW, Result, Session
from .trend import trend_html

STATIC_SIDE = 60  # characters on either side of a hit on a page, before whole words are chosen
STATIC_LINES = 12  # lines on a page, which the list in JupyterLab goes on from
STYLE = f"<style>{resources.files(__package__).joinpath('explorer.css').read_text('utf-8')}</style>"
DARKEST = 0.55  # opacity of the colour behind the highest rate, on which words still read


HELP = (
    '<details class="nw-help"><summary>How to search</summary><dl>'
    "<dt>mutual trust</dt><dd>words side by side, in capitals or not</dd>"
    "<dt>econom*, analy?e</dt><dd>* stands for any letters, ? for one</dd>"
    "<dt>oil|gas</dt><dd>either</dd>"
    "<dt>oil|gas AND price*</dt><dd>either, where its sentence has the other too; "
    "for articles, keep them and search those</dd>"
    "<dt>oil, gas</dt><dd>each by itself, side by side</dd>"
    "<dt>“Moscow, Russia”</dt><dd>as it stands: quotation marks keep commas, | and AND</dd></dl></details>"
)


def drawn_html(n_drawn: int, n_articles: int) -> str:
    """Say of how many articles those are that are searched; nothing where they are all."""
    told = f"{number(n_drawn)} of the {number(n_articles)} articles are searched, drawn by lot."
    return f'<p class="nw-count">{told}</p>' if n_drawn < n_articles else ""


def answer_html(result: Result) -> str:
    """Say what a search found, a line for each term, as HTML."""
    if not result.query.strip():
        return (
            '<p class="nw-answer">Type a word, a phrase, or a part of a word with * for the rest; several with commas '
            "between them.</p>"
        )
    searched = counted(result.n_searched, "article")
    if not result.n_hits:
        advice = "Another spelling, a wildcard (econom*) or wider filters may help."
        return f'<p class="nw-answer"><strong>{safe(result.query, 80)}</strong>: nothing in {searched}. {advice}</p>'
    several = len(result.terms) > 1
    return "".join(
        f'<p class="nw-answer">{_swatch(i) if several else ""}<strong>{safe(row.term, 80)}</strong>: '
        f"{counted(row.n_hits, 'hit')} in {number(row.n_articles)} of {searched}{_rate(row)}</p>"
        for i, row in enumerate(result.terms.itertuples())
    )


def _swatch(term: int) -> str:
    """The colour of a term; its name stands beside it."""
    return f'<span class="nw-swatch nw-term-{term}" aria-hidden="true"></span>'


def _rate(row) -> str:
    if not row.n_hits:
        return ""
    mood = f"{row.sentiment:+.2f}".replace("-", "−")
    rate = number(row.per_million, 1 if row.per_million < 100 else 0)
    return f" · {rate} per million words · mean sentiment of their sentences {mood}"


def lines_html(session: Session, result: Result, page: int = 1) -> str:
    """Write one page of a concordance, aligned on the hit; each line opens its article with all hits marked."""
    lines = result.lines if page == 1 else session.lines(result, page)
    columns = [column for column in ("date", *session.columns[:1], "title") if lines[column].notna().any()]
    heads = "".join(f'<span class="nw-of-{_kind(column)}">{safe(label(column))}</span>' for column in columns)
    several = len(result.terms) > 1
    names = {term: i for i, term in enumerate(result.terms["term"])}
    rows = "".join(
        f'<details><summary class="nw-line"><span class="nw-left"><span>{safe(row["left"])}</span></span><span '
        f'class="nw-right">{_swatch(names[row["term"]]) if several else ""}<mark>{safe(row["hit"])}</mark>'
        f"{safe(row['right'])}</span>{_about(row, columns)}</summary>"
        f"{_article(session, result, row)}</details>"
        for row in lines.to_dict("records")
    )
    first = (page - 1) * PAGE + 1
    shown = f"{number(first)} to {number(first + len(lines) - 1)} of {counted(result.n_hits, 'hit')}"
    return (
        f'<div class="nw-lines nw-has-{len(columns)}" role="group" aria-label="Concordance, {shown}">'
        f'<div class="nw-line nw-heads"><span class="nw-left">before</span><span>hit</span>{heads}</div>{rows}</div>'
        f'<p class="nw-count">{shown}. A line opens its article.</p>'
    )


def _article(session: Session, result: Result, row: dict) -> str:
    return article_html(session.corpus, row["article"], session.spans_in(row["article"], result), here=row["hit_start"])


def _kind(column: str) -> str:
    return column if column in ("date", "title") else "group"


def _about(row: dict, columns: list[str]) -> str:
    cells = []
    for column in columns:
        known = not pd.isna(row[column])
        text = "" if not known else date(row[column]) if column == "date" else safe(row[column], 120)
        whole = f' title="{safe_attribute(row[column], 200)}"' if known and column != "date" else ""
        cells.append(f'<span class="nw-of-{_kind(column)}"{whole}>{text}</span>')
    return "".join(cells)


def neighbours_html(session: Session, result: Result) -> str:
    """Write what stands near the hits as a table."""
    near = session.neighbours(result)
    table = near.assign(times_as_often=near["count"] / near["expected"])
    columns = ["word", "count", "times_as_often", "n_articles", "log_likelihood"]
    several = ["term"] if len(result.terms) > 1 else []
    caption = (
        f"Words up to {WINDOW} places before or behind a hit, in its sentence, that stand there more often than "
        "elsewhere; with AND, as in oil AND price, their sentences are found."
    )
    return table_html(table[several + columns], caption, rows=len(table), bars=["count"])


def spread_html(session: Session, result: Result, column: str) -> str:
    """Write the hits by group and period as a table, the darker the more of them there are per million words."""
    table = session.spread(result, column)
    if not len(table):
        return f'<p class="nw-count">No hit is in an article of which {safe(label(column))} is known.</p>'
    firm = table["period"].notna() & (table["n_articles"] >= MIN_UNITS)
    top = table.loc[firm, "per_million"].max()
    tone = (DARKEST * table["per_million"] / top).where(firm, 0).fillna(0)
    cells = table.assign(html=[_spread_cell(row, shade) for row, shade in zip(table.itertuples(), tone, strict=True)])
    one = cells[cells["group"] == cells["group"].iloc[0]]
    heads = "".join(f'<th scope="col" class="num">{_period(period)}</th>' for period in one["period"])
    rows = "".join(
        f'<tr><th scope="row">{safe(group, 60)}</th>{"".join(part["html"])}</tr>'
        for group, part in cells.groupby("group", sort=False)
    )
    caption = (
        f"Hits by {safe(label(column))} and time, groups with most hits first; the stronger the colour, the more "
        "per million words, where there are five articles. Fewer dates give shorter periods."
    )
    return (
        f'<div class="nw-scroll" tabindex="0" role="region" aria-label="Hits by {safe_attribute(label(column))}">'
        f'<table class="nw-table nw-spread"><caption>{caption}</caption><thead><tr><th scope="col">'
        f"{safe(label(column))}</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _period(period: object) -> str:
    return "all" if pd.isna(period) else date(period)


def _spread_cell(row, tone: float) -> str:
    told = f"{row.group}, {_period(row.period)}: {counted(row.n_hits, 'hit')} in {counted(row.n_articles, 'article')}"
    told += "" if np.isnan(row.per_million) else f", {number(row.per_million)} per million words"
    content = number(row.n_hits) if row.n_articles else ""
    style = f' style="background:rgb(11 140 130 / {tone:.2f})"' if tone else ""
    return f'<td class="num" title="{safe_attribute(told)}"{style}>{content}</td>'


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
