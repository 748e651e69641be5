"""Running a notebook as its readers do: by papermill, from a foreign folder."""

import html
import sys
from pathlib import Path

import newswire as nw
import pandas as pd
import pytest
from stories import make

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


@pytest.fixture
def retold(tmp_path):
    """Write articles of which one in four is told again by TASS, and return the file with the story of each article."""
    frame = make(80, seed=2).drop(columns=["speaker", "quote"])
    again = frame.iloc[::4].assign(agency="TASS", text=frame["text"] + " It was told again.")
    path = tmp_path / "retold.jsonl"
    pd.concat([frame, again]).to_json(path, orient="records", lines=True, date_format="iso")
    corpus = nw.read_corpus(path)
    stories = nw.stories.counting(corpus.without(nw.furniture(corpus)), "stories").units
    return path.name, corpus.articles.assign(story=stories)
