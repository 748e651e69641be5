"""Sentences about word frequencies."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..frequencies.query import listed as queries
from ..tables import require
from ..text.words import function_words
from .words import agree, count, is_empty, listed, quoted, share

_RIVALS = 4  # words that are named of those whose place is not certain


def top_words(table: pd.DataFrame, n: int = 3) -> str:
    """Say which words are most frequent, and how sure that is.

    Parameters
    ----------
    table : DataFrame
        word, count, per_million, low, high, n_articles; from `word_frequencies`.
    n : int
        How many words to name.

    Returns
    -------
    str

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil, oil, gas."]}))
    >>> top_words(nw.frequencies.word_frequencies(corpus)).split(" (")[0]
    'Apart from function words, “oil” is the most frequent word: it occurs 2 times'
    """
    if is_empty(table, "word", "count", "per_million", "low", "high", "n_articles"):
        return "There are no words to count."
    first, others = table.iloc[0], table["word"].iloc[1:n]
    tied = table.loc[table["count"] == first["count"], "word"]
    if len(tied) > 1:
        return f"No word is more frequent than {_listed(tied)}, with {count(first['count'], 'occurrence')} each."
    rate = f"{count(first['count'], 'time')} ({first['per_million']:,.0f} per million)"
    then = f", followed by {quoted(others)}" if len(others) else ""
    apart = "Apart from function words, " if function_words().isdisjoint(table["word"]) else ""
    said = f"{apart}“{first['word']}” is the most frequent word: it occurs {rate}{then}."
    if np.isnan(first["low"]):
        return f"{said} With so few articles, nothing can be said about others."
    low, high = first["low"], first["high"]
    said += f" The 95% interval of its rate in articles of this kind is {low:,.0f} to {high:,.0f} per million."
    rivals = table["word"].iloc[1:][table["high"].iloc[1:] >= low]
    if rivals.empty:
        return said
    return f"{said} Its place before {_listed(rivals)} is not certain, since the intervals overlap."


def _listed(words: pd.Series) -> str:
    """List the first of some words, and how many others there are."""
    named = [f"“{word}”" for word in words]
    return listed(named if len(named) <= _RIVALS + 1 else [*named[:_RIVALS], f"{len(named) - _RIVALS:,} others"])


def rank_frequency(table: pd.DataFrame) -> str:
    """Say how the words are shared out: how few make up half, and how many occur once.

    Parameters
    ----------
    table : DataFrame
        word, count; of all words.

    Returns
    -------
    str

    Examples
    --------
    >>> rank_frequency(pd.DataFrame({"word": ["the", "oil", "rose"], "count": [2, 1, 1]}))
    'Of 3 different words, the most frequent one makes up half of the text, and 2 (67%) occur once.'
    """
    if is_empty(table, "count"):
        return "There are no words to count."
    counts = table["count"].sort_values(ascending=False).to_numpy()
    half = np.searchsorted(np.cumsum(counts), counts.sum() / 2) + 1
    top = agree(half, "most frequent one makes", f"{half:,} most frequent make")
    once = (counts == 1).sum()
    if len(counts) == 1:
        return f"There is one word only, {count(counts[0], 'time')}."
    rare = (
        f"{once:,} ({share(once / len(counts))}) {agree(once, 'occurs', 'occur')} once" if once else "none occurs once"
    )
    return f"Of {count(len(counts), 'different word')}, the {top} up half of the text, and {rare}."


def collocations(table: pd.DataFrame, n: int = 3) -> str:
    """Say which words belong together most: pairs of one article only where there are no others.

    Parameters
    ----------
    table : DataFrame
        first, second, count, n_articles; from `frequencies.collocations`, strongest first.
    n : int
        How many pairs to name.

    Returns
    -------
    str

    Examples
    --------
    >>> collocations(pd.DataFrame({"first": ["white"], "second": ["house"], "count": [458], "n_articles": [210]}))
    'The words that belong together most firmly: “white house” (458 times in 210 articles).'
    """
    if is_empty(table, "first", "second", "count", "n_articles"):
        return "No two words stand together often enough to be told from chance."
    several, n = table["n_articles"] > 1, max(n, 1)
    narrowed = several.any() and not several.head(n).all()
    table = table[several] if narrowed else table
    rows = table[["first", "second", "count", "n_articles"]].head(n).to_numpy()
    pairs = [f"“{a} {b}” ({count(times, 'time')} in {count(articles, 'article')})" for a, b, times, articles in rows]
    of = " in more than one article" if narrowed else ""
    return f"The words that belong together most firmly{of}: {listed(pairs)}."


def diversity(table: pd.DataFrame, *, window: int = 50) -> str:
    """Say how varied the words of the articles are.

    Parameters
    ----------
    table : DataFrame
        n_words, n_types, hapaxes, mattr, mtld; from `frequencies.diversity`.
    window : int
        The window that it was made with, in words.

    Returns
    -------
    str

    Examples
    --------
    >>> diversity(pd.DataFrame({"n_words": [90], "n_types": [7], "hapaxes": [6], "mattr": [0.78], "mtld": [11.0]}))
    'Of 90 words, 7 are different and 6 occur once; in a window of 50 words, 78% are different (MATTR), and MTLD is 11.'
    """
    require(table, "n_words", "n_types", "hapaxes", "mattr", "mtld")
    known = table.dropna(subset=["mattr"])
    if known.empty:
        return "There are no words to measure."
    low, middle, high = known["mattr"].quantile([0.1, 0.5, 0.9])
    span = f"{'a window of' if known['n_words'].min() >= window else 'windows of up to'} {window}"
    mtld = known["mtld"].median()
    if len(known) == 1:
        words, types, once = known[["n_words", "n_types", "hapaxes"]].iloc[0]
        few = f"{types:,.0f} {agree(types)} different and {once:,.0f} {agree(once, 'occurs', 'occur')} once"
        varied = f"in {span} words, {share(middle)} are different (MATTR), and MTLD is {mtld:.0f}"
        return f"Of {count(words, 'word')}, {few}; {varied}."
    varied = f"In the median article, {share(middle)} of the words in {span} are different (MATTR)"
    spread = f"; eight in ten articles lie between {low:.0%} and {high:.0%}" if len(known) >= 10 else ""
    return f"{varied}{spread}. The median MTLD is {mtld:.0f}."


def concordance(table: pd.DataFrame, query: str | Iterable[str]) -> str:
    """Say how often a query was found and where.

    Parameters
    ----------
    table : DataFrame
        article; from `frequencies.concordance`.
    query : str or iterable of str
        What was searched.

    Returns
    -------
    str

    Examples
    --------
    >>> concordance(pd.DataFrame({"article": ["a", "a"]}), "oil")
    '“oil” occurs 2 times in 1 article.'
    """
    sought = " or ".join(f"“{each}”" for each in queries(query))
    if is_empty(table, "article"):
        return f"{sought} does not occur."
    return f"{sought} occurs {count(len(table), 'time')} in {count(table['article'].nunique(), 'article')}."
