"""Among which articles stories are sought, where there are too many to seek them among all."""

from typing import NamedTuple

import pandas as pd

from ..corpus import Corpus
from ..corpus.read import HELD
from .clusters import find_stories
from .copies import find_copies
from .pairs import connected

_MOST_COPIED = 5_000  # articles of sets of copies that are shown in place of stories


class Sought(NamedTuple):
    """Articles in memory, the stories that they tell, and the copies among them.

    Attributes
    ----------
    corpus : Corpus
    stories : DataFrame
        article, story; as from `find_stories`.
    copies : DataFrame
        As from `find_copies`.
    """

    corpus: Corpus
    stories: pd.DataFrame
    copies: pd.DataFrame


def sought(corpus: Corpus) -> Sought:
    """Find the stories of a corpus; or, of more than 50,000 articles, those that repeat one another nearly whole.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    Sought
        corpus, stories and copies. Of more than 50,000 articles, corpus holds at most 5,000, those of the largest sets
        of articles that repeat one another, and each set is a story.

    Examples
    --------
    >>> texts = ["Oil rose as OPEC met in Vienna.", "OPEC met in Vienna and oil rose.", "Rome beat Milan 2-1."]
    >>> sought(Corpus.from_frame(pd.DataFrame({"text": texts}))).stories["story"].nunique()
    2
    """
    copies = find_copies(corpus)
    if len(corpus) <= HELD:
        return Sought(corpus.sample(HELD), find_stories(corpus), copies)
    stories = _sets(copies, corpus.articles["date"])
    held = corpus.articles.index.isin(stories["article"])
    return Sought(corpus.where(held).sample(_MOST_COPIED), stories, copies[copies["article"].isin(stories["article"])])


def _sets(copies: pd.DataFrame, dates: pd.Series) -> pd.DataFrame:
    """Return article and story of the largest sets of articles that repeat one another, by the first of each."""
    article, names = pd.factorize(pd.concat([copies["article"], copies["copy_of"]]))
    table = pd.DataFrame({"article": names, "set": connected(article.reshape(2, -1), len(names))})
    table = table.assign(date=dates.loc[names].to_numpy(), size=table.groupby("set")["article"].transform("size"))
    table = table.sort_values(["date", "article"])
    table["story"] = table.groupby("set")["article"].transform("first")
    table = table.sort_values(["size", "story"], ascending=[False, True], kind="stable")
    ends_at = table.groupby("story", sort=False)["size"].first().cumsum()
    return table.loc[table["story"].isin(ends_at.index[ends_at <= _MOST_COPIED]), ["article", "story"]]
