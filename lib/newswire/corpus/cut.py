"""Parts of a corpus: some of its tokens, or all but those in given stretches of text; and how much each article has."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ..tables import SPAN, as_mask, column_of, content_hash, require, require_groups
from ..text.strings import arrow_strings, place_in
from ..text.tokens import Coded, bounds_of, covered, sorted_by_count

if TYPE_CHECKING:
    from .corpus import Corpus

FIXED_COLUMNS = ("date", "place", "agency", "title", "head", "text", "source", "language", "n_sentences", "n_words")
COUNTED = ("text", "head", "n_sentences", "n_words")  # columns that ids stand for, or that depend on what is counted


def chosen(articles: pd.DataFrame, mask: np.ndarray | pd.Series | None, values: dict[str, object]) -> np.ndarray:
    """Tell which articles a mask keeps whose columns have the given values, or one of a list; see `Corpus.where`."""
    kept = np.ones(len(articles), bool) if mask is None else as_mask(mask, articles.index)
    for column, value in values.items():
        wanted = list(value) if isinstance(value, (list, tuple, set)) else [value]
        require_groups(column_of(articles, column), *wanted, what=f"articles by {column}")
        kept &= articles[column].isin(wanted).to_numpy()
    return kept


def coded(corpus: "Corpus", tokens: np.ndarray, articles: np.ndarray | None = None) -> Coded:
    """Return the codes of some tokens alone, over the types that occur in them.

    Parameters
    ----------
    corpus : Corpus
    tokens : ndarray of bool, shape (tokens,)
        Which to keep. Where others stood inside a sentence, one ends and another begins, so that what is between the
        two is in neither.
    articles : ndarray of bool, shape (articles,), optional
        Which to keep, with or without tokens; all unless given.
    """
    at = np.flatnonzero(tokens)
    opens = np.zeros(len(tokens) + 1, bool)
    opens[corpus.sentence_bounds[:-1]] = True
    opens[1:] |= ~tokens  # behind one that is dropped
    first = np.flatnonzero(opens[at])
    n_tokens = np.diff(np.searchsorted(at, corpus.article_bounds))
    counts = np.bincount(corpus.codes[at], minlength=len(corpus.types))
    used = np.flatnonzero(counts)
    codes = (np.cumsum(counts > 0) - 1)[corpus.codes[at]]
    final = at[np.append(first[1:], len(at))[: len(first)] - 1]
    return Coded(
        *sorted_by_count(corpus.types.take(pa.array(used)), codes, counts[used]),
        token_starts=corpus.token_starts[at],
        article_bounds=bounds_of(n_tokens if articles is None else n_tokens[articles]),
        sentence_bounds=np.append(first, len(at)).astype(np.int64),
        sentence_starts=corpus.token_starts[at[first]],
        sentence_ends=corpus.token_ends(final),
    )


def outside(corpus: "Corpus", spans: pd.DataFrame) -> np.ndarray:
    """Tell which tokens have no character in any of some spans.

    Parameters
    ----------
    corpus : Corpus
    spans : DataFrame
        article, start, end; in any order, and they may overlap.

    Returns
    -------
    ndarray of bool, shape (tokens,)

    Raises
    ------
    ValueError
        When a column is missing, or an article is not in the corpus.
    """
    require(spans, *SPAN, what="The table of spans", made_by="furniture(corpus)")
    told = "The table of spans names the article {!r}, which is not in the corpus."
    row = rows_of(corpus.articles.index, spans["article"], told)
    # Articles are laid one behind another on one line, so that all spans are looked up at once.
    length = int(corpus.articles["text"].str.len().max()) + 1 if len(corpus) else 1
    article = corpus.token_articles().astype(np.int64) * length
    start, end = (row * length + spans[name].to_numpy(np.int64).clip(0, length - 1) for name in ("start", "end"))
    first = np.searchsorted(article + corpus.token_ends(), start, side="right")
    last = np.searchsorted(article + corpus.token_starts, end, side="left")
    real = (first < last) & (start < end)  # a span of no characters lies in no token
    return ~covered(first[real], last[real], len(corpus.codes))


def with_counts(corpus: "Corpus", articles: pd.DataFrame) -> pd.DataFrame:
    """Add the number of sentences and of words of each article, unless the table has them already."""
    if "n_words" in articles:
        return articles
    word = corpus.fact("is_word").to_numpy()[corpus.codes]
    n_words = [np.count_nonzero(word[start:end]) for start, end in pairwise(corpus.article_bounds.tolist())]
    counts = {"n_sentences": np.bincount(corpus.sentence_articles, minlength=len(articles)), "n_words": n_words}
    articles = pd.concat([articles, pd.DataFrame(counts, articles.index).astype(np.int64)], axis=1)
    first = [column for column in FIXED_COLUMNS if column in articles]
    return articles[first + [column for column in articles if column not in FIXED_COLUMNS]]


def rows_of(articles: pd.Index, wanted: Any, told: str = "There is no article {!r} in the corpus.") -> np.ndarray:
    """Return the row of each of some articles by their ids, int64, or refuse the first that is not there as is told.

    Examples
    --------
    >>> rows_of(pd.Index(["b", "c", "a"]), ["a", "a", "b"]).tolist()
    [2, 2, 0]
    """
    wanted = pd.Index(wanted)  # whose own way would keep, for good, a hundred bytes for each of the articles
    rows = place_in(arrow_strings(wanted.astype("str")), arrow_strings(articles)).astype(np.int64)
    if (rows < 0).any():
        raise ValueError(told.format(wanted[np.argmin(rows)]))
    return rows


def first_by_id(articles: pd.Index, n: int) -> np.ndarray:
    """Tell which articles are the first n by their ids, which are as good as drawn by lot; n below 1 is refused.

    Examples
    --------
    >>> first_by_id(pd.Index(["b", "c", "a"]), 2).tolist()
    [True, False, True]
    """
    if n < 1:
        raise ValueError(f"n is {n}, but a sample has at least one article.")
    kept = np.zeros(len(articles), bool)
    kept[pc.sort_indices(arrow_strings(articles))[:n]] = True
    return kept


def fingerprint_of(articles: pd.DataFrame) -> str:
    """Name the articles of a corpus with all that is known of them; see `Corpus.fingerprint`."""
    known = articles.drop(columns=[name for name in COUNTED if name in articles])
    return content_hash(pd.concat([known.index.to_series(), known], axis=1))


def spans_of(texts: pd.Series, table: pd.DataFrame) -> pd.Series:
    """Return the characters from start to end of texts, which go by the id of their article."""
    of = dict(zip(texts.index, texts, strict=True))
    spans = zip(*(table[name] for name in SPAN), strict=True)
    parts = [of[article][start:end] for article, start, end in spans]
    return pd.Series(parts, index=table.index, name="text", dtype="str")
