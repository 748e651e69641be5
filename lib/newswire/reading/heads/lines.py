"""The lines that stand above a story or its dateline: bylines, dates, sources, sections, labels with a colon."""

import re
from collections.abc import Iterable
from datetime import date as Day
from typing import NamedTuple

from ...data import read_tables
from ..dates.grammar import read_time
from .dateline import clean_place
from .days import dated
from .forms import composed
from .names import AGENCIES, LABELS, SECTIONS
from .places import is_known

LONGEST = 160  # characters of a line of a head
_SHORT, _ENDS = 60, '.?!"”'  # a longer line with such an end is a sentence

LISTED = {
    name: words.split() if isinstance(words, str) else words
    for name, words in read_tables(__package__, "lines.toml").items()
}
_ONE_OF = {name: "|".join(map(re.escape, words)) for name, words in LISTED.items()}
_IN_BYLINES = frozenset(LISTED["in_bylines"])

# Where one part of a line ends and the next begins.
_BREAK = re.compile(
    r"[|·•●\t]|\s(?:[-–—]{1,2}|/)\s|   |(?:(?<=[\d).,])|(?<=[A-Zm])(?=\s|Up|Pub))"
    rf"(?=\s{{0,9}}(?i:last )?(?:(?i:{_ONE_OF['changed']}|{_ONE_OF['published']})\b|By [A-Z]))"
)
_RUN_ON = re.compile(r"(\b\d{4})(?=\d{1,2}:\d\d)")
_LABEL = re.compile(r"([A-Za-z][A-Za-z -]{0,30}?)\s{0,3}:\s{0,9}(?!//)")
_VERB = re.compile(
    rf"(?i:(?:first |last |originally |story )?(?:(?P<changed>{_ONE_OF['changed']})|{_ONE_OF['published']})"
    r"(?: online)?(?: on| at)?)\s{0,3}:?\s{0,9}(?=[\dA-Z])"
)
_BY = re.compile(
    r"(?i:(?:(?:story|report(?:ing|ed)?|written|text|words|posted|published|edited|compiled|analysis|photos?) )?by)"
    r"\s{0,3}:?\s{1,3}(?=\S)"
)
_AGO = re.compile(
    r"(?i:(?:updated |published )?(?:an?|\d{1,3}|one|two) (?:min|minute|hour|day|week|month|year)s? ago)$"
)
_SECTION = re.compile(r"((?:[A-Za-z]{2,15} ){1,3})(?=\d{1,2}:\d\d)")  # before a time
_READING = re.compile(r"(?i:\d{1,3}[ -]?(?:min(?:ute)?s?|mns?|words?)(?: read| to read| of reading)?)$")
_ROLES = frozenset(LISTED["roles"])
_OUTLET = re.compile(rf"(?:.*\b)?(?i:{_ONE_OF['outlets']})$")
_CREDIT = re.compile(
    r"(?i:photos?|pictures?|images?|photograph(?:s|er)?|video|file photo|handout)(?:$|:|\s(?:by|via)\b)"
)
_PICTURED = ("/", "©", "hoto", "HOTO", "mage", "AP ", "AFP ")  # what a caption has in it
_CAPTION = re.compile(
    rf"(?:{_ONE_OF['picture_agencies']}) ?(?:/ ?[A-Z]|Photos?\b|Images\b)"
    rf"|\w ?/ ?(?:{_ONE_OF['picture_agencies']}|TASS)\b|Getty Images|©"
    r"|^(?i:file photo|photos?:|image copyright|enlarge this image)"
)
_WORD = composed(r"[<U>][\w.'’-]{0,30}")
_NAME = re.compile(
    rf"{_WORD}(?:(?:,| and| &| de| van| von| der| bin| al| la| da)? {_WORD}){{1,5}}(?: in {_WORD}(?: {_WORD}){{0,2}})?$"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,150}$")
_BESIDE = re.compile(rf"[A-Z]{{2,6}}$|{_NAME.pattern}")  # what may stand beside a date: people, initials
_DATED = re.compile(composed("(?:<Place><stop>)?<date>(?:<stop><(agency)>)?[.:]?$"))
_LONGEST_CAPTION = 600  # characters
_IN_NUMBERS = re.compile(r"(?<![\d/.-])\d{1,2}([/-])\d{1,2}\1\d{4}(?!\d)")  # whose order others may tell
_UNDATED = re.compile(composed(r"<Place>\s{1,3}<(agency)>[.:]?$"))


