"""How much of each theme is in articles and passages, and on average in groups and periods, with intervals."""

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..periods import as_periods
from ..statistics import MIN_UNITS, difference_interval, percentiles, resampled_sums
from ..tables import column_of, require_groups
from .factors import Factors, memberships
from .terms import Terms
from .words import typical_sentences

COLUMNS = ["theme", "label", "group", "share", "low", "high", "n_articles", "thin"]
NO_TERM = 1e-9  # what a piece without terms weighs in its article, so that an article of such pieces has shares too


def found_in(
    corpus: Corpus, plain: Terms, terms: Terms, pieces: np.ndarray, factors: Factors, words: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Return what `Themes` tells of the articles that themes were found in: articles, pieces, passages and facts.

    Parameters
    ----------
    corpus : Corpus
    plain : Terms
        Counts of the terms of the factors.
    terms : Terms
        Counts of the words that describe the themes, which may be phrases.
    pieces : ndarray of float, shape (pieces, themes)
        How much of each theme is in each piece.
    factors : Factors
    words : DataFrame
        theme, word, score.
    """
    shares = memberships(pieces, factors.scales)  # so that an article has the same shares whatever comes with it
    fit = factors.fit(plain.matrix, pieces)
    size = plain.matrix.sum(axis=1) + NO_TERM
    sums = np.zeros((len(corpus), 2 + shares.shape[1]))  # over the pieces of each article
    np.add.at(sums, plain.pieces["row"], np.column_stack([size, fit * size, shares * size[:, None]]))
    sums[sums[:, 0] == 0, 2:] = 1  # an article without pieces belongs equally to all themes
    of_article = sums[:, 2:] / sums[:, 2:].sum(axis=1, keepdims=True)
    ids, themes = corpus.articles.index.to_numpy(), np.arange(shares.shape[1])
    articles = pd.DataFrame({"article": pd.Series(np.repeat(ids, len(themes)), dtype="str")})
    articles["theme"], articles["share"] = np.tile(themes, len(corpus)), of_article.ravel()
    articles["main"] = (of_article.argmax(axis=1)[:, None] == themes).ravel()
    articles["fit"] = np.repeat(sums[:, 1] / np.maximum(sums[:, 0], NO_TERM), len(themes))
    main = plain.pieces.assign(row=pd.Series(ids[plain.pieces["row"]], dtype="str")).rename(columns={"row": "article"})
    main["theme"], main["share"] = shares.argmax(axis=1), shares.max(axis=1)
    passages = typical_sentences(corpus, terms, words, of_article)
    return {"articles": articles, "pieces": main, "passages": passages, "facts": corpus.articles}


def group_of(facts: pd.DataFrame, by: str | None, freq: str | None = None) -> pd.Series:
    """Return the group of each article: the first day of its period, or what stands in a column."""
    if freq is not None:
        return as_periods(column_of(facts, "date"), freq).dt.start_time
    return pd.Series("all articles", index=facts.index) if by is None else column_of(facts, by)


def prevalence(shares: pd.DataFrame, group: pd.Series, labels: pd.Series, n_resamples: int, seed: int) -> pd.DataFrame:
    """Average the shares of articles within groups; see `Themes.prevalence`."""
    if shares.empty or group.isna().all():
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    parts = []
    for name, rows in _wide(shares, group).groupby(group.to_numpy(), sort=True, dropna=True):
        table = pd.DataFrame({"theme": rows.columns, "group": name, "share": rows.to_numpy().mean(axis=0)})
        table = table.assign(low=np.nan, high=np.nan, n_articles=len(rows), thin=len(rows) < MIN_UNITS)
        if len(rows) >= MIN_UNITS:
            means = resampled_sums(rows.to_numpy(), n_resamples, seed) / len(rows)
            table["low"], table["high"] = percentiles(means)
        parts.append(table)
    table = pd.concat(parts).sort_values(["theme", "group"], ignore_index=True)
    return table.assign(label=table["theme"].map(labels).astype("str"))[COLUMNS]


def difference(
    shares: pd.DataFrame, group: pd.Series, labels: pd.Series, a: object, b: object, n_resamples: int, seed: int
) -> pd.DataFrame:
    """Compare the shares of articles in two groups; see `Themes.difference`."""
    require_groups(group, a, b)
    rows = []
    for theme, of in _wide(shares, group).items():
        interval = difference_interval(of[group == a], of[group == b], n_resamples=n_resamples, seed=seed)
        rows.append({"theme": theme, "label": labels[theme]} | interval)
    return pd.DataFrame(rows, columns=["theme", "label", "difference", "low", "high"])


def _wide(shares: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Return a row for each article, in the order of its group, and a column for each theme."""
    return shares.pivot(index="article", columns="theme", values="share").reindex(group.index)
