"""Words of themes: labels, and the sentences that are shown for them."""

import numpy as np
import pandas as pd
import pytest
from newswire import Corpus
from newswire.themes.terms import count_terms
from newswire.themes.words import describe, labels, typical_sentences
from scipy import sparse


def listed(*rows):
    return pd.DataFrame(rows, columns=["theme", "rank", "word", "score"])


def named(words, n_themes, n=3, holds=None, main=()):
    """Name themes of which no piece is known, or those that are given."""
    names = pd.Index(sorted(words["word"].unique()))
    matrix = sparse.csr_array((0, len(names))) if holds is None else sparse.csr_array(np.array(holds))
    return labels(words, matrix, names, np.array(main, int), pd.RangeIndex(1, n_themes + 1), n).tolist()


def test_labels_share_no_term():
    words = listed((1, 1, "oil", 9.0), (1, 2, "big oil", 8.0), (2, 1, "oil", 7.0), (2, 2, "rain", 6.0))
    assert named(words, 3) == ["big oil", "rain", "theme 3"]


@pytest.mark.parametrize("score, first", [(6.1, "oil price"), (5.9, "gas")])
def test_a_phrase_comes_first_in_a_label_with_two_thirds_of_a_words_score(score, first):
    assert named(listed((1, 1, "gas", 9.0), (1, 2, "oil price", score)), 1, 1) == [first]


def test_a_label_has_words_that_stand_in_the_articles_of_its_theme():
    words = listed((1, 1, "coal", 9.0), (1, 2, "gas", 8.0), (1, 3, "oil", 7.0))
    # coal and gas stand in the same piece, oil in the two others: it is worth more, and then either of the rest
    holds = [[1, 1, 0], [0, 0, 1], [0, 0, 1]]
    assert named(words, 1, 2, holds, [1, 1, 1]) == ["oil, coal"]
    assert named(words, 1, 2, holds, [1, 0, 0]) == ["coal, gas"]


def test_the_thirteenth_word_is_in_no_label():
    words = [(1, rank, f"word{rank:02}", 30.0 - rank) for rank in range(1, 13)] + [(2, 13, "late", 1.0)]
    assert named(listed(*words), 2) == ["word01, word02, word03", "theme 2"]
    words[-1] = (2, 12, "late", 1.0)
    assert named(listed(*words), 2)[1] == "late"


def test_twenty_five_words_are_listed_and_ten_measured():
    texts = [" ".join(f"{name}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz") for name in ("one", "two")]
    terms = count_terms(Corpus.from_frame(pd.DataFrame({"text": texts})), passages=False, phrases=False)
    words, first = describe(terms, np.arange(2), np.eye(2))
    assert words.groupby("theme")["rank"].max().to_dict() == {1: 25, 2: 25}
    assert first.shape == (2, 10)
    assert describe(terms, np.array([1, 0]), np.eye(2))[0]["word"].iloc[0] == "twoa"


@pytest.mark.parametrize("n_tokens, shown", [(7, False), (8, True), (60, True), (61, False)])
def test_typical_sentences_have_eight_to_sixty_tokens(n_tokens, shown):
    sentence = " ".join(["Oil", *["the"] * (n_tokens - 2), "."])
    other = "Oil fell and then some of the wells were shut ."
    corpus = Corpus.from_frame(pd.DataFrame({"text": [f"{sentence}\n\n{other}"]}))
    assert np.diff(corpus.sentence_bounds).tolist() == [n_tokens, 11]
    words = listed((1, 1, "oil", 9.0))
    terms = count_terms(corpus, passages=False, names=pd.Index(["oil"]))
    found, _ = typical_sentences(corpus, terms, words, np.ones((1, 1)))
    assert (sentence in corpus.text_of(found).tolist()) == shown
    assert other in corpus.text_of(found).tolist()


def test_five_sentences_are_shown_from_different_articles_first():
    better, worse = "Oil and gas and coal fell on the day .", "Oil fell on the day with the rain ."
    texts = [f"{better}\n\n{better} So {word} ." for word in "red blue green grey".split()] + [worse]
    corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    words = listed((1, 1, "oil", 9.0), (1, 2, "gas", 9.0), (1, 3, "coal", 9.0))
    terms = count_terms(corpus, passages=False, names=pd.Index(["oil", "gas", "coal"]))
    found, _ = typical_sentences(corpus, terms, words, np.ones((5, 1)))
    assert found["article"].nunique() == len(found) == 5
    assert corpus.text_of(found).tolist() == [better] * 4 + [worse]


def test_a_word_counts_once_a_sentence_and_more_in_a_short_one():
    texts = [
        "Oil and oil and oil fell on the day .",
        "Oil fell on the day with the rain .",
        "Oil fell in the rain today , they said .",
    ]
    corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    words = listed((1, 1, "oil", np.e - 1))
    terms = count_terms(corpus, passages=False, names=pd.Index(["oil"]))
    found, _ = typical_sentences(corpus, terms, words, np.array([[0.5], [1], [1]]))
    assert corpus.text_of(found).tolist() == [texts[1], texts[2], texts[0]]
    assert found["score"].tolist() == pytest.approx([1 / 3, 1 / np.sqrt(10), 0.5 / np.sqrt(10)])
