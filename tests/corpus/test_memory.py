"""Memory: what a corpus holds on top of its text, and what reading takes at most."""

import subprocess
import sys

import pandas as pd
import pytest
from corpora import ARRAYS, corpus_of
from stories import make

# Reads each file in a process of its own, forked from one in which all that reading needs is loaded already.
READ = """
import os, re, sys
import newswire as nw

def told(name):
    return 1024 * int(re.search(name + r":\\s+(\\d+)", open("/proc/self/status").read())[1])

few, many = sys.argv[1::2], sys.argv[2::2]
nw.read_corpus(few[0], jobs=1, cache=False)
for few, many in zip(few, many):
    if os.fork() == 0:
        nw.read_corpus(few, jobs=1, cache=False)  # what is loaded at first use is no memory of a corpus
        before = told("VmRSS")
        corpus = nw.read_corpus(many, jobs=1, cache=False)
        size = sum(len(text.encode()) for text in corpus.articles["text"])
        print((told("VmHWM") - before) / size, flush=True)
        os._exit(0)
    os.wait()
"""
WRITERS = {"csv": "to_csv", "jsonl": "to_json", "parquet": "to_parquet"}
OPTIONS = {"jsonl": {"orient": "records", "lines": True, "force_ascii": False}}


@pytest.fixture(scope="module")
def long_stories():
    """Ten megabytes of articles, with a mark that Python keeps in two bytes a letter, and some with an emoji."""
    texts = make(1500, seed=5)["text"].tolist()
    parts = [[texts[i * step % len(texts)] for step in (1, 7, 11, 13)] for i in range(1, 3001)]
    ends = ["It’s over 😀."] + ["It’s over."] * 9
    return pd.DataFrame({"text": ["\n\n".join([*four, ends[i % 10]]) for i, four in enumerate(parts)]})


def test_a_corpus_holds_at_most_two_bytes_for_each_of_its_text(long_stories):
    corpus = corpus_of(long_stories["text"].head(500))
    held = sum(getattr(corpus, name).nbytes for name in ARRAYS) + corpus.types.nbytes
    assert held <= 2 * sum(len(text.encode()) for text in corpus.articles["text"])


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell a process' memory the same way")
def test_reading_takes_at_most_six_times_the_text(tmp_path, long_stories):
    paths = [tmp_path / f"{name}.{kind}" for kind in WRITERS for name in ("few", "many")]
    for path in paths:
        stories = long_stories.head(3) if path.stem == "few" else long_stories
        kind = path.suffix.removeprefix(".")
        getattr(stories, WRITERS[kind])(path, **OPTIONS.get(kind, {}))
    found = subprocess.run([sys.executable, "-c", READ, *paths], capture_output=True, text=True, check=True)
    times = dict(zip(WRITERS, map(float, found.stdout.split()), strict=True))
    assert all(1 < value <= 6 for value in times.values()), times
