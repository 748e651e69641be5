"""Names for themes, and the sentences that are most like them."""

import numpy as np
import pandas as pd
from scipy import sparse

CANDIDATES = 12
SENTENCES = 5
SHORT, LONG = 8, 60  # words of a sentence that may stand for a theme


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
    listed = words[words["rank"] <= CANDIDATES]
    strongest = listed.groupby("word")["score"].transform("max")
    own = listed[listed["score"] == strongest].drop_duplicates("word")
    own = own.assign(weight=own["score"] * np.where(own["word"].str.contains(" "), 1.5, 1))
    own = own.sort_values(["theme", "weight", "rank"], ascending=[True, False, True])
    named = {theme: ", ".join(_apart(rows["word"].tolist(), n)) for theme, rows in own.groupby("theme")}
    found = [named.get(theme) or f"theme {theme + 1}" for theme in range(n_themes)]
    return pd.Series(found, index=pd.RangeIndex(n_themes, name="theme"), dtype="str")


def typical_sentences(corpus, terms, words: pd.DataFrame, shares: np.ndarray) -> pd.DataFrame:
    """Return the sentences that hold most of each theme's terms, in articles that have most of the theme.

    Returns
    -------
    DataFrame
        theme, rank, article, start, end, score; sentences of 8 to 60 words, from different articles where there are
        enough, at most five a theme.
    """
    n_themes = shares.shape[1]
    in_theme = sparse.lil_array((len(terms.names), n_themes))
    words = words[words["word"].isin(terms.names)]
    in_theme[terms.names.get_indexer(words["word"]), words["theme"].to_numpy()] = np.log1p(words["score"].to_numpy())
    found = terms.of_token >= 0
    shape = (len(corpus.sentence_starts), len(terms.names))
    rows, columns = corpus.token_sentences()[found], terms.of_token[found]
    holds = sparse.coo_array((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr()
    holds.data[:] = 1  # a word counts once a sentence
    length = np.diff(corpus.sentence_bounds)
    score = (holds @ in_theme.tocsr()).toarray() / np.sqrt(np.maximum(length, 1))[:, None]
    score *= shares[corpus.sentence_articles]
    fair = (length >= SHORT) & (length <= LONG)
    if fair.any():
        score[~fair] = 0
    parts = [_best(corpus, score[:, theme], theme) for theme in range(n_themes)]
    return pd.concat(parts, ignore_index=True)


def _best(corpus, score: np.ndarray, theme: int) -> pd.DataFrame:
    """Return the best sentences of one theme, one an article as long as there are articles."""
    order = np.lexsort((corpus.sentence_starts, -score))[: 400 * SENTENCES]
    order = order[score[order] > 0]
    rows = corpus.sentence_articles[order]
    first = np.sort(np.unique(rows, return_index=True)[1])
    rest = np.setdiff1d(np.arange(len(order)), first)
    chosen = order[np.concatenate([first, rest])[:SENTENCES]] if len(order) else order
    return pd.DataFrame(
        {
            "theme": theme,
            "rank": np.arange(1, len(chosen) + 1),
            "article": pd.Series(corpus.articles.index.to_numpy()[corpus.sentence_articles[chosen]], dtype="str"),
            "start": corpus.sentence_starts[chosen],
            "end": corpus.sentence_ends[chosen],
            "score": score[chosen],
        }
    )


def _apart(candidates: list[str], n: int) -> list[str]:
    """Take the first terms that do not repeat one another: not both "nations" and "united nations"."""
    chosen = []
    for term in candidates:
        if not any(set(term.split()) & set(other.split()) for other in chosen):
            chosen.append(term)
    return chosen[:n]
