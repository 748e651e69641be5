"""The hits of a search over time."""

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus.overview import count_by_period

STRAY = 0.002  # share of the articles that first or last periods must hold together: one old story is no trend


def periods_of(corpus: Corpus, rows: np.ndarray) -> tuple[pd.DataFrame, np.ndarray]:
    """Count the chosen articles by period.

    Parameters
    ----------
    corpus : Corpus
    rows : ndarray of bool, shape (articles,)
        The articles to count.

    Returns
    -------
    table : DataFrame
        period, n_articles, n_words; stray first and last periods are left out.
    period_of : ndarray of int, shape (articles,)
        The row in the table of each article's period, -1 where it has no date, or a stray one.
    """
    articles = corpus.articles[["date", "n_words"]]  # without the texts, which would be copied in full
    table = count_by_period(articles[rows])
    share = table["n_articles"].cumsum() / max(1, table["n_articles"].sum())
    table = table[(share > STRAY) & (share.shift(fill_value=0) < 1 - STRAY)].reset_index(drop=True)
    periods = pd.PeriodIndex(table["period"])
    return table, periods.get_indexer(pd.DatetimeIndex(articles["date"]).to_period(periods.freq))


def trend_of(table: pd.DataFrame, period_of: np.ndarray, hit_rows: np.ndarray, compound: np.ndarray) -> pd.DataFrame:
    """Count hits per period, with the mean sentiment of the sentences they stand in.

    Parameters
    ----------
    table, period_of
        From `periods_of`.
    hit_rows : ndarray of int, shape (hits,)
        The row of the article that each hit is in.
    compound : ndarray of float, shape (hits,)
        VADER's compound score (-1 to 1) of each hit's sentence.

    Returns
    -------
    DataFrame
        period, n_articles, n_hits, per_million (hits per million words), sentiment (NaN without hits).
    """
    n, words, place = len(table), table["n_words"].to_numpy(), period_of[hit_rows]
    known = place >= 0
    hits = np.bincount(place[known], minlength=n)
    totals = np.bincount(place[known], weights=compound[known], minlength=n)
    return table[["period", "n_articles"]].assign(
        n_hits=hits,
        per_million=np.divide(1e6 * hits, words, out=np.zeros(n), where=words > 0),
        sentiment=np.divide(totals, hits, out=np.full(n, np.nan), where=hits > 0),
    )
