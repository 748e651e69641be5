"""What the words and numbers in a date are, by tables that a line added to makes know more."""

import re
import unicodedata

from ...data import read_rows, read_tables

_ACCENTS = re.compile("[\u0300-\u036f]")
# Letters and marks of other keyboards for the same thing; marks of the direction of writing are none.
_SAME = str.maketrans(
    "ıł’ʼ−（）：，．／０１２３４５６７８９", "il''-():,./0123456789", "\u200b\u200e\u200f\u202a\u202c"
)


def folded(text: str) -> str:
    """Return text in small letters without accents and invisible marks.

    Examples
    --------
    >>> folded("1º DÉC.")
    '1º dec.'
    """
    if text.isascii():
        return text.lower()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text.lower().translate(_SAME)))
    return unicodedata.normalize("NFC", plain)


_WORDS = read_tables(__package__, "words.toml")


def words_in(table: str) -> list[str]:
    """Return all words of a table of words.toml, folded."""
    return [folded(word) for line in _WORDS[table].values() for word in line.split()]


def _months() -> dict[str, int]:
    """Return the number of each month by its names."""
    found: dict[str, int] = {}
    for row in read_rows(__package__, "months.csv"):
        for number, names in enumerate(list(row.values())[1:], 1):
            found |= dict.fromkeys(map(folded, names.split()), number)
    return found


MONTHS = _months()
ZONES = {
    name: int(clock) if re.fullmatch(r"-?\d+", clock) else clock
    for name, clock in (word.split("=") for word in _WORDS["zones"]["names"].split())
} | {"local": None}
COLUMNS = {part: frozenset(map(folded, names.split())) for part, names in _WORDS["columns"].items()}
MISSING = frozenset(_WORDS["missing"]["words"])


def _classes() -> dict[str, set[str]]:
    """Return what each word may be: a letter for each kind, which the forms of dates are made of."""
    divided = set(words_in("divided"))
    tables = {kind: words_in(table) for kind, table in KINDS.items() if table in _WORDS}
    tables |= {part[0].upper(): [folded(sign) for sign in signs.split()] for part, signs in _WORDS["cjk"].items()}
    tables |= {"z": list(ZONES), "a": _WORDS["zones"]["after"].split(), "p": ["am", "pm"], "t": ["t"]}
    tables["m"] = [name for name in MONTHS if name not in divided]
    tables["s"] = [name for name in tables["m"] if len(name) <= _SHORT]
    found: dict[str, set[str]] = {}
    for kind, words in tables.items():
        for word in words:
            found.setdefault(word, set()).add(kind)
    return found


# The letters of kinds that are tables of words.toml; beside them m month, s short month, z zone, p am or pm, Y M D.
KINDS = {"f": "particles", "l": "labels", "u": "updates", "g": "years", "h": "hours", "q": "divided", "w": "weekdays"}
_SHORT = 4  # letters of a month's name that may stand before a year of two digits: 01 Sept 24
_OF_WORD = _classes()
_SIGNS = {
    kinds: chr(0xE000 + place) for place, kinds in enumerate(sorted({"".join(sorted(k)) for k in _OF_WORD.values()}))
}
# A token's sign in the shape of a date: of a word, all that it may be; of a number, how many digits it has.
_SIGN = {word: _SIGNS["".join(sorted(kinds))] for word, kinds in _OF_WORD.items()}
_SIGN |= {mark: mark for mark in " ,.:;/-–—|·•@()[]'+"}
_SIGN |= {f"{number:0{width}}": str(width) for width in (1, 2) for number in range(10**width)}
_SIGN |= {str(year): "4" for year in range(1600, 2100)}


def sign_of(token: str) -> str:
    """Return what stands for a token in the shape of a date; a question mark for what no date has."""
    known = _SIGN.get(token)
    if known:
        return known
    if token[0] in "0123456789":
        return str(min(len(token), 9)) if token.isdecimal() else "o"
    return " " if token.isspace() else _SIGN["pm" if token[0] == "p" else "am"] if "." in token else "?"


def kind(letters: str) -> str:
    """Return the pattern of signs of words that may be of one of these kinds."""
    return "[" + "".join(sign for kinds, sign in _SIGNS.items() if set(letters) & set(kinds)) + "]"
