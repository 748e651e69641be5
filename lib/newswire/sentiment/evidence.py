"""The sentences behind a figure, strongest first, with the words that made their score."""

from collections.abc import Collection, Iterable, Sequence
from typing import overload

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus.archive.engine import total
from ..corpus.archive.parts import InParts, adds_up, concatenated, part_of_each
from ..tables import SPAN
from .contributions import SILENT
from .scores import signs

PER_KEY = 3  # sentences that a page shows when a row of a table is opened
_OPENING = 80  # characters by which a repeated sentence is known
_CANDIDATES = 20  # sentences that are read for each one wanted, so that enough are left when repeats are dropped
_HIT = ["hit_start", "hit_end"]  # the columns of the places of scored words
_READS = "reads"  # the key that every sentence has of itself: which way it reads


def rows_of(table: pd.DataFrame, articles: Iterable[str]) -> pd.DataFrame:
    """Return the rows of some articles, of a table that is as long as the text: of an archive, too.

    Parameters
    ----------
    table : DataFrame
        With a column article; such as from `score_sentences`, `word_contributions` or `towards`.
    articles : iterable of str
        Ids of articles; of an archive, only the parts that they are in are opened.

    Returns
    -------
    DataFrame
        In the order of the table.

    Examples
    --------
    >>> rows_of(pd.DataFrame({"article": ["a", "b", "a"], "compound": [0.1, 0.2, 0.3]}), ["a"])["compound"].tolist()
    [0.1, 0.3]
    """
    wanted = pd.Index(articles).unique()
    if isinstance(table, InParts):
        parts = np.unique(part_of_each(wanted, table.root)).tolist()
        return total(InParts(_rows, [table, wanted]), concatenated, parts or [0])
    return _rows(table, wanted)


def _rows(table: pd.DataFrame, articles: pd.Index) -> pd.DataFrame:
    return table[table["article"].isin(articles)].reset_index(drop=True)


@overload
def sentence_evidence(
    sentences: pd.DataFrame, contributions: pd.DataFrame, keys: pd.Series | str | None = None, *, per_key: int = PER_KEY
) -> pd.DataFrame:
    """Return one table, for one key or none."""


@overload
def sentence_evidence(
    sentences: pd.DataFrame, contributions: pd.DataFrame, keys: Sequence[pd.Series | str], *, per_key: int = PER_KEY
) -> list[pd.DataFrame]:
    """Return a table for each of several keys."""


def sentence_evidence(
    sentences: pd.DataFrame,
    contributions: pd.DataFrame,
    keys: pd.Series | str | Sequence[pd.Series | str] | None = None,
    *,
    per_key: int = PER_KEY,
) -> pd.DataFrame | list[pd.DataFrame]:
    """Return the strongest sentences of each key, or all that are given, with their scored words.

    Parameters
    ----------
    sentences : DataFrame
        From `score_sentences`; or, without keys, from `strongest_sentences`.
    contributions : DataFrame
        From `word_contributions`.
    keys : Series, "reads", or a list of these, optional
        The key of each article, indexed by article, such as its group or period; the name of the Series names the
        column. Or how each sentence reads, as `signs` says it. Sentences whose key is missing are left out.
    per_key : int
        Most sentences per key.

    Returns
    -------
    DataFrame, or a list of them for a list of keys
        One row per word: the key, article, start, end, hit_start, hit_end (NaN where a sentence has no scored word),
        n_sentences (of the key in all). Without keys, the table of sentences with hit_start and hit_end.

    Examples
    --------
    >>> from newswire import Corpus, sentiment
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["They praised the deal."], "agency": ["TASS"]}))
    >>> scores, words = sentiment.score_sentences(corpus), sentiment.word_contributions(corpus)
    >>> sentence_evidence(scores, words, corpus.articles["agency"])[["agency", "hit_start", "hit_end"]].values.tolist()
    [['TASS', 5, 12]]
    """
    if keys is None:
        return _marked(sentences, rows_of(contributions, sentences["article"]))
    wanted = [keys] if isinstance(keys, (str, pd.Series)) else list(keys)
    # Numbered, since two keys may have the same name; a table by article, so that each part is sent its own.
    given = {place: key for place, key in enumerate(wanted) if not isinstance(key, str)}
    by_article = pd.DataFrame(given).rename_axis("article")
    found = _evidence(sentences, contributions, by_article, len(wanted), per_key)
    tables = [
        _placed(table).rename(columns={"key": _READS if isinstance(key, str) else key.name}).drop(columns="compound")
        for key, table in zip(wanted, found, strict=True)
    ]
    return tables[0] if isinstance(keys, (str, pd.Series)) else tables


