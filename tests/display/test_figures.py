"""Figures as images: described, captioned, and the same every time."""

import matplotlib.pyplot as plt
import newswire as nw
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb
from newswire import plots
from newswire.display.figures import described, figure_of, image_bytes
from newswire.plots.axes import INK, PALETTE


def drawn():
    plots.use_style()
    axes = plt.subplots()[1]
    axes.plot([1, 3, 2])
    axes.set(xlabel="month", ylabel="articles")
    return axes


def test_a_figure_is_an_image_with_alt_text_and_caption_and_is_closed():
    shown = nw.show(drawn(), "Articles <by month>.")
    name = 'data-name="articles-by-month"'
    assert f'<figure class="nw-figure" {name}><div class="nw-scroll" tabindex="0"' in shown.html
    assert '<img alt="Articles &lt;by month&gt;. articles by month."' in shown.html
    assert "<figcaption>Articles &lt;by month&gt;.</figcaption>" in shown.html
    assert not plt.get_fignums()


def test_the_figure_of_axes_is_found_however_they_come():
    figure, grid = plt.subplots(1, 2)
    assert figure_of(figure) is figure_of(grid[0]) is figure_of(grid) is figure_of(list(grid)) is figure
    assert figure_of("no figure") is None


def test_a_figure_is_described_by_its_own_words():
    axes = drawn()
    axes.set_title("Rates", loc="left")
    assert described(axes.figure) == "Rates. articles by month."
    assert described(plt.figure()) == "Figure."


def test_the_same_figure_is_the_same_bytes():
    assert nw.show(drawn()).html == nw.show(drawn()).html
    kind, data = image_bytes(drawn().figure)
    assert kind == "image/svg+xml"
    assert len(data) < 40_000
    assert b"<dc:date" not in data


@pytest.mark.filterwarnings("error")
def test_a_script_that_the_font_lacks_is_no_warning():
    axes = drawn()
    axes.set_title("新华社 $5 and $6")
    assert "<img" in nw.show(axes).html


def test_a_dense_figure_is_pixels():
    axes = drawn()
    axes.scatter(*np.random.default_rng(0).random((2, 6000)))
    kind, data = image_bytes(axes.figure)
    assert kind == "image/png"
    assert len(data) < 400_000


def test_a_figure_with_nothing_to_draw_is_a_sentence_and_gives_way_to_a_finding():
    one = pd.DataFrame({"n_words": [12]})
    said = nw.show(plots.article_lengths(one), "Lengths.").html
    assert said == '<p class="nw-count">One article of 12 words.</p>'
    assert nw.show(plots.article_lengths(one), finding="It has 12 words.").html == nw.show("It has 12 words.").html
    assert not plt.get_fignums()


def contrast(ink, ground):
    """The contrast of two colours by WCAG 2, from 1 to 21."""
    parts = np.array([ink, ground])
    light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]
    return (light.max() + 0.05) / (light.min() + 0.05)


def turned(colour):
    """A colour as CSS makes it by invert(1) hue-rotate(180deg): W3C Filter Effects, the matrix of hue rotation."""
    luma = np.tile([0.213, 0.715, 0.072], (3, 1))
    return np.clip((2 * luma - np.eye(3)) @ (1 - np.array(colour)), 0, 1)


@pytest.mark.parametrize("colour", [INK, *PALETTE])
def test_every_ink_reads_on_a_light_page_and_turned_about_on_a_dark_one(colour):
    assert contrast(to_rgb(colour), to_rgb("#fffdf9")) >= 4.5
    assert contrast(turned(to_rgb(colour)), to_rgb("#16191c")) >= 4.5
