"""The notebooks of words and of themes, run by papermill from a foreign folder; their numbers are asserted."""

import pytest
from stories import make


@pytest.fixture
def stories(tmp_path):
    frame = make(60, seed=2).drop(columns=["speaker", "quote"])
    frame.to_json(tmp_path / "stories.jsonl", orient="records", lines=True, date_format="iso")
    return "stories.jsonl"


def test_words_of_the_seed(run):
    shown = run("2_word_frequencies.ipynb")
    assert "“relations” is the most frequent word, 10 times (28,249 per million)" in shown
    assert "With one article nothing is said about others." in shown
    assert "“relations” occurs 10 times in 1 article." in shown
    assert "10 sentences" in shown or "of 10 sentences" in shown or "of 9 sentences" in shown
    assert "There are too few dated articles to follow words over time." in shown


def test_words_of_stories_with_parameters(run, stories):
    shown = run("2_word_frequencies.ipynb", corpus_path=stories, query="pipeline*", top=5, compare_by="theme")
    assert "“pipeline*” occurs" in shown
    assert "In other articles of this kind it would be between" in shown
    assert "words differ at a false discovery rate of 1%" in shown
    assert "“pipeline”" in shown or "pipeline" in shown


def test_themes_of_the_seed(run):
    shown = run("4_themes.ipynb")
    assert "2 themes in 5 passages" in shown
    assert "nothing is said about how common they are elsewhere" in shown
    assert "There is too little text to choose between numbers of themes." in shown


def test_themes_of_stories_with_parameters(run, stories):
    shown = run("4_themes.ipynb", corpus_path=stories, n_themes=6, n_resamples=3, freq="quarter")
    assert "6 themes in 60 articles" in shown
    assert "The number of themes was given, not chosen." in shown
    assert "of 3" in shown
    for word in ("pipeline", "striker", "vaccine", "rocket", "harvest", "judge"):
        assert word in shown
