"""One story as a record: its parts under the usual names, the dateline where the head of a story is read."""

import re
from typing import Any

from ..cleaning.texts import clean
from ..heads.parse import parse_head

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")  # which WordPress keeps and makes a paragraph when it shows a post
_MARKED = re.compile(r"<[a-zA-Z/!]|&#?\w{1,32};")


def story(text: str | None, parts: dict[str, Any]) -> dict:
    r"""Return the record of a story; parts that are empty are left out.

    A title that the text repeats is not counted twice. A dateline goes before the text where it is read as its head,
    and is the place where it is not; one that the text has already is left where it is.

    Examples
    --------
    >>> story("Rates rise\n\nRates rose.", {"title": "Rates rise", "dateline": "PARIS, April 1 (AFP) -"})
    {'text': 'PARIS, April 1 (AFP) - Rates rose.', 'title': 'Rates rise'}
    >>> story("Rates rose.", {"dateline": "Port of Halvik"})
    {'text': 'Rates rose.', 'place': 'Port of Halvik'}
    """
    text, parts = (text or "").strip(), dict(parts)
    if _MARKED.search(text):
        text = clean(_BLANK_LINE.sub("<p>", text)).strip()
    title, dateline = parts.get("title"), parts.get("dateline")
    if isinstance(title, str) and text:
        first, _, rest = text.partition("\n")
        text = rest.strip() if rest.strip() and _letters(first) == _letters(title) else text
    if isinstance(dateline, str) and text:
        del parts["dateline"]
        text, place = _headed(text, dateline)
        parts = {"place": place} | parts
    row = {"text": text} | {name: value for name, value in parts.items() if name != "text"}
    return {name: value for name, value in row.items() if value is not None and value != ""}


def _headed(text: str, dateline: str) -> tuple[str, str | None]:
    """Return a text with its dateline before it, or else the dateline as a place."""
    written = " ".join(dateline.split()).rstrip("-–—: ")
    if not _letters(written) or _letters(text[:400]).startswith(_letters(written)):
        return text, None
    if parse_head(text).place:
        return text, None
    joined = f"{written} - {text}"
    return (joined, None) if text and parse_head(joined).end > len(written) else (text, written)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
