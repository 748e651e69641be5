"""Sentiment, in sentences: what the tables show, and how far they can be trusted."""

import numpy as np
import pandas as pd

from ..sentiment.instruments import opposed
from ..sentiment.scores import sign_of
from ..tables import require
from .words import agree, bounds, count, day, interval, is_empty, share

_SATURATED = 0.9  # beyond it VADER's scores of long texts crowd together, and say little but their sign
_FIRM = 0.67  # Krippendorff (2004): with a lower alpha not even tentative conclusions are drawn


def overall_sentiment(table: pd.DataFrame, sentences: pd.DataFrame) -> str:
    """Say how positive or negative the articles are on average, and how sure that is.

    Parameters
    ----------
    table : DataFrame
        One row from `sentiment.overall_score`.
    sentences : DataFrame
        compound; from `sentiment.score_sentences`.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"mean": 0.5, "low": 0.2, "high": 0.8, "n_articles": 1, "n_sentences": 6, "unit": "sentences"}
    >>> overall_sentiment(pd.DataFrame([row]), pd.DataFrame({"compound": [0.5, 0.5]})).split(". ")[0]
    'The article reads positive on average: the mean score over its 6 sentences is +0.50 (95% interval +0.20 to +0.80)'
    """
    if is_empty(table, "mean", "low", "high", "n_articles", "n_sentences", "unit") or not table["n_sentences"].iloc[0]:
        return "There are no sentences to score."
    row = table.iloc[0]
    reads = ("neutral", "positive", "negative")[sign_of(row["mean"])]
    who, over = f"The {row['n_articles']:,} articles read", "the articles, each counting once,"
    if row["unit"] == "sentences":
        who, over = "The article reads", f"its {count(row['n_sentences'], 'sentence')}"
    mean = f"the mean score over {over} is {row['mean']:+.2f} ({interval(row, row['unit'])})"
    silent = share((sentences["compound"] == 0).mean()).capitalize()
    return f"{who} {reads} on average: {mean}. {silent} of the sentences score exactly zero."


def sentiment_along_article(table: pd.DataFrame) -> str:
    """Say where an article is most positive and most negative.

    Parameters
    ----------
    table : DataFrame
        sentence, compound; from `sentiment.score_sentences`, for one article.

    Returns
    -------
    str

    Examples
    --------
    >>> sentiment_along_article(pd.DataFrame({"sentence": [0, 1], "compound": [0.83, -0.5]})).split(". ")[1]
    'Sentence 1 scores highest (+0.83), and sentence 2 lowest (-0.50).'
    """
    if is_empty(table, "sentence", "compound"):
        return "There are no sentences to score."
    score, place = table["compound"], table["sentence"] + 1
    up, down = ((sign_of(score) == way).sum() for way in (1, -1))
    if len(table) == 1:
        return f"The one sentence is {'positive' if up else 'negative' if down else 'neutral'} ({score.iloc[0]:+.2f})."
    signs = f"{up:,} {agree(up)} positive, {down:,} negative and {len(table) - up - down:,} neutral"
    highest = f" Sentence {place[score.idxmax()]} scores highest ({score.max():+.2f})" if up or down else ""
    lowest = f", and sentence {place[score.idxmin()]} lowest ({score.min():+.2f})" if down else ""
    return f"Of {count(len(table), 'sentence')}, {signs}.{highest}{lowest}{'.' if highest else ''}"


def sentiment_over_time(table: pd.DataFrame) -> str:
    """Say whether sentiment changed between periods by more than chance would.

    Parameters
    ----------
    table : DataFrame
        period, mean, low, high, thin; from `sentiment.period_scores`.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"period": pd.Timestamp("2024-10-01"), "mean": 0.1, "low": 0.0, "high": 0.2, "thin": False}
    >>> sentiment_over_time(pd.DataFrame([row]))
    'All dated articles are from one period, so nothing can be said about change over time.'
    """
    require(table, "period", "mean", "low", "high", "thin")
    if len(table) < 2:
        why = "All dated articles are from one period" if len(table) else "No article has a date"
        return f"{why}, so nothing can be said about change over time."
    few, ends = _too_few(table, "period"), _ends(table)
    if not ends:
        return f"Fewer than two periods have enough articles to be compared.{few}"
    top, bottom = ends
    apart = "do not overlap" if top["low"] > bottom["high"] else "overlap, so the difference may be chance"
    highest, lowest = (f"beginning {day(row['period'])} ({_mean(row)})" for row in ends)
    said = f"The mean score is highest in the period {highest} and lowest in the one {lowest}"
    return f"{said}; their intervals {apart}.{few}"


def sentiment_by_group(table: pd.DataFrame) -> str:
    """Say which groups of articles are most positive and most negative, and which are too thin to say.

    Parameters
    ----------
    table : DataFrame
        The groups first, then n_articles, mean, low, high, thin; from `sentiment.group_scores`.

    Returns
    -------
    str

    Examples
    --------
    >>> table = pd.DataFrame({"desk": ["A", "B"], "mean": [0.1, 0.3], "low": [0.1, 0.2], "high": [0.1, 0.4]})
    >>> sentiment_by_group(table.assign(thin=False)).split(" and ")[0]
    'By desk, B has the highest mean (+0.30, 95% interval +0.20 to +0.40)'
    """
    require(table, "mean", "low", "high", "thin")
    name, few, ends = table.columns[0], _too_few(table, "group"), _ends(table)
    if not ends:
        return f"Fewer than two groups by {name} have enough articles to be compared.{few}"
    top, bottom = ends
    highest = f"{top.iloc[0]} has the highest mean ({_mean(top)})"
    return f"By {name}, {highest} and {bottom.iloc[0]} the lowest ({_mean(bottom)}).{few}"


