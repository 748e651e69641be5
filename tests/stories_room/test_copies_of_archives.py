"""Copies in an archive are those in a corpus of its articles, wherever the two lie."""

import copied
import newswire as nw
import numpy as np
import pandas as pd
import pytest
from archives import archive_of, cut_evenly
from newswire.stories import copy_sets, find_copies, parted
from newswire.stories.parted import laid_side_by_side
from pandas.testing import assert_frame_equal


@pytest.fixture(scope="module")
def corpus():
    made = copied.make(60, seed=5)
    lot = np.random.default_rng(0).permutation(len(made))
    return nw.Corpus.from_frame(made[["date", "source", "text"]].iloc[lot])


@pytest.mark.parametrize("n", [1, 2, 9])
def test_copies_lie_in_any_part(corpus, n):
    archive = archive_of(corpus, cut_evenly(corpus, n))
    found = find_copies(corpus)
    assert set(found["kind"]) == {"copy", "repeat", "update"}
    assert_frame_equal(find_copies(archive), found)
    assert_frame_equal(copy_sets(archive, found), copy_sets(corpus, found))


def test_so_they_do_in_many_bands_and_slices(corpus, monkeypatch):
    archive = archive_of(corpus, cut_evenly(corpus, 3))
    monkeypatch.setattr(parted, "_BAND", corpus.n_words // 5)
    monkeypatch.setattr("newswire.corpus.archive.sorting._WORDS", corpus.n_words // 7)
    assert_frame_equal(find_copies(archive), find_copies(corpus))


def test_in_some_articles_of_an_archive_they_are_those_of_these(corpus):
    archive = archive_of(corpus, [1, 40])
    kept = (corpus.articles["source"] == corpus.articles["source"].iloc[0]).to_numpy()
    assert_frame_equal(find_copies(archive.where(kept)), find_copies(corpus.where(kept)))
    row = np.arange(len(corpus))
    assert_frame_equal(find_copies(archive.where(row > 50)), find_copies(corpus.where(row > 50)))
    assert find_copies(archive.where(row == 3)).empty


def test_many_articles_of_one_text_hang_on_the_first():
    texts = [
        "Oil rose again in Oslo on Monday as the bank met.",
        "",
        *["Gas fell again in Rome on Friday as it rained."] * 40,
    ]
    dates = pd.date_range("2024-01-01", periods=len(texts)).astype(str)
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": texts, "date": dates}))
    found = find_copies(corpus)
    assert len(found) == 39
    assert_frame_equal(find_copies(archive_of(corpus, cut_evenly(corpus, 5))), found)


def test_what_is_written_on_the_way_is_gone(corpus):
    archive = archive_of(corpus, [20])
    laid_side_by_side(archive, pd.Series(np.arange(len(corpus), dtype=np.int32), corpus.articles.index))
    assert archive.cached.folder.names() == []


def test_they_are_kept_beside_the_archive(corpus, monkeypatch):
    archive = archive_of(corpus, [20])
    found = find_copies(archive)
    monkeypatch.delattr("newswire.stories.copies.laid_side_by_side")
    assert_frame_equal(find_copies(nw.open_corpus(archive.root.folder)), found)
