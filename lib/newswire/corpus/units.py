"""What counts as one: each article, or all the articles of a story together."""

import pandas as pd

from ..tables import require


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
