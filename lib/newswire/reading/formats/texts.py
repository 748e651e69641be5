"""Plain text: one article, or several in one file."""

import re
from statistics import mode

from ..columns import text_among
from ..encodings import decode
from ..packing import UnreadableError
from ..prose import kind_of, prose_in
from . import exports, messages
from .dialects import QUOTED_NAMES, Dialect, rows_in
from .headers import DATA, usual_names_in
from .nested import read_json, read_lines
from .openings import begins_plainly, is_title
from .records import Records
from .several import Part, divided, may_be_several, parts_from
from .tables import read_table

_SAMPLE = 200_000  # characters that are enough to tell a table by
_BEFORE = 10  # lines that may stand before the names of columns
_MOST = 0.9  # share of the rows that have as many fields, where no names are above them
_REMARK = 100  # characters that a line on the whole of a text does not reach
_NAME = 40  # characters that no name of a column reaches
_WORDS = 3  # words of a cell that is no name, beside a number or a date
# Facts on an article between lines of three hyphens, as they stand before its text.
_FRONT = re.compile(
    r"(?m)^---\n(?:[A-Za-z][\w -]{0,40}:.{0,2000}\n(?:(?:[ \t]|- ).{0,2000}\n){0,200}){1,100}---[ \t]*$"
)

_HIGHLIGHT = re.compile(r"(?m)^@highlight[ \t]*$")  # the data set of Hermann and others (2015)


def read_text(data: bytes) -> Records:
    """Read a text file, whatever is written in it: a table, JSON lines, a message, an export, or one article."""
    text = decode(data)
    if text.lstrip()[:1] in ("{", "["):
        records = _json(text, data)
        if records:
            return records
    delimiter = _delimiter(text)
    if delimiter:  # which of the others it is, the reader of tables decides by more rows
        return read_table(data, "\t" if delimiter == "\t" else None)
    return records_in(text)


def records_in(text: str) -> Records:
    """Return the articles in a text that came from any file: an export's, a message's, several, or one."""
    fronts = _FRONT.finditer(text) if text.lstrip().startswith("---") else ()
    starts = [text.count("\n", 0, front.start()) for front in fronts]
    if len(starts) > 1:
        return parted(parts_from(text.split("\n"), starts), "what is stated before each of them")
    mailbox = text.lstrip()[:5] == "From " and messages.read_message(text)
    taken = mailbox or exports.take_apart(text) or messages.read_message(text)
    if taken:
        return taken
    found = divided(text)
    if not found:
        several = may_be_several(text)
        note = f"looks like several articles ({several}): if so, put each into a file or a row of its own"
        return Records([_without_highlights(text)], [""], notes=[note] if several else [])
    return parted(*found)


def _without_highlights(text: str) -> dict:
    """Return the record of one article; the sentences that sum it up, as CNN and the Daily Mail add them, are apart."""
    text, *points = _HIGHLIGHT.split(text)
    told = {"highlights": "; ".join(point.strip() for point in points)}
    return {"text": text} | (told if points and text.strip() else {})


def parted(parts: list[Part], by: str) -> Records:
    """Return the articles in the parts of a text; a line on the whole that stands before or after them is refused."""
    records = Records()
    longest = max(len(part.text) for part in parts)
    outside = [part for part in (parts[0], parts[-1]) if len(parts) > 2 and _is_remark(part, longest)]
    records.refused += [f"line {part.line}: stands outside the articles: {part.text.strip()!r}" for part in outside]
    inside = [part for part in parts if part not in outside]
    for part, (title, text) in zip(inside, _titles(inside), strict=True):
        inner = messages.read_message(part.text) or Records([{"title": title, "text": text}], [""])
        for row in inner.rows:
            if part.label and not title:
                row["title" if " " in part.label else "label"] = part.label
            records.add({name: value for name, value in row.items() if value is not None}, f"line {part.line}")
        records.notes += inner.notes
    records.notes.append(f"{len(records.rows):,} articles in one text, divided by {by}")
    return records


