"""JSON as it is met: strict, value by value, or with the commas, remarks and quotes that other programs allow."""

import json
import re
from contextlib import suppress
from json import JSONDecodeError

from ..columns import numbered_names
from ..encodings import decode, normalise

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_WRAPPED = re.compile(
    r"\s*(?:(?:(?:var|let|const)\s+)?[\w.$]{1,200}(?:\[\W?\w{1,50}\W?\])?\s*=\s*|[\w.$]{1,100}\s*\()(?=[\[{])"
)
_BETWEEN = re.compile(r"[\s,;)\x1e]*")
_LOOSE = re.compile(
    r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)'  # strings
    r"|'[^'\\]*(?:\\.[^'\\]*)*(?:'|\Z)"
    r"|//[^\n]*|/\*.*?(?:\*/|\Z)"  # remarks
    r"|\b(?:None|True|False|undefined)\b"
    r"|\b(?:ObjectId|ISODate|NumberLong|NumberInt|NumberDecimal|Timestamp|datetime)\(([^()]{0,200})\)"
    r"|\b[A-Za-z_$][\w$-]{0,200}+(?=\s{0,20}+:)",  # names without quotes
    re.DOTALL,
)
_LAST_COMMA = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z))|,(?=\s{0,1000}[\]}])', re.DOTALL)
_MOST_BAD = 100  # damaged values, behind which the rest of a document is not read
_WORDS = {"None": "null", "True": "true", "False": "false", "undefined": "null"}
LOOSE = "its JSON is not strict (commas, remarks or quotes that the standard does not know) and was read all the same"


def _object(pairs: list[tuple]) -> dict:
    """Return an object; a key that it has twice is numbered."""
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    return dict(zip(numbered_names(name for name, _ in pairs), (value for _, value in pairs), strict=True))


def _integer(digits: str) -> int | str:
    """Return a whole number, or its digits where they are more than any number has."""
    return int(digits) if len(digits) < 400 else digits


_STRICT = json.JSONDecoder(object_pairs_hook=_object)
_LONG = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer)


def parsed(data: bytes):
    """Return what JSON says, also in a string of JSON; without lone surrogates; bytes not in UTF-8 are decoded first.

    Raises
    ------
    ValueError
        When it is not strict JSON.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = decode(data)
    value = _decoded(text)
    if isinstance(value, str) and value.startswith(("{", "[")):
        with suppress(ValueError):
            value = _decoded(value)
    return made_sound(value) if _SURROGATE.search(data) else value


def _decoded(text: str):
    try:
        return _STRICT.decode(text)
    except JSONDecodeError:
        raise
    except ValueError:  # a number of more digits than Python takes
        return _LONG.decode(text)


def made_sound(value):
    """Return a JSON value whose strings have no lone surrogates."""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, list):
        return [made_sound(item) for item in value]
    if isinstance(value, dict):
        return {normalise(key): made_sound(item) for key, item in value.items()}
    return value


def values_in(text: str) -> tuple[list[tuple[object, int]], list[str], list[str]]:
    """Return the values in a text that is no strict JSON, each with its line; what is refused; and notes.

    Several values may follow each other, be assigned to a name or handed to a function; a list that breaks off gives
    what is whole in it.
    """
    body, line = text.lstrip("\ufeff"), 1
    if wrapped := _WRAPPED.match(body):
        line += body.count("\n", 0, wrapped.end())
        body = body[wrapped.end() :]
    values, refused = _one_by_one(body, line)
    notes: list[str] = []
    again, amiss = _one_by_one(_strict(body), line) if refused else ([], refused)
    if len(again) > len(values) or (again and not amiss):
        values, refused, notes = again, amiss, [LOOSE]
    start = re.search(r"\[\s*\{", body)
    if refused and start:  # a list that is damaged somewhere: what is whole in it
        inner, amiss = _one_by_one(body[start.start() + 1 :], line + body.count("\n", 0, start.start() + 1))
        if len(inner) > len(values) or not any(isinstance(value, (dict, list)) for value, _ in values):
            values, refused, notes = inner, amiss or refused, []
    return values, refused, notes


def _one_by_one(text: str, line: int) -> tuple[list[tuple[object, int]], list[str]]:
    """Return the values that follow each other in a text, and where there was none; go on at the next object."""
    values: list[tuple[object, int]] = []
    refused: list[str] = []
    at = counted = 0
    while (found := _BETWEEN.match(text, at)) and (at := found.end()) < len(text):
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, at = _STRICT.raw_decode(text, at)
            values.append((made_sound(value), line))
        except (ValueError, RecursionError) as error:
            if text[at] in "]}" and values:
                at += 1
                continue
            rest = "; the rest is not read" if len(refused) == _MOST_BAD else ""
            refused.append(f"line {line}: bad JSON ({complaint(error)}){rest}")
            following = _next_object(text, at) if len(refused) < _MOST_BAD else -1
            if following < 0:
                break
            at = following
    return values, refused


def _next_object(text: str, at: int) -> int:
    """Return where the next object begins on a line of its own or after another; -1 where there is none."""
    found = re.compile(r"(?:\n\s{0,20}|\}\s{0,20},\s{0,20})(?=\{)").search(text, at)
    return found.end() if found else -1


def _strict(text: str) -> str:
    """Return JSON with single quotes, remarks, bare names and last commas as strict JSON."""
    return _LAST_COMMA.sub(lambda found: found[1] or "", _LOOSE.sub(_as_strict, text))


def _as_strict(found: re.Match) -> str:
    word = found.group()
    if word[0] == '"':
        return word
    if word[0] == "'":
        inner = word[1:-1] if len(word) > 1 and word[-1] == "'" else word[1:]
        return '"' + re.sub(r'\\(.)|(")', _requoted, inner.replace("\n", "\\n"), flags=re.DOTALL) + '"'
    if word.startswith(("//", "/*")):
        return ""
    if found[1] is not None:
        return found[1].replace("'", '"') or "null"
    return _WORDS.get(word) or json.dumps(word)


def _requoted(found: re.Match) -> str:
    r"""Write \' as ', and " as \", in what was between single quotes."""
    if found[2]:
        return '\\"'
    return "'" if found[1] == "'" else "\\u00" if found[1] == "x" else found.group()


def complaint(error: Exception) -> str:
    """Return what a JSON parser says, without the position, which stands elsewhere."""
    said = getattr(error, "msg", None) or str(error).split(":")[0]
    return said.removesuffix(" at").removesuffix(" starting")
