"""What a page came from: stated on it, with the command that renders it again, and kept as JSON beside it, which tells
whether it is up to date.
"""

import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from newswire import __version__

from ..corpus import Corpus
from ..corpus.read import libraries
from ..data import code_hash
from ..display import Shown
from ..display.tables import table_html
from ..display.taking import COMMAND
from ..display.text import safe
from ..explorer.parameters import names_in, running_cell
from ..reading.packing import missed

SOURCE = "NEWSWIRE_SOURCE"
MANIFEST = "manifest.json"
_PACKAGES = ("pandas", "numpy", "scipy", "scikit-learn", "nltk", "vaderSentiment", "matplotlib", "pyarrow")


def provenance(corpus: Corpus, parameters: dict[str, object] | None = None) -> Shown:
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
    >>> import pandas as pd
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose."]}))
    >>> provenance(corpus, {"top": 5}).text.splitlines()[1]
    'articles: 1'
    """
    parameters = _parameters_of_notebook() if parameters is None else parameters
    unread = missed(corpus.rejected)
    aside = len(corpus.rejected) - len(unread)
    facts = {
        "source": os.environ.get(SOURCE) or str(parameters.get("corpus_path", "a table")),
        "articles": f"{len(corpus):,}",
        "could not be read": f"{len(unread):,}" if len(unread) else "nothing",
        "set aside": f"{aside:,}" if aside else "",
        "notes on the reading": f"{len(corpus.notes):,}" if len(corpus.notes) else "",
        "fingerprint of the articles": corpus.fingerprint,
        "parameters": ", ".join(f"{name} = {value!r}" for name, value in parameters.items() if name != "corpus_path"),
        "versions": ", ".join(f"{name} {value}" for name, value in versions().items()),
        "rendered by": os.environ.get(COMMAND, "running the notebook"),
    }
    facts = {name: value for name, value in facts.items() if value}
    items = "".join(f"<div><dt>{safe(name)}</dt><dd>{safe(value, 2000)}</dd></div>" for name, value in facts.items())
    rejected = table_html(unread, "What could not be read, and why.") if len(unread) else ""
    text = "\n".join(f"{name}: {value}" for name, value in facts.items())
    return Shown(f'<dl class="nw-provenance">{items}</dl>{rejected}', text)


def _parameters_of_notebook() -> dict[str, object]:
    """Return the parameters of the running notebook, in the order of its cell, with the values that they have now.

    The values are the kernel's own: papermill sets those that were given in a further cell, and a form changes them.

    Examples
    --------
    >>> _parameters_of_notebook()  # outside a notebook
    {}
    """
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    known = shell.user_ns if shell else {}
    names = names_in(running_cell(known.get("In", []))[1] or "")
    return {name: known[name] for name in names if name in known}


@cache
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


def page_key(notebook: Path, parameters: dict[str, object], source: str) -> str:
    """Name what a page depends on: notebook, parameters, articles, code and versions.

    Parameters
    ----------
    notebook : Path
    parameters : dict
    source : str
        The fingerprint of the articles, and what the page calls them.

    Returns
    -------
    str
        32 hexadecimal digits.
    """
    rest = json.dumps([parameters, source, code_hash(), versions(), libraries()], sort_keys=True)
    return blake2b(notebook.read_bytes() + rest.encode(), digest_size=16).hexdigest()


def read_manifest(folder: Path) -> dict:
    """Return the manifest of a folder of pages; an empty one when there is none or it cannot be read."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError, UnicodeDecodeError):
        content = None
    return content if isinstance(content, dict) and isinstance(content.get("pages"), dict) else {"pages": {}}


def written_pages(folder: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """Yield each set of pages in a folder, by the manifest beside it: where it is, and the HTML by the page's name."""
    for manifest in sorted(folder.rglob(MANIFEST)):
        names = sorted(read_manifest(manifest.parent)["pages"])
        yield manifest.parent, {name: (manifest.parent / f"{name}.html").read_text(encoding="utf-8") for name in names}


def write_manifest(folder: Path, corpus: Corpus, source: str, pages: dict[str, dict]) -> None:
    """Write the manifest: source, articles, what was rejected, notes, pages with parameters and keys, versions."""
    told = {"rejected": corpus.rejected.to_dict("records"), "notes": corpus.notes.to_dict("records")}
    articles = {"n_articles": len(corpus), "n_words": corpus.n_words, **told}
    content = {"source": source, "fingerprint": corpus.fingerprint, **articles, "pages": pages, "versions": versions()}
    write_whole(folder / MANIFEST, json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")  # another run may be writing the same page
    try:
        temporary.write_bytes(content.encode() if isinstance(content, str) else content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
