"""The state of an exploration, without any widget: a query, filters, and what they give."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus.overview import groupings
from ..corpus.timeline import count_by_period
from ..display.values import ranked
from ..frequencies.concordance import lines
from ..frequencies.query import find
from ..sentiment import score_sentences

MOST_LINES = 200  # hits that are listed; those beyond are counted, and are in the trend
MOST_CHOICES = 40  # values in the menu of a filter
MOST_COLUMNS = 4  # menus that fit beside the search field
LONGEST_QUERY = 200  # characters: room for a long quotation; the rest of a pasted article is ignored
CONTEXT = 60  # characters on either side of a hit


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
    hits : ndarray of int, shape (hits, 2)
        Token positions of the first and the last word of each, in text order.
    """

    query: str
    n_hits: int
    n_articles: int
    n_searched: int
    n_words: int
    trend: pd.DataFrame
    sentiment: float
    lines: pd.DataFrame
    hits: np.ndarray


class Session:
    """Search a corpus with filters.

    Parameters
    ----------
    corpus : Corpus
    """

    def __init__(self, corpus: Corpus):
        self.corpus = corpus
        self.columns = [c for c in groupings(corpus) if corpus.articles[c].nunique() > 1][:MOST_COLUMNS]
        self._counted: tuple[np.ndarray, tuple] | None = None

    @cached_property
    def compound(self) -> np.ndarray:
        """The score of every sentence by the reading for news, as on the page about sentiment."""
        return score_sentences(self.corpus, "news")["compound"].to_numpy(dtype=float)

    @cached_property
    def alphabet(self) -> np.ndarray:
        """The place of each type in the alphabet, letter case apart."""
        return self.corpus.features("lower", np.ones(len(self.corpus.types), bool))[0]

    def choices(self, column: str) -> list[str]:
        """The values of a column to choose from: the commonest 40, in alphabetical order."""
        return sorted(ranked(self.corpus.articles[column])[:MOST_CHOICES])

    def chosen(self, dates: tuple[pd.Timestamp, pd.Timestamp] | None = None, **values: str | None) -> np.ndarray:
        """Mark the articles that pass the filters.

        Parameters
        ----------
        dates : (Timestamp, Timestamp), optional
            First and last day.
        **values
            A value, or None for all, by column.

        Returns
        -------
        ndarray of bool, shape (articles,)
        """
        articles = self.corpus.articles
        rows = np.ones(len(articles), bool)
        if dates is not None:
            rows &= articles["date"].between(dates[0], dates[1] + pd.Timedelta(days=1), inclusive="left").to_numpy()
        for column, value in values.items():
            if value is not None:
                rows &= articles[column].astype("str").eq(value).to_numpy(dtype=bool)
        return rows

    def search(self, query: str, rows: np.ndarray | None = None, order: str = "in the order of the articles") -> Result:
        """Find a word or phrase in the chosen articles.

        Parameters
        ----------
        query : str
        rows : ndarray of bool, shape (articles,), optional
            Which articles to search; all by default.
        order : str
            One of `ORDERS`.

        Returns
        -------
        Result

        Raises
        ------
        ValueError
            When there is no such order.
        """
        if order not in ORDERS:
            raise ValueError(f"There is no order {order!r}; there are {', '.join(ORDERS)}.")
        corpus = self.corpus
        rows = np.ones(len(corpus), bool) if rows is None else rows
        hits = self.hits(query)
        hit_rows = corpus.token_articles(hits[:, 0])
        kept = rows[hit_rows]
        hits, hit_rows = hits[kept], hit_rows[kept]
        compound = self.compound[corpus.token_sentences(hits[:, 0])]
        # Hits are in text order, which a stable sort keeps among equals.
        best = hits[np.argsort(ORDERS[order](self, hits, compound), kind="stable")[:MOST_LINES]]
        return Result(
            query=str(query),
            n_hits=len(hits),
            n_articles=int(np.count_nonzero(np.bincount(hit_rows))),
            n_searched=int(rows.sum()),
            n_words=int(corpus.articles["n_words"].to_numpy()[rows].sum()),
            trend=trend_of(*self._periods(rows), hit_rows, compound),
            sentiment=float(compound.mean()) if len(compound) else float("nan"),
            lines=lines(corpus, best[:, 0], best[:, 1], CONTEXT),
            hits=hits,
        )

    def hits(self, query: str) -> np.ndarray:
        """Find a word, a phrase or a pattern, letter case apart.

        Parameters
        ----------
        query : str
            As in `frequencies.concordance`; an empty one, or one of nothing but wildcards, finds nothing.

        Returns
        -------
        ndarray of int, shape (hits, 2)
            Token positions of the first and the last word of each hit, in text order.
        """
        query = str(query)[:LONGEST_QUERY]
        if not query.strip(" \t\n*?|") or not len(self.corpus.codes):
            return np.empty((0, 2), int)
        return np.column_stack(find(self.corpus, query))

    def _periods(self, rows: np.ndarray) -> tuple[pd.DataFrame, np.ndarray]:
        """Return `periods_of` the chosen articles, kept while one types: counting takes a third of a search."""
        if self._counted is None or not np.array_equal(rows, self._counted[0]):
            self._counted = rows, periods_of(self.corpus, rows)
        return self._counted[1]

    def spans_in(self, article: str, hits: np.ndarray) -> list[tuple[int, int]]:
        """The characters of each hit in one article."""
        row = self.corpus.articles.index.get_loc(article)
        first, last = hits[slice(*np.searchsorted(hits[:, 0], self.corpus.article_bounds[row : row + 2]))].T
        return list(zip(self.corpus.token_starts[first].tolist(), self.corpus.token_ends(last).tolist(), strict=True))


