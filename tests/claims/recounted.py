"""What is claimed of how far words would be others, were stories counted instead of articles, and what texts give.

`texts` has a column `story` where stories are counted already.
"""

import numpy as np
import pandas as pd

from claims.frequencies import counted, in_order
from claims.reading import NUMBER, listed
from claims.themes import AGAIN, SAME, otherwise, told_again

MANY = (
    rf"{AGAIN} (?P<lead>With each story counted once|With every article counted), "
    rf"(?:“(?P<word>.+?)” would change most of the (?P<n>{NUMBER}) most frequent words, from (?P<before>{NUMBER}) "
    rf"to (?P<after>{NUMBER}) per million \((?P<by>[+−][\d.]+%)\)|the frequency of the (?P<of>{NUMBER}) most "
    r"frequent words would change by (?P<little>less than 0\.1%)), and (?:(?P<come>“.+?”) would be among these "
    r"instead of (?P<gone>“.+?”)|(?P<same>these) would stay the most frequent)\."
    rf"(?: Of the (?P<firm>{NUMBER}) words that set one part apart, (?P<kept>all|none|{NUMBER}) still would"
    rf"(?:, and (?P<new>{NUMBER}) others? would(?: too)?)?\.)?"
    rf"(?: The word that sets one part apart (?P<alone>still|no longer) would(?:, and (?P<too>{NUMBER}) others? "
    r"would(?: too)?)?\.)?"
    r"(?P<neither> No word sets one part apart either way\.)?"
    rf"(?: No word sets one part apart, but (?P<only>{NUMBER}) others? would\.)?"
)
ONE = rf"(?P<one>One article is one story), so the frequencies of words are {SAME}"


def planted(articles: pd.Index) -> pd.Series:
    """Have every fourth article tell the story of the one before."""
    places = np.arange(len(articles))
    return pd.Series(articles[np.where(places % 4 == 3, places - 1, places)], articles, name="story")


def words_recounted(texts: pd.DataFrame, tables: tuple) -> tuple[list[str], dict]:
    """Rates are counted; which words are key either way is taken from the two tables of tests."""
    if len(texts) == 1:
        return [ONE], {"one": "One article is one story"}
    plain = texts.drop(columns="story", errors="ignore")
    story = texts["story"] if "story" in texts else planted(texts.index)
    ways = [plain, plain.assign(story=story)]
    first, other = (rates(each) for each in (ways[::-1] if "story" in texts else ways))
    top, then = first.index[:20], other.index[:20]
    change = (other / first - 1)[top]
    firm, also = ({*table.loc[table["q"] < 0.05, "word"]} for table in tables[1])
    facts = told_again(story) | {"n": 20, "of": 20, "lead": otherwise(texts)}
    most = change.abs().round(9).idxmax()
    facts |= {"word": most, "before": first[most], "after": other[most], "by": change[most]}
    facts |= {"little": lambda said: abs(change[most]) < 0.001, "same": lambda said: {*top} == {*then}}
    facts["come"], facts["gone"] = shown(then.difference(top, sort=False)), shown(top.difference(then, sort=False))
    kept, new = len(firm & also), len(also - firm)
    facts |= {"firm": len(firm), "new": new, "only": new, "too": new}
    facts["alone"] = lambda said: len(firm) == 1 and said == ("still" if kept else "no longer")
    facts["kept"] = "all" if kept == len(firm) else f"{kept:,}" if kept else "none"
    return [MANY], facts | {"neither": lambda said: not firm | also}


def shown(words: pd.Index) -> str:
    """List words, at most five of them."""
    quoted = [f"“{word}”" for word in words]
    return listed(quoted if len(quoted) <= 5 else [*quoted[:4], f"{len(quoted) - 4} others"]) if quoted else ""


def rates(texts: pd.DataFrame) -> pd.Series:
    """Occurrences per million words of all that are no function words, the most frequent first."""
    counts, n = counted(texts)
    return in_order(counts) / n.sum() * 1e6
