"""What the findings about groups beside each other claim, and what the texts give.

`texts` has a row per article, and a column `story` where stories are counted.
"""

import re

import numpy as np
import pandas as pd
from newswire.frequencies import english
from newswire.text.words import function_words
from scipy import stats

from claims import corpus as of_corpus
from claims.frequencies import fisher, uses
from claims.reading import NUMBER, SHARE, agrees, listed, near, quoted_in
from claims.sentiment import article_scores
from claims.themes import AGAIN, NONE_AGAIN, SAME, firm_labels, held, noun, otherwise, told_again


def by_agency(texts: pd.DataFrame) -> pd.Series:
    """How many articles, or stories, each agency has, the most first, then by name."""
    each = texts.drop_duplicates(["agency", "story"]) if "story" in texts else texts
    return each["agency"].value_counts().sort_index().sort_values(ascending=False, kind="stable")


def once(texts: pd.DataFrame, values: pd.DataFrame, side: pd.Series) -> pd.DataFrame:
    """The values of the articles on a side; of stories, the means of their articles there."""
    side = side.to_numpy(bool)
    return values[side].groupby(texts["story"][side]).mean() if "story" in texts else values[side]


def compared(texts: pd.DataFrame) -> tuple[list[str], dict]:
    sizes = by_agency(texts)
    if len(sizes) < 2:
        return of_corpus.groupings(texts)
    ends = rf"(?P<first>\w+) \((?P<n_first>{NUMBER}) {noun(texts)}\)"
    last = rf"(?P<last>\w+) \((?P<n_last>{NUMBER})\)"
    left = r"(?: (?P<missing>\d+) articles? (?:has|have) no agency and (?:is|are) left out\.)?"
    thin = (
        rf"(?: (?P<thin>\d+) groups? (?:has|have) fewer than five {noun(texts)}, and nothing is said of (?:it|them)\.)?"
    )
    each = r"each against the other (?P<rest>\d+) together"
    many = rf"By agency, the (?P<n>\d+) groups are compared, from {ends} to {last}, {each}\."
    two = rf"By agency, {ends} and {last} are compared\."
    facts = {
        "n": len(sizes),
        "rest": len(sizes) - 1,
        "missing": texts["agency"].isna().sum(),
        "thin": (sizes < 5).sum(),
    }
    for name, place in (("first", 0), ("last", -1)):
        facts |= {name: sizes.index[place], f"n_{name}": sizes.iloc[place]}
    return [(two if len(sizes) == 2 else many) + left + thin], facts


