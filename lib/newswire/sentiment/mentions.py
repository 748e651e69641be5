"""Where a corpus mentions somebody or something by name."""

import re
from collections.abc import Collection, Mapping
from typing import TypeAlias

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..text.strings import is_in, matches
from .vader.words import Words, sentence_words

Targets: TypeAlias = Collection[str] | Mapping[str, str | Collection[str]]
# Words with a capital that stand before a name without being part of it: "President Ann Lee" names Ann Lee.
TITLES = (
    "President Minister Ambassador Senator Representative Secretary Chancellor King Queen Prince "
    "Governor Mayor Justice Judge General Speaker Chairman Leader Director Former Republican Democratic "
    "The Mr Mrs Ms Sen Rep Gov Dr St"
).split()
_CAPITAL = r"^\p{Lu}[\p{L}-]*\p{Ll}[\p{L}-]*$"


def find_mentions(corpus: Corpus, targets: Targets) -> pd.DataFrame:
    """Find the mentions of some names.

    A name of several words also counts by its last word ("Putin") in articles that give the whole name, unless the
    corpus mostly writes that word in lower case ("United States").

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
    for target, forms in _forms_of(targets).items():
        whole = [_places(words, form) for form in forms]
        if not isinstance(targets, Mapping) and (short := _short_form(target, words)):
            named = np.unique(article[np.concatenate([first for first, _ in whole])])
            first, last = _places(words, short)
            kept = np.isin(article[first], named)
            whole.append((first[kept], last[kept]))
        first, last = _longest(whole)
        tables.append(pd.DataFrame({"target": target, "first": first, "last": last}).astype({"target": "str"}))
    return pd.concat(tables).sort_values(["first", "target"], kind="stable", ignore_index=True)


def _forms_of(targets: Targets) -> dict[str, list[str]]:
    forms = targets if isinstance(targets, Mapping) else {str(name): str(name) for name in targets}
    listed = {name: [each] if isinstance(each, str) else list(each) for name, each in forms.items()}
    for name, each in listed.items():
        if not each or not all(form.strip() for form in each):
            raise ValueError(f"The target {name!r} has no words to look for.")
    return listed


def _places(words: Words, form: str) -> tuple[np.ndarray, np.ndarray]:
    """First and last words of a form, as written or in capitals, within one sentence."""
    head, *others = form.split()
    at = np.flatnonzero(is_in(words.cased, {head, head.upper()})[words.codes])
    for step, word in enumerate(others, start=1):
        at = at[at + step < words.bounds[words.sentences[at] + 1]]
        at = at[is_in(words.cased, {word, word.upper()})[words.codes[at + step]]]
    return at, at + len(others)


def _short_form(name: str, words: Words) -> str | None:
    """The last word of a name, if the corpus does not mostly write it in lower case."""
    _, *others = name.split()
    if not others or not re.match(r"[^\W\d_]", others[-1]) or others[-1].islower():
        return None
    short = others[-1]
    as_name, in_lower = (np.count_nonzero(is_in(words.cased, [form])[words.codes]) for form in (short, short.lower()))
    return short if as_name > in_lower else None


def _longest(places: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """Put the mentions of one target together; one that is inside another does not count."""
    first, last = (np.concatenate(side) for side in zip(*places, strict=True))
    order = np.lexsort([-last, first])  # of those that start together the longest is first, and reaches furthest
    first, last = first[order], last[order]
    reached = np.maximum.accumulate(np.append(-1, last))[:-1]
    return first[last > reached], last[last > reached]


def frequent_names(corpus: Corpus, top: int = 5) -> list[str]:
    """Return the names of two words that are in the most articles, as targets to begin with.

    A name here is a pair of words with a capital inside a sentence that is not part of a longer run of them, titles
    such as President aside.

    Parameters
    ----------
    corpus : Corpus
    top : int
        Most names to return.

    Returns
    -------
    list of str
        Most articles first, then most mentions, then the name.

    Examples
    --------
    >>> frequent_names(Corpus.from_frame(pd.DataFrame({"text": ["We met President Ann Lee. They saw Ann Lee again."]})))
    ['Ann Lee']
    """
    words = sentence_words(corpus)
    at = _pairs_of_capitals(words)
    pairs = pd.DataFrame({"first": words.codes[at], "second": words.codes[at + 1]})
    pairs["article"] = corpus.sentence_articles[words.sentences[at]]
    counts = pairs.groupby(["first", "second"])["article"].agg(["nunique", "size"]).reset_index()
    counts = counts.nlargest(20 * top, ["nunique", "size"])  # several of them may be spellings of one name
    spelled = [words.cased.take(counts[side].to_numpy()).to_pylist() for side in ("first", "second")]
    counts["name"] = [f"{first} {second}" for first, second in zip(*spelled, strict=True)]
    table = counts.groupby("name")[["nunique", "size"]].sum().reset_index()
    return table.sort_values(["nunique", "size", "name"], ascending=[False, False, True])["name"].head(top).tolist()


def _pairs_of_capitals(words: Words) -> np.ndarray:
    """The first words of the runs of just two words with a capital, not counting a title before them."""
    codes = words.codes
    closed = matches(words.types, r"[^\p{L}]$")[codes]
    title = np.append(is_in(words.cased, TITLES)[codes], False)  # one more, for what follows the last word
    fits = matches(words.cased, _CAPITAL)[codes]
    fits[words.openings] = False
    # Whether a word and the next are both in a run; one more at either end, so that each has a neighbour.
    joined = np.zeros(len(codes) + 2, bool)
    joined[1:-2] = fits[:-1] & fits[1:] & ~closed[:-1]
    before, here, after = joined[:-2], joined[1:-1], joined[2:]
    titled = np.append(False, title[: len(codes) - 1])
    return np.flatnonzero(here & ~after & (~before | titled) & ~title[:-1] & ~title[1:])
