"""Rendering: the same bytes twice, nothing half done, and one bad notebook does not take the others down."""

import json
import re
import shutil
import sys
from pathlib import Path

import newswire
import pandas as pd
import pytest
from newswire.reports import ReportError, command, render
from running import write_notebook

LOAD = "import newswire as nw\ncorpus = nw.read_corpus(corpus_path)"
SHOW = 'nw.show(corpus.articles[["title", "source", "text"]], "Articles.")'
LEADS = 'nw.show("Sen. <b>Lee</b> leads. She is far ahead.\\n\\nSo is he.", lead=True)'
NASTY = (
    "<script>document.title='owned' <svg/onload=alert(1)> [a](javascript:alert(1)) $x^2$ "  # no tag is whole
    "\x1b[31m \u202eevil"
)


def run(folder: Path, **options) -> list[str]:
    """Render what the folder holds into its `out`, and return what was said."""
    said = []
    render(folder / "articles", folder / "out", notebooks=folder / "notebooks", say=said.append, **options)
    return said


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of a report; its articles are kept beside them for the next one."""
    there = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert there.pop(".articles.parquet")
    return there


@pytest.fixture(scope="module")
def rendered_once(tmp_path_factory):
    """Three articles, one of them hostile, a notebook, and its page."""
    folder = tmp_path_factory.mktemp("rendered")
    articles = folder / "articles"
    articles.mkdir()
    (articles / "one.txt").write_text("MOSCOW, October 3. /TASS/. Oil rose. Gas fell.")
    (articles / "two.txt").write_text("LONDON (Reuters) - Rates rose on Friday.")
    (articles / "<img src=x onerror=alert(1)>.txt").write_text(f"{NASTY} {'w' * 1_000_000}")
    write_notebook(folder / "notebooks", "1_good.ipynb", LOAD, SHOW, LEADS, "nw.provenance(corpus, {'top': top})")
    run(folder)
    return folder


@pytest.fixture
def rendered(rendered_once, tmp_path):
    """Copies of the same, to change."""
    return Path(shutil.copytree(rendered_once, tmp_path / "work"))


@pytest.fixture
def unrendered(rendered):
    """The articles alone, with an empty folder for notebooks."""
    shutil.rmtree(rendered / "out")
    (rendered / "notebooks" / "1_good.ipynb").unlink()
    return rendered


def test_two_runs_give_the_same_bytes_wherever_the_articles_are(rendered):
    before = content(rendered / "out")
    assert set(before) == {"1_good.html", "index.html", "manifest.json"}
    run(rendered, force=True)
    assert content(rendered / "out") == before


def test_a_page_tells_where_it_came_from_and_fetches_nothing(rendered_once):
    page = (rendered_once / "out" / "1_good.html").read_text()
    fingerprint = json.loads((rendered_once / "out" / "manifest.json").read_text())["fingerprint"]
    assert str(rendered_once) not in page
    assert "default-src 'none'" in page
    assert "newswire report articles --only 1_good" in page
    cited = f"Made with newswire {newswire.__version__} from the corpus {fingerprint}. Cite as: The newswire authors"
    assert f'<p class="cite">{cited}' in page
    assert f'<p class="cite">{cited}' in (rendered_once / "out" / "index.html").read_text()


def test_hostile_text_stays_text(rendered_once):
    page = (rendered_once / "out" / "1_good.html").read_text()
    assert "document.title=" in page
    assert "<script>document" not in page
    assert "<img src=x" not in page
    assert "\x1b" not in page
    assert len(page) < 300_000


def test_the_first_page_repeats_the_sentence_that_leads_with_the_way_to_its_section(rendered_once):
    page, index = ((rendered_once / "out" / name).read_text() for name in ("1_good.html", "index.html"))
    sentence = "Sen. &lt;b&gt;Lee&lt;/b&gt; leads."
    assert f'<p class="nw-finding"><span class="nw-lead">{sentence}</span> She is far ahead.</p>' in page
    assert f'<li>{sentence} <a href="1_good.html#A-question">A question</a></li>' in index
    assert '<h1 id="A-question">' in page
    assert "far ahead" not in index


def test_only_what_changed_is_rendered_again(rendered):
    before = content(rendered / "out")
    assert run(rendered)[-1] == "1_good is up to date"
    assert content(rendered / "out") == before
    (rendered / "articles" / "three.txt").write_text("A third article.")
    assert run(rendered)[0].startswith("4 articles, ")
    assert content(rendered / "out")["1_good.html"] != before["1_good.html"]
    assert json.loads((rendered / "out" / "manifest.json").read_text())["n_articles"] == 4


BAD = {
    "1 / 0": "code cell 2, “1 / 0”, raised ZeroDivisionError: division by zero",
    "import os; os.kill(os.getpid(), 9)": "the kernel died in code cell 2, “import os; os.kill(os.getpid(), 9)”",
    "import sys; sys.exit(0)": "code cell 2, “import sys; sys.exit(0)”, ended the run early, with sys.exit or the like",
}


def test_bad_notebooks_do_not_stop_the_others(unrendered):
    for number, cell in enumerate(BAD, 1):
        write_notebook(unrendered / "notebooks", f"{number}_bad.ipynb", cell, "print(top)")
    write_notebook(unrendered / "notebooks", "4_good.ipynb", "print(top)")
    with pytest.raises(ReportError) as failure:
        run(unrendered)
    expected = {f"{number}_bad was not rendered: {reason}." for number, reason in enumerate(BAD.values(), 1)}
    assert set(str(failure.value).splitlines()) == expected
    pages = content(unrendered / "out")
    assert set(pages) == {"4_good.html", "index.html", "manifest.json"}
    assert b"<pre>3\n</pre>" in pages["4_good.html"]
    assert pages["index.html"].count(b"Not rendered: ") == 3
    assert list(json.loads(pages["manifest.json"])["pages"]) == ["4_good"]


def test_a_failure_leaves_no_page_of_an_earlier_run_and_no_cell_takes_for_ever(rendered):
    write_notebook(rendered / "notebooks", "1_good.ipynb", "import time; time.sleep(60)")
    with pytest.raises(ReportError, match="1_good was not rendered: code cell 2, “.*”, took longer than 3 s"):
        run(rendered, timeout=3)
    assert set(content(rendered / "out")) == {"index.html", "manifest.json"}


def test_parameters_are_refused_before_anything_runs(unrendered):
    write_notebook(unrendered / "notebooks", "1_good.ipynb", "print(f'{top = }')")
    for values, message in (({"tpo": "1"}, "no parameter 'tpo'"), ({"top": "many"}, "parameter top takes int")):
        with pytest.raises(ValueError, match=message):
            run(unrendered, values=values)
    assert not (unrendered / "out").exists()
    run(unrendered, values={"top": "9"})
    assert "<pre>top = 9\n</pre>" in (unrendered / "out" / "1_good.html").read_text()


def test_paths_are_those_of_the_current_folder_but_nothing_is_imported_from_it(unrendered, monkeypatch):
    (unrendered / "own.csv").write_text("mine")
    (unrendered / "jinja2.py").write_text("raise RuntimeError('not this one')")
    (unrendered / "notebooks" / "beside.py").write_text("WORD = 'found'")
    cell = "import jinja2, beside\nprint(beside.WORD, open('own.csv').read())"
    write_notebook(unrendered / "notebooks", "1_good.ipynb", cell)
    monkeypatch.chdir(unrendered)
    run(Path())
    assert "<pre>found mine\n</pre>" in (unrendered / "out" / "1_good.html").read_text()


def test_one_set_of_pages_for_each_group_and_for_those_without(rendered):
    shutil.rmtree(rendered / "out")
    run(rendered, by="agency")
    index = (rendered / "out" / "index.html").read_text()
    named = re.findall(r'<th scope="row"><a href="[^"]*">(.*?)</a>', index)
    assert named == ["agency: Reuters", "agency: TASS", "agency: not known"]
    assert index.count("1 article, ") == 3
    pages = [path.read_text() for path in sorted((rendered / "out").rglob("1_good.html"))]
    files = [[name for name in ("one.txt", "two.txt", "onerror") if name in page] for page in pages]
    assert sorted(files) == [["one.txt"], ["onerror"], ["two.txt"]]
    with pytest.raises(ValueError, match="no column 'desk' to group by; choose from .*agency, source"):
        run(rendered, by="desk")


def test_an_index_lists_pages_of_one_corpus_alone(rendered):
    write_notebook(rendered / "notebooks", "2_other.ipynb", "print(top)")
    run(rendered)
    run(rendered, only=["good"])
    index = rendered / "out" / "index.html"
    assert re.findall(r'href="(\w+\.html)"', index.read_text()) == ["1_good.html", "2_other.html"]
    (rendered / "articles" / "two.txt").unlink()
    run(rendered, only=["other"])
    assert re.findall(r'href="(\w+\.html)"', index.read_text()) == ["2_other.html"]
    assert list(json.loads((rendered / "out" / "manifest.json").read_text())["pages"]) == ["2_other"]


def test_the_command_says_what_is_wrong_in_a_sentence(rendered, capsys):
    options = ["--out", str(rendered / "out"), "--notebooks", str(rendered / "notebooks")]
    (rendered / "empty").mkdir()
    for source, more, message in (
        ("nowhere", [], "no file or folder"),
        ("empty", [], "empty"),
        ("articles", ["--only", "themes"], "newswire: There is no notebook 'themes'; choose from 1_good.\n"),
        ("articles", ["-p", "tpo", "3"], "There is no parameter 'tpo' to set in 1_good; choose from top=3.\n"),
    ):
        assert command.main(["report", str(rendered / source), *options, *more]) == 2
        assert message in capsys.readouterr().err
    assert command.main(["report", str(rendered / "articles"), *options]) == 0
    assert capsys.readouterr().out == f"Open {rendered / 'out' / 'index.html'}\n"


def test_a_workbook_and_documents_lie_beside_the_pages_whether_or_not_others_fail(rendered):
    write_notebook(rendered / "notebooks", "2_bad.ipynb", "1 / 0")
    options = ["--out", str(rendered / "out"), "--notebooks", str(rendered / "notebooks"), "--xlsx", "--docx"]
    assert command.main(["report", str(rendered / "articles"), *options]) == 1
    assert {"1_good.docx", "1_good.html", "tables.xlsx"} == set(content(rendered / "out")) - {
        "index.html",
        "manifest.json",
    }
    sheet = pd.read_excel(rendered / "out" / "tables.xlsx", sheet_name="1.01 Articles", engine="openpyxl")
    assert sheet["text"].str.len().max() > 30_000
    assert sheet["source"].tolist()[0] == "<img src=x onerror=alert(1)>.txt"


@pytest.mark.parametrize(
    ("way", "module", "project"), [("--xlsx", "xlsxwriter", "xlsxwriter"), ("--docx", "resvg_py", "resvg-py")]
)
def test_what_a_workbook_or_a_document_needs_is_told_before_anything_runs(
    unrendered, monkeypatch, capsys, way, module, project
):
    monkeypatch.setitem(sys.modules, module, None)
    write_notebook(unrendered / "notebooks", "1_good.ipynb")
    options = ["--out", str(unrendered / "out"), "--notebooks", str(unrendered / "notebooks"), way]
    assert command.main(["report", str(unrendered / "articles"), *options]) == 2
    assert capsys.readouterr().err == f'newswire: {way} needs {project}: pip install "newswire[office]"\n'
    assert not (unrendered / "out").exists()
