"""What is measured at any size is what news is like: what is planted is found again, and editions are no copies."""

import subprocess
import sys

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from benchmarks import editions, news
from benchmarks.watch import Watch
from stories import GLAD, GRIM, THEMES

SIZE, PART = 2_000_000, 1_000_000


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """Read generated news of two megabytes in two files, with what is planted."""
    folder = tmp_path_factory.mktemp("news")
    written = news.write(folder, SIZE, seed=1, part=PART)
    tables = [pd.read_parquet(path) for path in sorted(folder.iterdir())]
    assert written == sum(len(text.encode()) for table in tables for text in table["text"])
    return tables


def words_of(texts) -> pd.Series:
    """Return the words of texts, in order, by article."""
    return texts.str.lower().str.findall(r"[^\W\d_]+").explode()


def test_a_seed_gives_the_same_files_of_about_the_size(parts, tmp_path):
    news.write(tmp_path, SIZE, seed=1, part=PART)
    again = [pd.read_parquet(path) for path in sorted(tmp_path.iterdir())]
    for one, other in zip(parts, again, strict=True):
        pd.testing.assert_frame_equal(one, other)
    assert not set(parts[0]["text"]) & set(parts[1]["text"])
    assert sum(table["text"].str.len().sum() for table in parts) == pytest.approx(SIZE, rel=0.05)


def test_new_words_come_as_rarely_as_their_ranks_have_it():
    n, known = 400_000, len(news._known())
    codes, ranks = news._words(np.random.default_rng(0), np.zeros(n, int), np.zeros(n))
    made_up = (codes >= known).sum()
    assert made_up / n == pytest.approx(news.RARE, rel=0.03)
    rank = np.arange(news.COMMONEST, 10_000_000, dtype=float)
    expected = -np.expm1(made_up * np.log1p(-news.COMMONEST / rank / (rank + 1))).sum()
    assert (ranks < 10_000_000).sum() == pytest.approx(expected, rel=0.02)
    assert len(set(news._made_up(ranks).to_pylist())) == len(ranks)


def test_themes_and_moods_are_planted(parts):
    table = pd.concat(parts, ignore_index=True)
    words = words_of(table["text"])
    of = {word: theme for theme, kinds in THEMES.items() for kind in kinds for word in kind}
    found = words.map(of).dropna()
    assert (found == table["theme"].reindex(found.index)).all()
    first = (table["theme"] == next(iter(THEMES))).to_numpy()
    assert first[: len(table) // 2].mean() < first[len(table) // 2 :].mean()
    glad = words[words.isin(GLAD + GRIM)].isin(GLAD).groupby(level=0).mean()
    assert np.polyfit(glad.index / len(table), glad, 1)[0] == pytest.approx(0.8, abs=0.1)


def test_copies_and_lines_of_sources_are_found(parts):
    table = parts[0]
    corpus = nw.Corpus.from_frame(table[["date", "source", "title", "text"]])
    row = pd.Series(np.arange(len(table)), index=corpus.articles.index)
    copies = nw.stories.find_copies(corpus)
    planted = table["copy_of"].dropna()
    assert len(planted) and set(copies["article"].map(row)) == set(planted.index)
    lines = table["text"].str.rsplit("\n\n", n=1).str[-1]
    signed = [line.startswith(("Sign up", "Reporting by", "Follow", "Subscribe")) for line in lines]
    assert np.mean(signed) == pytest.approx(news.SIGNED, abs=0.1)
    assert set(nw.furniture(corpus)["article"].map(row)) <= set(np.flatnonzero(signed))


def test_editions_have_the_same_counts_and_other_words(parts, tmp_path):
    given = parts[0].head(40)
    given.to_json(tmp_path / "given.jsonl", orient="records", lines=True)
    size = int(given["text"].str.len().sum() * 1.5)
    assert editions.write(str(tmp_path / "given.jsonl"), tmp_path / "made", size) >= size
    first, second = (pd.read_parquet(path) for path in sorted((tmp_path / "made").iterdir()))
    assert first["text"].tolist() == nw.Corpus.from_frame(given).articles["text"].tolist()
    assert len(second) < len(first) == len(given)
    assert ((pd.to_datetime(second["date"]) - pd.to_datetime(first["date"])).dropna() == pd.Timedelta(days=1)).all()
    before, after = (words_of(table["text"].head(len(second))) for table in (first, second))
    assert before.index.equals(after.index) and 0.3 < (before.to_numpy() == after.to_numpy()).mean() < 0.6
    assert np.corrcoef(before.value_counts(), after.value_counts().iloc[: before.nunique()])[0, 1] > 0.99


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_of_processes_that_were_started_counts():
    holding = [sys.executable, "-c", "held = b'1' * 2**26; print('held', flush=True); input()"]
    with Watch() as before:
        pass
    with subprocess.Popen(holding, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        with Watch() as watch:
            pass
        process.stdin.write(b"\n")
    assert watch.cost.own - before.cost.own >= 2**26
