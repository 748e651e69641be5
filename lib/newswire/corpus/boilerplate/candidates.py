"""Units that come back: how often each template stands in the articles of each source, as counts that add up."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...text.strings import matches
from ..corpus import Corpus
from .matches import among, find_templates, run_numbers, word_runs
from .rows import BEGUN, OPENED, WRITTEN, rows_of, together
from .units import LONGEST, NUMBER, Facts, facts_of, units_of

LEAST = 3  # articles in which a template must stand to be looked at
ALL = "all"
# How the counts of a template add up; some are the same wherever it stands.
ADDED = dict.fromkeys(["kind", "n_words", "n_plain", "n_telling", "n_news", "pair"], "first")
ADDED |= dict.fromkeys(["n_articles", "n_units", "n_parts", "n_lines", "n_quoted", "n_anywhere"], "sum")
ADDED |= {"first": "min", "last": "max"}
_COPIES = 10  # articles that carry one story at most, so that a sentence of more is no sign of a copy
_COPIED = 0.3  # share of an article's words, in sentences that stand in few others, that makes it a copy
_LONG = 5  # words of a template that is counted within other text, too
_SENTENCE = 8  # words of a sentence that two stories do not share by chance


@dataclass(frozen=True)
class Repeated:
    """Units whose template comes back, one a row of a table; the facts of types, and the source of each article."""

    units: pd.DataFrame
    facts: Facts
    sources: np.ndarray


def candidates(corpus: Corpus) -> pd.DataFrame:
    """Count the templates of a corpus, so that parts of a larger one can be summed by `merge_candidates`.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        One row per template and source: template (a number), source ("all" where it is not known), kind (0 as
        written, 1 with names left open, 2 a label before a title, 3 as 1 but for its first word), n_words, n_plain
        (words that are no names, numbers or joints of names), n_telling and n_news (words of furniture and of news),
        pair (its two words side by side with the most letters, a number), n_articles (copies of a story count once),
        n_units, n_parts (that are ends of sentences), n_lines (that fill a line), n_quoted, first and last (dates),
        n_all, since and until (articles and dates of the source), n_anywhere (times it stands anywhere, for longer
        ones as written), n_pairs (times the two words stand anywhere).
    """
    return counted(corpus, repeated(corpus, least=1))


def merge_candidates(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Sum the counts of several parts of a corpus, so that what is furniture is decided on the sums.

    A story whose copies lie in several parts counts in each, two words count in the parts where a template goes by
    them, and sources are told apart in parts that have at least four articles for each.
    """
    every = pd.concat(tables, ignore_index=True)
    table = every.groupby(["template", "source"], as_index=False).agg(ADDED)
    parts = pd.concat(part.drop_duplicates("source") for part in tables)
    of_source = parts.groupby("source").agg({"n_all": "sum", "since": "min", "until": "max"})
    n_pairs = pd.concat(part.drop_duplicates("pair").set_index("pair")["n_pairs"] for part in tables)
    return table.join(of_source, on="source").assign(n_pairs=table["pair"].map(n_pairs.groupby(level=0).sum()))


def sources_of(articles: pd.DataFrame) -> pd.Series:
    """Return what an article's furniture goes by: its source or else its agency, where many share one; else "all"."""
    for column in ("source", "agency"):
        values = articles[column] if column in articles else pd.Series(dtype=object)
        if 0 < values.nunique() <= len(values) / 4:
            return values.astype(object).where(values.notna(), ALL)
    return pd.Series(ALL, index=articles.index, dtype=object)


def repeated(corpus: Corpus, least: int = LEAST) -> Repeated:
    """Find the units whose template stands in at least so many units."""
    facts = facts_of(corpus.types)
    rows = together([rows_of(units, facts, corpus.codes) for units in units_of(corpus, facts)])
    row = corpus.token_articles(rows.first)
    whole = (rows.kind == WRITTEN) & ~rows.part
    story = _stories(len(corpus), *(values[whole] for values in (row, rows.template, rows.n_words)))
    kept = np.flatnonzero(often(rows.template, least) & ~in_capitals(corpus)[row])
    table = pd.DataFrame({name: values[kept] for name, values in rows._asdict().items()})
    return Repeated(
        table.assign(row=row[kept], story=story[row[kept]]), facts, sources_of(corpus.articles).to_numpy(object)
    )


def in_capitals(corpus: Corpus) -> np.ndarray:
    """Tell which articles are written in capitals, so that no name can be told from other words."""
    small = (matches(corpus.types, r"\p{Ll}") & corpus.fact("is_word").to_numpy())[corpus.codes]
    n_small = np.diff(np.append(0, np.cumsum(small))[corpus.article_bounds])
    return 2 * n_small < corpus.articles["n_words"].to_numpy()


def often(numbers: np.ndarray, least: int) -> np.ndarray:
    """Tell which numbers, 0 apart, occur at least so many times."""
    which, _ = pd.factorize(numbers)
    return (np.bincount(which)[which] >= least) & (numbers != 0)


