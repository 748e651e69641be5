"""Sentences about words that set sides apart, and that came and went."""

import numpy as np
import pandas as pd

from ..display.values import counted
from ..frequencies.keyness import KEY
from ..frequencies.trends import highest_interval
from ..stories.counting import Count
from ..tables import require
from .words import agree, is_empty, listed, period_name, period_unit, quoted, units

_YARDSTICKS = (100, 1000)  # places, by the articles they are in, of the words that show what could have been found
_CHANGED, _STILL = "changed, without a lasting rise or fall", "showed no clear change"
_WAYS = {"rose": "rose", "fell": "fell", "changed": _CHANGED, "": _STILL}


def key_words(
    table: pd.DataFrame, target: str, reference: str, n: int = 4, unit: str = "word", count: Count = "articles"
) -> str:
    """Say which words set two sides apart, and from which difference on they could be found.

    Parameters
    ----------
    table : DataFrame
        From `keyness`: word, log_likelihood, q, smallest, n_articles, reference_articles; or, against English, word,
        low, log_ratio.
    target, reference : str
        What the sides are called.
    n : int
        How many words of each side to name.
    unit : str
        What they are, "word" or "name".
    count : {"articles", "stories"}
        What counts as one in the table.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"word": ["oil"], "log_likelihood": [8.3], "q": [0.004], "smallest": [1.0]})
    >>> key_words(table.assign(n_articles=9, reference_articles=1), "Reuters", "AP").partition(". ")[0]
    'More frequent in Reuters: “oil” (1 word differs at a false discovery rate of 5%)'
    """
    if "score" in table:
        return _beside_english(table, target, reference, max(n, 1), count)
    require(table, "word", "log_likelihood", "q", "smallest", "n_articles", "reference_articles")
    tested = table.dropna(subset=["q"])
    if tested.empty:
        return f"There are too few {count} to tell which {unit}s {target} and {reference} use more often."
    firm = tested[tested["q"] < KEY]
    named = firm[firm["word"].str.strip(".").str.len() > 1]  # an initial, such as "e.", says nothing out of its name
    more = named.loc[named["log_likelihood"] > 0, "word"].head(max(n, 1))
    fewer = named.loc[named["log_likelihood"] < 0, "word"].tail(max(n, 1))[::-1]
    sides = ((target, more), (reference, fewer))
    often = "more frequent" if unit == "word" else f"{unit}d more often"
    said = "; ".join(f"{often} in {side}: {quoted(words)}" for side, words in sides if len(words))
    if not said:
        said = f"No {unit} is firmly {often} in {target} than in {reference}, or the reverse."
    else:
        differ = f"{counted(len(firm), unit)} {agree(len(firm), 'differs', 'differ')}"
        said = f"{said[0].upper()}{said[1:]} ({differ} at a false discovery rate of {KEY:.0%})."
    return f"{said} {_smallest(tested, target, reference, unit, count)}"


def _smallest(tested: pd.DataFrame, target: str, reference: str, unit: str, count: Count) -> str:
    """Say how large a difference had to be to be found, for a common word and a rarer one."""
    articles = (tested["n_articles"] + tested["reference_articles"]).round(9)  # which of stories may be fractions
    spread = tested.assign(articles=articles).sort_values(["articles", "word"], ascending=[False, True])
    places = sorted({min(place, len(spread)) - 1 for place in _YARDSTICKS})
    words = spread.iloc[places].replace({"smallest": np.inf}, np.nan).dropna(subset=["smallest"])
    if words.empty:
        rare = spread.iloc[places[0]]
        where = f"{units(round(rare['articles']), count)}, such as “{rare['word']}”"
        return f"A {unit} in {where}, could not have been found to be more common in {target}."
    common, *rarer = words[["word", "articles", "smallest"]].to_numpy()
    said = f"To be found, a {unit} in {common[1]:,.0f} {count}, such as “{common[0]}”, had to be "
    said += f"{2 ** common[2]:.1f} times as common in {target} as in {reference}, counted by {count}"
    for word, n, ratio in rarer:
        said += f"; one in {n:,.0f}, such as “{word}”, {2**ratio:.1f} times"
    return f"{said}."


