"""Where a sentence ends: a stop, what the chunk that carries it is, and what follows.

A chunk may end a sentence by its last mark or by the line break behind it. Whether it does depends on the chunk, on
the next one, and in a few cases on others (a list, a dash, a verb of speech, the line breaks of the whole text),
never on other texts: a text has the same sentences in every corpus. Following Punkt (Kiss & Strunk 2006), a full stop
is taken for the end unless it belongs to an abbreviation, an initial or a number, and there the next word decides;
the abbreviations of the news and the words that start sentences are given, in `abbreviations.csv` and `starters.txt`,
the verbs of speech in `speech_verbs.csv`.
"""

import csv
from functools import cache
from importlib.resources import files

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .chunks import Chunks
from .words import matches, speech_verbs

_CLOSERS = r"""["'”’»)\]}*]*"""
_OPENERS = r"""["'“‘«(\[{¿¡*_—–-]*"""
_SMALL = rf"^{_OPENERS}\p{{Ll}}(?:[^A-Z]|$)"
_BREAK = r"[\n\r\x{2028}\x{2029}]"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun"
_ZONES = "Eastern Central Mountain Pacific Greenwich Moscow Beijing ET EST EDT CT CST CDT MT PT PST PDT GMT UTC BST CET"
_NAME = 3  # words before a verb of speech, as in: "Why?" Prime Minister Li asked
_KINDS = ("word", "title", "inner", "number", "month", "time", "ending", "initial")
_WORD, _TITLE, _INNER, _NUMBER, _MONTH, _TIME, _ENDING, _INITIAL = range(len(_KINDS))
_WRAPPED = 0.3  # share of lines that start in lower case above which a text is taken to be hard-wrapped


@cache
def abbreviations() -> dict[str, str]:
    """Return the abbreviations that the rules know, without their last stop, and the kind of each.

    Examples
    --------
    >>> abbreviations()["Sen"], abbreviations()["e.g"]
    ('title', 'inner')
    """
    table = csv.DictReader(files(__package__).joinpath("abbreviations.csv").read_text(encoding="utf-8").splitlines())
    found = {word.rstrip("."): row["kind"] for row in table for word in row["abbreviations"].split()}
    found = {word: "ending" if kind in ("weekday", "unit") else kind for word, kind in found.items()}
    longer = {word: kind for word, kind in found.items() if len(word) > 1}  # a capital alone is an initial
    return (
        found
        | {word.upper(): kind for word, kind in longer.items() if len(word) > 2 or kind != "inner"}  # IE is a browser
        | {word.capitalize(): kind for word, kind in longer.items() if word.islower()}
    )


def ends(chunks: Chunks) -> np.ndarray:
    """Tell of each chunk whether a sentence ends with it.

    Parameters
    ----------
    chunks : Chunks
        The chunks of texts.

    Returns
    -------
    ndarray of bool, one per chunk; true for the last chunk of each text.

    Examples
    --------
    >>> from newswire.text.chunks import chunk
    >>> ends(chunk(pa.array(["Mr. Li left. He won."], pa.large_string()))).tolist()
    [False, False, True, False, True]
    """
    codes = chunks.codes
    found = np.zeros(len(codes), bool)
    last = chunks.bounds[1:][np.diff(chunks.bounds) > 0] - 1
    breaks = _line_breaks(chunks)
    stops = matches(pc.utf8_rtrim_whitespace(chunks.types), rf"[.?!…]{_CLOSERS}$")
    at = np.flatnonzero(stops[codes])
    at = at[at < len(codes) - 1]
    text = np.searchsorted(chunks.bounds, at, side="right")
    begin, edge = chunks.bounds[text - 1], chunks.bounds[text]
    stop = _looked_up(_facts_of_stops, chunks.types, codes[at])
    after = _looked_up(_facts_of_next, chunks.types, codes[at + 1])
    dot = np.zeros(len(codes), bool)
    dot[at] = stop["dot"]  # two or three in a row stand for words left out; one alone or four end a sentence
    row = [dot[np.maximum(at - i, 0)] & (at - i >= begin) for i in (0, 1, 3)]
    omission = row[0] & row[1] & ~row[2]
    line_start = (breaks > 0)[at - 1] | (at == begin)
    found[at] = _decide(stop, after, line_start) & ~omission & ~_goes_on(chunks, at, edge, stop, after)
    found |= breaks > 0
    _split_lists(chunks, found)
    found[at[stop["glued"] & ~after["dash"]]] = True  # `chunks` cut here because a sentence starts
    found[last] = True
    return found


def _looked_up(facts_of, types: pa.Array, codes: np.ndarray) -> dict[str, np.ndarray]:
    """Work out the facts of the types that occur, and return them for each occurrence."""
    seen = np.zeros(len(types), bool)
    seen[codes] = True
    place = (np.cumsum(seen) - 1)[codes]
    return {name: values[place] for name, values in facts_of(types.filter(pa.array(seen))).items()}


