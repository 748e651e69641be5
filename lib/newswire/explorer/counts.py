"""How many hits there are: by period, and by group and period."""

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
        the last 14 years; missing in the row for all of a group's articles, dated or not), n_hits, n_articles,
        per_million. Groups with most hits first, at most 15; then by period.
    """
    table = pd.DataFrame({"date": without_stray(articles.loc[rows, "date"]), "n_words": articles.loc[rows, "n_words"]})
    table = table.assign(group=articles.loc[rows, column].astype("str"))
    table["n_hits"] = np.bincount(hit_rows, minlength=len(articles))[rows]
    table = table.dropna(subset=["group"])
    sizes = table.groupby("group")["n_hits"].sum()
    groups = (
        sizes[sizes > 0].sort_values(ascending=False, kind="stable").index[:MOST_GROUPS]
    )  # ties in alphabetical order
    table = table[table["group"].isin(groups)].assign(n_articles=1)
    summed = ["n_hits", "n_articles", "n_words"]
    whole = table.groupby("group")[summed].sum().assign(period=pd.NaT)
    every = _periods(table["date"])
    dated = (
        table.assign(period=table["date"].dt.to_period(every.freq)) if len(every) else table.head(0).assign(period=[])
    )
    cells = dated[dated["period"].isin(every)].groupby(["group", "period"])[summed].sum()
    cells = cells.reindex(pd.MultiIndex.from_product([groups, every], names=["group", "period"]), fill_value=0)
    both = pd.concat(
        [whole.loc[groups].reset_index().astype({"period": object}), cells.reset_index().astype({"period": object})]
    )
    both["per_million"] = 1e6 * both["n_hits"] / both["n_words"].where(both["n_words"] > 0)
    both["group"] = pd.Categorical(both["group"], groups)
    return both.sort_values("group", kind="stable", ignore_index=True)[
        ["group", "period", "n_hits", "n_articles", "per_million"]
    ]


def _periods(dates: pd.Series) -> pd.PeriodIndex:
    """Return the shortest of month, quarter and year of which few enough cover the dates; the last years if none."""
    known = dates.dropna()
    for freq in ("month", "quarter", "year") if len(known) else ():
        every = pd.period_range(known.min(), known.max(), freq=FREQUENCIES[freq])
        if len(every) <= MOST_PERIODS or freq == "year":
            return every[-MOST_PERIODS:]
    return pd.PeriodIndex([], freq="M")
