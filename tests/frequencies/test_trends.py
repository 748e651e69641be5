"""Words over time."""

import pandas as pd
import pytest
from corpora import corpus_of
from newswire import frequencies


def test_trend_finds_the_planted_rise():
    dates = pd.date_range("2024-01-01", periods=120, freq="D")
    texts = [f"The ministry met on day {i}. " + "oil " * (1 + i // 30) + "gas coal wind" for i in range(120)]
    table = frequencies.trend(corpus_of(texts, date=dates), ["oil", "gas"])
    oil = table[table["word"] == "oil"]
    assert oil["per_million"].is_monotonic_increasing
    assert oil["low"].iloc[-1] > oil["high"].iloc[0]
    assert oil["count"].sum() == sum(1 + i // 30 for i in range(120))
    assert not table["thin"].any()


def test_a_period_of_four_articles_is_thin_and_one_of_five_is_not():
    dates = ["2024-01-05"] * 4 + ["2024-02-05"] * 5
    table = frequencies.trend(corpus_of([f"oil number {i}" for i in range(9)], date=dates), "oil")
    assert table["thin"].tolist() == [True, False]
    assert table["low"].isna().tolist() == [True, False]


def test_trend_shows_empty_and_thin_periods():
    table = frequencies.trend(corpus_of(["oil rose", "oil fell"], date=["2024-01-05", "2024-03-05"]), "oil")
    assert table["n_articles"].tolist() == [1, 0, 1]
    assert table["thin"].all()
    assert table["per_million"].isna().tolist() == [False, True, False]
    assert frequencies.trend(corpus_of(["oil"]), "oil").empty
    with pytest.raises(ValueError, match="no period 'hour'"):
        frequencies.trend(corpus_of(["oil"]), "oil", "hour")
    with pytest.raises(ValueError, match="The vocabulary has no column 'lemma'; there are text, lower"):
        frequencies.trend(corpus_of(["oil"], date=["2024-01-05"]), "oil", unit="lemma")
