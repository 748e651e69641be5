"""The grammar of a wire story's head: the pieces it is made of; the forms stand with their examples in a data file."""

import re
from dataclasses import dataclass
from functools import cached_property

from ...data import read_tables
from .names import OPENING_CITIES

# Ranges compile ten times faster than lists; the letters from Ā to ɏ, alternately capital and small, count as both.
UPPER = "A-ZÀ-ÖØ-ÞĀ-ɏЀ-Я"
LOWER = "a-zß-öø-ÿĀ-ɏа-џ"

_SMALL = "of|the|and|de|del|della|di|do|da|el|al|la|le|les|los|las|upon|en|am|an|der"
_UPPER_WORD = rf"[{UPPER}](?:[{UPPER}.'’`]|-[{UPPER}]){{1,20}}"
_ANY_WORD = rf"[{UPPER}](?:[{UPPER}{LOWER}.'’`]|-[{UPPER}{LOWER}]){{1,20}}"
_COUNTRY = rf"(?:,\s{{0,2}}(?!\w{{3,9}}\.?\s?\d){_ANY_WORD}(?:\s(?:(?:{_SMALL})\s)?{_ANY_WORD}){{0,2}}){{0,2}}"
_REGION = r"(?:\s{0,2}/[^/\n]{2,40}/|\s{0,2}\[[^\]\n]{2,40}\])?"
WEEKDAY = r"(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = r"[A-Za-z]{3,9}\.?"
DATE = (
    rf"\b(?:{WEEKDAY}\s)?(?:{_MONTH}\s{{0,2}}{_DAY}(?![\d:])|{_DAY}\s{_MONTH})"
    r"(?:[.,]?\s{0,2}\d{4}(?!\d))?|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
)
_DASHES = r"(?:[-–—―−_‒]|&mdash;|&ndash;|&#821[12];){1,3}"
_DASH = rf"[ \t\xa0]{{0,4}}\.?{_DASHES}\s{{0,4}}(?:[-–—]{{1,2}}\s{{1,4}})?"


def _place(word: str) -> str:
    """Return the pattern of one to three places of such words, a country and a region."""
    one = rf"{word}(?:[ \t]{{1,3}}(?:(?:{_SMALL})[ \t])?{word}){{0,4}}"
    return rf"(?P<place>{one}(?:\s?/\s?{one}){{0,2}}{_COUNTRY}){_REGION}"


# What the forms are made of; every repeat is bounded, so that no text takes long.
PIECES = {
    "PLACE": _place(_UPPER_WORD),
    "Place": _place(_ANY_WORD),
    "CITY": f"(?P<place>{'|'.join(map(re.escape, map(str.upper, OPENING_CITIES)))})",
    "City": f"(?P<place>(?:{'|'.join(map(re.escape, OPENING_CITIES))}){_COUNTRY})",
    "date": f"(?P<date>{DATE})",
    "stop": r"\s{0,2}[.,]?\s{0,3}",
    "dash": _DASH,
    "spaced dash": r"(?:[ \t\xa0]{1,3}(?:[-–_‒−]|--)\s{0,3}|[-–_‒−]\s{1,3}|[ \t\xa0]{0,3}(?:—|―|&mdash;|--)\s{0,3})",
    "/agency/": r"/\s?(?P<agency>[A-Za-z][A-Za-z .'’-]{1,60}?)\s?/",
    "after slash": rf"\s{{0,2}}[.,:]?(?:{_DASH}|\s{{0,4}})",
    "(agency)": r"\(\s?(?P<agency>[^()\n]{2,60}?)\s{0,2}\)",
    "(agency - date)": rf"\(\s?(?P<agency>[^()\n]{{2,60}}?)\s{{0,2}}[-–—,]\s{{0,2}}(?P<date>{DATE})\s{{0,2}}\)",
    "CNN": r"(?P<agency>CNN(?: Business)?)",
    "(CNN)": r"\((?P<agency>CNN(?: Business)?)\)",
    "agency": r"(?P<agency>[A-Z][A-Za-z -]{1,18}?)",
    "end": rf"(?:{_DASH}|\s{{0,3}}[:.]\s{{0,4}})",
    "space": r"\s{0,4}",
    "body": rf"(?=[\"“‘'\[($€£\d{UPPER}])",
}

# What may come before the dateline proper, each part optional and in this order.
PREFIX = (
    r"\s*(?:<[a-zA-Z][^<>\n]{0,60}>\s{0,4}){0,3}"
    r"(?P<stamp>(?P<word>(?i:date)\s{0,2}:?\s{0,2})?"
    r"(?:\d{4}[-/.]\d\d[-/.]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?)?(?!\d)"
    rf"|(?:{WEEKDAY} )?(?:[A-Z][a-z]{{2,8}}\.? {_DAY}|{_DAY} [A-Z][a-z]{{2,8}}),? \d{{4}}(?!\d))\s{{0,4}})?"
    r"(?P<note>(?:UPDATE \d{1,2}\s?-\s?|\((?:ATTN|Add|Update|Recast|Repeat|Correct|Remove|Refile|Rewrite|Write|"
    r"Fixe|Change|Edit|Relead|Clarifie|Include|Delete|Note|Release)[^()\n]{0,160}\)\s{0,4}){0,3})"
    rf"(?P<byline>(?:(?:By|BY)\s[^\n]{{3,80}}\n\s{{0,4}}|By\s(?:(?:[{UPPER}][{LOWER}'’-]{{1,20}}[{UPPER}]?"
    rf"[{LOWER}'’-]{{0,20}}|[{UPPER}]\.|and|,)\s{{1,2}}){{2,8}})?)"
)


def composed(pieces: str) -> str:
    """Return a regular expression in which the names of pieces in <> stand for what they are."""
    return re.sub("<([^<>]+)>", lambda piece: PIECES[piece[1]], pieces)


# How every form with a place begins: capitals and small words, up to a word with a sign or a digit in it.
CAPITALS = re.compile(
    rf"\s{{0,4}}(?:(?:[{UPPER}]\S{{0,40}}|{_SMALL}|[a-z]{{3,9}}\.?(?=\s\d))\s{{1,4}}){{0,24}}\S{{0,40}}[(\d/\[:&‒–—―−_-]"
)


@dataclass(frozen=True)
class Form:
    """One way to open a story: the pieces it is made of, and whether its agency must be a known one.

    An example is a text, its place, agency, date as written and the first words of its body, with bars between.
    """

    name: str
    pieces: str
    known: bool
    examples: list[str]

    @cached_property
    def pattern(self) -> re.Pattern:
        """The form as a regular expression, which is made when the first text is met that may be in it."""
        return re.compile(composed(self.pieces))


FORMS = [Form(**form) for form in read_tables(__package__, "forms.toml")["form"]]
