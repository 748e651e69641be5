"""An export of a database of news, taken apart into its documents."""

import re
from typing import NamedTuple

from ..records import Records, counted
from .forms import FORMS, Form, whole
from .heads import read_document
from .labels import by_labels

_LEAST = 3  # lines after the last document's end that are one more, cut short
_ITEM = re.compile(r"\s*(\d+)\.\s+(.+)")  # of the list of documents on a cover page
_MOST_NAMED = 12  # missing documents whose numbers are told


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
    rows = []
    for count, document in enumerate(documents, 1):
        place = f"document {document.number or count} of {document.total or len(documents)}"
        rows.append((place, read_document(form, document.lines)))
    return records_of(form.name, rows, [*_announced(form, text, documents), *notes])


def records_of(name: str, rows: list[tuple[str, dict]], notes: list[str] | None = None) -> Records | None:
    """Return the articles of an export with their places and its notes, None where no document has a text."""
    records = Records()
    for place, row in rows:
        if row["text"]:
            records.add(row, place)
        else:
            records.refused.append(f"{place}: no text{' below ' + repr(row['title']) if row['title'] else ''}")
    if not records.rows:
        return None
    records.notes = [f"an export of {name}, taken apart into {counted(len(rows), 'document')}", *(notes or [])]
    if abstracts := sum("text_is" in row for row in records.rows):
        records.notes.append(f"{counted(abstracts, 'document')} without a full text: the abstract is read instead")
    return records


def _documents(form: Form, lines: list[str]) -> tuple[list[Document], list[str]]:
    """Return the documents among the lines of an export, and what is to be said of the rest."""
    ways = [(_between, pattern) for pattern in form.begin] + [(_up_to, pattern) for pattern in form.end]
    for way, pattern in ways:
        mark = whole(pattern)
        at = [place for place, line in enumerate(lines) if line and mark(line)]
        if at:
            return way(form, mark, lines, at)
    return [Document(lines)], []


def _between(form: Form, begins, lines: list[str], at: list[int]) -> tuple[list[Document], list[str]]:
    """Return the documents that a line begins each."""
    documents = []
    first = at[0]
    if sum(bool(form.label.match(line)) for line in lines[:first]) > _LEAST:  # lines that divide, and none above
        first, at = 0, [-1, *at]
    for start, end in zip(at, [*at[1:], len(lines)], strict=True):
        match = begins(lines[start]) if start >= 0 else None
        said = match.groupdict() if match else {}
        number, total = (int(said[name]) if said.get(name) else None for name in ("number", "total"))
        inside = [line for line in _before(form, lines[start + 1 : end]) if not line or line.strip("_ ")]
        if any(inside):
            documents.append(Document(inside, number, total))
    close = whole(form.close)
    closed = [any(close(line) for line in document.lines if line) for document in documents]
    notes = _left_over(form, lines[:first])
    if len(closed) > 2 and sum(closed) > len(closed) / 2 and not closed[-1]:
        notes.append(_cut(documents[-1].number or len(documents)))
    return documents, notes


def _up_to(form: Form, _, lines: list[str], at: list[int]) -> tuple[list[Document], list[str]]:
    """Return the documents that a line ends each; the first comes after the cover page, if there is one."""
    starts = [0, *(place + 1 for place in at)]
    documents = [Document(lines[start : end + 1]) for start, end in zip(starts, at, strict=False)]
    documents[0] = Document(_without_cover(form, documents[0].lines))
    after = _before(form, lines[starts[-1] :])
    rest = [line for line in after if line]
    if len(rest) > _LEAST:
        return [*documents, Document(after)], [_cut(len(documents) + 1)]
    notes = [f"{counted(len(rest), 'line')} after the last document, not read: {_start(rest)}"] if rest else []
    return documents, notes


def _without_cover(form: Form, lines: list[str]) -> list[str]:
    """Return the lines after a cover page: from the title that its list names first, or after its last line."""
    cover = whole(*form.cover)
    labelled = next((place for place, line in enumerate(lines) if form.label.match(line)), len(lines))
    last = max((place for place, line in enumerate(lines[:labelled]) if line and cover(line)), default=-1)
    if last < 0:
        return lines
    items = [(place, match) for place, line in enumerate(lines) if (match := _ITEM.fullmatch(line))]
    for place, title in [(place, match[2].strip()) for place, match in items if match[1] == "1"][:1]:
        named = next((later for later in range(place, len(lines)) if lines[later].strip() == title), None)
        if named is not None:
            return lines[named:]
    return [line for line in lines[last + 1 :] if not _ITEM.fullmatch(line)]


def _before(form: Form, lines: list[str]) -> list[str]:
    """Return the lines before one with which what follows the last document begins."""
    over = whole(form.trailer)
    return lines[: next((place for place, line in enumerate(lines) if line and over(line)), len(lines))]


def _left_over(form: Form, lines: list[str]) -> list[str]:
    """Say what stands before the first document, where it is no cover page."""
    said, cover = [line for line in lines if line], whole(*form.cover)
    if not said or any(map(cover, said)):
        return []
    return [f"{counted(len(said), 'line')} before the first document, not read: {_start(said)}"]


def _announced(form: Form, text: str, documents: list[Document]) -> list[str]:
    """Compare how many documents an export, or several one after the other, announces with how many it holds."""
    stated = re.findall(rf"^[ \t]*+{form.announced}[ \t]*$", text, re.MULTILINE)
    announced, before = sum(map(int, stated)), 0
    for number, total in ((document.number, document.total) for document in documents):
        if number and total:
            announced += total if number <= before or not before else 0
            before = number
    absent = announced - len(documents)
    if not announced or not absent:
        return []
    numbers = [document.number for document in documents if document.number]
    missing = set(range(1, announced + 1)) - set(numbers) if numbers and 0 < absent <= _MOST_NAMED else ()
    which = f": {', '.join(map(str, sorted(missing)))} missing" if len(missing) == absent else ""
    return [f"the export announces {counted(announced, 'document')} and holds {len(documents):,}{which}"]


def _cut(number: int) -> str:
    """Say that the last document is cut short."""
    return f"document {number}, the last, has no end: the file seems to be cut short"


def _start(lines: list[str]) -> str:
    """Return the first words of some lines, to know them by."""
    words = " ".join(line.strip() for line in lines if line).strip()
    return repr(words if len(words) <= 60 else words[:57] + "...")
