"""What each story is about and how it went on, by hand."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from newswire import stories
from newswire.stories.overview import openings

TEXTS = {
    "a": "Oil prices rose sharply in London on Monday after a pipeline burst in the north. Nobody was hurt.",
    "b": "By Ann Lee. A burst pipeline sent oil prices up sharply in London on Monday, traders in the market said.",
    "c": "The burst pipeline is being mended. Oil.",
    "d": "The striker scored twice for the unbeaten squad in the stadium on Sunday afternoon.",
}
NO_COPIES = pd.DataFrame(columns=["article", "copy_of", "share", "kind"])


def made(order="abcd", **columns):
    facts = {
        "source": dict(zip("abcd", ["Courier", "Globe", "Courier", "feed.csv"])),
        "date": dict(zip("abcd", ["2024-03-03 09:00", "2024-03-01 18:00", "2024-03-02 01:00", None])),
        "agency": dict(zip("abcd", [None, None, None, "TASS"])),
    } | columns
    values = {name: [known[key] for key in order] for name, known in facts.items()}
    corpus = corpus_of([TEXTS[key] for key in order], **values)
    ids = dict(zip(order, corpus.articles.index))
    told = pd.DataFrame({"article": [ids[key] for key in "abcd"], "story": [ids[key] for key in "bbbd"]})
    return corpus, ids, told


def test_a_story_has_its_size_its_time_and_its_words():
    corpus, ids, told = made()
    table = stories.overview(corpus, told)
    assert table["story"].tolist() == [ids["b"], ids["d"]]
    assert table[["n_articles", "n_outlets"]].to_numpy().tolist() == [[3, 2], [1, 1]]
    assert table["first"].dt.day.tolist()[0] == 1 and table["last"].dt.day.tolist()[0] == 3
    assert pd.isna(table["first"].iloc[1])
    assert table["words"].str.split(", ").map(len).tolist() == [4, 4]
    assert {"burst", "oil", "pipeline"} <= set(table["words"].iloc[0].split(", "))
    assert set(table["words"].iloc[1].split(", ")) <= set(TEXTS["d"].lower().replace(".", "").split())


def test_the_lead_opens_the_article_in_the_middle_of_the_story():
    corpus, ids, told = made()
    row = stories.overview(corpus, told).iloc[0]
    assert row["article"] in (ids["a"], ids["b"]), "the third has few of the words of the others"
    assert corpus.articles.loc[row["article"], "text"][row["start"] : row["end"]] == row["lead"]


def test_an_opening_is_the_first_sentence_of_some_length_or_else_the_first():
    corpus, ids, _ = made()
    spans, texts = openings(corpus), corpus.articles["text"]
    said = {key: texts[ids[key]][slice(*spans.loc[ids[key]])] for key in "abc"}
    assert said["a"].startswith("Oil prices") and said["a"].endswith("north.")
    assert said["b"].startswith("A burst pipeline"), "a line with a name opens no story"
    assert said["c"] == "The burst pipeline is being mended."


def test_a_course_is_in_order_of_time_with_days_since_the_first():
    corpus, ids, told = made()
    copies = pd.DataFrame({"article": [ids["a"]], "copy_of": [ids["b"]], "share": [0.6], "kind": ["copy"]})
    table = stories.story_courses(corpus, told, copies)
    assert table["article"].tolist() == [ids[key] for key in "bcad"]
    assert table["lag"].tolist()[:3] == [0, 1, 2], "by the calendar, not by the hour"
    assert np.isnan(table["lag"].iloc[3])
    assert table["outlet"].tolist() == ["Globe", "Courier", "Courier", "TASS"], "the name of a file is no outlet"
    assert table["kind"].tolist()[2] == "copy" and table["kind"].isna().sum() == 3
    assert table["n_words"].tolist() == corpus.articles["n_words"].loc[table["article"]].tolist()


def test_of_one_moment_the_copy_comes_last():
    corpus, ids, told = made(date=dict.fromkeys("abcd", "2024-03-01"))
    for copy, original in ("ab", "ba"):
        copies = pd.DataFrame({"article": [ids[copy]], "copy_of": [ids[original]], "share": [0.6], "kind": ["copy"]})
        assert stories.story_courses(corpus, told, copies)["article"].tolist()[2] == ids[copy]


@given(st.permutations("abcd"))
def test_the_order_of_the_articles_changes_nothing(order):
    corpus, _, told = made()
    other, _, same = made("".join(order))
    pd.testing.assert_frame_equal(stories.overview(corpus, told), stories.overview(other, same))
    courses = stories.story_courses(corpus, told, NO_COPIES)
    pd.testing.assert_frame_equal(courses, stories.story_courses(other, same, NO_COPIES))


def test_every_article_by_itself_is_a_story_of_one():
    corpus, _, _ = made()
    alone = pd.DataFrame({"article": corpus.articles.index, "story": corpus.articles.index})
    assert stories.overview(corpus, alone)["n_articles"].tolist() == [1] * 4
    assert set(stories.story_courses(corpus, alone, NO_COPIES)["lag"].dropna()) == {0}


@pytest.mark.parametrize("function", [stories.overview, lambda *given: stories.story_courses(*given, NO_COPIES)])
def test_nothing_gives_nothing_with_the_same_columns(function):
    corpus, _, told = made()
    nobody = corpus.where(np.zeros(len(corpus), bool))
    assert list(function(nobody, told.head(0))) == list(function(corpus, told))
    with pytest.raises(ValueError, match="The table of stories has no column 'story'"):
        function(corpus, told.drop(columns="story"))


def test_a_story_of_stop_words_has_no_telling_ones():
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["The and of."]}))
    alone = pd.DataFrame({"article": corpus.articles.index, "story": corpus.articles.index})
    assert stories.overview(corpus, alone)["words"].tolist() == [""]
