"""Names in the heads of wire stories, from the data files beside this one: a line added there makes one more known."""

from ...data import read_rows, read_words

MONTHS = "january february march april may june july august september october november december".split()

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

# Cities that stand without a country, and may be followed by a colon alone.
COLON_CITIES = " ".join(read_words(__package__, "colon_cities.txt")).split(", ")
