"""Hits over time, worked by hand, and their picture."""

import re

import newswire as nw
import numpy as np
import pandas as pd
from newswire.explorer.session import periods_of, trend_of
from newswire.explorer.views import MOST_BARS, trend_svg

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
    assert "no development over time" in trend_svg(trend, "oil")


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
