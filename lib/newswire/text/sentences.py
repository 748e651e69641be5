"""Where a sentence ends: a stop, what the chunk that carries it is, and what follows.

A chunk may end a sentence by its last mark or by the line break behind it. Whether it does depends on the chunk, on
the next one, and in a few cases on others (a list, a dash, a verb of speech, the line breaks of the whole text),
never on other texts: a text has the same sentences in every corpus. Following Punkt (Kiss & Strunk 2006), a full stop
is taken for the end unless it belongs to an abbreviation, an initial or a number, and there the next word decides;
the abbreviations of the news and the words that start sentences are given, in `abbreviations.csv` and `starters.txt`,
the verbs of speech in `speech_verbs.csv`.
"""

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..data import read_rows, read_tables, read_words
from .chunks import Chunks
from .strings import as_array, matches, place_in
from .words import speech_verbs

_CLOSERS = r"""["'”’»)\]}*]*"""
_OPENERS = r"""["'“‘«(\[{¿¡*_—–-]*"""
_SMALL = rf"^{_OPENERS}\p{{Ll}}(?:[^A-Z]|$)"
_BREAK = r"[\n\r\x{2028}\x{2029}]"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun"
_ZONES = "Eastern Central Mountain Pacific Greenwich Moscow Beijing ET EST EDT CT CST CDT MT PT PST PDT GMT UTC BST CET"
Facts = dict[str, np.ndarray]  # one value for each stop
_KINDS = ("title", "inner", "number", "month", "time", "ending")
_NAME = 3  # words before a verb of speech, as in: "Why?" Prime Minister Li asked
_WRAPPED = 0.3  # share of lines that start in lower case above which a text is taken to be hard-wrapped


@cache
def abbreviations() -> dict[str, str]:
    """Return the abbreviations that the rules know, without their last stop, and the kind of each.

    Examples
    --------
    >>> abbreviations()["Sen"], abbreviations()["e.g"]
    ('title', 'inner')
    """
    rows = read_rows(__package__, "abbreviations.csv")
    kinds = {word.rstrip("."): row["kind"] for row in rows for word in row["abbreviations"].split()}
    kinds = {word: "ending" if kind in ("weekday", "unit") else kind for word, kind in kinds.items()}
    longer = {word: kind for word, kind in kinds.items() if len(word) > 1}  # a capital alone is an initial
    return (
        kinds
        | {word.upper(): kind for word, kind in longer.items() if len(word) > 2 or kind != "inner"}  # IE is a browser
        | {word.capitalize(): kind for word, kind in longer.items() if word.islower()}
    )


@cache
def rules() -> list[dict]:
    """Return the rules for stops, in their order: name, applies, ends, examples; see `sentence_rules.toml`.

    Examples
    --------
    >>> rules()[-1]["name"]
    'any other full stop'
    """
    return read_tables(__package__, "sentence_rules.toml")["rule"]


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
    ending = np.zeros(len(codes), bool)
    breaks = _line_breaks(chunks) > 0
    stops = matches(pc.utf8_rtrim_whitespace(chunks.types), rf"[.?!…]{_CLOSERS}$")
    at = np.flatnonzero(stops[codes])
    at = at[at < len(codes) - 1]
    facts = _facts(chunks, at, breaks)
    ending[at] = _verdicts(facts)
    ending |= breaks
    _split_lists(chunks, ending)
    ending[at[facts["glued"] & ~facts["next_dash"]]] = True  # `chunks` cut here because a sentence starts
    ending[chunks.bounds[1:][np.diff(chunks.bounds) > 0] - 1] = True
    return ending


def _facts(chunks: Chunks, at: np.ndarray, breaks: np.ndarray) -> Facts:
    """Return what the rules ask of the chunks that carry a stop, given their positions; see `sentence_rules.toml`."""
    codes = chunks.codes
    text = np.searchsorted(chunks.bounds, at, side="right")
    begin, edge = chunks.bounds[text - 1], chunks.bounds[text]
    facts = _looked_up(_facts_of_stops, chunks.types, codes[at])
    facts |= {f"next_{name}": value for name, value in _looked_up(_facts_of_next, chunks.types, codes[at + 1]).items()}
    dot = np.zeros(len(codes), bool)
    dot[at] = facts["dot"]
    row = [dot[np.maximum(at - i, 0)] & (at - i >= begin) for i in (0, 1, 3)]
    facts["left_out"] = row[0] & row[1] & ~row[2]  # one stop alone, or a fourth in a row, ends a sentence
    facts["line_start"] = breaks[at - 1] | (at == begin)
    asides = np.flatnonzero(facts["next_dash"])
    facts["aside"] = np.zeros(len(at), bool)
    facts["aside"][asides] = _ahead(chunks, at[asides], edge[asides], 2)["lower"]
    facts["spoken"] = _spoken(chunks, at, edge, facts)
    return facts


