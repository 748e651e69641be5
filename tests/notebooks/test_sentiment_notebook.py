"""The sentiment notebook, run by papermill from a foreign folder: on the seed, and on a few made-up stories."""

import newswire as nw
import pandas as pd
from corpora import SEED
from shown import rows
from stories import make

NOTEBOOK = "3_sentiment.ipynb"


def test_the_seed_shows_the_ambassadors_voice(run):
    shown = run(NOTEBOOK, corpus_path=str(SEED))
    assert "The article reads positive on average: the mean score over its 12 sentences is +0.639" in shown
    assert "Of 12 sentences, 10 are positive, 0 negative and 2 neutral." in shown
    assert "Most is added to the scores by “trust” (6.9 points in 3 places), " in shown
    assert "; nothing is taken away." in shown
    assert "nothing can be said about change over time" in shown
    assert "Zhang Hanhui is named in 3 sentences of 1 article" in shown
    assert "<mark>trust</mark>" in shown
    assert "The 4 instruments give scores from +0.638 to +0.998" in shown
    assert [row[1] for row in rows(shown, "The first sentences, with their scores")[1:]] == ["0.872", "0.735", "0.000"]
    assert ["trust", "3", "2.30", "2.30"] in rows(shown, "The words that most often add to a score")
    assert [row[:2] for row in rows(shown, "The scores of all articles")[2:4]] == [
        ["VADER, sentence mean", "0.638"],
        ["news, sentence mean", "0.639"],
    ]
    assert "<dd>model = 'news', compare_by = None, groups = [], freq = None, targets = []," in shown


def test_many_stories_with_all_parameters(run, tmp_path):
    stories = make(40, seed=1)
    stories.to_json(tmp_path / "stories.jsonl", orient="records", lines=True, date_format="iso")
    (tmp_path / "own.csv").write_text("word,valence\nstadium,3\n", encoding="utf-8")
    shown = run(
        NOTEBOOK,
        corpus_path="stories.jsonl",
        model="news",
        compare_by="theme",
        groups=["health", "courts"],
        freq="quarter",
        targets=["Anna Petrova", "Li Wei"],
        own_lexicon="own.csv",
        top=3,
        n_to_code=5,
    )
    assert "The 40 articles read " in shown
    assert "quarters, scores " in shown
    assert "own lexicon alone" in shown
    assert "The words that weigh most between the two." in shown
    assert shown.count("<figure") == 8
    named = {name: int(n) for name, n, *_ in rows(shown, "Shares are of the sentences that name the target.")[1:]}
    assert named == {name: stories["text"].str.count(name).sum() for name in ("Anna Petrova", "Li Wei")}
    assert (
        "groups = ['health', 'courts'], freq = 'quarter', targets = ['Anna Petrova', 'Li Wei'], own_lexicon = 'own.csv'"
        in shown
    )


def test_a_story_that_many_tell_counts_once(run, tmp_path):
    stories = make(60, seed=3)
    copies = [
        stories.head(6).assign(text=stories["text"].head(6) + f" It was also told by wire {n}.") for n in range(9)
    ]
    pd.concat([stories, *copies]).to_json(tmp_path / "told.jsonl", orient="records", lines=True, date_format="iso")
    corpus = nw.read_corpus(tmp_path / "told.jsonl")
    n = nw.stories.counting(corpus.without(nw.furniture(corpus)), "stories").units.nunique()
    assert n <= 60
    once = run(NOTEBOOK, corpus_path="told.jsonl", count="stories", compare_by="theme")
    assert f"The {n} stories read " in once
    assert (
        f"articles tell {n} stories, since" in once and "With every article counted, the mean score would be " in once
    )
    head, *held = rows(once, "Scores by group, most stories first")
    assert "stories" in head
    assert sum(int(row[head.index("stories")]) for row in held) <= n
    often = run(NOTEBOOK, corpus_path="told.jsonl", compare_by="theme")
    assert "The 114 articles read " in often
    assert f"tell {n} stories, since" in often and "With each story counted once, the mean score would be " in often
