"""Corpora put together into one, as if their articles had been read at once."""

import numpy as np
import pandas as pd
import pyarrow as pa

from ...text.tokens import Coded, bounds_of, sorted_by_count
from ..corpus import Corpus
from .engine import at_once


@at_once
def together(corpora: list[Corpus]) -> Corpus:
    """Put the articles of several corpora one behind another; none may be in two of them.

    Examples
    --------
    >>> both = together([Corpus.from_frame(pd.DataFrame({"text": [text]})) for text in ("Oil rose.", "Gas fell.")])
    >>> both, both.types.to_pylist()
    (Corpus of 2 articles, 2 sentences, 4 words, ['.', 'Gas', 'Oil', 'fell', 'rose'])
    """
    if len(corpora) == 1:
        return corpora[0]
    types = pa.chunked_array([corpus.types for corpus in corpora]).combine_chunks().dictionary_encode()
    place, first = types.indices.to_numpy(), bounds_of([len(corpus.types) for corpus in corpora])
    codes = np.concatenate([place[at:][corpus.codes] for at, corpus in zip(first, corpora, strict=False)])
    types, codes = sorted_by_count(types.dictionary, codes, np.bincount(codes, minlength=len(types.dictionary)))
    rejected, notes = (pd.concat([getattr(each, name) for each in corpora]) for name in ("rejected", "notes"))
    articles = pd.concat([corpus.articles.drop(columns=["n_sentences", "n_words"]) for corpus in corpora])
    numbers = {name: np.concatenate([getattr(corpus, name) for corpus in corpora]) for name in _AS_THEY_ARE}
    bounds = {name: _behind([getattr(corpus, name) for corpus in corpora]) for name in _BOUNDS}
    return Corpus(articles, rejected, notes, Coded(types, codes, **numbers, **bounds))


_AS_THEY_ARE = ("token_starts", "sentence_starts", "sentence_ends")
_BOUNDS = ("article_bounds", "sentence_bounds")


def _behind(bounds: list[np.ndarray]) -> np.ndarray:
    """Put positions at which parts of several arrays start one behind another."""
    return bounds_of(np.concatenate([np.diff(each) for each in bounds]))