def _beside_english(table: pd.DataFrame, target: str, reference: str, n: int, count: Count) -> str:
    """Say which words are far more frequent than in general English: at least twice as frequent."""
    if is_empty(table, "word", "low", "log_ratio"):
        return f"No word is frequent enough in {target} to be compared with {reference}."
    cautious = table["low"].fillna(table["log_ratio"])
    far = table.assign(cautious=cautious)[cautious >= 1].head(n)
    if far.empty:
        return f"No word is at least twice as frequent in {target} as in {reference}."
    if far["low"].isna().all():
        few = f"with so few {count}, nothing is said about others"
        return f"Far more frequent in {target} than in {reference}: {quoted(far['word'])}; {few}."
    times = [f"“{word}” (at least {int(2**ratio):,} times)" for word, ratio in far[["word", "cautious"]].to_numpy()]
    return f"Far more frequent in {target} than in {reference}: {listed(times)}."


def word_trend(table: pd.DataFrame, count: Count = "articles", *, level: float = 0.95) -> str:
    """Say which words moved over all periods, and when they were most frequent.

    Parameters
    ----------
    table : DataFrame
        period, word, count, per_million, low, n_articles, thin, moved, peak; from `frequencies.trend`.
    count : {"articles", "stories"}
        What counts as one in the table.
    level : float
        Coverage of the intervals that the table was made with.

    Returns
    -------
    str

    Examples
    --------
    >>> months = pd.period_range("2024-01", "2024-02", freq="M")
    >>> table = pd.DataFrame({"period": months, "word": "oil", "count": [1, 3]})
    >>> table = table.assign(per_million=[100.0, 300.0], low=[50.0, 200.0], n_articles=9, thin=False, peak=False)
    >>> word_trend(table.assign(moved="rose"))
    'From January 2024 to February 2024, “oil” rose.'
    """
    if is_empty(table, "period", "word", "count", "per_million", "low", "n_articles", "thin", "moved", "peak"):
        return "There are too few dated articles to follow words over time."
    uses = table.groupby("word", sort=False)["count"].sum()
    absent = uses.index[uses == 0]
    nowhere = f"{quoted(absent)} {agree(len(absent), 'does', 'do')} not occur" if len(absent) else ""
    present = table[~table["word"].isin(absent)]
    if table.loc[~table["thin"].astype(bool), "period"].nunique() < 2:
        few = f"Fewer than two {period_unit(table['period'])}s have five dated {count}"
        if table["period"].nunique() == 1:
            few = f"All dated articles are from {period_name(table['period'].iloc[0])}"
        return f"{nowhere + '. ' if nowhere else ''}{few}, so words are not followed over time."
    periods, unit = table["period"], period_unit(table["period"])
    moved = present.groupby("word", sort=False)["moved"].first()
    parts = [f"{quoted(moved.index[moved == way])} {said}" for way, said in _WAYS.items() if (moved == way).any()]
    span = f"From {period_name(periods.min())} to {period_name(periods.max())}"
    said = f"{span}, {'; '.join([*parts, nowhere]).strip('; ')}."
    peaks = present[present["peak"].astype(bool)]
    if len(peaks):
        among = table.loc[~table["thin"].astype(bool), "period"].nunique()
        highest = [_peak(row, period_name(periods[row.Index]), among, level) for row in peaks.itertuples()]
        said += f" Rates per million words were highest for {listed(highest)}; the intervals allow for the choice among"
        said += f" {counted(among, unit)} of at least five {count}."
    thin = table.groupby("period")["thin"].first().sum()
    return f"{said} {counted(thin, unit)} {agree(thin, 'has', 'have')} fewer than five {count}." if thin else said


def _peak(row, name: str, among: int, level: float) -> str:
    """Say when a word was most frequent, with an interval for the highest of so many periods."""
    low, high = highest_interval(row.per_million, row.low, row.n_articles, among, level)
    return f"“{row.word}” in {name} ({row.per_million:,.0f}; {low:,.0f} to {high:,.0f})"
