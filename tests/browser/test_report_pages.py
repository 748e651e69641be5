"""Report pages in a real browser: they work, they are accessible, and nothing in an article acts in them."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from corpora import SEED

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
PHONE = {"width": 390, "height": 844}
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


def render(source, out):
    """Render all reports the way a user does, and return where they are."""
    command = [sys.executable, "-m", "newswire.reports.command", "report", str(source), "--out", str(out)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=out.parent, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def seeds(browser, tmp_path_factory):
    return render(SEED, tmp_path_factory.mktemp("seeds") / "reports")


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
    return render(source, folder / "reports")


def address(out, name):
    return (out / f"{name}.html").as_uri()


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    # All rules run; naming what they passed on takes as long again, and nobody reads it.
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:200]}" for v in found]


def test_every_report_and_an_index_are_there(seeds):
    assert {path.stem for path in seeds.glob("*.html")} == {*PAGES, "index"}
    assert all(re.search(r"<html[^>]* lang=", path.read_text("utf-8")) for path in seeds.glob("*.html"))


@pytest.mark.parametrize("name", [*PAGES, "index"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_accessible_and_fetches_nothing(seeds, opened, name, scheme):
    page = opened(address(seeds, name), color_scheme=scheme)
    for row in page.locator("details.nw-evidence").all()[:3]:
        row.evaluate("row => row.open = true")
    assert violations(page) == []
    assert page.troubles == []
    assert [url for url in page.requests_made if not url.startswith((address(seeds, name), "data:"))] == []


@pytest.mark.parametrize("name", [*PAGES, "index"])
def test_a_page_fits_a_phone(seeds, opened, name):
    page = opened(address(seeds, name), viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


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
