"""Scores of sentences and articles by either model: `vader` as published, `news` with a news reader's corrections."""

from collections.abc import Collection
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from .. import statistics
from ..corpus import Corpus
from ..corpus.archive.parts import InParts, adds_up, concatenated, part_by_part
from ..memory import once
from ..tables import require
from . import news
from .lexicon import Lexicon, read_lexicon
from .vader import reading as vader
from .vader import rules
from .vader.words import sentence_words

MODELS = ("vader", "news")
_TEXTS = "title head text n_words".split()  # columns of articles that make no groups
THRESHOLD = 0.05  # VADER's authors call a compound of this and more positive, and of minus this and less negative


class How(NamedTuple):
    """How sentences are read: what `score_sentences` is asked for, and the words that the whole corpus has as names."""

    model: str
    own: tuple[tuple[str, float], ...]
    alone: bool
    corrections: tuple[str, ...]
    names: tuple[str, ...] | None = None


def how_to_read(
    corpus: Corpus,
    model: str = "vader",
    lexicon: Lexicon | None = None,
    alone: bool = False,
    corrections: Collection[str] = news.CORRECTIONS,
) -> How:
    """Check what `score_sentences` is asked for, and find what the parts of an archive have to know of the whole."""
    if model not in MODELS:
        raise ValueError(f"There is no model {model!r}; there are {', '.join(MODELS)}.")
    own = {} if lexicon is None else read_lexicon(lexicon)
    if alone and not own:
        raise ValueError("alone=True needs a lexicon with at least one word.")
    how = How(model, tuple(own.items()), alone, tuple(corrections) if model == "news" else ())
    news.check_corrections(how.corrections)
    if "names" in how.corrections and isinstance(corpus, InParts):
        adding = ("additions",) if "additions" in corrections else ()  # other corrections score no further words
        return how._replace(names=news.usually_names(corpus, how.own, alone, adding))
    return how


@once
def read(corpus: Corpus, how: How) -> vader.Reading:
    """Apply a model's rules to every sentence."""
    words, own = sentence_words(corpus), dict(how.own)
    if how.model == "news":
        return news.read(words, own, alone=how.alone, corrections=how.corrections, names=how.names)
    return vader.read(words, own if how.alone else {**rules.vader_lexicon(), **own})


def score_sentences(
    corpus: Corpus,
    model: str = "vader",
    lexicon: Lexicon | None = None,
    *,
    alone: bool = False,
    corrections: Collection[str] = news.CORRECTIONS,
) -> pd.DataFrame:
    """Score every sentence.

    With ``model="vader"`` the figures are those of `vaderSentiment` 3.3.2 (Hutto & Gilbert 2014), to the last digit, so
    that a curly apostrophe (don’t) hides a negation; with ``model="news"`` it does not.

    Parameters
    ----------
    corpus : Corpus
    model : {"vader", "news"}
    lexicon : path, mapping or DataFrame, optional
        Words with valences of your own, -4 to 4: a CSV file or a table with columns word and valence, or a mapping.
    alone : bool
        Whether your words replace the model's, or (by default) are laid over them.
    corrections : collection of str
        For the news model, which corrections to make: names, domain, additions, clauses, denials; and events, which
        is off by default and sets aside words for war, crime, death and disaster.

    Returns
    -------
    DataFrame
        One row per sentence: article, sentence (its place in the article), compound (-1 to 1), positive, neutral,
        negative (shares of its words, weighted), start, end (characters of the article's text).

    Raises
    ------
    ValueError
        When there is no such model or correction, or the lexicon cannot be used.

    Examples
    --------
    >>> from newswire import Corpus
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["They praised the deal. It was not good."]}))
    >>> score_sentences(corpus)["compound"].tolist()
    [0.4939, -0.3412]
    """
    return scored(corpus, how_to_read(corpus, model, lexicon, alone, corrections))


@part_by_part
def scored(corpus: Corpus, how: How) -> pd.DataFrame:
    """Score every sentence in a given way; see `score_sentences`."""
    return located(corpus, np.arange(len(corpus.sentence_starts)), vader.figures(read(corpus, how)))


