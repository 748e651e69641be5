"""What the findings about themes claim, and what the articles of each theme give.

`fitted` holds which article belongs to which theme; everything that is said of that is counted anew. Where stories are
counted, `texts` has a column `story`.
"""

import re

import numpy as np
import pandas as pd
from newswire.themes.prevalence import change
from scipy import stats

from claims.reading import NUMBER, SHARE, agrees, month_name, near

LABEL = "“[^”]+”"
AGAIN = (
    rf"The (?P<all>{NUMBER}) articles tell (?P<stories>{NUMBER}) stor(?:y|ies), since (?:(?P<each>each) tells|"
    rf"(?P<again>{NUMBER}) of them tell) what another tells too\."
)
NONE_AGAIN = "(?:One article is one story|No article tells what another tells too)"
SAME = r"the same whether articles or stories are counted\."


def belongs(fitted) -> pd.Series:
    """The theme of each article, by its label; articles that fit none are missing."""
    main = fitted.articles[fitted.articles["main"].astype(bool)]
    return main.set_index("article")["theme"].map(fitted.labels).reindex(fitted.facts.index)


def held(texts: pd.DataFrame, fitted, side: pd.Series | None = None) -> pd.DataFrame:
    """What of each article on a side belongs to each theme, by its label; of a story, the mean of its articles."""
    theme = belongs(fitted).reindex(texts.index)
    table = pd.DataFrame({label: (theme == label).astype(float) for label in fitted.labels}, texts.index)
    table = table if side is None else table[side.to_numpy(bool)]
    return table.groupby(texts["story"].reindex(table.index)).mean() if "story" in texts else table


def noun(texts: pd.DataFrame) -> str:
    return "stories" if "story" in texts else "articles"


def firm_labels(fitted) -> set[str]:
    tried = fitted.stability
    return set(fitted.labels[tried.loc[tried["found"] >= 0.8 * tried["of"], "theme"]])


def planted(articles: pd.Index) -> pd.Series:
    """Stories for articles that have none: of each ten, the first three are one, and the next two."""
    place = pd.Series(range(len(articles)), articles)
    return place.where(place % 10 > 4, place - place % 10 + 3 * (place % 10 > 2)).map("s{:04}".format)


def told_again(stories: pd.Series) -> dict:
    sizes = stories.groupby(stories).transform("size")
    facts = {"all": len(stories), "again": (sizes > 1).sum(), "stories": stories.nunique()}
    return facts | {"each": lambda said: (sizes > 1).all()}


def otherwise(texts: pd.DataFrame) -> str:
    """How a sentence begins on what the other count would give."""
    return "With every article counted" if "story" in texts else "With each story counted once"


def themes_recounted(texts: pd.DataFrame, fitted) -> tuple[list[str], dict]:
    """Shares are means over articles, and over the means of stories."""
    stories = texts["story"] if "story" in texts else planted(texts.index)
    if stories.is_unique:
        return [rf"{NONE_AGAIN}, so the shares of themes are {SAME}"], {}
    firm = [label for label in fitted.labels if label in firm_labels(fitted)]
    ways = [held(table, fitted)[firm].mean().round(9) for table in (texts.drop(columns="story", errors="ignore"),
                                                                    texts.assign(story=stories))]  # fmt: skip
    now, then = ways if "story" not in texts else ways[::-1]
    order = [sorted(firm, key=lambda label: (-one[label], -two[label]))[:5] for one, two in ((now, then), (then, now))]
    change = (then - now).abs().round(9)
    moved = rf"({LABEL}) most, from ({SHARE}) to ({SHARE})"
    most = rf"more than (?P<by>{NUMBER}) percentage points: (?P<most>{LABEL} most, from {SHARE} to {SHARE})"
    still = r"(?P<still>as much as 0\.1) percentage points"
    which = r"; the (?:five largest|(?P<few>\d) of them) would (?:stay in (?P<same>their) order|"
    which += "be, in this order, (?P<order>.+))"
    facts = told_again(stories) | {"by": 100 * change.max(), "still": lambda said: change.max() < 0.0005}

    def changes(said: str) -> bool:
        label, before, after = re.fullmatch(moved, said).groups()
        label = label[1:-1]
        right = agrees(before, now[label]) and agrees(after, then[label])
        return right and change[label] == change.max() >= 0.0005

    facts |= {"most": changes, "few": len(firm)}
    facts |= {"same": lambda said: order[0] == order[1], "order": lambda said: re.findall("“(.+?)”", said) == order[1]}
    return [
        rf"{AGAIN} {otherwise(texts)}, no firm theme’s share would change by (?:{still}|{most})(?:{which})?\."
    ], facts


