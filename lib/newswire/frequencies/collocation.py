"""Words that stand together more often than chance would have it."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ..corpus.corpus import Corpus, Unit
from ..statistics import log_likelihood
from ..tables import require_least
from ..text import words as lexical
from .runs import count_runs

MEASURES = ("log_likelihood", "pmi", "log_dice", "t_score")
COLUMNS = ["first", "second", "count", "count_first", "count_second", "n_articles", *MEASURES]


def collocations(
    corpus: Corpus,
    *,
    window: int = 1,
    min_count: int = 3,
    stopwords: bool | Iterable[str] = False,
    unit: Unit = "lower",
    sort: str = "log_likelihood",
) -> pd.DataFrame:
    """Find pairs of words that occur together more often than their own frequencies explain.

    Parameters
    ----------
    corpus : Corpus
    window : int
        How many tokens the second word may stand behind the first, within the sentence; 1 means side by side.
    min_count : int
        Pairs that are rarer are left out.
    stopwords : bool or iterable of str
        Whether to list pairs with a function word; or words to drop besides those.
    unit : {"lower", "stem", "text"}
        What counts as one word.
    sort : str
        The measure to order by.

    Returns
    -------
    DataFrame
        first, second, count, count_first and count_second (pairs with the word at that place), n_articles,
        log_likelihood (G², Dunning 1993, negative for pairs rarer than chance), pmi (bits, Church & Hanks 1990),
        log_dice (Rychlý 2008, at most 14), t_score (Church et al. 1991).

    Raises
    ------
    ValueError
        When the measure or the unit is unknown, or the window is less than 1.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil prices rose.", "Oil prices fell.", "Oil rose."]}))
    >>> collocations(corpus, min_count=2)[["first", "second", "count", "pmi"]].round(3).values.tolist()
    [['oil', 'prices', 2, 0.737]]
    """
    if sort not in MEASURES:
        raise ValueError(f"There is no measure {sort!r}; there are {', '.join(MEASURES)}.")
    require_least("window", window, 1)
    feature_of, features = corpus.features(unit)
    grams, counts, n_articles = count_runs(corpus, feature_of, 2, range(1, window + 1))
    pairs = pd.DataFrame({"first": grams[:, 0], "second": grams[:, 1], "count": counts, "n_articles": n_articles})
    total = pairs["count"].sum()
    pairs["count_first"] = pairs.groupby("first")["count"].transform("sum")
    pairs["count_second"] = pairs.groupby("second")["count"].transform("sum")
    pairs = pairs[pairs["count"] >= min_count]
    dropped = lexical.dropped(features, stopwords)
    pairs = pairs[~dropped[pairs["first"]] & ~dropped[pairs["second"]]]
    pairs = pairs.assign(**association(pairs["count"], pairs["count_first"], pairs["count_second"], total))
    pairs = pairs.assign(first=features.take(pairs["first"]), second=features.take(pairs["second"]))[COLUMNS]
    order, ascending = [sort, "count", "first", "second"], [False, False, True, True]
    return pairs.sort_values(order, ascending=ascending, ignore_index=True)


def association(
    count: ArrayLike, count_first: ArrayLike, count_second: ArrayLike, total: float
) -> dict[str, np.ndarray]:
    """Return the measures of association of pairs from their count, those of either word, and that of all pairs.

    Examples
    --------
    >>> {name: round(float(value), 3) for name, value in association(8, 15828, 4675, 14307668).items()}
    {'log_likelihood': 1.325, 'pmi': 0.629, 'log_dice': 3.676, 't_score': 1.0}
    """
    a, b, c, n = (np.asarray(value, float) for value in (count, count_first, count_second, total))
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = b * c / n
        return {
            "log_likelihood": log_likelihood(a, b, c, n),
            "pmi": np.log2(a / expected),
            "log_dice": 14 + np.log2(2 * a / (b + c)),
            "t_score": (a - expected) / np.sqrt(a),
        }
