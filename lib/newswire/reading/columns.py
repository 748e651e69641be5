"""Which column holds what: the usual names of text, date, title and source, and what its content tells of the text."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from ..data import read_rows
from .prose import is_wordy, kind_of, prose_in

# The columns that articles always have, and what others call them; the first there is taken.
_USUAL = {row["role"]: tuple(row["usual_names"].split()) for row in read_rows(__package__, "column_names.csv")}
ROLES = {role: usual for role, usual in _USUAL.items() if role not in ("summary", "other")}
_ROLES_OF: dict[str, dict[str, int]] = {}  # for each usual name, its roles and how usual it is there
for _role, _names in _USUAL.items():
    for _rank, _name in enumerate(_names):
        _ROLES_OF.setdefault(_name, {}).setdefault(_role, _rank)
_HELD = set(_USUAL) - {"other"}

# A table that this package made, whose head is put back before its text.
OUR_HEAD = "_head"
_OURS = {"article", *ROLES, "head"}
_COUNTED = {"n_sentences", "n_words", "language"}
_RESERVED = {"article", "head", "_file", "date_given", OUR_HEAD, *ROLES, *_COUNTED}

# Parts of nested names that say nothing of what they hold, and things whose own titles and dates are not the article's.
_HOLLOW = {"rendered", "value", "name", "main", "text", "html", "plain", "full", "default", "en", "t", "cdata"}
_ASIDE = (
    "image photo media video thumbnail logo author user owner comment link category section tag guid parent related "
    "retweetedstatus quotedstatus entities metadata place avatar gallery ad breadcrumb"
).split()

_LONGEST = 200  # characters of a name
_WHOLE = str.maketrans("łøđı", "lodi")  # letters that Unicode does not part from their strokes

# Words in a name that say nothing of what a column holds: article_headline, Title of article, body_en.
_VAGUE = frozenset(
    """article articles news item story post record document doc of the name nm en eng english html raw clean cleaned
    original orig main field artykulu articolo artikel articulo article's""".split()
)
_VAGUELY = 50  # how much less usual such a name is than the plain one

REMEDY = "say which with columns={'text': ...}"  # what to do in Python; the command says it in its own words


class Plan(NamedTuple):
    """The names that columns get, None for one that is worked out again; those that hold texts; and a note."""

    names: tuple[str | None, ...]
    texts: tuple[int, ...] = ()
    note: str | None = None


@lru_cache(8192)
def plain(name: str) -> str:
    """Return a name of a column in small letters alone, as usual names are written; without the ends that Solr gives.

    Examples
    --------
    >>> plain("Date de publication"), plain("Überschrift"), plain("Date (UTC)"), plain("text_2"), plain("date_dt")
    ('datedepublication', 'uberschrift', 'date', 'text', 'date')
    """
    if name.isascii() and name.isalnum():
        return name[:200].lower()
    word = re.split(r"[,(:/\[|]", re.sub(r"_(?:\d{1,3}|txt|dt|[st])$", "", name[:200]), maxsplit=1)[0] or name[:200]
    letters = unicodedata.normalize("NFKD", word.casefold().translate(_WHOLE))
    return "".join(letter for letter in letters if letter.isalnum())


def is_usual(name: str) -> bool:
    """Tell whether a word is what columns of tables of articles are called."""
    return plain(name) in _ROLES_OF


def role_of(name: str) -> str | None:
    """Return the role that a column or label of some name usually has; None where its name tells none."""
    return next((role for role in _ROLES_OF.get(plain(name), ()) if role in ROLES), None)


def usual_of(role: str) -> set[str]:
    """Return the usual names of a role, or of what is read in its stead."""
    return set(_USUAL[role])


