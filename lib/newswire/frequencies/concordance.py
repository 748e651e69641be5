"""Every place where a word, a phrase or a pattern stands, with what is on either side or with its sentence."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..corpus.archive.parts import adds_up, concatenated, part_by_part, summed_by
from ..corpus.corpus import Corpus, Unit
from ..tables import require, require_least
from ..text.tokens import starts_of
from .drawn import Drawn, drawn, lots, redrawn
from .query import find, listed

COLUMNS = ["article", "sentence", "left", "hit", "right", "start", "end", "hit_start", "hit_end"]
STRIPES = 500  # parts of a corpus that a line of a dispersion plot can tell apart


def concordance(
    corpus: Corpus,
    query: str | Iterable[str],
    *,
    width: int = 60,
    case: bool = False,
    regex: bool = False,
    limit: int | None = 10_000,
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
        Of more places, return only so many, as good as drawn by lot; None returns all.

    Returns
    -------
    DataFrame
        One row per place, in text order: article, sentence (its place in the article), left, hit, right, start and
        end of the sentence, hit_start and hit_end, in characters of the article's text. Where places were left out,
        its `attrs` have n_lines, n_hits and n_articles: how many are listed, how many there are, in how many articles.

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
    found = _concordance(corpus, listed(query), width, "text" if case else "lower", regex, limit)
    table, totals = found.rows[COLUMNS], found.totals.iloc[0]
    if len(table) < totals["n_hits"]:
        table.attrs.update(n_lines=len(table), **totals.to_dict())
    return table


@adds_up(redrawn)
def _concordance(corpus: Corpus, queries: list[str], width: int, unit: Unit, regex: bool, limit: int | None) -> Drawn:
    first, last = find(corpus, queries, unit=unit, regex=regex)
    totals = pd.DataFrame({"n_hits": [len(first)], "n_articles": [len(starts_of(corpus.token_articles(first)))]})
    lot = lots(corpus, first)
    kept = drawn(lot, limit)
    return Drawn(lines(corpus, first[kept], last[kept], width).assign(key=0, lot=lot[kept]), totals, limit)


@adds_up(concatenated)
def uses(corpus: Corpus, words: str | Iterable[str], *, unit: Unit = "lower") -> pd.DataFrame:
    """Count words in each article.

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
        Indexed by article: a column for each of the words, as it was asked for.

    Raises
    ------
    ValueError
        When the unit is unknown, or a word is empty.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["oil gas oil", "gas"]}))
    >>> uses(corpus, ["oil", "g*"]).values.tolist()
    [[2, 1], [0, 1]]
    """
    rows = {query: corpus.token_articles(find(corpus, query, unit=unit)[0]) for query in listed(words)}
    counts = {query: np.bincount(row, minlength=len(corpus)) for query, row in rows.items()}
    return pd.DataFrame(counts, index=corpus.articles.index, dtype=np.int64)


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
        word (as it was asked for), article, place (share of the corpus before it, 0 to 1: by words up to the article,
        by tokens in it), place_in_article, start, end (characters of the article's text); in text order.

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
    n_words = corpus.articles["n_words"]
    share = n_words / max(n_words.sum(), 1)
    return _positions(corpus, listed(words), unit, pd.DataFrame({"before": share.cumsum() - share, "share": share}))


@part_by_part
def _positions(corpus: Corpus, queries: list[str], unit: Unit, of_all: pd.DataFrame) -> pd.DataFrame:
    found = [np.stack(find(corpus, query, unit=unit)) for query in queries]
    asked = np.repeat(np.arange(len(queries)), [places.shape[1] for places in found])
    at, last = np.concatenate([np.empty((2, 0), np.int64), *found], axis=1)
    order = np.lexsort((asked, at))
    at, last, asked = at[order], last[order], asked[order]
    row = corpus.token_articles(at)
    first, length = corpus.article_bounds[row], np.diff(corpus.article_bounds)[row]
    place, (before, share) = (at - first) / np.maximum(length, 1), of_all.to_numpy().T
    return pd.DataFrame(
        {
            "word": pd.Series(np.array(queries, object)[asked], dtype="str"),
            "article": pd.Series(corpus.articles.index.to_numpy()[row], dtype="str"),
            "place": before[row] + place * share[row],
            "place_in_article": place,
            "start": corpus.token_starts[at],
            "end": corpus.token_ends(last),
        }
    )


@adds_up(summed_by("word", "stripe"))
def stripes(places: pd.DataFrame) -> pd.DataFrame:
    """Count words in each of 500 parts of a corpus, from the place of each: word, stripe (from 0), count.

    Examples
    --------
    >>> stripes(pd.DataFrame({"word": ["oil", "oil", "gas"], "place": [0.5, 0.501, 1.0]})).values.tolist()
    [['gas', 499, 1], ['oil', 250, 2]]
    """
    require(places, "word", "place")
    stripe = np.minimum((places["place"] * STRIPES).astype(int), STRIPES - 1)
    return places.groupby(["word", stripe.rename("stripe")]).size().rename("count").reset_index()


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
        Sentences for each, as good as drawn by lot.

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
    queries = listed(words)
    rows, totals, _ = _evidence(corpus, queries, per_word)
    rows = rows.sort_values("key", kind="stable", ignore_index=True)
    rows[key] = pd.Series(np.array(queries, object)[rows["key"]], dtype="str")
    rows["n_sentences"] = totals["n_sentences"].to_numpy()[rows["key"]]
    return rows[[key, "article", "start", "end", "hit_start", "hit_end", "n_sentences"]]


@adds_up(redrawn)
def _evidence(corpus: Corpus, queries: list[str], per_word: int) -> Drawn:
    parts, totals = [lines(corpus, *np.empty((2, 0), np.int64)).assign(key=0, lot=np.uint64(0))], []
    for number, query in enumerate(queries):
        first, last = find(corpus, query)
        one_each = starts_of(corpus.token_sentences(first))  # the first hit of each sentence
        lot = lots(corpus, first[one_each])
        kept = drawn(lot, per_word)
        chosen = one_each[kept]
        parts.append(lines(corpus, first[chosen], last[chosen]).assign(key=number, lot=lot[kept]))
        totals.append(len(one_each))
    return Drawn(pd.concat(parts, ignore_index=True), pd.DataFrame({"n_sentences": totals}), per_word)


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
    table["article"] = pd.Series(corpus.articles.index.to_numpy()[rows], dtype="str")
    table["sentence"] = sentences - opening
    table["start"], table["end"] = corpus.sentence_starts[sentences], corpus.sentence_ends[sentences]
    table["hit_start"], table["hit_end"] = starts, ends
    return table[COLUMNS]