class Line(NamedTuple):
    """What a line above a story says; a strong one is such a line wherever it stands.

    `either` are the days that a date may mean whose day and month could be either way round; `numbers` is a date
    written in numbers, whose order others may tell.
    """

    strong: bool = False
    date: Day | None = None
    updated: Day | None = None
    place: str | None = None
    agency: str | None = None
    title: str | None = None
    byline: bool = False
    either: tuple[Day, ...] = ()
    numbers: str | None = None


def line_of(written: str, reference: Day | None = None) -> Line | None:
    """Tell what a line above a story says, or None for a line that may be part of the story, or its title.

    Examples
    --------
    >>> line = line_of("By Jane Doe, Reuters | Thursday 3/10/2024")
    >>> line.byline, line.agency, str(line.date), line_of("Rates rose on 3 October 2024")
    (True, 'Reuters', '2024-10-03', None)
    """
    if 2 <= len(written) <= _LONGEST_CAPTION and is_caption(written):
        return Line()
    if not 2 <= len(written) <= LONGEST or (len(written) > _SHORT and written[-1] in _ENDS):
        return None
    if not re.search(r"\w", written) or re.search(r"\s[>»›]\s", written):
        return Line()
    if _ADDRESS.match(written):
        return Line(strong=True)
    apart = _RUN_ON.sub(r"\1 ", written)  # October 3, 202410:15
    parts = [part for part in _BREAK.split(apart) if part.strip(" ,.-–—")]
    lines = [_part_of(part, reference) for part in parts]
    if not any(lines) or not all(line or _BESIDE.match(part.strip()) for line, part in zip(lines, parts, strict=True)):
        return None
    return together(line or Line(byline=True) for line in lines)


def together(lines: Iterable[Line]) -> Line:
    """Return what lines say together: of each kind, what the first of them says.

    Examples
    --------
    >>> together([Line(agency="AP"), Line(agency="AFP", byline=True)]).agency
    'AP'
    """
    return Line(*(next(filter(None, said), said[0]) for said in zip(*lines, strict=True)))


def _part_of(part: str, reference: Day | None) -> Line | None:
    """Tell what one part of a line says."""
    part = part.strip(" ,\xa0")
    if label := _LABEL.match(part):
        says = LABELS.get(label[1].lower().strip())
        if says:
            return _labelled(says, part[label.end() :].strip(), reference)
    if by := _BY.match(part):
        return _byline(part[by.end() :])
    if verb := _VERB.match(part):
        says = "updated" if verb["changed"] else "date"
        return _when(part[verb.end() :], reference, says) or (Line() if re.search(r"\d", part) else None)
    section = _SECTION.match(part)
    if section and set(section[1].lower().split()) <= SECTIONS:
        part = part[section.end() :]
    reading = Line(strong=True) if _READING.match(part) else None
    return reading or _when(part, reference, "") or _dateline(part, reference) or _named(part)


def _labelled(says: str, value: str, reference: Day | None) -> Line | None:
    """Tell what stands after a label; a date that cannot be read, or is ambiguous, is none, but the line is one."""
    if says in ("date", "updated"):
        return _when(value, reference, says) or (Line(strong=True) if re.match(r"[\d :/.-]{4,40}$", value) else None)
    if says in ("person", "agency"):
        names = _byline(value) or (Line(strong=True) if re.fullmatch(r"[\w.-]{2,30}", value) else None)
        return names and names._replace(byline=says == "person")
    if not value or len(value) > 150 or (says == "other" and re.search(r"[a-z]{3}[.!?]$", value)):
        return None
    return Line(strong=True, title=value if says == "title" else None, place=value if says == "place" else None)


def _when(part: str, reference: Day | None, says: str) -> Line | None:
    """Tell the day in a date with or without a time; a time alone, or a day without a year, is a weak line."""
    when = dated(part)
    if when is None:
        ago = _AGO.match(part)
        return Line(strong=bool(says or ago)) if ago or read_time(part) else None
    changed = says == "updated"
    numbers = _IN_NUMBERS.search(part) if not changed else None
    written = numbers[0] if numbers else None
    if len(when.days) > 1:
        return Line(strong=True, either=when.days, numbers=written)
    day = when.near(reference)
    return Line(bool(says or when.has_year), None if changed else day, day if changed else None, numbers=written)


