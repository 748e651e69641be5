"""What the findings about words claim, and what the texts give.

`texts` has a row per article, and a column `story` where stories are counted.
"""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd
import reference
from newswire.frequencies import english
from newswire.text.words import function_words
from scipy import stats

from claims.reading import NUMBER, SHARE, agrees, is_word, listed, month_name, near, quoted_in, words_of

AGENCY = "TASS"  # whose words are compared with those of the others
SOUGHT = "nuclear"
FOLLOWED = ("happy", "angry", "stadium", "nowhere")  # words to follow over time


@cache
def lower_words(text: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in words_of(text))


def uses(texts: pd.DataFrame) -> pd.DataFrame:
    """How often each word occurs in each article: a row per article, a column per word."""
    counts = pd.DataFrame([Counter(lower_words(text)) for text in texts["text"]], index=texts.index)
    return counts.fillna(0).astype(int)


def counted(texts: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """How often each word occurs, and how many words there are, by article; or by story, the mean of its articles."""
    counts, n = uses(texts), pd.Series([len(lower_words(text)) for text in texts["text"]], texts.index)
    if "story" not in texts:
        return counts, n.to_numpy()
    return counts.groupby(texts["story"]).mean(), n.groupby(texts["story"]).mean().to_numpy()


def noun(texts: pd.DataFrame) -> str:
    return "stories" if "story" in texts else "articles"


def in_order(counts: pd.DataFrame) -> pd.Series:
    """How often the words occur that are no function words, the most frequent first, then by the alphabet."""
    totals = counts[[word for word in counts if word not in function_words()]].sum().round(6)
    return totals.iloc[np.lexsort((totals.index, -totals))]


def interval(x: np.ndarray, n: np.ndarray, level: float = 0.95) -> tuple[float, float]:
    """The interval of a ratio of sums by linearisation (Cochran 1977, 6.19), on the scale of logarithms."""
    rate, m = x.sum() / max(n.sum(), 1), len(x)
    if not rate:
        return np.nan, np.nan
    error = np.sqrt(m / (m - 1) * ((x - rate * n) ** 2).sum()) / n.sum() / rate
    width = stats.t.ppf((1 + level) / 2, m - 1) * error
    return rate * np.exp(-width) * 1e6, rate * np.exp(width) * 1e6


def top_words(texts: pd.DataFrame) -> tuple[list[str], dict]:
    often = rf"(?P<times>{NUMBER}) times \((?P<rate>{NUMBER}) per million\)"
    often = rf"(?P<rate>{NUMBER}) times per million words" if "story" in texts else often
    patterns = [
        rf"Apart from function words, “(?P<first>.+?)” is the most frequent word: it occurs {often}, "
        r"followed by (?P<then>[^.]+)\." + rest
        for rest in (
            rf" With so few {noun(texts)}, nothing can be said about others\.",
            rf" The 95% interval of its rate in {noun(texts)} of this kind is (?P<low>{NUMBER}) to (?P<high>{NUMBER}) "
            r"per million\.(?: Its place before (?P<rivals>.+) is not certain, since the intervals overlap\.)?",
        )
    ]
    counts, n = counted(texts)
    totals = in_order(counts)
    order = totals.index
    facts = {"first": order[0], "times": totals.iloc[0], "rate": totals.iloc[0] / n.sum() * 1e6}
    facts["then"] = listed(f"“{word}”" for word in order[1:3])
    if (totals == totals.max()).sum() > 1:
        each = rf"(?P<rate>{NUMBER}) per million words" if "story" in texts else rf"(?P<times>{NUMBER}) occurrences"
        tied = rf"No word is more frequent than (?P<tied>.+), with {each} each\."
        return [tied], facts | {"tied": listed(f"“{word}”" for word in sorted(order[totals == totals.max()]))}
    if len(n) < 5:
        return patterns[:1], facts
    facts["low"], facts["high"] = interval(counts[order[0]].to_numpy(), n)
    rivals = [f"“{word}”" for word in order[1:] if interval(counts[word].to_numpy(), n)[1] >= facts["low"]]
    shown = rivals if len(rivals) <= 5 else [*rivals[:4], f"{len(rivals) - 4} others"]
    return patterns[1:], facts | {"rivals": listed(shown)}


def rank_frequency(texts: pd.DataFrame) -> tuple[list[str], dict]:
    once_said = "once at most" if "story" in texts else "once"
    pattern = (
        rf"Of (?P<types>{NUMBER}) different words, the (?P<half>{NUMBER}) most frequent make up half of the text, and "
        rf"(?:(?P<once>{NUMBER}) \((?P<share>{SHARE})\) occurs? {once_said}|(?P<none>none) occurs {once_said})\."
    )
    counts = sorted(counted(texts)[0].sum().round(6), reverse=True)
    half = next(place for place in range(len(counts)) if sum(counts[:place]) >= sum(counts) / 2 - 1e-3)
    once = sum(count <= 1 for count in counts)
    facts = {"types": len(counts), "half": half, "once": once, "share": once / len(counts)}
    return [pattern], facts | {"none": lambda said: not once}


def collocations(texts: pd.DataFrame) -> tuple[list[str], dict]:
    pair = rf"“(?P<pair{{0}}>.+?)” \((?P<times{{0}}>{NUMBER}) times in (?P<articles{{0}}>{NUMBER}) articles?\)"
    parts = [pair.format(place) for place in range(3)]
    which = "(?: in more than one article)?"
    pattern = rf"The words that belong together most firmly{which}: {parts[0]}, {parts[1]} and {parts[2]}\."
    pairs, articles = Counter(), Counter()
    for text in texts["text"]:
        here = Counter(bigrams(text))
        pairs.update(here)
        articles.update(set(here))
    firsts, seconds = (Counter() for _ in "12")
    for (one, other), times in pairs.items():
        firsts[one] += times
        seconds[other] += times
    total, least = sum(pairs.values()), 3 if len(texts) > 20 else 2
    listed_pairs = {}
    for (one, other), times in pairs.items():
        if times >= least and not {one, other} & function_words():
            b, c = firsts[one], seconds[other]
            table = [[times, b - times], [c - times, total - b - c + times]]
            listed_pairs[one, other] = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")[0]
    firmest = sorted(listed_pairs, key=lambda pair: (-round(listed_pairs[pair], 6), -pairs[pair], pair))
    several = [pair for pair in firmest if articles[pair] > 1]
    firmest = (several or firmest)[:3]
    facts = {f"pair{place}": " ".join(pair) for place, pair in enumerate(firmest)}
    facts |= {f"times{place}": pairs[pair] for place, pair in enumerate(firmest)}
    return [pattern], facts | {f"articles{place}": articles[pair] for place, pair in enumerate(firmest)}


def bigrams(text: str) -> list[tuple[str, str]]:
    """Words that stand side by side in a sentence, with no mark or number between."""
    found = []
    for start, end in reference.sentences(text):
        tokens = [text[start + a : start + b] for a, b in reference.tokens(text[start:end])]
        pairs = [(one, other) for one, other in pairwise(tokens) if is_word(one) and is_word(other)]
        found += [tuple(word.lower().replace("’", "'") for word in pair) for pair in pairs]
    return found


def concordance(texts: pd.DataFrame) -> tuple[list[str], dict]:
    found = [lower_words(text).count(SOUGHT) for text in texts["text"]]
    pattern = rf"“{SOUGHT}” occurs (?P<times>{NUMBER}) times? in (?P<articles>{NUMBER}) articles?\."
    if not sum(found):
        return [f"“{SOUGHT}” does not occur\\."], {}
    return [pattern], {"times": sum(found), "articles": sum(map(bool, found))}


def diversity(texts: pd.DataFrame) -> tuple[list[str], dict]:
    many = (
        r"In the median article, (?P<middle>\d+%) of the words in a window of (?P<window>\d+) are different \(MATTR\); "
        r"eight in ten articles lie between (?P<low>\d+%) and (?P<high>\d+%)\. The median MTLD is (?P<mtld>\d+)\."
    )
    one = (
        rf"Of (?P<words>{NUMBER}) words, (?P<types>{NUMBER}) are different and (?P<once>{NUMBER}) occur once; in a "
        r"window of (?P<window>\d+) words, (?P<middle>\d+%) are different \(MATTR\), and MTLD is (?P<mtld>\d+)\."
    )
    mattr, lengths = [], []
    for text in texts["text"]:
        words = lower_words(text)
        size = min(50, len(words))
        spans = [words[place : place + size] for place in range(len(words) - size + 1)]
        mattr.append(np.mean([len(set(span)) / size for span in spans]))
        lengths.append(reference.plain_mtld(list(words)))
    low, middle, high = np.quantile(mattr, [0.1, 0.5, 0.9])
    first = Counter(lower_words(texts["text"].iloc[0]))
    facts = {"low": low, "middle": middle, "high": high, "mtld": np.median(lengths), "window": 50}
    facts |= {"words": first.total(), "types": len(first), "once": list(first.values()).count(1)}
    return [many] if len(texts) > 1 else [one], facts


def key_words(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    """Words that are named stand in more articles of their side by Fisher's exact test, too."""
    small = (
        rf" To be found, a word in (?P<articles0>{NUMBER}) {noun(texts)}, such as “(?P<word0>.+?)”, had "
        rf"to be (?P<ratio0>{NUMBER}) times as common in {AGENCY} as in the others, counted by {noun(texts)}"
        rf"(?:; one in (?P<articles1>{NUMBER}), such as “(?P<word1>.+?)”, (?P<ratio1>{NUMBER}) times)?\."
    )
    some = (
        rf"(?:More frequent in {AGENCY}: (?P<more>[^;(]+))?(?:; )?"
        r"(?:[Mm]ore frequent in the others: (?P<fewer>[^(]+))? "
        r"\((?P<found>\d+) words? differs? at a false discovery rate of 5%\)\."
    )
    none = rf"No word is firmly more frequent in {AGENCY} than in the others, or the reverse\."
    few = rf"There are too few {noun(texts)} to tell which words {AGENCY} and the others use more often\."
    side, known = (texts["agency"] == AGENCY).to_numpy(), texts["agency"].notna().to_numpy()
    if side.sum() < 5:
        return [few], {}
    here, there = (having(texts, mask & known) for mask in (side, ~side))
    has = pd.concat([here, there])

    def confirmed(more: bool):
        def each(said: str) -> bool:
            return all(
                (here[w].mean() > there[w].mean()) == more and fisher(here[w], there[w]) < 0.01 for w in quoted_in(said)
            )

        return each

    tested = table.dropna(subset=["q"]).set_index("word")
    spread = sorted(tested.index, key=lambda word: (-has[word].sum(), word))
    facts: dict = {"more": confirmed(True), "fewer": confirmed(False), "found": (tested["q"] < 0.05).sum()}
    for place, at in enumerate(sorted({min(place, len(spread)) - 1 for place in (100, 1000)})):
        word = spread[at]
        facts |= {f"word{place}": word, f"articles{place}": has[word].sum()}
        facts[f"ratio{place}"] = 2 ** tested.loc[word, "smallest"]
    return [some + small, none + small], facts


def having(texts: pd.DataFrame, mask: np.ndarray) -> pd.DataFrame:
    """Which words some articles have; of stories, what share of their articles among these."""
    has = (uses(texts) > 0)[mask]
    return has.groupby(texts["story"][mask]).mean() if "story" in texts else has


def fisher(here: pd.Series, there: pd.Series) -> float:
    """How often chance divides the articles with a word, or the stories, as unevenly."""
    return stats.fisher_exact([[round(side.sum()), len(side) - round(side.sum())] for side in (here, there)])[1]


def word_trend(texts: pd.DataFrame) -> tuple[list[str], dict]:
    """A word that moved does so by Kendall's tau, too; a peak is the month with the highest rate."""
    dated = texts.loc[near(texts["date"].dropna()).index]
    told = [[lower_words(text).count(word) for word in FOLLOWED] for text in dated["text"]]
    rows = pd.DataFrame(told, dated.index, FOLLOWED).assign(date=dated["date"], month=dated["date"].dt.to_period("M"))
    rows["n"] = [len(lower_words(text)) for text in dated["text"]]
    if "story" in texts:
        each = rows.groupby([rows["month"], dated["story"]])
        rows = each.mean(numeric_only=True).assign(date=each["date"].min()).reset_index()
    months, n, x = rows["month"], rows["n"].to_numpy(), {word: rows[word].to_numpy() for word in FOLLOWED}
    sizes = months.value_counts().reindex(pd.period_range(months.min(), months.max(), freq="M"), fill_value=0)
    full = sizes.index[sizes >= 5]
    absent = {word for word in FOLLOWED if not x[word].any()}
    facts = {"absent": lambda said: set(quoted_in(said)) == absent, "only": month_name(sizes.index[0])}
    if len(full) < 2:
        few = (
            r"(?P<absent>.+) do(?:es)? not occur\. (?:All dated articles are from (?P<only>\w+ \d+)|Fewer than two "
            rf"months have five dated {noun(texts)}), so words are not followed over time\."
        )
        return [few], facts
    says = {"rose": "rose", "fell": "fell", "still": "showed no clear change", "absent": "do(?:es)? not occur"}
    parts = "".join(rf"(?:(?P<{way}>“[^;]+”) {said}(?:; )?)?" for way, said in says.items())
    highest = "".join(rf"(?:(?:, | and )?(?P<peak{place}>“\w+” in \w+ \d+ \([^)]+\)))?" for place in range(3))
    pattern = (
        rf"From (?P<first>\w+ \d+) to (?P<last>\w+ \d+), {parts}\."
        rf"(?: Rates per million words were highest for {highest}; the intervals allow for the choice among "
        rf"(?P<among>{NUMBER}) months of at least five {noun(texts)}\.)?"
        rf"(?: (?P<thin>{NUMBER}) months? (?:has|have) fewer than five {noun(texts)}\.)?"
    )
    facts |= {f"peak{place}": lambda said: is_peak(said, x, n, months, full) for place in range(3)}
    facts |= ways(rows["date"], {word: x[word] / n for word in FOLLOWED if word not in absent})
    facts |= {"first": month_name(sizes.index[0]), "last": month_name(sizes.index[-1])}
    return [pattern], facts | {"among": len(full), "thin": len(sizes) - len(full)}


def ways(dates: pd.Series, rates: dict) -> dict:
    """What Kendall's tau says of words that are said to have risen, fallen, or done neither."""
    tau = {word: stats.kendalltau(dates.astype("int64"), rate) for word, rate in rates.items()}
    sure = {word: np.sign(found.statistic) if found.pvalue < 0.05 else 0 for word, found in tau.items()}
    return {
        "rose": lambda said: all(sure[word] > 0 for word in quoted_in(said)),
        "fell": lambda said: all(sure[word] < 0 for word in quoted_in(said)),
        "still": lambda said: all(tau[word].pvalue > 0.001 for word in quoted_in(said)),
    }


def is_peak(said: str, x: dict, n: np.ndarray, months: pd.Series, full: pd.PeriodIndex) -> bool:
    """Tell whether a word has its highest rate in the month that is named, with an interval that allows for all."""
    word, month, *numbers = re.fullmatch(rf"“(.+)” in (.+) \(({NUMBER}); ({NUMBER}) to ({NUMBER})\)", said).groups()
    uses = {month_name(one): (x[word][months == one], n[months == one]) for one in full}
    rates = {name: here.sum() / size.sum() * 1e6 for name, (here, size) in uses.items()}
    highest = max(rates, key=rates.get)
    facts = [rates[highest], *interval(*uses[highest], 1 - 0.05 / len(full))]
    return month == highest and all(map(agrees, numbers, facts))


def beside_english(texts: pd.DataFrame) -> tuple[list[str], dict]:
    """The rates are counted; those of general English are the published table's."""
    words = r"(?P<words>“[^;]+)"
    far = rf"Far more frequent in these than in general English: {words}\."
    few = f"{far[:-2]}; with so few {noun(texts)}, nothing is said about others\\."
    counts, n = counted(texts)

    def named(said: str) -> bool:
        for word, times in re.findall(rf"“(.+?)”(?: \(at least ({NUMBER}) times\))?", said):
            usual = float(english.rates(pd.Index([word]))[0])
            rate = interval(counts[word].to_numpy(), n)[0] if times else counts[word].sum() / n.sum() * 1e6
            if not (rate / usual >= 2 and (not times or int(times.replace(",", "")) == int(rate / usual))):
                return False
        return True

    return [far if len(n) >= 5 else few], {"words": named}
