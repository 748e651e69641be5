"""What an article tells of, as numbers: its words, its names, and the words it opens with, the rarer the heavier."""

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.preprocessing import normalize

from ..corpus import Corpus
from ..frequencies import english
from ..text import words as lexical
from ..text.strings import arrow_strings
from ..text.tokens import encode, part_of

_OPENING = 50  # tokens: the title and the lead, which say what happened
_NAME = 0.6  # share of a word's places inside sentences with a capital, above which it is a name
_OTHERS = 1000  # articles of any news that those at hand are thought to lie among, so that a few can be told apart
_LENGTH = 300  # words of such an article
_USUAL = 0.1  # of a word's rate at hand is its rate in any news, in a language of which no rates are known


def vectors(corpus: Corpus) -> sparse.csr_array:
    """Describe articles by weighted words, so that the cosine of two says how far they tell the same.

    Three blocks count alike: all words and numbers but function words; the names among them; and those of the title
    and the first 50 tokens. A word weighs 1 + log of its count, times the logarithm of one over the share of articles
    that have it (Salton & Buckley 1988), among those at hand and a thousand others that are thought to be written with
    the words of general English: so that what is usual here is light in a large pile, and what is usual anywhere in a
    small one.

    Returns
    -------
    csr_array of float, shape (articles, 3 × words)
        Rows have length 1, or 0 without words.
    """
    told = (corpus.fact("is_word") | corpus.fact("is_number")) & ~corpus.fact("is_stopword")
    feature_of, words = corpus.features("lower", told.to_numpy())
    column, article = feature_of[corpus.codes], corpus.token_articles()
    title_articles, title_words = _of_titles(corpus, words)
    opening = np.arange(len(column)) - corpus.article_bounds[article] < _OPENING
    known, named = column >= 0, np.append(_names(corpus, column, len(words)), False)[column]
    shape, usual = (len(corpus), len(words)), _usual(corpus, column[known], words)
    blocks = [
        _counts(article[known], column[known], shape),
        _counts(article[named], column[named], shape),
        _counts(
            np.append(article[known & opening], title_articles), np.append(column[known & opening], title_words), shape
        ),
    ]
    return normalize(sparse.hstack([_weighed(block, usual) for block in blocks], format="csr"))


def _counts(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.coo_array((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr()


def _weighed(counts: sparse.csr_array, usual: np.ndarray) -> sparse.csr_array:
    """Weigh the words of each article, to a length of 1."""
    n_articles = len(usual) and counts.shape[0]
    share = (np.bincount(counts.indices, minlength=len(usual)) + _OTHERS * usual) / (n_articles + _OTHERS)
    with np.errstate(divide="ignore"):
        rarity = np.maximum(-np.log(share), 0)
    counts.data = (1 + np.log(counts.data)) * rarity[counts.indices]
    return normalize(counts)


def _names(corpus: Corpus, column: np.ndarray, n_words: int) -> np.ndarray:
    """Tell which words have a capital in most of their places inside sentences."""
    inside = column >= 0
    inside[corpus.sentence_bounds[:-1]] = False
    capital = corpus.fact("text").str.get(0).str.isupper().to_numpy(bool)[corpus.codes]
    places = np.bincount(column[inside], minlength=n_words)
    return np.bincount(column[inside & capital], minlength=n_words) > _NAME * np.maximum(places, 1)


def _of_titles(corpus: Corpus, words: pd.Index) -> tuple[np.ndarray, np.ndarray]:
    """Return the words of titles that stand in texts, too: the row of the article and the number of the word."""
    titles = encode(arrow_strings(corpus.articles["title"].fillna("")))
    word = words.get_indexer(pd.Index(lexical.lower(titles.types)))[titles.codes]
    return part_of(None, titles.article_bounds)[word >= 0], word[word >= 0]


def _usual(corpus: Corpus, column: np.ndarray, words: pd.Index) -> np.ndarray:
    """Return the share of any news that has each word."""
    other = corpus.articles["language"].notna() & (corpus.articles["language"] != "en")
    if other.mean() > 0.5:
        rate = np.bincount(column, minlength=len(words)) / max(len(column), 1) * _USUAL
    else:
        rate = english.rates(words) / 1e6
    return 1 - np.exp(-rate * _LENGTH)
