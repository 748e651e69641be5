"""Sentiment towards a name: who is named where, and on which side of a verb they stand."""

import pandas as pd
import pytest
from corpora import corpus_of
from newswire import Corpus, sentiment
from newswire.frequencies import count_words
from newswire.sentiment import count_names, target_difference
from newswire.sentiment.towards import relations


def towards(text, *targets):
    corpus = Corpus.from_frame(pd.DataFrame({"text": [text]}))
    table = sentiment.towards(corpus, list(targets))
    return dict(zip(table["target"], table["reading"], strict=True))


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Reporters criticized Bob Roe on Monday.", "negative"),
        ("Bob Roe was praised by voters.", "positive"),
        ("Bob Roe was accused of fraud.", "negative"),
        ("Voters never trusted Bob Roe.", "negative"),
        ("Bob Roe arrived on Monday.", "neutral"),
        ("The vote was won by Bob Roe.", "positive"),
        ("Bob Roe was defeating his rivals.", "positive"),
    ],
)
def test_readings(text, reading):
    assert towards(text, "Bob Roe") == {"Bob Roe": reading}


def test_a_disaster_elsewhere_says_nothing_of_a_name():
    text = "Ann Lee won; the flood was the worst disaster ever, far from where Bob Roe lives."
    assert towards(text, "Bob Roe") == {"Bob Roe": "neutral"}


@pytest.mark.parametrize(
    ("number", "text", "reading"),
    [
        ("DISTANCE, if less", "Bob Roe had a terrible talk on Monday and a happy meal.", "neutral"),
        (
            "DISTANCE, if more",
            "Bob Roe had a poor talk on Monday with some young reporters and a great meal.",
            "negative",
        ),
        ("OTHER_CLAUSE, if less", "Bob Roe had a fine talk on Monday, and a terrible meal.", "negative"),
        ("OTHER_CLAUSE, if more", "Bob Roe said the good talk on Monday, had a terrible end.", "positive"),
        ("SPEAKING, if less", "Bob Roe said the bad talk on Monday had a fine end.", "negative"),
        ("SPEAKING, if more", "Bob Roe said the terrible talk on Monday, had a good end.", "neutral"),
        ("NEGATIVE, if nearer to 0", "Bob Roe had a sad talk on Monday and a happy meal.", "neutral"),
        ("NEGATIVE, if further", "Bob Roe had a bad talk on Monday afternoon and a great meal.", "negative"),
        ("POSITIVE, if less", "Bob Roe had a good talk on Monday and a bad meal.", "neutral"),
        ("POSITIVE, if more", "Bob Roe had a good talk on Monday afternoon and a bad meal.", "positive"),
        ("PASSIVE_WITHIN, if less", "Bob Roe was in the final defeated.", "negative"),
        ("PASSIVE_WITHIN, if more", "Bob Roe was in the final round defeated.", "positive"),
    ],
)
def test_readings_that_turn_over_with_a_tuned_number(number, text, reading):
    assert towards(text, "Bob Roe") == {"Bob Roe": reading}


def test_what_a_speaker_tells_is_hardly_said_of_him():
    corpus = Corpus.from_frame(
        pd.DataFrame({"text": ["Bob Roe said war destroyed it.", "Bob Roe left, war destroyed it."]})
    )
    told, done = sentiment.towards(corpus, ["Bob Roe"])["score"].abs()
    assert told < done / 2


def test_two_sides_of_a_verb():
    assert towards("Ann Lee defeated Bob Roe.", "Ann Lee", "Bob Roe") == {"Ann Lee": "positive", "Bob Roe": "negative"}


def mentions(texts, *targets):
    """Article and text of each first mention in a sentence."""
    corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    table = sentiment.towards(corpus, list(targets))
    hits = table.assign(start=table["hit_start"], end=table["hit_end"])[["article", "start", "end"]]
    return list(zip(corpus.articles.index.get_indexer(table["article"]), corpus.text_of(hits), strict=True))


def test_a_name_counts_under_all_its_forms():
    texts = ["Vladimir Putin arrived. PUTIN’s visit was great. Mr. Putin left.", "President Putin's men spoke."]
    assert mentions(texts, "Vladimir Putin") == [
        (0, "Vladimir Putin"), (0, "PUTIN’s"), (0, "Putin"), (1, "Putin's"),
    ]  # fmt: skip


@pytest.mark.parametrize("target", ["Mr. Putin", "Putin’s", "“Putin", "President Vladimir Putin", "Vladimir V. Putin"])
def test_a_target_may_be_given_with_titles_and_marks(target):
    assert len(mentions(["Mr. Putin came.", "Then Vladimir V. Putin spoke, whom Vladimir Putin praised."], target)) == 2


def test_a_last_word_stands_for_whoever_bore_it_last():
    texts = ["Ann Lee came. Lee spoke. Then Bob Lee came. Lee sang.", "Lee slept.", "Ann Lee is here."]
    assert [article for article, _ in mentions(texts, "Ann Lee")] == [0, 0, 1, 2]
    assert [article for article, _ in mentions(texts, "Bob Lee")] == [0, 0]


def test_another_name_with_the_last_word_in_it_does_not_count():
    texts = ["Donald Trump left. Donald Trump Jr. stayed at Trump Tower with Melania Trump."]
    assert mentions(texts, "Donald Trump") == [(0, "Donald Trump")]


def test_a_last_word_that_is_a_common_noun_does_not_count():
    corpus = Corpus.from_frame(
        pd.DataFrame({"text": ["The United States won. The states, all states, lost. States vary."]})
    )
    assert sentiment.towards(corpus, ["United States"])["sentence"].tolist() == [0]


