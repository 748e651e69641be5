"""Themes that stay the same when articles come and go, and how their shares are compared."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from newswire import themes
from newswire.themes.matching import SAME, paired
from scipy import stats
from stories import make


def fitted_to(stories: pd.DataFrame, n: int | str = 6, **options) -> themes.Themes:
    return themes.fit_themes(nw.Corpus.from_frame(stories), n, n_resamples=2, progress=False, **options)


def belongs(fitted: themes.Themes) -> pd.Series:
    return fitted.articles[fitted.articles["main"].astype(bool)].set_index("article")["theme"]


@pytest.fixture(scope="module")
def windows():
    """Stories of 300 days, and those of as many days two weeks later."""
    stories = make(220, seed=5, days=314)
    day = (stories["date"] - stories["date"].min()).dt.days
    return stories[day < 300], stories[day >= 14]


def test_pairs_are_the_best_on_the_whole_and_those_that_are_the_same():
    assert paired(np.array([[0.9, 0.95, 0.0], [0.2, 0.85, 0.1]])) == {0: (0, 0.9), 1: (1, 0.85)}
    assert paired(np.array([[SAME - 0.01]])) == {}
    assert paired(np.empty((0, 2))) == {}


def test_a_fit_is_the_same_as_itself():
    fitted = fitted_to(make(80, seed=1))
    table = themes.match_themes(fitted, fitted)
    assert table["former"].tolist() == table["theme"].tolist()
    assert table["former_label"].tolist() == table["label"].tolist() == fitted.labels.tolist()
    np.testing.assert_allclose(table["similarity"], 1)


def test_themes_go_on_when_the_window_moves(windows):
    """Judged by the articles of both windows: most of a former theme stay in the theme that it matches."""
    former = fitted_to(windows[0])
    fitted = fitted_to(windows[1], 3, since=former)
    match = themes.match_themes(former, fitted).dropna().set_index("former")["theme"]
    assert len(match) == former.n_themes == 6  # though three would have been found without the former ones
    before, now = belongs(former), belongs(fitted)
    both = before.index.intersection(now.index)
    stay = (before[both].map(match) == now[both]).groupby(before[both]).mean()
    assert (stay > 0.9).all()


def test_a_theme_that_came_up_is_added_and_matches_none():
    stories = make(240, seed=9)
    former = fitted_to(stories[stories["theme"] != "health"], 5)
    fitted = fitted_to(stories, 6, since=former)
    added = themes.match_themes(former, fitted).query("former_label == ''")
    assert len(added) == 1
    of_added = belongs(fitted)[lambda theme: theme == added["theme"].iloc[0]].index
    told = nw.Corpus.from_frame(stories).articles.loc[of_added, "theme"]
    assert set(told) == {"health"}


def test_shares_are_counted_and_tested_by_fisher():
    stories = make(400, seed=4)
    stories["side"] = np.where(np.arange(400) < 200, "a", "b")
    late_space = (stories["theme"] == "space") & (stories["side"] == "a")
    stories = stories[~late_space]
    former, fitted = fitted_to(stories[stories["side"] == "a"], 5), fitted_to(stories)
    table = themes.theme_moves(former, fitted, "side", "a", "b").set_index("theme")
    theme, is_b = belongs(fitted).reindex(fitted.facts.index), fitted.facts["side"] == "b"
    for number, row in table.iterrows():
        holds = theme == number
        assert row["before"] == pytest.approx(holds[~is_b].mean())
        assert row["after"] == pytest.approx(holds[is_b].mean())
        counts = [[(holds & side).sum(), (~holds & side).sum()] for side in (is_b, ~is_b)]
        p = min(stats.fisher_exact(counts, way).pvalue for way in ("greater", "less"))
        assert row["p"] == pytest.approx(min(1, 2 * len(table) * p))
    assert (table["moved"] == "new").sum() == 1
    assert table.loc[table["moved"] == "new", "before"].item() == 0


def test_without_a_side_there_is_nothing_to_compare(nothing):
    fitted, none = fitted_to(make(60, seed=2)), themes.fit_themes(nothing)
    assert themes.theme_moves(none, fitted, "agency", "nobody", "TASS").empty
    assert themes.match_themes(none, fitted)["former"].isna().all()
    assert themes.match_themes(fitted, none).empty
    assert themes.fit_themes(nothing, since=fitted).n_themes == 0
