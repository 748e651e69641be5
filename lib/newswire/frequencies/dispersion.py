"""How evenly words are spread: over articles, and along one text."""

import numpy as np
import pandas as pd

from ..corpus.corpus import Corpus, Unit
from .rates import juilland


def dispersion(corpus: Corpus, words: str | list[str] | None = None, *, unit: Unit = "lower") -> pd.DataFrame:
    """Measure how evenly words are spread over articles.

    Parameters
    ----------
    corpus : Corpus
    words : list of str, optional
        Which words to measure; all unless given.
    unit : {"lower", "stem", "text"}
        What counts as one word.

    Returns
    -------
    DataFrame
        word, count, range (articles with the word), dp: Gries' deviation of proportions (2008), 0 when every article
        has its share and near 1 when few have all; dp_norm, the same divided by its largest value (Lijffijt & Gries
        2012); juilland_d, as in `word_frequencies`. By count.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["oil gas", "oil oil"]}))
    >>> dispersion(corpus)[["word", "dp"]].round(3).values.tolist()
    [['oil', 0.167], ['gas', 0.5]]
    """
    matrix, features = corpus.dtm(unit)
    size = matrix.sum(axis=1).astype(float)
    written = np.flatnonzero(size)
    matrix, size = matrix[written].tocsc(), size[written]
    if words is not None:
        place = features.get_indexer([words] if isinstance(words, str) else list(words))
        matrix, features = matrix[:, place[place >= 0]], features[place[place >= 0]]
    entries = matrix.tocoo()
    count = np.asarray(matrix.sum(axis=0), float).ravel()
    share = size / max(size.sum(), 1)
    # dp sums over all articles; those without the word add their share, which all shares together make one.
    gap = np.abs(entries.data / count[entries.col] - share[entries.row]) - share[entries.row]
    dp = 0.5 * (np.bincount(entries.col, gap, len(features)) + 1)
    parts = entries.data / size[entries.row]
    shares, squares = (np.bincount(entries.col, value, len(features)) for value in (parts, parts**2))
    with np.errstate(divide="ignore", invalid="ignore"):
        dp_norm = np.where(len(size) > 1, dp / (1 - share.min(initial=1)), np.nan)
    table = pd.DataFrame({"word": pd.Series(features, dtype="str"), "count": count.astype(int)})
    table["range"] = np.diff(matrix.indptr)
    table["dp"], table["dp_norm"] = dp, dp_norm
    table["juilland_d"] = juilland(shares, squares, len(size))
    return table.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)


def positions(corpus: Corpus, words: str | list[str], *, unit: Unit = "lower") -> pd.DataFrame:
    """Tell where words stand: how far into the corpus, and how far into their article.

    Returns
    -------
    DataFrame
        word, article, place (share of the corpus' tokens before it, 0 to 1), place_in_article, start, end (characters).

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["oil gas oil gas"]}))
    >>> positions(corpus, ["gas"])["place"].tolist()
    [0.25, 0.75]
    """
    feature_of, features = corpus.features(unit)
    wanted = features.get_indexer([words] if isinstance(words, str) else list(words))
    of_token = feature_of[corpus.codes]
    at = np.flatnonzero(np.isin(of_token, wanted[wanted >= 0]))
    row = corpus.token_articles(at)
    first, length = corpus.article_bounds[row], np.diff(corpus.article_bounds)[row]
    return pd.DataFrame(
        {
            "word": pd.Series(features.to_numpy()[of_token[at]], dtype="str"),
            "article": pd.Series(corpus.articles.index.to_numpy()[row], dtype="str"),
            "place": at / max(len(corpus.codes), 1),
            "place_in_article": (at - first) / np.maximum(length, 1),
            "start": corpus.token_starts[at],
            "end": corpus.token_ends(at),
        }
    )
