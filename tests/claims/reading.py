"""Sentences of findings read back: what each claims, and what the texts give by other means.

`read` takes a sentence apart by the patterns of its finding: every number and name in it is in a named group, so that
a sentence that says more than is checked is not read at all. `contradictions` compares what was read with facts
that plain pandas, or the slow reference, derives from the texts. A fact is a value, or a question to what was said.
"""

import re
from collections.abc import Iterable, Iterator

import pandas as pd
import reference

EDGES = {
    "none": lambda share: share == 0,
    "under 1%": lambda share: 0 < share < 0.01,
    "under 0.1%": lambda share: 0 < share < 0.001,
    "over 99%": lambda share: 0.99 < share < 1,
    "all": lambda share: share == 1,
}
SHARE = r"(?:[Nn]one|[Aa]ll|[Uu]nder (?:0\.)?1%|[Oo]ver 99%|\d+(?:\.\d)?%)"
NUMBER = r"[+−-]?\d[\d,]*(?:\.\d+)?"


def read(sentence: str, patterns: list[str]) -> dict[str, str]:
    """Return what a sentence claims, by name; a sentence that no pattern covers whole is an error."""
    for pattern in patterns:
        if match := re.fullmatch(pattern, sentence):
            return {name: value for name, value in match.groupdict().items() if value is not None}
    raise AssertionError(f"Not all that is claimed is read: {sentence}")


def contradictions(claims: dict[str, str], facts: dict[str, object]) -> list[str]:
    """Name the claims that the facts do not bear out."""
    return [f"{name}: said {said}, not {facts[name]}" for name, said in claims.items() if not agrees(said, facts[name])]


def agrees(said: str, fact: object) -> bool:
    """Tell whether a printed value is the fact: text as it stands, a number to half a unit of its last digit."""
    if callable(fact):
        return bool(fact(said))
    if isinstance(fact, str):
        return said == fact
    if said.lower() in EDGES:
        return EDGES[said.lower()](float(fact))
    percent = said.endswith("%")
    plain = said.rstrip("%").replace(",", "").replace("−", "-")
    decimals = len(plain.partition(".")[2])
    return abs(float(plain) - float(fact) * (100 if percent else 1)) <= 0.5 * 10**-decimals + 1e-9


def mutants(sentence: str) -> Iterator[str]:
    """Change each digit of a sentence."""
    for place in re.finditer(r"\d", sentence):
        yield sentence[: place.start()] + str((int(place[0]) + 3) % 10) + sentence[place.end() :]


def quoted_in(said: str) -> list[str]:
    """Return what stands in quotation marks."""
    return re.findall("“(.+?)”", said)


def listed(parts: Iterable[str]) -> str:
    """Join parts with commas and an "and"."""
    *most, last = parts
    return " and ".join([", ".join(most), last]) if most else last


def words_of(text: str) -> list[str]:
    """Return the words of a text: tokens with a letter that are no numbers with a unit."""
    return [token for token in reference.text_tokens(text) if is_word(token)]


def is_word(token: str) -> bool:
    return bool(re.search(r"[^\W\d_]", token)) and not is_number(token)


def is_number(token: str) -> bool:
    """Tell numbers with a unit from words."""
    return bool(re.fullmatch(r"[$£€+−-]*\d[\d.,:/-]*(?:st|nd|rd|th|[kmb]n?|%)?", token, re.IGNORECASE))


def month_name(month: pd.Period) -> str:
    return f"{month:%B} {month.year}"


def day(date: pd.Timestamp) -> str:
    return f"{date.day} {date:%B} {date.year}"


def near(dates: pd.Series) -> pd.Series:
    """Return dates without a few late ones behind a long gap."""
    dates = dates.sort_values()
    gaps = dates.diff()
    late = dates[dates >= dates[gaps.idxmax()]] if len(dates) > 20 else dates
    return dates.drop(late.index) if len(late) <= len(dates) / 20 and gaps.max().days > 92 else dates
