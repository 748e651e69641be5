"""The words that carry sentiment, and whom they are said of, in sentences."""

import numpy as np
import pandas as pd

from .sentiment import _count, _interval, _require


def strongest_words(table):
    """Name the words that carry the score.

    Parameters
    ----------
    table : DataFrame
        word, contribution, count; from `sentiment.strongest_words`.

    Returns
    -------
    str
    """
    _require(table, "word", "contribution", "count")
    parts = []
    for name, side in (("up", table[table["contribution"] > 0]), ("down", table[table["contribution"] < 0])):
        words = (
            [
                f"{row.word} ({row.contribution:+.1f} in {_count(row.count, 'place')})"
                for row in side.head(3).itertuples(name="Row", index=False)
            ]
            if len(side)
            else []
        )
        parts.append(
            f"The scores are pulled {name} most by {_list(words)}." if words else f"No word pulls the scores {name}."
        )
    return " ".join(parts)


def word_shift(table, first="the first group", second="the second"):
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
    """
    if not len(table):
        return "Without two groups there is no shift of words."
    _require(table, "word", "shift")
    total = table["shift"].sum()
    way = "positive" if total > 0 else "negative"
    with_it = table[np.sign(table["shift"]) == np.sign(total)]
    against = table[np.sign(table["shift"]) == -np.sign(total)]
    words = _list([f"{row.word} ({row.shift:+.2f})" for row in with_it.head(3).itertuples()])
    return (
        f"The scored words of {second} are {abs(total):.2f} more {way} on average than those of {first}, most of "
        f"all through {words or 'no single word'}"
        + (f"; {against['word'].iloc[0]} works against it." if len(against) else ".")
    )


def sentiment_towards(table):
    """Say what is said about the named targets, and where too little is said.

    Parameters
    ----------
    table : DataFrame
        From `sentiment.target_scores`.

    Returns
    -------
    str
    """
    _require(table, "target", "n_sentences", "n_articles", "mean", "low", "high", "thin")
    if not len(table):
        return "None of the targets is named in the articles."
    parts = [
        f"{row.target} is named in {_count(row.n_sentences, 'sentence')} of {_count(row.n_articles, 'article')}, "
        f"with a mean of {row.mean_:+.2f} ({_interval(pd.Series({'low': row.low, 'high': row.high}))})"
        for row in table.rename(columns={"mean": "mean_"}).head(3).itertuples()
    ]
    return "; ".join(parts) + "."


def _list(words):
    return " and ".join(", ".join(words).rsplit(", ", 1)) if words else ""
