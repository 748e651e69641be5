"""Hits over time, worked by hand, and their picture."""

import re
from itertools import pairwise

import newswire as nw
import numpy as np
import pandas as pd
from newswire.explorer.counts import periods_of, spread_of, trend_of
from newswire.explorer.trend import MOST_BARS, lines_svg, trend_svg

NAN = float("nan")


def test_hits_are_counted_by_period_with_their_rate_and_sentiment():
    dates = ["2023-01-05", "2023-01-20", "2023-03-05", None]
    texts = ["Oil rose to ten.", "It fell.", "Oil oil oil gas.", "Oil."]
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": texts, "date": dates}))
    table, period_of = periods_of(corpus, np.ones(4, bool))
    days = table.set_index("period")["n_articles"]
    assert days[days > 0].to_dict() == {pd.Period(day, "D"): 1 for day in dates[:3]}
    hit_rows, compound = np.array([0, 2, 2, 2, 3]), np.array([0.5, -0.2, -0.4, 0.3, 0.9])
    trend = trend_of(table, period_of, hit_rows, compound).set_index("period")
    assert trend["n_hits"].sum() == 4
    first, last = trend.loc["2023-01-05"], trend.loc["2023-03-05"]
    assert (first["n_hits"], first["per_million"], first["sentiment"]) == (1, 250_000, 0.5)
    assert (last["n_hits"], last["per_million"]) == (3, 750_000)
    assert np.isclose(last["sentiment"], -0.1)
    assert np.isnan(trend.loc["2023-01-20", "sentiment"])
    assert trend.loc["2023-02-01"].tolist()[:3] == [0, 0, 0]


def test_only_the_chosen_articles_are_counted():
    frame = pd.DataFrame({"text": ["Oil.", "Gas.", "Oil."], "date": ["2023-01-05", "2023-01-06", "2023-01-07"]})
    table, period_of = periods_of(nw.Corpus.from_frame(frame), np.array([True, True, False]))
    assert table["n_articles"].tolist() == [1, 1]
    assert period_of.tolist() == [0, 1, -1]


def test_one_old_story_is_no_trend():
    dates = ["1999-01-05", *pd.date_range("2023-01-01", periods=700, freq="D").astype(str)]
    texts = [f"Number {n}." for n in range(len(dates))]
    table, period_of = periods_of(
        nw.Corpus.from_frame(pd.DataFrame({"text": texts, "date": dates})), np.ones(701, bool)
    )
    assert table["period"].iloc[0] == pd.Period("2023-01", "M")
    assert period_of[0] == -1
    assert period_of[1] == 0


def test_without_dates_there_is_no_trend():
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose."]}))
    trend = trend_of(*periods_of(corpus, np.ones(1, bool)), np.array([0]), np.array([0.5]))
    assert list(trend) == ["period", "n_articles", "n_hits", "per_million", "sentiment"]
    assert len(trend) == 0


def drawn(**columns):
    table = pd.DataFrame(columns)
    return trend_svg(table.assign(period=pd.period_range("2024-01", periods=len(table), freq="M")), 'the "<שלום>"')


def test_a_bar_is_as_high_as_its_rate_and_a_strip_as_strong_as_its_mood():
    svg = drawn(n_hits=[1, 2, 0], per_million=[50.0, 100.0, 0.0], sentiment=[1.0, -0.1, NAN])
    assert re.findall(r'class="nw-bar"[^>]* height="([\d.]+)"', svg) == ["35.0", "70.0", "0.0"]
    assert re.findall(r'fill="(#\w+)" opacity="([\d.]+)"', svg) == [("#0f7f79", "1.00"), ("#c0453a", "0.29")]
    assert "<title>Jan 2024: 1 hit, 50.0 per million words, sentiment +1.00</title>" in svg
    assert "<title>Mar 2024: 0 hits, 0.0 per million words</title>" in svg
    assert "highest: 100 per million words" in svg
    assert 'aria-label="Hits of the &quot;&lt;שלום&gt;&quot; per million words from Jan 2024 to Mar 2024' in svg


def test_the_last_periods_are_drawn_where_there_are_too_many():
    n = MOST_BARS + 5
    svg = drawn(n_hits=[1] * n, per_million=[1.0] * n, sentiment=[NAN] * n)
    assert svg.count("<g>") == MOST_BARS
    assert "from Jun 2024 to" in svg


