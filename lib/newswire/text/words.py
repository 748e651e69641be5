"""Facts about one distinct string: its case, whether it is a word, a stop word or a number, and its stem.

Everything here is asked once for each type of a corpus and looked up for each of its tokens.
"""

from functools import cache

import pyarrow as pa
import pyarrow.compute as pc
import Stemmer

from ..data import read_rows, read_words

APOSTROPHES = "’ʼ＇"
_LETTER = r"\p{L}"
_NUMBER = r"^[+\-−]?[$£€¥]?\p{Nd}[\p{Nd}.,:/\-–]*(?:st|nd|rd|th|s|%|m|bn|k)?$"


@cache
def stopwords() -> frozenset[str]:
    """Return the function words of English, clitics such as ``n't`` included, in lower case.

    Examples
    --------
    >>> "the" in stopwords(), "n't" in stopwords(), "treaty" in stopwords()
    (True, True, False)
    """
    return frozenset(read_words(__package__, "stopwords.txt"))


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
    """Fold each string to lower case and its apostrophes to ``'``, so that *It’s* and *it's* count as one.

    Examples
    --------
    >>> lower(pa.array(["NATO", "O’Neill"])).to_pylist()
    ['nato', "o'neill"]
    """
    return pc.replace_substring_regex(pc.utf8_lower(types), f"[{APOSTROPHES}]", "'")


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
    return pc.is_in(lower(types), value_set=pa.array(sorted(stopwords()), types.type))


def stem(types: pa.Array) -> pa.Array:
    """Reduce each string to its Snowball English stem (Porter 2, 2001).

    Examples
    --------
    >>> stem(pa.array(["Relations", "relation"])).to_pylist()
    ['relat', 'relat']
    """
    return pa.array(Stemmer.Stemmer("english").stemWords(lower(types).to_pylist()), types.type)