def _marked(chosen: pd.DataFrame, contributions: pd.DataFrame) -> pd.DataFrame:
    """Add the places of their scored words to sentences, a row for each."""
    near = contributions["article"].isin(chosen["article"]) & (contributions["contribution"] != 0)
    marked = chosen.merge(contributions.loc[near, [*SPAN, *_HIT]], on=SPAN, how="left")
    marked.attrs = chosen.attrs
    return marked


def _placed(table: pd.DataFrame) -> pd.DataFrame:
    """Have places whole numbers where none is missing, also where one was among those of a part."""
    return table.astype({name: np.int32 for name in _HIT if table[name].notna().all()})


def _strongest_of_each(tables: Sequence[Sequence[pd.DataFrame]]) -> list[pd.DataFrame]:
    return [_strongest_again(list(of_key)) for of_key in zip(*tables, strict=True)]


@adds_up(_strongest_of_each)
def _evidence(
    sentences: pd.DataFrame, contributions: pd.DataFrame, by_article: pd.DataFrame, n_keys: int, per_key: int
) -> list[pd.DataFrame]:
    table = sentences[[*SPAN, "compound"]]
    row = by_article.index.get_indexer(table["article"])
    found = []
    for place in range(n_keys):
        if place in by_article:
            key = np.full(len(table), None, object)  # as it stays for an article without a key
            key[row >= 0] = by_article[place].to_numpy(object)[row[row >= 0]]
        else:
            key = signs(table["compound"]).to_numpy(object)
        chosen = _strongest(table.assign(key=key)[pd.notna(key)], "key", "compound", per_key)
        found.append(_marked(chosen, contributions))
    return found


def _strongest(rows: pd.DataFrame, key: str, by: str, n: int) -> pd.DataFrame:
    """Keep all rows of the n sentences of each key that are strongest by a column, and count its sentences."""
    article, of = (pd.factorize(rows[name])[0].astype(np.int64) for name in ("article", key))
    sentence = pd.factorize(article << 32 | rows["start"].to_numpy(np.int64))[0]
    pair = of * len(rows) + sentence  # a sentence of a key
    order = np.argsort(-rows[by].abs().to_numpy(), kind="stable")
    first = order[~pd.Index(pair[order]).duplicated()]
    best = first[(pd.Series(of[first]).groupby(of[first]).cumcount() < n).to_numpy()]
    chosen = order[np.isin(pair, pair[best])[order]]
    table = rows.iloc[chosen].reset_index(drop=True)
    table["n_sentences"] = np.bincount(of[first], minlength=1)[of[chosen]]
    table.attrs = {"key": key, "by": by, "n": n}
    return table


