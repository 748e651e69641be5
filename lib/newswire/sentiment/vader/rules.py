"""What VADER knows about single words, and its word-by-word rules as array operations (Hutto & Gilbert 2014).

The lists and numbers are those of the `vaderSentiment` package itself, read from it and not copied.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from vaderSentiment import vaderSentiment as vader

from ...text.strings import as_array, place_in
from .library import analyzer
from .words import Words, not_ascii

# Which rules changed a word's value: a bit each, since several may, and eight of them fit in a byte.
NEGATED, BOOSTED, CAPITALS, CONTRAST, LIBRARY, NAME, NEUTRAL, EMPHASIS = (1 << bit for bit in range(8))
REACH = 3  # words before a scored one that may change its value, as in VADER
DISTANCE = (1.0, 0.95, 0.9)  # what a booster one, two or three words before counts for, as in VADER
BEFORE_BUT, AFTER_BUT = 0.5, 1.5  # factors of what stands before and after "but", as in VADER
_SINGLE = "no or nor so this never without doubt least at very but kind of".split()
_PAIRS = [phrase.split() for phrase in vader.BOOSTER_DICT if " " in phrase]
_IDIOMS = [phrase.split() for phrase in vader.SPECIAL_CASES if " " in phrase]
_STRENGTHENED = 1.25  # the factor of "never so" and "never this" in VADER
LAST_OF_IDIOM = sorted({phrase[-1] for phrase in _IDIOMS})
# The words that a rule names, numbered, so that rules compare numbers; 0 is any other word.
_NAMED = dict.fromkeys([*_SINGLE, *(word for phrase in _PAIRS + _IDIOMS for word in phrase)])
ROLE = {word: number for number, word in enumerate(_NAMED, start=1)}


@cache
def vader_lexicon() -> Mapping[str, float]:
    """Return VADER's lexicon: word or emoticon to mean human rating, -4 to 4.

    Examples
    --------
    >>> vader_lexicon()["trust"]
    2.3
    """
    return MappingProxyType(analyzer().lexicon)


@dataclass(frozen=True)
class Facts:
    """What the rules ask about each type of word; one more row stands for "no word there"."""

    valence: np.ndarray
    in_lexicon: np.ndarray
    upper: np.ndarray
    booster: np.ndarray
    negation: np.ndarray
    role: np.ndarray

    @property
    def scored(self) -> np.ndarray:
        """Whether a type has a valence of its own that counts."""
        return self.in_lexicon & (self.booster == 0)

    @property
    def nothing(self) -> int:
        """The row that stands for a place before or after the sentence."""
        return len(self.valence) - 1


def facts_of(words: Words, lexicon: Mapping[str, float], lowers: pa.Array | None = None) -> Facts:
    """Look up every type of word in the lexicon and in VADER's lists.

    Parameters
    ----------
    words : Words
    lexicon : mapping of str to float
    lowers : array of str, optional
        The types in lower case, where they are to be looked up in another form than VADER's.

    Returns
    -------
    Facts
        Arrays with a row for each type and a last row for a missing word.
    """
    lowers = words.lowers if lowers is None else lowers
    known = list(dict.fromkeys([*lexicon, *vader.BOOSTER_DICT, *vader.NEGATE, *ROLE]))
    row = np.append(place_in(lowers, known), -1) + 1  # 0 is an unknown word, and at the end a missing one

    def column(mapping: Mapping, empty: float, dtype: type) -> np.ndarray:
        return np.array([empty, *(mapping.get(word, empty) for word in known)], dtype)[row]

    negation = column(dict.fromkeys(vader.NEGATE, True), False, bool)
    negation[:-1] |= as_array(pc.match_substring(lowers, "n't"))
    return Facts(
        valence=column(lexicon, 0.0, float),
        in_lexicon=column(dict.fromkeys(lexicon, True), False, bool),
        upper=np.append(_upper(words.bare), False),
        booster=column(vader.BOOSTER_DICT, 0.0, float),
        negation=negation,
        role=column(ROLE, 0, np.uint8),
    )


def _upper(strings: pa.Array) -> np.ndarray:
    """Tell which strings are in capitals, by Python's rule, which knows more letters than Arrow's."""
    upper = as_array(pc.ascii_is_upper(strings)).copy()
    strange = not_ascii(strings)
    upper[strange] = [string.isupper() for string in strings.take(pa.array(strange)).to_pylist()]
    return upper


def shouting(words: Words, capitals: np.ndarray) -> np.ndarray:
    """Tell which sentences have some words in capitals, but not all, given the words in capitals."""
    loud = np.bincount(words.sentences[capitals], minlength=len(words.bounds) - 1)
    return (loud > 0) & (loud < np.diff(words.bounds))


def neighbours(words: Words, facts: Facts, positions: np.ndarray, reach: np.ndarray | None = None) -> list[np.ndarray]:
    """Return the codes of the words one, two and three places before each position, and of the one after it.

    Parameters
    ----------
    words : Words
    facts : Facts
    positions : ndarray of int64
    reach : ndarray of int, optional
        How many places back each position may look; to the start of its sentence by default.
    """
    sentence = words.sentences[positions]
    place = positions - words.bounds[sentence]
    reach = place if reach is None else np.minimum(place, reach)
    nothing = np.int32(facts.nothing)
    before = [
        np.where(reach >= step, words.codes[positions - np.minimum(place, step)], nothing)
        for step in range(1, REACH + 1)
    ]
    last = positions + 1 == words.bounds[sentence + 1]
    return [*before, np.where(last, nothing, words.codes[positions + ~last])]


def word_valences(
    facts: Facts, here: np.ndarray, around: list[np.ndarray], valence: np.ndarray, loud: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Apply to each lexicon word what the words before it do: negate, boost, dampen; and its own capitals.

    Parameters
    ----------
    facts : Facts
    here : ndarray of int32
        Code of each lexicon word.
    around : list of four ndarrays of int32
        Codes of the words one, two and three places before, and one after.
    valence : ndarray of float
        Valence of each word in the lexicon.
    loud : ndarray of bool
        Whether its sentence has some words in capitals, but not all.

    Returns
    -------
    valences : ndarray of float
    applied : ndarray of uint8
        Bits NEGATED, BOOSTED, CAPITALS.
    """
    is_no = facts.role == ROLE["no"]
    result = np.where(is_no[here] & facts.in_lexicon[around[3]], 0.0, valence)
    coordinated = np.isin(facts.role[around[0]], [ROLE["or"], ROLE["nor"]])
    after_no = is_no[around[0]] | is_no[around[1]] | (is_no[around[2]] & coordinated)
    result = np.where(after_no, valence * vader.N_SCALAR, result)
    capitals = facts.upper[here] & loud
    result = np.where(capitals, result + np.where(result > 0, vader.C_INCR, -vader.C_INCR), result)
    applied = after_no * NEGATED | capitals * CAPITALS
    for step in range(REACH):
        result, negated, boosted = _look_back(facts, around, step, result, loud)
        applied = applied ^ negated * NEGATED | boosted * BOOSTED  # ^: negated twice is not negated
    least = (facts.role[around[0]] == ROLE["least"]) & ~facts.in_lexicon[around[0]]
    least &= ~np.isin(facts.role[around[1]], [ROLE["at"], ROLE["very"]])
    return np.where(least, result * vader.N_SCALAR, result), (applied ^ least * NEGATED).astype(np.uint8)


