"""How many hits there are: of each term, by period, and by group and period."""

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus.timeline import count_by_period
from ..periods import FREQUENCIES, without_stray

MOST_GROUPS = 15  # rows of a table that is taken in at a glance
MOST_PERIODS = 14  # columns that fit on a screen


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
        period, n_articles, n_words; from `overview.articles_per_period`.
    period_of : ndarray of int, shape (articles,)
        The row in the table of each article's period, -1 where it has no date, or a stray one.
    """
    articles = corpus.articles[["date", "n_words"]]  # without the texts, which would be copied in full
    table = count_by_period(articles[rows])
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
        The score (-1 to 1) of each hit's sentence.

    Returns
    -------
    DataFrame
        period, n_articles, n_hits, per_million (hits per million words), sentiment (NaN without hits).
    """
    n, words, place = len(table), table["n_words"].to_numpy(), period_of[hit_rows]
    known = place >= 0
    hits = np.bincount(place[known], minlength=n)
    totals = np.bincount(place[known], weights=compound[known], minlength=n)
    rate = np.divide(1e6 * hits, words, out=np.zeros(n), where=words > 0)
    mean = np.divide(totals, hits, out=np.full(n, np.nan), where=hits > 0)
    return table[["period", "n_articles"]].assign(n_hits=hits, per_million=rate, sentiment=mean)


def distinct(rows: np.ndarray) -> int:
    """Count the different rows among some."""
    return int(np.count_nonzero(np.bincount(rows)))  # of many, far quicker than `np.unique`


def terms_of(terms: list[str], parts: list[tuple[np.ndarray, np.ndarray]], n_words: int) -> pd.DataFrame:
    """Tell of each term how often it was found, from the rows of its hits and the scores of their sentences."""
    told = [
        (
            term,
            len(rows),
            distinct(rows),
            1e6 * len(rows) / max(n_words, 1),
            compound.mean() if len(rows) else np.nan,
        )
        for term, (rows, compound) in zip(terms, parts, strict=True)
    ]
    return pd.DataFrame(told, columns=["term", "n_hits", "n_articles", "per_million", "sentiment"])


def spread_of(articles: pd.DataFrame, rows: np.ndarray, hit_rows: np.ndarray, column: str) -> pd.DataFrame:
    """Count hits by group and period.

    Parameters
    ----------
    articles : DataFrame
        date, n_words and the column.
    rows : ndarray of bool, shape (articles,)
        Which were searched.
    hit_rows : ndarray of int, shape (hits,)
        The row of the article that each hit is in.
    column : str
        What to group by.

    Returns
    -------
    DataFrame
        group, period (the shortest of month, quarter and year of which at most 14 cover the searched articles, else
        the last 14 years; missing in a group's first row, which is for all of its articles, dated or not), n_hits,
        n_articles, per_million. Groups with most hits first, at most 15.
    """
    dates = without_stray(articles.loc[rows, "date"])
    every = _periods(dates)
    table = articles.loc[rows, ["n_words"]].assign(group=articles.loc[rows, column].astype("str"), n_articles=1)
    table["n_hits"] = np.bincount(hit_rows, minlength=len(articles))[rows]
    table["place"] = every.get_indexer(pd.PeriodIndex(dates, freq=every.freq))
    sizes = table.groupby("group")["n_hits"].sum()  # in alphabetical order, which a stable sort keeps among equals
    groups = sizes[sizes > 0].sort_values(ascending=False, kind="stable").index[:MOST_GROUPS]
    parts = pd.concat([table.assign(place=-1), table[table["place"] >= 0]])
    sums = parts.groupby(["group", "place"])[["n_hits", "n_articles", "n_words"]].sum()
    cells = pd.MultiIndex.from_product([groups, range(-1, len(every))], names=["group", "place"])
    sums = sums.reindex(cells, fill_value=0).reset_index()
    sums["period"] = np.array([pd.NaT, *every], object)[sums["place"] + 1]
    sums["per_million"] = 1e6 * sums["n_hits"] / sums["n_words"].where(sums["n_words"] > 0)
    return sums[["group", "period", "n_hits", "n_articles", "per_million"]]


def _periods(dates: pd.Series) -> pd.PeriodIndex:
    """Return the shortest of month, quarter and year of which few enough cover the dates; the last years if none."""
    known = dates.dropna()
    for freq in ("month", "quarter", "year") if len(known) else ():
        every = pd.period_range(known.min(), known.max(), freq=FREQUENCIES[freq])
        if len(every) <= MOST_PERIODS or freq == "year":
            return every[-MOST_PERIODS:]
    return pd.PeriodIndex([], freq="M")
