"""Every analysis gives of an archive what it gives of the corpus, and no function that adds up is forgotten here."""

import inspect
import pkgutil
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from archives import archive_of
from newswire import corpus as corpora
from newswire import frequencies, sentiment, stories, themes
from newswire.corpus.archive.engine import total
from newswire.corpus.archive.parts import InParts, Made, concatenated
from newswire.frequencies.concordance import stripes
from scipy import sparse
from stories import make


def told_by(found: themes.Themes) -> list[pd.DataFrame]:
    """Return what themes tell of articles; of those of an archive, only the share of the nearest is kept."""
    nearest = found.articles.sort_values("share", ascending=False, kind="stable").drop_duplicates("article")
    return [
        found.pieces,
        found.passages,
        found.overview(),
        found.prevalence("agency"),
        nearest.sort_index(ignore_index=True),
    ]


OVERVIEWS = [nw.overview.article_lengths, nw.overview.head_fields, nw.overview.groupings, nw.overview.languages]
CALLS = {
    "collocates": lambda c: frequencies.collocates(c, ["oil", "coal"], min_count=1),
    "collocations": lambda c: frequencies.collocations(c, min_count=2, window=3),
    "concordance": lambda c: frequencies.concordance(c, "the", limit=20),
    "count_words": lambda c: frequencies.count_words(c, by="agency", unit="stem"),
    "count_ngrams": lambda c: frequencies.count_ngrams(c, 3, stopwords=False),
    "dispersion": lambda c: frequencies.dispersion(c),
    "dispersion of words": lambda c: frequencies.dispersion(c, ["oil", "minister", "nowhere"]),
    "diversity": lambda c: frequencies.diversity(c, window=20),
    "group_keyness": lambda c: frequencies.group_keyness(frequencies.count_words(c, by="theme"), c),
    "keyness": lambda c: frequencies.keyness(c.where(theme="energy"), c.where(theme="courts"), min_count=1),
    "keyness beside English": lambda c: frequencies.keyness(c, "english"),
    "ngrams": lambda c: frequencies.ngrams(c, 2, by="theme"),
    "positions": lambda c: frequencies.positions(c, ["oil", "minister"]),
    "positions in stripes": lambda c: stripes(frequencies.positions(c, ["oil", "minister"])),
    "sides": lambda c: [(name, len(one), len(other)) for name, one, other in [frequencies.sides(c, "agency")]],
    "trend": lambda c: frequencies.trend(c, ["oil", "minister"], "week"),
    "word_evidence": lambda c: frequencies.word_evidence(c, ["oil", "minister"]),
    "word_frequencies": lambda c: frequencies.word_frequencies(c, by="theme"),
    "uses": lambda c: frequencies.uses(c, ["oil", "min*"]),
    "count_names": lambda c: sentiment.count_names(c, by="agency"),
    "curly_negations": lambda c: sentiment.curly_negations(c),
    "draw_sentences": lambda c: sentiment.draw_sentences(c, 20),
    "frequent_names": lambda c: sentiment.frequent_names(c, top=4),
    "group_scores": lambda c: sentiment.group_scores(sentiment.score_articles(c), c.articles["agency"]),
    "overall_score": lambda c: sentiment.overall_score(sentiment.score_articles(c, model="news")),
    "panel": lambda c: sentiment.panel(c),
    "period_scores": lambda c: sentiment.period_scores(sentiment.score_articles(c), c.articles["date"], "week"),
    "score_articles": lambda c: sentiment.score_articles(c),
    "score_articles by sentences": lambda c: sentiment.score_articles(c, sentences=sentiment.score_sentences(c)),
    "score_sentences": lambda c: sentiment.score_sentences(c),
    "score_sentences by news": lambda c: sentiment.score_sentences(c, model="news"),
    "sentence_evidence": lambda c: sentiment.sentence_evidence(
        sentiment.score_sentences(c), sentiment.word_contributions(c), c.articles["theme"]
    ),
    "strongest_sentences": lambda c: sentiment.strongest_sentences(
        c, sentiment.score_sentences(c), sentiment.word_contributions(c)
    ),
    "strongest_uses": lambda c: sentiment.strongest_uses(sentiment.word_contributions(c)),
    "strongest_words": lambda c: sentiment.strongest_words(sentiment.word_contributions(c)),
    "towards": lambda c: sentiment.towards(c, ["Anna Petrova", "the court"]),
    "target_scores": lambda c: sentiment.target_scores(sentiment.towards(c, ["Anna Petrova", "Li Wei"])),
    "word_contributions": lambda c: sentiment.word_contributions(c),
    "word_shift": lambda c: sentiment.word_shift(
        sentiment.word_contributions(c), c.articles["theme"], "energy", "courts"
    ),
    "fit_themes": lambda c: themes.fit_themes(c, 4, n_resamples=2),
    "themes of others": lambda c: told_by(themes.fit_themes(c.sample(25), 3, n_resamples=2).assign(c)),
    "furniture": lambda c: nw.furniture(c),
    "furniture_spread": lambda c: nw.overview.furniture_spread(c, nw.furniture(c)),
    "without furniture": lambda c: frequencies.count_words(c.without(nw.furniture(c))),
    "copy_sets": lambda c: stories.copy_sets(c, stories.find_copies(c)),
    "lengths, heads and groups": lambda c: [each(c) for each in OVERVIEWS],
    "article_parts": lambda c: nw.overview.article_parts(c, c.articles.index[-1]),
}


