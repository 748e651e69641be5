"""Themes of a corpus: fitted, found in other articles, and asked for their shares, their sentences and their doubt."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from os import PathLike

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..statistics import N_RESAMPLES
from . import shares, store
from .factors import NO_FACTORS, SCORED, Factors, factorise, known_by, largest_first, memberships, unsettled, weigh
from .measures import choose, firmness, npmi
from .terms import count_terms, telling
from .words import describe, labels

MANY = 50  # articles from which on themes are fitted to whole articles; with fewer, to passages

_COLUMNS = {
    "words": ["theme", "rank", "word", "score", "count"],
    "articles": ["article", "theme", "share", "main", "fit"],
    "passages": ["theme", "rank", "article", "start", "end", "score"],
    "stability": ["theme", "found", "of", "overlap", "firm"],
    "coherence": ["theme", "coherence"],
    "choice": ["n_themes", "stability", "coherence", "error", "score", "chosen"],
    "pieces": ["article", "start", "end", "theme", "share"],
}
_ARRAYS = ("idf", "components", "scales")


@dataclass(frozen=True)
class Themes:
    """Themes that were fitted to a corpus by `fit_themes`, and found in it or, by `assign`, in another.

    Attributes
    ----------
    n_themes : int
    words : DataFrame
        theme, rank, word (or phrase), score (how far it sets the theme apart), count (of its occurrences).
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
        theme, coherence (NPMI of its first ten words).
    choice : DataFrame
        How each number of themes did, where the number was chosen; empty where it was given.
    pieces : DataFrame
        article, start, end, theme, share: the main theme of each article or passage that themes were found in.
    facts : DataFrame
        The articles with their columns.
    by_passages : bool
        Whether themes were fitted to passages rather than whole articles.
    factors : Factors
        What `assign` needs.
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
    by_passages: bool
    factors: Factors = field(repr=False)

    def __repr__(self) -> str:
        return f"{self.n_themes} themes: {'; '.join(self.labels)}"

    def _repr_html_(self) -> str:
        from ..display.tables import table_html

        return f'<div class="nw-out">{table_html(self.overview(), "Themes of the corpus.")}</div>'

    @cached_property
    def diversity(self) -> float:
        """Share of different words among the first ten of all themes (Dieng, Ruiz & Blei 2020)."""
        first = self.words.loc[self.words["rank"] <= SCORED, "word"]
        return first.nunique() / len(first) if len(first) else float("nan")

    def overview(self, n_words: int = 8) -> pd.DataFrame:
        """Return a row for each theme: theme (its label), words, share, n_articles, found, coherence."""
        main = self.articles[self.articles["main"].astype(bool)]
        firm = self.stability.set_index("theme").astype("str")
        found = (firm["found"] + " of " + firm["of"]).mask(firm["of"] == "0", "not tried")
        columns = {
            "theme": self.labels.astype("str"),
            "words": self.words[self.words["rank"] <= n_words].groupby("theme")["word"].agg(", ".join).astype("str"),
            "share": self.articles.groupby("theme")["share"].mean(),
            "n_articles": main.groupby("theme").size().reindex(self.labels.index, fill_value=0),
            "found": found,
            "coherence": self.coherence.set_index("theme")["coherence"],
        }
        return pd.DataFrame(columns, index=self.labels.index).reset_index(drop=True)

    def evidence(self) -> pd.DataFrame:
        """Return the typical sentences by the label of their theme, for `show(overview, evidence=...)`."""
        labelled = self.passages.assign(theme=self.passages["theme"].map(self.labels).astype("str"))
        return labelled[["theme", "article", "start", "end"]]

    def prevalence(
        self, by: str | None = None, freq: str | None = None, *, n_resamples: int = N_RESAMPLES, seed: int = 0
    ) -> pd.DataFrame:
        """Tell how much of the articles each theme makes up, in groups or over time.

        Parameters
        ----------
        by : str, optional
            Column of the articles; all articles are one group unless given.
        freq : {"day", "week", "month", "quarter", "year"}, optional
            Group by the date instead.
        n_resamples, seed : int

        Returns
        -------
        DataFrame
            theme, label, group (the first day of a period), share (mean over the group's articles), low and high
            (95%, bootstrap over articles, missing below five), n_articles, thin.

        Raises
        ------
        ValueError
            When there is no such column or period.
        """
        group = shares.group_of(self.facts, by, freq)
        return shares.prevalence(self.articles, group, self.labels, n_resamples, seed)

    def difference(
        self, by: str, a: object, b: object, *, n_resamples: int = N_RESAMPLES, seed: int = 0
    ) -> pd.DataFrame:
        """Tell how far the mean share of each theme in group b lies above that in group a, with its own interval.

        Returns
        -------
        DataFrame
            theme, label, difference, low, high.

        Raises
        ------
        ValueError
            When there is no such column or group.
        """
        return shares.difference(self.articles, shares.group_of(self.facts, by), self.labels, a, b, n_resamples, seed)

    @unsettled()
    def assign(self, corpus: Corpus) -> "Themes":
        """Find these themes in other articles.

        Returns
        -------
        Themes
            With the tables articles, pieces and passages of these articles; all else is as it was fitted.
        """
        if not self.n_themes or not len(corpus):
            tables = {name: getattr(self, name).head(0) for name in ("articles", "pieces", "passages")}
            return replace(self, **tables, facts=corpus.articles)
        plain = count_terms(corpus, passages=self.by_passages, phrases=False, names=self.factors.names)
        terms = count_terms(corpus, passages=self.by_passages, names=pd.Index(self.words["word"].unique()))
        pieces = self.factors.find(plain.matrix)
        return replace(self, **shares.found_in(corpus, plain, terms, pieces, self.factors, self.words))

    def save(self, path: str | PathLike) -> None:
        """Write the themes to one file that `open_themes` opens; the articles' own columns are not in it."""
        note = {"n_themes": self.n_themes, "by_passages": self.by_passages}
        note |= {"names": self.factors.names.tolist(), "labels": self.labels.tolist()}
        tables = {name: getattr(self, name) for name in _COLUMNS}
        store.write(path, note, tables, {name: getattr(self.factors, name) for name in _ARRAYS})