def several(rates, names=("oil", "gas")):
    periods = pd.period_range("2024-01", periods=len(rates[0]), freq="M")
    tables = [
        pd.DataFrame({"term": name, "period": periods, "n_articles": 1, "n_hits": 1, "per_million": rate})
        for name, rate in zip(names, rates, strict=True)
    ]
    return lines_svg(pd.concat(tables, ignore_index=True))


def test_each_term_has_a_line_as_high_as_its_rates_and_its_name_at_the_end():
    svg = several([[0.0, 50.0, 100.0], [100.0, 0.0, 50.0]])
    oil, gas = (
        [float(point.split(",")[1]) for point in points.split()] for points in re.findall(r'points="([^"]+)"', svg)
    )
    assert oil[0] - oil[2] == 2 * (oil[0] - oil[1]) == gas[1] - gas[0] == 124
    assert re.findall(r'class="nw-term-(\d)"', svg) == ["0", "1"]
    names = re.findall(r'y="([\d.]+)">(oil|gas)<', svg)
    assert [(float(y) - 4, name) for y, name in names] == [(oil[-1], "oil"), (gas[-1], "gas")]
    assert "<title>gas, Mar 2024: 1 hit, 50.0 per million words</title>" in svg
    assert 'aria-label="Hits of oil, gas per million words from Jan 2024 to Mar 2024, at most 100."' in svg


def test_names_of_lines_that_end_together_do_not_overlap():
    names = tuple("abcdef")
    svg = several([[100.0, float(n)] for n in range(6)], names)
    places = sorted(float(y) for y in re.findall(r'y="([\d.]+)">[a-f]<', svg))
    assert all(b - a >= 13 for a, b in pairwise(places))
    assert places[-1] <= 152


def test_a_hostile_term_is_shown_and_does_nothing():
    assert "&lt;b&gt;" in several([[1.0, 2.0]], ["<b>"])
    assert "<b>" not in several([[1.0, 2.0]], ["<b>"])


def spread(dates, desks, hit_rows, rows=None):
    articles = pd.DataFrame({"date": pd.to_datetime(dates), "n_words": 10, "desk": desks})
    rows = np.ones(len(articles), bool) if rows is None else np.array(rows)
    return spread_of(articles, rows, np.array(hit_rows), "desk")


def test_hits_are_counted_by_group_and_month():
    dates = ["2024-01-05", "2024-01-20", "2024-03-01", None, "2024-03-02", "2024-02-01"]
    table = spread(dates, ["a", "b", "b", "b", None, "c"], [0, 1, 1, 2, 3, 4])
    wide = table.assign(period=table["period"].map(str)).pivot(index="group", columns="period", values="n_hits")
    assert table["group"].unique().tolist() == ["b", "a"]  # c has no hit
    assert wide.loc["b"].to_dict() == {"NaT": 4, "2024-01": 2, "2024-02": 0, "2024-03": 1}
    assert wide.loc["a"].to_dict() == {"NaT": 1, "2024-01": 1, "2024-02": 0, "2024-03": 0}
    first = table.iloc[0]
    assert (first["n_articles"], first["per_million"]) == (3, 4e6 / 30)
    assert table["per_million"].isna().tolist() == (table["n_articles"] == 0).tolist()


def test_only_what_was_searched_is_spread():
    table = spread(["2024-01-05", "2024-02-05"], ["a", "b"], [0], [True, False])
    assert table[["group", "n_hits"]].values.tolist() == [["a", 1], ["a", 1]]


def test_periods_are_as_short_as_fit():
    for years, freq, n in ((1, "M", 12), (3, "Q-DEC", 12), (10, "Y-DEC", 10), (30, "Y-DEC", 14)):
        dates = pd.date_range("1990-01-01", periods=12 * years, freq="MS")
        periods = spread(dates, "a", [0])["period"].dropna()
        assert (periods.iloc[0].freqstr, len(periods)) == (freq, n)


def test_without_dates_there_is_a_total_and_of_nothing_nothing():
    table = spread([None, None], ["b", "a"], [0, 1])
    assert table["group"].tolist() == ["a", "b"]
    assert table["period"].isna().all()
    assert spread([None], ["a"], np.array([], int)).empty
