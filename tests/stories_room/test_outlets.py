"""Who shares stories with whom, and what one outlet leaves out; chance beside all ways to deal the outlets."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from newswire import stories
from scipy import stats

DAY = pd.Timestamp("2024-03-01")


def courses(*told, days=None, copies=None):
    """Make a table of stories, each a string with a letter for the outlet of each of its articles."""
    rows = [(f"s{n}", f"s{n}{place}", outlet) for n, line in enumerate(told) for place, outlet in enumerate(line)]
    table = pd.DataFrame(rows, columns=["story", "article", "outlet"])
    table["outlet"] = table["outlet"].where(table["outlet"] != "-")
    table["date"] = DAY if days is None else [DAY + pd.Timedelta(days=day) for day in days]
    table["copy_of"] = table["article"].map(copies or {})
    return table.assign(kind=np.where(table["copy_of"].notna(), "copy", None))


def cell(table, outlet, other):
    return table.set_index(["outlet", "other"]).loc[(outlet, other)]


def test_pairs_share_stories_and_the_earlier_day_comes_first():
    table = stories.outlet_pairs(courses("AB", "BA", "AAB", "AC", days=[0, 1, 0, 2, 5, 3, 4, 0, 0]))
    assert len(table) == 4, "A with B and with C, either way"
    assert cell(table, "A", "B")[["n_stories", "n_earlier", "n_later"]].tolist() == [3, 2, 1]
    assert cell(table, "B", "A")[["n_stories", "n_earlier", "n_later"]].tolist() == [3, 1, 2]
    assert cell(table, "A", "C")[["n_stories", "n_earlier", "n_later"]].tolist() == [1, 0, 0], "of one day, none is"
    assert table["outlet"].tolist()[:2] == ["A", "B"]


def test_p_is_that_of_a_coin_for_all_pairs_together():
    told = ["AB"] * 12 + ["CD"] * 3
    table = stories.outlet_pairs(courses(*told, days=[0, 1] * 15))
    assert cell(table, "A", "B")["p"] == pytest.approx(2 * stats.binomtest(12, 12).pvalue)
    assert cell(table, "C", "D")["p"] == pytest.approx(2 * stats.binomtest(3, 3).pvalue)


def test_copies_are_counted_for_who_has_them_also_without_a_story_in_common():
    table = stories.outlet_pairs(courses("AB", "C", "A-", copies={"s01": "s00", "s10": "s20", "s21": "s20"}))
    assert cell(table, "B", "A")[["n_stories", "n_copies", "n_copied"]].tolist() == [1, 1, 0]
    assert cell(table, "A", "C")[["n_stories", "n_copies", "n_copied"]].tolist() == [0, 0, 1]
    assert set(table["outlet"]) == set("ABC"), "an article of no known outlet is nobody's"


def test_stories_are_counted_that_enough_others_have():
    table = stories.coverage(courses("ABC", "BCD", "AAB", "ABCD"), 2, n_draws=9).set_index("outlet")
    assert table.loc["A", ["n_articles", "n_stories", "n_had"]].tolist() == [4, 3, 2]
    assert table.loc["D", ["n_articles", "n_stories", "n_had"]].tolist() == [2, 4, 2]
    assert table.loc["A", "share"] == pytest.approx(2 / 3)
    assert table["p"].isna().all(), "none has five articles"


def dealt(told, least, outlet):
    """Deal the outlets in every possible way: shares that an outlet has, and how often it has each story."""
    labels, edges = "".join(told), np.cumsum([0, *map(len, told)])
    shares, there, had = [], np.zeros(len(told)), np.zeros(len(told))
    for hands in set(permutations(labels)):
        parts = [set(hands[a:b]) for a, b in zip(edges, edges[1:])]
        enough = np.array([len(part - {outlet}) >= least for part in parts])
        has = np.array([outlet in part for part in parts])
        there, had = there + enough, had + (enough & has)
        shares.append((enough & has).sum() / enough.sum() if enough.any() else 0)
    return np.array(shares), had / np.maximum(there, 1)


def test_chance_is_that_of_all_ways_to_deal_the_outlets():
    told = ["BC", "BD", "AA", "AA", "A"]
    shares, chance = dealt(told, 2, "A")
    table = stories.coverage(courses(*told), 2, n_draws=4000, seed=1).set_index("outlet")
    assert table.loc["A", "expected"] == pytest.approx(shares.mean(), abs=0.02)
    assert table.loc["A", "n_had"] == 0
    told = ["BCD", "BCE", "AA", "A"]
    gaps = stories.left_out(courses(*told), "A", 2, n_draws=4000, seed=1).set_index("story")
    _, chance = dealt(told, 2, "A")
    assert gaps["chance"].to_dict() == pytest.approx({"s0": chance[0], "s1": chance[1]}, abs=0.04)


def test_an_outlet_that_keeps_away_is_found_and_one_that_takes_part_by_chance_is_not():
    generator = np.random.default_rng(3)
    crowd = ["".join(generator.choice(list("BCDE"), 5)) for _ in range(30)]
    table = stories.coverage(courses(*crowd, *["A"] * 60), 2).set_index("outlet")
    assert table.loc["A", "n_had"] == 0 and table.loc["A", "p"] < 0.01
    dealt_out = "".join(generator.permutation(list("".join(crowd) + "A" * 60)))
    mixed = [dealt_out[place : place + 5] for place in range(0, len(dealt_out), 5)]
    assert stories.coverage(courses(*mixed), 2)["p"].min() > 0.05


def test_who_was_not_collected_at_the_time_leaves_nothing_out_beyond_chance():
    told = ["BCDE"] * 20 + ["A"] * 40
    days = [0] * 80 + [400] * 40
    apart = stories.coverage(courses(*told, days=days), 2).set_index("outlet")
    assert apart.loc["A", ["n_had", "expected", "p"]].tolist() == [0, 0, 1]
    assert stories.coverage(courses(*told), 2).set_index("outlet").loc["A", "p"] < 0.01


def test_gaps_are_listed_by_how_many_others_fill_them():
    table = stories.left_out(courses("BCD", "ABCD", "BCDE", "BC", "AAA"), least=3, n_draws=50)
    assert table["story"].tolist() == ["s2", "s0"], "of A, which has most articles"
    assert table[["n_articles", "n_outlets"]].to_numpy().tolist() == [[4, 4], [3, 3]]
    assert table["chance"].between(0, 1).all()


def test_nothing_gives_nothing_and_what_is_not_there_is_refused():
    nobody, unknown = courses().head(0), courses("--")
    for table in (nobody, unknown):
        assert not len(stories.outlet_pairs(table)) and not len(stories.coverage(table))
        assert not len(stories.left_out(table))
    whole = courses("ABC", "BCD")
    for function in (stories.outlet_pairs, stories.coverage, stories.left_out):
        assert list(function(nobody)) == list(function(whole))
        with pytest.raises(ValueError, match="no column 'outlet'"):
            function(whole.drop(columns="outlet"))
    with pytest.raises(ValueError, match="no articles in the group 'x'; the groups are"):
        stories.left_out(whole, "x")
    with pytest.raises(ValueError, match="least is 0"):
        stories.coverage(whole, 0)


def test_a_draw_is_the_same_every_time_and_whatever_the_order():
    told = courses("ABC", "BCDA", "AAB", "ABCD", "A", "A")
    shuffled = told.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(stories.coverage(told, 2), stories.coverage(shuffled, 2))
    pd.testing.assert_frame_equal(stories.left_out(told, "D", 2), stories.left_out(shuffled, "D", 2))
