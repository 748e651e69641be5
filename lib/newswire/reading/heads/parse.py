"""The head of a story: its title, byline and date lines, and its dateline; the forms of these stand in data files."""

import re
from datetime import date as Day

import pandas as pd

from .above import Above, are_alike, is_sentence, is_title, lines_of
from .dateline import CAPITALS, NO_HEAD, Head, dateline_at
from .lines import LONGEST, is_caption, line_of

LOOK = 400  # characters within which a dateline at the very start ends
LOOK_BELOW = 1_600  # characters within which lines above a dateline, and the dateline, end
_HINT_WITHIN = 200  # characters within which a dateline shows itself
_LONGEST_PLACE = 90  # characters between the place and the agency of a dateline that a title runs into
_NEAR = 3  # days between a dateline and the date above it
_FIRST_LINE = 330  # characters within which the first line of a head ends

_HINT = re.compile(r"[(/:_&‒–—―−]|-(?:[-\s]|(?<=\s-))|\d(?:\.\s|\d{3}[-/.]\d\d)")
_BYLINE = re.compile(r"\s*(?:By|BY)\s")
# A dateline has a first word in capitals, or a sign of one within its first words.
_HINT_BELOW = re.compile(r"[^\W\d_a-zß-ÿ]{2}|[^\n]{0,60}[(/\d:‒–—―−-]")

# What a dateline within a line is known by: an agency in brackets or strokes, and capitals before it.
_AGENCY = re.compile(r"[(/]\s?[A-Z][A-Za-z .-]{1,30}?\s?[)/]")
_CAPITALS = re.compile(r"(?<=\s)[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,30}(?=[\s,.(])")
_OWN_LINE = re.compile(r"([^\n]{1,160}?)[^\S\n]{0,9}\n[^\S\n]{0,9}\n")
_TWO_LINES = re.compile(r"([^\n]+)\n\s{0,99}([^\n]+)")
_WORDS = re.compile(r"\S")


def parse_head(text: str, date: Day | None = None, title: str | None = None) -> Head:
    """Tell the date, place, agency and title that stand before a story's first sentence.

    The head is a dateline at the very start, or the lines above it: sections, a title, a lead, bylines, dates and
    sources. It ends after the dateline; without one, after the last line that is no part of the story for certain.
    A lead counts as head where a dateline, a byline or a date follows it, since it says in short what the story
    says; a title that nothing of the kind follows does where a paragraph much longer than it does.

    Parameters
    ----------
    text : str
        The story as it came; only its first 1,600 characters are looked at.
    date : date or datetime, optional
        The article's own date, which gives the year when the dateline has none.
    title : str, optional
        The article's own title; where there is none, its first line may be one.

    Returns
    -------
    Head
        date, place, agency, title (None where the head does not say) and end, the length of the head in characters.

    Examples
    --------
    >>> head = parse_head("date 2024-10-03 MOSCOW, October 3. /TASS/. The main driving force")
    >>> str(head.date), head.place, head.agency, head.end
    ('2024-10-03', 'MOSCOW', 'TASS', 43)
    >>> head = parse_head("Rates rise\\n\\nBy Jane Doe\\n\\nLONDON, Oct 3 (Reuters) - Rates rose", Day(2024, 10, 4))
    >>> head.title, head.place, head.agency, str(head.date)
    ('Rates rise', 'LONDON', 'Reuters', '2024-10-03')
    """
    date = None if date is None or pd.isna(date) else date
    head = _head(text, date, title)
    return head if head.end and _WORDS.search(text, head.end) else NO_HEAD


def _head(text: str, date: Day | None, title: str | None) -> Head:
    """Return the head of a text, which may be all there is of it."""
    start = text[:LOOK]
    hint = _HINT.search(start, 0, _HINT_WITHIN) or _BYLINE.match(start)
    head = dateline_at(start, 0, date) if hint else NO_HEAD
    if (head.place and head.date) or head.agency:
        return head
    if head.end and not head.place:  # a stamp: what follows it may have a head of its own
        rest = _head(text[head.end : head.end + LOOK_BELOW], head.date, title)
        return rest._replace(date=rest.date or head.date, end=head.end + rest.end)
    if _is_title_of_its_own(start, 0, head):
        head = NO_HEAD
    if text.find("\n", 0, _FIRST_LINE) < 0:
        return head if head.place or not hint else _run_on(start, date) or head
    below = _below(text[:LOOK_BELOW], date, title)
    return below if below.end else head


def _below(text: str, date: Day | None, title: str | None) -> Head:
    """Return the head that begins with other lines than a dateline."""
    if _is_prose(text, title):
        return NO_HEAD
    above = Above(text, title)
    for start, written, end in lines_of(text):
        line = line_of(written, date)
        if start and not (line and line.strong) and _HINT_BELOW.match(text, start):
            found = _dateline_below(above, text, start, date)
            if _is_title_of_its_own(text, start, found):
                found = NO_HEAD
            if found.agency or (found.place and (found.date or not above.prose)):
                return above.with_dateline(found)
        if not above.takes(written, line, end):
            break
    return above.sure


def _is_prose(text: str, title: str | None) -> bool:
    """Tell whether a text begins with a sentence that is not its title, and no dateline begins what follows."""
    lines = _TWO_LINES.match(text)
    if not lines or len(lines[2]) <= LONGEST or not is_sentence(lines[1]) or CAPITALS.match(lines[2]):
        return False
    return title is None or not are_alike(lines[1], title)


def _is_title_of_its_own(text: str, at: int, found: Head) -> bool:
    """Tell whether what seems a place is in a title, as in "London: Police hunt thieves"; an empty line follows it."""
    alone = found.place and not (found.agency or found.date)
    line = _OWN_LINE.match(text, at) if alone else None
    return line is not None and is_title(line[1])


def _dateline_below(above: Above, text: str, at: int, date: Day | None) -> Head:
    """Return the dateline below lines; of a day that may be two, the one that is near counts."""
    known = above.date or date
    found = dateline_at(text, at, known, above.byline)
    if "\n" in text[at : found.end].strip():  # a line above, and a dateline
        return NO_HEAD
    if known or not found.end or not above.says.either:
        return found
    tried = [(day, dateline_at(text, at, day).date) for day in above.says.either]
    near = [date for day, date in tried if date and abs(date - day).days <= _NEAR]
    return found._replace(date=near[0] if near else None)


def _run_on(text: str, date: Day | None) -> Head | None:
    """Return the head of a story whose title, or the caption of its picture, runs on into the dateline."""
    for agency in _AGENCY.finditer(text):
        for word in _CAPITALS.finditer(text, max(0, agency.start() - _LONGEST_PLACE), agency.start()):
            found = dateline_at(text, word.start(), date)
            if found.place and found.agency and found.end > agency.start():
                above = text[: word.start()].strip()
                caption = is_caption(above)
                named = is_title(above) and above.count(" ") > 1
                return found._replace(title=None if caption else above) if caption or named else None
    return None