def _decide(stop: dict, after: dict, line_start: np.ndarray) -> np.ndarray:
    """Apply the rules to chunks that carry a stop; all arguments are arrays with one value per such chunk."""
    kind, starter = stop["kind"], after["starter"]
    of_word = ~after["lower"] | stop["plain"]
    by_kind = [
        (kind == _TITLE) | (kind == _INNER),
        kind == _NUMBER,
        kind == _MONTH,
        kind == _TIME,
        (kind == _ENDING) | (kind == _INITIAL),
    ]
    verdicts = [
        False,
        ~after["digit"] & ~after["lower"],
        starter,
        after["upper"] & ~after["day"],
        starter & ~after["bracket"],
    ]
    full_stop = np.select(by_kind, verdicts, of_word)
    marker = line_start & stop["marker"]
    verdict = np.where(stop["stop"] == ".", full_stop, ~after["lower"] | stop["asks"])
    return verdict & ~marker & ~after["joins"] & ~stop["bracketed"]


def _goes_on(chunks: Chunks, at: np.ndarray, edge: np.ndarray, stop: dict, after: dict) -> np.ndarray:
    """Tell after which stops a sentence goes on, as in: why? — but; and in: "Why?" Prime Minister Li asked."""
    asides = np.flatnonzero(after["dash"])
    quotes = np.flatnonzero(stop["closed"] & (stop["stop"] != ".") & after["upper"] & ~after["starter"])
    found = np.zeros(len(at), bool)
    found[asides] = _ahead(chunks, at[asides], edge[asides], 2)["lower"]
    name = np.ones(len(quotes), bool)
    for distance in range(2, 2 + _NAME):
        facts = _ahead(chunks, at[quotes], edge[quotes], distance)
        found[quotes] |= name & facts["speech"]
        name &= facts["upper"]
    return found


def _ahead(chunks: Chunks, at: np.ndarray, edge: np.ndarray, distance: int) -> dict[str, np.ndarray]:
    """Return the facts of the chunks that are so far behind others, or of the last of their texts."""
    return _looked_up(_facts_further, chunks.types, chunks.codes[np.minimum(at + distance, edge - 1)])


def _facts_of_stops(types: pa.Array) -> dict[str, np.ndarray]:
    """Describe each type by its stop: which it is, what carries it, and whether marks close it."""
    cores = pc.utf8_rtrim_whitespace(types)
    parts = pc.extract_regex(cores, rf"(?P<word>[^.?!…]*(?:\.[^.?!…]+)*)(?P<stop>[.?!…]+)(?P<close>{_CLOSERS})$")
    found = {name: pc.fill_null(pc.struct_field(parts, name), "") for name in ("word", "stop", "close")}
    word = pc.replace_substring_regex(found["word"], r"^.*[\s\-–—/(\[“‘\"']", "")
    stop = pc.if_else(pc.equal(found["stop"], "."), ".", pc.if_else(pc.equal(found["stop"], ""), "", "!"))
    bare = ~matches(found["close"], ".")
    named = matches(word, r"^\p{Lu}")
    return {
        "stop": stop.to_numpy(zero_copy_only=False).astype("U1"),
        "kind": _kinds(word),
        "plain": matches(word, r"^\p{Ll}{3,}$") & bare,
        "asks": bare & (matches(found["stop"], r"\?") | (matches(found["stop"], "!") & ~named)),
        "dot": matches(cores, r"^\.$"),
        "closed": matches(found["close"], "[\"'”’»]"),
        "marker": matches(cores, r"^\(?(?:\d{1,3}|[a-zA-Z])\.?\)?$"),
        "colon": matches(cores, ":$"),
        "glued": pc.equal(cores, types).to_numpy(zero_copy_only=False),
        "bracketed": matches(cores, r"\[[.…]+\][^.?!…]*$"),
    }


def _kinds(words: pa.Array) -> np.ndarray:
    """Return the kind of each word that stands before a full stop, as a number."""
    known = abbreviations()
    kind_of = np.array([_KINDS.index(kind) for kind in known.values()] + [_WORD])
    found = pc.fill_null(pc.index_in(words, value_set=pa.array(list(known), words.type)), -1).to_numpy()
    kinds = kind_of[found]
    initial = matches(words, r"^\p{Lu}$|^(?:\p{L}\.)+\p{L}$")
    return np.where((kinds == _WORD) & initial, _INITIAL, kinds)


