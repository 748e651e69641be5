"""Fitting themes: how many there are, what they are, how firm, and what they are called."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from ..corpus import Corpus
from ..corpus.archive.parts import InParts
from ..memory import once
from .factors import (
    NO_FACTORS,
    Factors,
    alone,
    axes_of,
    distinctiveness,
    how_far,
    middles_of,
    places_of,
    top,
    weigh,
)  # fmt: skip
from .matching import aligned, gone_on
from .measures import choose, firmness, npmi
from .model import COLUMNS, Themes
from .shares import found_in, theme_of
from .terms import Terms, count_terms, halves, telling
from .words import describe, labels

MANY = 50  # articles from which on themes are fitted to whole articles; with fewer, to passages
MOST = 200  # themes; for more, articles would have to be told apart rather than put together
FITTED = 6000  # articles, or passages, that themes are fitted to at most; in others they are found


@alone()
def fit_themes(
    corpus: Corpus,
    n_themes: int | str = "auto",
    seed: int = 0,
    *,
    phrases: bool = True,
    n_resamples: int = 20,
    since: Themes | None = None,
    progress: bool | None = None,
) -> Themes:
    """Find the themes of a corpus, with how firm each is.

    Articles, or passages of some 60 words where there are fewer than 50 articles, are clustered by TF-IDF of their
    words; themes are then described by the words and firm phrases that set them apart. Articles are put into the order
    of their ids first, so that the same articles have the same themes whatever their order. A piece belongs to the
    nearest theme if it holds some of its words, and else to none. Where the corpus counts stories, themes are fitted to
    one article of each and found in all: else one that is copied often would be a theme, and a firm one. Where there
    are more than 6,000 articles, or stories, themes are fitted to so many, the first by their ids, which are as good as
    drawn by lot: all that is told of the themes themselves is of these, and they are then found in all articles.

    Parameters
    ----------
    corpus : Corpus
    n_themes : int or "auto"
        How many themes, at most as many as there are pieces. Unless given, the number is chosen for which one half of
        an article tells most of the theme of the other half; and themes that fewer than two of three draws have are
        left out.
    seed : int
        For the articles that are drawn to see how firm the themes are.
    phrases : bool
        Whether two words that firmly belong together count as one.
    n_resamples : int
        How many times articles are drawn; 0 to leave firmness untried.
    since : Themes, optional
        Themes of former articles, to go on from: each of them is kept, among these articles, and what is found besides
        is added where it is none of them. The themes so keep their identity when articles come and go; `match_themes`
        tells which is which.
    progress : bool, optional
        Whether to show progress bars; by default they are shown where a terminal or JupyterLab is watching.

    Returns
    -------
    Themes
        With empty tables for a corpus without words.

    Raises
    ------
    ValueError
        When `n_themes` is neither a whole number from 1 to 200 nor "auto", or `seed` or `n_resamples` is below 0.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose.", "Rain fell."]}))
    >>> fitted = fit_themes(corpus, 2, n_resamples=0)
    >>> fitted.articles.groupby("article")["share"].sum().round(6).tolist()
    [1.0, 1.0]
    """
    _require(n_themes, seed, n_resamples)
    how = (n_themes, seed, phrases, n_resamples, since, progress)
    told_once = corpus.units is None or not corpus.units.duplicated().any()
    every = corpus if told_once else _one_of_each(corpus)
    if isinstance(every, InParts):
        drawn = every.sample(FITTED)  # which is not kept, as memory is short
    else:
        drawn = _drawn(every) if len(every) > FITTED else every
    fitted, n_drawn = _fitted(drawn, *how), len(drawn)
    if n_drawn == len(corpus):
        return fitted
    del drawn  # which takes room that those need who find the themes in all articles
    found = fitted.assign(corpus) if told_once else replace(fitted.assign(corpus), passages=fitted.passages)
    return replace(found, n_drawn=n_drawn if n_drawn < len(every) else 0)


def _fitted(
    corpus: Corpus,
    n_themes: int | str,
    seed: int,
    phrases: bool,
    n_resamples: int,
    since: Themes | None,
    progress: bool | None,
) -> Themes:
    """Find the themes of all the articles of a corpus; see `fit_themes`."""
    passages = len(corpus) < MANY
    plain = _terms(corpus, passages, False)
    if not plain.matrix.nnz:
        return _nothing(corpus)
    order, articles = _by_id(corpus, plain)
    weights, idf, axes, places = _weighed(corpus, passages)
    choice = pd.DataFrame(columns=COLUMNS["choice"])
    if n_themes == "auto":
        told = [weigh(half[order], idf)[0] for half in halves(corpus, plain, passages=passages)]
        choice = choose(weights, told, articles, seed, progress)
    n = choice.loc[choice["chosen"], "n_themes"].iloc[0] if len(choice) else min(n_themes, *weights.shape)
    middles = middles_of(places, n)
    if since is not None:
        middles = gone_on(aligned(since.factors, plain.names) @ axes.T, middles, places)
    shares = how_far(weights, places, middles, axes)
    first = top(distinctiveness(weights, shares))
    stability = firmness(weights, places, articles, first, n_resamples, seed, progress)
    themes = _shown(stability, chosen=len(choice) > 0, kept=since.n_themes if since else 0)
    middles, shares = middles[themes], shares[:, themes]
    factors = Factors(plain.names, idf, middles @ axes)
    terms = _terms(corpus, passages, phrases)
    words, first = describe(terms, order, shares)
    by_size = _by_size(stability["firm"].to_numpy()[themes], theme_of(plain, terms, factors, words)[2])
    themes, first, factors = themes[by_size], first[by_size], replace(factors, components=factors.components[by_size])
    words["theme"] = by_size.argsort()[words["theme"] - 1] + 1
    words = words.sort_values(["theme", "rank"], ignore_index=True)
    held, _ = found_in(corpus, plain, terms, factors, words)
    described = _described(corpus, terms, words, first, stability.iloc[themes], held["pieces"])
    described |= held | {"facts": corpus.articles}
    return Themes(len(themes), **described, choice=choice, by_passages=passages, factors=factors)


def _described(
    corpus: Corpus, terms: Terms, words: pd.DataFrame, first: np.ndarray, stability: pd.DataFrame, pieces: pd.DataFrame
) -> dict[str, Any]:
    """Return what `Themes` tells of themes besides their articles, by the names that it has there."""
    numbers = pd.RangeIndex(1, len(stability) + 1, name="theme")
    coherence = pd.DataFrame({"theme": numbers, "coherence": npmi(first, terms.of_token, corpus.article_bounds)})
    named = labels(words, terms.matrix, terms.names, pieces["theme"].to_numpy(), numbers)
    stability = stability.assign(theme=numbers).reset_index(drop=True)
    return {"words": words, "labels": named, "stability": stability, "coherence": coherence}


def _require(n_themes: int | str, seed: int, n_resamples: int) -> None:
    """Refuse what is no number of themes, seed or number of draws."""

    def is_whole(value: object) -> bool:
        return isinstance(value, (int, np.integer)) and not isinstance(value, bool)

    if n_themes != "auto" and not (is_whole(n_themes) and 1 <= int(n_themes) <= MOST):
        raise ValueError(f"n_themes is {n_themes!r}, but it must be a whole number from 1 to {MOST}, or 'auto'.")
    for name, value in {"seed": seed, "n_resamples": n_resamples}.items():
        if not is_whole(value) or value < 0:
            raise ValueError(f"{name} is {value!r}, but it must be a whole number from 0.")


@once
def _one_of_each(corpus: Corpus) -> Corpus:
    """Keep one article of each story, the first by its id, whatever their order."""
    ids = corpus.articles.index.to_series()
    part = corpus.where((ids == ids.groupby(corpus.units).transform("min")).to_numpy(bool))
    part.units = None
    return part


@once
def _drawn(corpus: Corpus) -> Corpus:
    """Draw the articles that themes are fitted to."""
    return corpus.sample(FITTED)


@once
def _terms(corpus: Corpus, passages: bool, phrases: bool) -> Terms:
    """Count the terms of a corpus that tell its pieces apart, once for all numbers of themes."""
    return telling(count_terms(corpus, passages=passages, phrases=phrases))


@once
def _weighed(corpus: Corpus, passages: bool) -> tuple[csr_array, np.ndarray, np.ndarray, np.ndarray]:
    """Return weights of terms in the pieces that themes are fitted to, their idf, the axes, and places among them."""
    plain = _terms(corpus, passages, False)
    weights, idf = weigh(plain.matrix[_by_id(corpus, plain)[0]])
    axes = axes_of(weights)
    return weights, idf, axes, places_of(weights, axes)


def _by_id(corpus: Corpus, terms: Terms) -> tuple[np.ndarray, np.ndarray]:
    """Return the order of pieces by the id of their article, and these articles; a part of them where there are many.

    The same articles are so fitted in the same order, however they come. Only passages of long articles are so many.
    """
    by_id = np.unique(corpus.articles.index.to_numpy(object), return_inverse=True)[1][terms.pieces["row"]]
    order = np.lexsort((terms.pieces["start"], by_id))
    order = order[np.linspace(0, len(order) - 1, min(len(order), FITTED)).round().astype(int)]
    return order, by_id[order]


def _shown(stability: pd.DataFrame, *, chosen: bool, kept: int) -> np.ndarray:
    """Return the themes that are shown.

    Where their number was chosen, themes that fewer than two of three draws have are left out, but for the first that
    are to be kept, and unless no two would be left, since one alone is set apart from nothing.
    """
    common = np.flatnonzero((3 * stability["found"] >= 2 * stability["of"]) | (stability["theme"] < kept))
    return common if chosen and len(common) > 1 else np.arange(len(stability))


def _by_size(firm: np.ndarray, of_piece: np.ndarray) -> np.ndarray:
    """Return the order of themes: firm ones first, then those that more pieces belong to."""
    return np.lexsort((-np.bincount(of_piece, minlength=len(firm) + 1)[1:], ~firm))


def _nothing(corpus: Corpus) -> Themes:
    """Return no themes, for a corpus without words."""
    empty = {name: pd.DataFrame(columns=columns, dtype=float) for name, columns in COLUMNS.items()}
    labelled = pd.Series(dtype="str")
    return Themes(0, **empty, labels=labelled, facts=corpus.articles, by_passages=False, factors=NO_FACTORS)
