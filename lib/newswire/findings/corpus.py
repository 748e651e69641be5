"""What a corpus holds, in sentences."""

import pandas as pd


def articles_loaded(articles, rejected):
    """Say how much was read, and what was not.

    Parameters
    ----------
    articles : DataFrame
        `corpus.articles`.
    rejected : DataFrame
        `corpus.rejected`.

    Returns
    -------
    str
    """
    _require(articles, "n_words", "n_sentences")
    read = (
        f"{_count(len(articles), 'article')} with {_count(articles['n_words'].sum(), 'word')} in "
        f"{_count(articles['n_sentences'].sum(), 'sentence')} could be read"
    )
    if not len(rejected):
        return f"{read}; nothing was rejected."
    were = "was" if len(rejected) == 1 else "were"
    out = f"{_count(len(rejected), 'input')} {were} rejected"
    return f"{read}; {out}, the commonest reason being: {_commonest(rejected)}."


def articles_over_time(table, articles):
    """Say which dates the articles cover, and whether some periods are thin.

    Parameters
    ----------
    table : DataFrame
        period, n_articles; from `overview.articles_per_period`.
    articles : DataFrame
        `corpus.articles`, for those without a date.

    Returns
    -------
    str
    """
    _require(table, "period", "n_articles")
    undated = int(articles["date"].isna().sum())
    if not len(table):
        return "No article has a date, so nothing can be said about time."
    if len(articles) == 1:
        return f"The one article is dated {_day(articles['date'].iloc[0])}; one date shows no development over time."
    days = articles["date"].dropna()
    dated = f"{_count(len(days), 'article')} {_is(len(days))} dated, from {_day(days.min())} to {_day(days.max())}"
    peak = table.loc[table["n_articles"].idxmax()]
    fullest = f"the fullest period is {_period(peak['period'])} with {_count(peak['n_articles'], 'article')}"
    empty = int((table["n_articles"] == 0).sum())
    gaps = f", and {empty:,} of {len(table):,} periods {_has(empty)} none" if empty else ""
    missing = f" {_count(undated, 'article')} {_has(undated)} no date." if undated else ""
    return f"{dated}; {fullest}{gaps}.{missing}"


def article_shares(table):
    """Say how evenly the articles are spread over the values of a column.

    Parameters
    ----------
    table : DataFrame
        The column's values first, then n_articles and share; from `overview.article_shares`.

    Returns
    -------
    str
    """
    _require(table, "n_articles", "share")
    column = str(table.columns[0]).replace("_", " ")
    named = table[~table.iloc[:, 0].isin(["all others", "not given"])]
    missing = int(table.loc[table.iloc[:, 0] == "not given", "n_articles"].sum())
    if not len(named):
        return f"The {column} of the articles is not known."
    first = named.iloc[0]
    unknown = f" The {column} of {_count(missing, 'article')} is not given." if missing else ""
    if len(named) == 1:
        return f"All articles whose {column} is known have the same: {first.iloc[0]}.{unknown}"
    tied = int((named["n_articles"] == first["n_articles"]).sum())
    if tied > 1:
        return f"{tied} values of {column} come first with {_count(first['n_articles'], 'article')} each.{unknown}"
    return f"The commonest {column} is {first.iloc[0]} with {first['share']:.0%} of the articles.{unknown}"


def article_lengths(table):
    """Say how long the articles are.

    Parameters
    ----------
    table : DataFrame
        n_words, n_sentences, n_paragraphs; from `overview.article_lengths`.

    Returns
    -------
    str
    """
    _require(table, "n_words", "n_sentences", "n_paragraphs")
    if not len(table):
        return "There are no articles."
    if len(table) == 1:
        one = table.iloc[0]
        return (
            f"The article has {_count(one['n_words'], 'word')} in {_count(one['n_sentences'], 'sentence')} and "
            f"{_count(one['n_paragraphs'], 'paragraph')}."
        )
    words = table["n_words"]
    return (
        f"Half of the articles have between {words.quantile(0.25):,.0f} and {words.quantile(0.75):,.0f} words; the "
        f"median is {words.median():,.0f}, the shortest has {words.min():,} and the longest {words.max():,}."
    )


def sentence_lengths(table):
    """Say how long the sentences of one article are.

    Parameters
    ----------
    table : DataFrame
        sentence, n_words, text; from `paragraphs.article_parts`.

    Returns
    -------
    str
    """
    _require(table, "sentence", "n_words")
    if not len(table):
        return "The article has no sentences."
    words = table["n_words"]
    if len(table) == 1:
        return f"The article is one sentence of {_count(words.iloc[0], 'word')}."
    longest = table.loc[words.idxmax()]
    return (
        f"A sentence of this article has {words.median():,.0f} words as its median; the longest, sentence "
        f"{longest['sentence']}, has {longest['n_words']:,}."
    )


def repeated_articles(table, n_articles):
    """Say how much of the corpus is there more than once.

    Parameters
    ----------
    table : DataFrame
        n_copies; from `overview.repeated_articles`.
    n_articles : int
        Articles in the corpus.

    Returns
    -------
    str
    """
    _require(table, "n_copies")
    if n_articles <= 1:
        return "One article cannot repeat another."
    extra = int((table["n_copies"] - 1).sum())
    if not extra:
        return "No text occurs twice."
    return (
        f"{_count(len(table), 'text')} {'occurs' if len(table) == 1 else 'occur'} more than once: "
        f"{_count(extra, 'article')} ({extra / n_articles:.1%}) {_is(extra)} a copy of another and counted "
        "again in every figure."
    )


def head_fields(table):
    """Say what the heads of the stories and the files gave.

    Parameters
    ----------
    table : DataFrame
        field, share; from `overview.head_fields`.

    Returns
    -------
    str
    """
    _require(table, "field", "share")
    known = [f"{field} ({_share(share)})" for field, share in zip(table["field"], table["share"], strict=True) if share]
    unknown = [field for field, share in zip(table["field"], table["share"], strict=True) if not share]
    said = f"Known of the articles: {', '.join(known)}." if known else "Nothing but the text is known."
    return f"{said} Not known: {', '.join(unknown)}." if known and unknown else said


def _require(table, *columns):
    for column in columns:
        if column not in table:
            raise ValueError(f"The table has no column {column!r}; this finding needs {', '.join(columns)}.")


def _count(n, noun):
    return f"{int(n):,} {noun}" + ("" if n == 1 else "s")


def _is(n):
    return "is" if n == 1 else "are"


def _has(n):
    return "has" if n == 1 else "have"


def _share(share):
    return "all" if share == 1 else "under 1%" if share < 0.01 else "over 99%" if share > 0.99 else f"{share:.0%}"


def _day(date):
    date = pd.Timestamp(date)
    return f"{date.day} {date:%B %Y}"


def _period(period):
    unit = period.freqstr[0]
    return f"{period.start_time:%B %Y}" if unit == "M" else _day(period.start_time) if unit == "D" else str(period)


def _commonest(rejected):
    counts = rejected["reason"].astype(str).value_counts()
    return min(counts.index[counts == counts.max()]).rstrip(".")
