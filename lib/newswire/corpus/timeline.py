"""How many articles there are in each period."""

import numpy as np
import pandas as pd

from ..periods import as_periods, without_stray
from .corpus import Corpus

_MOST_DAYS, _MOST_MONTHS = 92, 12 * 366  # days up to which a figure of days, and of months, can be read


def articles_per_period(corpus: Corpus, freq: str = "auto") -> pd.DataFrame:
    """Count the articles of each period.

    Parameters
    ----------
    corpus : Corpus
    freq : str
        "day", "week", "month", "quarter" or "year"; "auto" takes days up to 92 of them, months up to 12 years, and
        years beyond.

    Returns
    -------
    DataFrame
        period (pandas Period), n_articles, n_words; periods without articles are listed with zeros. Articles
        without a date, or with a stray one (see `periods.without_stray`), are left out.

    Raises
    ------
    ValueError
        When there is no such period.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Rates rose."], "date": ["2024-10-03"]}))
    >>> articles_per_period(corpus, "month").astype(str).values.tolist()
    [['2024-10', '1', '2']]
    """
    return count_by_period(corpus.articles, freq)


def count_by_period(articles: pd.DataFrame, freq: str = "auto") -> pd.DataFrame:
    """Count some of the articles, of which date and n_words are needed, by period; columns as `articles_per_period`."""
    dates = without_stray(articles["date"])
    known = dates.notna().to_numpy()
    periods = pd.PeriodIndex(as_periods(dates[known], _freq(dates[known]) if freq == "auto" else freq))
    every = pd.period_range(periods.min(), periods.max()) if len(periods) else periods
    place, words = every.get_indexer(periods), articles["n_words"].to_numpy()[known]
    n_articles = np.bincount(place, minlength=len(every))
    n_words = np.bincount(place, words, minlength=len(every)).astype(np.int64)
    return pd.DataFrame({"period": every, "n_articles": n_articles, "n_words": n_words})


def _freq(dates: pd.Series) -> str:
    """Return the period that gives a readable number of points."""
    days = (dates.max() - dates.min()).days if len(dates) else 0
    return "day" if days <= _MOST_DAYS else "month" if days <= _MOST_MONTHS else "year"
