"""`Corpus`: articles, their tokens as one long array of codes, and the tables an analyst asks for."""

import os
from collections.abc import Hashable, Iterable
from copy import copy
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd
import pyarrow as pa
from scipy import sparse

from ..display.values import counted
from ..reading.articles import from_frame
from ..tables import SPAN, require
from ..text import words
from ..text.strings import arrow_strings, as_series, utf8_lengths
from ..text.tokens import Coded, bounds_of, count_pairs, encode, part_of
from .archive.keeping import Beside
from .cut import chosen, coded, fingerprint_of, first_by_id, outside, rows_of, spans_of, with_counts
from .languages import in_language
from .store import save_tables
from .units import units_of

if TYPE_CHECKING:
    from nltk import Text

Unit = Literal["lower", "stem", "text"]  # what counts as one word: a column of `vocabulary`

FACTS = ("text", "lower", "stem", "is_word", "is_stopword", "is_number")


class Corpus:
    """News articles with their sentences, tokens and vocabulary: made by `read_corpus`, never changed afterwards.

    Attributes
    ----------
    articles : DataFrame
        One row per article, indexed by `article`: date, place, agency, title, head, text, source, language,
        n_sentences, n_words and the columns that came with the articles.
    rejected : DataFrame
        One row per input that could not be read: source, reason.
    notes : DataFrame
        What was read otherwise than one might think: source, note.
    types : large_string array
        The distinct tokens, most frequent first.
    codes, token_starts : ndarray of int32
        For each token, in text order: its row in `vocabulary`, and its first character in the article's text.
    article_bounds, sentence_bounds : ndarray of int64
        Token position at which each article or sentence starts, and the number of tokens at the end.
    sentence_articles, sentence_starts, sentence_ends : ndarray of int32
        For each sentence: row of its article, and its characters in that article's text.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Rates rose. Shares fell."]}))
    >>> len(corpus), corpus.n_words, len(corpus.sentences)
    (1, 4, 2)
    """

    cached: bool | Beside = False  # whether, or where, what takes long to find in it is kept
    units: pd.Series | None = None  # the story of each article where each story counts once; see `counted_once`

    def __init__(self, articles: pd.DataFrame, rejected: pd.DataFrame, notes: pd.DataFrame, numbers: Coded):
        self._facts: dict[str, pd.Series] = {}
        self.rejected, self.notes = rejected, notes
        self.types, self.codes, self.token_starts = numbers.types, numbers.codes, numbers.token_starts
        self.article_bounds, self.sentence_bounds = numbers.article_bounds, numbers.sentence_bounds
        self.sentence_starts, self.sentence_ends = numbers.sentence_starts, numbers.sentence_ends
        self.articles = with_counts(self, articles)

    @classmethod
    def from_frame(cls, frame: pd.DataFrame, *, columns: dict[str, Hashable] | None = None) -> "Corpus":
        """Make a corpus of the articles in a table; without a column of texts it raises a `ValueError`.

        There is one row per article, with a `text` column or one of its usual names; other columns are kept. `columns`
        says which of them hold what, such as ``{"text": "story", "date": "day"}``.
        """
        read = from_frame(frame, columns=columns)
        return cls(*read, encode(arrow_strings(read.articles["text"])))

    def __len__(self) -> int:
        return len(self.articles)

    def __repr__(self) -> str:
        counts = {"article": len(self), "sentence": self.n_sentences, "word": self.n_words}
        stories = "" if self.units is None else f"; stories, each counted once: {self.units.nunique():,}"
        return f"Corpus of {', '.join(counted(n, noun) for noun, n in counts.items())}{stories}"

    def _repr_html_(self) -> str:
        from ..display.show import corpus_card

        return corpus_card(self)

    def to_nltk(self) -> "Text":
        """Return all tokens as an `nltk.Text`, for NLTK's own tools."""
        from nltk import Text

        return Text(self.types.take(pa.array(self.codes)).to_pylist())

    def token_articles(self, tokens: np.ndarray | None = None) -> np.ndarray:
        """Return the row of the article that each token is in, for all tokens or those at some positions."""
        return part_of(tokens, self.article_bounds)

    def token_sentences(self, tokens: np.ndarray | None = None) -> np.ndarray:
        """Return the row of the sentence that each token is in, for all tokens or those at some positions."""
        return part_of(tokens, self.sentence_bounds)

    def token_ends(self, tokens: np.ndarray | slice = slice(None)) -> np.ndarray:
        """Return the character after each token in its article's text, for all tokens or those at some positions."""
        return self.token_starts[tokens] + self.type_lengths[self.codes[tokens]]

    @cached_property
    def sentence_articles(self) -> np.ndarray:
        """Row of the article that each sentence is in, int32."""
        return part_of(self.sentence_bounds[:-1], self.article_bounds)

    @property
    def sentence_places(self) -> np.ndarray:
        """Place of each sentence in its article, from 0, int64."""
        first = np.searchsorted(self.sentence_articles, np.arange(len(self)))
        return np.arange(len(self.sentence_articles)) - first[self.sentence_articles]

    @cached_property
    def type_lengths(self) -> np.ndarray:
        """Characters in each type, int32."""
        return utf8_lengths(self.types)

    @cached_property
    def type_counts(self) -> np.ndarray:
        """Tokens of each type, int64."""
        return np.bincount(self.codes, minlength=len(self.types))

    @cached_property
    def vocabulary(self) -> pd.DataFrame:
        """One row per type: text, lower, stem, is_word, is_stopword, is_number, count."""
        return pd.DataFrame({name: self.fact(name) for name in FACTS} | {"count": self.type_counts}).rename_axis("type")

    def fact(self, name: str) -> pd.Series:
        """Return one column of `vocabulary` without working out the others."""
        if name not in FACTS:
            raise ValueError(f"The vocabulary has no column {name!r}; there are {', '.join(FACTS)}.")
        if name not in self._facts:
            self._facts[name] = as_series(self.types if name == "text" else getattr(words, name)(self.types))
        return self._facts[name]

    @property
    def n_words(self) -> int:
        """Number of tokens that are words."""
        return int(self.articles["n_words"].sum())

    @property
    def n_sentences(self) -> int:
        """Number of sentences."""
        return len(self.sentence_starts)

    @property
    def sentences(self) -> pd.DataFrame:
        """One row per sentence: article, sentence (its place in the article), start, end, n_tokens."""
        article = self.articles.index.to_numpy()[self.sentence_articles]
        table = pd.DataFrame({"article": article, "sentence": self.sentence_places})
        return table.assign(start=self.sentence_starts, end=self.sentence_ends, n_tokens=np.diff(self.sentence_bounds))

    @property
    def tokens(self) -> pd.DataFrame:
        """One row per token: article, sentence (its place in the article), token (categorical), start, end."""
        article = pd.Categorical.from_codes(self.token_articles(), self.articles.index)
        token = pd.Categorical.from_codes(self.codes, as_series(self.types).to_numpy(object))
        table = pd.DataFrame({"article": article, "sentence": self.sentence_places[self.token_sentences()]})
        return table.assign(token=token, start=self.token_starts, end=self.token_ends())

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that name the articles with all that is known of them, whatever their order."""
        return fingerprint_of(self.articles)

    def dtm(
        self, by: Unit = "lower", types: np.ndarray | None = None, *, vocabulary: Iterable[str] | None = None
    ) -> tuple[sparse.csr_array, pd.Index]:
        """Count each feature in each article: the document-term matrix, whatever counts as one.

        Parameters
        ----------
        by : str
            Column of `vocabulary` whose values are the features: ``"lower"``, ``"stem"`` or ``"text"``.
        types : array of bool, optional
            Which rows of `vocabulary` to count; words by default.
        vocabulary : iterable of str, optional
            The features to count, such as those of other articles; all that occur by default.

        Returns
        -------
        matrix : csr_array of int32, shape (articles, features)
        features : Index of str, in alphabetical order, or the given ones in theirs

        Examples
        --------
        >>> matrix, features = Corpus.from_frame(pd.DataFrame({"text": ["Oil, oil, gas.", "Gas."]})).dtm()
        >>> matrix.toarray().tolist(), features.tolist()
        ([[1, 2], [1, 0]], ['gas', 'oil'])
        """
        feature_of, features = self.features(by, types)
        if vocabulary is not None:
            occurring, features = features, pd.Index(vocabulary, dtype="str", name=by).unique()
            feature_of = np.append(features.get_indexer(occurring), -1).astype(np.int32)[feature_of]
        columns = feature_of[self.codes]
        counted = columns >= 0
        row, column, counts = count_pairs(self.token_articles()[counted], columns[counted], len(features))
        bounds = bounds_of(np.bincount(row, minlength=len(self)))
        return sparse.csr_array((counts.astype(np.int32), column, bounds), shape=(len(self), len(features))), features

    def features(self, by: Unit = "lower", types: np.ndarray | None = None) -> tuple[np.ndarray, pd.Index]:
        """Number the values of a column of `vocabulary`, so that types that share one count as one; refuse another.

        Parameters
        ----------
        by, types
            As for `dtm`.

        Returns
        -------
        feature_of : ndarray of int32, shape (types,)
            The number of each type's feature, -1 for types that are not counted.
        features : Index of str, in alphabetical order
        """
        if by not in ("lower", "stem", "text"):
            raise ValueError(f"There is no unit {by!r}; there are lower, stem and text.")
        kept = np.asarray(self.fact("is_word") if types is None else types, bool)
        numbers, features = pd.factorize(self.fact(by)[kept], sort=True)
        feature_of = np.full(len(self.types), -1, np.int32)
        feature_of[kept] = numbers
        return feature_of, pd.Index(features, name=by)

    def where(self, mask: np.ndarray | pd.Series | None = None, **values: object) -> "Corpus":
        """Keep the articles of a boolean mask, or those whose columns have the given values, or one of a list."""
        kept = chosen(self.articles, mask, values)
        return self._part(self.articles[kept], coded(self, kept[self.token_articles()], kept))

    def in_language(self, language: str | None) -> "Corpus":
        """Keep the articles in a language, such as ``"en"``, and those of which it cannot be told; None keeps all."""
        kept = None if language is None else in_language(self.articles, language)
        return self if kept is None or kept.all() else self.where(kept)

    def without(self, spans: pd.DataFrame) -> "Corpus":
        """Leave stretches of text uncounted; texts and offsets stay, and a sentence that is cut in two counts as two.

        The table of spans has article, start and end, as from `newswire.furniture`; a token with a character in one of
        them is left out. An article that is not in the corpus is a `ValueError`, and so is a missing column.

        Examples
        --------
        >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Rates rose. Read more here."]}))
        >>> corpus.without(pd.DataFrame({"article": corpus.articles.index, "start": 12, "end": 27}))
        Corpus of 1 article, 1 sentence, 2 words
        """
        articles = self.articles.drop(columns=["n_sentences", "n_words"])
        return self._part(articles, coded(self, outside(self, spans)))

    def _part(self, articles: pd.DataFrame, numbers: Coded) -> "Corpus":
        part = Corpus(articles, self.rejected, self.notes, numbers)
        part.cached, part.units = self.cached, None if self.units is None else self.units.reindex(articles.index)
        return part

    def with_columns(self, columns: pd.DataFrame) -> "Corpus":
        """Add columns to `articles`, such as groups of your own, from a table that is indexed by article as well."""
        more = copy(self)
        more.articles = self.articles.assign(**{str(name): columns[name] for name in columns})
        more.__dict__.pop("fingerprint", None)  # which tells of all columns
        return more

    def counted_once(self, stories: pd.DataFrame | None) -> "Corpus":
        """Count every story once, within any group: its articles weigh as one and are drawn together.

        The table is that of `newswire.stories.find_stories`, others stand alone; without one, articles count again.
        """
        once = copy(self)
        once.units = None if stories is None else units_of(self.articles.index, stories)
        return once

    def texts(self, articles: Iterable[str]) -> pd.Series:
        """Return the texts of some articles, by their ids, in that order; one that is not there is a `ValueError`."""
        return self.articles["text"].iloc[rows_of(self.articles.index, articles)]

    def text_of(self, table: pd.DataFrame) -> pd.Series:
        """Return the text behind each row of a table; without article, start and end it raises a `ValueError`."""
        require(table, *SPAN)
        return spans_of(self.articles["text"], table)

    def sample(self, n: int) -> "Corpus":
        """Keep at most n articles, the first by their ids: as good as drawn by lot; n below 1 is a `ValueError`."""
        return self if n >= len(self) else self.where(first_by_id(self.articles.index, n))

    def save(self, path: str | os.PathLike) -> None:
        """Write the corpus to one file, by custom *.newswire, for `open_corpus`; a column it cannot hold is refused."""
        arrays = Coded(*(getattr(self, field.name) for field in fields(Coded)))
        save_tables(Path(path), (self.articles, self.rejected, self.notes), arrays)
