"""Running notebooks side by side, each in a process of its own that cannot take the others down."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

_GRACE = 60  # seconds that a process has for everything but its cells


class Job(NamedTuple):
    """One notebook to run: its file, the values of its parameters, what the page is told, and its environment."""

    name: str
    notebook: Path
    parameters: dict
    about: dict
    environment: dict
    folder: Path


class Outcome(NamedTuple):
    """What became of a job: the reason of a failure or None, and how long it took in seconds."""

    job: Job
    reason: str | None
    seconds: float


def run_all(jobs: list[Job], scratch: Path, *, n_workers: int, timeout: int) -> Iterator[Outcome]:
    """Run jobs side by side and yield their outcomes as they end; the page is then at `page_of(job, scratch)`.

    When it is interrupted, everything that still runs is stopped first.
    """
    running: set[subprocess.Popen] = set()
    with ThreadPoolExecutor(max(1, n_workers)) as pool:
        waiting = [pool.submit(_run, job, scratch / str(i), timeout, running) for i, job in enumerate(jobs)]
        try:
            yield from (future.result() for future in as_completed(waiting))
        finally:
            for future in waiting:
                future.cancel()
            for process in list(running):
                _stop(process)


def page_of(job: Job, jobs: list[Job], scratch: Path) -> Path:
    """Return where the page of a job was written."""
    return scratch / str(jobs.index(job)) / "page.html"


def _run(job: Job, scratch: Path, timeout: int, running: set) -> Outcome:
    scratch.mkdir(parents=True)
    files = {name: str(scratch / name) for name in ("executed", "result")} | {"page": str(scratch / "page.html")}
    description = {"notebook": str(job.notebook), "parameters": job.parameters, "about": job.about, "timeout": timeout}
    (scratch / "job").write_text(json.dumps(description | files), encoding="utf-8")
    began = time.monotonic()
    reason = _watched(job, scratch, timeout, running)
    return Outcome(job, reason, time.monotonic() - began)


def _watched(job: Job, scratch: Path, timeout: int, running: set) -> str | None:
    """Run a worker to its end; return the reason when it fails."""
    environment = os.environ | job.environment | {"PYTHONHASHSEED": "0", "MPLBACKEND": "agg"}
    environment.pop("JPY_SESSION_NAME", None)
    with (scratch / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "newswire.reports.worker", str(scratch / "job")],
            cwd=job.notebook.parent,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        running.add(process)
        try:
            cells = len(json.loads(job.notebook.read_text(encoding="utf-8"))["cells"])
            process.wait(timeout * cells + _GRACE)
        except subprocess.TimeoutExpired:
            return f"it took longer than {timeout} s a cell (see --timeout)"
        finally:
            _stop(process)
            running.discard(process)
    result = scratch / "result"
    if result.exists():
        return json.loads(result.read_text(encoding="utf-8"))["reason"]
    said = (scratch / "log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return f"its process ended with code {process.returncode}{': ' + said[-1] if said else ''}"


def _stop(process: subprocess.Popen) -> None:
    """End a worker and what it started; its kernel ends by itself when the worker is gone."""
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
