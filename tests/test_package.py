"""The package as a whole: quick to import, its public names are there however often they are used."""

import subprocess
import sys

import newswire as nw
import pytest


@pytest.mark.parametrize("name", nw.__all__)
def test_public_names_stay_what_they_are(name):
    first = getattr(nw, name)
    assert getattr(nw, name) is first
    assert name in dir(nw)


def test_unknown_names_are_refused():
    with pytest.raises(AttributeError, match="sentimnet"):
        nw.sentimnet  # noqa: B018


def test_importing_it_loads_nothing_heavy():
    heavy = "('pandas', 'matplotlib', 'papermill')"
    code = f"import sys, newswire, newswire.reports.command; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
