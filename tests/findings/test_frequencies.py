"""Sentences about word frequencies."""

import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import findings, frequencies


@pytest.fixture
def top():
    table = pd.DataFrame({"word": ["said", "oil", "gas"], "count": [9, 5, 1], "per_million": [9000.0, 5000.0, 1000.0]})
    return table.assign(low=[7000.0, 4000.0, 500.0], high=[11000.0, 7500.0, 1500.0], n_articles=[9, 5, 1])


def test_the_first_word_has_its_rate_its_interval_and_its_rivals(top):
    assert findings.top_words(top) == (
        "Apart from function words, “said” is the most frequent word: it occurs 9 times (9,000 per million), followed "
        "by “oil” and “gas”. The 95% interval of its rate in articles of this kind is 7,000 to 11,000 per million. Its "
        "place before “oil” is not certain, since the intervals overlap."
    )
    assert "not certain" not in findings.top_words(top.assign(low=8000.0))
    assert findings.top_words(top.replace("said", "the")).startswith("“the” is the most frequent word: it occurs 9")
    many = pd.concat([top.head(1), *[top.tail(1).assign(word=f"w{i}", high=8000.0) for i in range(9)]])
    assert "Its place before “w0”, “w1”, “w2”, “w3” and 5 others is not certain" in findings.top_words(many)
    assert "“w0”, “w1”, “w2”, “w3” and “w4” is not certain" in findings.top_words(many.head(6))
    assert findings.top_words(top.head(0)) == "There are no words to count."


