"""Sentences about word frequencies."""

import numpy as np
import pandas as pd

from ..tables import require
from .words import agree, count, is_empty, listed, moves, quoted

_FALSE = 0.01  # rate of false discoveries among the words that are called key


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
    >>> top_words(nw.frequencies.word_frequencies(corpus)).split(".")[0]
    '“oil” is the most frequent word: it occurs 2 times (666,667 per million), followed by “gas”'
    """
    if is_empty(table, "word", "count", "per_million", "low", "high", "n_articles"):
        return "There are no words to count."
    first, others = table.iloc[0], table["word"].iloc[1:n]
    rate = f"{count(first['count'], 'time')} ({first['per_million']:,.0f} per million)"
    then = f", followed by {quoted(others)}" if len(others) else ""
    said = f"“{first['word']}” is the most frequent word: it occurs {rate}{then}."
    if np.isnan(first["low"]):
        return f"{said} With so few articles, nothing can be said about others."
    low, high = first["low"], first["high"]
    said += f" In other articles of this kind it would lie between {low:,.0f} and {high:,.0f} per million."
    rivals = table["word"].iloc[1:][table["high"].iloc[1:] >= low].head(4)
    if rivals.empty:
        return said
    return f"{said} Its place before {quoted(rivals)} is not certain, since the intervals overlap."


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
    rare = f"{once:,} ({once / len(counts):.0%}) {agree(once, 'occurs', 'occur')} once"
    return f"Of {count(len(counts), 'different word')}, the {top} up half of the text, and {rare}."


def collocations(table: pd.DataFrame, n: int = 3) -> str:
    """Say which words belong together most.

    Parameters
    ----------
    table : DataFrame
        first, second, count; from `frequencies.collocations`, strongest first.
    n : int
        How many pairs to name.

    Returns
    -------
    str

    Examples
    --------
    >>> collocations(pd.DataFrame({"first": ["white"], "second": ["house"], "count": [458]}))
    'The words that belong together most firmly: “white house” (458 times).'
    """
    if is_empty(table, "first", "second", "count"):
        return "No two words stand together often enough to be told from chance."
    rows = table[["first", "second", "count"]].head(n).to_numpy()
    pairs = [f"“{first} {second}” ({count(times, 'time')})" for first, second, times in rows]
    return f"The words that belong together most firmly: {listed(pairs)}."


def key_words(table: pd.DataFrame, target: str, reference: str, n: int = 4) -> str:
    """Say which words set two sides apart.

    Parameters
    ----------
    table : DataFrame
        word, log_likelihood, q; from `keyness`.
    target, reference : str
        What the sides are called.
    n : int
        How many words of each side to name.

    Returns
    -------
    str

    Examples
    --------
    >>> key_words(pd.DataFrame({"word": ["oil"], "log_likelihood": [8.3], "q": [0.004]}), "Reuters", "AP")
    'More frequent in Reuters: “oil” (1 word differs at a false discovery rate of 1%).'
    """
    require(table, "word", "log_likelihood", "q")
    firm = table[table["q"] < _FALSE]
    more = firm.loc[firm["log_likelihood"] > 0, "word"].head(n)
    fewer = firm.loc[firm["log_likelihood"] < 0, "word"].tail(n)[::-1]
    sides = ((target, more), (reference, fewer))
    said = "; ".join(f"more frequent in {side}: {quoted(words)}" for side, words in sides if len(words))
    if not said:
        return f"No word is firmly more frequent in {target} than in {reference}, or the reverse."
    differ = count(len(firm), "word", "differs", "differ")
    return f"{said[0].upper()}{said[1:]} ({differ} at a false discovery rate of {_FALSE:.0%})."


def word_trend(table: pd.DataFrame) -> str:
    """Say how words moved between the first and the last period that are not thin.

    Parameters
    ----------
    table : DataFrame
        period, word, per_million, low, high, thin; from `frequencies.trend`.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"period": pd.to_datetime(["2024-01-01", "2024-02-01"]), "word": "oil", "thin": False})
    >>> word_trend(table.assign(per_million=[100.0, 300.0], low=[50.0, 200.0], high=[150.0, 400.0]))
    'From January 2024 to February 2024, in occurrences per million words, “oil” (100 to 300) rose.'
    """
    require(table, "period", "word", "per_million", "low", "high", "thin")
    firm = table[~table["thin"].astype(bool)].dropna(subset=["low"])
    if firm["period"].nunique() < 2:
        return "There are too few dated articles to follow words over time."
    ways = moves(firm, "word", "per_million", ",.0f", ("rose", "fell", "showed no clear change"))
    span = f"From {firm['period'].min():%B %Y} to {firm['period'].max():%B %Y}, in occurrences per million words"
    said = "; ".join(f"{listed(words)} {way}" for way, words in ways.items() if words)
    thin = table.groupby("period")["thin"].first().sum()
    note = f" {count(thin, 'period', 'has', 'have')} fewer than five articles." if thin else ""
    return f"{span}, {said}.{note}"


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
    >>> diversity(pd.DataFrame({"n_words": [9], "n_types": [7], "hapaxes": [6], "mattr": [0.78], "mtld": [11.0]}))
    'Of 9 words, 7 are different and 6 occur once; in a window of 50 words, 78% are different (MATTR), and MTLD is 11.'
    """
    require(table, "n_words", "n_types", "hapaxes", "mattr", "mtld")
    known = table.dropna(subset=["mattr"])
    if known.empty:
        return "There are no words to measure."
    low, middle, high = known["mattr"].quantile([0.1, 0.5, 0.9])
    mtld = known["mtld"].median()
    if len(known) == 1:
        words, types, once = known[["n_words", "n_types", "hapaxes"]].iloc[0]
        few = f"{types:,.0f} {agree(types)} different and {once:,.0f} {agree(once, 'occurs', 'occur')} once"
        varied = f"in a window of {window} words, {middle:.0%} are different (MATTR), and MTLD is {mtld:.0f}"
        return f"Of {count(words, 'word')}, {few}; {varied}."
    varied = f"In the median article, {middle:.0%} of the words in a window of {window} are different (MATTR)"
    return f"{varied}; eight in ten articles lie between {low:.0%} and {high:.0%}. The median MTLD is {mtld:.0f}."


def concordance(table: pd.DataFrame, query: str) -> str:
    """Say how often a query was found and where.

    Parameters
    ----------
    table : DataFrame
        article; from `frequencies.concordance`.
    query : str
        What was searched.

    Returns
    -------
    str

    Examples
    --------
    >>> concordance(pd.DataFrame({"article": ["a", "a"]}), "oil")
    '“oil” occurs 2 times in 1 article.'
    """
    if is_empty(table, "article"):
        return f"“{query}” does not occur."
    return f"“{query}” occurs {count(len(table), 'time')} in {count(table['article'].nunique(), 'article')}."
