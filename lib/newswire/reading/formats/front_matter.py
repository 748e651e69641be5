"""Texts below front matter: fields in YAML or TOML between marks, or plain lines such as ``Title: Rates rise``."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, time

from ..columns import ROLES
from .records import Records

_YAML = re.compile(r"---[ \t]*\n(.*?\n|)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?\n|)\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"[ \t]*([A-Za-z][\w /()-]{0,30}?)[ \t]?:(?:[ \t]+(\S.*)|[ \t]*)$")
_MOST_FIELDS = 60
_LONGEST = 100_000  # characters of YAML
_DAMAGE = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)  # of what is odd inside
# What else stands in the head of a text, beside the usual names of columns.
_OTHERS = set(
    "author authors byline by writer section category categories tags tag slug url link language lang status summary "
    "page pages id length words keywords layout modified updated lead lede city edition copyright rubric desk draft"
    .split()
)  # fmt: skip


def with_front_matter(text: str) -> Records | None:
    r"""Return the article below front matter in YAML or TOML, or below plain fields; None where a text has none.

    Examples
    --------
    >>> with_front_matter("---\ntitle: Rates\ndate: 2024-04-01\n---\nRates rose.").rows
    [{'text': 'Rates rose.', 'title': 'Rates', 'date': '2024-04-01'}]
    """
    text = text.lstrip()
    for opening, pattern, load in (("---", _YAML, _from_yaml), ("+++", _TOML, _from_toml)):
        if text.startswith(opening) and (match := pattern.match(text)):
            fields, note = load(match[1])
            return _below(fields, text[match.end() :], note) if fields else None
    if re.match(r"(?:---|\+\+\+)[ \t]*\n", text):
        found = _fields_in(text.split("\n", 1)[1])
        return (
            _below(*found, "its front matter has no end: it is read up to the first line of another kind")
            if found
            else None
        )
    found = _fields_in(text)
    return _below(*found, None) if found else None


def _from_yaml(written: str) -> tuple[dict | None, str | None]:
    """Return fields in YAML; line by line where it is damaged, and None where it is none."""
    import yaml

    try:
        if len(written) > _LONGEST:
            raise ValueError("too long")
        fields = yaml.load(written, Loader=_loader())  # a safe loader, made below
    except _DAMAGE + (yaml.YAMLError,) as error:
        fields = {match[1]: (match[2] or "").strip("\"' ") for match in map(_FIELD.match, written.split("\n")) if match}
        at = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if at is None else f" on line {at + 2}"
        return fields, f"its front matter is damaged YAML{where}: it is read as lines of the kind 'title: ...'"
    return (fields if isinstance(fields, dict) else None), None


def _loader():
    """Return a safe loader of YAML that leaves dates and numbers as they are written, and expands nothing."""
    import yaml

    class Loader(yaml.SafeLoader):
        def compose_node(self, parent, index):
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("an alias")
            return super().compose_node(parent, index)

    kept = {":bool", ":null"}
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag[tag.rindex(":") :] in kept]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return Loader


def _from_toml(written: str) -> tuple[dict | None, str | None]:
    """Return fields in TOML; line by line where it is damaged."""
    try:
        return tomllib.loads(written), None
    except _DAMAGE:
        pairs = [line.split("=", 1) for line in written.split("\n") if "=" in line]
        fields = {name.strip(): value.strip().strip("\"'") for name, value in pairs}
        return fields, "its front matter is damaged TOML: it is read as lines of the kind 'title = ...'"


def _fields_in(text: str) -> tuple[dict, str] | None:
    """Return the fields that a text begins with and what is below them, None where they are not those of an article."""
    fields: dict[str, str] = {}
    lines, last = text.split("\n", _MOST_FIELDS), ""
    place = 0
    for place, line in enumerate(lines[:-1] if len(lines) > 1 else lines):
        match = _FIELD.match(line)
        known = match and _is_known(match[1])
        if match and (known or (fields and place and lines[place - 1].strip())):
            last = match[1].strip()
            fields.setdefault(last, (match[2] or "").strip())
        elif fields and line[:1] in (" ", "\t") and line.strip() and lines[place - 1].strip():
            fields[last] = f"{fields[last]} {line.strip()}".strip()
        elif line.strip() or not fields:
            break
    else:
        place += 1
    roles = {_role(name) for name in fields}
    enough = roles & {"title", "date"} and sum(map(_is_known, fields)) >= 2
    blank = place and not lines[place - 1].strip()
    if not enough or not (blank or "text" in roles or all(map(_is_known, fields))):
        return None
    return fields, "\n".join(lines[place:])


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _role(name: str) -> str | None:
    """Return the role that a field usually has."""
    return next((role for role, names in ROLES.items() if _plain(name) in names), None)


def _is_known(name: str) -> bool:
    return _plain(name) in _OTHERS or _role(name) is not None


def _below(fields: dict, body: str, note: str | None) -> Records:
    """Return an article with its fields; a field that is the text itself comes before what stands below."""
    row: dict = {"text": None}
    texts = [body.strip()]
    for name, value in _flat(fields):
        if isinstance(value, str) and _role(name) == "text":
            texts.insert(0, value.strip())
        else:
            row.setdefault(name, value)
    row["text"] = "\n\n".join(filter(None, texts)) or None
    return Records([row], [""], notes=[note] if note else [])


def _flat(fields: dict, before: str = "", depth: int = 4) -> Iterator[tuple[str, object]]:
    """Yield the fields of front matter: those inside others by both names, a list of words as one."""
    for name, value in fields.items():
        full = f"{before}{name}"
        if isinstance(value, dict) and depth:
            yield from _flat(value, f"{full}.", depth - 1)
        elif isinstance(value, list) and all(isinstance(part, (str, int, float)) for part in value):
            yield full, ", ".join(map(str, value))
        else:
            yield full, value.isoformat() if isinstance(value, (date, time)) else value
