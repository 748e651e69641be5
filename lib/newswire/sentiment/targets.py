"""What is said towards each target in all, and how far two groups of articles differ in it."""

import numpy as np
import pandas as pd

from .. import statistics
from ..corpus.archive.parts import adds_up, concatenated
from ..tables import require
from .groups import score_difference

_READINGS = ("negative", "neutral", "positive")


def target_scores(
    table: pd.DataFrame,
    *,
    units: pd.Series | None = None,
    level: float = 0.95,
    n_resamples: int = statistics.N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Average what is said towards each target, with articles, or stories, as the resampling unit.

    Parameters
    ----------
    table : DataFrame
        From `towards`.
    units : Series, optional
        The story of each article, by its id, where stories are counted (`Corpus.units`): the articles of one that name
        a target weigh as one, each sentence of theirs by one over their number.
    level : float
        Coverage of the interval.
    n_resamples, seed : int
        Of the percentile bootstrap.

    Returns
    -------
    DataFrame
        One row per target, most sentences first: target, n_sentences, n_articles (stories, where these are counted),
        negative, neutral, positive (shares of sentences), mean, low, high (NaN with too few articles), thin (whether
        too few).

    Raises
    ------
    ValueError
        When a column is missing, or an article has no unit.

    Examples
    --------
    >>> said = {"target": "Bob Roe", "article": ["a", "b"], "score": [0.0, 0.5], "reading": ["neutral", "positive"]}
    >>> target_scores(pd.DataFrame(said))[["n_sentences", "neutral", "mean", "thin"]].values.tolist()
    [[2, 0.5, 0.25, True]]
    """
    means = _by_article(table)
    found = []
    for target in sorted(means["target"].unique()):  # one at a time, since of an archive there are millions of rows
        own = means[means["target"] == target]
        unit = statistics.units_at(own["article"], units)
        weight = own["n"] / np.bincount(unit)[unit]
        score = own["score"] / own["n"]
        interval = statistics.mean_interval(
            score, unit, weights=weight, level=level, n_resamples=n_resamples, seed=seed
        ).iloc[0]
        shares = {name: (own[name] / own["n"] * weight).sum() / weight.sum() for name in _READINGS}
        sizes = {"target": target, "n_sentences": own["n"].sum(), "n_articles": len(np.unique(unit))}
        found.append({**sizes, **shares, "mean": interval["mean"], "low": interval["low"], "high": interval["high"]})
    scores = pd.DataFrame(found, columns=["target", "n_sentences", "n_articles", *_READINGS, "mean", "low", "high"])
    scores = scores.sort_values(["n_sentences", "target"], ascending=[False, True], ignore_index=True)
    return scores.assign(thin=scores["low"].isna())


@adds_up(concatenated)
def _by_article(table: pd.DataFrame) -> pd.DataFrame:
    """Add up what is said of each target in each article: n (sentences), score, and how many read which way."""
    require(table, "target", "article", "score", made_by="towards")
    reads = {name: table["reading"] == name for name in _READINGS} if "reading" in table else {}
    by_article = table.assign(n=1, **reads).groupby(["target", "article"], sort=False)
    return by_article[["n", "score", *reads]].sum().astype(dict.fromkeys(["n", *reads], "int32")).reset_index()


def target_difference(
    table: pd.DataFrame,
    groups: pd.Series,
    first: str,
    second: str,
    *,
    units: pd.Series | None = None,
    n_resamples: int = statistics.N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Say how much better a second group of articles speaks of each target than a first, each counting once.

    Parameters
    ----------
    table : DataFrame
        From `towards`.
    groups : Series
        The group of each article, by its id.
    first, second : str
        Two of the groups.
    units : Series, optional
        The story of each article, by its id, where stories are counted.
    n_resamples, seed : int
        Of the percentile bootstrap, with articles as the unit, and of the test.

    Returns
    -------
    DataFrame
        One row per target that both groups name, the surest difference first: target, then as from `score_difference`,
        with p times the number of targets that are tested (Bonferroni).

    Raises
    ------
    ValueError
        When a column is missing, or an article has no unit.

    Examples
    --------
    >>> said = pd.DataFrame({"target": "Bob Roe", "article": ["a", "b"], "score": [0.0, 0.5]})
    >>> target_difference(said, pd.Series({"a": "AP", "b": "AFP"}), "AP", "AFP")[["target", "difference", "p"]].values
    array([['Bob Roe', 0.5, nan]], dtype=object)
    """
    means = _by_article(table).rename(columns={"n": "n_sentences"}).sort_values(["target", "article"])
    means = means.set_index("article")
    means = means.assign(mean=means["score"] / means["n_sentences"], group=means.index.map(groups))
    parts = []
    for target, rows in means.groupby("target"):
        if {first, second} <= set(rows["group"]):
            part = score_difference(rows, "group", first, second, units=units, n_resamples=n_resamples, seed=seed)
            parts.append(part.assign(target=target))
    columns = ["target", "first", "second", "difference", "low", "high", "n_first", "n_second", "thin", "p"]
    found = pd.concat(parts)[columns] if parts else pd.DataFrame(columns=columns)
    found["p"] = (found["p"].astype(float) * found["p"].notna().sum()).clip(upper=1)
    return found.sort_values(["p", "target"], ignore_index=True)
