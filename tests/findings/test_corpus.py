"""What a corpus holds, in sentences."""

from functools import partial

import newswire as nw
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import findings, overview
from newswire.findings.loaded import ASIDE
from newswire.reading.packing import ABOUT_THE_FOLDER, OUR_MANIFEST, OUR_PAGE, SET_ASIDE
from newswire.stories import find_copies


@pytest.fixture(scope="module")
def corpus():
    frame = pd.DataFrame(
        {
            "text": ["Rates rose again.", "Rates  ROSE again.", "Shares fell. They did.", "Nothing moved."],
            "date": ["2024-01-31", "2024-03-02", "2024-03-05", None],
            "desk": ["economy", "economy", "economy", "markets"],
        }
    )
    return nw.Corpus.from_frame(frame)


FOREIGN = "The lists of words, the stems and the scores on these pages are made for English."


@pytest.fixture(scope="module")
def one():
    text = "MOSCOW, October 3. /TASS/. Rates rose.\n\nThey fell."
    return nw.Corpus.from_frame(pd.DataFrame({"text": [text], "date": ["2024-10-03"]}))


def test_one_article_claims_no_development(one):
    periods = overview.articles_per_period(one)
    assert findings.articles_over_time(periods, one.articles) == (
        "The one article is dated 3 October 2024; one date shows no development over time."
    )
    assert findings.article_lengths(overview.article_lengths(one)) == (
        "The article has 4 words in 2 sentences and 2 paragraphs."
    )
    assert findings.articles_loaded(one.articles, one.rejected) == (
        "1 article with 4 words in 2 sentences was read; nothing was rejected."
    )
    assert findings.head_fields(overview.head_fields(one)) == (
        "Known of the articles: date, place and agency. Not known: title."
    )
    assert findings.copies(find_copies(one), one.articles, one.articles["text"]) == "One article cannot repeat another."


def test_dates_say_their_span_the_fullest_period_and_the_gaps(corpus):
    assert findings.articles_over_time(overview.articles_per_period(corpus, "month"), corpus.articles) == (
        "3 of 4 articles are dated from 31 January 2024 to 5 March 2024. 1 article has no date. "
        "The fullest month is March 2024, with 2 articles; of 3 months, 1 has none."
    )
    undated = corpus.articles.assign(date=pd.NaT)
    assert findings.articles_over_time(overview.articles_per_period(corpus).head(0), undated) == (
        "No article has a date, so nothing can be said about time."
    )


def test_a_stray_date_and_thin_months_are_said():
    dates = [pd.Timestamp("2007-05-03")] + [pd.Timestamp("2024-01-02")] * 20 + [pd.Timestamp("2024-05-02")] * 2
    corpus = corpus_of([f"Story {number}." for number in range(23)], date=dates)
    assert findings.articles_over_time(overview.articles_per_period(corpus), corpus.articles) == (
        "22 of 23 articles are dated from 2 January 2024 to 2 May 2024; 1 more lies far from these dates and is left "
        "out of all figures over time. The fullest month is January 2024, with 20 articles; of 5 months, 3 have "
        "none and 1 has fewer than five."
    )


def test_of_equally_full_months_none_is_named():
    dates = ["2024-01-02", "2024-05-02", "2024-05-03", "2024-01-09"]
    corpus = corpus_of([f"Story {number}." for number in range(4)], date=pd.to_datetime(dates))
    said = findings.articles_over_time(overview.articles_per_period(corpus), corpus.articles)
    assert said.endswith("No month has more than 2 articles; of 5 months, 3 have none.")


@pytest.mark.parametrize(
    ("desks", "said"),
    [
        ([], "The desk of the articles is not known, so there are no groups to compare."),
        (["a"] * 3, "All articles have the same desk, a, so there is nothing to compare."),
        (["a"] * 5 + ["b"], "By desk there are 2 groups, 1 of at least five articles."),
        (
            ["a", "b", None],
            "By desk there are 2 groups, none of at least five articles. 1 article has no desk and is left out.",
        ),
    ],
)
def test_groups_say_how_many_are_large_and_what_is_left_out(desks, said):
    assert findings.groupings(pd.DataFrame({"desk": pd.Series(desks, dtype=object)}), "desk") == said


def test_groups_are_as_large_as_they_have_stories():
    desks = pd.DataFrame({"desk": ["a"] * 6 + ["b"] * 6 + [None]}, index=list("abcdefghijklm"))
    said = "By desk there are 2 groups, 1 of at least five stories. 1 article has no desk and is left out."
    assert findings.groupings(desks, "desk", pd.Series(list("xxyyzzuvwxyzo"), desks.index)) == said


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ([3, 3, 1], "By desk there are 3 groups: a (43%), b (43%) and c (14%)."),
        ([2, 2, 2, 2, 1], "By desk there are 5 groups; the 4 largest have 2 articles each."),
        ([4], "All articles have the same desk, a."),
    ],
)
def test_shares_know_all_that_are_tied(sizes, said):
    table = pd.DataFrame({"desk": list("abcde")[: len(sizes)], "n_articles": sizes})
    assert findings.article_shares(table.assign(share=table["n_articles"] / sum(sizes))) == said


