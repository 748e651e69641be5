"""Runs of words, against NLTK's counting."""

from collections import Counter

import pandas as pd
import pytest
from corpora import corpus_of
from newswire import frequencies
from newswire.frequencies import runs
from newswire.text import tokens
from nltk.util import ngrams as nltk_ngrams


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


@pytest.mark.parametrize("n", [2, 3, 4])
def test_runs_too_many_for_one_number_are_counted_alike(stories_corpus, monkeypatch, n):
    plain = frequencies.ngrams(stories_corpus, n, stopwords=True)
    monkeypatch.setattr(runs, "BITS", 20)  # so that numbers run full after each word, not after the fourth
    monkeypatch.setattr(tokens, "BITS", 12)  # and with the article too
    pd.testing.assert_frame_equal(frequencies.ngrams(stories_corpus, n, stopwords=True), plain)


def test_runs_do_not_cross_sentences_or_punctuation():
    corpus = corpus_of(["Oil fell. Gas rose, coal fell."])
    assert frequencies.ngrams(corpus, min_count=1)["ngram"].tolist() == ["coal fell", "gas rose", "oil fell"]


def test_a_run_longer_than_any_sentence_is_nowhere():
    corpus = corpus_of(["oil and gas"])
    assert frequencies.ngrams(corpus, 3, min_count=1)["ngram"].tolist() == ["oil and gas"]
    assert frequencies.ngrams(corpus, 4, min_count=1).empty
    assert frequencies.ngrams(corpus, 1000, min_count=1).empty


def test_runs_that_are_rarer_than_asked_are_not_counted():
    corpus = corpus_of(["Oil prices rose. Oil prices fell."])
    assert frequencies.count_ngrams(corpus, 2, min_count=2)["ngram"].tolist() == ["oil prices"]


def test_a_run_needs_a_word():
    corpus = corpus_of(["oil"])
    with pytest.raises(ValueError, match="a whole number of words"):
        frequencies.ngrams(corpus, 0)
