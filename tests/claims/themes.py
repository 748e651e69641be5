"""What the findings about themes claim, and what the articles of each theme give.

`fitted` holds which article belongs to which theme; everything that is said of that is counted anew.
"""

import re

import pandas as pd
from newswire.themes.prevalence import change
from scipy import stats

from claims.reading import NUMBER, SHARE, agrees, month_name, near

LABEL = "“[^”]+”"


def belongs(fitted) -> pd.Series:
    """The theme of each article, by its label; articles that fit none are missing."""
    main = fitted.articles[fitted.articles["main"].astype(bool)]
    return main.set_index("article")["theme"].map(fitted.labels).reindex(fitted.facts.index)


def firm_labels(fitted) -> set[str]:
    tried = fitted.stability
    return set(fitted.labels[tried.loc[tried["found"] >= 0.8 * tried["of"], "theme"]])


def theme_overview(texts: pd.DataFrame, fitted) -> tuple[list[str], dict]:
    """The words that a theme is named by stand in three of five of its articles, too."""
    held = rf"(?:(?P<passages>{NUMBER}) passages?)?(?: of )?(?:(?P<articles>{NUMBER}) articles?)?"
    many = (
        rf"There (?:is|are) (?P<n>{NUMBER}) themes? in {held}(?:, (?P<firm>all|none|both|neither|{NUMBER}) of "
        rf"them firm(?:; the largest (?:firm one )?is (?P<largest>{LABEL})(?:, with (?P<size>{NUMBER}) articles "
        rf"\((?P<share>{SHARE})\))?|, (?P<only>{LABEL}))?)?\."
        rf"(?: (?P<rest>{NUMBER}) articles? \((?P<rest_share>{SHARE})\) "
        r"(?:fits? (?:none|neither) of them|do(?:es)? not fit it)\.)?"
        rf"(?: (?P<dropped>{NUMBER}) more themes? (?:was|were) found in fewer than two of three draws, and left out\.)?"
        r"(?: One article says nothing about how common its themes are elsewhere\.)?"
    )
    theme, firm = belongs(fitted), firm_labels(fitted)
    sizes = theme.value_counts()
    chosen = fitted.choice.loc[fitted.choice["chosen"].astype(bool), "n_themes"]
    facts = {"n": len(fitted.labels), "passages": len(fitted.pieces), "rest": theme.isna().sum()}
    words = ["neither", "", "both"] if len(fitted.labels) == 2 else {0: "none", len(fitted.labels): "all"}
    facts["firm"] = (words[len(firm)] if len(firm) in (0, len(fitted.labels)) else "") or len(firm)
    facts["articles"] = len(theme)
    facts["only"] = lambda said: firm == {said[1:-1]}
    facts["dropped"] = chosen.sum() - len(fitted.labels)
    facts["rest_share"] = theme.isna().mean()
    if not fitted.by_passages:
        largest = sizes[sizes.index.isin(firm)]
        facts |= {"size": largest.max(), "share": largest.max() / len(theme)}
        facts["largest"] = lambda said: sizes[said[1:-1]] == largest.max() and named_well(texts, theme, said[1:-1])
    else:
        weight = fitted.articles.groupby("theme")["share"].mean().rename(fitted.labels)
        facts["largest"] = f"“{weight.idxmax()}”"
    return [many], facts


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
    months, theme = dates.dt.to_period("M"), belongs(fitted).reindex(dates.index)
    counts = months.value_counts().sort_index()
    if counts.size < 2:
        return patterns[2:], {"only": month_name(counts.index[0])}
    # The later half begins behind the month up to which there are most nearly half of the articles.
    since = counts.index[1:][(counts.cumsum()[:-1] - len(months) / 2).abs().argmin()]
    table = fitted.prevalence(freq="month").query("firm")
    first = table[~table["thin"].astype(bool)].sort_values("share", ascending=False).drop_duplicates("theme")
    facts = {
        "since": month_name(since),
        "moved": lambda said: have_moved(said, theme, months >= since, (change(table)["p"] < 0.01).sum()),
        "peaks": lambda said: have_peaked(said, theme, months),
        "further": (first["p"] < 0.01).sum() - 3,
    }
    return patterns[:2], facts


def have_moved(said: str, theme: pd.Series, later: pd.Series, n: int) -> bool:
    """Tell whether the themes that are named moved as is said, and are with those that are counted as many as did."""
    more, _, less = said.replace("Rarer", "; rarer").partition("; rarer")
    move = rf"“([^”]+)” \(({SHARE}) to ({SHARE})\)"
    moves = [(grew, *found) for grew, part in ((True, more), (False, less)) for found in re.findall(move, part)]
    unsaid = sum(map(int, re.findall(r" and (\d+) more", said)))
    return len(moves) + unsaid == n and all(
        agrees(early, (theme[~later] == name).mean())
        and agrees(late, (theme[later] == name).mean())
        and fisher(theme[later if grew else ~later] == name, theme[~later if grew else later] == name) < 0.01
        for grew, name, early, late in moves
    )


def have_peaked(said: str, theme: pd.Series, months: pd.Series) -> bool:
    """Tell whether each theme has its largest share, of the months with five articles, where that is said."""
    sizes = months.value_counts()
    full = {month_name(month): theme[months == month] for month in sizes.index[sizes >= 5]}
    for name, month, share, n in re.findall(rf"“([^”]+)” in ([\w ]+?) \(({SHARE}) of ({NUMBER}) articles\)", said):
        shares = {one: (here == name).mean() for one, here in full.items()}
        largest = max(shares.values())
        if not (shares.get(month) == largest and agrees(share, largest) and agrees(n, len(full[month]))):
            return False
    return True


def fisher(here: pd.Series, there: pd.Series) -> float:
    """How often chance gives the first side as large a share."""
    table = [[side.sum(), len(side) - side.sum()] for side in (here, there)]
    return stats.fisher_exact(table, "greater")[1]


def theme_groups(texts: pd.DataFrame, fitted) -> tuple[list[str], dict]:
    """What is commoner in a group is so by Fisher's exact test, too."""
    patterns = [
        r"Commoner in one group than elsewhere, beyond chance: (?P<rows>.+?\))"
        r"(?: and (?P<more>\d+) more)?\.",
        r"No firm theme is commoner in one group than in the others beyond chance\.",
        r"Fewer than two groups have enough articles to be compared\.",
    ]
    agency, theme = fitted.facts["agency"], belongs(fitted)
    theme, agency = theme[agency.notna()], agency[agency.notna()]
    if (agency.value_counts() >= 5).sum() < 2:
        return patterns[2:], {}

    def rows(said: str) -> bool:
        found = re.findall(rf"“([^”]+)” in (\w+) \(({SHARE}), elsewhere ({SHARE})\)", said)
        sides = [(name, here, there, agency == group) for name, group, here, there in found]
        return all(
            agrees(here, (theme[side] == name).mean())
            and agrees(there, (theme[~side] == name).mean())
            and fisher(theme[side] == name, theme[~side] == name) < 0.01
            for name, here, there, side in sides
        )

    return patterns[:2], {"rows": rows, "more": (fitted.prevalence(by="agency").query("firm")["p"] < 0.01).sum() - 4}
