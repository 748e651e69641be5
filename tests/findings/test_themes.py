"""Sentences about themes."""

from dataclasses import replace

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from newswire import findings
from stories import THEMES, make


@pytest.fixture(scope="module")
def articles():
    return pd.DataFrame({"text": ["Oil prices rose.", "The court freed him.", "Oil prices fell.", "The court sat."]})


def shares(groups, held, n=100):
    """Make a table of how many of n articles of each group belong to each theme."""
    rows = [(i + 1, f"theme{i}", group, of / n) for i, row in enumerate(held) for group, of in zip(groups, row)]
    table = pd.DataFrame(rows, columns=["theme", "label", "group", "share"])
    others = table.groupby("theme")["share"].transform("sum") - table["share"]
    table["elsewhere"] = others / max(len(groups) - 1, 1)
    table["p"] = (table["share"] - table["elsewhere"] < 0.2).astype(float)  # told apart by far
    return table.assign(n_articles=n, thin=False, firm=True)


@pytest.fixture(scope="module")
def told():
    return nw.themes.fit_themes(nw.Corpus.from_frame(make(120, seed=1)), n_resamples=5, progress=False)


def test_the_largest_firm_theme_is_named(told):
    said = findings.theme_overview(told)
    table = told.overview()
    largest = table.loc[table["n_articles"].idxmax()]
    n = largest["n_articles"]
    assert said == (
        f"There are 6 themes in 120 articles, all of them firm; the largest is “{largest['theme']}”, with {n} articles "
        f"({n / 120:.0%})."
    )


def test_a_loose_theme_is_never_said_to_be_the_largest(told):
    largest = told.overview()["n_articles"].idxmax()
    stability = told.stability.assign(firm=told.stability.index != largest)
    said = findings.theme_overview(replace(told, stability=stability))
    second = told.overview().drop(index=largest).sort_values("n_articles").iloc[-1]
    assert "6 themes in 120 articles, 5 of them firm; " in said
    assert f"the largest firm one is “{second['theme']}”" in said or "largest" not in said
    said = findings.theme_overview(replace(told, stability=stability.assign(firm=False)))
    assert said == "There are 6 themes in 120 articles, none of them firm."


def test_articles_without_a_theme_and_themes_left_out_are_counted(told):
    articles = told.articles.copy()
    articles.loc[articles["article"].isin(articles["article"].unique()[:12]), "main"] = False
    choice = told.choice.assign(n_themes=told.choice["n_themes"] + 2)
    said = findings.theme_overview(replace(told, articles=articles, choice=choice))
    assert said.endswith(
        ". 12 articles (10%) fit none of them. 2 more themes were found in fewer than two of three draws, and left out."
    )


def test_few_themes_and_passages_are_spoken_of_as_such():
    corpus = nw.Corpus.from_frame(make(10))
    few = nw.themes.fit_themes(corpus, 2, n_resamples=5, progress=False)
    rest = replace(few, articles=few.articles.assign(main=few.articles["article"] != few.articles["article"][0]))
    two = replace(rest, stability=few.stability.assign(firm=True))
    assert findings.theme_overview(two).startswith(f"There are 2 themes in {len(few.pieces)} passages of 10 articles, ")
    assert ", both of them firm" in findings.theme_overview(two)
    assert findings.theme_overview(two).endswith(" 1 article (10%) fits neither of them.")
    two = replace(rest, stability=few.stability.assign(firm=False))
    assert ", neither of them firm." in findings.theme_overview(two)
    one = nw.themes.fit_themes(corpus, 1, n_resamples=5, progress=False)
    one = replace(one, articles=one.articles.assign(main=one.articles.index > 1))
    assert findings.theme_overview(one).endswith(" 2 articles (20%) do not fit it.")


def test_one_article_and_none_claim_little(articles):
    one, none = (nw.Corpus.from_frame(articles.head(n)) for n in (1, 0))
    assert findings.theme_overview(nw.themes.fit_themes(one, 1, n_resamples=0, progress=False)) == (
        "There is 1 theme in 1 passage. One article says nothing about how common its themes are elsewhere."
    )
    fitted = nw.themes.fit_themes(none, progress=False)
    assert findings.theme_overview(fitted) == "There are no words to find themes in."


def test_the_number_is_said_with_what_speaks_for_it():
    table = pd.DataFrame({"n_themes": [2, 3], "information": [0.9, 1.4], "error": 0.1, "agreement": [0.95, 0.9]})
    table = table.assign(chosen=[False, True])
    assert findings.number_of_themes(table) == (
        "The more themes, the more one half of a text tells of the other, up to the 3 that were tried. With themes "
        "found in other texts, both halves of a text are given the same theme in 90% of cases."
    )
    fewer = table.assign(chosen=[True, False])
    assert findings.number_of_themes(fewer).startswith(
        "Numbers from 2 to 3 were tried, and more than 2 hardly tell more."
    )
    assert findings.number_of_themes(table.assign(agreement=1.0)).endswith("are given the same theme in all cases.")
    assert findings.number_of_themes(table.assign(agreement=0.0)).endswith("are given the same theme in no case.")
    assert findings.number_of_themes(table.assign(error=0.7)) == (
        "No number of themes stands out: one half of a text hardly tells the theme of its other half."
    )
    assert findings.number_of_themes(table.head(1)) == "There is too little text to choose between numbers of themes."
    assert findings.number_of_themes(table.head(0)) == "The number of themes was given, not chosen."


