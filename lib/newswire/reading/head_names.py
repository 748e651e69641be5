"""Names in the heads of wire stories, from the data files beside this one: add a line there to have one more known."""

import csv
from importlib.resources import files

MONTHS = "january february march april may june july august september october november december".split()

# A name in brackets that is in no list is still an agency when one of these words is in it.
AGENCY_WORDS = frozenset("news newswire wire press agency service media radio tv times post".split())


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


# What agencies are called in their datelines, in lower case, and the name that goes into the table.
AGENCIES = {
    written.lower(): row["agency"]
    for row in csv.DictReader(_read("agencies.csv").splitlines())
    for written in (row["agency"], *filter(None, row["also_written"].split("; ")))
}

# Upper-case words that open sentences, labels and transcripts, but no story's dateline.
NOT_PLACES = frozenset(_read("not_places.txt").split())

# Cities that stand without a country, and may be followed by a mere colon.
COLON_CITIES = _read("colon_cities.txt").replace("\n", " ").strip().split(", ")
