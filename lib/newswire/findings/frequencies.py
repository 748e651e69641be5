"""Sentences about word frequencies."""

import numpy as np


def top_words(table, n: int = 3) -> str:
    """Say which words are most frequent, and how sure that is.

    Parameters
    ----------
    table : DataFrame
        From `word_frequencies`.
    n : int
        How many words to name.

    Returns
    -------
    str
    """
    if table.empty:
        return "There are no words to count."
    first = table.iloc[0]
    others = _listed([f"“{word}”" for word in table["word"].iloc[1:n]])
    said = f"“{first['word']}” is the most frequent word, {first['count']:,} times "
    said += f"({first['per_million']:,.0f} per million)"
    said += f", before {others}." if others else "."
    if np.isnan(first["low"]):
        return f"{said} {_too_few(int(table['n_articles'].max()))}"
    said += (
        f" In other articles of this kind it would be between {first['low']:,.0f} and {first['high']:,.0f} per million."
    )
    overlapping = table[(table["high"] >= first["low"]) & (table.index > 0)].head(20)
    if len(overlapping):
        rivals = _listed([f"“{word}”" for word in overlapping["word"].head(4)])
        said += f" Its interval overlaps that of {rivals}: their order is not certain."
    return said


def rank_frequency(table) -> str:
    """Say how the words are shared out: how few make up half, and how many occur once.

    Parameters
    ----------
    table : DataFrame
        word, count; of all words.

    Returns
    -------
    str
    """
    if table.empty:
        return "There are no words to count."
    counts = np.sort(table["count"].to_numpy())[::-1]
    half = int(np.searchsorted(np.cumsum(counts), counts.sum() / 2)) + 1
    once = int((counts == 1).sum())
    return (
        f"{len(counts):,} different words; the {half:,} most frequent make up half of the text, "
        f"and {once:,} ({once / len(counts):.0%}) occur once."
    )


def collocations(table, n: int = 3) -> str:
    """Say which words belong together most.

    Parameters
    ----------
    table : DataFrame
        From `collocations`.
    n : int

    Returns
    -------
    str
    """
    if table.empty:
        return "No two words stand together often enough to be told from chance."
    pairs = [
        f"“{row.first} {row.second}” ({row.count_:,})"
        for row in table.rename(columns={"count": "count_"}).head(n).itertuples()
    ]
    return f"Words that belong together most: {_listed(pairs)}; the number of times is in brackets."


def key_words(table, target: str, reference: str, n: int = 4) -> str:
    """Say which words set two sides apart.

    Parameters
    ----------
    table : DataFrame
        From `keyness`.
    target, reference : str
    n : int

    Returns
    -------
    str
    """
    firm = table[table["q"] < 0.01]
    more = [f"“{word}”" for word in firm.loc[firm["log_likelihood"] > 0, "word"].head(n)]
    fewer = [f"“{word}”" for word in firm.loc[firm["log_likelihood"] < 0, "word"].tail(n)[::-1]]
    if not more and not fewer:
        return f"No word is firmly more frequent in {target} than in {reference}, or the reverse."
    parts = [f"{side} has more {_listed(words)}" for side, words in ((target, more), (reference, fewer)) if words]
    return f"Compared with each other, {'; '.join(parts)} ({len(firm):,} words differ at a false discovery rate of 1%)."


def word_trend(table) -> str:
    """Say how words moved between the first and the last period that are not thin.

    Parameters
    ----------
    table : DataFrame
        From `frequencies.trend`.

    Returns
    -------
    str
    """
    firm = table[~table["thin"].astype(bool)].dropna(subset=["low"]) if len(table) else table
    if firm.empty or firm["period"].nunique() < 2:
        return "There are too few dated articles to follow words over time."
    parts = []
    for word, rows in firm.groupby("word", sort=False):
        first, last = rows.iloc[0], rows.iloc[-1]
        apart = last["low"] > first["high"] or last["high"] < first["low"]
        moved = ("rose" if last["per_million"] > first["per_million"] else "fell") if apart else "did not move clearly"
        parts.append(f"“{word}” {moved} ({first['per_million']:,.0f} to {last['per_million']:,.0f} per million)")
    span = f"{firm['period'].min():%B %Y} to {firm['period'].max():%B %Y}"
    thin = int(table.groupby("period")["thin"].first().sum())
    note = f" {thin} periods have fewer than five articles." if thin else ""
    return f"From {span}, {_listed(parts)}.{note}"


def diversity(table) -> str:
    """Say how varied the words of the articles are.

    Parameters
    ----------
    table : DataFrame
        From `diversity`.

    Returns
    -------
    str
    """
    known = table.dropna(subset=["mattr"])
    if known.empty:
        return "There are no words to measure."
    if len(known) == 1:
        row = known.iloc[0]
        return (
            f"Of {row['n_words']:,.0f} words {row['n_types']:,.0f} are different and {row['hapaxes']:,.0f} occur once; "
            f"in a window of 50 words {row['mattr']:.0%} are different (MATTR), and MTLD is {row['mtld']:.0f}."
        )
    middle, low, high = (known["mattr"].quantile(q) for q in (0.5, 0.1, 0.9))
    return (
        f"In the middle article {middle:.0%} of the words in a window of 50 are different (MATTR); "
        f"eight in ten articles lie between {low:.0%} and {high:.0%}. "
        f"The median of MTLD is {known['mtld'].median():.0f}."
    )


def concordance(table, query: str) -> str:
    """Say how often a query was found and where.

    Parameters
    ----------
    table : DataFrame
        From `concordance`.
    query : str

    Returns
    -------
    str
    """
    if table.empty:
        return f"“{query}” does not occur."
    n, articles = len(table), table["article"].nunique()
    return f"“{query}” occurs {n:,} time{'s' * (n != 1)} in {articles:,} article{'s' * (articles != 1)}."


def _too_few(n: int) -> str:
    return "With one article nothing is said about others." if n <= 1 else "There are too few articles for intervals."


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
