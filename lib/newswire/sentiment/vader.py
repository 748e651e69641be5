"""VADER's scores for all sentences at once, equal to those of `vaderSentiment` 3.3.2 to the last digit."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import rules
from .chunks import Chunks, chunks_of
from .emoji import with_descriptions
from .library import library_readings

FIGURES = ("compound", "positive", "neutral", "negative")


@dataclass(frozen=True)
class Reading:
    """The words that count, sentence by sentence, and what else decides a sentence's score.

    Attributes
    ----------
    chunks : Chunks
    position : ndarray of int64, shape (hits,)
        The chunk of each word that is in the lexicon, in text order.
    valence, value : ndarray of float, shape (hits,)
        Its valence in the lexicon, and what it adds to its sentence after all rules.
    applied : ndarray of uint8, shape (hits,)
        Bits that say which rules of `rules` changed it.
    n_chunks : ndarray of int64, shape (sentences,)
    emphasis : ndarray of float, shape (sentences,)
        What exclamation and question marks add to the strength of a sentence.
    plain : bool
        Whether words were looked up without typographic quotes and possessive endings.
    """

    chunks: Chunks
    position: np.ndarray
    valence: np.ndarray
    value: np.ndarray
    applied: np.ndarray
    n_chunks: np.ndarray
    emphasis: np.ndarray
    plain: bool = False

    @property
    def sentence(self) -> np.ndarray:
        """Row of the sentence of each hit."""
        return self.chunks.sentences[self.position]


class Watched(NamedTuple):
    """Chunks, by position, that have a valence, are in capitals, say "but", may end an idiom, hold ! or ?."""

    scored: np.ndarray
    capitals: np.ndarray
    but: np.ndarray
    idioms: np.ndarray
    marks: np.ndarray


def read(corpus, lexicon=None) -> Reading:
    """Apply VADER's rules to every sentence of a corpus.

    Parameters
    ----------
    corpus : Corpus
    lexicon : mapping of str to float, optional
        Valences in place of VADER's own.

    Returns
    -------
    Reading
    """
    return read_chunks(chunks_of(corpus), rules.vader_lexicon() if lexicon is None else lexicon)


def read_chunks(chunks: Chunks, lexicon) -> Reading:
    """Apply VADER's rules to every sentence; see `read`."""
    chunks = with_descriptions(chunks)
    facts = rules.facts_of(chunks, lexicon)
    seen = watch(chunks, facts)
    hits = scored_positions(chunks, facts, seen.scored)
    here = chunks.codes[hits]
    valence = facts.valence[here]
    loud = rules.shouting(chunks, seen.capitals)[chunks.sentences[hits]]
    value, applied = rules.word_valences(facts, here, rules.neighbours(chunks, facts, hits), valence, loud)
    value, contrasted = _contrast(chunks, seen.but, hits, value)
    applied |= contrasted * np.uint8(rules.CONTRAST)
    n_chunks = np.diff(chunks.bounds)
    reading = Reading(chunks, hits, valence, value, applied, n_chunks, _emphasis(*mark_counts(chunks, seen.marks)))
    return _replaced(reading, rules.with_idiom(chunks, facts, seen.idioms), lexicon)


def watch(chunks: Chunks, facts: rules.Facts) -> Watched:
    """Find the chunks that decide anything, in one pass over all of them."""
    marks = pc.match_substring_regex(chunks.types, "[!?]").to_numpy(zero_copy_only=False)
    kinds = [
        facts.scored[:-1],
        facts.upper[:-1],
        facts.role[:-1] == rules.ROLE["but"],
        np.isin(facts.role[:-1], [rules.ROLE[word] for word in rules.LAST_OF_IDIOM]),
        marks,
    ]
    bits = sum(kind.astype(np.uint8) << place for place, kind in enumerate(kinds))
    seen = bits[chunks.codes]
    places = np.flatnonzero(seen)
    seen = seen[places]
    return Watched(*(places[(seen >> place) & 1 == 1] for place in range(len(kinds))))


def mark_counts(chunks: Chunks, places: np.ndarray) -> list[np.ndarray]:
    """Count the exclamation and the question marks of each sentence, given the chunks that hold any."""
    used, code = np.unique(chunks.codes[places], return_inverse=True)
    types, sentence = chunks.types.take(pa.array(used)), chunks.sentences[places]
    in_type = [pc.count_substring(types, mark).to_numpy(zero_copy_only=False) for mark in "!?"]
    return [np.bincount(sentence, counts[code], len(chunks.bounds) - 1).astype(np.int64) for counts in in_type]


