"""What a corpus holds, in sentences."""

import pandas as pd

from ..periods import without_stray
from ..statistics import MIN_UNITS
from ..tables import require
from .words import UNSOUGHT, agree, count, day, is_empty, listed, period_name, period_unit, quoted, share

_FEW = 8  # articles: of fewer, a half in the middle says little


def articles_over_time(table: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Say which dates the articles cover, and whether some periods are thin.

    Parameters
    ----------
    table : DataFrame
        period, n_articles; from `overview.articles_per_period`.
    articles : DataFrame
        date, and date_given where some dates could not be read; `corpus.articles`.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"period": pd.period_range("2024", "2024", freq="Y"), "n_articles": 1})
    >>> articles_over_time(table, pd.DataFrame({"date": pd.to_datetime(["2024-10-03"])}))
    'The one article is dated 3 October 2024; one date shows no development over time.'
    """
    if is_empty(table, "period", "n_articles"):
        return _without_dates(articles)
    days, near = articles["date"].dropna(), without_stray(articles["date"]).dropna()
    if len(articles) == 1:
        return f"The one article is dated {day(days.iloc[0])}; one date shows no development over time."
    undated, stray = len(articles) - len(days), len(days) - len(near)
    first, last = day(near.min()), day(near.max())
    span = first if first == last else f"from {first} to {last}"
    of = f"{len(near):,} of {count(len(articles), 'article')}" if undated or stray else count(len(near), "article")
    said = f"{of} {agree(len(near))} dated {span}"
    if stray:
        lie = agree(stray, "lies far from these dates and is", "lie far from these dates and are")
        said += f"; {stray:,} more {lie} left out of all figures over time"
    missing = f" {_undated(articles, undated)}" if undated else ""
    if len(table) < 2:
        return f"{said}.{missing}"
    return f"{said}.{missing} {_fullest(table)}"


def _undated(articles: pd.DataFrame, undated: int) -> str:
    """Say how many articles have no date, and for how many of them one is given that could not be read."""
    given = _unread(articles)
    has = count(undated, "article", "has", "have")
    if not len(given):
        return f"{has} no date."
    such = f"{', such as' if len(given) > 1 else ':'} {quoted(given[:1])}"
    if len(given) == undated:
        return f"{has} a date that could not be read{such}."
    return f"{has} no date, {len(given):,} of them because it could not be read{such}."


def _without_dates(articles: pd.DataFrame) -> str:
    """Say that no date is known, and what is given instead."""
    given = _unread(articles)
    if not len(given):
        return "No article has a date, so nothing can be said about time."
    such = f"such as {quoted(given[:1])}" if len(given) > 1 else quoted(given)
    dates = f"{count(len(given), 'date', 'is', 'are')} given, {such}, that could not be read"
    return f"{dates}, so nothing can be said about time."


def _unread(articles: pd.DataFrame) -> list[str]:
    """Return the dates that are given and could not be read."""
    if "date_given" not in articles:
        return []
    return [str(given) for given in articles.loc[articles["date"].isna(), "date_given"].dropna()]


def _fullest(table: pd.DataFrame) -> str:
    """Say which periods have most articles, and how many have few or none."""
    unit = period_unit(table["period"])
    most = table["n_articles"].max()
    peaks = [period_name(period) for period in table.loc[table["n_articles"] == most, "period"]]
    if len(peaks) == 1:
        said = f"The fullest {unit} is {peaks[0]}, with {count(most, 'article')}"
    else:
        said = f"No {unit} has more than {count(most, 'article')}"
    empty, thin = (table["n_articles"] == 0).sum(), table["n_articles"].between(1, MIN_UNITS - 1).sum()
    few = [f"{empty:,} {agree(empty, 'has', 'have')} none"] if empty else []
    few += [f"{thin:,} {agree(thin, 'has', 'have')} fewer than five"] if thin and most >= MIN_UNITS else []
    return f"{said}; of {len(table):,} {unit}s, {listed(few)}." if few else f"{said}."


def article_lengths(table: pd.DataFrame) -> str:
    """Say how long the articles are.

    Parameters
    ----------
    table : DataFrame
        n_words, n_sentences, n_paragraphs; from `overview.article_lengths`.

    Returns
    -------
    str

    Examples
    --------
    >>> article_lengths(pd.DataFrame({"n_words": [1], "n_sentences": [1], "n_paragraphs": [1]}))
    'The article has 1 word in 1 sentence and 1 paragraph.'
    """
    if is_empty(table, "n_words", "n_sentences", "n_paragraphs"):
        return "There are no articles."
    if len(table) == 1:
        words, *parts = (count(table[f"n_{unit}s"].iloc[0], unit) for unit in ("word", "sentence", "paragraph"))
        return f"The article has {words} in {listed(parts)}."
    least, low, middle, high, most = table["n_words"].quantile([0, 0.25, 0.5, 0.75, 1])
    if least == most:
        return f"Each of the articles has {count(least, 'word')}."
    if len(table) < _FEW:
        return f"The articles have between {least:,.0f} and {most:,.0f} words; the median is {middle:,.0f}."
    said = f"Half of the articles have between {low:,.0f} and {high:,.0f} words; the median is {middle:,.0f}"
    return f"{said}, the shortest has {least:,.0f} and the longest {most:,.0f}."


def sentence_lengths(table: pd.DataFrame) -> str:
    """Say how long the sentences of one article are.

    Parameters
    ----------
    table : DataFrame
        sentence, n_words; from `overview.article_parts`.

    Returns
    -------
    str

    Examples
    --------
    >>> sentence_lengths(pd.DataFrame({"sentence": [1, 2, 3], "n_words": [2, 9, 1]}))
    'The median sentence has 2 words; the longest, sentence 2, has 9.'
    """
    if is_empty(table, "sentence", "n_words"):
        return "The article has no sentences."
    words = table["n_words"]
    if not words.sum():
        return "The article has no words."
    if len(table) == 1:
        return f"The article is one sentence of {count(words.iloc[0], 'word')}."
    median, longest = count(words.median(), "word"), table.loc[words.idxmax()]
    return f"The median sentence has {median}; the longest, sentence {longest['sentence']}, has {longest['n_words']:,}."


def copies(table: pd.DataFrame, articles: pd.DataFrame, stories: pd.Series | None) -> str:
    """Say how many stories the articles tell, and how many articles repeat the text of another.

    Parameters
    ----------
    table : DataFrame
        share, kind; from `stories.find_copies`.
    articles : DataFrame
        `corpus.articles`.
    stories : Series of str, or None
        The story of each article, as `Corpus.units` has it; none where there are too many articles to seek stories.

    Returns
    -------
    str

    Examples
    --------
    >>> articles, stories = pd.DataFrame(index=[*"abcde"]), pd.Series([*"aacde"])
    >>> copies(pd.DataFrame({"share": [0.9], "kind": ["copy"]}), articles, stories)[:80]
    '5 articles tell 4 stories. 1 article (20.0%) repeats the text of another: 1 copy'
    """
    require(table, "share", "kind")
    n = len(articles)
    if n <= 1:
        return "One article cannot repeat another." if n else "There are no articles."
    told = UNSOUGHT
    if stories is not None:
        n_stories = stories.nunique()
        told = f"{n:,} articles tell {n_stories:,} {agree(n_stories, 'story', 'stories')}."
    if not len(table):
        return f"{told} No article was found to repeat the text of another."
    n_whole = (table["share"] == 1).sum()
    whole = f" {n_whole:,} of them {agree(n_whole, 'does', 'do')} so word for word." if n_whole else ""
    repeat = count(len(table), "article", *(f"({len(table) / n:.1%}) {verb}" for verb in ("repeats", "repeat")))
    again = "Each is counted again in every figure that counts articles."
    return f"{told} {repeat} the text of another: {_kinds(table['kind'])}.{whole} {again}"


def _kinds(kinds: pd.Series) -> str:
    """Say what the articles are that repeat others: 3 copies, 1 update and 2 repeats by the same outlet."""
    n = kinds.value_counts()
    parts = [f"{n['copy']:,} {agree(n['copy'], 'copy', 'copies')}"] if "copy" in n else []
    parts += [count(n[kind], kind) for kind in ("update", "repeat") if kind in n]
    return listed(parts) + (" by the same outlet" if {"update", "repeat"} & set(n.index) else "")


def head_fields(table: pd.DataFrame) -> str:
    """Say what the heads of the stories and the files gave.

    Parameters
    ----------
    table : DataFrame
        field, share; from `overview.head_fields`.

    Returns
    -------
    str

    Examples
    --------
    >>> head_fields(pd.DataFrame({"field": ["date", "title"], "share": [1.0, 0.0]}))
    'Known of the articles: date. Not known: title.'
    """
    require(table, "field", "share")
    known = table[table["share"] > 0].sort_values("share", ascending=False, kind="stable")
    unknown = listed(table.loc[table["share"] == 0, "field"]) if len(known) < len(table) else ""
    if not len(known):
        return "Nothing but the text is known."
    said = f"Known of the articles: {listed(known['field'])}."
    if known["share"].min() < 1:
        first, *others = zip(known["field"], known["share"])
        of = "all articles" if first[1] == 1 else f"{share(first[1])} of the articles"
        parts = [f"The {first[0]} is known of {of}", *(f"the {field} of {share(value)}" for field, value in others)]
        said = f"{listed(parts)}."
    return said + (f" Not known: {unknown}." if unknown else "")


def furniture(forms: pd.DataFrame, sources: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Say how much of the text is page furniture, and what of it stands in the most articles.

    Parameters
    ----------
    forms, sources : DataFrame
        pattern or source, passages, n_articles, share; from `overview.furniture_spread`.
    articles : DataFrame
        `corpus.articles`.

    Returns
    -------
    str

    Examples
    --------
    >>> counts = {"passages": [1], "n_articles": [1], "share": [9 / 14]}
    >>> forms, sources = pd.DataFrame({"pattern": ["Read more"]} | counts), pd.DataFrame({"source": ["all"]} | counts)
    >>> furniture(forms, sources, pd.DataFrame(index=["a"]))
    '64% of the text is page furniture: 1 passage in 1 of 1 article.'
    """
    require(sources, "source", "passages", "n_articles", "share")
    if is_empty(forms, "pattern", "n_articles"):
        return "No page furniture was found."
    passages, n_articles, taken = sources[["passages", "n_articles", "share"]].sum()
    spread = f"{n_articles:,.0f} of {count(len(articles), 'article')}"
    said = f"{share(taken).capitalize()} of the text is page furniture: {count(passages, 'passage')} in {spread}"
    most = forms["n_articles"].max()
    first = forms.loc[forms["n_articles"] == most, "pattern"]
    if len(first) > 1 or len(articles) == 1:
        return f"{said}."
    return f"{said}. The commonest form, in {count(most, 'article')}, is {quoted(first)}."
