"""Where a corpus mentions somebody or something by name."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from ..corpus import Corpus
from ..frequencies.query import longest
from ..text.strings import as_array, is_in, matches
from ..text.words import function_words
from .vader.words import Words, bare_words, sentence_words

Targets: TypeAlias = Collection[str] | Mapping[str, str | Collection[str]]
# Words with a capital that stand before a name without being part of it: "President Ann Lee" names Ann Lee.
TITLES = (
    "President Minister Ambassador Senator Representative Secretary Chancellor King Queen Prince Princess "
    "Governor Mayor Justice Judge General Speaker Chairman Chairwoman Leader Director Former Republican Democratic "
    "Vice Prime Sir Lord Lady Dame Professor Pope Attorney Congressman Congresswoman Sheriff Chief Officer Candidate "
    "The Mr Mrs Ms Miss Sen Sens Rep Reps Gov Dr Prof Gen Lt Col Capt Sgt St GOP"
).split()
# What a name is a part of: "Trump Tower" does not name Trump, nor does "Donald Trump Jr." name his father.
_MORE = "Jr Sr II III Tower Towers University Foundation Organization Hotel Center Centre Institute School".split()
CAPITAL = r"^\p{Lu}[\p{L}-]*\p{Ll}[\p{L}-]*$"
_INITIAL = r"^\p{Lu}$"
_SMALL = 0.1  # share of its places from which a word that is written small is no name where a sentence starts


def find_mentions(corpus: Corpus, targets: Targets) -> pd.DataFrame:
    """Find the mentions of some names.

    A name of several words also counts by its last word ("Mr. Putin", "Putin’s"), unless the corpus mostly writes that
    word in lower case ("United States"). The last word stands for whoever the article last gave it to; in an article
    that gives it to nobody, for whoever most articles give it to.

    Parameters
    ----------
    corpus : Corpus
    targets : list of str, or mapping of str to list of str
        Names; or, for each target, the forms that name it, which are then the only ones.

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
    words = sentence_words(corpus)
    article = corpus.sentence_articles[words.sentences]
    nothing = {"target": pd.Series(dtype="str"), "first": np.zeros(0, np.int64), "last": np.zeros(0, np.int64)}
    tables = [pd.DataFrame(nothing)]
    spelling = spelling_of(words)
    forms_of = _forms_of(targets)
    spoken = {word for forms in forms_of.values() for form in forms for word in form}
    spelled = spoken | {word.upper() for word in spoken} | {word.lower() for word in spoken}
    near = np.flatnonzero(is_in(words.cased, spelled)[words.codes])  # the text is gone through once for all targets
    for target, forms in forms_of.items():
        whole = [_places(words, near, form) for form in forms]
        if not isinstance(targets, Mapping):
            whole = [(first[kept], last[kept]) for first, last in whole for kept in [~spelling.goes_on(words, last)]]
            if short := _short_form(words, near, forms[0]):
                whole.append(_short_places(words, near, article, spelling, *short))
        first, last = longest(*(np.concatenate(side) for side in zip(*whole, strict=True)))
        tables.append(pd.DataFrame({"target": target, "first": first, "last": last}).astype({"target": "str"}))
    return pd.concat(tables).sort_values(["first", "target"], kind="stable", ignore_index=True)


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


def _short_form(words: Words, near: np.ndarray, name: list[str]) -> tuple[str, str] | None:
    """The last word of a name and the one before it, if the corpus does not mostly write the last in lower case."""
    *others, short = name
    if not others or not re.match(r"[^\W\d_]", short) or short.islower():
        return None
    counts = [np.count_nonzero(is_in(words.cased, [form])[words.codes[near]]) for form in (short, short.lower())]
    known = [word for word in others if len(word) > 1]  # "Donald J. Trump"
    return (short, known[-1]) if known and counts[0] > counts[1] else None


