"""VADER's scores for all sentences at once, equal to those of `vaderSentiment` 3.3.2 to the last digit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...memory import once
from ...text.strings import as_array, matches
from . import rules
from .emoji import with_descriptions
from .library import library_readings
from .words import Words

_NEAR = 1e-6  # how near to half-way the product may be wrong about; far more than its rounding error
FIGURES = ("compound", "positive", "neutral", "negative")


@dataclass(frozen=True, eq=False)
class Reading:
    """The words that count, sentence by sentence, and what else decides a sentence's score.

    Attributes
    ----------
    words : Words
    position : ndarray of int64, shape (hits,)
        The place of each word that is in the lexicon, in text order.
    valence, value : ndarray of float, shape (hits,)
        Its valence in the lexicon, and what it adds to its sentence after all rules.
    applied : ndarray of uint8, shape (hits,)
        Bits that say which rules of `rules` changed it.
    emphasis : ndarray of float, shape (sentences,)
        What exclamation and question marks add to the strength of a sentence.
    plain : bool
        Whether words were looked up without typographic quotes and possessive endings.
    """

    words: Words
    position: np.ndarray
    valence: np.ndarray
    value: np.ndarray
    applied: np.ndarray
    emphasis: np.ndarray
    plain: bool = False

    @property
    def sentence(self) -> np.ndarray:
        """Row of the sentence of each hit."""
        return self.words.sentences[self.position]


def read(words: Words, lexicon: Mapping[str, float]) -> Reading:
    """Apply VADER's rules to every sentence.

    Parameters
    ----------
    words : Words
    lexicon : mapping of str to float
        Valences in place of VADER's own, or `rules.vader_lexicon`.

    Returns
    -------
    Reading
    """
    words = with_descriptions(words)
    facts = rules.facts_of(words, lexicon)
    role = facts.role[:-1]
    ends_idiom = np.isin(role, [rules.ROLE[word] for word in rules.LAST_OF_IDIOM])
    kinds = [facts.scored[:-1], facts.upper[:-1], role == rules.ROLE["but"], ends_idiom, matches(words.types, "[!?]")]
    scored, capitals, but, anchors, marks = words.places(kinds)
    hits = _scored_positions(words, facts, scored)
    here = words.codes[hits]
    valence = facts.valence[here]
    loud = rules.shouting(words, capitals)[words.sentences[hits]]
    value, applied = rules.word_valences(facts, here, rules.neighbours(words, facts, hits), valence, loud)
    value, contrasted = _contrast(words, but, hits, value)
    applied |= contrasted * np.uint8(rules.CONTRAST)
    reading = Reading(words, hits, valence, value, applied, _emphasis(*_mark_counts(words, marks)))
    return _replaced(reading, rules.with_idiom(words, facts, anchors), lexicon)


def _mark_counts(words: Words, places: np.ndarray) -> list[np.ndarray]:
    """Count the exclamation and the question marks of each sentence, given the words that hold any."""
    used, code = np.unique(words.codes[places], return_inverse=True)
    types, sentence = words.types.take(pa.array(used)), words.sentences[places]
    in_type = [as_array(pc.count_substring(types, mark)) for mark in "!?"]
    return [np.bincount(sentence, counts[code], len(words.bounds) - 1).astype(np.int64) for counts in in_type]


def _scored_positions(words: Words, facts: rules.Facts, scored: np.ndarray) -> np.ndarray:
    """Leave out of the scored words the "kind" of "kind of"."""
    kind = np.flatnonzero(facts.role[words.codes[scored]] == rules.ROLE["kind"])
    following = rules.neighbours(words, facts, scored[kind])[-1]
    return np.delete(scored, kind[facts.role[following] == rules.ROLE["of"]])


@once
def figures(reading: Reading) -> dict[str, np.ndarray]:
    """Turn a reading into the four figures of each sentence, rounded as VADER rounds them.

    Returns
    -------
    dict
        compound (-1 to 1, four decimals), positive, neutral, negative (shares, three decimals).
    """
    n_words = np.diff(reading.words.bounds)
    n, sentence, value = len(n_words), reading.sentence, reading.value
    up, down = value > 0, value < 0
    # VADER adds one to the size of each scored word, so that it weighs against neutral words, which count one each.
    positive = np.bincount(sentence[up], value[up] + 1, n)
    negative = np.bincount(sentence[down], value[down] - 1, n)
    neutral = n_words - np.bincount(sentence[up | down], minlength=n)
    size = np.abs(negative)
    stronger, weaker = positive > size, positive < size
    positive = np.where(stronger, positive + reading.emphasis, positive)
    negative = np.where(weaker, negative - reading.emphasis, negative)
    whole = np.where(n_words > 0, positive + np.abs(negative) + neutral, 1.0)
    shares = (np.abs(part / whole) for part in (positive, neutral, negative))
    compound = _rounded(normalised(raw_scores(reading)), 4)
    return dict(zip(FIGURES, (compound, *(_rounded(share, 3) for share in shares)), strict=True))


def normalised(raw: np.ndarray) -> np.ndarray:
    """Bring raw scores x between -1 and 1, as VADER does: x / sqrt(x² + 15).

    Examples
    --------
    >>> normalised(np.array([0.0, 1.0, -7.0])).tolist()
    [0.0, 0.25, -0.875]
    """
    return raw / np.sqrt(raw * raw + 15)  # 15 "approximates the max expected value", says VADER's own comment


def raw_scores(reading: Reading) -> np.ndarray:
    """Sum what the words of each sentence add, then add the emphasis of its punctuation in the same direction."""
    counts = np.bincount(reading.sentence, minlength=len(reading.words.bounds) - 1)
    total = np.bincount(reading.sentence, reading.value, len(counts))
    ends = np.cumsum(counts)
    # Python's own sum, as in VADER: from 3.12 on it rounds otherwise than adding three or more floats in turn does.
    several = np.flatnonzero(counts > 2)
    values = reading.value.tolist()
    spans = zip((ends - counts)[several].tolist(), ends[several].tolist(), strict=True)
    total[several] = [sum(values[start:end]) for start, end in spans]
    return total + np.sign(total) * reading.emphasis


def _contrast(words: Words, but: np.ndarray, hits: np.ndarray, value: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Halve what stands before the first "but" of a sentence and raise what follows by half.

    VADER looks each value up by its first equal in the sentence, so one of two equal values may be changed twice and
    the other not at all; this does the same.
    """
    sentences, which = np.unique(words.sentences[but], return_index=True)
    first = np.searchsorted(hits, words.bounds[sentences]).tolist()
    last = np.searchsorted(hits, words.bounds[sentences + 1]).tolist()
    result = value.copy()
    for start, end, turn in zip(first, last, but[which].tolist(), strict=True):
        if end > start:
            result[start:end] = _turned(value[start:end].tolist(), (hits[start:end] - turn).tolist())
    return result, result != value


