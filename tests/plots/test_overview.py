"""What a corpus holds, as tables: periods, shares, lengths, repeats, the parts of an article, what was rejected."""

import newswire as nw
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import overview
from newswire.corpus.overview import article_parts
from newswire.text.paragraphs import paragraph_spans


@pytest.fixture
def corpus():
    frame = pd.DataFrame(
        {
            "text": ["Rates rose again.", "Rates  ROSE again.", "Shares fell. They did.", "Nothing moved."],
            "date": ["2024-01-31", "2024-03-02", "2024-03-05", None],
            "desk": ["economy", "economy", "markets", "markets"],
        }
    )
    return nw.Corpus.from_frame(frame)


@pytest.fixture
def one():
    return nw.Corpus.from_frame(
        pd.DataFrame({"text": ["MOSCOW, October 3. /TASS/. Rates rose.\n\nThey fell."], "date": ["2024-10-03"]})
    )


def test_periods_without_articles_are_counted_too(corpus):
    table = overview.articles_per_period(corpus, freq="month")
    assert table["period"].astype(str).tolist() == ["2024-01", "2024-02", "2024-03"]
    assert table["n_articles"].tolist() == [1, 0, 2]
    assert table["n_words"].sum() == 10


def test_the_period_follows_the_span(corpus):
    assert overview.articles_per_period(corpus)["period"].dtype == "period[D]"
    undated = nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose."]}))
    assert list(overview.articles_per_period(undated)) == ["period", "n_articles", "n_words"]
    assert not len(overview.articles_per_period(undated))


def test_shares_add_up_to_one(corpus):
    table = overview.article_shares(corpus, "desk")
    assert table["desk"].tolist() == ["economy", "markets"]
    assert table["share"].tolist() == [0.5, 0.5]
    assert "desk" in overview.groupings(corpus)
    with pytest.raises(ValueError, match="no column 'paper'"):
        overview.article_shares(corpus, "paper")


def test_what_is_missing_is_said_last(corpus):
    table = overview.article_shares(corpus, "agency")
    assert table["agency"].tolist() == ["not given"]


def test_lengths_come_longest_first(corpus):
    table = overview.article_lengths(corpus)
    assert table["n_words"].tolist() == [4, 3, 3, 2]
    assert table["title"].iloc[0] == "Shares fell. They did."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\n \nThree.", ["One.", "Two.", "Three."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One. Two.", ["One. Two."]),
        ("", []),
    ],
)
def test_paragraphs_split_at_blank_lines_or_else_at_breaks(text, expected):
    assert [text[a:b].strip() for a, b in paragraph_spans(text)] == expected


def test_the_parts_of_an_article_are_its_text(one):
    parts = article_parts(one, one.articles.index[0])
    assert parts["text"].tolist() == ["Rates rose.", "They fell."]
    assert parts["paragraph"].tolist() == [1, 2]
    assert parts["n_words"].tolist() == [2, 2]
    with pytest.raises(ValueError, match="no article 'x'"):
        article_parts(one, "x")


def test_rejected_inputs_are_grouped_by_reason():
    reasons = ["bad JSON on line 3", "bad JSON on line 9", "empty"]
    rejected = pd.DataFrame({"source": ["a", "b", "c"], "reason": reasons})
    table = overview.rejected_reasons(rejected)
    assert table.to_numpy().tolist() == [["bad JSON on line …", 2, "a"], ["empty", 1, "c"]]


def test_reasons_with_places_are_one_and_the_place_goes_with_the_example():
    reasons = ["line 2: no 'x' among 3", "sheet 'May', row 4: no 'y' among 3", "page 5: no 'z' among 3", "not: read"]
    table = overview.rejected_reasons(pd.DataFrame({"source": "a.csv", "reason": reasons}))
    assert table.to_numpy().tolist() == [["no … among 3", 3, "a.csv, line 2"], ["not: read", 1, "a.csv"]]


def test_a_note_on_more_files_counts_for_all_of_them():
    notes = pd.DataFrame({"source": ["a", "b", "1,200 more files"], "note": ["2 rows", "3 rows", "2 rows"]})
    assert overview.rejected_reasons(notes).to_numpy().tolist() == [["… rows", 1202, "a"]]


def test_a_column_that_few_articles_have_with_one_value_is_no_grouping():
    texts = [f"Rates rose by {number}." for number in range(12)]
    few = {"one": ["a"] * 4 + [None] * 8, "two": ["a", "b"] * 2 + [None] * 8, "agency": ["AP"] * 4 + [None] * 8}
    corpus = corpus_of(texts, all="a", date=["Spring"] * 12, **few)
    assert "date_given" in corpus.articles
    assert overview.groupings(corpus) == ["two", "all", "agency"]


def test_the_days_of_dates_are_counted():
    dates = pd.to_datetime(["2024-01-02 08:00", "2024-01-02 09:30", "2024-01-03 11:15"])
    fields = overview.head_fields(corpus_of([f"Story {number}." for number in range(3)], date=dates))
    assert fields.loc[0, ["n_articles", "n_values", "commonest"]].tolist() == [3, 2, "2024-01-02"]


def test_notes_are_grouped_too_and_keep_numbers_that_all_have():
    notes = ["03/04/2024 is read month first", "03/04/2024 is read month first", "2 rows were merged"]
    table = overview.rejected_reasons(pd.DataFrame({"source": ["a", "b", "c"], "note": notes}))
    assert list(table) == ["note", "n_inputs", "example"]
    assert table.to_numpy().tolist() == [[notes[0], 2, "a"], [notes[2], 1, "c"]]
    assert overview.rejected_reasons(pd.DataFrame({"source": [], "note": []})).empty
