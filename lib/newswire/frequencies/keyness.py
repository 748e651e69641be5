"""Which words set one corpus apart from another, or from general English: how much, and how sure that is."""

from collections.abc import Iterable
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import ArrayLike
from scipy import stats

from ..corpus import Corpus
from ..display.values import ranked
from ..periods import keys_of
from ..statistics import log_likelihood, ratio_interval
from ..tables import AT_A_TIME, require
from ..text import words as lexical
from ..text.strings import arrow_strings, as_series, is_in, place_in
from . import english
from .contrast import log_ratio_interval, p_values, smallest_seen
from .counts import count_words
from .sums import KEY_TOTALS, SUMS

KEY = 0.05  # rate of false discoveries up to which words are called key
SMOOTHING = 50  # occurrences per million that are added to both rates: what is rarer than that in English counts less
_ENGLISH, _BILLION = "english", 1e9  # words: so many that the rates of English have no error of their own


def keyness(
    target: Corpus | pd.DataFrame,
    reference: Corpus | pd.DataFrame | Literal["english"],
    *,
    min_count: int = 3,
    prior: float = 1000,
    stopwords: bool | Iterable[str] = False,
    level: float = 0.95,
) -> pd.DataFrame:
    """Compare how often each word occurs in a target and in a reference, with articles, or stories, as the units.

    Parameters
    ----------
    target, reference : Corpus or DataFrame
        Corpora without an article in common, or counts from `count_words`. Instead of a reference, ``"english"`` stands
        for general English: rates of 53,000 words in books, news, subtitles and the web (wordfreq, Speer 2022).
    min_count : int
        Words that are rarer in both together are left out.
    prior : float
        Weight of the prior of the log-odds, in words, shared out as words are in both corpora together.
    stopwords : bool or iterable of str
        Whether to list function words and, against English, words of reporting such as "said"; or words to drop
        besides those.
    level : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        word, count, reference_count, per_million, reference_per_million; log_likelihood, G² of the two by two table
        (Dunning 1993), negative where the reference has more; log_ratio, the binary logarithm of the ratio of rates
        with half an occurrence for none (Hardie 2014): 1 is twice as often; low and high, its interval over articles,
        without a bound where a side has none; z, log-odds with an informative Dirichlet prior by its standard error
        (Monroe, Colaresi & Quinn 2008), which takes occurrences as independent; q, the false discovery rate (Benjamini
        & Hochberg 1995) at which the word is key: whether more articles of one side use it than their number and
        length explain (as in Egbert & Biber 2019, by regression on length and a binomial tail); smallest, the log
        ratio from which a word in as many articles would have been key at 5%; n_articles and reference_articles that
        have it. Low, high, q and smallest are missing with fewer than five articles on a side, or with the word. What
        the target has more of comes first, by q and then by evidence; what the reference has more of ends the table.
        Where stories are counted, they stand for articles, each once on either side.

        Against English there are no reference_count, z, q, smallest and reference_articles; score is the ratio of rates
        with 50 per million added to both, of the lower bound where there is one (Kilgarriff 2009), largest first.

    Raises
    ------
    ValueError
        When a side is neither a corpus nor counts of words, both have an article in common, or a table of counts has
        groups or lacks a column.

    Examples
    --------
    >>> import newswire as nw
    >>> oil, gas = (nw.Corpus.from_frame(pd.DataFrame({"text": [text]})) for text in ("oil oil oil", "gas gas gas"))
    >>> keyness(oil, gas)[["word", "log_likelihood", "log_ratio"]].round(2).values.tolist()
    [['oil', 8.32, 2.58], ['gas', -8.32, -2.58]]
    """
    counts = _counts(target, "target")
    if isinstance(reference, str):
        return _against_english(counts, reference, min_count, stopwords, level)
    others = _counts(reference, "reference")
    if isinstance(target, Corpus) and isinstance(reference, Corpus):
        here, there = (arrow_strings(side.articles.index) for side in (target, reference))
        if common := is_in(here, there).sum():
            raise ValueError(f"{common:,} of the target's articles are in the reference too; leave them out of one.")
    words = pa.chunked_array([arrow_strings(side.index) for side in (counts, others)]).unique()
    words = pd.Index(as_series(words.take(pc.sort_indices(words))), name="word")  # by Arrow, as there may be millions
    x, y = (filled(side[["count"]], words)["count"].to_numpy() for side in (counts, others))
    z = log_odds(x, y, prior)
    listed = (x + y >= min_count) & ~lexical.dropped(words, stopwords)
    words, z = words[listed], z[listed]
    steps = [slice(at, at + AT_A_TIME) for at in range(0, max(len(words), 1), AT_A_TIME)]
    table = pd.concat([_tested(*_both(counts, others, words[at]), z[at], level) for at in steps]).reset_index()
    tested = table["q"].notna().to_numpy()
    if tested.any():
        q = np.maximum(stats.false_discovery_control(table["q"][tested]), np.finfo(float).tiny)
        # What a p-value had to reach: with words found, the last of their steps; else the first step of all.
        bar = KEY * max((q < KEY).sum(), 1) / tested.sum()
        seen = (smallest_seen(*_both(counts, others, words[at][tested[at]]), bar) for at in steps)
        table.loc[tested, "q"], table.loc[tested, "smallest"] = q, np.concatenate(list(seen))
    return _firmest_outside(table)


