"""How varied the words of each article are."""

from itertools import pairwise

import numpy as np
import pandas as pd

from ..corpus.corpus import Corpus, Unit
from ..tables import require_least

MTLD_THRESHOLD = 0.72  # where type-token ratios of English texts level off (McCarthy & Jarvis 2010)


def diversity(corpus: Corpus, *, window: int = 50, unit: Unit = "lower") -> pd.DataFrame:
    """Measure the lexical diversity of each article.

    Parameters
    ----------
    corpus : Corpus
    window : int
        Words in the moving window of MATTR; an article that is shorter is one window.
    unit : {"lower", "stem", "text"}
        What counts as one word.

    Returns
    -------
    DataFrame
        Indexed by article: n_words, n_types, hapaxes (words that occur once in it), mattr, the moving-average
        type-token ratio (Covington & McFall 2010), and mtld, the measure of textual lexical diversity (McCarthy &
        Jarvis 2010): the mean number of words in a row that keep a type-token ratio above 0.72. Missing without words.

    Raises
    ------
    ValueError
        When the unit is unknown, or the window less than 1.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["oil and gas and oil"]}))
    >>> diversity(corpus, window=2)[["n_types", "hapaxes", "mattr"]].values.tolist()
    [[3.0, 1.0, 1.0]]
    """
    require_least("window", window, 1)
    feature_of, _ = corpus.features(unit)
    tokens = feature_of[corpus.codes]
    kept = np.flatnonzero(tokens >= 0)
    bounds = np.searchsorted(kept, corpus.article_bounds)
    words = tokens[kept]
    n_words = np.diff(bounds)
    row = np.repeat(np.arange(len(corpus)), n_words)
    before, after = _neighbours(words, row)
    measures = {
        "n_words": n_words,
        "n_types": np.bincount(row[before < 0], minlength=len(corpus)),
        "hapaxes": np.bincount(row[(before < 0) & (after < 0)], minlength=len(corpus)),
        "mattr": _mattr(before, row, bounds, window),
        "mtld": [mtld(words[start:end].tolist()) for start, end in pairwise(bounds.tolist())],
    }
    return pd.DataFrame(measures, index=corpus.articles.index)


def mtld(words: list) -> float:
    """Return the measure of textual lexical diversity of a list of words, the mean of both directions.

    Examples
    --------
    >>> mtld(["a", "a", "a", "a"])
    2.0
    """
    return (_mean_factor(words) + _mean_factor(words[::-1])) / 2 if words else np.nan


def _mean_factor(words: list) -> float:
    """Return words per factor, a stretch at whose end the type-token ratio falls to the threshold."""
    factors, length = 0.0, 0
    seen: set = set()
    for word in words:
        seen.add(word)
        length += 1
        if len(seen) <= MTLD_THRESHOLD * length:
            factors, seen, length = factors + 1, set(), 0
    if length:
        factors += (1 - len(seen) / length) / (1 - MTLD_THRESHOLD)
    return len(words) / factors if factors else float(len(words))


def _neighbours(words: np.ndarray, row: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each word where it last and where it next occurs in the same article, -1 for nowhere."""
    order = np.lexsort((words, row))
    same = (words[order][1:] == words[order][:-1]) & (row[order][1:] == row[order][:-1])
    before, after = np.full(len(words), -1), np.full(len(words), -1)
    before[order[1:][same]] = order[:-1][same]
    after[order[:-1][same]] = order[1:][same]
    return before, after


def _mattr(before: np.ndarray, row: np.ndarray, bounds: np.ndarray, window: int) -> np.ndarray:
    """Average types per word over all windows: each word counts in the windows that do not hold it yet."""
    place = np.arange(len(row)) - bounds[row]
    n = np.diff(bounds)
    size = np.minimum(window, n)
    latest = np.minimum(place, (n - size)[row])
    earliest = np.maximum(place - size[row] + 1, np.where(before >= 0, before - bounds[row] + 1, 0))
    windows = np.maximum(latest - np.maximum(earliest, 0) + 1, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.bincount(row, windows, len(n)) / (n - size + 1) / size
