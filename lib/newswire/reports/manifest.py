"""What was rendered from what, as JSON beside the pages, and whether a page is still up to date."""

import json
import os
from functools import cache
from hashlib import blake2b
from pathlib import Path

from ..corpus import Corpus
from .origins import versions

NAME = "manifest.json"


def key(notebook: Path, parameters: dict[str, object], source: str) -> str:
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
    parts = [notebook.read_bytes(), json.dumps(parameters, sort_keys=True).encode(), source.encode(), _code()]
    return blake2b(b"\0".join(parts), digest_size=16).hexdigest()


def read(folder: Path) -> dict:
    """Return the manifest of a folder of pages; an empty one when there is none or it cannot be read."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError, UnicodeDecodeError):
        content = None
    return content if isinstance(content, dict) and isinstance(content.get("pages"), dict) else {"pages": {}}


def write(folder: Path, corpus: Corpus, source: str, pages: dict[str, dict]) -> None:
    """Write the manifest: source, articles, rejected files, pages with their parameters and keys, versions."""
    content = {
        "source": source,
        "fingerprint": corpus.fingerprint,
        "n_articles": len(corpus),
        "n_words": corpus.n_words,
        "rejected": corpus.rejected.to_dict("records"),
        "pages": pages,
        "versions": versions(),
    }
    write_whole(folder / NAME, json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")  # another run may be writing the same page
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@cache
def _code() -> bytes:
    """Hash the package's own files and the versions of what it rests on."""
    home = Path(__file__).parents[1]
    files = sorted(path for path in home.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    content = [path.relative_to(home).as_posix().encode() + path.read_bytes() for path in files]
    return blake2b(b"\0".join(content) + json.dumps(versions()).encode(), digest_size=16).digest()
