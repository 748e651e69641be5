"""Sentiment, in sentences: what the tables show, and how far they can be trusted."""

import numpy as np
import pandas as pd

from ..sentiment.instruments import opposed
from ..sentiment.scores import sign_of
from ..tables import require
from .words import agree, count, interval, is_empty, score, share

_SATURATED = 0.9  # beyond it VADER's scores of long texts crowd together, and say little but their sign
_FIRM = 0.67  # Krippendorff (2004): with a lower alpha not even tentative conclusions are drawn


def overall_sentiment(table: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Say how positive or negative the articles are on average, and how sure that is.

    Parameters
    ----------
    table : DataFrame
        One row from `sentiment.overall_score`.
    articles : DataFrame
        n_sentences, zero_share; from `sentiment.score_articles`.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"mean": 0.5, "low": 0.2, "high": 0.8, "n_articles": 1, "n_sentences": 6, "unit": "sentences"}
    >>> articles = pd.DataFrame({"n_sentences": [6], "zero_share": [0.5]})
    >>> overall_sentiment(pd.DataFrame([row]), articles).split(" is ")[1].split(". ")[0]
    '+0.500 (95% interval +0.200 to +0.800)'
    """
    if is_empty(table, "mean", "low", "high", "n_articles", "n_sentences", "unit") or not table["n_sentences"].iloc[0]:
        return "There are no sentences to score."
    require(articles, "n_sentences", "zero_share", made_by="score_articles")
    row, n = table.iloc[0], articles["n_sentences"].sum()
    silent = (articles["zero_share"] * articles["n_sentences"]).sum() / n
    if silent == 1:
        those, they = ("The one sentence scores", "it reads") if n == 1 else ("All sentences score", "they read")
        return f"{those} exactly zero, so nothing can be said of how {they}."
    reads = ("neutral", "positive", "negative")[sign_of(row["mean"])]
    who, over = f"The {row['n_articles']:,} {row['unit']} read", f"the {row['unit']}, each counting once,"
    if row["unit"] == "sentences":
        who, over = "The article reads", f"its {count(row['n_sentences'], 'sentence')}"
    elif row["n_articles"] == 1:
        who, over = "The one story reads", "its articles"
    mean = f"the mean score over {over} is {score(row['mean'])} ({interval(row, row['unit'])})"
    return f"{who} {reads} on average: {mean}. {share(silent).capitalize()} of the sentences score exactly zero."


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
    'Sentence 1 scores highest (+0.830), and sentence 2 lowest (−0.500).'
    """
    if is_empty(table, "sentence", "compound"):
        return "There are no sentences to score."
    scores, place = table["compound"], table["sentence"] + 1
    up, down = ((sign_of(scores) == way).sum() for way in (1, -1))
    if len(table) == 1:
        return (
            f"The one sentence is {'positive' if up else 'negative' if down else 'neutral'} ({score(scores.iloc[0])})."
        )
    signs = f"{up:,} {agree(up)} positive, {down:,} negative and {len(table) - up - down:,} neutral"
    highest = f" Sentence {place[scores.idxmax()]} scores highest ({score(scores.max())})" if up or down else ""
    lowest = f", and sentence {place[scores.idxmin()]} lowest ({score(scores.min())})" if down else ""
    return f"Of {count(len(table), 'sentence')}, {signs}.{highest}{lowest}{'.' if highest else ''}"


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
    'The 2 instruments give scores from −0.200 to +0.600; they disagree on the sign.'
    """
    if not len(table):
        return "There are no articles."
    torn = opposed(table)
    if len(table) == 1:
        scores = f"from {score(table.min(axis=1).iloc[0])} to {score(table.max(axis=1).iloc[0])}"
        sign = "they disagree on the sign" if torn.any() else "no two of them have opposite signs"
        return f"The {table.shape[1]} instruments give scores {scores}; {sign}."
    articles = f"{share(torn.mean()).capitalize()} of the {len(table):,} articles"
    choice = ", so their sign depends on the choice" if torn.any() else ""
    far = table.iloc[:, 0].abs() > _SATURATED
    beyond = f"{share(far.mean()).capitalize()} {'score' if far.any() else 'scores'}"
    said = f"{articles} {'are' if torn.any() else 'is'} positive by one instrument and negative by another{choice}"
    return f"{said}. {beyond} beyond ±{_SATURATED} by {table.columns[0]}."


def curly_negations(table: pd.DataFrame) -> str:
    """Say how many negations VADER cannot see, and what it would say if it could.

    Parameters
    ----------
    table : DataFrame
        One row from `sentiment.curly_negations`.

    Returns
    -------
    str

    Examples
    --------
    >>> curly_negations(pd.DataFrame([{"n_negations": 4, "n_curly": 0, "n_articles": 2, "n_moved": 0}]))
    "All 4 negations such as don't have the straight apostrophe that VADER knows."
    """
    require(table, "n_negations", "n_curly", "n_articles", "n_moved")
    row = table.iloc[0]
    total, curly = row["n_negations"], row["n_curly"]
    if not total:
        return "No negation is shortened as in don't, so the apostrophe makes no difference."
    if not curly:
        which = f"All {total:,} negations such as don't have" if total > 1 else "The one negation such as don't has"
        return f"{which} the straight apostrophe that VADER knows."
    part = f"{share(curly / total).capitalize()} of the {total:,} negations" if total > 1 else "The one negation"
    curled = f"{part} such as don't {agree(total, 'has', 'have')} a curly apostrophe (don’t), which VADER does not know"
    moved = f"Could it read them, the mean score of {row['n_moved']:,} of {count(row['n_articles'], 'article')}"
    return f"{curled} and takes for no negation. {moved} would change. The reading for news reads both alike."


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
    alpha = f"Krippendorff's alpha {best['value']:.2f} ({_alpha_interval(best)})"
    return f"{said}: {alpha}. No conclusion should rest on an alpha below {_FIRM}."


def _alpha_interval(row: pd.Series) -> str:
    if np.isnan(row["low"]):
        return "too few articles for an interval"
    return f"95% interval {row['low']:.2f} to {row['high']:.2f}"