def _dateline(part: str, reference: Day | None) -> Line | None:
    """Tell what a dateline says that has a line of its own."""
    form = _DATED if re.search(r"\d", part) else _UNDATED if "(" in part else None
    match = form.match(part) if form else None
    if not match:
        return None
    said = match.groupdict()
    day = dated(said["date"]) if said.get("date") else None
    agency = AGENCIES.get(said["agency"].strip().lower()) if said["agency"] else None
    if not (day if said.get("date") else agency) or bool(said["agency"]) != bool(agency):
        return None
    place = clean_place(said["place"])
    date = day.near(reference) if day else None
    return Line(strong=bool(agency or (day and day.has_year)), date=date, place=place, agency=agency)


def _byline(names: str) -> Line | None:
    """Return a byline whose words are all names, or what stands between names; an agency among them is told."""
    words = names.replace("/", " ").split()
    if len(names) > 120 or not all(_in_byline(word) for word in words) or re.search(r"[a-z]{3,}[.!?:;]$", names):
        return None
    if not any(word[:1].isupper() or word.startswith("@") for word in words):
        return None
    return Line(strong=True, byline=True, agency=_agency_in(names))


def _in_byline(word: str) -> bool:
    bare = word.strip("(),.;")
    return bare[:1].isupper() or bare in _IN_BYLINES or "@" in bare or bare == ""


def _agency_in(names: str) -> str | None:
    """Return the agency that stands among names, after a comma, a slash or in brackets."""
    parts = [_without_role(part.strip(" .)")) for part in re.split(r"[,/(]|\bfor\b|\bof\b", names)]
    return next((AGENCIES[part.lower()] for part in parts if part.lower() in AGENCIES), None)


def _without_role(name: str) -> str:
    """Return a name without what its bearer does: Associated Press Writer."""
    *before, last = name.split() or [""]
    return " ".join(before) if last.lower() in _ROLES else name


def _named(part: str) -> Line | None:
    """Tell what a line of names says: an agency, a place, a section, people; none of them is one by itself."""
    bare = part.strip("().,:")
    if _CREDIT.match(bare):
        return Line()
    if bare.lower() in AGENCIES:
        return Line(agency=AGENCIES[bare.lower()])
    if is_known(bare):
        return Line(place=bare)
    if all(word in SECTIONS for word in bare.lower().replace("&", " ").replace("and ", " ").split()):
        return Line()
    if _agency_in(part) and all(_in_byline(word) for word in part.replace("/", " ").split()):
        return Line(byline=True, agency=_agency_in(part))
    who, _, where = bare.partition(", ")
    named = (_without_role(bare) != bare or _OUTLET.match(where)) and all(_in_byline(word) for word in bare.split())
    return Line(byline=True) if named else None


def is_name(written: str) -> bool:
    """Tell whether a line may be a person's name: two to four words with capitals.

    Examples
    --------
    >>> is_name("Jane van Doe"), is_name("JANE DOE"), is_name("Rates rise again")
    (True, True, False)
    """
    return len(written) <= 60 and bool(_NAME.match(written))


def is_caption(written: str) -> bool:
    """Tell whether a line is the caption or the credit of a picture.

    Examples
    --------
    >>> is_caption("The mayor in May 2019. REUTERS/Jane Doe"), is_caption("The mayor resigns")
    (True, False)
    """
    return any(sign in written for sign in _PICTURED) and bool(_CAPTION.search(written))


def are_people(written: str) -> bool:
    """Tell whether a line is more likely people than a title: each name is of two words.

    Examples
    --------
    >>> are_people("Jane Doe and John Roe"), are_people("Rates Rise Again"), are_people("Roe and Doe Meet")
    (True, False, False)
    """
    names = re.split(r",? and |, ", written)
    words = {len(name.split()) for name in names}
    return is_name(written) and words <= ({2, 3} if len(names) > 1 else {2})


def is_outlet(written: str) -> bool:
    """Tell whether a line may name an outlet, such as Daily Courier."""
    words = written.split()
    return len(words) <= 5 and all(map(_in_byline, words)) and bool(_OUTLET.match(written))
