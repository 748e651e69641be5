"""What an exploration leaves behind: a concordance as a file, a part of the corpus as a variable."""

import builtins
import keyword
import re
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd

from ..corpus import Corpus
from ..tables import without_formulas


def save_csv(table: pd.DataFrame, query: str) -> Path:
    """Write a concordance into the current folder, under a name that is free, and return its path.

    The mark at the start tells Excel that it is UTF-8.
    """
    words = re.sub(r"\W+", "_", query)[:40].strip("_").lower()
    content = without_formulas(table).to_csv(index=False, lineterminator="\n")
    for number in count(1):
        path = Path(f"concordance_{words}{'' if number == 1 else f'_{number}'}.csv").absolute()
        try:
            with path.open("x", encoding="utf-8-sig", newline="") as file:
                file.write(content)
        except FileExistsError:
            continue
        return path
    raise AssertionError


def keep(corpus: Corpus, name: str, variables: dict[str, Any]) -> None:
    """Put a corpus among some variables.

    Raises
    ------
    ValueError
        When the name is none, or is that of something else than a corpus.
    """
    if not name.isidentifier() or keyword.iskeyword(name):
        raise ValueError(f"{name!r} is no name of a variable; take letters, digits and _, such as on_oil.")
    if hasattr(builtins, name) or not isinstance(variables.get(name, corpus), Corpus):
        raise ValueError(f"{name} is the name of something else here; take another, such as {name}_articles.")
    variables[name] = corpus
