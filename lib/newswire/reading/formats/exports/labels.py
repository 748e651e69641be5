"""Articles in a form that is not known: taken apart by the labels that each of them repeats, such as ``Headline:``."""

import re
from collections import Counter

from ...columns import is_usual, role_of
from ..records import Records
from .shapes import RIGHTS, prose

_LINE = re.compile(r"^[ \t]*([A-Z][\w /()-]{1,24}?)[ \t]?:(?:[ \t]+(.*)|)$", re.MULTILINE)
_RULE = re.compile(r"[ \t]*(?:[-=*_#~]{3,}|(?:\* ?){3,})[ \t]*")
_FULL = 60  # characters of a line that may go on in the next
_LEAST = 3  # times that each of as many labels is there


def by_labels(text: str) -> Records | None:
    """Return the articles in a text that repeats the same labels for each, None where it does not."""
    if text.count(":") < _LEAST * _LEAST:
        return None
    lines = text.split("\n")
    found = [_LINE.match(line) for line in lines]
    counts = Counter(match[1] for match in found if match)
    first = next((match[1] for match in found if match and counts[match[1]] >= _LEAST), None)
    if first is None:
        return None
    times = counts[first]
    labels = {name for name, count in counts.items() if count >= max(_LEAST, times * 0.6) and count <= times}
    known = set(filter(is_usual, labels))
    if len(labels) < _LEAST or len(known) < _LEAST - 1 or not set(map(role_of, labels)) & {"title", "text"}:
        return None
    starts = [place for place, match in enumerate(found) if match and match[1] == first]
    records = Records()
    usual = set(filter(is_usual, counts))
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True), 1):
        place = f"part {number} of {len(starts)}"
        row = _row(lines[start:end], found[start:end], labels, usual)
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


def _row(lines: list[str], found: list[re.Match | None], regular: set[str], known: set[str]) -> dict:
    """Return one article: what stands below its labels, and goes on none of their lines, is its text."""
    row: dict[str, list[str]] = {"text": []}
    name, goes_on, begun = "text", False, False
    for line, match in zip(lines, found, strict=True):
        label = match[1] if match else ""
        if match and label not in row and (label in regular or (label in known and not begun)):
            name = "text" if role_of(label) == "text" else label
            row.setdefault(name, []).append(match[2] or "")
            goes_on = not match[2] or len(line) > _FULL
            begun = begun or name == "text"
        elif _RULE.fullmatch(line):
            continue
        elif name != "text" and goes_on and line.strip():
            row[name].append(line)
            goes_on = len(line) > _FULL
        elif RIGHTS.match(line) and len(line) < _FULL * 2:
            row.setdefault("copyright", []).append(line)
        else:
            name = "text" if line.strip() else name
            row["text"].append(line)
            begun = begun or bool(line.strip())
    if "source" not in row and "Paper" in row:
        row["source"] = row.pop("Paper")
    text = prose(row.pop("text"))
    return {"text": text} | {key: " ".join(" ".join(value).split()) or None for key, value in row.items()}
