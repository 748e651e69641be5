"""Coherence against gensim, ranking against SciPy, terms against plain counting."""

from collections import Counter

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire.themes.coherence import diversity, npmi
from newswire.themes.firmness import matched
from newswire.themes.labels import labels
from newswire.themes.ranking import distinctiveness, memberships
from newswire.themes.terms import count_terms
from scipy import sparse, stats

WORDS = "oil gas coal wind rain sun snow hail fog ice mud sand rock clay salt iron gold tin".split()
# No word twice in a text: gensim forgets a word when its first occurrence leaves the window, even if another is in it.
TEXTS = st.lists(st.permutations(WORDS).flatmap(lambda words: st.integers(1, 18).map(lambda n: words[:n])), max_size=8)


@settings(max_examples=25, deadline=None)
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
    found = npmi([[WORDS.index(word) for word in topic] for topic in topics], tokens, bounds)
    assert found.tolist() == pytest.approx(model.get_coherence_per_topic(), abs=1e-6)


def test_diversity_worked_by_hand():
    assert diversity([["oil", "gas"], ["gas", "coal"], ["rain", "sun"]]) == 5 / 6


def test_distinctiveness_is_scipys_g2_times_the_root_of_the_log_ratio():
    matrix = sparse.csr_array(np.array([[1, 1, 0], [1, 0, 1], [0, 1, 1], [0, 0, 1]]))
    shares = np.array([[1.0, 0], [1, 0], [0, 1], [0, 1]])
    inside, total = np.array([2, 1, 1]), np.array([2, 2, 3])
    g2 = [
        stats.chi2_contingency(
            [[a, n - a], [4 - a, 7 - 4 - n + a]], correction=False, lambda_="log-likelihood"
        ).statistic
        for a, n in zip(inside, total)
    ]
    ratio = np.log(inside / (4 * total / 7))
    expected = np.where(ratio > 0, g2 * np.sqrt(np.maximum(ratio, 0)), 0)
    assert distinctiveness(matrix, shares)[0] == pytest.approx(expected)


@given(st.lists(st.lists(st.floats(0, 5), min_size=3, max_size=3), min_size=1, max_size=6))
def test_memberships_sum_to_one(weights):
    shares = memberships(np.array(weights))
    assert shares.sum(axis=1) == pytest.approx(1)
    assert (shares >= 0).all()


def test_matching_is_the_best_of_all_pairings():
    # first come, first served would pair 0 with 0 (3/4) and leave 1/4 for 1
    words, others = np.array([[1, 2, 3, 4], [1, 2, 3, 5]]), np.array([[1, 2, 3, 9], [4, 2, 7, 8]])
    assert matched(words, others).tolist() == [0.5, 0.75]
    assert matched(words, words[::-1]).tolist() == [1, 1]


def test_labels_share_no_term():
    words = pd.DataFrame({"theme": [0, 0, 1, 1], "rank": [1, 2, 1, 2], "word": ["oil", "big oil", "oil", "rain"]})
    found = labels(words.assign(score=[9.0, 8.0, 7.0, 6.0]), 3)
    assert found.tolist() == ["big oil", "rain", "theme 3"]


def test_terms_are_those_of_plain_counting(stories_corpus):
    terms = count_terms(stories_corpus, passages=False, phrases=False)
    vocabulary = stories_corpus.vocabulary
    content = vocabulary["is_word"] & ~vocabulary["is_stopword"] & (vocabulary["lower"].str.len() > 1)
    lower = vocabulary["lower"].to_numpy()[stories_corpus.codes[content.to_numpy()[stories_corpus.codes]]]
    assert dict(zip(terms.names, np.asarray(terms.matrix.sum(axis=0)).ravel().tolist())) == Counter(lower)


def test_a_firm_phrase_counts_as_one_term():
    texts = [f"The united nations met {word}. Nothing else was {word} there." for word in WORDS] * 2
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": [f"{text} Day {i}." for i, text in enumerate(texts)]}))
    terms = count_terms(corpus, passages=False)
    assert "united nations" in terms.names
    assert "united" not in terms.names
    assert terms.matrix[:, [terms.names.get_loc("united nations")]].sum() == len(texts)


def test_passages_cover_every_sentence_of_an_article(stories_corpus):
    terms = count_terms(stories_corpus, passages=True)
    first = pd.DataFrame({"article": terms.articles, "start": terms.starts, "end": terms.ends})
    rows = stories_corpus.sentence_articles
    for article, pieces in list(first.groupby("article"))[:30]:
        assert pieces["start"].iloc[0] == stories_corpus.sentence_starts[rows == article].min()
        assert pieces["end"].iloc[-1] == stories_corpus.sentence_ends[rows == article].max()
        assert (pieces["start"].to_numpy()[1:] >= pieces["end"].to_numpy()[:-1]).all()