def _look_back(
    facts: Facts, around: list, step: int, valence: np.ndarray, loud: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Apply the word `step + 1` places before, unless it carries a valence of its own."""
    word = around[step]
    free = ~facts.in_lexicon[word]
    boost = facts.booster[word]
    shouted = (boost != 0) & facts.upper[word] & loud
    boost = np.where(valence < 0, -boost, boost)
    boost = np.where(shouted, boost + np.where(valence > 0, vader.C_INCR, -vader.C_INCR), boost)
    raised = np.where(free, valence + boost * DISTANCE[step], valence)
    factor = np.where(free, _negation(facts, around, step), 1.0)
    result = raised * factor
    boosted = (raised != valence) | (factor == _STRENGTHENED)
    if step == REACH - 1:  # VADER looks for boosters of two words only where there are three words before
        pairs = [_pair_boost(facts, around[2], around[1]), _pair_boost(facts, around[1], around[0])]
        for pair in pairs:
            result = np.where(free & (around[2] != facts.nothing), result + pair, result)
            boosted = boosted | (pair != 0)
    return result, factor == vader.N_SCALAR, boosted


def _negation(facts: Facts, around: list, step: int) -> np.ndarray:
    """The factor by which the word `step + 1` places before turns a valence around, or strengthens it."""
    role = [facts.role[word] for word in around]
    factor = np.where(facts.negation[around[step]], vader.N_SCALAR, 1.0)
    if step == 0:
        return factor
    intense = [np.isin(each, [ROLE["so"], ROLE["this"]]) for each in role]
    doubted = [each == ROLE["doubt"] for each in role]
    doubt, emphasis = doubted[0], intense[0]
    if step == 2:
        doubt, emphasis = doubt | doubted[1], intense[1]
    factor = np.where((role[step] == ROLE["without"]) & doubt, 1.0, factor)
    strengthened = (role[step] == ROLE["never"]) & emphasis
    if step == 2:  # VADER's "and" binds before its "or": here "so" or "this" strengthens even without "never"
        strengthened |= intense[0] & (around[2] != facts.nothing)
    return np.where(strengthened, _STRENGTHENED, factor)


def _pair_boost(facts: Facts, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """What a booster of two words, such as "kind of", adds."""
    boost = np.zeros(len(first))
    for one, two in _PAIRS:
        pair = (facts.role[first] == ROLE[one]) & (facts.role[second] == ROLE[two])
        boost[pair] = vader.BOOSTER_DICT[f"{one} {two}"]
    return boost


def with_idiom(words: Words, facts: Facts, anchors: np.ndarray) -> np.ndarray:
    """Rows of the sentences that hold one of VADER's special phrases, such as "the bomb".

    Parameters
    ----------
    words : Words
    facts : Facts
    anchors : ndarray of int64
        The words that such a phrase may end with.
    """
    around = neighbours(words, facts, anchors)[:REACH]
    role = [facts.role[words.codes[anchors]], *(facts.role[codes] for codes in around)]
    idiom = np.zeros(len(anchors), bool)
    for phrase in _IDIOMS:
        idiom |= np.logical_and.reduce([role[step] == ROLE[word] for step, word in enumerate(reversed(phrase))])
    return np.unique(words.sentences[anchors[idiom]])
