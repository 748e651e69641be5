"""The words that carry sentiment, and whom they are said of, in sentences."""

import numpy as np
import pandas as pd

from ..tables import require
from .words import count, interval, is_empty, listed

_SHOWN = 0.005  # a difference below it is shown as 0.00


def strongest_words(table: pd.DataFrame) -> str:
    """Name the words that carry the score.

    Parameters
    ----------
    table : DataFrame
        word, contribution, count; from `sentiment.strongest_words`.

    Returns
    -------
    str

    Examples
    --------
    >>> strongest_words(pd.DataFrame({"word": ["trust"], "contribution": [6.9], "count": [3]}))
    'The scores are pulled up most by trust (+6.9 in 3 places). No word pulls the scores down.'
    """
    require(table, "word", "contribution", "count")
    said = []
    for way, side in (("up", table[table["contribution"] > 0]), ("down", table[table["contribution"] < 0])):
        rows = side[["word", "contribution", "count"]].head(3).to_numpy()
        by = [f"{word} ({added:+.1f} in {count(n, 'place')})" for word, added, n in rows]
        said.append(f"The scores are pulled {way} most by {listed(by)}" if by else f"No word pulls the scores {way}")
    return f"{'. '.join(said)}."


def word_shift(table: pd.DataFrame, first: str = "the first group", second: str = "the second") -> str:
    """Name the words that make the second group more positive or more negative than the first.

    Parameters
    ----------
    table : DataFrame
        word, shift; from `sentiment.word_shift`.
    first, second : str
        The names of the groups.

    Returns
    -------
    str

    Examples
    --------
    >>> word_shift(pd.DataFrame({"word": ["war"], "shift": [-1.0]}), "Reuters", "AP")
    'The scored words of AP are 1.00 more negative on average than those of Reuters, above all through war (-1.00).'
    """
    if not len(table):
        return "Without scored words in two groups there is no shift of words."
    require(table, "word", "shift")
    total, sign = table["shift"].sum(), np.sign(table["shift"])
    if abs(total) < _SHOWN:
        return f"The scored words of {first} and {second} average the same."
    rows = table.loc[sign == np.sign(total), ["word", "shift"]].head(3).to_numpy()
    words = listed([f"{word} ({shift:+.2f})" for word, shift in rows] or ["no single word"])
    against = table.loc[sign == -np.sign(total), "word"]
    more = f"{abs(total):.2f} more {'positive' if total > 0 else 'negative'} on average than those of {first}"
    but = f"; {against.iloc[0]} works against it" if len(against) else ""
    return f"The scored words of {second} are {more}, above all through {words}{but}."


def sentiment_towards(table: pd.DataFrame) -> str:
    """Say what is said about the named targets, and where too little is said.

    Parameters
    ----------
    table : DataFrame
        target, n_sentences, n_articles, mean, low, high; from `sentiment.target_scores`.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"target": "Xi", "n_sentences": 1, "n_articles": 1, "mean": 0.1, "low": np.nan, "high": np.nan}
    >>> sentiment_towards(pd.DataFrame([row]))
    'Xi is named in 1 sentence of 1 article, with a mean score of +0.10 (too few articles for an interval).'
    """
    if is_empty(table, "target", "n_sentences", "n_articles", "mean", "low", "high"):
        return "None of the targets is named in the articles."
    said = []
    for _, row in table.head(3).iterrows():
        places = f"{count(row['n_sentences'], 'sentence')} of {count(row['n_articles'], 'article')}"
        mean = f"a mean score of {row['mean']:+.2f} ({interval(row)})"
        said.append(f"{row['target']} is named in {places}, with {mean}")
    return "; ".join(said) + "."
