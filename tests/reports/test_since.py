"""Reports that are compared with a former one: which pages are made, with what, and what is kept for the next time."""

import json
import re
import shutil

import nbformat
import pytest
from newswire.corpus.former import KEPT, kept_fingerprint
from newswire.reports import ReportError, command, render

COUNT = "import newswire as nw\nboth = nw.with_former(nw.read_corpus(corpus_path), since)\n"
COUNT += 'display(nw.show(both.articles[["report", "text"]], "Both."))\nnw.provenance(both)'
SHOW = 'import newswire as nw\nnw.show(nw.read_corpus(corpus_path).articles[["text"]], "Articles.")'


def write_notebook(folder, name, parameters, cell):
    """Write a notebook of two cells, of which the first declares its parameters."""
    cells = [nbformat.v4.new_code_cell(source) for source in (f'corpus_path: str = "seeds"\n{parameters}', cell)]
    cells[0].metadata["tags"] = ["parameters"]
    folder.mkdir(exist_ok=True)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), folder / name)


def run(folder, **options):
    """Render what the folder holds into its `out`, and return what was said."""
    said = []
    render(folder / "articles", folder / "out", notebooks=folder / "notebooks", say=said.append, **options)
    return said


def articles(folder, **texts):
    """Put a table of articles, one a text, where the reports read them."""
    (folder / "articles").mkdir(exist_ok=True)
    lines = [json.dumps({"text": text, "desk": desk}) for desk, text in texts.items()]
    (folder / "articles" / "news.jsonl").write_text("\n".join(lines))


@pytest.fixture(scope="module")
def rendered_once(tmp_path_factory):
    """A report without, and a notebook that compares."""
    folder = tmp_path_factory.mktemp("since")
    articles(folder, a="Oil rose.", b="Gas fell.")
    write_notebook(folder / "notebooks", "1_all.ipynb", "top: int = 3", SHOW)
    write_notebook(folder / "notebooks", "2_since.ipynb", 'since: str = ""', COUNT)
    run(folder)
    return folder


@pytest.fixture
def rendered(rendered_once, tmp_path, monkeypatch):
    """A copy to change, from inside of which reports are named."""
    folder = shutil.copytree(rendered_once, tmp_path / "work")
    monkeypatch.chdir(folder)
    return folder


def test_without_a_former_report_nothing_is_compared(rendered_once):
    assert {path.name for path in (rendered_once / "out").iterdir()} == {
        KEPT, "1_all.html", "index.html", "manifest.json",
    }  # fmt: skip
    with pytest.raises(ValueError, match="2_since compares with a former report; give its folder: --since OLD"):
        run(rendered_once, only=["since"])


def test_a_report_is_compared_with_the_one_that_it_replaces(rendered):
    articles(rendered, b="Gas fell.", c="Rain came.")
    run(rendered, values={"since": "out"})
    page = (rendered / "out" / "2_since.html").read_text()
    assert [page.count(text) for text in ("the former report", "the new articles")] == [2, 1]
    manifest = json.loads((rendered / "out" / "manifest.json").read_text())
    assert manifest["pages"]["2_since"]["parameters"] == {"since": "out"}
    assert "newswire report articles --only 2_since -p since out" in page
    said = run(rendered, values={"since": "out"})
    assert (
        "articles is not compared: the articles are those of the report in out, so nothing has changed since." in said
    )
    assert (rendered / "out" / "2_since.html").read_text() == page


def test_a_report_is_not_read_as_a_source_of_the_next(rendered):
    (rendered / "out").rename(rendered / "articles" / "pages")
    run(rendered, values={"since": "articles/pages"})
    assert json.loads((rendered / "out" / "manifest.json").read_text())["n_articles"] == 2


def test_a_failed_comparison_keeps_the_former_articles(rendered):
    write_notebook(rendered / "notebooks", "2_since.ipynb", 'since: str = ""', "1 / 0")
    before = (rendered / "out" / KEPT).read_bytes()
    articles(rendered, c="Rain came.")
    with pytest.raises(ReportError, match="2_since was not rendered"):
        run(rendered, values={"since": "out"})
    assert (rendered / "out" / KEPT).read_bytes() == before


def test_each_set_of_pages_is_compared_with_its_own(rendered):
    run(rendered, by="desk")
    articles(rendered, a="Oil fell.", c="Rain came.")
    said = run(rendered, by="desk", values={"since": "out"})
    assert (rendered / "out" / "a" / "2_since.html").is_file()
    assert not (rendered / "out" / "c" / "2_since.html").exists()
    assert any(line.startswith("desk: c is not compared: out/c keeps no articles of a report") for line in said)


def test_what_is_no_report_is_refused_before_anything_runs(rendered, capsys):
    asked = ["report", "articles", "--out", "other", "--notebooks", "notebooks", "--since", "nowhere"]
    assert command.main(asked) == 2
    said = "newswire: nowhere keeps no articles of a report to compare with, as one of an archive does not; give "
    assert capsys.readouterr().err.strip() == f"{said}another folder, or render that report again."
    assert not (rendered / "other").exists()


def test_a_page_says_so_when_its_former_report_is_another_now_or_gone(rendered, capsys):
    articles(rendered, b="Gas fell.", c="Rain came.")
    shutil.copytree(rendered / "out", rendered / "kept")
    run(rendered, values={"since": "out"})
    asked = ["verify", "out/2_since.html", "articles", "--notebooks", "notebooks"]
    assert command.main(asked) == 1
    marks = r"that had the fingerprint (\w+), the one there now has (\w+)\. If it was kept elsewhere"
    then, now = re.search(marks, capsys.readouterr().err).groups()
    assert then == kept_fingerprint(rendered / "kept") != now == kept_fingerprint(rendered / "out")
    assert command.main([*asked, "-p", "since", "kept"]) == 0
    (rendered / "out" / KEPT).unlink()
    assert command.main(asked) == 2
    said = capsys.readouterr().err
    assert said.startswith("newswire: out keeps no articles") and said.endswith("by -p since FOLDER.\n")
