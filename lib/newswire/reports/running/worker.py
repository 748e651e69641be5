"""One notebook, run in a process of its own, and the page of it."""

import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from ...display.text import clipped, printable
from ..pages import page
from .kernel import ENGINE, Kernel
from .runner import SKIPPED

_LONGEST_LINE = 60  # characters of a cell's first line that are told
_LONGEST_REASON = 400


def work(folder: str, notebook: str, parameters: dict, about: dict, timeout: int, *, tell: Callable) -> None:
    """Run a notebook and write its page into the folder; tell the time of each cell, and the reason of a failure.

    Parameters
    ----------
    folder, notebook : str
    parameters, about : dict
        What papermill sets, and what the page is told.
    timeout : int
        Seconds that a cell may take.
    tell : callable
        Called with {"cell": [number, first line, seconds]} after each cell, and {"reason": text} after a failure.
    """
    sys.path.insert(0, str(Path(notebook).parent))
    if reason := _run(Path(folder), notebook, parameters, about, timeout, _Place(tell)):
        tell({"reason": clipped(printable(reason), _LONGEST_REASON)})


def _run(folder: Path, notebook: str, parameters: dict, about: dict, timeout: int, place: "_Place") -> str | None:
    """Run a notebook with papermill and write its page; return None, or the reason why there is none."""
    kernel = Kernel(folder)
    warnings.simplefilter("ignore")  # so that the log, whose last line may be given as the reason, holds errors alone
    try:
        executed = papermill.execute_notebook(
            notebook,
            None,  # with 8 MB of output, saving took three quarters of the time
            engine_name=ENGINE,
            parameters=parameters,
            kernel_name="python3",
            progress_bar=False,
            km=kernel,
            execution_timeout=timeout,
            on_cell_start=place.come,
            on_cell_execute=place.begin,
            on_cell_executed=place.end,
        )
    except papermill.PapermillExecutionError as error:
        last = str(error.evalue).strip().splitlines()
        return f"{place}, raised {error.ename}: {last[-1] if last else ''}".rstrip(": ")
    except CellTimeoutError:
        return f"{place}, took longer than {timeout} s (see --timeout)"
    except DeadKernelError:
        return f"the kernel died in {place}"
    finally:
        kernel.process.kill()
        kernel.process.join()
    if any(map(_is_unfinished, executed.cells)):
        return f"{place}, ended the run early, with sys.exit or the like"
    (folder / "page").write_text(page(executed, about), encoding="utf-8")
    return None


class _Place:
    """Which cell is running: counted as JupyterLab numbers cells of code, without the one in which papermill sets the
    parameters.
    """

    def __init__(self, tell: Callable):
        self.tell, self.number, self.line, self.began = tell, 0, "", 0.0

    def come(self, cell: dict, **_: object) -> None:
        # Also a cell that is skipped here has a number in JupyterLab.
        self.number += cell["cell_type"] == "code" and bool(cell["source"].strip()) and not _is_injected(cell)

    def begin(self, cell: dict, **_: object) -> None:
        self.line = clipped(printable(cell["source"].strip().splitlines()[0]), _LONGEST_LINE)
        self.began = time.monotonic()

    def end(self, cell: dict, **_: object) -> None:
        if not _is_injected(cell):
            self.tell({"cell": [self.number, self.line, time.monotonic() - self.began]})

    def __str__(self) -> str:
        return f"code cell {self.number}, “{self.line}”"


def _is_injected(cell: dict) -> bool:
    return "injected-parameters" in cell["metadata"].get("tags", [])


def _is_unfinished(cell: dict) -> bool:
    """Tell whether a code cell was left out or raised: papermill marks neither as a failure after sys.exit."""
    if cell["cell_type"] != "code" or not cell["source"].strip() or SKIPPED in cell["metadata"].get("tags", []):
        return False
    return cell["execution_count"] is None or any(output["output_type"] == "error" for output in cell["outputs"])
