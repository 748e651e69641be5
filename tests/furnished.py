"""News with lines of page furniture planted in it, and where they are."""

import re
from random import Random

import newswire as nw
import pandas as pd

THINGS = (
    "river budget storm vaccine bridge harvest satellite museum pension tariff orchestra reactor tunnel forest".split()
)
DOINGS = "delayed praised rebuilt questioned flooded sold inspected doubled closed moved measured repaired".split()
WAYS = "quietly again in spring without warning for years at night with care before noon under protest".split()
PLACES = "Lisbon Nairobi Osaka Quito Tallinn Perth Cardiff Hanoi".split()
PEOPLE = ["Ana Reis", "Ben Cole", "Chidi Obi", "Dina Levy", "Egil Dahl", "Fay Wong", "Gita Rao"]
STOCK = (
    "did not immediately respond to a request for comment.", "told reporters on Tuesday that talks would go on.",
    "spoke on condition of anonymity because the matter is private.",
)  # fmt: skip
# What is planted: a line of each paper, with {n} for a name, {c} for a place, {d} for a number and {y} for a year.
LINES = {
    "Morning Bell": (
        "Reporting by {n} in {c}; editing by {n}", "Sign up for the {c} briefing, our daily newsletter.",
        "Thank you for reading the Morning Bell.",
    ),
    "Coast Wire": (
        "© {y} Coast Wire Holdings. All rights reserved.", "Image copyright {n}", "MORE: {n} visits {c} again",
        "Readers ask us {d} things a day, and we answer them all.",
    ),
    "Hill Post": (
        "{n} contributed to this report.", "Story continues below advertisement", "Follow {n} on Twitter @hillpost{d}",
        "Find the puzzle of the day on the back page.",
    ),
}  # fmt: skip


def sentence(random: Random) -> str:
    """Make a sentence that hardly any other is like."""
    one, other = random.sample(THINGS, 2)
    words = [random.choice(WAYS) for _ in range(3)]
    number, person, place = random.randint(2, 99), random.choice(PEOPLE), random.choice(PLACES)
    return (
        f"The {one} of {place} was {random.choice(DOINGS)} {' '.join(words)} when {person} and {number} {other}s came."
    )


def planted(n: int, seed: int, lines=LINES, often: float = 0.4) -> pd.DataFrame:
    """Make articles with lines planted between paragraphs or inside them: text, source, date, marks.

    Marks are the characters at which each line that was planted starts and ends.
    """
    random = Random(seed)
    rows = []
    for place in range(n):
        source = random.choice(list(lines))
        paragraphs = [[sentence(random) for _ in range(random.randint(2, 4))] for _ in range(5)]
        paragraphs[1].append(f"{random.choice(PEOPLE)} {random.choice(STOCK)}")
        for line in lines[source]:
            if random.random() < often:
                filled = re.sub(r"\{(\w)\}", lambda kind: value(random, kind[1]), line)
                at = random.randint(0, len(paragraphs))
                if line.startswith("MORE") or random.random() < 0.5:
                    paragraphs.insert(at, [f"\0{filled}\0"])
                else:
                    inner = paragraphs[at % len(paragraphs)]
                    inner.insert(random.randint(1, len(inner)), f"\0{filled}\0")
        marked = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
        edges = [found.start() - i for i, found in enumerate(re.finditer("\0", marked))]
        rows.append((marked.replace("\0", ""), source, pd.Timestamp("2021-01-01") + pd.Timedelta(days=place), edges))
    return pd.DataFrame(rows, columns=["text", "source", "date", "marks"])


def value(random: Random, kind: str) -> str:
    numbers = {"d": random.randint(10, 999), "y": random.randint(1999, 2024)}
    return random.choice({"n": PEOPLE, "c": PLACES}[kind]) if kind in "nc" else str(numbers[kind])


def without_marks(table: pd.DataFrame, *columns: str) -> nw.Corpus:
    return nw.Corpus.from_frame(table.drop(columns=["marks", *columns]))
