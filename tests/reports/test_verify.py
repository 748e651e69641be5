"""A page against its articles: what was rendered is found again, and whatever was altered is named."""

import random
import re
import shutil
from html import unescape

import pandas as pd
import pytest
from corpora import SEED
from newswire.reports import command
from newswire.reports.verify import differences, fact, pieces_of

BODY = re.compile(r"(?s)<body.*</body>")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of two stories, one set for each desk."""
    folder = tmp_path_factory.mktemp("pages")
    stories = pd.DataFrame({"desk": ["world", "markets"], "text": [SEED.read_text("utf-8"), "Oil rose. Gas fell."]})
    stories.to_csv(folder / "stories.csv", index=False)
    made = ["--out", str(folder / "out"), "--by", "desk", "--only", "1", "3"]
    assert command.main(["report", str(folder / "stories.csv"), *made]) == 0
    return folder


def run(capsys, *arguments: object) -> tuple[int, str]:
    code = command.main(["verify", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out + said.err


def altered(html: str, chance: random.Random) -> str:
    """Alter one character that stands for something: a digit, a letter, a sign, in text, attribute or picture."""
    body = BODY.search(html)
    places = [place.start() for place in re.finditer(r"[0-9A-Za-z+−.%]", body[0])]
    at = body.start() + chance.choice(places)
    other = chance.choice([sign for sign in "0123456789abcXYZ+" if sign != html[at]])
    return html[:at] + other + html[at + 1 :]


@pytest.mark.parametrize("name", ["1_corpus", "3_sentiment"])
def test_a_hundred_alterations_are_all_caught(pages, name):
    html = (pages / "out" / "world" / f"{name}.html").read_text(encoding="utf-8")
    chance = random.Random(name)
    assert differences(html, html) == []
    for _ in range(100):
        assert differences(altered(html, chance), html)


def test_the_numbers_and_sentences_of_a_page_are_among_its_pieces(pages):
    html = (pages / "out" / "world" / "3_sentiment.html").read_text(encoding="utf-8")
    said = " ".join(piece.text for piece in pieces_of(html))
    text = SEED.read_text(encoding="utf-8")
    assert text[60:160] in said  # the article stands there to be read
    for number in re.findall(r"<td[^>]*>([^<]*[0-9][^<]*)</td>", html):
        assert unescape(number) in said


@pytest.mark.parametrize(
    ("page", "derived", "said"),
    [
        ("<p>12</p>", "<p>12</p>", []),
        (
            "<h2>Who</h2><p>a</p><p>new</p>",
            "<h2>Who</h2><p>a</p>",
            ["Who: the page says “new”, the articles give nothing."],
        ),
        ("<p>a</p>", "<p>a</p><p>b</p>", ["Top: the page says nothing, the articles give “b”."]),
        ("<p >a</p>", "<p>a</p>", ["Its mark-up differs, though nothing that it says."]),
        (
            "<tr><td>oil</td><td>3</td></tr>",
            "<tr><td>oil</td><td>4</td></tr>",
            ["Top: the page says “oil 3”, the articles give “oil 4”."],
        ),
    ],
)
def test_a_difference_names_its_place_and_both_sides(page, derived, said):
    assert differences(page, derived) == said


def test_a_page_of_one_group_is_found_again_elsewhere(pages, capsys, tmp_path, monkeypatch):
    source = shutil.copy(pages / "stories.csv", tmp_path / "stories.csv")
    monkeypatch.chdir(tmp_path)
    page = pages / "out" / "markets" / "1_corpus.html"
    code, said = run(capsys, page, source)
    assert (code, said.split(":")[0]) == (0, f"1_corpus.html is what {source} gives")
    forged = tmp_path / "1_corpus.html"
    forged.write_text(page.read_text(encoding="utf-8").replace("4 words", "5 words"), encoding="utf-8")
    code, said = run(capsys, forged, "stories.csv")
    assert code == 1
    assert "the page says “1 article with 5 words" in said


def test_a_page_about_other_articles_says_so(pages, capsys):
    code, said = run(capsys, pages / "out" / "world" / "1_corpus.html", SEED)
    assert code == 2
    assert "no column 'desk'" in said


def test_what_is_no_page_is_one_sentence(pages, capsys):
    assert run(capsys, pages / "none.html", SEED) == (2, f"newswire: There is no page {pages / 'none.html'}.\n")
    code, said = run(capsys, pages / "out" / "index.html", SEED)
    assert code == 2
    assert said.endswith("is not a page that newswire report made of a notebook.\n")


def test_a_fact_is_read_from_the_last_lines(pages):
    html = (pages / "out" / "world" / "1_corpus.html").read_text(encoding="utf-8")
    assert fact(html, "source") == "stories.csv, desk: world"
    assert fact(html, "rendered by") == "newswire report stories.csv --only 1_corpus --by desk"
    assert fact(html, "weather") == ""
