"""Text becomes numbers: sentences and tokens with exact offsets, each token a code into the vocabulary.

The tokens of a sentence are those of NLTK's `NLTKWordTokenizer`. They are put together from the pieces of distinct
chunks, which is sound because the tokenizer's rules do not reach across white space, with two exceptions that are
handed to it a sentence at a time: back-ticks and doubled apostrophes, and sentences whose last chunk is nothing but
closing marks.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import ArrayLike

from ..memory import give_back, lean
from . import pieces, sentences
from .chunks import Chunks, chunk, in_threads
from .pieces import Pieces
from .strings import matches, utf8_lengths

BITS = 63  # of an int64 that is not negative
STEP = 50_000  # chunks that are expanded at a time
# Back-ticks and doubled apostrophes, separators that NLTK takes for no white space, and ' before any but a space.
_SPACES = r"\t\n\v\f\r\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_REACHES_FURTHER = rf"`|''|[\x1c-\x1f]|'[{_SPACES}]"
_ONLY_CLOSING = r"""^[\])}>"'»”’]+$"""


@dataclass(frozen=True)
class Coded:
    """Texts as numbers; `codes` index `types`, bounds are positions of tokens, starts and ends are characters."""

    types: pa.Array
    codes: np.ndarray
    token_starts: np.ndarray
    article_bounds: np.ndarray
    sentence_bounds: np.ndarray
    sentence_starts: np.ndarray
    sentence_ends: np.ndarray


@lean()
def encode(texts: pa.Array, jobs: int = 1) -> Coded:
    """Turn texts into coded tokens and sentences.

    Parameters
    ----------
    texts : large_string array
        One text per article, without missing values.
    jobs : int
        Threads that share the work; the result does not depend on it.

    Returns
    -------
    Coded
        Types are in order of their count, largest first, then of their text.

    Examples
    --------
    >>> coded = encode(pa.array(["He won. He left."], pa.large_string()))
    >>> coded.types.to_pylist(), coded.codes.tolist(), coded.sentence_ends.tolist()
    (['.', 'He', 'left', 'won'], [1, 3, 0, 1, 2, 0], [7, 16])
    """
    chunks = chunk(texts, jobs)
    give_back()  # after each step, so that the next can use the memory it needed
    last = np.flatnonzero(sentences.ends(chunks))
    give_back()
    table, lengths = _variants(chunks, last, jobs)
    table = _in_order(table, chunks.codes)
    give_back()
    n_tokens = _sums(np.diff(table.bounds).astype(np.int32), chunks.codes, last)
    sentence_bounds = bounds_of(n_tokens[n_tokens > 0])
    article_bounds = bounds_of(n_tokens)[np.searchsorted(last, chunks.bounds)]
    give_back()
    codes, starts = _expand(chunks, table, lengths, article_bounds, jobs)
    final = sentence_bounds[1:] - 1
    sentence_ends = starts[final] + utf8_lengths(table.types)[codes[final]]
    sentence_starts = starts[sentence_bounds[:-1]]
    give_back()
    return Coded(table.types, codes, starts, article_bounds, sentence_bounds, sentence_starts, sentence_ends)


def bounds_of(counts: ArrayLike) -> np.ndarray:
    """Turn the counts of some parts into the positions where each starts, and the end.

    Examples
    --------
    >>> bounds_of([2, 0, 3]).tolist()
    [0, 2, 2, 5]
    """
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def part_of(tokens: np.ndarray | None, bounds: np.ndarray) -> np.ndarray:
    """Return the number of the part that each token is in, int32, given the tokens at which the parts start.

    Examples
    --------
    >>> part_of(np.array([0, 3]), np.array([0, 2, 4])).tolist(), part_of(None, np.array([0, 2, 4])).tolist()
    ([0, 1], [0, 0, 1, 1])
    """
    if tokens is None:  # for all of them, far quicker than a search for each
        return np.repeat(np.arange(len(bounds) - 1, dtype=np.int32), np.diff(bounds))
    return (np.searchsorted(bounds, tokens, side="right") - 1).astype(np.int32)


