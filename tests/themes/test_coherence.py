"""Coherence: the same numbers as gensim's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire.themes.coherence import npmi

WORDS = "oil gas coal wind rain sun snow hail fog ice mud sand rock clay salt iron gold tin".split()
# No word twice in a text: gensim forgets a word when its first occurrence leaves the window, even if another is in it.
TEXTS = st.lists(st.permutations(WORDS).flatmap(lambda words: st.integers(1, 18).map(lambda n: words[:n])), max_size=8)


@settings(max_examples=25)
@given(TEXTS)
def test_coherence_is_gensims(texts):
    from gensim.corpora import Dictionary
    from gensim.models.coherencemodel import CoherenceModel

    texts = [*texts, WORDS]
    topics = [WORDS[:4], WORDS[3:7]]
    model = CoherenceModel(
        topics=topics, texts=texts, dictionary=Dictionary(texts), coherence="c_npmi", topn=4, processes=1
    )
    tokens = np.array([WORDS.index(word) for text in texts for word in text])
    bounds = np.cumsum([0, *map(len, texts)])
    measured = npmi([[WORDS.index(word) for word in topic] for topic in topics], tokens, bounds)
    assert measured.tolist() == pytest.approx(model.get_coherence_per_topic(), abs=1e-6)


@pytest.mark.parametrize("apart, together", [(9, True), (10, False)])
def test_words_are_together_within_ten_tokens(apart, together):
    tokens = np.array([0, *[-1] * (apart - 1), 1, *[-1] * 5])
    bounds = np.array([0, apart + 1, len(tokens)])
    assert (npmi([[0, 1]], tokens, bounds)[0] > 0) == together


def test_a_word_that_stands_twice_in_a_window_is_there_once():
    # three texts, a window each: the first word in two, the second in one, which holds both
    measured = npmi([[0, 1]], np.array([0, 0, 1, 0, 0, -1]), np.array([0, 3, 5, 6]))
    assert measured[0] == pytest.approx(np.log((1 / 3) / (2 / 3 * 1 / 3)) / -np.log(1 / 3))


def test_one_word_has_no_coherence():
    assert np.isnan(npmi([[0], [1]], np.array([0, 1]), np.array([0, 2]))).all()
