"""The sentences behind words, for tables that open them in place."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..corpus import Corpus
from .concordance import find, lines

PER_WORD = 3


def word_evidence(corpus: Corpus, words: Iterable[str], *, key: str = "word", per_word: int = PER_WORD) -> pd.DataFrame:
    """Find sentences for each of some words or phrases, spread over the corpus.

    Parameters
    ----------
    corpus : Corpus
    words : iterable of str
        Words or phrases, without wildcards.
    key : str
        Name of the first column.
    per_word : int
        Sentences for each.

    Returns
    -------
    DataFrame
        key, article, start, end, hit_start, hit_end, n_sentences (how many there are in all).

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose. Oil fell."]}))
    >>> word_evidence(corpus, ["oil"])["n_sentences"].tolist()
    [2, 2]
    """
    parts = []
    for word in words:
        first, last = find(corpus, word)
        one_each = np.unique(corpus.token_sentences(first), return_index=True)[1]  # the first hit of each sentence
        even = np.unique(np.linspace(0, max(len(one_each) - 1, 0), per_word).astype(int))
        chosen = one_each[even[: len(one_each)]]
        table = lines(corpus, first[chosen], last[chosen])[["article", "start", "end", "hit_start", "hit_end"]]
        table.insert(0, key, word)
        parts.append(table.assign(n_sentences=len(one_each)))
    columns = [key, "article", "start", "end", "hit_start", "hit_end", "n_sentences"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
