"""Dates of tables: their order of day and month, their parts in columns, and those in the names of files."""

import datetime as dt

import pandas as pd
import pytest
from newswire.reading.dates import dates_in_names, parse_day, with_dates


def days(*values, files="a.csv", **columns):
    """Return the days of a column of dates in a table, what it keeps of them as given, and the sentences on them."""
    table = pd.DataFrame({"date": pd.Series(list(values), dtype="object"), **columns})
    table, notes = with_dates(table, pd.Series(files, table.index, dtype="object"))
    told = [None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in table["date"]]
    return told, table["date_given"].dropna().tolist() if "date_given" in table else [], [note for _, note in notes]


@pytest.mark.parametrize(
    "value",
    [
        None,
        float("nan"),
        pd.NaT,
        "",
        " ",
        "nan",
        "None",
        "NULL",
        "N/A",
        "n.d.",
        "Not available",
        "-1",
        -1,
        0,
        "0.0",
        "-",
    ]
    + [
        "0000-00-00",
        "0000-00-00 00:00:00",
        "00/00/0000",
        "1900-01-00",
        "0001-01-01T00:00:00",
        "1066-10-14",
        "####",
        [],
    ],
)
def test_what_stands_for_no_date_is_missing_and_not_kept(value):
    assert days(value, "2024-04-01") == ([None, "2024-04-01"], [], [])


def test_a_value_that_can_be_no_date_is_kept_in_some_form():
    values = [1, 10**401, 10**5000, float("inf"), {(1, 2): 3}, {"self": 10**5000}, "9" * 10**6, True]
    for value in values:
        told, kept, notes = days(value, "2024-04-01")
        assert told == [None, "2024-04-01"]
        assert len(kept) == len(notes) == 1


def test_what_cannot_be_read_is_kept_and_counted():
    told, kept, (note,) = days("April 1, 2024", "April 1-2, 2024", ["2024-04-01", "2024-04-02"], None)
    assert told == ["2024-04-01", None, None, None]
    assert kept == ["April 1-2, 2024", '["2024-04-01", "2024-04-02"]']
    assert note == "2 of 3 dates could not be read, such as “April 1-2, 2024”; they are kept as date_given"
    assert days("Spring 2024", date_given=["old"])[2] == [
        "1 of 1 date could not be read, such as “Spring 2024”; it is kept as date_given_2"
    ]


def test_each_file_has_its_order_of_day_and_month():
    told, kept, notes = days("01/03/2024", "25/03/2024", "03/01/2024", "03/25/2024", files=["uk", "uk", "us", "us"])
    assert told == ["2024-03-01", "2024-03-25"] * 2
    assert kept == []
    assert notes == [
        "dates such as 01/03/2024 are read day before month, since 25/03/2024 stands there",
        "dates such as 03/01/2024 are read month before day, since 03/25/2024 stands there",
    ]


def test_each_source_of_a_file_has_its_order_of_day_and_month():
    sources = ["Courier"] * 2 + ["Gazette"] * 2
    told, _, notes = days("01/03/2024", "25/03/2024", "03/01/2024", "03/25/2024", source=sources)
    assert told == ["2024-03-01", "2024-03-25"] * 2
    assert "01/03/2024 of Courier are read day before month" in notes[0]
    assert "03/01/2024 of Gazette are read month before day" in notes[1]


@pytest.mark.parametrize(
    ("files", "sources", "why"),
    [
        ("ab", ["Courier", "Courier"], "25/03/2024 stands elsewhere from the same source"),
        ("aa", ["Courier", "Gazette"], "25/03/2024 stands there"),
        ("ab", [None, None], "25/03/2024 stands elsewhere"),
    ],
)
def test_where_nothing_tells_the_others_do(files, sources, why):
    told, _, notes = days("05/03/2024", "25/03/2024", files=list(files), source=sources)
    assert told == ["2024-03-05", "2024-03-25"]
    assert notes == [f"dates such as 05/03/2024 are read day before month, since {why}"]


