"""The words that carry sentiment, and whom they are said of, in sentences."""

import numpy as np
import pandas as pd

from ..display.values import counted, number
from ..stories.counting import Count
from ..tables import require
from .sentiment_groups import differs
from .words import agree, interval, is_empty, listed, score, units

_SHOWN = 0.0005  # a difference below it is shown as 0.000


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
    'Most is added to the scores by “trust” (6.9 points in 3 places); nothing is taken away.'
    """
    require(table, "word", "contribution", "count")
    up, down = table[table["contribution"] > 0], table[table["contribution"] < 0]
    if not len(up) and not len(down):
        return "No word of the articles has a score."
    added = f"Most is added to the scores by {_points(up)}" if len(up) else "Nothing is added to the scores"
    return f"{added}; {f'most is taken away by {_points(down)}' if len(down) else 'nothing is taken away'}."


def _points(table: pd.DataFrame) -> str:
    """The three strongest of some words with what they add in all, which is on the scale of words, not of scores."""
    rows = table[["word", "contribution", "count"]].head(3).to_numpy()
    units = [" points", *[""] * (len(rows) - 1)]
    said = zip(rows, units, strict=True)
    return listed(f"“{word}” ({_size(abs(all_))}{unit} in {counted(n, 'place')})" for (word, all_, n), unit in said)


def _size(points: float) -> str:
    return number(points, 0 if points >= 1000 else 1)


def word_shift(
    table: pd.DataFrame,
    first: str = "the first group",
    second: str = "the second",
    difference: pd.DataFrame | None = None,
) -> str:
    """Name the words that make the second group more positive or more negative than the first.

    Parameters
    ----------
    table : DataFrame
        word, shift; from `sentiment.word_shift`.
    first, second : str
        The names of the groups.
    difference : DataFrame, optional
        From `sentiment.score_difference`: where that cannot be told from chance, neither can what makes it.

    Returns
    -------
    str

    Examples
    --------
    >>> word_shift(pd.DataFrame({"word": ["war"], "shift": [-1.0]}), "Reuters", "AP")
    'The scored words of AP are 1.000 more negative on average than those of Reuters, above all through “war” (−1.000).'
    """
    if not len(table):
        return "Without scored words in two groups there is no shift of words."
    require(table, "word", "shift")
    total, sign = table["shift"].sum(), np.sign(table["shift"])
    if abs(total) < _SHOWN:
        return f"The scored words of {first} and {second} average the same."
    if difference is not None and len(difference) and not differs(difference):
        most = table.sort_values("shift", key=abs, ascending=False, kind="stable")[["word", "shift"]].head(3).to_numpy()
        weigh = f"in these articles {_shifts(most)} {agree(len(most), 'weighs', 'weigh')} most"
        return f"As {first} and {second} cannot be told apart, no word can be said to make the difference; {weigh}."
    along = table.loc[sign == np.sign(total), ["word", "shift"]].head(3).to_numpy()
    against = table.loc[sign == -np.sign(total), "word"]
    more = f"{abs(total):.3f} more {'positive' if total > 0 else 'negative'} on average than those of {first}"
    but = f"; “{against.iloc[0]}” works against it" if len(against) else ""
    return f"The scored words of {second} are {more}, above all through {_shifts(along)}{but}."


def _shifts(rows: np.ndarray) -> str:
    return listed(f"“{word}” ({score(shift)})" for word, shift in rows) if len(rows) else "no single word"


def sentiment_towards(table: pd.DataFrame, count: Count = "articles") -> str:
    """Say what is said about the named targets, and where too little is said.

    Parameters
    ----------
    table : DataFrame
        target, n_sentences, n_articles, mean, low, high; from `sentiment.target_scores`.
    count : {"articles", "stories"}
        What counts as one.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"target": "Xi", "n_sentences": 1, "n_articles": 1, "mean": 0.1, "low": np.nan, "high": np.nan}
    >>> sentiment_towards(pd.DataFrame([row]))
    'Xi is named in 1 sentence of 1 article, with a mean score of +0.100 (too few articles for an interval).'
    """
    if is_empty(table, "target", "n_sentences", "n_articles", "mean", "low", "high"):
        return "No target is named in the articles."
    said: list[str] = []
    for _, row in table.head(3).iterrows():
        if said:
            places = f"{row['n_sentences']:,} of {row['n_articles']:,}"
            sure = interval(row, count).removesuffix(" for an interval")
            said.append(f"{row['target']} in {places} ({score(row['mean'])}, {sure})")
            continue
        places = f"{counted(row['n_sentences'], 'sentence')} of {units(row['n_articles'], count)}"
        mean = f"a mean score of {score(row['mean'])} ({interval(row, count)})"
        said.append(f"{row['target']} is named in {places}, with {mean}")
    return "; ".join(said) + "."
