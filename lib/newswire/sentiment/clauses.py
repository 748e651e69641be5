"""Clauses: where they begin and end, how far negation reaches, and what a contrast weighs down."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

TURNING = ("but", "however", "nevertheless", "nonetheless", "yet")
CONCEDING = ("although", "though", "despite", "while", "whereas", "notwithstanding")
OPENING = (*TURNING, *CONCEDING, "because", "if", "when", "unless", "until", "who", "which", "whose", "where")
NOT_TURNING_AFTER = ("nothing", "anything", "all", "none", "everything", "as", "not", "has", "have", "is", "are")
BEFORE, AFTER, CONCEDED = 0.5, 1.5, 0.5
_ENDS = r'[,;:)\]—–][”"’\')]*$|^[-—–]+$'
_STARTS = r"^[(\[—–]"


@dataclass(frozen=True)
class Edges:
    """Where clauses begin, and the words that turn or concede.

    Attributes
    ----------
    chunks : Chunks
    first : ndarray of int64
        The first chunk of each clause, in order; every sentence begins one.
    turning, conceding : ndarray of int64
        Chunks that open a clause that outweighs what stands before, or one that is outweighed.
    """

    chunks: object
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
        sentence = self.chunks.sentences[positions]
        turn = np.full(len(self.chunks.bounds) - 1, -1, np.int64)
        turn[self.chunks.sentences[self.turning[::-1]]] = self.turning[::-1]
        turned = turn[sentence] >= 0
        factor = np.where(turned, np.where(positions < turn[sentence], BEFORE, AFTER), 1.0)
        conceded = np.zeros(len(self.first), bool)
        conceded[self.clause(self.conceding)] = True
        factor *= np.where(conceded[self.clause(positions)] & ~turned, CONCEDED, 1.0)
        return value * factor, factor != 1


def edges_of(chunks) -> Edges:
    """Find the clauses of every sentence, by punctuation and by the words that open one.

    Parameters
    ----------
    chunks : Chunks

    Returns
    -------
    Edges
    """
    ends, starts = (pc.match_substring_regex(chunks.types, pattern) for pattern in (_ENDS, _STARTS))
    kinds = [
        each.to_numpy(zero_copy_only=False)
        for each in (
            ends,
            starts,
            *(pc.is_in(chunks.lowers, pa.array(words, chunks.lowers.type)) for words in (OPENING, TURNING, CONCEDING)),
        )
    ]
    bits = sum(kind.astype(np.uint8) << place for place, kind in enumerate(kinds))
    seen = bits[chunks.codes]
    places = np.flatnonzero(seen)
    seen = seen[places]
    after = places[seen & 1 == 1] + 1
    opened = places[seen & 0b110 > 0]
    begins = chunks.bounds[:-1][chunks.bounds[:-1] < chunks.bounds[1:]]
    first = np.unique(np.concatenate([begins, after[after < len(chunks.codes)], opened]))
    turning = places[seen & 0b1000 > 0]
    conceding = places[seen & 0b10000 > 0]
    return Edges(chunks, first, turning[_turns(chunks, turning)], conceding)


def _turns(chunks, places: np.ndarray) -> np.ndarray:
    """Tell which of the turning words do turn: not "nothing but", "all but", "as yet", "has yet to"."""
    before = chunks.codes[np.maximum(places - 1, 0)]
    inside = places > chunks.bounds[chunks.sentences[places]]
    words = chunks.lowers.take(pa.array(before))
    idle = pc.is_in(words, pa.array(NOT_TURNING_AFTER, words.type)).to_numpy(zero_copy_only=False)
    return ~(inside & idle)
