"""Where a corpus mentions somebody or something by name."""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa

from ..corpus import Corpus
from ..corpus.archive.parts import InParts, adds_up, summed_by
from ..frequencies.query import longest
from ..text.strings import is_in, matches, place_in
from .spelling import SMALL, TITLES, WRITTEN_SMALL, Spelling, spelling_of
from .vader.words import Words, bare_words, sentence_words

Targets: TypeAlias = Collection[str] | Mapping[str, str | Collection[str]]


class Known(NamedTuple):
    """What is told of names by all parts of an archive, so that each part finds them as the whole does.

    Attributes
    ----------
    small : tuple of str
        Of the words beside the last words of names, those that are also written small.
    short : tuple of str
        Targets that count by their last word, too.
    usual : tuple of str
        Those whom their last word stands for where an article gives it to nobody.
    """

    small: tuple[str, ...]
    short: tuple[str, ...]
    usual: tuple[str, ...]


def known_of(corpus: Corpus, targets: Targets) -> Known | None:
    """Ask all parts of an archive what each has to know of the others to find some names; None for a corpus."""
    if not isinstance(corpus, InParts):
        return None
    if isinstance(targets, Mapping):
        return Known((), (), ())
    written = _written(corpus, _beside(corpus, targets))
    small = tuple(written.index[written["small"] > SMALL * written["all"]])
    told = _told(corpus, targets, small)
    short, usual = told["written"] > told["small"], told["theirs"] > told["others"]
    return Known(small, *(tuple(told.index[each]) for each in (short, usual)))


def find_mentions(corpus: Corpus, targets: Targets, known: Known | None = None) -> pd.DataFrame:
    """Find the mentions of some names.

    A name of several words also counts by its last word ("Mr. Putin", "Putin’s"), unless the corpus mostly writes that
    word in lower case ("United States"). The last word stands for whoever the article last gave it to; in an article
    that gives it to nobody, for whoever most articles give it to.

    Parameters
    ----------
    corpus : Corpus
    targets : list of str, or mapping of str to list of str
        Names; or, for each target, the forms that name it, which are then the only ones.
    known : Known, optional
        What the whole says of the targets, where the corpus is a part of an archive; the corpus itself says it else.

    Returns
    -------
    DataFrame
        One row per mention, in text order: target, first, last (its first and last white-space word). No targets, no
        rows.

    Raises
    ------
    ValueError
        When a target has no words.
    """
    words, forms_of, near, spelling = _looked_at(corpus, targets, None if known is None else known.small)
    article = corpus.sentence_articles[words.sentences]
    nothing = {"target": pd.Series(dtype="str"), "first": np.zeros(0, np.int64), "last": np.zeros(0, np.int64)}
    tables = [pd.DataFrame(nothing)]
    for target, forms in forms_of.items():
        whole = [_places(words, near, form) for form in forms]
        if not isinstance(targets, Mapping):
            whole = [
                (first[kept], last[kept]) for first, last in whole for kept in [~spelling.goes_on(words, last, article)]
            ]
            short = _short_form(forms[0])
            if short and (_is_short(words, short[0]) if known is None else target in known.short):
                usual = None if known is None else target in known.usual
                whole.append(_short_places(words, near, article, spelling, *short, usual))
        first, last = longest(*(np.concatenate(side) for side in zip(*whole, strict=True)))
        tables.append(pd.DataFrame({"target": target, "first": first, "last": last}).astype({"target": "str"}))
    return pd.concat(tables).sort_values(["first", "target"], kind="stable", ignore_index=True)


def _looked_at(
    corpus: Corpus, targets: Targets, small: Collection[str] | None = None
) -> tuple[Words, dict[str, list[list[str]]], np.ndarray, Spelling]:
    """Return the words of a corpus, the forms of each target, where any word of theirs stands, and the spelling."""
    words, forms_of = sentence_words(corpus), _forms_of(targets)
    spoken = {word for forms in forms_of.values() for form in forms for word in form}
    spelled = spoken | {word.upper() for word in spoken} | {word.lower() for word in spoken}
    near = np.flatnonzero(is_in(words.cased, spelled)[words.codes])  # the text is gone through once for all targets
    return words, forms_of, near, spelling_of(words, small)


