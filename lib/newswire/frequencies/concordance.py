"""Every place where a word, a phrase or a pattern stands, with what is on either side or with its sentence."""

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow as pa

from ..corpus.corpus import Corpus, Unit
from ..text import words
from ..text.pieces import spans
from ..text.strings import matches

COLUMNS = ["article", "sentence", "left", "hit", "right", "start", "end", "hit_start", "hit_end"]
FEW = 4  # types: comparing all tokens with each of them is quicker than looking every token up


def concordance(
    corpus: Corpus, query: str, *, width: int = 60, case: bool = False, limit: int | None = None
) -> pd.DataFrame:
    """Find a word, a phrase or a pattern, and show each place with its surroundings.

    Parameters
    ----------
    corpus : Corpus
    query : str
        A word (`trust`), a phrase (`mutual trust`), each with wildcards: ``*`` for any letters, ``?`` for one.
    width : int
        Characters to show on either side.
    case : bool
        Whether capitals matter.
    limit : int, optional
        Return only this many places, the first of the corpus.

    Returns
    -------
    DataFrame
        One row per place, in text order: article, sentence (its place in the article), left, hit, right, start and
        end of the sentence, hit_start and hit_end, in characters of the article's text.

    Raises
    ------
    ValueError
        When the query is empty.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["They govern. The government fell."]}))
    >>> concordance(corpus, "govern*")["hit"].tolist()
    ['govern', 'government']
    """
    first, last = find(corpus, query, case=case)
    return lines(corpus, first[:limit], last[:limit], width)


def positions(corpus: Corpus, words: str | Iterable[str], *, unit: Unit = "lower") -> pd.DataFrame:
    """Tell where words stand: how far into the corpus, and how far into their article.

    Parameters
    ----------
    corpus : Corpus
    words : str or iterable of str
        Words as `unit` has them, lower case by default.
    unit : {"lower", "stem", "text"}
        What counts as one word.

    Returns
    -------
    DataFrame
        word, article, place (share of the corpus's tokens before it, 0 to 1), place_in_article, start, end
        (characters of the article's text); in text order.

    Raises
    ------
    ValueError
        When the unit is unknown.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["oil gas oil gas"]}))
    >>> positions(corpus, ["gas"])["place"].tolist()
    [0.25, 0.75]
    """
    feature_of, features = corpus.features(unit)
    wanted = features.get_indexer([words] if isinstance(words, str) else list(words))
    of_token = feature_of[corpus.codes]
    at = np.flatnonzero(np.isin(of_token, wanted[wanted >= 0]))
    row = corpus.token_articles(at)
    first, length = corpus.article_bounds[row], np.diff(corpus.article_bounds)[row]
    return pd.DataFrame(
        {
            "word": pd.Series(features.to_numpy()[of_token[at]], dtype="str"),
            "article": pd.Series(corpus.articles.index.to_numpy()[row], dtype="str"),
            "place": at / max(len(corpus.codes), 1),
            "place_in_article": (at - first) / np.maximum(length, 1),
            "start": corpus.token_starts[at],
            "end": corpus.token_ends(at),
        }
    )


