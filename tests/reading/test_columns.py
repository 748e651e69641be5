"""Which column holds what, and what type the others get."""

import numpy as np
import pandas as pd
import pytest
from newswire.reading import articles, build


def test_columns_of_a_csv_get_their_types(read):
    table, _ = read("a.csv", "text,n,share,code,mixed\nOne.,3,0.5,007,1\nTwo.,,1.5,012,x\n")
    assert table["n"].iloc[0] == 3 and np.isnan(table["n"].iloc[1])
    assert table["share"].sum() == 2.0
    assert (table["code"].tolist(), table["mixed"].tolist()) == (["007", "012"], ["1", "x"])


@pytest.mark.parametrize("name", ["content", "body", "article", "Full Text", "maintext", "articleBody"])
def test_usual_names_of_the_text(name):
    table, *_ = articles.from_frame(pd.DataFrame({name: ["One."], "article_id": [7]}))
    assert (table["text"].tolist(), table["article_id"].tolist()) == (["One."], [7])


@pytest.mark.parametrize("name", ["published", "publish_date", "pubDate", "publishedAt", "Date"])
def test_usual_names_of_the_date(name):
    table, *_ = articles.from_frame(pd.DataFrame({"text": ["One."], name: ["2024-10-03"]}))
    assert table["date"].tolist() == [pd.Timestamp("2024-10-03")]


def test_given_columns_come_first_and_clashes_keep_both():
    frame = pd.DataFrame(
        {"story": ["One."], "text": ["teaser"], "head": ["h"], "article": [9], "n_words": [2], "day": ["2024-10-03"]}
    )
    table, *_ = articles.from_frame(frame, columns={"text": "story"})
    assert table["text"].tolist() == ["One."]
    given = ["text_given", "head_given", "article_given", "n_words_given"]
    assert table.columns[len(build.COLUMNS) :].tolist() == given
    assert frame.columns.tolist() == ["story", "text", "head", "article", "n_words", "day"]


def test_wrong_columns_are_named():
    frame = pd.DataFrame({"tale": ["One."]})
    with pytest.raises(ValueError, match="no text column among 'tale'"):
        articles.from_frame(frame)
    with pytest.raises(ValueError, match="no column 'saga'; there are 'tale'"):
        articles.from_frame(frame, columns={"text": "saga"})
    with pytest.raises(ValueError, match="'txt', which is none of text"):
        articles.from_frame(frame, columns={"txt": "tale"})
    with pytest.raises(ValueError, match="no text column among 'c0', .*, 'c11'; say which"):
        articles.from_frame(pd.DataFrame({f"c{number}": ["One."] for number in range(13)}))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("999999999999999", 999_999_999_999_999),
        ("1000000000000000", "1000000000000000"),
        ("0.123456789012345", 0.123456789012345),
        ("0.1234567890123456", "0.1234567890123456"),
    ],
)
def test_numbers_have_at_most_15_digits_on_either_side_of_the_point(read, written, expected):
    assert read("a.csv", f"text,n\nOne.,{written}\n")[0]["n"].tolist() == [expected]
