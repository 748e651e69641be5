"""Synthetic events, each told by one to twelve articles, with the truth of who tells of what and who copied whom.

`tell(n, seed)` is the same on every machine. What is planted, and where it is hard:

report    the first article on an event: its facts in order, with some standing sentences that any story may hold
copy      another outlet's, word for word but for its closing line; or with another first or last sentence; or cut short
update    the same outlet's, hours later: the same sentences and one or two more
rewrite   another outlet's: three to six facts, in another order, few of them in words that stand elsewhere

Hard to tell apart are events of one kind (all are told in the same wordings), two at the same time at one place and
house, such as two trials at one court, and what follows a week later from an event, with the same people, place and
house. About half of all events are told once.
"""

import re
import tomllib
from pathlib import Path
from random import Random
from typing import NamedTuple

import pandas as pd

_SAID = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_PARTS = {name: part.split() if isinstance(part, str) else part for name, part in _SAID.pop("words").items()}
OUTLETS = tuple(f"The {name}" for name in "Courier Herald Tribune Gazette Observer Post Echo Argus".split())
KINDS = tuple(_SAID)
_COLUMNS = ["date", "source", "title", "text", "event", "kind", "copy_of"]
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SIZES = {1: 8, 2: 3, 3: 2, 4: 1, 5: 1, 8: 1, 12: 1}  # articles on an event, and how many events have as many


class Event(NamedTuple):
    """An event: its kind, what fills its forms, and when it came to be known."""

    number: int
    known: pd.Timestamp
    filled: dict[str, str]
    facts: list[list[str]]
    titles: list[str]


class Piece(NamedTuple):
    """An article in parts: after which hours it came, what it says, and the wording of each fact."""

    outlet: int
    hours: int
    title: str
    sentences: list[str]
    wording: list[int]
    kind: str
    copy_of: int | None


def tell(
    n: int, seed: int = 0, *, sizes: dict[int, int] = _SIZES, kinds: tuple[str, ...] = KINDS, related: float = 0.3
) -> pd.DataFrame:
    """Make n articles or a few more, in no order, on events of some kinds and sizes in the course of 90 days.

    Of all events, the share `related` is at the house of the one before, or follows from it, as many of each.

    Columns: date, source, title, text, event, kind (report, copy, update, rewrite), copy_of (a row of the table).
    """
    random = Random(seed)
    rows, former, number = [], None, 0
    while len(rows) < n:
        event = _event(random, number, kinds, related, former)
        pieces = _told(random, event, sizes)
        rows += [_row(random, event, piece, len(rows)) for piece in pieces]
        number, former = number + 1, event if event.facts is _SAID[event.filled["kind"]]["facts"] else None
    order = random.sample(range(len(rows)), len(rows))
    place = {row: new for new, row in enumerate(order)}
    table = pd.DataFrame([rows[row] for row in order], columns=_COLUMNS)
    return table.assign(copy_of=table["copy_of"].map(place, na_action="ignore").astype("Int64"))


def _event(random: Random, number: int, kinds: tuple[str, ...], related: float, former: Event | None) -> Event:
    """Make an event: by itself, or at the house of the one before, or what followed from that."""
    kind = random.choice(kinds)
    said, known = _SAID[kind], pd.Timestamp("2024-01-01") + pd.Timedelta(hours=random.randrange(24 * 90))
    filled, way = _fillings(random, kind), random.random()
    if former is not None and way < related:
        follows = way < related / 2
        said = _SAID[former.filled["kind"]]["next"] if follows else _SAID[former.filled["kind"]]
        filled |= {name: former.filled[name] for name in ("kind", "place", "house")}
        if follows:
            filled |= {name: former.filled[name] for name in ("other", "hero", "chief")}
        known = former.known + pd.Timedelta(hours=random.randrange(48) + (168 if follows else 0))
    filled["day"] = _DAYS[known.weekday()]
    return Event(number, known, filled, said["facts"], said["title"])


