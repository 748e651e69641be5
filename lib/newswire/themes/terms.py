"""What themes are made of: terms, which are words and firm phrases, counted in articles or passages."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..frequencies.collocation import association
from ..frequencies.runs import count_runs

PASSAGE = 60  # words after which a passage ends with its sentence
PHRASE_G2 = 30.0  # log-likelihood of a phrase; chance alone gets there once in twenty million pairs
PHRASE_DICE = 9.5  # log Dice of a phrase: its words are together in one of 23 of their occurrences, or more often
PHRASE_COUNT = 5  # occurrences of a phrase: from fewer, how firmly its words belong together cannot be told
PHRASE_ARTICLES = 3  # articles that hold a phrase, or all where there are fewer: one writer's own habits do not count
RARE = {0: 1, 5: 2, 1000: 3, 3000: 5}  # pieces of which a term must be in at least so many, the least by their number
MAX_SHARE = 0.5  # terms in more of the pieces than this are left out, since they tell no themes apart
MOST_TERMS = 12_000  # the most frequent are kept, which bounds time and memory


@dataclass(frozen=True)
class Terms:
    """Terms counted in pieces of text, which are articles or passages.

    `matrix` has a row per piece and a column per term of `names`; `pieces` tells of each piece the row of its article,
    and its start and end there. `of_token` is the term of each token of the corpus, or -1.
    """

    matrix: sparse.csr_array
    names: pd.Index
    pieces: pd.DataFrame
    of_token: np.ndarray


def count_terms(corpus: Corpus, *, passages: bool, phrases: bool = True, names: pd.Index | None = None) -> Terms:
    """Count terms in the articles or passages of a corpus.

    Parameters
    ----------
    corpus : Corpus
    passages : bool
        Whether to count within passages, runs of sentences of some 60 words, rather than within articles.
    phrases : bool
        Whether two words that firmly belong together count as one term.
    names : Index, optional
        The terms to count, such as those of themes that were fitted before; all unless given. Of phrases that overlap
        the one that comes first among them counts; else the commonest.

    Returns
    -------
    Terms

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose and gas fell."]}))
    >>> count_terms(corpus, passages=False).names.tolist()
    ['fell', 'gas', 'oil', 'rose']
    """
    of_token, terms = _terms_of_tokens(corpus, phrases, names)
    if names is None:
        names = pd.Index(np.unique(terms[np.unique(of_token[of_token >= 0])]), dtype="str")
    of_token = np.append(names.get_indexer(pd.Index(terms)), -1).astype(np.int32)[of_token]  # -1 looks up the last
    piece_of_sentence, pieces = _pieces(corpus, passages)
    matrix = _matrix(piece_of_sentence[corpus.token_sentences()], of_token, (len(pieces), len(names)))
    return Terms(matrix, names, pieces, of_token)


def _matrix(pieces: np.ndarray, terms: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    """Count terms, one a token or -1, in pieces."""
    counted = terms >= 0
    ones = np.ones(counted.sum(), np.int32)  # a sparse array adds up what falls on one place
    return sparse.csr_array((ones, (pieces[counted], terms[counted])), shape=shape)


def halves(corpus: Corpus, terms: Terms, *, passages: bool) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Count the terms in every other sentence of each piece, and in the sentences between; in every other term of one.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose. Gas fell. Oil fell."]}))
    >>> terms = count_terms(corpus, passages=False)
    >>> [half.toarray().tolist() for half in halves(corpus, terms, passages=False)]
    [[[1, 0, 2, 1]], [[1, 1, 0, 0]]]
    """
    piece_of_sentence, _ = _pieces(corpus, passages)
    number = np.arange(len(piece_of_sentence)) - np.searchsorted(piece_of_sentence, piece_of_sentence)
    sentence = corpus.token_sentences()
    piece = piece_of_sentence[sentence]
    alone = np.bincount(piece_of_sentence) == 1
    half = np.where(alone[piece], np.cumsum(terms.of_token >= 0), number[sentence]) % 2
    first, second = (_matrix(piece, np.where(half == of, terms.of_token, -1), terms.matrix.shape) for of in (0, 1))
    return first, second


def telling(terms: Terms) -> Terms:
    """Keep the terms that are neither rare nor everywhere; all where none would be left.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose.", "Oil and gas fell.", "Oil and gas rose."]}))
    >>> telling(count_terms(corpus, passages=False)).names.tolist()
    ['fell']
    """
    n = terms.matrix.shape[0]
    frequency = np.bincount(terms.matrix.indices, minlength=len(terms.names))
    least = max(pieces for size, pieces in RARE.items() if n >= size)
    kept = np.flatnonzero((frequency >= least) & (frequency <= max(MAX_SHARE * n, least)))
    kept = kept if len(kept) else np.flatnonzero(frequency)
    kept = np.sort(kept[np.argsort(-frequency[kept], kind="stable")[:MOST_TERMS]])
    names = terms.names[kept]
    of_token = np.append(names.get_indexer(terms.names), -1).astype(np.int32)[terms.of_token]
    return replace(terms, matrix=terms.matrix[:, kept], names=names, of_token=of_token)


