"""Corpora that many tests read, and a cache of the tests' own."""

import os

import newswire as nw
import pytest
from newswire.corpus import Corpus
from stories import make


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory):
    """Keep the tests out of the user's cache, in this process and in those that it starts."""
    before = os.environ.get("NEWSWIRE_CACHE")
    os.environ["NEWSWIRE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    del os.environ["NEWSWIRE_CACHE"]
    if before is not None:
        os.environ["NEWSWIRE_CACHE"] = before


@pytest.fixture(scope="session")
def seed_corpus(cache_of_the_tests):
    """The project's own seed article."""
    return nw.read_corpus("seeds")


@pytest.fixture(scope="session")
def stories_corpus():
    """Sixty generated wire stories."""
    return Corpus.from_frame(make(60, seed=7))
