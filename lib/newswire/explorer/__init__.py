"""Exploring a corpus by hand: search, filter, read."""

from typing import TYPE_CHECKING

import pandas as pd

from ..corpus import Corpus
from ..corpus.read import HELD

if TYPE_CHECKING:
    from .widget import Explorer

__all__ = ["explore"]

DRAWN = 5_000  # articles that are drawn where there are more than are held: some 300 MB in memory
LONG = 5  # letters that the word searched for first has at least


def explore(corpus: Corpus, query: str | None = None) -> "Explorer":
    """Open an explorer: search words and phrases, see how often, when, where and beside what they stand, and read on.

    What is searched for is written as for `frequencies.concordance`; terms with commas between them are followed side
    by side. The lines can be saved as CSV, and the articles with hits kept as a corpus, which is `.corpus` as well.
    Articles are what is counted here, also of a corpus that counts each story once. Of more than 50,000 articles,
    5,000 are explored that are as good as drawn by lot.

    Parameters
    ----------
    corpus : Corpus
    query : str, optional
        What to search for first; by default the commonest word of five letters or more that is not a stop word.

    Returns
    -------
    Explorer
        Widgets in JupyterLab; a static view of the first search in a rendered page.

    Examples
    --------
    >>> import newswire as nw
    >>> explore(nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose."]})), "rates").result.n_hits
    1
    """
    from .widget import Explorer  # here, as ipywidgets takes its time to load and only this needs it

    n_articles = len(corpus)
    corpus = corpus.sample(DRAWN if n_articles > HELD else HELD)  # all, where they are few: of an archive, in memory
    return Explorer(corpus, _telling_word(corpus) if query is None else query, n_articles)


def _telling_word(corpus: Corpus) -> str:
    lower = corpus.fact("lower")
    telling = corpus.fact("is_word") & ~corpus.fact("is_stopword") & (lower.str.len() >= LONG)
    counts = pd.Series(corpus.type_counts)[telling].groupby(lower[telling]).sum()
    return counts.idxmax() if len(counts) else ""  # of several, the first in the alphabet
