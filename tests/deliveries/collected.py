"""What people deliver and what reading it gives: five stories of our own, and the type of a delivery."""

from typing import Any, NamedTuple


class Story(NamedTuple):
    """A story in the words of this test, as a newsroom keeps it."""

    title: str
    day: str
    source: str
    author: str
    section: str
    text: str


STORIES = [
    Story(
        "Ferry line to the islands reopens",
        "2024-04-13",
        "Harbour Post",
        "Ada Holm",
        "Transport",
        "The ferry to the outer islands sails again from Monday, after engineers replaced both "
        "engines, the harbour board "
        "said. Islanders had to charter fishing boats for eleven weeks.\n\nThe mayor of Ostvik called the repair "
        "overdue, and asked the region to pay for a second ship.",
    ),
    Story(
        "Bakers protest against the price of flour",
        "2024-04-14",
        "Daily Plough",
        "Ben Ruiz",
        "Economy",
        "Some four hundred bakers left their ovens cold on Tuesday and marched to the ministry of farming. Flour costs "
        "a third more than a year ago; bread, they said, must not become a luxury. The minister promised an answer "
        "within two weeks, but no money.",
    ),
    Story(
        "Library lends seeds and tools",
        "2024-04-15",
        "Harbour Post",
        "Cleo Tan",
        "Culture",
        "Readers in Lindmoor can now borrow spades, saws and packets of seeds from the public "
        "library. Whoever harvests "
        "something is asked to bring back seeds in autumn. The café next door gives coffee grounds for the compost.",
    ),
    Story(
        "Court stops the sale of the old mill",
        "2024-04-16",
        "Daily Plough",
        "Dan Okoro",
        "Courts",
        "The regional court has stopped the sale of the old mill at Brenford because the town "
        "council had never voted on "
        "it. The buyer, a maker of paper bags, will appeal. A decision is not expected before the "
        "winter, the judge said.",
    ),
    Story(
        "Rowers win their first medal in decades",
        "2024-04-17",
        "Harbour Post",
        "Eva Lind",
        "Sport",
        "Two sisters from a village with ninety houses have won the first medal in rowing for their "
        "country since 1988. "
        "They train on the canal before school and had borrowed the boat. Their coach wept and said nothing at all.",
    ),
]
TITLES = [story.title for story in STORIES]
DAYS = [story.day for story in STORIES]
SOURCES = [story.source for story in STORIES]
AUTHORS = [story.author for story in STORIES]
TEXTS = [story.text for story in STORIES]


class Delivery(NamedTuple):
    """Files by name, and what reading them gives: the texts, other columns, what is rejected and what is noted.

    `rejected` holds (end of the source, part of the reason) for each row, and there are no others; `notes` holds parts
    of notes.
    """

    name: str
    files: dict[str, bytes | str]
    texts: list[str] | None = TEXTS
    given: dict[str, list] | None = None
    rejected: list[tuple[str, str]] = []
    notes: list[str] = []
    columns: dict[str, str] | None = None


def delivered(
    name: str, files: Any, texts: list[str] | None = TEXTS, *, rejected=(), notes=(), columns=None, **given
) -> Delivery:
    """Make a delivery; a file alone goes by the name behind the last colon of the delivery's name."""
    name, _, file = name.rpartition(": ")
    files = files if isinstance(files, dict) else {file: files}
    return Delivery(name or file, files, texts, given, list(rejected), list(notes), columns)


def one_each(ending: str, write) -> dict[str, bytes | str]:
    """Write each story as a file of its own."""
    return {f"{number}{ending}": write(story) for number, story in enumerate(STORIES)}


def joined(text: str) -> str:
    """Return a text with one space wherever there is white space."""
    return " ".join(text.split())


def in_one_line(text: str) -> str:
    return text.replace("\n\n", " ")


ONE_LINE = [in_one_line(text) for text in TEXTS]