def _turned(values: list[float], offsets: list[int]) -> list[float]:
    for place in range(len(values)):
        first = values.index(values[place])
        if values[first] and offsets[first]:
            values[first] *= rules.BEFORE_BUT if offsets[first] < 0 else rules.AFTER_BUT
    return values


def _emphasis(exclamations: np.ndarray, questions: np.ndarray) -> np.ndarray:
    """What marks add, in VADER's numbers: 0.292 for each of up to four !, 0.18 for each of two or three ?."""
    asked = np.where(questions > 3, 0.96, np.where(questions > 1, questions * 0.18, 0.0))
    return np.minimum(exclamations, 4) * 0.292 + asked


def _replaced(reading: Reading, rare: np.ndarray, lexicon: Mapping[str, float]) -> Reading:
    """Put the library's own word scores in place of ours for the given sentences."""
    if not len(rare):
        return reading
    theirs = library_readings(reading.words, rare, lexicon)
    theirs = (*theirs, np.full(len(theirs[0]), rules.LIBRARY, np.uint8))
    kept = ~np.isin(reading.sentence, rare)
    ours = (reading.position[kept], reading.valence[kept], reading.value[kept], reading.applied[kept])
    both = [np.concatenate(pair) for pair in zip(ours, theirs, strict=True)]
    position, valence, value, applied = (part[np.argsort(both[0], kind="stable")] for part in both)
    return replace(reading, position=position, valence=valence, value=value, applied=applied)


def _rounded(values: np.ndarray, digits: int) -> np.ndarray:
    """Round as Python's `round` does, exactly; NumPy's is only near where a value is half-way between two."""
    scaled = values * 10.0**digits
    result = np.rint(scaled) / 10.0**digits
    doubtful = np.flatnonzero(np.abs(np.abs(scaled - np.floor(scaled)) - 0.5) < _NEAR)
    result[doubtful] = [round(value, digits) for value in values[doubtful].tolist()]
    return result
