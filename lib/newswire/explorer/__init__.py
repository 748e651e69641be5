"""Exploring a corpus by hand: search, filter, read."""

__all__ = ["explore"]
LONG = 5


def explore(corpus, query=None):
    """Open an explorer: search words and phrases, see their trend and sentiment, read the articles they are in.

    Parameters
    ----------
    corpus : Corpus
    query : str, optional
        What to search for first; by default the commonest word of five letters or more that is not a stop word.

    Returns
    -------
    Explorer
        Widgets in JupyterLab; a static view of the first search in a rendered page.
    """
    from .widget import Explorer

    if query is None:
        vocabulary = corpus.vocabulary
        telling = vocabulary["is_word"] & ~vocabulary["is_stopword"] & (vocabulary["lower"].str.len() >= LONG)
        counts = vocabulary[telling].groupby("lower")["count"].sum()
        query = min(counts.index[counts == counts.max()]) if len(counts) else ""
    return Explorer(corpus, query)