def test_without_intervals_nothing_is_said_about_other_articles(top):
    alone = top.head(1).assign(low=np.nan, high=np.nan, count=1)
    assert findings.top_words(alone) == (
        "Apart from function words, “said” is the most frequent word: it occurs 1 time (9,000 per million). "
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
    table["n_articles"] = [210, 2]
    assert findings.collocations(table) == (
        "The words that belong together most firmly: “white house” (458 times in 210 articles) and “new york” (310 "
        "times in 2 articles)."
    )
    assert findings.collocations(table, 0).endswith("firmly: “white house” (458 times in 210 articles).")
    assert findings.collocations(table.assign(n_articles=[1, 2])) == (
        "The words that belong together most firmly in more than one article: “new york” (310 times in 2 articles)."
    )
    assert findings.collocations(table.assign(n_articles=1)).startswith(
        "The words that belong together most firmly: “wh"
    )
    assert findings.collocations(table.head(0)) == ("No two words stand together often enough to be told from chance.")


@pytest.fixture
def key():
    table = pd.DataFrame({"word": ["oil", "gas", "coal", "wall"], "log_likelihood": [9.0, 7.0, 0.1, -8.0]})
    table = table.assign(q=[0.001, 0.02, 0.8, 0.002], smallest=[2.0, 1.0, 0.585, np.inf])
    return table.assign(n_articles=[9, 20, 900, 0], reference_articles=[1, 5, 800, 5])


def test_key_words_are_said_for_either_side_with_what_could_have_been_found(key):
    could = (
        " To be found, a word in 1,700 articles, such as “coal”, had to be 1.5 times as common in TASS as in the "
        "others, counted by articles"
    )
    assert findings.key_words(key.head(3), "TASS", "the others") == (
        "More frequent in TASS: “oil” and “gas” (2 words differ at a false discovery rate of 5%). To be found, a word "
        "in 10 articles, such as “oil”, had to be 4.0 times as common in TASS as in the others, counted by "
        "articles."
    )
    assert findings.key_words(key, "TASS", "the others", 1).startswith(
        "More frequent in TASS: “oil”; more frequent in the others: “wall” (3 words differ at a false discovery rate "
        "of 5%). A word in 5 articles, such as “wall”, could not have been found to be more common in TASS."
    )
    many = pd.concat([key.iloc[[2]]] * 100 + [key.iloc[[1]]] * 20)
    assert findings.key_words(many.assign(q=0.8), "TASS", "the others") == (
        "No word is firmly more frequent in TASS than in the others, or the reverse."
        f"{could}; one in 25, such as “gas”, 2.0 times."
    )
    assert findings.key_words(key.assign(q=np.nan), "TASS", "AP") == (
        "There are too few articles to tell which words TASS and AP use more often."
    )


def test_key_words_beside_english_are_at_least_twice_as_frequent():
    table = pd.DataFrame({"word": ["oil", "gas", "coal"], "score": [9.0, 8.0, 7.0], "log_ratio": [5.0, 4.0, 1.5]})
    table["low"] = [4.1, 3.5, 0.5]
    said = findings.key_words(table, "these articles", "general English")
    assert said == (
        "Far more frequent in these articles than in general English: “oil” (at least 17 times) and “gas” (at least "
        "11 times)."
    )
    alone = findings.key_words(table.assign(low=np.nan), "this article", "general English")
    assert alone == (
        "Far more frequent in this article than in general English: “oil”, “gas” and “coal”; with so few articles, "
        "nothing is said about others."
    )
    assert findings.key_words(table.head(0), "this article", "general English") == (
        "No word is frequent enough in this article to be compared with general English."
    )
    assert findings.key_words(table.tail(1), "these articles", "general English") == (
        "No word is at least twice as frequent in these articles as in general English."
    )


@pytest.fixture
def moving():
    dates = pd.Series(pd.period_range("2024-01", periods=3, freq="M").repeat(4))
    table = pd.DataFrame({"period": dates, "word": ["oil", "gas", "coal", "wind"] * 3, "count": [9, 9, 9, 0] * 3})
    table["per_million"] = 100.0
    table["n_articles"], table["thin"], table["peak"] = 30, table["period"].dt.month == 2, False
    table["moved"] = table["word"].map({"oil": "rose", "gas": "fell"}).fillna("")
    table.loc[table.index[8], ["per_million", "peak"]] = [300.0, True]
    return table.assign(low=table["per_million"] / 2)


def test_words_rise_fall_peak_or_show_no_clear_change(moving):
    # for one of two months the quantile of t with 29 degrees of freedom is 2.36385 instead of 2.04523
    low = 300 / 2 ** (2.36385 / 2.04523)
    assert findings.word_trend(moving) == (
        "From January 2024 to March 2024, “oil” rose; “gas” fell; “coal” showed no clear change; “wind” does not "
        f"occur. Rates per million words were highest for “oil” in March 2024 (300; {low:.0f} to {90000 / low:.0f}); "
        "the intervals allow for the choice among 2 months of at least five articles. 1 month has fewer than five "
        "articles."
    )
    assert findings.word_trend(moving[moving["word"] == "wind"]) == (
        "From January 2024 to March 2024, “wind” does not occur. 1 month has fewer than five articles."
    )
    few = "There are too few dated articles to follow words over time."
    assert findings.word_trend(moving.head(0)) == few
    few = "Fewer than two months have five dated articles, so words are not followed over time."
    assert findings.word_trend(moving.assign(thin=True)) == f"“wind” does not occur. {few}"
    alone = findings.word_trend(moving[moving["period"] == moving["period"].min()])
    assert alone.endswith("All dated articles are from January 2024, so words are not followed over time.")


@pytest.mark.parametrize(
    ("days", "freq", "said"),
    [
        (["2024-01-01", "2024-01-08"], "W", "From the week of 1 January 2024 to the week of 8 January 2024"),
        (["2024-01-01", "2024-04-01"], "Q", "From the first quarter of 2024 to the second quarter of 2024"),
        (["2024-01-01", "2025-01-01"], "Y", "From 2024 to 2025"),
        (["2024-01-01", "2024-01-02"], "D", "From 1 January 2024 to 2 January 2024"),
    ],
)
def test_periods_are_named_by_their_length(moving, days, freq, said):
    table = moving[moving["word"] == "oil"].head(2).assign(period=pd.PeriodIndex(days, freq=freq), thin=False)
    assert findings.word_trend(table).startswith(f"{said}, “oil” rose.")


def test_diversity_of_one_article_and_of_many():
    table = pd.DataFrame(
        {"n_words": [9, 90], "n_types": [1, 60], "hapaxes": [1, 40], "mattr": [0.8, 0.6], "mtld": [95.0, 85.0]}
    )
    assert findings.diversity(table.head(1)) == (
        "Of 9 words, 1 is different and 1 occurs once; in windows of up to 50 words, 80% are different (MATTR), and "
        "MTLD is 95."
    )
    assert findings.diversity(table) == (
        "In the median article, 70% of the words in windows of up to 50 are different (MATTR). The median MTLD is 90."
    )
    many = pd.concat([table.tail(1)] * 10)
    assert findings.diversity(many) == (
        "In the median article, 60% of the words in a window of 50 are different (MATTR); eight in ten articles lie "
        "between 60% and 60%. The median MTLD is 85."
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


def test_alternatives_are_counted_together():
    assert findings.concordance(pd.DataFrame({"article": ["a"]}), ["oil", "gas"]) == (
        "“oil” or “gas” occurs 1 time in 1 article."
    )


def test_words_that_are_equally_frequent_are_all_first():
    table = pd.DataFrame({"word": ["coal", "gas", "oil"], "count": [2, 2, 1], "per_million": [4e5, 4e5, 2e5]})
    table = table.assign(low=np.nan, high=np.nan, n_articles=1)
    assert findings.top_words(table) == "No word is more frequent than “coal” and “gas”, with 2 occurrences each."
    assert findings.rank_frequency(table.head(2)).endswith("and none occurs once.")
    assert findings.rank_frequency(table.head(1)) == "There is one word only, 2 times."


def test_of_stories_there_are_rates_and_the_noun_is_theirs(top, key, moving):
    said = findings.top_words(top.assign(count=[8.7, 5.2, 0.5]), count="stories")
    assert "it occurs 9,000 times per million words, followed" in said
    assert "its rate in stories of this kind" in said
    rare = top.assign(count=0.5, low=np.nan)
    assert findings.top_words(rare.head(1), count="stories").endswith(
        "it occurs 9,000 times per million words. With so few stories, nothing can be said about others."
    )
    assert findings.rank_frequency(pd.DataFrame({"count": [6, 1, 0.5]}), "stories").endswith(
        "half of the text, and 2 (67%) occur once at most."
    )
    in_part = key.head(3).assign(n_articles=[8.75, 20, 900], reference_articles=[0.75, 5, 800])
    assert findings.key_words(in_part, "TASS", "the others", count="stories").endswith(
        "To be found, a word in 10 stories, such as “oil”, had to be 4.0 times as common in TASS as in the others, "
        "counted by stories."
    )
    assert findings.key_words(key.assign(q=np.nan), "TASS", "AP", count="stories").startswith(
        "There are too few stories"
    )
    assert findings.word_trend(moving, "stories").endswith(
        "2 months of at least five stories. 1 month has fewer than five stories."
    )


@pytest.fixture
def recounted():
    """Rates per million of three words and which are key, as articles and as stories are counted."""
    words = ["oil", "gas", "coal"]
    rates = [pd.DataFrame({"word": words, "per_million": rate}) for rate in ([900.0, 500.0, 400.0], [900, 400, 450])]
    rates[1] = rates[1].sort_values("per_million", ascending=False)
    keys = [pd.DataFrame({"word": words, "q": q}) for q in ([0.01, 0.02, 0.9], [0.01, 0.2, 0.03])]
    return rates, keys


STORIES = pd.Series(["a", "a", "b"])


def test_how_far_words_would_be_others_were_each_story_counted_once(recounted):
    rates, keys = recounted
    told = "The 3 articles tell 2 stories, since 2 of them tell what another tells too."
    assert findings.words_recounted(rates, keys, STORIES, 2) == (
        f"{told} With each story counted once, “gas” would change most of the 2 most frequent words, from 500 to 400 "
        "per million (−20.0%), and “coal” would be among these instead of “gas”. Of the 2 words that set one part "
        "apart, 1 still would, and 1 other would too."
    )
    assert findings.words_recounted(rates[::-1], keys[::-1], STORIES, 3, "stories") == (
        f"{told} With every article counted, “gas” would change most of the 3 most frequent words, from 400 to 500 per "
        "million (+25.0%). Of the 2 words that set one part apart, 1 still would, and 1 other would too."
    )
    same = [rates[0], rates[0].assign(per_million=[900.5, 500, 400])]
    assert findings.words_recounted(same, keys[:1] * 2, STORIES, 1) == (
        f"{told} With each story counted once, the frequency of the most frequent word would change by less than 0.1%, "
        "and it would stay the most frequent. Of the 2 words that set one part apart, all still would."
    )


@pytest.mark.parametrize(
    ("q", "then", "said"),
    [
        ([0.01, 0.9], [0.9, 0.9], "The word that sets one part apart no longer would."),
        ([0.01, 0.9], [0.01, 0.01], "The word that sets one part apart still would, and 1 other would too."),
        ([0.01, 0.01], [0.9, np.nan], "Of the 2 words that set one part apart, none still would."),
        ([0.9, np.nan], [0.01, 0.01], "No word sets one part apart, but 2 others would."),
        ([0.9, 0.9], [0.9, 0.9], "No word sets one part apart either way."),
        ([np.nan, np.nan], [np.nan, np.nan], "per million (+50.0%)."),
    ],
)
def test_how_many_key_words_would_still_be(q, then, said):
    rates = [pd.DataFrame({"word": ["oil", "gas"], "per_million": rate}) for rate in ([2.0, 1.0], [3.0, 1.0])]
    keys = [pd.DataFrame({"word": ["oil", "gas"], "q": each}) for each in (q, then)]
    assert findings.words_recounted(rates, keys, STORIES).endswith(said)


def test_where_no_two_articles_tell_one_story_nothing_would_change(recounted):
    same = "so the frequencies of words are the same whether articles or stories are counted."
    assert findings.words_recounted(*recounted, pd.Series(["a", "b"])) == (
        f"No article tells what another tells too, {same}"
    )
    assert findings.words_recounted(*recounted, pd.Series(["a"])) == f"One article is one story, {same}"
    none = [table.head(0) for table in recounted[0]]
    assert findings.words_recounted(none, recounted[1], STORIES).startswith("The 3 articles tell 2 stories")


def test_places_that_were_drawn_are_told_beside_all_of_them():
    corpus = corpus_of([f"Story {number} is on oil." for number in range(30)])
    lines = frequencies.concordance(corpus, "oil", limit=8)
    assert findings.concordance(lines, "oil") == (
        "“oil” occurs 30 times in 30 articles; 8 of these places, drawn by lot, are listed."
    )
    assert findings.concordance(lines.head(2), "oil") == "“oil” occurs 2 times in 2 articles."
