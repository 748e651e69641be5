"""Which words set one corpus apart from another: by evidence, by size of the difference, corrected for many tests."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import stats

from ..corpus import Corpus
from ..statistics import log_likelihood
from ..tables import column_of, require
from ..text import words as lexical
from .counts import count_words

COLUMNS = [
    "word", "count", "reference_count", "per_million", "reference_per_million",
    "log_likelihood", "log_ratio", "z", "q", "n_articles",
]  # fmt: skip


def keyness(
    target: Corpus | pd.DataFrame,
    reference: Corpus | pd.DataFrame,
    *,
    min_count: int = 3,
    prior: float = 1000,
    stopwords: bool = False,
) -> pd.DataFrame:
    """Compare how often each word occurs in a target and in a reference.

    Parameters
    ----------
    target, reference : Corpus or DataFrame
        Corpora without an article in common, or counts from `count_words`.
    min_count : int
        Words that are rarer in both together are left out.
    prior : float
        Weight of the prior of the log-odds, in words, shared out as words are in both corpora together.
    stopwords : bool
        Whether to list function words.

    Returns
    -------
    DataFrame
        word, count, reference_count, per_million, reference_per_million; log_likelihood, G² of the two by two table
        (Dunning 1993), negative where the reference has more; log_ratio, the binary logarithm of the ratio of rates
        with half an occurrence for none (Hardie 2014): 1 is twice as often; z, log-odds with an informative
        Dirichlet prior by its standard error (Monroe, Colaresi & Quinn 2008); q, the false discovery rate at which
        the word would count as key (Benjamini & Hochberg 1995), treating occurrences as independent; n_articles of
        the target. By log_likelihood, largest first.

    Raises
    ------
    ValueError
        When a table of counts lacks a column.

    Examples
    --------
    >>> import newswire as nw
    >>> oil, gas = (nw.Corpus.from_frame(pd.DataFrame({"text": [text]})) for text in ("oil oil oil", "gas gas gas"))
    >>> keyness(oil, gas)[["word", "log_likelihood", "log_ratio"]].round(2).values.tolist()
    [['oil', 8.32, 2.58], ['gas', -8.32, -2.58]]
    """
    tables = [side if isinstance(side, pd.DataFrame) else count_words(side) for side in (target, reference)]
    for table in tables:
        require(table, "word", "count", "n_articles", made_by="count_words")
    columns = [table.set_index("word")[["count", "n_articles"]] for table in tables]
    both = columns[0].join(columns[1].add_prefix("reference_"), how="outer").fillna(0).astype(int)
    totals = [float(table["count"].sum()) for table in tables]
    n_a, n_b = (total or np.nan for total in totals)  # without words there are no rates
    a, b = both["count"].to_numpy(float), both["reference_count"].to_numpy(float)
    measured = both.assign(
        per_million=a / n_a * 1e6,
        reference_per_million=b / n_b * 1e6,
        log_likelihood=log_likelihood(a, a + b, totals[0], sum(totals)),
        log_ratio=np.log2(np.where(a, a, 0.5) / n_a / (np.where(b, b, 0.5) / n_b)),
        z=log_odds(a, b, prior),
    )
    listed = (a + b) >= min_count
    if not stopwords:
        listed &= ~measured.index.isin(lexical.stopwords())
    table = measured[listed].rename_axis("word").reset_index()
    p = stats.chi2.sf(table["log_likelihood"].abs(), 1)
    table["q"] = stats.false_discovery_control(p) if len(p) else p
    return table[COLUMNS].sort_values(["log_likelihood", "word"], ascending=[False, True], ignore_index=True)


def sides(corpus: Corpus, by: str) -> tuple[str, Corpus, Corpus]:
    """Split a corpus into its largest group and all others, to be compared.

    Parameters
    ----------
    corpus : Corpus
    by : str
        Column of `articles`.

    Returns
    -------
    (str, Corpus, Corpus)
        Name of the largest group, its articles, the articles with another value; an empty name and two corpora
        without articles where there are fewer than two groups.

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
    values = column_of(corpus.articles, by)
    sizes = values.value_counts()
    if len(sizes) < 2:
        nothing = corpus.where(np.zeros(len(corpus), bool))
        return "", nothing, nothing
    largest = sizes.index[sizes == sizes.max()].sort_values()[0]
    others = corpus.where((values.notna() & (values != largest)).to_numpy())
    return str(largest), corpus.where((values == largest).to_numpy()), others


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
