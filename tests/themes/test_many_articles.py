"""Themes of more articles than they are fitted to: drawn by lot, found in all, and of an archive as of the corpus."""

import gc

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from archives import archive_of
from claims.reading import contradictions, mutants, read
from claims.themes import theme_overview
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire import Corpus, findings, themes
from newswire.themes import fitting
from newswire.themes.prevalence import _once, _sums
from newswire.themes.words import SENTENCES, best_sentences
from sklearn.metrics import normalized_mutual_info_score
from stories import THEMES, make

DRAWN, N = 120, len(THEMES)
CUTS = [0, 60, 61, 200]  # a part without articles, and one of a single article
TABLES = ["words", "pieces", "passages", "stability", "coherence", "choice", "rest"]
ASKED = [{}, {"by": "desk"}, {"freq": "month"}, {"freq": "quarter", "halves": True}, {"by": ["desk", "quarter"]},
         {"by": "desk", "within": "quarter"}, {"by": "part"}]  # fmt: skip


@pytest.fixture(scope="module")
def corpus():
    made = make(240, seed=3, heads=False)[["text", "date", "theme"]]
    made.loc[7, ["text", "date"]] = "It is so, and so it was.", pd.NaT  # no terms
    part = np.repeat(["first", None, "last"], [60, 140, 40])  # groups that one part of the archive has alone
    return Corpus.from_frame(made.assign(desk=["a", "b", "c"] * 80, part=part))


@pytest.fixture(scope="module")
def archive(corpus):
    return archive_of(corpus, CUTS)


@pytest.fixture
def drawn(monkeypatch):
    monkeypatch.setattr(fitting, "FITTED", DRAWN)


def fit(corpus, n=N):
    return themes.fit_themes(corpus, n, n_resamples=2, progress=False)


def test_themes_are_those_of_the_articles_that_are_drawn_and_found_in_all(corpus, drawn):
    fitted, few = fit(corpus), fit(corpus.sample(DRAWN))
    assert (fitted.n_drawn, few.n_drawn, few.assign(corpus).n_drawn) == (DRAWN, 0, 0)
    for name in ("words", "stability", "coherence"):
        pd.testing.assert_frame_equal(getattr(fitted, name), getattr(few, name))
    for name in ("articles", "pieces", "passages"):
        pd.testing.assert_frame_equal(getattr(fitted, name), getattr(few.assign(corpus), name))
    told = fitted.articles[fitted.articles["main"]].set_index("article")["theme"].reindex(corpus.articles.index)
    known = told.notna()
    assert known.sum() == 239 and not known.iloc[7]
    assert normalized_mutual_info_score(corpus.articles["theme"][known], told[known]) > 0.98


@pytest.mark.parametrize("n", [N, "auto"])
def test_an_archive_has_the_themes_of_the_corpus(corpus, archive, drawn, n):
    whole, parts = fit(corpus, n), fit(archive, n)
    assert parts.n_drawn == DRAWN
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(parts, name), getattr(whole, name), rtol=1e-12)
    nearest = whole.articles.loc[whole.articles.groupby("article", sort=False)["share"].idxmax()]
    pd.testing.assert_frame_equal(parts.articles, nearest.reset_index(drop=True), rtol=1e-12)
    assert parts.labels.equals(whole.labels)
    pd.testing.assert_frame_equal(parts.overview(), whole.overview(), rtol=1e-12)
    pd.testing.assert_frame_equal(parts.evidence(), whole.evidence())
    for asked in ASKED:
        pd.testing.assert_frame_equal(parts.prevalence(**asked), whole.prevalence(**asked), rtol=1e-12)
    differ = [each.difference("desk", "a", "b", n_resamples=20) for each in (parts, whole)]
    pd.testing.assert_frame_equal(*differ, rtol=1e-12)
    assert findings.theme_overview(parts) == findings.theme_overview(whole)


def test_what_was_drawn_from_an_archive_is_let_go(archive, drawn):
    def held() -> int:
        gc.collect()
        return sum(type(each) is Corpus for each in gc.get_objects())

    before = held()
    fitted = fit(archive)
    assert fitted.n_drawn == DRAWN and held() == before


def test_an_archive_of_few_articles_has_all_that_the_corpus_has(corpus):
    few = (np.arange(len(corpus)) < 40) | (np.arange(len(corpus)) > 230)  # passages, and a part without any of them
    whole, parts = fit(corpus.where(few), 4), fit(archive_of(corpus, CUTS).where(few), 4)
    assert whole.by_passages and not parts.n_drawn
    for name in [*TABLES, "articles"]:
        pd.testing.assert_frame_equal(getattr(parts, name), getattr(whole, name), check_exact=True)
    pd.testing.assert_frame_equal(parts.prevalence("desk"), whole.prevalence("desk"))


