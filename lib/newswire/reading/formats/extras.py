"""Packages that only some files need."""

import importlib
from types import ModuleType

from ..packing import UnreadableError


def needed(module: str, extra: str, kind: str) -> ModuleType:
    """Return a module of an extra, or refuse the file with how to install it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.split(".")[0]
        raise UnreadableError(f'{kind} needs {package}: pip install "newswire[{extra}]"') from error
