"""What the findings about sentiment claim, and what VADER gives.

`texts` has a row per article, and a column `story` where stories are what counts as one.
"""

from functools import cache

import numpy as np
import pandas as pd
import reference
from scipy import stats
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from claims.frequencies import lower_words
from claims.reading import NUMBER, SHARE, listed, month_name, near

PAIR = ("TASS", "Reuters")
TARGETS = ("Anna Petrova", "Li Wei")
INTERVAL = rf"(?:95% interval (?P<low>{NUMBER}) to (?P<high>{NUMBER})|too few \w+ for an interval)"
_vader = SentimentIntensityAnalyzer()


@cache
def sentence_scores(text: str) -> tuple[float, ...]:
    """VADER's scores of the sentences of a text."""
    spans = reference.sentences(text)
    return tuple(_vader.polarity_scores(text[start:end])["compound"] for start, end in spans)


def article_scores(texts: pd.DataFrame) -> pd.Series:
    return texts["text"].map(lambda text: np.mean(sentence_scores(text)))


def unit_scores(texts: pd.DataFrame) -> pd.Series:
    """The score of each article; of each story, the mean of its articles', where these are counted."""
    scores = article_scores(texts)
    return scores.groupby(texts["story"]).mean() if "story" in texts else scores


def units(texts: pd.DataFrame) -> str:
    """A pattern of what counts as one, of one or of many."""
    return r"(?:story|stories)" if "story" in texts else "articles?"


def sign(score: float) -> int:
    return int(score >= 0.05) - int(score <= -0.05)


def bounds(table: pd.DataFrame) -> dict:
    """The ends of a bootstrap interval, which is tested by itself."""
    return table.iloc[0][["low", "high"]].to_dict()


