"""Collocations, against the measures of NLTK and SciPy."""

import pytest
from corpora import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from newswire import frequencies
from newswire.frequencies.collocation import association
from nltk.metrics import BigramAssocMeasures
from scipy import stats

# count of the pair, of its first word, of its second, and of all pairs
PAIRS = st.integers(1, 50).flatmap(
    lambda a: st.tuples(st.just(a), st.integers(a, 400), st.integers(a, 400), st.integers(1000, 100_000))
)


@given(PAIRS)
def test_measures_are_those_of_nltk_and_scipy(pair):
    a, b, c, n = pair
    found = association(a, b, c, n)
    assert found["pmi"] == pytest.approx(BigramAssocMeasures.pmi(a, (b, c), n))
    assert found["t_score"] == pytest.approx(BigramAssocMeasures.student_t(a, (b, c), n))
    table = [[a, b - a], [c - a, n - b - c + a]]
    g2 = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert abs(found["log_likelihood"]) == pytest.approx(g2, rel=1e-6, abs=1e-6)


def test_log_dice_is_14_for_words_that_are_never_apart_and_one_less_for_half_as_much():
    # Rychlý (2008), section 2.2
    assert [float(association(a, 8, 8, 1000)["log_dice"]) for a in (8, 4, 2, 1)] == [14, 13, 12, 11]


def test_new_companies_of_manning_and_schuetze():
    # Foundations of Statistical Natural Language Processing (1999), table 5.6: t = 0.999932
    assert association(8, 15828, 4675, 14307668)["t_score"] == pytest.approx(0.999932, abs=1e-6)


def test_a_planted_pair_comes_first():
    texts = ["The central bank met.", "A central bank spoke.", "Our central bank fell.", "The river bank flooded."]
    pairs = frequencies.collocations(corpus_of([*texts, "A river bank dried."]))
    found = pairs[["first", "second", "count", "n_articles"]].values.tolist()
    assert found == [["central", "bank", 3, 3]]  # the other pair occurs twice, and three times is the least


def test_articles_with_a_pair_at_several_distances_are_counted_once():
    texts = ["oil rates oil", "oil rates", "oil gas rates"]
    corpus = corpus_of(texts)
    wide = frequencies.collocations(corpus, window=2, min_count=1).set_index(["first", "second"])
    assert wide.loc[("oil", "rates"), ["count", "n_articles"]].tolist() == [3, 3]


def test_a_window_reaches_over_other_words():
    corpus = corpus_of(["Rates quickly rose.", "Rates slowly rose."])
    wide = frequencies.collocations(corpus, window=2, min_count=2)
    assert wide[["first", "second", "count"]].values.tolist() == [["rates", "rose", 2]]
    assert wide["n_articles"].tolist() == [2]
    with pytest.raises(ValueError, match="no measure 'chi'"):
        frequencies.collocations(corpus, sort="chi")