def theme_overview(texts: pd.DataFrame, fitted) -> tuple[list[str], dict]:
    """The words that a theme is named by stand in three of five of its articles, too."""
    units = "(?:story|stories)" if "story" in texts else "articles?"
    within = rf"(?:(?P<passages>{NUMBER}) passages?)?(?: of )?(?:(?P<articles>{NUMBER}) {units})?"
    many = (
        rf"There (?:is|are) (?P<n>{NUMBER}) themes? in {within}(?:, (?P<firm>all|none|both|neither|{NUMBER}) of "
        rf"them firm(?:; the largest (?:firm one )?is (?P<largest>{LABEL})(?:, with (?P<size>{NUMBER}) {noun(texts)} "
        rf"\((?P<share>{SHARE})\))?|, (?P<only>{LABEL}))?)?\."
        r"(?: (?:They were|It was) sought in (?:one article of each of )?"
        rf"(?P<drawn>{NUMBER}) (?:of the articles|stories), drawn by lot, and found in all\.)?"
        rf"(?: (?P<rest>{NUMBER}) {units} \((?P<rest_share>{SHARE})\) "
        r"(?:fits? (?:none|neither) of them|do(?:es)? not fit it)\.)?"
        rf"(?: (?P<dropped>{NUMBER}) more themes? (?:was|were) found in fewer than two of three draws, and left out\.)?"
        r"(?: One (?:article|story) says nothing about how common its themes are elsewhere\.)?"
    )
    theme, firm, of_unit = belongs(fitted), firm_labels(fitted), held(texts, fitted)
    sizes, none = of_unit.sum(), 1 - of_unit.sum(axis=1)
    chosen = fitted.choice.loc[fitted.choice["chosen"].astype(bool), "n_themes"]
    facts = {"n": len(fitted.labels), "passages": len(fitted.pieces), "rest": none.sum()}
    words = ["neither", "", "both"] if len(fitted.labels) == 2 else {0: "none", len(fitted.labels): "all"}
    facts["firm"] = (words[len(firm)] if len(firm) in (0, len(fitted.labels)) else "") or len(firm)
    facts["articles"] = len(of_unit)
    facts["only"] = lambda said: firm == {said[1:-1]}
    facts["dropped"] = chosen.sum() - len(fitted.labels)
    facts["rest_share"] = none.mean()
    facts["drawn"] = lambda said: fitted_to(texts, fitted, int(said.replace(",", "")))
    if not fitted.by_passages:
        largest = sizes[sizes.index.isin(firm)]
        facts |= {"size": largest.max(), "share": largest.max() / len(of_unit)}
        facts["largest"] = lambda said: sizes[said[1:-1]] == largest.max() and named_well(texts, theme, said[1:-1])
    else:
        weight = fitted.articles.groupby("theme")["share"].mean().rename(fitted.labels)
        facts["largest"] = f"“{weight.idxmax()}”"
    return [many], facts


def fitted_to(texts: pd.DataFrame, fitted, n: int) -> bool:
    """Tell whether the words of themes are as rare as among the first n articles by their ids, one of each story."""
    first = texts.sort_index()
    first = first.drop_duplicates("story") if "story" in texts else first
    words = [word for word in fitted.words.loc[fitted.words["rank"] <= 3, "word"] if word in fitted.factors.names]
    holds = [first["text"].head(n).str.contains(rf"\b{re.escape(word)}\b", case=False).sum() for word in words]
    idf = np.log((1 + n) / (1 + np.array(holds))) + 1
    known = fitted.factors.idf[fitted.factors.names.get_indexer(words)]
    return len(first) > n and len(words) > 0 and np.allclose(idf, known, rtol=1e-9)