def _union(lists: list[list[str]]) -> list[str]:
    return sorted({each for listed in lists for each in listed})


@adds_up(_union)
def _beside(corpus: Corpus, targets: Targets) -> list[str]:
    """List the words beside the last words of targets, without their marks and in lower case."""
    words, forms_of, near, spelling = _looked_at(corpus, targets)
    beside = [np.zeros(0, np.int64)]
    for short, _ in filter(None, (_short_form(forms[0]) for forms in forms_of.values())):
        at, _ = _places(words, near, [short])
        beside += _neighbours(words, spelling, at)
    used = np.unique(words.codes[np.maximum(np.concatenate(beside), 0)])
    return _union([words.plain.take(pa.array(used)).to_pylist()])


@adds_up(summed_by())
def _written(corpus: Corpus, listed: list[str]) -> pd.DataFrame:
    """Count how often some words, in lower case, are written small, and in all."""
    words = sentence_words(corpus)
    word, n = place_in(words.plain, listed), np.bincount(words.codes, minlength=len(words.types))
    small, known = matches(words.cased, WRITTEN_SMALL), word >= 0
    counts = {"small": n * small, "all": n}
    sums = {name: np.bincount(word[known], count[known], len(listed)) for name, count in counts.items()}
    return pd.DataFrame(sums, index=pd.Index(listed, dtype="str"))


@adds_up(summed_by())
def _told(corpus: Corpus, targets: Targets, small: tuple[str, ...]) -> pd.DataFrame:
    """Count how each target's last word is written, and the articles that give it to the target or to others."""
    words, forms_of, near, spelling = _looked_at(corpus, targets, small)
    article = corpus.sentence_articles[words.sentences]
    rows = {}
    for target, forms in forms_of.items():
        if not isinstance(targets, Mapping) and (short := _short_form(forms[0])):
            bearers = _bearers(words, near, article, spelling, *short)
            rows[target] = *_n_written(words, short[0]), *bearers.n_articles
    return pd.DataFrame.from_dict(rows, orient="index", columns=["written", "small", "theirs", "others"])


def _forms_of(targets: Targets) -> dict[str, list[list[str]]]:
    """The words of each form of each target, as `Words.cased` has them; of a name in a list, without its titles."""
    listed: dict[str, list[str]] = {}
    for name in targets:
        given = targets[name] if isinstance(targets, Mapping) else name
        listed[str(name)] = [given] if isinstance(given, str) else [str(form) for form in given]
    forms = {name: [bare_words(form) for form in given] for name, given in listed.items()}
    for name, given in forms.items():
        if not given or not all(given):
            raise ValueError(f"The target {name!r} has no words to look for.")
        if not isinstance(targets, Mapping):
            while given[0][0] in TITLES and len(given[0]) > 1 and given[0][1][0].isupper():
                given[0] = given[0][1:]
    return forms


