"""Sentences about word frequencies."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..frequencies.keyness import KEY
from ..frequencies.query import listed as queries
from ..frequencies.trends import highest_interval
from ..tables import require
from .words import agree, count, day, is_empty, listed, period_name, period_unit, quoted

_RIVALS = 4  # words that are named of those whose place is not certain
_YARDSTICKS = (100, 1000)  # places, by the articles they are in, of the words that show what could have been found
_QUARTERS = ("first", "second", "third", "fourth")
_WAYS = {
    "rose": "rose",
    "fell": "fell",
    "changed": "changed, without a lasting rise or fall",
    "": "showed no clear change",
}


def top_words(table: pd.DataFrame, n: int = 3) -> str:
    """Say which words are most frequent, and how sure that is.

    Parameters
    ----------
    table : DataFrame
        word, count, per_million, low, high, n_articles; from `word_frequencies`.
    n : int
        How many words to name.

    Returns
    -------
    str

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil, oil, gas."]}))
    >>> top_words(nw.frequencies.word_frequencies(corpus)).split(".")[0]
    '“oil” is the most frequent word: it occurs 2 times (666,667 per million), followed by “gas”'
    """
    if is_empty(table, "word", "count", "per_million", "low", "high", "n_articles"):
        return "There are no words to count."
    first, others = table.iloc[0], table["word"].iloc[1:n]
    rate = f"{count(first['count'], 'time')} ({first['per_million']:,.0f} per million)"
    then = f", followed by {quoted(others)}" if len(others) else ""
    said = f"“{first['word']}” is the most frequent word: it occurs {rate}{then}."
    if np.isnan(first["low"]):
        return f"{said} With so few articles, nothing can be said about others."
    low, high = first["low"], first["high"]
    said += f" In other articles of this kind it would lie between {low:,.0f} and {high:,.0f} per million."
    rivals = [f"“{word}”" for word in table["word"].iloc[1:][table["high"].iloc[1:] >= low]]
    if not rivals:
        return said
    if len(rivals) > _RIVALS + 1:
        rivals[_RIVALS:] = [f"{len(rivals) - _RIVALS:,} others"]
    return f"{said} Its place before {listed(rivals)} is not certain, since the intervals overlap."


def rank_frequency(table: pd.DataFrame) -> str:
    """Say how the words are shared out: how few make up half, and how many occur once.

    Parameters
    ----------
    table : DataFrame
        word, count; of all words.

    Returns
    -------
    str

    Examples
    --------
    >>> rank_frequency(pd.DataFrame({"word": ["the", "oil", "rose"], "count": [2, 1, 1]}))
    'Of 3 different words, the most frequent one makes up half of the text, and 2 (67%) occur once.'
    """
    if is_empty(table, "count"):
        return "There are no words to count."
    counts = table["count"].sort_values(ascending=False).to_numpy()
    half = np.searchsorted(np.cumsum(counts), counts.sum() / 2) + 1
    top = agree(half, "most frequent one makes", f"{half:,} most frequent make")
    once = (counts == 1).sum()
    rare = f"{once:,} ({once / len(counts):.0%}) {agree(once, 'occurs', 'occur')} once"
    return f"Of {count(len(counts), 'different word')}, the {top} up half of the text, and {rare}."


def collocations(table: pd.DataFrame, n: int = 3) -> str:
    """Say which words belong together most.

    Parameters
    ----------
    table : DataFrame
        first, second, count, n_articles; from `frequencies.collocations`, strongest first.
    n : int
        How many pairs to name.

    Returns
    -------
    str

    Examples
    --------
    >>> collocations(pd.DataFrame({"first": ["white"], "second": ["house"], "count": [458], "n_articles": [210]}))
    'The words that belong together most firmly: “white house” (458 times in 210 articles).'
    """
    if is_empty(table, "first", "second", "count", "n_articles"):
        return "No two words stand together often enough to be told from chance."
    rows = table[["first", "second", "count", "n_articles"]].head(max(n, 1)).to_numpy()
    pairs = [f"“{a} {b}” ({count(times, 'time')} in {count(articles, 'article')})" for a, b, times, articles in rows]
    return f"The words that belong together most firmly: {listed(pairs)}."


def key_words(table: pd.DataFrame, target: str, reference: str, n: int = 4) -> str:
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
        return _beside_english(table, target, reference, max(n, 1))
    require(table, "word", "log_likelihood", "q", "smallest", "n_articles", "reference_articles")
    tested = table.dropna(subset=["q"])
    if tested.empty:
        return f"There are too few articles to tell which words {target} and {reference} use more often."
    firm = tested[tested["q"] < KEY]
    more = firm.loc[firm["log_likelihood"] > 0, "word"].head(max(n, 1))
    fewer = firm.loc[firm["log_likelihood"] < 0, "word"].tail(max(n, 1))[::-1]
    sides = ((target, more), (reference, fewer))
    said = "; ".join(f"more frequent in {side}: {quoted(words)}" for side, words in sides if len(words))
    if not said:
        said = f"No word is firmly more frequent in {target} than in {reference}, or the reverse."
    else:
        differ = count(len(firm), "word", "differs", "differ")
        said = f"{said[0].upper()}{said[1:]} ({differ} at a false discovery rate of {KEY:.0%})."
    return f"{said} {_smallest(tested, target, reference)}"


def _smallest(tested: pd.DataFrame, target: str, reference: str) -> str:
    """Say how large a difference had to be to be found, for a common word and a rarer one."""
    articles = tested["n_articles"] + tested["reference_articles"]
    spread = tested.assign(articles=articles).sort_values(["articles", "word"], ascending=[False, True])
    places = sorted({min(place, len(spread)) - 1 for place in _YARDSTICKS})
    words = spread.iloc[places].replace({"smallest": np.inf}, np.nan).dropna(subset=["smallest"])
    if words.empty:
        return "With so few articles, no difference could have been found."
    common, *rarer = words[["word", "articles", "smallest"]].to_numpy()
    said = (
        f"To be found, a word in {common[1]:,} articles, such as “{common[0]}”, had to be in {2 ** common[2]:.1f} times"
    )
    said += f" as large a share of the articles of {target} as of {reference}"
    for word, n, ratio in rarer:
        said += f"; one in {n:,}, such as “{word}”, in {2**ratio:.1f} times as large a share"
    return f"{said}."


def _beside_english(table: pd.DataFrame, target: str, reference: str, n: int) -> str:
    """Say which words are far more frequent than in general English: at least twice as frequent."""
    require(table, "word", "low", "log_ratio")
    cautious = table["low"].fillna(table["log_ratio"])
    far = table.assign(cautious=cautious)[cautious >= 1].head(n)
    if far.empty:
        return f"No word is at least twice as frequent in {target} as in {reference}."
    if far["low"].isna().all():
        few = "with so few articles, nothing is said about others"
        return f"Far more frequent in {target} than in {reference}: {quoted(far['word'])}; {few}."
    times = [f"“{word}” (at least {int(2**ratio):,} times)" for word, ratio in far[["word", "cautious"]].to_numpy()]
    return f"Far more frequent in {target} than in {reference}: {listed(times)}."


def word_trend(table: pd.DataFrame, *, level: float = 0.95) -> str:
    """Say which words moved over all periods, and when they were most frequent.

    Parameters
    ----------
    table : DataFrame
        period, word, count, per_million, low, n_articles, thin, moved, peak; from `frequencies.trend`.
    level : float
        Coverage of the intervals that the table was made with.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"period": pd.to_datetime(["2024-01-01", "2024-02-01"]), "word": "oil", "count": [1, 3]})
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
        return f"{nowhere + '. ' if nowhere else ''}There are too few dated articles to follow words over time."
    periods, unit = _periods(table["period"])
    moved = present.groupby("word", sort=False)["moved"].first()
    parts = [f"{quoted(moved.index[moved == way])} {said}" for way, said in _WAYS.items() if (moved == way).any()]
    said = f"From {_named(periods.min())} to {_named(periods.max())}, {'; '.join([*parts, nowhere]).strip('; ')}."
    peaks = present[present["peak"].astype(bool)]
    if len(peaks):
        among = table.loc[~table["thin"].astype(bool), "period"].nunique()
        highest = [_peak(row, _named(periods[row.Index]), among, level) for row in peaks.itertuples()]
        said += f" Rates per million words were highest for {listed(highest)}; the intervals allow for the choice among"
        said += f" {count(among, unit)} of at least five articles."
    thin = table.groupby("period")["thin"].first().sum()
    return f"{said} {count(thin, unit, 'has', 'have')} fewer than five articles." if thin else said