def named_well(texts: pd.DataFrame, theme: pd.Series, label: str) -> bool:
    """Tell whether a word of a label stands in three of five articles of its theme."""
    words = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in label.split(", ")), re.IGNORECASE)
    return texts.loc[theme == label, "text"].map(lambda text: bool(words.search(text))).mean() >= 0.6


def number_of_themes(texts: pd.DataFrame, fitted) -> tuple[list[str], dict]:
    same = (
        r"With themes found in other texts, both halves of a text are given the same theme in "
        rf"(?:(?P<same>{SHARE}) of|(?P<each>all|no)) cases?\."
    )
    patterns = [
        r"The more themes, the more one half of a text tells of the other, up to the "
        rf"(?P<last>{NUMBER}) that were tried\. {same}",
        rf"Numbers from (?P<first>{NUMBER}) to (?P<last>{NUMBER}) were tried, and more than (?P<chosen>{NUMBER}) "
        rf"hardly tell more\. {same}",
        r"No number of themes stands out: one half of a text hardly tells the theme of its other half\.",
        r"There is too little text to choose between numbers of themes\.",
    ]
    if len(fitted.choice) < 2:
        return patterns[-1:], {}
    chosen = fitted.choice[fitted.choice["chosen"].astype(bool)].iloc[0]
    facts = {"first": fitted.choice["n_themes"].min(), "last": fitted.choice["n_themes"].max()}
    return patterns[:-1], facts | {
        "chosen": chosen["n_themes"],
        "same": chosen["agreement"],
        "each": "all" if chosen["agreement"] == 1 else "no",
    }


def theme_firmness(texts: pd.DataFrame, fitted) -> tuple[list[str], dict]:
    pattern = (
        rf"(?:(?P<all>All|None of the)|(?P<firm>{NUMBER}) of (?P<n>{NUMBER})|(?P<both>Both|Neither)|The) themes? "
        r"(?:is|are)(?: not)? firm, that is, found in at least four of five draws\."
        r"(?: Loose, and to be read with care: (?P<loose>.+)\.)?"
    )
    tried = fitted.stability.set_index("theme")

    def loose(said: str) -> bool:
        named = re.findall(rf"“([^”]+)” \(({NUMBER}) of ({NUMBER})\)", said)
        by_label = tried.rename(fitted.labels)
        more = int((re.search(r"(\d+) more", said) or [0, "0"])[1])
        right = all(by_label.loc[name, ["found", "of"]].tolist() == [int(found), int(of)] for name, found, of in named)
        return right and len(named) + more == (tried["found"] < 0.8 * tried["of"]).sum()

    firm, n = len(firm_labels(fitted)), len(fitted.labels)
    facts = {"firm": firm, "n": n, "loose": loose, "all": "All" if firm == n else "None of the"}
    return [pattern], facts | {"both": "Both" if firm == n else "Neither"}


def theme_shares(texts: pd.DataFrame, fitted) -> tuple[list[str], dict]:
    """Shares before and since are counted, and a change is one by Fisher's exact test; a peak is the largest month."""
    peaks = r"(?: Peaks: (?P<peaks>.+\))(?: and (?P<further>\d+) more)?\.)?"
    patterns = [
        rf"(?P<moved>(?:Commoner|Rarer) from (?P<since>\w+ \d+) on: .+?\)(?: and \d+ more)?)\.{peaks}",
        r"No firm theme's share differs between the earlier and the later half of the articles beyond chance\." + peaks,
        r"Themes are followed from period to period, and there is only one, (?P<only>\w+ \d+)\.",
    ]
    dates = near(fitted.facts["date"].dropna())
    months, dated = dates.dt.to_period("M"), texts.loc[dates.index]
    counts = months.value_counts().sort_index()
    if counts.size < 2:
        return patterns[2:], {"only": month_name(counts.index[0])}
    # The later half begins behind the month up to which there are most nearly half of the articles.
    since = counts.index[1:][(counts.cumsum()[:-1] - len(months) / 2).abs().argmin()]
    units = texts.get("story")
    table = fitted.prevalence(freq="month", units=units).query("firm")
    halves = fitted.prevalence(freq="month", halves=True, units=units).query("firm")
    first = table[~table["thin"].astype(bool)].sort_values("share", ascending=False).drop_duplicates("theme")
    facts = {
        "since": month_name(since),
        "moved": lambda said: have_moved(said, dated, fitted, months >= since, (change(halves)["p"] < 0.01).sum()),
        "peaks": lambda said: have_peaked(said, dated, fitted, months),
        "further": (first["p"] < 0.01).sum() - 3,
    }
    return patterns[:2], facts


