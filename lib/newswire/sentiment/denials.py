"""What did not happen: nobody was hurt, she was cleared of fraud, he denied killing, a war was averted.

A word of the table `denials.csv` says that what it reaches is not so. It reaches to the end of its clause, or up to the
first word that leads away from it: "No one was hurt in the crash" says nothing of the crash. What is denied once more
stays as it is: "failed to prevent deaths".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from ..data import read_rows
from ..text.strings import is_in, matches, place_in
from ..text.tokens import covered
from .clauses import Clauses
from .vader.words import Words

REACH = 8  # words that a denial reaches at most
NEAR = 3  # words among which "of" follows "cleared", or a list goes on after a comma
TURNED = -0.74  # what "nobody" makes of something good: VADER's factor for "not"
_KINDS = ("absent", "not", "failed", "denied", "averted")
_NOT, _WANTING = 1, (0, 2)  # of these kinds, those that turn what is good around too
_FURTHER = "of to on in from for that a an the any all his her their he she they it was were had been being".split()
_FURTHER += "one longer at charges counts".split()
_SUBJECT = "of in on at from aboard inside".split()  # "none of those on board was": the subject goes on
_BE = "was were is are be been being gets got has have had".split()
_PLACES = (
    "in at by during after before since amid despite following when where while because who which whether if".split()
)
_ASIDE = "from on against with for as over about into through near among between under and why how what that".split()
_DETERMINED = "the this these those his her their its our my your".split()
_AWAY = {
    "absent": [*_PLACES, *_ASIDE, *_DETERMINED],
    "not": [*_PLACES, *_ASIDE, *_DETERMINED],
    "denied": _PLACES,
    "averted": [*_PLACES, *"without with that as and why how what".split()],
    "failed": [*_PLACES, *"with that as why how what".split()],
}
_LISTING = "or nor and".split()
# Where the words stand that the columns of the table list.
_STEPS = {
    "before": range(1, NEAR + 1),
    "unless_before": [1],
    "after": [-1],
    "unless_after": [-1],
    "passive": range(-REACH, 0),
}


@cache
def denials() -> pd.DataFrame:
    """Return the words that say that something is not so.

    Returns
    -------
    DataFrame
        word; kind ("absent": there is none, "not", "failed": nobody did it, "denied": somebody says so, "averted": it
        was kept from happening); before (counts only with one of these among the three words that follow);
        unless_before (not where one of these is the next word); after, unless_after (the same of the word that stands
        before); passive (counts for what stands before where one of these, or "any" word, does: "the charges were
        dropped"); reason.
    """
    return pd.DataFrame(read_rows(__package__, "denials.csv"), dtype="str")


@dataclass(frozen=True)
class Denials:
    """Which of the scored words are denied.

    Attributes
    ----------
    absent, event, denied : ndarray of bool
        Whether a word is reached by "nobody" or "failed to", by "not", or by what denies and averts.
    idle : ndarray of bool
        Whether a word stands behind a "no" or "not" that negates nothing ("not only").
    own : ndarray of bool
        Whether a word itself denies something bad ("denied killing").
    """

    absent: np.ndarray
    event: np.ndarray
    denied: np.ndarray
    idle: np.ndarray
    own: np.ndarray


def denials_of(words: Words, clauses: Clauses, hits: np.ndarray, bad: np.ndarray) -> Denials:
    """Find what is denied.

    Parameters
    ----------
    words : Words
    clauses : Clauses
    hits : ndarray of int64
        Positions of the scored words, in order.
    bad : ndarray of bool
        Which of them have a negative valence.

    Returns
    -------
    Denials
    """
    table = denials()
    row = np.where(matches(words.types, r"^No\.$"), -1, place_in(words.plain, table["word"]))  # "No. 1"
    kinds = [row >= 0, *(is_in(words.plain, listed) for listed in (_BE, _LISTING, *(_AWAY[name] for name in _KINDS)))]
    at, verbs, listing, *away = words.places(kinds)
    active, idle, passive = _conditions(words, clauses, table, at, row[words.codes[at]])
    idle_at = at[idle & ~active]
    at, passive = at[active], passive[active]
    row = row[words.codes[at]]
    kind = table["kind"].map(_KINDS.index).to_numpy()[row]
    reach = _ends(words, clauses, at, kind, verbs, listing, away)
    following = np.append(at[1:], len(words.codes))
    again = np.zeros(len(at), bool)
    again[1:] = ((reach > following) & ~passive)[:-1] & (kind > _NOT)[1:]  # denied once more, so not at all
    wanting = np.isin(kind, _WANTING)
    start = np.where(passive, clauses.first[clauses.clause(at)], at + 1)
    stop = np.where(again, start, np.where(passive, at, np.minimum(reach, following + wanting)))
    low, high = np.searchsorted(hits, start), np.searchsorted(hits, stop)
    idle_low = np.searchsorted(hits, np.concatenate([idle_at, at[again]]) + 1)
    idle_high = np.searchsorted(hits, np.concatenate([idle_at + 1 + NEAR, reach[again]]))
    sums = np.append(0, np.cumsum(bad))
    something = (sums[high] > sums[low]) | passive | again | (table["after"] != "").to_numpy()[row]
    others = ~wanting & (kind != _NOT)
    return Denials(
        absent=covered(low[wanting], high[wanting], len(hits)),
        event=covered(low[kind == _NOT], high[kind == _NOT], len(hits)),
        denied=covered(low[others], high[others], len(hits)),
        idle=covered(idle_low, idle_high, len(hits)),
        own=np.isin(hits, at[something & (kind > _NOT)]),
    )


def _conditions(
    words: Words, clauses: Clauses, table: pd.DataFrame, at: np.ndarray, row: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tell which places deny something, which nothing at all ("not only"), and which what stands before them."""
    first, last = clauses.first[clauses.clause(at)], np.append(clauses.first, len(words.codes))[clauses.clause(at) + 1]
    cells = [cell.split() for column in _STEPS for cell in set(table[column])]
    spoken = sorted({word for listed in [*cells, _BE, _PLACES, _DETERMINED] for word in listed})
    number = place_in(words.plain, spoken)  # the types are gone through once for all lists

    def beside(listed: list[str], here: np.ndarray, steps: Iterable[int]) -> np.ndarray:
        """Tell where a listed word stands some steps from a place, in its clause."""
        known, found = np.array([*(word in listed for word in spoken), False]), np.zeros(len(here), bool)
        for step in steps:
            place = at[here] + step
            inside = (place >= first[here]) & (place < last[here])
            found |= inside & known[number[words.codes[np.where(inside, place, at[here])]]]
        return found

    active, idle, passive = np.ones(len(at), bool), np.zeros(len(at), bool), np.zeros(len(at), bool)
    for column, steps in _STEPS.items():
        for listed in sorted(set(table[column]) - {""}):
            here = np.flatnonzero((table[column] == listed).to_numpy()[row])
            found = beside(listed.split(), here, steps)
            if column == "unless_before":  # "denied the victims justice"
                found |= beside(_DETERMINED, here, [1]) & beside(listed.split(), here, [2])
            if column == "passive":
                ends = (at + 1 == last)[here] | beside(_PLACES, here, [1]) | beside(_BE, here, [-1, -2])
                passive[here] = ends & (found | (listed == "any") & (at > first)[here])
                continue
            active[here] &= found ^ column.startswith("unless")
            if column == "unless_before":
                idle[here] = found
    return active | passive, idle, passive


def _ends(
    words: Words,
    clauses: Clauses,
    at: np.ndarray,
    kind: np.ndarray,
    verbs: np.ndarray,
    listing: np.ndarray,
    away: list[np.ndarray],
) -> np.ndarray:
    """The first word that each denial does not reach."""
    n = len(words.codes)
    last = np.append(clauses.first, n)[clauses.clause(at) + 1]
    further, subject = is_in(words.plain, _FURTHER), is_in(words.plain, _SUBJECT)
    start = at + 1
    verb = _next(verbs, start, n)
    inside = (kind == 0) & subject[words.codes[np.minimum(start, n - 1)]] & (verb < last)
    start = np.where(inside, verb + 1, start)
    for _ in range(REACH // 2):
        start += (start < last) & further[words.codes[np.minimum(start, n - 1)]]
    leaves = np.choose(kind, [_next(places, start, n) for places in away])
    end = np.minimum(np.minimum(last, start + REACH), leaves)
    # A list goes on after its commas: "no deaths, injuries or damage".
    link = _next(listing, end, n)
    goes_on = (end == last) & (link < np.minimum(end + NEAR, words.bounds[words.sentences[at] + 1]))
    return np.where(goes_on, link + 2, end)


def _next(places: np.ndarray, start: np.ndarray, none: int) -> np.ndarray:
    """The first of some places at or after each start."""
    return np.append(places, none)[np.searchsorted(places, start)]
