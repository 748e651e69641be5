"""Text becomes numbers: sentences and tokens with exact offsets, each token a code into the vocabulary.

The tokens of a sentence are those of NLTK's `NLTKWordTokenizer`. They are put together from the pieces of distinct
chunks, which is sound because the tokenizer's rules do not reach across white space, with two exceptions that are
handed to it a sentence at a time: back-ticks and doubled apostrophes, and sentences whose last chunk is nothing but
closing marks.
"""

from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import pieces, sentences
from .chunks import Chunks, chunk

_REACHES_FURTHER = "`|''"
_ONLY_CLOSING = r"""^[\])}>"'»”’]+\s*$"""


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
    ends = sentences.ends(chunks)
    types, codes, starts, counts = _tokens(chunks, ends)
    of_chunk = np.concatenate([[0], np.cumsum(counts)])
    sentence_bounds = np.unique(of_chunk[np.concatenate([[0], np.flatnonzero(ends) + 1])])
    article_bounds = of_chunk[chunks.bounds]
    hard = _reach_further(chunks, ends)
    first, last = sentence_bounds[:-1], sentence_bounds[1:] - 1
    lengths = pc.utf8_length(types).to_numpy(zero_copy_only=False).astype(np.int32)
    coded = Coded(
        types, codes, starts, article_bounds, sentence_bounds, starts[first], starts[last] + lengths[codes[last]]
    )
    if hard.any():
        rows = np.unique(np.searchsorted(sentence_bounds, of_chunk[:-1][hard & (counts > 0)], side="right") - 1)
        coded = _retokenized(coded, texts, rows)
    return _sorted(coded)


def bounds_of(counts) -> np.ndarray:
    """Turn counts into the positions where each part starts, and the end.

    Examples
    --------
    >>> bounds_of([2, 0, 3]).tolist()
    [0, 2, 2, 5]
    """
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


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


def _tokens(chunks: Chunks, ends: np.ndarray) -> tuple[pa.Array, np.ndarray, np.ndarray, np.ndarray]:
    """Put the pieces of chunks in a row: types, codes, first characters, and the number of tokens per chunk."""
    stopped = pieces.ends_with_stop(pc.utf8_rtrim_whitespace(chunks.types))
    final = np.flatnonzero(stopped[chunks.codes] & ends)
    used, place = np.unique(chunks.codes[final], return_inverse=True)
    variant = chunks.codes.copy()
    variant[final] = len(chunks.types) + place
    inside = pieces.split(chunks.types, final=False)
    at_end = pieces.split(chunks.types.take(pa.array(used)), final=True)
    coded = pa.chunked_array([inside.types, at_end.types]).dictionary_encode().unify_dictionaries()
    first, second = (part.indices.to_numpy() for part in coded.chunks)
    piece_codes = np.concatenate([first[inside.codes], second[at_end.codes]])
    piece_offsets = np.concatenate([inside.offsets, at_end.offsets])
    bounds = np.concatenate([inside.bounds, inside.bounds[-1] + at_end.bounds[1:]])
    counts = np.diff(bounds).astype(np.int32)[variant]
    total = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    source = np.repeat(bounds[:-1][variant] - total[:-1], counts) + np.arange(total[-1])
    starts = np.repeat(_characters(chunks), counts) + piece_offsets[source]
    return coded.chunk(0).dictionary, piece_codes[source], starts.astype(np.int32), counts


def _characters(chunks: Chunks) -> np.ndarray:
    """Return the character of its text at which each chunk starts."""
    lengths = pc.utf8_length(chunks.types).to_numpy(zero_copy_only=False).astype(np.int64)
    ends = np.cumsum(lengths[chunks.codes])
    starts = np.concatenate([[0], ends])
    return starts[:-1] - np.repeat(starts[chunks.bounds[:-1]], np.diff(chunks.bounds))


def _reach_further(chunks: Chunks, ends: np.ndarray) -> np.ndarray:
    """Tell the chunks whose sentence NLTK has to see whole."""
    marks = pc.match_substring_regex(chunks.types, _REACHES_FURTHER).to_numpy(zero_copy_only=False)
    closing = pc.match_substring_regex(chunks.types, _ONLY_CLOSING).to_numpy(zero_copy_only=False)
    return marks[chunks.codes] | (closing[chunks.codes] & ends)


def _retokenized(coded: Coded, texts: pa.Array, rows: np.ndarray) -> Coded:
    """Return the coded texts with the tokens of some sentences as NLTK finds them in the whole sentence."""
    of_article = np.searchsorted(coded.article_bounds, coded.sentence_bounds[rows], side="right") - 1
    known = {}
    codes, starts, counts = [], [], np.diff(coded.sentence_bounds)
    for row, article in zip(rows.tolist(), of_article.tolist(), strict=True):
        first, last = int(coded.sentence_starts[row]), int(coded.sentence_ends[row])
        sentence = texts[article].as_py()[first:last]
        found = pieces.spans(sentence)
        codes += [known.setdefault(sentence[start:end], len(known)) for start, end in found]
        starts += [first + start for start, _ in found]
        counts[row] = len(found)
    new = pa.chunked_array([coded.types, pa.array(list(known), coded.types.type)])
    new = new.dictionary_encode().unify_dictionaries()
    old_codes, new_codes = (part.indices.to_numpy() for part in new.chunks)
    redone = np.zeros(len(counts), bool)
    redone[rows] = True
    kept = ~np.repeat(redone, np.diff(coded.sentence_bounds))
    here = np.repeat(redone, counts)
    all_codes, all_starts = np.empty(len(here), np.int32), np.empty(len(here), np.int32)
    all_codes[here], all_codes[~here] = new_codes[codes], old_codes[coded.codes[kept]]
    all_starts[here], all_starts[~here] = starts, coded.token_starts[kept]
    sentence_bounds = bounds_of(counts)
    articles = np.searchsorted(coded.sentence_bounds, coded.article_bounds)
    parts = (new.chunk(0).dictionary, all_codes, all_starts, sentence_bounds[articles], sentence_bounds)
    return Coded(*parts, coded.sentence_starts, coded.sentence_ends)


def _sorted(coded: Coded) -> Coded:
    """Drop types that no token has and put the others in order."""
    counts = np.bincount(coded.codes, minlength=len(coded.types))
    used = np.flatnonzero(counts)
    place = np.zeros(len(counts), np.int32)
    place[used] = np.arange(len(used))
    types, codes = sorted_by_count(coded.types.take(pa.array(used)), place[coded.codes], counts[used])
    rest = {field.name: getattr(coded, field.name) for field in fields(Coded)[2:]}
    return Coded(types, codes, **rest)
