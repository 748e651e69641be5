"""The readings there are, by name: `vader` as published, `news` with a news reader's corrections."""

import numpy as np
import pandas as pd

from . import news, rules, vader
from .lexicon import read_lexicon

MODELS = ("vader", "news")
SENTENCE_COLUMNS = ("article", "sentence", *vader.FIGURES, "start", "end")


def reading_of(
    corpus, model: str = "vader", lexicon=None, *, alone: bool = False, corrections=news.CORRECTIONS
) -> vader.Reading:
    """Apply a model's rules to every sentence.

    Parameters
    ----------
    corpus : Corpus
    model : {"vader", "news"}
    lexicon : path, mapping or DataFrame, optional
        Words with valences of your own, -4 to 4.
    alone : bool
        Whether your words replace the model's, or (by default) are laid over them.
    corrections : iterable of str
        For the news model, which corrections to make: names, domain, additions, clauses; and events, which is off by
        default and sets aside words for war, crime, death and disaster.

    Raises
    ------
    ValueError
        When there is no such model, or the lexicon cannot be used.
    """
    if model not in MODELS:
        raise ValueError(f"There is no model {model!r}; there are {', '.join(MODELS)}.")
    own = {} if lexicon is None else read_lexicon(lexicon)
    if alone and not own:
        raise ValueError("alone=True needs a lexicon with at least one word.")
    if model == "news":
        return news.read(corpus, own, alone=alone, corrections=corrections)
    return vader.read(corpus, own if alone else {**rules.vader_lexicon(), **own})


def score_sentences(
    corpus, model: str = "vader", lexicon=None, *, alone: bool = False, corrections=news.CORRECTIONS
) -> pd.DataFrame:
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
    corrections : iterable of str
        For the news model, which corrections to make: names, domain, additions, clauses; and events, which is off by
        default and sets aside words for war, crime, death and disaster.

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
    figures = vader.figures(reading_of(corpus, model, lexicon, alone=alone, corrections=corrections))
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
    return pd.DataFrame(
        {
            "article": corpus.articles.index.take(rows[sentences]),
            "sentence": place[sentences],
            **columns,
            "start": corpus.sentence_starts[sentences],
            "end": corpus.sentence_ends[sentences],
        }
    )
