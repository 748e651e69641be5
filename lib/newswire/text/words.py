"""Facts about one distinct string: its case, whether it is a word, a stop word or a number, and its stem.

Everything here is asked once for each type of a corpus and looked up for each of its tokens.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import Stemmer

from ..data import read_rows, read_words
from .strings import arrow_strings, is_in

APOSTROPHES = "'’ʼ＇"
_LIGATURE = "[ﬀ-ﬆ]"
_UNSEEN = r"[\x{ad}\x{200b}-\x{200d}\x{2060}\x{feff}]"  # soft hyphens, joiners and spaces of no width
_LETTER = r"\p{L}"
_NUMBER = r"^[+\-−]?[$£€¥]?\p{Nd}[\p{Nd}.,:/\-–]*(?:st|nd|rd|th|s|%|m|bn|k)?$"


@cache
def function_words() -> frozenset[str]:
    """Return the function words of English, clitics such as ``n't`` included, in lower case.

    Examples
    --------
    >>> "the" in function_words(), "n't" in function_words(), "treaty" in function_words()
    (True, True, False)
    """
    return frozenset(read_words(__package__, "stopwords.txt"))


def dropped(words: pd.Series | pd.Index, stopwords: bool | Iterable[str]) -> np.ndarray:
    """Tell which words an option leaves out: none where it is True, else function words and those that it lists.

    Raises
    ------
    ValueError
        When the option is a single string.

    Examples
    --------
    >>> [dropped(pd.Series(["The", "oil"]), option).tolist() for option in (True, False, ["oil"])]
    [[False, False], [True, False], [True, True]]
    """
    if isinstance(stopwords, str):
        raise ValueError(f"stopwords is {stopwords!r}, but it is True, False or a list; give [{stopwords!r}].")
    own = [] if isinstance(stopwords, (bool, np.bool_)) else [fold(word) for word in stopwords]
    if stopwords is True or not len(words):
        return np.zeros(len(words), bool)
    return is_in(lower(arrow_strings(pd.Series(words))), [*function_words(), *own])


@cache
def speech_verbs(rule: str) -> list[str]:
    """Return the verbs of speech that a rule looks for, in lower case.

    Parameters
    ----------
    rule : {"follows_quote", "tells_speaker"}
        Verbs after a quoted question or exclamation, where the sentence goes on; or verbs beside a name that speaks.

    Examples
    --------
    >>> "mused" in speech_verbs("follows_quote"), "mused" in speech_verbs("tells_speaker")
    (True, False)
    """
    return [row["verb"] for row in read_rows(__package__, "speech_verbs.csv") if row[rule] == "1"]


def lower(types: pa.Array) -> pa.Array:
    """Fold each string to lower case and to one form of its letters, hyphens and apostrophes.

    Accents are joined to their letters (Unicode's form NFC), ligatures are taken apart, and what is not seen, such as
    soft hyphens, is left out, so that *It’s* and *it's*, *ﬁrm* and *firm*, count as one.

    Examples
    --------
    >>> lower(pa.array(["NATO", "O’Neill", "ﬁ\\u00adnal", "Cafe\\u0301"])).to_pylist()
    ['nato', "o'neill", 'final', 'café']
    """
    seen = pc.replace_substring_regex(pc.utf8_lower(types), _UNSEEN, "")
    composed = pc.utf8_normalize(seen, "NFC")
    joined = pc.match_substring_regex(composed, _LIGATURE)  # in all strings, NFKC would make 21⁄2 of 2½
    apart = pc.replace_with_mask(composed, joined, pc.utf8_normalize(composed.filter(joined), "NFKC"))
    straight = pc.replace_substring_regex(apart, f"[{APOSTROPHES}]", "'")
    return pc.replace_substring_regex(straight, "[‐‑]", "-")


def fold(text: str) -> str:
    """Fold one string as `lower` does.

    Examples
    --------
    >>> fold("O’Neill")
    "o'neill"
    """
    return lower(pa.array([text]))[0].as_py()


def is_word(types: pa.Array) -> pa.Array:
    """Tell which strings hold a letter and are not numbers with a unit (``5th``, ``3m``).

    Examples
    --------
    >>> is_word(pa.array(["Sino-Russian", "44", "5th", ",", "n't"])).to_pylist()
    [True, False, False, False, True]
    """
    return pc.and_not(pc.match_substring_regex(types, _LETTER), is_number(types))


def is_number(types: pa.Array) -> pa.Array:
    """Tell which strings are numbers: digits with separators, a sign, a currency or a short unit.

    Examples
    --------
    >>> is_number(pa.array(["1,234.5", "2024-10-03", "80th", "COVID-19"])).to_pylist()
    [True, True, True, False]
    """
    return pc.match_substring_regex(types, _NUMBER, ignore_case=True)


def is_stopword(types: pa.Array) -> pa.Array:
    """Tell which strings are function words, whatever their case.

    Examples
    --------
    >>> is_stopword(pa.array(["The", "treaty"])).to_pylist()
    [True, False]
    """
    return pc.is_in(lower(types), value_set=pa.array(sorted(function_words()), types.type))


def stem(types: pa.Array) -> pa.Array:
    """Reduce each string to its Snowball English stem (Porter 2, 2001).

    Examples
    --------
    >>> stem(pa.array(["Relations", "relation"])).to_pylist()
    ['relat', 'relat']
    """
    return pa.array(Stemmer.Stemmer("english").stemWords(lower(types).to_pylist()), types.type)
