"""The head of a wire story: every example of the grammar's table, and what must be left alone."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire.reading import head_forms as wire_forms
from newswire.reading import heads as wire

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
)

EXAMPLES = [(form.name, *example) for form in wire_forms.FORMS for example in form.examples]


@pytest.mark.parametrize(("form", "text", "place", "agency", "written", "body"), EXAMPLES)
def test_examples_of_the_grammar(form, text, place, agency, written, body):
    head = wire.parse_head(text, date(2024, 10, 5))
    assert (head.place or "", head.agency or "") == (place, agency)
    assert bool(head.date) == bool(written)
    assert text[head.end :].startswith(body)


@pytest.mark.parametrize("text", PLAIN)
def test_no_head_is_invented(text):
    assert wire.parse_head(text, date(2024, 10, 5)) == wire.NO_HEAD


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
    assert wire.parse_head(text, reference).date == expected


def test_a_date_that_is_none_makes_no_head():
    assert wire.parse_head("WASHINGTON, Section 8 (HUD) - Rates rose") == wire.NO_HEAD
    assert wire.parse_head("PARIS, February 31 (AFP) - Rates rose") == wire.NO_HEAD


def test_the_stamp_is_head_even_where_no_dateline_follows():
    text = " date 2024-10-03 The force behind it"
    head = wire.parse_head(text)
    assert (str(head.date), head.place, text[head.end :]) == ("2024-10-03", None, "The force behind it")


@pytest.mark.parametrize("dash", ["-", "--", "–", "—", "_", "―", "---"])
@pytest.mark.parametrize("space", ["", " ", "  "])
def test_any_dash_and_spacing(dash, space):
    text = f"KYIV, Ukraine (AP){space}{dash}{space}Rates rose"
    head = wire.parse_head(text)
    assert (head.place, head.agency, text[head.end :]) == ("KYIV, Ukraine", "AP", "Rates rose")


@pytest.mark.parametrize("pause", ["\n\n", "\n", " ", ""])
def test_the_body_may_start_on_a_new_line(pause):
    text = f"MOSCOW, October 3. /TASS/.{pause}Rates rose"
    assert text[wire.parse_head(text).end :] == "Rates rose"


def test_a_head_with_nothing_after_it_is_the_story():
    assert wire.parse_head("MOSCOW, October 3. /TASS/. ").end == 0


@pytest.mark.parametrize(
    "hostile", ["A" * 10**6, "A A " * 10**5, "(" * 10**6, "By " + "Aa " * 10**5, "A-" * 10**5, "/A" * 10**5]
)
def test_hostile_text_takes_no_time(hostile):
    begun = perf_counter()
    assert wire.parse_head(hostile).end == 0
    assert perf_counter() - begun < 0.5


@given(st.text(max_size=80), st.dates())
def test_a_head_never_reaches_beyond_the_text(text, day):
    head = wire.parse_head(text, day)
    assert 0 <= head.end <= len(text)
    assert head.end or head == wire.NO_HEAD
