"""Runs of words: every sequence of n words that stand side by side in a sentence, counted from codes."""

import numpy as np
import pandas as pd

from .. import words as lexical

_LARGEST = 2**62


def ngrams(corpus, n: int = 2, *, min_count: int = 2, stopwords: bool = False, unit: str = "lower") -> pd.DataFrame:
    """Count runs of n words inside sentences, not across punctuation.

    Parameters
    ----------
    corpus : Corpus
    n : int
        Words in a run, at least 1.
    min_count : int
        Runs that are rarer are left out.
    stopwords : bool
        Whether to list runs that begin or end with a function word.
    unit : {"lower", "stem", "text"}
        What counts as one word.

    Returns
    -------
    DataFrame
        ngram (words joined by spaces), count, per_million (of all words), n_articles; by count, then by text.

    Raises
    ------
    ValueError
        When n is less than 1.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil prices rose. Oil prices fell."]}))
    >>> ngrams(corpus)[["ngram", "count"]].values.tolist()
    [['oil prices', 2]]
    """
    if n < 1:
        raise ValueError(f"n is {n}, but a run has at least one word; give n=1 or more.")
    feature_of, features = corpus.features(unit)
    grams, counts, n_articles = count_runs(corpus, feature_of, len(features), n)
    kept = counts >= min_count
    if not stopwords:
        function_word = features.isin(lexical.stopwords())
        kept &= ~function_word[grams[:, 0]] & ~function_word[grams[:, -1]]
    names = features.to_numpy(object)
    found = pd.DataFrame({"ngram": names[grams[kept, 0]] if n else [], "count": counts[kept]})
    for place in range(1, n):
        found["ngram"] = found["ngram"] + " " + names[grams[kept, place]]
    found["ngram"] = found["ngram"].astype("str")
    found["per_million"] = found["count"] / max(corpus.n_words, 1) * 1e6
    found["n_articles"] = n_articles[kept]
    return found.sort_values(["count", "ngram"], ascending=[False, True], ignore_index=True)


def count_runs(corpus, feature_of: np.ndarray, n_features: int, n: int, gap: int = 1):
    """Count sequences of n features, each `gap` tokens behind the one before, within sentences.

    Returns
    -------
    grams : ndarray of int64, shape (distinct, n)
    counts, n_articles : ndarray of int64, shape (distinct,)
    """
    first, codes = _starts(corpus, feature_of[corpus.codes], n, gap)
    article = np.searchsorted(corpus.article_bounds, first, side="right") - 1
    n_articles = max(len(corpus), 1)
    if n_features**n * n_articles < _LARGEST:
        return _counted(codes, article, n_features, n, n_articles)
    packed = [np.unique(codes(place), return_inverse=True) for place in range(n)]
    used, place_of = np.unique(np.stack([place for _, place in packed], axis=1), axis=0, return_inverse=True)
    grams, counts, in_articles = _counted(lambda _: place_of.ravel(), article, len(used), 1, n_articles)
    chosen = used[grams[:, 0]]
    return np.stack([packed[i][0][chosen[:, i]] for i in range(n)], axis=1), counts, in_articles


def _starts(corpus, tokens: np.ndarray, n: int, gap: int):
    """Return the tokens at which runs start, and a function that gives the feature at each place of the runs."""
    span = (n - 1) * gap
    ends = np.repeat(corpus.sentence_bounds[1:], np.diff(corpus.sentence_bounds)).astype(np.int64)
    inside = np.arange(len(tokens)) + span < ends
    for place in range(n):
        moved = tokens[place * gap :] >= 0
        inside[: len(moved)] &= moved
    first = np.flatnonzero(inside)
    return first, lambda place: tokens[first + place * gap].astype(np.int64)


def _counted(codes, article: np.ndarray, n_features: int, n: int, n_articles: int):
    """Sort runs with their articles as one number each, and read the counts off."""
    key = codes(0)
    for place in range(1, n):
        key = key * n_features + codes(place)
    key = np.sort(key * n_articles + article)
    run = key // n_articles
    new = np.append(True, run[1:] != run[:-1])[: len(run)]
    starts = np.flatnonzero(new)
    counts = np.diff(np.append(starts, len(run)))
    distinct = np.append(True, key[1:] != key[:-1])[: len(key)]
    in_articles = np.add.reduceat(distinct.astype(np.int64), starts) if len(starts) else counts
    rest, places = run[starts], []
    for _ in range(n):
        rest, last = np.divmod(rest, max(n_features, 1))
        places.insert(0, last)
    return np.stack(places, axis=1), counts, in_articles
