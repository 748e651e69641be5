"""Tables in text: fields parted by commas, semicolons, tabs or other signs, however they begin and quote."""

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ..columns import text_among
from ..encodings import utf8
from ..packing import UnreadableError
from .dialects import ESCAPED, dialect_of
from .headers import usual_names_in, with_header
from .mending import cut_off, header_in, is_merged, joined, mended, parted_otherwise, shape_of, unmarked
from .records import Records, counted, listed

__all__ = ["read_table", "with_header"]

_BIGGEST_FIELD = 2**31 - 1  # the most that csv takes on every system
_ROWS = 200  # rows that are enough to tell what the columns are
_SAMPLE = 2**18  # bytes that are enough to tell how a table is written
_PATIENCE, _NEAR = 100, 2**13  # damaged rows, from which on the end of another is looked for in so many bytes
_FURTHEST = 2**18  # bytes in which the end of a damaged row is looked for
_SEPARATOR = re.compile(rb'"?sep=(.|\\t)"?[ \t]*\n', re.IGNORECASE)
_ESCAPED = re.compile(
    r"[^\s\\:]\\n(?=\\n|[A-Z\"“])|\t\\N(?=[\t\n])|,\\N(?=[,\n])"
)  # line ends and nothing, in two signs
_OTHERS = re.compile(r"[;\t|]")  # delimiters, of which a first field may be full where another one is meant
_ESCAPE = re.compile(r"\\[nrt\\\"/]")
_ESCAPES = {"\\n": "\n", "\\r": "", "\\t": "\t", "\\\\": "\\", '\\"': '"', "\\/": "/"}
_REMARK = re.compile(
    r"\W{0,3}(?:(?:grand )?total|count|sum|end of|source:|generated|exported|downloaded|copyright|©|showing|page \d"
    r"|\(?\d[\d,.]* (?:rows?|records?|results?|articles?|documents?|hits)\b).{0,80}",
    re.IGNORECASE,
)


def read_table(data: bytes, delimiter: str | None = None) -> Records:
    """Read a table in text; `delimiter` is the one that its file's name promises.

    How it is written is told by the first of its rows; those that do not fit are mended where it is plain what was
    meant, and else refused.
    """
    data = utf8(data)
    if (unwrapped := _unwrapped(data)) is not None:
        return read_table(unwrapped, delimiter)
    return _begun(data, delimiter).read()


def read_table_apart(pieces: Iterator[bytes], delimiter: str | None = None) -> Iterator[Records]:
    """Read a table piece by piece, each of whole lines: the records of all together are those of `read_table`."""
    piece = utf8(next(pieces))
    if _unwrapped(piece) is not None:
        raise UnreadableError("each of its rows stands in quotation marks: take these away")
    table = _begun(piece, delimiter)
    while piece:
        piece = utf8(next(pieces, b""))
        near = table.data.count(b"\n", table.at, max(table.at, len(table.data) - _FURTHEST))
        table.stop = table.line + near if piece else math.inf
        yield table.read()
        table.records, table.mended = Records(), {}
        table.data, table.at = table.data[table.at :] + piece, 0


def _begun(data: bytes, delimiter: str | None) -> "_Table":
    """Return a table whose header is read."""
    csv.field_size_limit(_BIGGEST_FIELD)
    begin = re.search(rb"\S", data)
    if not begin:
        raise UnreadableError("empty")
    if stated := _SEPARATOR.match(data, begin.start()):
        delimiter = stated[1].decode().replace("\\t", "\t")
    return _Table(data, stated.end() if stated else data.rfind(b"\n", 0, begin.start()) + 1, delimiter)


def _unwrapped(data: bytes) -> bytes | None:
    """Return a table each of whose rows stands in quotation marks as a whole, without them."""
    sample = data[:_SAMPLE].decode("utf-8", "ignore")
    rows = list(islice(csv.reader(io.StringIO(sample, newline="\n")), 20))
    wrapped = [row for row in rows if len(row) == 1 and '"' in row[0] and "," in row[0]]
    if len(rows) < 2 or len(wrapped) < 0.8 * (len(rows) - 1):
        return None
    header = rows[0] if len(rows[0]) > 1 else next(csv.reader(io.StringIO("".join(rows[0]), newline="\n")), [])
    if usual_names_in(header) < 2:
        return None
    lines = csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="\n"))
    return "\n".join(row[0] if len(row) == 1 else ",".join(row) for row in lines).encode()


