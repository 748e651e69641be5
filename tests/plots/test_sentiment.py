"""Pictures of sentiment, by what is drawn in them."""

import pandas as pd
import pytest
from newswire import plots
from newswire.plots.axes import CONTRAST, PRIMARY, QUIET


def words(ax):
    return [text.get_text() for text in ax.texts]


def scores(n, thin=()):
    table = pd.DataFrame({"mean": [0.1 * (i + 1) for i in range(n)], "thin": [i in thin for i in range(n)]})
    return table.assign(low=table["mean"] - 0.05, high=table["mean"] + 0.05, n_articles=9, n_sentences=1)


def test_a_long_article_has_a_line_of_means_and_a_short_one_dots_for_silence():
    sentences = pd.DataFrame({"sentence": range(100), "compound": [0.5, 0.0] * 50})
    assert plots.sentiment_along_article(sentences).get_xlabel() == "sentence, in order (line: mean of 20 sentences)"
    ax = plots.sentiment_along_article(sentences.head(4))
    assert ax.get_xlabel() == "sentence, in order (a dot: score zero)"
    assert ax.lines[0].get_xdata().tolist() == [2, 4]
    assert words(plots.sentiment_along_article(sentences.head(0))) == ["no sentences"]


def test_the_mean_of_the_articles_is_marked():
    assert words(plots.score_distribution(pd.DataFrame({"mean": [0.1, 0.3]}))) == ["mean +0.200"]
    assert words(plots.score_distribution(pd.DataFrame({"mean": [0.1]}))) == ["one article only: no spread to show"]
    assert words(plots.score_distribution(pd.DataFrame({"mean": []}))) == ["no articles with sentences"]


def test_thin_periods_are_hollow_and_said_to_be():
    dates = pd.period_range("2024-01", periods=3, freq="M")
    ax = plots.sentiment_over_time(scores(3, thin=[1]).assign(period=dates))
    firm, hollow = ax.lines[:2]
    assert firm.get_ydata() == pytest.approx([0.1, 0.3])
    assert hollow.get_ydata() == pytest.approx([0.2])
    assert ax.get_xlabel() == "hollow: too few articles for an interval"
    one = plots.sentiment_over_time(scores(1).assign(period=dates[:1]))
    assert words(one) == ["one period only: nothing to compare"]


def test_groups_are_in_order_of_their_means_with_their_sizes():
    table = scores(3, thin=[0])
    table.insert(0, "desk", ["sport", "economy", "courts"])
    ax = plots.sentiment_by_group(table)
    names = [(label.get_position()[1], label.get_text()) for label in ax.get_yticklabels()]
    assert sorted(names) == [(0, "courts"), (1, "economy"), (2, "sport")]
    assert words(ax) == ["9 articles"] * 3
    assert ax.get_xlabel() == "mean score (hollow: too few articles for an interval)"
    assert words(plots.sentiment_by_group(table.head(1))) == ["one group only: nothing to compare"]


def test_targets_have_the_number_of_their_sentences():
    table = scores(2).assign(target=["Xi", "Putin"])
    assert words(plots.sentiment_towards(table)) == ["1 sentence"] * 2
    assert words(plots.sentiment_towards(table.head(0))) == ["no target is named"]


def test_shares_of_signs_add_up_to_one_and_small_ones_have_no_number():
    panel = pd.DataFrame({"VADER": [0.5] * 97 + [0.0] * 2 + [-0.05], "own": [-0.5] * 50 + [0.05] * 50})
    ax = plots.instruments_compared(panel)
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == pytest.approx([0.01, 0.5, 0.02, 0, 0.97, 0.5])
    assert words(ax) == ["", "50%", "", "", "positive 97%", "50%"]
    assert ax.get_xlabel() == "share of articles: negative, neutral (within ±0.05), positive"


def test_one_article_has_a_dot_for_each_instrument():
    ax = plots.instruments_compared(pd.DataFrame({"VADER": [0.5], "own": [-0.25]}))
    assert words(ax) == ["+0.500", "−0.250"]
    assert words(plots.instruments_compared(pd.DataFrame({"VADER": []}))) == ["no articles"]


def test_the_strongest_words_stand_on_both_sides_of_zero():
    table = pd.DataFrame({"word": ["trust", "war", "bad"], "contribution": [6.9, -5.0, -1.0], "count": [3, 2, 1]})
    ax = plots.strongest_words(table)
    assert words(ax) == ["trust ×3", "bad", "war ×2"]
    assert [bar.get_width() for bar in ax.patches] == [6.9, -1.0, -5.0]
    assert words(plots.strongest_words(table.head(0))) == ["no word is scored"]


def test_a_shift_says_whether_a_word_is_used_more_less_or_differently():
    table = pd.DataFrame(
        {
            "word": ["war", "trust", "fine"],
            "shift": [-0.5, 0.3, 0.1],
            "by_frequency": [-0.5, 0.3, 0.0],
            "by_valence": [0.0, 0.0, 0.1],
            "count_first": [1, 5, 4],
            "count_second": [5, 1, 4],
        }
    )
    ax = plots.word_shift(table, None, "Reuters", "AP", n=2)
    assert words(ax) == ["war ↑", "trust ↓"]
    assert words(plots.word_shift(table))[2] == "fine ≠"
    assert ax.get_xlabel().startswith("← AP more negative · AP more positive →")
    assert words(plots.word_shift(table.head(0))) == ["no scored words in two groups"]


def test_inks_follow_the_sign():
    assert plots.sentiment.inks([0.1, 0.0, -0.1]) == [PRIMARY, QUIET, CONTRAST]
