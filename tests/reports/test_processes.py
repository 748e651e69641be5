"""What runs: nothing is left of it, however the command ends, and what one notebook does stays its own."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from newswire.reports import command
from newswire.reports.running.processes import Call, Host, Stopped, ended_by_signals
from running import processes, wait_for, write_notebook

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
CHILD = """
import subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", {scratch!r}])
"""
SLEEP = """
import pathlib, time
pathlib.Path({started!r}).touch()
time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path):
    """An article, and a folder for what runs."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("LONDON (Reuters) - Rates rose on Friday.")
    (tmp_path / "scratch").mkdir()
    return tmp_path


def start(folder: Path, *arguments: object, **variables: str) -> subprocess.Popen:
    """Start the command; what it and all its processes leave goes to `scratch`, a name that is on all their lines."""
    return subprocess.Popen(
        [sys.executable, "-m", "newswire.reports.command", *map(str, arguments)],
        env=os.environ | {"TMPDIR": str(folder / "scratch")} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def report(folder: Path, *more: str) -> list[object]:
    options = ["--out", folder / "out", "--notebooks", folder / "notebooks", *more]
    return ["report", folder / "articles", *options]


def write(folder: Path, name: str, code: str) -> None:
    """Write a notebook of one cell that knows where things are."""
    write_notebook(folder / "notebooks", name, code.format(scratch=str(folder / "scratch"), started=str(folder / name)))


def is_clean(folder: Path) -> bool:
    return not processes(str(folder / "scratch")) and not list((folder / "scratch").iterdir())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_however_the_command_ends_nothing_is_left(folder, number):
    write(folder, "1_quick.ipynb", "print(top)")
    write(folder, "2_slow.ipynb", CHILD + SLEEP)
    process = start(folder, *report(folder))
    page = folder / "out" / "1_quick.html"
    assert wait_for(lambda: (folder / "2_slow.ipynb").exists() and page.exists())
    assert len(processes(str(folder / "scratch"))) == 4, "the host, a worker, its kernel, and what its cell has started"
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    if number == signal.SIGKILL:
        assert wait_for(lambda: is_clean(folder), 10), "those that are left notice by themselves"
    else:
        assert process.returncode == 128 + number
        assert said.endswith("\nInterrupted. Finished pages were kept, and nothing is left running.\n")
        assert is_clean(folder)
    assert "<pre>3\n</pre>" in page.read_text()
    assert sorted(path.name for path in page.parent.iterdir()) == ["1_quick.html"]


def test_when_the_host_is_killed_the_command_says_so_and_nothing_is_left(folder):
    write(folder, "1_slow.ipynb", CHILD + SLEEP)
    process = start(folder, *report(folder))
    assert wait_for((folder / "1_slow.ipynb").exists)
    found = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=True)
    os.kill(int(found.stdout), signal.SIGKILL)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 2
    assert said.endswith("newswire: The process that runs the others ended by itself, with code -9.\n")
    assert wait_for(lambda: is_clean(folder), 10)


def test_verify_leaves_nothing_either(folder):
    slow = "import pathlib\nif pathlib.Path({started!r} + '.now').exists():" + (CHILD + SLEEP).replace("\n", "\n    ")
    write(folder, "1_page.ipynb", f"import newswire as nw\n{slow}\nnw.provenance(nw.read_corpus(corpus_path))")
    rendered = start(folder, *report(folder))
    assert rendered.communicate(timeout=60)[0].startswith("Open ")
    (folder / "1_page.ipynb.now").touch()
    page, notebooks = folder / "out" / "1_page.html", folder / "notebooks"
    process = start(folder, "verify", page, folder / "articles", "--notebooks", notebooks)
    assert wait_for((folder / "1_page.ipynb").exists)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (143, "Interrupted. Nothing is left running.\n")
    assert is_clean(folder)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_browser_that_prints_is_stopped_with_all_it_has_started(folder, number):
    write(folder, "1_quick.ipynb", "print(top)")
    browser = folder / "bin" / "chromium"
    browser.parent.mkdir()
    code = (CHILD + SLEEP).format(scratch=str(folder / "scratch"), started=str(folder / "printing"))
    browser.write_text(f"#!{sys.executable}\n{code}\n")
    browser.chmod(0o755)
    process = start(folder, *report(folder, "--pdf", "--jobs", "1"), PATH=f"{browser.parent}:{os.environ['PATH']}")
    assert wait_for((folder / "printing").exists)
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == (143 if number == signal.SIGTERM else -number)
    assert wait_for(lambda: is_clean(folder), 10)
    assert (folder / "out" / "index.html").exists()
    assert not list((folder / "out").glob("*.pdf"))


def test_the_work_does_not_hang_on_who_reads_what_is_said(folder):
    write(folder, "1_quick.ipynb", "print(top)")
    process = start(folder, *report(folder))
    process.stdout.close()
    process.stderr.close()
    assert process.wait(60) == 0
    assert (folder / "out" / "index.html").exists()
    assert is_clean(folder)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_an_answer_that_cannot_be_printed_is_told():
    with open("/dev/full", "w") as full:
        line = [sys.executable, "-m", "newswire.reports.command", "notebooks"]
        done = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    said = "newswire: The answer could not be printed: No space left on device.\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_what_a_cell_has_started_ends_with_its_notebook(folder, capfd):
    write(folder, "1_done.ipynb", CHILD)
    write(folder, "2_late.ipynb", CHILD + SLEEP)
    assert command.main([str(part) for part in report(folder, "--timeout", "3")]) == 1
    said = capfd.readouterr().err
    assert "2_late was not rendered: code cell 2, “import subprocess, sys”, took longer than 3 s" in said
    assert not processes(str(folder / "scratch"))


def test_a_notebook_that_removes_its_folder_does_not_take_the_others_down(folder, capfd):
    write(folder, "1_quick.ipynb", "print(top)")
    write(folder, "2_gone.ipynb", "import os, shutil\nshutil.rmtree(os.environ['TMPDIR'])")
    assert command.main([str(part) for part in report(folder)]) == 1
    assert "2_gone was not rendered: it removed the folder that it runs in, " in capfd.readouterr().err
    assert (folder / "out" / "1_quick.html").exists()


def test_notebooks_share_nothing(folder):
    alone = "import newswire, os\nassert not hasattr(newswire, 'mark') and 'MARK' not in os.environ\n"
    code = f"{alone}newswire.mark = os.environ['MARK'] = 'mine'\nimport numpy\nprint(numpy.random.rand())"
    for name in ("1_one.ipynb", "2_other.ipynb"):
        write(folder, name, code)
    assert command.main([str(part) for part in report(folder, "--jobs", "1")]) == 0
    drawn = {re.search(r'output"><pre>(.*)', page.read_text())[1] for page in (folder / "out").glob("[12]*.html")}
    assert len(drawn) == 2, "unless it sets a seed, each draws its own numbers"


def test_where_no_process_can_be_copied_the_pages_are_the_same(folder):
    write(folder, "1_page.ipynb", "import newswire as nw\nnw.show(nw.read_corpus(corpus_path).articles[['text']])")
    pages = {}
    for way in ("fork", "spawn"):
        process = start(folder, *report(folder, "--force"), NEWSWIRE_START=way)
        assert process.wait(60) == 0
        pages[way] = (folder / "out" / "1_page.html").read_bytes()
    assert pages["fork"] == pages["spawn"]


def test_a_signal_is_an_exception_and_one_that_is_ignored_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        with pytest.raises(Stopped) as stopped, ended_by_signals():
            os.kill(os.getpid(), signal.SIGHUP)
            os.kill(os.getpid(), signal.SIGTERM)
        assert stopped.value.number == signal.SIGTERM
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_host_that_cannot_start_says_why():
    with (
        pytest.raises(OSError, match="with code 1: ModuleNotFoundError: No module named 'nowhere'"),
        Host("nowhere") as host,
    ):
        next(host.run([Call("json:loads", ["1"], host.folder / "0", {}, 1)], 1))
    assert not host.folder.exists()


def test_the_folder_of_a_host_is_gone_with_it():
    with Host("json") as host:
        assert host.folder.is_dir()
    assert not host.folder.exists()
    assert host.process.returncode is not None
