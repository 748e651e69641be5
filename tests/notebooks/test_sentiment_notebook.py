"""The sentiment notebook, run by papermill from a foreign folder: on the seed, and on a few made-up stories."""

from stories import make

NOTEBOOK = "3_sentiment.ipynb"


def test_the_seed_shows_the_ambassadors_voice(run):
    shown = run(NOTEBOOK)
    assert "The article reads positive on average: the mean score over its 12 sentences is +0.64" in shown
    assert "Of 12 sentences, 10 are positive, 0 negative and 2 neutral." in shown
    assert "trust (+6.9 in 3 places)" in shown
    assert "No word pulls the scores down." in shown
    assert "nothing can be said about change over time" in shown
    assert "Zhang Hanhui is named in 3 sentences of 1 article" in shown
    assert "<mark>trust</mark>" in shown
    assert "The 4 instruments give scores from +0.58 to +1.00" in shown


def test_many_stories_with_all_parameters(run, tmp_path):
    make(40, seed=1).to_json(tmp_path / "stories.jsonl", orient="records", lines=True, date_format="iso")
    (tmp_path / "own.csv").write_text("word,valence\nstadium,3\n", encoding="utf-8")
    shown = run(
        NOTEBOOK,
        corpus_path="stories.jsonl",
        model="news",
        group_by="theme",
        compare="health; courts",
        freq="quarter",
        targets="Reuters; Xinhua",
        own_lexicon="own.csv",
        top=3,
        n_to_code=5,
    )
    assert "The 40 articles read " in shown
    assert "The mean score is highest in the period from" in shown
    assert "own lexicon alone" in shown
    assert "The words that set the two apart." in shown
    assert shown.count("<figure") == 7
