"""What narrows a search: values of a column, chosen by typing, and a range of dates."""

from collections.abc import Iterable

import ipywidgets as widgets
import pandas as pd
import traitlets

from ..display.text import clipped, printable
from ..display.values import date, label

MOST_DAYS = 92  # a quarter: up to this the dates are chosen by the day, beyond it by the month
ROW = widgets.Layout(flex_flow="row wrap", align_items="baseline")


class Values(widgets.HBox):
    """A field that offers the values of a column while one types; each that is chosen becomes a button that drops it.

    Not ipywidgets' `TagsInput`: it has no label, and in JupyterLab 4 the enter key does not reach it.

    Parameters
    ----------
    column : str
    options : iterable of str

    Attributes
    ----------
    value : tuple of str
        What is chosen; observe it.
    """

    value = traitlets.Tuple()

    def __init__(self, column: str, options: Iterable[str]):
        self._options = list(options)
        self.field = widgets.Combobox(
            options=self._options,
            description=clipped(label(column), 20),
            placeholder=f"any of {len(self._options):,}: type to choose",
            continuous_update=False,
        )
        self.said = widgets.Label()
        super().__init__([self.field, self.said], layout=ROW)
        self.field.observe(self._add, "value")
        self.observe(self._show, "value")

    def _add(self, change: dict) -> None:
        typed = change["new"].strip()
        alike = [option for option in self._options if option.lower() == typed.lower()]
        if not typed:
            return
        self.said.value = "" if alike else f"none is called {clipped(printable(typed), 40)}"
        self.field.value = ""
        chosen = typed if typed in alike else next(iter(alike), None)
        if chosen is not None and chosen not in self.value:
            self.value = (*self.value, chosen)

    def _show(self, change: dict) -> None:
        self.said.value = ""
        self.children = [self.field, *map(self._button, self.value), self.said]

    def _button(self, value: str) -> widgets.Button:
        name = clipped(printable(value), 40)
        button = widgets.Button(description=f"{name} ×", tooltip=f"search without {name}", layout={"width": "auto"})
        button.on_click(lambda button: self.set_trait("value", tuple(each for each in self.value if each != value)))
        return button


def date_slider(dates: pd.Series) -> widgets.SelectionRangeSlider | None:
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
