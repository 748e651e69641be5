"""What a page came from: stated on it, with the command that renders it again, and kept as JSON beside it, which tells
whether it is up to date.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b, file_digest
from importlib.metadata import version
from pathlib import Path
from shutil import disk_usage

from newswire import __version__

from ..corpus import Archive, Corpus
from ..corpus.former import kept_fingerprint
from ..corpus.read import libraries
from ..data import code_hash
from ..display import Shown
from ..display.taking import COMMAND
from ..display.text import safe
from ..explorer.parameters import names_in, running_cell
from ..reading.packing import missed

SOURCE = "NEWSWIRE_SOURCE"
MANIFEST = "manifest.json"
FORMER = "fingerprint of the former articles"
_LEAST_FREE = 2**20  # bytes; a page has some hundred thousand
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
        Source, fingerprint, articles, how many inputs were rejected, parameters, versions, and the command.

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
        "parts of the archive": f"{len(corpus.root.parts):,}" if isinstance(corpus, Archive) else "",
        "could not be read": f"{len(unread):,}" if len(unread) else "nothing",
        "set aside": f"{aside:,}" if aside else "",
        "notes on the reading": f"{len(corpus.notes):,}" if len(corpus.notes) else "",
        "fingerprint of the articles": corpus.fingerprint,
        FORMER: (kept_fingerprint(Path(str(since))) or "") if (since := parameters.get("since")) else "",
        "parameters": ", ".join(f"{name} = {value!r}" for name, value in parameters.items() if name != "corpus_path"),
        "versions": ", ".join(f"{name} {value}" for name, value in versions().items()),
        "rendered by": os.environ.get(COMMAND, "running the notebook"),
    }
    facts = {name: value for name, value in facts.items() if value}
    items = "".join(f"<div><dt>{safe(name)}</dt><dd>{safe(value, 2000)}</dd></div>" for name, value in facts.items())
    text = "\n".join(f"{name}: {value}" for name, value in facts.items())
    return Shown(f'<dl class="nw-provenance">{items}</dl>', text)


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


def page_key(notebook: Path, values: dict[str, object], source: str) -> str:
    """Name what a page depends on: its notebook and the modules beside it, the values of all its parameters and what is
    in the files that they name, articles, code and versions.

    Any text among the values, alone or in a list, that is the path of a file from the current folder names it: a
    parameter needs no mark for that.

    Parameters
    ----------
    notebook : Path
    values : dict
        Of all parameters, given or not.
    source : str
        The fingerprint of the articles, and what the page calls them.

    Returns
    -------
    str
        32 hexadecimal digits.
    """
    texts = [text for value in values.values() for text in (value if isinstance(value, list) else [value])]
    named = [content_of(Path(text)) for text in texts if isinstance(text, str) and os.path.isfile(text)]
    beside = {*notebook.parent.glob("*.py"), *(path.parent for path in notebook.parent.glob("[!.]*/*.py"))}
    modules = [f"{path.name} {content_of(path, '*.py')}" for path in [notebook, *sorted(beside)]]
    rest = [values, source, named, modules, code_hash(), versions(), libraries()]
    return blake2b(json.dumps(rest, sort_keys=True, default=repr).encode(), digest_size=16).hexdigest()


def content_of(path: Path, pattern: str = "*") -> str:
    """Name what is in a file, or in the files of a folder and its folders, by 32 hexadecimal digits.

    Examples
    --------
    >>> content_of(Path("seeds")) == content_of(Path("lib/newswire/data.py"))
    False
    """
    digest = blake2b(digest_size=16)
    for inside in sorted(path.rglob(pattern)) if path.is_dir() else [path]:
        if inside.is_file():
            digest.update(os.fsencode(inside.relative_to(path)) + b"\0")
            with inside.open("rb") as file:
                digest.update(file_digest(file, "blake2b").digest())
    return digest.hexdigest()


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


def require_folder(folder: Path) -> None:
    """Refuse a place where no pages can be written, before they are made; nothing is written for that."""
    there = next(path for path in [folder.absolute(), *folder.absolute().parents] if os.path.lexists(path))
    if not there.is_dir():
        reason = f"{there} is not a folder"
    elif not os.access(there, os.W_OK | os.X_OK):
        reason = f"nothing may be written to {there}"
    elif disk_usage(there).free < _LEAST_FREE:
        reason = f"the disk of {there} is full"
    else:
        return
    raise ValueError(f"The pages cannot be written to {folder}: {reason}. Give another folder with --out.")


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, or raise an `OSError` that says in a sentence why it could not be."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")  # another run may be writing the same page
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content.encode() if isinstance(content, str) else content)
        temporary.replace(path)
    except OSError as error:
        raise OSError(f"{path} could not be written: {error.strerror or error}.") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
