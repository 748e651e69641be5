"""A form of a notebook's parameters, made from the cell that declares them."""

import asyncio
import sys
import threading
from contextlib import suppress
from html import escape

import ipywidgets as widgets
from IPython.display import HTML, display

from ..display.show import NOTEBOOK_STYLE, wrapped
from .filters import ROW
from .parameters import Parameter, parameters_of, running_cell, value_of

# JupyterLab runs the command of a button in an output of its own; elsewhere a click does nothing, and the hint stands.
RUN = (
    '<p><button type="button" class="nw-run" data-commandlinker-command="notebook:run-all-below" '
    'data-commandlinker-args="{}">Run what follows</button> '
    '<span class="nw-count">A change holds for every cell that is run after it. <span class="nw-lost">No fields above? '
    "The notebook has been opened again: run all cells.</span></span></p>"
)
MOST = 2**53  # the largest whole number that a browser keeps exactly
_TURNS = 20  # of a thread's loop, in which what has come is handed on and dealt with: a few more than that takes
_PATIENCE = 30  # seconds, for a search in the explorer may be under way
_WIDE = widgets.Layout(width="20rem")


class Form:
    """A field for each parameter of the notebook, and a button that runs the cells below.

    Parameters
    ----------
    parameters : list of Parameter
    namespace : dict
        Where the values are, and where changed ones are put: the notebook's variables.

    Attributes
    ----------
    fields : dict of str to widget
    problems : dict of str to str
        What is wrong with the fields that hold no value of their type.

    Examples
    --------
    >>> values = {"top": 20}
    >>> Form([Parameter("top", 20, ("int",))], values).fields["top"].value = 5
    >>> values
    {'top': 5}
    """

    def __init__(self, parameters: list[Parameter], namespace: dict):
        self.parameters = {parameter.name: parameter for parameter in parameters}
        self.namespace = namespace
        self.fields = {name: _field(parameter, self._value(parameter)) for name, parameter in self.parameters.items()}
        self.problems: dict[str, str] = {}
        self._notes = {parameter.name: widgets.HTML() for parameter in parameters}
        for name, field in self.fields.items():
            field.observe(lambda change, name=name: self._set(name), "value")
            self._note(name)
        rows = [widgets.HBox([field, self._notes[name]], layout=ROW) for name, field in self.fields.items()]
        self.box = widgets.VBox([widgets.HTML(NOTEBOOK_STYLE), *rows])
        self.box.add_class("nw-form")

    def _value(self, parameter: Parameter) -> object:
        return self.namespace.get(parameter.name, parameter.default)

    def _set(self, name: str) -> None:
        """Give the notebook the value of a field, or say beside it why it is none."""
        self.problems.pop(name, None)
        try:
            self.namespace[name] = _value_in(self.fields[name], self.parameters[name])
        except ValueError as error:
            self.problems[name] = str(error)
        self._note(name)

    def _note(self, name: str) -> None:
        problem, comment = self.problems.get(name), self.parameters[name].about
        words = f'<span role="alert" class="nw-problem">{escape(problem)}</span>' if problem else escape(comment)
        self._notes[name].value = wrapped(f'<span class="nw-count">{words}</span>')

    def _ipython_display_(self) -> None:
        display(self.box)
        display(HTML(NOTEBOOK_STYLE + wrapped(RUN)))


_made: tuple[int, Form] | None = None  # the form shown last, and the place among the cells run of its parameters


def form() -> Form:
    """Show the parameters of the notebook as a form: a field for each, with a button that runs the cells below.

    A change of a field sets the variable at once. In JupyterLab the button then runs the cells from the form on;
    where a field does not hold what it should, they stop here.

    Returns
    -------
    Form

    Raises
    ------
    ValueError
        Outside a notebook, before the cell of parameters has been run, or when a field has a value of another type.

    Examples
    --------
    >>> form()
    Traceback (most recent call last):
        ...
    ValueError: There are no parameters to show; run the cell that sets corpus_path first.
    """
    global _made
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    namespace = shell.user_ns if shell else {}
    place, source = running_cell(namespace.get("In", []))
    if source is None:
        raise ValueError("There are no parameters to show; run the cell that sets corpus_path first.")
    if _made is None or _made[0] != place:  # run again below the same cell, the form is the same with what is in it
        _made = place, Form(parameters_of(source), namespace)
    _settle()
    if problems := _made[1].problems:
        display(_made[1])  # to be mended
        raise ValueError(" ".join(problems.values()))
    return _made[1]


def _settle() -> None:
    """Wait until what was typed before this cell was run has arrived.

    JupyterLab sends it to a thread of the kernel beside the one that runs cells, where the kernel has such threads, and
    so a cell could overtake it.
    """

    async def turns() -> None:
        for _ in range(_TURNS):
            await asyncio.sleep(0)

    for thread in threading.enumerate():
        if thread.name.startswith("subshell-") and (loop := getattr(thread, "io_loop", None)):
            with suppress(TimeoutError):
                asyncio.run_coroutine_threadsafe(turns(), loop.asyncio_loop).result(_PATIENCE)


def _field(parameter: Parameter, value: object) -> widgets.ValueWidget:
    """Return a field for a parameter: a box to tick, a list to choose from, a number, or text."""
    shown = {"description": parameter.name, "layout": _WIDE, "style": {"description_width": "8rem"}}
    if parameter.types == ("bool",):
        return widgets.Checkbox(bool(value), **shown)
    if parameter.choices:
        return widgets.Dropdown(options=parameter.choices, value=value_of(str(value), parameter), **shown)
    if parameter.types == ("int",):
        number = int(str(value))
        least = min(0, number)  # fewer than none of something there are not, unless the notebook has such a number
        return widgets.BoundedIntText(number, min=least, max=MOST, continuous_update=False, **shown)
    hint = "none" if "None" in parameter.types else ""
    return widgets.Text(_written(value), placeholder=hint, continuous_update=False, **shown)


def _written(value: object) -> str:
    """Write a value as one types it."""
    if isinstance(value, list) and all(isinstance(part, str) and "," not in part for part in value):
        return ", ".join(value)
    return "" if value is None or value == {} else str(value)


def _value_in(field: widgets.ValueWidget, parameter: Parameter) -> object:
    if not isinstance(field, widgets.Text):
        return field.value
    text = field.value.strip()
    empty: dict[str, object] = {"None": None, "list": [], "dict": {}}
    for kind in parameter.types:
        if not text and kind.split("[")[0] in empty:
            return empty[kind.split("[")[0]]
    return value_of(text, parameter)
