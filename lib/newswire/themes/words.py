"""What themes are known by: the words that set them apart, the labels made of these, and typical sentences."""

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from .factors import LISTED, SCORED, distinctiveness, top
from .terms import Terms

LABELLED = 12  # words of a theme, the first, that its label is chosen from
MOST_LABEL, UNNAMED = 5, 0.3  # terms of a label at most, where more of the pieces than this hold none of fewer
PHRASE_WORTH = 1.5  # what the score of a phrase counts for in choosing a label, where that of a word counts for 1
SENTENCES = 5  # of each theme
SHORT, LONG = 8, 60  # tokens of a typical sentence, which is to be neither a heading nor a list


def describe(terms: Terms, rows: np.ndarray, shares: np.ndarray) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the words that set themes apart, or of a single theme, which nothing is set apart from, the frequent ones.

    Parameters
    ----------
    terms : Terms
    rows : ndarray of int
        The pieces whose shares are known.
    shares : ndarray of float, shape (rows, themes)

    Returns
    -------
    words : DataFrame
        theme (from 1), rank, word, score (above 0), count.
    first : ndarray of int, shape (themes, terms)
        The columns of each theme's first terms, whatever their score.
    """
    counts = terms.matrix.sum(axis=0)
    apart = shares.shape[1] > 1
    scores = distinctiveness(terms.matrix[rows], shares) if apart else counts[None].astype(float)
    best = top(scores, LISTED)
    theme, rank = np.indices(best.shape).reshape(2, -1)
    words = pd.DataFrame({"theme": theme + 1, "rank": rank + 1})
    words["word"] = pd.Series(terms.names.to_numpy()[best.ravel()], dtype="str")
    words["score"], words["count"] = scores[theme, best.ravel()], counts[best.ravel()]
    return words[words["score"] > 0].reset_index(drop=True), best[:, :SCORED]


def labels(
    words: pd.DataFrame, matrix: sparse.csr_array, names: pd.Index, main: np.ndarray, themes: pd.RangeIndex, n: int = 3
) -> pd.Series:
    """Name each theme by terms that no other theme is named by, and of which most of its pieces hold one.

    The first term is the one that is strong and stands in many of the pieces; the next counts by those that are left.

    Parameters
    ----------
    words : DataFrame
        theme, rank, word, score.
    matrix : csr_array, shape (pieces, terms)
        Counts of the words, among other terms.
    names : Index
        Those terms.
    main : ndarray of int, shape (pieces,)
        The theme of each piece, 0 for none.
    themes : RangeIndex
        A theme without words is named by its number.
    n : int
        Terms in a label; up to two more where they leave many of the pieces without one.

    Returns
    -------
    Series of str, indexed by theme

    Examples
    --------
    >>> words = pd.DataFrame({"theme": [1, 1, 2, 2], "rank": [1, 2, 1, 2], "word": ["oil", "gas", "oil", "rain"],
    ...                       "score": [9.0, 8.0, 3.0, 2.0]})
    >>> holds, names = sparse.csr_array(np.ones((2, 3))), pd.Index(["gas", "oil", "rain"])
    >>> labels(words, holds, names, np.array([1, 2]), pd.RangeIndex(1, 3), 1).tolist()
    ['oil', 'rain']
    """
    listed = words[words["rank"] <= LABELLED]
    strongest = listed.groupby("word")["score"].transform("max")
    own = listed[listed["score"] == strongest].drop_duplicates("word")
    own = own.assign(weight=own["score"] * np.where(own["word"].str.contains(" "), PHRASE_WORTH, 1))
    labelled = pd.Series([f"theme {theme}" for theme in themes], themes.rename("theme"), "str")
    for theme, rows in own.groupby("theme"):
        holds = matrix[main == theme][:, names.get_indexer(rows["word"])].toarray() > 0
        labelled[theme] = ", ".join(_apart(rows["word"].tolist(), rows["weight"].to_numpy(), holds, n))
    return labelled


def _apart(words: list[str], weights: np.ndarray, holds: np.ndarray, n: int) -> list[str]:
    """Take terms that do not repeat one another: not both "nations" and "united nations"."""
    chosen: list[str] = []
    left = np.ones(len(holds), bool)  # pieces that hold none of the chosen
    while len(chosen) < n or (len(chosen) < MOST_LABEL and left.sum() > UNNAMED * len(left)):
        new = [not set(word.split()) & set(" ".join(chosen).split()) for word in words]
        worth = weights * new * (holds[left].sum(axis=0) + 1)
        if not worth.any():
            break
        best = int(worth.argmax())
        chosen.append(words[best])
        left &= ~holds[:, best]
    return chosen


def typical_sentences(
    corpus: Corpus, terms: Terms, words: pd.DataFrame, shares: np.ndarray
) -> tuple[pd.DataFrame, bool]:
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
    passages : DataFrame
        theme, rank, article, start, end, score; sentences of 8 to 60 tokens, from different articles where there are
        enough, at most five a theme.
    usual : bool
        Whether there are sentences of such lengths; else they are of any.
    """
    in_theme = np.zeros((len(terms.names), shares.shape[1]))
    in_theme[terms.names.get_indexer(words["word"]), words["theme"] - 1] = np.log1p(words["score"])
    counted = terms.of_token >= 0
    places = corpus.token_sentences()[counted], terms.of_token[counted]
    holds = sparse.csr_array((np.ones(len(places[0])), places), shape=(len(corpus.sentence_starts), len(terms.names)))
    holds.data[:] = 1  # a word counts once a sentence
    length = np.diff(corpus.sentence_bounds)
    score = holds @ in_theme / np.sqrt(np.maximum(length, 1))[:, None]
    score *= shares[corpus.sentence_articles]
    fair = (length >= SHORT) & (length <= LONG)
    if fair.any():
        score[~fair] = 0
    return _best(corpus, score), bool(fair.any())


def _best(corpus: Corpus, score: np.ndarray) -> pd.DataFrame:
    """Return the best sentences of each theme."""
    theme, held = np.nonzero(score.T)
    table = pd.DataFrame({"theme": theme + 1, "article": corpus.sentence_articles[held]})
    table["start"], table["end"] = corpus.sentence_starts[held], corpus.sentence_ends[held]
    best = best_sentences([table.assign(score=score[held, theme])])
    return best.assign(article=pd.Series(corpus.articles.index.to_numpy()[best["article"]], dtype="str"))


def best_sentences(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Keep the best sentences of each theme, the first of each article before all others; of parts, those of the whole.

    Examples
    --------
    >>> table = pd.DataFrame({"theme": 1, "article": ["a", "a"], "start": [0, 9], "end": [9, 19], "score": [3.0, 2.0]})
    >>> best_sentences([table, table.head(1).assign(article="b", score=1.0)])[["article", "start"]].values.tolist()
    [['a', 0], ['b', 0], ['a', 9]]
    """
    columns = ["theme", "rank", "article", "start", "end", "score"]
    order = {"theme": True, "score": False, "start": True}
    table = pd.concat(tables).sort_values(list(order), ascending=list(order.values()), kind="stable")
    table["again"] = table.duplicated(["theme", "article"])
    table = table.sort_values(["theme", "again"], kind="stable").groupby("theme").head(SENTENCES)
    return table.assign(rank=table.groupby("theme").cumcount() + 1)[columns].reset_index(drop=True)