def _places(words: Words, near: np.ndarray, form: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """First and last words of a form, as written or in capitals, within one sentence."""
    head, *others = form
    at = near[is_in(words.cased, {head, head.upper()})[words.codes[near]]]
    for step, word in enumerate(others, start=1):
        at = at[at + step < words.bounds[words.sentences[at] + 1]]
        at = at[is_in(words.cased, {word, word.upper()})[words.codes[at + step]]]
    return at, at + len(others)


def _short_form(name: list[str]) -> tuple[str, str] | None:
    """The last word of a name and the one before it, if it can stand for somebody."""
    *others, short = name
    if not others or not re.match(r"[^\W\d_]", short) or short.islower():
        return None
    known = [word for word in others if len(word) > 1]  # "Donald J. Trump"
    return (short, known[-1]) if known else None


def _n_written(words: Words, short: str) -> list[int]:
    """Count how often a word is written as it is, and in lower case."""
    n = np.bincount(words.codes, minlength=len(words.types))
    return [int(n[is_in(words.cased, [form])].sum()) for form in (short, short.lower())]


def _is_short(words: Words, short: str) -> bool:
    """Tell whether a corpus does not mostly write a word in lower case."""
    written, small = _n_written(words, short)
    return written > small


class _Bearers(NamedTuple):
    """Where a last word stands, where the name that it ends begins, and whether it is the target's."""

    at: np.ndarray
    first: np.ndarray
    whose: np.ndarray  # 1: theirs, 0: of somebody else, -1: not said
    n_articles: tuple[int, int]  # that give it to the target; to others, or as a given name: "Paul Ryan"


def _bearers(
    words: Words, near: np.ndarray, article: np.ndarray, spelling: Spelling, short: str, given: str
) -> _Bearers:
    at, _ = _places(words, near, [short])
    at = at[~spelling.goes_on(words, at, article)]
    first, bearer, leads = _given_names(words, spelling, at)
    n_leads = len(np.unique(article[at[leads]]))
    first, bearer, at = first[~leads], bearer[~leads], at[~leads]
    is_given = is_in(words.cased, {given, given.upper()})
    whose = np.where(bearer < 0, -1, is_given[bearer].astype(int))
    theirs, others = (len(np.unique(article[at[whose == value]])) for value in (1, 0))
    return _Bearers(at, first, whose, (theirs, others + n_leads))


def _short_places(
    words: Words, near: np.ndarray, article: np.ndarray, spelling: Spelling, short: str, given: str,
    usual: bool | None,
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """Places of a last word that stands for somebody, with the initial between it and the name that was given them."""
    at, first, whose, (n_theirs, n_others) = _bearers(words, near, article, spelling, short, given)
    usual = n_theirs > n_others if usual is None else usual
    said = np.flatnonzero(whose >= 0)
    for side in ("right", "left"):  # whoever bore it last in the article; failing that, whoever will next
        next_to = np.searchsorted(said, np.arange(len(at)), side=side) - (side == "right")
        inside = (next_to >= 0) & (next_to < len(said))
        there = said[np.where(inside, next_to, 0)] if len(said) else np.zeros(len(at), int)
        inside &= article[at[there]] == article[at]
        whose = np.where((whose < 0) & inside, whose[there], whose)
    theirs = np.where(whose < 0, int(usual), whose) == 1
    return first[theirs], at[theirs]


def _neighbours(words: Words, spelling: Spelling, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The word before and the one after each place, initials aside: "Paul D. Ryan"."""
    before = at - 1 - (spelling.initial[words.codes[np.maximum(at - 1, 0)]] & (at > _openings(words, at)))
    after = np.minimum(at + 1, len(words.codes) - 1)
    return before, np.minimum(after + spelling.initial[words.codes[after]], len(words.codes) - 1)


def _openings(words: Words, at: np.ndarray) -> np.ndarray:
    return words.bounds[words.sentences[at]]


def _given_names(words: Words, spelling: Spelling, at: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where the name at each place begins, the type of the given name before it (-1: none), and whether it is given."""
    start, end = _openings(words, at), words.bounds[words.sentences[at] + 1]
    name, small, closed = spelling.name, spelling.small, spelling.closed
    before, after = _neighbours(words, spelling, at)
    code = words.codes[np.maximum(before, 0)]
    named = (before >= start) & (name & ~closed)[code] & ~((before == start) & small[code])
    leads = (after < end) & (after > at) & (name & ~small)[words.codes[after]] & ~closed[words.codes[at]]
    return np.where(named, before, at), np.where(named, code, -1), leads & ~named
