"""Sentences about word frequencies."""

import numpy as np
import pandas as pd
import pytest
from newswire import findings


@pytest.fixture
def top():
    table = pd.DataFrame({"word": ["said", "oil", "gas"], "count": [9, 5, 1], "per_million": [9000.0, 5000.0, 1000.0]})
    return table.assign(low=[7000.0, 4000.0, 500.0], high=[11000.0, 7500.0, 1500.0], n_articles=[9, 5, 1])


def test_the_first_word_has_its_rate_its_interval_and_its_rivals(top):
    assert findings.top_words(top) == (
        "“said” is the most frequent word: it occurs 9 times (9,000 per million), followed by “oil” and “gas”. In "
        "other articles of this kind it would lie between 7,000 and 11,000 per million. Its place before “oil” is not "
        "certain, since the intervals overlap."
    )
    assert "not certain" not in findings.top_words(top.assign(low=8000.0))
    assert findings.top_words(top.head(0)) == "There are no words to count."


def test_without_intervals_nothing_is_said_about_other_articles(top):
    alone = top.head(1).assign(low=np.nan, high=np.nan, count=1)
    assert findings.top_words(alone) == (
        "“said” is the most frequent word: it occurs 1 time (9,000 per million). "
        "With so few articles, nothing can be said about others."
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([6, 1, 1], "Of 3 different words, the most frequent one makes up half of the text, and 2 (67%) occur once."),
        ([2, 2, 2, 1], "Of 4 different words, the 2 most frequent make up half of the text, and 1 (25%) occurs once."),
        ([], "There are no words to count."),
    ],
)
def test_how_few_words_make_up_half(counts, said):
    assert findings.rank_frequency(pd.DataFrame({"word": list("abcd")[: len(counts)], "count": counts})) == said


def test_collocations_are_listed_with_their_counts():
    table = pd.DataFrame({"first": ["white", "new"], "second": ["house", "york"], "count": [458, 310]})
    assert findings.collocations(table) == (
        "The words that belong together most firmly: “white house” (458 times) and “new york” (310 times)."
    )
    assert findings.collocations(table.head(0)) == ("No two words stand together often enough to be told from chance.")


def test_key_words_are_said_for_either_side():
    table = pd.DataFrame({"word": ["oil", "gas", "wall"], "log_likelihood": [9.0, 0.1, -8.0], "q": [0.001, 0.8, 0.002]})
    assert findings.key_words(table, "TASS", "the others") == (
        "More frequent in TASS: “oil”; more frequent in the others: “wall” "
        "(2 words differ at a false discovery rate of 1%)."
    )
    assert findings.key_words(table.iloc[[1]], "TASS", "AP") == (
        "No word is firmly more frequent in TASS than in AP, or the reverse."
    )


def test_words_rise_fall_or_show_no_clear_change():
    dates = pd.to_datetime(["2024-01-01", "2024-01-01", "2024-01-01", "2024-02-01", *["2024-03-01"] * 3])
    table = pd.DataFrame({"period": dates, "word": ["oil", "gas", "coal", "oil", "oil", "gas", "coal"]})
    table["per_million"] = [100.0, 300.0, 200.0, 900.0, 300.0, 100.0, 210.0]
    table = table.assign(
        low=table["per_million"] - 50, high=table["per_million"] + 50, thin=[False] * 3 + [True] + [False] * 3
    )
    assert findings.word_trend(table) == (
        "From January 2024 to March 2024, in occurrences per million words, “oil” (100 to 300) rose; “gas” (300 to "
        "100) fell; “coal” (200 to 210) showed no clear change. 1 period has fewer than five articles."
    )
    assert findings.word_trend(table.assign(thin=True)) == (
        "There are too few dated articles to follow words over time."
    )


def test_diversity_of_one_article_and_of_many():
    table = pd.DataFrame(
        {"n_words": [9, 90], "n_types": [1, 60], "hapaxes": [1, 40], "mattr": [0.8, 0.6], "mtld": [95.0, 85.0]}
    )
    assert findings.diversity(table.head(1)) == (
        "Of 9 words, 1 is different and 1 occurs once; in a window of 50 words, 80% are different (MATTR), and MTLD "
        "is 95."
    )
    assert findings.diversity(table) == (
        "In the median article, 70% of the words in a window of 50 are different (MATTR); eight in ten articles lie "
        "between 62% and 78%. The median MTLD is 90."
    )
    assert findings.diversity(table.assign(mattr=np.nan)) == "There are no words to measure."


@pytest.mark.parametrize(
    ("articles", "said"),
    [
        ([], "does not occur."),
        (["a"], "occurs 1 time in 1 article."),
        (["a", "b", "b"], "occurs 3 times in 2 articles."),
    ],
)
def test_a_query_is_counted(articles, said):
    assert findings.concordance(pd.DataFrame({"article": articles}), "oil") == f"“oil” {said}"
