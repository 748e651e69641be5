"""Corpora that many tests read, a cache of the tests' own, and how Hypothesis looks for examples."""

import os
import sys

import newswire as nw
import pytest
from corpora import SEED, corpus_of
from hypothesis import HealthCheck, settings
from stories import make

# How long an example takes depends on what else the machine does, so no test fails for it.
settings.register_profile("newswire", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("newswire")


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory):
    """Keep the tests out of the user's cache, in this process and in those that it starts."""
    before = os.environ.get("NEWSWIRE_CACHE")
    os.environ["NEWSWIRE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    del os.environ["NEWSWIRE_CACHE"]
    if before is not None:
        os.environ["NEWSWIRE_CACHE"] = before


@pytest.fixture(autouse=True)
def no_figure_stays():
    """Close what a test has drawn, so that none sees the figures of another, whatever their order."""
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


@pytest.fixture(scope="session")
def seed_corpus(cache_of_the_tests):
    """The project's own seed article."""
    return nw.read_corpus(SEED)


@pytest.fixture(scope="session")
def stories_corpus():
    """Sixty generated wire stories."""
    return nw.Corpus.from_frame(make(60, seed=7))


@pytest.fixture(scope="session")
def small():
    """Three short articles with the usual difficulties: an emoji, two kinds of apostrophe, capitals."""
    return corpus_of(
        ["Rates rose. It’s good, it's said.", "Café 😀 opened; rates didn't fall.", "RATES!"], desk=["a", "b", "a"]
    )


@pytest.fixture
def nothing(stories_corpus):
    """A corpus without articles."""
    return stories_corpus.where([False] * len(stories_corpus))