def score_articles(
    corpus: Corpus,
    model: str = "vader",
    lexicon: Lexicon | None = None,
    *,
    sentences: pd.DataFrame | None = None,
    alone: bool = False,
    corrections: Collection[str] = news.CORRECTIONS,
    level: float = 0.95,
    n_resamples: int = statistics.N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Score every article: the mean compound of its sentences, with an interval over its sentences.

    Parameters
    ----------
    corpus : Corpus
    model, lexicon, alone, corrections
        As for `score_sentences`.
    sentences : DataFrame, optional
        The table of `score_sentences` for this corpus, where it is there already; its scores are taken as they are.
    level : float
        Coverage of the interval.
    n_resamples, seed : int
        Of the percentile bootstrap (Efron & Tibshirani 1993) over sentences.

    Returns
    -------
    DataFrame
        Indexed by article, in the corpus's order: n_sentences, mean (-1 to 1), low, high (NaN where there are too few
        sentences), positive_share, negative_share (of sentences, by VADER's ±0.05), zero_share (that score exactly 0),
        thin (whether too few); then the articles' own columns, such as source and date, to group by.

    Raises
    ------
    ValueError
        When a model or lexicon cannot be used, or the table of sentences lacks the column compound.

    Examples
    --------
    >>> from newswire import Corpus
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["They praised the deal. It was not good."]}))
    >>> score_articles(corpus)[["n_sentences", "mean", "thin"]].round(4).values.tolist()
    [[2, 0.0764, True]]
    """
    if sentences is None:
        sentences = score_sentences(corpus, model, lexicon, alone=alone, corrections=corrections)
    scores = _article_scores(corpus, sentences, level, n_resamples, seed)
    own = corpus.articles.drop(columns=[*_TEXTS, *scores], errors="ignore")
    return scores.assign(**{name: own[name] for name in own})


@adds_up(concatenated)
def _article_scores(corpus: Corpus, sentences: pd.DataFrame, level: float, n_resamples: int, seed: int) -> pd.DataFrame:
    require(sentences, "compound", made_by="score_sentences")
    compound = sentences["compound"].to_numpy()
    counts = np.bincount(corpus.sentence_articles, minlength=len(corpus))
    low, high = _intervals(compound, counts, level, n_resamples, seed)
    columns = {
        "n_sentences": counts,
        "mean": article_means(corpus, compound),
        "low": low,
        "high": high,
        "positive_share": article_means(corpus, sign_of(compound) > 0),
        "negative_share": article_means(corpus, sign_of(compound) < 0),
        "zero_share": article_means(corpus, compound == 0),
        "thin": counts < statistics.MIN_UNITS,
    }
    return pd.DataFrame(columns, index=corpus.articles.index)


def _intervals(
    values: np.ndarray, counts: np.ndarray, level: float, n_resamples: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Percentile interval of the mean of each run of values; runs of the same length share their draws."""
    low, high = np.full((2, len(counts)), np.nan)
    first = np.cumsum(counts) - counts
    # Draws take longest and depend on the number of sentences alone, so articles with as many share them.
    for size in np.unique(counts[counts >= statistics.MIN_UNITS]):
        runs = np.flatnonzero(counts == size)
        table = values[first[runs][:, None] + np.arange(size)]
        means = statistics.resampled_sums(table.T, n_resamples, seed) / size
        low[runs], high[runs] = statistics.percentiles(means, level)
    return low, high


def article_means(corpus: Corpus, values: np.ndarray) -> np.ndarray:
    """Average a value of each sentence by article; NaN for an article without sentences."""
    rows, n = corpus.sentence_articles, len(corpus)
    with np.errstate(invalid="ignore"):
        return np.bincount(rows, values, n) / np.bincount(rows, minlength=n)


def sign_of(scores: Any) -> Any:
    """Tell 1, 0 or -1: positive, neutral or negative, by VADER's limits of ±0.05; 0 for a missing score.

    Examples
    --------
    >>> sign_of(np.array([0.3, 0.0, -0.05])).tolist()
    [1, 0, -1]
    """
    return (scores >= THRESHOLD).astype(int) - (scores <= -THRESHOLD).astype(int)


def signs(scores: pd.Series) -> pd.Series:
    """Say "positive" (0.05 and over), "negative" (-0.05 and under) or "neutral" of each score, by VADER's own limits.

    Parameters
    ----------
    scores : Series
        Compounds, -1 to 1; missing ones stay missing.

    Returns
    -------
    Series of str

    Examples
    --------
    >>> signs(pd.Series([0.3, 0.0, -0.05])).tolist()
    ['positive', 'neutral', 'negative']
    """
    names = {1: "positive", 0: "neutral", -1: "negative"}
    return sign_of(scores).map(names).astype("str").where(scores.notna())


def located(corpus: Corpus, sentences: np.ndarray, columns: dict[str, Any]) -> pd.DataFrame:
    """Make a table with a row for each of the given sentences: article, sentence, the columns, start, end.

    Parameters
    ----------
    corpus : Corpus
    sentences : ndarray of int
        Rows of sentences.
    columns : dict
        Name to values, as long as `sentences`.

    Returns
    -------
    DataFrame
    """
    return pd.DataFrame(
        {
            "article": corpus.articles.index.take(corpus.sentence_articles[sentences]),
            "sentence": corpus.sentence_places[sentences],
            **columns,
            "start": corpus.sentence_starts[sentences],
            "end": corpus.sentence_ends[sentences],
        }
    )
