"""Texts cut into chunks, and every distinct chunk numbered once.

A chunk is a run of characters up to and including the white space that follows it; a long dash is a chunk too. The
chunks of a text, joined, are the text. In 24 MB of news there are four million of them but fewer than 190,000
distinct ones, and whatever is worked out about a chunk from here on is worked out once for each distinct one.
"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from ..memory import give_back
from .strings import byte_lengths

BLOCK = 2_000_000  # bytes of text in one unit of work, one thread's at a time
_WIDE_SPACES = [chr(i) for i in (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)]
_DOMAINS = frozenset(b"com org net gov edu info biz int mil co io tv me us uk eu ca au de fr in ru cn jp ly".split())
# What follows a stop that ends a sentence without a space: a closing quote perhaps, then a capitalised word.
_NEXT_SENTENCE = re.compile(
    rb"""("|\xe2\x80\x9d)?(["'(]|\xe2\x80[\x98\x9c])?([A-Z][a-z]+(?=['\s,;:.?!\xe2-]|$)|[AI](?=['\s]))"""
)


def _marks(characters: bytes) -> np.ndarray:
    """Return a table that is true for the bytes of `characters`."""
    table = np.zeros(256, bool)
    table[list(characters)] = True
    return table


_LOWER, _UPPER = _marks(bytes(range(97, 123))), _marks(bytes(range(65, 91)))
_DIGIT = _marks(bytes(range(48, 58)))
_GLUED = _UPPER | _marks(b"\"'(\xe2")


@dataclass(frozen=True)
class Chunks:
    """`codes` index `types`, the distinct chunks; `bounds` are the positions where each text starts, and the end.

    `starts`, the first character of each chunk in its text, are filled in by `join_tokens` alone.
    """

    types: pa.Array
    codes: np.ndarray
    bounds: np.ndarray
    starts: np.ndarray = field(default_factory=lambda: np.empty(0, np.int32))


def chunk(texts: pa.Array, jobs: int = 1) -> Chunks:
    """Cut texts into chunks and number the distinct ones.

    Parameters
    ----------
    texts : large_string array
        One text per article, without missing values.
    jobs : int
        Threads that share the work; the result does not depend on it.

    Returns
    -------
    Chunks

    Examples
    --------
    >>> chunks = chunk(pa.array(["to be or not to be "], pa.large_string()))
    >>> chunks.types.to_pylist(), chunks.codes.tolist()
    (['to ', 'be ', 'or ', 'not '], [0, 1, 2, 3, 0, 1])
    """
    parts = in_threads(jobs, _chunk_block, _blocks(texts))
    if not parts:
        return Chunks(pa.array([], pa.large_string()), np.empty(0, np.int32), np.zeros(1, np.int64))
    types = pa.concat_arrays([types for types, _, _ in parts])
    edges = np.cumsum([len(types) for types, _, _ in parts])[:-1]
    bounds = np.concatenate([[0], *(counts for _, _, counts in parts)]).cumsum()
    parts = [codes for _, codes, _ in parts]
    give_back()
    coded = types.dictionary_encode()
    codes, at = np.empty(bounds[-1], np.int32), 0
    for number in np.split(coded.indices.to_numpy(), edges):
        part = number[parts.pop(0)]
        codes[at : at + len(part)] = part
        at += len(part)
    return Chunks(coded.dictionary, codes, bounds)


def in_threads(jobs: int, step: Callable, parts: list) -> list:
    """Take a step for each part, in `jobs` threads, and return the results in the order of the parts.

    Examples
    --------
    >>> in_threads(2, len, ["to", "be "])
    [2, 3]
    """
    with ThreadPoolExecutor(jobs) as pool:
        return list((pool.map if jobs > 1 else map)(step, parts))


def _blocks(texts: pa.Array) -> list[pa.Array]:
    """Cut an array of texts into runs of about `BLOCK` bytes."""
    ends = np.cumsum(byte_lengths(texts))
    cuts = np.flatnonzero(np.diff(ends // BLOCK)) + 1
    edges = [0, *cuts.tolist(), len(texts)]
    return [texts.slice(start, end - start) for start, end in zip(edges, edges[1:], strict=False) if end > start]


def _chunk_block(texts: pa.Array) -> tuple[pa.Array, np.ndarray, np.ndarray]:
    """Return the distinct chunks of a run of texts, the code of each chunk, and how many each text has."""
    offsets = np.frombuffer(texts.buffers()[1], np.int64)[texts.offset : texts.offset + len(texts) + 1]
    data = texts.buffers()[2] or pa.py_buffer(b"")
    first, last = int(offsets[0]), int(offsets[-1])
    buffer = np.frombuffer(data, np.uint8)[first:last]
    starts = _starts(buffer, offsets - first)
    edges = np.append(starts, len(buffer))
    chunks = pa.LargeStringArray.from_buffers(len(starts), pa.py_buffer(edges), data.slice(first, last - first))
    coded = chunks.dictionary_encode()
    codes = coded.indices.to_numpy().astype(np.min_scalar_type(len(coded.dictionary)))  # two bytes each, mostly
    return coded.dictionary, codes, np.diff(np.searchsorted(edges, offsets - first))


def _starts(buffer: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Return the bytes at which chunks start: after white space, after a glued stop, and where a text starts."""
    start = np.empty(len(buffer), bool)
    space = (buffer - 9 < 5) | (buffer - 28 < 5)  # \t to \r, \x1c to " ": bytes wrap round, six times a table's speed
    high = np.flatnonzero(buffer >= 0xC2) if buffer.max(initial=0) >= 0xC2 else np.empty(0, np.int64)
    _mark_wide_spaces(buffer, high, space)
    np.greater(space[:-1], space[1:], out=start[1:])
    start[offsets[:-1][np.diff(offsets) > 0]] = True
    start[_glued(buffer, space, offsets)] = True
    start[_around_dashes(buffer, high, space)] = True
    return np.flatnonzero(start)


def _mark_wide_spaces(buffer: np.ndarray, high: np.ndarray, space: np.ndarray) -> None:
    """Mark, in place, the bytes of white space that takes more than one byte; `high` are those that start one."""
    for code in (character.encode() for character in _WIDE_SPACES):
        at = high[high + len(code) <= len(buffer)]
        for i, byte in enumerate(code):
            at = at[buffer[at + i] == byte]
        for i in range(len(code)):
            space[at + i] = True


def _around_dashes(buffer: np.ndarray, high: np.ndarray, space: np.ndarray) -> np.ndarray:
    """Find where long dashes (U+2012 to U+2015) start, and what stands behind them: each is a chunk of its own."""
    at = high[high + 2 < len(buffer)]
    at = at[(buffer[at] == 0xE2) & (buffer[at + 1] == 0x80) & (buffer[at + 2] >= 0x92) & (buffer[at + 2] <= 0x95)]
    behind = at[at + 3 < len(buffer)] + 3
    return np.concatenate([at, behind[~space[behind]]])


def _glued(buffer: np.ndarray, space: np.ndarray, offsets: np.ndarray) -> list[int]:
    """Find sentences that start right behind the stop of the one before, as in "the diplomat.The ministry"."""
    inner = buffer[1:-1]
    stops = np.flatnonzero(((inner == ord(".")) | (inner == ord("?")) | (inner == ord("!"))) & ~space[2:]) + 1
    stops = stops[_GLUED[buffer[stops + 1]] & (_LOWER | _DIGIT)[buffer[stops - 1]]]
    # A quotation mark in UTF-8 takes three bytes, a straight one takes one.
    quoted = np.minimum(stops + np.where(buffer[stops + 1] == 0xE2, 4, 2), len(buffer) - 1)
    stops = stops[_UPPER[buffer[stops + 1]] | ~space[quoted]]  # most are a quote's end and then a space
    text = np.searchsorted(offsets, stops, side="right")
    before, limit = stops - offsets[text - 1], offsets[text]
    word = _LOWER[buffer[stops - 2]] & (before > 1) | _DIGIT[buffer[stops - 1]] & (before > 0)
    # Thirty bytes are enough to see the word behind a stop.
    ends = np.minimum(stops + 30, limit)[word].tolist()
    pairs = zip(stops[word].tolist(), ends, strict=True)
    behind = ((stop + 1, _NEXT_SENTENCE.match(buffer[stop + 1 : end].tobytes())) for stop, end in pairs)
    return [start + max(match.end(1), 0) for start, match in behind if match and match[3].lower() not in _DOMAINS]