def _spoken(chunks: Chunks, at: np.ndarray, edge: np.ndarray, facts: Facts) -> np.ndarray:
    """Tell which quoted questions and exclamations a verb of speech follows, perhaps behind a name: "Why?" Li asked."""
    quotes = np.flatnonzero(facts["quoted"] & ~facts["full_stop"] & facts["next_upper"] & ~facts["next_starter"])
    spoken, name = np.zeros(len(at), bool), np.ones(len(quotes), bool)
    for distance in range(2, 2 + _NAME):
        further = _ahead(chunks, at[quotes], edge[quotes], distance)
        spoken[quotes] |= name & further["speech"]
        name &= further["upper"]
    return spoken


def _verdicts(facts: Facts) -> np.ndarray:
    """Tell of each stop whether a sentence ends with it: what the first rule says that applies."""
    applies = [_all_hold(rule["applies"], facts) for rule in rules()]
    ends = [rule["ends"] if isinstance(rule["ends"], bool) else _all_hold(rule["ends"], facts) for rule in rules()]
    return np.select(applies, ends, False).astype(bool)


def _all_hold(names: list[str], facts: Facts) -> np.ndarray:
    """Tell for which stops all of some facts hold, or with "not" in front do not."""
    return np.logical_and.reduce([~facts[name[4:]] if name.startswith("not ") else facts[name] for name in names])


def _looked_up(facts_of, types: pa.Array, codes: np.ndarray) -> Facts:
    """Work out the facts of the types that occur, and return them for each occurrence."""
    seen = np.zeros(len(types), bool)
    seen[codes] = True
    place = (np.cumsum(seen) - 1)[codes]
    return {name: values[place] for name, values in facts_of(types.filter(pa.array(seen))).items()}


def _ahead(chunks: Chunks, at: np.ndarray, edge: np.ndarray, distance: int) -> Facts:
    """Return the facts of the chunks that stand `distance` behind others, or of the last of their texts."""
    return _looked_up(_facts_further, chunks.types, chunks.codes[np.minimum(at + distance, edge - 1)])


def _facts_of_stops(types: pa.Array) -> Facts:
    """Describe each type by its stop: which it is, what carries it, and whether marks close it."""
    cores = pc.utf8_rtrim_whitespace(types)
    shape = pc.extract_regex(cores, rf"(?P<word>[^.?!…]*(?:\.[^.?!…]+)*)(?P<stop>[.?!…]+)(?P<close>{_CLOSERS})$")
    parts = {name: pc.fill_null(pc.struct_field(shape, name), "") for name in ("word", "stop", "close")}
    word = pc.replace_substring_regex(parts["word"], r"^.*[\s\-–—/(\[“‘\"']", "")
    bare = ~matches(parts["close"], ".")
    named = matches(word, r"^\p{Lu}")
    return _kinds(word) | {
        "full_stop": as_array(pc.equal(parts["stop"], ".")),
        "plain": matches(word, r"^\p{Ll}{3,}$") & bare,
        "asks": bare & (matches(parts["stop"], r"\?") | (matches(parts["stop"], "!") & ~named)),
        "dot": matches(cores, r"^\.$"),
        "quoted": matches(parts["close"], "[\"'”’»]"),
        "marker": matches(cores, r"^\(?(?:\d{1,3}|[a-zA-Z])\.?\)?$"),
        "colon": matches(cores, ":$"),
        "glued": as_array(pc.equal(cores, types)),
        "bracketed": matches(cores, r"\[[.…]+\][^.?!…]*$"),
    }


