"""Themes of stories that count once each: by hand, and the same as of articles where each tells a story of its own."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from newswire import Corpus, themes
from newswire.themes.prevalence import change, difference, prevalence
from scipy import stats
from stories import make

ASKED = [{}, {"by": "desk"}, {"freq": "quarter"}, {"freq": "month", "halves": True}, {"by": ["desk", "quarter"]},
         {"by": "desk", "within": "quarter"}]  # fmt: skip
LABELS = pd.Series(["oil"], index=[1])


def table(rows):
    """Make the table of one theme from rows of group, period, story and share; groups are compared within periods."""
    held = pd.DataFrame(rows, columns=["group", "period", "story", "share"])
    held.index = [f"a{place:03}" for place in range(len(held))]
    shares = held[["share"]].astype(float).rename_axis("article").reset_index().assign(theme=1)
    within = "period" if held["period"].nunique() > 1 else ""
    keys = held[["group", "period"] if within else ["group"]]
    return prevalence(shares, keys, LABELS, 100, 0, within, held["story"]).set_index("group")


def test_a_story_has_the_mean_of_its_articles_in_each_group_and_counts_once_elsewhere():
    # in x: one story of two articles, half of the theme, and five others of which two are; in y and z the same story
    rows = [("x", 1, "s", 1), ("x", 1, "s", 0), *(("x", 1, f"x{i}", i < 2) for i in range(5))]
    rows += [(group, 1, story, story == "s") for group in "yz" for story in ("s", *(f"{group}{i}" for i in range(5)))]
    found = table(rows)
    assert found["n_articles"].tolist() == [6, 6, 6]
    assert found["share"].tolist() == pytest.approx([2.5 / 6, 1 / 6, 1 / 6])
    # beside x, s is one story of eleven; beside y, s has two of three articles, with ten stories more
    assert found["elsewhere"].tolist() == pytest.approx([1 / 11, (2 / 3 + 2) / 11, (2 / 3 + 2) / 11])
    fisher = stats.hypergeom.sf(1, 17, 4, 6)  # two of four that are or may be of the theme, among 17 of which x has 6
    assert found.loc["x", "p"] == pytest.approx(min(1, 3 * fisher))
    exact = stats.beta.ppf([0.025, 0.975], [2.5, 3.5], [6 - 2.5 + 1, 6 - 2.5])
    assert found.loc["x", ["low", "high"]].tolist() == pytest.approx(exact.tolist())


def test_a_group_of_one_story_in_many_copies_is_thin():
    found = table([("x", 1, "s", 1)] * 9 + [("y", 1, f"y{i}", 0) for i in range(9)])
    assert found.loc["x", ["share", "n_articles", "thin"]].tolist() == [1, 1, True]
    assert np.isnan(found.loc["x", "low"])


def test_within_periods_a_story_that_runs_on_is_in_its_first():
    # s runs from period 1 to 2, where nothing else of x is; x is of the theme, and two of ten stories of y
    rows = [("x", 1, "s", 1), ("x", 2, "s", 1), *(("x", 1, f"x{i}", 1) for i in range(5))]
    rows += [("y", period, f"y{period}{i}", period == 1 and i < 2) for period in (1, 2) for i in range(5)]
    found = table(rows)
    assert found.loc["x", ["n_articles", "elsewhere"]].tolist() == pytest.approx([6, 0.4])
    assert found.loc["x", "p"] == pytest.approx(2 * stats.hypergeom.sf(5, 11, 8, 6))


def test_the_difference_is_that_of_stories():
    story = pd.Series(["s"] * 4 + list("tuvw") + list("abcde"), [f"a{i:02}" for i in range(13)])
    shares = pd.DataFrame({"article": story.index, "theme": 1, "share": [1.0] * 4 + [0.0] * 4 + [1.0] * 5})
    group = pd.DataFrame({"group": ["x"] * 8 + ["y"] * 5}, index=story.index)
    row = difference(shares, group, LABELS, "x", "y", 100, 0, story).iloc[0]
    assert row["difference"] == pytest.approx(1 - 1 / 5)


@pytest.fixture(scope="module", params=[12, 90])
def corpus(request):
    stories = make(request.param, seed=5, heads=False)
    return Corpus.from_frame(stories[["text", "title", "date"]].assign(desk=["a", "b", "c"] * (request.param // 3)))


@pytest.fixture(scope="module")
def fitted(corpus):
    return themes.fit_themes(corpus, 5, n_resamples=0, progress=False)


@pytest.mark.parametrize("asked", ASKED)
def test_where_each_article_is_a_story_by_itself_nothing_changes(fitted, asked):
    own = pd.Series(fitted.facts.index, fitted.facts.index)
    pd.testing.assert_frame_equal(fitted.prevalence(**asked, units=own), fitted.prevalence(**asked), check_exact=True)
    pd.testing.assert_frame_equal(fitted.overview(units=own), fitted.overview())


def copied(corpus, k):
    """The same articles k times, and the story of each, which is the place of the first."""
    frame = corpus.articles[["text", "title", "date", "desk"]].reset_index(drop=True)
    copies = Corpus.from_frame(pd.concat([frame] * k, ignore_index=True))
    return copies, pd.Series([f"s{place:03}" for place in range(len(frame))] * k, copies.articles.index)


@pytest.mark.parametrize("asked", ASKED)
def test_copies_of_all_articles_change_nothing_where_stories_count(corpus, fitted, asked):
    copies, units = copied(corpus, 3)
    assert len(copies) == 3 * len(corpus)
    again = fitted.assign(copies)
    first = again.assign(corpus)  # by the same way, so that the shares of articles are the same
    pd.testing.assert_frame_equal(again.prevalence(**asked, units=units), first.prevalence(**asked), rtol=1e-12)
    pd.testing.assert_frame_equal(again.overview(units=units), first.overview(), rtol=1e-12)


def once(corpus, units):
    return corpus.counted_once(units.rename("story").rename_axis("article").reset_index())


def test_themes_of_copies_are_those_of_the_originals(corpus, fitted):
    copies, units = copied(corpus, 2)
    again = themes.fit_themes(once(copies, units), 5, n_resamples=0, progress=False)
    for name in ("words", "stability", "coherence"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(fitted, name))
    assert again.labels.tolist() == fitted.labels.tolist()
    assert set(again.articles["article"]) == set(copies.articles.index)
    own = pd.Series(corpus.articles.index, corpus.articles.index)
    pd.testing.assert_frame_equal(
        themes.fit_themes(once(corpus, own), 5, n_resamples=0, progress=False).articles, fitted.articles
    )


def test_a_story_that_is_copied_often_is_a_theme_of_articles_and_none_of_stories():
    stories = make(150, seed=1)
    text = "The violinist and the oboist rehearsed the overture. The cellist tuned a viola before the concerto."
    many = pd.concat([stories, pd.DataFrame({"text": [f"{text} Take {place}." for place in range(50)]})])
    corpus = Corpus.from_frame(many)
    units = pd.Series([*(f"s{place}" for place in range(150)), *["violins"] * 50], corpus.articles.index)
    told = [themes.fit_themes(each, n_resamples=5, progress=False) for each in (corpus, once(corpus, units))]
    assert [each.n_themes for each in told] == [7, 6]
    assert [each.words["word"].str.contains("violinist").any() for each in told] == [True, False]
    assert set(told[1].rest["article"]) == set(units.index[150:])


def test_of_stories_that_all_outlets_copy_nothing_is_said_where_outlets_are_drawn_by_lot():
    generator, claimed = np.random.default_rng(3), {"articles": 0, "stories": 0}
    labels = pd.Series([f"t{i}" for i in range(1, 6)], index=range(1, 6))
    for _ in range(40):
        # 150 stories of A alone, and 30 that five others all have
        group = np.array(["A"] * 150 + list("BCDEF") * 30)
        story = np.array([*range(150), *np.repeat(np.arange(150, 180), 5)])
        theme, articles = generator.integers(5, size=180)[story], [f"a{i:03}" for i in range(300)]
        shares = pd.DataFrame({"article": np.repeat(articles, 5), "theme": np.tile(range(1, 6), 300)})
        shares["share"] = (theme[:, None] == np.arange(5)).astype(float).ravel()
        keys, units = pd.DataFrame({"group": group}, articles), pd.Series(story.astype(str), articles)
        for count, of in (("articles", None), ("stories", units)):
            claimed[count] += (prevalence(shares, keys, labels, 1, 0, units=of)["p"] < 0.05).any()
    assert claimed["stories"] <= 4 < claimed["articles"]  # of forty pages


def test_units_are_those_of_all_articles(fitted):
    some = pd.Series(fitted.facts.index, fitted.facts.index).iloc[1:]
    with pytest.raises(ValueError, match="The units have none for the article"):
        fitted.prevalence(units=some)


def test_halves_are_those_of_the_articles_and_tested_as_the_periods_are(corpus, fitted):
    table, halves = (fitted.prevalence(freq="month", halves=halves) for halves in (False, True))
    assert halves["group"].nunique() == 2
    pd.testing.assert_frame_equal(change(halves), change(table))
    sizes = table.groupby("group")["n_articles"].first()
    assert halves["group"].unique()[1] == change(table)["since"].iloc[0]
    assert halves.groupby("group")["n_articles"].first().sum() == sizes.sum()
    assert replace(fitted, facts=fitted.facts.assign(date=pd.NaT)).prevalence(freq="month", halves=True).empty
