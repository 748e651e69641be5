"""The data files that lie beside the code that reads them."""

import csv
import tomllib
from importlib.resources import files


def read_rows(package: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of a package.

    Examples
    --------
    >>> read_rows("newswire.reading", "agencies.csv")[0]["agency"]
    'AA'
    """
    return list(csv.DictReader(_text(package, name).splitlines()))


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
    >>> read_tables("newswire.reading", "head_forms.toml")["form"][0]["name"]
    'slashed agency'
    """
    return tomllib.loads(_text(package, name))


def _text(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")
