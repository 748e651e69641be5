"""Measures: what makes a theme found, and firm; which numbers are tried; coherence, the same as gensim's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire.themes.measures import _drawn, choose, firmness, matched, npmi, stability
from newswire.themes.terms import Terms
from scipy import sparse

# two texts of two terms, for coherence, on which nothing here depends
TERMS, BOUNDS = Terms(None, None, None, np.array([0, 1])), np.array([0, 1, 2])
pytestmark = pytest.mark.filterwarnings("ignore:Maximum number of iterations")


def test_matching_is_the_best_of_all_pairings():
    # first come, first served would pair 0 with 0 (3/4) and leave 1/4 for 1
    words, others = np.array([[1, 2, 3, 4], [1, 2, 3, 5]]), np.array([[1, 2, 3, 9], [4, 2, 7, 8]])
    assert matched(words, others).tolist() == [0.5, 0.75]
    assert matched(words, words[::-1]).tolist() == [1, 1]


def test_a_theme_is_found_when_half_of_its_words_come_back():
    assert stability(np.array([[0.5, 0.4999, 1.0]]))["found"].tolist() == [1, 0, 1]


@pytest.mark.parametrize("found, of, firm", [(4, 5, True), (3, 5, False), (80, 100, True), (79, 100, False)])
def test_a_theme_is_firm_when_it_is_found_in_four_draws_of_five(found, of, firm):
    overlaps = np.where(np.arange(of) < found, 1.0, 0.0)[:, None]
    assert stability(overlaps)[["found", "of", "firm"]].values.tolist() == [[found, of, firm]]


def test_without_draws_nothing_is_firm():
    table = stability(np.empty((0, 2)))
    assert table["overlap"].isna().all()
    assert not table["firm"].any()


@pytest.mark.parametrize("n, of", [(3, 0), (4, 6)])
def test_other_pieces_are_drawn_from_four_or_more(n, of):
    weights = sparse.csr_array(np.eye(n) + 0.1)
    table = firmness(weights, np.arange(n), np.array([[0, 1]]), 6, seed=0, progress=False)
    assert table["of"].tolist() == [of]


def test_whole_articles_are_drawn_or_pieces_where_articles_are_few():
    articles = np.array([0, 0, 1, 2, 2, 2, 3, 4])
    drawn = _drawn(articles, np.random.default_rng(0), replace=False, share=0.5)
    assert sorted(drawn) == np.flatnonzero(np.isin(articles, articles[drawn])).tolist()
    assert len(set(articles[drawn])) == 2
    assert len(_drawn(articles[:6], np.random.default_rng(0), replace=False, share=0.5)) == 3


def test_no_more_than_a_thousand_articles_are_drawn():
    assert len(_drawn(np.arange(1001), np.random.default_rng(0), replace=False)) == 1000
    assert len(_drawn(np.arange(1001), np.random.default_rng(0), replace=True)) == 1000


@pytest.mark.parametrize("n, most", [(7, 1), (23, 4), (24, 5), (31, 5), (32, 6)])
def test_numbers_that_leave_fewer_than_four_pieces_a_theme_are_not_tried(n, most):
    weights = sparse.csr_array(np.random.default_rng(1).random((n, 40)))
    table = choose(weights, np.arange(n), TERMS, BOUNDS, seed=0, progress=False)
    assert table["n_themes"].tolist() == [2, 3, 4, 5, 6, 8][:most]
    assert table["score"].tolist() == (table["stability"] + table["coherence"]).tolist()
    assert table.loc[table["chosen"], "score"].tolist() == [table["score"].max()]


def test_each_number_is_tried_on_all_articles_and_on_six_parts_of_seven_tenths(monkeypatch):
    tried = {}

    def as_if_fitted(weights, draws, n_themes):
        tried[n_themes] = [len(set(drawn.tolist())) for drawn in draws]
        return (np.arange(10 * n_themes).reshape(n_themes, 10) for _ in draws)

    monkeypatch.setattr("newswire.themes.measures._themes_of", as_if_fitted)
    choose(sparse.csr_array(np.ones((200, 200))), np.arange(200), TERMS, BOUNDS, seed=0, progress=False)
    assert tried == dict.fromkeys([2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30], [200] + [140] * 6)


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