def _periods(dates: pd.Series) -> tuple[pd.Series, str]:
    """Return the periods that begin at dates, without a gap, and what their length is called."""
    days = dates.drop_duplicates().sort_values().diff().min().days
    code = next(code for most, code in ((1, "D"), (7, "W"), (31, "M"), (92, "Q"), (366, "Y")) if days <= most)
    periods = dates.dt.to_period(code)
    return periods, period_unit(periods)


def _named(period: pd.Period) -> str:
    if period.freqstr[0] == "Q":
        return f"the {_QUARTERS[period.quarter - 1]} quarter of {period.year}"
    return f"the week of {day(period.start_time)}" if period.freqstr[0] == "W" else period_name(period)


def _peak(row, name: str, among: int, level: float) -> str:
    """Say when a word was most frequent, with an interval for the highest of so many periods."""
    low, high = highest_interval(row.per_million, row.low, row.n_articles, among, level)
    return f"“{row.word}” in {name} ({row.per_million:,.0f}; {low:,.0f} to {high:,.0f})"


def diversity(table: pd.DataFrame, *, window: int = 50) -> str:
    """Say how varied the words of the articles are.

    Parameters
    ----------
    table : DataFrame
        n_words, n_types, hapaxes, mattr, mtld; from `frequencies.diversity`.
    window : int
        The window that it was made with, in words.

    Returns
    -------
    str

    Examples
    --------
    >>> diversity(pd.DataFrame({"n_words": [9], "n_types": [7], "hapaxes": [6], "mattr": [0.78], "mtld": [11.0]}))
    'Of 9 words, 7 are different and 6 occur once; in a window of 50 words, 78% are different (MATTR), and MTLD is 11.'
    """
    require(table, "n_words", "n_types", "hapaxes", "mattr", "mtld")
    known = table.dropna(subset=["mattr"])
    if known.empty:
        return "There are no words to measure."
    low, middle, high = known["mattr"].quantile([0.1, 0.5, 0.9])
    mtld = known["mtld"].median()
    if len(known) == 1:
        words, types, once = known[["n_words", "n_types", "hapaxes"]].iloc[0]
        few = f"{types:,.0f} {agree(types)} different and {once:,.0f} {agree(once, 'occurs', 'occur')} once"
        varied = f"in a window of {window} words, {middle:.0%} are different (MATTR), and MTLD is {mtld:.0f}"
        return f"Of {count(words, 'word')}, {few}; {varied}."
    varied = f"In the median article, {middle:.0%} of the words in a window of {window} are different (MATTR)"
    return f"{varied}; eight in ten articles lie between {low:.0%} and {high:.0%}. The median MTLD is {mtld:.0f}."


def concordance(table: pd.DataFrame, query: str | Iterable[str]) -> str:
    """Say how often a query was found and where.

    Parameters
    ----------
    table : DataFrame
        article; from `frequencies.concordance`.
    query : str or iterable of str
        What was searched.

    Returns
    -------
    str

    Examples
    --------
    >>> concordance(pd.DataFrame({"article": ["a", "a"]}), "oil")
    '“oil” occurs 2 times in 1 article.'
    """
    sought = " or ".join(f"“{each}”" for each in queries(query))
    if is_empty(table, "article"):
        return f"{sought} does not occur."
    return f"{sought} occurs {count(len(table), 'time')} in {count(table['article'].nunique(), 'article')}."