class _Table:
    """One table as it is read: its rows so far, and where in its bytes the reading stands."""

    def __init__(self, data: bytes, begin: int, delimiter: str | None):
        self.data, self.records = data, Records()
        self.at, self.line = begin, data.count(b"\n", 0, begin) + 1
        self.mended: dict[str, list[int]] = {}
        self.stop = math.inf  # the line before which the reading stops, since more of the table is to come
        end = begin + _SAMPLE
        for _ in range(3 - data.count(b"\n", begin, end)):  # a header alone may be longer
            end = data.find(b"\n", end) + 1 or len(data)
        sample, whole = data[begin:end].decode("utf-8", "ignore"), len(data) <= end
        sample = sample if whole else sample[: sample.rfind("\n") + 1] or sample
        self.dialect = dialect_of(sample, delimiter, whole)
        self.escaped = self.dialect.backslashes or len(_ESCAPED.findall(sample)) > 1
        self._begin(sample)

    def _begin(self, sample: str) -> None:
        """Find the header, and move on to the first record."""
        numbered = self._first_rows(sample)
        first, _, rest = sample.partition("\n")
        if numbered and (bare := header_in(first, numbered[0][0], self.dialect)):
            numbered = [(bare, 1), *((row, line + 1) for row, line in self._first_rows(rest))]
        rows = [row for row, _ in numbered]
        names, before = with_header(rows, self.line)
        self.header = rows[before - 1] if before and not _are_made(names) else []
        widths = Counter(len(row) for row in rows[before:])
        usual = max(widths, key=lambda width: (widths[width], width), default=len(self.header))
        width = len(self.header) or usual
        if width + 1 == usual and 0.8 * widths.total() <= widths[usual]:  # R gives the names of rows no name
            names, width = ["column_1", *names], usual
        self._name(names[:width])
        self.shape = shape_of(len(self.names), self.dialect, rows[before:])
        self._pass_over(numbered[: before - 1 if self.header else before])
        self._move(self.line + (numbered[before - 1][1] if before else 0))

    def _first_rows(self, sample: str) -> list[tuple[list[str], int]]:
        """Return the first rows and the line in which each ends."""
        reader = self.dialect.reader(io.StringIO(sample, newline="\n"), strict=False)
        return [(row, reader.line_num) for row in islice(reader, _ROWS) if any(row)]

    def _pass_over(self, rows: list[tuple[list[str], int]]) -> None:
        """Say what stands before the header; before a first row without a header, it may be a row that is damaged."""
        said = [f"“{' '.join(' '.join(row).split())[:60]}”" for row, _ in rows]
        if not self.header:
            self.records.notes.append("it has no header: what its columns hold is told by what is in them")
            for text, (_, line) in zip(said, rows, strict=True):
                self.records.refused.append(f"line {self.line + line - 1}: unlike the rows of the table: {text}")
        elif rows:
            stand = "stands before the table and is" if len(rows) == 1 else "stand before the table and are"
            self.records.notes.append(f"{counted(len(rows), 'line')} {stand} not read: {said[0]}")

    def _name(self, names: list[str]) -> None:
        self.names, self.text = names, text_among(names)

    def _move(self, line: int) -> None:
        """Move on to the beginning of a line."""
        while self.line < line:
            self.at = self.data.find(b"\n", self.at) + 1 or len(self.data)
            self.line += 1

    def read(self) -> Records:
        """Return the records of the table, or those up to the line at which it is to stop."""
        while self.at < len(self.data) and self.line < self.stop:
            if wrong := self._read_even():
                self._mend(wrong)
        for what, lines in self.mended.items():
            self.records.notes.append(f"{counted(len(lines), 'row')} {what} ({listed('line', lines)})")
        return self.records

    def _read_even(self) -> str | None:
        """Read rows as long as they fit; then stand at the one that does not, and return what is wrong with it."""
        held = io.BytesIO(self.data)
        held.seek(self.at)
        reader = self.dialect.reader(io.TextIOWrapper(held, "utf-8", newline="\n"))
        base, start, width = self.line - 1, self.line, len(self.names)
        head, shape, wrong = self.header[0] if self.header else None, self.shape, None
        try:
            for row in reader:
                line = base + reader.line_num
                if (
                    len(row) != width
                    or row[0] == head
                    or _OTHERS.search(row[0])
                    or (line != start and is_merged(row, shape))
                ):
                    wrong = self._take_odd(row, start, line)
                    if wrong:
                        break
                else:
                    self._add(row, start)
                start = line + 1
                if start >= self.stop:
                    break
                width, shape = len(self.names), self.shape
            else:
                self.at = len(self.data)
                return None
        except csv.Error as error:
            unclosed = "unexpected end" in str(error)
            wrong = "a quotation mark that is never closed" if unclosed else "quotation marks inside quotation marks"
        self._move(start)
        return wrong

    def _add(self, row: list[str], line: int) -> None:
        """Take one row."""
        if self.dialect.mark is None:
            row = unmarked(row)
        if self.escaped:
            delimiter = self.dialect.delimiter
            row = [_unescaped(field).replace(ESCAPED, delimiter) for field in row]
        if any(row):
            self.records.add(
                {name: value or None for name, value in zip(self.names, row, strict=False)}, f"line {line}"
            )

    def _take_odd(self, row: list[str], first: int, last: int) -> str | None:
        """Take a row that is longer or shorter than others, or a header; return what is wrong where it cannot be."""
        width = len(self.names)
        if not any(row):
            return None
        if row == self.header or (2 <= usual_names_in(row) >= len(row) / 2 and len(row) > 1):
            self._take_header(row, first)
            return None
        known = list(self.records.rows[0].values()) if self.records.rows else []
        if first == last and (other := parted_otherwise(row, known, self.dialect.delimiter)):
            self._note("with another delimiter than the others", first)
            self._add(other, first)
            return None
        if last != first and is_merged(row, self.shape):
            return "rows that a quotation mark has run together"
        if len(row) > width and any(row[width:]):
            whole = joined(row, width, self.text, self.dialect.delimiter) if first == last else None
            if whole is None:
                return self._refused(row, first, f"{len(row)} fields under a header of {width}")
            self._note("with commas that nothing encloses put together again", first)
            row = whole
        elif len(row) < width and self._is_no_row(row, first):
            return None
        self._add(row[:width], first)
        return None

    def _refused(self, row: list[str], line: int, reason: str) -> str | None:
        """Refuse a row in which there are no marks to be mended; return the reason where there are some."""
        if any('"' in field or "\n" in field for field in row):
            return reason
        self.records.refused.append(f"line {line}: {reason}")
        return None

    def _take_header(self, row: list[str], line: int) -> None:
        """Go on under another header, or the same one again."""
        if row == self.header:
            self._note("left out, being the header again", line)
            return
        names, _ = with_header([row])
        self.header = row
        self._name(names)
        self.shape = self.shape._replace(width=len(names), start=None)
        self._note("taken for the header of another table", line)

    def _is_no_row(self, row: list[str], line: int) -> bool:
        """Tell whether a short row is the remark of a program, or goes on with the text of the row before it."""
        given = [field for field in row if field]
        if len(given) <= min(2, len(self.names) - 1) and _REMARK.fullmatch(given[0]):
            self.records.refused.append(f"line {line}: a remark and no row: “{' '.join(given)[:60]}”")
            return True
        delimiter, names = self.dialect.delimiter, self.names
        if not (self.shape.start and self.records.rows and self.text == len(names) - 1):
            return False
        text = delimiter.join(row)
        if self.shape.start.match(text) or not self.records.rows[-1].get(names[-1]):
            return False
        self.records.rows[-1][names[-1]] += "\n" + text
        self._note("put at the end of the text before", line)
        return True

    def _note(self, what: str, line: int) -> None:
        self.mended.setdefault(what, []).append(line)

    def _mend(self, wrong: str) -> None:
        """Take the row at which the reading stands as it was meant, or refuse it; move on behind it."""
        furthest = _FURTHEST if len(self.records.refused) < _PATIENCE else _NEAR
        chunk = self.data[self.at : self.at + furthest].decode("utf-8", "ignore")
        last = "never closed" in wrong and self.at + furthest >= len(self.data)
        if last and (cut := cut_off(chunk, self.shape)):
            self._note("cut off at the end of the file, so that its last field is not whole", self.line)
            self._add(cut, self.line)
            lines = chunk.count("\n") + 1
        elif found := mended(chunk, self.shape):
            row, lines = found
            self._note("with stray quotation marks mended", self.line)
            self._add(row, self.line)
        else:
            following = chunk.rstrip("\n").split("\n")[1:] if "quot" in wrong else []
            starts = (number for number, line in enumerate(following, 1) if self.shape.starts(line))
            lines = next(starts, len(following) + 1)
            place = f"line {self.line}" if lines == 1 else f"lines {self.line}–{self.line + lines - 1}"
            self.records.refused.append(f"{place}: {wrong}")
        self._move(self.line + lines)


def _are_made(names: list[str]) -> bool:
    """Tell whether columns have no names of their own."""
    return names == [f"column_{place}" for place in range(1, len(names) + 1)]


def _unescaped(field: str) -> str:
    r"""Return a field in which \n was a line end, and \N nothing."""
    return "" if field == "\\N" else _ESCAPE.sub(lambda found: _ESCAPES[found.group()], field)
