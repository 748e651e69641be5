"""Page furniture of an archive is that of its articles in one corpus, and it is kept beside the parts."""

from functools import partial
from importlib import import_module
from random import Random

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from archives import archive_of, cut_evenly
from corpora import corpus_of
from furnished import planted, sentence, without_marks
from newswire.corpus.archive.engine import total
from newswire.corpus.archive.keeping import Beside


@pytest.fixture(scope="module")
def corpus():
    return without_marks(planted(160, seed=3))


@pytest.fixture(scope="module")
def spans(corpus):
    return nw.furniture(corpus)


def put_together(spans) -> pd.DataFrame:
    return total(spans, partial(pd.concat, ignore_index=True))


@pytest.mark.parametrize("n", [2, 7])
def test_of_an_archive_it_is_that_of_the_whole(corpus, spans, n):
    archive = archive_of(corpus, cut_evenly(corpus, n))
    pd.testing.assert_frame_equal(put_together(nw.furniture(archive)), spans)


def test_what_repeats_only_across_parts_is_found():
    texts = [f"{sentence(Random(i))}\n\nSign up for our newsletter number {i}." for i in range(5)]
    pile = corpus_of(texts, source=[*"ABABA"])
    found = put_together(nw.furniture(archive_of(pile, [1, 2, 3, 4])))
    pd.testing.assert_frame_equal(found, nw.furniture(pile))
    assert found["pattern"].unique().tolist() == ["Sign up for our newsletter number #."]
    assert found["n_articles"].tolist() == [5] * 5


def test_in_some_articles_of_an_archive_it_is_that_of_these(corpus):
    archive, first = archive_of(corpus, [10, 11, 150]), corpus.articles["source"].iloc[0]
    some = archive.where(source=first)
    pd.testing.assert_frame_equal(put_together(nw.furniture(some)), nw.furniture(corpus.where(source=first)))
    row = np.arange(len(corpus))
    late = row >= 160  # so that three parts have no articles
    pd.testing.assert_frame_equal(put_together(nw.furniture(archive.where(late))), nw.furniture(corpus.where(late)))


def test_copies_in_several_parts_are_one_story_still():
    random = Random(4)
    texts = [" ".join(sentence(random) for _ in range(8)) for _ in range(30)]
    copies = [f"{text} {sentence(random)}" for text in texts[:4] for _ in range(6)]
    pile = corpus_of(texts + copies, source="A")
    assert put_together(nw.furniture(archive_of(pile, cut_evenly(pile, 9)))).empty


def kept_of(archive) -> list[str]:
    folder = archive.cached.folder
    return [name.partition("~")[0] for name in folder.names()]


def test_it_is_kept_beside_the_archive_and_found_again(corpus, spans, monkeypatch):
    archive = archive_of(corpus, [100])
    put_together(nw.furniture(archive))
    assert kept_of(archive) == sorted([archive.cached.of, archive.cached.of, *archive.root.parts])
    for name in ("returning", "known_forms"):
        monkeypatch.setattr(import_module("newswire.corpus.boilerplate.furniture"), name, refused)
    pd.testing.assert_frame_equal(put_together(nw.furniture(nw.open_corpus(archive.root.folder))), spans)


def refused(*_, **__):
    raise AssertionError("what is kept is not made again")


def test_what_is_kept_goes_with_its_part(corpus):
    folder = archive_of(corpus, [100]).root.folder
    gone, here = (Beside.part(folder, f"part-{number}.newswire") for number in "01")
    for beside in (gone, here, Beside.archive(folder, ["part-0.newswire", "part-1.newswire"])):
        beside.keep("table", b"content")
    assert gone.kept("table").read() == b"content"
    Beside.archive(folder, ["part-1.newswire"]).keep("table", b"content")
    assert here.kept("table").read() == b"content"
    with pytest.raises(OSError, match="part-0.newswire"):
        gone.kept("table")
    assert len(gone.folder.names()) == 2
