"""Scores of articles, each with an interval over its sentences."""

import numpy as np
import pandas as pd

from .. import statistics
from .models import score_sentences
from .news import CORRECTIONS

COLUMNS = ("n_sentences", "mean", "low", "high", "positive_share", "negative_share", "thin")
THRESHOLD = 0.05


def score_articles(
    corpus,
    model: str = "vader",
    lexicon=None,
    *,
    alone: bool = False,
    corrections=CORRECTIONS,
    level: float = 0.95,
    n_resamples: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Score every article: the mean compound of its sentences, with an interval over its sentences.

    Parameters
    ----------
    corpus : Corpus
    model : {"vader", "news"}
    lexicon : path, mapping or DataFrame, optional
        Words of your own; see `score_sentences`.
    alone : bool
        Whether your words replace the model's.
    corrections : iterable of str
        For the news model; see `score_sentences`.
    level : float
        Coverage of the interval.
    n_resamples, seed : int
        Of the percentile bootstrap (Efron & Tibshirani 1993) over sentences.

    Returns
    -------
    DataFrame
        Indexed by article, in the corpus's order: n_sentences, mean (-1 to 1), low, high (NaN where there are too few
        sentences), positive_share, negative_share (of sentences, by VADER's ±0.05), thin (whether too few).
    """
    sentences = score_sentences(corpus, model, lexicon, alone=alone, corrections=corrections)
    return article_scores(corpus, sentences, level=level, n_resamples=n_resamples, seed=seed)


def article_scores(
    corpus, sentences: pd.DataFrame, *, level: float = 0.95, n_resamples: int = 1000, seed: int = 0
) -> pd.DataFrame:
    """Average the scores of sentences by article; see `score_articles`.

    Parameters
    ----------
    corpus : Corpus
    sentences : DataFrame
        From `score_sentences`: a row for each sentence of the corpus.
    """
    if "compound" not in sentences:
        raise ValueError("no column 'compound' in the scores of sentences; use the table of score_sentences.")
    values, rows, n = sentences["compound"].to_numpy(), corpus.sentence_articles, len(corpus)
    counts = np.bincount(rows, minlength=n)
    shares = [np.bincount(rows, side, n) for side in (values >= THRESHOLD, values <= -THRESHOLD)]
    low, high = _intervals(values, counts, level, n_resamples, seed)
    with np.errstate(invalid="ignore"):
        means, positive, negative = (total / counts for total in (np.bincount(rows, values, n), *shares))
    columns = (counts, means, low, high, positive, negative, counts < statistics.MIN_UNITS)
    return pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)), index=corpus.articles.index)


def _intervals(values, counts, level, n_resamples, seed) -> tuple[np.ndarray, np.ndarray]:
    """Percentile interval of the mean of each run of values; runs of one length share their draws."""
    low, high = np.full((2, len(counts)), np.nan)
    first = np.cumsum(counts) - counts
    for size in np.unique(counts[counts >= statistics.MIN_UNITS]):
        runs = np.flatnonzero(counts == size)
        table = values[first[runs][:, None] + np.arange(size)]
        means = statistics.draws(size, n_resamples, seed) @ table.T / size
        low[runs], high[runs] = statistics.percentiles(means, level)
    return low, high
