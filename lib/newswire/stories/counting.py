"""What the numbers of a page count: articles, or stories."""

from typing import Literal, TypeAlias

from ..corpus import Corpus
from ..corpus.read import HELD
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
        The same articles; with stories, the articles of one weigh as one and are drawn together, in every analysis;
        with articles each weighs as one, even where stories were counted before.

    Raises
    ------
    ValueError
        When count is neither, or stories would be sought among more than 50,000 articles.

    Notes
    -----
    What is chosen holds for any part of the corpus, but is not saved with it. Where stories count, an archive of at
    most 50,000 articles is put together into one corpus in memory.

    Examples
    --------
    >>> import pandas as pd
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose in Oslo.", "Gas fell.", "OIL rose in Oslo."]}))
    >>> counting(corpus, "stories")
    Corpus of 3 articles, 3 sentences, 10 words; stories, each counted once: 2
    """
    if count not in ("articles", "stories"):
        raise ValueError(f"count is {count!r}, but what counts as one is articles or stories.")
    if count == "articles":
        return corpus.counted_once(None)
    stories = find_stories(corpus)
    return corpus.sample(HELD).counted_once(stories)  # which are all: of an archive, as one corpus


def otherwise(corpus: Corpus, count: Count) -> Corpus:
    """Have the numbers of a corpus count the other unit than they do, to see how far what is said depends on it.

    Parameters
    ----------
    corpus : Corpus
    count : {"articles", "stories"}
        What is counted so far.

    Returns
    -------
    Corpus
        With stories where articles are counted, and with articles where stories are; or the corpus itself, without
        `units`, where it has more than 50,000 articles, since stories are not sought among so many.

    Raises
    ------
    ValueError
        When count is neither.

    Examples
    --------
    >>> import pandas as pd
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose in Oslo.", "Gas fell.", "OIL rose in Oslo."]}))
    >>> otherwise(corpus, "articles").units.nunique()
    2
    """
    if count == "articles" and len(corpus) > HELD:
        return corpus
    return counting(corpus, "stories" if count == "articles" else "articles" if count == "stories" else count)
