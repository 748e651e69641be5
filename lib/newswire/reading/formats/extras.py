"""Libraries that only some formats need: imported when such a file is met, or named with how to install them."""

from importlib import import_module

from ..packing import UnreadableError

_PROJECTS = {
    "docx": "python-docx",
    "lxml_html_clean": "lxml-html-clean",
}  # where the project has another name than its module


def needed(module: str, extra: str, kind: str):
    """Return a module of an extra, or refuse the file with how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        name = (error.name or module).split(".")[0]
        project = _PROJECTS.get(name, name.replace("_", "-"))
        raise UnreadableError(f'{kind} needs {project}: pip install "newswire[{extra}]"') from error