def overall_sentiment(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    rest = rf"is (?P<mean>{NUMBER}) \({INTERVAL}\)\. (?P<silent>{SHARE}) of the sentences score exactly zero\."
    many = (
        rf"The (?P<articles>{NUMBER}) {units(texts)} read (?P<reads>\w+) on average: the mean score over the "
        rf"{units(texts)}, each counting once, "
    )
    one = rf"The article reads (?P<reads>\w+) on average: the mean score over its (?P<sentences>{NUMBER}) sentences "
    scores = [score for text in texts["text"] for score in sentence_scores(text)]
    each = unit_scores(texts)
    mean = each.mean()
    facts = {"articles": len(each), "sentences": len(scores), "mean": mean, "silent": np.mean(np.equal(scores, 0))}
    return [many + rest, one + rest], facts | bounds(table) | {"reads": ["neutral", "positive", "negative"][sign(mean)]}


def sentiment_along_article(texts: pd.DataFrame) -> tuple[list[str], dict]:
    pattern = (
        rf"Of (?P<n>{NUMBER}) sentences, (?P<up>{NUMBER}) (?:is|are) positive, (?P<down>{NUMBER}) negative and "
        rf"(?P<flat>{NUMBER}) neutral\. Sentence (?P<top>{NUMBER}) scores highest \((?P<most>{NUMBER})\)"
        rf"(?:, and sentence (?P<bottom>{NUMBER}) lowest \((?P<least>{NUMBER})\))?\."
    )
    scores = pd.Series(sentence_scores(texts["text"].iloc[0]))
    signs = scores.map(sign)
    facts = {"n": len(scores), "up": (signs > 0).sum(), "down": (signs < 0).sum(), "flat": (signs == 0).sum()}
    facts |= {"top": scores.idxmax() + 1, "bottom": scores.idxmin() + 1}
    return [pattern], facts | {"most": scores.max(), "least": scores.min()}


def sentiment_over_time(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    """The line is NumPy's; a month that is said to differ does so by Welch's test, too."""
    dated = texts.loc[near(texts["date"].dropna()).index]
    months = dated["date"].dt.to_period("M")
    if months.nunique() < 2:
        return [r"All dated articles are from (?P<month>\w+ \d+), so nothing can be said about change over time\."], {
            "month": month_name(months.iloc[0])
        }
    names = {month_name(month): unit_scores(dated[months == month]) for month in sorted(months.unique())}
    line = (
        rf"Over the (?P<n>{NUMBER}) months, scores (?:(?P<way>rise|fall) by (?P<slope>{NUMBER}) a year "
        rf"\(95% interval of the slope (?P<low>{NUMBER}) to (?P<high>{NUMBER})\)|"
        r"neither rise nor fall by more than chance would explain)\. "
    )
    facts = {"n": len(names)} | course(months, names)
    of_units = table.assign(name=list(names))
    return _apart(line if len(names) > 3 else "", ("months", units(texts)), names, of_units, facts)


def course(months: pd.Series, names: dict[str, pd.Series]) -> dict:
    """The straight line through the means of months, four at least, with its interval."""
    if len(names) < 4:
        return {}
    starts = pd.Series(sorted(months.unique())).dt.start_time
    years, sizes = (starts - starts[0]).dt.days / 365.25, [len(scores) for scores in names.values()]
    means = [scores.mean() for scores in names.values()]
    (slope, _), covariance = np.polyfit(years, means, 1, w=np.sqrt(sizes), cov=True)
    error, free = np.sqrt(covariance[0, 0]), len(names) - 2
    width, p = stats.t.ppf(0.975, free) * error, 2 * stats.t.sf(abs(slope) / error, free)
    way = "rise" if slope > 0 else "fall"
    return {"slope": abs(slope), "way": way, "low": slope - width, "high": slope + width, "p": p}


def sentiment_by_group(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    known = texts[texts["agency"].notna()]
    if known["agency"].nunique() < 2:
        pattern = r"All articles whose agency is known are of (?P<only>\w+), so there is nothing to compare\."
        return [pattern], {"only": known["agency"].iloc[0]}
    names = {name: unit_scores(known[known["agency"] == name]) for name in known["agency"].unique()}
    return _apart("By agency, ", ("groups", units(texts)), names, table.assign(name=table["agency"]), {})


def _apart(start: str, nouns: tuple[str, str], names: dict, table: pd.DataFrame, facts: dict):
    """What is said of groups that differ from the rest."""
    if len(names) == 2:
        return _two(start, names, table)
    rows, each = nouns
    thin = any(len(values) < 5 for values in names.values())
    among = rf"the (?P<firm>{NUMBER}) {rows}{f' with at least 5 {each}' if thin else ''}"
    side = (
        rf"(?P<n_{{0}}>{NUMBER}){{1}} scores? {{0}} than the rest \((?P<name_{{0}}>[\w ]+?)(?:, the {{2}} of them)?: "
        rf"(?P<mean_{{0}}>{NUMBER}), 95% interval (?P<low_{{0}}>{NUMBER}) to (?P<high_{{0}}>{NUMBER})\)"
    )
    above, below = (
        side.format(way, f"(?: of {among})", most) for way, most in (("higher", "highest"), ("lower", "lowest"))
    )
    after = side.format("lower", "", "lowest")
    few = (
        rf"(?: (?P<thin>{NUMBER}) of (?P<all>{NUMBER}) \w+ (?:has|have) too few {each}"
        rf"(?:, (?P<single>{NUMBER}) of them a single one)?, and nothing is said of (?:it|them)\.)?"
    )
    by_chance = r", by more than chance would explain\."
    none = rf"[Nn]one of {among} differs from the rest by more than chance would explain\."
    patterns = [
        f"{start}{said}{few}"
        for said in (none, f"{above} and {after}{by_chance}", f"{above}{by_chance}", f"{below}{by_chance}")
    ]
    large = {name: values for name, values in names.items() if len(values) >= 5}
    far = table[table["p"] <= 0.025]
    facts = facts | {"firm": len(large), "all": len(names), "thin": len(names) - len(large)}
    facts["single"] = sum(len(values) == 1 for values in names.values())
    for way, sense in (("higher", 1), ("lower", -1)):
        beyond = far[(far["mean"] - pd.concat(names.values()).mean()) * sense > 0]
        if len(beyond):
            name = max(beyond["name"], key=lambda name: sense * large[name].mean())
            confirmed = all(stats.ttest_ind(large[one], rest_of(names, one), equal_var=False)[1] < 0.025
                            for one in beyond["name"])  # fmt: skip
            row = beyond.set_index("name").loc[name]
            facts |= {f"n_{way}": len(beyond) if confirmed else -1, f"name_{way}": name}
            facts |= {f"mean_{way}": large[name].mean(), f"low_{way}": row["low"], f"high_{way}": row["high"]}
    return patterns, facts


def rest_of(names: dict[str, pd.Series], name: str) -> pd.Series:
    return pd.concat([scores for other, scores in names.items() if other != name])


def _two(start: str, names: dict, table: pd.DataFrame) -> tuple[list[str], dict]:
    """What is said of two groups that differ."""
    ends = rf"95% interval (?P<low_{{0}}>{NUMBER}) to (?P<high_{{0}}>{NUMBER})"
    high, low = (
        rf"(?P<name_{way}>[\w ]+?) \((?P<mean_{way}>{NUMBER}), {ends.format(way)}\)" for way in ("high", "low")
    )
    facts = {}
    for way, chosen in (("high", max), ("low", min)):
        name = chosen(names, key=lambda name: names[name].mean())
        row = table.set_index("name").loc[name]
        facts |= {f"name_{way}": name, f"mean_{way}": names[name].mean()}
        facts |= {f"low_{way}": row["low"], f"high_{way}": row["high"]}
    assert stats.ttest_ind(*names.values(), equal_var=False)[1] < 0.025
    return [f"{start}{high} scores higher than {low}, by more than chance would explain\\."], facts


def sentiment_difference(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    if not len(table):
        return [r"Without two groups there is no difference to judge\."], {}
    first, second = PAIR
    ends = rf"\(95% interval of the difference (?P<low>{NUMBER}) to (?P<high>{NUMBER})\)"
    left = rf"(?: The other (?P<left>{NUMBER}) {units(texts)} (?:is|are) left out of this comparison\.)?"
    sizes = rf"{second} \((?P<n_second>{NUMBER}) {units(texts)}\) and {first} \((?P<n_first>{NUMBER})\)"
    apart = (
        rf"The mean scores of {sizes} cannot be told apart: they are (?P<gap>{NUMBER}) apart {ends}, and "
        rf"shuffling sets them as far apart in (?P<p>{SHARE}) of trials"
        rf"(?:, which is not rare enough \(at most 2\.5%\))?\.{left}"
    )
    differ = rf"The mean score of {second} is (?P<gap>{NUMBER}) (?P<way>\w+) than that of {first} {ends}\.{left}"
    one, two = (unit_scores(texts[(texts["agency"] == name).to_numpy(bool, na_value=False)]) for name in PAIR)
    others = unit_scores(texts).index.difference(one.index).difference(two.index)
    gap = two.mean() - one.mean()
    facts = {"gap": abs(gap), "way": "higher" if gap > 0 else "lower", "n_first": len(one), "n_second": len(two)}
    facts |= bounds(table) | {"p": table["p"].iloc[0], "left": len(others)}
    return [apart if stats.ttest_ind(one, two, equal_var=False)[1] > 0.025 else differ], facts


def strongest_words(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    """The places of a word are its occurrences."""
    word = rf"“(?P<word{{0}}>\S+)” \((?P<points{{0}}>{NUMBER})(?: points)? in (?P<places{{0}}>{NUMBER}) places?\)"
    three = "{0}(?:, {1})?(?: and {2})?"
    up, down = (three.format(*(word.format(place) for place in places)) for places in ((0, 1, 2), (3, 4, 5)))
    patterns = [rf"Most is added to the scores by {up}; (?:most is taken away by {down}|nothing is taken away)\."]
    counts = pd.Series([word for text in texts["text"] for word in lower_words(text)]).value_counts()
    totals = table.groupby("word")["contribution"].sum()
    facts = {}
    for first, ordered in ((0, totals[totals > 0].nlargest(3)), (3, totals[totals < 0].nsmallest(3))):
        for place, (name, points) in enumerate(ordered.items(), first):
            facts |= {f"word{place}": name, f"points{place}": abs(points), f"places{place}": counts[name]}
    if 4 in {int(name[-1]) for name in facts} and 5 not in {int(name[-1]) for name in facts}:
        facts |= {name.replace("4", "5"): value for name, value in facts.items() if name.endswith("4")}
    return patterns, facts


def word_shift(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    """The mean of scored words, from a table of what each adds in each place."""
    if not len(table):
        return [r"Without scored words in two groups there is no shift of words\."], {}
    first, second = PAIR
    words = r"(?P<words>(?:\S+ \([^)]+\)(?:, | and )?)+)"
    firm = (
        rf"The scored words of {second} are (?P<total>{NUMBER}) more (?P<way>\w+) on average than those of {first}, "
        rf"above all through {words}(?:; “(?P<against>\S+)” works against it)?\."
    )
    unsure = (
        rf"As {first} and {second} cannot be told apart, no word can be said to make the difference; in these articles "
        rf"{words.replace('words', 'most')} weighs? most\."
    )
    agency = table["article"].map(texts["agency"])
    one, two = (table[(agency == name).to_numpy(bool, na_value=False)] for name in PAIR)
    total = two["contribution"].mean() - one["contribution"].mean()
    facts = {"total": abs(total), "way": "positive" if total > 0 else "negative"}
    shifts = {word: _shift(word, one, two) for word in table["word"].unique()}
    along = sorted((word for word in shifts if shifts[word] * total > 0), key=lambda word: (-abs(shifts[word]), word))
    against = sorted((word for word in shifts if shifts[word] * total < 0), key=lambda word: (-abs(shifts[word]), word))
    most = sorted(shifts, key=lambda word: (-abs(shifts[word]), word))
    facts |= {"words": _weighed(along, shifts), "most": _weighed(most, shifts)}
    return [firm, unsure], facts | {"against": next(iter(against), "")}


def _weighed(words: list[str], shifts: dict) -> str:
    return listed(f"“{word}” ({shifts[word]:+.3f})".replace("-", "−") for word in words[:3])


def _shift(word: str, one: pd.DataFrame, two: pd.DataFrame) -> float:
    """Gallagher et al. (2021), for one word."""
    sides = [side.loc[side["word"] == word, "contribution"] for side in (one, two)]
    p_one, p_two = (len(side) / len(whole) for side, whole in zip(sides, (one, two), strict=True))
    v_one, v_two = (side.mean() if len(side) else np.nan for side in sides)
    v_one, v_two = (v_two if np.isnan(v_one) else v_one), (v_one if np.isnan(v_two) else v_two)
    return (p_two - p_one) * ((v_one + v_two) / 2 - one["contribution"].mean()) + (p_one + p_two) / 2 * (v_two - v_one)
