"""Sentences about word frequencies."""

from collections.abc import Iterable, Sequence
from itertools import permutations

import numpy as np
import pandas as pd

from ..display.values import counted, number
from ..frequencies.keyness import KEY
from ..frequencies.query import listed as queries
from ..stories.counting import Count
from ..tables import require
from ..text.words import function_words
from .words import agree, is_empty, listed, quoted, share, told_again

_RIVALS = 4  # words that are named of those whose place is not certain


def top_words(table: pd.DataFrame, n: int = 3, count: Count = "articles") -> str:
    """Say which words are most frequent, and how sure that is.

    Parameters
    ----------
    table : DataFrame
        word, count, per_million, low, high, n_articles; from `word_frequencies`.
    n : int
        How many words to name.
    count : {"articles", "stories"}
        What counts as one in the table.

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
    tied, rate = table.loc[table["count"] == first["count"], "word"], f"{first['per_million']:,.0f}"
    weighed = count == "stories"  # and no number of occurrences that could be found in the text
    if len(tied) > 1:
        each = f"{rate} per million words" if weighed else counted(first["count"], "occurrence")
        return f"No word is more frequent than {_listed(tied)}, with {each} each."
    often = f"{rate} times per million words" if weighed else f"{counted(first['count'], 'time')} ({rate} per million)"
    then = f", followed by {quoted(others)}" if len(others) else ""
    apart = "Apart from function words, " if function_words().isdisjoint(table["word"]) else ""
    said = f"{apart}“{first['word']}” is the most frequent word: it occurs {often}{then}."
    if np.isnan(first["low"]):
        return f"{said} With so few {count}, nothing can be said about others."
    low, high = first["low"], first["high"]
    said += f" The 95% interval of its rate in {count} of this kind is {low:,.0f} to {high:,.0f} per million."
    rivals = table["word"].iloc[1:][table["high"].iloc[1:] >= low]
    if rivals.empty:
        return said
    return f"{said} Its place before {_listed(rivals)} is not certain, since the intervals overlap."


def _about(n: float, noun: str) -> str:
    """Say how many there are of something of which, where stories are counted, there may be fractions."""
    return counted(round(n), noun) if n >= 1 else f"less than one {noun}"


def _listed(words: pd.Series) -> str:
    """List the first of some words, and how many others there are."""
    named = [f"“{word}”" for word in words]
    return listed(named if len(named) <= _RIVALS + 1 else [*named[:_RIVALS], f"{len(named) - _RIVALS:,} others"])


def rank_frequency(table: pd.DataFrame, count: Count = "articles") -> str:
    """Say how the words are shared out: how few make up half, and how many occur once.

    Parameters
    ----------
    table : DataFrame
        word, count; of all words.
    count : {"articles", "stories"}
        What counts as one in the table; a word of one of a story's articles occurs less than once.

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
    half = np.searchsorted(np.cumsum(counts), counts.sum() / 2 - 1e-9) + 1  # fractions add up but for rounding
    top = agree(half, "most frequent one makes", f"{half:,} most frequent make")
    once, at_most = (counts <= 1).sum(), "once" if count == "articles" else "once at most"
    if len(counts) == 1:
        return f"There is one word only, {_about(counts[0], 'time')}."
    rare = f"{once:,} ({share(once / len(counts))}) {agree(once, 'occurs', 'occur')}" if once else "none occurs"
    return f"Of {counted(len(counts), 'different word')}, the {top} up half of the text, and {rare} {at_most}."


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
    pairs = [
        f"“{a} {b}” ({counted(times, 'time')} in {counted(articles, 'article')})" for a, b, times, articles in rows
    ]
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
        return f"Of {counted(words, 'word')}, {few}; {varied}."
    varied = f"In the median article, {share(middle)} of the words in {span} are different (MATTR)"
    spread = f"; eight in ten articles lie between {low:.0%} and {high:.0%}" if len(known) >= 10 else ""
    return f"{varied}{spread}. The median MTLD is {mtld:.0f}."