def _is_remark(part: Part, longest: int) -> bool:
    """Tell whether a part is one short line that is no article beside the others."""
    return not part.label and "\n" not in part.text and len(part.text) < min(_REMARK, longest / 5)


def _titles(parts: list[Part]) -> list[tuple[str | None, str]]:
    """Return each part's title and text, where most begin with a title of their own; else all is text."""
    split = [part.text.strip().partition("\n") for part in parts]
    titled = [is_title(first) and len(rest) > 2 * len(first) and not begins_plainly(first) for first, _, rest in split]
    own = {first for (first, *_), told in zip(split, titled, strict=True) if told}
    if len(own) < 0.8 * len(parts):
        return [(None, part.text) for part in parts]
    return [
        (first.strip(), rest.strip("\n")) if told else (None, part.text)
        for part, (first, _, rest), told in zip(parts, split, titled, strict=True)
    ]


def _json(text: str, data: bytes) -> Records | None:
    """Return the records of a text that is JSON or JSON lines, None where it only begins with a bracket."""
    first = text.lstrip().split("\n", 1)[0].rstrip(" \r,")
    lines = first.startswith("{") and first.endswith("}") and "\n" in text.strip()
    sure = re.match(r"""\s*(?:\{\s*["']|\[\s*\{\s*["'}])""", text)
    try:
        records = (read_lines if lines else read_json)(data)
    except UnreadableError:
        if sure:
            raise
        return None
    return records if sure or (records.rows and not records.refused) else None


def _delimiter(text: str) -> str | None:
    """Return what stands between the fields of a text that is a table, None where it is none.

    Examples
    --------
    >>> _delimiter("date;text\\n2024-04-01;Workers voted.\\n"), _delimiter("Paris, Rome, Oslo\\nHe left.\\n")
    (';', None)
    """
    start = text[:_SAMPLE].lstrip("\n").removeprefix("\ufeff")
    if stated := re.match(r"sep=(.)\n", start):
        return stated[1]
    if QUOTED_NAMES.match(start):
        return " "
    filled = [line for line in start.split("\n", _BEFORE)[:_BEFORE] if line.strip()]
    quoted = all(line.startswith('"') for line in filled[:3])
    for delimiter in "\t;,|":
        fields = [line.split(delimiter) for line in filled if delimiter in line]
        even = len(fields) == len(filled) > 2 or quoted
        if even or any(max(map(len, row)) < _NAME and usual_names_in(row) for row in fields):
            rows, _ = rows_in(start, Dialect(delimiter, None if delimiter == "\t" else '"'))
            if _is_table([row for row in rows if any(row)], quoted or delimiter == "\t"):
                return delimiter
    return None


def _is_table(rows: list[list[str]], sure: bool) -> bool:
    """Tell whether rows stand below names of columns, or are even and hold prose, beside values where not `sure`."""
    if any(_are_names(row, rows[start:]) for start, row in enumerate(rows[:_BEFORE], 1)):
        return True
    width = mode(map(len, rows)) if rows else 0
    fitting = [row for row in rows if len(row) == width]
    if width < 2 or len(fitting) < 3 or len(fitting) < _MOST * len(rows):
        return False
    columns = list(zip(*fitting, strict=True))
    valued = any(all(kind_of(cell) in DATA for cell in column) for column in columns)
    words = any(sum(len(cell.split()) > _WORDS for cell in column) > len(column) / 2 for column in columns)
    return (sure and valued and words) or (any(map(prose_in, columns)) and (sure or valued))


def _are_names(row: list[str], below: list[list[str]]) -> bool:
    """Tell whether a row names columns: as those of articles usually are, above rows of as many fields."""
    if len(row) < 2 or not below or not all(name.strip() and len(name) < _NAME for name in row):
        return False
    fitting = sum(len(fields) - len(row) in (0, 1) for fields in below) / len(below)  # R gives those of rows no name
    return usual_names_in(row) > 1 and (fitting >= 0.5 or (fitting > 0 and text_among(row) is not None))