def count_pairs(first: np.ndarray, second: np.ndarray, n_second: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Count equal pairs of numbers from zero up, the second of each below `n_second`.

    Returns
    -------
    first, second, counts : ndarray of int64
        The distinct pairs in order, and how often each occurs.

    Examples
    --------
    >>> [values.tolist() for values in count_pairs(np.array([7, 0, 7]), np.array([1, 2, 1]), 3)]
    [[0, 7], [2, 1], [1, 2]]
    """
    # Each pair becomes one number, the second in its lowest bits, so that integers are sorted instead of pairs.
    width = max(n_second - 1, 0).bit_length()
    seen = None
    if int(first.max(initial=0)).bit_length() + width > BITS:  # as many numbers as there are pairs always fit
        seen, first = np.unique(first, return_inverse=True)
    keys = first.astype(np.int64)
    keys <<= width
    keys |= second
    keys.sort()
    starts = starts_of(keys)
    distinct, counts = keys[starts], np.diff(starts, append=len(keys))
    first = distinct >> width if seen is None else seen[distinct >> width]
    return first, distinct & ((1 << width) - 1), counts


def starts_of(*values: np.ndarray) -> np.ndarray:
    """Return the positions at which any of some arrays has another value than just before.

    Examples
    --------
    >>> starts_of(np.array([3, 3, 5, 5]), np.array([1, 1, 1, 2])).tolist()
    [0, 2, 3]
    """
    new = np.zeros(len(values[0]), bool)
    new[:1] = True
    for value in values:
        new[1:] |= value[1:] != value[:-1]
    return np.flatnonzero(new)


def covered(first: np.ndarray, end: np.ndarray, n: int) -> np.ndarray:
    """Tell which of n things, in a row, are in any of some ranges, each from its first to before its end.

    Examples
    --------
    >>> covered(np.array([0, 3]), np.array([2, 3]), 4).tolist()
    [True, True, False, False]
    """
    depth = np.bincount(first, minlength=n + 1) - np.bincount(end, minlength=n + 1)
    return np.cumsum(depth)[:n] > 0


def sorted_by_count(types: pa.Array, codes: np.ndarray, counts: np.ndarray) -> tuple[pa.Array, np.ndarray]:
    """Order types by count, largest first, then by text, and renumber the codes to match.

    Examples
    --------
    >>> types, codes = sorted_by_count(pa.array(["b", "a", "c"]), np.array([0, 2, 1, 2]), np.array([1, 1, 2]))
    >>> types.to_pylist(), codes.tolist()
    (['c', 'a', 'b'], [2, 0, 1, 0])
    """
    table = pa.table({"count": counts, "type": types})
    order = pc.sort_indices(table, sort_keys=[("count", "descending"), ("type", "ascending")])
    rank = np.empty(len(types), np.int32)
    rank[order.to_numpy()] = np.arange(len(types), dtype=np.int32)
    return types.take(order), rank[codes]


def _variants(chunks: Chunks, last: np.ndarray, jobs: int) -> tuple[Pieces, np.ndarray]:
    """Split each distinct chunk as it stands inside a sentence and, where that differs, as it ends one.

    The chunks of a sentence that NLTK has to see whole are split once more, each on its own account. Returns the
    pieces of all variants, and their characters; the codes of the chunks become, in place, those of their variants.
    """
    types, codes = chunks.types, chunks.codes
    cores = pc.utf8_rtrim_whitespace(types)
    final = last[pieces.ends_with_stop(cores)[codes[last]]]
    used, place = np.unique(codes[final], return_inverse=True)
    parts = [pieces.split(types, False, jobs), pieces.split(types.take(pa.array(used)), True, jobs)]
    further = matches(types, _REACHES_FURTHER)[codes]
    further[last] |= matches(cores, _ONLY_CLOSING)[codes[last]]
    whole = np.unique(np.searchsorted(last, np.flatnonzero(further)))
    runs = [np.arange(start, end) for start, end in zip(np.append(0, last + 1)[whole], last[whole] + 1, strict=True)]
    at = np.concatenate([*runs, np.empty(0, np.int64)])
    alone = codes[at]
    if runs:
        parts.append(pieces.split_whole([types.take(pa.array(codes[run])).to_pylist() for run in runs]))
    give_back()
    # Variants are numbered in a row: chunks inside a sentence, chunks that end one, chunks that NLTK saw in place.
    codes[final] = len(types) + place
    codes[at] = len(types) + len(used) + np.arange(len(at))
    return pieces.together(parts), utf8_lengths(types)[np.concatenate([np.arange(len(types)), used, alone])]


def _in_order(table: Pieces, variants: np.ndarray) -> Pieces:
    """Drop the types that no chunk yields and put the others in the order of a vocabulary."""
    steps = np.array_split(variants, len(variants) // STEP + 1)  # bincount makes a copy of what it counts
    uses = np.repeat(sum(np.bincount(step, minlength=len(table.bounds) - 1) for step in steps), np.diff(table.bounds))
    counts = np.bincount(table.codes, uses, len(table.types)).astype(np.int64)
    used = np.flatnonzero(counts)
    place = np.zeros(len(counts), np.int32)
    place[used] = np.arange(len(used))
    types, codes = sorted_by_count(table.types.take(pa.array(used)), place[table.codes], counts[used])
    return Pieces(types, codes, table.offsets, table.bounds)


def _sums(counts: np.ndarray, variants: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return the number of tokens of each sentence, whose last chunks are given."""
    return np.add.reduceat(counts[variants], np.append(0, last[:-1] + 1), dtype=np.int32) if len(last) else last


def _expand(chunks: Chunks, table: Pieces, lengths: np.ndarray, article_bounds: np.ndarray, jobs: int):
    """Put the pieces of all chunks in a row, some articles at a time: their codes and first characters.

    The codes of the chunks are those of their variants, whose characters are given in `lengths`.
    """
    counts, first_piece = np.diff(table.bounds).astype(np.int32), table.bounds.astype(np.int32)
    codes, starts = np.empty((2, article_bounds[-1]), np.int32)

    def fill(articles: tuple[int, int]) -> None:
        bounds = chunks.bounds[articles[0] : articles[1] + 1]
        here = chunks.codes[bounds[0] : bounds[-1]]
        n = counts[here]
        # Pieces of a chunk lie in a row: its first, and then as many more as there are, counted up from the first.
        behind = np.cumsum(n, dtype=np.int32)
        source = np.repeat(first_piece[here] - behind + n, n)
        source += np.arange(len(source), dtype=np.int32)
        length = lengths[here]
        characters = np.cumsum(length, dtype=np.int32) - length
        # Characters count from the start of each article, not of the step.
        characters -= np.repeat(np.append(characters, 0)[bounds[:-1] - bounds[0]], np.diff(bounds))
        to = slice(article_bounds[articles[0]], article_bounds[articles[1]])
        codes[to] = table.codes[source]
        starts[to] = np.repeat(characters, n) + table.offsets[source]

    steps = np.unique(np.searchsorted(chunks.bounds, np.arange(0, chunks.bounds[-1] + STEP, STEP), side="left"))
    steps = np.minimum(steps, len(article_bounds) - 1).tolist()
    in_threads(jobs, fill, list(pairwise(steps)))
    return codes, starts
