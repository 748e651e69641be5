"""Where templates stand, also where they begin or end within other text and are no units of their own."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ...text.tokens import starts_of
from ..corpus import Corpus
from .rows import BEGUN, WRITTEN
from .units import LONGEST, POWERS, STEP, Facts, words_of

_OPENING = 4  # words by which templates are looked for
_WINDOW = 5 * LONGEST // 4  # tokens that a template takes up at most
_MARKS = ".,;:!?)]…"


def run_numbers(words: np.ndarray, n: int) -> np.ndarray:
    """Return one number for each n words that stand side by side."""
    size = max(len(words) - n + 1, 0)
    return sum((words[place : place + size] * POWERS[place] for place in range(n)), np.zeros(size, np.uint64))


def word_runs(corpus: Corpus, facts: Facts) -> Iterator[tuple[np.ndarray, np.ndarray, int]]:
    """Go through the words of a corpus, some at a time.

    Yields
    ------
    tokens, words : ndarray
        The token of each word, and its number as written; a few more than are new, for a run may go on.
    n : int
        How many of them are new.
    """
    for start in range(0, len(corpus.codes), STEP):
        codes = corpus.codes[start : start + STEP + 4 * LONGEST]
        at = np.flatnonzero(facts.counts[codes])
        yield at + start, facts.literal[codes[at]], int(np.searchsorted(at, STEP))


def among(numbers: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the places of the numbers that are wanted."""
    return np.flatnonzero(pd.Series(numbers).isin(wanted))


def opening_of(corpus: Corpus, facts: Facts, kind: int, first: int, last: int) -> tuple[int, int]:
    """Return how many words a unit begins with before any open place, 0 where they tell nothing, and their number."""
    codes = corpus.codes[first : last + 1]
    codes = codes[facts.counts[codes]][:_OPENING]
    closed = (facts.literal[codes] == facts.open[codes]) | (kind == WRITTEN)
    closed[:1] |= kind == BEGUN
    codes = codes[: len(codes) if closed.all() else int(closed.argmin())]
    if len(codes) > 1 or (len(codes) and facts.telling[codes[0]]):
        return len(codes), int(run_numbers(facts.literal[codes], len(codes))[0])
    return 0, 0


def find_templates(corpus: Corpus, facts: Facts, templates: pd.DataFrame) -> pd.DataFrame:
    """Find templates wherever they stand.

    Parameters
    ----------
    corpus : Corpus
    facts : Facts
    templates : DataFrame
        template, kind, n_opening, opening (see `opening_of`).

    Returns
    -------
    DataFrame
        template, first, last (tokens, with the marks behind it), in text order. Templates with names left open are
        looked for where their first word has a capital.
    """
    openings = {length: of.to_numpy() for length, of in templates.groupby("n_opening")["opening"] if length}
    of_kind = templates.groupby("kind")["template"]
    parts = []
    for tokens, words, n in word_runs(corpus, facts):
        place = [among(run_numbers(words, length)[:n], wanted) for length, wanted in openings.items()]
        at = np.unique(tokens[np.concatenate([np.empty(0, np.int64), *place])])
        parts += [_starting_at(corpus, facts, at, wanted.to_numpy(), int(kind)) for kind, wanted in of_kind]
    found = pd.concat(parts) if parts else pd.DataFrame({"template": [], "first": [], "last": []})
    found = found.astype({"template": np.uint64, "first": int, "last": int}).sort_values(["first", "last", "template"])
    return found.assign(last=_with_marks(corpus, found["last"].to_numpy()))


def _starting_at(corpus: Corpus, facts: Facts, at: np.ndarray, templates: np.ndarray, kind: int) -> pd.DataFrame:
    """Find the templates of a kind that begin at some tokens."""
    if kind != WRITTEN:
        at = at[facts.upper[corpus.codes[at]]]
    window = np.minimum(at[:, None] + np.arange(_WINDOW), len(corpus.codes) - 1)
    sentence = corpus.token_sentences(window.ravel())
    unit = np.repeat(np.arange(len(at)), _WINDOW) * (len(corpus.sentence_starts) + 1) + sentence
    place, literal, names_open = words_of(facts, corpus.codes[window.ravel()], unit)
    which, numbers = place // _WINDOW, literal if kind == WRITTEN else names_open
    if kind == BEGUN:
        opens = starts_of(which)
        numbers[opens] = literal[opens]
    there = numbers != 0
    within = np.cumsum(there) - 1
    first = np.searchsorted(which, np.arange(len(at)))
    within -= np.append(within, 0)[first][which] if len(within) else 0
    terms = np.where(there & (within < LONGEST), numbers * POWERS[np.clip(within, 0, LONGEST)], np.uint64(0))
    sums = np.append(np.uint64(0), np.cumsum(terms))
    key = sums[1:] - sums[first][which]
    # Words that an open place takes in have the key of their place, and the last of them ends it.
    ends = np.append((which[1:] != which[:-1]) | there[1:], True)[: len(key)]
    hit = among(key, templates)
    hit = hit[ends[hit]]
    hit = hit[sentence[place[hit]] == sentence[which[hit] * _WINDOW]] if kind != WRITTEN else hit
    return pd.DataFrame({"template": key[hit], "first": at[which[hit]], "last": window.ravel()[place[hit]]})


def _with_marks(corpus: Corpus, last: np.ndarray) -> np.ndarray:
    """Move the ends of runs behind the stops and brackets that follow them in their sentence."""
    marks = np.append(np.isin(corpus.types.to_numpy(zero_copy_only=False), list(_MARKS))[corpus.codes], False)
    end = corpus.sentence_bounds[corpus.token_sentences(last) + 1]
    for _ in range(3):
        last = last + (marks[last + 1] & (end > last + 1))
    return last
