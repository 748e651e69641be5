"""JupyterLab itself: a notebook is opened and run, and the explorer answers to typing."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
from corpora import SEED
from stories import make

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PRICES = "It fell from $5 million to $6 million, <i>really</i>."
# The tags of HTML are taken out of texts; one that it does not know stays, and a browser would heed it all the same.
HOSTILE = "<hacked-x tabindex=1 autofocus onfocus='window.hacked = 1'> said </hacked-x> $x$ and \\\\(y\\\\)."
CELLS = [
    "import newswire as nw\nimport pandas as pd",
    f"nw.show(pd.DataFrame({{'text': [{PRICES!r}, {HOSTILE!r}]}}), 'Prices.')",
    f"nw.explore(nw.Corpus.from_frame(pd.DataFrame({{'text': [{HOSTILE!r}], 'title': [{HOSTILE!r}]}})), 'said')",
]


STORIES = [
    "import newswire as nw\nimport pandas as pd\nstories = nw.Corpus.from_frame(pd.read_json('stories.json'))",
    "explorer = nw.explore(stories, 'said')\nexplorer",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    corpus = (NOTEBOOKS / "1_corpus.ipynb").read_text(encoding="utf-8")
    (folder / "1_corpus.ipynb").write_text(corpus.replace('\\"seeds\\"', f'\\"{SEED.as_posix()}\\"'), encoding="utf-8")
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    for name, cells in {"prices": CELLS, "stories": STORIES}.items():
        cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
        nbformat.write(nbformat.v4.new_notebook(metadata={"kernelspec": kernel}, cells=cells), folder / f"{name}.ipynb")
    make(60, seed=7)[["text", "date", "theme"]].to_json(folder / "stories.json", date_format="iso")
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
    own = {
        "JUPYTERLAB_SETTINGS_DIR": folder / "settings",
        "JUPYTER_CONFIG_DIR": folder / "config",
        "JUPYTER_DATA_DIR": folder / "data",
        "JUPYTER_RUNTIME_DIR": folder / "runtime",
        "JUPYTERLAB_WORKSPACES_DIR": folder / "workspaces",
        "IPYTHONDIR": folder / "ipython",
    }
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
    ]
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen(
            command,
            cwd=folder,
            stdout=log,
            stderr=log,
            env=os.environ | {name: str(path) for name, path in own.items()},
        )
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
    """Run every cell and wait until none of them is waiting or running; none may have failed or been left out."""
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    # A cell that is run before its kernel is there makes Lab ask for one: wait for both ends of the line.
    wait_for(lambda: kernel_is_ready(page), 60, lambda: f"no kernel; {page.locator('dialog').all_inner_texts()}")
    page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="idle"]', timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt")
    # After an error the cells that follow stay unnumbered: then too, nothing is left to wait for.
    wait_for(
        lambda: "[1]:" in prompts.all_inner_texts() and "[*]:" not in prompts.all_inner_texts(),
        120,
        lambda: f"{prompts.all_inner_texts()} {page.locator('dialog').all_inner_texts()} {page.troubles}",
    )
    assert errors_of(page) == []
    assert "[ ]:" not in prompts.all_inner_texts()


def kernel_is_ready(page):
    """Whether the kernel of the notebook in the address runs, has a reader, and its name is on the toolbar."""
    sessions = page.evaluate("fetch('/api/sessions').then(answer => answer.json())")
    kernels = [session["kernel"] for session in sessions if page.url.endswith(session["path"])]
    named = page.locator(".jp-Toolbar-kernelName").first.inner_text().startswith("Python 3")
    return named and any(kernel["execution_state"] == "idle" and kernel["connections"] for kernel in kernels)


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
    explorer.locator("summary.nw-line").nth(1).press("Enter")
    article = explorer.locator(".nw-article:visible")
    wait_for(lambda: article.count() == 1, 15)
    assert article.locator("mark").all_inner_texts() == ["mutual trust"] * 3
    assert article.locator("mark.nw-here").count() == 1


@pytest.fixture
def explorer(lab, folder, opened, request):
    """The explorer of sixty stories, in a notebook of its own, whose kernel has run nothing before."""
    name = request.node.name
    shutil.copy(folder / "stories.ipynb", folder / f"{name}.ipynb")
    page = opened(f"{lab}/lab/workspaces/{name}/tree/{name}.ipynb")
    run_all(page)
    explorer = page.locator(".nw-explorer")
    explorer.scroll_into_view_if_needed()
    return explorer


def until(locator, text):
    wait_for(lambda: text in " ".join(locator.all_inner_texts()), 15, lambda: f"{locator.all_inner_texts()}")


def test_terms_values_pages_and_views_are_reached_by_keyboard(explorer):
    explorer.get_by_label("search").fill("said, judge*")
    until(explorer.locator(".nw-answer"), "judge*: ")
    assert explorer.locator(".nw-trend polyline").count() == 2
    assert explorer.locator(".nw-trend text").all_text_contents()[:2] == ["said", "judge*"]
    field = explorer.get_by_label("theme", exact=True)
    field.press_sequentially("Courts")
    field.press("Enter")
    until(explorer.locator("button"), "courts ×")
    until(explorer.locator(".nw-answer"), "of 11 articles")
    until(explorer.locator(".widget-label"), "of 2")  # pages, of which the field allows as many from then on
    explorer.get_by_label("page").fill("2")
    explorer.get_by_label("page").press("Tab")
    until(explorer.locator(".nw-count"), "21 to ")
    explorer.get_by_label("order").select_option("at random")
    until(explorer.locator(".nw-count"), "1 to 20 of")
    explorer.get_by_role("button", name="by theme").press("Enter")
    until(explorer.locator(".nw-spread th"), "courts")
    explorer.get_by_role("button", name="neighbours").press("Enter")
    until(explorer.locator(".nw-table caption"), "Words up to 5 places")
    explorer.get_by_role("button", name="courts ×").press("Enter")
    until(explorer.locator(".nw-answer"), "of 60 articles")
    explorer.get_by_label("search").fill("said AND")
    until(explorer.locator("[role=alert]"), "AND needs a word on either side")


def test_lines_are_saved_and_articles_kept(explorer, folder):
    explorer.get_by_label("search").fill("judge*")
    until(explorer.locator(".nw-answer"), "judge*: ")
    explorer.get_by_role("button", name="save lines as CSV").click()
    until(explorer.locator("[role=status]"), f"saved as {folder / 'concordance_judge.csv'}")
    assert (folder / "concordance_judge.csv").read_text("utf-8-sig").startswith("article,sentence,left,hit,right")
    explorer.get_by_label("keep as").fill("nw")
    explorer.get_by_role("button", name="keep", exact=True).click()
    until(explorer.locator("[role=status]"), "nw is the name of something else here")
    explorer.get_by_label("keep as").fill("on_judges")
    explorer.get_by_role("button", name="keep", exact=True).click()
    until(explorer.locator("[role=status]"), "on_judges is now a corpus of ")


def test_what_the_explorer_shows_is_accessible(explorer):
    from axe_playwright_python.sync_playwright import Axe

    explorer.get_by_label("search").fill("said, judge*")
    until(explorer.locator(".nw-answer"), "judge*: ")
    explorer.locator("summary.nw-line").first.click()
    for view in ("lines", "by theme", "neighbours"):
        explorer.get_by_role("button", name=view, exact=True).click()
        explorer.page.wait_for_timeout(500)
        found = Axe().run(explorer.page, context=".nw-explorer .nw-out", options={"resultTypes": ["violations"]})
        assert [v["id"] + v["nodes"][0]["html"] for v in found.response["violations"]] == []


def test_texts_are_shown_and_neither_run_nor_read_as_formulas(lab, opened):
    page = opened(f"{lab}/lab/workspaces/prices/tree/prices.ipynb")
    run_all(page)
    page.locator("summary.nw-line").click()
    article = page.locator(".nw-article")
    wait_for(lambda: article.count() == 1, 15)
    page.wait_for_timeout(1500)
    assert page.locator(".nw-table td").all_inner_texts() == [PRICES, HOSTILE]
    assert HOSTILE in article.inner_text()
    assert article.locator("mark").all_inner_texts() == ["said"]
    assert page.locator("mjx-container").count() == 0
    assert page.evaluate("window.hacked") is None
    assert not [text for text in page.troubles if "dialog" in text]


def test_a_parameter_changed_in_the_form_runs_what_follows_again(lab, folder, opened):
    shutil.copy(folder / "1_corpus.ipynb", folder / "form.ipynb")  # the kernel of 1_corpus may live, and count on
    page = opened(f"{lab}/lab/workspaces/form/tree/form.ipynb")
    run_all(page)
    facts = page.locator(".nw-provenance")
    wait_for(lambda: "top = 12" in facts.inner_text(), 60, facts.inner_text)
    page.locator(".jp-Notebook .jp-Cell").last.click()  # the reader has been elsewhere meanwhile
    assert not page.locator(".nw-lost").is_visible()  # said only where the fields are gone
    top = page.locator(".nw-form").get_by_label("top")
    top.fill("5")
    page.locator(".nw-run").click()
    wait_for(lambda: "top = 5" in facts.inner_text(), 60, facts.inner_text)
    assert not page.get_by_text("Run Command?").count()
    assert errors_of(page) == []
    columns = page.locator(".nw-form").get_by_label("columns")
    columns.fill("text")
    page.locator(".nw-run").click()
    problem = "The parameter columns takes dict"
    wait_for(lambda: any(problem in error for error in errors_of(page)), 15)
    assert problem in page.locator(".nw-problem").inner_text()
    columns.fill("")
    page.locator(".nw-run").click()
    wait_for(lambda: facts.count() and "top = 5" in facts.inner_text(), 60)
    assert errors_of(page) == []
