"""The explorer in JupyterLab: widgets around a `Session`."""

import asyncio
from collections.abc import Callable

import ipywidgets as widgets
import numpy as np
from IPython import get_ipython

from ..corpus import Corpus
from ..display.show import NOTEBOOK_STYLE, wrapped
from ..display.text import safe
from ..display.values import counted, label
from .filters import ROW, Values, date_slider
from .keeping import keep, save_csv
from .orders import ORDERS
from .session import Result, Session
from .trend import trend_html
from .views import HELP, STYLE, answer_html, drawn_html, lines_html, neighbours_html, spread_html, static_html

PAUSE = 0.12  # seconds without a key before a search starts, so that a word typed fast is searched for once
HINT = "a word, a phrase, oil|gas, or econom*; several: oil, gas"
LINES, NEIGHBOURS = "lines", "neighbours"


class Explorer:
    """Search words and phrases of a corpus, see their trend, company and sentiment, and read where they stand.

    Parameters
    ----------
    corpus : Corpus
    query : str
        What to search for first.
    n_articles : int, optional
        How many there are, where the corpus is of some that were drawn.

    Attributes
    ----------
    result : Result
        What the search on the screen gives.
    """

    def __init__(self, corpus: Corpus, query: str = "", n_articles: int | None = None):
        self.session = Session(corpus)
        self.drawn = drawn_html(len(corpus), n_articles or len(corpus))
        self._waiting: asyncio.TimerHandle | None = None
        self._make_controls(query)
        self._make_views()
        self.update()

    @property
    def corpus(self) -> Corpus:
        """The articles with hits, of those that pass the filters."""
        return self.session.having(self.result)

    def update(self) -> None:
        """Search for what the controls say, and show the result."""
        self._waiting = None
        self.said.value = ""
        try:
            self.result: Result = self.session.search(self.query.value, self._rows(), self.order.value)
            self.answer.value = wrapped(answer_html(self.result))
        except ValueError as error:
            self.result = self.session.search("", self._rows())
            self.answer.value = wrapped(f'<p class="nw-answer" role="alert">{safe(error)}</p>')
        self.trend.value = wrapped(trend_html(self.result))
        self.below.layout.display = None if self.result.n_hits else "none"
        if self.page.value == 1:
            self.show_view()
        self.page.value = 1  # which shows the view where it was another page
        self.page.max = self.result.n_pages
        self.n_pages.value = f"of {self.result.n_pages:,}"

    def show_view(self) -> None:
        """Show what is chosen of the result: lines, neighbours, or hits by the values of a column."""
        paged = [self.page, self.n_pages, self.order]
        for control in paged:
            control.layout.display = None if self.shown.value == LINES else "none"
        if not self.result.n_hits:
            self.view.value = ""
        elif self.shown.value == LINES:
            self.view.value = wrapped(lines_html(self.session, self.result, self.page.value))
        elif self.shown.value == NEIGHBOURS:
            self.view.value = wrapped(neighbours_html(self.session, self.result))
        else:
            self.view.value = wrapped(spread_html(self.session, self.result, self.shown.value))

    def save(self) -> None:
        """Write all lines of the result into a CSV file in the current folder, and say where."""
        self._settle()
        try:
            path = save_csv(self.session.lines(self.result), self.result.query)
            self._say(f"{counted(self.result.n_hits, 'line')} saved as {path}.")
        except OSError as error:
            self._say(f"The lines could not be saved: {error}.")

    def keep(self) -> None:
        """Make the articles with hits a variable of the notebook, and say so."""
        self._settle()
        shell, name = get_ipython(), self.name.value.strip()
        try:
            corpus = self.corpus
            keep(corpus, name, {} if shell is None else shell.user_ns)
            self._say(f"{name} is now a corpus of {counted(len(corpus), 'article')}.")
        except ValueError as error:
            self._say(str(error))

    def _settle(self) -> None:
        """Search at once where a search is still to come, so that what is saved is what the controls say."""
        if self._waiting is not None:
            self._waiting.cancel()
            self.update()

    def _say(self, sentence: str) -> None:
        self.said.value = wrapped(f'<p class="nw-count" role="status">{safe(sentence)}</p>')

    def _make_controls(self, query: str) -> None:
        wide = widgets.Layout(width="min(40rem, 95%)")
        self.query = widgets.Text(query, placeholder=HINT, description="search", layout=wide)
        self.order = widgets.Dropdown(options=list(ORDERS), description="order")
        self.filters = {column: Values(column, self.session.choices(column)) for column in self.session.columns}
        self.dates = date_slider(self.session.corpus.articles["date"])
        views = {LINES: LINES, NEIGHBOURS: NEIGHBOURS, **{f"by {label(c)}": c for c in self.session.columns}}
        self.shown = widgets.ToggleButtons(options=views, description="show", style={"button_width": "auto"})
        self.shown.layout.width = "auto"
        self.page = widgets.BoundedIntText(1, min=1, max=1, description="page", layout=widgets.Layout(width="9rem"))
        self.name = widgets.Text("found", description="keep as", layout=widgets.Layout(width="15rem"))

    def _make_views(self) -> None:
        self.answer, self.trend, self.view, self.said = (widgets.HTML() for _ in range(4))
        self.n_pages = widgets.Label()
        dates = [] if self.dates is None else [self.dates]
        bar = widgets.HBox([self.shown, self.order, self.page, self.n_pages], layout=ROW)
        saved = self._button("save lines as CSV", "all of them, in the folder of this notebook", self.save)
        kept = self._button("keep", "make the articles with hits a variable of the notebook", self.keep)
        keeping = widgets.HBox([saved, self.name, kept], layout=ROW)
        self.below = widgets.VBox([bar, self.view, keeping])
        filters = widgets.HBox(list(self.filters.values()), layout=ROW)
        views = [
            self.query,
            widgets.HTML(wrapped(HELP + self.drawn)),
            filters,
            *dates,
            self.answer,
            self.trend,
            self.below,
            self.said,
        ]
        self.box = widgets.VBox([widgets.HTML(NOTEBOOK_STYLE + STYLE), *views])
        self.box.add_class("nw-explorer")
        for control in [self.query, *self.filters.values(), *dates, self.order]:
            control.observe(self._soon, "value")
        for control in (self.shown, self.page):
            control.observe(lambda change: self.show_view(), "value")

    def _button(self, name: str, told: str, act: Callable[[], None]) -> widgets.Button:
        button = widgets.Button(description=name, tooltip=told, layout=widgets.Layout(width="auto"))
        button.on_click(lambda button: act())
        return button

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
        return self.session.chosen(dates, **{column: values.value for column, values in self.filters.items()})

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        """Widgets where a front end can show them, and beside them the same search as plain HTML for a page."""
        return {**self.box._repr_mimebundle_(), "text/html": self._repr_html_(), "text/plain": repr(self)}

    def _repr_html_(self) -> str:
        return NOTEBOOK_STYLE + STYLE + wrapped(self.drawn + static_html(self.session, self.result))

    def __repr__(self) -> str:
        return f"Explorer of {self.session.corpus!r}"
