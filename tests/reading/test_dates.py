"""Dates as people write them."""

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newswire.reading.dates import parse_dates


def read(*values):
    found = parse_dates(pd.Series(list(values), dtype="object"))
    return [None if pd.isna(moment) else str(moment) for moment in found]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-10-03", "2024-10-03 00:00:00"),
        ("2024-10-03T10:00:00Z", "2024-10-03 10:00:00"),
        ("2024-10-03 10:00:00+03:00", "2024-10-03 07:00:00"),
        ("Thu, 03 Oct 2024 10:00:00 GMT", "2024-10-03 10:00:00"),
        ("October 3rd, 2024 at 5pm EST", "2024-10-03 22:00:00"),
        ("3 October 2024", "2024-10-03 00:00:00"),
        ("Sept. 3, 2014", "2014-09-03 00:00:00"),
        ("03.10.2024", "2024-10-03 00:00:00"),
        ("20241003", "2024-10-03 00:00:00"),
        ("2024", "2024-01-01 00:00:00"),
        (2024, "2024-01-01 00:00:00"),
        (20241003, "2024-10-03 00:00:00"),
        (1700000000, "2023-11-14 22:13:20"),
        (1700000000000, "2023-11-14 22:13:20"),
        ("1700000000", "2023-11-14 22:13:20"),
        ("1700000000000000000", "2023-11-14 22:13:20"),
    ],
)
def test_usual_forms(written, expected):
    assert read(written) == [expected]


@pytest.mark.parametrize(
    "written",
    ["now", "today", "soon", "", "10:30", "May", "Monday", None, "2024-13-45", "99999-01-01", "17" + "0" * 18],
)
def test_what_names_no_day_is_missing(written):
    assert read(written) == [None]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (999, None),
        (1000, "1000-01-01 00:00:00"),
        (2999, "2999-01-01 00:00:00"),
        (3000, None),
        (9_999_999, None),
        (10000101, "1000-01-01 00:00:00"),
        (29991231, "2999-12-31 00:00:00"),
        (99_999_999, None),
        (100_000_000, "1973-03-03 09:46:40"),  # seconds
        (99_999_999_999, "5138-11-16 09:46:39"),
        (100_000_000_000, "1973-03-03 09:46:40"),  # milliseconds
        (100_000_000_000_000, "1973-03-03 09:46:40"),
        (100_000_000_000_000_000, "1973-03-03 09:46:40"),
    ],
)
def test_the_size_of_a_number_tells_what_it_counts(number, expected):
    (moment,) = parse_dates(pd.Series([number]))
    assert (None if pd.isna(moment) else str(moment)) == expected


def test_a_column_that_puts_the_day_first_is_read_so_throughout():
    assert read("25/12/2024", "03/10/2024") == ["2024-12-25 00:00:00", "2024-10-03 00:00:00"]
    assert read("13/10/2024", "03/10/2024") == ["2024-10-13 00:00:00", "2024-10-03 00:00:00"]
    assert read("12/25/2024", "10/03/2024") == ["2024-12-25 00:00:00", "2024-10-03 00:00:00"]


def test_periods_begin_with_their_first_day():
    assert parse_dates(pd.Series(pd.PeriodIndex(["2024-03"], freq="M"))).tolist() == [pd.Timestamp("2024-03-01")]


def test_datetimes_lose_their_zone_and_keep_their_moment():
    moments = pd.Series(pd.to_datetime(["2024-01-01 12:00"]).tz_localize("US/Eastern"))
    assert parse_dates(moments).tolist() == [pd.Timestamp("2024-01-01 17:00")]


@given(st.lists(st.dates(min_value=pd.Timestamp("1000-01-01").date()), min_size=10, max_size=30, unique=True))
@settings(max_examples=40)
@example([])
def test_every_day_comes_back(days):
    assert parse_dates(pd.Series([day.isoformat() for day in days], dtype="object")).dt.date.tolist() == days


@given(st.lists(st.one_of(st.none(), st.text(max_size=20), st.integers(), st.floats()), max_size=5))
def test_anything_at_all_gives_moments_or_nothing(values):
    assert parse_dates(pd.Series(values, dtype="object")).dtype == "datetime64[us]"