@pytest.fixture(scope="module")
def corpus():
    """Stories of which some have page furniture, some curly apostrophes; themes and agencies go by date, so by part."""
    frame = make(54, seed=7).sort_values(["date", "title"], kind="stable", ignore_index=True)
    row = np.arange(len(frame))
    text = frame["text"].where(row % 3 > 0, frame["text"] + " It wasn’t good, and it isn’t oil.")
    text = text.where(row % 2 > 0, text + "\n\nSign up for our newsletter\n\nFollow us on social media")
    return nw.Corpus.from_frame(frame.assign(text=text, only=np.where(row == 53, "last", "others")))


@pytest.fixture(scope="module")
def archive(corpus):
    """An archive in ten parts, of which one has a single article, as the last has a group of its own."""
    return archive_of(corpus, [5, 11, 12, 20, 21, 30, 38, 46, 53])


@pytest.fixture(scope="module")
def some(corpus):
    """Half of the articles, and an archive of them."""
    row = np.arange(len(corpus))
    kept = (row % 2 > 0) & (row > 12)
    return kept, archive_of(corpus, [12, 30, 52]).where(kept)


def put_together(value):
    """Return a table that is in parts as one."""
    return total(value, concatenated) if isinstance(value, InParts) else value


def assert_same(found, expected):
    """Compare what an archive gave with what the corpus gave, down to the numbers in it."""
    found = put_together(found)
    if isinstance(expected, pd.DataFrame):
        pd.testing.assert_frame_equal(found, expected, rtol=1e-12, atol=1e-12)
    elif isinstance(expected, pd.Series):
        pd.testing.assert_series_equal(found, expected, rtol=1e-12, atol=1e-12)
    elif isinstance(expected, pd.Index):
        pd.testing.assert_index_equal(found, expected)
    elif isinstance(expected, np.ndarray):
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)
    elif isinstance(expected, (list, tuple)):
        assert len(found) == len(expected)
        for pair in zip(found, expected, strict=True):
            assert_same(*pair)
    elif is_dataclass(expected):
        for field in fields(expected):
            assert_same(getattr(found, field.name), getattr(expected, field.name))
    elif sparse.issparse(expected):
        assert_same(found.toarray(), expected.toarray())
    else:
        assert found == expected


@pytest.fixture(scope="module")
def given(archive):
    """A function that tells what an analysis gives of the archive, made once; and the functions that ran in parts."""
    run, of_one = set(), Made.value
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Made, "value", lambda made, known: run.add(made.function) or of_one(made, known))
        yield cache(lambda name: put_together(CALLS[name](archive))), run


@pytest.mark.parametrize("name", CALLS)
def test_an_archive_gives_what_the_corpus_gives(corpus, given, name):
    assert_same(given[0](name), CALLS[name](corpus))


@pytest.mark.parametrize("name", CALLS)
def test_some_articles_of_an_archive_give_what_those_of_the_corpus_give(corpus, some, name):
    """Of one part no articles are left, of another one."""
    kept, archive = some
    assert_same(CALLS[name](archive), CALLS[name](corpus.where(kept)))


def test_no_function_that_adds_up_is_forgotten(given):
    for name in CALLS:
        given[0](name)
    there = set()
    for room in (corpora, frequencies, sentiment, themes, stories):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            there |= {each for _, each in inspect.getmembers(import_module(module.name), inspect.isfunction)}
    decorated = {each for each in there if hasattr(each, "merge") and hasattr(each, "__wrapped__")}
    assert sorted(each.__qualname__ for each in decorated - given[1]) == []
