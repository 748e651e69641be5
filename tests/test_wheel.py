"""What is built holds all that is needed: away from the checkout it renders pages and hands out the notebooks."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import newswire
import pytest
from newswire.reports import command
from test_floors import running

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "lib" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NOTEBOOKS = {path.name: path.read_bytes() for path in (ROOT / "notebooks").glob("*.ipynb")}


def run(*arguments, cwd: Path, **environment) -> str:
    """Run Python in a folder, out of reach of the checkout, and return what it printed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=cwd, env=clean | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel that is built from the source archive that is built from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run("-m", "build", "--no-isolation", "--outdir", folder, ROOT / "lib", cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """A folder with nothing in it but the wheel's files, as an installer lays them out."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_holds_every_file_of_the_package_and_the_notebooks(wheel):
    lib = ROOT / "lib"
    files = {path.relative_to(lib).as_posix(): path.read_bytes() for path in (lib / "newswire").rglob("*.*")}
    files = {name: content for name, content in files.items() if "__pycache__" not in name}
    files |= {f"newswire/notebooks/{name}": content for name, content in NOTEBOOKS.items()}
    with zipfile.ZipFile(wheel) as archive:
        built = {name: archive.read(name) for name in archive.namelist() if ".dist-info" not in name}
        (metadata,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith("/METADATA"))
    assert built == files
    assert "newswire/py.typed" in built
    assert f"\nVersion: {newswire.__version__}\n" in metadata


def test_it_renders_in_an_empty_folder(installed, tmp_path):
    (tmp_path / "a.txt").write_text("MOSCOW, October 3. /TASS/. Oil rose on Friday. Gas fell.")
    code = "import newswire.reports.command as command; print(command.__file__)"
    assert str(installed) in run("-c", code, cwd=tmp_path, PYTHONPATH=str(installed))
    arguments = ["-m", "newswire.reports.command", "report", "a.txt"]
    assert "Open reports" in run(*arguments, cwd=tmp_path, PYTHONPATH=str(installed))
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "reports"}
    made = {path.name for path in (tmp_path / "reports").iterdir()}
    pages = {name.replace(".ipynb", ".html") for name in NOTEBOOKS} - {
        "7_changes.html"
    }  # there is nothing to compare with
    assert made == {".articles.parquet", "index.html", "manifest.json", *pages}
    assert "<dt>agencies</dt><dd>TASS</dd>" in (tmp_path / "reports" / "1_corpus.html").read_text(encoding="utf-8")


def test_it_hands_out_its_notebooks(installed, tmp_path):
    said = run("-m", "newswire.reports.command", "notebooks", "mine", cwd=tmp_path, PYTHONPATH=str(installed))
    assert said.splitlines() == [str(Path("mine", name)) for name in sorted(NOTEBOOKS)]
    assert {path.name: path.read_bytes() for path in (tmp_path / "mine").iterdir()} == NOTEBOOKS


def test_notebooks_that_were_changed_are_never_overwritten(tmp_path, capsys):
    folder = tmp_path / "mine"
    assert command.main(["notebooks", str(folder)]) == 0
    assert command.main(["notebooks", str(folder)]) == 0, "what is the same may be written again"
    (folder / "3_sentiment.ipynb").write_text("changed")
    (folder / "1_corpus.ipynb").unlink()
    capsys.readouterr()
    assert command.main(["notebooks", str(folder)]) == 2
    assert "already holds 3_sentiment.ipynb with different content, so nothing was" in capsys.readouterr().err
    assert (folder / "3_sentiment.ipynb").read_text() == "changed"
    assert not (folder / "1_corpus.ipynb").exists()


def test_the_version_is_stated_once(capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"newswire {newswire.__version__}\n"
    cited = (ROOT / "lib" / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"^version: (.*)$", cited, re.M)[1] == newswire.__version__
    assert f"## {newswire.__version__}\n" in (ROOT / "lib" / "CHANGELOG.md").read_text(encoding="utf-8")


def imports(source: str) -> set[str]:
    """Return the top-level names of what a module imports from elsewhere when it runs."""
    nodes = list(running(ast.parse(source)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[0] for name in plain} | {
        node.module.split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom) and not node.level
    }


def names(requirements: list[str]) -> set[str]:
    """Return the names of distributions, in the form in which they can be compared."""
    return {re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower() for requirement in requirements}


@pytest.mark.parametrize("place", ["lib/newswire", "notebooks", "tests"])
def test_every_import_is_declared(place):
    declared = names(PROJECT["dependencies"])
    if place == "tests":
        extras = ("office", "web", "cluster", "test")
        declared |= names(sum((PROJECT["optional-dependencies"][extra] for extra in extras), []))
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / place).rglob("*.py")]
    for notebook in (ROOT / place).glob("*.ipynb"):
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        sources += ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    ours = {"newswire", *(path.stem for path in (ROOT / "tests").iterdir())}
    optional = {"spacy"}  # the benchmark times it where it is installed
    used = set().union(*map(imports, sources)) - set(sys.stdlib_module_names) - ours - optional
    distributions = packages_distributions()
    undeclared = {name for name in used if not names(distributions.get(name, [name])) & declared}
    assert sources
    assert undeclared == set()
