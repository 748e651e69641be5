"""The explorer in JupyterLab: widgets around a `Session`."""

import asyncio

import ipywidgets as widgets
import pandas as pd
from IPython import get_ipython

from ..display import NOTEBOOK_STYLE, Shown
from ..display.values import date
from .session import Session
from .summary import ORDERS
from .views import answer_html, line_text, reading_html, static_html, trend_html

PAUSE = 0.12
EVERYTHING = "all"


class Explorer:
    """Search words and phrases of a corpus, see their trend and sentiment, and read the articles they are in.

    Parameters
    ----------
    corpus : Corpus
    query : str
        What to search for first.
    """

    def __init__(self, corpus, query=""):
        self.session = Session(corpus)
        self.result = None
        self._waiting = None
        self._make_controls(query)
        self._make_views()
        self._listen()
        self.update()

    def update(self):
        """Search for what the controls say and show what comes of it."""
        self._waiting = None
        self.result = self.session.search(self.query.value, self._rows(), self.order.value)
        self.answer.value = _wrapped(answer_html(self.result))
        self.trend.value = _wrapped(trend_html(self.result))
        lines = self.result.lines
        self.lines.options = [(line_text(line), i) for i, line in enumerate(lines.itertuples())]
        self.lines.layout.display = None if len(lines) else "none"
        more = f" {self.result.n_hits - len(lines):,} more are not listed." if self.result.n_hits > len(lines) else ""
        hint = f"Choose a line to read its article.{more}" if len(lines) else ""
        self.more.value = _wrapped(hint and f'<p class="nw-count">{hint}</p>')
        self.read()

    def read(self):
        """Show the article of the chosen line."""
        chosen = self.lines.value
        known = chosen is not None and chosen < len(self.result.lines)
        self.article.value = _wrapped(reading_html(self.session, self.result, chosen)) if known else ""

    def _make_controls(self, query):
        wide = widgets.Layout(width="min(28rem, 95%)")
        self.query = widgets.Text(
            value=query,
            placeholder="a word, a phrase, or econom*",
            description="search",
            layout=wide,
            continuous_update=True,
        )
        self.order = widgets.Dropdown(options=ORDERS, description="order")
        self.filters = {
            column: widgets.Dropdown(
                options=[EVERYTHING, *self.session.choices(column)], description=column.replace("_", " ")
            )
            for column in self.session.columns
        }
        self.dates = _date_slider(self.session.corpus.articles["date"])

    def _make_views(self):
        self.answer, self.trend, self.more, self.article = (widgets.HTML() for _ in range(4))
        self.lines = widgets.Select(rows=12, layout=widgets.Layout(width="calc(100% - 8px)"))
        self.lines.add_class("nw-lines")
        controls = widgets.HBox(
            [self.query, *self.filters.values(), self.order], layout=widgets.Layout(flex_flow="row wrap")
        )
        style = widgets.HTML(NOTEBOOK_STYLE)
        rows = [
            style,
            controls,
            *([self.dates] if self.dates else []),
            self.answer,
            self.trend,
            self.lines,
            self.more,
            self.article,
        ]
        self.box = widgets.VBox(rows)
        self.box.add_class("nw-explorer")

    def _listen(self):
        self.query.observe(self._soon, "value")
        for control in (*self.filters.values(), self.order, *([self.dates] if self.dates else [])):
            control.observe(self._soon, "value")
        self.lines.observe(lambda change: self.read(), "value")

    def _soon(self, change):
        """Search once the typing pauses; at once where no kernel is there to wait."""
        if self._waiting is not None:
            self._waiting.cancel()
        if getattr(get_ipython(), "kernel", None) is None:
            self.update()
        else:
            self._waiting = asyncio.get_running_loop().call_later(PAUSE, self.update)

    def _rows(self):
        values = {c: None if w.value == EVERYTHING else w.value for c, w in self.filters.items()}
        dates = None
        if self.dates is not None and self.dates.value != (self.dates.options[0][1], self.dates.options[-1][1]):
            first, last = self.dates.value
            dates = first.start_time, last.end_time.normalize()
        return self.session.chosen(dates, **values)

    def _repr_mimebundle_(self, include=None, exclude=None):
        """Widgets where a front end can show them, and beside them the same search as plain HTML for a page."""
        return {**self.box._repr_mimebundle_(), "text/html": self._repr_html_(), "text/plain": repr(self)}

    def _repr_html_(self):
        return Shown(static_html(self.session, self.result), "")._repr_html_()

    def __repr__(self):
        return f"Explorer of {self.session.corpus!r}"


def _wrapped(html):
    return f'<div class="nw-out mathjax_ignore tex2jax_ignore">{html}</div>' if html else ""


def _date_slider(dates):
    """A slider over the months, or the days of a short corpus; None where there is one date or none."""
    known = pd.to_datetime(dates).dropna()
    if known.nunique() < 2:
        return None
    freq = "D" if (known.max() - known.min()).days <= 92 else "M"
    periods = pd.period_range(known.min().to_period(freq), known.max().to_period(freq))
    if len(periods) < 2:
        return None
    return widgets.SelectionRangeSlider(
        options=[(date(p), p) for p in periods],
        index=(0, len(periods) - 1),
        description="dates",
        continuous_update=False,
        layout=widgets.Layout(width="min(44rem, 95%)"),
    )
