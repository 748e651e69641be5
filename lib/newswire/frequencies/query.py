"""One language for what is looked for: words, phrases, patterns, alternatives and companions, split as texts are."""

import re
from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..corpus.corpus import Corpus, Unit
from ..text import words
from ..text.pieces import spans
from ..text.strings import as_array, matches

FEW = 4  # types: comparing all tokens with each of them is quicker than looking every token up
Places = tuple[np.ndarray, np.ndarray]
_NOWHERE = np.empty(0, np.int64)
_QUOTED = '["“]([^"“”]*)["”]'
_AND = r"(?<!\S)AND(?!\S)"  # in capitals, as in press databases: "and" is a word to look for
_APOSTROPHE = f"[{words.APOSTROPHES}]"
_WILDCARDS = {"\\*": r"[\p{L}\p{M}\p{N}'’.-]*", "\\?": r"[\p{L}\p{N}]"}


def find(
    corpus: Corpus, query: str | Iterable[str], *, unit: Unit = "lower", regex: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Return the tokens at which each match of a query starts and ends, within sentences.

    Of matches that lie inside one another, the longest is returned.

    Parameters
    ----------
    corpus : Corpus
    query : str or iterable of str
        A word or phrase with ``*`` for any letters and ``?`` for one; several, in a list or with ``|`` between them,
        are alternatives. `oil|gas AND price*` finds what stands before AND where the rest stands in the same sentence.
        Quotation marks around a phrase keep ``|``, commas and AND in it as they are. Either apostrophe finds both.
    unit : {"lower", "stem", "text"}
        What must be equal: words in lower case, their stems, or words as they are written.
    regex : bool
        Whether the parts of the query between spaces are regular expressions (RE2), each for a whole token.

    Returns
    -------
    first, last : ndarray of int64, shape (matches,)

    Raises
    ------
    ValueError
        When the query is empty or no text, a side of AND empty, the unit unknown, or a regular expression not one.

    Examples
    --------
    >>> import newswire as nw, pandas as pd
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil fell. Gas fell."]}))
    >>> [tokens.tolist() for tokens in find(corpus, "* fell")]
    [[0, 3], [1, 4]]
    """
    if unit not in ("lower", "stem", "text"):
        raise ValueError(f"There is no unit {unit!r}; there are lower, stem and text.")
    types = pa.array(corpus.fact(unit), pa.large_string())
    found = [_beside(corpus, types, sides, unit, regex) for sides in _sides(query, types, regex)]
    return longest(*(np.concatenate(side) for side in zip(*found, strict=True)))


def longest(first: np.ndarray, last: np.ndarray) -> Places:
    """Put runs of tokens, each given by its first and last, in order, without those that lie inside another."""
    order = np.lexsort((-last, first))  # of those that start together the longest is first, and reaches furthest
    first, last = first[order], last[order]
    reached = np.maximum.accumulate(np.append(-1, last))[:-1]
    return first[last > reached], last[last > reached]


def listed(words: str | Iterable[str]) -> list[str]:
    """Return the queries of a list, each once; a string is one query.

    Examples
    --------
    >>> listed("oil"), listed(["oil", "gas", "oil"])
    (['oil'], ['oil', 'gas'])
    """
    return list(dict.fromkeys([words] if isinstance(words, str) else words))


def split(query: str, separator: str) -> list[str]:
    """Split a query where a regular expression matches outside of quotation marks.

    Examples
    --------
    >>> split('oil, "Moscow, Russia"', ",")
    ['oil', ' "Moscow, Russia"']
    """
    cuts = [found.span() for found in re.finditer(f"{_QUOTED}|(?P<cut>{separator})", query) if found["cut"]]
    edges = [0, *(edge for cut in cuts for edge in cut), len(query)]
    return [query[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _sides(query: str | Iterable[str], types: pa.Array, regex: bool) -> list[list[list[list[str]]]]:
    """Return the queries, each as what AND stands between, that as alternatives, those as their parts between spaces.

    A query that is a token as it stands, such as a|b, is left whole, and AND alone is a word.
    """
    queries = listed(query)
    if not all(isinstance(each, str) for each in queries):
        raise ValueError(f"The query is {query!r}; give a word or phrase, or a list of them.")
    whole = [each.strip() == "AND" or _is_type(types, each.strip()) for each in queries]
    taken = [[[[each.strip()]]] if one else _taken_apart(each, regex) for each, one in zip(queries, whole, strict=True)]
    if not any(any(map(len, sides)) for sides in taken):
        raise ValueError("The query is empty; give a word, a phrase, or a pattern such as govern*.")
    if any(len(sides) > 1 and not all(sides) for sides in taken):
        raise ValueError('AND needs a word on either side; "AND" in quotation marks is the word itself.')
    return taken


def _taken_apart(query: str, regex: bool) -> list[list[list[str]]]:
    """Return what AND stands between, each as its alternatives, each as its parts between spaces."""
    if regex:
        return [[query.split()]] if query.strip() else [[]]
    phrases = [
        [re.sub(rf"^\s*{_QUOTED}\s*$", r"\1", each) for each in split(side, r"\|")] for side in split(query, _AND)
    ]
    return [[phrase.split() for phrase in side if phrase.strip()] for side in phrases]


def _beside(corpus: Corpus, types: pa.Array, sides: list[list[list[str]]], unit: Unit, regex: bool) -> Places:
    """Return where the first side stands in a sentence that has all others."""
    places = [_any(corpus, types, phrases, unit, regex) for phrases in sides]
    first, last = places[0]
    for other, _ in places[1:]:
        kept = np.isin(corpus.token_sentences(first), corpus.token_sentences(other))
        first, last = first[kept], last[kept]
    return first, last


def _any(corpus: Corpus, types: pa.Array, phrases: list[list[str]], unit: Unit, regex: bool) -> Places:
    """Return where any of some phrases stands, within a sentence."""
    found = [_phrase(corpus, types, phrase, unit, regex) for phrase in phrases] or [(_NOWHERE, _NOWHERE)]
    first, last = (np.concatenate(side) for side in zip(*found, strict=True))
    several = np.flatnonzero(first < last)
    apart = several[corpus.token_sentences(first[several]) != corpus.token_sentences(last[several])]
    return np.delete(first, apart), np.delete(last, apart)


def _phrase(corpus: Corpus, types: pa.Array, parts: list[str], unit: Unit, regex: bool) -> Places:
    """Return the first and last tokens of the places where parts stand side by side."""
    places = None
    for part in parts:
        options = [[_matching_regex(types, part, unit)]] if regex else _options(types, part, unit)
        grown = [_grown(corpus.codes, places, masks) for masks in options] or [(_NOWHERE, _NOWHERE)]
        places = np.concatenate([first for first, _ in grown]), np.concatenate([behind for _, behind in grown])
    first, behind = places or (_NOWHERE, _NOWHERE)
    return first, behind - 1


def _grown(codes: np.ndarray, places: Places | None, masks: list[np.ndarray]) -> Places:
    """Follow places found so far by tokens of the types in each mask: where those start that do, and what is behind."""
    for mask in masks:
        if places is None:
            first = np.flatnonzero(_occurs(mask, codes))
            places = first, first + 1
            continue
        first, behind = places
        goes_on = np.flatnonzero(behind < len(codes))
        goes_on = goes_on[mask[codes[behind[goes_on]]]]
        places = first[goes_on], behind[goes_on] + 1
    return places or (_NOWHERE, _NOWHERE)


def _options(types: pa.Array, part: str, unit: Unit) -> list[list[np.ndarray]]:
    """Return the ways in which a part of a query may be split into tokens, each token as a mask of types.

    A text's own way depends on its apostrophes and on what stands behind, so each is tried: either apostrophe, as the
    end of a sentence and in its middle, and unsplit.
    """
    forms = {re.sub(_APOSTROPHE, mark, part) for mark in "'’"} | {part}
    split: set[tuple[str, ...]] = {(part,)}
    for form in forms:
        split.add(tuple(form[start:end] for start, end in spans(form)))
        split.add(tuple(form[start - 2 : end - 2] for start, end in spans(f"x {form} x")[1:-1]))
    folded = {tuple(_folded(list(tokens), unit)) for tokens in split}
    known = [tokens for tokens in sorted(folded) if all(_is_type(types, token) for token in tokens)]
    options = [[as_array(pc.equal(types, token)) for token in tokens] for tokens in known]
    if ("*" in part or "?" in part) and (part,) not in known:
        pattern = re.escape(_folded([part], unit)[0] if unit == "lower" else part)
        for escaped, letters in _WILDCARDS.items():
            pattern = pattern.replace(escaped, letters)
        options.append([matches(types, f"^{pattern}$")])
    return options


def _matching_regex(types: pa.Array, part: str, unit: Unit) -> np.ndarray:
    """Tell which types a regular expression matches from end to end."""
    try:
        return matches(types, f"^(?{'' if unit == 'text' else 'i'}:{part})$")
    except pa.ArrowInvalid:
        raise ValueError(f"{part!r} is not a regular expression (RE2); put a backslash before signs as (.") from None


def _folded(tokens: list[str], unit: Unit) -> list[str]:
    """Fold tokens as the types of a unit are."""
    if unit == "text":
        return tokens
    return getattr(words, unit)(pa.array(tokens, pa.large_string())).to_pylist()


def _is_type(types: pa.Array, token: str) -> bool:
    return pc.index(types, pa.scalar(token, types.type)).as_py() >= 0


def _occurs(mask: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """Tell which tokens are of a type in the mask."""
    types = np.flatnonzero(mask).tolist()
    if len(types) > FEW:
        return mask[codes]
    return np.logical_or.reduce([codes == code for code in types]) if types else np.zeros(len(codes), bool)
