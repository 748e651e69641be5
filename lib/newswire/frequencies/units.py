"""What is counted: the articles of a corpus, or its stories, whose numbers are the means of their articles."""

from typing import NamedTuple

import numpy as np
from scipy import sparse

from ..corpus.corpus import Corpus
from ..statistics import units_at


class Units(NamedTuple):
    """Units, numbered group by group.

    Attributes
    ----------
    of : ndarray of int64, shape (articles,)
        The unit of each article.
    group, words, articles : ndarray, shape (units,)
        The group of each unit, the words it has in the mean of its articles, and how many these are.
    """

    of: np.ndarray
    group: np.ndarray
    words: np.ndarray
    articles: np.ndarray

    def means(self, values: np.ndarray | sparse.csr_array) -> np.ndarray | sparse.csr_array:
        """Return values of articles, shape (articles, ...), as those of units."""
        order, bounds = np.argsort(self.of, kind="stable"), np.append(0, np.cumsum(self.articles))
        if len(self.group) == len(self.of):
            return values[order]
        shares = (np.repeat(1 / self.articles, self.articles), order, bounds)
        return sparse.csr_array(shares, shape=(len(self.group), len(self.of))) @ values


def units_within(corpus: Corpus, group: np.ndarray) -> Units:
    """Return the articles as units, or, where stories are counted, the stories of each group.

    Parameters
    ----------
    corpus : Corpus
    group : ndarray of int64, shape (articles,)
        The group of each article, -1 for none.

    Examples
    --------
    >>> import newswire as nw, pandas as pd
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose.", "Oil rose and rose.", "Gas."]}))
    >>> stories = pd.DataFrame({"article": corpus.articles.index, "story": ["oil", "oil", "gas"]})
    >>> units_within(corpus.counted_once(stories), np.zeros(3, int)).words.tolist()
    [3.0, 1.0]
    """
    size = corpus.articles["n_words"].to_numpy(np.int64)
    if corpus.units is None:
        order = np.argsort(group, kind="stable")
        return Units(np.argsort(order), group[order], size[order], np.ones_like(size))
    group = np.where(size > 0, group, -1)  # an article without words counts for nothing
    place = units_at(corpus.articles.index, corpus.units)
    unit = np.unique(np.column_stack([group, place]), axis=0, return_inverse=True)[1].reshape(-1)
    first, n_articles = np.unique(unit, return_index=True)[1], np.bincount(unit)
    words = np.bincount(unit, size) / n_articles if len(first) < len(unit) else size[first]
    return Units(unit, group[first], words, n_articles)
