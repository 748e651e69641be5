"""Sentiment of an archive is that of the corpus of its articles, wherever it is cut, by every function and option."""

import numpy as np
import pandas as pd
import pytest
from archives import archive_of
from corpora import corpus_of
from newswire import sentiment
from newswire.sentiment import coding, names

NAMES = ["Ann Lee", "Bob Lee", "Hope Roe"]
SENTENCES = [
    "Hope Hicks praised the good deal!",
    "Hope Roe was happy, but the war went on.",
    "They had hope.",
    "Fine Day won a prize.",
    "It was a fine day for Lee.",
    "We don’t like it, said Ann Lee.",
    "They didn't win.",
    "Yesterday Lee criticized Hope Roe.",
    "It was yesterday that Bob Lee was attacked by the awful critics.",
    "Nobody was hurt.",
    "By noon they left.",
    "We met President Ann Lee.",
    "We met Bob Lee in York, and Roe lied.",
    "He stood by",
    "Told so, they wept.",
]  # fmt: skip
LEXICON = {"deal": 2, "noon": -1.5}


def same(one, other):
    """Check that tables, or lists of them, are equal but for the rounding of sums."""
    if isinstance(one, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other, rtol=1e-12, atol=1e-12)
    elif one and isinstance(one[0], pd.DataFrame):
        for each in zip(one, other, strict=True):
            same(*each)
    else:
        assert one == other


def generated(seed):
    """Some articles of sentences drawn by lot, of two desks or none; the last has no sentence."""
    lot = np.random.default_rng(seed)
    texts = [
        " ".join([*lot.choice(SENTENCES, lot.integers(1, 9)), f"No. {row}."]) for row in range(lot.integers(3, 12))
    ]
    desks = ["home", "abroad", *lot.choice(["home", "abroad", None], len(texts) - 1)]
    return corpus_of([*texts, "–"], desk=desks)


def of_words(corpus):
    """All that is made of scored sentences and words, by the reading for news with words of one's own."""
    sentences = sentiment.score_sentences(corpus, "news", LEXICON)
    words = sentiment.word_contributions(corpus, "news", LEXICON)
    desk = corpus.articles["desk"]
    yield sentiment.score_articles(corpus, sentences=sentences, n_resamples=20)
    yield sentiment.strongest_words(words)
    yield sentiment.strongest_words(words, 2)
    yield sentiment.strongest_uses(words, per_key=2)
    yield sentiment.strongest_uses(words, desk, ["home", "abroad"])
    yield sentiment.word_shift(words, desk, "home", "abroad")
    yield sentiment.sentence_evidence(sentences, words, desk)
    yield sentiment.sentence_evidence(sentences, words, ["reads", desk.rename("same"), desk], per_key=1)
    extremes = sentiment.strongest_sentences(corpus, sentences, words, 2)
    yield extremes
    yield sentiment.sentence_evidence(extremes, words)
    yield sentiment.rows_of(words, corpus.articles.index[[-1, 1, 1]])


def of_names(corpus):
    """All that is said towards somebody."""
    for targets in (NAMES, {"they": ["they", "critics"], "Lee": "Lee"}):
        said = sentiment.towards(corpus, targets)
        yield sentiment.target_scores(said, n_resamples=20)
        yield sentiment.strongest_uses(said)
        yield sentiment.target_difference(said, corpus.articles["desk"], "home", "abroad", n_resamples=20)


def of_instruments(corpus):
    yield sentiment.panel(corpus, LEXICON)
    yield sentiment.curly_negations(corpus)
    yield sentiment.score_articles(corpus, "vader", LEXICON, alone=True, n_resamples=20)
    yield sentiment.score_articles(corpus, "news", corrections=("names", "events"), n_resamples=20)


def of_samples(corpus):
    yield sentiment.count_names(corpus)
    yield sentiment.count_names(corpus, "desk")
    yield sentiment.frequent_names(corpus)
    sheet = sentiment.draw_sentences(corpus, 6, model="news")
    yield sheet
    codes = sentiment.read_codes(sheet.assign(code=[-1, 0, 1, 1, 0, 1][: len(sheet)]), corpus)
    yield codes
    yield sentiment.compare_with_codes(corpus, codes, LEXICON, n_resamples=20)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("made", [of_words, of_names, of_instruments, of_samples])
def test_an_archive_feels_as_its_corpus_does(made, seed):
    corpus = generated(seed)
    cuts = np.random.default_rng(seed).choice(len(corpus), seed, replace=False)
    compared = list(zip(made(corpus), made(archive_of(corpus, sorted({*cuts} - {0}))), strict=True))
    assert len(compared) > 3
    for whole, added in compared:
        same(whole, added)


@pytest.mark.parametrize("most", [1, 4])
def test_of_many_articles_the_same_are_looked_at(monkeypatch, most):
    for module in (names, coding):
        monkeypatch.setattr(module, "SAMPLE", most)
    corpus = generated(8)
    assert len(corpus) > 2 * most
    for whole, added in zip(of_samples(corpus), of_samples(archive_of(corpus, [3, 4])), strict=True):
        same(whole, added)
