"""What the numbers of a page count: articles, or stories."""

from typing import Literal, TypeAlias

from ..corpus import Corpus
from .clusters import find_stories

Count: TypeAlias = Literal["articles", "stories"]


def counting(corpus: Corpus, count: Count) -> Corpus:
    """Have the numbers of a corpus count its articles, or each of its stories once.

    Parameters
    ----------
    corpus : Corpus
    count : {"articles", "stories"}

    Returns
    -------
    Corpus
        The same articles; with stories, the articles of one weigh as one and are drawn together, in every analysis.

    Raises
    ------
    ValueError
        When count is neither.

    Notes
    -----
    What is chosen holds for any part of the corpus, but is not saved with it.

    Examples
    --------
    >>> import pandas as pd
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose in Oslo.", "Gas fell.", "OIL rose in Oslo."]}))
    >>> counting(corpus, "stories")
    Corpus of 3 articles, 3 sentences, 10 words; stories, each counted once: 2
    """
    if count not in ("articles", "stories"):
        raise ValueError(f"count is {count!r}, but what counts as one is articles or stories.")
    return corpus.counted_once(find_stories(corpus)) if count == "stories" else corpus
