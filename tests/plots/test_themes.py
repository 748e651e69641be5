"""Pictures of themes, by what is drawn in them."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from newswire import plots

LABELS = pd.Series(["oil, gas", "court, judge"], index=[1, 2])


def words(ax):
    return [text.get_text() for text in ax.texts]


def shares(groups):
    rows = [(theme, LABELS[theme], group, 0.1 + 0.1 * theme) for theme in (1, 2) for group in groups]
    table = pd.DataFrame(rows, columns=["theme", "label", "group", "share"])
    return table.assign(low=table["share"] - 0.05, high=table["share"] + 0.05, n_articles=9, thin=False)


def test_each_theme_has_a_panel_with_its_first_words_from_the_top():
    listed = pd.DataFrame({"theme": [1, 1, 1, 2], "rank": [1, 2, 3, 1], "word": ["oil", "gas", "coal", "court"]})
    first, second = plots.theme_map(listed.assign(score=[4.0, 2.0, 1.0, 1.0]), LABELS, n=2).ravel()
    assert words(first) == ["gas", "oil"]
    assert [segment[1][0] for segment in first.collections[0].get_segments()] == pytest.approx([0.14, 0.28])
    assert [ax.get_title(loc="left") for ax in (first, second)] == ["1  oil, gas", "2  court, judge"]


def test_no_themes_are_said():
    none = pd.DataFrame(columns=["theme", "rank", "word", "score"])
    assert words(plots.theme_map(none, pd.Series(dtype="str")).ravel()[0]) == ["no themes"]


def test_twelve_themes_have_a_panel_unless_there_are_axes_for_more():
    listed = pd.DataFrame({"theme": range(1, 15), "rank": 1, "word": [f"word{i}" for i in range(14)], "score": 1.0})
    labels = pd.Series(listed["word"].tolist(), index=listed["theme"])
    assert [bool(ax.texts) for ax in plots.theme_map(listed, labels).ravel()] == [True] * 12
    given = plt.subplots(1, 14)[1]
    assert all(ax.texts for ax in plots.theme_map(listed, labels, given))


def test_the_chosen_number_is_marked():
    table = pd.DataFrame({"n_themes": [2, 3], "information": [0.9, 1.6], "error": 0.1, "chosen": [False, True]})
    ax = plots.number_of_themes(table)
    assert words(ax) == ["3 chosen"]
    assert ax.lines[0].get_ydata().tolist() == [0.9, 1.6]
    assert ax.lines[1].get_xydata().tolist() == [[3, 1.6]]
    assert words(plots.number_of_themes(table.head(1))) == ["too little text to choose a number of themes"]
    assert words(plots.number_of_themes(table.head(0))) == ["the number was given"]


def test_a_loose_theme_is_hollow():
    table = pd.DataFrame({"theme": [1, 2], "found": [19, 4], "of": [20, 20], "firm": [True, False]})
    ax = plots.theme_firmness(table, LABELS)
    assert [line.get_markerfacecolor() == "none" for line in ax.lines] == [True, False]
    assert ax.get_xlabel() == "found again, of 20 times that texts were drawn"
    assert words(plots.theme_firmness(table.assign(of=0), LABELS)) == ["too little text to draw from"]


def test_each_theme_has_its_course_on_one_scale():
    axes = plots.theme_shares(shares(pd.period_range("2024-01", periods=3, freq="M"))).ravel()
    assert [ax.lines[0].get_ydata().tolist() for ax in axes] == [pytest.approx([0.2] * 3), pytest.approx([0.3] * 3)]
    assert axes[0].get_ylim() == axes[1].get_ylim()
    one = plots.theme_shares(shares(pd.period_range("2024-01", periods=1, freq="M"))).ravel()
    assert words(one[0]) == ["no two periods have five articles each: nothing to follow"]
    assert words(plots.theme_shares(shares([])).ravel()[0]) == words(one[0])


def test_a_course_breaks_at_a_thin_period():
    table = shares(pd.period_range("2024-01", periods=3, freq="M"))
    table["thin"] = table["group"] == pd.Period("2024-02", "M")
    line = plots.theme_shares(table).ravel()[0].lines[0].get_ydata()
    assert line.tolist() == pytest.approx([0.2, float("nan"), 0.2], nan_ok=True)


def test_passages_run_from_the_start_of_the_article_to_its_end():
    pieces = pd.DataFrame({"start": [0, 50, 80], "end": [50, 80, 90], "theme": [2, 1, 0], "share": [0.9, 0.05, 0.5]})
    ax = plots.theme_course(pieces, LABELS)
    bars = [(bar.get_x(), bar.get_width(), bar.get_y() + 0.35) for bar in ax.patches]
    assert bars == [(0, 50, 1), (50, 30, 2), (80, 10, 0)]
    assert [bar.get_alpha() for bar in ax.patches] == pytest.approx([0.72, 0.12, 0.4])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["none of them", "court, judge", "oil, gas"]
    assert words(plots.theme_course(pieces.head(1), LABELS)) == ["the article is one passage"]
    assert words(plots.theme_course(pieces.assign(theme=1), LABELS)) == ["all 3 passages: oil, gas"]
    assert words(plots.theme_course(pieces.head(0), LABELS)) == ["no passages"]


def test_theme_moves_join_before_and_after_and_name_what_moved():
    table = pd.DataFrame({"label": ["oil, gas", "court, judge"], "before": [0.1, 0.3], "after": [0.5, 0.28]})
    for side in ("before", "after"):
        table = table.assign(**{f"{side}_low": table[side] - 0.05, f"{side}_high": table[side] + 0.05})
    ax = plots.theme_moves(table.assign(p=[0.001, 1.0], moved=["more", ""]))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["court, judge", "oil, gas"]
    lines = [line.get_xdata().tolist() for line in ax.lines if len(line.get_xdata()) == 2]
    assert lines == [[0.3, 0.28], [0.1, 0.5]]
    assert words(ax) == ["10% to 50%"]
    assert words(plots.theme_moves(table.head(0).assign(p=[], moved=[]))) == ["nothing to compare"]
