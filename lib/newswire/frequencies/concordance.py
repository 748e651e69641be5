"""Every place where a word, a phrase or a pattern stands, with what is on either side or with its sentence."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..corpus.corpus import Corpus, Unit
from ..tables import require_least
from .query import find, listed

COLUMNS = ["article", "sentence", "left", "hit", "right", "start", "end", "hit_start", "hit_end"]


def concordance(
    corpus: Corpus,
    query: str | Iterable[str],
    *,
    width: int = 60,
    case: bool = False,
    regex: bool = False,
    limit: int | None = None,
) -> pd.DataFrame:
    """Find a word, a phrase or a pattern, and show each place with its surroundings.

    Parameters
    ----------
    corpus : Corpus
    query : str or iterable of str
        A word (`trust`), a phrase (`mutual trust`), each with wildcards: ``*`` for any letters, ``?`` for one; several
        with ``|`` between them (`trust|mutual benefit`), or in a list, are alternatives. `trust AND benefit*` finds
        trust where benefit* stands in the same sentence; alternatives bind closer, as in `trust|accord AND benefit*`.
        Quotation marks around a phrase keep ``|``, commas and AND in it as they are. Either apostrophe finds both.
    width : int
        Characters to show on either side.
    case : bool
        Whether capitals matter.
    regex : bool
        Whether the parts of the query between spaces are regular expressions (RE2), each for a whole token.
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
        When the query is empty or no text, a regular expression is not one, or the width or the limit is negative.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["They govern. The government fell."]}))
    >>> concordance(corpus, "govern*")["hit"].tolist()
    ['govern', 'government']
    """
    require_least("width", width, 0)
    require_least("limit", limit, 0)
    first, last = find(corpus, query, unit="text" if case else "lower", regex=regex)
    return lines(corpus, first[:limit], last[:limit], width)


def positions(corpus: Corpus, words: str | Iterable[str], *, unit: Unit = "lower") -> pd.DataFrame:
    """Tell where words stand: how far into the corpus, and how far into their article.

    Parameters
    ----------
    corpus : Corpus
    words : str or iterable of str
        Words, phrases or patterns, as for `concordance`.
    unit : {"lower", "stem", "text"}
        What must be equal: words in lower case, their stems, or words as they are written.

    Returns
    -------
    DataFrame
        word (as it was asked for), article, place (share of the corpus's tokens before it, 0 to 1), place_in_article,
        start, end (characters of the article's text); in text order.

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
    queries = listed(words)
    found = [np.stack(find(corpus, query, unit=unit)) for query in queries]
    asked = np.repeat(np.arange(len(queries)), [places.shape[1] for places in found])
    at, last = np.concatenate([np.empty((2, 0), np.int64), *found], axis=1)
    order = np.lexsort((asked, at))
    at, last, asked = at[order], last[order], asked[order]
    row = corpus.token_articles(at)
    first, length = corpus.article_bounds[row], np.diff(corpus.article_bounds)[row]
    return pd.DataFrame(
        {
            "word": pd.Series(np.array(queries, object)[asked], dtype="str"),
            "article": pd.Series(corpus.articles.index.to_numpy()[row], dtype="str"),
            "place": at / max(len(corpus.codes), 1),
            "place_in_article": (at - first) / np.maximum(length, 1),
            "start": corpus.token_starts[at],
            "end": corpus.token_ends(last),
        }
    )


def word_evidence(corpus: Corpus, words: str | Iterable[str], *, key: str = "word", per_word: int = 3) -> pd.DataFrame:
    """Find sentences for each of some words or phrases, spread over the corpus.

    Parameters
    ----------
    corpus : Corpus
    words : str or iterable of str
        Words, phrases or patterns, as for `concordance`.
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
        When a word is empty, or per_word less than 1.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose. Oil fell."]}))
    >>> word_evidence(corpus, ["oil"])["n_sentences"].tolist()
    [2, 2]
    """
    require_least("per_word", per_word, 1)
    columns = [key, "article", "start", "end", "hit_start", "hit_end", "n_sentences"]
    parts = []
    for word in listed(words):
        first, last = find(corpus, word)
        one_each = np.unique(corpus.token_sentences(first), return_index=True)[1]  # the first hit of each sentence
        even = np.unique(np.linspace(0, max(len(one_each) - 1, 0), per_word).astype(int))
        chosen = one_each[even[: len(one_each)]]
        table = lines(corpus, first[chosen], last[chosen])
        parts.append(table.assign(**{key: word, "n_sentences": len(one_each)})[columns])
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


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
