"""How the words of a corpus are written, which tells where a name can stand and how it goes on."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from ..text.strings import as_array, is_in, matches
from ..text.words import function_words
from .vader.words import Words

# Words with a capital that stand before a name without being part of it: "President Ann Lee" names Ann Lee.
TITLES = (
    "President Minister Ambassador Senator Representative Secretary Chancellor King Queen Prince Princess "
    "Governor Mayor Justice Judge General Speaker Chairman Chairwoman Leader Director Former Republican Democratic "
    "Vice Prime Sir Lord Lady Dame Professor Pope Attorney Congressman Congresswoman Sheriff Chief Officer Candidate "
    "The Mr Mrs Ms Miss Sen Sens Rep Reps Gov Dr Prof Gen Lt Col Capt Sgt St GOP"
).split()
# What a name is a part of: "Trump Tower" does not name Trump, nor does "Donald Trump Jr." name his father.
_MORE = "Jr Sr II III Tower Towers University Foundation Organization Hotel Center Centre Institute School".split()
CAPITAL = r"^\p{Lu}[\p{L}-]*\p{Ll}[\p{L}-]*$"
_INITIAL = r"^\p{Lu}$"
WRITTEN_SMALL = r"^\p{Ll}"
SMALL = 0.1  # share of its places from which a word that is written small is no name where a sentence starts


@dataclass(frozen=True)
class Spelling:
    """What the types of words look like: arrays of bool."""

    name: np.ndarray  # with a capital, and no title or function word
    small: np.ndarray  # also written small, so that a capital at the start of a sentence says nothing
    closed: np.ndarray  # with a mark behind it
    initial: np.ndarray
    more: np.ndarray  # goes on a name: "Jr."

    def goes_on(self, words: Words, last: np.ndarray, article: np.ndarray) -> np.ndarray:
        """Tell whether names that end at some places go on, given the article of each word."""
        return beside(self.more[words.codes], last, 1, article)


def spelling_of(words: Words, small: Collection[str] | None = None) -> Spelling:
    """Tell of each type of word whether it can stand in a name, end one, or go on with one, by how it is written.

    Which words are also written small, these words tell unless it is given.
    """
    common = is_in(words.plain, [*function_words(), *(title.lower() for title in TITLES)])
    return Spelling(
        name=matches(words.cased, CAPITAL) & ~common,
        small=_also_small(words) if small is None else is_in(words.plain, small),
        closed=matches(words.types, r"[^\p{L}]$"),
        initial=matches(words.cased, _INITIAL),
        more=is_in(words.cased, _MORE),
    )


def _also_small(words: Words) -> np.ndarray:
    plain, n = as_array(pc.dictionary_encode(words.plain).indices), np.bincount(words.codes, minlength=len(words.types))
    return (np.bincount(plain, n * matches(words.cased, WRITTEN_SMALL)) > SMALL * np.bincount(plain, n))[plain]


def beside(kind: np.ndarray, places: np.ndarray, step: int, article: np.ndarray) -> np.ndarray:
    """Tell whether the word some steps from each place is of a kind, in the same article.

    Examples
    --------
    >>> beside(np.array([True, False, True]), np.array([0, 1, 2]), -1, np.array([0, 0, 1])).tolist()
    [False, True, False]
    """
    at = places + step
    inside = (at >= 0) & (at < len(kind))
    at = np.where(inside, at, places)
    return inside & (article[at] == article[places]) & kind[at]
