"""The overview of a corpus, on either side of what it takes for readable."""

import pandas as pd
import pytest
from corpora import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from newswire import periods
from newswire.corpus import overview

START = pd.Timestamp("2020-01-01")


def stories(n: int, **columns):
    """Make a corpus of some short stories."""
    return corpus_of([f"Story {number}." for number in range(n)], **columns)


def period(dates) -> str:
    """Return the length of a period for articles with some dates."""
    return overview.articles_per_period(stories(len(dates), date=dates))["period"].dtype.freq.freqstr[:1]


@pytest.mark.parametrize(("days", "expected"), [(92, "D"), (93, "M"), (4392, "M"), (4393, "Y")])
def test_days_up_to_92_of_them_and_months_up_to_12_years(days, expected):
    assert period([START, START + pd.Timedelta(days, "D")]) == expected


def test_a_column_groups_where_it_has_at_most_half_as_many_values_as_articles():
    for n_values, expected in ((20, True), (21, False)):
        desks = [f"desk {number % n_values}" for number in range(40)]
        assert ("desk" in overview.groupings(stories(40, desk=desks))) == expected


def test_two_values_group_however_few_articles_there_are():
    assert overview.groupings(stories(3, desk=["a", "a", "b"])) == ["desk"]
    assert overview.groupings(stories(2, desk=["a", "b"])) == []


def test_the_outlet_comes_first_and_an_agency_known_of_few_comes_after_a_topic():
    known = {"source": ["P"] * 10 + ["Q"] * 10 + ["R"] * 4, "topic": ["x"] * 12 + ["y"] * 12}
    agency = ["AP"] * 2 + ["TASS"] * 2 + [None] * 20
    assert overview.groupings(stories(24, agency=agency, topic=known["topic"])) == ["topic", "agency"]
    assert overview.groupings(stories(24, **known))[:2] == ["source", "topic"]


def test_what_all_have_alike_comes_last():
    corpus = stories(24, source=["P"] * 24, desk=[f"desk {number % 12}" for number in range(24)])
    assert overview.groupings(corpus) == ["desk", "source"]


def test_one_early_date_neither_sets_the_range_nor_leaves_blank_years():
    corpus = stories(100, date=[pd.Timestamp("2007-05-03"), *pd.date_range(START, "2022-06-30", periods=99)])
    table = overview.articles_per_period(corpus)
    assert table["period"].astype(str).iloc[0] == "2020-01"
    assert table["n_articles"].sum() == 99


@given(st.lists(st.integers(0, 900), min_size=1, max_size=60), st.integers(1, 40))
def test_dates_without_long_gaps_are_all_kept(days, step):
    dates = pd.Series(START + pd.to_timedelta(days, "D"))
    near = pd.concat([dates, pd.Series(pd.date_range(dates.min(), dates.max(), freq=f"{step}D"))], ignore_index=True)
    assert periods.without_stray(near).equals(near)


@given(st.integers(20, 400), st.integers(1, 8), st.integers(93, 20000), st.booleans())
def test_few_far_dates_are_stray_and_many_are_not(n, n_far, gap, late):
    dates = pd.Series([START] * n)
    far = START + pd.Timedelta(gap if late else -gap, "D")
    left = periods.without_stray(pd.concat([dates, pd.Series([far] * n_far)], ignore_index=True)).notna().sum()
    total = n + n_far
    assert left == (n if n_far <= max(total // 100, min(4, total // 20)) else total)


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ([5, 5], "month"),
        ([1] * 24, "year"),
        ([3] * 6, "quarter"),
        ([5, 0, 0, 5, *[1] * 8], "month"),  # half of the articles
        ([5, 0, 0, 5, *[2] * 8], "quarter"),
        ([9], "month"),
        ([1, 1], "month"),
        ([], "month"),
    ],
)
def test_the_shortest_period_that_has_articles_enough(months, expected):
    starts = pd.date_range("2020-01-15", periods=len(months), freq="MS")
    dates = pd.Series(starts.repeat(months), dtype="datetime64[ns]")
    assert periods.shortest(dates) == expected
    assert periods.shortest(pd.concat([dates, pd.Series([pd.NaT])], ignore_index=True)) == expected
