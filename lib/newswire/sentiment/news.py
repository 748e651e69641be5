"""A reading for news: VADER's word rules with the corrections that a news reader would make.

1. ``names``: a word that is part of a name or a title is no feeling (Justice Department, Hope Hicks).
2. ``domain``: words that report rather than judge are neutral, by the table ``news.csv``, which gives the reason.
3. ``additions``: words of news that VADER's list, made for social media, lacks; the same table.
4. ``clauses``: negation and boosters stop at the edge of their clause; contrast works clause by clause.
5. ``events``: words for war, crime, death and disaster are set aside too; off unless asked for.

Capitals and exclamation marks are no emphasis in news.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import clauses, names, rules
from .chunks import chunks_of
from .lexicon import news_table
from .vader import Reading

CORRECTIONS = ("names", "domain", "additions", "clauses")
OPTIONAL = ("events",)


def read(corpus, own=None, *, alone: bool = False, corrections=CORRECTIONS) -> Reading:
    """Apply the rules for news to every sentence of a corpus.

    Parameters
    ----------
    corpus : Corpus
    own : mapping of str to float, optional
        The user's words, which no table neutralises.
    alone : bool
        Whether only the user's words count.
    corrections : iterable of str
        Which corrections to make; see the module.

    Returns
    -------
    Reading

    Raises
    ------
    ValueError
        When a correction is unknown.
    """
    check_corrections(corrections)
    own = own or {}
    lexicon = own if alone else news_lexicon(corrections) | own
    chunks = chunks_of(corpus)
    facts = rules.facts_of(chunks, lexicon, chunks.plain)
    hits = np.flatnonzero(facts.scored[chunks.codes])
    here = chunks.codes[hits]
    edges = clauses.edges_of(chunks) if "clauses" in corrections else None
    around = rules.neighbours(chunks, facts, hits, None if edges is None else edges.reach(hits))
    value, applied = rules.word_valences(facts, here, around, facts.valence[here], np.zeros(len(hits), bool))
    if edges is not None:
        value, contrasted = edges.weigh(hits, value)
        applied |= contrasted * np.uint8(rules.CONTRAST)
    silent = [(rules.NEUTRAL, _neutral(chunks, facts, hits, around, own, corrections))]
    if "names" in corrections:
        silent.append((rules.NAME, names.in_names(chunks, hits)))
    for bit, mask in silent:
        value[mask], applied[mask] = 0.0, bit
    n_chunks = np.diff(chunks.bounds)
    return Reading(chunks, hits, facts.valence[here], value, applied, n_chunks, np.zeros(len(n_chunks)), plain=True)


def check_corrections(corrections):
    """Raise ValueError when one of the names is not a correction that the news model makes."""
    for name in corrections:
        if name not in CORRECTIONS + OPTIONAL:
            known = ", ".join(CORRECTIONS + OPTIONAL)
            raise ValueError(f"There is no correction {name!r} in the news model; there are {known}.")


def news_lexicon(corrections=CORRECTIONS) -> dict[str, float]:
    """Return VADER's lexicon with the additions of the news table.

    Parameters
    ----------
    corrections : iterable of str

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


def _neutral(chunks, facts, hits, around, own, corrections) -> np.ndarray:
    """Tell which hits report and do not judge, by the table and the words beside them."""
    kinds = [kind for name, kind in (("domain", "domain"), ("events", "event")) if name in corrections]
    table = news_table()
    table = table[table["kind"].isin(kinds) & ~table["word"].isin(list(own))]
    words = chunks.plain
    row = pc.index_in(words, pa.array(table["word"].tolist(), words.type)).fill_null(-1)
    row = row.to_numpy(zero_copy_only=False)[chunks.codes[hits]]
    neutral = row >= 0
    for column, code, wanted in (("unless_after", around[0], False), ("before", around[-1], True)):
        for at in np.flatnonzero(table[column] != ""):
            listed = pc.is_in(words, pa.array(table[column].iloc[at].split(), words.type))
            beside = np.append(listed.to_numpy(zero_copy_only=False), False)[code]
            neutral &= (row != at) | (beside == wanted)
    return neutral
