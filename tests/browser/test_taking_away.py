"""Tables and figures taken from a page in a real browser: from a file, without a server, by mouse and by keyboard."""

import gzip
import io
from pathlib import Path

import matplotlib.pyplot as plt
import newswire as nw
import pandas as pd
import pytest
from newswire.display.taking import COMMAND
from shown import page_of

WORDS = pd.DataFrame({"word": ["oil", "=1+1", "naïve"], "count": [1200, 3, 0], "rate": [0.25, None, -2e-7]})


@pytest.fixture(scope="module")
def page_file(browser, tmp_path_factory):
    _, axes = plt.subplots(figsize=(4, 2))
    axes.plot([1, 2])
    _, dense = plt.subplots(figsize=(4, 2))
    dense.scatter(range(5000), range(5000))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(COMMAND, "newswire report seeds")
        parts = nw.show(WORDS, "Words.", rows=1), nw.show(axes, "A line."), nw.show(WORDS, "Words."), nw.show(dense)
    path = tmp_path_factory.mktemp("taking") / "1_small.html"
    path.write_text(page_of("# Words", *parts), encoding="utf-8")
    return path


def taken(page, act) -> tuple[str, bytes]:
    """Return the name and the content of the file that an action saves."""
    with page.expect_download() as download:
        act()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_table_is_saved_whole_as_csv(page_file, opened):
    page = opened(page_file.as_uri())
    links = page.get_by_role("link", name="CSV: download this table")
    name, content = taken(page, links.first.click)
    assert name == "1_small_01_words.csv"
    back = pd.read_csv(io.BytesIO(content))
    pd.testing.assert_frame_equal(back, WORDS.replace("=1+1", "'=1+1"), check_dtype=False)
    links.nth(1).focus()
    assert taken(page, lambda: page.keyboard.press("Enter")) == ("1_small_03_words.csv", content)
    assert page.troubles == []


def test_without_script_a_table_is_saved_packed(page_file, opened):
    page = opened(page_file.as_uri(), java_script_enabled=False)
    name, content = taken(page, page.locator("a.nw-csv").first.click)
    assert name == "1_small_01_words.csv.gz"
    assert gzip.decompress(content).decode("utf-8-sig").startswith("word,count,rate\noil,1200,0.25\n")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_is_saved_as_it_is_and_as_pixels_on_white(page_file, opened, scheme):
    page = opened(page_file.as_uri(), color_scheme=scheme)
    figure = page.locator("figure").first
    name, content = taken(page, figure.get_by_role("button", name="SVG: download this figure").click)
    assert name == "1_small_02_a-line.svg"
    assert content.startswith(b"<svg")
    assert content.rstrip().endswith(b"</svg>")
    figure.get_by_role("button", name="PNG: download this figure").focus()
    name, content = taken(page, lambda: page.keyboard.press("Enter"))
    assert name == "1_small_02_a-line.png"
    pixels = plt.imread(io.BytesIO(content), format="png")
    width = figure.locator("img").evaluate("image => image.naturalWidth")
    assert pixels.shape[1] == 2 * width
    assert pixels[0, 0].tolist() == [1, 1, 1, 1]
    assert pixels[..., :3].min() < 0.6
    assert page.troubles == []


def test_a_figure_that_is_pixels_is_offered_as_such(page_file, opened):
    figure = opened(page_file.as_uri()).locator("figure").nth(1)
    assert figure.get_by_role("button").all_inner_texts() == ["PNG"]
    name, content = taken(figure.page, figure.get_by_role("button").click)
    assert name.startswith("1_small_04_")
    width = figure.locator("img").evaluate("image => image.naturalWidth")
    assert plt.imread(io.BytesIO(content), format="png").shape[1] == width


def test_what_saves_is_not_printed(page_file, opened):
    page = opened(page_file.as_uri())
    ways = page.locator("a.nw-csv, figure button")
    assert [way.is_visible() for way in ways.all()] == [True] * 5
    page.emulate_media(media="print")
    assert [way.is_visible() for way in ways.all()] == [False] * 5
