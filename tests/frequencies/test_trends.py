"""Words over time."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import frequencies
from scipy import stats
from stories import make


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
    with pytest.raises(ValueError, match="There is no unit 'lemma'; there are lower, stem and text"):
        frequencies.trend(corpus_of(["oil"], date=["2024-01-05"]), "oil", unit="lemma")


def test_capitals_phrases_and_patterns_are_followed_too():
    corpus = corpus_of(["Oil prices rose.", "Oil prices, oil."], date=["2024-01-05", "2024-02-05"])
    assert frequencies.trend(corpus, "OIL")["count"].tolist() == [1, 2]
    assert frequencies.trend(corpus, ["oil prices", "pric*"])["count"].tolist() == [1, 1, 1, 1]


def test_a_stray_date_does_not_set_the_range():
    dates = ["2007-05-01", *pd.date_range("2024-01-01", periods=40, freq="D")]
    table = frequencies.trend(corpus_of([f"oil {i}" for i in range(41)], date=pd.to_datetime(dates)), "oil")
    assert table["period"].dt.year.unique().tolist() == [2024]
    assert table["count"].sum() == 40


def dated(texts):
    return corpus_of(texts, date=pd.date_range("2024-01-01", periods=len(texts), freq="3D"))


def test_rises_falls_and_peaks_are_told_and_what_stays_is_not():
    texts = []
    for i in range(120):
        month = (pd.Timestamp("2024-01-01") + pd.Timedelta(days=3 * i)).month
        words = ["oil"] * (i // 20) + ["gas"] * (6 - i // 20) + ["vote"] * (5 if month == 6 else 0)
        texts.append(" ".join(["coal", *words, *["and"] * (20 - len(words))]) + f" story {i}")
    table = frequencies.trend(dated(texts), ["oil", "gas", "vote", "coal"])
    each = table.groupby("word").first()
    assert each["moved"].to_dict() == {"coal": "", "gas": "fell", "oil": "rose", "vote": "changed"}
    assert each.loc[["oil", "gas", "vote"], "q"].max() < 0.01
    peaks = table[table["peak"]].set_index("word")["period"].dt.month
    assert peaks.to_dict() == {"gas": 1, "vote": 6, "oil": 11}  # the first of months that are alike


def test_a_burst_in_one_article_is_no_movement():
    texts = [f"coal and wind on day {i}" for i in range(90)]
    texts[40] += " oil" * 30
    table = frequencies.trend(dated(texts), ["oil", "coal"])
    assert (table["moved"] == "").all()
    assert not table["peak"].any()


def test_p_is_that_of_fisher_where_articles_are_alike():
    # two years of 30 articles of four words; oil in 12 of one and 4 of the other
    oil = [i < 12 for i in range(30)] + [i < 4 for i in range(30)]
    dates = [f"20{23 + i // 30}-05-{1 + i % 28:02}" for i in range(60)]
    corpus = corpus_of([f"{'oil' if each else 'gas'} was here {i}" for i, each in enumerate(oil)], date=dates)
    q = frequencies.trend(corpus, "oil", "year")["q"].iloc[0]
    assert q == pytest.approx(stats.fisher_exact([[12, 18], [4, 26]]).pvalue, abs=0.02)


def test_with_exchanged_dates_hardly_a_word_moves():
    frame, random = make(120, seed=5), np.random.default_rng(1)
    words = frequencies.word_frequencies(corpus_of(frame["text"]))["word"].head(60).tolist()
    moved = []
    for seed in range(40):
        corpus = corpus_of(frame["text"], date=random.permutation(frame["date"]))
        table = frequencies.trend(corpus, list(random.choice(words, 5, replace=False)), "quarter", seed=seed)
        moved += (table.groupby("word")["moved"].first() != "").tolist()
    assert np.mean(moved) <= 0.05


def test_the_order_of_articles_changes_nothing(stories_corpus):
    backwards = nw.Corpus.from_frame(make(60, seed=7)[::-1])
    words = ["people", "pipeline"]
    one, other = (frequencies.trend(corpus, words, "quarter") for corpus in (stories_corpus, backwards))
    pd.testing.assert_frame_equal(one, other)


def test_of_no_words_the_table_can_be_merged_with_periods():
    corpus = corpus_of(["oil"], date=["2024-01-05"])
    peaks = frequencies.trend(corpus, []).query("peak")[["word", "period"]]
    periods = nw.periods.as_periods(corpus.articles["date"], "month").to_frame().assign(word="oil")
    assert periods.merge(peaks).empty
