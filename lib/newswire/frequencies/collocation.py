"""Words that stand together more often than chance would have it."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ..corpus.archive.parts import InParts, adds_up, summed_by
from ..corpus.corpus import Corpus, Unit
from ..statistics import log_likelihood
from ..tables import require_least
from ..text import words as lexical
from ..text.tokens import bounds_of, count_pairs
from .counts import least_counts, often, places_of
from .query import find, listed
from .runs import count_runs

MEASURES = ("log_likelihood", "pmi", "log_dice", "t_score")
COLUMNS = ["first", "second", "count", "count_first", "count_second", "n_articles", *MEASURES]
NEAR = ["word", "count", "expected", "n_articles", "log_likelihood", "pmi"]


def collocations(
    corpus: Corpus,
    *,
    window: int = 1,
    min_count: int | None = None,
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
    min_count : int, optional
        Pairs that are rarer are left out; unless given, those that are rarer than 3, or than one in a million words.
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
    least, gaps = float(least_counts(corpus.n_words, min_count, 3)), range(1, window + 1)
    if isinstance(corpus, InParts):
        among = often(corpus, 2, gaps, None, unit, stopwords, {0: least / max(corpus.n_words, 1)})
        pairs = among.astype("str").set_axis(["first", "second"], axis=1).join(_pairs_among(corpus, gaps, unit, among))
    else:
        pairs = _pairs(corpus, gaps, unit, stopwords)
    pairs = pairs[pairs["count"] >= least]
    pairs = pairs.assign(**association(*(pairs[name] for name in ("count", "count_first", "count_second", "total"))))
    order, ascending = [sort, "count", "first", "second"], [False, False, True, True]
    return pairs[COLUMNS].sort_values(order, ascending=ascending, ignore_index=True)


def _pairs(corpus: Corpus, gaps: range, unit: Unit, stopwords: bool | Iterable[str]) -> pd.DataFrame:
    """Count the pairs of words in all of a corpus, but for those with a word that is not listed."""
    feature_of, features = corpus.features(unit)
    grams, counts, n_articles = count_runs(corpus, feature_of, 2, gaps)
    pairs = pd.DataFrame({"first": grams[:, 0], "second": grams[:, 1], "count": counts, "n_articles": n_articles})
    pairs["total"] = pairs["count"].sum()
    pairs["count_first"] = pairs.groupby("first")["count"].transform("sum")
    pairs["count_second"] = pairs.groupby("second")["count"].transform("sum")
    dropped = lexical.dropped(features, stopwords)
    pairs = pairs[~dropped[pairs["first"]] & ~dropped[pairs["second"]]]
    return pairs.assign(first=features.take(pairs["first"]), second=features.take(pairs["second"]))


@adds_up(sum)
def _pairs_among(corpus: Corpus, gaps: range, unit: Unit, among: pd.DataFrame) -> pd.DataFrame:
    """Count the pairs of a table from `often` in a part of a corpus, and all pairs with either word, row by row."""
    feature_of, features = corpus.features(unit)
    grams, counts, n_articles = count_runs(corpus, feature_of, 2, gaps)
    n = len(features) + 1  # one that none is, for words that are not in this part
    place = places_of(features, among) % n
    pair, wanted = np.append(grams @ [n, 1], n * n), np.array([n, 1]) @ place
    at = np.searchsorted(pair, wanted)
    found = pair[at] == wanted
    sums = {"count": np.append(counts, 0)[at] * found, "n_articles": np.append(n_articles, 0)[at] * found}
    first, second = (np.bincount(side, counts, n).astype(int)[of] for side, of in zip(grams.T, place, strict=True))
    return pd.DataFrame({**sums, "total": counts.sum(), "count_first": first, "count_second": second})


def collocates(
    corpus: Corpus,
    query: str | Iterable[str],
    *,
    window: int = 5,
    min_count: int = 3,
    stopwords: bool | Iterable[str] = False,
    unit: Unit = "lower",
) -> pd.DataFrame:
    """Find the words that stand near a word, a phrase or a pattern more often than elsewhere.

    Surface co-occurrence (Evert 2008): words up to `window` tokens before or behind a place, within its sentence,
    beside those of the rest of the corpus. A word near two places counts once, and what is part of a place does not.

    Parameters
    ----------
    corpus : Corpus
    query : str or iterable of str
        As for `concordance`.
    window : int
        Tokens on either side.
    min_count : int
        Words that stand near more rarely are left out.
    stopwords : bool or iterable of str
        Whether to list function words; or words to drop besides those.
    unit : {"lower", "stem", "text"}
        What counts as one word, in the query too.

    Returns
    -------
    DataFrame
        word, count (near), expected (near, if it stood there as often as elsewhere), n_articles (in which it stands
        near), log_likelihood (G², Dunning 1993), pmi (bits, Church & Hanks 1990); highest log_likelihood first.

    Raises
    ------
    ValueError
        When the query or the unit is none, or the window is less than 1.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil prices rose.", "Oil prices fell.", "Gas rose."]}))
    >>> collocates(corpus, "oil", min_count=2)[["word", "count", "n_articles"]].values.tolist()
    [['prices', 2, 2]]
    """
    require_least("window", window, 1)
    sums = _counted_near(corpus, listed(query), window, unit)
    return firmest(sums, ~lexical.dropped(sums.index, stopwords), min_count)


@adds_up(summed_by())
def _counted_near(corpus: Corpus, queries: list[str], window: int, unit: Unit) -> pd.DataFrame:
    first, last = find(corpus, queries, unit=unit)
    return around(corpus, first, last, *corpus.features(unit), corpus.type_counts, window)


def around(
    corpus: Corpus,
    first: np.ndarray,
    last: np.ndarray,
    feature_of: np.ndarray,
    features: pd.Index,
    type_counts: np.ndarray,
    window: int,
) -> pd.DataFrame:
    """Count each word around runs of tokens, and in all but them, and the articles in which it is near.

    Parameters
    ----------
    corpus : Corpus
    first, last : ndarray of int, shape (runs,)
        Of the tokens of each run; in text order, none inside another.
    feature_of, features
        From `Corpus.features`.
    type_counts : ndarray of int, shape (types,)
        How often each type occurs in what was searched.
    window : int
        As for `collocates`.

    Returns
    -------
    DataFrame
        Indexed by feature: count, in_all, n_articles.
    """
    own, tokens = _near(corpus, first, last, window)
    codes, word = corpus.codes[tokens], feature_of >= 0
    beside, own_types = (np.bincount(types, minlength=len(word)) for types in (codes, corpus.codes[own]))
    near, in_all = (
        np.bincount(feature_of[word], counts[word], len(features)).astype(np.int64)
        for counts in (beside, type_counts - own_types)
    )
    listed = word[codes]
    pairs = count_pairs(feature_of[codes[listed]], corpus.token_articles(tokens[listed]), max(len(corpus), 1))[0]
    n_articles = np.bincount(pairs, minlength=len(features))
    return pd.DataFrame({"count": near, "in_all": in_all, "n_articles": n_articles}, index=features)


def firmest(sums: pd.DataFrame, kept: np.ndarray, min_count: int, n: int | None = None) -> pd.DataFrame:
    """Return the words that are more often near than elsewhere, the n firmest, with how firm that is: see `collocates`.

    `sums` come from `around`, and `kept` (bool, one per row) tells which words to list.
    """
    near, in_all = sums["count"].sum(), sums["in_all"].sum()
    sums = sums.assign(expected=near * sums["in_all"] / max(in_all, 1))
    sums = sums[kept & (sums["count"] >= max(min_count, 1)) & (sums["count"] > sums["expected"])]
    measures = association(sums["count"], near, sums["in_all"], in_all)
    table = sums.rename_axis("word").reset_index().assign(**measures)[NEAR]
    order = ["log_likelihood", "count", "word"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)[:n]


def _near(corpus: Corpus, first: np.ndarray, last: np.ndarray, window: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the tokens in runs of them, and those up to `window` before or behind one, in its sentence and in none."""
    sentence, length = corpus.token_sentences(first), last - first + 1
    start, end = corpus.sentence_bounds[sentence], corpus.sentence_bounds[sentence + 1]
    own, near = np.zeros((2, len(corpus.codes)), bool)
    own[np.repeat(first - bounds_of(length)[:-1], length) + np.arange(length.sum())] = True
    for step in range(1, window + 1):
        before, behind = first - step, last + step
        near[before[before >= start]] = True
        near[behind[behind < end]] = True
    return np.flatnonzero(own), np.flatnonzero(near & ~own)


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
