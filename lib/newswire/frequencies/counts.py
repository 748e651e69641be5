"""How often each word occurs, how evenly, and how sure that is: counts that add up, and what follows from them."""

import numpy as np
import pandas as pd
from scipy import stats

from .. import words as lexical
from ..resampling import MIN_UNITS

KEY_TOTALS = ["words", "articles", "words_squared"]
SUMS = ["count", "n_articles", "squares", "products", "shares", "shares_squared"]


def count_words(corpus, by: str | None = None, *, unit: str = "lower") -> pd.DataFrame:
    """Count every word, with the sums that its intervals and its dispersion follow from.

    Parameters
    ----------
    corpus : Corpus
    by : str, optional
        Column of `articles`; words are counted within each of its values.
    unit : {"lower", "stem", "text"}
        What counts as one word.

    Returns
    -------
    DataFrame
        word, count, n_articles, then over articles with x occurrences among n words: squares (sum of x²), products
        (x·n), shares (x/n), shares_squared; and, the same in all rows of a group, words (sum of n), articles (those
        with words), words_squared (sum of n²). All are sums, so tables of parts of a corpus can be `merge`d.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["oil oil gas", "gas"]}))
    >>> count_words(corpus)[["word", "count", "squares", "products", "words"]].values.tolist()
    [['gas', 2, 2, 4, 4], ['oil', 2, 4, 6, 4]]
    """
    matrix, features = corpus.dtm(unit)
    size = np.asarray(corpus.articles["n_words"], np.int64)
    group, names = _groups(corpus, by)
    entries = matrix.tocoo()
    row, word, x = entries.row, entries.col, entries.data.astype(np.int64)
    keys, place = np.arange(len(features)), word
    if by is not None:
        kept = group[row] >= 0
        row, word, x = row[kept], word[kept], x[kept]
        keys, place = np.unique(group[row] * len(features) + word, return_inverse=True)
    n = size[row]
    values = (x, np.ones_like(x), x * x, x * n, x / n, (x / n) ** 2)
    sums = {name: np.bincount(place, value, len(keys)) for name, value in zip(SUMS, values)}
    table = pd.DataFrame({"word": features.to_numpy()[keys % max(len(features), 1)], **sums})
    table = table.astype({"word": "str"} | dict.fromkeys(SUMS[:4], np.int64))
    of_group = keys // max(len(features), 1)
    told = (group >= 0) & (size > 0)
    for name, value in zip(KEY_TOTALS, (size, np.ones_like(size), size * size)):
        table[name] = np.bincount(group[told], value[told], max(len(names), 1)).astype(np.int64)[of_group]
    if by is not None:
        table.insert(0, by, names.take(of_group))
    return _sorted(table, by)


def merge(tables) -> pd.DataFrame:
    """Add up tables of counts that were made from parts of a corpus, into the table of the whole.

    Parameters
    ----------
    tables : iterable of DataFrame
        From `count_words`, with the same `by` and `unit`; no article may be in two of them.

    Returns
    -------
    DataFrame
        As `count_words` gives for all the articles together.

    Examples
    --------
    >>> import newswire as nw
    >>> parts = [nw.Corpus.from_frame(pd.DataFrame({"text": [text]})) for text in ("oil oil gas", "gas")]
    >>> merge(count_words(part) for part in parts)[["word", "count", "words"]].values.tolist()
    [['gas', 2, 4], ['oil', 2, 4]]
    """
    tables = list(tables)
    for table in tables:
        _require(table, ["word", *SUMS, *KEY_TOTALS])
    if not tables:
        raise ValueError("there are no tables to merge; give those of count_words.")
    keys = [column for column in tables[0] if column not in SUMS + KEY_TOTALS]
    groups = [column for column in keys if column != "word"]
    added = pd.concat(tables).groupby(keys, sort=False, observed=True)[SUMS].sum().reset_index()
    firsts = [table.groupby(groups, observed=True).head(1) if groups else table.head(1) for table in tables]
    totals = pd.concat(firsts)[groups + KEY_TOTALS]
    if groups:
        added = added.merge(totals.groupby(groups, observed=True).sum().reset_index(), on=groups)
    else:
        added = added.assign(**totals[KEY_TOTALS].sum())
    return _sorted(added[keys + SUMS + KEY_TOTALS], groups[0] if groups else None)