def open_themes(path: str | PathLike) -> Themes:
    """Open themes that `Themes.save` wrote.

    Parameters
    ----------
    path : path

    Returns
    -------
    Themes
        Use `assign` for prevalence over the columns of a corpus.

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    ValueError
        When it is not a file of themes, is damaged, or was written in another format.
    """
    note, tables, arrays = store.read(path)
    n_themes = note["n_themes"]
    labelled = pd.Series(note["labels"], index=pd.RangeIndex(n_themes, name="theme"), dtype="str")
    facts = pd.DataFrame(index=pd.Index(tables["articles"]["article"].unique(), name="article"))
    factors = replace(NO_FACTORS, names=pd.Index(note["names"], dtype="str"), **arrays)
    passages = note["by_passages"]
    return Themes(n_themes, **tables, labels=labelled, facts=facts, by_passages=passages, factors=factors)


@unsettled()
def fit_themes(
    corpus: Corpus,
    n_themes: int | str = "auto",
    seed: int = 0,
    *,
    phrases: bool = True,
    n_resamples: int = 20,
    progress: bool | None = None,
) -> Themes:
    """Find the themes of a corpus, with how firm each is.

    TF-IDF of words is factorised into non-negative parts, over articles, or over passages of some 60 words where there
    are fewer than 50 articles; themes are then described by the words and firm phrases that set them apart. Articles
    are put into the order of their ids first, so that the same articles have the same themes whatever their order.

    Parameters
    ----------
    corpus : Corpus
    n_themes : int or "auto"
        How many themes; chosen by stability and coherence unless given.
    seed : int
        For the articles that are drawn to see how firm the themes are.
    phrases : bool
        Whether two words that firmly belong together count as one.
    n_resamples : int
        How many times articles are drawn; 0 to leave firmness untried.
    progress : bool, optional
        Whether to show progress bars; by default they are shown where a terminal or JupyterLab is watching.

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
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose.", "Rain fell."]}))
    >>> fitted = fit_themes(corpus, 2, n_resamples=0)
    >>> fitted.articles.groupby("article")["share"].sum().round(6).tolist()
    [1.0, 1.0]
    """
    if n_themes != "auto" and (not isinstance(n_themes, (int, np.integer)) or n_themes < 1):
        raise ValueError(f"n_themes is {n_themes!r}, but it must be a whole number from 1, or 'auto'.")
    passages = len(corpus) < MANY
    plain = telling(count_terms(corpus, passages=passages, phrases=False))
    if not plain.matrix.nnz:
        return _nothing(corpus)
    # Pieces by the id of their article: the same articles are fitted in the same order, however they come.
    by_id = np.unique(corpus.articles.index.to_numpy(object), return_inverse=True)[1][plain.pieces["row"]]
    order = np.lexsort((plain.pieces["start"], by_id))
    weights, idf = weigh(plain.matrix)
    weights, articles = weights[order], by_id[order]
    choice = pd.DataFrame(columns=_COLUMNS["choice"])
    if n_themes == "auto":
        choice = choose(weights, articles, plain, corpus.article_bounds, seed, progress)
        n_themes = choice.loc[choice["chosen"], "n_themes"].iloc[0]
    pieces, components = largest_first(*factorise(weights, min(int(n_themes), len(order))))
    stability = firmness(weights, articles, known_by(weights, pieces), n_resamples, seed, progress)
    factors = Factors(plain.names, idf, components, pieces.sum(axis=0))
    pieces = pieces[np.argsort(order)]  # back in the order of the corpus
    terms = telling(count_terms(corpus, passages=passages)) if phrases else plain
    words, first = describe(terms, memberships(pieces, factors.scales))
    measured = npmi(first, terms.of_token, corpus.article_bounds)
    coherence = pd.DataFrame({"theme": np.arange(len(first)), "coherence": measured})
    described = {"words": words, "labels": labels(words, len(first)), "stability": stability, "coherence": coherence}
    held = shares.found_in(corpus, plain, terms, pieces, factors, words)
    return Themes(len(first), **described, **held, choice=choice, by_passages=passages, factors=factors)


def _nothing(corpus: Corpus) -> Themes:
    """Return no themes, for a corpus without words."""
    empty = {name: pd.DataFrame(columns=columns, dtype=float) for name, columns in _COLUMNS.items()}
    labelled = pd.Series(dtype="str")
    return Themes(0, **empty, labels=labelled, facts=corpus.articles, by_passages=False, factors=NO_FACTORS)
