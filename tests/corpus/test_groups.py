"""Which groups are compared, and in which periods."""

import pandas as pd
import pytest
from archives import archive_of
from newswire import Corpus, frequencies, overview, periods
from stories import make


@pytest.fixture(scope="module")
def corpus():
    frame = make(60, seed=1, heads=False).drop(columns="agency")
    frame["desk"] = ["economy"] * 30 + ["sport"] * 20 + ["arts"] * 9 + [None]
    frame["number"] = [1, 2] * 30
    return Corpus.from_frame(frame)


def test_the_largest_are_compared_or_those_that_are_asked_for(corpus):
    assert overview.compared(corpus, "desk").articles["group"].value_counts().to_dict() == {
        "economy": 30,
        "sport": 20,
        "arts": 9,
    }
    assert set(overview.compared(corpus, "desk", most=2).articles["group"]) == {"economy", "sport"}
    assert set(overview.compared(corpus, "desk", ["arts", "sport"], most=1).articles["group"]) == {"arts", "sport"}


def test_values_of_any_kind_are_named_as_text_and_dates_give_groups(corpus):
    assert set(overview.compared(corpus, "number").articles["group"]) == {"1", "2"}
    assert set(overview.compared(corpus, "quarter").articles["group"]) == {f"2024Q{n}" for n in (1, 2, 3, 4)}


def test_the_corpus_stays_as_it_was(corpus):
    before = list(corpus.articles)
    overview.compared(corpus, "desk")
    assert list(corpus.articles) == before


def test_without_values_there_are_no_articles(corpus):
    empty = overview.compared(corpus, "agency")
    assert len(empty) == 0
    assert {"group", "period"} <= set(empty.articles)


@pytest.mark.parametrize(
    "by, groups, message",
    [
        ("colour", [], "no column 'colour'"),
        ("desk", ["arts", "sprot"], "no articles by desk in the group 'sprot'; the groups are economy, sport, arts"),
        ("desk", ["arts"], "Only the group 'arts' is asked for; give two or more values of 'desk', or none"),
    ],
)
def test_what_is_not_there_is_said(corpus, by, groups, message):
    with pytest.raises(ValueError, match=message):
        overview.compared(corpus, by, groups)


def test_periods_are_so_long_that_groups_have_articles_enough():
    dates = pd.Series(pd.date_range("2020-01-01", periods=120, freq="3D"))
    assert periods.shortest(dates) == "month"
    assert periods.shortest(dates, pd.Series(list("abcd") * 30)) == "quarter"


def test_the_others_of_the_same_period_worked_by_hand():
    cells = pd.DataFrame({"group": ["a", "b", "c", "a"], "period": [1, 1, 1, 2], "n_articles": [2, 1, 3, 4]})
    table = periods.beside_others(cells.assign(mean=[0.5, 0.1, 0.3, 0.9]), "mean")
    assert table["others"].tolist()[:3] == pytest.approx([(0.1 + 0.9) / 4, (1.0 + 0.9) / 5, (1.0 + 0.1) / 3])
    assert table["others"].isna().tolist() == [False, False, False, True]
    assert table["n_others"].tolist() == [4, 5, 3, 0]
    shares = pd.concat([cells.assign(theme=theme, share=theme / 10) for theme in (1, 2)])
    assert periods.beside_others(shares, "share")["others"].dropna().round(9).tolist() == [0.1] * 3 + [0.2] * 3


def test_groups_of_an_archive_are_known_in_all_its_parts():
    frame = pd.DataFrame({"text": ["Oil rose.", "Gas fell.", "Rain.", "Oil fell."], "desk": ["a", "b", None, "a"]})
    whole = Corpus.from_frame(frame.assign(date=pd.date_range("2024-01-01", periods=4, freq="32D")))
    kept, parts = (overview.compared(each, "desk", freq="month") for each in (whole, archive_of(whole, [1, 3])))
    pd.testing.assert_frame_equal(parts.articles, kept.articles.drop(columns="text"))
    counts = (frequencies.count_words(each, "group") for each in (kept, parts))
    pd.testing.assert_frame_equal(*counts)
    pd.testing.assert_frame_equal(parts.where(group="a").sample(9).articles, kept.where(group="a").articles)


def test_columns_are_added_and_replaced():
    corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose.", "Gas fell."], "side": "?"}))
    known = corpus.fingerprint
    more = corpus.with_columns(pd.DataFrame({"side": ["up"]}, corpus.articles.index[:1]))
    assert more.articles["side"].fillna("none").tolist() == ["up", "none"]
    assert corpus.articles["side"].tolist() == ["?", "?"]
    assert more.fingerprint != known == corpus.fingerprint
