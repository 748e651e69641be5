"""A reading for news: VADER's word rules with the corrections that a news reader would make.

1. ``names``: a word that is part of a name or a title expresses no feeling (Justice Department, Hope Hicks).
2. ``domain``: words that report rather than judge are neutral, by the table ``news.csv``, which gives the reason.
3. ``additions``: words that VADER's list, made for social media, lacks: those of news in the same table, and others
   with valences learned from VADER's own, in the table ``learned.csv``, which says how.
4. ``clauses``: negation and boosters stop at the edge of their clause; contrast works clause by clause.
5. ``denials``: what did not happen is nothing bad (nobody was hurt, cleared of fraud, denied killing, a war averted).
6. ``events``: words for war, crime, death and disaster are set aside too; off unless asked for.

Capitals and exclamation marks do not count as emphasis.
"""

from collections.abc import Collection, Mapping
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ..corpus import Corpus
from ..corpus.archive.parts import adds_up, summed_by
from ..data import read_rows
from ..memory import once
from ..text.strings import as_array, is_in, matches, place_in
from .clauses import Clauses, clauses_of
from .denials import TURNED, denials_of
from .vader import rules
from .vader.reading import Reading
from .vader.words import Words, sentence_words

CORRECTIONS = ("names", "domain", "additions", "clauses", "denials")
OPTIONAL = ("events",)
HEADLINE_SHARE = 0.8  # share of a sentence's longer words with a capital from which it is taken for a headline
HEADLINE_WORDS = 4  # longer words that a headline has at least, so that "Hope Hicks Resigned." is not one
_CAPITAL = r"^\P{L}*\p{Lu}.*\p{Ll}"  # a word all in capitals is not a name
_OPENING = r'^["“‘\'(\[«—–-]'
_CLOSING = r'[.!?:;…]["”’\')\]]*$|^[—–-]+$'
_TRAILING = r"[^\p{L}\p{Nd}]$"


@cache
def news_table() -> pd.DataFrame:
    """Return the news reader's corrections to VADER's lexicon, with the reason for each.

    Returns
    -------
    DataFrame
        word; valence (0: neutral; NaN: as in VADER); kind ("domain": reports and does not judge, "event", "added", or
        "revised": otherwise than in VADER); before (neutral only before one of these words); unless_after (not neutral
        after these); reason.
    """
    tables = [pd.DataFrame(read_rows(__package__, name), dtype="str") for name in ("news.csv", "learned.csv")]
    table = pd.concat([tables[0], tables[1].assign(reason="learned from VADER's valences of like words")])
    return table.assign(valence=pd.to_numeric(table["valence"])).fillna(dict.fromkeys(table.columns[3:], ""))


def news_lexicon(corrections: Collection[str] = CORRECTIONS) -> dict[str, float]:
    """Return VADER's lexicon, with the additions of the news table where these are among the corrections.

    Examples
    --------
    >>> news_lexicon()["earthquake"], "earthquake" in news_lexicon(())
    (-2.0, False)
    """
    lexicon = dict(rules.vader_lexicon())
    if "additions" in corrections:
        table = news_table()
        added = table[(table["kind"] != "domain") & table["valence"].notna()]
        lexicon |= dict(zip(added["word"], added["valence"], strict=True))
    return lexicon


def read(
    words: Words,
    own: Mapping[str, float] | None = None,
    *,
    alone: bool = False,
    corrections: Collection[str] = CORRECTIONS,
    names: Collection[str] | None = None,
) -> Reading:
    """Apply the rules for news to every sentence.

    Parameters
    ----------
    words : Words
    own : mapping of str to float, optional
        The user's words, which no table neutralises.
    alone : bool
        Whether only the user's words count.
    corrections : collection of str
        Which corrections to make; see the module.
    names : collection of str, optional
        The scored words that are `usually_names`; as these sentences write them unless given.

    Returns
    -------
    Reading
    """
    own = dict(own or {})
    facts, hits = _scored(words, own, alone, corrections)
    here = words.codes[hits]
    clauses, by_clause = clauses_of(words), "clauses" in corrections
    around = rules.neighbours(words, facts, hits, clauses.reach(hits) if by_clause else None)
    value, applied = rules.word_valences(facts, here, around, facts.valence[here], np.zeros(len(hits), bool))
    if "denials" in corrections:
        value, applied = _deny(words, clauses, hits, facts.valence[here], value, applied)
    if by_clause:
        value, contrasted = clauses.weigh(hits, value)
        applied |= contrasted * np.uint8(rules.CONTRAST)
    silent = {rules.NEUTRAL: _neutral(words, hits, around, own, corrections)}
    if "names" in corrections:
        silent[rules.NAME] = _in_names(words, hits, names)
    for bit, mask in silent.items():
        value[mask], applied[mask] = 0.0, bit
    return Reading(words, hits, facts.valence[here], value, applied, np.zeros(len(words.bounds) - 1), plain=True)


def check_corrections(corrections: Collection[str]) -> None:
    """Refuse a correction that there is not."""
    for name in corrections:
        if name not in CORRECTIONS + OPTIONAL:
            known = ", ".join(CORRECTIONS + OPTIONAL)
            raise ValueError(f"There is no correction {name!r} in the news model; there are {known}.")


def _scored(
    words: Words, own: Mapping[str, float], alone: bool, corrections: Collection[str]
) -> tuple[rules.Facts, np.ndarray]:
    """Return what is known of the types of words, and the positions of those that have a valence."""
    facts = rules.facts_of(words, dict(own) if alone else news_lexicon(corrections) | dict(own), words.plain)
    return facts, np.flatnonzero(facts.scored[words.codes])


