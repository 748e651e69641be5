"""Stories are sought among so many articles, and not among more."""

from importlib import import_module

import newswire as nw
import pandas as pd
import pytest
from newswire.findings.words import UNSOUGHT

ROOM = "newswire.stories"
TEXTS = ["Oil rose in Oslo as the bank met.", "OIL rose in Oslo as the bank met.", "Gas fell in Rome on Monday."]


@pytest.fixture
def corpus():
    return nw.Corpus.from_frame(pd.DataFrame({"text": TEXTS}))


def limited(monkeypatch, n):
    for module in ("clusters", "counting"):
        monkeypatch.setattr(import_module(f"newswire.stories.{module}"), "HELD", n)


def test_of_more_articles_stories_are_not_sought(corpus, monkeypatch):
    limited(monkeypatch, 2)
    for ask in (nw.stories.find_stories, lambda corpus: nw.stories.counting(corpus, "stories")):
        with pytest.raises(ValueError, match=r"at most 2 articles, and there are 3; take those of a time, such as"):
            ask(corpus)
    assert nw.stories.otherwise(corpus, "articles") is corpus
    assert nw.stories.find_stories(corpus.sample(2))["story"].size == 2


def test_up_to_so_many_the_other_count_is_made(corpus, monkeypatch):
    limited(monkeypatch, 3)
    once = nw.stories.otherwise(corpus, "articles")
    assert once.units.nunique() == 2
    assert nw.stories.otherwise(once, "stories").units is None
    with pytest.raises(ValueError, match="count is 'texts'"):
        nw.stories.otherwise(corpus, "texts")


def test_of_more_articles_the_largest_sets_of_copies_are_shown(monkeypatch):
    far = [f"{text} {n}" for n, text in enumerate(["Rain fell on the hills.", "A ship sank.", "Wine was cheap."])]
    corpus = nw.Corpus.from_frame(
        pd.DataFrame({"text": [*TEXTS, *far, far[0].upper(), "OIL ROSE in Oslo as the bank met"]})
    )
    limited(monkeypatch, 2)
    monkeypatch.setattr(import_module(f"{ROOM}.sought"), "HELD", 2)
    told = nw.stories.sought(corpus)
    assert told.stories["story"].value_counts().tolist() == [3, 2]
    assert sorted(told.corpus.articles.index) == sorted(told.stories["article"])
    monkeypatch.setattr(import_module(f"{ROOM}.sought"), "_MOST_COPIED", 4)
    assert nw.stories.sought(corpus).stories["story"].value_counts().tolist() == [3]
    said = nw.findings.overview(nw.stories.overview(told.corpus, told.stories), pd.DataFrame(index=range(50_001)))
    assert said.startswith(f"{UNSOUGHT} Shown are 5 that repeat one another, in 2 sets. The largest is on “")
