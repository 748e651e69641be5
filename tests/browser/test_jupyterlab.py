"""JupyterLab itself: a notebook is opened and run, and the explorer answers to typing."""
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
# After an error the cells that follow stay unnumbered: then too, nothing is left to wait for.
NONE_WAITS = """() => {
    const prompts = [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")].map(p => p.textContent.trim());
    return prompts.includes("[1]:") && !prompts.includes("[*]:");
}"""
PRICES = "It fell from $5 million to $6 million, <i>really</i>."
PRICES_CELL = f"import newswire as nw\nimport pandas as pd\nnw.show(pd.DataFrame({{'text': [{PRICES!r}]}}), 'Prices.')"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    shutil.copy(NOTEBOOKS / "1_corpus.ipynb", folder)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": kernel}, cells=[nbformat.v4.new_code_cell(PRICES_CELL)])
    nbformat.write(notebook, folder / "prices.ipynb")
    settings = folder / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"windowingMode": "none"}))
    return folder


@pytest.fixture(scope="module")
def lab(folder, browser):
    """Serve JupyterLab on a free port from a folder that holds a copy of the notebooks."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    own = {"JUPYTERLAB_SETTINGS_DIR": folder / "settings", "JUPYTER_CONFIG_DIR": folder / "config",
           "JUPYTER_DATA_DIR": folder / "data", "JUPYTER_RUNTIME_DIR": folder / "runtime",
           "JUPYTERLAB_WORKSPACES_DIR": folder / "workspaces", "IPYTHONDIR": folder / "ipython"}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
               "--ServerApp.port_retries=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log,
                                  env=os.environ | {name: str(path) for name, path in own.items()})
        try:
            wait_for(lambda: answers(f"{address}/api/status"), 60, (folder / "lab.log").read_text)
            yield address
        finally:
            server.terminate()
            server.wait(20)


def answers(url):
    try:
        return urllib.request.urlopen(url, timeout=2).status == 200
    except OSError:
        return False


def wait_for(condition, seconds, explain=lambda: "it did not happen"):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, explain()
        time.sleep(0.2)


def run_all(page):
    """Run every cell and wait until none of them is waiting or running; none may have been left out."""
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="idle"]', timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(NONE_WAITS, timeout=120_000)
    assert errors_of(page) == []
    assert "[ ]:" not in page.locator(".jp-CodeCell .jp-InputPrompt").all_inner_texts()


def errors_of(page):
    kinds = (f'[data-mime-type="application/vnd.jupyter.{kind}"]' for kind in ("error", "stderr"))
    return page.locator(", ".join(kinds)).all_inner_texts()


def test_the_notebook_runs_and_the_explorer_answers(lab, opened):
    page = opened(f"{lab}/lab/workspaces/corpus/tree/1_corpus.ipynb")
    run_all(page)
    explorer = page.locator(".nw-explorer")
    explorer.scroll_into_view_if_needed()
    box = explorer.locator("input[type=text]").first
    box.fill("")
    box.press_sequentially("mutual trust", delay=20)
    answer = explorer.locator(".nw-answer")
    wait_for(lambda: "3 hits in 1 of 1 article" in answer.inner_text(), 15, answer.inner_text)
    lines = explorer.locator("select[size], select[multiple], .nw-lines select")
    lines.first.select_option(index=1)
    article = explorer.locator(".nw-article")
    wait_for(lambda: article.count() == 1, 15)
    assert article.locator("mark").all_inner_texts() == ["mutual trust"] * 3
    assert article.locator("mark.nw-here").count() == 1


def test_prices_are_not_read_as_formulas(lab, opened):
    page = opened(f"{lab}/lab/workspaces/prices/tree/prices.ipynb")
    run_all(page)
    cell = page.locator(".nw-table td")
    page.wait_for_timeout(1500)
    assert cell.inner_text() == PRICES
    assert page.locator("mjx-container").count() == 0
    assert page.locator(".nw-table caption").inner_text() == "Prices."
    assert not [text for text in page.troubles if re.search("dialog|newswire", text)]
