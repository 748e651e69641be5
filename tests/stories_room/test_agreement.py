"""The measures by hand, and against the definition followed article by article."""

from itertools import combinations
from random import Random

import numpy as np
import pytest
from agreement import b_cubed, pair_f1
from events import KINDS, tell


def slow_b_cubed(truth, found):
    """Follow Bagga & Baldwin's definition with sets."""
    articles = range(len(truth))
    precision = recall = 0
    for one in articles:
        own = {other for other in articles if truth[other] == truth[one]}
        with_it = {other for other in articles if found[other] == found[one]}
        precision += len(own & with_it) / len(with_it)
        recall += len(own & with_it) / len(own)
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def test_b_cubed_by_hand():
    # a a b | b: the a's have two thirds that belong, the b among them one third, the last b all; the b's are apart.
    precision, recall, f1 = b_cubed("aabb", [1, 1, 1, 2])
    assert precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert f1 == pytest.approx(2 / (1 / precision + 1 / recall))


def test_b_cubed_of_bagga_and_baldwin():
    # Their figure 1: chains of 5, 2 and 5; joining the fives costs more than joining a five with the two.
    truth = [1] * 5 + [2] * 2 + [3] * 5
    assert b_cubed(truth, [1] * 5 + [2] * 7)[0] == pytest.approx(1 / 12 * (5 + 2 * 2 / 7 + 5 * 5 / 7))
    assert b_cubed(truth, [1] * 5 + [2] * 2 + [1] * 5)[0] == pytest.approx(1 / 12 * (2 + 10 * 5 / 10))


@pytest.mark.parametrize("seed", range(5))
def test_b_cubed_follows_the_definition(seed):
    random = Random(seed)
    truth, found = (random.choices(range(6), k=40) for _ in range(2))
    assert b_cubed(truth, found) == pytest.approx(slow_b_cubed(truth, found))
    assert b_cubed(truth, truth) == (1, 1, 1)


def test_pairs_by_hand():
    assert pair_f1({(1, 2), (1, 3), (4, 5)}, {(1, 2), (4, 5), (6, 7), (8, 9)}) == pytest.approx(2 * 2 / 7)


def test_events_are_what_they_are_said_to_be():
    table = tell(600, 3)
    assert table.equals(tell(600, 3))
    assert set(table["kind"]) == {"report", "copy", "update", "rewrite"}
    copies = table.dropna(subset="copy_of")
    reports = table.loc[copies["copy_of"]]
    assert (table["kind"].isin(["copy", "update"]) == table["copy_of"].notna()).all()
    assert (reports["kind"] == "report").all()
    assert (reports["event"].to_numpy() == copies["event"].to_numpy()).all()
    assert (reports["date"].to_numpy() < copies["date"].to_numpy()).all()
    same = reports["source"].to_numpy() == copies["source"].to_numpy()
    assert (same == (copies["kind"] == "update")).all()
    assert len(KINDS) == 6


def test_rewrites_repeat_few_sentences():
    own = tell(600, 4, related=0).query("copy_of.isna()")
    told = own["text"].map(lambda text: set(text.split("\n\n")))
    shares = [
        len(told[a] & told[b]) / min(len(told[a]), len(told[b]))
        for rows in own.groupby("event").groups.values()
        for a, b in combinations(rows, 2)
    ]
    assert len(shares) > 300
    assert np.mean(shares) < 0.25
    assert np.mean(np.array(shares) > 0.5) < 0.02
