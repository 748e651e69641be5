"""How a table in text is written: what parts its fields and what encloses them, told by the rows that come out even."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .headers import FIRST_CELLS, usual_names_in

# What parts fields, the likelier first; the last ones stand in texts, too, and must fit every row.
_DELIMITERS = ("\t", ";", "|", ",", "\x01", "\x1f", "\x1e", "^", "~", "¦")
_RARE = ("^", "~", "¦")
ESCAPED = "\ue000"  # stands for a delimiter that a backslash makes part of the text
_NONE = "\x1f"  # parts nothing in a text
QUOTED_NAMES = re.compile(r'(?:"[^"\n]{1,60}" ){1,200}"[^"\n]{1,60}"\n')  # a header of R, whose delimiter is a space
_PLAIN_COMMA = re.compile(r",\S")
_ROWS = 200  # rows that are enough to tell by
_ENCLOSED = 0.2  # share of the marks that stand on both sides of a delimiter where marks enclose each field
_HEADS = 30  # rows among which a header is looked for
_ENOUGH = 0.7  # share of rows that come out even in a table whose header has no usual names


class Dialect(NamedTuple):
    """What parts the fields of a table, and what encloses them."""

    delimiter: str
    mark: str | None = '"'  # None where marks belong to the text
    backslashes: bool = False  # a mark inside a field is written with a backslash
    spaced: bool = False  # a space follows each delimiter

    def reader(self, lines: Iterable[str], strict: bool = True):
        """Return a reader of rows, which raises csv.Error where a mark stands oddly."""
        return csv.reader(
            map(self._unescaped, lines) if self.backslashes else lines,
            delimiter=self.delimiter,
            quotechar=self.mark or '"',
            quoting=csv.QUOTE_MINIMAL if self.mark else csv.QUOTE_NONE,
            skipinitialspace=self.spaced,
            strict=strict,
        )

    def _unescaped(self, line: str) -> str:
        r"""Write \" as "", as csv knows it, and a delimiter behind a backslash as a sign that stands for it."""
        signs = {"\\\\": "\\\\", '\\"': '""', f"\\{self.delimiter}": ESCAPED}
        return re.sub(r"\\.", lambda found: signs.get(found.group(), found.group()), line) if "\\" in line else line


def dialect_of(sample: str, likely: str | None = None, whole: bool = True) -> Dialect:
    """Return how a table is written, by its first lines.

    Parameters
    ----------
    sample : str
        The first lines.
    likely : str, optional
        The delimiter that the file's name promises; taken where it does.
    whole : bool
        Whether the sample is all there is; where it is not, its last row counts for nothing.

    Examples
    --------
    >>> dialect_of("Title, as printed;text\\nRates;Rates rose, and fell.\\nGas;Gas fell.\\n").delimiter
    ';'
    """
    fits = {dialect: _fit(sample, dialect, whole) for dialect in _candidates(sample, likely)}
    if fits:
        best = max(fits, key=lambda dialect: fits[dialect])  # the first of equals
        share, known = fits[best]
        if known or share >= (_ENOUGH if best.delimiter not in _RARE else 1) or best.delimiter == likely:
            return best
    first = next((line for line in sample.split("\n") if line.strip()), "")
    if not _PLAIN_COMMA.search(first):
        first = first.replace(",", "")  # commas of a sentence
    delimiter = max((likely or ",", ",", ";", "\t", "|"), key=first.count)
    return Dialect(delimiter if delimiter in first else _NONE)


def _candidates(sample: str, likely: str | None) -> Iterator[Dialect]:
    """Yield the ways in which a table may be written, going by the signs in it."""
    delimiters = (" ", *_DELIMITERS) if QUOTED_NAMES.match(sample) else _DELIMITERS
    found = [delimiter for delimiter in delimiters if delimiter in sample]
    for delimiter in sorted(found, key=lambda delimiter: delimiter != likely):
        yield Dialect(delimiter)
        if '\\"' in sample or f"\\{delimiter}" in sample:
            yield Dialect(delimiter, backslashes=True)
        if '"' in sample:
            if f'{delimiter} "' in sample:
                yield Dialect(delimiter, spaced=True)
            enclosed = sample.count(f'"{delimiter}"') > _ENCLOSED * sample.count('"')
            if delimiter != " " and not enclosed:
                yield Dialect(delimiter, None)
        if f"{delimiter}'" in sample:
            yield Dialect(delimiter, "'")


def _fit(sample: str, dialect: Dialect, whole: bool) -> tuple[float, bool]:
    """Return the share of rows that come out even, and whether a header of usual names does, which adds 1 to it."""
    rows, broken = rows_in(sample, dialect)
    if not whole and len(rows) > 2 and len(rows) < _ROWS:
        rows.pop()
    rows = [row for row in rows if any(row)]
    if rows and len(rows[0]) == 1 and usual_names_in(rows[0]):  # a single column of texts
        return 0.0, False
    heads = [row for row in rows[:_HEADS] if len(row) > 1 and usual_names_in(row) > min(len(row), FIRST_CELLS) / 5]
    known = max((usual_names_in(row) for row in heads), default=0) > 1
    if known:
        width = len(max(heads, key=usual_names_in))
        width += 2 * sum(len(row) == width + 1 and row[-1] != "" for row in rows) > len(rows)  # R names no row names
    else:
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width = max(widths, key=lambda number: (widths[number], number), default=0)
    if dialect.delimiter == "," and not known and not _PLAIN_COMMA.search(sample):  # commas of sentences
        return 0.0, False
    even = sum(width == len(row) or (len(row) == width + 1 and not row[-1]) for row in rows) if width else 0
    more = sum(len(row) > width for row in rows) if known else 0  # texts may hold the delimiter
    share = (even + 0.4 * (more if even != len(rows) else 0)) / max(1, len(rows) + broken)
    return min(1.0, share) + known, known


def rows_in(sample: str, dialect: Dialect) -> tuple[list[list[str]], int]:
    """Return the rows of a sample, and how often a mark stands oddly."""
    rows: list[list[str]] = []
    broken = 0
    reader = dialect.reader(io.StringIO(sample, newline="\n"))
    while len(rows) + broken < _ROWS:
        try:
            rows.append(next(reader))
        except csv.Error:
            broken += 1
        except StopIteration:
            break
    return rows, broken
