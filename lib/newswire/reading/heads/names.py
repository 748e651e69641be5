"""Names in the heads of wire stories, from the data files beside this one: a line added there makes one more known."""

from ...data import read_rows, read_words

# A name in brackets that is in no list is still an agency when one of these words is in it.
AGENCY_WORDS = frozenset("news newswire wire press agency service media radio tv times post".split())

# What agencies are called in their datelines, in lower case, and the name that goes into the table.
AGENCIES = {
    written.lower(): row["agency"]
    for row in read_rows(__package__, "agencies.csv")
    for written in (row["agency"], *filter(None, row["also_written"].split("; ")))
}

# Upper-case words that open sentences, labels and transcripts, but no story's dateline.
NOT_PLACES = frozenset(read_words(__package__, "not_places.txt"))

# Words that name a section of a newspaper, in small letters.
SECTIONS = frozenset(read_words(__package__, "sections.txt"))

# Labels before a colon in the lines above a story, and what follows them.
LABELS = {row["label"]: row["says"] for row in read_rows(__package__, "labels.csv")}


def key_of(written: str) -> str:
    """Return what all ways to write a name have in common: small letters, no full stops.

    Examples
    --------
    >>> key_of("N. Korea"), key_of("D.C.")
    ('n korea', 'dc')
    """
    return " ".join(written.replace("’", "'").replace(".", "").lower().split())


def _listed(text: str | None) -> list[str]:
    return [name.strip() for name in (text or "").split(";") if name.strip()]


# What may follow the comma of a place under its full name, and the country that a region is part of.
_REGIONS = read_rows(__package__, "regions.csv")
REGIONS = {key_of(name): row["region"] for row in _REGIONS for name in (row["region"], *_listed(row["also_written"]))}
WITHIN = {row["region"]: row["within"] for row in _REGIONS if row["within"]}

# Cities that need no country beside them: their usual name, and the regions and countries that they lie in.
_CITIES = read_rows(__package__, "cities.csv")
CITIES = {
    key_of(name): (row["city"], frozenset(of + [WITHIN[region] for region in of if region in WITHIN]))
    for row in _CITIES
    for of in [_listed(row["of"])]
    for name in (row["city"], *_listed(row["also_written"]))
}

# Cities that may open a story before a colon or a dash alone.
OPENING_CITIES = [name for row in _CITIES if row["opens"] for name in (row["city"], *_listed(row["also_written"]))]