def _counts(side: Corpus | pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the counts of a side by word, or say why there are none."""
    if isinstance(side, Corpus):
        side = count_words(side)
    if not isinstance(side, pd.DataFrame):
        raise ValueError(f"The {name} is of type {type(side).__name__}; give a corpus or counts from count_words.")
    require(side, "word", *SUMS, *KEY_TOTALS, made_by="count_words")
    if side["word"].duplicated().any():
        raise ValueError(f"The counts of the {name} have several rows for a word; give those of one group.")
    return side.set_index("word")[SUMS + KEY_TOTALS]


def _both(counts: pd.DataFrame, others: pd.DataFrame, words: pd.Index) -> tuple[pd.DataFrame, pd.DataFrame]:
    return filled(counts, words), filled(others, words)


def _tested(a: pd.DataFrame, b: pd.DataFrame, z: np.ndarray, level: float) -> pd.DataFrame:
    """Return what sets both sides apart, with the p-value of each word for its q."""
    table = measured(a, b, z, level)
    return table.assign(q=p_values(a, b, table["low"].to_numpy(), table["high"].to_numpy()))


def filled(counts: pd.DataFrame, words: pd.Index) -> pd.DataFrame:
    """Return counts of all the words, 0 for those that a side has not; its totals stand in every row."""
    totals = {name: counts[name].max() if len(counts) else 0 for name in KEY_TOTALS if name in counts}
    row = place_in(arrow_strings(words), arrow_strings(counts.index))
    return counts.reset_index(drop=True).reindex(row, fill_value=0).set_axis(words).assign(**totals)


def measured(a: pd.DataFrame, b: pd.DataFrame, z: np.ndarray, level: float) -> pd.DataFrame:
    """Return the rates of both sides and what sets them apart, by word, given their log-odds among all words."""
    x, y = a["count"].to_numpy(float), b["count"].to_numpy(float)
    n_a, n_b = (side["words"].replace(0, np.nan).to_numpy(float) for side in (a, b))  # without words, no rates
    low, high = log_ratio_interval(a, b, level)
    columns = {
        "count": a["count"],
        "reference_count": b["count"],
        "per_million": x / n_a * 1e6,
        "reference_per_million": y / n_b * 1e6,
        "log_likelihood": log_likelihood(x, x + y, a["words"], a["words"] + b["words"]),
        "log_ratio": np.log2(np.where(x, x, 0.5) / n_a / (np.where(y, y, 0.5) / n_b)),
        "low": low,
        "high": high,
        "z": z,
    }
    told = {"n_articles": a["n_articles"], "reference_articles": b["n_articles"]}
    return pd.DataFrame({**columns, "q": np.nan, "smallest": np.nan, **told}, index=a.index)


def _firmest_outside(table: pd.DataFrame) -> pd.DataFrame:
    """Sort what the target has more of from the firmest down, and then what the reference has more of, up to it."""
    q = table["q"].fillna(1)
    place = np.where(table["log_likelihood"] >= 0, q, 3 - q)
    order = np.lexsort((table["word"], -table["log_likelihood"], place))
    return table.iloc[order].reset_index(drop=True)


def _against_english(
    counts: pd.DataFrame, reference: str, min_count: int, stopwords: bool | Iterable[str], level: float
) -> pd.DataFrame:
    """Compare the rates of words with those of general English."""
    if reference != _ENGLISH:
        raise ValueError(f"There is no reference {reference!r}; give a corpus, counts of words, or {_ENGLISH!r}.")
    counts = counts[(counts["count"] >= min_count).to_numpy() & ~english.dropped(counts.index, stopwords)]
    expected = english.rates(counts.index)
    rate, low, high = (value * 1e6 for value in ratio_interval(counts, level))
    cautious = np.where(np.isnan(low), rate, low)
    x, n = counts["count"].to_numpy(float), counts["words"].to_numpy(float)
    table = pd.DataFrame(
        {
            "word": pd.Series(counts.index, dtype="str"),
            "count": counts["count"].to_numpy(),
            "per_million": rate,
            "reference_per_million": expected,
            "log_likelihood": log_likelihood(x, x + expected * _BILLION / 1e6, n, n + _BILLION),
            "log_ratio": np.log2(rate / expected),
            "low": np.log2(low / expected),
            "high": np.log2(high / expected),
            "score": (cautious + SMOOTHING) / (expected + SMOOTHING),
            "n_articles": counts["n_articles"].to_numpy(),
        }
    )
    order, ascending = ["score", "count", "word"], [False, False, True]
    return table.sort_values(order, ascending=ascending, ignore_index=True)


def sides(corpus: Corpus, by: str) -> tuple[str, Corpus, Corpus]:
    """Split a corpus into its largest group and all others, to be compared.

    Parameters
    ----------
    corpus : Corpus
    by : str
        Column of `articles`; a date also gives "day", "week", "month", "quarter" and "year".

    Returns
    -------
    (str, Corpus, Corpus)
        Name of the group with the most articles (stories, where these are counted), its articles, the articles with
        another value; an empty name and two corpora without articles where there are fewer than two groups.

    Raises
    ------
    ValueError
        When there is no such column.

    Examples
    --------
    >>> import newswire as nw
    >>> frame = pd.DataFrame({"text": ["Oil rose.", "Oil fell.", "Gas."], "desk": ["a", "a", "b"]})
    >>> corpus = nw.Corpus.from_frame(frame)
    >>> sides(corpus, "desk")[0]
    'a'
    """
    names = keys_of(corpus.articles, [by])[by].reset_index(drop=True)
    names = names if names.dtype == "str" else names.astype(object).map(str, na_action="ignore")
    units = names
    if corpus.units is not None:
        units = names[~pd.concat([names, corpus.units.reset_index(drop=True)], axis=1).duplicated()]
    largest = ranked(units)[:1] if names.nunique() > 1 else []
    here, known = names.isin(largest).to_numpy(), names.notna().to_numpy() & bool(largest)
    return "".join(largest), corpus.where(here), corpus.where(known & ~here)


def log_odds(a: ArrayLike, b: ArrayLike, prior: float = 1000) -> np.ndarray:
    """Return the z-score of the difference in log-odds with an informative Dirichlet prior (Monroe et al. 2008).

    Parameters
    ----------
    a, b : array of float, shape (words,)
        How often each word occurs on either side.
    prior : float
        Weight of the prior, in words.

    Returns
    -------
    ndarray of float, shape (words,)

    Examples
    --------
    >>> log_odds(np.array([5.0, 5.0]), np.array([5.0, 5.0])).tolist()
    [0.0, 0.0]
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    together = a + b
    alpha = prior * together / max(together.sum(), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        odds = [np.log((y + alpha) / (y.sum() + prior - y - alpha)) for y in (a, b)]
        return (odds[0] - odds[1]) / np.sqrt(1 / (a + alpha) + 1 / (b + alpha))
