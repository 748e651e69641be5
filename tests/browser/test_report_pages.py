"""Report pages in a real browser: they work, they are accessible, and nothing in an article acts in them."""

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import newswire as nw
import numpy as np
import pandas as pd
import pypdfium2
import pytest
from corpora import SEED
from events import tell
from newswire.corpus.former import keep
from stories import make

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
ALL = [*PAGES, "index", "groups"]
PHONE, TABLET, DESK = ({"width": width, "height": 844} for width in (390, 768, 1280))
PAPER = {"width": 688, "height": 1000}  # A4 without its margins, in pixels of CSS
HOSTILE = [
    "<script>window.hacked = 1; alert('script')</script>",
    '<img src=x onerror="window.hacked = 1">',
    '<a href="javascript:window.hacked=1">press</a> [press](javascript:window.hacked=1)',
    '" onmouseover="window.hacked = 1" x="',
    "</script></style></td></table></div><h1>broken out</h1>",
    "$\\unsafe{x}$ \\[ \\def\\x{\\x}\\x \\] {{ 7 * 7 }} {% raise %}",
    "\x1b[31mred\x1b[0m \x1b]8;;http://example.org\x07link\x1b]8;;\x07",
    "\u202egnp.exe\u202c \u2067hidden\u2069",
    "<iframe src=https://example.org></iframe><link rel=stylesheet href=https://example.org/x.css>",
    "longword" * 20_000,
]


def render(source, out, *options):
    """Render reports the way a user does, and return where they are."""
    command = [sys.executable, "-m", "newswire.reports.command", "report", str(source), "--out", str(out), *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=out.parent, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def seeds(browser, tmp_path_factory):
    """The pages of the seed; those that compare, and the first page of groups, are of stories, since one is too few."""
    folder = tmp_path_factory.mktemp("seeds")
    stories = make(40, days=700).drop(columns=["speaker", "quote"])
    stories.to_csv(folder / "stories.csv", index=False)
    former = former_report(folder, stories.head(25))
    compared = ["--by", "year", "--only", "corpus", "comparison"]
    out = render(SEED, folder / "reports", "--only", "corpus", "word_frequencies", "sentiment", "themes")
    by_year = render(folder / "stories.csv", folder / "years", *compared)
    since = render(folder / "stories.csv", folder / "since", "--since", former, "--only", "changes")
    tell(60, seed=1).to_csv(folder / "events.csv", index=False)
    events = render(folder / "events.csv", folder / "events", "--only", "stories")
    for page, name in ((by_year / "index", "groups"), (by_year / "5_comparison", "5_comparison"),
                       (since / "7_changes", "7_changes"), (events / "6_stories", "6_stories")):  # fmt: skip
        shutil.copy(page.with_suffix(".html"), out / f"{name}.html")
    return out


def former_report(folder, articles):
    """Keep articles as a report does, and return where."""
    (folder / "former").mkdir()
    keep(nw.Corpus.from_frame(articles), folder / "former")
    return str(folder / "former")


@pytest.fixture(scope="module")
def hostile(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    source = folder / "in"
    source.mkdir()
    shutil.copy(SEED, source / "<img src=x onerror=alert(1)>.txt")
    articles = [
        {
            "text": f"The bank said {bad} and trust fell. They trust {bad}. Markets rose after it spoke of trust.",
            "title": bad,
            "agency": bad[:60],
            "author": bad,
            "date": f"2024-0{1 + n % 9}-03",
        }
        for n, bad in enumerate(HOSTILE)
    ]
    (source / "articles.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    (source / "<script>alert(1)</script>.bin".replace("/", "_")).write_bytes(bytes(range(256)) * 20)
    former = former_report(folder, pd.DataFrame({"text": ["The bank spoke of trust."]}))
    return render(source, folder / "reports", "--since", former)


def address(out, name):
    return (out / f"{name}.html").as_uri()


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    # All rules run; naming what they passed on takes as long again, and nobody reads it.
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:200]}" for v in found]


def test_every_report_and_an_index_are_there(seeds):
    assert {path.stem for path in seeds.glob("*.html")} == set(ALL)
    assert all(re.search(r"<html[^>]* lang=", path.read_text("utf-8")) for path in seeds.glob("*.html"))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("scheme", "viewport"), [("light", DESK), ("dark", TABLET), ("light", PHONE)])
