"""A source is located once, its files are listed once, and the bytes of each are read once."""

import os
from collections import Counter
from pathlib import Path

import pytest
from newswire.corpus import read_corpus
from newswire.reading import sources


@pytest.fixture
def calls(monkeypatch):
    """Count what is asked of the file system."""
    counted = Counter()

    def counting(name, function):
        def wrapped(*given, **options):
            counted[name, str(given[0])] += 1
            return function(*given, **options)

        return wrapped

    monkeypatch.setattr(sources, "locate", counting("locate", sources.locate))
    monkeypatch.setattr(os, "walk", counting("walk", os.walk))
    monkeypatch.setattr(Path, "open", counting("read", Path.open))
    return counted


@pytest.mark.parametrize("cache", [True, False])
def test_each_file_is_read_once(tmp_path, monkeypatch, calls, cache):
    monkeypatch.setenv("NEWSWIRE_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Rates rose in {name}.")
    for _ in range(2):  # the second time from the cache, where there is one
        calls.clear()
        assert len(read_corpus(folder, cache=cache)) == 2
        ours = {key: n for key, n in calls.items() if str(folder) in key[1]}
        expected = [("locate", folder), ("walk", folder), ("read", folder / "a.txt"), ("read", folder / "b.txt")]
        assert ours == {(kind, str(path)): 1 for kind, path in expected}


def test_what_the_fingerprint_read_is_let_go_when_the_corpus_is_in_the_cache(tmp_path):
    (tmp_path / "a.txt").write_text("Rates rose.")
    for _ in range(2):
        source = sources.Source(tmp_path)
        read_corpus(source)
        assert not source._read