def _fitting(names: Iterable) -> dict[str, list[int]]:
    """Return the places of the columns whose names fit each role, the best first."""
    found: dict[str, list] = {role: [] for role in _USUAL}
    for place, name in enumerate(names):
        whole = re.sub(r"^_\w{1,40}\.", "", _written(name))  # _source.title is a title
        ranks, depth = _ROLES_OF.get(plain(whole), {}), 0
        if "." in whole and not ranks:
            ranks, depth = _ROLES_OF.get(_last_part(whole) or "", {}), whole.count(".")
        elif not ranks:
            ranks, depth = _ROLES_OF.get(_telling(whole), {}), _VAGUELY
        for role, rank in ranks.items():
            found[role].append((depth, rank, place))
    return {role: list(dict.fromkeys(place for *_, place in sorted(ranks))) for role, ranks in found.items()}


def _telling(name: str) -> str:
    """Return a name without the words that say nothing of what it holds.

    Examples
    --------
    >>> _telling("Title of article"), _telling("articleHeadline"), _telling("body_en"), _telling("article")
    ('title', 'headline', 'body', '')
    """
    words = re.findall(r"[^\W_]+", re.sub(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])", " ", name[:_LONGEST]))
    return "".join(plain(word) for word in words if plain(word) not in _VAGUE) if len(words) > 1 else ""


def _last_part(name: str) -> str | None:
    """Return the part of a nested name that says what it holds; None where that is something beside the article."""
    parts = [plain(part) for part in name.split(".")]
    while len(parts) > 1 and parts[-1] in _HOLLOW and _HELD & set(_ROLES_OF.get(parts[-2], ())):
        del parts[-1]
    aside = any(part in _ASIDE or part.rstrip("s") in _ASIDE for part in parts[:-1])
    return None if aside or not parts else parts[-1]


def text_among(names: Iterable) -> int | None:
    """Return which of some names is the text's; None where none is."""
    fitting = _fitting(names)
    return next(iter(fitting["text"] or fitting["summary"]), None)


def planned(names: tuple, cells: Callable[[int], list], columns: dict | None = None) -> Plan:
    """Decide which column holds what: as it is said, else by usual names, else by what is in them.

    Parameters
    ----------
    names : tuple
        The columns as they came.
    cells : callable
        Gives some of the cells of the column at a place; asked only where names do not tell.
    columns : dict, optional
        Which of them is the text, date, title, source, place or agency, where that is not plain from its name.

    Raises
    ------
    ValueError
        When no column holds texts, or one named in `columns` is not there.

    Examples
    --------
    >>> planned(("Headline", "body", "head", "desk"), lambda place: []).names
    ('title', 'text', 'head_given', 'desk')
    """
    if not columns and {name for name in names if isinstance(name, str)} >= _OURS:
        ours = {"head": OUR_HEAD, "article": None, **dict.fromkeys(_COUNTED)}
        return Plan(numbered_names(ours.get(name, name) for name in names))
    roles, names = _stated(names, columns or {}), tuple(map(_written, names))
    fitting = _fitting(names)
    for role in ROLES:
        free = [place for place in fitting[role] if place not in roles.values()] if role not in roles else []
        if free and role != "text" and not (role == "date" and _is_day(names, free[0])):
            roles[role] = free[0]
    texts, note = ([roles["text"]], None) if "text" in roles else _texts(names, cells, roles, fitting)
    if not texts:
        raise ValueError(f"no text column among {_listed(names)}; {REMEDY}")
    if note and all(name.startswith("column_") for name in names):
        roles |= _untold(names, cells, {*texts, *roles.values()}, roles)
    given = {place: role for role, place in roles.items()}
    if texts[0] not in given:
        given[texts[0]] = "text"
    return Plan(_free(names, given), tuple(texts), note)


def _is_day(names: tuple, place: int) -> bool:
    """Tell whether a column is one of year, month and day, which only together are a date."""
    return plain(names[place]) == "day" and {"year", "month"} <= {plain(name) for name in names}


def _written(name) -> str:
    """Return a column's name as text; one of several levels has them behind each other."""
    return ".".join(str(part) for part in name if part != "") if isinstance(name, tuple) else str(name)


def _listed(names: tuple) -> str:
    shown = [str(name) if len(str(name)) <= 60 else str(name)[:60] + "…" for name in names[:12]]
    return ", ".join(repr(" ".join(name.split())) for name in shown) or "none"