def test_given_forms_are_the_only_ones():
    corpus = Corpus.from_frame(pd.DataFrame({"text": ["The ambassador came. Zhang Hanhui spoke. Zhang left."]}))
    table = sentiment.towards(corpus, {"the envoy": ["ambassador", "Zhang Hanhui"]})
    assert table["sentence"].tolist() == [0, 1]


def test_no_targets_no_rows():
    corpus = Corpus.from_frame(pd.DataFrame({"text": ["Nothing here."]}))
    table = sentiment.towards(corpus, ["Ann Lee"])
    assert list(table) == ["target", "article", "sentence", "score", "reading", "start", "end", "hit_start", "hit_end"]
    assert len(table) == len(sentiment.towards(corpus, [])) == len(sentiment.target_scores(table)) == 0
    with pytest.raises(ValueError, match="has no words to look for"):
        sentiment.towards(corpus, [" "])


def test_targets_in_all():
    corpus = Corpus.from_frame(
        pd.DataFrame({"text": ["Voters praised Ann Lee. Ann Lee came. Critics blasted Bob Roe."]})
    )
    table = sentiment.target_scores(sentiment.towards(corpus, ["Bob Roe", "Ann Lee"])).set_index("target")
    assert table.loc["Ann Lee", ["n_sentences", "n_articles", "positive", "thin"]].tolist() == [2, 1, 0.5, True]
    assert table.loc["Bob Roe", "negative"] == 1


def test_frequent_names():
    corpus = Corpus.from_frame(
        pd.DataFrame({"text": ["We met President Ann Lee, and Bob Roe.", "They saw Ann Lee again."]})
    )
    assert sentiment.frequent_names(corpus) == ["Ann Lee", "Bob Roe"]


def test_people_are_counted_under_all_their_forms_and_places_are_not_offered():
    texts = ["It was in New York. Then Ann Lee spoke. Lee left New York."] + ["They saw Lee in New York."] * 9
    texts += ["We met Bob Roe. He saw Bob Roe."] * 4
    corpus = Corpus.from_frame(pd.DataFrame({"text": [f"{text} No. {i}." for i, text in enumerate(texts)]}))
    assert sentiment.frequent_names(corpus) == ["Ann Lee", "Bob Roe"]


def test_the_table_of_relations_is_whole():
    table = relations()
    assert table["word"].is_unique
    assert table[["to_object", "to_subject"]].abs().max().max() <= 4


def test_a_difference_towards_a_target_is_that_of_the_means_of_articles():
    """By hand: article means 0.0 to 0.4 on one side, 0.6 to 1.0 on the other; a second target on one side alone."""
    scores = [0.0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0]
    said = pd.DataFrame({"target": "Bob Roe", "article": list("abcdefghij"), "score": scores})
    said = pd.concat([said, said.iloc[:1].assign(score=0.0), said.iloc[:1].assign(target="Ann Lee")])
    groups = pd.Series(["one"] * 5 + ["two"] * 5, index=list("abcdefghij"))
    table = target_difference(said, groups, "one", "two")
    assert table[["target", "n_first", "n_second"]].values.tolist() == [["Bob Roe", 5, 5]]
    row = table.iloc[0]
    assert row["difference"] == pytest.approx(0.6)
    assert 0.3 < row["low"] < 0.6 < row["high"] < 0.9
    assert row["p"] == pytest.approx(2 / 252, abs=0.008)  # two of all ways to choose five of ten are as far apart
    twice = pd.concat([said, said.assign(target="Cy Poe")])
    assert target_difference(twice, groups, "one", "two")["p"].tolist() == [pytest.approx(2 * row["p"])] * 2


def test_names_are_counted_on_both_sides_as_keyness_takes_them():
    texts = ["We met Ann Lee and President Bob Roe in York.", "Then Ann Lee met Ann Lee.", "He met ann lee."]
    corpus = corpus_of(texts, side=["a", "b", "b"])
    table = count_names(corpus, "side")
    assert table[["side", "word", "count", "n_articles"]].values.tolist() == [
        ["a", "Ann Lee", 1, 1], ["a", "Bob Roe", 1, 1], ["b", "Ann Lee", 2, 1],
    ]  # fmt: skip
    counts = count_words(corpus, "side").drop_duplicates("side").set_index("side")["words"]
    assert table.drop_duplicates("side").set_index("side")["words"].tolist() == counts.tolist()


def test_a_part_of_a_longer_name_is_none():
    """By rules: behind "Centers for", behind a capital that starts a sentence, and hardly ever by itself."""
    texts = [
        "Centers for Disease Control met President Ann Lee. Black Lives Matter came.",
        "We saw the Green Care Act, and Lee left.",
    ]
    corpus = corpus_of([f"{text} No. {n}." for n in range(12) for text in texts] + ["They call it Care Act."] * 2)
    assert count_names(corpus)["word"].tolist() == ["Ann Lee"]
    assert sentiment.frequent_names(corpus)[0] == "Ann Lee"
    assert not {"Disease Control", "Lives Matter"} & set(sentiment.frequent_names(corpus))


def test_a_kind_of_people_is_nobody():
    """Its last word alone names others, too."""
    corpus = corpus_of([f"The House Republicans told Ann Lee. Lee met Republicans. No. {n}." for n in range(12)])
    assert sentiment.frequent_names(corpus) == ["Ann Lee"]
    assert set(count_names(corpus)["word"]) == {"Ann Lee", "House Republicans"}


def test_what_is_said_of_somebody_does_not_depend_on_the_next_article():
    scores = [
        sentiment.towards(corpus_of(["The awful critics met Ann Lee", following]), ["Ann Lee"])["score"].tolist()
        for following in ("Said so.", "Tower and all.", "It was so.")
    ]
    assert scores[0] == scores[1] == scores[2]
    assert len(scores[0]) == 1
