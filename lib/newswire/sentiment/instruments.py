"""Do instruments agree? Several readings of the same articles, side by side."""

import numpy as np
import pandas as pd

from . import rules, vader
from .articles import THRESHOLD
from .chunks import article_chunks
from .models import score_sentences
from .news import CORRECTIONS, OPTIONAL

WHOLE = "VADER, whole article"
MEAN = "VADER, sentence mean"
NEWS = "news, sentence mean"
NO_EVENTS = "news without event words"
OWN = "own lexicon alone"


def panel(corpus, lexicon=None) -> pd.DataFrame:
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
    """
    columns = {WHOLE: whole_article_scores(corpus)}
    columns |= {name: _sentence_means(corpus, scores["compound"]) for name, scores in sentence_panel(corpus, lexicon)}
    return pd.DataFrame(columns, index=corpus.articles.index)


def sentence_panel(corpus, lexicon=None):
    """Yield the name and the table of scores of each instrument that scores sentences.

    Parameters
    ----------
    corpus : Corpus
    lexicon : path, mapping or DataFrame, optional
        Words of your own, read alone as one more instrument.
    """
    yield MEAN, score_sentences(corpus)
    yield NEWS, score_sentences(corpus, "news")
    yield NO_EVENTS, score_sentences(corpus, "news", corrections=CORRECTIONS + OPTIONAL)
    if lexicon is not None:
        yield OWN, score_sentences(corpus, "vader", lexicon, alone=True)


def whole_article_scores(corpus) -> np.ndarray:
    """Return VADER's compound of each whole article, as if it were one sentence; beyond ±0.9 for many.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    ndarray of float, shape (articles,)
    """
    return vader.figures(vader.read_chunks(article_chunks(corpus), rules.vader_lexicon()))["compound"]


def _sentence_means(corpus, compound: pd.Series) -> np.ndarray:
    counts = np.bincount(corpus.sentence_articles, minlength=len(corpus))
    with np.errstate(invalid="ignore"):
        return np.bincount(corpus.sentence_articles, compound, len(corpus)) / counts


def signs(scores: pd.DataFrame) -> pd.DataFrame:
    """Turn scores into "positive" (0.05 and over), "negative" (-0.05 and under) or "neutral", VADER's own limits.

    Parameters
    ----------
    scores : DataFrame
        From `panel`.

    Examples
    --------
    >>> signs(pd.DataFrame({"x": [0.3, 0.0, -0.05]}))["x"].tolist()
    ['positive', 'neutral', 'negative']
    """
    sign = (scores >= THRESHOLD).astype(int) - (scores <= -THRESHOLD).astype(int)
    return sign.replace({1: "positive", 0: "neutral", -1: "negative"}).astype("str").where(scores.notna())


def agreement(scores: pd.DataFrame) -> pd.DataFrame:
    """Compare every two instruments.

    Parameters
    ----------
    scores : DataFrame
        From `panel`.

    Returns
    -------
    DataFrame
        One row per pair: first, second, same_sign (share of articles), opposite_sign (share), correlation (Pearson's
        r; NaN below three articles), n_articles.
    """
    sign = signs(scores)
    opposite = {"positive": "negative", "negative": "positive"}
    rows = []
    for place, first in enumerate(scores.columns):
        for second in scores.columns[place + 1 :]:
            known = scores[[first, second]].dropna()
            a, b = sign.loc[known.index, first], sign.loc[known.index, second]
            varied = len(known) > 2 and (known.nunique() > 1).all()
            rows.append(
                {
                    "first": first,
                    "second": second,
                    "same_sign": (a == b).mean(),
                    "opposite_sign": (a.map(opposite) == b).mean(),
                    "correlation": known.corr().iloc[0, 1] if varied else np.nan,
                    "n_articles": len(known),
                }
            )
    return pd.DataFrame(rows, columns=["first", "second", "same_sign", "opposite_sign", "correlation", "n_articles"])


def by_disagreement(scores: pd.DataFrame) -> pd.DataFrame:
    """Order articles by how far the instruments are apart, those first that one calls positive and another negative.

    Parameters
    ----------
    scores : DataFrame
        From `panel`.

    Returns
    -------
    DataFrame
        article, the columns of `scores`, spread (highest minus lowest), opposite (whether the signs are).
    """
    sign = signs(scores)
    table = scores.rename_axis("article").reset_index()
    table["spread"] = (scores.max(axis=1) - scores.min(axis=1)).to_numpy()
    table["opposite"] = ((sign == "positive").any(axis=1) & (sign == "negative").any(axis=1)).to_numpy()
    order = ["opposite", "spread", "article"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)


def strongest_of(corpus, articles, model: str = "vader") -> pd.DataFrame:
    """Return, for each of the given articles, its sentences with the strongest scores first, as evidence.

    Parameters
    ----------
    corpus : Corpus
    articles : iterable of str
        Ids.
    model : {"vader", "news"}

    Returns
    -------
    DataFrame
        article, start, end, compound.
    """
    sentences = score_sentences(corpus, model)
    sentences = sentences[sentences["article"].isin(list(articles))]
    order = np.argsort(-sentences["compound"].abs().to_numpy(), kind="stable")
    return sentences.iloc[order][["article", "start", "end", "compound"]].reset_index(drop=True)
