"""Which templates come back in a corpus at all, and which of its articles tell one story nearly word for word."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from ...text.strings import matches
from ..archive.parts import part_by_part
from ..archive.sorting import reduced
from ..corpus import Corpus
from .rows import LABELLED, WRITTEN, Rows, rows_of, together
from .units import Facts, facts_of, units_of

LEAST = 3  # articles in which a template must stand to be looked at
ALL = "all"
TELLING = 0.15  # share of a template's words that are words of furniture
WITHIN = 8  # times as often as a template is a unit that its places within other text count at most
_RATE, _ONLY_RATE = 0.02, 0.01  # share of a source's articles, and of a corpus of unknown sources, that is often
_COPIES = 10  # articles that carry one story at most, so that a sentence of more is no sign of a copy
_COPIED = 0.3  # share of an article's words, in sentences that stand in few others, that makes it a copy
_SENTENCE = 8  # words of a sentence that two stories do not share by chance


class Standing(NamedTuple):
    """The templates of all units, with the row of each one's article."""

    rows: Rows
    row: np.ndarray

    def among(self, templates: np.ndarray, articles: np.ndarray) -> pd.DataFrame:
        """Return the units that have one of some templates and are in one of some articles, each with its row."""
        kept = pd.Series(self.rows.template).isin(templates).to_numpy() & articles[self.row]
        return pd.DataFrame(
            {name: values[kept] for name, values in self.rows._asdict().items()} | {"row": self.row[kept]}
        )


def sources_of(articles: pd.DataFrame) -> pd.Series:
    """Return what an article's furniture goes by: its source or else its agency, where many share one; else "all"."""
    for column in ("source", "agency"):
        values = articles[column] if column in articles else pd.Series(dtype="str")
        if 0 < values.nunique() <= len(values) / 4:
            return values.astype("str").fillna(ALL)
    return pd.Series(ALL, index=articles.index, dtype="str")


def rate_of(n_sources: int) -> float:
    """Return the share of a source's articles from which on what stands in them comes back often."""
    return _RATE if n_sources > 1 else _ONLY_RATE


@part_by_part
def asked(corpus: Corpus) -> Facts:
    """Ask of each type what templates need to know."""
    return facts_of(corpus.types)


@part_by_part
def standing(corpus: Corpus, facts: Facts) -> Standing:
    """Find the templates of all units."""
    rows = together([rows_of(units, facts, corpus.codes) for units in units_of(corpus, facts)])
    return Standing(rows, corpus.token_articles(rows.first))


def returning(corpus: Corpus, facts: Facts, found: Standing, sources: pd.Series) -> tuple[np.ndarray, pd.Series]:
    """Find the templates that come back, and the stories that do.

    Returns
    -------
    templates : ndarray of uint64
        Those that stand in units enough to be furniture.
    stories : Series of uint64, indexed by article
        A number for each article that shares many sentences which stand in few others: those of a story have one.
    """
    sizes = sources.value_counts()
    needed = np.ceil(rate_of(len(sizes)) * sources.map(sizes).to_numpy(float) / WITHIN)
    least = np.maximum(LEAST, needed).astype(np.int32)
    known = pd.DataFrame({"least": least, "place": np.arange(len(sources), dtype=np.int32)}, sources.index)
    numbers = _numbers(corpus, facts, found, known)
    (templates, shared), words = reduced(numbers, _often, _joined, _long_words, corpus.n_words)
    return templates, _stories(shared, words, sources.index)


@part_by_part
def _numbers(corpus: Corpus, facts: Facts, found: Standing, known: pd.DataFrame) -> pd.DataFrame:
    """Tell what decides which templates come back.

    Columns: number (of the template), least (units that it needs at least), place (of its article among all), n_words
    (of a whole sentence so long that no two stories share it by chance; else 0).
    """
    rows = found.rows
    least, place = (known[name].to_numpy()[found.row] for name in ("least", "place"))
    telling = np.append(0, np.cumsum(facts.telling[corpus.codes] & facts.counts[corpus.codes], dtype=np.int32))
    n_telling = telling[rows.last + 1] - telling[rows.first]
    told = (n_telling >= np.maximum(TELLING * rows.n_words, 1)) & (rows.kind != LABELLED)
    sentence = (rows.kind == WRITTEN) & ~rows.part & (rows.n_words >= _SENTENCE)
    return pd.DataFrame(
        {
            "number": rows.template,
            "least": np.where(told, np.int32(LEAST), least),
            "place": place,
            "n_words": np.where(sentence, rows.n_words, 0).astype(np.int8),
        }
    )


def _often(table: pd.DataFrame) -> tuple[np.ndarray, pd.DataFrame]:
    """Return the templates that stand in units enough, and the long sentences that few articles share: see `_numbers`.

    The latter have a column more: size, the articles that share them.
    """
    least = table[["number", "least"]][_times(table["number"]) >= LEAST].groupby("number")["least"].agg(["min", "size"])
    shared = table.loc[table["n_words"] > 0, ["number", "place", "n_words"]]
    shared = shared[_times(shared["number"]) >= 2]
    shared = shared.assign(size=shared.groupby("number")["place"].transform("nunique"))
    templates = least.index[least["size"] >= least["min"]].to_numpy(np.uint64)
    return templates, shared[shared["size"].between(2, _COPIES)]


def _times(numbers: pd.Series) -> np.ndarray:
    """Tell how often each number occurs."""
    which, _ = pd.factorize(numbers)
    return np.bincount(which)[which] if len(which) else which


def _joined(found: list[tuple[np.ndarray, pd.DataFrame]]) -> tuple[np.ndarray, pd.DataFrame]:
    templates, shared = zip(*found, strict=True)
    return np.concatenate(templates), pd.concat(shared, ignore_index=True)


def _long_words(table: pd.DataFrame) -> pd.DataFrame:
    """Count the words in long sentences of each article."""
    words = table.loc[table["n_words"] > 0, ["place", "n_words"]]
    return words.astype({"n_words": np.int32}).groupby("place", as_index=False)["n_words"].sum()


def _stories(shared: pd.DataFrame, words: pd.DataFrame, articles: pd.Index) -> pd.Series:
    """Number the stories: articles that share many sentences that stand in few others have one number."""
    of_all, of_shared = (np.bincount(table["place"], table["n_words"], len(articles)) for table in (words, shared))
    copied = of_shared >= _COPIED * np.maximum(of_all, 1)
    table = shared[copied[shared["place"]]].sort_values(["place", "size", "number"])
    first = table.drop_duplicates("place")
    return pd.Series(first["number"].to_numpy(np.uint64), articles.take(first["place"]), name="story")


@part_by_part
def repeated(
    corpus: Corpus, found: Standing, sources: pd.Series, templates: np.ndarray, stories: pd.Series
) -> pd.DataFrame:
    """Return the units whose template comes back, with their article's row, story (0 for its own) and source."""
    story = np.append(stories.to_numpy(np.uint64), np.uint64(0))[stories.index.get_indexer(corpus.articles.index)]
    units = found.among(templates, ~in_capitals(corpus))
    row = units["row"].to_numpy()
    return units.assign(story=story[row], source=sources.to_numpy(object)[row])


def in_capitals(corpus: Corpus) -> np.ndarray:
    """Tell which articles are written in capitals, so that no name can be told from other words."""
    small = (matches(corpus.types, r"\p{Ll}") & corpus.fact("is_word").to_numpy())[corpus.codes]
    n_small = np.diff(np.append(0, np.cumsum(small))[corpus.article_bounds])
    return 2 * n_small < corpus.articles["n_words"].to_numpy()
