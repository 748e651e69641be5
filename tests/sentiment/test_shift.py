"""Word shifts add up to the difference they explain; the strongest words and sentences come first."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire import Corpus, sentiment

ROWS = st.lists(
    st.tuples(
        st.sampled_from("ab"), st.sampled_from(["good", "war", "peace", "loss"]), st.floats(-4, 4, allow_nan=False)
    ),
    min_size=2,
    max_size=30,
)


def contributions(rows):
    table = pd.DataFrame(rows, columns=["article", "word", "contribution"])
    return table.assign(rule="", start=range(len(table)), end=range(1, len(table) + 1))


GROUPS = pd.Series({"a": "A", "b": "B"})


def test_by_hand():
    # A: good, war (average -0.5); B: war, war (average -3)
    # good falls from 1/2 to 0: (0 - 1/2) * (2 + 1/2) = -1.25; war rises by 1/2: 1/2 * (-3 + 1/2) = -1.25
    table = sentiment.word_shift(
        contributions([("a", "good", 2), ("a", "war", -3), ("b", "war", -3), ("b", "war", -3)]), GROUPS, "A", "B"
    )
    assert list(table)[:4] == ["word", "shift", "by_frequency", "by_valence"]
    assert list(table)[4:] == ["count_first", "count_second", "mean_first", "mean_second"]
    assert table["shift"].tolist() == [-1.25, -1.25]
    assert table["count_second"].tolist() == [0, 2]


@given(ROWS.filter(lambda rows: {row[0] for row in rows} == {"a", "b"}))
def test_shifts_sum_to_the_difference(rows):
    table = contributions(rows)
    means = table.groupby("article")["contribution"].mean()
    shift = sentiment.word_shift(table, GROUPS, "A", "B")
    assert np.isclose(shift["shift"].sum(), means["b"] - means["a"])
    assert np.allclose(shift["shift"], shift["by_frequency"] + shift["by_valence"])
    assert (np.diff(shift["shift"].abs().round(9)) <= 0).all()


def test_a_negated_word_shifts_by_valence():
    table = sentiment.word_shift(contributions([("a", "good", 2.0), ("b", "good", -1.5)]), GROUPS, "A", "B")
    assert table[["by_frequency", "by_valence"]].to_numpy().tolist() == [[0.0, -3.5]]


def test_words_set_aside_are_not_scored_words():
    rows = contributions([("a", "good", 2.0), ("b", "good", 2.0), ("b", "party", 0.0)])
    rows.loc[2, "rule"] = "reports, does not judge"
    assert sentiment.word_shift(rows, GROUPS, "A", "B")["word"].tolist() == ["good"]


def test_a_group_without_scored_words_shifts_nothing():
    table = sentiment.word_shift(contributions([("a", "good", 2.0)]), GROUPS, "A", "B")
    assert table.empty
    assert list(table)[:2] == ["word", "shift"]


def test_a_group_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="There are no articles in the group 'C'; the groups are A, B"):
        sentiment.word_shift(contributions([("a", "good", 2.0)]), GROUPS, "A", "C")


def test_strongest_words_by_hand():
    table = sentiment.strongest_words(contributions([("a", "good", 2), ("b", "good", -0.5), ("a", "war", -3)]))
    assert table[["word", "contribution", "count", "n_articles"]].to_numpy().tolist() == [
        ["war", -3.0, 1, 1],
        ["good", 1.5, 2, 2],
    ]
    assert sentiment.strongest_words(contributions([]), 5).empty


def test_strongest_sentences_and_their_words():
    corpus = Corpus.from_frame(pd.DataFrame({"text": ["A great day. A war began. Nothing else.", "A great day."]}))
    sentences, words = sentiment.score_sentences(corpus), sentiment.word_contributions(corpus)
    table = sentiment.strongest_sentences(corpus, sentences, words)
    assert table["sentence"].tolist() == ["A great day.", "A war began."]
    assert table["words"].tolist() == ["great +3.1", "war -2.9"]
    hits = sentiment.sentence_evidence(table, words)
    assert corpus.text_of(
        hits[["article"]].assign(start=hits["hit_start"].astype(int), end=hits["hit_end"].astype(int))
    ).tolist() == ["great", "war"]


def test_a_quotation_that_many_carry_is_listed_once_and_words_that_add_nothing_are_not():
    said = "We remain confident that our united party will win a great victory this fall, whatever others may say of it"
    texts = [f"“{said}.”", f'"{said}!"', f"“{said}, or of us.”"]
    corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    sentences, words = (of(corpus, "news") for of in (sentiment.score_sentences, sentiment.word_contributions))
    assert "party" in words["word"].tolist()
    table = sentiment.strongest_sentences(corpus, sentences, words)
    assert len(table) == 1
    assert "party" not in table["words"].iloc[0]
    assert "victory +" in table["words"].iloc[0]


def test_evidence_is_strongest_first_and_says_how_many_there_are():
    corpus = Corpus.from_frame(pd.DataFrame({"text": ["A good day. A great day. A war began. Nothing else."]}))
    sentences, words = sentiment.score_sentences(corpus), sentiment.word_contributions(corpus)
    desk = pd.Series("x", index=corpus.articles.index, name="desk")
    table = sentiment.sentence_evidence(sentences, words, desk, per_key=2)
    assert corpus.text_of(table).tolist() == ["A great day.", "A war began."]
    assert table["desk"].tolist() == ["x", "x"]
    assert table["n_sentences"].tolist() == [4, 4]


def test_uses_of_words_are_strongest_first_and_those_that_a_shift_counts():
    rows = contributions([("a", "good", 1.0), ("b", "war", -3.0), ("c", "war", -4.0), ("a", "party", 0.0)])
    rows.loc[3, "rule"] = "part of a name"
    assert sentiment.strongest_uses(rows)["contribution"].tolist() == [-4.0, -3.0, 1.0, 0.0]
    groups = pd.concat([GROUPS, pd.Series({"c": "C"})])
    assert sentiment.strongest_uses(rows, groups, ["A", "B"])["contribution"].tolist() == [-3.0, 1.0]
