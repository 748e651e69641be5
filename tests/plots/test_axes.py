"""What the plots share, and what holds for each of them."""

import inspect
import subprocess
import sys

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from newswire import findings, plots
from newswire.plots.axes import axes_or_new, date_axis, nothing, panels, short

PLOTS = [getattr(plots, name) for name in plots.__all__ if name != "use_style"]
LABELS = pd.Series(["oil, gas"])


def others(plot):
    """Return what a plot takes beside its table."""
    return {"labels": LABELS} if "labels" in inspect.signature(plot).parameters else {}


@pytest.mark.parametrize("plot", [plot for plot in PLOTS if plot is not plots.instruments_compared])
def test_a_missing_column_is_named(plot):
    with pytest.raises(ValueError, match="has no column '.*'; it needs "):
        plot(pd.DataFrame({"other": [1]}), **others(plot))


@pytest.mark.parametrize("plot", PLOTS)
def test_a_plot_returns_axes_and_says_so(plot):
    assert inspect.signature(plot).return_annotation in (Axes, np.ndarray)
    assert "Returns" in inspect.getdoc(plot)


def test_plots_and_findings_about_the_same_table_bear_the_same_name():
    assert set(plots.__all__) - set(findings.__all__) == {
        "score_distribution",
        "theme_course",
        "theme_map",
        "use_style",
        "word_positions",
        "word_scatter",
    }


def test_matplotlib_waits_until_a_plot_is_asked_for():
    code = "import sys, newswire; newswire.plots, newswire.findings.top_words; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_an_unknown_plot_is_refused():
    with pytest.raises(AttributeError, match="pie"):
        plots.pie  # noqa: B018


def test_axes_are_those_given_or_new_ones_as_wide_as_a_page():
    given = plt.subplots()[1]
    assert axes_or_new(given, 3) is given
    assert axes_or_new(None, 3).figure.get_size_inches().tolist() == [8, 3]


def test_panels_beyond_those_needed_are_hidden():
    grid = panels(None, 4, 1.0)
    assert grid.shape == (2, 3)
    assert [ax.axison for ax in grid.ravel()] == [True] * 4 + [False] * 2


def test_where_nothing_is_drawn_a_figure_shrinks_to_its_words():
    alone = nothing(plt.subplots(figsize=(8, 4))[1], "no words")
    assert alone.figure.get_figheight() == 0.6
    assert [text.get_text() for text in alone.texts] == ["no words"]
    beside = nothing(plt.subplots(1, 2, figsize=(8, 4))[1][0], "no words")
    assert beside.figure.get_figheight() == 4


@pytest.mark.parametrize(("name", "cut"), [("oil", "oil"), ("oil, gas, coal", "oil, gas…"), (7, "7")])
def test_a_long_name_is_cut_at_a_letter(name, cut):
    assert short(name, 10) == cut


def test_the_style_takes_the_frame_off_figures():
    plt.rcdefaults()
    assert plt.rcParams["axes.spines.top"]
    plots.use_style()
    assert not plt.rcParams["axes.spines.top"]
    assert plt.rcParams["svg.hashsalt"] == "newswire"


@pytest.mark.parametrize("days", [2, 3, 14, 63, 64, 92, 300, 580, 1000, 1064, 2000, 9000])
def test_few_dates_part_any_length_of_time(days, recwarn):
    ax = plt.figure().add_subplot()
    ax.plot(pd.to_datetime(["2020-01-15", pd.Timestamp("2020-01-15") + pd.Timedelta(days=days)]), [0, 1])
    date_axis(ax, 4)
    assert 1 <= len(ax.get_xticks()) <= 5
    assert not recwarn.list
