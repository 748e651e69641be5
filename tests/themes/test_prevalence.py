"""Shares of themes in groups of articles, and of stories, worked by hand and by plain pandas."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from newswire import Corpus
from newswire.periods import as_periods
from newswire.themes import fit_themes
from newswire.themes.prevalence import change, difference, prevalence
from scipy import stats
from stories import make

SHARES = pd.DataFrame({"article": list("abcdefghij"), "theme": 1, "share": [0.2] * 5 + [0.6] * 5})
LABELS = pd.Series(["oil"], index=[1])


@pytest.mark.parametrize("n, thin", [(4, True), (5, False)])
def test_a_group_of_fewer_than_five_articles_is_thin(n, thin):
    group = pd.Series(["one"] * n, index=list("abcdefghij")[:n])
    row = prevalence(SHARES[:n], group.to_frame("group"), LABELS, 100, 0).iloc[0]
    assert row[["label", "group", "n_articles"]].tolist() == ["oil", "one", n]
    assert row["thin"] == np.isnan(row["low"]) == thin
    assert row["share"] == pytest.approx(0.2)


def test_a_group_has_the_mean_share_and_articles_without_one_are_in_none():
    group = pd.Series(["x", "x", "x", "x", None, "y", "y", "y", "y", "x"], index=SHARES["article"])
    table = prevalence(SHARES, group.to_frame("group"), LABELS, 100, 0)
    assert table["share"].tolist() == pytest.approx([0.28, 0.6])
    assert table["n_articles"].tolist() == [5, 4]
    assert table["low"].iloc[0] < 0.28 < table["high"].iloc[0]


def test_difference_is_that_of_the_means():
    group = pd.Series(["x"] * 5 + ["y"] * 5, index=SHARES["article"])
    row = difference(SHARES, group.to_frame("group"), LABELS, "x", "y", 100, 0).iloc[0]
    assert row[["difference", "low", "high"]].tolist() == pytest.approx([0.4] * 3)


def dated(held, sizes):
    """Make the table of one theme that so many of so many articles in each year belong to."""
    years = pd.to_datetime([f"{2010 + i}-01-01" for i in range(len(sizes))])
    table = pd.DataFrame({"theme": 1, "label": "oil", "group": years, "n_articles": sizes})
    return table.assign(share=np.array(held) / np.array(sizes))


def test_change_is_fishers_exact_test_of_the_halves():
    row = change(dated([2, 3, 9, 10], [20, 20, 20, 20])).iloc[0]
    assert row[["early", "late"]].tolist() == pytest.approx([5 / 40, 19 / 40])
    assert row["since"] == pd.Timestamp("2012-01-01")
    assert row["p"] == pytest.approx(2 * stats.fisher_exact([[19, 21], [5, 35]], "greater").pvalue)
    assert change(dated([2], [20])).empty


def whole(n, group):
    """Give an article all of a theme or nothing, and a group."""
    articles = [f"a{i:03}" for i in range(len(group))]
    shares = pd.DataFrame({"article": articles, "theme": 1, "share": (np.arange(len(group)) < n).astype(float)})
    return prevalence(shares, pd.DataFrame({"group": group}, index=articles), LABELS, 100, 0)


def test_shares_of_whole_articles_have_exact_intervals_and_a_tested_excess():
    table = whole(8, ["x"] * 10 + ["y"] * 30).set_index("group")
    exact = stats.binomtest(8, 10).proportion_ci(method="exact")
    assert table.loc["x", ["share", "low", "high"]].tolist() == pytest.approx([0.8, *exact])
    assert table.loc["y", ["share", "low"]].tolist() == [0, 0]
    assert table.loc["y", "high"] == pytest.approx(stats.binomtest(0, 30).proportion_ci(method="exact").high)
    assert table["elsewhere"].tolist() == pytest.approx([0, 0.8])
    by_scipy = stats.fisher_exact([[8, 2], [0, 30]], "greater").pvalue
    assert table["p"].tolist() == pytest.approx([2 * by_scipy, 1])


def test_a_thin_group_is_not_tested_and_one_group_has_nothing_to_be_compared_with():
    table = whole(4, ["x"] * 4 + ["y"] * 30).set_index("group")
    assert np.isnan(table.loc["x", "p"]) and table.loc["y", "p"] == 1
    assert whole(4, ["x"] * 9)["p"].isna().all()


def test_of_shuffled_groups_almost_no_page_says_anything():
    generator, claimed = np.random.default_rng(0), 0
    articles = [f"a{i:03}" for i in range(200)]
    wide = np.eye(10)[generator.choice(10, 200, p=np.arange(1, 11) / 55)]
    shares = pd.DataFrame({"article": np.repeat(articles, 10), "theme": np.tile(np.arange(1, 11), 200)})
    shares = shares.assign(share=wide.ravel())
    labels = pd.Series([f"t{i}" for i in range(1, 11)], index=range(1, 11))
    for _ in range(60):
        months = pd.date_range("2020-01-01", periods=20, freq="MS")
        group = pd.Series(generator.permutation(np.repeat(months, 10)), index=articles)
        table = prevalence(shares, group.to_frame("group"), labels, 10, 0)
        claimed += bool((table["p"] < 0.05).any()) + bool((change(table)["p"] < 0.05).any())
    assert claimed <= 6  # of 120 sets of claims


def test_several_columns_are_keys_of_cells_that_are_tested_together():
    corpus = Corpus.from_frame(make(120, seed=3))
    fitted = fit_themes(corpus, 6, n_resamples=0, progress=False)
    cells = fitted.prevalence(by=["agency", "quarter"])
    main = fitted.articles[fitted.articles["main"].astype(bool)].set_index("article")["theme"]
    facts = corpus.articles.assign(theme=main, quarter=corpus.articles["date"].dt.to_period("Q"))
    for row in cells[cells["theme"] == 2].itertuples():
        here = facts[(facts["agency"] == row.agency) & (facts["quarter"] == row.quarter)]
        assert row.share == pytest.approx((here["theme"] == 2).mean())
        assert row.n_articles == len(here)
        assert row.thin == (len(here) < 5)
    assert list(cells)[:4] == ["theme", "label", "agency", "quarter"]
    tested = cells["p"].notna()
    row = cells[tested].sort_values("p").iloc[0]
    here = (facts["agency"] == row["agency"]) & (facts["quarter"] == row["quarter"])
    known = facts["agency"].notna()
    held = facts["theme"] == row["theme"]
    sides = [[(held & side).sum(), (~held & side).sum()] for side in (here, known & ~here)]
    assert row["p"] == pytest.approx(min(1, stats.fisher_exact(sides, "greater").pvalue * tested.sum()))


def stratified(held, group, period):
    articles = [f"a{i:03}" for i in range(len(held))]
    shares = pd.DataFrame({"article": articles, "theme": 1, "share": np.array(held, float)})
    keys = pd.DataFrame({"group": group, "period": period}, index=articles)
    return prevalence(shares, keys, LABELS, 10, 0, "period").set_index("group")


def test_within_one_period_the_test_is_fishers():
    held = [1] * 8 + [0] * 2 + [1] * 5 + [0] * 25
    table = stratified(held, ["x"] * 10 + ["y"] * 30, 2024)
    fisher = stats.fisher_exact([[8, 2], [5, 25]], "greater").pvalue
    assert table.loc["x", ["share", "elsewhere", "p"]].tolist() == pytest.approx([0.8, 5 / 30, 2 * fisher])


def test_within_several_periods_all_divisions_are_counted():
    generator = np.random.default_rng(4)
    held, group = np.array([1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0]), np.array(list("xyxyxy" * 2))
    held[group == "x"] |= generator.random(6) < 0.5
    period = np.repeat([1, 2], 6)
    seen, as_many, n = held[group == "x"].sum(), 0, 0
    for first in combinations(range(6), 3):
        for second in combinations(range(6, 12), 3):
            n += 1
            as_many += held[[*first, *second]].sum() >= seen
    assert stratified(held, group, period).loc["x", "p"] == pytest.approx(min(1, 2 * as_many / n))


def test_a_group_of_another_time_is_no_group_of_another_theme():
    # whatever the group, every article of the second year is of the theme, and none of the first
    group = ["x"] * 30 + ["y"] * 10 + ["x"] * 10 + ["y"] * 30
    period, held = [1] * 40 + [2] * 40, [0] * 40 + [1] * 40
    assert whole_of(held, group).loc["y", "p"] < 0.001
    table = stratified(held, group, period)
    assert table["p"].tolist() == [1, 1]
    assert table.loc["y", ["share", "elsewhere"]].tolist() == [0.75, 0.75]


def whole_of(held, group):
    articles = [f"a{i:03}" for i in range(len(held))]
    shares = pd.DataFrame({"article": articles, "theme": 1, "share": np.array(held, float)})
    return prevalence(shares, pd.DataFrame({"group": group}, index=articles), LABELS, 10, 0).set_index("group")


def test_of_few_articles_the_share_is_that_of_their_text_in_passages_of_the_theme():
    corpus = Corpus.from_frame(make(12))
    fitted = fit_themes(corpus, 3, n_resamples=0, progress=False)
    length = fitted.pieces["end"] - fitted.pieces["start"]
    for theme, share in fitted.prevalence().set_index("theme")["share"].items():
        text = length.where(fitted.pieces["theme"] == theme, 0).groupby(fitted.pieces["article"]).sum()
        assert share == pytest.approx((text / length.groupby(fitted.pieces["article"]).sum()).mean())


@pytest.mark.parametrize("texts", [["a", "b"], ["Oil rose.", "Gas fell."]])
def test_of_no_themes_the_table_can_be_merged_with_articles(texts):
    corpus = Corpus.from_frame(pd.DataFrame({"text": texts, "date": "2024-01-05"}))
    fitted = fit_themes(corpus)
    table = fitted.prevalence(freq="month").iloc[:0]
    held = fitted.articles.assign(group=as_periods(corpus.articles["date"], "month").iloc[0])
    assert table.merge(held, on=["theme", "group"]).empty
