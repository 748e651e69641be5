"""Pictures of stories: a dot for each article, outlets named where there is room, numbers in their squares."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from newswire import plots
from newswire.plots.axes import CONTRAST, PRIMARY

DAY = pd.Timestamp("2024-03-01")


def courses(sizes=(4, 2, 1), dated=True):
    rows = [
        (f"s{n}", f"s{n}a{place}", f"Outlet {place}", 2 * place)
        for n, size in enumerate(sizes)
        for place in range(size)
    ]
    table = pd.DataFrame(rows, columns=["story", "article", "outlet", "lag"])
    table["date"] = DAY + pd.to_timedelta(table["lag"], "D") if dated else pd.NaT
    table["lag"] = table["lag"].astype(float) if dated else np.nan
    return table.assign(kind=np.where(table["article"] == "s0a2", "copy", None))


def dots(ax):
    return ax.collections[0]


def test_each_article_of_a_story_of_several_is_a_dot_by_its_days_and_a_copy_is_hollow():
    ax = plots.story_courses(courses(), titles=pd.Series({"s0": "Oil rose", "s1": "Gas fell"}))
    x, y = dots(ax).get_offsets().data.T
    assert np.expm1(x).tolist() == pytest.approx([0, 2, 4, 6, 0, 2])
    assert y.tolist() == [0, 0, 0, 0, 1, 1]
    inks = [to_hex(ink) for ink in dots(ax).get_facecolors()]
    assert [place for place, ink in enumerate(inks) if ink == "#ffffff"] == [2]
    named = [label.get_text() for label in ax.get_yticklabels()]
    assert named == ["Oil rose\n1 Mar 2024 – 7 Mar 2024", "Gas fell\n1 Mar 2024 – 3 Mar 2024"]


def test_dots_of_one_day_lie_apart():
    table = courses((10, 3)).assign(lag=0.0, date=DAY)
    ax = plots.story_courses(table)
    places = [tuple(place) for place in dots(ax).get_offsets().data.round(6)]
    assert len(set(places)) == 13
    assert not ax.xaxis.get_visible(), "all is of one day"


def test_without_dates_the_articles_stand_side_by_side():
    ax = plots.story_courses(courses(dated=False))
    assert len(dots(ax).get_offsets()) == 6
    assert ax.get_yticklabels()[0].get_text() == "s0\nnot dated"
    assert ax.get_xlabel() == ""


@pytest.mark.parametrize("size", [2, 9, 40])
def test_names_of_outlets_lie_neither_on_each_other_nor_on_dots(size):
    ax = plots.story_courses(courses((size, size, 3)))
    ax.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in ax.texts]
    assert len(boxes) >= 6, "the first and the last of each"
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    centres = ax.transData.transform(dots(ax).get_offsets())
    assert not any(box.contains(*centre) for box in boxes for centre in centres)


def test_outlets_of_a_day_are_named_together():
    table = courses((3,)).assign(lag=0.0, date=DAY, outlet=["AP", "TASS", "AP"])
    (name,) = plots.story_courses(table).texts
    assert name.get_text() == "AP, TASS"
    unknown = plots.story_courses(table.assign(outlet=None))
    assert not unknown.texts


def test_a_name_that_is_too_long_for_the_row_is_cut_and_only_the_largest_are_drawn():
    ax = plots.story_courses(courses((3, 3, 3)), titles=pd.Series({f"s{n}": "long " * 40 for n in range(3)}), n=2)
    assert [len(label.get_text().splitlines()[0]) <= 46 for label in ax.get_yticklabels()] == [True, True]


def pairs():
    table = pd.DataFrame({"outlet": list("ABAC"), "other": list("BACA"), "n_stories": [5, 5, 2, 2]})
    return table.assign(n_copies=[0, 3, 1, 0], n_copied=[3, 0, 0, 1])


def test_stories_stand_below_the_diagonal_and_copies_above():
    ax = plots.outlet_pairs(pairs())
    assert [label.get_text() for label in ax.get_yticklabels()] == ["A", "B", "C"]
    cells = {text.get_position(): text.get_text() for text in ax.texts if text.get_position() != (0, 0)}
    written = {place: n for place, n in cells.items() if n[0].isdigit() or n == "·"}
    assert written == {(0, 1): "5", (0, 2): "2", (1, 2): "·", (1, 0): "3", (2, 0): "1", (2, 1): "·"}
    inks = {patch.get_xy(): to_hex(patch.get_facecolor()) for patch in ax.patches}
    assert inks[(-0.46, 0.56)] == PRIMARY and inks[(0.54, -0.44)] == CONTRAST


def test_the_outlets_that_share_most_are_drawn():
    ax = plots.outlet_pairs(pairs(), n=2)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["A", "B"]


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        (lambda: plots.story_courses(courses((1, 1))), "no two articles tell of one event"),
        (lambda: plots.story_courses(courses().head(0)), "no two articles tell of one event"),
        (lambda: plots.outlet_pairs(pairs().head(0)), "no two outlets tell one story"),
    ],
)
def test_where_there_is_nothing_to_draw_it_says_so(draw, said):
    ax = draw()
    assert said in ax.texts[0].get_text()
    assert not ax.axison