def _stated(names: tuple, columns: dict) -> dict[str, int]:
    """Return the places of the columns whose roles were said."""
    unknown = sorted(map(str, set(columns) - set(ROLES)))
    if unknown:
        raise ValueError(f"columns has {unknown[0]!r}, which is none of {', '.join(ROLES)}")
    missing = [name for name in columns.values() if name not in names]
    if missing:
        raise ValueError(f"no column {missing[0]!r}; there are {_listed(names)}")
    return {role: names.index(name) for role, name in columns.items()}


def _texts(names: tuple, cells: Callable[[int], list], roles: dict, fitting: dict) -> tuple[list[int], str | None]:
    """Return the columns that hold the texts, in the order in which they are looked in, and a note on the choice."""
    taken = set(roles.values())
    named = [place for place in fitting["text"] if place not in taken]
    short = [place for place in fitting["summary"] if place not in taken]
    if len(named) > 1:  # names that others use for other things, such as article for a number, must hold prose
        first = plain(names[named[0]])
        named = [place for place in named if plain(names[place]) == first or prose_in(cells(place))]
        named.sort(key=lambda place: not any(map(is_wordy, cells(place))))
    if named and (len(names) == 1 or _ROLES_OF.get(plain(names[named[0]]), {}).get("text", 99) < 4):
        return named + short, None
    if named and prose_in(cells(named[0])):
        return named + short, None
    taken |= set(fitting["other"])
    lengths = {place: prose_in(cells(place)) for place in range(len(names)) if place not in taken}
    longest = max(lengths, key=lambda place: lengths[place], default=None)
    title = [roles["title"]] if "title" in roles else []
    best = lengths.get(short[0], 0) if short else prose_in(cells(title[0])) if title else 0
    if longest is not None and lengths[longest] > (1.5 if short else 1) * best and longest not in short:
        told = f"no column is called text: {names[longest]!r}, which holds the longest texts, is taken for it"
        return [longest, *(place for place in short if place != longest)], told
    if named:
        return named + short, None
    if short:
        return short + title, f"there are no whole texts: {names[short[0]]!r} is read as the text"
    return title, "there are no texts: titles are read as texts" if title else None


def _untold(names: tuple, cells: Callable[[int], list], taken: set, roles: dict) -> dict[str, int]:
    """Return the title and the date among columns without names, by what is in them."""
    free = [place for place in range(len(names)) if place not in taken]
    lengths = {place: prose_in(cells(place)) for place in free}
    found = {}
    if any(lengths.values()):
        found["title"] = max(lengths, key=lambda place: lengths[place])
    dates = (place for place in free if {kind_of(cell) for cell in cells(place)} - {"empty"} == {"date"})
    if (date := next(dates, None)) is not None:
        found["date"] = date
    return {role: place for role, place in found.items() if role not in roles}


def _free(names: tuple, given: dict[int, str]) -> tuple[str, ...]:
    """Return a name of its own for each column: head becomes head_given, a second day becomes day_2."""
    written = [" ".join(name.split()) or "unnamed" for name in names]
    written = [name if len(name) <= _LONGEST else name[:_LONGEST] + "…" for name in written]
    wanted = [
        given.get(place) or (f"{name}_given" if name in _RESERVED else name) for place, name in enumerate(written)
    ]
    return numbered_names(wanted, _RESERVED - set(given.values()))


def numbered_names(names: Iterable, taken: Iterable = ()) -> tuple:
    """Number the repeats of a name, so that none is there twice: day, day_2, day_3.

    Examples
    --------
    >>> numbered_names(["day", "day", "day_2", "day"])
    ('day', 'day_3', 'day_2', 'day_4')
    """
    names = list(names)
    used, seen = {*names, *taken}, set(taken)
    last: dict[str, int] = {}
    for place, name in enumerate(names):
        if name is not None and name in seen:
            number = last.get(name, 1) + 1
            while f"{name}_{number}" in used:
                number += 1
            last[name] = number
            names[place] = f"{name}_{number}"
            used.add(names[place])
        seen.add(names[place])
    return tuple(names)