def _short_places(
    words: Words, near: np.ndarray, article: np.ndarray, spelling: "_Spelling", short: str, given: str
) -> tuple[np.ndarray, np.ndarray]:
    """Places of a last word that stands for somebody, with the initial between it and the name that was given them."""
    at, _ = _places(words, near, [short])
    at = at[~spelling.goes_on(words, at)]
    first, bearer, leads = _given_names(words, spelling, at)
    n_leads = len(np.unique(article[at[leads]]))  # articles in which it is a given name itself: "Paul Ryan"
    first, bearer, at = first[~leads], bearer[~leads], at[~leads]
    is_given = is_in(words.cased, {given, given.upper()})
    whose = np.where(bearer < 0, -1, is_given[bearer].astype(int))  # 1: theirs, 0: of somebody else, -1: not said
    of_articles = [np.unique(article[at[whose == value]]) for value in (1, 0)]
    usual = int(len(of_articles[0]) > len(of_articles[1]) + n_leads)
    said = np.flatnonzero(whose >= 0)
    for side in ("right", "left"):  # whoever bore it last in the article; failing that, whoever will next
        next_to = np.searchsorted(said, np.arange(len(at)), side=side) - (side == "right")
        inside = (next_to >= 0) & (next_to < len(said))
        there = said[np.where(inside, next_to, 0)] if len(said) else np.zeros(len(at), int)
        inside &= article[at[there]] == article[at]
        whose = np.where((whose < 0) & inside, whose[there], whose)
    theirs = np.where(whose < 0, usual, whose) == 1
    return first[theirs], at[theirs]


def _given_names(words: Words, spelling: "_Spelling", at: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where the name at each place begins, the type of the given name before it (-1: none), and whether it is given."""
    start, end = words.bounds[words.sentences[at]], words.bounds[words.sentences[at] + 1]
    name, small, closed = spelling.name, spelling.small, spelling.closed
    before = at - 1 - (spelling.initial[words.codes[np.maximum(at - 1, 0)]] & (at > start))
    code = words.codes[np.maximum(before, 0)]
    named = (before >= start) & (name & ~closed)[code] & ~((before == start) & small[code])
    after = np.minimum(at + 1, len(words.codes) - 1)
    after = np.minimum(after + spelling.initial[words.codes[after]], len(words.codes) - 1)  # "Paul D. Ryan"
    leads = (after < end) & (after > at) & (name & ~small)[words.codes[after]] & ~closed[words.codes[at]]
    return np.where(named, before, at), np.where(named, code, -1), leads & ~named


@dataclass(frozen=True)
class _Spelling:
    """What the types of words look like: arrays of bool."""

    name: np.ndarray  # with a capital, and no title or function word
    small: np.ndarray  # also written small, so that a capital at the start of a sentence says nothing
    closed: np.ndarray  # with a mark behind it
    initial: np.ndarray
    more: np.ndarray  # goes on a name: "Jr."

    def goes_on(self, words: Words, last: np.ndarray) -> np.ndarray:
        """Tell whether names that end at some places go on."""
        after = np.minimum(last + 1, len(words.codes) - 1)
        return (after > last) & self.more[words.codes[after]]


def spelling_of(words: Words) -> _Spelling:
    """Tell of each type of word whether it can stand in a name, end one, or go on with one, by how it is written."""
    plain, n = as_array(pc.dictionary_encode(words.plain).indices), np.bincount(words.codes, minlength=len(words.types))
    small = np.bincount(plain, n * matches(words.cased, r"^\p{Ll}")) > _SMALL * np.bincount(plain, n)
    common = is_in(words.plain, [*function_words(), *(title.lower() for title in TITLES)])
    return _Spelling(
        name=matches(words.cased, CAPITAL) & ~common,
        small=small[plain],
        closed=matches(words.types, r"[^\p{L}]$"),
        initial=matches(words.cased, _INITIAL),
        more=is_in(words.cased, _MORE),
    )
