"""Several articles in one plain text: divided by lines of signs, numbered, or each with a head of its own."""

import re
from collections import defaultdict
from statistics import median
from typing import NamedTuple

from ..heads.parse import parse_head
from .openings import begins_plainly, ends, is_dated, is_title

_SHORT, _LONG = 80, 200  # characters that most articles reach, and those that nothing but their length tells
_MOST = 0.8  # share of the parts that must begin as articles do
_LINE = 1000  # characters of a line that may be an article of its own
_KINDS = 5  # kinds of dividing lines that are tried, the commonest first
_WIDEST = 400  # characters of a line that divides, with what it says
_WORDS = "article|story|document|item|news|record|artikel|artículo|articolo|dokument|documento|texte|text"
# How lines begin that may divide a text: with three signs, or with a word for an article and a number.
_START = re.compile(rf"(?i)(?:[^\w\s] ?|_){{3}}|[^\w\s]{{0,80}}\s{{0,9}}(?:{_WORDS})\W{{0,5}}\d")
_LABELLED = re.compile(r"(?P<signs>[^\w\s]{3,80})\s{0,40}(?P<said>\w.{0,150}?)\s{0,40}[^\w\s]{3,80}")
_NUMBERED = re.compile(
    rf"(?i)[^\w\s]{{0,80}}\s{{0,9}}(?:{_WORDS})\W{{0,5}}(?P<number>\d{{1,6}})"
    r"(?:\s{0,3}(?:/|of|von|de|di|sur)\s{0,3}\d{1,6})?(?P<said>[ \t]{0,9}[:.)–—-][ \t]{1,9}\w.{0,150})?\W{0,80}"
)
_ITEM = re.compile(r"(?P<number>\d{1,4})[.)][ \t]{1,9}(?P<said>\w.{6,150})")  # a title with a number before it
_AGENCY = re.compile(r"\([A-Z][\w ]{1,30}\)|/[A-Z]\w{1,30}/")


class Part(NamedTuple):
    """One part of a text: the number of its first line, its text, and what the line above it says."""

    line: int
    text: str
    label: str = ""


def divided(text: str) -> tuple[list[Part], str] | None:
    """Return the articles in a text and what divides them; None where it does not plainly hold several."""
    lines = text.split("\n")
    ways = (_by_lines, by_pages, _by_gaps, _by_dates, _by_datelines)
    return next((found for way in ways if (found := way(lines))), None)


