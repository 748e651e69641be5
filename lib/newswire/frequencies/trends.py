"""How often words were used, period by period, and whether that changed."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import sparse, stats

from ..corpus.corpus import Corpus, Unit
from ..corpus.cut import rows_of
from ..periods import as_periods, without_stray
from ..statistics import MIN_UNITS, drawn, ratio_interval
from .concordance import uses
from .query import listed
from .sums import DECIMALS
from .units import units_within

COLUMNS = ["period", "word", "count", "per_million", "low", "high", "n_articles", "thin", "q", "moved", "peak"]
CHANGED = 0.05  # rate of false discoveries, and chance of a wrong direction or peak, up to which they are said
_N_DRAWS = 1999  # exchanges of dates: enough for one word among fifty


def trend(
    corpus: Corpus,
    words: str | Iterable[str] | pd.DataFrame,
    freq: str = "month",
    *,
    unit: Unit = "lower",
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Follow words over time, and tell which moved.

    Whether a word moved is a permutation test with articles as the units (Good 2005): their dates are exchanged many
    times, and each time the rates of all periods are compared with that of all articles.

    Parameters
    ----------
    corpus : Corpus
        Articles without a date, or with one far from all others, are left out.
    words : str, iterable of str or DataFrame
        Words, phrases or patterns, as for `concordance`; each of a list is followed by itself. Or what `uses`
        returns for them.
    freq : {"day", "week", "month", "quarter", "year"}
        Length of a period.
    unit : {"lower", "stem", "text"}
        What must be equal: words in lower case, their stems, or words as they are written.
    level : float
        Coverage of the intervals.
    seed : int
        Of the exchanges of dates.

    Returns
    -------
    DataFrame
        period (pandas Period), word, count, per_million of the period's words, low and high (articles as units,
        as in `word_frequencies`), n_articles of the period, thin (whether fewer than five). The same in all rows of a
        word: q, the false discovery rate among the words at which its rate differs between periods, and moved, at 5%:
        "rose" or "fell" over the whole time, or "changed", or nothing. Peak marks the period of the highest rate, thin
        ones apart, where that is higher than by chance and lies above the rate of all periods with an interval that
        allows for the choice. Periods between the first and the last that have no article are listed, with missing
        rates. Where stories are counted, they stand for articles: those of a period, each with the means of its
        articles there; of a story that runs on, each part has its date exchanged by itself.

    Raises
    ------
    ValueError
        When the period or the unit is unknown, or a word is empty.

    Examples
    --------
    >>> import newswire as nw
    >>> frame = pd.DataFrame({"text": ["oil rose", "oil oil"], "date": ["2024-01-03", "2024-02-03"]})
    >>> corpus = nw.Corpus.from_frame(frame)
    >>> trend(corpus, "oil")[["word", "count", "per_million"]].values.tolist()
    [['oil', 1, 500000.0], ['oil', 2, 1000000.0]]
    """
    queries = list(words) if isinstance(words, pd.DataFrame) else listed(words)
    periods = as_periods(without_stray(corpus.articles["date"]), freq)
    dated = periods.notna().to_numpy() & (corpus.articles["n_words"] > 0).to_numpy()
    if not dated.any() or not queries:
        return pd.DataFrame(columns=COLUMNS, dtype=object).astype({"period": periods.dtype, "peak": bool})
    calendar = pd.period_range(periods[dated].min(), periods[dated].max(), freq=periods.dt.freq)
    group = np.where(dated, calendar.get_indexer(pd.PeriodIndex(periods)), -1)
    units = units_within(corpus, group)
    names = np.empty(len(units.group), object)
    names[units.of] = corpus.articles.index if corpus.units is None else corpus.units
    rows = np.flatnonzero(units.group >= 0)
    rows = rows[np.argsort(names[rows])]  # their order in the corpus is no matter
    group, n = units.group[rows], units.words[rows].astype(float)
    used = words if isinstance(words, pd.DataFrame) else uses(corpus, queries, unit=unit)
    x = units.means(used.iloc[rows_of(used.index, corpus.articles.index)].to_numpy())[rows].astype(float)
    tables = [_one_word(word, x[:, i], n, group, calendar, level) for i, word in enumerate(queries)]
    moved = _moved(x, n, group, tables[0]["thin"].to_numpy(), seed)
    told = [table.assign(**movement) for table, movement in zip(tables, moved, strict=True)]
    for table, word in zip(told, x.T, strict=True):
        low, _ = highest_interval(
            table["per_million"], table["low"], table["n_articles"], (~table["thin"]).sum(), level
        )
        table["peak"] &= low > word.sum() / n.sum() * 1e6
    return pd.concat(told, ignore_index=True).sort_values(["period", "word"], ignore_index=True)[COLUMNS]