def test_themes_are_found_in_some_articles_of_an_archive_and_in_none(corpus, archive, drawn):
    fitted = fit(corpus)
    for few in ({"part": "last"}, {"mask": np.arange(len(corpus)) == 60}, {"mask": np.zeros(len(corpus), bool)}):
        parts, whole = (fitted.assign(each.where(**few)) for each in (archive, corpus))
        for name in ("pieces", "passages", "rest"):
            pd.testing.assert_frame_equal(getattr(parts, name), getattr(whole, name), rtol=1e-12)
    assert fit(archive.where(np.zeros(len(corpus), bool))).n_themes == 0


def test_sentences_of_any_length_are_typical_only_where_all_of_an_archive_are_unusual(corpus, drawn):
    fitted = fit(corpus)
    word = fitted.words["word"].iloc[0]
    short = pd.DataFrame({"text": [f"{word.title()} {number}." for number in ("one", "two", "three")]})
    usual = f"Nobody knew in the morning what was meant by {word} ."
    for texts in (short, pd.concat([short, pd.DataFrame({"text": [usual]})], ignore_index=True)):
        whole = Corpus.from_frame(texts)
        parts, at_once = fitted.assign(archive_of(whole, [1, 3])), fitted.assign(whole)
        pd.testing.assert_frame_equal(parts.passages, at_once.passages, rtol=1e-12)
        assert len(at_once.passages) <= len(texts)


ROWS = st.tuples(*(st.integers(0, most) for most in (1, 3, 3, 9)), st.integers(0, 4))


@settings(max_examples=40)
@given(st.lists(ROWS, max_size=40, unique_by=lambda row: row[1:4]))
def test_best_sentences_of_parts_are_those_of_the_whole(rows):
    # theme, part, article there, start, score: many ties
    table = pd.DataFrame(sorted(rows, key=lambda row: row[1:]), columns=["theme", "part", "article", "start", "score"])
    table = table.assign(article=table["part"].astype(str) + table["article"].astype(str), end=table["start"] + 1)
    whole = best_sentences([table])
    parts = [best_sentences([part]) for _, part in table.groupby("part")] or [whole]
    pd.testing.assert_frame_equal(best_sentences(parts), whole)
    pd.testing.assert_frame_equal(best_sentences([best_sentences(parts[:2]), *parts[2:]]), whole)
    for _, of in whole.groupby("theme"):
        again = of["article"].duplicated()
        assert again.is_monotonic_increasing and len(of) <= SENTENCES
        assert of["score"][~again].is_monotonic_decreasing and of["score"][again].is_monotonic_decreasing


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), min_size=1, max_size=30))
def test_counts_of_whole_articles_are_the_sums_over_units_of_one_article(rows):
    theme, cell = np.array(rows).T
    cell = np.unique(cell, return_inverse=True)[1]
    wide = pd.DataFrame({number: theme == number for number in (1, 2)})
    own, rest = _once(wide, cell, np.arange(len(cell)), cell // 2)
    counted = _sums(wide, cell, np.arange(len(cell)), cell // 2)
    np.testing.assert_array_equal(counted[0], own.groupby(level=0).sum())
    np.testing.assert_array_equal(counted[1], rest)


@pytest.mark.parametrize("count", ["articles", "stories"])
def test_how_many_articles_themes_were_sought_in_is_said(corpus, drawn, count):
    texts = corpus.articles
    if count == "stories":
        texts = texts.assign(story=[f"s{place // 2 if place < 120 else place:03}" for place in range(240)])
        corpus = corpus.counted_once(texts[["story"]].reset_index())
    fitted = fit(corpus)
    said = findings.theme_overview(fitted, corpus.units)
    patterns, facts = theme_overview(texts, fitted)
    claims = read(said, patterns)
    assert claims["drawn"] == "120" and not contradictions(claims, facts)
    sought = next(part for part in said.split(". ") if "sought" in part)
    for wrong in mutants(sought):
        assert "drawn" in "".join(contradictions(read(said.replace(sought, wrong), patterns), facts))


def test_how_many_were_drawn_is_saved_with_themes(corpus, drawn, tmp_path):
    fit(corpus).save(tmp_path / "some.themes")
    opened = nw.themes.open_themes(tmp_path / "some.themes")
    assert opened.n_drawn == DRAWN
    assert "sought in 120 of the articles" in findings.theme_overview(opened)
