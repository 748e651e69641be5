"""Sentiment, in sentences: what the tables show, and how far they can be trusted."""

import numpy as np
import pandas as pd

LIMIT = 0.05


def overall_sentiment(table, sentences):
    """Say how positive or negative the articles are on average, and how sure that is.

    Parameters
    ----------
    table : DataFrame
        One row from `sentiment.overall_score`.
    sentences : DataFrame
        From `sentiment.score_sentences`.

    Returns
    -------
    str
    """
    _require(table, "mean", "low", "high", "n_articles", "n_sentences", "unit")
    if not len(table) or not table["n_sentences"].iloc[0]:
        return "There are no sentences to score."
    row = table.iloc[0]
    alone = row["unit"] == "sentences"
    what = "The article reads" if alone else f"The {row['n_articles']:,} articles read"
    over = f"its {_count(row['n_sentences'], 'sentence')}" if alone else "the articles, each counting once,"
    silent = (sentences["compound"] == 0).mean()
    return (
        f"{what} {_direction(row['mean'])} on average: the mean score over {over} is {row['mean']:+.2f}, "
        f"{_interval(row, row['unit'])}. {_share(silent)} of the sentences score exactly zero."
    )


def sentiment_along_article(table):
    """Say where an article is most positive and most negative.

    Parameters
    ----------
    table : DataFrame
        sentence, compound; from `sentiment.score_sentences`, for one article.

    Returns
    -------
    str
    """
    _require(table, "sentence", "compound")
    if not len(table):
        return "There are no sentences to score."
    top, bottom = table.loc[table["compound"].idxmax()], table.loc[table["compound"].idxmin()]
    up, down = (table["compound"] >= LIMIT).sum(), (table["compound"] <= -LIMIT).sum()
    words = (
        f"Of {_count(len(table), 'sentence')}, {up:,} {_are(up)} positive, {down:,} negative and "
        f"{len(table) - up - down:,} neutral."
    )
    if not up and not down:
        return words
    lowest = "" if not down else f", the lowest sentence {bottom['sentence'] + 1:.0f} ({bottom['compound']:+.2f})"
    return f"{words} The highest score has sentence {top['sentence'] + 1:.0f} ({top['compound']:+.2f}){lowest}."


def sentiment_over_time(table):
    """Say whether sentiment changed between periods by more than chance would.

    Parameters
    ----------
    table : DataFrame
        period, mean, low, high, thin, n_articles; from `sentiment.period_scores`.

    Returns
    -------
    str
    """
    _require(table, "period", "mean", "low", "high", "thin", "n_articles")
    if len(table) < 2:
        return (
            "All dated articles are from one period, so nothing can be said about change over time."
            if len(table)
            else "No article has a date, so nothing can be said about change over time."
        )
    firm = table[~table["thin"]]
    thin = int(table["thin"].sum())
    note = f" {_count(thin, 'period')} of {len(table):,} {_have(thin)} too few articles for an interval." * bool(thin)
    if len(firm) < 2:
        return f"Fewer than two periods have enough articles to be compared.{note}"
    top, bottom = firm.loc[firm["mean"].idxmax()], firm.loc[firm["mean"].idxmin()]
    apart = "do not overlap" if top["low"] > bottom["high"] else "overlap, so the difference may be chance"
    return (
        f"The mean score is highest in the period from {_day(top['period'])} ({top['mean']:+.2f}, "
        f"{_interval(top)}) and lowest in the one from {_day(bottom['period'])} ({bottom['mean']:+.2f}, "
        f"{_interval(bottom)}); "
        f"their intervals {apart}.{note}"
    )


def sentiment_by_group(table):
    """Say which groups of articles are most positive and most negative, and which are too thin to say.

    Parameters
    ----------
    table : DataFrame
        The groups first, then n_articles, mean, low, high, thin; from `sentiment.group_scores`.

    Returns
    -------
    str
    """
    _require(table, "n_articles", "mean", "low", "high", "thin")
    name = str(table.columns[0])
    thin = int(table["thin"].sum())
    note = (
        f" {_count(thin, 'group')} of {len(table):,} {_have(thin)} too few articles for an interval, and no "
        "statement is made about them."
        if thin
        else ""
    )
    firm = table[~table["thin"]]
    if len(firm) < 2:
        return f"There are not two groups by {name} with enough articles to be compared.{note}"
    top, bottom = firm.loc[firm["mean"].idxmax()], firm.loc[firm["mean"].idxmin()]
    return (
        f"By {name}, {top.iloc[0]} has the highest mean ({top['mean']:+.2f}, {_interval(top)}) and "
        f"{bottom.iloc[0]} the lowest ({bottom['mean']:+.2f}, {_interval(bottom)}).{note}"
    )