def _kinds(words: pa.Array) -> Facts:
    """Tell of which kind each word is that stands before a full stop; initials are like other abbreviations."""
    known = abbreviations()
    kinds = np.array([*known.values(), ""])[place_in(words, known)]  # any other word has place -1
    initial = (kinds == "") & matches(words, r"^\p{Lu}$|^(?:\p{L}\.)+\p{L}$")
    return {kind: kinds == kind for kind in _KINDS} | {"ending": (kinds == "ending") | initial}


def _facts_of_next(types: pa.Array) -> Facts:
    """Describe each type as the one after a stop: how it begins and whether it is a word that starts sentences."""
    return {
        "lower": matches(types, _SMALL),
        "upper": matches(types, rf"^{_OPENERS}\p{{Lu}}"),
        "digit": matches(types, r"^[(#$£€]*\d"),
        "bracket": matches(types, r"^\("),
        "joins": matches(pc.utf8_rtrim_whitespace(types), r"^[.…]+[\"”’)]*$") | matches(types, "^[‒–—―]$"),
        "dash": matches(types, "^[‒–—―]"),
        "starter": _begins_with(types, read_words(__package__, "starters.txt")),
        "day": _begins_with(types, f"{_DAYS} {_ZONES}".split()),
    }


def _facts_further(types: pa.Array) -> Facts:
    """Describe each type as one further behind a stop: how it begins and whether it is a verb of speech."""
    return {
        "lower": matches(types, _SMALL),
        "upper": matches(types, rf"^{_OPENERS}\p{{Lu}}"),
        "speech": _begins_with(types, speech_verbs("follows_quote")),
    }


def _begins_with(types: pa.Array, words: list[str]) -> np.ndarray:
    """Tell which types begin, after opening marks, with one of the words."""
    listed = "|".join(words).replace("'", "['’]")
    return matches(types, rf"^{_OPENERS}(?:{listed})(?:[^\p{{L}}'’]|$)")


def _line_breaks(chunks: Chunks) -> np.ndarray:
    """Return 1 for each chunk before a line that starts anew, 2 before a blank line, else 0."""
    n_breaks = as_array(pc.count_substring_regex(chunks.types, _BREAK))
    pairs = as_array(pc.count_substring(chunks.types, "\r\n"))
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


def _split_lists(chunks: Chunks, ending: np.ndarray) -> None:
    """End a sentence, in place, before each item of a list that runs 1. 2. 3. or a. b. c. within a line."""
    marker = r"^[•⁃●▪]?\(?(?P<item>\d{1,3}|[a-z])(?:\.|\)|\.\))$"
    cores = pc.utf8_rtrim_whitespace(chunks.types)
    bullets = matches(chunks.types, r"^[•⁃●▪]")
    marked = np.flatnonzero(matches(cores, marker) & as_array(pc.not_equal(cores, chunks.types)))
    items = pc.struct_field(pc.extract_regex(cores.take(pa.array(marked)), marker), "item")
    value = np.zeros(len(chunks.types), np.int64)
    # The place of a list item, by its number or by its letter.
    value[marked] = [int(item) if item.isdecimal() else ord(item) - ord("a") + 1 for item in items.to_pylist()]
    at = np.flatnonzero((value > 0)[chunks.codes])
    follows = _follows(value[chunks.codes[at]], np.searchsorted(chunks.bounds, at, side="right"))
    run = np.cumsum(~follows) - 1
    heads = at[~follows]
    opens = (
        np.isin(heads, chunks.bounds)
        | ending[heads - 1]
        | _looked_up(_facts_of_stops, chunks.types, chunks.codes[heads - 1])["colon"]
    )
    listed = (opens & (value[chunks.codes[heads]] == 1) & (np.bincount(run, minlength=len(heads)) > 1))[run]
    bullet = np.flatnonzero(bullets[chunks.codes])
    ending[at[listed]] = False
    starts = np.concatenate([at[listed & follows], bullet])
    ending[starts[starts > 0] - 1] = True
    ending[bullet] = False
    after_bullet = at[(at > 0) & bullets[chunks.codes[at - 1]] & ~np.isin(at, chunks.bounds)]
    ending[np.concatenate([after_bullet, after_bullet - 1])] = False


def _follows(values: np.ndarray, texts: np.ndarray) -> np.ndarray:
    """Tell which items come right after the one before, in the same text."""
    follows = np.zeros(len(values), bool)
    follows[1:] = (values[1:] == values[:-1] + 1) & (texts[1:] == texts[:-1])
    return follows