def _stories(n: int, row: np.ndarray, template: np.ndarray, n_words: np.ndarray) -> np.ndarray:
    """Number the stories: articles that share many sentences that stand in few others have one number."""
    story = np.arange(n).astype(np.uint64)
    full = n_words >= _SENTENCE
    shared = full & often(template, 2)
    table = pd.DataFrame({"row": row[shared], "template": template[shared], "n_words": n_words[shared]})
    table["size"] = table.groupby("template")["row"].transform("nunique")
    table = table[table["size"].between(2, _COPIES)]
    words = np.bincount(row[full], n_words[full], n)
    copied = np.bincount(table["row"], table["n_words"], n) >= _COPIED * np.maximum(words, 1)
    table = table[copied[table["row"]]].sort_values(["row", "size", "template"])
    first = table.groupby("row")["template"].first()
    story[first.index] = first
    return story


def counted(corpus: Corpus, found: Repeated) -> pd.DataFrame:
    """Count what was found: see `candidates`."""
    units = found.units
    source, names = pd.factorize(found.sources)
    rows = units["row"].to_numpy()
    units = units.assign(source=source[rows], day=corpus.articles["date"].to_numpy()[rows])
    table = units.groupby(["template", "source"], as_index=False).agg(
        kind=("kind", "first"),
        n_words=("n_words", "first"),
        n_articles=("story", "nunique"),
        n_units=("row", "size"),
        n_parts=("part", "sum"),
        n_lines=("own_line", "sum"),
        n_quoted=("quoted", "sum"),
        first=("day", "min"),
        last=("day", "max"),
    )
    table = table.join(_words_of(corpus, found), on="template")
    days = corpus.articles["date"].groupby(source)
    known = pd.DataFrame(
        {"n_all": np.bincount(source), "since": days.min(), "until": days.max()}, index=range(len(names))
    )
    table = table.join(known, on="source")
    table["source"] = names[table["source"]]
    table["n_anywhere"] = _anywhere(corpus, found, table)
    table["n_pairs"] = _pair_counts(corpus, found.facts, table["pair"].to_numpy())
    return table


def _words_of(corpus: Corpus, found: Repeated) -> pd.DataFrame:
    """Tell of each template how many words are plain or telling, and its two adjacent words of the most letters."""
    facts, units = found.facts, found.units.drop_duplicates("template")
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
    first, second = slice(None, -1), slice(1, None)
    beside = (which[first] == which[second]) & solid[first] & solid[second]
    pair, letters = run_numbers(facts.literal[codes], 2), corpus.type_lengths[codes]
    length = np.where(beside, letters[first] + letters[second], 0)
    # A template without two such words side by side goes by its longest word.
    pair = np.concatenate([pair[beside], facts.literal[codes][solid]])
    length = np.concatenate([length[beside] + LONGEST, letters[solid]])
    of = np.concatenate([which[first][beside], which[solid]])
    best = pd.DataFrame({"of": of, "length": length, "pair": pair}).sort_values(["of", "length", "pair"])
    best = best.drop_duplicates("of", keep="last").set_index("of")["pair"]
    return pd.DataFrame(
        {
            "n_plain": np.bincount(which, plain, len(units)).astype(int),
            "n_telling": np.bincount(which, facts.telling[codes], len(units)).astype(int),
            "n_news": np.bincount(which, facts.news[codes], len(units)).astype(int),
            "pair": best.reindex(range(len(units)), fill_value=0).to_numpy(np.uint64),
        },
        index=units["template"].to_numpy(),
    )


def _anywhere(corpus: Corpus, found: Repeated, table: pd.DataFrame) -> np.ndarray:
    """Count how often each longer template, as written, stands in the articles of a source, also within other text."""
    long = (table["kind"] == WRITTEN) & (table["n_words"] >= _LONG) & (table["n_units"] >= LEAST)
    whole = found.units[found.units["template"].isin(table.loc[long, "template"])].drop_duplicates("template")
    met = find_templates(corpus, found.facts, whole)
    source = found.sources[corpus.token_articles(met["first"].to_numpy())]
    counts = met.groupby(["template", source]).size()
    return counts.reindex(pd.MultiIndex.from_frame(table[["template", "source"]]), fill_value=0).to_numpy()


def _pair_counts(corpus: Corpus, facts: Facts, pairs: np.ndarray) -> np.ndarray:
    """Count how often each pair, or single word, stands in the corpus."""
    wanted, place = np.unique(pairs, return_inverse=True)
    total = np.zeros(len(wanted), np.int64)
    for _, words, n in word_runs(corpus, facts):
        for numbers in (words[:n], run_numbers(words, 2)[:n]):
            hits = among(numbers, wanted)
            total += np.bincount(np.searchsorted(wanted, numbers[hits]), minlength=len(wanted))
    return total[place]
