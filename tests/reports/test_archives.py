"""Reports on an archive: the pages of its articles in memory, on this machine and on a cluster, and nothing is left."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import newswire as nw
import pandas as pd
import pytest
from archives import archive_of
from distributed import LocalCluster
from newswire.corpus.archive import engine
from newswire.corpus.former import KEPT
from newswire.reports import command, groups, jobs
from newswire.reports.running.timings import Progress
from running import wait_for, write_notebook

LOAD = "import newswire as nw\ncorpus = nw.read_corpus(corpus_path)"
SHOW = """counts = nw.frequencies.count_words(corpus)
display(nw.show(corpus), nw.show(nw.frequencies.word_frequencies(counts), "Words."))
nw.display.reading(corpus, corpus.articles.index[0])"""
FACTS = "nw.provenance(corpus, {'top': top})"
SLOW = """import os, pathlib, time
def slow(corpus):
    pathlib.Path({folder!r}, f"at-work-{{os.getpid()}}").touch()
    time.sleep(600)
pathlib.Path({folder!r}, f"kernel-{{os.getpid()}}").touch()
corpus.run(slow, merge=sum)"""
TABLE = {
    "text": ["Oil rose. Gas fell.", "Rates rose.", "Oil fell, and oil rose.", "Snow fell."],
    "date": ["2024-01-02", "2024-01-03", "2024-02-01", None],
    "desk": ["a", "b", "a", "a"],
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Four articles as a table and as an archive of three parts, and a folder for notebooks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSWIRE_HELD", "0")
    pd.DataFrame(TABLE).to_csv("news.csv", index=False)
    archive_of(nw.read_corpus("news.csv"), [1, 2], "archive")
    return tmp_path


def run(*options: object) -> int:
    return command.main(["report", *map(str, options), "--notebooks", "notebooks"])


def pages(folder: str) -> dict[str, bytes]:
    """Return the files of a report, but for the articles that one of a table keeps."""
    return {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.name != KEPT}


def test_pages_of_an_archive_are_those_of_the_corpus_and_the_same_on_a_cluster(folder, capsys):
    write_notebook(folder / "notebooks", "1_words.ipynb", LOAD, SHOW)
    write_notebook(folder / "notebooks", "2_facts.ipynb", LOAD, FACTS)
    Path("arch").mkdir()
    Path("arch", KEPT).touch()  # of a report that was there before
    for source in ("news.csv", "archive"):
        assert run(source, "--out", source[:4]) == 0
    assert pages("arch")["1_words.html"] == pages("news")["1_words.html"]
    assert b"<dt>parts of the archive</dt><dd>3</dd>" in pages("arch")["2_facts.html"]
    assert not Path("arch", KEPT).exists()
    capsys.readouterr()
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as cluster:
        assert run("archive", "--out", "far", "--scheduler", cluster.scheduler_address) == 0
        said = capsys.readouterr().err
        assert run("news.csv", "--out", "near", "--only", "2_facts", "--scheduler", cluster.scheduler_address) == 0
        engine.client_of(cluster.scheduler_address).close()
        seen = cluster.dashboard_link
        with urlopen(seen) as page:
            assert b"Bokeh" in page.read()
    engine.client_of.cache_clear()
    told = f"1 worker at {cluster.scheduler_address}; the work is seen at {seen}\n"
    assert said.startswith(f"{told}4 articles, 13 words from archive\n")
    held = "news.csv is held in memory, so this machine makes its pages without the cluster\n"
    assert held in capsys.readouterr().err and held not in said
    assert pages("far") == pages("arch")
    assert run("archive", "--out", "arch") == 0
    assert "1_words is up to date\n2_facts is up to date\n" in capsys.readouterr().err
    assert command.main(["verify", "arch/2_facts.html", "archive", "--notebooks", "notebooks"]) == 0


def test_a_scheduler_that_does_not_answer_is_one_sentence_before_anything_runs(folder, capsys, monkeypatch):
    write_notebook(folder / "notebooks", "1_all.ipynb", LOAD)
    monkeypatch.setattr(engine, "_PATIENCE", 0.2)
    assert run("archive", "--scheduler", "tcp://127.0.0.1:1") == 2
    remedy = "start one with `dask scheduler`, or name none to work on this machine."
    assert capsys.readouterr().err == f"newswire: No scheduler answers at tcp://127.0.0.1:1; {remedy}\n"
    assert not Path("reports").exists() and engine.SCHEDULER not in os.environ


def test_a_part_that_is_gone_costs_the_pages_that_need_it_and_says_which_it_is(folder, capsys):
    write_notebook(folder / "notebooks", "1_texts.ipynb", LOAD, "corpus.texts(corpus.articles.index)")
    write_notebook(folder / "notebooks", "2_dates.ipynb", LOAD, "corpus.articles['date']")
    Path("archive", f"part-{1:016x}.newswire").unlink()
    assert run("archive", "--out", "out") == 1
    told = f"The part part-{1:016x}.newswire of the archive {folder / 'archive'} is damaged or gone; run newswire read"
    assert (
        f"1_texts was not rendered: code cell 3, “corpus.texts(corpus.articles.index)”, raised ValueError: {told}"
        in (capsys.readouterr().err)
    )
    assert told in Path("out", "index.html").read_text()
    assert Path("out", "2_dates.html").exists() and not Path("out", "1_texts.html").exists()


def test_a_page_is_made_again_when_anything_of_an_archive_changes(folder):
    def name(**columns: object) -> str:
        shutil.rmtree("archive")
        archive_of(nw.Corpus.from_frame(pd.DataFrame(TABLE | columns)), [1, 2], "archive")
        return groups.read("archive")[1].fingerprint

    names = [name(), name(desk="c"), name(text=["Oil rose.", *TABLE["text"][1:]]), name(title="Oil")]
    assert len(set(names)) == 4 and name() == names[0]


def test_each_group_of_an_archive_is_opened_without_a_copy_of_its_texts(folder, tmp_path):
    corpus, origin = groups.read("archive")
    made = groups.sets(corpus, origin, "desk", Path("out"), tmp_path / "scratch")
    of_table = groups.sets(*groups.read("news.csv"), "desk", Path("out"), tmp_path / "others")
    assert [(group.title, group.corpus.fingerprint) for group in made] == [
        (group.title, group.corpus.fingerprint) for group in of_table
    ]
    opened = nw.read_corpus(made[0].source)
    assert opened.articles["desk"].tolist() == ["a"] * 3
    assert opened.texts(opened.articles.index).tolist() == [TABLE["text"][row] for row in (0, 2, 3)]
    cut = opened.without(pd.DataFrame({"article": opened.articles.index[:1], "start": 0, "end": 9}))
    with pytest.raises(ValueError, match="An archive without some of its text cannot be saved"):
        cut.save(tmp_path / "cut")


def test_an_archive_is_not_held_against_a_former_report(folder):
    corpus, origin = groups.read("archive")
    (group,) = groups.sets(corpus, origin, None, Path("out"), folder)
    assert jobs.not_comparable(group, {"7_changes": {"since": "former"}}, None).startswith("an archive is too large")
    assert jobs.not_comparable(group, {"1_corpus": {}}, None) is None


@pytest.mark.skipif(sys.platform != "linux", reason="semaphores lie there in /dev/shm")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_of_processes_at_work_on_parts(folder, number):
    write_notebook(folder / "notebooks", "1_slow.ipynb", LOAD, SLOW.format(folder=str(folder)))
    line = ["-m", "newswire.reports.command", "report", "archive", "--notebooks", "notebooks"]
    process = subprocess.Popen([sys.executable, *line], stderr=subprocess.PIPE, text=True)
    assert wait_for(lambda: list(folder.glob("at-work-*")))
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    started = [path.name.rpartition("-")[2] for path in [*folder.glob("at-work-*"), *folder.glob("kernel-*")]]

    def are_gone() -> bool:
        semaphores = [name for each in started for name in Path("/dev/shm").glob(f"sem.loky-{each}-*")]
        return not semaphores and not any(Path("/proc", each).exists() for each in started)

    assert wait_for(are_gone, 10 if number == signal.SIGKILL else 1)


def test_a_long_run_says_once_a_minute_how_far_it_is(folder, monkeypatch):
    write_notebook(folder / "notebooks", "1_all.ipynb", LOAD, FACTS)
    seconds = iter([0.0, 59.0, 61.0, 61.0, 61.0, 90.0])
    monkeypatch.setattr("newswire.reports.running.timings.time.monotonic", lambda: next(seconds))
    job = type("Job", (), {"notebook": folder / "notebooks" / "1_all.ipynb"})()
    progress = Progress([job])
    said = [progress.passed(job), progress.passed(job), progress.passed(job)]
    assert said == ["", "2 of 3 cells are done; at this rate, some 30 s to go", ""]
