"""Emoji as VADER reads them: each is replaced by its description in words, such as "grinning face"."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from .chunks import Chunks


@cache
def descriptions() -> dict[str, str]:
    """Return the characters that VADER replaces, and the words that it puts in their place.

    Examples
    --------
    >>> descriptions()["©"]
    'copyright'
    """
    return {emoji: words for emoji, words in SentimentIntensityAnalyzer().emojis.items() if len(emoji) == 1}


def described(chunk: str) -> list[str]:
    """Replace the emoji in a white-space word by their descriptions, and return the words that it becomes.

    Examples
    --------
    >>> described("great😁!")
    ['great', 'beaming', 'face', 'with', 'smiling', 'eyes!']
    """
    pieces, after_space = [], True
    for character in chunk:
        words = descriptions().get(character)
        pieces.append(character if words is None else words if after_space else f" {words}")
        after_space = False
    return "".join(pieces).split()


def with_descriptions(chunks: Chunks) -> Chunks:
    """Return the chunks with those that hold emoji replaced by the words that VADER puts in their place.

    Parameters
    ----------
    chunks : Chunks

    Returns
    -------
    Chunks
        The same object where there are no emoji; else one with more chunks, each at the place of its original.
    """
    odd = _types_with_emoji(chunks)
    held = np.zeros(len(chunks.types), bool)
    held[odd] = True
    at = np.flatnonzero(held[chunks.codes]) if len(odd) else odd
    if not len(at):
        return chunks
    words = chunks.types.take(pa.array(odd)).to_pylist()
    pieces = [described(word) for word in words]
    sizes = np.array([len(each) for each in pieces])
    row = np.searchsorted(odd, chunks.codes[at])
    added = np.concatenate([[0], np.cumsum(sizes[row] - 1)])
    room = np.repeat(at, sizes[row] - 1)
    codes, starts = (np.insert(values, room, values[room]) for values in (chunks.codes, chunks.starts))
    within = np.arange(sizes[row].sum()) - np.repeat(np.cumsum(sizes[row]) - sizes[row], sizes[row])
    new = len(chunks.types) + np.cumsum(sizes) - sizes
    codes[np.repeat(at + added[:-1], sizes[row]) + within] = np.repeat(new[row], sizes[row]) + within
    return replace(
        chunks,
        types=pa.concat_arrays([chunks.types, pa.array(sum(pieces, []), chunks.types.type)]),
        codes=codes,
        bounds=chunks.bounds + added[np.searchsorted(at, chunks.bounds)],
        starts=starts,
        replaced=np.repeat([len(word) for word in words], sizes),
    )


def _types_with_emoji(chunks: Chunks) -> np.ndarray:
    wide = np.flatnonzero(~pc.string_is_ascii(chunks.types).to_numpy(zero_copy_only=False))
    known = frozenset(descriptions())
    return wide[[not known.isdisjoint(chunk) for chunk in chunks.types.take(pa.array(wide)).to_pylist()]]
