"""Synthetic wire stories with planted truths: who wrote them, on what theme, how glad, and who said what.

`make(n, seed)` is the same on every machine. What is planted, and where a test finds it:

theme            words of one theme stand in no other (`THEMES`); the first theme's share grows with time
planted_valence  share of glad minus share of grim sentences; grows from -0.8 to 0.8 over the days
agency, place    stand in the head before the text, in the agency's own form; agency is None where there is no head
speaker, quote   one person a story, named in full once; the quote stands in the text word for word
HOUSE_VERBS      each agency's own verb of speech, which no other uses
"""

import re
from datetime import date, timedelta
from random import Random

import pandas as pd


def words(line: str) -> list[str]:
    """Split a line of words."""
    return line.split()


# For each theme: things, doings, qualities. No word stands under two themes.
THEMES = {
    "energy": (
        words("pipeline refinery turbine reactor grid oilfield coal gas electricity barrel drilling wind"),
        words("drilled pumped refined generated exported metered"),
        words("nuclear solar offshore tidal renewable"),
    ),
    "football": (
        words("striker goalkeeper midfielder corner referee stadium tournament coach squad league trophy winger"),
        words("scored tackled dribbled equalised substituted kicked"),
        words("unbeaten amateur relegated veteran sporting"),
    ),
    "courts": (
        words("judge jury docket prosecutor defendant courtroom appeal bail statute tribunal attorney witness"),
        words("testified arraigned convicted sued adjourned ruled"),
        words("judicial procedural constitutional federal pretrial"),
    ),
    "health": (
        words("vaccine hospital patient virus clinic nurse surgeon epidemic infection diagnosis medicine ward"),
        words("vaccinated diagnosed prescribed examined operated quarantined"),
        words("clinical bacterial medical pediatric chronic"),
    ),
    "space": (
        words("rocket satellite orbit astronaut telescope spacecraft launchpad asteroid lander booster payload module"),
        words("undocked orbited docked splashed soared observed"),
        words("lunar reusable galactic orbital interplanetary"),
    ),
    "farming": (
        words("harvest wheat tractor livestock fertilizer orchard irrigation drought dairy cattle barley soybean"),
        words("planted ploughed watered milked ripened grazed"),
        words("organic arable fertile rainfed rural"),
    ),
}

# Heads as each agency writes them, with the verb it uses for speech.
AGENCIES = {
    "TASS": " date {iso} {PLACE}, {month} {day}. /TASS/. ",
    "Reuters": "{PLACE} (Reuters) - ",
    "AP": "{PLACE}, {country} (AP) — ",
    "Xinhua": "{PLACE}, {mon}. {day} (Xinhua) -- ",
    "AFP": "{PLACE}, {month} {day}, {year} (AFP) - ",
    None: "",
}
HOUSE_VERBS = {
    "TASS": "emphasized",
    "Reuters": "reported",
    "AP": "explained",
    "Xinhua": "remarked",
    "AFP": "declared",
    None: "stated",
}
PLACES = {"Moscow": "Russia", "Paris": "France", "Beijing": "China", "Nairobi": "Kenya", "São Paulo": "Brazil"} | {
    "St. Petersburg": "Russia", "Kuala Lumpur": "Malaysia", "Washington": "U.S.", "Kyiv": "Ukraine", "Cairo": "Egypt"
}  # fmt: skip
SPEAKERS = {
    "Anna Petrova": "Minister", "John O'Neill": "Spokesman", "Li Wei": "Ambassador", "Maria García": "Professor",
    "Kwame Mensah": "Secretary", "Ingrid Larsen": "Director", "Omar Haddad": "Analyst", "Priya Nair": "Chairwoman",
}  # fmt: skip