def group_words(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    """Words that are named stand in more articles of their group than of the others by Fisher's exact test, too."""
    firm = (
        r"By agency, more frequent in one group than in the others?: (?P<parts>.+) "
        r"\((?P<n>\d+) such words? at a false discovery rate of 5%, all groups together\)\."
    )
    few = [
        r"By agency, there are not two groups whose words could be compared\.",
        rf"By agency, there are too few {noun(texts)} to tell which words one group uses more often than the others\.",
    ]
    sizes = by_agency(texts)
    if len(sizes) < 2 or sizes.iloc[0] < 5:
        return few, {}
    has, agency = (uses(texts) > 0).astype(float), texts["agency"]

    def named(said: str) -> bool:
        told, _, others = said.partition("; others in ")
        if others and others != f"{table.loc[table['q'] < 0.05, 'group'].nunique() - 4} groups more":
            return False
        parts = [re.fullmatch(r"(“.+”) in (\w+)", part).groups() for part in told.split("; ")]
        sides = [
            (
                word,
                *(
                    once(texts, has[[word]], side)[word]
                    for side in (agency == group, agency.notna() & (agency != group))
                ),
            )
            for words, group in parts
            for word in quoted_in(words)
        ]
        return all(
            word.isalpha() and here.mean() > there.mean() and fisher(here, there) < 0.01 for word, here, there in sides
        )

    return [firm], {"parts": named, "n": (table["q"] < 0.05).sum()}


def words_alone(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    patterns = [
        r"Of the words that set a group apart, (?:one stands in that group|(?P<n>\d+) stand in one group) alone: "
        r"(?P<parts>.+?\))(?: and (?P<more>\d+) more)?\.",
        r"No word firmly sets a group apart, so none is said to stand in one group alone\.",
        r"No word that sets a group apart is missing from all the others\.",
    ]
    has, agency = (uses(texts) > 0).astype(float), texts["agency"]
    own = table[(table["q"].astype(float) < 0.05) & (table["reference_count"] == 0)]

    def named(said: str) -> bool:
        found = re.findall(r"“(.+?)” \((\d+) (?:articles?|story|stories) of (\w+)\)", said)
        return all(
            agrees(n, once(texts, has[[word]], agency == group)[word].sum())
            and not has.loc[agency.notna() & (agency != group), word].any()
            for word, n, group in found
        )

    return patterns[:1] if len(own) else patterns[1:], {"parts": named, "n": len(own), "more": len(own) - 4}


def common_words(texts: pd.DataFrame) -> tuple[list[str], dict]:
    """The rates are counted; those of general English are the published table's."""
    more = "".join(rf"(?:(?:, | and )“(?P<word{at}>\w+)” \((?P<share{at}>{SHARE})\))?" for at in (1, 2, 3))
    first = rf"“(?P<word0>\w+)” \(in (?P<share0>{SHARE}) of its {noun(texts)} or more\)"
    pattern = rf"At least twice as frequent in every group as in general English: {first}{more}\."
    sizes = by_agency(texts)
    large = sizes.index[sizes >= 5]
    if len(large) < 2:
        return [rf"There are not two groups of five {noun(texts)} that have a word in common\."], {}
    counts = uses(texts)
    sides = [texts["agency"] == group for group in large]
    own = [once(texts, counts, side).sum() for side in sides]
    rates = pd.concat([of / of.sum() * 1e6 for of in own], axis=1).min(axis=1)
    rates = rates[[word for word in rates.index if word not in function_words() | english.reporting() and rates[word]]]
    score = (rates + 50) / (english.rates(rates.index) + 50)
    order = sorted(score.index[score >= 2], key=lambda word: (-score[word], word))[:4]
    shares = pd.concat([once(texts, (counts > 0).astype(float), side).mean() for side in sides], axis=1).min(axis=1)
    facts = {f"word{place}": word for place, word in enumerate(order)}
    return [pattern], facts | {f"share{place}": shares[word] for place, word in enumerate(order)}


def beside(values: pd.Series, agency: pd.Series, quarters: pd.Series, story: pd.Series | None = None) -> pd.DataFrame:
    """The mean of each agency in each quarter, and of all others there, with how many units either has."""
    rows, story = [], values.index.to_series() if story is None else story
    for quarter in sorted(quarters.unique()):
        for name in sorted(agency.unique()):
            here, there = ((quarters == quarter) & side for side in (agency == name, agency != name))
            own, others = (values[side].groupby(story[side]).mean() for side in (here, there))
            if here.any() and there.any():
                rows.append((name, quarter, own.mean(), others.mean(), len(own), len(others)))
    return pd.DataFrame(rows, columns=["agency", "quarter", "own", "others", "n", "n_others"])


def dated(texts: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The agency and the quarter of each article that has both."""
    dates = near(texts["date"].dropna())
    agency = texts.loc[dates.index, "agency"].dropna()
    return agency, dates[agency.index].dt.to_period("Q")


def groups_over_time(texts: pd.DataFrame) -> tuple[list[str], dict]:
    times = r"(?P<k>\d+) of (?P<n>\d+) quarters"
    one = rf"By agency, (?P<group>\w+) scores (?P<way>\w+) than the others of the same quarter in {times}\."
    none = (
        r"By agency, no group keeps above or below the others of the same quarter by more than chance would explain; "
        r"(?P<followed>\d+) groups? (?:is|are) followed\."
    )
    few = rf"By agency, no group can be followed beside the others over two periods with five {noun(texts)} of both\."
    if texts["agency"].nunique() < 2:
        return [few], {}
    agency, quarters = dated(texts)
    story = agency + texts["story"].reindex(agency.index) if "story" in texts else None  # once in each agency
    cells = beside(article_scores(texts)[agency.index], agency, quarters, story)
    cells = cells[(cells["n"] >= 5) & (cells["n_others"] >= 5) & (cells["own"] != cells["others"])]
    above = (cells["own"] > cells["others"]).groupby(cells["agency"]).agg(["sum", "size"]).query("size > 1")
    chance = [stats.binomtest(k, n).pvalue * len(above) for k, n in above.to_numpy().tolist()]
    firm = above[np.array(chance) <= 0.025]
    if not len(above):
        return [few], {}
    assert len(firm) <= 1, "a pattern for several is needed"
    if firm.empty:
        return [none], {"followed": len(above)}
    k, n = firm.iloc[0]
    return [one], {"group": firm.index[0], "way": "higher" if 2 * k > n else "lower", "k": max(k, n - k), "n": n}


def theme_groups_then(texts: pd.DataFrame, fitted) -> tuple[list[str], dict]:
    """What is commoner beside the others of the same quarters is so by Mantel and Haenszel's statistic."""
    patterns = [
        r"By agency, commoner in one group than in the others in the same quarters, beyond chance: (?P<rows>.+?\))"
        r"(?: and (?P<more>\d+) more)?\.",
        r"By agency, no firm theme is commoner in one group than in the others in the same quarters beyond chance\.",
        rf"By agency, fewer than two groups have enough {noun(texts)} to be compared\.",
    ]
    agency, quarters = dated(texts)
    told, story = texts.loc[agency.index], None
    if (by_agency(told) >= 5).sum() < 2:
        return patterns[2:], {}
    theme = held(told.drop(columns="story", errors="ignore"), fitted)
    if "story" in texts:  # one that runs on is in its first quarter
        story = told["story"]
        quarters = quarters.groupby(story).transform("min")

    def rows(said: str) -> bool:
        found = re.findall(rf"“([^”]+)” in (\w+) \(({SHARE}), the others ({SHARE})\)", said)
        right = []
        for name, group, own, others in found:
            cells = beside(theme[name], agency, quarters, story).query("agency == @group")
            right += [
                name in firm_labels(fitted),
                agrees(own, held(told, fitted, agency == group)[name].mean()),
                agrees(others, np.average(cells["others"], weights=cells["n"])),
                mantel_haenszel(cells) > 2.5,
            ]
        return all(right)

    return patterns[:2], {"rows": rows, "more": lambda said: int(said) > 0}


def groups_recounted(texts: pd.DataFrame, tables: tuple) -> tuple[list[str], dict]:
    """What is sure by one count and not by the other, of the tables of words, scores and shares."""
    shown, other, stories = tables
    if stories.is_unique:
        return [rf"{NONE_AGAIN}, so the differences between groups are {SAME}"], {}
    facts, changed, same, stay = told_again(stories), [], [], []
    for kind, now, then in zip(("words", "sentiment", "themes"), sure(*shown), sure(*other), strict=True):
        n, gone, come = len(now), len(now - then), len(then - now)
        if now == then:
            same.append(f"{'none' if n == 0 else 'one' if n == 1 else f'{n:,}'} in {kind}")
            stay += [f"the {same[-1]}"] if now else []
        else:
            those = f"{gone:,} of {n:,}" if 0 < gone < n else "the one" if n == 1 else f"all {n:,}"
            go = [f"{those} in {kind} would {'go' if gone else 'stay'}"] if n else []
            changed.append(" and ".join(go + [f"{come:,}{' come' if n else f' in {kind} would come'}"] * (come > 0)))
    said = "the differences between groups beyond chance"
    rest = f"; {listed(stay)} would stay" if stay else ""
    said = f"of {said}, {', and '.join(changed)}{rest}" if changed else f"{said} would be the same: {listed(same)}"
    return [rf"{AGAIN} {otherwise(texts)}, {said}\."], facts


def sure(words: pd.DataFrame, scores: pd.DataFrame, shares: pd.DataFrame) -> list[set]:
    """The words of groups, the groups by their scores, and the themes of groups that differ beyond chance."""
    firm = shares["firm"].astype(bool) & (shares["p"].astype(float) < 0.01)
    return [
        set((words["group"] + " · " + words["word"])[words["q"].astype(float) < 0.05]),
        set(scores["group"][scores["p"].astype(float) <= 0.025]),
        set((shares["group"] + " · " + shares["label"])[firm]),
    ]


def mantel_haenszel(cells: pd.DataFrame) -> float:
    """How many standard errors the sum of what a group holds in each period lies above chance (Mantel & Haenszel)."""
    a, n, m = cells["own"] * cells["n"], cells["n"], cells["n_others"]
    held, total = a + cells["others"] * m, n + m
    variance = n * m * held * (total - held) / (total**2 * (total - 1).clip(lower=1))
    return float((a - n * held / total).sum() / np.sqrt(variance.sum()))