def word_frequencies(
    source, by: str | None = None, *, stopwords: bool = False, unit: str = "lower", level: float = 0.95
) -> pd.DataFrame:
    """Tell how often each word occurs, with intervals over articles and how evenly it is spread over them.

    The interval is that of a ratio of two sums over articles, words found and words written, by linearisation
    (Cochran 1977, 6.19) on the scale of logarithms, with a t quantile: articles are what was sampled, not words.
    The dispersion is Juilland's D (Juilland & Chang-Rodríguez 1964) over articles: 1 when every article has the
    word equally often, 0 when one has them all.

    Parameters
    ----------
    source : Corpus or DataFrame
        A corpus, or counts from `count_words` or `merge`.
    by : str, optional
        Column of `articles` to count within.
    stopwords : bool
        Whether to list function words; they count among the words either way.
    unit : {"lower", "stem", "text"}
        What counts as one word.
    level : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        The `by` column if given, word, count, per_million (of all words), low and high (per million; missing with
        fewer than five articles), n_articles, dispersion (missing with one article).

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil and oil and gas"]}))
    >>> word_frequencies(corpus)[["word", "count", "per_million"]].values.tolist()
    [['oil', 2, 400000.0], ['gas', 1, 200000.0]]
    """
    counts = source if isinstance(source, pd.DataFrame) else count_words(source, by, unit=unit)
    _require(counts, ["word", *SUMS, *KEY_TOTALS])
    if not stopwords:
        counts = counts[~counts["word"].isin(lexical.stopwords())]
    rate, low, high = ratio_interval(counts, level)
    found = counts[[column for column in counts if column not in SUMS + KEY_TOTALS]].copy()
    found["count"] = counts["count"]
    found["per_million"], found["low"], found["high"] = rate * 1e6, low * 1e6, high * 1e6
    found["n_articles"] = counts["n_articles"]
    found["dispersion"] = juilland(counts["shares"], counts["shares_squared"], counts["articles"])
    return found.reset_index(drop=True)


def ratio_interval(sums: pd.DataFrame, level: float = 0.95):
    """Return the share of words, low and high, from sums over articles named as in `count_words`.

    Examples
    --------
    >>> sums = pd.DataFrame({"count": [5], "squares": [5], "products": [50], "words": [50], "articles": [5],
    ...                      "words_squared": [500]})
    >>> [value.tolist() for value in ratio_interval(sums)]
    [[0.1], [0.1], [0.1]]
    """
    count, words, n = (sums[name].to_numpy(float) for name in ("count", "words", "articles"))
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = count / words
        residuals = sums["squares"] - 2 * rate * sums["products"] + rate**2 * sums["words_squared"]
        residuals = np.where(residuals > 1e-9 * sums["squares"], residuals, 0)  # nothing but rounding
        error = np.sqrt(residuals * n / (n - 1)) / words
        width = stats.t.ppf((1 + level) / 2, np.maximum(n - 1, 1)) * error / rate
        known = (n >= MIN_UNITS) & (count > 0)
        low, high = rate * np.exp(-width), np.minimum(rate * np.exp(width), 1)
    return rate, np.where(known, low, np.nan), np.where(known, high, np.nan)


def juilland(shares, shares_squared, n):
    """Return Juilland's D from the sums of shares and of their squares over n parts.

    Examples
    --------
    >>> float(juilland(0.2, 0.02, 2).round(6)), float(juilland(0.2, 0.04, 2).round(6))
    (1.0, 0.0)
    """
    shares, shares_squared, n = (np.asarray(value, float) for value in (shares, shares_squared, n))
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = shares / n
        deviation = np.sqrt(np.maximum(shares_squared / n - mean**2, 0))
        return np.where(n > 1, np.clip(1 - deviation / mean / np.sqrt(n - 1), 0, 1), np.nan)


def _groups(corpus, by: str | None) -> tuple[np.ndarray, pd.Index]:
    """Return the group of each article as a number, -1 where it is missing, and the groups in order."""
    if by is None:
        return np.zeros(len(corpus), np.int64), pd.Index([0])
    if by not in corpus.articles:
        raise ValueError(f"no column {by!r} in articles; there are {', '.join(corpus.articles.columns)}.")
    numbers, names = pd.factorize(corpus.articles[by], sort=True)
    return numbers.astype(np.int64), pd.Index(names)


def _sorted(table: pd.DataFrame, by: str | None) -> pd.DataFrame:
    keys = [by] if by else []
    ascending = [True] * len(keys) + [False, True]
    return table.sort_values([*keys, "count", "word"], ascending=ascending, ignore_index=True)


def _require(table: pd.DataFrame, columns: list[str]) -> None:
    missing = [column for column in columns if column not in table]
    if missing:
        raise ValueError(f"the table of counts has no column {missing[0]!r}; make it with count_words.")