def may_be_several(text: str) -> str | None:
    """Say what makes a text look like several articles, where it is too little to divide it by."""
    lines = text.split("\n")
    for (signs, _), numbers in _dividers(lines).items():
        parts = _between(lines, numbers)
        if len(signs) > 4 and len(parts) > 3 and median(len(part.text) for part in parts) >= _LONG:
            return f"lines of {signs!r}"
    filled = [line for line in lines if line.strip()]
    wide = re.split(r"\n{3,20}", text.strip())
    if len(wide) > 3 and all(len(part) >= _LONG and is_title(part.split("\n", 1)[0]) for part in wide):
        return f"{len(wide):,} parts with wide gaps between them, each below a title"
    titled = [len(line) < _LONG and is_title(line) for line in filled]
    if len(filled) > 7 and titled == [True, False] * (len(filled) // 2) and min(map(len, filled[1::2])) >= _LONG:
        return f"{len(filled) // 2:,} lines like titles, each above a paragraph"
    return f"{len(filled):,} lines as long as articles" if len(filled) > 5 and min(map(len, filled)) > _LINE else None


def _by_lines(lines: list[str]):
    """Divide at lines of signs such as -----, at numbered lines, or at lines such as === title ===."""
    for (signs, kind), numbers in _dividers(lines).items():
        parts = _underlined(lines, numbers) or _boxed(_between(lines, numbers))
        strong = kind != "signs" or len(signs) > 4
        sure = kind != "signs" or signs[0] in "=#<>@%$" or len(numbers) > 3 or len(lines[numbers[0]].strip()) > 9
        if _are_articles(parts, strong, strong and sure):
            return parts, "their numbers" if kind == "numbers" else f"lines of {signs!r}"
    return None


def _dividers(lines: list[str]) -> dict[tuple[str, str], list[int]]:
    """Return the numbers of the lines that may divide a text, by their signs and their kind, the commonest first."""
    found, last = defaultdict(list, {("1", "numbers"): _numbered_titles(lines)}), 0
    for number, line in enumerate(lines):
        line = line.strip() if len(line) < _WIDEST else ""
        if len(line) < 3 or not _START.match(line):
            continue
        numbered = _NUMBERED.fullmatch(line)
        if numbered:
            if int(numbered["number"]) in (last + 1, 1):
                last = int(numbered["number"])
                found["1", "numbers"].append(number)
        elif not re.search(r"[^\W_]", line):
            signs = "".join(line.split())
            if len(signs) > 2 and set(signs) - set(".…\"'“”?!"):
                found[_shortened(signs), "signs"].append(number)
        elif labelled := _LABELLED.fullmatch(line):
            found[_shortened(labelled["signs"]), "labels"].append(number)
    several = [item for item in found.items() if item[0][1] != "numbers" or len(item[1]) > 1]
    return dict(sorted(several, key=lambda item: -len(item[1]))[:_KINDS])


def _numbered_titles(lines: list[str]) -> list[int]:
    """Return the numbers of the lines that hold titles numbered from 1, where a text begins with one and has three."""
    items = ((number, _ITEM.fullmatch(line.strip())) for number, line in enumerate(lines) if line[:1].isdigit())
    held = [(number, item) for number, item in items if item and not (number and lines[number - 1].strip())]
    even = len(held) > 2 and [int(item["number"]) for _, item in held] == list(range(1, len(held) + 1))
    first = even and not any(line.strip() for line in lines[: held[0][0]])
    return [number for number, _ in held] if first and all(is_title(item["said"]) for _, item in held) else []


def _shortened(signs: str) -> str:
    """Return a line of signs in short: ------- becomes -----."""
    return re.sub(r"(.)\1{5,}", r"\1\1\1\1\1", signs)[:12]


def _between(lines: list[str], numbers: list[int]) -> list[Part]:
    """Return what stands between the dividing lines, without what is empty."""
    parts = []
    for start, end in zip([-1, *numbers], [*numbers, len(lines)], strict=True):
        line = lines[start].strip() if start >= 0 else ""
        said = _NUMBERED.fullmatch(line) or _LABELLED.fullmatch(line) or _ITEM.fullmatch(line)
        label = (said["said"] or "").strip(" \t:.)–—-") if said else ""
        first = next((number for number in range(start + 1, end) if lines[number].strip()), end)
        if first < end:
            parts.append(Part(first + 1, "\n".join(lines[first:end]).strip("\n"), label))
    return parts


def parts_from(lines: list[str], starts: list[int]) -> list[Part]:
    """Return the parts that begin at some lines, the first of them at the first line."""
    ends = [*starts[1:], len(lines)]
    return [Part(start + 1, "\n".join(lines[start:end]).strip("\n")) for start, end in zip(starts, ends, strict=True)]


def _underlined(lines: list[str], numbers: list[int]) -> list[Part]:
    """Return the parts that each begin with a title above a dividing line, or nothing where it is not so."""
    titles = [number - 1 for number in numbers]
    free = all(number > -1 and (not number or not lines[number - 1].strip()) for number in titles)
    if len(titles) < 2 or not free or not all(is_title(lines[number]) for number in titles):
        return []
    if any(line.strip() for line in lines[: titles[0]]):
        return []
    rest = ["" if number in set(numbers) else line for number, line in enumerate(lines)]
    return parts_from(rest, titles)


def _boxed(parts: list[Part]) -> list[Part]:
    """Put parts together where each article has its title between two dividing lines."""
    if len(parts) < 4 or len(parts) % 2 or any(part.label for part in parts):
        return parts
    pairs = list(zip(parts[::2], parts[1::2], strict=True))
    boxed = all(len(head.text) < _LONG and len(head.text) * 2 < len(body.text) for head, body in pairs)
    return [Part(head.line, f"{head.text}\n\n{body.text}") for head, body in pairs] if boxed else parts


def _are_articles(parts: list[Part], strong: bool, sure: bool) -> bool:
    """Tell whether the parts of a text are articles: the less sure what divides them is, the more they must begin so.

    Two or three stars stand between the sections of one article, too; long lines and numbers do not.
    """
    whole = len(parts) > 2 and not _begins(parts[0]) and len(parts[0].text) < _LONG
    inner = parts[1:] if whole else parts  # a line on the whole may stand before them
    if len(inner) < 2 or median(len(part.text) for part in inner) < _SHORT:
        return False
    if all(begins_plainly(part.text) for part in inner):
        return True
    begun = sum(map(_begins, inner)) / len(inner)
    long = sum(len(part.text) >= _SHORT for part in inner) / len(inner)
    ended = sum(ends(part.text) for part in inner) / len(inner)
    if len(inner) < 3 or long < _MOST:
        return False
    return (begun >= _MOST and (strong or _begins(inner[0]))) or (sure and ended > 0.5)


def _begins(part: Part) -> bool:
    """Tell whether a part begins as an article does: with a title, a dateline, a date or a label."""
    first, _, rest = part.text.strip().partition("\n")
    return bool(part.label) or (is_title(first) and len(rest) > 2 * len(first)) or begins_plainly(part.text)


def by_pages(lines: list[str]) -> tuple[list[Part], str] | None:
    """Divide at form feeds, where pages begin as articles do: each, or those after a page that has ended."""
    if not any("\f" in line for line in lines):
        return None
    pages, number = [], 1
    for text in "\n".join(lines).split("\f"):
        if text.strip():
            pages.append(Part(number + len(text) - len(text.lstrip("\n")), text.strip("\n")))
        number += text.count("\n")
    begun = [_begins(page) for page in pages]
    parts, each = pages[:1], sum(begun) >= _MOST * len(pages)
    for page, begins in zip(pages[1:], begun[1:], strict=True):
        if each or (begins and ends(parts[-1].text)):
            parts.append(page)
        else:
            between = "\n\n" if ends(parts[-1].text) else "\n"
            parts[-1] = parts[-1]._replace(text=f"{parts[-1].text}{between}{page.text}")
    return (parts, "their pages") if len(parts) > 1 and begun[0] else None


def _by_dates(lines: list[str]):
    """Divide at titles with the date in the line below, where the first words are such a title and each has a text."""
    lined = ["", *map(str.strip, lines)]
    starts = [
        number
        for number, (before, title, date) in enumerate(zip(lined, lined[1:], lined[2:], strict=False))
        if not before and date and is_dated(date) and is_title(title)
    ]
    if len(starts) < 2 or any(lined[1 : starts[0] + 1]):
        return None
    parts = parts_from(lines, starts)
    return (parts, "titles above dates") if min(len(part.text) for part in parts) >= _LONG else None


def _by_datelines(lines: list[str]):
    """Divide above datelines that name an agency, and above the titles over them."""
    hinted = [
        number for number, line in enumerate(lines) if ("(" in line or "/" in line) and _AGENCY.search(line, 0, 200)
    ]
    if len(hinted) < 2:
        return None
    starts, end = [], 0
    for number in hinted:
        fresh = not number or not lines[number - 1].strip() or is_title(lines[number - 1]) or "" not in lines
        if fresh and parse_head(lines[number].strip()).agency:
            starts.append(_title_above(lines, number, end))
            end = number + 1
    if len(starts) < 2 or any(line.strip() for line in lines[: starts[0]]):
        return None
    parts = parts_from(lines, starts)
    titled = len(starts) > 2 or all(is_title(lines[start]) for start in starts)
    return (parts, "their datelines") if titled and min(len(part.text) for part in parts) >= _SHORT else None


def _title_above(lines: list[str], number: int, end: int) -> int:
    """Return where the article begins that has its dateline in a line: up to three lines of title stand above it."""
    first, taken = number, 0
    while number > end and taken < 3 and (not lines[number - 1].strip() or is_title(lines[number - 1])):
        number -= 1
        if lines[number].strip():
            first, taken = number, taken + 1
    return first


def _by_gaps(lines: list[str]):
    """Divide at two blank lines or more, where most parts begin with a dateline, a date or a label, others a title."""
    blank = [not line or line.isspace() for line in lines]
    gaps = [number for number in range(1, len(lines)) if blank[number] and blank[number - 1]]
    parts = _between(lines, gaps) if gaps else []
    if len(parts) < 2 or min(len(part.text) for part in parts) < _LONG:
        return None
    plainly = [begins_plainly(part.text) for part in parts]
    titled = all(plain or _begins(part) for plain, part in zip(plainly, parts, strict=True))
    return (parts, "blank lines") if titled and 4 * sum(plainly) >= 3 * len(parts) else None
