"""The readings there are, by name: `vader` as published, `news` with a news reader's corrections."""

import numpy as np
import pandas as pd

from . import vader
from .lexicon import lexicon_for
from .news import read as read_news

MODELS = {"vader": vader.read, "news": read_news}
SENTENCE_COLUMNS = ("article", "sentence", *vader.FIGURES, "start", "end")


def reading_of(corpus, model: str = "vader", lexicon=None, *, alone: bool = False) -> vader.Reading:
    """Apply a model's rules to every sentence.

    Parameters
    ----------
    corpus : Corpus
    model : {"vader", "news"}
    lexicon : path, mapping or DataFrame, optional
        Words with valences of your own, -4 to 4.
    alone : bool
        Whether your words replace the model's, or (by default) are laid over them.

    Raises
    ------
    ValueError
        When there is no such model, or the lexicon cannot be used.
    """
    if model not in MODELS:
        raise ValueError(f"There is no model {model!r}; there are {', '.join(MODELS)}.")
    return MODELS[model](corpus, lexicon_for(model, lexicon, alone=alone))


def score_sentences(corpus, model: str = "vader", lexicon=None, *, alone: bool = False) -> pd.DataFrame:
    """Score every sentence.

    With ``model="vader"`` the figures are those of `vaderSentiment` 3.3.2 (Hutto & Gilbert 2014), to the last digit.

    Parameters
    ----------
    corpus : Corpus
    model : {"vader", "news"}
    lexicon : path, mapping or DataFrame, optional
        Words with valences of your own, -4 to 4: a CSV file or a table with columns word and valence, or a mapping.
    alone : bool
        Whether your words replace the model's, or (by default) are laid over them.

    Returns
    -------
    DataFrame
        One row per sentence: article, sentence (its place in the article), compound (-1 to 1), positive, neutral,
        negative (shares of its words, weighted), start, end (characters of the article's text).

    Raises
    ------
    ValueError
        When there is no such model, or the lexicon cannot be used.

    Examples
    --------
    >>> from newswire import Corpus
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["They praised the deal. It was not good."]}))
    >>> score_sentences(corpus)["compound"].tolist()
    [0.4939, -0.3412]
    """
    figures = vader.figures(reading_of(corpus, model, lexicon, alone=alone))
    return located(corpus, np.arange(len(corpus.sentence_starts)), figures)


def located(corpus, sentences: np.ndarray, columns: dict) -> pd.DataFrame:
    """Make a table with a row for each of the given sentences: article, sentence, the columns, start, end.

    Parameters
    ----------
    corpus : Corpus
    sentences : ndarray of int
        Rows of sentences.
    columns : dict
        Name to values, as long as `sentences`.
    """
    rows = corpus.sentence_articles
    first = np.searchsorted(rows, np.arange(len(corpus)))
    place = np.arange(len(rows)) - first[rows]
    return pd.DataFrame({
        "article": corpus.articles.index.take(rows[sentences]),
        "sentence": place[sentences],
        **columns,
        "start": corpus.sentence_starts[sentences],
        "end": corpus.sentence_ends[sentences],
    })