def sentiment_difference(table: pd.DataFrame) -> str:
    """Say whether two groups differ, by the interval of their difference.

    Parameters
    ----------
    table : DataFrame
        One row from `sentiment.score_difference`.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"first": "A", "second": "B", "difference": 0.05, "low": 0.01, "high": 0.09, "n_first": 9, "n_second": 9}
    >>> sentiment_difference(pd.DataFrame([row]))
    'B scores 0.05 higher than A: the 95% interval of the difference, +0.01 to +0.09, excludes zero.'
    """
    if not len(table):
        return "Without two groups there is no difference to judge."
    require(table, "first", "second", "difference", "low", "high", "n_first", "n_second")
    row = table.iloc[0]
    first, second, gap = row["first"], row["second"], row["difference"]
    sizes = f"{second} ({count(row['n_second'], 'article')}) and {first} ({row['n_first']:,})"
    if np.isnan(row["low"]):
        return f"There are too few articles of {sizes} to say whether they differ."
    if row["low"] <= 0 <= row["high"]:
        said, zero = f"The difference of {gap:+.2f} between {sizes} cannot be told from chance", "includes zero"
    else:
        said, zero = f"{second} scores {abs(gap):.2f} {'higher' if gap > 0 else 'lower'} than {first}", "excludes zero"
    return f"{said}: the 95% interval of the difference, {bounds(row)}, {zero}."


def instruments_compared(table: pd.DataFrame) -> str:
    """Say how often the sign of an article depends on the instrument.

    Parameters
    ----------
    table : DataFrame
        A column of scores for each instrument; from `sentiment.panel`.

    Returns
    -------
    str

    Examples
    --------
    >>> instruments_compared(pd.DataFrame({"VADER": [0.6], "own lexicon": [-0.2]}))
    'The 2 instruments give scores from -0.20 to +0.60; they disagree on the sign.'
    """
    if not len(table):
        return "There are no articles."
    torn = opposed(table)
    if len(table) == 1:
        scores = f"from {table.min(axis=1).iloc[0]:+.2f} to {table.max(axis=1).iloc[0]:+.2f}"
        sign = "they disagree on the sign" if torn.any() else "no two of them have opposite signs"
        return f"The {table.shape[1]} instruments give scores {scores}; {sign}."
    articles = f"{share(torn.mean()).capitalize()} of the {len(table):,} articles"
    choice = ", so their sign depends on the choice" if torn.any() else ""
    beyond = share((table.iloc[:, 0].abs() > _SATURATED).mean()).capitalize()
    said = f"{articles} are positive by one instrument and negative by another{choice}"
    return f"{said}. {beyond} score beyond ±{_SATURATED} by {table.columns[0]}."


def agreement_with_codes(table: pd.DataFrame) -> str:
    """Say which instrument agrees best with the codes given by hand.

    Parameters
    ----------
    table : DataFrame
        instrument, measure, value, low, high, n_sentences; from `sentiment.compare_with_codes`.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"instrument": "VADER", "measure": "alpha", "value": 0.6, "low": 0.4, "high": 0.8, "n_sentences": 40}
    >>> agreement_with_codes(pd.DataFrame([row])).split(":")[0]
    'On 40 coded sentences, VADER agrees best with the coder'
    """
    require(table, "instrument", "measure", "value", "low", "high", "n_sentences")
    alpha = table[(table["measure"] == "alpha") & table["value"].notna()]
    if not len(alpha):
        return "No agreement can be computed from these codes."
    best = alpha.loc[alpha["value"].idxmax()]
    said = f"On {count(best['n_sentences'], 'coded sentence')}, {best['instrument']} agrees best with the coder"
    alpha = f"Krippendorff's alpha {best['value']:.2f} ({interval(best)})"
    return f"{said}: {alpha}. No conclusion should rest on an alpha below {_FIRM}."


def _ends(table: pd.DataFrame) -> tuple[pd.Series, pd.Series] | None:
    """Return the highest and the lowest of the rows with enough articles; None where there are not two."""
    firm = table[~table["thin"].astype(bool)]
    return (firm.loc[firm["mean"].idxmax()], firm.loc[firm["mean"].idxmin()]) if len(firm) > 1 else None


def _mean(row: pd.Series) -> str:
    return f"{row['mean']:+.2f}, {interval(row)}"


def _too_few(table: pd.DataFrame, unit: str) -> str:
    """Say how many rows have too few articles; nothing where none has."""
    thin, units = table["thin"].sum(), agree(len(table), unit, f"{unit}s")
    said = f" {thin:,} of {len(table):,} {units} {agree(thin, 'has', 'have')} too few articles for an interval"
    return f"{said}, and nothing is said about {agree(thin, 'it', 'them')}." if thin else ""