GLAD = words("success hope progress joy praise triumph relief")
GRIM = words("crisis failure fear disaster grief threat collapse")
_GLAD_SENTENCES = (
    "It was a great {mood}, and people were happy.",
    "Officials welcomed the excellent {mood} with the {noun}.",
    "The {noun} brought {mood} and a good future for everyone.",
)
_GRIM_SENTENCES = (
    "It was a terrible {mood}, and people were angry.",
    "Officials blamed the awful {mood} on the {noun}.",
    "The {noun} brought {mood} and a bad end for everyone.",
)
_PLAIN_SENTENCES = (
    "The {quality} {noun} was {doing} near the {other} on {weekday}.",
    "About {number} workers {doing} the {noun} before the {other} was moved to {town}.",
    "According to the report, the {noun} and the {other} were {doing} in {town}, the U.S. and the U.K.",
    "A {quality} {noun} costs ${number}.5 million, Mr. Brown wrote at 9 a.m. on {weekday}.",
    "Nobody had {doing} a {quality} {other} since Jan. {small}, when the {noun} came to {town}.",
)
_QUOTES = (
    "The {noun} is the main part of our work this year",
    "We will look at the {quality} {noun} again, and we won't stop there",
    "Nobody asked us about the {noun} or the {other}",
)
# Spelt out, since strftime speaks the machine's language.
_MONTHS = words("January February March April May June July August September October November December")
_WEEKDAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_COLUMNS = ["date", "place", "agency", "title", "text", "theme", "planted_valence", "speaker", "quote"]


def make(n: int, seed: int = 0, *, start: date = date(2024, 1, 1), days: int = 360, heads: bool = True) -> pd.DataFrame:
    """Make `n` stories spread evenly over `days`, in order of date."""
    random = Random(seed)
    rows = [_story(random, start, days * place // max(n, 1), days, heads) for place in range(n)]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _story(random: Random, start: date, day: int, days: int, heads: bool) -> tuple:
    """Make one story of three to six paragraphs; its second holds the quote."""
    age = day / days
    theme = random.choices(list(THEMES), [0.5 + 2 * age] + [1] * (len(THEMES) - 1))[0]
    agency = random.choice(list(AGENCIES))
    town, country = random.choice(list(PLACES.items()))
    valence = round(1.6 * age - 0.8, 3)
    speaker = random.choice(list(SPEAKERS))
    quote = _filled(random, random.choice(_QUOTES), theme, town)
    paragraphs = [_paragraph(random, theme, town, valence) for _ in range(random.randint(2, 5))]
    said = f'"{quote}," {SPEAKERS[speaker]} {speaker} {HOUSE_VERBS[agency]}.'
    paragraphs.insert(1, f"{said} {_more(random, theme, town)}")
    when = start + timedelta(days=day)
    head = _head(agency, town, country, when) if heads else ""
    place = town.upper() + (f", {country}" if agency == "AP" else "") if head else None
    title = _filled(random, "{quality} {noun} {doing} in town", theme, town).capitalize()
    text = head + "\n\n".join(paragraphs)
    return pd.Timestamp(when), place, agency if head else None, title, text, theme, valence, speaker, quote


def _paragraph(random: Random, theme: str, town: str, valence: float) -> str:
    """Make two to four sentences, glad or grim as the valence has it."""
    moods = random.choices(("plain", "glad", "grim"), (1, 1 + valence, 1 - valence), k=random.randint(2, 4))
    return " ".join(_sentence(random, mood, theme, town) for mood in moods)


def _sentence(random: Random, mood: str, theme: str, town: str) -> str:
    forms = {"plain": _PLAIN_SENTENCES, "glad": _GLAD_SENTENCES, "grim": _GRIM_SENTENCES}[mood]
    return _filled(random, random.choice(forms), theme, town, random.choice(GLAD if mood == "glad" else GRIM))


def _more(random: Random, theme: str, town: str) -> str:
    """Make a second quote, by a pronoun."""
    return f'"{_filled(random, random.choice(_QUOTES), theme, town)}," {random.choice(("he", "she"))} said.'


def _filled(random: Random, form: str, theme: str, town: str, mood: str = "") -> str:
    """Fill a form's places with words of the theme."""
    nouns, doings, qualities = THEMES[theme]
    noun, other = random.sample(nouns, 2)
    filled = form.format(
        noun=noun,
        other=other,
        doing=random.choice(doings),
        quality=random.choice(qualities),
        mood=mood,
        town=town,
        number=random.randint(20, 900),
        small=random.randint(1, 28),
        weekday=random.choice(_WEEKDAYS),
    )
    return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", filled)


def _head(agency: str | None, town: str, country: str, when: date) -> str:
    """Write the head as the agency does."""
    return AGENCIES[agency].format(
        PLACE=town.upper(),
        country=country,
        iso=when.isoformat(),
        month=_MONTHS[when.month - 1],
        mon=_MONTHS[when.month - 1][:3],
        day=when.day,
        year=when.year,
    )
