"""Emoji as VADER reads them: each is replaced by its description in words, such as "grinning face"."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa

from ...text.strings import matches
from .library import analyzer
from .words import Words, not_ascii


@cache
def _descriptions() -> dict[str, str]:
    """Return the characters that VADER replaces, and the words that it puts in their place.

    Examples
    --------
    >>> _descriptions()["©"]
    'copyright'
    """
    # VADER goes through a text character by character, so emoji of several characters are never found.
    return {emoji: words for emoji, words in analyzer().emojis.items() if len(emoji) == 1}


def described(word: str) -> list[str]:
    """Replace the emoji in a white-space word by their descriptions, and return the words that it becomes.

    Examples
    --------
    >>> described("great😁!")
    ['great', 'beaming', 'face', 'with', 'smiling', 'eyes!']
    """
    pieces, after_space = [], True
    for character in word:
        said = _descriptions().get(character)
        pieces.append(character if said is None else said if after_space else f" {said}")
        after_space = False
    return "".join(pieces).split()


def with_descriptions(words: Words) -> Words:
    """Return the words with those that hold emoji replaced by the words that VADER puts in their place.

    Parameters
    ----------
    words : Words

    Returns
    -------
    Words
        The same object where there are no emoji; else one with more words, each at the place of its original.
    """
    odd = _types_with_emoji(words.types)
    if not len(odd):
        return words
    held = np.zeros(len(words.types), bool)
    held[odd] = True
    at = np.flatnonzero(held[words.codes])
    written = words.types.take(pa.array(odd)).to_pylist()
    pieces = [described(word) for word in written]
    sizes = np.array([len(each) for each in pieces])
    new = np.split(len(words.types) + np.arange(sizes.sum()), np.cumsum(sizes)[:-1])  # the codes each is replaced by
    which = np.searchsorted(odd, words.codes[at])
    more = sizes[which] - 1
    # Each original is repeated to make room, which is then filled: cheaper than joining all words again.
    room = np.repeat(at, more)
    codes, starts = (np.insert(values, room, values[room]) for values in (words.codes, words.starts))
    codes[held[codes]] = np.concatenate([new[row] for row in which])
    added = np.concatenate([[0], np.cumsum(more)])
    return replace(
        words,
        types=pa.concat_arrays([words.types, pa.array(sum(pieces, []), words.types.type)]),
        codes=codes,
        bounds=words.bounds + added[np.searchsorted(at, words.bounds)],
        starts=starts,
        replaced=np.repeat([len(word) for word in written], sizes),
    )


def _types_with_emoji(types: pa.Array) -> np.ndarray:
    any_of = "".join(rf"\x{{{ord(emoji):x}}}" for emoji in _descriptions())
    wide = not_ascii(types)
    return wide[matches(types.take(pa.array(wide)), f"[{any_of}]")]