def test_a_page_is_accessible_and_fetches_nothing(seeds, opened, name, scheme, viewport):
    page = opened(address(seeds, name), color_scheme=scheme, viewport=viewport)
    for row in page.locator("details.nw-evidence").all()[:3]:
        row.evaluate("row => row.open = true")
    assert violations(page) == []
    assert page.troubles == []
    assert [url for url in page.requests_made if not url.startswith((address(seeds, name), "data:"))] == []


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("viewport", [PHONE, TABLET, DESK], ids=["phone", "tablet", "desk"])
def test_a_page_fits_and_tables_and_figures_move_inside_it(seeds, opened, name, viewport):
    page = opened(address(seeds, name), viewport=viewport)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    # Names of what is cut off: nothing may stick out of a frame, unless the frame can be moved.
    sticking = """[...document.querySelectorAll('main table, main img, main svg, main figcaption, main pre')]
        .filter(part => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest('.nw-scroll'))
        .map(part => part.outerHTML.slice(0, 80))"""
    assert page.evaluate(sticking) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_captions_are_in_sight_wherever_their_table_is_moved(seeds, opened, name, viewport):
    page = opened(address(seeds, name), viewport=viewport)
    hidden = """() => [...document.querySelectorAll('.nw-scroll table')].flatMap(table => [0, 9999].filter(left => {
        const frame = table.parentElement, caption = table.querySelector('caption');
        frame.scrollLeft = left;
        const [outer, inner] = [frame, caption].map(part => part.getBoundingClientRect());
        return !(inner.height && inner.left >= outer.left - 1 && inner.right <= outer.right + 1);
    }).map(left => [left, table.caption.textContent]))"""
    assert page.evaluate(hidden) == []


@pytest.mark.parametrize("name", PAGES)
def test_figures_keep_their_size_on_a_phone(seeds, opened, name):
    page = opened(address(seeds, name), viewport=PHONE)
    scales = "[...document.querySelectorAll('figure img')].map(img => img.clientWidth / img.getAttribute('width'))"
    assert min(page.evaluate(scales), default=1) > 0.7  # of type of ten points: seven


@pytest.mark.parametrize("name", PAGES)
def test_a_sentence_and_what_it_is_about_are_in_sight_together_on_a_phone(seeds, opened, name):
    page = opened(address(seeds, name), viewport=PHONE)
    hidden = """[...document.querySelectorAll('td.long:nth-child(n + 2)')]
        .map(cell => [cell.parentElement.firstElementChild, cell, cell.closest('.nw-scroll').clientWidth])
        .filter(([first, cell, room]) => !first.matches('.long') && first.offsetWidth + cell.offsetWidth > room)
        .map(([first, cell]) => cell.textContent)"""
    assert page.evaluate(hidden) == []


def test_groups_stand_below_each_other_on_a_phone(seeds, opened):
    page = opened(address(seeds, "groups"), viewport=PHONE)
    assert page.evaluate(
        "[...document.querySelectorAll('.nw-scroll')].map(frame => frame.scrollWidth - frame.clientWidth)"
    ) == [0]
    assert page.locator("table.side td a").count() > 1


def test_a_table_of_several_sheets_has_its_head_on_each(seeds, opened):
    page = opened(address(seeds, "2_word_frequencies"))
    grow = """() => {
        const table = document.querySelector('main table'), rows = table.tBodies[0];
        for (let n = 0; n < 150; n++) rows.append(rows.rows[0].cloneNode(true));
        document.querySelector('main').replaceChildren(table.closest('.output'));
    }"""
    page.evaluate(grow)
    sheets = printed_sheets(page)
    assert len(sheets) > 2
    assert all("permillion" in sheet for sheet in sheets[:-1])  # the last may have the caption alone


def printed_sheets(page):
    """What each sheet of paper says, without spaces."""
    sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in sheets]


