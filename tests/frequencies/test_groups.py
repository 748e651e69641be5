"""Words of groups: worked by hand, against keyness, of planted themes, and of groups drawn by lot."""

import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import Corpus, frequencies
from newswire.frequencies import english
from scipy import stats
from stories import THEMES, make


def counts_of(frame, by):
    return frequencies.count_words(Corpus.from_frame(frame), by)


def test_a_word_beside_all_the_others_worked_by_hand():
    frame = pd.DataFrame(
        {"text": ["oil oil oil gas", "gas gas gas gas", "rain rain rain rain"], "desk": ["a", "b", "c"]}
    )
    table = frequencies.group_keyness(counts_of(frame, "desk")).set_index(["group", "word"])
    assert table.index.tolist() == [("a", "oil"), ("b", "gas"), ("c", "rain")]
    gas = table.loc[("b", "gas")]
    assert gas[["count", "reference_count", "n_articles", "reference_articles"]].tolist() == [4, 1, 1, 1]
    assert gas[["per_million", "reference_per_million"]].tolist() == [1e6, 125_000]
    assert gas["log_ratio"] == 3
    assert table["q"].isna().all()


def test_of_two_groups_it_is_keyness():
    stories = make(120, seed=3).assign(half=np.where(np.arange(120) < 60, "first", "second"))
    corpus = Corpus.from_frame(stories)
    table = (
        frequencies.group_keyness(frequencies.count_words(corpus, "half")).query("group == 'first'").set_index("word")
    )
    key = (
        frequencies.keyness(corpus.where(half="first"), corpus.where(half="second")).set_index("word").loc[table.index]
    )
    same = ["count", "reference_count", "log_likelihood", "log_ratio", "low", "high", "z", "n_articles"]
    pd.testing.assert_frame_equal(table[same], key[same])
    firm = key["q"] < 0.05
    assert firm.any()
    assert ((table["q"] < 0.05) == firm).all()


def test_q_allows_for_all_words_of_all_groups():
    counts = counts_of(make(200, seed=1), "theme")
    q = frequencies.group_keyness(counts, stopwords=True, min_count=1)["q"].dropna()
    many = frequencies.group_keyness(counts)
    fewer = many.merge(frequencies.group_keyness(counts, stopwords=True, min_count=1), on=["group", "word"])
    assert (fewer["q_y"] >= fewer["q_x"] * 0.999).all(), "the more words are tested, the larger each q"
    assert q.between(0, 1).all()


def test_planted_themes_are_found_and_of_other_words_no_more_than_the_rate_allows():
    table = frequencies.group_keyness(counts_of(make(240, seed=5), "theme")).query("q < 0.05")
    strays = 0
    for theme, kinds in THEMES.items():
        planted = {word for kind in kinds for word in kind}
        found = table.loc[table["group"] == theme, "word"]
        assert len(planted & set(found)) > 15
        strays += len(set(found) - planted)
    assert strays <= 0.05 * len(table)


def test_of_groups_drawn_by_lot_hardly_any_says_anything():
    corpus, generator = Corpus.from_frame(make(150, seed=2, heads=False)), np.random.default_rng(0)
    said = 0
    for _ in range(40):
        corpus.articles["lot"] = generator.permutation(np.repeat(["a", "b", "c"], 50))
        said += bool((frequencies.group_keyness(frequencies.count_words(corpus, "lot"))["q"] < 0.05).any())
    # at a rate of 5%, more than five of forty come up in 1.4% of such runs
    assert said <= 5
    assert stats.binom.sf(5, 40, 0.05) < 0.015


def test_its_own_name_and_mark_up_are_not_listed():
    frame = pd.DataFrame(
        {"text": ["Fox News id=7 id=7 id=7 fox fox fox", "rain rain rain"], "source": ["Fox News", "B"]}
    )
    assert frequencies.group_keyness(counts_of(frame, "source"))["word"].tolist() == ["rain"]


def test_common_words_by_hand():
    texts = ["oil gas"] * 4 + ["oil"] + ["oil gas rain"] * 2 + ["gas rain"] * 3 + ["oil gas"]
    desks = ["a"] * 5 + ["b"] * 5 + ["c"]
    table = frequencies.common_words(counts_of(pd.DataFrame({"text": texts, "desk": desks}), "desk"))
    shares = table.set_index("word")[["share_least", "least_in", "share_most", "most_in"]]
    assert shares.loc["gas"].tolist() == [0.8, "a", 1.0, "b"]
    assert shares.loc["oil"].tolist() == [0.4, "b", 1.0, "a"]
    usual = english.rates(pd.Index(["gas", "oil"]))
    least = np.array([5 / 12, 2 / 12]) * 1e6  # of the 12 words of b; gas is 4 of the 9 of a
    expected = dict(zip(["gas", "oil"], (least + 50) / (usual + 50)))
    assert table.set_index("word")["score"].to_dict() == pytest.approx(expected)


@pytest.mark.parametrize("function", [frequencies.group_keyness, frequencies.common_words])
def test_without_two_groups_there_is_nothing_and_without_any_it_says_so(function):
    frame = pd.DataFrame({"text": ["oil"] * 6, "desk": "a"})
    assert function(counts_of(frame, "desk")).empty
    assert function(counts_of(frame[:0], "desk")).empty
    with pytest.raises(ValueError, match="have no groups; make them with count_words and a column"):
        function(frequencies.count_words(corpus_of(["oil"])))
