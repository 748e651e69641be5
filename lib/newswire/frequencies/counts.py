"""How often words and runs of words occur, as sums over articles: those of parts of a corpus add up to the whole."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ..corpus.archive.parts import adds_up
from ..corpus.corpus import Corpus, Unit
from ..tables import column_of, require
from ..text import words as lexical
from ..text.tokens import bounds_of, count_pairs, starts_of
from .runs import Runs, runs
from .units import Units, units_within

KEY_TOTALS = ["words", "articles", "words_squared", "words_roots", "words_powers"]
SUMS = ["count", "n_articles", "squares", "products", "lengths", "roots"]
DECIMALS = {"count": 9, "n_articles": 9}  # of what is a whole number but for stories: thirds may not break a tie


def _added(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Add up tables of counts that were made from parts of a corpus; but for the rounding of sums of roots."""
    item = _unit_of(tables[0])
    for table in tables:
        require(table, item, *SUMS, *KEY_TOTALS, made_by="count_words or count_ngrams")
        if list(table) != list(tables[0]):
            raise ValueError(f"The tables differ in columns: {', '.join(table)} and {', '.join(tables[0])}.")
    keys = [column for column in tables[0] if column not in SUMS + KEY_TOTALS]
    groups = [column for column in keys if column != item]
    added = pd.concat(tables).groupby(keys, sort=False, observed=True)[SUMS].sum().round(DECIMALS).reset_index()
    totals = pd.concat(table[groups + KEY_TOTALS].drop_duplicates() for table in tables)  # alike in a group's rows
    if groups:
        added = added.merge(totals.groupby(groups, observed=True).sum().reset_index(), on=groups)
    else:
        added = added.assign(**{name: totals[name].sum() for name in KEY_TOTALS})
    table = _sorted(added[keys + SUMS + KEY_TOTALS], groups[0] if groups else None)
    told = (table["count"] > 0) | ~table.duplicated(groups + KEY_TOTALS)  # an empty run only where it is the only one
    return table[told].reset_index(drop=True)


@adds_up(_added)
def count_words(corpus: Corpus, by: str | None = None, *, unit: Unit = "lower") -> pd.DataFrame:
    """Count every word, with the sums that its intervals and tests of differences follow from.

    Parameters
    ----------
    corpus : Corpus
    by : str, optional
        Column of `articles`; words are counted within each of its values.
    unit : {"lower", "stem", "text"}
        What counts as one word.

    Returns
    -------
    DataFrame
        The `by` column if given, word, count, n_articles, then over articles with x occurrences among n words:
        squares (sum of x²), products (x·n), lengths (n where x is not 0), roots (√n there); and, the same in all rows
        of a group, words (sum of n), articles (those with words), words_squared (n²), words_roots (√n), words_powers
        (n·√n). By count, then by word. All are sums, so tables of parts of a corpus can be `merge`d.

        Where stories are counted, all are sums over stories: x and n are the means of the articles that a story has in
        the group, and n_articles, lengths and roots sum 1, n and √n times the share of them with the word, which makes
        fractions of the first six. A story that is in two groups counts once in each.

    Raises
    ------
    ValueError
        When there is no such column or unit, or the column is named like one of counts.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["oil oil gas", "gas"]}))
    >>> count_words(corpus)[["word", "count", "squares", "products", "words"]].values.tolist()
    [['gas', 2, 2, 4, 4], ['oil', 2, 4, 6, 4]]
    """
    return count_ngrams(corpus, 1, by, unit=unit).rename(columns={"ngram": "word"})


@adds_up(_added)
def count_ngrams(
    corpus: Corpus,
    n: int = 2,
    by: str | None = None,
    *,
    unit: Unit = "lower",
    min_count: int = 1,
    stopwords: bool | Iterable[str] = True,
) -> pd.DataFrame:
    """Count every run of n words inside sentences, not across punctuation, with the sums of `count_words`.

    Parameters
    ----------
    corpus : Corpus
    n : int
        Words in a run, at least 1.
    by, unit
        As for `count_words`.
    min_count : int
        Runs that are rarer are left out; parts of a corpus add up to the whole only at 1.
    stopwords : bool or iterable of str
        Whether to list runs that begin or end with a function word; or words to drop besides those.

    Returns
    -------
    DataFrame
        The `by` column if given, ngram (words joined by spaces), then as `count_words`. A group with words but without
        a run has one row, of no words and a count of 0, that keeps its total of words.

    Raises
    ------
    ValueError
        When n is not a whole number from 1; else as for `count_words`.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil prices rose. Oil prices fell."]}))
    >>> count_ngrams(corpus)[["ngram", "count", "words"]].values.tolist()
    [['oil prices', 2, 6], ['prices fell', 1, 6], ['prices rose', 1, 6]]
    """
    if n != int(n) or n < 1:
        raise ValueError(f"n is {n}, but a run has a whole number of words; give n=1 or more.")
    feature_of, features = corpus.features(unit)
    outer = None if stopwords is True else ~lexical.dropped(features, stopwords)
    every_run = runs(corpus, feature_of, n, outer=outer)
    group, names = _groups(corpus, by)
    units = units_within(corpus, group)
    keys, of_row, sums = _summed(every_run, units, min_count)
    order = np.lexsort((-sums["count"], of_row))  # features and so runs are in order of their text already
    of_row = of_row[order]
    table = pd.DataFrame({"ngram": _joined(features, every_run.features(keys[order]))})
    table = table.assign(**{name: value[order] for name, value in sums.items()})
    told = (units.group >= 0) & (units.words > 0)
    group, size = units.group[told], units.words[told]
    without = np.setdiff1d(group, of_row)
    if len(without):
        # Groups that have words but no run are listed with an empty run, so that their totals are kept.
        no_run = pd.DataFrame({"ngram": pd.Series([""] * len(without), dtype="str"), **dict.fromkeys(SUMS, 0)})
        table = pd.concat([table, no_run], ignore_index=True)
        of_row = np.append(of_row, without)
    one = np.ones(len(size), np.int64)
    for name, value in zip(KEY_TOTALS, (size, one, size * size, size**0.5, size**1.5), strict=True):
        table[name] = np.bincount(group, value, max(len(names), 1)).astype(value.dtype)[of_row]
    if by is not None:
        table.insert(0, by, names.take(of_row))
    return _sorted(table, by) if len(without) else table


