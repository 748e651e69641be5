"""What the hits of a search amount to: per period, per article, line by line."""

import numpy as np
import pandas as pd

from ..corpus.overview import articles_per_period

ORDERS = (
    "in the order of the articles",
    "oldest first",
    "newest first",
    "by the next word",
    "by the word before",
    "most negative first",
    "most positive first",
)


def trend_of(corpus, rows, hit_rows, compound=None):
    """Count hits per period, with the mean sentiment of the sentences they stand in.

    Parameters
    ----------
    corpus : Corpus
    rows : ndarray of bool, shape (articles,)
        The articles looked at.
    hit_rows : ndarray of int
        Article row of each hit.
    compound : ndarray of float, optional
        VADER's compound score (-1 to 1) of each hit's sentence.

    Returns
    -------
    DataFrame
        period, n_articles, n_hits, per_million (hits per million words), sentiment (NaN without hits or scores);
        stray first and last periods are left out.
    """
    chosen = _Chosen(corpus.articles[rows])
    table = _without_strays(articles_per_period(chosen))
    if not len(table):
        return table.assign(n_hits=0, per_million=0.0, sentiment=np.nan)
    ordinals = pd.DatetimeIndex(corpus.articles["date"]).to_period(table["period"].dtype.freq)
    place = ordinals.asi8[hit_rows] - table["period"].array.asi8[0]
    n = len(table)
    known = ~ordinals.isna()[hit_rows] & (place >= 0) & (place < n)
    hits = np.bincount(place[known], minlength=n)
    scores = np.zeros(len(hit_rows)) if compound is None else compound
    totals = np.bincount(place[known], weights=scores[known], minlength=n)
    words = table["n_words"].to_numpy()
    return table[["period", "n_articles"]].assign(
        n_hits=hits,
        per_million=np.divide(1e6 * hits, words, out=np.zeros(n), where=words > 0),
        sentiment=np.divide(totals, hits, out=np.full(n, np.nan), where=(hits > 0) & (compound is not None)),
    )


def _without_strays(table):
    """The periods without a first and a last few that hold under 0.2% of the articles: one old story is no trend."""
    share = table["n_articles"].cumsum() / max(1, table["n_articles"].sum())
    return table[(share > 0.002) & (share.shift(fill_value=0) < 0.998)].reset_index(drop=True)


class _Chosen:
    """Just enough of a corpus to count its articles by period."""

    def __init__(self, articles):
        self.articles = articles


def ordered(corpus, first, last, order, compound=None):
    """Put hits into one of the `ORDERS`.

    Parameters
    ----------
    corpus : Corpus
    first, last : ndarray of int
        Token positions of the first and the last word of each hit, in text order.
    order : str
        One of `ORDERS`.
    compound : ndarray of float, optional
        Score of each hit's sentence.

    Returns
    -------
    ndarray of int
        Places of the hits, best first.

    Raises
    ------
    ValueError
        An order that there is not.
    """
    if order not in ORDERS:
        raise ValueError(f"There is no order {order!r}; there are: {'; '.join(ORDERS)}.")
    if order in ORDERS[1:3]:
        days = corpus.articles["date"].to_numpy().astype("datetime64[s]").astype("int64")
        days = days[corpus.token_articles(first)]
        undated = days == np.iinfo("int64").min
        return np.lexsort((first, -days if order == ORDERS[2] else days, undated))
    if order in ORDERS[3:5]:
        beside = last + 1 if order == ORDERS[3] else first - 1
        return np.lexsort((first, _alphabetical(corpus, beside.clip(0, len(corpus.codes) - 1))))
    if order in ORDERS[5:] and compound is not None:
        return np.lexsort((first, compound if order == ORDERS[5] else -compound))
    return np.arange(len(first))


def _alphabetical(corpus, beside):
    """The place in the alphabet of each token at the given positions."""
    codes = corpus.codes[beside]
    used, inverse = np.unique(codes, return_inverse=True)
    lower = corpus.vocabulary["lower"].iloc[used].to_numpy(dtype=object)
    return np.unique(lower, return_inverse=True)[1][inverse]