def test_loose_themes_are_named():
    table = pd.DataFrame({"theme": [1, 2], "found": [19, 4], "of": [20, 20], "firm": [True, False]})
    labels = pd.Series(["oil, gas", "court, judge"], index=[1, 2])
    firm = "firm, that is, found in at least four of five draws."
    assert findings.theme_firmness(table, labels) == (
        f"1 of 2 themes is {firm} Loose, and to be read with care: “court, judge” (4 of 20)."
    )
    assert findings.theme_firmness(table.assign(firm=True), labels) == f"Both themes are {firm}"
    assert findings.theme_firmness(table.assign(firm=False), labels).startswith(f"Neither theme is {firm} Loose, ")
    assert findings.theme_firmness(table.head(1), labels) == f"The theme is {firm}"
    assert findings.theme_firmness(table.tail(1), labels).startswith(f"The theme is not {firm} Loose, ")
    many = pd.concat([table, table.assign(theme=[3, 4])])
    more = pd.Series(list("abcd"), index=[1, 2, 3, 4])
    assert findings.theme_firmness(many.assign(firm=True), more) == f"All themes are {firm}"
    assert findings.theme_firmness(many.assign(firm=False), more).startswith(f"None of the themes is {firm} Loose, ")
    assert findings.theme_firmness(table.assign(of=0), labels) == (
        "There is too little text to see how firm the themes are."
    )


def test_themes_grow_shrink_or_peak_beyond_chance():
    months = pd.period_range("2024-01", "2024-02", freq="M")
    assert findings.theme_shares(shares(months, [(10, 40), (60, 20), (10, 12)])) == (
        "Commoner from February 2024 on: “theme0” (10% to 40%); rarer: “theme1” (60% to 20%). Peaks: “theme1” in "
        "January 2024 (60% of 100 articles) and “theme0” in February 2024 (40% of 100 articles)."
    )
    assert findings.theme_shares(shares(months, [(10, 12)])) == (
        "No firm theme's share differs between the earlier and the later half of the articles beyond chance."
    )
    assert findings.theme_shares(shares(months[:1], [(10,)])) == (
        "Themes are followed from period to period, and there is only one, January 2024."
    )
    none = shares(months, [(10, 12)]).head(0)
    assert findings.theme_shares(none) == "There are no dated articles with themes to follow over time."


def test_the_peak_is_the_largest_of_all_periods_and_in_no_thin_one():
    years = pd.period_range("2020", "2022", freq="Y")
    table = shares(years, [(30, 60, 90)]).assign(thin=[False, False, True], p=[0.001, 0.001, 0.001])
    assert "Peaks: “theme0” in 2021 (60% of 100 articles)." in findings.theme_shares(table)
    # the largest share is not sure, so the second one is no peak either
    assert "Peaks" not in findings.theme_shares(table.assign(p=[0.001, 0.5, 0.001]))


def test_a_theme_is_commoner_in_a_group_beyond_chance():
    assert findings.theme_groups(shares(["AP", "TASS"], [(10, 40), (20, 22)])) == (
        "Commoner in one group than elsewhere, beyond chance: “theme0” in TASS (40%, elsewhere 10%)."
    )
    many = findings.theme_groups(shares(["AP", "TASS"], [(10, 40)] * 8))
    assert many.count("in TASS") == 3
    assert many.endswith(" and 5 more.")
    assert findings.theme_groups(shares(["AP", "TASS"], [(20, 22)])) == (
        "No firm theme is commoner in one group than in the others beyond chance."
    )
    assert findings.theme_groups(shares(["AP"], [(20,)])) == (
        "Fewer than two groups have enough articles to be compared."
    )


def test_nothing_is_said_of_a_loose_theme():
    table = shares(pd.period_range("2024-01", "2024-02", freq="M"), [(10, 40), (60, 20)])
    assert "theme0" not in findings.theme_shares(table.assign(firm=table["theme"] == 2))
    assert findings.theme_shares(table.assign(firm=False)) == "No theme is firm enough to be followed over time."
    table = shares(["AP", "TASS"], [(10, 40), (60, 20)])
    assert "theme0" not in findings.theme_groups(table.assign(firm=table["theme"] == 2))
    assert findings.theme_groups(table.assign(firm=False)) == "No theme is firm enough to compare groups by it."


def test_of_shuffled_dates_and_groups_nothing_is_said(told):
    generator = np.random.default_rng(0)
    said = []
    for _ in range(15):
        dates, agencies = (generator.permutation(told.facts[name].to_numpy()) for name in ("date", "agency"))
        shuffled = replace(told, facts=told.facts.assign(date=dates, agency=agencies))
        said.append(findings.theme_shares(shuffled.prevalence(freq="month")))
        said.append(findings.theme_groups(shuffled.prevalence(by="agency")))
    assert sum(not text.startswith("No firm theme") for text in said) <= 1


def test_the_planted_rise_is_said():
    told = nw.themes.fit_themes(nw.Corpus.from_frame(make(800, seed=1)), n_resamples=5, progress=False)
    energy = next(label for label in told.labels if set(label.split(", ")) & set(sum(THEMES["energy"], [])))
    assert f" on: “{energy}”" in findings.theme_shares(told.prevalence(freq="quarter"))
