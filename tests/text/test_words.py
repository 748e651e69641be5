"""Facts about strings, by example."""

import unicodedata

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire.text import strings, words


def of(function, *strings):
    return function(pa.array(strings, pa.large_string())).to_pylist()


@pytest.mark.parametrize(
    "string", ["Moscow", "n't", "'s", "café", "中文", "U.S.", "COVID-19", "x.com", "Ж", "a", "F-16"]
)
def test_what_has_a_letter_is_a_word_and_no_number(string):
    assert of(words.is_word, string) == [True]
    assert of(words.is_number, string) == [False]


@pytest.mark.parametrize(
    "string",
    ["44", "1,234.5", "10:30", "2024-10-03", "-5", "+3", "−7", "$5", "£3m", "80th", "1st", "5%", "2bn", "10k", "٣"],
)
def test_digits_with_separators_signs_and_units_are_numbers(string):
    assert of(words.is_number, string) == [True]
    assert of(words.is_word, string) == [False]


@pytest.mark.parametrize("string", [",", "...", "—", "“", "$", "😀", "", "%", "''"])
def test_marks_are_neither_words_nor_numbers(string):
    assert of(words.is_word, string) == of(words.is_number, string) == [False]


def test_stop_words_are_known_in_any_case_and_with_any_apostrophe():
    assert of(words.is_stopword, "The", "N'T", "n’t", "'s", "he", "treaty", "Said") == [True] * 5 + [False] * 2


def test_every_clitic_that_the_tokenizer_cuts_off_is_a_stop_word():
    assert {"n't", "'s", "'m", "'d", "'ll", "'re", "'ve"} <= words.function_words()


def test_stop_words_stand_in_lower_case():
    assert all(word == word.lower() for word in words.function_words())


def test_lower_folds_case_and_apostrophes():
    assert of(words.lower, "NATO", "It’s", "Oʼneill", "I＇m", "ÉTÉ", "МОСКВА", "'S") == [
        "nato", "it's", "o'neill", "i'm", "été", "москва", "'s"
    ]  # fmt: skip


def test_lower_folds_accents_ligatures_hyphens_and_what_is_not_seen():
    accents = of(words.lower, "Cafe\u0301", "Caf\u00e9")
    assert accents == ["café", "café"]
    letters = of(words.lower, "ﬁrm", "eﬃcient", "co\u00adop", "well‑known", "de\u200bal", "2½")
    assert letters == ["firm", "efficient", "coop", "well-known", "deal", "2½"]


@given(st.text(st.sampled_from("aÉe\u0301\u0327\u00ad\u200bﬁŒßſ½'’‑ "), max_size=8))
def test_forms_of_the_same_letters_are_folded_alike(string):
    folded = of(words.lower, string)
    assert of(words.lower, unicodedata.normalize("NFD", string)) == folded
    assert of(words.lower, *folded) == folded


def test_a_list_of_words_is_dropped_besides_function_words():
    table = pd.Series(["The", "oil", "O’Neill", "said"])
    assert words.dropped(table, ["Oil", "o'neill"]).tolist() == [True, True, True, False]
    assert words.dropped(table.head(0), ["oil"]).tolist() == []
    with pytest.raises(ValueError, match=r"stopwords is 'oil', but it is True, False or a list; give \['oil'\]"):
        words.dropped(table, "oil")


def test_lower_twice_is_lower_once(stories_corpus):
    once = words.lower(stories_corpus.types)
    assert words.lower(once).equals(once)


def test_stems_are_snowballs_for_every_case():
    assert of(words.stem, "Running", "RUNS", "happily", "ministers", "44") == ["run", "run", "happili", "minist", "44"]


@pytest.mark.parametrize("function", [words.lower, words.stem, words.is_word, words.is_number, words.is_stopword])
def test_nothing_gives_nothing(function):
    assert of(function) == []


def test_matches_tells_where_a_pattern_is_found():
    assert strings.matches(pa.array(["8 p.m.", "noon", ""]), r"\d").tolist() == [True, False, False]
