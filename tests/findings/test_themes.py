"""Sentences about themes."""

import newswire as nw
import pandas as pd
import pytest
from newswire import findings


@pytest.fixture(scope="module")
def articles():
    return pd.DataFrame({"text": ["Oil prices rose.", "The court freed him.", "Oil prices fell.", "The court sat."]})


def shares(groups, shares):
    rows = [(f"theme{i}", group, share) for i, row in enumerate(shares) for group, share in zip(groups, row)]
    table = pd.DataFrame(rows, columns=["label", "group", "share"])
    return table.assign(low=table["share"] - 0.05, high=table["share"] + 0.05, thin=False)


def test_the_largest_theme_is_named(articles):
    fitted = nw.themes.fit_themes(nw.Corpus.from_frame(articles), 2, n_resamples=0, progress=False)
    largest = fitted.overview().sort_values("share", ascending=False)["theme"].iloc[0]
    assert findings.theme_overview(fitted) == f"There are 2 themes in 4 passages; the largest is “{largest}”."


def test_one_article_and_none_claim_little(articles):
    one, none = (nw.Corpus.from_frame(articles.head(n)) for n in (1, 0))
    assert findings.theme_overview(nw.themes.fit_themes(one, 1, n_resamples=0, progress=False)) == (
        "There is 1 theme in 1 passage. One article says nothing about how common its themes are elsewhere."
    )
    fitted = nw.themes.fit_themes(none, progress=False)
    assert findings.theme_overview(fitted) == "There are no words to find themes in."


@pytest.mark.parametrize(
    ("lead", "error", "clear"),
    [(0.2, 0.05, "a clear choice"), (0.2, 0.15, "a close choice, since 2 would do about as well")],
)
def test_a_choice_is_clear_beyond_two_standard_errors(lead, error, clear):
    table = pd.DataFrame(
        {"n_themes": [1, 2], "stability": [0.9, 0.7], "coherence": [0.1, 0.2], "chosen": [True, False]}
    )
    table = table.assign(score=[0.5 + lead, 0.5], error=error)
    assert findings.number_of_themes(table) == (
        f"1 theme was chosen, {clear}. With other articles, 90% of its words come back, and the words of a theme have "
        "a coherence (NPMI) of 0.10."
    )
    assert findings.number_of_themes(table.assign(n_themes=[5, 2])).startswith("5 themes were chosen, ")
    assert findings.number_of_themes(table.head(1)) == "There is too little text to choose between numbers of themes."
    assert findings.number_of_themes(table.head(0)) == "The number of themes was given, not chosen."


def test_loose_themes_are_named():
    table = pd.DataFrame({"theme": [0, 1], "found": [19, 4], "of": [20, 20], "firm": [True, False]})
    labels = pd.Series(["oil, gas", "court, judge"])
    firm = "themes are firm: found in at least four of five draws."
    assert findings.theme_firmness(table, labels) == (
        f"1 of 2 {firm.replace('are', 'is', 1)} Loose, and to be read with care: “court, judge” (4 of 20)."
    )
    assert findings.theme_firmness(table.assign(firm=True), labels) == f"2 of 2 {firm}"
    assert findings.theme_firmness(table.assign(of=0), labels) == (
        "There is too little text to see how firm the themes are."
    )


def test_themes_grow_or_shrink_beyond_their_intervals():
    months = pd.to_datetime(["2024-01-01", "2024-02-01"])
    assert findings.theme_shares(shares(months, [(0.1, 0.4), (0.2, 0.5), (0.6, 0.2), (0.1, 0.12)])) == (
        "Between January 2024 and February 2024, “theme0” (10% to 40%) and “theme1” (20% to 50%) grew and “theme2” "
        "(60% to 20%) shrank, by intervals that do not overlap."
    )
    assert findings.theme_shares(shares(months, [(0.1, 0.12)])) == (
        "Between January 2024 and February 2024, no theme's share changed beyond its interval."
    )
    assert findings.theme_shares(shares(months[:1], [(0.1,)])) == (
        "There are too few dated articles to follow themes over time."
    )


def test_a_theme_is_larger_in_a_group_where_intervals_are_apart():
    assert findings.theme_groups(shares(["AP", "TASS"], [(0.1, 0.4), (0.2, 0.22)])) == (
        "Larger in one group than in any other, by intervals that do not overlap: “theme0” in TASS (40%)."
    )
    assert findings.theme_groups(shares(["AP", "TASS"], [(0.2, 0.22)])) == (
        "No theme is larger in one group than in every other beyond its interval."
    )
    assert findings.theme_groups(shares(["AP"], [(0.2,)])) == (
        "Fewer than two groups have enough articles to be compared."
    )
