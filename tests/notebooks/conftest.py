"""Running a notebook as its readers do: by papermill, from a foreign folder."""

import html
import sys
from pathlib import Path

import pytest

sys.modules.setdefault("rfc3987_syntax", None)  # spares papermill the grammars of a format that notebooks do not use

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a notebook in an empty folder and return what its cells show, as one string."""
    import papermill

    monkeypatch.chdir(tmp_path)

    def run(name, **parameters):
        notebook = papermill.execute_notebook(
            NOTEBOOKS / name,
            tmp_path / "out.ipynb",
            parameters=parameters,
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            shutdown_kernel="immediate",
        )
        outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
        assert {output.output_type for output in outputs} <= {"execute_result", "display_data"}
        return html.unescape("\n".join(output.data.get("text/html", "") for output in outputs))

    return run