def concordance(table: pd.DataFrame, query: str | Iterable[str]) -> str:
    """Say how often a query was found and where.

    Parameters
    ----------
    table : DataFrame
        article; from `frequencies.concordance`, whose `attrs` tell how many places there are where not all are listed.
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
    drawn = table.attrs if table.attrs.get("n_lines") == len(table) else {}  # but for a part of its rows
    places, articles = drawn.get("n_hits", len(table)), drawn.get("n_articles", table["article"].nunique())
    said = f"{sought} occurs {counted(places, 'time')} in {counted(articles, 'article')}"
    return f"{said}; {len(table):,} of these places, drawn by lot, are listed." if drawn else f"{said}."


def words_recounted(
    rates: Sequence[pd.DataFrame],
    keys: Sequence[pd.DataFrame],
    stories: pd.Series | None,
    n: int = 20,
    count: Count = "articles",
) -> str:
    """Say how far the most frequent words and the key words would be others, were articles or stories counted instead.

    Parameters
    ----------
    rates : two of DataFrame
        word, per_million; from `word_frequencies`, as it is counted and as it is not.
    keys : two of DataFrame
        word, q; from `keyness`, likewise.
    stories : Series of str, or None
        The story of each article; none where there are too many articles to seek stories among them.
    n : int
        How many of the most frequent words to look at.
    count : {"articles", "stories"}
        What counts as one in the first of the tables.

    Returns
    -------
    str

    Examples
    --------
    >>> rates = [pd.DataFrame({"word": ["oil", "gas"], "per_million": [x, 1e5]}) for x in (3e5, 2e5)]
    >>> key = pd.DataFrame({"word": ["oil"], "q": [0.01]})
    >>> words_recounted(rates, [key, key], pd.Series(["a", "a", "b"])).partition("too. ")[2].partition(" (")[0]
    'With each story counted once, “oil” would change most of the 2 most frequent words, from 300,000 to 200,000 per \
million'
    """
    n = max(n, 1)
    for table, column in zip([*rates, *keys], ["per_million"] * 2 + ["q"] * 2, strict=True):
        require(table, "word", column)
    told, start = told_again(stories, count, "the frequencies of words are")
    if not start:
        return told
    rate = f"{start}, {_rates_recounted(rates[0], rates[1], n)}." if len(rates[0]) else ""
    return " ".join(filter(None, [told, rate, _keys_recounted(keys[0], keys[1])]))


def _rates_recounted(table: pd.DataFrame, other: pd.DataFrame, n: int) -> str:
    """Say which of the most frequent words would change most, and whether others would be among them."""
    top, rest = table.head(n), len(table) > n
    before, words = top["per_million"].to_numpy(), top["word"]
    after = other.set_index("word")["per_million"].reindex(words).to_numpy()
    changes = (after / before - 1).round(9)
    most = np.argmax(np.abs(changes))
    of = f"the {len(top):,} most frequent words" if len(top) > 1 else "the most frequent word"
    said = f"the frequency of {of} would change by less than 0.1%"
    if abs(changes[most]) >= 0.001:
        change = f"“{words.iloc[most]}” would change{f' most of {of}' if len(top) > 1 else ''}"
        by = f"{'+' if changes[most] > 0 else ''}{number(100 * changes[most], 1)}%"
        said = f"{change}, from {before[most]:,.0f} to {after[most]:,.0f} per million ({by})"
    come, gone = (side[~side.isin(others)] for side, others in permutations((other["word"].head(n), words)))
    if len(come):
        return f"{said}, and {_listed(come)} would be among these instead of {_listed(gone)}"
    return f"{said}, and {agree(len(top), 'it', 'these')} would stay the most frequent" if rest else said


def _keys_recounted(table: pd.DataFrame, other: pd.DataFrame) -> str:
    """Say how many of the words that differ firmly between two sides would still do so, and how many others would."""
    if table["q"].isna().all() and other["q"].isna().all():
        return ""
    firm, then = ({*side.loc[side["q"] < KEY, "word"]} for side in (table, other))
    kept, new = len(firm & then), len(then - firm)
    also = f"{new:,} {agree(new, 'other', 'others')} would{' too' if kept else ''}" if new else ""
    if not firm:
        return f"No word sets one part apart, but {also}." if new else "No word sets one part apart either way."
    many = "all" if kept == len(firm) else f"{kept:,}" if kept else "none"
    those = f"of the {len(firm):,} words that set one part apart, {many} still would"
    if len(firm) == 1:
        those = f"the word that sets one part apart {'still' if kept else 'no longer'} would"
    return f"{those[0].upper()}{those[1:]}{f', and {also}' if also else ''}."
