"""Pictures of what a corpus holds, by what is drawn in them."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from newswire import plots
from newswire.plots.axes import PRIMARY, QUIET


def periods(counts, freq="M"):
    return pd.DataFrame({"period": pd.period_range("2024-01-01", periods=len(counts), freq=freq), "n_articles": counts})


def words(ax):
    return [text.get_text() for text in ax.texts]


def test_few_periods_have_a_bar_and_a_name_each():
    ax = plots.articles_over_time(periods([1, 0, 2]))
    assert [bar.get_height() for bar in ax.patches] == [1, 0, 2]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Jan 2024", "Feb 2024", "Mar 2024"]
    assert ax.get_ylabel() == "articles a month"
    assert words(ax) == []


def test_of_many_periods_the_fullest_is_named_where_there_is_one():
    assert words(plots.articles_over_time(periods([1, 1, 1, 9, 1, 1, 1], "D"))) == ["4 Jan 2024: 9"]
    assert words(plots.articles_over_time(periods([1, 9, 1, 9, 1, 1, 1], "D"))) == []


@pytest.mark.parametrize(
    ("freq", "unit"), [("D", "day"), ("W", "week"), ("M", "month"), ("Q", "quarter"), ("Y", "year")]
)
def test_one_period_is_nothing_to_compare(freq, unit):
    assert words(plots.articles_over_time(periods([1], freq))) == [f"one {unit} only: nothing to compare"]
    assert words(plots.articles_over_time(periods([], freq))) == ["no article has a date"]


def test_lengths_are_counted_with_the_median_marked_and_the_longest_in_the_last_bar():
    ax = plots.article_lengths(pd.DataFrame({"n_words": [*range(1, 200), 100_000]}))
    assert sum(bar.get_height() for bar in ax.patches) == 200
    assert words(ax) == [" median 100"]
    assert ax.get_xlim()[1] < 250
    few = plots.article_lengths(pd.DataFrame({"n_words": [*range(100, 120), 900]}))  # too few to cut one off unsaid
    assert max(bar.get_x() + bar.get_width() for bar in few.patches) == pytest.approx(900)
    assert "last bar" not in few.get_xlabel()


@pytest.mark.parametrize(("n_words", "said"), [([], "no articles"), ([1], "one article of 1 word")])
def test_one_article_has_its_length_said(n_words, said):
    assert words(plots.article_lengths(pd.DataFrame({"n_words": n_words}))) == [said]


def test_sentences_are_as_long_as_their_words_in_two_tones():
    table = pd.DataFrame({"paragraph": [1, 1, 2], "sentence": [1, 2, 3], "n_words": [5, 2, 7]})
    bars = plots.sentence_lengths(table).patches
    assert [bar.get_height() for bar in bars] == [5, 2, 7]
    assert bars[0].get_facecolor() == bars[1].get_facecolor() != bars[2].get_facecolor()
    assert words(plots.sentence_lengths(table.head(1))) == ["one sentence only"]
    assert words(plots.sentence_lengths(table.head(0))) == ["no sentences"]


def test_shares_are_labelled_bars_and_what_is_unknown_is_quiet():
    table = pd.DataFrame({"desk": ["economy", "not given"], "n_articles": [3, 1], "share": [0.75, 0.25]})
    ax = plots.article_shares(table)
    assert words(ax) == ["3 (75%)", "1 (25%)"]
    assert [plt.matplotlib.colors.to_hex(bar.get_facecolor()) for bar in ax.patches] == [PRIMARY, QUIET]
    assert words(plots.article_shares(table.head(1))) == ["all have the same value, economy"]
    assert (
        words(plots.article_shares(table.head(0)))
        == words(plots.article_shares(table.tail(1)))
        == ["nothing to compare"]
    )


def test_a_plot_draws_on_the_axes_it_is_given():
    ax = plt.subplots()[1]
    assert plots.article_lengths(pd.DataFrame({"n_words": [1, 2]}), ax) is ax
    assert len(plt.get_fignums()) == 1
