"""What the findings about stories claim, and what the texts give. `texts` has a row per article."""

import re
from collections import Counter, defaultdict
from itertools import permutations
from math import comb, log

import numpy as np
import pandas as pd
from newswire.text.words import function_words

from claims.reading import NUMBER, SHARE, agrees, day, words_of

DAY = r"\d+ \w+ \d{4}"
LEAST = 2  # other outlets
GROUPS = 25  # stories that several articles tell: the first five in order of time, then three each


def in_time(texts: pd.DataFrame) -> pd.DataFrame:
    return texts.rename_axis("id").reset_index().sort_values(["date", "id"]).set_index("id")


def planted(texts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Plant stories, and in every other one that its last article has its text from the first: as if they were found.

    Every fifth article stands alone.
    """
    ids = [article for place, article in enumerate(in_time(texts).index) if place % 5 != 4]
    edges = [0, *range(5, 3 * GROUPS, 3)]
    groups = [group for a, b in zip(edges, edges[1:]) if len(group := ids[a:b]) > 1]
    story = {article: group[0] for group in groups for article in group}
    told = pd.DataFrame({"article": texts.index, "story": [story.get(article, article) for article in texts.index]})
    copies = [(group[-1], group[0], 0.8, kind_of(texts, group[-1], group[0])) for group in groups[::2]]
    return told, pd.DataFrame(copies, columns=["article", "copy_of", "share", "kind"])


def kind_of(texts: pd.DataFrame, article: str, other: str) -> str:
    one, two = texts.loc[article], texts.loc[other]
    if pd.isna(one["agency"]) or one["agency"] != two["agency"]:
        return "copy"
    return "update" if len(one["text"]) > len(two["text"]) else "repeat"


def groups_of(texts: pd.DataFrame) -> dict[str, list[str]]:
    """The articles of each story in order of time."""
    story = planted(texts)[0].set_index("article")["story"]
    groups = defaultdict(list)
    for article in in_time(texts).index:
        groups[story[article]].append(article)
    return groups


def overview(texts: pd.DataFrame) -> tuple[list[str], dict]:
    when = rf"(?:, on (?P<day>{DAY})|, from (?P<first>{DAY}) to (?P<last>{DAY}))"
    pattern = (
        rf"(?P<articles>{NUMBER}) articles tell (?P<stories>{NUMBER}) stories; (?P<several>{NUMBER}) of these are told "
        rf"by more than one article, (?P<in_all>{NUMBER}) in all\. The largest is on “(?P<words>[^”]+)”, with "
        rf"(?P<most>{NUMBER}) articles by (?P<outlets>{NUMBER}) outlets?{when}\."
    )
    groups = groups_of(texts)
    several = [group for group in groups.values() if len(group) > 1]
    if not several:
        return [r"One article tells one story\."], {}
    largest = max(several, key=len)
    dates, agencies = texts.loc[largest, "date"].dropna(), texts.loc[largest, "agency"]
    facts = {"articles": len(texts), "stories": len(groups), "several": len(several), "in_all": sum(map(len, several))}
    facts |= {"words": ", ".join(heaviest(texts, largest)), "most": len(largest), "outlets": agencies.nunique()}
    return [pattern], facts | {"day": day(dates.min()), "first": day(dates.min()), "last": day(dates.max())}


def heaviest(texts: pd.DataFrame, group: list[str]) -> list[str]:
    """The four words of the largest mean weight, by the formula of TF-IDF, word by word."""
    counts = {
        article: Counter(word for word in map(str.lower, words_of(text)) if word not in function_words())
        for article, text in texts["text"].items()
    }
    df = Counter(word for count in counts.values() for word in count)
    mean: dict[str, float] = defaultdict(float)
    for article in group:
        weights = {
            word: (1 + log(n)) * (log((1 + len(texts)) / (1 + df[word])) + 1) for word, n in counts[article].items()
        }
        length = sum(weight**2 for weight in weights.values()) ** 0.5
        for word, weight in weights.items():
            mean[word] += weight / length / len(group)
    return sorted(mean, key=lambda word: (-round(mean[word], 9), word))[:4]


def story_courses(texts: pd.DataFrame) -> tuple[list[str], dict]:
    copies = (
        rf"(?:(?P<copy>{NUMBER}) (?:articles? )?cop(?:ies|y) another)?(?:, | and )?"
        rf"(?:(?P<update>{NUMBER}) (?:articles? )?(?:is a longer version|are longer versions) of one by the "
        rf"same outlet)?"
        rf"(?:, | and )?(?:(?P<repeat>{NUMBER}) (?:articles? )?repeats? one by the same outlet)?\."
    )
    pattern = (
        rf"Of the (?P<later>{NUMBER}) articles that follow the first in (?P<stories>{NUMBER}) stories, "
        rf"(?P<same>{NUMBER}|none) came on the same day, and (?:(?P<week>{NUMBER})|(?P<every>all)) within seven days "
        rf"of it\. {copies}"
    )
    lags, n_stories = [], 0
    for group in groups_of(texts).values():
        days = [date.normalize() for date in texts.loc[group, "date"].dropna()]
        if len(days) > 1:
            n_stories += 1
            lags += [(date - min(days)).days for date in sorted(days)[1:]]
    facts = {"later": len(lags), "stories": n_stories, "same": lags.count(0), "week": sum(lag <= 7 for lag in lags)}
    facts["every"] = lambda said: max(lags) <= 7
    kinds = planted(texts)[1]["kind"].value_counts()
    facts |= {kind: kinds.get(kind, 0) for kind in ("copy", "update", "repeat")}
    return [pattern, r"One article neither follows another nor copies it\."], facts


def outlet_pairs(texts: pd.DataFrame) -> tuple[list[str], dict]:
    shared, earlier, copied = pairs_of(texts)
    pair = r"(?P<one>\w+) and (?P<other>\w+) share (?:most, )?"
    who = rf"(?::|;) (?P<copier>\w+) has (?:it|them|most, (?P<top>{NUMBER}),) from (?P<original>\w+)"
    pattern = (
        rf"(?P<outlets>{NUMBER}) outlets tell a story that another tells, too(?:[;:] {pair}(?P<most>{NUMBER})|; no two "
        rf"share more than (?P<tied>{NUMBER}))\. (?:(?P<copies>{NUMBER}) articles? cop(?:ies|y) another outlet’s"
        rf"(?:{who})?\.|(?P<none>No article was found to copy another outlet’s)\.)"
        r"(?: (?P<unsure>No outlet comes before another more often than chance would explain)\.| Of stories told on "
        r"different days, beyond chance: (?P<firm>.+)\.)?"
    )
    most = max(shared.values(), default=0)
    top = [set(names) for names, n in shared.items() if n == most]
    facts = {"outlets": len(set().union(*shared)), "most": most, "tied": most, "copies": copied.total()}
    facts |= {name: lambda said: len(top) == 1 and said in top[0] for name in ("one", "other")}
    facts |= {"top": max(copied.values(), default=0), "none": lambda _: not copied.total()}
    facts |= dict(zip(("copier", "original"), max(copied, key=lambda names: copied[names], default=("", ""))))
    sure = firm(shared, earlier)
    facts |= {"unsure": lambda _: not sure, "firm": lambda said: firmly_said(said, sure, earlier)}
    return [pattern, r"No two outlets were found to tell one story\."], facts


def pairs_of(texts: pd.DataFrame) -> tuple[Counter, Counter, Counter]:
    """Stories that two outlets share, those in which the first is a day earlier, and articles it has from the other."""
    shared, earlier, copied = Counter(), Counter(), Counter()
    for group in groups_of(texts).values():
        rows = texts.loc[group]
        for one, other in permutations(sorted(rows["agency"].dropna().unique()), 2):
            first, then = (rows.loc[rows["agency"] == name, "date"].min().normalize() for name in (one, other))
            shared[tuple(sorted((one, other)))] += one < other
            earlier[one, other] += bool(first < then)
    for row in planted(texts)[1].itertuples():
        one, other = texts.loc[row.article, "agency"], texts.loc[row.copy_of, "agency"]
        if row.kind == "copy" and pd.notna(one) and pd.notna(other):
            copied[one, other] += 1
    return shared, earlier, copied


def firm(shared: Counter, earlier: Counter) -> set[tuple[str, str]]:
    """Outlets that are first more often than the toss of a coin makes likely, for all pairs together."""
    n_pairs = sum(earlier[pair] + earlier[pair[::-1]] > 0 for pair in shared)
    sure = set()
    for pair in [*shared, *[names[::-1] for names in shared]]:
        n = earlier[pair] + earlier[pair[::-1]]
        rarer = sum(comb(n, k) for k in range(earlier[pair[::-1]] + 1)) / 2**n
        if earlier[pair] > earlier[pair[::-1]] and 2 * rarer * n_pairs < 0.05:
            sure.add(pair)
    return sure


def firmly_said(said: str, sure: set, earlier: Counter) -> bool:
    parts = re.findall(r"(\w+) before (\w+) in (\d+) of (\d+)", said)
    known = [
        (a, b) in sure and earlier[a, b] == int(k) and earlier[a, b] + earlier[b, a] == int(n) for a, b, k, n in parts
    ]
    more = int(m[1]) if (m := re.search(r"and (\d+) more", said)) else 0
    return all(known) and len(parts) + more == len(sure)


def left_out(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    """The shares by chance are those of the table, which tests of `coverage` hold against all ways to deal."""
    by_chance = rf"; by chance it would have (?P<expected>{SHARE}) \((?P<low>{SHARE}) to (?P<high>{SHARE})\)"
    pattern = (
        rf"(?P<outlet>\w+) has (?P<had>{NUMBER}) of the (?P<n>{NUMBER}) stories that at least (?P<least>\d) other "
        rf"outlets tell, (?P<share>{SHARE}){by_chance}\. (?:None of (?P<tested>{NUMBER}) outlets has|"
        r"(?P<fewer>[\w, ]+) ha(?:s|ve)) fewer than chance would explain\."
    )
    without = r"There is no story that at least (?P<least>\d) other outlets tell beside (?P<outlet>\w+)\."
    one = r"All articles are of one outlet, (?P<outlet>\w+), so there is nothing that others have\."
    sizes = texts["agency"].value_counts()
    outlet = min(sizes.index[sizes == sizes.max()])
    outlets = [set(texts.loc[group, "agency"].dropna()) for group in groups_of(texts).values()]
    others = [names for names in outlets if len(names - {outlet}) >= LEAST]
    had = sum(outlet in names for names in others)
    row = table.set_index("outlet").loc[outlet]
    fewer = table.loc[table["p"] < 0.05, "outlet"].tolist()
    facts = {"outlet": outlet, "had": had, "n": len(others), "least": LEAST, "share": had / max(len(others), 1)}
    facts |= {name: row[name] for name in ("expected", "low", "high")} | {"tested": table["p"].notna().sum()}
    facts["tested"] = lambda said: not fewer and agrees(said, np.sum(sizes >= 5))
    facts["fewer"] = lambda said: re.split(", | and ", said) == fewer
    return [pattern, without, one, "One article leaves nothing out that others have\\."], facts
