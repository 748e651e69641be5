"""What narrows a search: values of a column, chosen by typing, and a range of dates."""

from collections.abc import Iterable

import ipywidgets as widgets
import pandas as pd
import traitlets

from ..display.text import clipped, printable
from ..display.values import date, label

MOST_SUGGESTED = 3  # names that fit beside a field
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
        if not typed:
            return
        self.field.value = ""
        meant = self._meant(typed)
        if len(meant) != 1:
            name = clipped(printable(typed), 40)
            few = "; ".join(clipped(printable(option), 40) for option in meant[:MOST_SUGGESTED])
            more = "" if len(meant) <= MOST_SUGGESTED else f" and {len(meant) - MOST_SUGGESTED:,} more"
            self.said.value = f"{name} could be {few}{more}" if meant else f"none is called {name}"
        elif meant[0] not in self.value:
            self.value = (*self.value, meant[0])
        else:
            self.said.value = ""

    def _meant(self, typed: str) -> list[str]:
        """What is called as was typed, letter case apart; else what has it in its name, as the list offers it."""
        low = typed.lower()
        alike = [option for option in self._options if option.lower() == low]
        if alike:
            return [typed if typed in alike else alike[0]]
        return [option for option in self._options if low in option.lower()]

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
