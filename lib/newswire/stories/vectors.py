"""What an article tells of, as numbers: its words, its names, and the words it opens with, the rarer the heavier."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse
from sklearn.preprocessing import normalize

from ..corpus import Corpus
from ..frequencies import english
from ..text import words as lexical
from ..text.strings import arrow_strings, as_array, as_series
from ..text.tokens import encode, part_of

_OPENING = 50  # tokens: the title and the lead, which say what happened
_NAME = 0.6  # share of a word's places inside sentences with a capital, above which it is a name
_OTHERS = 500  # articles of any news that those at hand are thought to lie among, so that a few can be told apart
_LENGTH = 300  # words of such an article
_USUAL = 0.02  # of a word's rate at hand is its rate in any news, in a language of which no rates are known


class Counted(NamedTuple):
    """The words of the articles of one part."""

    words: pd.Index
    told: sparse.csr_array  # how often each article has each word
    opening: sparse.csr_array  # the same, of its title and its first tokens
    inside: np.ndarray  # places of each word inside sentences, and those of them with a capital


def vectors(parts: Sequence[Corpus], rows: np.ndarray) -> sparse.csr_array:
    """Describe articles by weighted words, so that the cosine of two says how far they tell the same.

    Three blocks count alike: all words and numbers but function words; the names among them; and those of the title
    and the first 50 tokens. A word weighs 1 + log of its count, times the logarithm of one over the share of articles
    that have it (Salton & Buckley 1988), among those at hand and 500 others that are thought to be written with
    the words of general English: so that what is usual here is light in a large pile, and what is usual anywhere in a
    small one.

    Parameters
    ----------
    parts : sequence of Corpus
        Articles of several are weighed as if they were in one.
    rows : ndarray of int
        The articles to describe, such as those that are no copies; others do not make a word more usual.

    Returns
    -------
    csr_array of float, shape (rows, 3 × words)
        Rows have length 1, or 0 without words.
    """
    told = _together([_counted(part) for part in parts])
    told = told._replace(told=told.told[rows], opening=told.opening[rows])
    if not len(told.words):
        return told.told
    usual = _usual(pd.concat([part.articles["language"] for part in parts]), told)
    names = told.told.copy()
    names.data *= (told.inside[1] > _NAME * np.maximum(told.inside[0], 1))[names.indices]
    names.eliminate_zeros()
    blocks = [_weighed(block, usual) for block in (told.told, names, told.opening)]
    return normalize(sparse.hstack(blocks, format="csr"))


def _counted(corpus: Corpus) -> Counted:
    """Count the words and numbers of a part in its articles."""
    titles = encode(arrow_strings(corpus.articles["title"].fillna("")))
    types = pa.chunked_array([corpus.types, titles.types]).combine_chunks()
    said = pc.or_(lexical.is_word(types), lexical.is_number(types))
    said = as_array(pc.and_not(said, lexical.is_stopword(types)))
    number = np.full(len(types), -1)
    number[said], words = pd.factorize(as_series(lexical.lower(types))[said], sort=True)
    column, of_title = number[corpus.codes], number[len(corpus.types) :][titles.codes]
    article, opens = corpus.token_articles(), np.zeros(len(column), bool)
    opens[corpus.sentence_bounds[:-1]] = True
    first = np.arange(len(column)) - corpus.article_bounds[article] < _OPENING
    rows, columns = np.append(article[first], part_of(None, titles.article_bounds)), np.append(column[first], of_title)
    shape = (len(corpus), len(words))
    inside = column[~opens]
    capital = as_array(pc.utf8_is_upper(pc.utf8_slice_codeunits(corpus.types, 0, 1)))[corpus.codes[~opens]]
    places = [np.bincount(which[which >= 0], minlength=len(words)) for which in (inside, inside[capital])]
    return Counted(pd.Index(words), _matrix(article, column, shape), _matrix(rows, columns, shape), np.stack(places))


def _matrix(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    """Count pairs of an article and a word; those without a word, -1, are left out."""
    known = columns >= 0
    return sparse.coo_array((np.ones(known.sum()), (rows[known], columns[known])), shape=shape).tocsr()


def _together(parts: list[Counted]) -> Counted:
    """Put the words of all parts side by side."""
    if len(parts) == 1:
        return parts[0]
    words = pd.Index(np.unique(np.concatenate([part.words for part in parts])))
    inside, stacked = np.zeros((2, len(words)), int), []
    for part in parts:
        place = words.get_indexer(part.words)
        inside[:, place] += part.inside
        for counts in (part.told, part.opening):
            shape = (counts.shape[0], len(words))
            stacked.append(sparse.csr_array((counts.data, place[counts.indices], counts.indptr), shape=shape))
    return Counted(words, sparse.vstack(stacked[::2], "csr"), sparse.vstack(stacked[1::2], "csr"), inside)


def _weighed(counts: sparse.csr_array, usual: np.ndarray) -> sparse.csr_array:
    """Weigh the words of each article, to a length of 1."""
    n_with = np.bincount(counts.indices, minlength=len(usual))
    rarity = np.maximum(np.log((counts.shape[0] + _OTHERS) / np.maximum(n_with + _OTHERS * usual, 1e-9)), 0)
    weights = (1 + np.log(counts.data)) * rarity[counts.indices]
    return normalize(sparse.csr_array((weights, counts.indices, counts.indptr), shape=counts.shape))


def _usual(languages: pd.Series, told: Counted) -> np.ndarray:
    """Return the share of any news that has each word."""
    if (languages.notna() & (languages != "en")).mean() > 0.5:
        at_hand = np.asarray(told.told.sum(axis=0)).ravel()
        rate = at_hand / max(at_hand.sum(), 1) * _USUAL
    else:
        rate = english.rates(told.words) / 1e6
    return 1 - np.exp(-rate * _LENGTH)
