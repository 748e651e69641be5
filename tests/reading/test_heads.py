"""The head of a wire story: every example of the grammar's table, and what must be left alone."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire.reading.heads.dateline import NO_HEAD
from newswire.reading.heads.days import nearest_year
from newswire.reading.heads.forms import FORMS
from newswire.reading.heads.parse import parse_head

# Openings without a head: nothing may be taken away from them.
PLAIN = (
    "NATO said the alliance would respond.",
    "NATO — the alliance — will respond.",
    "TEHRAN-based militias regrouped overnight.",
    "Trump — the president — said he would act.",
    "WASHINGTON is waiting for an answer.",
    "BREAKING — The mayor has resigned.",
    "The agency (AP) - said so.",
    "Associated Press (AP) reporters were there.",
    "U.S. - China talks resumed.",
    "RYAN (R-Wis.) — The Speaker said no.",
    "COOPER: Good evening.",
    "By Jane Doe the river flows. Nobody knows why.",
    "In October 3 (three) men — All of them free — left.",
    "2024-10-03 was a Thursday.",
    "Q - What now?",
    "(AP Photo/Jane Doe) The picture",
    "(Reuters/Jane Doe) The picture",
    "TESLA (TSLA) - The company lost.",
    "He (AP) - The reporter",
    "President Obama (CNN) The reporter",
    "The MOSCOW (Reuters) - story",
    "WHAT WE KNOW — The man",
    "October 3, 2024 was a Thursday.",
    "FILE - In this May 3, 2018, file photo, a clerk",
    "NOTABLES\n\n--REPUBLICANS FLOCK TO THE STATE: All of them",
    "Jane Doe / AFP/ Getty Images\n\nThe picture",
    "Paris: the city of light — and of rain — waits.",
    "Nairobi - the city - waits.",
    "London, May 3 was a Friday.",
    "Monday, October 3 – The House met.",
    "IN MAY 3. 000 men left.",
    "CNN — the network — said so.",
    "Reporters of the AGENCY (AP) wrote it. KABUL (Reuters) - Not at the start.",
)

EXAMPLES = [(form.name, *example.split(" | ")) for form in FORMS for example in form.examples]


@pytest.mark.parametrize(("form", "text", "place", "agency", "written", "body"), EXAMPLES)
def test_examples_of_the_grammar(form, text, place, agency, written, body):
    head = parse_head(text, date(2024, 10, 5))
    assert (head.place or "", head.agency or "") == (place, agency)
    assert bool(head.date) == bool(written)
    assert text[head.end :].startswith(body)


@pytest.mark.parametrize("text", PLAIN)
def test_no_head_is_invented(text):
    assert parse_head(text, date(2024, 10, 5)) == NO_HEAD


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("PARIS, December 26 (AFP) - Rates rose", date(2025, 1, 2), date(2024, 12, 26)),
        ("TOKYO, Jan 1 (Kyodo) - Rates rose", date(2024, 12, 31), date(2025, 1, 1)),
        ("PARIS, March 20 (AFP) - Rates rose", date(2024, 3, 1), date(2024, 3, 20)),
        ("PARIS, Feb. 29 (AFP) - Rates rose", date(2025, 2, 20), date(2024, 2, 29)),
        ("KUALA LUMPUR, April 1, 1997 (AFP) - Rates rose", date(2024, 1, 1), date(1997, 4, 1)),
        ("WASHINGTON (UrduPoint News / Sputnik - 15th February, 2022) Rates", None, date(2022, 2, 15)),
        ("date 2024-10-03 MOSCOW, October 3. /TASS/. Rates rose", None, date(2024, 10, 3)),
        ("Date: 2024-10-03\nRates rose", None, date(2024, 10, 3)),
        ("2025-01-02 MOSCOW, December 26. /TASS/. Rates rose", None, date(2024, 12, 26)),
        ("2025-01-02T10:00:00Z MOSCOW /TASS/. Rates rose", None, date(2025, 1, 2)),
        ("PARIS, December 26 (AFP) - Rates rose", None, None),
    ],
)
def test_a_missing_year_comes_from_the_stamp_or_the_article(text, reference, expected):
    assert parse_head(text, reference).date == expected


def test_a_date_that_is_none_makes_no_head():
    assert parse_head("WASHINGTON, Section 8 (HUD) - Rates rose") == NO_HEAD
    assert parse_head("PARIS, February 31 (AFP) - Rates rose") == NO_HEAD


def test_the_stamp_is_head_even_where_no_dateline_follows():
    text = " date 2024-10-03 The force behind it"
    head = parse_head(text)
    assert (str(head.date), head.place, text[head.end :]) == ("2024-10-03", None, "The force behind it")


@pytest.mark.parametrize("dash", ["-", "--", "–", "—", "_", "―", "---"])
@pytest.mark.parametrize("space", ["", " ", "  "])
def test_any_dash_and_spacing(dash, space):
    text = f"KYIV, Ukraine (AP){space}{dash}{space}Rates rose"
    head = parse_head(text)
    assert (head.place, head.agency, text[head.end :]) == ("KYIV, Ukraine", "AP", "Rates rose")


@pytest.mark.parametrize("pause", ["\n\n", "\n", " ", ""])
def test_the_body_may_start_on_a_new_line(pause):
    text = f"MOSCOW, October 3. /TASS/.{pause}Rates rose"
    assert text[parse_head(text).end :] == "Rates rose"


def test_a_head_with_nothing_after_it_is_the_story():
    assert parse_head("MOSCOW, October 3. /TASS/. ").end == 0


@pytest.mark.parametrize(
    "hostile", ["A" * 10**6, "A A " * 10**5, "(" * 10**6, "By " + "Aa " * 10**5, "A-" * 10**5, "/A" * 10**5]
)
def test_hostile_text_has_no_head(hostile):
    assert parse_head(hostile) == NO_HEAD


def long_head(n: int) -> str:
    """Return a head of so many characters: three places, two lands and an agency."""
    name = "LLANFAIRPWLLGWYNGYLL"
    place = "/".join([" ".join([name] * 5)] * 3) + f", {name} {name}, {name} "
    return place + "W" * (n - len(place) - 8) + " (AP) - "


def test_a_head_ends_within_400_characters():
    assert parse_head(long_head(399) + "Rates rose").end == 399
    assert parse_head(long_head(400) + "Rates rose") == NO_HEAD


def test_a_head_shows_itself_within_200_characters():
    name = "LLANFAIRPWLLGWYNGYLL"
    place = f"{' '.join([name] * 5)}, {name} {name} {name}, {name} WALES"
    assert parse_head(f"{place}{'W' * (198 - len(place))} (AP) - Rates rose").agency == "AP"
    assert parse_head(f"{place}{'W' * (199 - len(place))} (AP) - Rates rose") == NO_HEAD


def test_a_place_that_stands_alone_has_four_letters():
    assert parse_head("ROME — The House met").place == "ROME"
    assert parse_head("RIO — The House met") == NO_HEAD


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("SALEM, Oregon. (AP) — ", "SALEM, Oregon."),  # it may be short for something
        ("MIAMI, Florida. (AP) — ", "MIAMI, Florida"),
        ("SANTIAGO. (AP) — ", "SANTIAGO"),
        ("WASHINGTON, D.C. (AP) — ", "WASHINGTON, D.C."),
    ],
)
def test_the_stop_behind_a_place_belongs_to_it_where_it_may_be_an_abbreviation(opening, place):
    assert parse_head(opening + "Rates rose").place == place


@pytest.mark.parametrize(("agency", "expected"), [("XY", "XY"), ("ABCDEFGH", "ABCDEFGH"), ("ABCDEFGHI", None)])
def test_capitals_in_a_dated_head_are_an_agency_up_to_eight_of_them(agency, expected):
    assert parse_head(f"KABUL, 3 October 2024 ({agency}) - Rates rose").agency == expected


@pytest.mark.parametrize(("written", "month"), [("Novmbr", 11), ("Sectober", 10), ("Marsh", 3), ("Sept", 9)])
def test_a_month_may_have_a_slip_of_the_pen(written, month):
    assert parse_head(f"PARIS, {written} 3 (AFP) - Rates rose", date(2024, 12, 31)).date == date(2024, month, 3)


@pytest.mark.parametrize("written", ["Member", "Augur"])
def test_what_is_further_from_a_month_is_none(written):
    assert parse_head(f"PARIS, {written} 3 (AFP) - Rates rose") == NO_HEAD


@pytest.mark.parametrize(
    ("month", "day", "reference", "expected"),
    [
        (2, 1, date(2024, 1, 1), date(2024, 2, 1)),  # 31 days after
        (2, 2, date(2024, 1, 1), date(2023, 2, 2)),  # 32 days after
        (12, 26, date(2025, 1, 2), date(2024, 12, 26)),
        (1, 1, date(2024, 12, 31), date(2025, 1, 1)),
        (2, 29, date(2028, 1, 10), date(2024, 2, 29)),  # the leap year of four years before
        (2, 30, date(2024, 3, 1), None),
    ],
)
def test_the_nearest_year_is_at_most_a_month_ahead(month, day, reference, expected):
    assert nearest_year(month, day, reference) == expected


PIECES = (
    "MOSCOW|Paris|Oct. 3|October 3, 2024|(AP)|/TASS/|(Reuters Health)|By Jane Doe|date 2024-10-03|Rates rose|-|—|.|,|\n"
)
LIKE_HEADS = st.lists(st.sampled_from(PIECES.split("|")), max_size=8).map(" ".join)


@given(LIKE_HEADS | st.text(max_size=80), st.dates())
@settings(max_examples=300)
def test_a_head_lies_within_the_text_and_says_something(text, day):
    head = parse_head(text, day)
    assert 0 <= head.end <= len(text)
    assert (head.end > 0) == (head != NO_HEAD)
    assert head.end == 0 or text[head.end :].strip()