def _fillings(random: Random, kind: str) -> dict[str, str]:
    """Choose names, numbers and things."""
    things = random.sample(_PARTS["things"], 6)
    place, other = _name(random, "town"), _name(random, "town")
    people = [f"{random.choice(_PARTS['first'])} {_name(random, 'surname')}" for _ in range(2)]
    house = _SAID[kind]["house"].format(Name=_name(random, "surname"), place=place)
    score = f"{random.randint(2, 5)}-{random.randint(0, 1)}" if kind == "match" else f"{random.randint(50, 79) / 10}"
    limits = {"a": (11, 99), "b": (21, 89), "c": (4, 60)}
    numbers = {name: str(random.randint(*between)) for name, between in limits.items()}
    named = {"kind": kind, "place": place, "other": other, "hero": people[0], "chief": people[1], "house": house}
    return named | numbers | {"d": score} | dict(zip("xyzwvu", things, strict=True))


def _name(random: Random, ending: str) -> str:
    return random.choice(_PARTS["onset"]) + random.choice(_PARTS["rime"]) + random.choice(_PARTS[ending])


def _told(random: Random, event: Event, sizes: dict[int, int]) -> list[Piece]:
    """Tell of an event as often as its size has it; the first is the report that others copy, add to or rewrite."""
    size = random.choices(list(sizes), sizes.values())[0]
    first, *others = random.sample(range(len(OUTLETS)), len(OUTLETS))
    pieces = [_rewrite(random, event, first, 0, [])._replace(kind="report")]
    while len(pieces) < size:
        hours = pieces[-1].hours + random.choice((1, 2, 3, 5, 9, 14))
        outlet = others[len(pieces) % len(others)]
        way = random.choices(("copy", "update", "rewrite"), (3, 1, 4))[0]
        if way == "rewrite":
            pieces.append(_rewrite(random, event, outlet, hours, [piece.wording for piece in pieces]))
        elif way == "copy":
            pieces.append(_copy(random, event, pieces[0], outlet, hours))
        else:
            pieces.append(_update(random, event, pieces[0], hours))
    return pieces


def _rewrite(random: Random, event: Event, outlet: int, hours: int, taken: list[list[int]]) -> Piece:
    """Tell most facts, the first of them first, in wordings of which each former article has few."""
    drawn = [[random.randrange(len(wordings)) for wordings in event.facts] for _ in range(40)]
    wording = min(drawn, key=lambda own: max((sum(map(int.__eq__, own, other)) for other in taken), default=0))
    sentences = [wordings[n].format(**event.filled) for n, wordings in zip(wording, event.facts, strict=True)]
    told = [sentences[0], *random.sample(sentences[1:], max(2, len(sentences) - 1 - random.choice((0, 0, 1, 1, 2, 3))))]
    for _ in range(random.randint(1, 3)):
        told.insert(random.randint(1, len(told)), random.choice(_PARTS["standing"]))
    return Piece(outlet, hours, random.choice(event.titles).format(**event.filled), told, wording, "rewrite", None)


def _copy(random: Random, event: Event, report: Piece, outlet: int, hours: int) -> Piece:
    """Take the report over: whole, cut short, with another last sentence, or with one before it."""
    told, way = list(report.sentences), random.choice(("whole", "cut", "last", "first"))
    if way == "cut":
        del told[-max(1, len(told) * 2 // 5) :]
    elif way == "last":
        told[-1] = random.choice(_PARTS["standing"])
    elif way == "first":
        told.insert(0, random.choice(_PARTS["standing"]))
    title = random.choice((report.title, *event.titles)).format(**event.filled)
    return Piece(outlet, hours, title, told, report.wording, "copy", 0)


def _update(random: Random, event: Event, report: Piece, hours: int) -> Piece:
    """Add to the report what became known."""
    more = [f"Later in the day the {event.filled['u']} was closed.", random.choice(_PARTS["standing"])]
    return report._replace(hours=hours, sentences=report.sentences + more, kind="update", copy_of=0)


def _row(random: Random, event: Event, piece: Piece, row: int) -> tuple:
    """Lay an article out, most with their outlet's closing line; the report is in the given row."""
    closing = _PARTS["closing"][piece.outlet % len(_PARTS["closing"])]
    lines = [*piece.sentences, closing] if random.random() < 0.7 else piece.sentences
    when, copy_of = event.known + pd.Timedelta(hours=piece.hours), None if piece.copy_of is None else row
    text = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", "\n\n".join(lines))
    return when, OUTLETS[piece.outlet], piece.title, text, event.number, piece.kind, copy_of
