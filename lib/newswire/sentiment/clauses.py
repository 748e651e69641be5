"""Clauses: where they begin and end, how far negation reaches, and what a contrast weighs down."""

from dataclasses import dataclass

import numpy as np

from ..text.strings import is_in, matches
from .vader.rules import AFTER_BUT, BEFORE_BUT
from .vader.words import Words

TURNING = "but however nevertheless nonetheless yet".split()
CONCEDING = "although though despite while whereas notwithstanding".split()
OPENING = [*TURNING, *CONCEDING, *"because if when unless until who which whose where".split()]
# After these a turning word does not turn: "nothing but", "all but", "as yet", "has yet to".
NOT_TURNING_AFTER = "nothing anything all none everything as not has have is are".split()
CONCEDED = 0.5  # what a conceding clause counts for: as little as what stands before "but"; the rest is not raised
_ENDS = r'[,;:)\]—–][”"’\')]*$|^[-—–]+$'
_STARTS = r"^[(\[—–]"


@dataclass(frozen=True)
class Clauses:
    """Where clauses begin, and the words that turn or concede.

    Attributes
    ----------
    words : Words
    first : ndarray of int64
        The first word of each clause, in order; every sentence begins one.
    turning, conceding : ndarray of int64
        Words that open a clause that outweighs what stands before, or one that is outweighed.
    """

    words: Words
    first: np.ndarray
    turning: np.ndarray
    conceding: np.ndarray

    def reach(self, positions: np.ndarray) -> np.ndarray:
        """How many words before each position are in its own clause."""
        return positions - self.first[self.clause(positions)]

    def clause(self, positions: np.ndarray) -> np.ndarray:
        """The clause that each position is in."""
        return np.searchsorted(self.first, positions, side="right") - 1

    def weigh(self, positions: np.ndarray, value: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Halve what a contrast outweighs and raise what follows it by half; also tell which values changed."""
        sentence = self.words.sentences[positions]
        turn = np.full(len(self.words.bounds) - 1, -1, np.int64)
        turn[self.words.sentences[self.turning[::-1]]] = self.turning[::-1]  # backwards: the first one stays
        turned = turn[sentence] >= 0
        factor = np.where(turned, np.where(positions < turn[sentence], BEFORE_BUT, AFTER_BUT), 1.0)
        conceded = np.zeros(len(self.first), bool)
        conceded[self.clause(self.conceding)] = True
        factor *= np.where(conceded[self.clause(positions)] & ~turned, CONCEDED, 1.0)
        return value * factor, factor != 1


def clauses_of(words: Words) -> Clauses:
    """Find the clauses of every sentence, by punctuation and by the words that open one."""
    listed = [is_in(words.lowers, group) for group in (OPENING, TURNING, CONCEDING)]
    marks = [matches(words.types, pattern) for pattern in (_ENDS, _STARTS)]
    ending, starting, opening, turning, conceding = words.places([*marks, *listed])
    after = ending[ending < len(words.codes) - 1] + 1
    begins = np.zeros(len(words.codes), bool)  # marked and read off again: quicker than to sort
    begins[np.concatenate([words.openings, after, starting, opening])] = True
    return Clauses(words, np.flatnonzero(begins), turning[_turns(words, turning)], conceding)


def _turns(words: Words, places: np.ndarray) -> np.ndarray:
    """Tell which of the turning words do turn."""
    inside = places > words.bounds[words.sentences[places]]
    idle = is_in(words.lowers, NOT_TURNING_AFTER)[words.codes[np.maximum(places - 1, 0)]]
    return ~(inside & idle)
