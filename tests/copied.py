"""Generated wire stories with planted copies, updates and repeats: what was made of which, and by whom.

`make(n, seed)` is the same on every machine. Each row has `key`, its number, and `of`, the number of the row that it
repeats, -1 for a story of its own; `kind` is what `find_copies` should call it, and `how` says what was done to it.
"""

from random import Random

import pandas as pd
from stories import _MONTHS, AGENCIES
from stories import make as make_stories

OUTLETS = ["Herald", "Courier", "Gazette", "Tribune", "Post"]
FURNITURE = "\n\n(c) {outlet}. Reporting by the {outlet} staff. Sign up for the daily {outlet} newsletter."
_NEW = "The {outlet} has learnt that {number} more people were there, and that nobody else has told of it so far."


def last_line(random: Random, text: str, outlet: str) -> str:
    """Put another sentence in the place of the last one."""
    return f"{text.rsplit('. ', 1)[0]}. {_new(random, outlet)}"


def dropped(random: Random, text: str, outlet: str) -> str:
    """Leave a paragraph out."""
    paragraphs = text.split("\n\n")
    paragraphs.pop(random.randrange(1, len(paragraphs)))
    return "\n\n".join(paragraphs)


def cut(random: Random, text: str, outlet: str) -> str:
    """Keep the first 60% of the words."""
    return " ".join(text.split(" ")[: round(0.6 * text.count(" "))])


def edited(random: Random, text: str, outlet: str) -> str:
    """Put another word in the place of each tenth, wherever they stand."""
    words = text.split(" ")
    for place in random.sample(range(len(words)), len(words) // 10):
        words[place] = random.choice(("perhaps", "reportedly", "today", "again", "nearly", "also"))
    return " ".join(words)


def headed(random: Random, text: str, outlet: str) -> str:
    """Put the head of another agency before it."""
    form = AGENCIES[random.choice(("Reuters", "AP", "AFP"))]
    day = {"month": random.choice(_MONTHS), "day": random.randint(1, 28), "year": 2024}
    return form.format(PLACE="LISBON", country="Portugal", **day) + text


def furnished(random: Random, text: str, outlet: str) -> str:
    """Put what the outlet's pages say below it."""
    return text + FURNITURE.format(outlet=outlet)


def longer(random: Random, text: str, outlet: str) -> str:
    """Put three sentences before it and as many behind."""
    before, behind = (" ".join(_new(random, outlet) for _ in range(3)) for _ in range(2))
    return f"{before}\n\n{text}\n\n{behind}"


def whole(random: Random, text: str, outlet: str) -> str:
    """Leave it as it is."""
    return text


COPIED = (last_line, dropped, cut, edited, headed, furnished, whole)


def make(n: int, seed: int = 0) -> pd.DataFrame:
    """Make `n` stories, a third of them repeated once or several times within the days after."""
    random = Random(seed)
    stories = make_stories(2 * n, seed, heads=False)
    texts = [f"{one}\n\n{two}" for one, two in zip(stories["text"][::2], stories["text"][1::2], strict=True)]
    rows = []
    for text, date in zip(texts, stories["date"][::2], strict=True):
        outlet, of = random.choice(OUTLETS), len(rows)
        rows.append((of, -1, "", "", date, outlet, text))
        for how, kind in _plan(random) if random.random() < 1 / 3 else ():
            other = random.choice([name for name in OUTLETS if name != outlet]) if kind == "copy" else outlet
            when = date + pd.Timedelta(random.randint(1, 3), "D")
            rows.append((len(rows), of, kind, how.__name__, when, other, how(random, text, other)))
    return pd.DataFrame(rows, columns=["key", "of", "kind", "how", "date", "source", "text"])


def _plan(random: Random) -> list[tuple]:
    """Choose what is done to a story, and what that makes of it."""
    copies = [(how, "copy") for how in random.sample(COPIED, random.randint(1, 3))]
    return [*copies, *random.choice(([], [(longer, "update")], [(cut, "repeat")], [(whole, "repeat")]))]


def _new(random: Random, outlet: str) -> str:
    return _NEW.format(outlet=outlet, number=random.randint(20, 900))