def scored_positions(chunks: Chunks, facts: rules.Facts, scored: np.ndarray) -> np.ndarray:
    """Leave out of the scored chunks the "kind" of "kind of"."""
    kind = np.flatnonzero(facts.role[chunks.codes[scored]] == rules.ROLE["kind"])
    following = rules.neighbours(chunks, facts, scored[kind])[-1]
    return np.delete(scored, kind[facts.role[following] == rules.ROLE["of"]])


def figures(reading: Reading) -> dict[str, np.ndarray]:
    """Turn a reading into the four figures of each sentence, rounded as VADER rounds them.

    Returns
    -------
    dict
        compound (-1 to 1, four decimals), positive, neutral, negative (shares, three decimals).
    """
    n = len(reading.n_chunks)
    total = raw_scores(reading)
    compound = total / np.sqrt(total * total + 15)
    up, down = reading.value > 0, reading.value < 0
    positive = np.bincount(reading.sentence[up], reading.value[up] + 1, n)
    negative = np.bincount(reading.sentence[down], reading.value[down] - 1, n)
    neutral = reading.n_chunks - np.bincount(reading.sentence[up | down], minlength=n)
    size = np.abs(negative)
    stronger, weaker = positive > size, positive < size
    positive = np.where(stronger, positive + reading.emphasis, positive)
    negative = np.where(weaker, negative - reading.emphasis, negative)
    whole = np.where(reading.n_chunks > 0, positive + np.abs(negative) + neutral, 1.0)
    shares = (np.abs(part / whole) for part in (positive, neutral, negative))
    return dict(zip(FIGURES, (_rounded(compound, 4), *(_rounded(share, 3) for share in shares)), strict=True))


def raw_scores(reading: Reading) -> np.ndarray:
    """Sum what the words of each sentence add, then add the emphasis of its punctuation in the same direction."""
    sentence = reading.sentence
    counts = np.bincount(sentence, minlength=len(reading.n_chunks))
    total = np.bincount(sentence, reading.value, len(counts))
    ends = np.cumsum(counts)
    several = np.flatnonzero(counts > 2)
    values = reading.value.tolist()
    spans = zip((ends - counts)[several].tolist(), ends[several].tolist(), strict=True)
    total[several] = [sum(values[start:end]) for start, end in spans]
    return total + np.sign(total) * reading.emphasis


def _contrast(chunks, but, hits, value):
    """Halve what stands before the first "but" of a sentence and raise what follows by half.

    VADER looks each value up by its first equal in the sentence, so one of two equal values may be changed twice and
    the other not at all; this does the same.
    """
    sentences, which = np.unique(chunks.sentences[but], return_index=True)
    turning = but[which]
    first = np.searchsorted(hits, chunks.bounds[sentences]).tolist()
    last = np.searchsorted(hits, chunks.bounds[sentences + 1]).tolist()
    result = value.copy()
    for start, end, turn in zip(first, last, turning.tolist(), strict=True):
        if end > start:
            result[start:end] = _turned(value[start:end].tolist(), (hits[start:end] - turn).tolist())
    return result, result != value


def _turned(values: list, offsets: list) -> list:
    for place in range(len(values)):
        first = values.index(values[place])
        if values[first] and offsets[first]:
            values[first] *= 0.5 if offsets[first] < 0 else 1.5
    return values


def _emphasis(exclamations, questions):
    asked = np.where(questions > 3, 0.96, np.where(questions > 1, questions * 0.18, 0.0))
    return np.minimum(exclamations, 4) * 0.292 + asked


def _replaced(reading: Reading, rare: np.ndarray, lexicon) -> Reading:
    """Put the library's own word scores in place of ours for the given sentences."""
    if not len(rare):
        return reading
    theirs = library_readings(reading.chunks, rare, lexicon)
    theirs = (*theirs, np.full(len(theirs[0]), rules.LIBRARY, np.uint8))
    kept = ~np.isin(reading.sentence, rare)
    ours = (reading.position[kept], reading.valence[kept], reading.value[kept], reading.applied[kept])
    parts = [np.concatenate(pair) for pair in zip(ours, theirs, strict=True)]
    order = np.argsort(parts[0], kind="stable")
    return Reading(reading.chunks, *(part[order] for part in parts), reading.n_chunks, reading.emphasis)


def _rounded(values: np.ndarray, digits: int) -> np.ndarray:
    """Round as Python's `round` does, exactly; numpy's is only near where a value is half-way between two."""
    scaled = values * 10.0**digits
    result = np.rint(scaled) / 10.0**digits
    doubtful = np.flatnonzero(np.abs(np.abs(scaled - np.floor(scaled)) - 0.5) < 1e-6)
    result[doubtful] = [round(value, digits) for value in values[doubtful].tolist()]
    return result