def _unit_of(table: pd.DataFrame) -> str:
    """Return the column of a table of counts that says what is counted: ``"ngram"`` or ``"word"``."""
    return "ngram" if "ngram" in table else "word"


def _summed(every_run: Runs, units: Units, min_count: int):
    """Add up the occurrences of each run over the units of each group.

    Returns the key of the run and the group of each row, and the sums by name. Articles are numbered unit by unit, and
    so group by group, that one sort by run and article may bring together what is added up.
    """
    order = np.argsort(units.of, kind="stable")
    rank = np.argsort(order)  # where each article stands in that order
    group, size = units.group, units.words
    kept = slice(None) if (group >= 0).all() else group[units.of[every_run.articles]] >= 0
    keys, article, x = count_pairs(every_run.keys[kept], rank[every_run.articles[kept]], len(order))
    unit, has = units.of[order][article], None
    if len(group) < len(order):
        starts = starts_of(keys, unit)
        n_articles = units.articles[unit[starts]]
        has = np.diff(starts, append=len(keys)) / n_articles
        keys, unit, x = keys[starts], unit[starts], np.add.reduceat(x, starts) / n_articles
    rows = starts_of(keys, group[unit]) if len(order) and group[0] != group[-1] else starts_of(keys)
    count, entries = np.add.reduceat(x, rows).round(DECIMALS["count"]), np.diff(rows, append=len(keys))
    if min_count > 1:
        often = count >= min_count
        listed = np.repeat(often, entries)
        unit, x, rows, count, entries = unit[listed], x[listed], rows[often], count[often], entries[often]
        has = has if has is None else has[listed]
    n, starts = size[unit], bounds_of(entries)[:-1]
    values = {"squares": x * x, "products": x * n, "lengths": n, "roots": n**0.5}
    if has is not None:
        values |= {"n_articles": has, "lengths": has * n, "roots": has * n**0.5}
    added = {name: np.add.reduceat(value, starts) for name, value in values.items()}
    sums = {"count": count, "n_articles": entries} | added
    return keys[rows], group[unit[starts]], sums | {"n_articles": sums["n_articles"].round(DECIMALS["n_articles"])}


def _joined(features: pd.Index, places: np.ndarray) -> pd.Series:
    """Return runs of features as text."""
    words = pa.array(features, pa.large_string())
    parts = (words.take(pa.array(column)) for column in places.T)
    return pd.Series(pc.binary_join_element_wise(*parts, pa.scalar(" ", words.type)), dtype="str")


def _groups(corpus: Corpus, by: str | None) -> tuple[np.ndarray, pd.Index]:
    """Return the group of each article as a number, -1 where it is missing, and the groups in order."""
    if by is None:
        return np.zeros(len(corpus), np.int64), pd.Index([0])
    values = column_of(corpus.articles, by)
    if by in (*SUMS, *KEY_TOTALS, "word", "ngram"):
        raise ValueError(f"The column {by!r} has the name of a column of counts; rename it in articles.")
    numbers, names = pd.factorize(values, sort=True)
    return numbers.astype(np.int64), pd.Index(names)


def _sorted(table: pd.DataFrame, by: str | None) -> pd.DataFrame:
    """Sort by group, by count and then by text, a run word by word: a space comes before all else."""
    item, keys = _unit_of(table), [by] if by else []

    def in_words(values: pd.Series) -> pd.Series:
        if values.name == "count":
            return values.round(6)  # thirds that were rounded before they were added up are equal still
        return values.str.replace(" ", "\0", regex=False) if values.name == item else values

    ascending = [True] * len(keys) + [False, True]
    return table.sort_values([*keys, "count", item], ascending=ascending, key=in_words, ignore_index=True)
