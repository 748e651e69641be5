"""Stories, who tells them and who copies whom, in sentences."""

import numpy as np
import pandas as pd

from ..corpus.read import HELD
from .words import UNSOUGHT, agree, count, day, few, is_empty, listed, quoted, share, units

_WEEK = 7  # days
_NAMED = 3  # of the largest stories, where they are of one size
_SURE = 0.05  # p, which allows for all pairs or outlets


def overview(table: pd.DataFrame, articles: pd.DataFrame | None = None) -> str:
    """Say how many stories the articles tell, how many of these are told more than once, and which is the largest.

    Parameters
    ----------
    table : DataFrame
        n_articles, n_outlets, first, last, words; from `stories.overview`.
    articles : DataFrame, optional
        `articles` of the whole corpus: if stories are not sought among so many, it is said what is shown instead, sets
        of articles that repeat one another.

    Returns
    -------
    str

    Examples
    --------
    >>> facts = {"n_outlets": [2, 0], "first": pd.NaT, "last": pd.NaT, "words": ["oil, rose", "gas, fell"]}
    >>> overview(pd.DataFrame({"n_articles": [2, 1]} | facts))
    '3 articles tell 2 stories; 1 of these is told by more than one article. It is on “oil, rose”, with 2 articles by \
2 outlets.'
    """
    none = is_empty(table, "n_articles", "n_outlets", "first", "last", "words")
    if _too_many(articles):
        if none:
            return f"{UNSOUGHT} None was found to repeat another."
        said = f"Shown are {table['n_articles'].sum():,} that repeat one another, in {count(len(table), 'set')}."
        return f"{UNSOUGHT} {said} {_largest(table)}"
    if none:
        return "There are no articles."
    n, several = table["n_articles"].sum(), table[table["n_articles"] > 1]
    if n == 1:
        return "One article tells one story."
    if not len(several):
        return f"Each of the {count(n, 'article')} is a story by itself: no two were found to tell of one event."
    if len(table) == 1:
        return f"{count(n, 'article')} tell 1 story. {_largest(several)}"
    which = f"{len(several):,}" if len(several) < len(table) else "both" if len(table) == 2 else "all"
    told = f"{which} of these {agree(len(several))} told by more than one article"
    in_all = f", {several['n_articles'].sum():,} in all" if 1 < len(several) < len(table) else ""
    return f"{count(n, 'article')} tell {len(table):,} stories; {told}{in_all}. {_largest(several)}"


def _too_many(articles: pd.DataFrame | None) -> bool:
    return articles is not None and len(articles) > HELD


def _largest(several: pd.DataFrame) -> str:
    """Say what the largest story is about, who told it and when; or how many are as large."""
    most = several["n_articles"].max()
    first = several[several["n_articles"] == most]
    if len(first) > 1:
        on = f", on {quoted(first['words'])}," if len(first) <= _NAMED else ""
        return f"The {len(first):,} largest{on} have {count(most, 'article')} each."
    row = first.iloc[0]
    by = f" by {count(row['n_outlets'], 'outlet')}" if row["n_outlets"] else ""
    start = "The largest is on" if len(several) > 1 else "It is on"
    return f"{start} {quoted([row['words']])}, with {count(most, 'article')}{by}{_from_to(row)}."


def _from_to(row: pd.Series) -> str:
    if pd.isna(row["first"]):
        return ""
    first, last = day(row["first"]), day(row["last"])
    return f", on {first}" if first == last else f", from {first} to {last}"


