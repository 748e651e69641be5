"""Corpora for tests: made of a few texts, and compared in all that they hold."""

from dataclasses import fields
from pathlib import Path

import newswire as nw
import numpy as np
import pandas as pd
from newswire.text.tokens import Coded

# The project's own article by name, for users put articles of their own beside it.
SEED = Path(__file__).parents[1] / "seeds" / "000_df55a0c3ed67b0ce.txt"
ARRAYS = tuple(field.name for field in fields(Coded) if field.name != "types")


def corpus_of(texts, **columns) -> nw.Corpus:
    """Make a corpus of texts; further columns have one value for each."""
    return nw.Corpus.from_frame(pd.DataFrame({"text": texts, **columns}))


def assert_same_corpus(one: nw.Corpus, other: nw.Corpus) -> None:
    """Check that two corpora hold the same, to the type of each array."""
    pd.testing.assert_frame_equal(one.articles, other.articles)
    pd.testing.assert_frame_equal(one.rejected, other.rejected)
    assert_same_codes(one, other)


def assert_same_codes(one, other) -> None:
    """Check that two corpora, or two sets of coded texts, hold the same types and arrays."""
    assert one.types.equals(other.types)
    for name in ARRAYS:
        left, right = getattr(one, name), getattr(other, name)
        assert left.dtype == right.dtype, name
        assert np.array_equal(left, right), name