@pytest.mark.parametrize("name", [*PAGES, "groups"])
def test_paper_has_every_column_and_no_folded_sentences(seeds, opened, name):
    page = opened(address(seeds, name), viewport=PAPER, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    off = (
        "[...document.querySelectorAll('th, td, img')].filter(part => part.getBoundingClientRect().right > innerWidth)"
    )
    assert page.evaluate(f"{off}.map(part => part.textContent)") == []
    printed = "".join(printed_sheets(page))
    heads = {"".join(head.split()) for head in page.locator("main th").all_inner_texts()}
    assert {head for head in heads if head not in printed} == set()
    assert re.findall(r"\d+of\d+sentences", printed) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_contents_lead_to_every_section(seeds, opened, name):
    from playwright.sync_api import expect

    page = opened(address(seeds, name), reduced_motion="reduce")
    links = page.locator("nav a[href^='#']").all()
    assert len(links) == page.locator("main h2").count() > 2
    led_to = page.evaluate(
        "[...document.querySelectorAll('nav a[href^=\"#\"]')]"
        ".map(link => document.querySelectorAll(`[id='${link.hash.slice(1)}']`).length)"
    )
    assert led_to == [1] * len(links)
    links[-1].click()
    expect(links[-1]).to_have_attribute("aria-current", "true")
    page.evaluate("scrollTo(0, 0)")
    expect(links[-1]).not_to_have_attribute("aria-current", "true")


def test_code_is_folded_and_one_switch_opens_it(seeds, opened):
    page = opened(address(seeds, "1_corpus"))
    code = page.locator("main pre", has_text="nw.read_corpus").first
    assert not code.is_visible()
    page.get_by_label(re.compile("code", re.IGNORECASE)).first.check()
    assert code.is_visible()


def test_a_click_on_a_head_sorts_the_table_by_number(seeds, opened):
    page = opened(address(seeds, "2_word_frequencies"))
    table = page.locator("table.nw-table").filter(has=page.locator("td[data-sort]")).first
    head = table.locator("thead th.num").first
    place = head.evaluate("head => head.cellIndex")
    head.locator("button").or_(head).first.click()
    first = sort_keys(table, place)
    head.locator("button").or_(head).first.click()
    second = sort_keys(table, place)
    assert [first, second] in ([sorted(first), sorted(first)[::-1]], [sorted(first)[::-1], sorted(first)])
    assert head.get_attribute("aria-sort") in ("ascending", "descending")


def sort_keys(table, place):
    cells = table.locator("tbody tr").all()
    return [float(row.locator("td").nth(place).get_attribute("data-sort") or "nan") for row in cells]


def test_a_word_opens_its_sentences(seeds, opened):
    page = opened(address(seeds, "2_word_frequencies"))
    evidence = page.locator("details.nw-evidence").first
    assert not evidence.locator("q").first.is_visible()
    evidence.locator("summary").click()
    assert evidence.locator("q").first.is_visible()
    word = evidence.locator("summary").inner_text().strip().lower()
    assert word in [mark.lower() for mark in evidence.locator("mark").all_inner_texts()]
    assert "TASS" in evidence.locator("cite").first.inner_text()


def test_dark_is_dark_and_figures_stay_legible(seeds, opened):
    page = opened(address(seeds, "1_corpus"), color_scheme="dark")
    colours = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    ground, ink = ([int(n) for n in re.findall(r"\d+", colour)[:3]] for colour in colours)
    assert sum(ground) < 150
    assert sum(ink) > 450
    assert page.locator("figure img[alt='']").count() == 0
    picture = page.locator("figure img").first
    for press, brighter in ((False, True), (True, False)):
        if press:
            page.locator("#theme").click()
        shot = plt.imread(io.BytesIO(picture.screenshot()))[..., :3].mean(axis=2)
        ground = np.median(shot)
        # What is drawn stands out from its ground: in light ink from a dark one, and the reverse.
        assert (shot.max() - ground > 0.5) == brighter
        assert (ground - shot.min() > 0.5) == (not brighter)


@pytest.mark.parametrize("name", [*PAGES, "index"])
def test_nothing_in_an_article_acts(hostile, opened, name):
    page = opened(address(hostile, name))
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    page.mouse.move(300, 300)
    assert page.evaluate("window.hacked") is None
    assert page.locator("main h1").count() <= 1
    assert page.locator("iframe, object, embed, main link, main img:not([src^='data:'])").count() == 0
    assert page.locator("[href^='javascript:'], [onerror], [onmouseover], [onclick], [onload]").count() == 0
    assert page.troubles == []
    assert [url for url in page.requests_made if not url.startswith((page.url, "data:"))] == []
    assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", page.content())


@pytest.mark.parametrize("name", PAGES)
def test_long_words_do_not_widen_a_phone(hostile, opened, name):
    page = opened(address(hostile, name), viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert (hostile / f"{name}.html").stat().st_size < 3_000_000
