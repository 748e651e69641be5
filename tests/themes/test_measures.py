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
        table = firmness(weights, np.eye(n), np.arange(n), np.array([[0, 1]]), 6, seed=0, progress=False)
    assert table["of"].tolist() == [of]


def test_whole_articles_are_drawn_or_pieces_where_articles_are_few():
    articles = np.array([0, 0, 1, 2, 2, 2, 3, 4])
    drawn = _drawn(articles, np.random.default_rng(0), 2 / 3)
    assert drawn.tolist() == np.flatnonzero(np.isin(articles, articles[drawn])).tolist()
    assert len(set(articles[drawn])) == 3
    assert len(_drawn(articles[:6], np.random.default_rng(0), 0.5)) == 3


@pytest.mark.parametrize("n, part, size", [(3000, 1, 3000), (3001, 1, 3000), (3000, 2 / 3, 2000), (9000, 2 / 3, 3000)])
def test_no_more_than_three_thousand_pieces_are_drawn(n, part, size):
    drawn = _drawn(np.arange(n), np.random.default_rng(0), part)
    assert len(drawn) == len(set(drawn)) == size


@pytest.mark.parametrize("n", [5, 6, 601])
def test_each_article_is_in_one_fold(n):
    articles = np.repeat(np.arange(n), 2)
    fold = _folds(articles, np.random.default_rng(0))
    assert fold[::2].tolist() == fold[1::2].tolist()
    assert sorted(set(fold)) == [0, 1]
    assert np.ptp(np.bincount(fold)) <= 2


def heaps(n_heaps, n, seed=0, others=40):
    """Draw pieces of twelve words, half of them of one heap of ten, and the halves of each piece."""
    generator = np.random.default_rng(seed)
    of = generator.permutation(np.arange(n) % n_heaps)
    halves = np.zeros((2, n, 10 * n_heaps + others))
    for half in halves:
        for row, heap in zip(half, of):
            row[generator.choice(10, 3, replace=False) + 10 * heap] = 1
            row[generator.choice(others, 3, replace=False) + 10 * n_heaps] = 1
    return sparse.csr_array(normalize(halves.sum(axis=0))), [sparse.csr_array(normalize(half)) for half in halves]


@pytest.mark.parametrize("n_heaps", [2, 4, 7])
def test_the_number_of_heaps_is_chosen(n_heaps):
    weights, halves = heaps(n_heaps, 50 * n_heaps)
    with alone():
        table = choose(weights, halves, np.arange(50 * n_heaps), 0, False)
    assert table.loc[table["chosen"], "n_themes"].tolist() == [n_heaps]
    row = table[table["chosen"]].iloc[0]
    assert row["agreement"] == pytest.approx(1, abs=0.03)
    assert row["information"] == pytest.approx(np.log2(n_heaps), abs=0.25)


@pytest.mark.parametrize("n", [80, 400])
def test_where_nothing_can_be_told_apart_the_halves_share_no_information(n):
    weights, halves = heaps(1, n, others=300)
    with alone():
        table = choose(weights, halves, np.arange(n), 0, False)
    assert (table["information"] < 2 * table["error"] + 0.05).all()


@pytest.mark.parametrize("n, tried", [(3, [2]), (15, [2]), (16, [2]), (24, [2, 3]), (64, [2, 3, 4, 5, 6, 7, 8])])
def test_numbers_that_leave_fewer_than_eight_pieces_a_theme_are_not_tried(n, tried):
    weights, halves = heaps(2, n)
    with alone():
        table = choose(weights, halves, np.arange(n), 0, False)
    assert table["n_themes"].tolist() == tried
    assert table["chosen"].sum() == 1


LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40)


@given(LABELS)
def test_information_is_less_than_scikit_learns_which_is_not_without_chance(pairs):
    first, second = np.array(pairs).T
    bits, error = _information(first, second)
    assert bits <= mutual_info_score(first, second) / np.log(2) + 1e-9
    assert error >= 0
    assert _information(second, first) == pytest.approx((bits, error), abs=1e-9)


def test_information_worked_by_hand():
    same = np.repeat([0, 1], 100)
    assert _information(same, same) == pytest.approx((1 - 1 / (400 * np.log(2)), 0), abs=1e-4)  # less that of chance
    # a quarter of each side is mistaken: p log p of 3/8 and 1/8 against 1/4, as scatter around its mean
    other = np.concatenate([np.repeat([0, 1], [75, 25]), np.repeat([0, 1], [25, 75])])
    bits = 0.75 * np.log2(1.5) + 0.25 * np.log2(0.5)
    scatter = 0.75 * np.log2(1.5) ** 2 + 0.25 * np.log2(0.5) ** 2 - bits**2
    found, error = _information(same, other)
    assert error == pytest.approx(np.sqrt(scatter / 200))
    assert found == pytest.approx(bits - 1 / (400 * np.log(2)), abs=1e-4)


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
