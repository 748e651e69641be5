"""How often words were used, period by period."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..corpus.corpus import Corpus, Unit
from ..periods import as_periods
from ..statistics import MIN_UNITS, ratio_interval

COLUMNS = ["period", "word", "count", "per_million", "low", "high", "n_articles", "thin"]


def trend(
    corpus: Corpus, words: str | Iterable[str], freq: str = "month", *, unit: Unit = "lower", level: float = 0.95
) -> pd.DataFrame:
    """Follow words over time.

    Parameters
    ----------
    corpus : Corpus
        Articles without a date are left out.
    words : str or iterable of str
        Words as `unit` has them, lower case by default.
    freq : {"day", "week", "month", "quarter", "year"}
        Length of a period.
    unit : {"lower", "stem", "text"}
        What counts as one word.
    level : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        period (its first day), word, count, per_million of the period's words, low and high (articles as units,
        as in `word_frequencies`), n_articles of the period, thin (whether fewer than five). Periods between the first
        and the last that have no article are listed, with missing rates.

    Raises
    ------
    ValueError
        When the period or the unit is unknown.

    Examples
    --------
    >>> import newswire as nw
    >>> frame = pd.DataFrame({"text": ["oil rose", "oil oil"], "date": ["2024-01-03", "2024-02-03"]})
    >>> corpus = nw.Corpus.from_frame(frame)
    >>> trend(corpus, "oil")[["word", "count", "per_million"]].values.tolist()
    [['oil', 1, 500000.0], ['oil', 2, 1000000.0]]
    """
    words = list(dict.fromkeys([words] if isinstance(words, str) else words))
    periods = as_periods(corpus.articles["date"], freq)
    dated = periods.notna().to_numpy() & (corpus.articles["n_words"] > 0).to_numpy()
    if not dated.any() or not words:
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    periods = periods[dated]
    calendar = pd.period_range(periods.min(), periods.max(), freq=periods.dt.freq)
    group = calendar.get_indexer(pd.PeriodIndex(periods))
    size = corpus.articles["n_words"].to_numpy(float)[dated]
    matrix, features = corpus.dtm(unit, corpus.fact("is_word") & corpus.fact(unit).isin(words))
    uses = matrix[np.flatnonzero(dated)].toarray()
    counts = pd.DataFrame(uses, columns=features).reindex(columns=words, fill_value=0)
    tables = [_one_word(word, counts[word].to_numpy(float), size, group, calendar, level) for word in words]
    return pd.concat(tables, ignore_index=True).sort_values(["period", "word"], ignore_index=True)[COLUMNS]


def _one_word(word: str, x, n, group, calendar: pd.PeriodIndex, level: float) -> pd.DataFrame:
    """Return the row of each period for one word."""
    values = {"count": x, "squares": x * x, "products": x * n, "words": n, "words_squared": n * n, "articles": 1}
    sums = pd.DataFrame(values).groupby(group).sum().reindex(range(len(calendar)), fill_value=0)
    rate, low, high = ratio_interval(sums, level)
    table = sums[["count"]].astype(int).assign(period=calendar.start_time, word=word, n_articles=sums["articles"])
    table["per_million"], table["low"], table["high"] = rate * 1e6, low * 1e6, high * 1e6
    return table.assign(thin=table["n_articles"] < MIN_UNITS)
