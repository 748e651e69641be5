"""The notebooks of words and of themes, run by papermill from a foreign folder; their numbers are asserted."""

import re

import pytest
from corpora import SEED
from shown import COUNTED, rows
from stories import make


@pytest.fixture
def stories(tmp_path):
    frame = make(60, seed=2).drop(columns=["speaker", "quote"])
    frame.to_json(tmp_path / "stories.jsonl", orient="records", lines=True, date_format="iso")
    return "stories.jsonl"


def test_words_of_the_seed(run):
    shown = run("2_word_frequencies.ipynb", corpus_path=str(SEED))
    assert (
        "Apart from function words, “relations” is the most frequent word: it occurs 10 times (28,249 per million)"
        in shown
    )
    assert "With so few articles, nothing can be said about others." in shown
    assert "“relations” occurs 10 times in 1 article." in shown
    assert "3 of 9 sentences" in shown
    assert [row[:2] for row in rows(shown, "The most frequent words that end")[1:3]] == [
        ["cooperation", "4"],
        ["interaction", "2"],
    ]
    assert rows(shown, "What “develop*” finds")[1:] == [["development", "4"]]
    parameters = "top = 20, query = None, words = [], compare_by = None, freq = None, stopwords = False"
    assert f"<dd>{parameters}, {COUNTED}</dd>" in shown
    assert "All dated articles are from October 2024, so words are not followed over time." in shown
    few = "with so few articles, nothing is said about others"
    names = "“relations”, “hanhui”, “mutual” and “cooperation”"
    assert f"Far more frequent in this article than in general English: {names}; {few}." in shown


def test_words_of_stories_with_parameters(run, stories):
    shown = run("2_word_frequencies.ipynb", corpus_path=stories, query="pipeline*", top=5, compare_by="theme")
    made = make(60, seed=2)
    places = sum(len(re.findall(r"\bpipeline", text, re.IGNORECASE)) for text in made["text"])
    assert f"“pipeline*” occurs {places} times" in shown
    assert "The 95% interval of its rate in articles of this kind is" in shown
    assert "words differ at a false discovery rate of 5%" in shown
    assert "To be found, a word in " in shown
    assert len(rows(shown, "Words with their counts")) == 1 + 5
    assert "top = 5, query = 'pipeline*', words = [], compare_by = 'theme'" in shown


def test_themes_of_the_seed(run):
    shown = run("4_themes.ipynb", corpus_path=str(SEED))
    assert "2 themes in 5 passages" in shown
    assert "One article says nothing about how common its themes are elsewhere." in shown
    assert "One article is one story, so counted as stories the shares of themes are the same." in shown
    assert "There is too little text to choose between numbers of themes." in shown
    assert rows(shown, "The strongest words of the first theme.")[1][2:] == ["dynamic", "1.66", "2"]
    assert len(rows(shown, "The same articles in three themes")) == 1 + 3
    assert rows(shown, "Articles by their theme.")[1:] == [
        ["dynamic, interaction, international", "0"],
        ["china, diplomatic, establishment", "1"],
        ["none of them", "0"],
    ]


def test_themes_of_stories_with_parameters(run, stories):
    shown = run("4_themes.ipynb", corpus_path=stories, n_themes=6, n_resamples=3, compare_by=None)
    assert "6 themes in 60 articles" in shown
    assert "The number of themes was given, not chosen." in shown
    assert all(
        row[5].startswith(("0 of 3", "1 of 3", "2 of 3", "3 of 3"))
        for row in rows(shown, "Themes, with their words")[1:]
    )
    assert sum(int(row[1]) for row in rows(shown, "Articles by their theme.")[1:]) == 60
    assert f"<dd>n_themes = 6, freq = 'quarter', compare_by = None, n_resamples = 3, seed = 0, {COUNTED}</dd>" in shown
    for word in ("pipeline", "striker", "vaccine", "rocket", "harvest", "judge"):
        assert word in shown


def test_words_of_stories_that_count_once(run, retold):
    path, articles = retold
    shown = run("2_word_frequencies.ipynb", corpus_path=path, top=5, compare_by="agency", count="stories")
    again, n = articles["story"].duplicated(keep=False).sum(), articles["story"].nunique()
    assert f"<dt>stories</dt><dd>{n}, each counted once</dd>" in shown
    assert f"Of 100 articles, {again} tell what another tells too: they are {n} stories. Were all articles" in shown
    assert "The 95% interval of its rate in stories of this kind is" in shown
    table = rows(shown, "Words with their counts")
    assert "stories" in table[0]
    uses = articles["text"].str.count(rf"(?i)\b{table[1][0]}\b").groupby(articles["story"]).mean().sum()
    assert int(table[1][1]) == round(uses)


def test_themes_of_stories_that_count_once(run, retold):
    path, articles = retold
    shown = run("4_themes.ipynb", corpus_path=path, n_themes=6, n_resamples=3, count="stories")
    again, n = articles["story"].duplicated(keep=False).sum(), articles["story"].nunique()
    assert f"There are 6 themes in {n} stories" in shown
    told = f"The 100 articles tell {n} stories, since {again} of them tell what another tells too."
    assert f"{told} With every article counted, no firm" in shown
    assert "Share of the stories by quarter" in shown
    table = rows(shown, "Themes, with their words")
    assert table[0][:3] == ["theme", "words", "stories"]
    assert sum(int(row[2]) for row in table[1:]) == pytest.approx(n, abs=3)  # each is rounded
    assert sum(int(row[1]) for row in rows(shown, "Articles by their theme.")[1:]) == 100
