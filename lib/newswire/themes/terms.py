"""What themes are made of: terms, which are words and firm phrases, counted in articles or passages."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from ..frequencies.collocation import association
from ..frequencies.runs import count_runs

PASSAGE = 60  # words after which a passage ends with its sentence
MANY = 50  # articles from which on themes are made of whole articles
PHRASE_G2, PHRASE_DICE = 30.0, 9.5  # how firmly two words must belong together to be one term


@dataclass(frozen=True)
class Terms:
    """Terms counted in pieces of text, which are articles or passages.

    `matrix` has a row per piece and a column per term of `names`; `articles` is the row of each piece's article;
    `starts` and `ends` are its characters there. `of_token` is the term of each token of the corpus, or -1.
    """

    matrix: sparse.csr_array
    names: pd.Index
    articles: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    of_token: np.ndarray


def count_terms(corpus, *, passages: bool | None = None, phrases: bool = True, names: pd.Index | None = None) -> Terms:
    """Count terms in the articles or passages of a corpus.

    Parameters
    ----------
    corpus : Corpus
    passages : bool, optional
        Whether to count within passages, runs of sentences of some 60 words; with fewer than 50 articles unless given.
    phrases : bool
        Whether two words that belong together firmly count as one term.
    names : Index, optional
        The terms to count, such as those of themes that were fitted before; all unless given.

    Returns
    -------
    Terms

    Examples
    --------
    >>> import newswire as nw
    >>> count_terms(nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose and gas fell."]}))).names.tolist()
    ['fell', 'gas', 'oil', 'rose']
    """
    passages = len(corpus) < MANY if passages is None else passages
    of_token, found = _terms_of_tokens(corpus, phrases, names)
    piece_of_sentence, articles, starts, ends = _pieces(corpus, passages)
    if names is not None:
        place = names.get_indexer(found)
        of_token = np.where(of_token >= 0, place[of_token], -1) if len(found) else of_token
    else:
        names = found
    piece = piece_of_sentence[corpus.token_sentences()]
    kept = of_token >= 0
    shape = (len(articles), len(names))
    ones = np.ones(int(kept.sum()), np.int32)
    matrix = sparse.coo_array((ones, (piece[kept], of_token[kept])), shape=shape).tocsr()
    matrix.sum_duplicates()
    return Terms(matrix, names, articles, starts, ends, of_token)


def _terms_of_tokens(corpus, phrases: bool, names: pd.Index | None) -> tuple[np.ndarray, pd.Index]:
    """Return the term of each token, -1 for none; the second token of a phrase has none of its own."""
    vocabulary = corpus.vocabulary
    content = vocabulary["is_word"] & ~vocabulary["is_stopword"] & (vocabulary["lower"].str.len() > 1)
    feature_of, features = corpus.features("lower", content)
    tokens = feature_of[corpus.codes]
    if not phrases or not len(tokens):
        return tokens, features
    chosen = _known_phrases(features, names) if names is not None else _firm_pairs(corpus, feature_of, features)
    first, phrase = _places(corpus, tokens, chosen, len(features))
    terms = tokens.copy()
    terms[first] = len(features) + phrase
    terms[first + 1] = -1
    words = features.to_numpy(object)
    joined = [f"{words[key // len(features)]} {words[key % len(features)]}" for key in chosen.tolist()]
    return _renumbered(terms, pd.Index([*words, *joined], dtype="str"))


def _firm_pairs(corpus, feature_of: np.ndarray, features: pd.Index) -> np.ndarray:
    """Return pairs of features that belong together firmly, each as one number, in order."""
    grams, counts, n_articles = count_runs(corpus, feature_of, 2)
    first, second = (np.bincount(grams[:, side], counts, len(features))[grams[:, side]] for side in (0, 1))
    measured = association(counts, first, second, max(counts.sum(), 1))
    firm = (measured["log_likelihood"] >= PHRASE_G2) & (measured["log_dice"] >= PHRASE_DICE)
    firm &= (counts >= 5) & (n_articles >= min(3, len(corpus)))
    return np.sort(grams[firm, 0] * len(features) + grams[firm, 1])


def _known_phrases(features: pd.Index, names: pd.Index) -> np.ndarray:
    """Return the phrases among given terms as pairs of features, each as one number, in order."""
    pairs = [name.rsplit(" ", 1) for name in names if " " in name]
    places = np.array([features.get_indexer(pair) for pair in pairs if len(pair) == 2], np.int64).reshape(-1, 2)
    places = places[(places >= 0).all(axis=1)]
    return np.sort(places[:, 0] * len(features) + places[:, 1])


def _places(corpus, tokens: np.ndarray, chosen: np.ndarray, n_features: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the tokens at which chosen pairs start, from left to right without overlaps, and which pair it is."""
    same = np.ones(max(len(tokens) - 1, 0), bool)
    same[corpus.sentence_bounds[1:-1] - 1] = False
    same &= (tokens[:-1] >= 0) & (tokens[1:] >= 0)
    first = np.flatnonzero(same)
    key = tokens[first].astype(np.int64) * n_features + tokens[first + 1]
    place = np.searchsorted(chosen, key)
    hit = chosen[np.minimum(place, len(chosen) - 1)] == key if len(chosen) else np.zeros(len(key), bool)
    first, place = first[hit], place[hit]
    run = np.cumsum(np.append(True, np.diff(first) != 1)[: len(first)])
    opening = first[np.searchsorted(run, run)] if len(run) else first
    even = (first - opening) % 2 == 0
    return first[even], place[even]


def _renumbered(terms: np.ndarray, names: pd.Index) -> tuple[np.ndarray, pd.Index]:
    """Drop terms that no token has and put the others in alphabetical order."""
    used = np.unique(terms[terms >= 0])
    order = used[np.argsort(names.to_numpy(object)[used], kind="stable")]
    place = np.full(len(names) + 1, -1, np.int32)
    place[order] = np.arange(len(order))
    return place[terms], names[order]


def _pieces(corpus, passages: bool):
    """Return the piece of each sentence, and the article and characters of each piece."""
    rows = corpus.sentence_articles
    if not passages:
        lengths = corpus.articles["text"].str.len().to_numpy(np.int64)
        return rows, np.arange(len(corpus)), np.zeros(len(corpus), np.int64), lengths
    word = corpus.vocabulary["is_word"].to_numpy()[corpus.codes]
    seen = np.concatenate([[0], np.cumsum(word)])
    before = seen[corpus.sentence_bounds[:-1]] - seen[corpus.article_bounds[rows]]
    total = (seen[corpus.article_bounds[1:]] - seen[corpus.article_bounds[:-1]])[rows]
    number = np.minimum(before // PASSAGE, np.maximum(total // PASSAGE - 1, 0))  # a short rest joins the last passage
    key = rows.astype(np.int64) * (number.max(initial=0) + 1) + number
    _, first, piece = np.unique(key, return_index=True, return_inverse=True)
    last = np.append(first[1:], len(rows)) - 1
    if not len(rows):
        return piece, rows, rows, rows
    return piece, rows[first], corpus.sentence_starts[first], corpus.sentence_ends[last]
