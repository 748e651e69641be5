"""Text becomes numbers: sentences and tokens with exact offsets, each token a code into the vocabulary."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa


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


def encode(texts) -> Coded:
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    words, sentences = NLTKWordTokenizer(), PunktSentenceTokenizer()
    types, codes, starts, ab, sb, ss, se = {}, [], [], [0], [0], [], []
    for text in texts.to_pylist():
        at = 0
        for para in text.split("\n\n"):
            for s, e in sentences.span_tokenize(para):
                s, e = s + at, e + at
                ss.append(s), se.append(e)
                for a, b in words.span_tokenize(text[s:e]):
                    starts.append(s + a)
                    codes.append(types.setdefault(text[s + a : s + b], len(types)))
                sb.append(len(codes))
            at += len(para) + 2
        ab.append(len(codes))
    i32 = lambda x: np.asarray(x, np.int32)  # noqa: E731
    codes = i32(codes)
    types, codes = sorted_by_count(pa.array(list(types), pa.large_string()), codes, np.bincount(codes, minlength=len(types)))
    return Coded(types, codes, i32(starts), np.asarray(ab, np.int64),
                 np.asarray(sb, np.int64), i32(ss), i32(se))


def bounds_of(counts) -> np.ndarray:
    """Turn counts into the positions where each part starts, and the end."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def sorted_by_count(types: pa.Array, codes: np.ndarray, counts: np.ndarray) -> tuple[pa.Array, np.ndarray]:
    """Order types by count, largest first, then by text, and renumber the codes to match."""
    order = np.argsort(types.to_numpy(zero_copy_only=False).astype("O"), kind="stable")
    order = order[np.argsort(-counts[order], kind="stable")]
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return types.take(pa.array(order)), rank[codes]
