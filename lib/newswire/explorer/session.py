"""The state of an exploration, without any widget: a query, filters, and what they give."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus.overview import groupings
from ..display.evidence import titles
from ..frequencies.collocation import NEAR, around, firmest
from ..frequencies.concordance import lines
from ..frequencies.query import find, listed, split
from ..sentiment import score_sentences
from ..tables import row_of
from ..text.words import dropped
from .counts import distinct, periods_of, spread_of, terms_of, trend_of
from .orders import ORDERS

PAGE = 20  # hits that are listed at a time
MOST_COLUMNS = 4  # filters that fit beside the search field
MOST_TERMS = 6  # colours that can be told apart
LONGEST_QUERY = 200  # characters: room for a long quotation; the rest of a pasted article is ignored
CONTEXT = 60  # characters on either side of a hit
WINDOW, LEAST = 5, 3  # tokens on either side in which neighbours stand, and how often one has to
MOST_NEIGHBOURS = 18  # over all terms
FIRM = 15.13  # least G² of a neighbour: one in 10,000 by chance (Rayson, Berridge & Francis 2004)
NOTHING = ' \t\n*?|"“”'  # of these alone a term is none
_QUOTE = "put a quotation that has commas between quotation marks."
_COMMA = r"(?<!\d),|,(?!\d)"  # but not that of 5,000


@dataclass(frozen=True)
class Result:
    """What a search gives.

    Attributes
    ----------
    query : str
    terms : DataFrame
        term, n_hits, n_articles, per_million (hits per million words), sentiment (mean compound score of the sentences
        with hits; NaN without any): a row for each part of the query between commas.
    n_hits, n_articles, n_searched, n_words : int
        Hits, articles that have them, articles searched, and words in those.
    trend : DataFrame
        term, period, n_articles, n_hits, per_million, sentiment.
    lines : DataFrame
        The first 20 hits; columns as `Session.lines`.
    hits : ndarray of int, shape (hits, 2)
        Token positions of the first and the last word of each, in text order.
    term_of : ndarray of int, shape (hits,)
        The row of each hit's term.
    order : ndarray of int, shape (hits,)
        Which hit comes first, second, and so on.
    rows : ndarray of bool, shape (articles,)
        Which articles were searched.
    """

    query: str
    terms: pd.DataFrame
    n_hits: int
    n_articles: int
    n_searched: int
    n_words: int
    trend: pd.DataFrame
    lines: pd.DataFrame
    hits: np.ndarray
    term_of: np.ndarray
    order: np.ndarray
    rows: np.ndarray

    @property
    def n_pages(self) -> int:
        """How many pages the hits fill, at least one."""
        return max(1, -(-self.n_hits // PAGE))


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
    def alphabet(self) -> tuple[np.ndarray, pd.Index]:
        """The place of each type in the alphabet, letter case apart, and what stands there."""
        return self.corpus.features("lower", np.ones(len(self.corpus.types), bool))

    @cached_property
    def _telling(self) -> np.ndarray:
        """Whether a word at a place in the alphabet is none of function."""
        return ~dropped(self.alphabet[1], False)

    def choices(self, column: str) -> list[str]:
        """The values of a column to choose from, in alphabetical order."""
        names = self.corpus.articles[column].dropna().astype("str").unique()
        return sorted(names, key=lambda name: (name.lower(), name))

    def chosen(
        self, dates: tuple[pd.Timestamp, pd.Timestamp] | None = None, **values: str | Collection[str]
    ) -> np.ndarray:
        """Mark the articles that pass the filters.

        Parameters
        ----------
        dates : (Timestamp, Timestamp), optional
            First and last day.
        **values
            The value or values that pass, by column; none for all.

        Returns
        -------
        ndarray of bool, shape (articles,)
        """
        articles = self.corpus.articles
        rows = np.ones(len(articles), bool)
        if dates is not None:
            rows &= articles["date"].between(dates[0], dates[1] + pd.Timedelta(days=1), inclusive="left").to_numpy()
        for column, names in values.items():
            if names:
                rows &= articles[column].astype("str").isin(listed(names)).to_numpy(dtype=bool)
        return rows

    def search(self, query: str, rows: np.ndarray | None = None, order: str = "in the order of the articles") -> Result:
        """Find words or phrases in the chosen articles.

        Parameters
        ----------
        query : str
            What `frequencies.concordance` takes; several with commas between them are each counted by itself.
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
            When there is no such order, more than six terms, or AND with nothing on a side.
        """
        if order not in ORDERS:
            raise ValueError(f"There is no order {order!r}; there are {', '.join(ORDERS)}.")
        corpus = self.corpus
        rows = np.ones(len(corpus), bool) if rows is None else rows
        n_words = int(corpus.articles["n_words"].to_numpy()[rows].sum())
        terms = self.terms(query)
        found = [self._found(term, rows) for term in terms]
        hits, compound, term_of = _in_text_order(found)
        # A stable sort keeps the order of the text among equals.
        ordered = np.argsort(ORDERS[order](self, hits, compound), kind="stable")
        periods, hit_rows = self._periods(rows), corpus.token_articles(hits[:, 0])
        parts = [(hit_rows[term_of == i], compound[term_of == i]) for i in range(len(terms))]
        trends = [trend_of(*periods, *part).assign(term=term) for term, part in zip(terms, parts, strict=True)]
        return Result(
            query=str(query),
            terms=terms_of(terms, parts, n_words),
            n_hits=len(hits),
            n_articles=distinct(hit_rows),
            n_searched=int(rows.sum()),
            n_words=n_words,
            trend=pd.concat(trends or [trend_of(*periods, hit_rows, compound).assign(term="")], ignore_index=True),
            lines=self._lines(hits, np.array(terms, object)[term_of], ordered[:PAGE]),
            hits=hits,
            term_of=term_of,
            order=ordered,
            rows=rows,
        )

    def terms(self, query: str) -> list[str]:
        """Return the parts of a query between commas, each once, without those of nothing but wildcards.

        Raises
        ------
        ValueError
            When they are more than six.
        """
        parts = split(str(query)[:LONGEST_QUERY], _COMMA) if len(self.corpus.codes) else []
        terms = list(dict.fromkeys(part.strip() for part in parts if part.strip(NOTHING)))
        if len(terms) > MOST_TERMS:
            raise ValueError(f"Six terms are as many as one can tell apart, and these are {len(terms)}; {_QUOTE}")
        return terms

    def lines(self, result: Result, page: int | None = None) -> pd.DataFrame:
        """Show hits of a result in their context, in its order.

        Parameters
        ----------
        result : Result
        page : int, optional
            Which 20 hits, from 1; all of them by default.

        Returns
        -------
        DataFrame
            Columns of `frequencies.concordance`, then term, title, date and the columns that can be filtered by.
        """
        shown = slice(None) if page is None else slice((page - 1) * PAGE, page * PAGE)
        return self._lines(result.hits, result.terms["term"].to_numpy()[result.term_of], result.order[shown])

    def neighbours(self, result: Result) -> pd.DataFrame:
        """Find what stands near each term more than by chance: columns of `frequencies.collocates`, and the term."""
        place, names = self.alphabet
        place = np.where(self.corpus.fact("is_word"), place, -1)
        counts = self._type_counts(result.rows)
        n = MOST_NEIGHBOURS // max(len(result.terms), 1)
        tables = []
        for i, term in enumerate(result.terms["term"]):
            first, last = result.hits[result.term_of == i].T
            sums = around(self.corpus, first, last, place, names, counts, WINDOW)
            near = firmest(sums, self._telling, LEAST, n)
            tables.append(near[near["log_likelihood"] >= FIRM].assign(term=term))
        return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=["term", *NEAR])

    def spread(self, result: Result, column: str) -> pd.DataFrame:
        """Count the hits of a result by the values of a column and by period; columns as `counts.spread_of`."""
        hit_rows = self.corpus.token_articles(result.hits[:, 0])
        return spread_of(self.corpus.articles[["date", "n_words", column]], result.rows, hit_rows, column)

    def having(self, result: Result) -> Corpus:
        """Return the articles with hits as a corpus; those that were searched, where nothing was looked for."""
        rows = result.rows
        if len(result.terms):
            rows = np.bincount(self.corpus.token_articles(result.hits[:, 0]), minlength=len(self.corpus)) > 0
        return self.corpus.where(rows)

    def spans_in(self, article: str, result: Result) -> list[tuple[int, int]]:
        """The characters of each hit in one article."""
        row = row_of(self.corpus.articles, article)
        inside = slice(*np.searchsorted(result.hits[:, 0], self.corpus.article_bounds[row : row + 2]))
        first, last = result.hits[inside].T
        return list(zip(self.corpus.token_starts[first].tolist(), self.corpus.token_ends(last).tolist(), strict=True))

    def _found(self, term: str, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the hits of a term in the chosen articles, and the scores of their sentences."""
        hits = np.column_stack(find(self.corpus, term))
        if not rows.all():
            hits = hits[rows[self.corpus.token_articles(hits[:, 0])]]
        return hits, self.compound[self.corpus.token_sentences(hits[:, 0])]

    def _lines(self, hits: np.ndarray, terms: np.ndarray, shown: np.ndarray) -> pd.DataFrame:
        table = lines(self.corpus, hits[shown, 0], hits[shown, 1], CONTEXT).assign(term=terms[shown])
        rows, place = np.unique(self.corpus.token_articles(hits[shown, 0]), return_inverse=True)
        articles = self.corpus.articles.iloc[rows]
        named = articles[["date", *self.columns]].assign(title=titles(articles)).iloc[place].set_axis(table.index)
        return table.join(named[[column for column in named if column not in table]])

    def _periods(self, rows: np.ndarray) -> tuple[pd.DataFrame, np.ndarray]:
        """Return `periods_of` the chosen articles, kept while one types: counting takes a third of a search."""
        if self._counted is None or not np.array_equal(rows, self._counted[0]):
            self._counted = rows, periods_of(self.corpus, rows)
        return self._counted[1]

    def _type_counts(self, rows: np.ndarray) -> np.ndarray:
        """Return how often each type occurs in the chosen articles."""
        if rows.all():
            return self.corpus.type_counts
        tokens = np.repeat(rows, np.diff(self.corpus.article_bounds))
        return np.bincount(self.corpus.codes[tokens], minlength=len(self.corpus.types))


def _in_text_order(found: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return hits of several terms, the scores of their sentences, and the number of each one's term."""
    hits = np.concatenate([np.empty((0, 2), int), *(hits for hits, _ in found)])
    compound = np.concatenate([np.empty(0), *(scores for _, scores in found)])
    term_of = np.repeat(np.arange(len(found)), [len(hits) for hits, _ in found])
    if len(found) < 2:
        return hits, compound, term_of
    place = np.argsort(hits[:, 0], kind="stable")
    return hits[place], compound[place], term_of[place]
