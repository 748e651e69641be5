"""Do instruments agree? Several readings of the same articles, side by side."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from ..corpus import Corpus
from ..corpus.archive.parts import adds_up, concatenated, summed_by
from ..text.strings import matches
from .lexicon import Lexicon
from .news import CORRECTIONS, OPTIONAL
from .scores import How, article_means, how_to_read, read, score_sentences, sign_of
from .vader import reading, rules
from .vader.words import article_words, sentence_words


def panel(corpus: Corpus, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Score every article with each instrument.

    Parameters
    ----------
    corpus : Corpus
    lexicon : path, mapping or DataFrame, optional
        Words of your own, read alone as one more instrument.

    Returns
    -------
    DataFrame
        Indexed by article, a column for each instrument (compound, -1 to 1): VADER on the whole article at once, the
        mean over its sentences with VADER, with the news model, with the news model without words for war, crime,
        death and disaster, and with your own words alone.

    Raises
    ------
    ValueError
        When the lexicon cannot be used.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["They praised the deal."]}))
    >>> panel(corpus).iloc[0].tolist()
    [0.4939, 0.4939, 0.4939, 0.4939]
    """
    return _panel(corpus, dict(sentence_panel(corpus, lexicon)))


@adds_up(concatenated)
def _panel(corpus: Corpus, hows: dict[str, How]) -> pd.DataFrame:
    columns = {"VADER, whole article": whole_article_scores(corpus)}
    for name, how in hows.items():
        columns[name] = article_means(corpus, reading.figures(read(corpus, how))["compound"])
    return pd.DataFrame(columns, index=corpus.articles.index)


def sentence_panel(corpus: Corpus, lexicon: Lexicon | None = None) -> Iterator[tuple[str, How]]:
    """Yield the name of each instrument that scores sentences, and how it reads them."""
    yield "VADER, sentence mean", how_to_read(corpus, "vader")
    yield "news, sentence mean", how_to_read(corpus, "news")
    yield "news without event words", how_to_read(corpus, "news", corrections=CORRECTIONS + OPTIONAL)
    if lexicon is not None:
        yield "own lexicon alone", how_to_read(corpus, "vader", lexicon, alone=True)


def whole_article_scores(corpus: Corpus) -> np.ndarray:
    """Return VADER's compound of each whole article, as if it were one sentence; beyond ±0.9 for many."""
    return reading.figures(reading.read(article_words(corpus), rules.vader_lexicon()))["compound"]


@adds_up(summed_by())
def curly_negations(corpus: Corpus) -> pd.DataFrame:
    """Count the negations with a curly apostrophe (don’t), which VADER does not know, and the articles they would move.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        One row: n_negations (words such as don't, with any apostrophe), n_curly, n_articles, n_moved (articles whose
        mean score by VADER would change, were ’ read as ').

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["I don’t like it. They didn't go."]}))
    >>> curly_negations(corpus).values.tolist()
    [[2, 1, 1, 1]]
    """
    words = sentence_words(corpus)
    short, curly = (matches(words.types, f"(?i)n{mark}t")[words.codes] for mark in ("['’]", "’"))
    plain = replace(words, types=pc.replace_substring(words.types, "’", "'"))
    scores = (
        score_sentences(corpus)["compound"],
        reading.figures(reading.read(plain, rules.vader_lexicon()))["compound"],
    )
    means = [article_means(corpus, np.asarray(each)) for each in scores]
    moved = np.abs(means[1] - means[0]) > 1e-12  # NaN for an article without sentences, which does not move
    counts = {"n_negations": short.sum(), "n_curly": curly.sum(), "n_articles": len(corpus), "n_moved": moved.sum()}
    return pd.DataFrame([counts])


def agreement(scores: pd.DataFrame) -> pd.DataFrame:
    """Compare each pair of instruments.

    Parameters
    ----------
    scores : DataFrame
        From `panel`.

    Returns
    -------
    DataFrame
        One row per pair: first, second, same_sign (share of articles), opposite_sign (share), correlation (Pearson's
        r; NaN below three articles), n_articles.

    Examples
    --------
    >>> agreement(pd.DataFrame({"x": [0.5, 0.2], "y": [-0.5, 0.1]}))[["same_sign", "opposite_sign"]].values.tolist()
    [[0.5, 0.5]]
    """
    rows = []
    for first, second in combinations(scores.columns, 2):
        known = scores[[first, second]].dropna()
        one, two = sign_of(known[first]), sign_of(known[second])
        varied = len(known) > 2 and (known.nunique() > 1).all()  # two points are always on a line
        correlation = known.corr().iloc[0, 1] if varied else np.nan
        rows.append((first, second, (one == two).mean(), (one * two == -1).mean(), correlation, len(known)))
    return pd.DataFrame(rows, columns=["first", "second", "same_sign", "opposite_sign", "correlation", "n_articles"])


def opposed(scores: pd.DataFrame) -> pd.Series:
    """Tell which articles one instrument calls positive and another negative."""
    sign = sign_of(scores)
    return (sign > 0).any(axis=1) & (sign < 0).any(axis=1)


def by_disagreement(scores: pd.DataFrame) -> pd.DataFrame:
    """Order articles by how far the instruments are apart, first those that one calls positive and another negative.

    Parameters
    ----------
    scores : DataFrame
        From `panel`.

    Returns
    -------
    DataFrame
        article, the columns of `scores`, spread (highest minus lowest), opposite (whether the signs are).

    Examples
    --------
    >>> by_disagreement(pd.DataFrame({"x": [0.9, 0.2], "y": [0.1, -0.2]}))[["article", "opposite"]].values.tolist()
    [[1, True], [0, False]]
    """
    table = scores.rename_axis("article").reset_index()
    table["spread"] = (scores.max(axis=1) - scores.min(axis=1)).to_numpy()
    table["opposite"] = opposed(scores).to_numpy()
    order = ["opposite", "spread", "article"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)
