"""The state of an exploration, without any widget: a query, filters, and what they give."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..corpus.overview import groupings
from ..frequencies.concordance import find, lines
from .summary import ORDERS, ordered, trend_of

MOST_LINES = 200
MOST_CHOICES = 40
MOST_COLUMNS = 4
LONGEST_QUERY = 200
CONTEXT = 60


@dataclass(frozen=True)
class Hits:
    """Where a word or phrase occurs.

    Attributes
    ----------
    first, last : ndarray of int
        Token positions of the first and the last word of each hit, in text order.
    """

    first: np.ndarray
    last: np.ndarray

    def __len__(self):
        return len(self.first)

    def __getitem__(self, chosen):
        return Hits(self.first[chosen], self.last[chosen])


@dataclass(frozen=True)
class Result:
    """What a search gives.

    Attributes
    ----------
    query : str
    n_hits, n_articles, n_searched, n_words : int
        Hits, articles that have them, articles searched, and words in those.
    trend : DataFrame
        period, n_articles, n_hits, per_million, sentiment.
    sentiment : float
        Mean compound score of the sentences with hits; NaN without any.
    lines : DataFrame
        Columns of `frequencies.concordance`: at most 200 hits.
    hits : Hits
        All of them.
    """

    query: str
    n_hits: int
    n_articles: int
    n_searched: int
    n_words: int
    trend: pd.DataFrame
    sentiment: float
    lines: pd.DataFrame
    hits: Hits


class Session:
    """Search a corpus with filters.

    Parameters
    ----------
    corpus : Corpus
    """

    def __init__(self, corpus):
        self.corpus = corpus
        self.columns = [c for c in groupings(corpus) if corpus.articles[c].nunique() > 1][:MOST_COLUMNS]
        self._compound = None
        corpus.sentence_articles  # noqa: B018  looked up here once, so that the first search is as quick as the next

    @property
    def compound(self):
        """VADER's compound score of every sentence, reckoned when first asked for."""
        if self._compound is None:
            from ..sentiment import score_sentences

            self._compound = score_sentences(self.corpus)["compound"].to_numpy(dtype=float)
        return self._compound

    def choices(self, column):
        """The values of a column to choose from, the commonest 40 in alphabetical order.

        Parameters
        ----------
        column : str

        Returns
        -------
        list of str
        """
        values = self.corpus.articles[column].dropna().astype(str)
        counts = values.value_counts()
        common = sorted(counts.index, key=lambda value: (-counts[value], value))[:MOST_CHOICES]
        return sorted(common)

    def chosen(self, dates=None, **values):
        """Mark the articles that pass the filters.

        Parameters
        ----------
        dates : (Timestamp, Timestamp), optional
            First and last day.
        **values
            A value, or None for all, by column.

        Returns
        -------
        ndarray of bool
        """
        articles = self.corpus.articles
        rows = np.ones(len(articles), bool)
        if dates is not None:
            days = articles["date"]
            rows &= ((days >= dates[0]) & (days < dates[1] + pd.Timedelta(days=1))).to_numpy()
        for column, value in values.items():
            if value is not None:
                rows &= (articles[column].astype("str") == value).fillna(False).to_numpy(dtype=bool)
        return rows

    def search(self, query, rows=None, order=ORDERS[0]):
        """Find a word or phrase in the chosen articles.

        Parameters
        ----------
        query : str
        rows : ndarray of bool, optional
            Which articles to search; all by default.
        order : str
            One of `summary.ORDERS`.

        Returns
        -------
        Result
        """
        corpus = self.corpus
        rows = np.ones(len(corpus), bool) if rows is None else rows
        hits = self.hits(query)
        hits = hits[rows[corpus.token_articles(hits.first)]]
        hit_rows = corpus.token_articles(hits.first)
        compound = self.compound[corpus.token_sentences(hits.first)]
        best = hits[ordered(corpus, hits.first, hits.last, order, compound)[:MOST_LINES]]
        return Result(
            query=str(query),
            n_hits=len(hits),
            n_articles=len(np.unique(hit_rows)),
            n_searched=int(rows.sum()),
            n_words=int(corpus.articles["n_words"].to_numpy()[rows].sum()),
            trend=trend_of(corpus, rows, hit_rows, compound),
            sentiment=float(compound.mean()) if len(compound) else float("nan"),
            lines=lines(corpus, best.first, best.last, CONTEXT),
            hits=hits,
        )

    def hits(self, query):
        """Find a word, a phrase or a pattern, letter case apart.

        Parameters
        ----------
        query : str
            As in `frequencies.concordance`; an empty one, or one of nothing but wildcards, finds nothing.

        Returns
        -------
        Hits
        """
        query = str(query)[:LONGEST_QUERY]
        if not query.strip(" \t\n*?") or not len(self.corpus.codes):
            return Hits(np.array([], int), np.array([], int))
        return Hits(*find(self.corpus, query))

    def spans_in(self, article, hits):
        """Where the hits are in one article.

        Parameters
        ----------
        article : str
        hits : Hits

        Returns
        -------
        list of (int, int)
            Characters, none overlapping another.
        """
        row = self.corpus.articles.index.get_loc(article)
        low, high = np.searchsorted(hits.first, self.corpus.article_bounds[row : row + 2])
        places = lines(self.corpus, hits.first[low:high], hits.last[low:high], 0)
        spans, reached = [], 0
        for start, end in zip(places["hit_start"].tolist(), places["hit_end"].tolist(), strict=True):
            if start >= reached:
                spans.append((start, end))
                reached = end
        return spans
