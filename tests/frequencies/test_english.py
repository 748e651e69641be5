"""Key words against general English."""

import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import frequencies
from newswire.frequencies import english


def test_one_article_has_words_of_its_own(seed_corpus):
    key = frequencies.keyness(seed_corpus, "english")
    assert key["word"].head(4).tolist() == ["relations", "hanhui", "mutual", "cooperation"]
    relations = key.iloc[0]
    assert relations["score"] == pytest.approx((10 / 354 * 1e6 + 50) / (46.8 + 50))
    assert relations["log_ratio"] == pytest.approx(np.log2(10 / 354 * 1e6 / 46.8))
    # G² of a count beside a rate that is known: 10 of 354 words where 0.0166 are expected
    expected = 46.8 * 354 / 1e6
    both = 10 * np.log(10 / expected) + 344 * np.log(344 / (354 - expected))
    assert relations["log_likelihood"] == pytest.approx(2 * both, rel=1e-4)
    assert key["low"].isna().all()


def test_words_of_reporting_are_not_what_texts_are_about():
    corpus = corpus_of([f"Mr. Zorn said on Monday that pipeline {i} leaks, the spokesman added." for i in range(6)])
    assert frequencies.keyness(corpus, "english")["word"].tolist() == ["zorn", "leaks", "pipeline"]
    with_all = frequencies.keyness(corpus, "english", stopwords=True)["word"]
    assert {"said", "monday", "the", "mr."} <= set(with_all)
    assert "zorn" not in frequencies.keyness(corpus, "english", stopwords=["Zorn"])["word"].tolist()


def test_a_name_in_many_articles_comes_before_one_that_a_single_article_repeats():
    texts = [f"Brzk opened plant {i}, and output grew by a tenth in the region." for i in range(20)]
    texts[3] += " Xqzv!" * 20
    key = frequencies.keyness(corpus_of(texts), "english").set_index("word")
    assert key.loc["brzk", "count"] == key.loc["xqzv", "count"] == 20
    assert key.loc["brzk", "score"] > 4 * key.loc["xqzv", "score"]
    assert key.loc["brzk", "low"] > key.loc["xqzv", "low"]


def test_rates_follow_the_splitting_of_texts():
    words = ["n't", "'s", "people", "café", "u.s.", "mr.", "hanhui", "sino-russian", "g20"]
    rates = pd.Series(english.rates(pd.Index(words)), words)
    assert rates["n't"] > 4000  # of don't, can't and the others together
    assert rates["'s"] > 6000
    assert rates["hanhui"] == rates["g20"] == rates.min()
    assert rates["u.s."] == english.rates(pd.Index(["u.s"]))[0] > 100
    assert rates["sino-russian"] <= 10


def test_listed_rates_are_rates_of_words():
    listed = english._listed()
    assert listed.index.is_unique
    assert listed.min() == 0.3
    assert 850_000 < listed.sum() < 1_000_000
    assert not listed.index.str.contains(r"\d").any()
    assert {"null", "nan", "none"} <= set(listed.index)
