"""How long a run may still take, and how long each cell took."""

import time
from collections import Counter

from ...display.values import counted
from .runner import Job, Outcome, cells_of

_TOLD = 20  # cells in the table of times; the rest are summed up
_MINUTE = 60


class Progress:
    """How much of a run is done, counted in cells, whatever each may take."""

    def __init__(self, jobs: list[Job]):
        self.wanted = {job: cells_of(job.notebook) for job in jobs}
        self.done: Counter[Job] = Counter()
        self.began = self.told = time.monotonic()

    def passed(self, job: Job) -> str:
        """Count a cell that ran, and say how much is done where nothing has been said of it for a minute."""
        self.done[job] += 1
        return self.tell() if time.monotonic() > self.told + _MINUTE else ""

    def ended(self, job: Job) -> None:
        """Count all cells of a job as done, also those that a failure left out."""
        self.done[job] = self.wanted[job]

    def tell(self) -> str:
        """Say how much is done, and how long the rest may take."""
        self.told = time.monotonic()
        return left(self.done.total(), sum(self.wanted.values()), time.monotonic() - self.began)


def left(done: int, wanted: int, seconds: float) -> str:
    """Say how long the rest may take if its cells take as long as those before.

    Examples
    --------
    >>> left(20, 50, 12.0)
    '20 of 50 cells are done; at this rate, some 18 s to go'
    """
    if not done or done >= wanted:
        return ""
    rest = seconds * (wanted - done) / done
    said = f"{rest:.0f} s" if rest < 2 * _MINUTE else f"{rest / _MINUTE:.0f} min"
    return f"{done} of {wanted} cells are done; at this rate, some {said} to go"


def table(outcomes: dict[str, Outcome]) -> str:
    """List the cells that took longest, with the names of their pages, the sum of the others, and what was around them.

    Examples
    --------
    >>> from pathlib import Path
    >>> from newswire.reports.running.runner import Cell
    >>> job = Job("1_corpus", Path("1_corpus.ipynb"), {}, {}, {}, Path("out"), "")
    >>> cells = [Cell(1, "import newswire as nw", 0.5), Cell(2, "top = 3", 0.1)]
    >>> print(table({"1_corpus": Outcome(job, Path("page"), None, cells, 1.0)}))
    Seconds of each cell, longest first:
        0.5  1_corpus, code cell 1: import newswire as nw
        0.1  1_corpus, code cell 2: top = 3
        0.4  before, between and after the cells
    """
    cells = [(cell, name) for name, outcome in outcomes.items() for cell in outcome.cells]
    cells.sort(key=lambda pair: -pair[0].seconds)
    lines = [f"{cell.seconds:7.1f}  {name}, code cell {cell.number}: {cell.line}" for cell, name in cells[:_TOLD]]
    if rest := cells[_TOLD:]:
        lines.append(f"{sum(cell.seconds for cell, _ in rest):7.1f}  {counted(len(rest), 'more cell')}")
    around = sum(outcome.seconds for outcome in outcomes.values()) - sum(cell.seconds for cell, _ in cells)
    lines.append(f"{around:7.1f}  before, between and after the cells")
    return "\n".join(["Seconds of each cell, longest first:", *lines])
