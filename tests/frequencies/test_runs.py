"""Runs of words and collocations, against NLTK's counting and measures."""

from collections import Counter

import newswire as nw
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire import frequencies
from newswire.frequencies import runs
from newswire.frequencies.collocation import association
from newswire.text import tokens
from nltk.metrics import BigramAssocMeasures
from nltk.util import ngrams as nltk_ngrams
from scipy import stats


def plain_runs(corpus, n):
    """Count runs sentence by sentence, breaking where a token is no word."""
    counts, articles = Counter(), {}
    vocabulary = corpus.vocabulary
    for number in range(len(corpus.sentence_starts)):
        codes = corpus.codes[corpus.sentence_bounds[number] : corpus.sentence_bounds[number + 1]]
        tokens = [vocabulary["lower"][code] if vocabulary["is_word"][code] else None for code in codes]
        for run in nltk_ngrams(tokens, n):
            if None not in run:
                counts[" ".join(run)] += 1
                articles.setdefault(" ".join(run), set()).add(corpus.sentence_articles[number])
    return counts, {run: len(found) for run, found in articles.items()}


@pytest.mark.parametrize("n", [1, 2, 3, 6])
def test_runs_are_those_of_nltk(seed_corpus, n):
    counts, articles = plain_runs(seed_corpus, n)
    table = frequencies.ngrams(seed_corpus, n, min_count=1, stopwords=True)
    assert dict(zip(table["ngram"], table["count"])) == counts
    assert dict(zip(table["ngram"], table["n_articles"])) == articles


def test_runs_of_many_stories(stories_corpus):
    counts, articles = plain_runs(stories_corpus.where(agency="TASS"), 2)
    table = frequencies.ngrams(stories_corpus.where(agency="TASS"), 2, min_count=1, stopwords=True)
    assert dict(zip(table["ngram"], table["count"])) == counts
    assert dict(zip(table["ngram"], table["n_articles"])) == articles


def test_runs_have_the_rates_and_intervals_of_words(stories_corpus):
    words = frequencies.word_frequencies(stories_corpus).rename(columns={"word": "ngram"})
    pd.testing.assert_frame_equal(frequencies.ngrams(stories_corpus, 1, min_count=1), words)
    pairs = frequencies.ngrams(stories_corpus, 2, by="agency")
    for agency in ("TASS", "Reuters"):
        alone = frequencies.ngrams(stories_corpus.where(agency=agency), 2)
        within = pairs[pairs["agency"] == agency].drop(columns="agency").reset_index(drop=True)
        pd.testing.assert_frame_equal(within, alone)
    row = pairs[pairs["agency"] == "TASS"].iloc[0]
    assert row["low"] < row["per_million"] < row["high"]


@pytest.mark.parametrize("n", [2, 3, 4])
def test_runs_too_many_for_one_number_are_counted_alike(stories_corpus, monkeypatch, n):
    plain = frequencies.ngrams(stories_corpus, n, stopwords=True)
    monkeypatch.setattr(runs, "BITS", 20)  # so that numbers run full after each word, not after the fourth
    monkeypatch.setattr(tokens, "BITS", 12)  # and with the article too
    pd.testing.assert_frame_equal(frequencies.ngrams(stories_corpus, n, stopwords=True), plain)


def test_runs_do_not_cross_sentences_or_punctuation():
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil fell. Gas rose, coal fell."]}))
    assert frequencies.ngrams(corpus, min_count=1)["ngram"].tolist() == ["coal fell", "gas rose", "oil fell"]


def test_a_run_longer_than_any_sentence_is_nowhere():
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["oil and gas"]}))
    assert frequencies.ngrams(corpus, 3, min_count=1)["ngram"].tolist() == ["oil and gas"]
    assert frequencies.ngrams(corpus, 4, min_count=1).empty
    assert frequencies.ngrams(corpus, 1000, min_count=1).empty


def test_a_run_needs_a_word():
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["oil"]}))
    with pytest.raises(ValueError, match="a whole number of words"):
        frequencies.ngrams(corpus, 0)


# count of the pair, of its first word, of its second, and of all pairs
PAIRS = st.integers(1, 50).flatmap(
    lambda a: st.tuples(st.just(a), st.integers(a, 400), st.integers(a, 400), st.integers(1000, 100_000))
)


@given(PAIRS)
def test_measures_are_those_of_nltk_and_scipy(pair):
    a, b, c, n = pair
    found = association(a, b, c, n)
    assert found["pmi"] == pytest.approx(BigramAssocMeasures.pmi(a, (b, c), n))
    assert found["t_score"] == pytest.approx(BigramAssocMeasures.student_t(a, (b, c), n))
    table = [[a, b - a], [c - a, n - b - c + a]]
    g2 = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert abs(found["log_likelihood"]) == pytest.approx(g2, rel=1e-6, abs=1e-6)
    assert found["log_dice"] <= 14


def test_new_companies_of_manning_and_schuetze():
    # Foundations of Statistical Natural Language Processing (1999), table 5.6: t = 0.999932
    assert association(8, 15828, 4675, 14307668)["t_score"] == pytest.approx(0.999932, abs=1e-6)


def test_a_planted_pair_comes_first():
    texts = [
        "The central bank met.",
        "A central bank spoke.",
        "Our central bank fell.",
        "The river bank flooded.",
        "Oil rose.",
    ]
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": texts}))
    first = frequencies.collocations(corpus, min_count=2).iloc[0]
    assert (first["first"], first["second"], first["count"], first["n_articles"]) == ("central", "bank", 3, 3)


def test_articles_with_a_pair_at_several_distances_are_counted_once():
    texts = ["oil rates oil", "oil rates", "oil gas rates"]
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": texts}))
    wide = frequencies.collocations(corpus, window=2, min_count=1).set_index(["first", "second"])
    assert wide.loc[("oil", "rates"), ["count", "n_articles"]].tolist() == [3, 3]


def test_a_window_reaches_over_other_words():
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates quickly rose.", "Rates slowly rose."]}))
    wide = frequencies.collocations(corpus, window=2, min_count=2)
    assert wide[["first", "second", "count"]].values.tolist() == [["rates", "rose", 2]]
    assert wide["n_articles"].tolist() == [2]
    with pytest.raises(ValueError, match="no measure 'chi'"):
        frequencies.collocations(corpus, sort="chi")
