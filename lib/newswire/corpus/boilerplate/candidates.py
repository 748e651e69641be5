"""What is known of each template that comes back, in each source, as counts that add up over parts of a corpus."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from ..archive.parts import adds_up
from ..corpus import Corpus
from .matches import among, find_templates, opening_of, run_numbers, word_runs
from .returning import LEAST
from .rows import BEGUN, OPENED, WRITTEN
from .units import LONGEST, NUMBER, Facts

KEYS = ["template", "source"]
_LONG = 5  # words of a template that is counted within other text, too
_UNIT = ["kind", "first", "last"]
_SUMS = {"n_articles": "sum", "n_units": "sum", "n_parts": "sum", "n_lines": "sum", "n_quoted": "sum"}
ADDED = _SUMS | {"first": "min", "last": "max"}


class Counts(NamedTuple):
    """Counts of templates.

    Attributes
    ----------
    sums : DataFrame
        template, source, n_articles (that tell a story of their own), n_units, n_parts (that are ends of sentences),
        n_lines (that fill a line), n_quoted, first and last (dates).
    told : DataFrame
        template, source, story: where articles that share a story have it, of which several count once.
    words : DataFrame
        Of each template, as in its first unit: kind, n_words, n_plain (words that are no names, numbers or joints of
        names), n_telling and n_news (words of furniture and of news), pair (its two words side by side with the most
        letters, a number), n_opening and opening (by which it is looked for: see `matches.opening_of`).
    shown : DataFrame
        template, source, article (of the first id), start, end: where it stands as it is shown.
    """

    sums: pd.DataFrame
    told: pd.DataFrame
    words: pd.DataFrame
    shown: pd.DataFrame


def counted(corpus: Corpus, facts: Facts, units: pd.DataFrame, sources: pd.Series) -> pd.DataFrame:
    """Count the templates of some units, from `returning.repeated`, in each source.

    Returns
    -------
    DataFrame
        One row per template and source: the columns of `Counts`, n_articles (copies of a story count once), n_anywhere
        (times it stands anywhere, for longer ones as written) and n_pairs (times its pair of words stands anywhere).
    """
    sums, told, words, shown = _counts(corpus, facts, units)
    table = sums.merge(words, on="template").merge(shown, on=KEYS)
    stories = told.groupby(KEYS)["story"].size().reindex(pd.MultiIndex.from_frame(table[KEYS]), fill_value=0)
    table["n_articles"] += stories.to_numpy()
    long = table[(table["kind"] == WRITTEN) & (table["n_words"] >= _LONG) & (table["n_units"] >= LEAST)]
    long = long[["template", "kind", "n_opening", "opening"]].drop_duplicates("template")
    anywhere, pairs = _met(corpus, facts, sources, long, np.unique(table["pair"]))
    table["n_anywhere"] = anywhere.reindex(pd.MultiIndex.from_frame(table[KEYS]), fill_value=0).to_numpy()
    return table.assign(n_pairs=table["pair"].map(pairs).to_numpy())


def _added(tables: list[Counts]) -> Counts:
    """Add up what was counted in parts."""
    sums, told, words, shown = (pd.concat(each, ignore_index=True) for each in zip(*tables, strict=True))
    return Counts(
        sums.groupby(KEYS, as_index=False, sort=False).agg(ADDED),
        told.drop_duplicates(ignore_index=True),
        words.drop_duplicates("template", ignore_index=True),
        shown.sort_values("article", kind="stable").drop_duplicates(KEYS, ignore_index=True),
    )


@adds_up(_added)
def _counts(corpus: Corpus, facts: Facts, units: pd.DataFrame) -> Counts:
    units = units.sort_values(["template", "first"])
    rows = units["row"].to_numpy()
    units = units.assign(day=corpus.articles["date"].to_numpy()[rows], alone=rows)
    units["alone"] = units["alone"].where(units["story"] == 0)  # which is not counted where it is missing
    sums = units.groupby(KEYS, as_index=False, sort=False).agg(
        n_articles=("alone", "nunique"),
        n_units=("row", "size"),
        n_parts=("part", "sum"),
        n_lines=("own_line", "sum"),
        n_quoted=("quoted", "sum"),
        first=("day", "min"),
        last=("day", "max"),
    )
    told = units.loc[units["story"] != 0, [*KEYS, "story"]].drop_duplicates(ignore_index=True)
    return Counts(sums, told, _words_of(corpus, facts, units.drop_duplicates("template")), _shown(corpus, units))


def _shown(corpus: Corpus, units: pd.DataFrame) -> pd.DataFrame:
    """Return where each template of a source stands in the article of the first id, whatever their order."""
    rank = np.argsort(np.argsort(corpus.articles.index.to_numpy(object)))
    first = units.assign(rank=rank[units["row"]]).sort_values("rank", kind="stable").drop_duplicates(KEYS)
    return first[KEYS].assign(
        article=corpus.articles.index.take(first["row"]),
        start=corpus.token_starts[first["first"]],
        end=corpus.token_ends(first["last"].to_numpy()),
    )


def _words_of(corpus: Corpus, facts: Facts, units: pd.DataFrame) -> pd.DataFrame:
    """Tell of the template of each unit how many words are plain or telling, and its adjacent words of most letters."""
    n = (units["last"] - units["first"] + 1).to_numpy()
    token = np.repeat(units["first"].to_numpy() - np.cumsum(n) + n, n) + np.arange(n.sum())
    which = np.repeat(np.arange(len(units)), n)
    codes = corpus.codes[token]
    kept = facts.counts[codes]
    codes, which = codes[kept], which[kept]
    kind = units["kind"].to_numpy()[which]
    begins = (kind == BEGUN) & np.append(True, which[1:] != which[:-1])[: len(which)]
    plain = facts.plain[codes] | begins
    opened = np.isin(kind, (OPENED, BEGUN))
    solid = np.where(opened, plain | facts.telling[codes], facts.literal[codes] != NUMBER)
    openings = [opening_of(corpus, facts, *unit) for unit in zip(*(units[name] for name in _UNIT), strict=True)]
    length, opening = np.array(openings, np.uint64).reshape(-1, 2).T
    return units[["template", "kind", "n_words"]].assign(
        n_plain=np.bincount(which, plain, len(units)).astype(int),
        n_telling=np.bincount(which, facts.telling[codes], len(units)).astype(int),
        n_news=np.bincount(which, facts.news[codes], len(units)).astype(int),
        pair=_pairs(facts, codes, corpus.type_lengths[codes], which, solid, len(units)),
        n_opening=length.astype(int),
        opening=opening,
    )


def _pairs(
    facts: Facts, codes: np.ndarray, letters: np.ndarray, which: np.ndarray, solid: np.ndarray, n: int
) -> np.ndarray:
    """Return the pair of each of n units from its words; where no two that are solid are side by side, the longest."""
    first, second = slice(None, -1), slice(1, None)
    beside = (which[first] == which[second]) & solid[first] & solid[second]
    pair = run_numbers(facts.literal[codes], 2)
    length = np.where(beside, letters[first] + letters[second], 0)
    pair = np.concatenate([pair[beside], facts.literal[codes][solid]])
    length = np.concatenate([length[beside] + LONGEST, letters[solid]])
    of = np.concatenate([which[first][beside], which[solid]])
    best = pd.DataFrame({"of": of, "length": length, "pair": pair}).sort_values(["of", "length", "pair"])
    best = best.drop_duplicates("of", keep="last").set_index("of")["pair"]
    return best.reindex(range(n), fill_value=0).to_numpy(np.uint64)


def _summed(tables: list[tuple[pd.Series, pd.Series]]) -> tuple[pd.Series, pd.Series]:
    anywhere, pairs = zip(*tables, strict=True)
    return pd.concat(anywhere).groupby(level=KEYS).sum(), pd.concat(pairs).groupby(level=0).sum()


@adds_up(_summed)
def _met(
    corpus: Corpus, facts: Facts, sources: pd.Series, templates: pd.DataFrame, pairs: np.ndarray
) -> tuple[pd.Series, pd.Series]:
    """Count how often some templates stand in each source, also within other text, and some pairs of words anywhere."""
    met = find_templates(corpus, facts, templates)
    source = sources.to_numpy(object)[corpus.token_articles(met["first"].to_numpy())]
    anywhere = met.assign(source=source).groupby(KEYS).size()
    return anywhere, pd.Series(_times(corpus, facts, pairs), pairs)


def _times(corpus: Corpus, facts: Facts, wanted: np.ndarray) -> np.ndarray:
    """Count how often each pair, or single word, stands in the articles."""
    total = np.zeros(len(wanted), np.int64)
    for tokens, words, n in word_runs(corpus, facts):
        for length in (1, 2):
            hits = among(run_numbers(words, length)[:n], wanted)
            ends = (corpus.token_articles(tokens[hits + place]) for place in (0, length - 1))
            hits = hits[np.equal(*ends)]  # no two words of different articles
            numbers = run_numbers(words, length)[hits]
            total += np.bincount(np.searchsorted(wanted, numbers), minlength=len(wanted))
    return total
