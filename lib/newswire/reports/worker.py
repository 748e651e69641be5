"""One notebook, run in a process of its own: python -m newswire.reports.worker FOLDER, which holds a file `job`."""

import json
import re
import sys
import warnings
from pathlib import Path

# papermill loads jsonschema, which would spend a second on grammars for a format that notebooks do not use;
# None makes the import of those grammars fail, which jsonschema allows for.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


SKIPPED = "skip-execution"  # tag of cells that are for JupyterLab alone; nbclient does not run them


def main(folder: Path) -> None:
    """Run the notebook of a job, write its page, and leave the reason for a failure, or nothing, in `result`."""
    warnings.simplefilter("ignore")  # so that the log, whose last line may be given as the reason, holds errors alone
    reason = run(json.loads((folder / "job").read_text(encoding="utf-8")), folder)
    (folder / "result").write_text(reason or "", encoding="utf-8")


def run(job: dict, folder: Path) -> str | None:
    """Run a notebook with papermill and write its page; return None, or the reason why there is none."""
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    from .pages import page

    place = _Place()
    try:
        notebook = papermill.execute_notebook(
            job["notebook"],
            folder / "executed",
            parameters=job["parameters"],
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,  # with 8 MB of output, saving took three quarters of the time
            execution_timeout=job["timeout"],
            on_cell_execute=place,
            shutdown_kernel="immediate",  # a polite end takes up to 3.5 s
        )
    except papermill.PapermillExecutionError as error:
        last = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", str(error.evalue)).strip().splitlines()
        return f"cell {place.number} raised {error.ename}: {last[-1] if last else ''}".rstrip(": ")
    except CellTimeoutError:
        return f"cell {place.number} took longer than {job['timeout']} s (see --timeout)"
    except DeadKernelError:
        return f"the kernel died in cell {place.number}"
    if any(map(_is_unfinished, notebook.cells)):
        return f"cell {place.number} ended the run early, with sys.exit or the like"
    (folder / "page").write_text(page(notebook, job["about"]), encoding="utf-8")
    return None


class _Place:
    """Which cell is running, counted from 1 and without the one in which papermill sets the parameters."""

    number, injected = 0, 0

    def __call__(self, cell: dict, cell_index: int) -> None:
        self.injected += "injected-parameters" in cell["metadata"].get("tags", [])
        self.number = cell_index + 1 - self.injected


def _is_unfinished(cell: dict) -> bool:
    """Tell whether a code cell was left out or raised: papermill marks neither as a failure after sys.exit."""
    if cell["cell_type"] != "code" or not cell["source"].strip() or SKIPPED in cell["metadata"].get("tags", []):
        return False
    return cell["execution_count"] is None or any(output["output_type"] == "error" for output in cell["outputs"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
