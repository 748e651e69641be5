"""A lexicon of the user's own: words and their valences."""

import os
from collections.abc import Mapping
from typing import TypeAlias

import pandas as pd

from ..tables import read_sheet, require

Lexicon: TypeAlias = str | os.PathLike | Mapping[str, float] | pd.DataFrame
LIMIT = 4.0  # the scale on which VADER's raters judged words


def read_lexicon(source: Lexicon) -> dict[str, float]:
    """Read a lexicon: a CSV file or a table with columns word and valence, or a mapping.

    Parameters
    ----------
    source : path, mapping of str to float, or DataFrame
        Single words, in any case, with valences from -4 to 4.

    Returns
    -------
    dict of str to float
        Words in lower case.

    Raises
    ------
    ValueError
        When a column is missing, a word is empty or has a space, or a valence is not a number from -4 to 4.

    Examples
    --------
    >>> read_lexicon({"Hegemony": -2})
    {'hegemony': -2.0}
    """
    if isinstance(source, Mapping):
        table, name = pd.DataFrame({"word": list(source), "valence": list(source.values())}), "The lexicon"
    elif isinstance(source, pd.DataFrame):
        table, name = source, "The lexicon"
    else:
        table, name = read_sheet(source, "lexicon file", comment="#"), f"The lexicon {source}"
    require(table, "word", "valence", what=name)
    words = table["word"].astype(str).str.strip().str.lower()
    valences = pd.to_numeric(table["valence"], errors="coerce")
    _check(words, valences, name)
    return dict(zip(words.tolist(), valences.astype(float).tolist(), strict=True))


def _check(words: pd.Series, valences: pd.Series, name: str) -> None:
    """Refuse a word that is not one white-space word, and a valence out of range."""
    for row, (word, valence) in enumerate(zip(words, valences, strict=True), start=1):
        if not word or len(word.split()) != 1:
            raise ValueError(f"{name}, entry {row}: {word!r} is not a single word.")
        if not -LIMIT <= valence <= LIMIT:
            raise ValueError(f"{name}, entry {row}: the valence of {word!r} is not a number from -4 to 4.")
