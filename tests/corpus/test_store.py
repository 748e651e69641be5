"""Saved corpora: what is opened equals what was saved, or a sentence says why not."""

import os
import signal
import subprocess
import sys
import time
import warnings

import newswire as nw
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from corpora import assert_same_corpus, corpus_of
from newswire.corpus import Corpus, store


def round_trip(corpus: Corpus, folder) -> Corpus:
    corpus.save(folder / "kept.newswire")
    return nw.open_corpus(folder / "kept.newswire")


@pytest.fixture
def saved(tmp_path, stories_corpus):
    stories_corpus.save(tmp_path / "kept.newswire")
    return tmp_path / "kept.newswire"


def test_a_saved_corpus_opens_as_it_was(tmp_path, stories_corpus, seed_corpus):
    assert_same_corpus(round_trip(stories_corpus, tmp_path), stories_corpus)
    assert_same_corpus(round_trip(seed_corpus, tmp_path), seed_corpus)


def test_own_columns_keep_their_types(tmp_path):
    frame = pd.DataFrame({"text": ["One.", "Two é中😀.", "Three."], "words": [1, 2, 3], "share": [0.5, np.nan, 1]})
    frame = frame.assign(desk=pd.Categorical(["a", "b", "a"]), live=[True, False, True], note=["x", None, "y"])
    corpus = Corpus.from_frame(frame)
    assert_same_corpus(round_trip(corpus, tmp_path), corpus)


def test_an_empty_corpus_and_one_article_open_as_they_were(tmp_path, stories_corpus):
    nothing = stories_corpus.where(np.zeros(len(stories_corpus), bool))
    assert_same_corpus(round_trip(nothing, tmp_path), nothing)
    first = stories_corpus.where(np.arange(len(stories_corpus)) == 0)
    assert_same_corpus(round_trip(first, tmp_path), first)


def test_what_is_counted_from_an_opened_corpus_is_the_same(saved, stories_corpus):
    matrix, features = nw.open_corpus(saved).dtm()
    expected, names = stories_corpus.dtm()
    assert (matrix != expected).nnz == 0
    assert features.equals(names)


def test_read_corpus_opens_a_saved_corpus(saved, stories_corpus):
    assert_same_corpus(nw.read_corpus(saved), stories_corpus)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="no saved corpus or archive at .*gone.newswire"):
        nw.open_corpus(tmp_path / "gone.newswire")


@pytest.mark.parametrize("share", [0, 0.001, 0.3, 0.9, 0.999])
def test_a_cut_file_is_a_clear_error(saved, share):
    content = saved.read_bytes()
    saved.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(ValueError, match="is not a saved corpus or is damaged"):
        nw.open_corpus(saved)


@pytest.mark.parametrize("content", [b"", b"not a corpus", b"PK\x03\x04" + bytes(200), bytes(5000), b"ARROW1\0\0" * 50])
def test_a_foreign_file_is_a_clear_error(tmp_path, content):
    path = tmp_path / "foreign.newswire"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="is not a saved corpus or is damaged"):
        nw.open_corpus(path)


def test_an_arrow_file_of_something_else_is_a_clear_error(tmp_path):
    path = tmp_path / "other.newswire"
    table = pa.table({"a": [1]})
    with pa.ipc.new_file(path, table.schema) as writer:
        writer.write_table(table)
    with pytest.raises(ValueError, match=r"other\.newswire has format none"):
        nw.open_corpus(path)


def test_a_damaged_footer_is_a_clear_error(saved):
    content = bytearray(saved.read_bytes())
    for at in (len(content) - 100, len(content) - 400):
        damaged = content[:]
        damaged[at : at + 60] = b"\xff" * 60
        saved.write_bytes(damaged)
        with pytest.raises(ValueError, match="saved"):
            nw.open_corpus(saved)


def flip_a_bit(path, place: int, bit: int):
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    path.write_bytes(content)


@pytest.mark.parametrize("share", [0.01, 0.2, 0.4, 0.6, 0.8])
def test_a_flipped_bit_is_a_clear_error(saved, share):
    flip_a_bit(saved, int(saved.stat().st_size * share), 0)
    with pytest.raises(ValueError, match="saved"):
        nw.open_corpus(saved)


@pytest.mark.parametrize("back", range(9, 9000, 311))
def test_a_flipped_bit_near_the_end_is_an_error_or_changes_nothing(saved, stories_corpus, back):
    flip_a_bit(saved, saved.stat().st_size - back, back % 8)
    try:
        opened = nw.open_corpus(saved)
    except ValueError as error:
        assert "saved" in str(error)
    else:
        assert_same_corpus(opened, stories_corpus)


def test_another_format_is_named(monkeypatch, tmp_path, stories_corpus):
    monkeypatch.setattr(store, "FORMAT", "0")
    stories_corpus.save(tmp_path / "old.newswire")
    monkeypatch.undo()
    with pytest.raises(ValueError, match=r"old\.newswire has format 0, but this version reads \d+; save it again"):
        nw.open_corpus(tmp_path / "old.newswire")


def test_a_column_that_cannot_be_saved_is_named_and_leaves_no_file(tmp_path):
    corpus = corpus_of(["One.", "Two."])
    corpus.articles["odd"] = [object(), {1, 2}]
    with pytest.raises(ValueError, match="column 'odd' of articles cannot be saved"):
        corpus.save(tmp_path / "kept.newswire")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_writing_leaves_the_older_file_whole(monkeypatch, saved, stories_corpus, seed_corpus):
    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        seed_corpus.save(saved)
    assert_same_corpus(nw.open_corpus(saved), stories_corpus)
    assert list(saved.parent.iterdir()) == [saved]


SAVE_AGAIN_AND_AGAIN = """
import sys
import newswire as nw
corpus = nw.open_corpus(sys.argv[1])
corpus.save(sys.argv[2])
print("saved", flush=True)
while True:
    corpus.save(sys.argv[2])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("wait", [0.02, 0.05, 0.11])
def test_a_kill_in_the_middle_leaves_no_broken_file(saved, stories_corpus, wait):
    path = saved.with_name("again.newswire")
    command = [sys.executable, "-c", SAVE_AGAIN_AND_AGAIN, saved, path]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"saved\n"
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
    assert_same_corpus(nw.open_corpus(path), stories_corpus)


def test_opening_warns_of_nothing(saved, stories_corpus):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert nw.open_corpus(saved).n_words == stories_corpus.n_words


def test_nothing_is_pickled(saved):
    assert b"pickle" not in saved.read_bytes()
