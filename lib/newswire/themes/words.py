"""What themes are known by: the words that set them apart, the labels made of these, and typical sentences."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from .factors import SCORED, distinctiveness, top
from .terms import Terms

LISTED = 25  # words of a theme that are kept
LABELLED = 12  # words of a theme, the first, that its label is chosen from
PHRASE_WORTH = 1.5  # what the score of a phrase counts for in choosing a label, where that of a word counts for 1
SENTENCES = 5  # of each theme
SHORT, LONG = 8, 60  # tokens of a typical sentence, which is to be neither a heading nor a list
SEARCHED = 2000  # best sentences of a theme among which those from different articles are looked for


def describe(terms: Terms, shares: np.ndarray) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the words that set themes apart, or of a single theme, which nothing is set apart from, the frequent ones.

    Parameters
    ----------
    terms : Terms
    shares : ndarray of float, shape (pieces, themes)

    Returns
    -------
    words : DataFrame
        theme, rank, word, score (above 0), count.
    first : ndarray of int, shape (themes, terms)
        The columns of each theme's first terms, whatever their score.
    """
    counts = terms.matrix.sum(axis=0)
    scores = distinctiveness(terms.matrix, shares) if shares.shape[1] > 1 else counts[None].astype(float)
    best = top(scores, LISTED)
    theme, rank = np.indices(best.shape).reshape(2, -1)
    words = pd.DataFrame({"theme": theme, "rank": rank + 1})
    words["word"] = pd.Series(terms.names.to_numpy()[best.ravel()], dtype="str")
    words["score"], words["count"] = scores[theme, best.ravel()], counts[best.ravel()]
    return words[words["score"] > 0].reset_index(drop=True), best[:, :SCORED]


def labels(words: pd.DataFrame, n_themes: int, n: int = 3) -> pd.Series:
    """Name each theme by terms that no other theme is named by, phrases before words of the same strength.

    Parameters
    ----------
    words : DataFrame
        theme, rank, word, score.
    n_themes : int
        A theme without words is named by its number.
    n : int
        Terms in a label.

    Returns
    -------
    Series of str, indexed by theme

    Examples
    --------
    >>> words = pd.DataFrame({"theme": [0, 0, 1, 1], "rank": [1, 2, 1, 2], "word": ["oil", "gas", "oil", "rain"],
    ...                       "score": [9.0, 8.0, 3.0, 2.0]})
    >>> labels(words, 2, 1).tolist()
    ['oil', 'rain']
    """
    listed = words[words["rank"] <= LABELLED]
    strongest = listed.groupby("word")["score"].transform("max")
    own = listed[listed["score"] == strongest].drop_duplicates("word")
    own = own.assign(weight=own["score"] * np.where(own["word"].str.contains(" "), PHRASE_WORTH, 1))
    own = own.sort_values(["theme", "weight", "rank"], ascending=[True, False, True])
    named = own.groupby("theme")["word"].agg(lambda terms: ", ".join(_apart(terms, n)))
    numbered = [f"theme {theme + 1}" for theme in range(n_themes)]
    labelled = pd.Series(numbered, pd.RangeIndex(n_themes, name="theme"), "str")
    labelled.update(named)
    return labelled


def _apart(candidates: Iterable[str], n: int) -> list[str]:
    """Take the first terms that do not repeat one another: not both "nations" and "united nations"."""
    chosen: list[str] = []
    for term in candidates:
        if not set(term.split()) & set(" ".join(chosen).split()):
            chosen.append(term)
    return chosen[:n]


def typical_sentences(corpus: Corpus, terms: Terms, words: pd.DataFrame, shares: np.ndarray) -> pd.DataFrame:
    """Return the sentences that hold most of each theme's words, in articles that have most of the theme.

    Parameters
    ----------
    corpus : Corpus
    terms : Terms
        Counts of the words, in this corpus.
    words : DataFrame
        theme, word, score.
    shares : ndarray of float, shape (articles, themes)

    Returns
    -------
    DataFrame
        theme, rank, article, start, end, score; sentences of 8 to 60 tokens, from different articles where there are
        enough, at most five a theme.
    """
    in_theme = np.zeros((len(terms.names), shares.shape[1]))
    in_theme[terms.names.get_indexer(words["word"]), words["theme"]] = np.log1p(words["score"])
    counted = terms.of_token >= 0
    places = corpus.token_sentences()[counted], terms.of_token[counted]
    holds = sparse.csr_array((np.ones(len(places[0])), places), shape=(len(corpus.sentence_starts), len(terms.names)))
    holds.data[:] = 1  # a word counts once a sentence
    length = np.diff(corpus.sentence_bounds)
    score = holds @ in_theme / np.sqrt(np.maximum(length, 1))[:, None]
    score *= shares[corpus.sentence_articles]
    fair = (length >= SHORT) & (length <= LONG)
    if fair.any():  # else any will do
        score[~fair] = 0
    return pd.concat([_best(corpus, score[:, theme], theme) for theme in range(shares.shape[1])], ignore_index=True)


def _best(corpus: Corpus, score: np.ndarray, theme: int) -> pd.DataFrame:
    """Return the best sentences of one theme, one an article as long as there are articles."""
    order = np.lexsort((corpus.sentence_starts, -score))[:SEARCHED]
    order = order[score[order] > 0]
    again = pd.Series(corpus.sentence_articles[order]).duplicated()
    chosen = order[np.argsort(again, kind="stable")][:SENTENCES]  # the first of each article before all others
    table = pd.DataFrame({"theme": theme, "rank": np.arange(1, len(chosen) + 1)})
    table["article"] = pd.Series(corpus.articles.index.to_numpy()[corpus.sentence_articles[chosen]], dtype="str")
    table["start"], table["end"] = corpus.sentence_starts[chosen], corpus.sentence_ends[chosen]
    return table.assign(score=score[chosen])