@pytest.mark.parametrize(
    ("written", "way"),
    [
        ([f"0{day}/03/2024" for day in range(1, 7)], "day before month"),
        ([f"03/0{day}/2024" for day in range(1, 7)], "month before day"),
        (["05/01/2024", "02/02/2024", "09/02/2024", "01/03/2024", "04/04/2024"], "day before month"),
        (["01/05/2024", "02/02/2024", "02/09/2024", "03/01/2024", "04/04/2024"], "month before day"),
    ],
)
def test_dates_that_follow_one_another_tell_their_order(written, way):
    assert days(*written)[2] == [
        f"dates such as {written[0]} can be read either way and are read {way}, as they then follow one another"
    ]


def test_what_nothing_tells_is_read_month_first_and_said():
    monthly = [f"01/{month:02}/2024" for month in range(1, 7)]  # each on the first of a month, or six days of January
    for written in (["03/04/2024", "05/04/2024"], monthly):
        told, _, (note,) = days(*written)
        assert [day[5:7] for day in told] == [text[:2] for text in written]
        assert note.endswith("can be read either way and are read month before day")
    assert days("03.04.2024")[0] == ["2024-04-03"]
    assert days("03/03/2024", "2024-05-04") == (["2024-03-03", "2024-05-04"], [], [])


def test_where_both_orders_are_used_what_can_be_read_either_way_is_not_read():
    told, kept, notes = days("25/03/2024", "03/25/2024", "01/03/2024")
    assert (told, kept) == (["2024-03-25", "2024-03-25", None], ["01/03/2024"])
    assert "since 25/03/2024 and 03/25/2024 both stand there" in notes[0]
    many = [f"{day}/03/2024" for day in range(13, 31)] * 2
    assert days(*many, "03/25/2024", "01/03/2024")[0][-2:] == ["2024-03-25", "2024-03-01"]


@pytest.mark.parametrize("mark", ["-", "/", "."])
def test_where_the_number_that_changes_least_comes_first_it_may_be_the_year(mark):
    written = [f"24{mark}04{mark}{day:02}" for day in range(1, 9)]
    assert days(*written)[:2] == ([None] * 8, written)
    swapped = [f"{day}{mark}04{mark}24" for day in range(11, 19)]
    assert days(*swapped)[0] == [f"2024-04-{day}" for day in range(11, 19)]


def test_dates_far_from_all_others_stay_and_are_said():
    near = [f"2024-04-{day:02}" for day in range(1, 21)]
    told, _, notes = days(*near, "2031-05-20", "1970-01-01")
    assert told[-2:] == ["2031-05-20", "1970-01-01"]
    assert notes == ["1 date lies far before all others: 1970-01-01"] + ["1 date lies far after all others: 2031-05-20"]
    assert days(*[f"{year}-01-01" for year in range(1990, 2020)])[2] == []


@pytest.mark.parametrize(
    ("columns", "expected", "said"),
    [
        (
            {"year": [2024, 2023], "Month": ["April", "12"], "day": [1.0, 31.0]},
            ["2024-04-01", "2023-12-31"],
            "columns year, Month and day",
        ),
        (
            {"pub_year": [2024, 2023], "pub_month": [4, 5]},
            ["2024-04-01", "2023-05-01"],
            "columns pub_year and pub_month",
        ),
        ({"Year": [2024, 2023]}, ["2024-01-01", "2023-01-01"], "column Year"),
    ],
)
def test_parts_of_dates_are_put_together(columns, expected, said):
    told, _, notes = days(None, None, **columns)
    assert told == expected
    assert notes[0] == f"2 dates are taken from the {said}"


def test_a_column_of_days_beside_year_and_month_is_a_part():
    assert days(30, 1, year=[2024, 2024], month=[4, 5])[0] == ["2024-04-30", "2024-05-01"]
    assert days("2024-04-01", None, year=[2024, 2023], month=[4, 5])[0] == ["2024-04-01", None]
    assert days("2024-04-01", None, year=[2024, 2023], month=[4, 5], day=[1, 6])[0] == ["2024-04-01", "2023-05-06"]


