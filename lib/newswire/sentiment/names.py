"""Words that are part of a name or a title, told by their capitals and by how the corpus writes them elsewhere."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .chunks import Chunks

HEADLINE_SHARE = 0.8
HEADLINE_WORDS = 4
_OPENING = r'^["“‘\'(\[«—–-]'
_CLOSING = r'[.!?:;…]["”’\')\]]*$|^[—–-]+$'
_TRAILING = r"[^\p{L}\p{Nd}]$"


def in_names(chunks: Chunks, hits: np.ndarray) -> np.ndarray:
    """Tell which of the given words are part of a name.

    A word is, if it has a capital inside a sentence. At the start of a sentence, where every word has one, it is if
    the next word has one too and the corpus writes the word with a capital inside sentences at least as often as not.
    In a headline in title case, capitals say nothing, so the second rule holds throughout. Words all in capitals are
    no names.

    Parameters
    ----------
    chunks : Chunks
    hits : ndarray of int64
        Positions of words.

    Returns
    -------
    ndarray of bool
    """
    capital = _matches(chunks.words, r"^\P{L}*\p{Lu}.*\p{Ll}")
    code = chunks.codes[hits]
    has_capital = capital[code]
    free = _opens(chunks, hits) | _headlines(chunks, capital)[chunks.sentences[hits]]
    usual = _usually_capital(chunks, code, has_capital, free)
    followed = _followed_by(chunks, hits, capital) & ~_matches(chunks.types, _TRAILING)[code]
    return has_capital & np.where(free, followed & usual, True)


def _matches(strings: pa.Array, pattern: str) -> np.ndarray:
    return pc.match_substring_regex(strings, pattern).to_numpy(zero_copy_only=False)


def _opens(chunks: Chunks, hits: np.ndarray) -> np.ndarray:
    """Tell which words open a sentence, a quotation or a bracket, or follow a colon."""
    start = chunks.bounds[chunks.sentences[hits]] == hits
    before = chunks.codes[np.maximum(hits - 1, 0)]
    return start | _matches(chunks.types, _OPENING)[chunks.codes[hits]] | _matches(chunks.types, _CLOSING)[before]


def _followed_by(chunks: Chunks, hits: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """Tell whether the next word of the sentence is of a kind."""
    last = chunks.bounds[chunks.sentences[hits] + 1] == hits + 1
    return ~last & kind[chunks.codes[hits + ~last]]


def _headlines(chunks: Chunks, capital: np.ndarray) -> np.ndarray:
    """Tell which sentences are in title case: most of their words of four letters or more have a capital."""
    long = _matches(chunks.words, r"\p{L}{4}")
    n = len(chunks.bounds) - 1
    kind = (long.astype(np.int8) + (long & capital))[chunks.codes]
    longer = np.bincount(chunks.sentences[kind > 0], minlength=n)
    capitals = np.bincount(chunks.sentences[kind > 1], minlength=n)
    return (longer >= HEADLINE_WORDS) & (capitals >= HEADLINE_SHARE * longer)


def _usually_capital(chunks: Chunks, code, has_capital, free) -> np.ndarray:
    """Tell for each hit whether its word has a capital in at least half of its places inside sentences."""
    words = pc.dictionary_encode(chunks.lowers.take(pa.array(code))).indices.to_numpy(zero_copy_only=False)
    n = int(words.max(initial=-1)) + 1
    inside = np.bincount(words[~free], minlength=n)
    capitals = np.bincount(words[~free & has_capital], minlength=n)
    return ((inside > 0) & (2 * capitals >= inside))[words]