def story_courses(courses: pd.DataFrame, articles: pd.DataFrame | None = None) -> str:
    """Say how soon others follow the first article of a story, and how many articles copy another.

    Parameters
    ----------
    courses : DataFrame
        story, article, lag, kind; from `stories.story_courses`.
    articles : DataFrame, optional
        As for `overview`.

    Returns
    -------
    str

    Examples
    --------
    >>> courses = pd.DataFrame({"story": "oil", "article": ["a", "b", "c"], "lag": [0.0, 0, 9], "kind": None})
    >>> story_courses(courses)
    'Of the 2 articles that follow the first in 1 story, 1 came on the same day, and 1 within seven days of it. No \
article was found to copy another.'
    """
    if is_empty(courses, "story", "article", "lag", "kind"):
        return "There are no articles."
    if len(courses) == 1:
        return "One article neither follows another nor copies it."
    dated = courses.dropna(subset="lag")
    if not len(dated):
        return f"No article has a date, so nothing can be said of who came first. {_copies(courses)}"
    dated = dated[dated.groupby("story")["article"].transform("size") > 1]
    n_stories, of_sets = dated["story"].nunique(), _too_many(articles)
    if not n_stories:
        together = "are of one set" if of_sets else "tell one story"
        return f"No two dated articles {together}, so nothing can be said of its course. {_copies(courses)}"
    later, same, week = (len(dated[dated["lag"] <= days]) - n_stories for days in (np.inf, 0, _WEEK))
    where = count(n_stories, "set") if of_sets else units(n_stories, "stories")
    if later == 1:
        when = "on the same day" if same else f"{'' if week else 'not '}within seven days of it"
        return f"One article follows the first in {where}, {when}. {_copies(courses)}"
    at_once, soon = ("all" if n == later else f"{n:,}" if n else "none" for n in (same, week))
    rest = f", and {soon} within seven days of it" if same < later else ""
    said = f"Of the {later:,} articles that follow the first in {where}, {at_once} came on the same day{rest}."
    return f"{said} {_copies(courses)}"


def _copies(courses: pd.DataFrame) -> str:
    """Say how many articles repeat another, and in which way."""
    n = courses["kind"].value_counts()
    ways = {
        "copy": ("copies another", "copy another"),
        "update": ("is a longer version of one by the same outlet", "are longer versions of one by the same outlet"),
        "repeat": ("repeats one by the same outlet", "repeat one by the same outlet"),
    }
    parts = [f"{n[kind]:,} {agree(n[kind], *forms)}" for kind, forms in ways.items() if n.get(kind)]
    if not parts:
        return "No article was found to copy another."
    first, *others = parts
    noun = agree(int(first.split()[0].replace(",", "")), "article", "articles")
    number, rest = first.split(" ", 1)
    return f"{listed([f'{number} {noun} {rest}', *others])}."


def outlet_pairs(pairs: pd.DataFrame, articles: pd.DataFrame | None = None) -> str:
    """Say which outlets share most stories, who copies whom most, and who firmly comes first.

    Parameters
    ----------
    pairs : DataFrame
        outlet, other, n_stories, n_earlier, n_later, p, n_copies; from `stories.outlet_pairs`.
    articles : DataFrame, optional
        As for `overview`.

    Returns
    -------
    str

    Examples
    --------
    >>> pairs = pd.DataFrame({"outlet": ["AP", "TASS"], "other": ["TASS", "AP"], "n_stories": 3, "n_earlier": [2, 1],
    ...                       "n_later": [1, 2], "p": 1.0, "n_copies": [0, 2]})
    >>> outlet_pairs(pairs)
    '2 outlets tell a story that another tells, too: AP and TASS share 3. 2 articles copy another outlet’s: TASS has \
them from AP. No outlet comes before another more often than chance would explain.'
    """
    if is_empty(pairs, "outlet", "other", "n_stories", "n_earlier", "n_later", "p", "n_copies"):
        return f"No two outlets were found to {'have one text' if _too_many(articles) else 'tell one story'}."
    shared = "have a text that another has" if _too_many(articles) else "tell a story that another tells"
    return " ".join(filter(None, (_shared(pairs, shared), _copied(pairs), _first(pairs, _too_many(articles)))))


def _shared(pairs: pd.DataFrame, what: str) -> str:
    both = pairs[(pairs["outlet"] < pairs["other"]) & (pairs["n_stories"] > 0)]
    if not len(both):
        return ""
    n, most = pairs.loc[pairs["n_stories"] > 0, "outlet"].nunique(), both["n_stories"].max()
    said = f"{n:,} outlets {what}, too"
    top = both[both["n_stories"] == most]
    if len(top) > 1:
        return f"{said}; no two share more than {most:,}."
    names = f"{top['outlet'].iloc[0]} and {top['other'].iloc[0]}"
    return f"{said}: {names} share {most:,}." if len(both) == 1 else f"{said}; {names} share most, {most:,}."


