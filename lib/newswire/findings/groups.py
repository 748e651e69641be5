"""Into which groups the articles fall, in sentences."""

import numpy as np
import pandas as pd

from ..corpus.overview import NOT_GIVEN
from ..periods import keys_of
from ..reading.cleaning.languages import name_of
from ..statistics import MIN_UNITS, units_at
from ..tables import require
from .words import agree, count, listed, share

_MOST_GROUPS = 3  # that a sentence names
_MOST_LANGUAGES = 5  # that a sentence names
_ENGLISH_ONLY = "The lists of words, the stems and the scores on these pages are made for English."


def groupings(articles: pd.DataFrame, column: str, units: pd.Series | None = None) -> str:
    """Say into how many groups a column splits the articles, how many of them are large enough, and what is left out.

    Parameters
    ----------
    articles : DataFrame
        `corpus.articles`.
    column : str
        A column; a date also gives "day", "week", "month", "quarter" and "year".
    units : Series, optional
        The story of each article, where stories count, each once in every group that has it.

    Returns
    -------
    str

    Examples
    --------
    >>> groupings(pd.DataFrame({"desk": ["economy"] * 5 + ["sport"] * 7 + [None]}), "desk")
    'By desk there are 2 groups, each of at least five articles. 1 article has no desk and is left out.'
    """
    groups, name = keys_of(articles, [column]).set_axis(["group"], axis=1), column.replace("_", " ")
    missing = groups["group"].isna().sum()
    sizes = groups["group"][~groups.assign(unit=units_at(articles.index, units)).duplicated()].value_counts()
    out = without_value(missing, name)
    if len(articles) == 1:
        return "One article makes no groups to compare."
    if not len(sizes):
        return f"The {name} of the articles is not known, so there are no groups to compare."
    if len(sizes) == 1:
        other = "other " if missing else ""
        return f"All {other}articles have the same {name}, {sizes.index[0]}, so there is nothing to compare.{out}"
    large = (sizes >= MIN_UNITS).sum()
    which, noun = "each" if large == len(sizes) else large or "none", "articles" if units is None else "stories"
    return f"By {name} there are {len(sizes):,} groups, {which} of at least five {noun}.{out}"


def without_value(n: int, name: str) -> str:
    """Say how many articles are left out as they have no value; nothing where all have one."""
    has = agree(n, f"has no {name} and is", f"have no {name} and are")
    return f" {count(n, 'article')} {has} left out." if n else ""


def article_shares(table: pd.DataFrame) -> str:
    """Say how evenly the articles are spread over the values of a column.

    Parameters
    ----------
    table : DataFrame
        The column's values first, then n_articles and share; from `overview.article_shares`.

    Returns
    -------
    str

    Examples
    --------
    >>> article_shares(pd.DataFrame({"desk": ["economy", "sport"], "n_articles": [3, 1], "share": [0.75, 0.25]}))
    'By desk there are 2 groups: economy (75%) and sport (25%).'
    """
    require(table, "n_articles", "share")
    column, values = str(table.columns[0]).replace("_", " "), table.iloc[:, 0]
    named = table[values != NOT_GIVEN]
    if not len(named):
        whose = agree(table["n_articles"].sum(), "article", "articles")
        return f"The {column} of the {whose} is not known."
    first = named.iloc[0]
    tied = (named["n_articles"] == first["n_articles"]).sum()
    missing = table.loc[values == NOT_GIVEN, "n_articles"].sum()
    unknown = f" {count(missing, 'article', 'has', 'have')} no {column}." if missing else ""
    if len(named) == 1 and not missing and first["n_articles"] == 1:
        return f"The {column} of the article is {first.iloc[0]}."
    if len(named) == 1:
        whose = f"that have a {column} " if missing else ""
        return f"All articles {whose}have the same {column}, {first.iloc[0]}.{unknown}"
    said, each = f"By {column} there are {len(named):,} groups", count(first["n_articles"], "article")
    if tied == len(named):
        return f"{said} of {each} each.{unknown}"
    if tied > _MOST_GROUPS:
        return f"{said}; the {tied:,} largest have {each} each.{unknown}"
    return f"{said}{_largest(named, bool(missing))}.{unknown}"


def _largest(named: pd.DataFrame, counted: bool) -> str:
    """Name the largest groups, none where others are as large, with their size or their share of all articles."""
    sizes = [*named["n_articles"], 0]
    most = max(n for n in range(1, _MOST_GROUPS + 1) if n < len(sizes) and sizes[n - 1] > sizes[n])
    rows = zip(named.iloc[:, 0], sizes, named["share"])
    parts = [f"{name} ({f'{size:,}' if counted else share(of_all)})" for name, size, of_all in rows][:most]
    return f"{':' if most == len(named) else ', the largest'} {listed(parts)}"


def languages(table: pd.DataFrame, kept: str | None) -> str:
    """Say which language the articles are in, and what is left out for that.

    Parameters
    ----------
    table : DataFrame
        language, name, n_articles; from `overview.languages` of all articles.
    kept : str, optional
        The language to read, as given to `Corpus.in_language`; all unless given.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"language": ["en", "fr"], "name": ["English", "French"], "n_articles": [9, 1]})
    >>> languages(table, "en")
    '1 of 10 articles is not in English and is left out: 1 is in French.'
    """
    require(table, "language", "name", "n_articles")
    told, total = table[table["language"].notna()], table["n_articles"].sum()
    if not len(told):
        whose = "articles" if total > 1 else "article"
        return f"The language of the {whose} cannot be told." if total else "There are no articles."
    away = told[told["language"] != kept]
    if kept is None:
        said = f"Of {count(total, 'article')}, {_by_language(told)}."
    elif len(away):
        out, name = away["n_articles"].sum(), name_of(kept)
        verb = agree(out, f"is not in {name} and is", f"are not in {name} and are")
        said = f"{out:,} of {count(total, 'article')} {verb} left out: {_by_language(away)}."
    elif len(table) == len(told):
        said = f"{'The article is' if total == 1 else f'All {total:,} articles are'} in {name_of(kept)}."
    else:
        said = f"Of {count(total, 'article')}, {_by_language(told)}."
    short = total - told["n_articles"].sum()
    said += f" The language of {short:,} cannot be told." if short else ""
    foreign = (told["language"] != "en") if kept is None else kept != "en"
    return f"{said} {_ENGLISH_ONLY}" if np.any(foreign) else said


def _by_language(table: pd.DataFrame) -> str:
    """Count the articles in each language: 3 are in French and 2 in German."""
    most = table.head(len(table) if len(table) == _MOST_LANGUAGES + 1 else _MOST_LANGUAGES)  # one more is no "others"
    parts = [f"{n:,} in {name}" for n, name in zip(most["n_articles"], most["name"])]
    others = table["n_articles"].iloc[len(most) :].sum()
    parts += [f"{others:,} in other languages"] if others else []
    return listed([parts[0].replace(" in ", f" {agree(most['n_articles'].iloc[0])} in ", 1), *parts[1:]])
