"""The commands of papermill and of newswire, as the README gives them: columns, languages, what was not read."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from newswire.reports import command
from shown import rows

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
FRENCH = "Le ministre a déclaré jeudi que les pourparlers avec les syndicats se poursuivraient la semaine prochaine."
TABLE = "day,story,lead\n2024-01-02,Rates rose.,a\n2024-01-03,Shares fell on Monday.,b\n"


def papermill(folder: Path, *options: object) -> str:
    """Run the corpus notebook in a folder and return what its cells show."""
    command = [sys.executable, "-m", "papermill", NOTEBOOKS / "1_corpus.ipynb", "out.ipynb", "--no-progress-bar"]
    subprocess.run([*command, *options], cwd=folder, check=True, capture_output=True)
    cells = json.loads((folder / "out.ipynb").read_text(encoding="utf-8"))["cells"]
    return json.dumps([cell["outputs"] for cell in cells if cell["cell_type"] == "code"])


@pytest.fixture
def newswire(tmp_path, monkeypatch, capsys):
    """Run the command in an empty folder; return its exit code, what it printed, and what it said beside that."""
    monkeypatch.chdir(tmp_path)

    def newswire(*options: str) -> tuple[int, str, str]:
        code = command.main(options)
        said = capsys.readouterr()
        return code, said.out, said.err

    return newswire


def test_plain_papermill_works_from_any_folder(tmp_path):
    (tmp_path / "two.csv").write_text("text\nRates rose.\nShares fell on Monday.\n")
    shown = papermill(tmp_path, "-p", "corpus_path", "two.csv")
    assert "2 articles with 6 words in 2 sentences were read" in shown


def test_papermill_takes_columns(tmp_path):
    (tmp_path / "two.csv").write_text(TABLE)
    shown = papermill(tmp_path, "-p", "corpus_path", "two.csv", "-y", 'columns: {"text": "lead"}')
    assert "2 articles with 2 words in 2 sentences were read" in shown


def test_columns_are_told_to_the_command_and_stand_on_the_page(newswire, tmp_path):
    (tmp_path / "two.csv").write_text(TABLE)
    code, out, _ = newswire("report", "two.csv", "--only", "1", "--column", "text=lead", "--column", "title=story")
    assert (code, out) == (0, f"Open {Path('reports', 'index.html')}\n")
    page = (tmp_path / "reports" / "1_corpus.html").read_text(encoding="utf-8")
    assert "2 articles with 2 words in 2 sentences were read" in page
    assert "newswire report two.csv --only 1_corpus --column text=lead --column title=story</dd>" in page
    assert newswire("verify", "reports/1_corpus.html", "two.csv")[0] == 0
    assert newswire("report", "two.csv", "--only", "1", "--column", "text=story")[2].count("up to date") == 0


def test_a_column_that_is_not_there_is_told_with_the_options_own_name(newswire, tmp_path):
    (tmp_path / "two.csv").write_text("a,b\n1,2\n")
    code, _, said = newswire("report", "two.csv")
    assert code == 2
    assert "--column text=NAME" in said and "columns={" not in said
    assert "there are 'a', 'b'" in newswire("report", "two.csv", "--column", "text=c")[2]


@pytest.mark.parametrize(("n_bad", "code"), [(0, 0), (1, 0), (2, 3)])
def test_beyond_a_tenth_of_unread_inputs_the_exit_code_is_3(newswire, tmp_path, n_bad, code):
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "README.md").write_text("About the pile.")  # nobody misses it
    (folder / "a.csv").write_text("text\n" + "".join(f"Rates rose by {n} points.\n" for n in range(9)))
    for number in range(n_bad):
        (folder / f"{number}.txt").touch()
    found, out, said = newswire("report", "pile", "--only", "1")
    assert (found, out) == (code, f"Open {Path('reports', 'index.html')}\n")
    told = {0: "", 1: "1 of 10 inputs was not read:\n      1  empty (0.txt)\n"}
    told[2] = "2 of 11 inputs were not read:\n      2  empty (such as 0.txt)\nThat is more than a tenth, so the exit "
    assert (told[n_bad] + "code is 3.\n" * (n_bad > 1)) in said
    assert ("not read" in said) == (n_bad > 0)


def test_a_pile_without_english_is_one_clear_sentence(newswire, tmp_path):
    french = (
        "Le ministre a déclaré jeudi que les négociations avec les syndicats se poursuivraient la semaine prochaine."
    )
    (tmp_path / "un.txt").write_text(french, encoding="utf-8")
    code, _, said = newswire("report", "un.txt")
    assert code == 2
    assert said == (
        "newswire: The article is not in English but in French. "
        "Give -p language fr to read it, or -p language None for all.\n"
    )
    assert not (tmp_path / "reports").exists()
    assert newswire("report", "un.txt", "--only", "1", "-p", "language", "fr")[0] == 0
    page = (tmp_path / "reports" / "1_corpus.html").read_text(encoding="utf-8")
    assert "The article is in French. The lists of words, the stems and the scores on these pages are made for" in page


def test_a_set_of_pages_for_each_language_leaves_none_out(newswire, tmp_path):
    english = "The minister said that talks with the unions would go on, and that they had been of use to both of them."
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "un.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "pile" / "one.txt").write_text(english)
    assert newswire("report", "pile", "--only", "1", "--by", "language")[0] == 0
    page = (tmp_path / "reports" / "fr" / "1_corpus.html").read_text(encoding="utf-8")
    assert "--only 1_corpus -p language None --by language</dd>" in page
    assert newswire("verify", "reports/fr/1_corpus.html", "pile")[0] == 0
    assert newswire("report", "pile", "--only", "1")[0] == 0
    page = (tmp_path / "reports" / "1_corpus.html").read_text(encoding="utf-8")
    assert "1 of 2 articles is not in English and is left out: 1 is in French." in page
    left_out = rows(page, "The articles that are left out for their language.")[1:]
    assert [(FRENCH.startswith(name.strip("“… ”")), *rest) for name, *rest in left_out] == [(True, "un.txt", "fr")]


def test_a_group_without_english_has_no_pages_and_the_index_says_why(newswire, tmp_path):
    rows = [f"Post,The minister said on Monday that talks number {n} would go on.\n" for n in range(2)]
    (tmp_path / "two.csv").write_text("source,text\n" + "".join(rows) + f"Monde,{FRENCH}\n", encoding="utf-8")
    code, _, said = newswire("report", "two.csv", "--only", "1", "--by", "source")
    assert code == 0
    assert (
        "source: Monde has no pages: The article is not in English but in French. Give -p language fr to read" in said
    )
    index = (tmp_path / "reports" / "index.html").read_text(encoding="utf-8")
    assert "1 of 3 articles is not in English and is left out: 1 is in French." in index
    assert "Not rendered: The article is not in English but in French." in index
    assert 'href="post-' in index and not list((tmp_path / "reports").glob("monde*"))


def test_what_was_not_read_stands_on_a_page_once_and_each_input_with_its_reason(newswire, tmp_path):
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a.csv").write_text("text\nRates rose.\n")
    for number in range(3):
        (tmp_path / "pile" / f"{number}.txt").touch()
    newswire("report", "pile", "--only", "1")
    page = (tmp_path / "reports" / "1_corpus.html").read_text(encoding="utf-8")
    assert rows(page, "Inputs that were not read, by the reason.")[1:] == [["empty", "3", "0.txt"]]
    assert rows(page, "Each input that was not read.")[1:] == [[f"{n}.txt", "empty"] for n in range(3)]
    assert page.count("2.txt") == 1
    assert "<dt>could not be read</dt><dd>3</dd></div>" in page
    index = (tmp_path / "reports" / "index.html").read_text(encoding="utf-8")
    assert "could not be read" in index and ".txt" not in index


def test_columns_that_are_in_no_file_are_one_line_however_many_files_there_are(newswire, tmp_path):
    (tmp_path / "pile").mkdir()
    for number in range(9):
        (tmp_path / "pile" / f"{number}.csv").write_text(f"head,{'more,' * (number > 4)}n{number}\nx,y\n")
    code, _, said = newswire("report", "pile", "--column", "text=story")
    assert code == 2
    assert re.search(r"0\.csv: no column 'story'; there are '\w+', '\w+' \(and 8 more like it\)\.$", said.strip())
    (tmp_path / "pile" / "ok.csv").write_text("story\nOil rose.\n")
    said = newswire("report", "pile", "--only", "1", "--column", "text=story")[2]
    assert "9 of 10 inputs were not read:\n      9  no column 'story'; there are … (such as 0.csv)\n" in said
