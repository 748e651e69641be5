"""Measures: what makes a theme found, and firm; which numbers are tried; coherence, the same as gensim's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire.themes.factors import alone
from newswire.themes.measures import _drawn, _folds, _information, choose, firmness, matched, npmi, stability
from scipy import sparse
from sklearn.metrics import mutual_info_score
from sklearn.preprocessing import normalize


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
    with alone():
        table = firmness(weights, np.eye(n), np.eye(n), np.arange(n), np.array([[0, 1]]), 6, seed=0, progress=False)
    assert table["of"].tolist() == [of]


def test_whole_articles_are_drawn_or_pieces_where_articles_are_few():
    articles = np.array([0, 0, 1, 2, 2, 2, 3, 4])
    drawn = _drawn(articles, np.random.default_rng(0), 2 / 3)
    assert drawn.tolist() == np.flatnonzero(np.isin(articles, articles[drawn])).tolist()
    assert len(set(articles[drawn])) == 3
    assert len(_drawn(articles[:6], np.random.default_rng(0), 0.5)) == 3


@pytest.mark.parametrize("n, part, size", [(2500, 1, 2500), (2501, 1, 2500), (3000, 2 / 3, 2000), (9000, 2 / 3, 2500)])
def test_no_more_than_twenty_five_hundred_pieces_are_drawn(n, part, size):
    drawn = _drawn(np.arange(n), np.random.default_rng(0), part)
    assert len(drawn) == len(set(drawn)) == size


@pytest.mark.parametrize("n, folds", [(6, 5), (600, 5), (750, 4), (1500, 2), (4000, 2)])
def test_each_article_is_in_one_fold(n, folds):
    articles = np.repeat(np.arange(n), 2)
    fold = _folds(articles, np.random.default_rng(0))
    assert fold[::2].tolist() == fold[1::2].tolist()
    assert sorted(set(fold)) == list(range(folds))
    assert np.ptp(np.bincount(fold)) <= 2


def heaps(n_heaps, n_each, noise, seed=0):
    """Make directions around some axes, in an order of their own, and the halves of each, which differ by chance."""
    generator = np.random.default_rng(seed)
    of = generator.permutation(np.repeat(np.arange(n_heaps), n_each))
    halves = [normalize(np.eye(n_heaps + 5)[of] + generator.normal(0, noise, (len(of), n_heaps + 5))) for _ in range(2)]
    return normalize(sum(halves)), np.array(halves)


@pytest.mark.parametrize("n_heaps", [2, 4, 7])
def test_the_number_of_heaps_is_chosen(n_heaps):
    places, halves = heaps(n_heaps, 30, 0.15)
    with alone():
        table = choose(places, halves, np.arange(len(places)), 0, False)
    assert table.loc[table["chosen"], "n_themes"].tolist() == [n_heaps]
    row = table[table["chosen"]].iloc[0]
    assert row["agreement"] == pytest.approx(1, abs=0.03)
    assert row["information"] == pytest.approx(np.log2(n_heaps), abs=0.15)


def test_where_nothing_can_be_told_apart_the_halves_share_no_information():
    generator = np.random.default_rng(3)
    halves = np.array([normalize(generator.normal(size=(300, 20))) for _ in range(2)])
    with alone():
        table = choose(normalize(generator.normal(size=(300, 20))), halves, np.arange(300), 0, False)
    assert (table["information"].abs() < 3 * table["error"] + 0.05).all()


@pytest.mark.parametrize("n, tried", [(3, [2]), (15, [2]), (16, [2]), (24, [2, 3]), (64, [2, 3, 4, 5, 6, 7, 8])])
def test_numbers_that_leave_fewer_than_eight_pieces_a_theme_are_not_tried(n, tried):
    places, halves = heaps(2, (n + 1) // 2, 0.3)
    with alone():
        table = choose(places[:n], halves[:, :n], np.arange(n), 0, False)
    assert table["n_themes"].tolist() == tried
    assert table["chosen"].sum() == 1


LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40)


@given(LABELS)
def test_information_is_scikit_learns_less_that_of_chance(pairs):
    first, second = np.array(pairs).T
    bits, error = _information(first, second)
    assert bits <= mutual_info_score(first, second) / np.log(2) + 1e-9
    assert error >= 0
    assert _information(second, first) == pytest.approx((bits, error), abs=1e-9)


def test_information_worked_by_hand():
    # half of 200 pieces each: the halves agree fully, which is one bit; chance alone would give 1/(2·200·ln 2)
    bits, error = _information(np.repeat([0, 1], 100), np.repeat([0, 1], 100))
    assert bits == pytest.approx(1 - 1 / (400 * np.log(2)), abs=1e-4)
    assert error == pytest.approx(0, abs=1e-9)


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
