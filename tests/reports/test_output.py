"""What a cell prints: as much of it as a page can hold, however it was flushed; and how long each cell took."""

import re
import resource
from pathlib import Path

import pytest
from newswire.reports import ReportError, command, render
from running import write_notebook

MEGABYTE = 1_000_000
CUT = "[What this cell printed beyond a megabyte was left out.]"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text("LONDON (Reuters) - Rates rose on Friday.")
    return tmp_path


def outputs(folder: Path, *cells: str, **options) -> list[str]:
    """Render a notebook of these cells, and return what its page holds of their output."""
    write_notebook(folder / "notebooks", "1_page.ipynb", *cells)
    render(folder / "one.txt", folder / "out", notebooks=folder / "notebooks", say=lambda line: None, **options)
    page = (folder / "out" / "1_page.html").read_text()
    return re.findall(r'<div class="output">(.*?)</div>', page, re.S)


def test_text_beyond_a_megabyte_is_cut_and_said_but_not_what_is_shown(folder):
    printed, shown, html, within = outputs(
        folder,
        f"print('w' * {3 * MEGABYTE})",
        f"class Long:\n    def __repr__(self):\n        return 'r' * {2 * MEGABYTE}\nLong()",
        f"from IPython.display import HTML\nHTML('h' * {2 * MEGABYTE})",
        f"print('x' * {MEGABYTE - 1})",
    )
    assert printed == f"<pre>{'w' * MEGABYTE}\n{CUT}\n</pre>"
    assert shown == f"<pre>{'r' * MEGABYTE}\n{CUT}\n</pre>"
    assert html == "h" * (2 * MEGABYTE)
    assert within == f"<pre>{'x' * (MEGABYTE - 1)}\n</pre>"


def test_text_is_one_output_however_it_was_flushed_and_outputs_are_counted(folder):
    flushed, *shown = outputs(
        folder,
        "import sys\nfor n in range(2000):\n    print(n, flush=True)\n    print(n, file=sys.stderr, flush=True)",
        "from IPython.display import HTML\nfor n in range(1100):\n    display(HTML(f'<i>{n}</i>'))",
    )
    assert flushed == "<pre>" + "".join(f"{n}\n" for n in range(2000)) + "</pre>"
    assert shown[:1000] == [f"<i>{n}</i>" for n in range(1000)]
    assert shown[1000:] == ["<pre>\n[What this cell showed beyond 1,000 outputs was left out.]\n</pre>"]


def test_a_warning_is_among_the_messages_of_its_cell(folder):
    outputs(folder, "import warnings\nwarnings.warn('look here')")
    page = (folder / "out" / "1_page.html").read_text()
    assert re.search(r"<summary>messages of this cell</summary><pre>.*UserWarning: look here\n", page)


def test_a_cell_that_prints_for_ever_fills_nothing(folder, capsys):
    write_notebook(folder / "notebooks", "1_page.ipynb", "while True:\n    print('for ever ' * 10)")
    options = ["--out", str(folder / "out"), "--notebooks", str(folder / "notebooks"), "--timeout", "8"]
    usual = 1_500_000  # kilobytes
    assert command.main(["report", str(folder / "one.txt"), *options]) == 1
    assert "code cell 2, “while True:”, took longer than 8 s" in capsys.readouterr().err
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < usual


def test_a_reason_is_one_short_line_that_a_terminal_only_shows(folder):
    with pytest.raises(ReportError) as failure:
        outputs(folder, "", f"raise ValueError('\\x1b[31mred ' + 'w' * {MEGABYTE})")
    place, _, reason = str(failure.value).partition("”, raised ")
    assert place.startswith("1_page was not rendered: code cell 2, “raise ValueError(")
    assert reason.startswith("ValueError: red www")
    assert len(reason) < 400


def test_each_cell_has_its_time_and_each_page_an_estimate(folder, capsys):
    for name in ("1_page.ipynb", "2_other.ipynb"):
        write_notebook(folder / "notebooks", name, "import time\ntime.sleep(1)", "print(top)")
    options = ["--out", str(folder / "out"), "--notebooks", str(folder / "notebooks"), "--jobs", "1", "--timings"]
    assert command.main(["report", str(folder / "one.txt"), *options]) == 0
    said = capsys.readouterr().err
    assert re.search(r"\[1/2\] 2_other +\d+\.\d s; 3 of 6 cells are done; at this rate, some \d+ s to go\n", said)
    assert re.search(r"\[2/2\] 1_page +\d+\.\d s\nSeconds of each cell, longest first:\n", said)
    table = said.partition("longest first:\n")[2].splitlines()
    longest = {re.fullmatch(r" +\d+\.\d  (.*)", line)[1] for line in table[:2]}
    assert longest == {"1_page, code cell 2: import time", "2_other, code cell 2: import time"}
    assert len(table) == 7
    assert table[-1].endswith("  before, between and after the cells")
