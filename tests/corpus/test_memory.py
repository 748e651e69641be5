"""Memory: what a corpus holds on top of its text, and what reading takes at most."""

import subprocess
import sys

import newswire as nw
import pandas as pd
import pytest
from stories import make

ARRAYS = ("codes", "token_starts", "article_bounds", "sentence_bounds", "sentence_starts", "sentence_ends")
READ = """
import re, sys
import newswire as nw

def told(name):
    return 1024 * int(re.search(name + r":\\s+(\\d+)", open("/proc/self/status").read())[1])

few, many = sys.argv[1:]
nw.read_corpus(few, jobs=1, cache=False)  # what is loaded at first use is no memory of a corpus
before = told("VmRSS")
corpus = nw.read_corpus(many, jobs=1, cache=False)
print((told("VmHWM") - before) / sum(len(text.encode()) for text in corpus.articles["text"]))
"""


@pytest.fixture(scope="module")
def long_stories():
    """Twenty megabytes of articles, with a mark that Python keeps in two bytes a letter, and some with an emoji."""
    texts = make(6000, seed=5)["text"]
    ends = ["It’s over 😀."] + ["It’s over."] * 9
    return pd.DataFrame({"text": ["\n\n".join([*texts[i : i + 4], ends[i % 10]]) for i in range(len(texts))]})


def test_a_corpus_holds_at_most_two_bytes_for_each_of_its_text(long_stories):
    corpus = nw.Corpus.from_frame(long_stories.head(500))
    held = sum(getattr(corpus, name).nbytes for name in ARRAYS) + corpus.types.nbytes
    assert held <= 2 * sum(len(text.encode()) for text in corpus.articles["text"])


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell a process' memory the same way")
@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_reading_takes_at_most_six_times_the_text(tmp_path, long_stories, kind):
    writers = {"csv": "to_csv", "jsonl": "to_json", "parquet": "to_parquet"}
    options = {"jsonl": {"orient": "records", "lines": True, "force_ascii": False}}.get(kind, {})
    for name, stories in (("few", long_stories.head(3)), ("many", long_stories)):
        getattr(stories, writers[kind])(tmp_path / f"{name}.{kind}", **options)
    paths = [tmp_path / f"{name}.{kind}" for name in ("few", "many")]
    found = subprocess.run([sys.executable, "-c", READ, *paths], capture_output=True, text=True, check=True)
    assert 1 < float(found.stdout) <= 6
