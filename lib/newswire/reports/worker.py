"""One notebook, run in a process of its own: python -m newswire.reports.worker JOB, a JSON file."""

import json
import re
import sys
import warnings
from pathlib import Path

# papermill loads jsonschema, which would spend a second on grammars for a format that notebooks do not use.
sys.modules.setdefault("rfc3987_syntax", None)


def main(path: str) -> None:
    """Run the notebook of a job, write its page, and leave the outcome in the job's result file."""
    job = json.loads(Path(path).read_text(encoding="utf-8"))
    try:
        reason = run(job)
    except OSError as error:
        reason = f"the page could not be written: {error.strerror or error}"
    Path(job["result"]).write_text(json.dumps({"reason": reason}), encoding="utf-8")


def run(job: dict) -> str | None:
    """Run a notebook with papermill and write its page; return None, or the reason why there is none."""
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    from .pages import page

    executed = Path(job["executed"])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            notebook = papermill.execute_notebook(
                job["notebook"],
                executed,
                parameters=job["parameters"],
                kernel_name="python3",
                progress_bar=False,
                log_output=False,
                request_save_on_cell_execute=False,
                execution_timeout=job["timeout"],
                shutdown_kernel="immediate",
            )
    except papermill.PapermillExecutionError as error:
        last = _plain(error.evalue).strip().splitlines()
        return f"cell {error.cell_index + 1} raised {error.ename}: {last[-1] if last else ''}".rstrip(": ")
    except CellTimeoutError:
        return f"{_where(executed)} took longer than {job['timeout']} s (see --timeout)"
    except DeadKernelError:
        return f"the kernel died in {_where(executed)}"
    unfinished = [i for i, cell in enumerate(notebook.cells, 1) if _stopped(cell)]
    if unfinished:
        return f"cell {unfinished[0]} ended the run early, with sys.exit or the like"
    Path(job["page"]).write_text(page(notebook, job["about"]), encoding="utf-8")
    return None


def _stopped(cell) -> bool:
    """Tell whether a code cell was left out or raised."""
    if cell.cell_type != "code" or not cell.source.strip():
        return False
    return cell.execution_count is None or any(output.output_type == "error" for output in cell.outputs)


def _where(executed: Path) -> str:
    """Name the first cell that did not finish, from what papermill had saved."""
    if executed.exists():
        cells = json.loads(executed.read_text(encoding="utf-8"))["cells"]
        for number, cell in enumerate(cells, 1):
            status = cell.get("metadata", {}).get("papermill", {})
            if cell["cell_type"] == "code" and (not status.get("end_time") or cell.get("execution_count") is None):
                return f"cell {number}"
    return "a cell"


def _plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", str(text))


if __name__ == "__main__":
    main(sys.argv[1])
