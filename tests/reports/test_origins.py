"""Where a notebook's numbers come from: its parameters are read from the cells that were run."""

import IPython
import pytest
from newswire.reports import provenance
from traitlets.config import Config

CELL = 'corpus_path: str = "seeds"  # where\ntop: int = 3\nquery: str | None = None'


@pytest.fixture
def after(monkeypatch):
    """Run cells in a shell of their own, as a notebook's kernel does."""
    shell = IPython.core.interactiveshell.InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)

    def run(*cells):
        for cell in cells:
            shell.run_cell(cell, store_history=True)

    return run


def parameters(corpus):
    lines = dict(line.split(": ", 1) for line in provenance(corpus).text.splitlines())
    return lines["source"], lines.get("parameters")


def test_values_are_those_of_the_kernel_in_the_order_of_the_cell(seed_corpus, after):
    after("import sys", CELL, '# Parameters\nquery = "oil"\ncorpus_path = "news.csv"', "other: int = 7")
    assert parameters(seed_corpus) == ("news.csv", "top = 3, query = 'oil'")


def test_the_cell_that_was_run_last_counts(seed_corpus, after):
    after(CELL, "def broken(:", 'corpus_path: str = "mine"\nlongest: int = 5\nprint(longest)', "longest + 1")
    assert parameters(seed_corpus) == ("mine", "longest = 5")


def test_without_a_cell_of_parameters_none_are_told(seed_corpus, after):
    after("top: int = 3")
    assert parameters(seed_corpus) == ("a table", None)


def test_given_parameters_are_told_as_they_are(seed_corpus, after):
    after(CELL)
    assert "parameters: top = 9" in provenance(seed_corpus, {"top": 9}).text
