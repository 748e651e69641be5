"""Rendering: the same bytes twice, nothing half done, and one bad notebook does not take the others down."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from newswire.reports import ReportError, render
from newswire.reports import command as cli

ROOT = Path(__file__).parents[2]
LOAD = "import newswire as nw\ncorpus = nw.read_corpus(corpus_path)"
SHOW = 'nw.show(corpus.articles[["title", "source"]], "Articles.")'


def write_notebook(folder, name, *cells, title="A question"):
    sources = [("markdown", f"# {title}", []), ("code", 'corpus_path: str = "seeds"\ntop: int = 3', ["parameters"])]
    sources += [("code", cell, []) for cell in cells] + [("markdown", "## Limits\n\nNone.", [])]
    made = []
    for number, (kind, source, tags) in enumerate(sources):
        cell = {"cell_type": kind, "id": f"c{number}", "metadata": {"tags": tags}, "source": source}
        made.append(cell | ({"outputs": [], "execution_count": None} if kind == "code" else {}))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps({"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text("MOSCOW, October 3. /TASS/. Oil rose. Gas fell.")
    (folder / "two.txt").write_text("LONDON (Reuters) - Rates rose on Friday.")
    return folder


@pytest.fixture
def notebooks(tmp_path):
    folder = tmp_path / "notebooks"
    write_notebook(folder, "1_good.ipynb", LOAD, SHOW, "nw.provenance(corpus, {'top': top})")
    return folder


def quiet(line):
    assert line


def run(source, tmp_path, notebooks, **options):
    return render(source, tmp_path / "out", notebooks=notebooks, say=quiet, **options).parent


def test_two_runs_give_the_same_bytes(source, notebooks, tmp_path):
    first = run(source, tmp_path, notebooks)
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    moved = tmp_path / "elsewhere" / "articles"
    moved.parent.mkdir()
    source.rename(moved)
    run(moved, tmp_path, notebooks, force=True)
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before
    assert set(before) == {"1_good.html", "index.html", "manifest.json"}
    page = before["1_good.html"].decode()
    assert str(tmp_path) not in page
    assert "default-src 'none'" in page
    assert "newswire report articles --only 1_good" in page


def test_only_what_changed_is_rendered_again(source, notebooks, tmp_path):
    said = []
    out = tmp_path / "out"
    render(source, out, notebooks=notebooks, say=said.append)
    stamp = (out / "1_good.html").stat().st_mtime_ns
    render(source, out, notebooks=notebooks, say=said.append)
    assert (out / "1_good.html").stat().st_mtime_ns == stamp
    assert said[-1] == "1_good is up to date"
    (source / "three.txt").write_text("A third article.")
    render(source, out, notebooks=notebooks, say=said.append)
    assert (out / "1_good.html").stat().st_mtime_ns != stamp
    assert json.loads((out / "manifest.json").read_text())["n_articles"] == 3


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1 / 0", "cell 5 raised ZeroDivisionError: division by zero"),
        ("import os; os.kill(os.getpid(), 9)", "the kernel died"),
        ("import sys; sys.exit(0)", "cell 5 ended the run early"),
        ("import time; time.sleep(60)", "took longer than 15 s"),
    ],
)
def test_a_bad_notebook_does_not_stop_the_others(source, notebooks, tmp_path, cell, reason):
    write_notebook(notebooks, "0_bad.ipynb", LOAD, cell, SHOW)
    began = time.monotonic()
    with pytest.raises(ReportError, match="0_bad was not rendered: ") as failure:
        run(source, tmp_path, notebooks, timeout=15 if "sleep" in cell else 100)
    out = tmp_path / "out"
    assert reason in str(failure.value)
    assert (out / "1_good.html").exists()
    assert sorted(path.name for path in out.iterdir()) == ["1_good.html", "index.html", "manifest.json"]
    assert "Not rendered" in (out / "index.html").read_text()
    assert time.monotonic() - began < 60


def test_a_failed_notebook_leaves_no_page_of_an_earlier_run(source, notebooks, tmp_path):
    out = run(source, tmp_path, notebooks)
    write_notebook(notebooks, "1_good.ipynb", LOAD, "1 / 0")
    with pytest.raises(ReportError):
        run(source, tmp_path, notebooks)
    assert not (out / "1_good.html").exists()


def test_parameters_are_refused_before_anything_runs(source, notebooks, tmp_path):
    for values, message in (({"tpo": "1"}, "no parameter 'tpo'"), ({"top": "many"}, "parameter top takes int")):
        with pytest.raises(ValueError, match=message):
            run(source, tmp_path, notebooks, values=values)
    assert not (tmp_path / "out").exists()
    out = run(source, tmp_path, notebooks, values={"top": "9"})
    assert "top = 9" in (out / "1_good.html").read_text()


def test_hostile_text_stays_text(source, notebooks, tmp_path):
    nasty = "<script>document.title='owned'</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) $x^2$ "
    nasty += "\x1b[31m \u202eevil"
    (source / "<img src=x onerror=alert(1)>.txt").write_text(f"{nasty} {'w' * 1_000_000}")
    page = (run(source, tmp_path, notebooks) / "1_good.html").read_text()
    assert "<script>document" not in page
    assert "<img src=x" not in page
    assert "\x1b" not in page
    assert len(page) < 300_000


def test_one_set_of_pages_for_each_group(source, notebooks, tmp_path):
    out = run(source, tmp_path, notebooks, by="agency")
    pages = sorted(path.relative_to(out).as_posix() for path in out.rglob("1_good.html"))
    assert len(pages) == 2
    assert "LONDON" not in (out / pages[1]).read_text() or "MOSCOW" not in (out / pages[1]).read_text()
    assert "agency: TASS" in (out / "index.html").read_text()
    with pytest.raises(ValueError, match="no column 'desk' to group by"):
        run(source, tmp_path, notebooks, by="desk")


def test_an_index_lists_pages_of_one_corpus_alone(source, notebooks, tmp_path):
    write_notebook(notebooks, "2_other.ipynb", LOAD, SHOW)
    folder = run(source, tmp_path, notebooks)
    assert "2_other.html" in (run(source, tmp_path, notebooks, only=["good"]) / "index.html").read_text()
    (source / "two.txt").unlink()
    index = (run(source, tmp_path, notebooks, only=["good"]) / "index.html").read_text()
    assert "1_good.html" in index
    assert "2_other.html" not in index
    assert list(json.loads((folder / "manifest.json").read_text())["pages"]) == ["1_good"]


def test_articles_without_a_group_have_pages_too(source, notebooks, tmp_path):
    (source / "three.txt").write_text("Nobody knows who wrote this.")
    index = (run(source, tmp_path, notebooks, by="agency") / "index.html").read_text()
    assert all(f"agency: {name}" in index for name in ("Reuters", "TASS", "not known"))


def test_the_command_says_what_is_wrong_in_a_sentence(source, notebooks, tmp_path, capsys):
    options = ["--out", str(tmp_path / "out"), "--notebooks", str(notebooks)]
    assert cli.main(["report", str(tmp_path / "nowhere"), *options]) == 2
    assert "nowhere" in capsys.readouterr().err
    assert cli.main(["report", str(source), *options, "--only", "themes"]) == 2
    assert "no notebook 'themes'; there are 1_good" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert cli.main(["report", str(tmp_path / "empty"), *options]) == 2
    assert cli.main(["report", str(source), *options]) == 0
    assert "index.html" in capsys.readouterr().out


def processes_that_mention(text):
    found = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in found.splitlines() if text in line]


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_ctrl_c_leaves_nothing_running(source, notebooks, tmp_path):
    marker = tmp_path / "started"
    write_notebook(
        notebooks, "2_slow.ipynb", f"import pathlib, time\npathlib.Path({str(marker)!r}).touch()\ntime.sleep(100)"
    )
    command = [sys.executable, "-m", "newswire.reports.command", "report", str(source), "--out", str(tmp_path / "out")]
    process = subprocess.Popen([*command, "--notebooks", str(notebooks)], stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not marker.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Interrupted" in said
    while processes_that_mention("newswire-") and time.monotonic() < deadline + 15:
        time.sleep(0.2)
    assert not [line for line in processes_that_mention("newswire.reports.worker") if str(tmp_path) in line]
    assert not (tmp_path / "out" / "2_slow.html").exists()


def test_plain_papermill_works_from_any_folder(tmp_path):
    out = tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", str(ROOT / "notebooks" / "1_corpus.ipynb"), str(out)]
    subprocess.run([*command, "-p", "top", "3"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    cells = json.loads(out.read_text())["cells"]
    assert all(cell["execution_count"] for cell in cells if cell["cell_type"] == "code" and cell["source"])
