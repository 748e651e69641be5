"""Reading a corpus, and its cache: found again when nothing has changed, made again when it is broken."""

import os
import subprocess
import sys

import newswire as nw
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from corpora import assert_same_corpus
from newswire.corpus import read
from stories import make


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "stories.csv"
    make(12, seed=1)[["date", "title", "text"]].to_csv(path, index=False)
    return path


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSWIRE_CACHE", str(tmp_path / "own"))
    return tmp_path / "own"


def test_the_cache_is_hit_and_equals_the_fresh_corpus(monkeypatch, source, own_cache):
    fresh = nw.read_corpus(source, cache=False)
    assert not own_cache.exists()
    first = nw.read_corpus(source)
    assert len(list(own_cache.glob("*.newswire"))) == 1
    monkeypatch.setattr(read, "encode", None)  # the second time nothing is tokenized
    second = nw.read_corpus(source)
    assert_same_corpus(first, fresh)
    assert_same_corpus(second, fresh)


def test_the_cache_knows_content_and_columns(source, own_cache):
    nw.read_corpus(source)
    nw.read_corpus(source, columns={"text": "title"})
    make(13, seed=1)[["date", "title", "text"]].to_csv(source, index=False)
    assert len(nw.read_corpus(source)) == 13
    assert len(list(own_cache.glob("*.newswire"))) == 3


def test_the_cache_knows_the_libraries_that_are_there(monkeypatch, source, own_cache):
    nw.read_corpus(source)
    nw.read_corpus(source)
    monkeypatch.setattr(read, "_LIBRARIES", (*read._LIBRARIES, "no-such-library"))
    nw.read_corpus(source)
    assert read.libraries()[-1] == "no-such-library is not installed"
    assert len(list(own_cache.glob("*.newswire"))) == 2


def test_a_broken_cache_is_made_again_and_said(source, own_cache):
    fresh = nw.read_corpus(source)
    (kept,) = own_cache.glob("*.newswire")
    kept.write_bytes(b"broken")
    with pytest.warns(UserWarning, match="could not be opened and is made again"):
        assert_same_corpus(nw.read_corpus(source), fresh)
    assert_same_corpus(nw.open_corpus(kept), fresh)


def test_a_cache_that_cannot_be_written_is_said(monkeypatch, source, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("NEWSWIRE_CACHE", str(tmp_path / "file"))
    with pytest.warns(UserWarning, match="was read but not cached"):
        assert len(nw.read_corpus(source)) == 12


def test_the_cache_keeps_those_used_last(monkeypatch, tmp_path, own_cache):
    monkeypatch.setattr(read, "CACHED", 2)
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path in paths:
        path.write_text(f"Story {path.stem}.")
    for path in paths[:2]:
        nw.read_corpus(path)
    for path in own_cache.iterdir():
        os.utime(path, (0, 0))  # long ago
    for path in (paths[0], paths[2]):
        nw.read_corpus(path)
    kept = [nw.open_corpus(path).articles["source"].iloc[0] for path in own_cache.glob("*.newswire")]
    assert sorted(kept) == ["0.txt", "2.txt"]


def test_the_cache_keeps_twenty(source, own_cache):
    own_cache.mkdir()
    for number in range(20):
        (own_cache / f"{number}.newswire").touch()
    nw.read_corpus(source)
    assert len(list(own_cache.iterdir())) == 20


def kept_furniture(monkeypatch, corpus):
    """Find furniture where only the cache can tell it."""
    with monkeypatch.context() as patched:
        patched.setattr(sys.modules["newswire.corpus.boilerplate.furniture"], "repeated", None)
        return nw.furniture(corpus)


def test_furniture_is_found_once_for_what_was_read_with_a_cache(monkeypatch, tmp_path, own_cache):
    texts = [f"{name} rose on {day}. Sign up for our newsletter." for name in ("Oil", "Gas") for day in "abcd"]
    pd.DataFrame({"text": texts}).to_csv(tmp_path / "stories.csv", index=False)
    fresh = nw.furniture(nw.read_corpus(tmp_path / "stories.csv", cache=False))
    assert len(fresh) == len(texts)
    assert not own_cache.exists()
    corpus = nw.read_corpus(tmp_path / "stories.csv")
    for part, spans in ((corpus, fresh), (corpus.where(np.arange(8) < 4), fresh.iloc[:4]), (corpus.without(fresh), [])):
        found = nw.furniture(part)
        assert len(found) == len(spans)
        pd.testing.assert_frame_equal(kept_furniture(monkeypatch, part), found)
    pd.testing.assert_frame_equal(kept_furniture(monkeypatch, corpus), fresh)
    kept = list(own_cache.glob("*.parquet"))
    assert len(kept) == 3
    for path in kept:
        path.write_bytes(path.read_bytes()[:-9])
    pd.testing.assert_frame_equal(nw.furniture(corpus), fresh)


READ_WHEN_TOLD = """
import sys
import newswire as nw
import numpy as np
import pandas as pd
nw.read_corpus(sys.argv[1], cache=False).save(sys.argv[2])  # what is loaded at first use is loaded now
for path in sys.argv[3:]:
    print("ready", flush=True)
    input()
    nw.read_corpus(path).save(path + ".theirs.newswire")
"""


def test_two_processes_read_at_once(tmp_path, own_cache):
    paths = [tmp_path / f"{seed}.csv" for seed in range(4)]
    for seed, path in enumerate(paths):
        make(12, seed)[["date", "title", "text"]].to_csv(path, index=False)
    command = [sys.executable, "-c", READ_WHEN_TOLD, paths[0], tmp_path / "first.newswire", *paths]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as other:
        ours = []
        for path in paths:
            assert other.stdout.readline() == "ready\n"
            other.stdin.write("go\n")
            ours.append(nw.read_corpus(path))
    assert other.returncode == 0
    for path, corpus in zip(paths, ours, strict=True):
        assert_same_corpus(nw.open_corpus(f"{path}.theirs.newswire"), corpus)
        assert_same_corpus(nw.read_corpus(path, cache=False), corpus)
    assert [path.suffix for path in own_cache.iterdir()] == [".newswire"] * len(paths)


def test_jobs_do_not_change_a_corpus(source):
    assert_same_corpus(nw.read_corpus(source, jobs=1, cache=False), nw.read_corpus(source, jobs=2, cache=False))


@pytest.mark.parametrize("source", [pd.DataFrame({"text": ["Oil rose."]}), ["a.txt", "b.txt"], None])
def test_what_is_no_path_is_told_where_tables_go(source):
    with pytest.raises(TypeError, match=f"was given a {type(source).__name__}; .* Corpus.from_frame"):
        nw.read_corpus(source)


def test_a_kept_table_that_is_damaged_is_made_again(tmp_path, own_cache):
    pd.DataFrame({"text": ["Oil rose again in Oslo.", "Gas fell."]}).to_csv(tmp_path / "stories.csv", index=False)
    corpus = nw.read_corpus(tmp_path / "stories.csv")
    fresh = nw.stories.find_stories(corpus)
    (kept,) = [path for path in own_cache.glob("*.parquet") if "story" in pq.read_schema(path).names]
    whole = kept.read_bytes()
    pq.write_table(pq.read_table(kept).replace_schema_metadata({"pandas": "{}"}), kept)
    for content in (b"", whole[:-9], whole[:700], kept.read_bytes()):
        assert content != whole
        kept.write_bytes(content)
        pd.testing.assert_frame_equal(nw.stories.find_stories(corpus), fresh)
