"""How far two ways to put articles into stories agree, and two sets of pairs."""

from collections.abc import Hashable, Iterable

import pandas as pd


def b_cubed(truth: Iterable[Hashable], found: Iterable[Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean (Bagga & Baldwin 1998), each article with a label of each kind.

    An article's precision is the share of the articles found with it, itself among them, that belong with it.
    """
    both = pd.DataFrame({"truth": list(truth), "found": list(found)})
    common = both.groupby(["truth", "found"])["truth"].transform("size")
    precision, recall = ((common / both.groupby(way)[way].transform("size")).mean() for way in ("found", "truth"))
    return precision, recall, 2 * precision * recall / (precision + recall)


def pair_f1(truth: set, found: set) -> float:
    """Return the harmonic mean of how many of the pairs found are true and how many of the true ones were found."""
    return 2 * len(truth & found) / (len(truth) + len(found))