def sentiment_difference(table):
    """Say whether two groups differ, by the interval of their difference.

    Parameters
    ----------
    table : DataFrame
        One row from `sentiment.score_difference`.

    Returns
    -------
    str
    """
    if not len(table):
        return "There are not two groups, so there is no difference to judge."
    _require(table, "first", "second", "difference", "low", "high", "n_first", "n_second")
    row = table.iloc[0]
    sizes = f"{row['second']} ({row['n_second']:,}) and {row['first']} ({_count(row['n_first'], 'article')})"
    if np.isnan(row["low"]):
        return f"There are too few articles of {sizes} to say whether they differ."
    how = "higher" if row["difference"] > 0 else "lower"
    if row["low"] <= 0 <= row["high"]:
        return (
            f"Between {sizes} the difference of {row['difference']:+.2f} is not told apart from chance: "
            f"{_interval(row)} includes zero."
        )
    return (
        f"{row['second']} scores {how} than {row['first']} by {abs(row['difference']):.2f}: {_interval(row)} "
        "excludes zero."
    )


def instruments_compared(table):
    """Say how often the sign of an article depends on the instrument.

    Parameters
    ----------
    table : DataFrame
        From `sentiment.panel`.

    Returns
    -------
    str
    """
    if not len(table):
        return "There are no articles."
    up, down = (table >= LIMIT).any(axis=1), (table <= -LIMIT).any(axis=1)
    if len(table) == 1:
        low, high = table.iloc[0].min(), table.iloc[0].max()
        sign = "they disagree on the sign" if (up & down).any() else "no two of them have opposite signs"
        return f"The {table.shape[1]} instruments give scores from {low:+.2f} to {high:+.2f}; {sign}."
    beyond = (table.iloc[:, 0].abs() > 0.9).mean()
    return (
        f"For {_share((up & down).mean())} of the {len(table):,} articles one instrument says positive and another "
        f"negative, so their sign depends on the choice. {_share(beyond)} score beyond ±0.9 by {table.columns[0]}."
    )


def agreement_with_codes(table):
    """Say which instrument agrees best with the codes given by hand.

    Parameters
    ----------
    table : DataFrame
        From `sentiment.compare_with_codes`.

    Returns
    -------
    str
    """
    _require(table, "instrument", "measure", "value", "low", "high", "n_sentences")
    alpha = table[(table["measure"] == "alpha") & table["value"].notna()]
    if not len(alpha):
        return "No agreement can be computed from these codes."
    best = alpha.loc[alpha["value"].idxmax()]
    return (
        f"On {_count(best['n_sentences'], 'coded sentence')}, {best['instrument']} agrees best with the coder: "
        f"Krippendorff's alpha {best['value']:.2f}, {_interval(best)}. Below 0.67 no conclusion should rest on it."
    )


def _require(table, *columns):
    for column in columns:
        if column not in table:
            raise ValueError(f"The table has no column {column!r}; this finding needs {', '.join(columns)}.")


def _direction(mean):
    return "positive" if mean >= LIMIT else "negative" if mean <= -LIMIT else "neutral"


def _interval(row, unit="articles"):
    if np.isnan(row["low"]):
        return f"too few {unit} for an interval"
    return f"95% interval {_bound(row['low'])} to {_bound(row['high'])}"


def _bound(value):
    """Two decimals, or three where two would hide on which side of zero a bound is."""
    return f"{value:+.3f}" if abs(value) < 0.005 else f"{value:+.2f}"


def _count(n, noun):
    return f"{int(n):,} {noun}" + ("" if n == 1 else "s")


def _are(n):
    return "is" if n == 1 else "are"


def _have(n):
    return "has" if n == 1 else "have"


def _share(share):
    return "None" if share == 0 else "All" if share == 1 else "Under 1%" if share < 0.01 else f"{share:.0%}"


def _day(date):
    return f"{pd.Timestamp(date).day} {pd.Timestamp(date):%B %Y}"
