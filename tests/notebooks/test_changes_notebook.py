"""The notebook of changes, run by papermill from a foreign folder."""

import re

import newswire as nw
import pytest
from corpora import SEED
from newswire.corpus.former import keep
from shown import rows
from stories import make


@pytest.fixture
def stories(tmp_path):
    """Ninety stories, of which the first seventy were in a former report, and the last sixty are in the present one."""
    frame = make(90, seed=2).drop(columns=["speaker", "quote"])
    (tmp_path / "former").mkdir()
    keep(nw.Corpus.from_frame(frame.head(70)), tmp_path / "former")
    frame.tail(60).to_json(tmp_path / "stories.jsonl", orient="records", lines=True, date_format="iso")


def test_without_a_former_report_it_says_calmly_how_to_give_one(run):
    shown = run("7_changes.ipynb", corpus_path=str(SEED))
    assert "No former report is given, so there is nothing to compare: set since to the folder of one." in shown
    assert "<table" not in shown


def test_changes_of_stories(run, stories):
    shown = run("7_changes.ipynb", corpus_path="stories.jsonl", since="former", top=5, n_resamples=2)
    assert (
        "20 articles are new since the former report, and 40 stood in it already; of the former report, 30 are gone."
        in shown
    )
    titles = [row[0] for row in rows(shown, "The new articles, the latest first.")[1:]]
    assert titles == make(90, seed=2)["title"].tail(5)[::-1].tolist()
    assert "the new articles (20 articles) and the former report (70)" in shown or "of the new articles is" in shown
    heads, *held = rows(shown, "Themes, the surest difference first")
    assert all(row[heads.index(f"share {side}")].endswith("%") for row in held for side in ("before", "after"))
    assert "since = 'former', top = 5, n_resamples = 2, seed = 0" in shown


def test_changes_of_stories_counted_once(run, stories):
    shown = run("7_changes.ipynb", corpus_path="stories.jsonl", since="former", top=5, n_resamples=2, count="stories")
    assert "20 articles are new since the former report" in shown
    assert re.search(r"The mean score of the new articles is 0\.\d+ higher than that of the former report", shown)
    head, *_ = rows(shown, "How much higher the mean score towards a name is")
    assert {"former stories", "new stories"} <= set(head)
    assert "top = 5, n_resamples = 2, seed = 0, furniture = False, count = 'stories'" in shown
