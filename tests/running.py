"""Notebooks written for a test, and what a test looks for among the processes."""

import json
import subprocess
import time
from pathlib import Path


def write_notebook(folder: Path, name: str, *cells: str) -> None:
    sources = [("markdown", "# A question", []), ("code", 'corpus_path: str = "seeds"\ntop: int = 3', ["parameters"])]
    sources += [("code", cell, []) for cell in cells] + [("markdown", "## Limits\n\nNone.", [])]
    made = []
    for number, (kind, source, tags) in enumerate(sources):
        cell = {"cell_type": kind, "id": f"c{number}", "metadata": {"tags": tags}, "source": source}
        made.append(cell | ({"outputs": [], "execution_count": None} if kind == "code" else {}))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps({"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))


def processes(text: str) -> list[str]:
    """Return the command lines that mention a text."""
    done = subprocess.run(["ps", "-eww", "-o", "args"], capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if text in line]


def wait_for(condition, seconds: float = 60) -> bool:
    """Wait until a condition holds, and tell whether it did in time."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return bool(condition())
