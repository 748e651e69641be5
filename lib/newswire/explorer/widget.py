"""The explorer in JupyterLab: widgets around a `Session`."""

import asyncio

import ipywidgets as widgets
import numpy as np
import pandas as pd
from IPython import get_ipython

from ..corpus import Corpus
from ..display.show import NOTEBOOK_STYLE, wrapped
from ..display.values import date
from .session import ORDERS, Session
from .views import answer_html, line_text, reading_html, static_html, trend_html

PAUSE = 0.12  # seconds without a key before a search starts, so that a word typed fast is searched for once
MOST_DAYS = 92  # a quarter: up to this the dates are chosen by the day, beyond it by the month


class Explorer:
    """Search words and phrases of a corpus, see their trend and sentiment, and read the articles they are in.

    Parameters
    ----------
    corpus : Corpus
    query : str
        What to search for first.
    """

    def __init__(self, corpus: Corpus, query: str = ""):
        self.session = Session(corpus)
        self._waiting: asyncio.TimerHandle | None = None
        self._make_controls(query)
        self._make_views()
        self.update()

    def update(self) -> None:
        """Search for what the controls say, and show the result."""
        self._waiting = None
        self.result = self.session.search(self.query.value, self._rows(), self.order.value)
        self.answer.value = wrapped(answer_html(self.result))
        self.trend.value = wrapped(trend_html(self.result))
        lines, n_hits = self.result.lines, self.result.n_hits
        self.lines.options = [(line_text(line), i) for i, line in enumerate(lines.itertuples())]
        self.lines.layout.display = None if len(lines) else "none"
        more = f" {n_hits - len(lines):,} more are not listed." if n_hits > len(lines) else ""
        hint = f'<p class="nw-count">Choose a line to read its article.{more}</p>' if len(lines) else ""
        self.more.value = wrapped(hint)
        self.read()

    def read(self) -> None:
        """Show the article of the chosen line."""
        chosen = self.lines.value
        known = chosen is not None and chosen < len(self.result.lines)
        self.article.value = wrapped(reading_html(self.session, self.result, chosen)) if known else ""

    def _make_controls(self, query: str) -> None:
        wide, hint = widgets.Layout(width="min(28rem, 95%)"), "a word, a phrase, oil|gas, or econom*"
        self.query = widgets.Text(query, placeholder=hint, description="search", layout=wide)
        self.order = widgets.Dropdown(options=list(ORDERS), description="order")
        self.filters = {}
        for column in self.session.columns:
            values = [("all", None), *((value, value) for value in self.session.choices(column))]
            self.filters[column] = widgets.Dropdown(options=values, description=column.replace("_", " "))
        self.dates = _date_slider(self.session.corpus.articles["date"])

    def _make_views(self) -> None:
        self.answer, self.trend, self.more, self.article = (widgets.HTML() for _ in range(4))
        self.lines = widgets.Select(rows=12, layout=widgets.Layout(width="calc(100% - 8px)"))
        self.lines.add_class("nw-lines")
        controls = [self.query, *self.filters.values(), self.order]
        row = widgets.HBox(controls, layout=widgets.Layout(flex_flow="row wrap"))
        dates = [] if self.dates is None else [self.dates]
        views = [self.answer, self.trend, self.lines, self.more, self.article]
        self.box = widgets.VBox([widgets.HTML(NOTEBOOK_STYLE), row, *dates, *views])
        self.box.add_class("nw-explorer")
        for control in controls + dates:
            control.observe(self._soon, "value")
        self.lines.observe(lambda change: self.read(), "value")

    def _soon(self, change: object) -> None:
        """Search once the typing pauses; at once where there is no kernel whose loop could wait."""
        if self._waiting is not None:
            self._waiting.cancel()
        if getattr(get_ipython(), "kernel", None) is None:
            self.update()
        else:
            self._waiting = asyncio.get_running_loop().call_later(PAUSE, self.update)

    def _rows(self) -> np.ndarray:
        dates = None
        # With the slider at both ends nothing is filtered, so that articles without a date are searched too.
        if self.dates is not None and self.dates.index != (0, len(self.dates.options) - 1):
            first, last = self.dates.value
            dates = first.start_time, last.end_time.normalize()
        return self.session.chosen(dates, **{column: menu.value for column, menu in self.filters.items()})

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        """Widgets where a front end can show them, and beside them the same search as plain HTML for a page."""
        return {**self.box._repr_mimebundle_(), "text/html": self._repr_html_(), "text/plain": repr(self)}

    def _repr_html_(self) -> str:
        return NOTEBOOK_STYLE + wrapped(static_html(self.session, self.result))

    def __repr__(self) -> str:
        return f"Explorer of {self.session.corpus!r}"


def _date_slider(dates: pd.Series) -> widgets.SelectionRangeSlider | None:
    """A slider over the months, or the days of a short corpus; None where there is one date or none."""
    known = pd.to_datetime(dates).dropna()
    freq = "D" if len(known) and (known.max() - known.min()).days <= MOST_DAYS else "M"
    periods = pd.period_range(known.min(), known.max(), freq=freq) if len(known) else []
    if len(periods) < 2:
        return None
    options, ends = [(date(period), period) for period in periods], (0, len(periods) - 1)
    slider = widgets.SelectionRangeSlider(options=options, index=ends, description="dates")
    slider.continuous_update = False  # a search at every step of a drag would lag behind it
    slider.layout.width = "min(44rem, 95%)"
    return slider
