"""Dates in every form and language that the tables list: what is written comes back, or is not read."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newswire.data import read_rows, read_tables
from newswire.reading.dates import grammar, parse_dates
from newswire.reading.dates.words import folded, sign_of, words_in

ROWS = read_rows("newswire.reading.dates", "months.csv")
FORMS = (
    "{d} {m} {y}",
    "{d}. {m} {y}",
    "{m} {d}, {y}",
    "{d} de {m} de {y}",
    "{y}. {m} {d}.",
    "{d:02}-{m}-{y}",
    "{m}. {d} {y} 10:15",
)
FORMS_IN_FILE = read_tables("newswire.reading.dates", "forms.toml")
DATED_FORMS = FORMS_IN_FILE["days"] + FORMS_IN_FILE["months"]


@pytest.mark.parametrize(("form", "example"), [pair for forms in FORMS_IN_FILE.values() for pair in forms])
def test_each_form_fits_its_example_and_the_example_is_read(form, example):
    signs = "".join(map(sign_of, grammar._TOKENS.findall(folded(example))))
    assert grammar._pattern(form).fullmatch(signs)
    (found,) = parse_dates(pd.Series([example if [form, example] in DATED_FORMS else f"2024-04-01 {example}"]))
    assert (found.year, found.day) == (2024, 1)


NUMERIC = ("{y}-{n:02}-{d:02}", "{y}/{n}/{d}", "{y}{n:02}{d:02}", "{d}.{n}.{y}", "{d:02}/{n:02}/{y}", "{y}年{n}月{d}日")
DAYS = st.dates(dt.date(1600, 1, 1), dt.date(2099, 12, 31))


@st.composite
def written_days(draw):
    """Draw a day, and a form of it in some language."""
    day, row = draw(DAYS), draw(st.sampled_from(ROWS))
    name = draw(st.sampled_from(list(row.values())[day.month].split() or ["x"]))
    name = draw(st.sampled_from([name, name.upper(), name.capitalize()]))
    form = draw(st.sampled_from([*FORMS, *NUMERIC]))
    return day, form.format(d=day.day, m=name, y=day.year, n=day.month)


@given(written_days())
@settings(max_examples=150, deadline=None)
def test_a_day_in_any_form_and_language_comes_back_or_is_not_read(drawn):
    day, written = drawn
    swapped = [day] if day.day > 12 else [day, day.replace(month=day.day, day=day.month)]
    (found,) = parse_dates(pd.Series([written]))
    if pd.isna(found):
        assert any(folded(name) in folded(f" {written} ") for name in [*words_in("divided"), " x "]), written
    else:
        assert found.date() in (swapped if "/" in written else [day]), written


@given(
    written_days(),
    st.sampled_from(["{} and", "{} 2", "{}-{}", "1-{}", "{} to {}", "x{}", "{}x", "{}, p. 3", "3 or {}"]),
)
@settings(max_examples=100, deadline=None)
def test_what_is_more_than_a_day_is_not_read_as_another(drawn, around):
    day, written = drawn
    (found,) = parse_dates(pd.Series([around.replace("{}", written)]))
    assert pd.isna(found) or found.date() == day, around.replace("{}", written)


@given(st.lists(DAYS, min_size=10, max_size=30, unique=True))
@settings(max_examples=40)
@example([])
def test_every_day_comes_back(days):
    assert parse_dates(pd.Series([day.isoformat() for day in days], dtype="object")).dt.date.tolist() == days


@given(
    st.lists(st.one_of(st.none(), st.text(max_size=20), st.integers(), st.floats(), st.binary(max_size=9)), max_size=5)
)
def test_anything_at_all_gives_moments_or_nothing(values):
    assert parse_dates(pd.Series(values, dtype="object")).dtype == "datetime64[us]"
