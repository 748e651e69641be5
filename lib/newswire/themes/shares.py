"""How much of each theme is in articles, as in their passages."""

from typing import TypeAlias

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..corpus.archive.engine import at_once
from ..corpus.archive.parts import adds_up, concatenated
from .factors import Factors, shares_of
from .terms import Terms, count_terms
from .words import best_sentences, typical_sentences

LEAST_FIT = 0.15  # cosine of a piece with the nearest theme, below which it fits none
LEAST_WORDS = 2  # of the words of the nearest theme that a piece of it holds
NO_TERM = 1e-9  # what a piece without terms weighs in its article, so that an article of such pieces has shares too


Found: TypeAlias = tuple[dict[str, pd.DataFrame], bool]  # tables, and whether passages are of usual lengths


@at_once
def _together(parts: list[Found | None]) -> Found | None:
    """Put together what was found in parts of a corpus, of which some have no articles."""
    found = [part for part in parts if part is not None]
    if not found:
        return None
    usual = max(of_usual_length for _, of_usual_length in found)
    tables = {name: concatenated([part[name] for part, _ in found]) for name in ("articles", "pieces")}
    passages = [part["passages"] for part, of_usual_length in found if of_usual_length == usual]
    return tables | {"passages": best_sentences(passages)}, usual


@adds_up(_together)
def assigned(corpus: Corpus, factors: Factors, words: pd.DataFrame, *, passages: bool, nearest: bool) -> Found | None:
    """Find themes that were fitted to other articles; see `found_in`. None of a corpus without articles.

    Parameters
    ----------
    corpus : Corpus
    factors : Factors
    words : DataFrame
        theme, word, score, count.
    passages : bool
        Whether themes are found in passages.
    nearest : bool
        Whether to keep of each article the row of its nearest theme alone.
    """
    if not len(corpus):
        return None
    plain = count_terms(corpus, passages=passages, phrases=False, names=factors.names)
    known = words.sort_values("count", ascending=False, kind="stable")["word"].unique()
    terms = count_terms(corpus, passages=passages, names=pd.Index(known))
    tables, usual = found_in(corpus, plain, terms, factors, words)
    if nearest:
        shares = tables["articles"]["share"].to_numpy().reshape(len(corpus), -1)
        rows = np.arange(len(corpus)) * shares.shape[1] + shares.argmax(axis=1)
        tables["articles"] = tables["articles"].iloc[rows].reset_index(drop=True)
    return tables, usual


def found_in(corpus: Corpus, plain: Terms, terms: Terms, factors: Factors, words: pd.DataFrame) -> Found:
    """Return what `Themes` tells of the articles that themes were found in: articles, pieces and passages.

    Parameters
    ----------
    corpus : Corpus
    plain : Terms
        Counts of the terms of the factors.
    terms : Terms
        Counts of the words that describe the themes, which may be phrases.
    factors : Factors
    words : DataFrame
        theme, word, score.
    """
    shares, fit, of_piece = theme_of(plain, terms, factors, words)
    nearest, fits = shares.argmax(axis=1), of_piece > 0
    size = plain.matrix.sum(axis=1) + NO_TERM
    fitting = np.zeros_like(shares)
    fitting[np.arange(len(nearest)), nearest] = fits
    sums = np.zeros((len(corpus), 2 + 2 * len(factors.components)))  # over the pieces of each article
    held = np.column_stack([size, fit * size, shares * size[:, None], fitting])
    np.add.at(sums, plain.pieces["row"], held)
    weight, fit, of_article, fitting = np.split(sums, [1, 2, 2 + shares.shape[1]], axis=1)
    of_article[weight[:, 0] == 0] = 1  # an article without pieces belongs equally to all themes
    of_article = of_article / of_article.sum(axis=1, keepdims=True)
    ids, themes = corpus.articles.index.to_numpy(), np.arange(1, shares.shape[1] + 1)
    articles = pd.DataFrame({"article": pd.Series(np.repeat(ids, len(themes)), dtype="str")})
    articles["theme"], articles["share"] = np.tile(themes, len(corpus)), of_article.ravel()
    main = of_article.argmax(axis=1)[:, None] == themes - 1
    articles["main"] = (main & (fitting > 0)).ravel()
    articles["fit"] = np.repeat(fit / np.maximum(weight, NO_TERM), len(themes))
    pieces = plain.pieces.assign(row=pd.Series(ids[plain.pieces["row"]], dtype="str")).rename(
        columns={"row": "article"}
    )
    pieces["theme"], pieces["share"] = of_piece, shares.max(axis=1)
    passages, usual = typical_sentences(corpus, terms, words, of_article * main)
    return {"articles": articles, "pieces": pieces, "passages": passages}, usual


def theme_of(
    plain: Terms, terms: Terms, factors: Factors, words: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the shares of pieces in themes, how near they are to the nearest, and that theme, or 0 if they fit none.

    Takes what `found_in` does.
    """
    cosines = factors.find(plain.matrix)
    shares, fit = shares_of(cosines), np.maximum(cosines.max(axis=1), 0)
    nearest = shares.argmax(axis=1)
    fits = (fit >= LEAST_FIT) & _hold_words(terms, words, nearest, shares.shape[1])
    return shares, fit, np.where(fits, nearest + 1, 0)


def _hold_words(terms: Terms, words: pd.DataFrame, nearest: np.ndarray, n_themes: int) -> np.ndarray:
    """Tell whether pieces hold enough of the words of their nearest theme; a theme may have too few to ask for."""
    places = terms.names.get_indexer(words["word"]), words["theme"].to_numpy(int) - 1
    of_theme = sparse.csr_array((np.ones(len(words)), places), shape=(len(terms.names), n_themes))
    held = ((terms.matrix > 0).astype(float) @ of_theme).toarray()[np.arange(len(nearest)), nearest]
    return held >= np.minimum(of_theme.sum(axis=0), LEAST_WORDS)[nearest]


def held(articles: pd.DataFrame, pieces: pd.DataFrame | None) -> pd.DataFrame:
    """Return what of each article belongs to each theme: all or nothing, or what its passages are of its characters.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": "a", "theme": [1, 2], "main": [True, False]})
    >>> pieces = pd.DataFrame({"article": "a", "theme": [1, 0, 1], "start": [0, 50, 90], "end": [50, 90, 100]})
    >>> held(articles, None)["share"].tolist(), held(articles, pieces)["share"].tolist()
    ([1.0, 0.0], [0.6, 0.0])
    """
    if pieces is None:
        return articles.assign(share=articles["main"].astype(float))
    length = pieces["end"] - pieces["start"]
    of_theme = (length / length.groupby(pieces["article"]).transform("sum")).groupby(
        [pieces["article"], pieces["theme"]]
    )
    places = pd.MultiIndex.from_frame(articles[["article", "theme"]])
    return articles.assign(share=of_theme.sum().reindex(places, fill_value=0.0).to_numpy())