def have_moved(said: str, texts: pd.DataFrame, fitted, later: pd.Series, n: int) -> bool:
    """Tell whether the themes that are named moved as is said, and are with those that are counted as many as did."""
    more, _, less = said.replace("Rarer", "; rarer").partition("; rarer")
    move = rf"“([^”]+)” \(({SHARE}) to ({SHARE})\)"
    moves = [(grew, *found) for grew, part in ((True, more), (False, less)) for found in re.findall(move, part)]
    unsaid = sum(map(int, re.findall(r" and (\d+) more", said)))
    before, after = (held(texts, fitted, side) for side in (~later, later))
    return len(moves) + unsaid == n and all(
        agrees(early, before[name].mean())
        and agrees(late, after[name].mean())
        and fisher(*(side[name] for side in ((after, before) if grew else (before, after)))) < 0.01
        for grew, name, early, late in moves
    )


def have_peaked(said: str, texts: pd.DataFrame, fitted, months: pd.Series) -> bool:
    """Tell whether each theme has its largest share, of the months with five articles, where that is said."""
    every = {month_name(month): held(texts, fitted, months == month) for month in months.unique()}
    full, peak = {}, rf"“([^”]+)” in ([\w ]+?) \(({SHARE}) of ({NUMBER}) {noun(texts)}\)"
    full = {month: here for month, here in every.items() if len(here) >= 5}
    for name, month, share, n in re.findall(peak, said):
        shares = {one: here[name].mean() for one, here in full.items()}
        largest = max(shares.values())
        if not (shares.get(month) == largest and agrees(share, largest) and agrees(n, len(full[month]))):
            return False
    return True


def fisher(here: pd.Series, there: pd.Series) -> float:
    """How often chance gives the first side as large a share, of stories to the nearest whole one."""
    table = [[round(side.sum()), len(side) - round(side.sum())] for side in (here, there)]
    return stats.fisher_exact(table, "greater")[1]


def theme_groups(texts: pd.DataFrame, fitted) -> tuple[list[str], dict]:
    """What is commoner in a group is so by Fisher's exact test, too."""
    patterns = [
        r"Commoner in one group than elsewhere, beyond chance: (?P<rows>.+?\))"
        r"(?: and (?P<more>\d+) more)?\.",
        r"No firm theme is commoner in one group than in the others beyond chance\.",
        rf"Fewer than two groups have enough {noun(texts)} to be compared\.",
    ]
    agency = texts["agency"].dropna()
    told, units = texts.loc[agency.index], texts.get("story")
    if sum(len(held(told, fitted, agency == group)) >= 5 for group in agency.unique()) < 2:
        return patterns[2:], {}

    def rows(said: str) -> bool:
        found = re.findall(rf"“([^”]+)” in (\w+) \(({SHARE}), elsewhere ({SHARE})\)", said)
        sides = [
            (here, there, *(held(told, fitted, side)[name] for side in (agency == group, agency != group)))
            for name, group, here, there in found
        ]
        return all(
            agrees(here, own.mean()) and agrees(there, others.mean()) and fisher(own, others) < 0.01
            for here, there, own, others in sides
        )

    sure = fitted.prevalence(by="agency", units=units).query("firm")["p"] < 0.01
    return patterns[:2], {"rows": rows, "more": sure.sum() - 3}
