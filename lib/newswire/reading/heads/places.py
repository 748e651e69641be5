"""Places under one name, however a dateline writes them; the name depends on what is written alone."""

import re
from functools import lru_cache

import pandas as pd

from .names import CITIES, REGIONS, WITHIN, key_of

# Words inside a name that are written small: Rio de Janeiro, Port-au-Prince, Dar es Salaam; articles only beside a
# hyphen or after another small word: Santa Cruz de la Sierra, Sharm el-Sheikh, but West Des Moines.
_SMALL = frozenset(
    "of the and de del della dei di do da dos das du es sur sous en et upon on in am an der den im ob au y e".split()
)
_ARTICLES = frozenset("la le les los las el al des aux".split())
_NAMES = frozenset(city for city, _ in CITIES.values())
_WORD = re.compile(r"[^\W\d_][\w.’'`]*")


def unified(places: pd.Series) -> pd.Series:
    """Return places under one name each: WASHINGTON, Washington and Washington, D.C., are one.

    Case is as in an atlas, regions are written in full (Boulder, Colo., is Boulder, Colorado), and a city that is
    known without its country stands alone (KYIV, Ukraine, is Kyiv). Which cities and regions are known stands in
    data files, and the name never depends on what else is in the corpus.

    Examples
    --------
    >>> unified(pd.Series(["WASHINGTON", "BOULDER, Colo.", "PARIS/LONDON", "Paris, Texas"])).tolist()
    ['Washington', 'Boulder, Colorado', 'Paris/London', 'Paris, Texas']
    """
    return places.map(_canonical, na_action="ignore").astype("str")


def is_known(written: str) -> bool:
    """Tell whether words are a city of the list, with or without its region.

    Examples
    --------
    >>> is_known("ANKARA"), is_known("Paris, France"), is_known("Boulder"), is_known("paris")
    (True, True, False, False)
    """
    parts = written.split("/") if written[:1].isupper() else [""]
    return all(key_of(part.split(",")[0]) in CITIES and _canonical(part) in _NAMES for part in parts)


@lru_cache(4096)
def _canonical(written: str) -> str:
    """Return the one name of a place, or of several with strokes between."""
    return "/".join(_one(part) for part in re.split(r"\s?/\s?", " ".join(written.split())))


def _one(written: str) -> str:
    """Return the one name of a single place."""
    city, *regions = [part.strip() for part in written.split(",") if part.strip()] or [written]
    if not regions and (country := REGIONS.get(key_of(city))) and country not in WITHIN:
        return country
    regions = [REGIONS.get(key_of(region)) or _recased(region) for region in regions]
    if len(regions) > 1 and WITHIN.get(regions[-2]) == regions[-1]:
        regions.pop()
    return _city(city, regions)


def _city(written: str, regions: list[str]) -> str:
    """Return a city with its regions, without them where it is known to lie there."""
    name, of = CITIES.get(key_of(written), (_recased(written), frozenset()))
    return name if set(regions) <= of else ", ".join([_recased(written), *regions])


def _recased(written: str) -> str:
    """Return a name in the case of an atlas; a word that is in both cases already is left as it is."""
    if len(written) <= 3 and written.isupper():  # a code, such as EU
        return written
    return _WORD.sub(_word, written)


def _word(found: re.Match) -> str:
    """Return one word of a name: a small one, an abbreviation, or one with a capital."""
    word, first = found[0], found.start() == 0
    before = re.search(r"(\w*)\W$", found.string[: found.start()])
    joined = "-" in found.string[max(0, found.start() - 1) : found.end() + 1] or (
        before and before[1].lower() in _SMALL
    )
    if not first and (word.lower() in _SMALL or (joined and word.lower() in _ARTICLES)):
        return word.lower()
    if word[:2].lower() == "mc" and word[2:].isupper():
        return "Mc" + word[2:].capitalize()
    if not (word.isupper() or word.islower()) or re.fullmatch(r"(?:[^\W\d_]\.){2,}", word):
        return word
    if apostrophe := re.match(r"[do]['’`](?=\w)", word.lower()):
        start = apostrophe[0].capitalize() if first or apostrophe[0][0] == "o" else apostrophe[0]
        return start + word[2:].capitalize()
    return word.capitalize()
