"""The notebook of comparison, run by papermill from a foreign folder; its numbers are asserted."""

import pytest
from corpora import SEED
from shown import COUNTED, rows
from stories import make


@pytest.fixture
def stories(tmp_path):
    frame = make(120, seed=2).drop(columns=["speaker", "quote"])
    frame.to_json(tmp_path / "stories.jsonl", orient="records", lines=True, date_format="iso")
    return "stories.jsonl"


def test_one_article_is_not_compared(run):
    shown = run("5_comparison.ipynb", corpus_path=str(SEED))
    assert "One article makes no groups to compare." in shown
    assert "One article is one story, so the differences between groups are the same whether" in shown
    assert "By place, there are not two groups whose words could be compared." in shown
    assert "nw-lead" not in shown
    assert [row[:2] for row in rows(shown, "The groups by place")[1:]] == [["Moscow", "1"]]
    parameters = "compare_by = None, groups = [], most = 12, model = 'news', n_themes = None, freq = None, top = 20"
    assert f"<dd>{parameters}, seed = 0, {COUNTED}</dd>" in shown


def test_planted_themes_set_groups_apart_and_each_table_opens_its_sentences(run, stories):
    shown = run("5_comparison.ipynb", corpus_path=stories, compare_by="theme", freq="quarter")
    sizes = make(120, seed=2)["theme"].value_counts()
    table = rows(shown, "The groups by theme")[1:]
    assert {row[0]: int(row[1]) for row in table} == sizes.to_dict()
    first, *_, last = sizes.sort_index().sort_values(ascending=False, kind="stable").items()
    said = f"the 6 groups are compared, from {first[0]} ({first[1]} articles) to {last[0]} ({last[1]})"
    assert f"By theme, {said}, each against the other 5 together." in shown
    assert "By theme, commoner in one group than elsewhere, beyond chance:" in shown
    assert "By theme, commoner in one group than in the others in the same quarters, beyond chance:" in shown
    assert len(rows(shown, "The three firmest words of each group")) == 1 + 3 * 6
    assert shown.count("nw-lead") == 2, "of words and of themes; of sentiment there is nothing to say"
    assert {row[0].partition(" · ")[2] for row in rows(shown, "Firm themes that are commoner")[1:]} <= set(sizes.index)


def test_two_groups_are_compared_and_periods_may_be_groups(run, stories):
    shown = run("5_comparison.ipynb", corpus_path=stories, compare_by="agency", groups=["TASS", "AP"], n_themes=6)
    agency = make(120, seed=2)["agency"].value_counts()
    larger, smaller = agency[["TASS", "AP"]].sort_values(ascending=False).index
    assert f"By agency, {larger} ({agency[larger]} articles) and {smaller} ({agency[smaller]}) are compared." in shown
    assert "“emphasized”" in shown and "“explained”" in shown, "each agency has its own verb of speech"
    by_quarter = run("5_comparison.ipynb", corpus_path=stories, compare_by="quarter", n_themes=6)
    assert [row[0] for row in rows(by_quarter, "The groups by quarter")[1:]].count("2024Q1") == 1
    assert "2024Q4, the highest of them" in by_quarter or "(2024Q4: " in by_quarter, "gladness grows over the days"


def test_groups_of_stories_have_each_once(run, retold):
    path, articles = retold
    shown = run("5_comparison.ipynb", corpus_path=path, compare_by="agency", n_themes=6, count="stories")
    sizes = articles.drop_duplicates(["agency", "story"])["agency"].value_counts()
    assert sizes["TASS"] < (articles["agency"] == "TASS").sum()
    assert f"from TASS ({sizes['TASS']} stories) to " in shown
    known = articles[articles["agency"].notna()]
    again, n = known["story"].duplicated(keep=False).sum(), known["story"].nunique()
    assert f"The {len(known)} articles tell {n} stories, since {again} of them tell what another tells too." in shown
    assert "With every article counted, " in shown
    assert rows(shown, "The themes; click one")[0][:3] == ["theme", "words", "stories"]
