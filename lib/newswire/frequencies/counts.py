"""How often words and runs of words occur, as sums over articles: those of parts of a corpus add up to the whole."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import ArrayLike

from ..corpus.archive.parts import MARK, InParts, adds_up
from ..corpus.corpus import Corpus, Unit
from ..tables import column_of
from ..text import words as lexical
from ..text.tokens import bounds_of, count_pairs, starts_of
from .runs import Runs, runs, runs_among
from .sums import DECIMALS, KEY_TOTALS, SUMS, Sums, added, places, small, together, told
from .units import Units, units_within

_MILLION, _ROUNDING = 1e6, 1e-6


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


def count_ngrams(
    corpus: Corpus,
    n: int = 2,
    by: str | None = None,
    *,
    unit: Unit = "lower",
    min_count: int | None = 1,
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
    min_count : int, optional
        Runs that are rarer in a group are left out; None stands for 2, and for one in a million words of the group
        where that is more. Tables of parts add up to that of the whole only at 1.
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
    rates = None if min_count == 1 else _least_rates(corpus, by, min_count)
    if rates is None or not isinstance(corpus, InParts):
        sums = _sums(corpus, n, by, unit, stopwords, rates)
    else:
        among = often(corpus, n, (1,), by, unit, stopwords, rates)
        sums = _at_least(_sums(corpus, n, by, unit, stopwords, None, among), rates)
    table = told(sums)
    table.attrs[MARK] = f"{__name__}:count_ngrams"
    return table


count_words.merge = count_ngrams.merge = added  # type: ignore[attr-defined]


def least_counts(words: ArrayLike, min_count: int | None, least: int) -> np.ndarray:
    """Return how often a run has to occur in so many words; None stands for once in a million, but so often at least.

    Examples
    --------
    >>> least_counts([500, 6_000_000], None, 2).tolist()
    [2.0, 6.0]
    """
    words = np.asarray(words, float)
    return np.maximum(words / _MILLION, least) if min_count is None else np.full(words.shape, float(min_count))


def _least_rates(corpus: Corpus, by: str | None, min_count: int | None) -> dict[object, float]:
    """Return, for each group, the share of its words that a run has to have."""
    group, names = _groups(corpus, by)
    words = _totals(units_within(corpus, group), names)["words"].to_numpy()
    counts = least_counts(words, min_count, 2)
    return dict(zip(names, (counts / np.maximum(words, 1)).tolist(), strict=True))


def _either(tables: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(tables).drop_duplicates(ignore_index=True)


def often(*given: Any) -> pd.DataFrame:
    """List the runs of n words that may reach the rate of their group, a column of categories for each word.

    What has a rate in all has it in one part at least, so that runs that are frequent in all are found in two passes,
    of which the second counts what the first has listed in any part (Savasere, Omiecinski & Navathe 1995). It takes
    what `_often_in` does.
    """
    return _often_in(*given).astype("category")  # so that each part looks up the words, and not all the runs


def places_of(features: pd.Index, among: pd.DataFrame) -> np.ndarray:
    """Return the features of each run of a table from `often`, -1 for none, an array of int, shape (n, runs)."""
    return np.stack([features.get_indexer(among[name].cat.categories)[among[name].cat.codes] for name in among])


@adds_up(_either)
def _often_in(
    corpus: Corpus,
    n: int,
    gaps: Sequence[int],
    by: str | None,
    unit: Unit,
    stopwords: bool | Iterable[str],
    rates: dict[object, float],
) -> pd.DataFrame:
    """List the runs of n words that reach the rate of their group in a part of a corpus, a column for each word."""
    feature_of, features = corpus.features(unit)
    every_run = runs(corpus, feature_of, n, gaps, _outer(features, stopwords))
    group, names = _groups(corpus, by)
    units = units_within(corpus, group)
    keys, _, _ = _summed(every_run, units, _floors(rates, names, _totals(units, names)))
    return pd.DataFrame({str(i): features.take(of) for i, of in enumerate(every_run.features(np.unique(keys)).T)})


def _outer(features: pd.Index, stopwords: bool | Iterable[str]) -> np.ndarray | None:
    """Tell which features a run may begin and end with; None for any."""
    return None if stopwords is True else ~lexical.dropped(features, stopwords)


@adds_up(together)
def _sums(
    corpus: Corpus,
    n: int,
    by: str | None,
    unit: Unit,
    stopwords: bool | Iterable[str],
    rates: dict[object, float] | None,
    among: pd.DataFrame | None = None,
) -> Sums:
    """Count the runs of n words: all, those that reach a rate, or those of a table from `often`."""
    feature_of, features = corpus.features(unit)
    if among is None:
        every_run = runs(corpus, feature_of, n, outer=_outer(features, stopwords))
    else:
        every_run = runs_among(corpus, feature_of, places_of(features, among).T)
    group, names = _groups(corpus, by)
    units = units_within(corpus, group)
    totals = _totals(units, names)
    keys, of_row, sums = _summed(every_run, units, None if rates is None else _floors(rates, names, totals))
    order = np.lexsort((-sums["count"], of_row))  # features and so runs are in order of their text already
    rows = pd.DataFrame({"ngram": _joined(features, every_run.features(keys[order]))})
    rows = rows.assign(
        **{name: small(value[order]) if value.dtype == np.int64 else value[order] for name, value in sums.items()}
    )
    if by is not None:
        rows.insert(0, by, names.take(of_row[order]))
        totals.insert(0, by, names)
    return Sums(rows, totals)


def _totals(units: Units, names: pd.Index) -> pd.DataFrame:
    """Return the totals of each group."""
    told = (units.group >= 0) & (units.words > 0)
    group, size = units.group[told], units.words[told]
    values = size, np.ones(len(size), np.int64), size * size, size**0.5, size**1.5
    sums = [np.bincount(group, value, len(names)).astype(value.dtype) for value in values]
    return pd.DataFrame(dict(zip(KEY_TOTALS, sums, strict=True)))


def _floors(rates: dict[object, float], names: pd.Index, totals: pd.DataFrame) -> np.ndarray:
    """Return from which count on runs of each group reach its rate."""
    return np.array([rates[name] for name in names]) * totals["words"].to_numpy() - _ROUNDING


def _at_least(sums: Sums, rates: dict[object, float]) -> Sums:
    """Keep the runs that reach the rate of their group."""
    group = sums.totals.columns[0]
    names = pd.Index([0] if group in KEY_TOTALS else sums.totals[group])
    floors = _floors(rates, names, sums.totals)[places(sums.rows, sums.totals)]
    return sums._replace(rows=sums.rows[sums.rows["count"] >= floors].reset_index(drop=True))


def _summed(every_run: Runs, units: Units, floors: np.ndarray | None):
    """Add up the occurrences of each run over the units of each group.

    Returns the key of the run and the group of each row, and the sums by name; of those that reach the floor of their
    group, where there are floors. Articles are numbered unit by unit, and so group by group, that one sort by run and
    article may bring together what is added up.
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
    if floors is not None:
        enough = count >= floors[group[unit[rows]]]
        listed = np.repeat(enough, entries)
        unit, x, rows, count, entries = unit[listed], x[listed], rows[enough], count[enough], entries[enough]
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
