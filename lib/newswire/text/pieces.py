"""What a chunk splits into: the tokens of NLTK's tokenizer, worked out once for each distinct chunk.

`NLTKWordTokenizer` rewrites a sentence with regular expressions that look at punctuation, at white space and at a
handful of contractions, and are blind to everything else. A chunk that is one plain word between marks therefore
splits as ``x`` between the same marks does, and NLTK is asked about the few hundred kinds of marks instead of the
words. Chunks of any other shape go to NLTK themselves. A split is kept as cuts: distances in bytes from the start
of the chunk (zero and up) or from its end (negative).
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .chunks import in_threads
from .strings import as_array, byte_lengths, matches, utf8_lengths

_MARKS = "«“‘„`\"'»”’.:,;@#$%&‒–—―?!*\\[\\](){}<>"
_PLAIN = f"[^{_MARKS}]+(?:\\.[^{_MARKS}]+|[,:][0-9][^{_MARKS}]*)*"
_CLITIC = "n't|N'T|['’](?:[sSmMdD]|ll|LL|re|RE|ve|VE)|’[tT]"
_SHAPE = f"^(?P<before>[(\\[{{<“‘«„\"'$#@&]*)(?P<word>{_PLAIN})(?P<after>(?:{_CLITIC})?[.,;:?!)\\]}}>”’»\"'%]*)$"
_COMMON = r"^[\p{L}\p{Nd}-]+[,.]?$"  # what most chunks are; found faster than by their shape
# Words that split inside; letters that a regular expression may take for theirs when it ignores case are let through.
_CONTRACTION = "(?i)cannot|g.mme|gonna|gotta|lemme|wanna|'t(?:is|was)|--"
# Up to two letters behind an opening apostrophe may be a clitic, which NLTK leaves together with it.
_MAYBE_CLITIC = r"^[^\p{L}\p{N}]*'[\p{L}\p{N}]{0,2}(?:[^\p{L}\p{N}]|$)"
_FINAL_STOP = r"""\.[\])}>"'»”’]*$|'$"""
_WORDS = re.compile("[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_SPLIT_WORD = re.compile(_CONTRACTION)
_BATCH = 64  # cores that NLTK is given side by side in one sentence, to save calls
SLICE = 20_000  # distinct chunks that are worked on at a time, which bounds the memory


def _text(value: str) -> pa.Scalar:
    return pa.scalar(value, pa.large_string())


@dataclass(frozen=True)
class Pieces:
    """The tokens of each chunk; those of chunk i are `codes[bounds[i]:bounds[i + 1]]`, from character `offsets`."""

    types: pa.Array
    codes: np.ndarray
    offsets: np.ndarray
    bounds: np.ndarray


def spans(sentence: str) -> list[tuple[int, int]]:
    """Return the characters at which each token of a sentence starts and ends, as NLTK finds them.

    Where NLTK cannot align its own tokens with the sentence, each chunk is tried alone, and one that fails
    even then is one token.

    Examples
    --------
    >>> spans("He can't stay.")
    [(0, 2), (3, 5), (5, 8), (9, 13), (13, 14)]
    """
    if _WORDS.fullmatch(sentence) and not _SPLIT_WORD.search(sentence):
        return [word.span() for word in re.finditer(r"\S+", sentence)]  # as NLTK does, without a second to load it
    try:
        return list(_tokenizer().span_tokenize(sentence))
    except (ValueError, StopIteration, RuntimeError):
        parts = sentence.split()
    if len(parts) < 2:
        return [(sentence.index(part), sentence.index(part) + len(part)) for part in parts]
    found, at = [], 0
    for part in parts:
        at = sentence.index(part, at)
        found += [(at + start, at + end) for start, end in spans(part)]
        at += len(part)
    return found


@cache
def _tokenizer():
    from nltk.tokenize import NLTKWordTokenizer  # takes two seconds, and a corpus that is opened can do without

    return NLTKWordTokenizer()


def ends_with_stop(cores: pa.Array) -> np.ndarray:
    """Tell which chunks NLTK splits otherwise at the end of a sentence: those that end in a full stop or apostrophe."""
    return matches(cores, _FINAL_STOP)


def split(chunks: pa.Array, final: bool, jobs: int = 1) -> Pieces:
    """Split each distinct chunk into its tokens, as NLTK does inside a sentence or at its end.

    Parameters
    ----------
    chunks : large_string array
        Distinct chunks with the white space that follows them.
    final : bool
        Whether the chunks are the last of their sentences.
    jobs : int
        Threads that share the work.

    Returns
    -------
    Pieces

    Examples
    --------
    >>> pieces = split(pa.array(["can't ", "stay."], pa.large_string()), False)
    >>> pieces.types.to_pylist(), pieces.bounds.tolist()
    (['ca', "n't", 'stay.'], [0, 2, 3])
    """
    patterns, of_chunk = _patterns(pc.utf8_rtrim_whitespace(chunks), final, jobs)
    n_cuts = np.array([len(pattern) for pattern in patterns], np.int64)
    first = np.concatenate([[0], np.cumsum(n_cuts)])
    counts = n_cuts[of_chunk]
    bounds = np.concatenate([[0], np.cumsum(counts)])
    cuts = np.concatenate([np.array(pattern, np.int32) for pattern in patterns] or [np.empty(0, np.int32)])
    # The pattern of each chunk, one after the other: positions within it count up from where it starts.
    cuts = cuts[np.arange(bounds[-1]) + np.repeat(first[of_chunk] - bounds[:-1], counts)]
    edges = [*range(0, len(chunks), SLICE), len(chunks)] if len(chunks) else [0, 0]
    parts = [_coded(chunks.slice(a, b - a), cuts[bounds[a] : bounds[b]], counts[a:b]) for a, b in pairwise(edges)]
    return together(parts) if len(parts) > 1 else parts[0]


def split_whole(sentences: list[list[str]]) -> Pieces:
    """Split the chunks of sentences as NLTK does when it sees each sentence whole.

    Examples
    --------
    >>> pieces = split_whole([["``No", "'', ", "he "]])
    >>> pieces.types.to_pylist(), pieces.offsets.tolist(), pieces.bounds.tolist()
    (['``', 'No', "''", ',', 'he'], [0, 2, 0, 2, 0], [0, 2, 4, 5])
    """
    tokens, offsets, counts = [], [], []
    for chunks in sentences:
        text, edges = "".join(chunks), np.cumsum([0, *map(len, chunks)])
        begin = len(text) - len(text.lstrip())
        inside = [(begin + start, begin + end) for start, end in spans(text.strip())]
        starts = np.array([start for start, _ in inside], np.int64)
        chunk = np.searchsorted(edges, starts, side="right") - 1
        tokens += [text[start:end] for start, end in inside]
        offsets.append(starts - edges[chunk])
        counts.append(np.bincount(chunk, minlength=len(chunks)))
    coded = pa.array(tokens, pa.large_string()).dictionary_encode()
    bounds = np.concatenate([[0], np.cumsum(np.concatenate(counts))])
    return Pieces(coded.dictionary, coded.indices.to_numpy(), np.concatenate(offsets).astype(np.int32), bounds)


def together(parts: list[Pieces]) -> Pieces:
    """Put the pieces of several runs of chunks in one table whose types are numbered alike."""
    both = pa.concat_arrays([part.types for part in parts]).dictionary_encode()
    numbers = np.split(both.indices.to_numpy(), np.cumsum([len(part.types) for part in parts])[:-1])
    codes = np.concatenate([number[part.codes] for number, part in zip(numbers, parts, strict=True)])
    counts = np.concatenate([np.diff(part.bounds) for part in parts])
    offsets = np.concatenate([part.offsets for part in parts])
    return Pieces(both.dictionary, codes, offsets, np.concatenate([[0], np.cumsum(counts)]))


def _coded(chunks: pa.Array, cuts: np.ndarray, counts: np.ndarray) -> Pieces:
    """Number the tokens that the cuts yield; the white space behind each chunk is cut off and left out."""
    edges = np.concatenate([[0], np.cumsum(byte_lengths(chunks))])
    cores = byte_lengths(pc.utf8_rtrim_whitespace(chunks))
    bounds = np.concatenate([[0], np.cumsum(counts)])
    # Besides its tokens each chunk gets one string more, the white space behind it, which is then left out.
    heads = bounds[:-1] + np.arange(len(counts))
    real = np.ones(bounds[-1] + len(counts), bool)
    real[heads + counts] = False
    starts = np.append(np.empty(len(real), np.int64), edges[-1])
    starts[heads + counts] = edges[:-1] + cores
    starts[:-1][real] = cuts + np.repeat(edges[:-1], counts) + np.where(cuts < 0, np.repeat(cores, counts), 0)
    strings = pa.LargeStringArray.from_buffers(len(real), pa.py_buffer(starts), _buffer(chunks))
    offsets = np.cumsum(utf8_lengths(strings))
    offsets = np.append(0, offsets[:-1])[real] - np.repeat(np.append(0, offsets)[heads], counts)
    coded = strings.filter(pa.array(real)).dictionary_encode()
    return Pieces(coded.dictionary, coded.indices.to_numpy(), offsets.astype(np.int32), bounds)


def _buffer(strings: pa.Array) -> pa.Buffer:
    """Return the bytes of an array of strings that starts at the first of its buffer."""
    return pa.concat_arrays([strings]).buffers()[2] or pa.py_buffer(b"")


def _patterns(cores: pa.Array, final: bool, jobs: int) -> tuple[list[list[int]], np.ndarray]:
    """Return the distinct patterns of cuts, and which of them each core follows."""
    slices = [cores.slice(at, SLICE) for at in range(0, len(cores), SLICE)] or [cores]
    kinds = pa.concat_arrays(in_threads(jobs, _kinds, slices))
    coded = kinds.dictionary_encode()
    patterns = _cuts_around_word(coded.dictionary.to_pylist(), final)
    of_core = coded.indices.to_numpy().astype(np.int64)
    odd = np.flatnonzero(as_array(pc.equal(kinds, "")))
    of_core[odd] = len(patterns) + np.arange(len(odd))
    return patterns + _cuts_of(cores.take(pa.array(odd)).to_pylist(), final), of_core


def _kinds(cores: pa.Array) -> pa.Array:
    """Return the marks of each core with x for its one plain word; nothing for a core of another shape."""
    whole = pc.match_substring_regex(cores, f"{_CONTRACTION}|{_MAYBE_CLITIC}")
    rare = pc.invert(pc.match_substring_regex(cores, _COMMON))
    shape = pc.extract_regex(cores.filter(rare), _SHAPE)
    before, after = (pc.struct_field(shape, name) for name in ("before", "after"))
    marked = pc.fill_null(pc.binary_join_element_wise(before, after, _text("x")), "")
    kinds = pc.if_else(pc.ends_with(cores, "."), _text("x."), _text("x"))
    kinds = pc.replace_with_mask(pc.if_else(pc.ends_with(cores, ","), _text("x,"), kinds), rare, marked)
    return pc.if_else(whole, _text(""), kinds)


def _cuts_around_word(kinds: list[str], final: bool) -> list[list[int]]:
    """Return the cuts of a plain word in each kind of marks, counted from the side of the word that they are on."""
    return [
        [cut if cut <= _word_bytes(kind, kind.find("x")) else cut - len(kind.encode()) for cut in cuts]
        for kind, cuts in zip(kinds, _cuts_of(kinds, final), strict=True)
    ]


def _word_bytes(text: str, characters: int) -> int:
    """Return how many bytes the first characters of a text take in UTF-8."""
    return len(text[:characters].encode())


def _cuts_of(cores: list[str], final: bool) -> list[list[int]]:
    """Ask NLTK for the bytes at which the tokens of each core start."""
    batch = 1 if final else _BATCH
    cuts = []
    for at in range(0, len(cores), batch):
        cuts += _cuts_in_context(cores[at : at + batch], "" if final else " x")
    return cuts


def _cuts_in_context(cores: list[str], behind: str) -> list[list[int]]:
    """Tokenize cores side by side as the middle or the end of a sentence, and return the cuts of each."""
    sentence = "x " + " ".join(cores) + behind
    starts = np.array([start for start, _ in spans(sentence)])
    cuts, at = [], 2  # behind "x "
    for core in cores:
        inside = starts[(starts >= at) & (starts < at + len(core))] - at
        cuts.append([_word_bytes(core, start) for start in inside.tolist()])
        at += len(core) + 1
    return cuts
