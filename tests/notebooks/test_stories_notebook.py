"""The notebook of stories, run by papermill from a foreign folder; its numbers are asserted."""

import pandas as pd
import pytest
from corpora import SEED
from shown import ON_ALL_PAGES, rows
from stories import make

APART = [
    "The striker scored twice for the unbeaten squad in the stadium on Sunday afternoon.",
    "Wheat prices fell after the harvest, and farmers asked ministers for help with irrigation.",
]


@pytest.fixture
def stories(tmp_path):
    """Thirty stories, of which five were copied by one outlet, and three of them by another, with another last line."""
    frame = make(30, seed=3, heads=False)[["date", "title", "text"]].assign(source="Courier")
    copies = frame.iloc[[2, 8, 14, 20, 26]].assign(source="Globe", title=lambda table: "Again: " + table["title"])
    later = copies.head(3).assign(source="Herald", text=lambda table: table["text"] + " Nobody was there to see it.")
    days = pd.Timedelta(days=1)
    frame = pd.concat([frame, copies.assign(date=copies["date"] + days), later.assign(date=later["date"] + 2 * days)])
    frame.to_json(tmp_path / "stories.jsonl", orient="records", lines=True, date_format="iso")
    frame[["text"]].to_csv(tmp_path / "texts.csv", index=False)
    frame[["text", "date"]].iloc[[0, 1]].assign(text=APART).to_csv(tmp_path / "few.csv", index=False)


def test_one_article_tells_one_story(run):
    shown = run("6_stories.ipynb", corpus_path=str(SEED))
    for said in (
        "One article tells one story.",
        "One article neither follows another nor copies it.",
        "There is no story of two articles to read closely.",
        "No article was found to copy another.",
        "No two outlets were found to tell one story.",
        "One article leaves nothing out that others have.",
    ):
        assert said in shown
    assert "<table" not in shown and "<img" not in shown
    assert f"<dd>top = 10, story = 0, outlet = None, least = 3, seed = 0, {ON_ALL_PAGES}</dd>" in shown


def test_copies_are_stories_of_several_outlets_with_their_differences(run, stories):
    shown = run("6_stories.ipynb", corpus_path="stories.jsonl", outlet="Herald", least=2, top=40)
    copies = rows(shown, "Articles that have their text from another")[1:]
    assert len(copies) == 8
    assert [row[1] for row in copies[:3]] == ["Herald"] * 3 and {row[3] for row in copies} == {"Courier"}
    assert {row[-1] for row in copies} == {"copy"}
    assert shown.count("<ins>Nobody was there to see it.</ins>") >= 3
    largest = rows(shown, "The stories that more than one article tells")[1:]
    assert [row[1] for row in largest].count("3") >= 3
    assert "8 articles copy another outlet’s" in shown
    pairs = {row[0]: row[1:] for row in rows(shown, "Pairs of outlets")[1:]}
    assert pairs["Courier · Globe"][0] == "5" and pairs["Courier · Globe"][-1] == "5"
    assert pairs["Globe · Herald"][:2] == ["3", "3"]
    assert "Herald has 3 of the 5 stories that at least 2 other outlets tell, 60%" in shown
    assert len(rows(shown, "Stories that Herald leaves out")[1:]) == 2


def test_texts_alone_have_copies_and_no_course(run, stories):
    shown = run("6_stories.ipynb", corpus_path="texts.csv")
    assert "No article has a date, so nothing can be said of who came first. 8 articles copy another." in shown
    assert "No two outlets were found to tell one story." in shown
    assert "No outlet is known, so nothing can be said about what one leaves out." in shown
    assert shown.count("<img") == 1, "the stories side by side"


def test_where_no_two_tell_one_story_it_says_so(run, stories):
    shown = run("6_stories.ipynb", corpus_path="few.csv")
    assert "Each of the 2 articles is a story by itself: no two were found to tell of one event." in shown
    assert "<img" not in shown