def _copied(pairs: pd.DataFrame) -> str:
    n = int(pairs["n_copies"].sum())
    if not n:
        return "No article was found to copy another outlet’s."
    top = pairs[pairs["n_copies"] == pairs["n_copies"].max()]
    said = count(n, "article", "copies", "copy") + " another outlet’s"
    if len(top) > 1:
        return f"{said}."
    row = top.iloc[0]
    if row["n_copies"] == n:
        return f"{said}: {row['outlet']} has {agree(n, 'it', 'them')} from {row['other']}."
    return f"{said}; {row['outlet']} has most, {row['n_copies']:,}, from {row['other']}."


def _first(pairs: pd.DataFrame, of_texts: bool) -> str:
    """Say who firmly comes first; nothing where no two told a story on different days."""
    if not (pairs["n_earlier"] > 0).any():
        return ""
    firm = pairs[(pairs["p"] < _SURE) & (pairs["n_earlier"] > pairs["n_later"])].sort_values("p", kind="stable")
    if not len(firm):
        return "No outlet comes before another more often than chance would explain."
    parts = [
        f"{row.outlet} before {row.other} in {row.n_earlier:,} of {row.n_earlier + row.n_later:,}"
        for row in firm.itertuples()
    ]
    return f"Of {'texts brought' if of_texts else 'stories told'} on different days, beyond chance: {few(parts)}."


def left_out(
    coverage: pd.DataFrame, outlet: str | None = None, least: int = 3, articles: pd.DataFrame | None = None
) -> str:
    """Say how many of the stories of others an outlet has, whether it is fewer than by chance, and of whom it is so.

    Parameters
    ----------
    coverage : DataFrame
        outlet, n_articles, n_stories, n_had, share, expected, low, high, p; from `stories.coverage`.
    outlet : str, optional
        The one with most articles unless given.
    least : int
        How many other outlets have to have a story, as for `coverage`.
    articles : DataFrame, optional
        `articles` of the whole corpus: if stories are not sought among so many, that is why nothing is said.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"n_articles": 9, "n_stories": 20, "n_had": 2, "share": 0.1, "expected": 0.4, "low": 0.2, "high": 0.6}
    >>> left_out(pd.DataFrame([{"outlet": "AP", "p": 0.004} | row]))
    'AP has 2 of the 20 stories that at least 3 other outlets tell, 10%; by chance it would have 40% (20% to 60%). AP \
has fewer than chance would explain.'
    """
    unknown = is_empty(coverage, "outlet", "n_articles", "n_stories", "n_had", "share", "expected", "low", "high", "p")
    if _too_many(articles):
        return f"{UNSOUGHT} What an outlet leaves out cannot be told from copies alone."
    if unknown:
        return "No outlet is known, so nothing can be said about what one leaves out."
    if coverage["n_articles"].sum() == 1:
        return "One article leaves nothing out that others have."
    if len(coverage) == 1 and not coverage["n_stories"].any():
        return f"All articles are of one outlet, {coverage['outlet'].iloc[0]}, so there is nothing that others have."
    row = coverage.iloc[0] if outlet is None else coverage[coverage["outlet"] == outlet].iloc[0]
    others = f"at least {least} other outlets tell" if least > 1 else "another outlet tells"
    if not row["n_stories"]:
        return f"There is no story that {others} beside {row['outlet']}."
    if row["n_stories"] == 1:
        has = agree(row["n_had"], "has", "does not have")
        return f"{row['outlet']} {has} the one story that {others}; one says nothing of chance."
    said = (
        f"{row['outlet']} has {row['n_had']:,} of the {row['n_stories']:,} stories that {others}, {share(row['share'])}"
    )
    if pd.isna(row["expected"]):
        return f"{said}; with fewer than five articles of its own, nothing is said of chance."
    if row["low"] == row["high"] == row["share"]:
        return f"{said}, as it would by chance."
    said += f"; by chance it would have {share(row['expected'])} ({share(row['low'])} to {share(row['high'])})"
    fewer = coverage.loc[coverage["p"] < _SURE, "outlet"]
    if not len(fewer):
        n = coverage["p"].notna().sum()
        none = "That is no" if n == 1 else f"None of {n:,} outlets has"
        return f"{said}. {none} fewer than chance would explain."
    return f"{said}. {few(list(fewer), 5)} {agree(len(fewer), 'has', 'have')} fewer than chance would explain."
