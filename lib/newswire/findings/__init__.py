"""Sentences about tables: each function takes a table and returns what it shows, in plain words.

The functions of every module in this package can be called from here: `findings.top_words(table)`. A module is
imported when one of its names is first asked for.
"""

import pkgutil
from importlib import import_module

MODULES = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def _public():
    modules = [import_module(f"{__name__}.{module}") for module in MODULES]
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
    }


def __getattr__(name):
    found = {} if name.startswith("_") or name in MODULES else _public()
    if name not in found:
        raise AttributeError(f"There is no finding {name!r}; there are {', '.join(sorted(found)) or 'none'}.")
    return found[name]


def __dir__():
    return sorted(_public())