def _deny(
    words: Words, clauses: Clauses, hits: np.ndarray, valence: np.ndarray, value: np.ndarray, applied: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Take away what is bad where it is denied, and turn round what is good where there is none of it."""
    bad = valence < 0
    found = denials_of(words, clauses, hits, bad)
    table = news_table()
    event = is_in(words.plain, table.loc[table["kind"] == "event", "word"])[words.codes[hits]]
    negated = (applied & rules.NEGATED) > 0
    value = np.where(found.idle & negated, valence, value)  # "not only killed"
    nothing = bad & (found.absent | found.denied | found.own | found.event & event)
    turned = (value > 0) & ~bad & found.absent & ~negated
    value = np.where(nothing, 0.0, np.where(turned, TURNED * value, value))
    applied = np.where(found.idle, applied & ~np.uint8(rules.NEGATED), applied)
    return value, np.where(nothing | turned, applied | np.uint8(rules.NEGATED), applied)


def _neutral(
    words: Words, hits: np.ndarray, around: list[np.ndarray], own: Collection[str], corrections: Collection[str]
) -> np.ndarray:
    """Tell which hits report and do not judge, by the table and the words beside them."""
    kinds = [kind for name, kind in (("domain", "domain"), ("events", "event")) if name in corrections]
    table = news_table()
    table = table[table["kind"].isin(kinds) & ~table["word"].isin(list(own))]
    row = place_in(words.plain, table["word"])[words.codes[hits]]
    neutral = row >= 0
    for column, code, wanted in (("unless_after", around[0], False), ("before", around[-1], True)):
        for at in np.flatnonzero(table[column] != ""):
            listed = np.append(is_in(words.plain, table[column].iloc[at].split()), False)  # the last for a missing word
            neutral &= (row != at) | (listed[code] == wanted)
    return neutral


def _in_names(words: Words, hits: np.ndarray, names: Collection[str] | None) -> np.ndarray:
    """Tell which of the given words are part of a name.

    A word is, if it has a capital inside a sentence. At the start of a sentence, where every word has one, it is if
    the next word has one too and the word is one of `names`, by default those that the sentences usually write so.
    In a headline in title case, capitals say nothing, so the second rule holds throughout. Words all in capitals are
    not names.

    Parameters
    ----------
    words : Words
    hits : ndarray of int64
        Positions of words.
    names : collection of str, or None

    Returns
    -------
    ndarray of bool
    """
    code = words.codes[hits]
    capital, free = _capitals(words, hits)
    last = words.bounds[words.sentences[hits] + 1] == hits + 1
    followed = ~last & capital[words.codes[hits + ~last]] & ~matches(words.types, _TRAILING)[code]
    known = _mostly_capital(_inside(words, code, capital[code], free)) if names is None else names
    return capital[code] & np.where(free, followed & is_in(words.lowers, known)[code], True)


def _capitals(words: Words, hits: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Tell which types of words have a capital, and at which of the given places it says nothing."""
    capital = matches(words.bare, _CAPITAL)
    return capital, _opens(words, hits) | _headlines(words, capital)[words.sentences[hits]]


def _opens(words: Words, hits: np.ndarray) -> np.ndarray:
    """Tell which words open a sentence, a quotation or a bracket, or follow a colon."""
    start = words.bounds[words.sentences[hits]] == hits
    before = words.codes[np.maximum(hits - 1, 0)]
    return start | matches(words.types, _OPENING)[words.codes[hits]] | matches(words.types, _CLOSING)[before]


def _headlines(words: Words, capital: np.ndarray) -> np.ndarray:
    """Tell which sentences are in title case: most of their words of four letters or more have a capital."""
    long = matches(words.bare, r"\p{L}{4}")  # shorter ones, such as "of", have none in headlines either
    n = len(words.bounds) - 1
    kind = (long.astype(np.int8) + (long & capital))[words.codes]
    longer = np.bincount(words.sentences[kind > 0], minlength=n)
    capitals = np.bincount(words.sentences[kind > 1], minlength=n)
    return (longer >= HEADLINE_WORDS) & (capitals >= HEADLINE_SHARE * longer)


def _inside(words: Words, code: np.ndarray, has_capital: np.ndarray, free: np.ndarray) -> pd.DataFrame:
    """Count for each word, in lower case, its places inside sentences, and those of them with a capital."""
    used, number = np.unique(code, return_inverse=True)
    lowers = pc.dictionary_encode(words.lowers.take(pa.array(used)))
    number = as_array(lowers.indices)[number]
    counts = {name: np.bincount(number[at], minlength=len(lowers.dictionary))
              for name, at in (("inside", ~free), ("capitals", ~free & has_capital))}  # fmt: skip
    return pd.DataFrame(counts, index=pd.Index(lowers.dictionary.to_pylist(), dtype="str"))


def _mostly_capital(counts: pd.DataFrame) -> list[str]:
    return counts.index[(counts["inside"] > 0) & (2 * counts["capitals"] >= counts["inside"])].tolist()


@adds_up(summed_by())
def _inside_sentences(corpus: Corpus, own: Mapping[str, float], alone: bool, corrections: Collection[str]):
    words = sentence_words(corpus)
    _, hits = _scored(words, own, alone, corrections)
    capital, free = _capitals(words, hits)
    return _inside(words, words.codes[hits], capital[words.codes[hits]], free)


@once
def usually_names(
    corpus: Corpus, own: tuple[tuple[str, float], ...] = (), alone: bool = False, corrections: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return the scored words that a corpus, or an archive, writes with a capital in half their places in sentences."""
    return tuple(_mostly_capital(_inside_sentences(corpus, dict(own), alone, corrections)))
