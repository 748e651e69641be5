"""newswire: word frequencies, sentiment and themes of news articles, every number with its doubt and its evidence.

>>> import newswire as nw
>>> corpus = nw.read_corpus("seeds")
>>> nw.frequencies.word_frequencies(corpus)["word"].head(2).tolist()
['relations', 'cooperation']
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "Corpus": "corpus",
    "explore": "explorer",
    "open_corpus": "store",
    "provenance": "origins",
    "read_corpus": "store",
    "show": "display",
}
_MODULES = ("display", "findings", "frequencies", "plots", "resampling", "sentiment", "themes")
__all__ = [*_HOMES, *_MODULES]


def __getattr__(name: str):
    """Import a part of the package when it is first asked for, so that `import newswire` stays quick."""
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name not in _HOMES:
        raise AttributeError(f"newswire has no {name!r}; it has {', '.join(sorted(__all__))}.")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__():
    return sorted(__all__)
