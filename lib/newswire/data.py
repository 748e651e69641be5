"""The package's own files: the data beside the code that reads it, and a name for the state of both."""

import csv
import gzip
import tomllib
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path


def read_rows(package: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of a package, which may be packed; lines that begin with # are remarks.

    Examples
    --------
    >>> read_rows("newswire.reading.heads", "agencies.csv")[0]["agency"]
    'AA'
    """
    return list(csv.DictReader(line for line in _text(package, name).splitlines() if not line.startswith("#")))


def read_words(package: str, name: str) -> list[str]:
    """Return the words of a text file of a package.

    Examples
    --------
    >>> read_words("newswire.text", "stopwords.txt")[:3]
    ['a', 'about', 'above']
    """
    return _text(package, name).split()


def read_tables(package: str, name: str) -> dict:
    """Return what a TOML file of a package holds.

    Examples
    --------
    >>> read_tables("newswire.reading.heads", "forms.toml")["form"][0]["name"]
    'date after the strokes'
    """
    return tomllib.loads(_text(package, name))


@cache
def code_hash(*rooms: str) -> str:
    """Name the code and the data of some rooms of the package, or of all of it, by 32 hexadecimal digits.

    Examples
    --------
    >>> code_hash("text") == code_hash("reading")
    False
    """
    home = Path(__file__).parent
    paths = sorted(path for room in rooms or ("",) for path in (home / room).rglob("*") if path.is_file())
    named = [(path.relative_to(home), path) for path in paths if "__pycache__" not in path.parts]
    content = [name.as_posix().encode() + path.read_bytes() for name, path in named]
    return blake2b(b"\0".join(content), digest_size=16).hexdigest()


def _text(package: str, name: str) -> str:
    data = files(package).joinpath(name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode()
