"""The README's snippets run, and the commands it names are there."""

import re
from pathlib import Path

import matplotlib as mpl
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_snippets_run_one_after_the_other(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(ROOT)
    mpl.use("agg")
    names = {"folder": tmp_path / "news", "client": None}  # which the text asks for
    snippets = re.findall(r"```python\n(.*?)```", README, re.S)
    for snippet in snippets:
        exec(compile(snippet, "README.md", "exec"), names)
    assert len(snippets) == 3
    assert names["fitted"].n_themes >= 1
    assert "relations" in capsys.readouterr().out


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z]+)", README))))
def test_make_targets_are_there(target):
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_parameters_and_notebooks_that_it_names_are_there():
    from newswire.reports.notebooks import declared

    for notebook, name in re.findall(r"--only (\w+) -p (\w+)", README):
        (path,) = (ROOT / "notebooks").glob(f"*{notebook}.ipynb")
        assert name in declared(path)
    for name in re.findall(r"\| `(\d_\w+)` \|", README):
        assert (ROOT / "notebooks" / f"{name}.ipynb").exists()
