"""What counts as one: each article, or all the articles of a story together."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..tables import require

if TYPE_CHECKING:
    from .corpus import Corpus


def units_of(articles: pd.Index, stories: pd.DataFrame) -> pd.Series:
    """Name the story of each article; an article that the table does not have is a story by itself.

    Parameters
    ----------
    articles : Index of str
    stories : DataFrame
        article, story.

    Returns
    -------
    Series of str, indexed by article

    Raises
    ------
    ValueError
        When a column is missing, or an article is in two stories.
    """
    require(stories, "article", "story", what="The table of stories", made_by="find_stories(corpus)")
    story = stories.drop_duplicates(["article", "story"]).set_index("article")["story"]
    if story.index.has_duplicates:
        twice = story.index[story.index.duplicated()][0]
        raise ValueError(f"The table of stories has the article {twice!r} in two stories; an article is in one.")
    named = story.reindex(articles).astype(object)
    return named.where(named.notna(), articles.to_series()).astype("str").rename("unit")


def weights_of(corpus: "Corpus", group: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the unit of each article within its group, as a number, and what the article weighs in it.

    Parameters
    ----------
    corpus : Corpus
    group : ndarray of int, shape (articles,)
        The group of each article; a story that is in two groups counts once in each.

    Returns
    -------
    unit : ndarray of int64, shape (articles,)
        Units are numbered group by group.
    weight : ndarray of float, shape (articles,)
        One by the number of articles of the unit; 1 for all where articles are counted.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose.", "Oil rose again.", "Gas."]}))
    >>> stories = pd.DataFrame({"article": corpus.articles.index, "story": ["oil", "oil", "gas"]})
    >>> weights_of(corpus.counted_once(stories), np.zeros(3, int))[1].tolist()
    [0.5, 0.5, 1.0]
    """
    place = np.arange(len(corpus)) if corpus.units is None else pd.factorize(corpus.units)[0]
    unit = np.unique(np.column_stack([group, place]), axis=0, return_inverse=True)[1].reshape(-1)
    return unit, 1 / np.bincount(unit)[unit] if len(unit) else np.empty(0)
