"""What a finding claims of the scores were the other unit counted, and what the texts give either way."""

import re

import newswire as nw
import numpy as np
import pandas as pd
from newswire import findings, sentiment

from claims.reading import NUMBER, month_name, near
from claims.sentiment import PAIR, course, unit_scores
from claims.themes import AGAIN, NONE_AGAIN, SAME, told_again


def planted(articles: pd.Index) -> pd.Series:
    """Stories of two articles: every fourth tells what the one before it tells, wherever it is from."""
    told = pd.Series(articles, articles)
    return told.mask(np.arange(len(told)) % 4 == 3).ffill()


def recounted(corpus: nw.Corpus, stories: pd.Series, count: str) -> tuple:
    """What page 3 shows, by either count, what counts as one first; with the stories and the count."""
    units = {"articles": None, "stories": stories}
    other = next(name for name in units if name != count)
    return [_tables(corpus, units[each]) for each in (count, other)], stories, count


def _tables(corpus: nw.Corpus, units: pd.Series | None) -> dict[str, pd.DataFrame]:
    scores, agency = sentiment.score_articles(corpus), corpus.articles["agency"]
    groups = sentiment.group_scores(scores, "agency", units=units)
    two = len(groups) > 1
    return {
        "overall": sentiment.overall_score(scores, units=units),
        "periods": sentiment.period_scores(scores, corpus.articles["date"], units=units),
        "groups": groups,
        "difference": sentiment.score_difference(scores, agency, *PAIR, units=units) if two else groups.head(0),
    }


def said_of(given: tuple) -> str:
    """The sentence of the finding."""
    (shown, other), stories, count = given
    return findings.sentiment_recounted([*shown.values()], [*other.values()], stories, count)


def sentiment_recounted(texts: pd.DataFrame, given: tuple) -> tuple[list[str], dict]:
    """Means by either count are taken anew; p values are those of tables, which are tested by themselves."""
    tables, stories, count = given
    patterns = [
        rf"{NONE_AGAIN}, so the scores are {SAME}",
        rf"{AGAIN} (?P<lead>With each story counted once|With every article counted), the mean score would (?:stay "
        rf"(?P<stay>{NUMBER})|be (?P<then>{NUMBER}) in place of (?P<now>{NUMBER}))(?:; of the groups and periods, "
        rf"(?:(?P<most>.+?) would change most, from (?P<from>{NUMBER}) to (?P<to>{NUMBER})|none would change "
        rf"by (?P<least>{NUMBER}) or more))?\. (?:(?P<same>No difference) beyond chance would come or go|"
        r"(?P<chance>.+))\.",
    ]
    ways = [texts.drop(columns="story", errors="ignore"), texts.assign(story=stories)]
    ways = ways if count == "articles" else ways[::-1]
    now, then = (unit_scores(way).mean() for way in ways)
    facts = told_again(stories) | {"now": now, "then": then}
    facts["lead"] = "With each story counted once" if count == "articles" else "With every article counted"
    facts["stay"] = now if f"{now:.3f}" == f"{then:.3f}" else np.inf
    before, after = (_means(way) for way in ways)
    moved = {name: abs(after[name] - before[name]) for name in before if name in after}
    if moved:
        name = max(moved, key=lambda each: moved[each])
        facts |= {"most": name, "from": before[name], "to": after[name]}
        facts["least"] = lambda said: float(said) == 0.001 > moved[name]
    verdicts = [_verdicts(way, sides) for way, sides in zip(ways, tables, strict=True)]
    facts["chance"] = lambda said: _borne_out(said, verdicts[0] - verdicts[1], verdicts[1] - verdicts[0])
    facts["same"] = lambda said: verdicts[0] == verdicts[1]
    return patterns, facts


def _cells(texts: pd.DataFrame) -> dict[str, pd.Series]:
    """The scores of the units of each month and agency."""
    months = texts.loc[near(texts["date"].dropna()).index, "date"].dt.to_period("M")
    cells = {month_name(month): unit_scores(texts.loc[months.index[months == month]]) for month in sorted(set(months))}
    return cells | {name: unit_scores(part) for name, part in texts.groupby("agency")}


def _means(texts: pd.DataFrame) -> dict[str, float]:
    return {name: scores.mean() for name, scores in _cells(texts).items() if len(scores) >= 5}


def _verdicts(texts: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> set[tuple[str, str]]:
    """What differs by more than chance, and how."""
    periods, groups, difference = (tables[name] for name in ("periods", "groups", "difference"))
    names = [*map(month_name, periods["period"]), *groups["agency"]]
    far = np.append(periods["p"], groups["p"]) <= 0.025
    said = {(name, "differ from the rest beyond chance") for name, apart in zip(names, far, strict=True) if apart}
    if len(difference) and difference["p"].iloc[0] <= 0.025 and difference[["low", "high"]].prod(axis=1).iloc[0] > 0:
        said.add((" and ".join(PAIR), "differ from each other beyond chance"))
    months = texts.loc[near(texts["date"].dropna()).index, "date"].dt.to_period("M")
    cells = {name: scores for name, scores in _cells(texts).items() if name in set(map(month_name, months))}
    line = course(months, cells)
    if line and line["p"] <= 0.025:
        said.add(("scores", f"{line['way']} over time beyond chance"))
    return said


def _borne_out(said: str, gone: set[tuple[str, str]], come: set[tuple[str, str]]) -> bool:
    """Tell whether a sentence names what would go and what would come, or the first of these and how many more."""
    left = {"no longer": set(gone), "then": set(come)}
    for clause in said.replace("Scores would", "scores would").split("; "):
        who, when, does = re.fullmatch(r"(.+) would (no longer|then) (.+)", clause).groups()
        *names, last = [who] if does == "differ from each other beyond chance" else re.split(", | and ", who)
        more = re.fullmatch(r"(\d+) more", last)
        named = {(name, does) for name in ([*names] if more else [*names, last])}
        others = {each for each in left[when] - named if each[1] == does} if more else set()
        if not named <= left[when] or more and len(others) != int(more[1]):
            return False
        left[when] -= named | others
    return not left["no longer"] | left["then"]
