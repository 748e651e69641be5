"""What is only alike is no copy: forms of words filled anew, one-line texts, a speech that many quote, a digest."""

from random import Random

import copied
import newswire as nw
import pandas as pd
import pytest
import stories as generated
from corpora import corpus_of
from newswire.stories import find_copies

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
CITIES = ("London", "Paris", "Oslo", "Lisbon", "Vienna", "Madrid", "Warsaw", "Athens")
SPEECH = (
    "We will not leave anybody behind, the minister told the chamber on Friday, and whoever says that we will has not "
    "read the bill, which gives every household in the country more than it ever had from those who now complain."
)


def market(random: Random) -> str:
    """Write a market report as they are written every day."""
    city, day, other = random.choice(CITIES), random.choice(DAYS), random.choice(CITIES)
    points, level = random.randint(2, 90), random.randint(4000, 9000)
    banks, oil = (f"{random.randint(1, 60) / 10}%" for _ in range(2))
    return (
        f"Shares in {city} closed {random.choice(('higher', 'lower'))} on {day}, with the index {points} points "
        f"{random.choice(('up', 'down'))} at {level}. Banks {random.choice(('gained', 'lost', 'led'))} {banks}, while "
        f"oil and mining companies {random.choice(('rose', 'fell', 'slipped'))} by {oil}. In {other} the market was "
        f"{random.choice(('flat', 'closed', 'weaker', 'firmer'))}. The euro bought {random.randint(80, 130)} cents, "
        f"and a barrel of Brent crude cost ${random.randint(40, 120)}.{random.randint(10, 99)}."
    )


def weather(random: Random) -> str:
    """Write a forecast."""
    places = random.sample(CITIES, 4)
    parts = [
        f"{place} will be {random.choice(('cloudy', 'sunny', 'wet', 'windy'))} with highs of {random.randint(-5, 35)} "
        f"and winds of {random.randint(5, 60)} kilometres an hour from the {random.choice(('north', 'south', 'west'))}."
        for place in places
    ]
    return f"The forecast for {random.choice(DAYS)}: {' '.join(parts)}"


def table(random: Random) -> str:
    """Write a league table."""
    ranks = enumerate(random.sample(CITIES, 8), 1)
    rows = [f"{rank}. {city} United {random.randint(1, 30)} {random.randint(1, 60)} points." for rank, city in ranks]
    return f"Standings after {random.choice(DAYS)}'s matches: {' '.join(rows)}"


def obituary(random: Random) -> str:
    """Write the opening of an obituary, and a life that is nobody else's."""
    name = random.choice(list(generated.SPEAKERS))
    theme = random.choice(list(generated.THEMES))
    life = " ".join(generated._paragraph(random, theme, random.choice(CITIES), 0) for _ in range(2))
    did = random.choice(("led", "wrote", "fought"))
    return f"{name}, who {did} for years, has died. {name} was 8{len(life) % 10}. {life}"


@pytest.mark.parametrize("form", [market, weather, table, obituary])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_what_is_written_by_a_form_is_no_copy(form, seed):
    random = Random(seed)
    texts = list(dict.fromkeys(form(random) for _ in range(200)))
    found = find_copies(corpus_of(texts, date=pd.date_range("2024-01-01", periods=len(texts))))
    assert len(texts) > 195
    assert len(found) == 0


def test_one_line_is_a_copy_only_of_the_same_line():
    lines = [
        f"Shares in {city} closed {points} points higher on {day}."
        for city in CITIES
        for points in range(3)
        for day in DAYS
    ]
    assert len(find_copies(corpus_of(lines))) == 0
    assert len(find_copies(corpus_of([*lines, *lines[:7]]))) == 7


def test_a_speech_that_many_quote_makes_no_copies():
    stories = generated.make(60, seed=5, heads=False)["text"]
    quoting = [f"{one}\n\n“{SPEECH}”\n\n{two}" for one, two in zip(stories[::2], stories[1::2], strict=True)]
    assert len(find_copies(corpus_of(quoting))) == 0


def test_a_digest_is_no_copy_of_each_story_in_it_and_stories_taken_from_one_are():
    parts = generated.make(9, seed=2, heads=False)["text"].tolist()
    days = ["2024-01-01"] * 9 + ["2024-01-02"]
    assert len(find_copies(corpus_of([*parts, "\n\n".join(parts)], date=days))) == 0
    table = find_copies(corpus_of([*parts, "\n\n".join(parts)], date=["2024-01-02"] * 9 + ["2024-01-01"]))
    assert table["share"].tolist() == [1] * 9


def test_what_comes_back_after_months_below_another_story_is_no_copy():
    background, news = copied.make(2, seed=1)["text"].iloc[[0, -1]]
    longer = f"{news}\n\n{news.upper().replace('A', 'O')}\n\n{background}"
    for later, n in (("2024-01-20", 1), ("2024-09-20", 0)):
        assert len(find_copies(corpus_of([background, longer], date=["2024-01-01", later]))) == n
    again = find_copies(
        nw.Corpus.from_frame(pd.DataFrame({"text": [background] * 2, "date": ["2023-01-01", "2024-09-20"]}))
    )
    assert again["share"].tolist() == [1]
