"""Collocations, against the measures of NLTK and SciPy."""

from collections import Counter
from math import log2

import pytest
from corpora import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from newswire import frequencies
from newswire.frequencies.collocation import association
from newswire.frequencies.query import find
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


STORIES = [
    "Oil prices rose, and oil firms gained. Gas prices fell.",
    "The oil price: a crude oil of crude prices.",
    "Shares fell. Oil fell, prices fell, rates fell and gas prices rose.",
]


@pytest.mark.parametrize("window", [1, 2, 5])
@pytest.mark.parametrize("query", ["oil", "prices|price", "crude oil", "* prices"])
def test_what_stands_near_is_what_a_count_by_hand_gives(query, window):
    corpus = corpus_of(STORIES)
    near, elsewhere, articles = Counter(), Counter(), {}
    first, last = find(corpus, query)
    own = {token for a, b in zip(first, last, strict=True) for token in range(a, b + 1)}
    tokens = corpus.tokens
    place = list(zip(tokens["article"], tokens["sentence"], strict=True))
    for i, token in enumerate(tokens["token"].astype(str).str.lower()):
        if i in own or not token.isalpha():
            continue
        elsewhere[token] += 1
        if any(place[i] == place[j] and abs(i - j) <= window for a, b in zip(first, last, strict=True) for j in (a, b)):
            near[token] += 1
            articles.setdefault(token, set()).add(place[i][0])
    total, all_near = sum(elsewhere.values()), sum(near.values())
    found = frequencies.collocates(corpus, query, window=window, min_count=1, stopwords=True).set_index("word")
    expected = {word: all_near * elsewhere[word] / total for word in near}
    assert found["count"].to_dict() == {word: n for word, n in near.items() if n > expected[word]}
    for word, row in found.iterrows():
        assert row["expected"] == pytest.approx(expected[word])
        assert row["n_articles"] == len(articles[word])
        assert row["pmi"] == pytest.approx(log2(near[word] / expected[word]))
        n = [[near[word], elsewhere[word] - near[word]], [all_near - near[word]]]
        n[1].append(total - sum(n[0]) - n[1][0])
        g2 = stats.chi2_contingency(n, correction=False, lambda_="log-likelihood").statistic
        assert row["log_likelihood"] == pytest.approx(g2, abs=1e-6)


def test_neighbours_of_nothing_are_none(nothing):
    assert frequencies.collocates(nothing, "oil").empty
    assert frequencies.collocates(corpus_of(STORIES), "zebra").empty
    with pytest.raises(ValueError, match="window is 0"):
        frequencies.collocates(nothing, "oil", window=0)


def test_a_window_reaches_over_other_words():
    corpus = corpus_of(["Rates quickly rose.", "Rates slowly rose."])
    wide = frequencies.collocations(corpus, window=2, min_count=2)
    assert wide[["first", "second", "count"]].values.tolist() == [["rates", "rose", 2]]
    assert wide["n_articles"].tolist() == [2]
    with pytest.raises(ValueError, match="no measure 'chi'"):
        frequencies.collocations(corpus, sort="chi")
