"""Articles in a form that is not known: taken apart by the labels that each of them repeats, such as ``Headline:``."""

import re
from collections import Counter

from ...columns import ROLES
from ..records import Records

_LINE = re.compile(r"^[ \t]*([A-Z][\w /()-]{1,24}?)[ \t]?:(?:[ \t]+(.*)|)$", re.MULTILINE)
_RULE = re.compile(r"[ \t]*(?:[-=*_#~]{3,}|(?:\* ?){3,})[ \t]*")
_LEAST = 3  # times that each of as many labels is there
_OTHERS = ("author", "byline", "by", "section", "page", "length", "paper", "url", "link", "language", "category", "lead")


def by_labels(text: str) -> Records | None:
    """Return the articles in a text that repeats the same labels for each, None where it does not."""
    lines = text.split("\n")
    found = [_LINE.match(line) for line in lines]
    counts = Counter(match[1] for match in found if match)
    first = next((match[1] for match in found if match and counts[match[1]] >= _LEAST), None)
    if first is None:
        return None
    times = counts[first]
    labels = {name for name, count in counts.items() if count >= max(_LEAST, times * 0.6) and count <= times}
    known = {name for name in labels if _role(name) or _plain(name) in _OTHERS}
    if len(labels) < _LEAST or len(known) < _LEAST - 1 or not {_role(name) for name in labels} & {"title", "text"}:
        return None
    starts = [place for place, match in enumerate(found) if match and match[1] == first]
    records = Records()
    allowed = {name for name in counts if name in labels or _role(name) or _plain(name) in _OTHERS}
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True), 1):
        place = f"part {number} of {len(starts)}"
        row = _row(lines[start:end], found[start:end], allowed)
        if row["text"]:
            records.add(row, place)
        else:
            records.refused.append(f"{place}: no text below its labels")
    if len(records.rows) < _LEAST:
        return None
    named = ", ".join(f"{name}:" for name in counts if name in labels)
    records.notes.append(f"several articles in one text, taken apart by the labels {named}")
    before = " ".join(" ".join(lines[: starts[0]]).split())
    if re.search(r"\w", before):
        records.notes.append(f"before the first of them, not read: {before[:60]!r}")
    return records


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _role(name: str) -> str | None:
    """Return which role a label usually has."""
    return next((role for role, names in ROLES.items() if _plain(name) in names), None)


def _row(lines: list[str], found: list[re.Match | None], labels: set[str]) -> dict:
    """Return one article: a labelled line goes on up to a blank one, and what has no label is its text."""
    row: dict[str, list[str]] = {"text": []}
    name = "text"
    for line, match in zip(lines, found, strict=True):
        if match and match[1] in labels and match[1] not in row and not (name == "text" and _role(match[1]) is None and any(row["text"])):
            name = "text" if _role(match[1]) == "text" else match[1]
            row.setdefault(name, []).append(match[2] or "")
        elif _RULE.fullmatch(line):
            continue
        elif not line.strip():
            row["text"].append("")
            name = "text"
        else:
            row[name].append(line)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(row.pop("text"))).strip()
    return {"text": text} | {key: " ".join(" ".join(value).split()) or None for key, value in row.items()}
