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
        The same articles; with stories, the articles of one weigh as one and are drawn together. With articles each
        weighs as one, even where stories were counted before.

    Raises
    ------
    ValueError
        When count is neither.

    Examples
    --------
    >>> import pandas as pd
    >>> counting(Corpus.from_frame(pd.DataFrame({"text": ["Oil rose."]})), "stories").units.nunique()
    1
    """
    if count not in ("articles", "stories"):
        raise ValueError(f"count is {count!r}, but what counts as one is articles or stories.")
    return corpus.counted_once(find_stories(corpus) if count == "stories" else None)
