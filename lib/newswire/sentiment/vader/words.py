"""White-space words of a corpus: what VADER scores, in the forms in which a lexicon is asked for them.

VADER splits a sentence at white space and strips punctuation from each piece, so its words are not the corpus's tokens.
"""

import string
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...corpus import Corpus
from ...memory import once
from ...text.chunks import Chunks
from ...text.joined import join_tokens
from ...text.strings import as_array

_AROUND = "“”‘’«»„…–—\"'()[],.;:!?"


@dataclass(frozen=True, eq=False)  # each equals itself alone, so that what is found once can go by it
class Words(Chunks):
    """The white-space words of every sentence; or of every article, which is then taken as one sentence.

    Attributes
    ----------
    types : large_string array
        The distinct words, as written, punctuation and all.
    codes : ndarray of int32, shape (words,)
        Row of each word in `types`, in text order.
    bounds : ndarray of int64, shape (sentences + 1,)
        Word at which each sentence starts.
    starts : ndarray of int32, shape (words,)
        First character of each word in its article's text.
    replaced : ndarray of int
        For the last types, which stand in place of emoji: the length of the word that was replaced.
    """

    replaced: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))

    @cached_property
    def bare(self) -> pa.Array:
        """Each type as VADER reads it: without the punctuation around it, unless two characters or fewer are left."""
        return _bare_words(self.types)

    @cached_property
    def lowers(self) -> pa.Array:
        """Each bare type in lower case."""
        return _lower_case(self.bare)

    @cached_property
    def plain(self) -> pa.Array:
        """Each type in lower case, without quotes and punctuation around it and without a possessive ending."""
        return _without_marks(self.lowers)

    @cached_property
    def cased(self) -> pa.Array:
        """Each type without quotes, punctuation and a possessive ending, in its own letter case."""
        return _without_marks(self.types)

    @cached_property
    def sentences(self) -> np.ndarray:
        """Row of the sentence that each word is in, int32."""
        return np.repeat(np.arange(len(self.bounds) - 1, dtype=np.int32), np.diff(self.bounds))

    @property
    def openings(self) -> np.ndarray:
        """The first word of each sentence that has any, in order."""
        return self.bounds[:-1][self.bounds[:-1] < self.bounds[1:]]

    def places(self, kinds: Sequence[np.ndarray]) -> list[np.ndarray]:
        """The positions of the words whose types are of each of some kinds (arrays of bool, at most eight)."""
        # A bit for each kind: all of them are looked up in one pass over the words, of which few are of any kind.
        bits = np.packbits(kinds, axis=0, bitorder="little")[0]
        seen = bits[self.codes]
        at = np.flatnonzero(seen)
        seen = seen[at]
        return [at[(seen >> place) & 1 == 1] for place in range(len(kinds))]

    def spans(self, positions: np.ndarray, plain: bool = False) -> tuple[np.ndarray, np.ndarray]:
        """First and past-the-last character, in the article's text, of the bare (or plain) words at some positions."""
        used, code = np.unique(self.codes[positions], return_inverse=True)
        forms = pc.utf8_trim(self.types, characters=_AROUND) if plain else self.bare
        forms = forms.take(pa.array(used)).to_pylist()
        written = self.types.take(pa.array(used)).to_pylist()
        before = np.array([whole.find(form) for whole, form in zip(written, forms, strict=True)], np.int32)
        length = np.array([len(form) for form in forms], np.int32)
        odd = used - (len(self.types) - len(self.replaced))  # zero and up: stands for an emoji, and has its place
        before[odd >= 0], length[odd >= 0] = 0, self.replaced[odd[odd >= 0]]
        starts = self.starts[positions] + before[code]
        return starts, starts + length[code]


def _bare_words(strings: pa.Array) -> pa.Array:
    """Strip ASCII punctuation from each string, unless that leaves two characters or fewer.

    The rule of VADER (Hutto & Gilbert 2014), which keeps emoticons whole.

    Examples
    --------
    >>> _bare_words(pa.array(['"trust,"', ":)"])).to_pylist()
    ['trust', ':)']
    """
    stripped = pc.utf8_trim(strings, characters=string.punctuation)
    return pc.if_else(pc.greater(pc.utf8_length(stripped), 2), stripped, strings)


def _lower_case(strings: pa.Array) -> pa.Array:
    """Lower-case each string as Python does, which differs from Arrow for a few letters outside ASCII.

    Examples
    --------
    >>> _lower_case(pa.array(["NATO", "İzmir"])).to_pylist() == ["nato", "İzmir".lower()]
    True
    """
    strange = pc.invert(pc.string_is_ascii(strings))
    lowered = [each.lower() for each in strings.filter(strange).to_pylist()]
    return pc.replace_with_mask(pc.ascii_lower(strings), strange, pa.array(lowered, strings.type))


def not_ascii(strings: pa.Array) -> np.ndarray:
    """Return the places of the strings that hold more than ASCII, which are few and so can be gone through one by one.

    Examples
    --------
    >>> not_ascii(pa.array(["Bonn", "Köln"])).tolist()
    [1]
    """
    return np.flatnonzero(~as_array(pc.string_is_ascii(strings)))


def _without_marks(strings: pa.Array) -> pa.Array:
    bare = pc.utf8_trim(pc.replace_substring_regex(strings, "’", "'"), characters=_AROUND)
    return pc.if_else(pc.ends_with(bare, "'s"), pc.utf8_slice_codeunits(bare, 0, stop=-2), bare)


def bare_words(text: str) -> list[str]:
    """Split a name as `Words.cased` splits a text.

    Examples
    --------
    >>> bare_words("“Mr. Trump’s")
    ['Mr', 'Trump']
    """
    return [word for word in _without_marks(pa.array(text.split(), pa.large_string())).to_pylist() if word]


@once
def sentence_words(corpus: Corpus) -> Words:
    """Find the white-space words of every sentence of a corpus; a second call returns the same object."""
    return _words(corpus, corpus.sentence_bounds)


def article_words(corpus: Corpus) -> Words:
    """Find the white-space words of every article, taken as if it were one sentence."""
    return _words(corpus, corpus.article_bounds)


def _words(corpus: Corpus, bounds: np.ndarray) -> Words:
    joined = join_tokens(corpus.types, corpus.codes, corpus.token_starts, bounds)
    return Words(joined.types, joined.codes, joined.bounds, joined.starts)
