"""Pictures of groups: names that can be read, cells and lines where the table has them, and words where it has none."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from newswire import plots
from newswire.plots.axes import CONTRAST, PRIMARY


def words(n, q=0.001):
    """Make a table of words on both sides, many of them with the same counts."""
    generator = np.random.default_rng(0)
    count, reference = generator.integers(0, 60, n), generator.integers(0, 60, n)
    table = pd.DataFrame(
        {"word": [f"disestablishment{i}" for i in range(n)], "count": count, "reference_count": reference}
    )
    table["per_million"], table["reference_per_million"] = count * 20.0, reference * 10.0
    return table.assign(log_likelihood=count * 2.0 - reference, q=q)


@pytest.mark.parametrize("n", [2, 40, 400])
def test_names_of_words_lie_neither_on_each_other_nor_outside(n):
    ax = plots.word_scatter(words(n))
    ax.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in ax.texts if text.get_text().startswith("dis")]
    assert boxes
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    outside = ax.get_window_extent().padded(0.5)
    assert all(outside.x0 <= box.x0 and box.x1 <= outside.x1 for box in boxes)


def test_words_are_named_in_the_ink_of_their_side_and_only_firm_ones():
    table = pd.DataFrame({"word": ["oil", "gas", "rain"], "count": [40, 2, 9], "reference_count": [2, 40, 9]})
    table = table.assign(per_million=table["count"] * 10.0, reference_per_million=table["reference_count"] * 10.0)
    ax = plots.word_scatter(table.assign(log_likelihood=[9, -9, 0], q=[0.01, 0.01, 0.9]), target="A", reference="B")
    inks = {text.get_text(): to_hex(text.get_color()) for text in ax.texts}
    assert inks == {"more in A": PRIMARY, "more in B": CONTRAST, "oil": PRIMARY, "gas": CONTRAST}


def test_a_side_without_a_word_counts_half_an_occurrence():
    table = words(2).assign(
        count=[4, 0], reference_count=[2, 3], per_million=[80.0, 0], reference_per_million=[20.0, 30]
    )
    ax = plots.word_scatter(table.assign(log_likelihood=[1, -1]))
    dots = np.concatenate([dots.get_offsets().data for dots in ax.collections])
    assert sorted(map(tuple, dots)) == [(20, 80), (30, 10)]


def test_groups_of_words_show_firm_ones_in_letters_with_their_ratio():
    table = pd.DataFrame(
        {"group": ["A"] * 3 + ["B"], "word": ["oil", "mr.", "gas", "rain"], "log_ratio": [3.0, 2, 0.5, 1]}
    )
    axes = plots.group_words(table.assign(low=0.1, q=[0.01, 0.01, 0.02, 0.5]))
    assert [ax.get_title(loc="left") for ax in axes.ravel() if ax.axison] == ["A"]
    assert [text.get_text() for text in axes[0, 0].texts] == ["gas", "oil  ×8"]


def shares():
    cells = [(label, group) for label in ("oil, gas", "rain, snow") for group in ("A", "B")]
    table = pd.DataFrame(cells, columns=["label", "group"]).assign(share=[0.4, 0.1, 0, 0.3], n_articles=[9, 20] * 2)
    return table.assign(thin=False, p=[0.001, 1, 1, 0.001], firm=[True, True, False, False])


def test_a_heat_map_writes_each_share_and_frames_what_is_firm():
    ax = plots.theme_groups(shares())
    assert [text.get_text() for text in ax.get_xticklabels()] == ["B (20)", "A (9)"]
    assert [text.get_text() for text in ax.texts] == ["10%", "40%", "30%"]
    framed = [patch.get_xy() for patch in ax.patches if to_hex(patch.get_edgecolor(), True)[-2:] == "ff"]
    assert framed == [(pytest.approx(1 - 0.46), pytest.approx(-0.44))]


def cells():
    quarters = pd.PeriodIndex(["2020Q1", "2020Q2", "2020Q4", "2020Q1"], freq="Q")
    table = pd.DataFrame({"group": ["A"] * 3 + ["B"], "period": quarters, "n_articles": [9, 9, 9, 3]})
    table = table.assign(mean=[0.1, 0.2, 0.3, 0.4], low=0.0, high=0.5, others=[0.4, 0.1, 0.2, 0.1])
    return table.assign(thin=table["n_articles"] < 5)


def test_a_course_breaks_where_a_period_is_missing_and_has_the_others_beside_it():
    axes = plots.groups_over_time(cells())
    (ax,) = [ax for ax in axes.ravel() if ax.axison]
    others, own = (line.get_ydata().tolist() for line in ax.lines)
    assert own == pytest.approx([0.1, 0.2, np.nan, 0.3], nan_ok=True)
    assert others == pytest.approx([0.4, 0.1, np.nan, 0.2], nan_ok=True)
    assert ax.get_title(loc="left") == "A"


def test_courses_of_themes_are_those_that_are_asked_for():
    table = pd.concat([cells().assign(theme=theme, label=f"theme {theme}") for theme in (1, 2)])
    pairs = pd.DataFrame({"theme": [2, 1], "group": ["A", "B"]})
    axes = plots.groups_over_time(table.rename(columns={"mean": "share"}), pairs=pairs)
    assert [ax.get_title(loc="left") for ax in axes.ravel() if ax.axison] == ["theme 2\nA"]


@pytest.mark.parametrize(
    "draw, said",
    [
        (lambda: plots.group_words(words(3, q=0.9).assign(group="A", log_ratio=1.0, low=0.0)), "no word firmly sets"),
        (lambda: plots.word_scatter(words(0)), "no words to compare"),
        (lambda: plots.theme_groups(shares().query("group == 'A'")), "one group only"),
        (lambda: plots.groups_over_time(cells().query("group == 'B'")), "nothing to follow"),
    ],
)
def test_where_there_is_nothing_to_draw_it_says_so(draw, said):
    ax = np.ravel(draw())[0]
    assert said in ax.texts[0].get_text()
    assert not ax.axison
