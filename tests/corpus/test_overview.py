"""The overview of a corpus, on either side of what it takes for readable."""

import pandas as pd
import pytest
from corpora import corpus_of
from newswire.corpus import overview


def period(dates) -> str:
    """Return the length of a period for articles with some dates."""
    corpus = corpus_of([f"Story {number}." for number in range(len(dates))], date=dates)
    return overview.articles_per_period(corpus)["period"].dtype.freq.freqstr[:1]


@pytest.mark.parametrize(("days", "expected"), [(92, "D"), (93, "M"), (4482, "M"), (4483, "Y")])
def test_days_up_to_92_of_them_and_months_up_to_12_years(days, expected):
    # of two articles 98% of the time between counts; 12 years are 12 * 366 days
    assert (
        period(pd.to_datetime(["2000-01-01"]).append(pd.to_datetime(["2000-01-01"]) + pd.Timedelta(days, "D")))
        == expected
    )


@pytest.mark.parametrize(("days", "expected"), [(14640, "M"), (14641, "Y")])
def test_stray_dates_do_not_count_within_40_years(days, expected):
    dates = pd.to_datetime(["2020-01-01"] * 200)
    assert period(dates.append(dates[:1] - pd.Timedelta(days, "D"))) == expected


@pytest.mark.parametrize(("n", "expected"), [(250, True), (251, False)])
def test_a_column_groups_by_at_most_250_values(n, expected):
    desks = [f"desk {number}" for number in [*range(n), 0]]
    assert (
        "desk" in overview.groupings(corpus_of([f"Story {number}." for number in range(n + 1)], desk=desks))
    ) == expected
