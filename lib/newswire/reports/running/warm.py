"""What the notebooks and their pages need, imported once, in the process that all of them are copies of."""

import importlib

_ROOMS = ("frequencies", "sentiment", "themes", "plots", "findings", "reports")
_OTHERS = (
    "newswire.corpus.overview", "newswire.display.figures", "newswire.explorer.widget",
    "newswire.reports.running.worker",
    "IPython.core.completer", "ipykernel.zmqshell", "matplotlib.backends.backend_svg", "nbconvert.filters",
    "nltk.tokenize", "pygments.formatters", "pygments.lexers",
)  # fmt: skip

for _name in _OTHERS:
    importlib.import_module(_name)
for _name in _ROOMS:
    _room = importlib.import_module(f"newswire.{_name}")
    for _public in _room.__all__:  # what a room offers is imported when it is first asked for
        getattr(_room, _public)
