"""An export of a database of news, taken apart into its documents."""

import re
from typing import NamedTuple

from ..records import Records
from .forms import FORMS, Form, whole
from .heads import read_document
from .labels import by_labels

_LEAST = 3  # lines after the last document's end that are one more, cut short; pieces that are as many articles
_RULE = re.compile(r"^[ \t]*([-=*_#~]{3,}|(?:\* ){2,}\*)[ \t]*$", re.MULTILINE)


class Document(NamedTuple):
    """The lines of one document, its number and how many the export says there are, where it does."""

    lines: list[str]
    number: int | None = None
    total: int | None = None


def take_apart(text: str) -> Records | None:
    r"""Return the articles in an export of many, None for a text that is none.

    Parameters
    ----------
    text : str
        A plain text, or that of a document or page, with blank lines between its paragraphs.

    Returns
    -------
    Records
        text, title, date, source, author, section, page, edition and length where the export says them, and its other
        fields by their names. What it announces and does not hold, and what was guessed, is in the notes.

    Examples
    --------
    >>> one = "2 of 2 DOCUMENTS\n\nThe Courier\n\nMarch 2, 2023\n\nRates rise\n\nLENGTH: 2 words\n\nRates rose.\n"
    >>> records = take_apart(one)
    >>> records.rows[0]["title"], records.rows[0]["text"], records.places
    ('Rates rise', 'Rates rose.', ['document 2 of 2'])
    """
    form = next((form for form in FORMS if form.takes(text)), None)
    if form is None:
        return by_labels(text)
    documents, notes = _documents(form, form.lines(text))
    records = Records()
    for count, document in enumerate(documents, 1):
        place = f"document {document.number or count} of {document.total or len(documents)}"
        row = read_document(form, document.lines)
        if row["text"]:
            records.add(row, place)
        else:
            records.refused.append(f"{place}: no text below its head ({_start(document.lines)})")
    if not records.rows:
        return None
    abstracts = sum("text_is" in row for row in records.rows)
    if abstracts:
        notes.append(f"{_count(abstracts, 'document')} without a full text: the abstract is read instead")
    many = _count(len(documents), "document")
    records.notes = [f"an export of {form.name}, taken apart into {many}", *_announced(form, text, documents), *notes]
    return records


def looks_like_several(text: str) -> str | None:
    r"""Return a note on a text that looks like several articles in no known form, None for any other.

    Examples
    --------
    >>> looks_like_several("Rates\nThey rose.\n=====\nRain\nIt fell.\n=====\nRovers\nThey won.\n=====\nThe end\nIt came.")
    'looks like 4 articles between lines of "=====", and is read as one: put each into a file or a row of its own'
    """
    for rule in dict.fromkeys(_RULE.findall(text)):
        pieces = [piece.strip().split("\n") for piece in re.split(rf"(?m)^[ \t]*{re.escape(rule)}[ \t]*$", text)]
        titled = [piece for piece in pieces if len(piece) > 1 and re.fullmatch(r".{2,118}[^.,:;]", piece[0].strip())]
        if len(pieces) > _LEAST and len(titled) > 0.8 * len(pieces):
            each = "put each into a file or a row of its own"
            return f'looks like {len(pieces)} articles between lines of "{rule[:5]}", and is read as one: {each}'
    return None


def _documents(form: Form, lines: list[str]) -> tuple[list[Document], list[str]]:
    """Return the documents among the lines of an export, and what is to be said of the rest."""
    over = whole(form.trailer)
    for pattern in form.begin:
        begins = re.compile(rf"[ \t]*{pattern}[ \t]*")
        at = [place for place, line in enumerate(lines) if line and begins.fullmatch(line)]
        if at:
            return _between(form, begins, lines, at, over)
    for pattern in form.end:
        ends = whole(pattern)
        at = [place for place, line in enumerate(lines) if line and ends(line)]
        if at:
            return _up_to(form, lines, at, over)
    return [Document(lines)], []


