"""What the findings about changes since a former report claim, and what the articles of either side give.

The corpus stands for both reports: its first articles are the former one, its last ones the present one.
"""

import re
import tempfile
from pathlib import Path

import newswire as nw
import numpy as np
import pandas as pd
from newswire.corpus import former
from scipy import stats

from claims.reading import NUMBER, SHARE, agrees, quoted_in
from claims.themes import belongs, firm_labels

PAIR = ["the former report", "the new articles"]


def reports(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Tell which articles are in the former report, the first seven of ten, and in the present one, the last six."""
    place = np.arange(n)
    return place * 10 < 7 * n, place * 10 >= 4 * n - 3


def compared(corpus: nw.Corpus) -> nw.Corpus:
    """Keep the former report in a folder, and compare the present one with it."""
    before, now = reports(len(corpus))
    with tempfile.TemporaryDirectory() as folder:
        former.keep(corpus.where(before), Path(folder))
        return nw.with_former(corpus.where(now), folder)


def with_former(texts: pd.DataFrame) -> tuple[list[str], dict]:
    pattern = (
        rf"(?:(?P<new>{NUMBER}) articles? (?:is|are)|No article is) new since the former report, and "
        rf"(?P<same>{NUMBER}|none) stood in it already; of the former report, "
        rf"(?:(?P<gone>{NUMBER}) (?:is|are)|none is) gone\."
    )
    before, now = (set(texts.index[side]) for side in reports(len(texts)))
    same = len(before & now)
    return [pattern], {"new": len(now - before), "same": same or "none", "gone": len(before - now)}


def theme_moves(texts: pd.DataFrame, fitted) -> tuple[list[str], dict]:
    """Shares are counted from the articles of each theme, and held against Fisher's exact test for all themes."""
    few = r"“.+?\)(?:(?:, “.+?\))*(?:,? and (?:“.+?\)|\d+ more)))?"
    of = "share of the new articles than of the former report is about"
    patterns = [
        rf"A smaller {of} (?P<less>{few})\.(?: New, or nearly: (?P<new>{few})\.)?"
        rf"(?: Gone, or nearly: (?P<gone>{few})\.)?",
        rf"(?:A larger {of} (?P<more>{few})(?:, and a smaller one about (?P<less>{few}))?\.)?"
        rf"(?: ?New, or nearly: (?P<new>{few})\.)?(?: ?Gone, or nearly: (?P<gone>{few})\.)?",
        r"No firm theme's share differs between the former report and the new articles beyond chance\.",
        r"Without new articles and a former report, no theme can be said to have moved\.",
        r"No theme is firm enough to be followed from the former report to the new articles\.",
    ]
    theme, is_new = belongs(fitted), fitted.facts["report"] == PAIR[1]
    moved = {}
    for label in fitted.labels:
        table = pd.crosstab(is_new, theme == label).reindex(index=[False, True], columns=[False, True], fill_value=0)
        p = min(stats.fisher_exact(table, alternative=side).pvalue for side in ("less", "greater"))
        if label in firm_labels(fitted) and p * 2 * len(fitted.labels) < 0.01:
            moved[label] = tuple((table[True] / table.sum(axis=1)).tolist())
    one = {
        "new": lambda a, b: a < 0.01 and 10 * a < b,
        "gone": lambda a, b: b < 0.01 and 10 * b < a,
    }
    one["more"] = lambda a, b: a < b and not one["new"](a, b)
    one["less"] = lambda a, b: b < a and not one["gone"](a, b)

    def borne_out(way: str, said: str) -> bool:
        named = re.findall(rf"“([^”]+)” \(({SHARE}) to ({SHARE})\)", said)
        more = int((re.search(r"(\d+) more", said) or [0, "0"])[1])
        shares = {label: ends for label, ends in moved.items() if one[way](*ends)}
        right = all(
            label in shares and agrees(a, shares[label][0]) and agrees(b, shares[label][1]) for label, a, b in named
        )
        return right and len(named) == len(quoted_in(said)) and len(named) + more == len(shares)

    return patterns, {way: lambda said, way=way: borne_out(way, said) for way in one}


def target_difference(texts: pd.DataFrame, given) -> tuple[list[str], dict]:
    """Means over articles, or stories, are taken anew from what is said in each sentence, and tested by SciPy."""
    table, report = given
    units = texts.get("story", texts.index.to_series())
    where = "in the new articles than in the former report"
    patterns = [
        r"No name stands on both sides, so nothing is said of how they are spoken of\.",
        r"No name stands in at least five (?:articles|stories) of either side, so nothing is said of how they are "
        r"spoken of\.",
        rf"(?:None of the (?P<n>{NUMBER}) names is|[^,]+ is not) spoken of better or worse {where} by more than chance "
        r"would explain\.",
        rf"Spoken of better {where}: (?P<better>.+?\))(?:; worse: (?P<worse>.+\)))?\.",
        rf"Spoken of worse {where}: (?P<worse>.+\))\.",
    ]
    sides = {}
    for target, rows in table.groupby("target"):
        means = rows.groupby("article")["score"].mean()
        of_sides = (means[means.index.map(report) == name] for name in PAIR)
        a, b = (side.groupby(side.index.map(units)).mean().to_numpy() for side in of_sides)
        if min(len(a), len(b)) >= 5:
            sides[target] = (a, b)

    def borne_out(said: str, sign: int) -> bool:
        named = re.findall(rf"(?:^|, | and )([^,()]+?) \(by ({NUMBER}), 95% interval ({NUMBER}) to ({NUMBER})\)", said)
        for target, gap, low, high in named:
            a, b = sides[target]
            p = stats.ttest_ind(a, b, equal_var=False).pvalue * len(sides)
            bounds = [float(end.replace("−", "-")) for end in (low, high)]
            right = sign * (b.mean() - a.mean()) > 0 and agrees(gap, abs(b.mean() - a.mean())) and p < 0.05
            if not right or not min(bounds) < b.mean() - a.mean() < max(bounds) or bounds[0] * bounds[1] <= 0:
                return False
        return len(named) > 0

    facts = {"n": len(sides), "better": lambda said: borne_out(said, 1), "worse": lambda said: borne_out(said, -1)}
    return patterns, facts