def _facts_of_next(types: pa.Array) -> dict[str, np.ndarray]:
    """Describe each type as the one after a stop: how it begins and whether it is a word that starts sentences."""
    starters = files(__package__).joinpath("starters.txt").read_text(encoding="utf-8")
    return {
        "lower": matches(types, _SMALL),
        "upper": matches(types, rf"^{_OPENERS}\p{{Lu}}"),
        "digit": matches(types, r"^[(#$£€]*\d"),
        "bracket": matches(types, r"^\("),
        "joins": matches(pc.utf8_rtrim_whitespace(types), r"^[.…]+[\"”’)]*$") | matches(types, "^[‒–—―]$"),
        "dash": matches(types, "^[‒–—―]"),
        "starter": _begins_with(types, starters),
        "day": _begins_with(types, f"{_DAYS} {_ZONES}"),
    }


def _facts_further(types: pa.Array) -> dict[str, np.ndarray]:
    """Describe each type as one further behind a stop: how it begins and whether it is a verb of speech."""
    return {
        "lower": matches(types, _SMALL),
        "upper": matches(types, rf"^{_OPENERS}\p{{Lu}}"),
        "speech": _begins_with(types, " ".join(speech_verbs("follows_quote"))),
    }


def _begins_with(types: pa.Array, words: str) -> np.ndarray:
    """Tell which types begin, after opening marks, with one of the words."""
    listed = "|".join(words.split()).replace("'", "['’]")
    return matches(types, rf"^{_OPENERS}(?:{listed})(?:[^\p{{L}}'’]|$)")


def _line_breaks(chunks: Chunks) -> np.ndarray:
    """Return 1 for each chunk before a line that starts anew, 2 before a blank line, else 0."""
    n_breaks = pc.count_substring_regex(chunks.types, _BREAK).to_numpy(zero_copy_only=False)
    pairs = pc.count_substring(chunks.types, "\r\n").to_numpy(zero_copy_only=False)
    kind = np.minimum(n_breaks - pairs, 2).astype(np.int8)
    breaks = kind[chunks.codes]
    inside = breaks == 1
    inside[chunks.bounds[1:][np.diff(chunks.bounds) > 0] - 1] = False  # behind a text there is another
    single = np.flatnonzero(inside)
    goes_on = _looked_up(_facts_of_next, chunks.types, chunks.codes[single + 1])["lower"]
    text = np.searchsorted(chunks.bounds, single, side="right") - 1
    n_texts = len(chunks.bounds) - 1
    lines = np.bincount(text, minlength=n_texts)
    wrapped = np.bincount(text, goes_on, minlength=n_texts) > _WRAPPED * lines
    breaks[single[goes_on | wrapped[text]]] = 0
    return breaks


def _split_lists(chunks: Chunks, found: np.ndarray) -> None:
    """End a sentence, in place, before each item of a list that runs 1. 2. 3. or a. b. c. within a line."""
    marker = r"^[•⁃●▪]?\(?(?P<item>\d{1,3}|[a-z])(?:\.|\)|\.\))$"
    cores = pc.utf8_rtrim_whitespace(chunks.types)
    bullets = matches(chunks.types, r"^[•⁃●▪]")
    marked = np.flatnonzero(matches(cores, marker) & pc.not_equal(cores, chunks.types).to_numpy(zero_copy_only=False))
    items = pc.struct_field(pc.extract_regex(cores.take(pa.array(marked)), marker), "item")
    value = np.zeros(len(chunks.types), np.int64)
    value[marked] = [_value(item) for item in items.to_pylist()]
    at = np.flatnonzero((value > 0)[chunks.codes])
    follows = _follows(value[chunks.codes[at]], np.searchsorted(chunks.bounds, at, side="right"))
    run = np.cumsum(~follows) - 1
    heads = at[~follows]
    opens = (
        np.isin(heads, chunks.bounds)
        | found[heads - 1]
        | _looked_up(_facts_of_stops, chunks.types, chunks.codes[heads - 1])["colon"]
    )
    listed = (opens & (value[chunks.codes[heads]] == 1) & (np.bincount(run, minlength=len(heads)) > 1))[run]
    bullet = np.flatnonzero(bullets[chunks.codes])
    found[at[listed]] = False
    starts = np.concatenate([at[listed & follows], bullet])
    found[starts[starts > 0] - 1] = True
    found[bullet] = False
    after_bullet = at[(at > 0) & bullets[chunks.codes[at - 1]] & ~np.isin(at, chunks.bounds)]
    found[np.concatenate([after_bullet, after_bullet - 1])] = False


def _follows(values: np.ndarray, texts: np.ndarray) -> np.ndarray:
    """Tell which items come right after the one before, in the same text."""
    found = np.zeros(len(values), bool)
    found[1:] = (values[1:] == values[:-1] + 1) & (texts[1:] == texts[:-1])
    return found


def _value(item: str) -> int:
    """Return the place of a list item by its number or letter."""
    return int(item) if item.isdecimal() else ord(item) - 96
