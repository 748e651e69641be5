"""Texts below front matter: fields in YAML or TOML between marks, or plain lines such as ``Title: Rates rise``."""

import re
import tomllib
from datetime import date, time

from ..columns import is_usual, role_of
from .flat import flat_row
from .records import Records

_YAML = re.compile(r"---[ \t]*\n(.*?\n|)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?\n|)\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"[ \t]*([A-Za-z][\w /()-]{0,30}?)[ \t]?:(?:[ \t]+(\S.*)|[ \t]*)$")
_MOST_FIELDS = 60
_LONGEST = 100_000  # characters of YAML
_DAMAGE = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)  # of what is odd inside


def with_front_matter(text: str) -> Records | None:
    r"""Return the article below front matter in YAML or TOML, or below plain fields; None where a text has none.

    Examples
    --------
    >>> with_front_matter("---\ntitle: Rates\ndate: 2024-04-01\n---\nRates rose.").rows
    [{'text': 'Rates rose.', 'title': 'Rates', 'date': '2024-04-01'}]
    """
    text = text.lstrip()
    for pattern, load in ((_YAML, _from_yaml), (_TOML, _from_toml)):
        if match := pattern.match(text):
            fields, note = load(match[1])
            return _below(fields, text[match.end() :], note) if fields else None
    note = None
    if opening := re.match(r"(?:---|\+\+\+)[ \t]*\n", text):
        text = text[opening.end() :]
        note = "its front matter has no end: it is read up to the first line of another kind"
    found = _fields_in(text)
    return _below(*found, note) if found else None


def _from_yaml(written: str) -> tuple[dict | None, str | None]:
    """Return fields in YAML; line by line where it is damaged, and None where it is none."""
    import yaml

    try:
        if len(written) > _LONGEST:
            raise ValueError("too long")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(written)):
            raise ValueError("an alias, which may expand to any size")
        fields = yaml.load(written, Loader=yaml.BaseLoader)  # leaves all values as they are written
    except _DAMAGE + (yaml.YAMLError,) as error:
        at = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if at is None else f" on line {at + 2}"
        return _line_by_line(written, f"its front matter is damaged YAML{where}", ":")
    return (fields if isinstance(fields, dict) else None), None


def _from_toml(written: str) -> tuple[dict | None, str | None]:
    """Return fields in TOML; line by line where it is damaged."""
    try:
        return tomllib.loads(written), None
    except _DAMAGE:
        return _line_by_line(written, "its front matter is damaged TOML", "=")


def _line_by_line(written: str, damage: str, sign: str) -> tuple[dict, str]:
    """Return the fields of damaged front matter that stand on a line each, and a note on the damage."""
    pairs = [line.split(sign, 1) for line in written.split("\n") if sign in line and line[0].isalpha()]
    fields = {name.strip(): value.strip().strip("\"'") for name, value in pairs}
    return fields, f"{damage}: it is read as lines of the kind 'title{sign} ...'"


def _fields_in(text: str) -> tuple[dict, str] | None:
    """Return the fields that a text begins with and what is below them, None where they are not those of an article."""
    fields: dict[str, str] = {}
    lines, last = text.split("\n", _MOST_FIELDS), ""
    place = 0
    for place, line in enumerate(lines[:-1] if len(lines) > 1 else lines):
        match = _FIELD.match(line)
        known = match and is_usual(match[1])
        if match and (known or (fields and place and lines[place - 1].strip())):
            last = match[1].strip()
            fields.setdefault(last, (match[2] or "").strip())
        elif fields and line[:1] in (" ", "\t") and line.strip() and lines[place - 1].strip():
            fields[last] = f"{fields[last]} {line.strip()}".strip()
        elif line.strip() or not fields:
            break
    else:
        place += 1
    roles = set(map(role_of, fields))
    enough = roles & {"title", "date"} and sum(map(is_usual, fields)) >= 2
    blank = place and not lines[place - 1].strip()
    if not enough or not (blank or "text" in roles or all(map(is_usual, fields))):
        return None
    return fields, "\n".join(lines[place:])


def _below(fields: dict, body: str, note: str | None) -> Records:
    """Return an article with its fields; a field that is the text itself comes before what stands below."""
    row: dict = {"text": None}
    texts = [body.strip()]
    for name, value in flat_row(fields).items():
        if isinstance(value, list) and all(isinstance(part, (str, int, float)) for part in value):
            value = ", ".join(map(str, value))
        elif isinstance(value, (date, time)):
            value = value.isoformat()
        if isinstance(value, str) and role_of(name) == "text":
            texts.insert(0, value.strip())
        else:
            row.setdefault(name, None if value == "" else value)
    row["text"] = "\n\n".join(filter(None, texts)) or None
    return Records([row], [""], notes=[note] if note else [])
