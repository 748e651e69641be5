"""Numbers, dates and names as people write them."""

import numpy as np
import pandas as pd
import pytest
from newswire.display.values import cell, column_decimals, counted, date, decimals_for, label, number, ranked


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (np.False_, "no"),
        (np.int32(-7), "−7"),
        (float("inf"), "∞"),
        (-np.inf, "−∞"),
        (pd.Timestamp("2024-10-03"), '<time datetime="2024-10-03">3 Oct 2024</time>'),
        (np.datetime64("2024-10-03T14:05"), '<time datetime="2024-10-03T14:05">3 Oct 2024, 14:05</time>'),
        (pd.Period("2024-10", "M"), '<time datetime="2024-10-01">Oct 2024</time>'),
        (["x", "y"], "x, y"),
        ({"b", "a"}, "a, b"),
        (np.array([1, 2]), "1, 2"),
        (0.0000001, "&lt;0.01"),
        (-0.0000001, "0.00"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_a_value_reads_as_people_write_it(value, text):
    assert cell(value)[0] == text


@pytest.mark.parametrize("value", [None, float("nan"), pd.NaT, pd.NA])
def test_no_value_is_a_dash(value):
    assert ">–<" in cell(value)[0]


@pytest.mark.parametrize(("value", "text"), [(0.0, "0%"), (0.0512, "5.1%"), (0.4567, "46%"), (1.0, "100%")])
def test_a_share_is_per_cent(value, text):
    assert cell(value, "%")[0] == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (pd.Timestamp("2024-10-03"), "3 Oct 2024"),
        (pd.Timestamp("2024-10-03 09:05"), "3 Oct 2024, 09:05"),
        (pd.Period("2024-10-03", "D"), "3 Oct 2024"),
        (pd.Period("2024-10", "M"), "Oct 2024"),
        (pd.Period("2024Q4", "Q"), "Q4 2024"),
        (pd.Period("2024", "Y"), "2024"),
    ],
)
def test_a_date_is_as_long_as_its_period_is_short(value, text):
    assert date(value) == text


def test_what_rounds_to_nought_has_no_minus():
    assert number(-0.04, 1) == "0.0"
    assert number(-0.06, 1) == "−0.1"


def test_one_is_singular():
    assert [counted(n, "hit") for n in (0, 1, np.int64(2))] == ["0 hits", "1 hit", "2 hits"]


def test_values_are_ranked_by_number_then_alphabet():
    assert ranked(pd.Series(["b", "a", None, "c", "c"])) == ["c", "a", "b"]


def test_labels_are_words():
    names = ("n_articles", "per_million", "word", "n_")
    assert [label(name) for name in names] == ["articles", "per million", "word", "n "]


@pytest.mark.parametrize(
    ("values", "decimals"), [([], 0), ([2.0, 3.0], 0), ([0.1234], 3), ([12.34], 1), ([1e-9], 5), ([np.nan, 0.5], 3)]
)
def test_three_digits_of_the_typical_value_are_shown(values, decimals):
    assert decimals_for(values) == decimals


def test_an_estimate_shares_its_decimals_with_its_interval_and_with_nothing_else():
    table = pd.DataFrame({"rate": [12.34], "mean": [0.1234], "low": [0.0123], "high": [0.9], "word": ["a"]})
    assert column_decimals(table) == {"rate": 1, "mean": 3, "low": 3, "high": 3}
    assert column_decimals(table[["low", "high"]]) == {"low": 4, "high": 4}


def test_counts_have_no_decimals_also_where_stories_make_fractions_of_them():
    counts = dict.fromkeys(["count", "reference_count", "n_articles", "reference_stories"], [0.5, 12.25])
    table = pd.DataFrame(counts | {"account": [0.5, 12.25]})
    assert column_decimals(table) == dict.fromkeys(counts, 0) | {"account": 2}
    assert [cell(value, 0)[0] for value in (0.25, 12.25)] == ["&lt;1", "12"]