def word_evidence(corpus: Corpus, words: Iterable[str], *, key: str = "word", per_word: int = 3) -> pd.DataFrame:
    """Find sentences for each of some words or phrases, spread over the corpus.

    Parameters
    ----------
    corpus : Corpus
    words : iterable of str
        Words or phrases, without wildcards.
    key : str
        Name of the first column.
    per_word : int
        Sentences for each.

    Returns
    -------
    DataFrame
        key, article, start, end, hit_start, hit_end, n_sentences (how many there are in all).

    Raises
    ------
    ValueError
        When a word is empty.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose. Oil fell."]}))
    >>> word_evidence(corpus, ["oil"])["n_sentences"].tolist()
    [2, 2]
    """
    columns = [key, "article", "start", "end", "hit_start", "hit_end", "n_sentences"]
    parts = []
    for word in words:
        first, last = find(corpus, word)
        one_each = np.unique(corpus.token_sentences(first), return_index=True)[1]  # the first hit of each sentence
        even = np.unique(np.linspace(0, max(len(one_each) - 1, 0), per_word).astype(int))
        chosen = one_each[even[: len(one_each)]]
        table = lines(corpus, first[chosen], last[chosen])
        parts.append(table.assign(**{key: word, "n_sentences": len(one_each)})[columns])
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def find(corpus: Corpus, query: str, *, case: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """Return the tokens at which each match of a query starts and ends, within sentences.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil fell. Gas fell."]}))
    >>> [tokens.tolist() for tokens in find(corpus, "* fell")]
    [[0, 3], [1, 4]]
    """
    types = corpus.fact("text" if case else "lower")
    terms = _terms(query if case else words.fold(query), types)
    masks = [_matching(types, term) for term in terms]
    # The rarest term is looked for in all tokens, the others only beside it.
    rarest = min(range(len(terms)), key=lambda place: corpus.type_counts[masks[place]].sum())
    first = np.flatnonzero(_occurs(masks[rarest], corpus.codes)) - rarest
    first = first[(first >= 0) & (first + len(terms) <= len(corpus.codes))]
    for place, mask in enumerate(masks):
        first = first[mask[corpus.codes[first + place]]] if place != rarest else first
    last = first + len(terms) - 1
    if len(terms) == 1:
        return first, last
    inside = corpus.token_sentences(first) == corpus.token_sentences(last)
    return first[inside], last[inside]


def _occurs(mask: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """Tell which tokens are of a type in the mask."""
    types = np.flatnonzero(mask).tolist()
    if len(types) > FEW:
        return mask[codes]
    return np.logical_or.reduce([codes == code for code in types]) if types else np.zeros(len(codes), bool)


def lines(corpus: Corpus, first: np.ndarray, last: np.ndarray, width: int = 60) -> pd.DataFrame:
    """Show runs of tokens, given by their first and last, with what is on either side; columns as `concordance`."""
    rows, sentences = corpus.token_articles(first), corpus.token_sentences(first)
    opening = np.searchsorted(corpus.sentence_articles, rows)
    starts, ends = corpus.token_starts[first], corpus.token_ends(last)
    shown = np.unique(rows)
    texts = dict(zip(shown.tolist(), corpus.articles["text"].array[shown], strict=True))
    around = [
        (texts[row][max(0, start - width) : start], texts[row][start:end], texts[row][end : end + width])
        for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True)
    ]
    table = pd.DataFrame(around, columns=["left", "hit", "right"], dtype="str")
    table["article"] = corpus.articles.index.to_numpy()[rows]
    table["sentence"] = sentences - opening
    table["start"], table["end"] = corpus.sentence_starts[sentences], corpus.sentence_ends[sentences]
    table["hit_start"], table["hit_end"] = starts, ends
    return table[COLUMNS]


def _terms(query: str, types: pd.Series) -> list[str]:
    """Split a query into tokens as texts are split; a part with a wildcard, or that is a token, is one."""
    terms: list[str] = []
    for part in query.split():
        whole = "*" in part or "?" in part or (types == part).any()
        terms += [part] if whole else [part[start:end] for start, end in spans(part)]
    if not terms:
        raise ValueError("The query is empty; give a word, a phrase, or a pattern such as govern*.")
    return terms


def _matching(types: pd.Series, term: str) -> np.ndarray:
    """Tell which types a term with wildcards matches."""
    if "*" not in term and "?" not in term:
        return (types == term).to_numpy()
    pattern = re.escape(term).replace(r"\*", r"[\p{L}\p{M}\p{N}'’.-]*").replace(r"\?", r"[\p{L}\p{N}]")
    return matches(pa.array(types), f"^{pattern}$")