def test_lengths_say_the_middle_half_and_the_ends(corpus):
    assert findings.article_lengths(overview.article_lengths(corpus)) == (
        "The articles have between 2 and 4 words; the median is 3."
    )
    lengths = pd.DataFrame({"n_words": range(1, 10), "n_sentences": 1, "n_paragraphs": 1})
    assert findings.article_lengths(lengths) == (
        "Half of the articles have between 3 and 7 words; the median is 5, the shortest has 1 and the longest 9."
    )


@pytest.mark.parametrize(
    ("n_words", "said"),
    [
        ([], "The article has no sentences."),
        ([1], "The article is one sentence of 1 word."),
        ([1, 9, 1], "The median sentence has 1 word; the longest, sentence 2, has 9."),
    ],
)
def test_sentences_have_a_median_and_a_longest(n_words, said):
    table = pd.DataFrame({"sentence": range(1, len(n_words) + 1), "n_words": n_words})
    assert findings.sentence_lengths(table) == said


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (["empty file."], "1 input was rejected for the reason “empty file”."),
        (["line 2: b", "line 9: b"], "2 inputs were rejected, all for the reason “b”."),
        (["b", "a", "b"], "3 inputs were rejected, 2 of them for the reason “b”."),
        (["b", "a"], "2 inputs were rejected, for 2 different reasons."),
        ([ABOUT_THE_FOLDER], "1 document about its folder was set aside."),
        ([ABOUT_THE_FOLDER] * 2 + [OUR_PAGE, OUR_MANIFEST, "b"],
         "2 documents about their folders, 1 page that newswire made and 1 manifest of such pages were set aside; "
         "1 input was rejected for the reason “b”."),
    ],
)  # fmt: skip
def test_what_was_rejected_has_its_reason(corpus, reasons, said):
    whole = findings.articles_loaded(corpus.articles, pd.DataFrame({"source": "a.csv", "reason": reasons}))
    assert whole == f"4 articles with 12 words in 5 sentences were read; {said}"


def test_all_that_is_set_aside_has_a_name():
    assert set(ASIDE) == set(SET_ASIDE)


def test_shares_name_the_commonest_the_tied_and_the_unknown(corpus):
    assert findings.article_shares(overview.article_shares(corpus, "desk")) == (
        "By desk there are 2 groups: economy (75%) and markets (25%)."
    )
    assert findings.article_shares(overview.article_shares(corpus, "agency")) == (
        "The agency of the articles is not known."
    )
    table = pd.DataFrame({"news_desk": ["a", "b", "not given"], "n_articles": [1, 1, 1], "share": [1 / 3] * 3})
    assert findings.article_shares(table) == (
        "By news desk there are 2 groups of 1 article each. 1 article has no news desk."
    )
    assert findings.article_shares(table.iloc[[0, 2]]) == (
        "All articles that have a news desk have the same news desk, a. 1 article has no news desk."
    )


def test_copies_are_counted_beside_their_originals(corpus):
    articles, stories = corpus.articles, pd.Series(list("aacd"))
    again = "Each is counted again in every figure that counts articles."
    assert findings.copies(find_copies(corpus), articles, stories) == (
        "4 articles tell 3 stories. 1 article (25.0%) repeats the text of another: 1 copy. "
        f"1 of them does so word for word. {again}"
    )
    table = pd.DataFrame({"share": [1.0, 1.0, 0.5, 0.9], "kind": ["copy", "repeat", "update", "update"]})
    assert findings.copies(table, articles, stories.replace({"c": "a", "d": "a"})) == (
        "4 articles tell 1 story. 4 articles (100.0%) repeat the text of another: 1 copy, 2 updates and 1 repeat by "
        f"the same outlet. 2 of them do so word for word. {again}"
    )
    assert findings.copies(table.head(0), articles, stories) == (
        "4 articles tell 3 stories. No article was found to repeat the text of another."
    )
    assert findings.copies(table.head(0), articles, None) == (
        "There are more than 50,000 articles, so stories are not sought among them. "
        "No article was found to repeat the text of another."
    )
    assert findings.copies(table.head(0), articles.head(0), None) == "There are no articles."


def test_nothing_but_the_text_may_be_known():
    fields = pd.DataFrame({"field": ["date", "title"], "share": [0.0, 0.0]})
    assert findings.head_fields(fields) == "Nothing but the text is known."
    assert findings.head_fields(fields.assign(share=[0.002, 0.998])) == (
        "The title is known of over 99% of the articles and the date of under 1%."
    )


