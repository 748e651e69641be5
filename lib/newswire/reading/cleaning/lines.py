"""Lines that a program broke at some width: words divided at their ends, and sentences that run on."""

import re
from functools import cache
from textwrap import dedent

from ...data import read_rows

_KNOWN, _USUAL = 3.0, 1.0  # occurrences per million that make a part a word of its own, and both together one word
_SHORTEST = 3  # letters of parts that are words, where both together are none at all: city-dwellers
_ENDINGS = frozenset(
    "ing man men son ton ted ers ment sion land not".split()
)  # that are words, too, but not in compounds
_DIVIDED = re.compile(r"([^\W\d_]{1,40}|\d{1,9})[-‐][ \t]{0,9}\n[ \t]{0,9}(?=([^\W\d_]{1,40}))")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BREAKS = re.compile(r"\n\s*")
_HYPHEN = re.compile(r"\n(?:(?<=[-‐]\n)|(?<=[-‐] \n))")
_OPENERS = (" ", ">", "-", "*", "•", "|", "–", "—")  # of lines that begin something of their own
_NARROWEST, _WIDEST, _FEWEST = 30, 120, 4  # characters of the lines, and how many it takes to see their width
_FULL = 0.7  # a line shorter than this share of the widest ends its paragraph, or is a title
_ENDED = re.compile(r"[.!?:…][’'\"”)\]]{0,3}\s*\Z")
_BROKEN = 0.3  # share of full lines that stop inside a sentence where a program broke them


def unwrapped(text: str) -> str:
    """Return a text with words that were divided at line ends put together, and sentences on one line.

    Lines are joined where sentences run on from line to line and nothing else shows the paragraphs: there is no blank
    line, or there is one after each line.

    Examples
    --------
    >>> unwrapped("The union said that it would exten-\\nd a well-\\nknown strike.")
    'The union said that it would extend a well-known strike.'
    """
    count = text.count("\n")
    if not count:
        return text
    if count >= _FEWEST - 1 and len(text) <= _WIDEST * (count + 1):
        breaks = _BREAKS.findall(text.strip())
        short = len(text) - sum(map(len, breaks)) <= _WIDEST * (len(breaks) + 1)
        if short and len({line_break.count("\n") > 1 for line_break in set(breaks)}) == 1:
            text = _on_one_line(text, max(breaks, key=len))
    if not _HYPHEN.search(text):
        return text
    words = frozenset(_WORD.findall(text))
    return _DIVIDED.sub(lambda match: _joined(match[1], match[2], words), text)


def _on_one_line(text: str, line_break: str) -> str:
    """Return a text with the lines of each paragraph in one, or as it is where no program broke its lines."""
    if text.lstrip("\n")[:1].isspace():
        text = dedent(text)
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST or not _run_on(lines, width):
        return text
    apart = "\n\n" if line_break.count("\n") > 1 else "\n"
    pairs = zip(lines, [*lines[1:], ""], strict=True)
    return "".join(line + (_between(line, after, width) or apart) for line, after in pairs).rstrip()


def _joined(first: str, second: str, words: frozenset[str]) -> str:
    """Return the first part of a word that was divided at a line's end, with a hyphen where the word has one."""
    with_hyphen, without = f"{first}-{second}", first + second
    if without in words or with_hyphen in words:
        return first if without in words else f"{first}-"
    if not second.islower() or first.isdigit():
        return f"{first}-"
    rates, parts = _rates(), (first.lower(), second)
    rate = min(rates.get(part, 0.0) for part in parts)
    known = rate >= _KNOWN and rates.get(without.lower(), 0.0) < _USUAL
    rare = rate > 0 and min(map(len, parts)) >= _SHORTEST and without.lower() not in rates
    return f"{first}-" if (known or rare) and second not in _ENDINGS else first


@cache
def _rates() -> dict[str, float]:
    """Return how often words occur in general English, per million."""
    rows = read_rows("newswire.frequencies", "english.csv.gz")
    return {row["word"]: float(row["per_million"]) for row in rows}


def _run_on(lines: list[str], width: int) -> bool:
    """Tell whether sentences run on from line to line: a full line stops inside one and the next begins small."""
    pairs = [(line, after) for line, after in zip(lines, lines[1:], strict=False) if _is_full(line, width)]
    broken = sum(not _ENDED.search(line) and after.lstrip()[:1].islower() for line, after in pairs)
    return len(pairs) >= _FEWEST - 1 and broken >= _BROKEN * len(pairs)


def _is_full(line: str, width: int) -> bool:
    return len(line) >= _FULL * width


def _between(line: str, after: str, width: int) -> str:
    """Return what comes between two lines of a paragraph, nothing between two paragraphs."""
    if not _is_full(line, width) or not after[:1].isprintable() or after.startswith(_OPENERS):
        return ""
    return "\n" if line.endswith(("-", "‐")) else " "  # a divided word is put together later
