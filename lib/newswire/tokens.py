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
from .words import matches

STEP = 250_000  # chunks that are expanded at a time
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
    coded, rows = _from_chunks(chunk(texts, jobs))
    return _sorted(_retokenized(coded, texts, rows) if len(rows) else coded)


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


def _from_chunks(chunks: Chunks) -> tuple[Coded, np.ndarray]:
    """Code the tokens of chunked texts; also return the sentences that NLTK has to see whole."""
    ends = sentences.ends(chunks)
    table, variants = _variants(chunks, ends)
    last = np.flatnonzero(ends)
    counts = np.diff(table.bounds).astype(np.int32)
    n_tokens = _sums(counts, variants, last)
    real = n_tokens > 0
    sentence_bounds = bounds_of(n_tokens[real])
    article_bounds = bounds_of(n_tokens)[np.searchsorted(last, chunks.bounds)]
    codes, starts = _expand(chunks, table, variants, counts, int(article_bounds[-1]))
    ends_at = sentence_bounds[1:] - 1
    lengths = pc.utf8_length(table.types).to_numpy(zero_copy_only=False).astype(np.int32)
    sentence_ends = starts[ends_at] + lengths[codes[ends_at]]
    bounds = (article_bounds, sentence_bounds, starts[sentence_bounds[:-1]], sentence_ends)
    coded = Coded(table.types, codes, starts, *bounds)
    whole = np.unique(np.searchsorted(last, _reach_further(chunks, ends)))
    rows = (np.cumsum(real) - 1)[whole[real[whole]]]
    return coded, rows


def _variants(chunks: Chunks, ends: np.ndarray) -> tuple[pieces.Pieces, np.ndarray]:
    """Split each distinct chunk, once as it stands inside a sentence and, where that differs, once as it ends one.

    Returns the pieces of all variants, and the variant of each chunk.
    """
    stopped = pieces.ends_with_stop(pc.utf8_rtrim_whitespace(chunks.types))
    final = np.flatnonzero(stopped[chunks.codes] & ends)
    used, place = np.unique(chunks.codes[final], return_inverse=True)
    variants = chunks.codes.copy()
    variants[final] = len(chunks.types) + place
    inside = pieces.split(chunks.types, final=False)
    at_end = pieces.split(chunks.types.take(pa.array(used)), final=True)
    types, (first, second) = _together(inside.types, at_end.types)
    codes = np.concatenate([first[inside.codes], second[at_end.codes]])
    offsets = np.concatenate([inside.offsets, at_end.offsets])
    bounds = np.concatenate([inside.bounds, inside.bounds[-1] + at_end.bounds[1:]])
    return pieces.Pieces(types, codes, offsets, bounds), variants


def _together(first: pa.Array, second: pa.Array) -> tuple[pa.Array, list[np.ndarray]]:
    """Number the strings of two arrays alike: the distinct strings, and the number of each string of either."""
    both = pa.concat_arrays([first, second]).dictionary_encode()
    return both.dictionary, np.split(both.indices.to_numpy(), [len(first)])


def _sums(counts: np.ndarray, variants: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return the number of tokens of each sentence, whose last chunks are given."""
    return np.add.reduceat(counts[variants], np.append(0, last[:-1] + 1)) if len(last) else last


def _expand(chunks: Chunks, table: pieces.Pieces, variants: np.ndarray, counts: np.ndarray, total: int):
    """Put the pieces of all chunks in a row, some articles at a time: their codes and first characters."""
    lengths = pc.utf8_length(chunks.types).to_numpy(zero_copy_only=False).astype(np.int32)
    codes, starts = np.empty(total, np.int32), np.empty(total, np.int32)
    steps = np.unique(np.searchsorted(chunks.bounds, np.arange(0, len(variants) + STEP, STEP)))
    edges = chunks.bounds[np.minimum(steps, len(chunks.bounds) - 1)]
    at = 0
    for first, last in zip(edges, edges[1:], strict=False):
        here = variants[first:last]
        n = counts[here]
        before = np.cumsum(n, dtype=np.int64) - n
        source = np.repeat(table.bounds[here] - before, n) + np.arange(int(n.sum()))
        characters = np.cumsum(lengths[chunks.codes[first:last]], dtype=np.int64)
        characters -= lengths[chunks.codes[first:last]]
        texts = chunks.bounds[(chunks.bounds >= first) & (chunks.bounds < last)] - first
        characters -= np.repeat(characters[texts], np.diff(np.append(texts, last - first)))
        codes[at : at + len(source)] = table.codes[source]
        starts[at : at + len(source)] = np.repeat(characters, n) + table.offsets[source]
        at += len(source)
    return codes, starts


def _reach_further(chunks: Chunks, ends: np.ndarray) -> np.ndarray:
    """Return the chunks whose sentence NLTK has to see whole."""
    marks = matches(chunks.types, _REACHES_FURTHER)
    closing = matches(pc.utf8_rtrim_whitespace(chunks.types), _ONLY_CLOSING)
    return np.flatnonzero(marks[chunks.codes] | (closing[chunks.codes] & ends))


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
    types, (old_codes, new_codes) = _together(coded.types, pa.array(list(known), coded.types.type))
    redone = np.zeros(len(counts), bool)
    redone[rows] = True
    kept = ~np.repeat(redone, np.diff(coded.sentence_bounds))
    here = np.repeat(redone, counts)
    all_codes, all_starts = np.empty(len(here), np.int32), np.empty(len(here), np.int32)
    all_codes[here], all_codes[~here] = new_codes[codes], old_codes[coded.codes[kept]]
    all_starts[here], all_starts[~here] = starts, coded.token_starts[kept]
    sentence_bounds = bounds_of(counts)
    articles = np.searchsorted(coded.sentence_bounds, coded.article_bounds)
    parts = (types, all_codes, all_starts, sentence_bounds[articles], sentence_bounds)
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
