"""How varied the words of each article are."""

from itertools import pairwise

import numpy as np
import pandas as pd

from ..corpus.archive.parts import adds_up, concatenated
from ..corpus.corpus import Corpus, Unit
from ..tables import require_least

MTLD_THRESHOLD = 0.72  # where type-token ratios of English texts level off (McCarthy & Jarvis 2010)
AT_A_TIME = 2_000_000  # tokens of articles that are measured together, for what that takes of memory
STRETCH = 128  # words of each article that are looked at at a time; a factor is some 80 long


@adds_up(concatenated)
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
    bounds = corpus.article_bounds
    firsts = np.unique(np.searchsorted(bounds[:-1], np.arange(0, max(bounds[-1], 1), AT_A_TIME)))
    steps = [bounds[first : last + 1] for first, last in pairwise([*firsts, len(corpus)])]
    tables = [_measures(feature_of[corpus.codes[each[0] : each[-1]]], each - each[0], window) for each in steps]
    return pd.concat(tables).set_axis(corpus.articles.index)


def _measures(tokens: np.ndarray, bounds: np.ndarray, window: int) -> pd.DataFrame:
    """Measure articles, with the feature of each of their tokens, or -1."""
    kept = np.flatnonzero(tokens >= 0)
    bounds = np.searchsorted(kept, bounds)
    n_words = np.diff(bounds)
    row = np.repeat(np.arange(len(n_words)), n_words)
    before, after = _neighbours(tokens[kept], row)
    measures = {
        "n_words": n_words,
        "n_types": np.bincount(row[before < 0], minlength=len(n_words)),
        "hapaxes": np.bincount(row[(before < 0) & (after < 0)], minlength=len(n_words)),
        "mattr": _mattr(before, row, bounds, window),
        "mtld": _mtld(before, after, bounds),
    }
    return pd.DataFrame(measures)


def _mtld(before: np.ndarray, after: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """Return the measure of textual lexical diversity of each article, the mean of both directions."""
    last = len(before) - 1
    mirrored = np.where(after < 0, -1, last - after)[::-1]
    both = _mean_factors(before, bounds) + _mean_factors(mirrored, last + 1 - bounds[::-1])[::-1]
    return np.where(np.diff(bounds) > 0, both / 2, np.nan)


def _mean_factors(before: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """Return words per factor of each article, a stretch at whose end the type-token ratio falls to the threshold.

    All articles go one stretch of words ahead at a time, up to where a factor ends in it.
    """
    at, end, begin = bounds[:-1].copy(), bounds[1:], bounds[:-1].copy()
    factors, types = np.zeros(len(at)), np.zeros(len(at), np.int64)
    going = np.flatnonzero(at < end)
    while len(going):
        place = at[going][:, None] + np.arange(STRETCH)
        inside = place < end[going][:, None]
        new = before[np.minimum(place, len(before) - 1)] < begin[going][:, None]  # not yet seen in the factor
        held = types[going][:, None] + np.cumsum(new & inside, axis=1)
        falls = inside & (held <= MTLD_THRESHOLD * (place - begin[going][:, None] + 1))
        ends = falls.any(axis=1)
        at[going] = np.minimum(at[going] + np.where(ends, falls.argmax(axis=1) + 1, STRETCH), end[going])
        factors[going] += ends
        types[going] = np.where(ends, 0, held[:, -1])
        begin[going] = np.where(ends, at[going], begin[going])
        going = going[at[going] < end[going]]
    rest = end - begin
    factors += np.where(rest > 0, 1 - types / np.maximum(rest, 1), 0) / (1 - MTLD_THRESHOLD)
    return (end - bounds[:-1]) / np.where(factors > 0, factors, 1)


def _neighbours(words: np.ndarray, row: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each word where it last and where it next occurs in the same article, -1 for nowhere."""
    n = max(len(words), 1)
    # By word, then by place: sorting one number that holds both takes a fifth of the time of sorting by two.
    word, order = np.divmod(np.sort(words.astype(np.int64) * n + np.arange(len(words))), n)
    same = (word[1:] == word[:-1]) & (row[order][1:] == row[order][:-1])
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