def _between(form: Form, begins: re.Pattern, lines: list[str], at: list[int], over) -> tuple[list[Document], list[str]]:
    """Return the documents that a line begins each."""
    documents = []
    keep = 0 if form.layout == "tagged" else 1
    for start, end in zip(at, [*at[1:], len(lines)], strict=True):
        said = begins.fullmatch(lines[start]).groupdict()
        number, total = (int(said[name]) if said.get(name) else None for name in ("number", "total"))
        inside = _before(lines[start + keep : end], over)
        if any(inside):
            documents.append(Document(inside, number, total))
    close = whole(form.close)
    closed = [any(close(line) for line in document.lines if line) for document in documents]
    notes = _left_over(form, lines[: at[0]])
    if len(closed) > 2 and sum(closed) > len(closed) / 2 and not closed[-1]:
        notes.append(_cut(documents[-1].number or len(documents)))
    return documents, notes


def _up_to(form: Form, lines: list[str], at: list[int], over) -> tuple[list[Document], list[str]]:
    """Return the documents that a line ends each; the first comes after the cover page, if there is one."""
    starts = [0, *(place + 1 for place in at)]
    documents = [Document(lines[start : end + 1]) for start, end in zip(starts, at, strict=False)]
    documents[0] = Document(_without_cover(form, documents[0].lines))
    kept, rest = documents, _before(lines[starts[-1] :], over)
    if len([line for line in rest if line]) > _LEAST:
        return [*kept, Document(rest)], [_cut(len(kept) + 1)]
    return kept, []


def _without_cover(form: Form, lines: list[str]) -> list[str]:
    """Return the lines after a cover page: from the title that its list names first, or after its last line."""
    cover = whole(*form.cover)
    last = max((place for place, line in enumerate(lines) if line and cover(line)), default=-1)
    if last < 0:
        return lines
    item = re.compile(r"\s*(\d+)\. +(.+)")
    first = next(
        (place for place, line in enumerate(lines) if (match := item.fullmatch(line)) and match[1] == "1"), None
    )
    if first is not None:
        title = item.fullmatch(lines[first])[2].strip()
        named = next((place for place in range(first, len(lines)) if lines[place].strip() == title), None)
        if named is not None:
            return lines[named:]
    return [line for line in lines[last + 1 :] if not item.fullmatch(line)]


def _before(lines: list[str], over) -> list[str]:
    """Return the lines before one with which what follows the last document begins."""
    return lines[: next((place for place, line in enumerate(lines) if line and over(line)), len(lines))]


def _left_over(form: Form, lines: list[str]) -> list[str]:
    """Say what stands before the first document, where it is no cover page."""
    said, cover = [line for line in lines if line], whole(*form.cover)
    if not said or any(map(cover, said)):
        return []
    return [f"{_count(len(said), 'line')} before the first document, not read: {_start(said)}"]


def _announced(form: Form, text: str, documents: list[Document]) -> list[str]:
    """Compare how many documents an export announces with how many it holds."""
    announced = sum(int(next(filter(None, found.groups()))) for found in _covers(form, text))
    numbers, before = [document.number or 0 for document in documents], 0
    for document in documents:
        if document.total and (document.number or 0) <= before:
            before = 0
        if document.total and not before:
            announced += document.total
        before = document.number or 0
    if not announced or announced == len(documents):
        return []
    missing = sorted(set(range(1, announced + 1)) - set(numbers)) if any(numbers) else []
    which = f": {', '.join(map(str, missing))} missing" if 0 < len(missing) <= 12 else ""
    return [f"the export announces {_count(announced, 'document')} and holds {len(documents)}{which}"]


def _covers(form: Form, text: str):
    return re.finditer(rf"(?m)^[ \t]*{form.announced}[ \t]*$", text)


def _cut(number: int) -> str:
    """Say that the last document is cut short."""
    return f"document {number}, the last, has no end: the file seems to be cut short"


def _start(lines: list[str]) -> str:
    """Return the first words of some lines, to know them by."""
    words = " ".join(line.strip() for line in lines if line).strip()
    return repr(words if len(words) <= 60 else words[:57] + "...")


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