def test_a_day_in_an_address_is_read_where_there_is_no_other():
    url = [
        "https://a.example/2024/04/01/port/",
        "https://b.example/world/2024/apr/02/tram",
        "https://c.example/2024/04/99/x",
    ]
    told, kept, notes = days("2024-03-30", None, None, None, url=["https://a.example/2020/01/01/x", *url])
    assert told == ["2024-03-30", "2024-04-01", "2024-04-02", None]
    assert (kept, notes) == ([], ["2 dates are taken from the column url"])


def test_a_time_beside_a_date_is_joined():
    table = pd.DataFrame({"date": ["2024-04-01", "2024-04-02"], "Time": ["10:15", "11:30 pm EDT"]})
    table, notes = with_dates(table, pd.Series("a.csv", table.index))
    assert table["date"].astype(str).tolist() == ["2024-04-01 10:15:00", "2024-04-03 03:30:00"]
    assert notes == [("a.csv", "the time of each date is taken from the column Time")]
    other = pd.DataFrame({"date": ["2024-04-01"], "time": ["twice"]})
    assert with_dates(other, pd.Series("a.csv", other.index))[0]["date"].tolist() == [pd.Timestamp("2024-04-01")]


def test_a_table_without_dates_has_none():
    table, notes = with_dates(pd.DataFrame({"title": ["Rates rose"]}), pd.Series(["a.csv"]))
    assert table["date"].isna().tolist() == [True]
    assert table["date"].dtype == "datetime64[us]"
    assert notes == []


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-04-01_port.txt", "2024-04-01"),
        ("20240401-port.txt", "2024-04-01"),
        ("2024/04/01/port.txt", "2024-04-01"),
        ("pile.zip/2024/4/1/port.txt", "2024-04-01"),
        ("01.04.2024 Halvik.docx", "2024-04-01"),
        ("articles_2024_04_01.txt", "2024-04-01"),
        ("port_1_April_2024.txt", "2024-04-01"),
        ("Port strike, April 1, 2024.txt", "2024-04-01"),
        ("01apr2024.txt", "2024-04-01"),
        ("20240401T101500Z.txt", "2024-04-01"),
        ("2024-04-01/port.txt", "2024-04-01"),
        ("2023-01-01/2024-04-01.txt", "2024-04-01"),
        ("000_df55a0c3ed67b0ce.txt", None),
        ("000_20240401ab.txt", None),
        ("1200012345.txt", None),
        ("20241399.txt", None),
        ("03-04-2024.txt", None),
        ("2024-04-01_2024-04-30.txt", None),
        ("2024-04.txt", None),
        ("port.txt", None),
    ],
)
def test_a_date_in_the_name_of_a_file_is_read(name, day):
    (found,) = dates_in_names(pd.Series([name]))
    assert (None if pd.isna(found) else f"{found:%Y-%m-%d}") == day


def test_numbers_of_eight_digits_that_are_not_all_days_are_ids():
    names = pd.Series([f"{number}.txt" for number in range(20231120, 20231140)])
    assert dates_in_names(names).isna().all()
    assert dates_in_names(names[:10]).notna().all()


def test_a_file_of_many_articles_tells_only_when_it_was_saved():
    assert dates_in_names(pd.Series(["nexis_20240501.txt"] * 2)).isna().all()


def test_one_day_is_read_strictly():
    assert parse_day("Published: 1 April 2024, 11:30 p.m. ET") == dt.date(2024, 4, 1)
    assert parse_day("25/03/2024") == dt.date(2024, 3, 25)
    assert parse_day("03.04.2024") == dt.date(2024, 4, 3)
    assert [parse_day(text) for text in ("03/04/2024", "April 2024", "2024", "0001-01-01", "soon")] == [None] * 5
