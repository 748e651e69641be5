"""What VADER knows about single words, and its word-by-word rules as array operations (Hutto & Gilbert 2014).

The lists and numbers are those of the `vaderSentiment` package itself, read from it and not copied.
"""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from vaderSentiment import vaderSentiment as vader

NEGATED, BOOSTED, CAPITALS, CONTRAST, LIBRARY, NAME, NEUTRAL, EMPHASIS = (1 << bit for bit in range(8))
REACH = 3
DISTANCE = (1.0, 0.95, 0.9)
_SINGLE = ("no", "or", "nor", "so", "this", "never", "without", "doubt", "least", "at", "very", "but", "kind", "of")
_PAIRS = [phrase.split() for phrase in vader.BOOSTER_DICT if " " in phrase]
_IDIOMS = [phrase.split() for phrase in vader.SPECIAL_CASES if " " in phrase]
LAST_OF_IDIOM = sorted({phrase[-1] for phrase in _IDIOMS})
ROLE = {
    word: number
    for number, word in enumerate(
        dict.fromkeys([*_SINGLE, *(word for phrase in _PAIRS + _IDIOMS for word in phrase)]), start=1
    )
}


@cache
def vader_lexicon() -> MappingProxyType:
    """Return VADER's lexicon: word or emoticon to mean human rating, -4 to 4.

    Examples
    --------
    >>> vader_lexicon()["trust"]
    2.3
    """
    return MappingProxyType(vader.SentimentIntensityAnalyzer().lexicon)


@dataclass(frozen=True)
class Facts:
    """What the rules ask about each type of chunk; one more row stands for "no word there"."""

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


def facts_of(chunks, lexicon, lowers=None) -> Facts:
    """Look up every type of chunk in the lexicon and in VADER's lists.

    Parameters
    ----------
    chunks : Chunks
    lexicon : mapping of str to float
    lowers : array of str, optional
        The words in lower case, where they differ from those of the chunks.

    Returns
    -------
    Facts
        Arrays with a row for each type and a last row for a missing word.
    """
    lowers = chunks.lowers if lowers is None else lowers
    known = list(dict.fromkeys([*lexicon, *vader.BOOSTER_DICT, *vader.NEGATE, *ROLE]))
    row = pc.index_in(lowers, pa.array(known, lowers.type)).fill_null(-1).to_numpy(zero_copy_only=False) + 1
    row = np.append(row, 0)

    def column(mapping, empty, dtype):
        return np.array([empty, *(mapping.get(word, empty) for word in known)], dtype)[row]

    negation = column(dict.fromkeys(vader.NEGATE, True), False, bool)
    negation[:-1] |= pc.match_substring(lowers, "n't").to_numpy(zero_copy_only=False)
    return Facts(
        valence=column(lexicon, 0.0, float),
        in_lexicon=column(dict.fromkeys(lexicon, True), False, bool),
        upper=np.append(_upper(chunks.words), False),
        booster=column(vader.BOOSTER_DICT, 0.0, float),
        negation=negation,
        role=column(ROLE, 0, np.uint8),
    )


def _upper(words: pa.Array) -> np.ndarray:
    """Tell which words are in capitals, by Python's rule."""
    upper = pc.ascii_is_upper(words).to_numpy(zero_copy_only=False).copy()
    strange = np.flatnonzero(~pc.string_is_ascii(words).to_numpy(zero_copy_only=False))
    upper[strange] = [word.isupper() for word in words.take(pa.array(strange)).to_pylist()]
    return upper


def shouting(chunks, capitals: np.ndarray) -> np.ndarray:
    """Tell which sentences have some words in capitals, but not all, given the chunks in capitals."""
    loud = np.bincount(chunks.sentences[capitals], minlength=len(chunks.bounds) - 1)
    return (loud > 0) & (loud < np.diff(chunks.bounds))


def neighbours(chunks, facts: Facts, positions: np.ndarray, reach=None) -> list[np.ndarray]:
    """Return the codes of the words one, two and three places before each position, and of the one after it.

    Parameters
    ----------
    chunks : Chunks
    facts : Facts
    positions : ndarray of int64
    reach : ndarray of int, optional
        How many places back each position may look; to the start of its sentence by default.
    """
    sentence = chunks.sentences[positions]
    place = positions - chunks.bounds[sentence]
    reach = place if reach is None else np.minimum(place, reach)
    nothing = np.int32(facts.nothing)
    before = [
        np.where(reach >= step, chunks.codes[positions - np.minimum(place, step)], nothing)
        for step in range(1, REACH + 1)
    ]
    last = positions + 1 == chunks.bounds[sentence + 1]
    return [*before, np.where(last, nothing, chunks.codes[positions + ~last])]


def word_valences(facts: Facts, here, around, valence, loud) -> tuple[np.ndarray, np.ndarray]:
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
        applied = applied ^ negated * NEGATED | boosted * BOOSTED
    least = (facts.role[around[0]] == ROLE["least"]) & ~facts.in_lexicon[around[0]]
    least &= ~np.isin(facts.role[around[1]], [ROLE["at"], ROLE["very"]])
    return np.where(least, result * vader.N_SCALAR, result), (applied ^ least * NEGATED).astype(np.uint8)


def _look_back(facts, around, step, valence, loud):
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
    boosted = (raised != valence) | (factor == 1.25)
    if step == REACH - 1:
        pairs = [_pair_boost(facts, around[2], around[1]), _pair_boost(facts, around[1], around[0])]
        for pair in pairs:
            result = np.where(free & (around[2] != facts.nothing), result + pair, result)
            boosted = boosted | (pair != 0)
    return result, factor == vader.N_SCALAR, boosted


def _negation(facts, around, step) -> np.ndarray:
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
    if step == 2:
        strengthened |= intense[0] & (around[2] != facts.nothing)
    return np.where(strengthened, 1.25, factor)


def _pair_boost(facts, first, second) -> np.ndarray:
    """What a booster of two words, such as "kind of", adds."""
    boost = np.zeros(len(first))
    for one, two in _PAIRS:
        found = (facts.role[first] == ROLE[one]) & (facts.role[second] == ROLE[two])
        boost[found] = vader.BOOSTER_DICT[f"{one} {two}"]
    return boost


def with_idiom(chunks, facts: Facts, anchors: np.ndarray) -> np.ndarray:
    """Rows of the sentences that hold one of VADER's special phrases, such as "the bomb".

    Parameters
    ----------
    chunks : Chunks
    facts : Facts
    anchors : ndarray of int64
        The chunks that hold the last word of such a phrase.
    """
    around = neighbours(chunks, facts, anchors)[:REACH]
    role = [facts.role[chunks.codes[anchors]], *(facts.role[codes] for codes in around)]
    found = np.zeros(len(anchors), bool)
    for phrase in _IDIOMS:
        words = [role[step] == ROLE[word] for step, word in enumerate(reversed(phrase))]
        found |= np.logical_and.reduce(words)
    return np.unique(chunks.sentences[anchors[found]])