def _terms_of_tokens(corpus: Corpus, phrases: bool, names: pd.Index | None) -> tuple[np.ndarray, np.ndarray]:
    """Return the term of each token, -1 for none, and the terms; a phrase stands at its first token."""
    content = corpus.fact("is_word") & ~corpus.fact("is_stopword") & (corpus.fact("lower").str.len() > 1)
    feature_of, features = corpus.features("lower", content)
    tokens, words = feature_of[corpus.codes], features.to_numpy(object)
    if not phrases or not len(tokens):
        return tokens, words
    found = _firm_phrases(corpus, feature_of, features) if names is None else _known_phrases(features, names)
    chosen, worth = (of[np.argsort(found[0])] for of in found)
    first, phrase = _places(corpus, tokens, chosen, worth, len(words))
    tokens[first] = len(words) + phrase
    tokens[first + 1] = -1
    return tokens, np.append(words, words[chosen // len(words)] + " " + words[chosen % len(words)])


def _firm_phrases(corpus: Corpus, feature_of: np.ndarray, features: pd.Index) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of features that firmly belong together, and their counts; a pair is first * features + second."""
    pairs, counts, n_articles = count_runs(corpus, feature_of, 2)
    first, second = (np.bincount(pairs[:, side], counts, len(features))[pairs[:, side]] for side in (0, 1))
    measured = association(counts, first, second, max(counts.sum(), 1))
    firm = (measured["log_likelihood"] >= PHRASE_G2) & (measured["log_dice"] >= PHRASE_DICE)
    firm &= (counts >= PHRASE_COUNT) & (n_articles >= min(PHRASE_ARTICLES, len(corpus)))
    return pairs[firm, 0] * len(features) + pairs[firm, 1], counts[firm]


def _known_phrases(features: pd.Index, names: pd.Index) -> tuple[np.ndarray, np.ndarray]:
    """Return the phrases among given terms whose words occur, as pairs like those of `_firm_phrases`, the first best.

    What an article holds must not depend on those that come with it, so nothing is counted.
    """
    words = [name.rsplit(" ", 1) for name in names if " " in name]
    pairs = features.get_indexer(np.array(words, object).ravel()).astype(np.int64).reshape(-1, 2)
    pairs = pairs[(pairs >= 0).all(axis=1)]
    return pairs[:, 0] * len(features) + pairs[:, 1], np.arange(len(pairs), 0, -1)


def _places(
    corpus: Corpus, tokens: np.ndarray, chosen: np.ndarray, worth: np.ndarray, n_features: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the tokens at which chosen pairs, in order, start, without overlaps, and which pair it is."""
    opens, closes = np.zeros((2, n_features + 1), bool)  # -1, which is no feature, looks up the last
    opens[chosen // n_features], closes[chosen % n_features] = True, True
    pair = opens[tokens[:-1]] & closes[tokens[1:]]
    pair[corpus.sentence_bounds[1:-1] - 1] = False  # no phrase crosses the end of a sentence
    first = np.flatnonzero(pair)
    key = tokens[first].astype(np.int64) * n_features + tokens[first + 1]
    place = np.searchsorted(chosen, key)
    hit = np.append(chosen, -1)[place] == key  # -1, which is never a key, stands behind the last pair
    first, place = first[hit], place[hit]
    taken = _apart(first, worth[place])
    return first[taken], place[taken]


def _apart(first: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """Tell which of the pairs that overlap are taken: those worth more than their neighbours, of equals the first.

    So "israeli prime minister benjamin netanyahu" holds "prime minister" and "benjamin netanyahu".

    Examples
    --------
    >>> _apart(np.array([0, 1, 2, 3, 7, 8]), np.array([2, 9, 3, 4, 5, 5])).tolist()
    [False, True, False, True, True, False]
    """
    taken, beside = np.zeros(len(first), bool), np.diff(first) == 1
    while worth.any():
        before, after = np.append(0, worth[:-1] * beside), np.append(worth[1:] * beside, 0)
        best = (worth > before) & (worth >= after)
        taken |= best
        worth = worth * ~(best | np.append(False, best[:-1] & beside) | np.append(best[1:] & beside, False))
    return taken


def _pieces(corpus: Corpus, passages: bool) -> tuple[np.ndarray, pd.DataFrame]:
    """Return the piece of each sentence, and of each piece the row of its article, and its start and end there."""
    rows = corpus.sentence_articles
    if not passages:
        lengths = corpus.articles["text"].str.len().to_numpy(np.int64)
        return rows, pd.DataFrame({"row": np.arange(len(corpus)), "start": 0, "end": lengths})
    word = corpus.fact("is_word").to_numpy()[corpus.codes]
    words_before = np.append(0, np.cumsum(word))  # each token and, last, the end
    of_article = words_before[corpus.article_bounds]
    before = words_before[corpus.sentence_bounds[:-1]] - of_article[rows]
    last = np.maximum(np.diff(of_article)[rows] // PASSAGE - 1, 0)
    number = np.minimum(before // PASSAGE, last)  # a short rest joins the last passage
    opens = (np.diff(rows, prepend=-1) != 0) | (np.diff(number, prepend=-1) != 0)
    first = np.flatnonzero(opens)
    ends = corpus.sentence_ends[np.append(first, len(rows))[1:] - 1]
    return np.cumsum(opens) - 1, pd.DataFrame({"row": rows[first], "start": corpus.sentence_starts[first], "end": ends})