def _strongest_again(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Keep of what `_strongest` kept of parts what it keeps of the whole."""
    key, by, n = (tables[0].attrs[name] for name in ("key", "by", "n"))
    each = pd.concat([table.drop_duplicates(key).set_index(key)["n_sentences"] for table in tables])
    table = _strongest(concatenated(tables), key, by, n)
    table["n_sentences"] = table[key].map(each.groupby(level=0, sort=False).sum()).astype(np.int64)
    return table


def strongest_uses(
    contributions: pd.DataFrame, groups: pd.Series | None = None, pair: Collection = (), *, per_key: int = PER_KEY
) -> pd.DataFrame:
    """Return the sentences in which each word contributes most, or in which the most is said of each target.

    Parameters
    ----------
    contributions : DataFrame
        From `word_contributions`, or from `towards`.
    groups : Series, optional
        The group of each article, indexed by article: only the words that `word_shift` counts in the two groups of
        `pair` are returned.
    pair : collection
        Two of the groups.
    per_key : int
        Most sentences for each word or target.

    Returns
    -------
    DataFrame
        Rows of `contributions`, the strongest first, with n_sentences (that the word or target has in all).

    Examples
    --------
    >>> table = pd.DataFrame({"article": "a", "start": [0, 9], "word": ["good", "war"], "contribution": [1.9, -2.9]})
    >>> strongest_uses(table)["word"].tolist()
    ['war', 'good']
    """
    return _uses(contributions, groups, list(pair), per_key)


@adds_up(_strongest_again)
def _uses(contributions: pd.DataFrame, groups: pd.Series | None, pair: list, per_key: int) -> pd.DataFrame:
    if groups is not None:
        inside = groups.reindex(contributions["article"]).isin(pair).to_numpy()
        contributions = contributions[inside & ~contributions["rule"].isin(SILENT)]
    key, by = ("target", "score") if "target" in contributions else ("word", "contribution")
    return _strongest(contributions, key, by, per_key)


def strongest_sentences(
    corpus: Corpus, sentences: pd.DataFrame, contributions: pd.DataFrame, top: int = 5
) -> pd.DataFrame:
    """Return the most positive and the most negative sentences.

    Parameters
    ----------
    corpus : Corpus
    sentences : DataFrame
        From `score_sentences`.
    contributions : DataFrame
        From `word_contributions`.
    top : int
        Most sentences on each side; those that begin with the same words count once.

    Returns
    -------
    DataFrame
        One row per sentence: sentence (its text), score, words (those that add something, with how much), article,
        start, end; the most positive first, the most negative last.

    Examples
    --------
    >>> from newswire import Corpus, sentiment
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["It was not good. They praised the deal. It was signed."]}))
    >>> scores, words = sentiment.score_sentences(corpus), sentiment.word_contributions(corpus)
    >>> strongest_sentences(corpus, scores, words)[["sentence", "words"]].values.tolist()
    [['They praised the deal.', 'praised +2.2'], ['It was not good.', 'good -1.4']]
    """
    sides = _sides(_extremes(corpus, sentences, _CANDIDATES * top), _CANDIDATES * top)
    first, last = (side[~_opening(side["sentence"]).duplicated()].head(top) for side in sides)
    # Both sides begin with their strongest; with the second turned round, the lowest score of all stands last.
    chosen = pd.concat([first, last[::-1]], ignore_index=True).rename(columns={"compound": "score"})
    adding = rows_of(contributions, chosen["article"])
    words = chosen[SPAN].reset_index(names="row").merge(adding[adding["contribution"].round(1) != 0], on=SPAN)
    said = [f"{word} {value:+.1f}" for word, value in zip(words["word"], words["contribution"], strict=True)]
    listed = pd.Series(said, index=words["row"], dtype="str").groupby(level=0).agg(", ".join)
    chosen["words"] = listed.reindex(chosen.index).fillna("").astype("str")
    return chosen[["sentence", "score", "words", *SPAN]]


def _sides(sentences: pd.DataFrame, n: int) -> list[pd.DataFrame]:
    """Return the n sentences with the highest scores, and those with the lowest, the furthest from zero first."""
    ordered = sentences.sort_values("compound", ascending=False, kind="stable")
    return [ordered[ordered["compound"] > 0].head(n), ordered[ordered["compound"] < 0][::-1].head(n)]


def _extremes_again(tables: list[pd.DataFrame]) -> pd.DataFrame:
    # The candidates of each part are in the order of its text, so that equal scores are in that of the whole.
    n, table = tables[0].attrs["n"], pd.concat(tables, ignore_index=True)
    table = pd.concat(_sides(table, n)).sort_index()
    table.attrs = {"n": n}
    return table


@adds_up(_extremes_again)
def _extremes(corpus: Corpus, sentences: pd.DataFrame, n: int) -> pd.DataFrame:
    """Return the n highest and the n lowest sentences with their text, in its order."""
    table = pd.concat(_sides(sentences[[*SPAN, "compound"]].reset_index(drop=True), n)).sort_index()
    table = table.assign(sentence=corpus.text_of)
    table.attrs = {"n": n}
    return table


def _opening(sentences: pd.Series) -> pd.Series:
    """The first words of sentences: a quotation that many carry differs in its marks and in where it is cut off."""
    return sentences.str.casefold().str.replace(r"\W+", " ", regex=True).str.strip().str[:_OPENING]
