"""Words of themes: labels, and the sentences that are shown for them."""

import numpy as np
import pandas as pd
import pytest
from newswire import Corpus
from newswire.themes.terms import count_terms
from newswire.themes.words import describe, labels, typical_sentences


def listed(*rows):
    return pd.DataFrame(rows, columns=["theme", "rank", "word", "score"])


def test_labels_share_no_term():
    words = listed((0, 1, "oil", 9.0), (0, 2, "big oil", 8.0), (1, 1, "oil", 7.0), (1, 2, "rain", 6.0))
    assert labels(words, 3).tolist() == ["big oil", "rain", "theme 3"]


@pytest.mark.parametrize("score, first", [(6.1, "oil price"), (5.9, "gas")])
def test_a_phrase_comes_first_in_a_label_with_two_thirds_of_a_words_score(score, first):
    assert labels(listed((0, 1, "gas", 9.0), (0, 2, "oil price", score)), 1, 1).tolist() == [first]


def test_the_thirteenth_word_is_in_no_label():
    words = [(0, rank, f"word{rank}", 30.0 - rank) for rank in range(1, 13)] + [(1, 13, "late", 1.0)]
    assert labels(listed(*words), 2).tolist() == ["word1, word2, word3", "theme 2"]
    words[-1] = (1, 12, "late", 1.0)
    assert labels(listed(*words), 2)[1] == "late"


def test_twenty_five_words_are_listed_and_ten_measured():
    texts = [" ".join(f"{name}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz") for name in ("one", "two")]
    terms = count_terms(Corpus.from_frame(pd.DataFrame({"text": texts})), passages=False, phrases=False)
    words, first = describe(terms, np.eye(2))
    assert words.groupby("theme")["rank"].max().tolist() == [25, 25]
    assert first.shape == (2, 10)


@pytest.mark.parametrize("n_tokens, shown", [(7, False), (8, True), (60, True), (61, False)])
def test_typical_sentences_have_eight_to_sixty_tokens(n_tokens, shown):
    sentence = " ".join(["Oil", *["the"] * (n_tokens - 2), "."])
    other = "Oil fell and then some of the wells were shut ."
    corpus = Corpus.from_frame(pd.DataFrame({"text": [f"{sentence}\n\n{other}"]}))
    assert np.diff(corpus.sentence_bounds).tolist() == [n_tokens, 11]
    words = listed((0, 1, "oil", 9.0))
    terms = count_terms(corpus, passages=False, names=pd.Index(["oil"]))
    found = typical_sentences(corpus, terms, words, np.ones((1, 1)))
    assert (sentence in corpus.text_of(found).tolist()) == shown
    assert other in corpus.text_of(found).tolist()


def test_five_sentences_are_shown_from_different_articles_first():
    better, worse = "Oil and gas and coal fell on the day .", "Oil fell on the day with the rain ."
    texts = [f"{better}\n\n{better} So {word} ." for word in "red blue green grey".split()] + [worse]
    corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    words = listed((0, 1, "oil", 9.0), (0, 2, "gas", 9.0), (0, 3, "coal", 9.0))
    terms = count_terms(corpus, passages=False, names=pd.Index(["oil", "gas", "coal"]))
    found = typical_sentences(corpus, terms, words, np.ones((5, 1)))
    assert found["article"].nunique() == len(found) == 5
    assert corpus.text_of(found).tolist() == [better] * 4 + [worse]


def test_a_word_counts_once_a_sentence_and_more_in_a_short_one():
    texts = [
        "Oil and oil and oil fell on the day .",
        "Oil fell on the day with the rain .",
        "Oil fell in the rain today , they said .",
    ]
    corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    words = listed((0, 1, "oil", np.e - 1))
    terms = count_terms(corpus, passages=False, names=pd.Index(["oil"]))
    found = typical_sentences(corpus, terms, words, np.array([[0.5], [1], [1]]))
    assert corpus.text_of(found).tolist() == [texts[1], texts[2], texts[0]]
    assert found["score"].tolist() == pytest.approx([1 / 3, 1 / np.sqrt(10), 0.5 / np.sqrt(10)])
