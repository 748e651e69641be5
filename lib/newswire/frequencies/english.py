"""How often words occur in general English, from a table that ships with the package."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd

from ..data import read_words
from ..text import words as lexical

_COMPOUND = 10  # occurrences per million: hardly a word with a hyphen is more frequent, whatever its parts are


def rates(words: pd.Index) -> np.ndarray:
    """Return how often words occur in general English, per million words.

    A word that is not listed is as rare as the rarest that is. Without a rate of its own, an abbreviation has that of
    its letters, and a compound what wordfreq gives words side by side, one over the sum of one over each, at most 10.

    Parameters
    ----------
    words : Index of str
        In lower case.

    Examples
    --------
    >>> rates(pd.Index(["the", "mr.", "long-term", "hanhui"])).round(1).tolist()
    [53700.0, 490.0, 10.0, 0.3]
    """
    listed = _listed()
    found = pd.Series(listed.reindex(words.str.rstrip(".")).to_numpy())
    parts = words[found.isna()].to_series(index=found.index[found.isna()]).str.split("-").explode()
    inverse = 1 / listed.reindex(parts).fillna(listed.min())
    compounds = 1 / inverse.groupby(parts.index).sum()
    return found.fillna(compounds.clip(upper=_COMPOUND)).clip(lower=listed.min()).to_numpy()


@cache
def reporting() -> frozenset[str]:
    """Return the words by which news tells of anything: verbs of speech, titles of address, days and months.

    Examples
    --------
    >>> {"said", "mr", "monday"} <= reporting()
    True
    """
    return frozenset(read_words(__package__, "reporting.txt")) | set(lexical.speech_verbs("tells_speaker"))


def dropped(words: pd.Series | pd.Index, stopwords: bool | Iterable[str]) -> np.ndarray:
    """Tell which words a comparison with English leaves out: those of `text.words.dropped`, and words of reporting."""
    ours = np.asarray(words.isin(reporting())) & (stopwords is not True)
    return lexical.dropped(words, stopwords) | ours


@cache
def _listed() -> pd.Series:
    with files(__package__).joinpath("english.csv.gz").open("rb") as file:
        table = pd.read_csv(file, compression="gzip", comment="#", keep_default_na=False, index_col="word")
    return table["per_million"]
