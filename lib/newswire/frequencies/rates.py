"""How often words and runs of words occur per million, how widely, and how sure that is."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..corpus.corpus import Corpus, Unit
from ..statistics import ratio_interval
from ..tables import require
from ..text import words as lexical
from .counts import count_ngrams, count_words, least_counts
from .sums import KEY_TOTALS, SUMS


def word_frequencies(
    source: Corpus | pd.DataFrame,
    by: str | None = None,
    *,
    stopwords: bool | Iterable[str] = False,
    unit: Unit = "lower",
    level: float = 0.95,
) -> pd.DataFrame:
    """Tell how often each word occurs, with intervals over articles and how widely it is spread over them.

    The interval is that of a ratio of two sums over articles, words found and words written, by linearisation
    (Cochran 1977, 6.19) on the scale of logarithms, with a t quantile: articles are what was sampled, not words.
    The dispersion is the range, the share of the articles that have the word (Gries 2008): 1 when all do.

    Parameters
    ----------
    source : Corpus or DataFrame
        A corpus, or counts from `count_words` or `merge`.
    by : str, optional
        Column of `articles` to count within.
    stopwords : bool or iterable of str
        Whether to list function words; or words to drop besides those. All count among the words either way.
    unit : {"lower", "stem", "text"}
        What counts as one word.
    level : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        The `by` column if given, word, count, per_million (of all words), low and high (per million; missing with
        fewer than five articles), n_articles, dispersion (n_articles as a share of those with words). Where stories
        are counted, they stand for articles: a count is the sum of the means of their articles.

    Raises
    ------
    ValueError
        When there is no such column or unit, or a table of counts lacks a column.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil and oil and gas"]}))
    >>> word_frequencies(corpus)[["word", "count", "per_million"]].values.tolist()
    [['oil', 2, 400000.0], ['gas', 1, 200000.0]]
    """
    counts = source if isinstance(source, pd.DataFrame) else count_words(source, by, unit=unit)
    require(counts, "word", made_by="count_words")
    return _rates(counts[~lexical.dropped(counts["word"], stopwords)], level)


def ngrams(
    source: Corpus | pd.DataFrame,
    n: int = 2,
    by: str | None = None,
    *,
    min_count: int | None = None,
    stopwords: bool | Iterable[str] = False,
    unit: Unit = "lower",
    level: float = 0.95,
) -> pd.DataFrame:
    """Tell how often runs of n words occur inside sentences, not across punctuation, with intervals over articles.

    Parameters
    ----------
    source : Corpus or DataFrame
        A corpus, or counts from `count_ngrams` or `merge`, whose n, by and unit are then those of the runs.
    n : int
        Words in a run, at least 1.
    by : str, optional
        Column of `articles` to count within.
    min_count : int, optional
        Runs that are rarer are left out; unless given, those that are rarer than 2, or than one in a million words.
    stopwords : bool or iterable of str
        Whether to list runs that begin or end with a function word; or words to drop besides those.
    unit : {"lower", "stem", "text"}
        What counts as one word.
    level : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        The `by` column if given, ngram (words joined by spaces), then as `word_frequencies`; by count, then by text.

    Raises
    ------
    ValueError
        When n is not a whole number from 1; else as for `word_frequencies`.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil prices rose. Oil prices fell."]}))
    >>> ngrams(corpus)[["ngram", "count"]].values.tolist()
    [['oil prices', 2]]
    """
    if not isinstance(source, pd.DataFrame):
        source = count_ngrams(source, n, by, unit=unit, min_count=min_count, stopwords=stopwords)
        stopwords = True  # those runs are left out already, which is quicker
    require(source, "ngram", "count", "words", made_by="count_ngrams")
    kept = source["count"] >= np.maximum(least_counts(source["words"], min_count, 2), 1)
    if stopwords is not True:
        for end in (source["ngram"].str.partition(" ")[0], source["ngram"].str.rpartition(" ")[2]):
            kept &= ~lexical.dropped(end, stopwords)
    return _rates(source[kept], level)


def _rates(counts: pd.DataFrame, level: float) -> pd.DataFrame:
    """Return the rates, intervals and range that sums over articles tell."""
    require(counts, *SUMS, *KEY_TOTALS, made_by="count_words or count_ngrams")
    rate, low, high = ratio_interval(counts, level)
    table = counts[[column for column in counts if column not in SUMS + KEY_TOTALS]].copy()
    table["count"] = counts["count"]
    table["per_million"], table["low"], table["high"] = rate * 1e6, low * 1e6, high * 1e6
    table["n_articles"] = counts["n_articles"]
    table["dispersion"] = counts["n_articles"] / counts["articles"]
    return table.reset_index(drop=True)