def highest_interval(
    rate: ArrayLike, low: ArrayLike, n_articles: ArrayLike, among: int, level: float = 0.95
) -> tuple[np.ndarray, np.ndarray]:
    """Widen intervals of rates so that they hold for the highest of so many (Bonferroni), on the scale of logarithms.

    Examples
    --------
    >>> [float(end.round(1)) for end in highest_interval(100.0, 80.0, 30, 12)]
    [71.2, 140.4]
    """
    free = np.maximum(np.asarray(n_articles, float) - 1, 1)
    wider = stats.t.ppf(1 - (1 - level) / 2 / max(among, 1), free) / stats.t.ppf((1 + level) / 2, free)
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = (np.asarray(rate, float) / np.asarray(low, float)) ** wider
    return rate / factor, rate * factor


def _one_word(word: str, x, n, group, calendar: pd.PeriodIndex, level: float) -> pd.DataFrame:
    """Return the row of each period for one word."""
    values = {"count": x, "squares": x * x, "products": x * n, "words": n, "words_squared": n * n, "articles": 1}
    sums = pd.DataFrame(values).groupby(group).sum().reindex(range(len(calendar)), fill_value=0)
    rate, low, high = ratio_interval(sums, level)
    count = sums[["count"]].round(DECIMALS)
    whole = int if (count % 1 == 0).all(axis=None) else float
    table = count.astype(whole).assign(period=calendar, word=word, n_articles=sums["articles"])
    table["per_million"], table["low"], table["high"] = rate * 1e6, low * 1e6, high * 1e6
    return table.assign(thin=table["n_articles"] < MIN_UNITS)


def _moved(x: np.ndarray, n: np.ndarray, group: np.ndarray, thin: np.ndarray, seed: int) -> list[dict]:
    """Tell of each word how its rate moved over the periods, from what exchanged dates would give."""
    n_words = x.shape[1]
    if (~thin).sum() < 2:
        return [{"q": np.nan, "moved": "", "peak": False}] * n_words
    beyond = x - n[:, None] * (x.sum(axis=0) / n.sum())  # occurrences beyond those at the rate of all articles
    values, (periods, number) = np.column_stack([n, beyond]), np.unique(group, return_inverse=True)
    group, full = number.astype(np.int32), ~thin[periods]
    seen, peak = _movements(_of_periods(values, group), periods, full)

    def as_far(generator: np.random.Generator, n: int) -> np.ndarray:
        times = np.zeros(seen.shape)
        for _ in range(n):
            other, _ = _movements(_of_periods(values, generator.permutation(group)), periods, full)
            times += np.abs(other) >= np.abs(seen) * (1 - 1e-9)
        return times

    p_change, p_way, p_peak = (1 + np.sum(drawn(as_far, _N_DRAWS, len(group), seed), axis=0)) / (_N_DRAWS + 1)
    occurs, q = x.any(axis=0), np.full(n_words, np.nan)
    if occurs.any():
        q[occurs] = stats.false_discovery_control(p_change[occurs])
    way = np.where(p_way < CHANGED, np.where(seen[1] > 0, "rose", "fell"), "changed")
    firm = (q < CHANGED) & (p_peak < CHANGED)
    peaks = (np.arange(len(thin)) == periods[full][peak][:, None]) & firm[:, None]
    return [{"q": q[i], "moved": way[i] if q[i] < CHANGED else "", "peak": peaks[i]} for i in range(n_words)]


def _of_periods(values: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Sum the rows of each period: a product, which is quicker than to move the rows, or to look them up."""
    ones, ends = np.ones(len(group)), np.arange(len(group) + 1, dtype=group.dtype)
    return sparse.csc_array((ones, group, ends), shape=(group.max() + 1, len(group))) @ values


def _movements(sums: np.ndarray, periods: np.ndarray, full: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Measure how words move, from the words written in each period and the occurrences beyond those expected.

    Returns
    -------
    measures : ndarray of float, shape (3, words)
        How far rates are apart, how far they rise, and how far the highest rises above all, chance allowed for.
    peak : ndarray of int, shape (words,)
        Which of the full periods, those that are not thin, has the highest rate.
    """
    size, beyond = sums[:, :1], sums[:, 1:]
    apart = (beyond**2 / size).sum(axis=0)
    height = (beyond / np.sqrt(size))[full].max(axis=0)
    return np.stack([apart, periods @ beyond, height]), (beyond / size)[full].argmax(axis=0)
