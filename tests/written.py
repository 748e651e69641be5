"""Notebooks that tests write."""

import json
from pathlib import Path


def write_notebook(folder: Path, name: str, *cells: str) -> None:
    """Write a notebook of a question, two parameters and some cells of code."""
    sources = [("markdown", "# A question", []), ("code", 'corpus_path: str = "seeds"\ntop: int = 3', ["parameters"])]
    sources += [("code", cell, []) for cell in cells] + [("markdown", "## Limits\n\nNone.", [])]
    made = []
    for number, (kind, source, tags) in enumerate(sources):
        cell = {"cell_type": kind, "id": f"c{number}", "metadata": {"tags": tags}, "source": source}
        made.append(cell | ({"outputs": [], "execution_count": None} if kind == "code" else {}))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps({"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
