"""The reading for news: each correction does what it says, shows in the contributions, and can be switched off."""

import pandas as pd
import pytest
from newswire import Corpus, sentiment
from newswire.sentiment.lexicon import read_lexicon
from newswire.sentiment.news import CORRECTIONS, news_table
from newswire.sentiment.vader.rules import vader_lexicon


def corpus_of(*texts):
    return Corpus.from_frame(pd.DataFrame({"text": list(texts)}))


def read(text, **options):
    """Word to (contribution, rule) in the news model."""
    table = sentiment.word_contributions(corpus_of(text), "news", **options)
    return dict(zip(table["word"], zip(table["contribution"], table["rule"], strict=True), strict=True))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Aid went to Great Britain.", "great"),
        ("He left the Justice Department.", "justice"),
        ("She won, and the Nobel Peace Prize followed.", "peace"),
        ("It met with Hope Hicks.", "hope"),
        ("The tomb of General Grant stands.", "grant"),
    ],
)
def test_a_word_in_a_name_is_no_feeling(text, word):
    assert read(text)[word] == (0.0, "part of a name")


def test_a_capital_at_the_start_is_no_name():
    assert read("Hope returned to the city.")["hope"] == (1.9, "")
    assert read('He said: "Great progress was made."')["great"] == (3.1, "")


def test_a_name_at_the_start_is_known_from_the_rest_of_the_corpus():
    corpus = corpus_of("Hope Hicks resigned. Later we met Hope Hicks and her aide.", "Great Britain left.")
    table = sentiment.word_contributions(corpus, "news")
    assert table.loc[table["word"] == "hope", "rule"].tolist() == ["part of a name"] * 2
    assert table.loc[table["word"] == "great", "rule"].tolist() == ["reports, does not judge"]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Great Joy Over Peace Talks In Geneva", True),
        ("Some Great Joy Over Talks", True),  # four longer words are enough, three are not
        ("Some Great Joy Over", False),
        ("Some Great Joy Over Talks there", True),  # four of five with a capital are enough, three of four are not
        ("Some Great Joy Over there", False),
    ],
)
def test_capitals_in_a_headline_say_nothing(text, headline):
    assert read(text)["joy"] == ((2.8, "") if headline else (0.0, "part of a name"))


@pytest.mark.parametrize(
    ("text", "word", "neutral"),
    [
        ("The party met.", "party", True),
        ("He acts like a minister.", "like", True),
        ("I like the minister.", "like", False),
        ("It left a special counsel in office.", "special", True),
        ("It was a special day.", "special", False),
        ("There is no bus.", "no", True),
        ("Gross domestic product and interest rates rose.", "gross", True),
    ],
)
def test_words_that_report_are_neutral(text, word, neutral):
    assert (read(text)[word][1] == "reports, does not judge") == neutral


def test_words_of_news_are_added():
    assert read("An earthquake struck.")["earthquake"] == (-2.0, "")
    assert "earthquake" not in read("An earthquake struck.", corrections=("names",))


def test_negation_stops_at_the_clause():
    assert read("It did not, praising the deal, respond.")["praising"][0] > 0
    assert read("It did not, praising the deal, respond.", corrections=())["praising"][0] < 0


def test_no_turns_what_follows_around():
    assert read("There was no success.")["success"][0] < 0


def test_contrast_by_clause():
    assert read("A good start, but a bad end.") == {"good": (0.95, "contrast"), "bad": (-3.75, "contrast")}
    assert read("Although the start was good, the end was bad.") == {"good": (0.95, "contrast"), "bad": (-2.5, "")}
    assert read("It was nothing but good.")["good"] == (1.9, "")


def test_events_can_be_set_aside():
    text = "The war killed many."
    assert read(text)["war"][0] < 0
    assert {value for value, _ in read(text, corrections=(*CORRECTIONS, "events")).values()} == {0.0}


def test_typographic_quotes_and_possessives_hide_no_word():
    assert read("It was “good” and the victory’s end.")["good"] == (1.9, "")


def test_capitals_and_marks_are_no_emphasis():
    assert read("It was a GOOD day!!!") == {"good": (1.9, "")}


def test_own_words_are_not_neutralised():
    assert read("The party met.", lexicon={"party": 2})["party"] == (2.0, "")


def test_an_unknown_correction_is_refused():
    with pytest.raises(ValueError, match="There is no correction 'irony'"):
        read("Good.", corrections=("irony",))


def test_the_table_is_whole():
    table = news_table()
    assert table["word"].is_unique
    assert set(table["kind"]) == {"domain", "event", "added", "revised"}
    assert (table["reason"] != "").all()
    assert (table.loc[table["kind"] == "domain", "valence"] == 0).all()
    assert table.loc[table["valence"].isna(), "word"].isin(list(vader_lexicon())).all()
    assert not table.loc[table["kind"] == "added", "word"].isin(list(vader_lexicon())).any()
    revised = table[table["kind"] == "revised"]
    assert (revised["word"].map(vader_lexicon()) - revised["valence"]).abs().min() > 0.5


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ({"joint venture": 1}, "'joint venture' is not a single word"),
        ({"good": 9}, "the valence of 'good' is not a number from -4 to 4"),
        ({"good": "much"}, "the valence of 'good' is not a number"),
        (pd.DataFrame({"word": ["good"]}), "no column 'valence'"),
        ("nowhere.csv", "There is no lexicon file nowhere.csv"),
    ],
)
def test_lexicons_that_cannot_be_used(source, message):
    with pytest.raises(ValueError, match=message):
        read_lexicon(source)


def test_a_lexicon_file(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("word,valence\nHegemony,-2\n# a remark\nmultipolar,1.5\n", encoding="utf-8")
    assert read_lexicon(path) == {"hegemony": -2.0, "multipolar": 1.5}
    assert read("Against hegemony.", lexicon=path)["hegemony"] == (-2.0, "")
