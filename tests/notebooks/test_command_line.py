"""Papermill's own command, as the README gives it."""

import json
import subprocess
import sys
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def test_plain_papermill_works_from_any_folder(tmp_path):
    (tmp_path / "two.csv").write_text("text\nRates rose.\nShares fell on Monday.\n")
    options = [NOTEBOOKS / "1_corpus.ipynb", "out.ipynb", "-p", "corpus_path", "two.csv", "--no-progress-bar"]
    subprocess.run([sys.executable, "-m", "papermill", *options], cwd=tmp_path, check=True, capture_output=True)
    cells = json.loads((tmp_path / "out.ipynb").read_text(encoding="utf-8"))["cells"]
    shown = json.dumps([cell["outputs"] for cell in cells if cell["cell_type"] == "code"])
    assert "2 articles with 6 words in 2 sentences were read" in shown
