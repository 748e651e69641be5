"""Pictures of word frequencies, by what is drawn in them."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from newswire import plots


@pytest.fixture(autouse=True)
def no_figure_left():
    yield
    plt.close("all")


def test_a_dispersion_plot_has_the_frequent_word_on_top_and_few_lines_however_many_places():
    places = np.concatenate([np.linspace(0, 1, 40_000), [0.25, 0.25, 0.25, 0.75]])
    table = pd.DataFrame({"word": ["said"] * 40_000 + ["oil"] * 4, "place": places})
    ax = plots.word_positions(table)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["oil", "said"]
    assert [text.get_text() for text in ax.texts] == ["4", "40,000"]
    oil, said = ax.collections
    assert len(said.get_segments()) == 500
    assert [segment[0][0] for segment in oil.get_segments()] == pytest.approx([0.25, 0.75], abs=0.002)
    inks = oil.get_colors()[:, 3]
    assert inks[0] > inks[1] >= 0.25


def test_a_dispersion_plot_of_no_words_says_so():
    ax = plots.word_positions(pd.DataFrame({"word": pd.Series(dtype="str"), "place": pd.Series(dtype=float)}))
    assert ax.texts[0].get_text() == "none of the words occurs"


def test_labels_of_a_network_do_not_lie_on_each_other():
    pairs = [(f"first{i}", f"second{i}") for i in range(30)]
    table = pd.DataFrame(pairs, columns=["first", "second"]).assign(log_likelihood=np.arange(30, 0, -1.0))
    ax = plots.collocation_network(table)
    ax.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in ax.texts]
    assert len(boxes) == 60
    assert not any(one.overlaps(other) for i, one in enumerate(boxes) for other in boxes[:i])
