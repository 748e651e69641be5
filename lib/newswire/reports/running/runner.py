"""Running notebooks side by side, each in a process of its own that cannot take the others down."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .processes import Call, Host

WARM = "newswire.reports.running.warm"  # what the host imports for notebooks
SKIPPED = "skip-execution"  # tag of cells that are for JupyterLab alone; nbclient does not run them
_WORK = "newswire.reports.running.worker:work"
_GRACE = 60  # seconds that a process has for everything but its cells: the kernel's start, the page


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


class Cell(NamedTuple):
    """A cell of code that ran: its number, as JupyterLab gives it, its first line, and the seconds it took."""

    number: int
    line: str
    seconds: float


class Outcome(NamedTuple):
    """What became of a job: where its page is, the reason of a failure or None, its cells, and its seconds in all."""

    job: Job
    page: Path
    reason: str | None
    cells: list[Cell]
    seconds: float


def run_all(
    jobs: list[Job], host: Host, *, n_workers: int, timeout: int, passed: Callable[[Job], object] = lambda job: None
) -> Iterator[Outcome]:
    """Run jobs side by side and yield their outcomes as they end; `passed` is called for each cell that ran."""
    calls = [_call(job, host.folder / "run" / str(number), timeout) for number, job in enumerate(jobs)]
    cells: list[list[Cell]] = [[] for _ in jobs]
    reasons: dict[int, str] = {}
    for number, told in host.run(calls, n_workers):
        job, folder = jobs[number], calls[number].folder
        if "cell" in told:
            cells[number].append(Cell(*told["cell"]))
            passed(job)
        elif "reason" in told:
            reasons[number] = told["reason"]
        else:
            reason = reasons.get(number) or _unsaid(folder, told["ended"], timeout)
            yield Outcome(job, folder / "page", reason, cells[number], told["seconds"])


def cells_of(notebook: Path) -> int:
    """Count the cells of a notebook that run."""
    cells = [cell for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    return sum(
        bool("".join(cell["source"]).strip()) and SKIPPED not in cell["metadata"].get("tags", []) for cell in cells
    )


def _call(job: Job, folder: Path, timeout: int) -> Call:
    """Describe a job for the host.

    It runs in the current folder, where relative paths among the parameters are meant, but imports nothing from it.
    What lies beside the notebook can be imported, as in JupyterLab.
    """
    path = os.pathsep.join(filter(None, [str(job.notebook.parent), os.environ.get("PYTHONPATH")]))
    arguments = [str(folder), str(job.notebook), job.parameters, job.about, timeout]
    limit = timeout * cells_of(job.notebook) + _GRACE
    return Call(_WORK, arguments, folder, job.environment | {"PYTHONPATH": path}, limit)


def _unsaid(folder: Path, code: int | None, timeout: int) -> str | None:
    """Return why a worker ended without saying so, with the last line it printed; None where it did all it should."""
    if code is None:
        return f"it took longer than {timeout} s a cell (see --timeout)"
    if code == 0:
        return None
    log = folder / "log"
    if not log.is_file():
        return f"it removed the folder that it runs in, {folder}"
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return f"its process ended with code {code}{': ' + said[-1] if said else ''}"
