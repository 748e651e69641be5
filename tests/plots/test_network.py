"""The network of collocations: the same every time, and its words can be read."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection
from newswire import plots


def table(pairs):
    return pd.DataFrame(pairs, columns=["first", "second"]).assign(log_likelihood=np.arange(len(pairs), 0, -1.0))


SHAPES = {
    "pairs": [(f"first{i}", f"second{i}") for i in range(30)],
    "long words": [(f"internationalisation{i}", f"disestablishment{i}") for i in range(30)],
    "a chain": [(f"word{i}", f"word{i + 1}") for i in range(30)],
    "a star": [("hub", f"second{i}") for i in range(30)],
    "all with all": list(combinations([f"word{i}" for i in range(8)], 2)),
}


@pytest.mark.parametrize("pairs", SHAPES.values(), ids=SHAPES)
def test_words_do_not_lie_on_each_other(pairs):
    ax = plots.collocations(table(pairs))
    ax.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in ax.texts]
    assert {text.get_text() for text in ax.texts} == {word for pair in pairs for word in pair}
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_words_stand_outward_beside_their_dots():
    ax = plots.collocations(table([("new", "york")]))
    places = {text.get_text(): (text.xy[0], text.get_ha()) for text in ax.texts}
    assert sorted(places.values()) == [(pytest.approx(0.1), "right"), (pytest.approx(0.9), "left")]


def test_a_stronger_tie_is_a_thicker_line():
    ax = plots.collocations(table([("new", "york"), ("white", "house"), ("last", "year")]))
    lines = next(part for part in ax.collections if isinstance(part, LineCollection))
    assert lines.get_linewidths() == pytest.approx([4.6, 0.6 + 4 * (2 / 3) ** 0.5, 0.6 + 4 * (1 / 3) ** 0.5])


def test_two_drawings_put_words_in_the_same_places():
    first, second = (plots.collocations(table(SHAPES["pairs"])) for _ in range(2))
    assert [text.xy for text in first.texts] == [text.xy for text in second.texts]


def test_a_word_beside_itself_and_pairs_of_both_orders_are_drawn():
    ax = plots.collocations(table([("ha", "ha"), ("oil", "gas"), ("gas", "oil")]))
    assert sorted(text.get_text() for text in ax.texts) == ["gas", "ha", "oil"]


def test_no_collocations_are_said():
    assert [text.get_text() for text in plots.collocations(table([])).texts] == ["no collocations"]
