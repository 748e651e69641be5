"""What a report came from, and the command that renders it again."""

import os
import sys
from importlib.metadata import version

from newswire import __version__

from ..corpus import Corpus
from ..display import Shown
from ..display.tables import table_html
from ..display.text import safe

COMMAND = "NEWSWIRE_COMMAND"  # set by `newswire report` for the notebooks that it runs
SOURCE = "NEWSWIRE_SOURCE"
_PACKAGES = ("pandas", "numpy", "scipy", "scikit-learn", "nltk", "vaderSentiment", "matplotlib", "pyarrow")


def provenance(corpus: Corpus, parameters: dict[str, object]) -> Shown:
    """Say what the numbers of a notebook rest on, without anything that changes from run to run.

    Parameters
    ----------
    corpus : Corpus
    parameters : dict
        The notebook's parameters by name.

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


def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that the numbers depend on.

    Examples
    --------
    >>> list(versions())[:2]
    ['Python', 'newswire']
    """
    python = ".".join(map(str, sys.version_info[:3]))
    return {"Python": python, "newswire": __version__} | {name: version(name) for name in _PACKAGES}


def citation(fingerprint: str) -> str:
    """Return the line at a page's foot: what made it, from which articles, and how to cite it (see CITATION.cff).

    Examples
    --------
    >>> citation("1a2b").split(" from ")[1].split(".")[0]
    'the corpus 1a2b'
    """
    work = f"The newswire authors (2026). newswire (version {__version__}) [computer software]."
    return f"Made with newswire {__version__} from the corpus {fingerprint}. Cite as: {work}"
