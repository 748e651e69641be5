"""The command `newswire read`: what it says, its exit codes, and that it goes on where it was stopped."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import newswire as nw
import pytest
from newswire.reports import command
from running import processes, wait_for


@pytest.fixture
def newswire(tmp_path, monkeypatch, capsys):
    """Run the command beside a table of four articles; return its exit code, and what it said on either stream."""
    monkeypatch.chdir(tmp_path)
    rows = [f"{n},Rates rose by {n} points. Oil fell.,2024-01-0{n}\n" for n in range(1, 5)]
    Path("four.csv").write_text("number,body,day\n" + "".join(rows))

    def run(*options: str) -> tuple[int, str, str]:
        code = command.main(["read", *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_it_says_what_was_read_and_what_to_do_with_it(newswire):
    columns = ("--column", "text=body", "--column", "date=day")
    code, said, wrong = newswire("four.csv", "--archive", "an archive", "--jobs", "1", *columns)
    assert (code, wrong) == (0, "")
    assert said.splitlines() == [
        "Archive of 4 articles in 1 part, 8 sentences, 24 words",
        "Its pages: newswire report 'an archive' --out pages",
    ]
    assert nw.open_corpus("an archive").articles["date"].dt.day.tolist() == [1, 2, 3, 4]


def test_it_says_what_was_not_read(newswire):
    with Path("four.csv").open("a") as table:
        table.write("5,,2024-01-05\n")
    code, said, wrong = newswire("four.csv", "--archive", "archive", "--jobs", "1")
    assert code == 3
    assert "Archive of 4 articles" in said
    assert wrong.splitlines()[0] == "1 of 5 inputs was not read:"
    assert wrong.splitlines()[-1] == "That is more than a tenth, so the exit code is 3."


REFUSED = {
    "four.csv": "--archive is missing. See newswire read --help.",
    "--archive archive": "SOURCE is missing; it comes before the options.",
    "nowhere.csv --archive archive": "There is no file or folder 'nowhere.csv'.",
    "four.csv --archive .": "lies in its source, or around it",
    "four.csv --archive memory://news": "What is in memory://news ends with this command; name a folder or a lasting",
    "four.csv --archive archive --jobs 0": "jobs is 0, but it must be at least 1.",
    "four.csv --archive archive --part-size 0": "part_size is 0, but it must be at least 1.",
    "four.csv --archive archive --column text=words": "no column 'words'; there are 'number', 'body', 'day'",
}


@pytest.mark.parametrize("given", REFUSED)
def test_what_cannot_be_done_is_one_sentence(newswire, given):
    code, said, wrong = newswire(*given.split())
    assert (code, said) == (2, "")
    assert REFUSED[given] in wrong
    assert len(wrong.splitlines()) == 1


@pytest.mark.skipif(not hasattr(os, "setsid"), reason="signals are those of POSIX")
def test_what_is_interrupted_leaves_nothing_running_and_goes_on(tmp_path):
    rows = ({"text": f"Rates rose by {n} points. Oil fell. " * 40} for n in range(20_000))
    (tmp_path / "many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    given = ["read", str(tmp_path / "many.jsonl"), "--archive", str(tmp_path / "archive"), "--part-size", "1"]
    run = [sys.executable, "-m", "newswire.reports.command", *given, "--jobs", "2"]
    started = subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert wait_for(lambda: len(list(tmp_path.glob("archive/*.newswire"))) > 2)
    workers = subprocess.run(["pgrep", "-P", str(started.pid)], capture_output=True, text=True, check=True).stdout
    started.send_signal(signal.SIGTERM)
    _, said = started.communicate(timeout=60)
    assert started.returncode == 128 + signal.SIGTERM
    assert said == (
        "Interrupted. Finished parts were kept, with which the same command goes on; nothing is left running.\n"
    )
    assert wait_for(lambda: not any(Path("/proc", pid).exists() for pid in workers.split()), 10)
    assert not processes(str(tmp_path))
    assert not (tmp_path / "archive" / "archive.json").exists()
    assert len(list(tmp_path.glob("archive/*.newswire"))) > 2
