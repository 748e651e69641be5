"""Pictures of word frequencies, by what is drawn in them."""

import numpy as np
import pandas as pd
import pytest
from newswire import plots

NONE = pd.DataFrame({"word": pd.Series(dtype="str"), "place": pd.Series(dtype=float), "per_million": 0.0})


def words(ax):
    return [text.get_text() for text in ax.texts]


def trend(n_periods):
    dates = pd.date_range("2024-01-01", periods=n_periods, freq="MS")
    table = pd.DataFrame({"period": dates.repeat(2), "word": ["oil", "gas"] * n_periods, "thin": False, "peak": False})
    return table.assign(per_million=[100.0, 101.0] * n_periods, low=90.0, high=110.0)


def test_the_most_frequent_word_is_on_top_and_reaches_furthest():
    table = pd.DataFrame({"word": ["oil", "gas", "coal"], "per_million": [9.0, 5.0, 1.0]})
    ax = plots.top_words(table.assign(low=[8.0, 4.0, 0.5], high=[10.0, 6.0, 1.5]), n=2)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["gas", "oil"]
    assert ax.lines[0].get_xdata().tolist() == [5, 9]
    assert ax.get_xlim()[1] == pytest.approx(10.4)
    assert plots.top_words(table).get_xlim()[1] == pytest.approx(9.72)
    assert words(plots.top_words(NONE)) == ["no words"]


def test_ngrams_are_drawn_as_words_are():
    ax = plots.top_words(pd.DataFrame({"ngram": ["white house"], "per_million": [9.0]}))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["white house"]


def test_zipfs_law_starts_at_the_first_count_and_words_are_named_along_the_curve():
    table = pd.DataFrame({"word": [f"w{rank:02}" for rank in range(1, 41)], "count": [120 // r for r in range(1, 41)]})
    ax = plots.rank_frequency(table, n=3)
    law, curve = ax.lines[:2]
    assert law.get_ydata()[[0, -1]].tolist() == [120, 3]
    assert curve.get_ydata()[[0, -1]].tolist() == [120, 3]
    assert words(ax) == ["Zipf: the first count / rank", "w01", "w02", "w05"]
    assert words(plots.rank_frequency(table.head(2))) == ["too few words for a curve"]


def test_a_dispersion_plot_has_the_frequent_word_on_top_and_few_lines_however_many_places():
    places = np.concatenate([np.linspace(0, 1, 40_000), [0.25, 0.25, 0.25, 0.75]])
    ax = plots.word_positions(pd.DataFrame({"word": ["said"] * 40_000 + ["oil"] * 4, "place": places}))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["oil", "said"]
    assert words(ax) == ["4", "40,000"]
    oil, said = ax.collections
    assert len(said.get_segments()) == 500
    assert [segment[0][0] for segment in oil.get_segments()] == pytest.approx([0.25, 0.75], abs=0.002)
    inks = oil.get_colors()[:, 3]
    assert inks[0] > inks[1] >= 0.25
    assert words(plots.word_positions(NONE)) == ["none of the words occurs"]


@pytest.fixture
def key():
    table = pd.DataFrame({"word": ["oil", "gas", "wind", "court"], "log_likelihood": [9.0, 4.0, 3.0, -6.0]})
    table = table.assign(log_ratio=[3.0, 1.0, 2.0, -2.0], low=[2.0, 0.5, -1.0, -np.inf], high=[np.inf, 2.0, 4.0, -1.0])
    return table.assign(q=[0.001, 0.04, 0.3, 0.01])


def test_key_words_have_their_ratios_with_the_firmest_of_either_side_outside(key):
    ax = plots.key_words(key, target="TASS", reference="AP")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["court", "gas", "oil"]
    assert words(ax) == ["more in TASS", "more in AP"]
    assert [line.get_xdata().tolist() for line in ax.lines[:2]] == [[1, 3], [-2]]
    least, most = ax.get_xlim()
    drawn = [[segment[:, 0].tolist() for segment in lines.get_segments()] for lines in ax.collections]
    assert drawn == [[[0.5, 2], [2, most]], [[least, -1]]]
    assert ax.xaxis.get_major_formatter()(3, 0), ax.xaxis.get_major_formatter()(-2, 0) == ("8", "1/4")
    untested = plots.key_words(key.assign(q=np.nan), n=1)
    assert [label.get_text() for label in untested.get_yticklabels()] == ["court", "oil"]
    assert words(plots.key_words(key.assign(q=np.nan, log_ratio=np.nan))) == ["no word is firmly used more on one side"]
    assert words(plots.key_words(key.assign(q=0.5))) == ["no word is firmly used more on one side"]


def test_beside_english_what_is_rarer_is_not_drawn(key):
    ax = plots.key_words(key.drop(columns="q"), n=2, target="this article")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["gas", "oil"]
    assert words(ax) == ["more in this article", ""]


def test_no_name_on_the_curve_lies_on_another():
    table = pd.DataFrame({"word": [f"a long word of rank {rank}" for rank in range(1, 400)]})
    ax = plots.rank_frequency(table.assign(count=[100] * 200 + [1] * 199), n=30)
    boxes = [text.get_window_extent() for text in ax.texts[1:]]
    assert len(boxes) > 2
    assert not any(box.count_overlaps(boxes[:place]) for place, box in enumerate(boxes))


def test_lines_over_time_are_named_at_their_ends_without_overlap():
    ax = plots.word_trend(trend(3))
    ends = {text.get_text(): text.xyann[1] for text in ax.texts}
    assert list(ends) == ["oil", "gas"]
    assert ends["gas"] - ends["oil"] == pytest.approx(0.065 * ax.get_ylim()[1])
    assert words(plots.word_trend(trend(1))) == ["one period only: nothing to follow"]
    assert words(plots.word_trend(trend(0))) == ["no dates"]


def test_a_thin_period_is_hollow_and_does_not_set_the_scale():
    table = trend(3)
    table.loc[4:, ["thin", "per_million", "high"]] = [True, 5000.0, 9000.0]
    ax = plots.word_trend(table)
    hollow = [line.get_ydata().tolist() for line in ax.lines if line.get_markerfacecolor() == "none"]
    assert hollow == [[5000], [5000]]
    assert ax.get_ylim()[1] < 120


def test_a_peak_has_a_dot():
    table = trend(3)
    table.loc[2, "peak"] = True
    dots = [line.get_ydata().tolist() for line in plots.word_trend(table).lines if line.get_markerfacecolor() != "none"]
    assert [100.0] in dots
