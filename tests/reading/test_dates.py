"""Dates as people write them."""

import csv
import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from newswire.data import read_rows
from newswire.reading.dates import parse_dates
from newswire.reading.dates.words import MONTHS, folded, words_in

LINES = Path(__file__).with_name("dates_written.csv").read_text(encoding="utf-8").splitlines()[1:]
WRITTEN = [(row["written"], row["moment"] or None) for row in csv.DictReader(LINES)]


def read(*values):
    found = parse_dates(pd.Series(list(values), dtype="object"))
    return [None if pd.isna(moment) else str(moment) for moment in found]


@pytest.mark.parametrize(("written", "moment"), WRITTEN, ids=[written for written, _ in WRITTEN])
def test_a_date_is_read_wholly_or_not_at_all(written, moment):
    assert read(written) == [moment]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (2024, "2024-01-01 00:00:00"),
        (2024.0, "2024-01-01 00:00:00"),
        ("January 2024", "2024-01-01 00:00:00"),
        ("2024-01", "2024-01-01 00:00:00"),
        ("01/2024", "2024-01-01 00:00:00"),
        ("202401", "2024-01-01 00:00:00"),
        (45383, "2024-04-01 00:00:00"),
        ("45383.5", "2024-04-01 12:00:00"),
    ],
)
def test_years_months_and_numbers_of_days_are_read_where_they_stand_alone(written, expected):
    assert read(written) == [expected]
    assert read(written, "2024-04-02") == [None, "2024-04-02 00:00:00"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (999, None),
        (1599, None),
        (1600, "1600-01-01 00:00:00"),
        (2100, None),
        (9_999_999, None),
        (15991231, None),
        (16000101, "1600-01-01 00:00:00"),
        (20991231, "2099-12-31 00:00:00"),
        (21000101, None),
        (99_999_999, None),
        (100_000_000, "1973-03-03 09:46:40"),  # seconds
        (4_102_444_799, "2099-12-31 23:59:59"),
        (4_102_444_800, None),
        (100_000_000_000, "1973-03-03 09:46:40"),  # milliseconds
        (100_000_000_000_000, "1973-03-03 09:46:40"),
        (100_000_000_000_000_000, "1973-03-03 09:46:40"),
    ],
)
def test_the_size_of_a_number_tells_what_it_counts(number, expected):
    (moment,) = parse_dates(pd.Series([number]))
    assert (None if pd.isna(moment) else str(moment)) == expected


def test_values_of_any_type_are_read():
    zoned = pd.Timestamp("2024-04-01 12:00", tz="US/Eastern")
    moments = [dt.datetime(2024, 4, 1, 16), zoned, {"$date": "2024-04-01T16:00:00Z"}, ["2024-04-01 16:00"]]
    moments += [{"$date": {"$numberLong": "1711987200000"}}, b"2024-04-01 16:00"]
    assert read(*moments) == ["2024-04-01 16:00:00"] * len(moments)
    assert parse_dates(pd.Series([dt.date(2024, 4, 1)]).astype("date32[pyarrow]")).tolist() == [
        pd.Timestamp("2024-04-01")
    ]
    assert read(dt.date(2024, 4, 1), pd.Period("2024-04-01")) == ["2024-04-01 00:00:00"] * 2


def test_a_column_that_puts_the_day_first_is_read_so_throughout():
    assert read("25/12/2024", "03/10/2024") == ["2024-12-25 00:00:00", "2024-10-03 00:00:00"]
    assert read("12/25/2024", "10/03/2024") == ["2024-12-25 00:00:00", "2024-10-03 00:00:00"]


def test_periods_begin_with_their_first_day():
    assert parse_dates(pd.Series(pd.PeriodIndex(["2024-03"], freq="M"))).tolist() == [pd.Timestamp("2024-03-01")]


def test_datetimes_lose_their_zone_and_keep_their_moment():
    moments = pd.Series(pd.to_datetime(["2024-01-01 12:00"]).tz_localize("US/Eastern"))
    assert parse_dates(moments).tolist() == [pd.Timestamp("2024-01-01 17:00")]


def test_no_name_is_two_months():
    rows = [list(row.values())[1:] for row in read_rows("newswire.reading.dates", "months.csv")]
    assert {len(row) for row in rows} == {12}
    for row in rows:
        for number, names in enumerate(row, 1):
            assert {MONTHS[folded(name)] for name in names.split()} <= {number}
    assert set(words_in("divided")) < set(MONTHS)
