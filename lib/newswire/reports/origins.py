"""What a report came from, and the command that renders it again."""

import ast
import os
import sys
from importlib.metadata import version

from ..display import Shown
from ..display.tables import table_html
from ..display.text import safe

COMMAND = "NEWSWIRE_COMMAND"  # set by `newswire report` for the notebooks that it runs
SOURCE = "NEWSWIRE_SOURCE"
_PACKAGES = ("newswire", "pandas", "numpy", "scipy", "scikit-learn", "nltk", "vaderSentiment", "matplotlib", "pyarrow")


def provenance(corpus, parameters: dict | None = None) -> Shown:
    """Say what the numbers of a notebook rest on, without anything that changes from run to run.

    Parameters
    ----------
    corpus : Corpus
    parameters : dict, optional
        The notebook's parameters by name; those that its own cell declares unless given.

    Returns
    -------
    Shown
        Source, fingerprint, articles, rejected files with their reasons, parameters, versions, and the command.

    Examples
    --------
    >>> import newswire as nw
    >>> provenance(nw.read_corpus("seeds"), {"top": 5}).text.splitlines()[1]
    'articles: 1'
    """
    parameters = parameters_of_notebook() if parameters is None else parameters
    facts = {
        "source": os.environ.get(SOURCE) or str(parameters.get("corpus_path", "a table")),
        "articles": f"{len(corpus):,}",
        "could not be read": f"{len(corpus.rejected):,}" if len(corpus.rejected) else "nothing",
        "fingerprint of the articles": corpus.fingerprint,
        "parameters": ", ".join(f"{name} = {value!r}" for name, value in parameters.items() if name != "corpus_path"),
        "versions": ", ".join(f"{name} {value}" for name, value in versions().items()),
        "rendered by": os.environ.get(COMMAND, "running the notebook"),
    }
    facts = {name: value for name, value in facts.items() if value}
    items = "".join(f"<div><dt>{safe(name)}</dt><dd>{safe(value, 2000)}</dd></div>" for name, value in facts.items())
    rejected = table_html(corpus.rejected, "What could not be read, and why.") if len(corpus.rejected) else ""
    text = "\n".join(f"{name}: {value}" for name, value in facts.items())
    return Shown(f'<dl class="nw-provenance">{items}</dl>{rejected}', text)


def parameters_of_notebook() -> dict[str, object]:
    """Return the parameters of the running notebook, in the order of its cell, with the values that they have now.

    That cell is the last one run that declares, with its type, `corpus_path` first. The values are the kernel's own:
    papermill sets those that were given in a further cell.

    Examples
    --------
    >>> parameters_of_notebook()  # outside a notebook
    {}
    """
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    cells = reversed(shell.user_ns.get("In", [])) if shell else ()
    names = next((names for names in map(_declared, cells) if names[:1] == ["corpus_path"]), [])
    return {name: shell.user_ns[name] for name in names if name in shell.user_ns}


def _declared(cell: str) -> list[str]:
    """Return the names that a cell declares with a type, as in: `top: int = 20`."""
    try:
        statements = ast.parse(cell).body
    except SyntaxError:
        return []
    return [ast.unparse(line.target) for line in statements if isinstance(line, ast.AnnAssign)]


def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that the numbers depend on.

    Examples
    --------
    >>> list(versions())[:2]
    ['Python', 'newswire']
    """
    python = ".".join(map(str, sys.version_info[:3]))
    return {"Python": python, **{name: version(name) for name in _PACKAGES}}
