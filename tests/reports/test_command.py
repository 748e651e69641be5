"""The command: what it lists, what it refuses in one sentence, and pages against the files that they were made with."""

import re
from pathlib import Path

import pytest
from newswire.reports import command, origins
from newswire.reports.notebooks import declared, listing, notebook_files
from running import write_notebook

TEXTS = "text,desk,place,date\nOil rose on Monday.,a,,2024-01-02\nGas fell.,b,,2024-02-03\n"
CELL = """import newswire as nw
corpus = nw.read_corpus(corpus_path)
print(open(own).read())
nw.provenance(corpus)"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two articles, a file that a parameter names, and a notebook that shows it."""
    monkeypatch.chdir(tmp_path)
    Path("two.csv").write_text(TEXTS)
    Path("own.csv").write_text("mine\n")
    write_notebook(tmp_path / "mine", "1_own.ipynb", CELL)
    notebook = Path("mine", "1_own.ipynb")
    notebook.write_text(notebook.read_text().replace("top: int = 3", "own: str | None = None  # a file to show"))
    return tmp_path


@pytest.fixture
def newswire(folder, capsys):
    """Run the command; return its exit code and what it said."""

    def run(*options: str) -> tuple[int, str]:
        code = command.main(options)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


USAGE = {
    "report": "SOURCE is missing; it comes before the options. See newswire report --help.",
    "report --only corpus sentiment two.csv": "SOURCE is missing; it comes before the options.",
    "report two.csv own.csv": "own.csv is one path too many: put what is to be read together into one folder.",
    "report two.csv --foo": "There is no option --foo.",
    "report two.csv --jobs many": "--jobs takes a whole number, not 'many'.",
    "report two.csv --jobs 0": "jobs is 0, but it must be at least 1.",
    "report two.csv --timeout -5": "timeout is -5, but it must be at least 1.",
    "report two.csv -p top": "-p takes a name and a value, such as -p top 20.",
    "report two.csv --column text": "'text' is not one of text, date,",
    "report two.csv --column words=a": "'words=a' is not one of text, date,",
    "report two.csv --column text=": "'text=' is not one of text, date,",
    "report https://example.org": "Nothing is opened on the web: save https://example.org, and give",
    "report two.csv --by place": "The column 'place' has no values to group by; choose from source, ",
    "report two.csv --by desks": "There is no column 'desks' to group by; choose from source, ",
    "report two.csv -p top many": "The parameter top takes int, such as 12, not 'many'.",
}


@pytest.mark.parametrize("given", USAGE)
def test_what_cannot_be_done_is_one_sentence_before_anything_runs(newswire, given):
    code, said = newswire(*given.split())
    assert code == 2
    assert USAGE[given] in said
    assert "usage:" not in said and not Path("reports").exists()


def test_a_column_that_is_offered_can_be_grouped_by(newswire):
    _, said = newswire("report", "two.csv", "--by", "place")
    offered = re.search(r"choose from (.*)\.\n", said)[1].split(", ")
    assert offered == ["source", "language", "desk", "day", "week", "month", "quarter", "year"]


def test_the_list_has_every_parameter_with_its_default_and_what_it_does(newswire):
    code, said = newswire("notebooks")
    assert code == 0
    for path in notebook_files():
        assert f"{path.stem} (or {path.stem.split('_', 1)[1]})\n" in said
        for name, parameter in declared(path).items():
            assert (f"  -p {name} {parameter.default} " in said) == (name not in ("corpus_path", "columns"))
            assert parameter.about and (name in ("corpus_path", "columns") or parameter.about in said)
    assert listing(notebook_files("mine")) == "1_own (or own)\n  -p own None                 a file to show"


def test_help_names_what_a_user_needs(newswire, capsys):
    with pytest.raises(SystemExit):
        newswire("report", "--help")
    said = " ".join(capsys.readouterr().out.split())
    for part in ("newswire notebooks", "may be repeated", "exit codes: 0", "-p language fr", "--only corpus sentiment"):
        assert part in said


def test_paths_are_those_of_the_caller_and_verify_is_told_where_a_file_is_now(newswire, folder, monkeypatch):
    made = ("--notebooks", str(folder / "mine"))
    assert newswire("report", "two.csv", "-p", "own", "own.csv", *made)[0] == 0
    page = folder / "reports" / "1_own.html"
    assert "<pre>mine\n" in page.read_text()
    assert newswire("verify", str(page), "two.csv", *made)[0] == 0
    (folder / "other").mkdir()
    monkeypatch.chdir(folder / "other")
    given = ("verify", str(page), "../two.csv", *made)
    assert "No such file or directory: 'own.csv'" in newswire(*given)[1]
    code, said = newswire(*given, "-p", "own", "../own.csv")
    assert (code, said.split(":")[0]) == (0, "1_own.html is what ../two.csv gives")
    Path("own.csv").write_text("another\n")
    code, said = newswire(*given)
    assert (code, "the page says “mine”, the articles give “another”" in said) == (1, True)


def test_a_page_about_other_articles_or_of_another_version_says_so_once(newswire, folder, monkeypatch):
    made = ("--notebooks", str(folder / "mine"))
    newswire("report", "two.csv", "-p", "own", "own.csv", *made)
    with monkeypatch.context() as patched:
        patched.setattr(origins, "versions", lambda: {"Python": "3.11.7", "newswire": "9.9"})
        page = Path("reports", "1_own.html")
        old = re.sub(r"Python [\d.]+, newswire [\w.]+", "Python 2.7, newswire 0.1", page.read_text())
        version = origins.__version__
        page.write_text(old.replace(f"with newswire {version}", "with newswire 0.1").replace(version, "0.1"))
    code, said = newswire("verify", str(page), "two.csv", *made)
    assert code == 0
    assert re.search(
        r"The page was made with Python 2.7 and newswire 0.1, and this is Python .* and newswire .*\.$", said
    )
    Path("one.csv").write_text(TEXTS.replace("fell", "rose"))
    code, said = newswire("verify", str(page), "one.csv", *made)
    assert code == 1
    assert re.search(r"\nIt is about other articles: its 2 have the fingerprint \w+, the 2 here have \w+\.\n", said)
    assert said.count("0.1") == 1


def test_a_notebook_that_is_damaged_is_one_sentence(newswire):
    Path("mine", "1_own.ipynb").write_text('{"cells": [')
    code, said = newswire("report", "two.csv", "--notebooks", "mine")
    assert code == 2
    assert said.startswith("newswire: mine/1_own.ipynb is damaged or no notebook (")
