"""Bars of progress, and where they are written."""

from newswire.progress import bar


def test_in_jupyterlab_a_bar_leaves_nothing_on_standard_error(monkeypatch, capsys):
    monkeypatch.setenv("JPY_SESSION_NAME", "a.ipynb")
    steps = bar(total=2)
    steps.delay = 0
    steps.update()
    steps.refresh()
    steps.close()
    written = capsys.readouterr()
    assert "1/2" in written.out
    assert written.err == ""
