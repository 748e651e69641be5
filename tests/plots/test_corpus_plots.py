"""What a corpus holds: the tables, their pictures and their sentences."""

import matplotlib.pyplot as plt
import newswire as nw
import pandas as pd
import pytest
from newswire import findings, overview, plots
from newswire.corpus.overview import article_parts
from newswire.text.paragraphs import paragraph_spans


@pytest.fixture(autouse=True)
def no_figure_left():
    yield
    plt.close("all")


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
    table = overview.articles_per_period(corpus, freq="M")
    assert table["period"].astype(str).tolist() == ["2024-01", "2024-02", "2024-03"]
    assert table["n_articles"].tolist() == [1, 0, 2]
    assert table["n_words"].sum() == 10


def test_the_period_follows_the_span(corpus):
    assert overview.articles_per_period(corpus)["period"].dtype == "period[D]"
    undated = nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose."]}))
    assert list(overview.articles_per_period(undated)) == ["period", "n_articles", "n_words"]
    assert not len(overview.articles_per_period(undated))


def test_shares_add_up_to_one(corpus):
    table = overview.article_shares(corpus, "desk", top=1)
    assert table["desk"].tolist() == ["economy", "all others"]
    assert table["share"].tolist() == [0.5, 0.5]
    assert "desk" in overview.groupings(corpus)
    with pytest.raises(ValueError, match="no column 'paper'"):
        overview.article_shares(corpus, "paper")


def test_what_is_missing_is_said_last(corpus):
    table = overview.article_shares(corpus, "agency")
    assert table["agency"].tolist() == ["not given"]
    assert findings.article_shares(table) == "The agency of the articles is not known."


def test_a_text_that_differs_in_case_and_space_is_a_repeat(corpus):
    table = overview.repeated_articles(corpus)
    assert table[["n_copies", "n_words"]].to_numpy().tolist() == [[2, 3]]
    assert findings.repeated_articles(table, len(corpus)) == (
        "1 text occurs more than once: 1 article (25.0%) is a copy of another and counted again in every figure."
    )


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


def test_one_article_claims_no_development(one):
    periods = overview.articles_per_period(one)
    assert findings.articles_over_time(periods, one.articles) == (
        "The one article is dated 3 October 2024; one date shows no development over time."
    )
    lengths = overview.article_lengths(one)
    assert findings.article_lengths(lengths) == "The article has 4 words in 2 sentences and 2 paragraphs."
    assert findings.articles_loaded(one.articles, one.rejected) == (
        "1 article with 4 words in 2 sentences could be read; nothing was rejected."
    )
    assert findings.head_fields(overview.head_fields(one)).startswith("Known of the articles: date (all), place (all)")


def test_several_articles_have_their_dates_and_lengths_said(corpus):
    said = findings.articles_over_time(overview.articles_per_period(corpus, "M"), corpus.articles)
    assert said == (
        "3 articles are dated, from 31 January 2024 to 5 March 2024; the fullest period is March 2024 with "
        "2 articles, and 1 of 3 periods has none. 1 article has no date."
    )
    assert "the median is 3, the shortest has 2 and the longest 4." in findings.article_lengths(
        overview.article_lengths(corpus)
    )


def test_rejected_inputs_are_grouped_by_reason():
    reasons = ["bad JSON on line 3", "bad JSON on line 9", "empty"]
    rejected = pd.DataFrame({"source": ["a", "b", "c"], "reason": reasons})
    table = overview.rejected_reasons(rejected)
    assert table.to_numpy().tolist() == [["bad JSON on line …", 2, "a"], ["empty", 1, "c"]]
    assert [bar.get_width() for bar in plots.rejected_inputs(table).patches] == [2, 1]


def test_bars_are_as_high_as_the_counts(corpus):
    axes = plots.articles_over_time(overview.articles_per_period(corpus, "M"))
    assert [bar.get_height() for bar in axes.patches] == [1, 0, 2]
    axes = plots.article_shares(overview.article_shares(corpus, "desk"))
    assert [text.get_text() for text in axes.texts] == ["2 (50%)", "2 (50%)"]
    axes = plots.article_lengths(overview.article_lengths(corpus))
    assert sum(bar.get_height() for bar in axes.patches) == 4


def test_sentences_are_as_long_as_their_words(one):
    parts = article_parts(one, one.articles.index[0])
    assert [bar.get_height() for bar in plots.sentence_lengths(parts).patches] == [2, 2]
    assert findings.sentence_lengths(parts) == (
        "A sentence of this article has 2 words as its median; the longest, sentence 1, has 2."
    )


def test_a_plot_draws_on_the_axes_it_is_given(corpus):
    axes = plt.subplots()[1]
    assert plots.article_lengths(overview.article_lengths(corpus), ax=axes) is axes
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize(
    "plot",
    [
        plots.articles_over_time,
        plots.article_lengths,
        plots.article_shares,
        plots.sentence_lengths,
        plots.rejected_inputs,
    ],
)
def test_a_missing_column_is_named(plot):
    with pytest.raises(ValueError, match="no column"):
        plot(pd.DataFrame({"other": [1]}))


def test_one_article_gives_a_word_instead_of_a_chart(one):
    axes = plots.articles_over_time(overview.articles_per_period(one))
    assert [text.get_text() for text in axes.texts] == ["one day only: nothing to compare"]
    axes = plots.article_lengths(overview.article_lengths(one))
    assert [text.get_text() for text in axes.texts] == ["one article of 4 words"]


def test_an_unknown_plot_or_finding_is_named_beside_those_there_are():
    with pytest.raises(AttributeError, match=r"no plot 'pie'; there are .*article_lengths"):
        plots.pie  # noqa: B018
    with pytest.raises(AttributeError, match=r"no finding 'pie'; there are .*article_lengths"):
        findings.pie  # noqa: B018
