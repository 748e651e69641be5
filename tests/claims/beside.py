"""What the findings about groups beside each other claim, and what the texts give. `texts` has a row per article."""

import re

import numpy as np
import pandas as pd
from newswire.frequencies import english
from newswire.text.words import function_words
from scipy import stats

from claims import corpus as of_corpus
from claims.frequencies import fisher, uses
from claims.reading import NUMBER, SHARE, agrees, near, quoted_in
from claims.sentiment import article_scores
from claims.themes import belongs, firm_labels


def by_agency(texts: pd.DataFrame) -> pd.Series:
    """How many articles each agency has, the most first, then by name."""
    return texts["agency"].value_counts().sort_index().sort_values(ascending=False, kind="stable")


def compared(texts: pd.DataFrame) -> tuple[list[str], dict]:
    sizes = by_agency(texts)
    if len(sizes) < 2:
        return of_corpus.groupings(texts)
    ends = rf"(?P<first>\w+) \((?P<n_first>{NUMBER}) articles\)"
    last = rf"(?P<last>\w+) \((?P<n_last>{NUMBER})\)"
    left = r"(?: (?P<missing>\d+) articles? (?:has|have) no agency and (?:is|are) left out\.)?"
    thin = r"(?: (?P<thin>\d+) groups? (?:has|have) fewer than five articles, and nothing is said of (?:it|them)\.)?"
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
        r"By agency, there are too few articles to tell which words one group uses more often than the others\.",
    ]
    sizes = by_agency(texts)
    if len(sizes) < 2 or sizes.iloc[0] < 5:
        return few, {}
    known = texts["agency"].notna().to_numpy()
    has, agency = (uses(texts) > 0)[known], texts["agency"][known]

    def named(said: str) -> bool:
        told, _, others = said.partition("; others in ")
        if others and others != f"{table.loc[table['q'] < 0.05, 'group'].nunique() - 4} groups more":
            return False
        parts = [re.fullmatch(r"(“.+”) in (\w+)", part).groups() for part in told.split("; ")]
        sides = [(word, agency == group) for words, group in parts for word in quoted_in(words)]
        return all(
            word.isalpha()
            and has.loc[here, word].mean() > has.loc[~here, word].mean()
            and fisher(has.loc[here, word], has.loc[~here, word]) < 0.01
            for word, here in sides
        )

    return [firm], {"parts": named, "n": (table["q"] < 0.05).sum()}


def words_alone(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    patterns = [
        r"Of the words that set a group apart, (?:one stands in that group|(?P<n>\d+) stand in one group) alone: "
        r"(?P<parts>.+?\))(?: and (?P<more>\d+) more)?\.",
        r"No word firmly sets a group apart, so none is said to stand in one group alone\.",
        r"No word that sets a group apart is missing from all the others\.",
    ]
    has, agency = uses(texts) > 0, texts["agency"]
    own = table[(table["q"].astype(float) < 0.05) & (table["reference_count"] == 0)]

    def named(said: str) -> bool:
        found = re.findall(r"“(.+?)” \((\d+) articles? of (\w+)\)", said)
        return all(
            has.loc[agency == group, word].sum() == int(n)
            and not has.loc[agency.notna() & (agency != group), word].any()
            for word, n, group in found
        )

    return patterns[:1] if len(own) else patterns[1:], {"parts": named, "n": len(own), "more": len(own) - 4}


def common_words(texts: pd.DataFrame) -> tuple[list[str], dict]:
    """The rates are counted; those of general English are the published table's."""
    more = "".join(rf"(?:(?:, | and )“(?P<word{at}>\w+)” \((?P<share{at}>{SHARE})\))?" for at in (1, 2, 3))
    first = rf"“(?P<word0>\w+)” \(in (?P<share0>{SHARE}) of its articles or more\)"
    pattern = rf"At least twice as frequent in every group as in general English: {first}{more}\."
    sizes = by_agency(texts)
    large = sizes.index[sizes >= 5]
    if len(large) < 2:
        return [r"There are not two groups of five articles that have a word in common\."], {}
    counts = uses(texts)
    n = counts.sum(axis=1).groupby(texts["agency"]).sum()[large]
    rates = (counts.groupby(texts["agency"]).sum().loc[large].div(n, axis=0) * 1e6).min()
    rates = rates[[word for word in rates.index if word not in function_words() | english.reporting() and rates[word]]]
    score = (rates + 50) / (english.rates(rates.index) + 50)
    order = sorted(score.index[score >= 2], key=lambda word: (-score[word], word))[:4]
    shares = (counts > 0).groupby(texts["agency"]).mean().loc[large].min()
    facts = {f"word{place}": word for place, word in enumerate(order)}
    return [pattern], facts | {f"share{place}": shares[word] for place, word in enumerate(order)}


def beside(values: pd.Series, agency: pd.Series, quarters: pd.Series) -> pd.DataFrame:
    """The mean of each agency in each quarter, and of all others there, with how many articles either has."""
    rows = []
    for quarter in sorted(quarters.unique()):
        for name in sorted(agency.unique()):
            here, there = ((quarters == quarter) & side for side in (agency == name, agency != name))
            if here.any() and there.any():
                rows.append((name, quarter, values[here].mean(), values[there].mean(), here.sum(), there.sum()))
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
    few = r"By agency, no group can be followed beside the others over two periods with five articles of both\."
    if texts["agency"].nunique() < 2:
        return [few], {}
    agency, quarters = dated(texts)
    cells = beside(article_scores(texts)[agency.index], agency, quarters)
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
        r"By agency, fewer than two groups have enough articles to be compared\.",
    ]
    agency, quarters = dated(texts)
    if (agency.value_counts() >= 5).sum() < 2:
        return patterns[2:], {}
    theme = belongs(fitted)[agency.index]

    def rows(said: str) -> bool:
        found = re.findall(rf"“([^”]+)” in (\w+) \(({SHARE}), the others ({SHARE})\)", said)
        right = []
        for name, group, own, others in found:
            cells = beside((theme == name).astype(float), agency, quarters).query("agency == @group")
            right += [
                name in firm_labels(fitted),
                agrees(own, (theme[agency == group] == name).mean()),
                agrees(others, np.average(cells["others"], weights=cells["n"])),
                mantel_haenszel(cells) > 2.5,
            ]
        return all(right)

    return patterns[:2], {"rows": rows, "more": lambda said: int(said) > 0}


def mantel_haenszel(cells: pd.DataFrame) -> float:
    """How many standard errors the sum of what a group holds in each period lies above chance (Mantel & Haenszel)."""
    a, n, m = cells["own"] * cells["n"], cells["n"], cells["n_others"]
    held, total = a + cells["others"] * m, n + m
    variance = n * m * held * (total - held) / (total**2 * (total - 1).clip(lower=1))
    return float((a - n * held / total).sum() / np.sqrt(variance.sum()))