def test_furniture_says_how_much_where_and_what_most():
    corpus = corpus_of(["x" * 40, "y" * 20, "z" * 40])
    table = pd.DataFrame({"article": corpus.articles.index[[0, 0, 2]], "start": [0, 10, 0], "end": [4, 16, 5]})
    table = table.assign(pattern=["Read more", "Sign up", "Read more"], source=["A", "A", "B"])
    spread = partial(overview.furniture_spread, corpus)
    assert spread(table).sources["share"].tolist() == [0.1, 0.05]
    said = "15% of the text is page furniture: 3 passages in 2 of 3 articles."
    assert findings.furniture(*spread(table)[:2], corpus.articles) == (
        f"{said} The commonest form, in 2 articles, is “Read more”."
    )
    assert findings.furniture(*spread(table.head(2))[:2], corpus.articles) == (
        "10% of the text is page furniture: 2 passages in 1 of 3 articles."
    )
    none = spread(table.head(0))
    assert findings.furniture(*none[:2], corpus.articles) == "No page furniture was found."
    with pytest.raises(ValueError, match="no column 'pattern'"):
        findings.furniture(none.forms.drop(columns="pattern"), none.sources, corpus.articles)
    with pytest.raises(ValueError, match="no column 'pattern'; make it with furniture"):
        spread(table.drop(columns="pattern"))


def test_articles_of_one_length_and_without_words():
    table = pd.DataFrame({"n_words": [7, 7], "n_sentences": 1, "n_paragraphs": 1})
    assert findings.article_lengths(table) == "Each of the articles has 7 words."
    assert findings.sentence_lengths(pd.DataFrame({"sentence": [1], "n_words": [0]})) == "The article has no words."


@pytest.mark.parametrize(
    ("counts", "kept", "said"),
    [
        ({"en": 12}, "en", "All 12 articles are in English."),
        ({"en": 1}, "en", "The article is in English."),
        ({}, "en", "There are no articles."),
        ({None: 2}, "en", "The language of the articles cannot be told."),
        ({None: 1}, "en", "The language of the article cannot be told."),
        ({"en": 3, None: 1}, "en", "Of 4 articles, 3 are in English. The language of 1 cannot be told."),
        (
            {"en": 9, "fr": 2, "de": 1},
            "en",
            "3 of 12 articles are not in English and are left out: 2 are in French and 1 in German.",
        ),
        ({"en": 9, "de": 1}, "en", "1 of 10 articles is not in English and is left out: 1 is in German."),
        ({"en": 9, "de": 1}, None, f"Of 10 articles, 9 are in English and 1 in German. {FOREIGN}"),
        ({"fr": 2}, "fr", f"All 2 articles are in French. {FOREIGN}"),
    ],
)
def test_languages_say_what_is_left_out(counts, kept, said):
    codes = [code for code, n in counts.items() for _ in range(n)]
    corpus = corpus_of([f"Story {number}." for number in range(len(codes))]) if codes else corpus_of([])
    corpus.articles["language"] = pd.Series(codes, corpus.articles.index, dtype="str")
    assert findings.languages(overview.languages(corpus), kept) == said


def test_notes_are_counted(one):
    notes = pd.DataFrame({"source": ["a.csv"], "note": ["Read as text."]})
    assert findings.articles_loaded(one.articles, one.rejected, notes).endswith(
        "nothing was rejected. 1 note says what was read otherwise than one might think."
    )
    assert findings.articles_loaded(one.articles, one.rejected, notes.head(0)).endswith("nothing was rejected.")
    many = pd.DataFrame({"source": "a.csv", "note": ["Read as text.", "2 rows are one.", "3 rows are one."]})
    assert "3 notes of 2 kinds say" in findings.articles_loaded(one.articles, one.rejected, many)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["Spring 2024"], "1 date is given, “Spring 2024”, that could not be read, so nothing can be said about time."),
        (
            ["May or June", "Spring 2024"],
            "2 dates are given, such as “May or June”, that could not be read, so nothing can be said about time.",
        ),
        ([None], "No article has a date, so nothing can be said about time."),
    ],
)
def test_dates_that_could_not_be_read_are_told(one, given, said):
    undated = pd.DataFrame({"date": pd.NaT, "date_given": given})
    assert findings.articles_over_time(overview.articles_per_period(one).head(0), undated) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([None, None], "2 articles have no date."),
        (["Spring 2024", "Easter"], "2 articles have a date that could not be read, such as “Spring 2024”."),
        ([None, "Easter"], "2 articles have no date, 1 of them because it could not be read: “Easter”."),
    ],
)
def test_some_articles_may_have_no_date_or_none_that_can_be_read(given, said):
    dates = pd.to_datetime(["2024-01-02", "2024-01-02", None, None])
    corpus = corpus_of([f"Story {number}." for number in range(4)], date=dates)
    articles = corpus.articles.assign(date_given=[None, None, *given])
    told = findings.articles_over_time(overview.articles_per_period(corpus), articles)
    assert told == f"2 of 4 articles are dated 2 January 2024. {said}"
