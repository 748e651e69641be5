"""Themes of a corpus: their words, their sentences, who has how much of them, and how firm they are."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
from scipy import sparse

from ..progress import is_watched
from . import labels, prevalence
from .coherence import diversity, npmi
from .factors import factorise, top, weighted
from .firmness import choose, firmness
from .ranking import distinctiveness, memberships
from .terms import MANY, Terms, count_terms

LISTED = 25  # terms of a theme that are kept
SCORED = 10  # terms that coherence, stability and diversity look at


@dataclass(frozen=True)
class Themes:
    """Themes that were fitted to a corpus by `fit_themes`, and applied to it or, by `assign`, to another.

    Attributes
    ----------
    words : DataFrame
        theme, rank, word (or phrase), score (see `ranking.distinctiveness`), count.
    articles : DataFrame
        article, theme, share (the shares of an article sum to one), main (whether it is the largest), fit (0 to 1:
        how much of the article's weighted terms the themes account for).
    passages : DataFrame
        theme, rank, article, start, end, score: the most typical sentences, from different articles where there are.
    labels : Series
        Two or three terms for each theme that no other theme is labelled with.
    stability : DataFrame
        theme, found, of, overlap, firm: in how many resamples of the articles the theme was found again.
    coherence : DataFrame
        theme, coherence (NPMI of its ten first words); `diversity` is the share of different words among them.
    choice : DataFrame
        How each number of themes did, where the number was chosen; empty where it was given.
    pieces : DataFrame
        article, start, end, theme, share: what themes were fitted to, articles or passages.
    """

    n_themes: int
    words: pd.DataFrame
    articles: pd.DataFrame
    passages: pd.DataFrame
    labels: pd.Series
    stability: pd.DataFrame
    coherence: pd.DataFrame
    choice: pd.DataFrame
    pieces: pd.DataFrame
    facts: pd.DataFrame = field(repr=False)
    by_passages: bool = False
    names: pd.Index = field(default=None, repr=False)
    idf: np.ndarray = field(default=None, repr=False)
    components: np.ndarray = field(default=None, repr=False)
    scales: np.ndarray = field(default=None, repr=False)

    @cached_property
    def diversity(self) -> float:
        """Share of different words among the first ten of all themes."""
        listed = self.words[self.words["rank"] <= SCORED]
        return diversity([rows["word"].tolist() for _, rows in listed.groupby("theme")])

    def prevalence(self, by: str | None = None, freq: str | None = None, **options) -> pd.DataFrame:
        """Tell how much of the articles each theme makes up, by a column or over time; see `prevalence.prevalence`."""
        return prevalence.prevalence(self.articles, self.facts, self.labels, by=by, freq=freq, **options)

    def difference(self, by: str, a, b, **options) -> pd.DataFrame:
        """Tell how far each theme's share differs between two groups; see `prevalence.difference`."""
        return prevalence.difference(self.articles, self.facts, self.labels, by, a, b, **options)

    def assign(self, corpus) -> "Themes":
        """Find these themes in other articles; words, labels, stability and coherence stay as they were fitted."""
        from .assign import assign

        return assign(self, corpus)

    def save(self, path) -> None:
        """Write the themes to one file that `open_themes` opens; nothing in it is executable."""
        from .store import save_themes

        save_themes(self, path)

    def __repr__(self) -> str:
        return f"{self.n_themes} themes: {'; '.join(self.labels)}"

    def _repr_html_(self) -> str:
        from ..display.tables import table_html

        return f'<div class="nw-out">{table_html(self.overview(), "Themes of the corpus.")}</div>'

    def evidence(self) -> pd.DataFrame:
        """Return the typical sentences by the label of their theme, for `show(overview, evidence=...)`."""
        found = self.passages.assign(theme=self.passages["theme"].map(self.labels).astype("str"))
        return found[["theme", "article", "start", "end"]]

    def overview(self, n_words: int = 8) -> pd.DataFrame:
        """Return a row for each theme: theme (its label), words, share, n_articles, found, coherence."""
        listed = self.words[self.words["rank"] <= n_words].groupby("theme")["word"].agg(", ".join)
        share = self.articles.groupby("theme")["share"].mean()
        main = self.articles[self.articles["main"].astype(bool)].groupby("theme").size()
        firm = self.stability.set_index("theme")
        found = [f"{row.found} of {row.of}" if row.of else "not tried" for row in firm.itertuples()]
        return pd.DataFrame(
            {
                "theme": self.labels.astype("str"),
                "words": listed.reindex(self.labels.index).astype("str"),
                "share": share.reindex(self.labels.index),
                "n_articles": main.reindex(self.labels.index, fill_value=0),
                "found": pd.Series(found, index=firm.index, dtype="str").reindex(self.labels.index),
                "coherence": self.coherence.set_index("theme")["coherence"].reindex(self.labels.index),
            }
        ).reset_index(drop=True)


def fit_themes(
    corpus, n_themes="auto", seed: int = 0, *, phrases: bool = True, n_resamples: int = 20, quiet: bool | None = None
) -> Themes:
    """Find the themes of a corpus, with how firm each is.

    TF-IDF of words and firm phrases is factorised into non-negative parts, over articles, or over passages of some 60
    words where there are fewer than 50 articles. Articles are put into the order of their ids first, so that the same
    articles have the same themes whatever their order.

    Parameters
    ----------
    corpus : Corpus
    n_themes : int or "auto"
        How many themes; chosen by stability and coherence unless given.
    seed : int
        For the articles that are drawn to see how firm the themes are.
    phrases : bool
        Whether two words that belong together firmly count as one.
    n_resamples : int
        How many times articles are drawn; 0 to leave firmness untried.
    quiet : bool, optional
        Show no progress; shown where a terminal or a notebook is watching unless given.

    Returns
    -------
    Themes
        With empty tables for a corpus without words.

    Raises
    ------
    ValueError
        When `n_themes` is neither a whole number from 1 nor "auto".

    Examples
    --------
    >>> import newswire as nw
    >>> fitted = fit_themes(nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose.", "Rain fell."]})), 2, n_resamples=0)
    >>> fitted.articles.groupby("article")["share"].sum().round(6).tolist()
    [1.0, 1.0]
    """
    if n_themes != "auto" and (not isinstance(n_themes, (int, np.integer)) or n_themes < 1):
        raise ValueError(f"n_themes is {n_themes!r}, but it must be a whole number from 1, or 'auto'.")
    quiet = not is_watched() if quiet is None else quiet
    plain = count_terms(corpus, phrases=False)
    order = _canonical(corpus, plain)
    weights, kept, idf = weighted(plain.matrix[order])
    articles = np.cumsum(np.diff(plain.articles[order], prepend=-1) != 0) - 1  # numbered in canonical order
    tried = pd.DataFrame(columns=["n_themes", "stability", "coherence", "error", "score", "chosen"])
    if not weights.nnz:
        return _nothing(corpus, tried)
    if n_themes == "auto":
        tried = choose(weights, articles, _coherence_of(corpus, plain, kept), n_words=SCORED, seed=seed, quiet=quiet)
        n_themes = int(tried.loc[tried["chosen"], "n_themes"].iloc[0])
    n_themes = min(int(n_themes), weights.shape[0])
    pieces, components = _largest_first(*factorise(weights, n_themes))
    known_by = top(distinctiveness(weights, memberships(pieces)), SCORED)
    again = n_resamples if len(articles) > 3 else 0
    firm = firmness(weights, articles, known_by, n_resamples=again, seed=seed, quiet=quiet)
    by_row = np.empty_like(pieces)
    by_row[order] = pieces
    terms = count_terms(corpus) if phrases else plain
    scales = np.maximum(pieces.sum(axis=0), 1e-12)
    described = _described(corpus, terms, memberships(by_row))
    fitted = {"names": plain.names[kept], "idf": idf, "components": components, "scales": scales}
    parts = applied(corpus, plain, terms, by_row, fitted, described["words"])
    return Themes(n_themes, **described, **fitted, **parts, stability=firm, choice=tried)


def _described(corpus, terms: Terms, shares: np.ndarray) -> dict:
    """Return words, labels and coherence of themes, by terms that may be phrases."""
    kept = weighted(terms.matrix)[1]
    scores = distinctiveness(terms.matrix[:, kept], shares)
    if len(scores) == 1:  # one theme is set apart from nothing: its words are the frequent ones
        scores = np.asarray(terms.matrix[:, kept].sum(axis=0), float).reshape(1, -1)
    best = top(scores, SCORED)
    words = _words(scores, terms.names[kept], terms.matrix[:, kept])
    coherence = pd.DataFrame({"theme": np.arange(len(scores)), "coherence": _coherence(corpus, terms, kept, best)})
    return {"words": words, "labels": labels.labels(words, len(scores)), "coherence": coherence}


def _largest_first(pieces: np.ndarray, components: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Put themes in order of how much of the pieces they make up."""
    order = np.argsort(-memberships(pieces).sum(axis=0).round(9), kind="stable")
    return pieces[:, order], components[order]


def applied(corpus, plain: Terms, terms: Terms, pieces: np.ndarray, fitted: dict, words: pd.DataFrame) -> dict:
    """Return what depends on the articles: the tables articles, pieces and passages, and the articles' facts."""
    share = memberships(pieces, fitted["scales"])  # an article has the same shares whatever comes with it
    counts = plain.matrix[:, plain.names.get_indexer(fitted["names"])]
    size = np.asarray(counts.sum(axis=1)).ravel() + 1e-9
    rows, n_themes = plain.articles, share.shape[1]
    of_article = np.stack([np.bincount(rows, share[:, k] * size, len(corpus)) for k in range(n_themes)], axis=1)
    of_article[~np.isin(np.arange(len(corpus)), rows)] = 1
    of_article /= of_article.sum(axis=1, keepdims=True)
    fits = np.bincount(rows, _fit(counts, pieces, fitted) * size, len(corpus))
    fits /= np.maximum(np.bincount(rows, size, len(corpus)), 1e-300)
    ids = corpus.articles.index.to_numpy()
    main = of_article.argmax(axis=1)[:, None] == np.arange(n_themes)
    articles = pd.DataFrame(
        {
            "article": pd.Series(np.repeat(ids, n_themes), dtype="str"),
            "theme": np.tile(np.arange(n_themes), len(corpus)),
            "share": of_article.ravel(),
            "main": main.ravel(),
            "fit": np.repeat(fits, n_themes),
        }
    )
    at = {"article": pd.Series(ids[rows], dtype="str"), "start": plain.starts, "end": plain.ends}
    of_piece = pd.DataFrame({**at, "theme": share.argmax(axis=1), "share": share.max(axis=1)})
    typical = labels.typical_sentences(corpus, terms, words, of_article)
    facts = {"facts": corpus.articles, "by_passages": len(corpus) < MANY}
    return {"articles": articles, "pieces": of_piece, "passages": typical, **facts}


def _fit(counts: sparse.csr_array, pieces: np.ndarray, fitted: dict) -> np.ndarray:
    """Return the cosine of each piece's weighted terms with what its themes make of it."""
    data = counts.astype(float)
    data.data = (1 + np.log(data.data)) * np.asarray(fitted["idf"])[data.indices]
    across = (pieces * (data @ fitted["components"].T)).sum(axis=1)
    made = np.einsum("ik,kl,il->i", pieces, fitted["components"] @ fitted["components"].T, pieces)
    length = np.sqrt(np.asarray(data.multiply(data).sum(axis=1)).ravel() * np.maximum(made, 0))
    return np.divide(across, length, out=np.zeros_like(across), where=length > 0)


def _canonical(corpus, terms: Terms) -> np.ndarray:
    """Return the order of pieces by the id of their article, then by their place in it."""
    rank = np.argsort(np.argsort(corpus.articles.index.to_numpy(object), kind="stable"), kind="stable")
    return np.lexsort((terms.starts, rank[terms.articles])) if len(terms.articles) else np.empty(0, np.int64)


def _words(scores: np.ndarray, names: pd.Index, matrix) -> pd.DataFrame:
    counts = np.asarray(matrix.sum(axis=0)).ravel()
    best = top(scores, LISTED)
    theme = np.repeat(np.arange(len(scores)), best.shape[1])
    found = pd.DataFrame({"theme": theme, "rank": np.tile(np.arange(1, best.shape[1] + 1), len(scores))})
    found["word"] = pd.Series(names.to_numpy()[best.ravel()], dtype="str")
    found["score"], found["count"] = scores[theme, best.ravel()], counts[best.ravel()].astype(int)
    return found[found["score"] > 0].reset_index(drop=True)


def _coherence(corpus, terms: Terms, kept: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    return npmi([kept[theme].tolist() for theme in chosen], terms.of_token, corpus.article_bounds)


def _coherence_of(corpus, terms: Terms, kept: np.ndarray):
    return lambda words: float(np.nanmean(_coherence(corpus, terms, kept, words))) if words.size else np.nan


def _nothing(corpus, tried: pd.DataFrame) -> Themes:
    columns = {
        "words": ["theme", "rank", "word", "score", "count"],
        "articles": ["article", "theme", "share", "main", "fit"],
        "passages": ["theme", "rank", "article", "start", "end", "score"],
        "stability": ["theme", "found", "of", "overlap", "firm"],
        "coherence": ["theme", "coherence"],
        "pieces": ["article", "start", "end", "theme", "share"],
    }
    empty = {
        name: pd.DataFrame({column: pd.Series(dtype=float) for column in listed}) for name, listed in columns.items()
    }
    return Themes(0, **empty, labels=pd.Series(dtype="str"), choice=tried, facts=corpus.articles)