def _dates(session: Session, hits: np.ndarray) -> np.ndarray:
    return session.corpus.articles["date"].to_numpy()[session.corpus.token_articles(hits[:, 0])]


def _words(session: Session, tokens: np.ndarray) -> np.ndarray:
    codes = session.corpus.codes
    return session.alphabet[codes[tokens.clip(0, len(codes) - 1)]]


# What hits are sorted by, smallest first; unknown dates come last, both forwards and backwards in time.
ORDERS: dict[str, Callable[[Session, np.ndarray, np.ndarray], np.ndarray]] = {
    "in the order of the articles": lambda session, hits, compound: hits[:, 0],
    "oldest first": lambda session, hits, compound: _dates(session, hits),
    "newest first": lambda session, hits, compound: np.datetime64("1970") - _dates(session, hits),
    "by the next word": lambda session, hits, compound: _words(session, hits[:, 1] + 1),
    "by the word before": lambda session, hits, compound: _words(session, hits[:, 0] - 1),
    "most negative first": lambda session, hits, compound: compound,
    "most positive first": lambda session, hits, compound: -compound,
}


def periods_of(corpus: Corpus, rows: np.ndarray) -> tuple[pd.DataFrame, np.ndarray]:
    """Count the chosen articles by period.

    Parameters
    ----------
    corpus : Corpus
    rows : ndarray of bool, shape (articles,)
        The articles to count.

    Returns
    -------
    table : DataFrame
        period, n_articles, n_words; from `overview.articles_per_period`.
    period_of : ndarray of int, shape (articles,)
        The row in the table of each article's period, -1 where it has no date, or a stray one.
    """
    articles = corpus.articles[["date", "n_words"]]  # without the texts, which would be copied in full
    table = count_by_period(articles[rows])
    periods = pd.PeriodIndex(table["period"])
    return table, periods.get_indexer(pd.DatetimeIndex(articles["date"]).to_period(periods.freq))


def trend_of(table: pd.DataFrame, period_of: np.ndarray, hit_rows: np.ndarray, compound: np.ndarray) -> pd.DataFrame:
    """Count hits per period, with the mean sentiment of the sentences they stand in.

    Parameters
    ----------
    table, period_of
        From `periods_of`.
    hit_rows : ndarray of int, shape (hits,)
        The row of the article that each hit is in.
    compound : ndarray of float, shape (hits,)
        The score (-1 to 1) of each hit's sentence.

    Returns
    -------
    DataFrame
        period, n_articles, n_hits, per_million (hits per million words), sentiment (NaN without hits).
    """
    n, words, place = len(table), table["n_words"].to_numpy(), period_of[hit_rows]
    known = place >= 0
    hits = np.bincount(place[known], minlength=n)
    totals = np.bincount(place[known], weights=compound[known], minlength=n)
    rate = np.divide(1e6 * hits, words, out=np.zeros(n), where=words > 0)
    mean = np.divide(totals, hits, out=np.full(n, np.nan), where=hits > 0)
    return table[["period", "n_articles"]].assign(n_hits=hits, per_million=rate, sentiment=mean)
