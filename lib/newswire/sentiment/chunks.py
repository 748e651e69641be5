"""White-space words: what VADER scores, for all sentences (or whole articles) of a corpus at once.

VADER splits a sentence at white space and strips punctuation from each piece, so its words are not the corpus's tokens.
A piece is a run of tokens with no gap between them: here the runs are found on the token codes, and each distinct run
is written out once.
"""

import string
from dataclasses import dataclass, field
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

AROUND = "“”‘’«»„…–—\"'()[],.;:!?"
_KNOWN = WeakKeyDictionary()


@dataclass(frozen=True)
class Chunks:
    """The white-space words of every sentence, coded; or of every article, which is then taken as one sentence.

    Attributes
    ----------
    types : large_string array
        The distinct chunks, as written, punctuation and all.
    codes : ndarray of int32, shape (chunks,)
        Row of each chunk in `types`, in text order.
    bounds : ndarray of int64, shape (sentences + 1,)
        Chunk at which each sentence starts.
    starts : ndarray of int32, shape (chunks,)
        First character of each chunk in its article's text.
    replaced : ndarray of int
        For the last types, which stand in place of emoji: the length of the chunk that was replaced.
    """

    types: pa.Array
    codes: np.ndarray
    bounds: np.ndarray
    starts: np.ndarray
    replaced: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))

    @cached_property
    def plain(self) -> pa.Array:
        """Each type in lower case, without quotes and punctuation around it and without a possessive ending."""
        lowers = pc.utf8_trim(pc.replace_substring_regex(self.lowers, "’", "'"), characters=AROUND)
        return pc.if_else(pc.ends_with(lowers, "'s"), pc.utf8_slice_codeunits(lowers, 0, stop=-2), lowers)

    @cached_property
    def words(self) -> pa.Array:
        """Each type as VADER reads it: without the punctuation around it, unless two characters or fewer are left."""
        return bare_words(self.types)

    @cached_property
    def lowers(self) -> pa.Array:
        """Each word in lower case."""
        return lower_case(self.words)

    @cached_property
    def sentences(self) -> np.ndarray:
        """Row of the sentence that each chunk is in, int32."""
        return np.repeat(np.arange(len(self.bounds) - 1, dtype=np.int32), np.diff(self.bounds))

    def spans(self, positions: np.ndarray, plain: bool = False) -> tuple[np.ndarray, np.ndarray]:
        """First and past-the-last character, in the article's text, of the words (or plain words) at some chunks."""
        used, code = np.unique(self.codes[positions], return_inverse=True)
        words = pc.utf8_trim(self.types, characters=AROUND) if plain else self.words
        words = words.take(pa.array(used)).to_pylist()
        chunks = self.types.take(pa.array(used)).to_pylist()
        before = np.array([chunk.find(word) for chunk, word in zip(chunks, words, strict=True)], np.int32)
        length = np.array([len(word) for word in words], np.int32)
        odd = used - (len(self.types) - len(self.replaced))
        before[odd >= 0], length[odd >= 0] = 0, self.replaced[odd[odd >= 0]]
        starts = self.starts[positions] + before[code]
        return starts, starts + length[code]


def bare_words(chunks: pa.Array) -> pa.Array:
    """Strip ASCII punctuation from each string, unless that leaves two characters or fewer.

    The rule of VADER (Hutto & Gilbert 2014), which keeps emoticons whole.

    Examples
    --------
    >>> bare_words(pa.array(['"trust,"', ":)"])).to_pylist()
    ['trust', ':)']
    """
    stripped = pc.utf8_trim(chunks, characters=string.punctuation)
    return pc.if_else(pc.greater(pc.utf8_length(stripped), 2), stripped, chunks)


def lower_case(words: pa.Array) -> pa.Array:
    """Lower-case each string as Python does, which differs from Arrow for a few letters outside ASCII.

    Examples
    --------
    >>> lower_case(pa.array(["NATO", "İzmir"])).to_pylist() == ["nato", "İzmir".lower()]
    True
    """
    ascii_only = pc.string_is_ascii(words)
    strange = words.filter(pc.invert(ascii_only)).to_pylist()
    return pc.replace_with_mask(
        pc.ascii_lower(words), pc.invert(ascii_only), pa.array([word.lower() for word in strange], words.type)
    )


def chunks_of(corpus) -> Chunks:
    """Find the white-space words of every sentence of a corpus; asked again, the same object comes back.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    Chunks
    """
    if corpus not in _KNOWN:
        _KNOWN[corpus] = _read(corpus, corpus.sentence_bounds)
    return _KNOWN[corpus]


def article_chunks(corpus) -> Chunks:
    """Find the white-space words of every article, taken as if it were one sentence.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    Chunks
    """
    return _read(corpus, corpus.article_bounds)


def _read(corpus, unit_bounds) -> Chunks:
    starts = np.asarray(corpus.token_starts)
    ends = starts + np.asarray(corpus.type_lengths)[corpus.codes]
    joined = np.zeros(len(starts), bool)
    np.equal(starts[1:], ends[:-1], out=joined[1:])
    joined[unit_bounds[:-1][unit_bounds[:-1] < unit_bounds[1:]]] = False
    later = np.flatnonzero(joined)
    first = ~joined
    bounds = unit_bounds - np.searchsorted(later, unit_bounds)
    types, codes = _runs(corpus.types, corpus.codes, first, later)
    return Chunks(types, codes, bounds, starts[first])


def _runs(types: pa.Array, codes: np.ndarray, first: np.ndarray, later: np.ndarray) -> tuple[pa.Array, np.ndarray]:
    """Code each run of tokens; a run of one token keeps the token's code, the others follow.

    Parameters
    ----------
    types : large_string array
        The distinct tokens.
    codes : ndarray of int32
        Of the tokens.
    first : ndarray of bool
        Whether each token starts a run.
    later : ndarray of int64
        The tokens that do not.
    """
    result = codes[first]
    if not len(later):
        return types, result
    longer, at, sizes = np.unique(later - np.arange(1, len(later) + 1), return_index=True, return_counts=True)
    texts, known, nothing = [types], len(types), pa.scalar("", types.type)
    key, step, pieces = result[longer].astype(np.int64), 0, types
    while len(longer):
        key, pairs = pd.factorize(key * len(types) + codes[later[at + step]])
        left, right = np.divmod(pairs, len(types))
        pieces = pc.binary_join_element_wise(pieces.take(pa.array(left)), types.take(pa.array(right)), nothing)
        step += 1
        done = sizes == step
        complete, code = _distinct(key[done], len(pairs))
        texts.append(pieces.take(pa.array(complete)))
        result[longer[done]] = known + code
        known += len(complete)
        longer, at, sizes, key = longer[~done], at[~done], sizes[~done], key[~done]
    return pa.concat_arrays(texts), result


def _distinct(codes: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The codes that occur among `n`, and each code's place among them."""
    seen = np.zeros(n, bool)
    seen[codes] = True
    return np.flatnonzero(seen), (np.cumsum(seen) - 1)[codes]
