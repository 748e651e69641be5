"""Running notebooks side by side, each in a process of its own that cannot take the others down."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

# Seconds that a process has for everything but its cells: imports, the kernel's start and end, the page.
_GRACE = 60


@dataclass(frozen=True, eq=False)  # each job equals itself alone, so that jobs can be keys
class Job:
    """One notebook to run: its values, what the page is told, its environment, and a name for all it depends on."""

    name: str
    notebook: Path
    parameters: dict[str, object]
    about: dict[str, str]
    environment: dict[str, str]
    folder: Path
    key: str


class Outcome(NamedTuple):
    """What became of a job: where its page is, the reason of a failure or None, and the seconds it took."""

    job: Job
    page: Path
    reason: str | None
    seconds: float


def run_all(jobs: list[Job], scratch: Path, *, n_workers: int, timeout: int) -> Iterator[Outcome]:
    """Run jobs side by side and yield their outcomes as they end.

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
                process.kill()  # its kernel ends by itself when it is gone


def _run(job: Job, folder: Path, timeout: int, running: set[subprocess.Popen]) -> Outcome:
    """Run a worker until it ends or its time is up."""
    folder.mkdir(parents=True)
    description = {"notebook": str(job.notebook), "parameters": job.parameters, "about": job.about, "timeout": timeout}
    (folder / "job").write_text(json.dumps(description), encoding="utf-8")
    limit = timeout * len(json.loads(job.notebook.read_text(encoding="utf-8"))["cells"]) + _GRACE
    command = [sys.executable, "-m", "newswire.reports.worker", str(folder)]
    environment, began = _environment(job, folder), time.monotonic()
    with (folder / "log").open("wb") as log:
        # A session of its own, so that Ctrl-C reaches this process alone, which then stops the others.
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
        running.add(process)
        try:
            process.wait(limit)
            reason = _reason(folder, process.returncode)
        except subprocess.TimeoutExpired:
            reason = f"it took longer than {timeout} s a cell (see --timeout)"
        finally:
            process.kill()
            running.discard(process)
    return Outcome(job, folder / "page", reason, time.monotonic() - began)


def _reason(folder: Path, code: int) -> str | None:
    """Return what a worker says of its failure, or, when it ended without saying, the last line it printed."""
    if (folder / "result").exists():
        return (folder / "result").read_text(encoding="utf-8") or None
    said = (folder / "log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return f"its process ended with code {code}{': ' + said[-1] if said else ''}"


def _environment(job: Job, folder: Path) -> dict[str, str]:
    """Return what a worker and its kernel find in their environment.

    They run in the current folder, where relative paths among the parameters are meant, but import nothing from it: a
    user's pandas.py is not pandas. What lies beside the notebook can be imported, as in JupyterLab. What they leave
    behind when they are stopped, such as the kernel's keys, goes with the folder.
    """
    path = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(job.notebook.parent)]))
    fixed = {"PYTHONHASHSEED": "0", "MPLBACKEND": "agg", "PYTHONSAFEPATH": "1"}
    environment = os.environ | job.environment | fixed | {"PYTHONPATH": path, "TMPDIR": str(folder)}
    environment.pop("JPY_SESSION_NAME", None)  # the notebook of a JupyterLab that this may have been started from
    return environment
