"""Word shifts: which words make one group of articles more negative or more positive than another."""

from collections.abc import Hashable

import numpy as np
import pandas as pd

from ..corpus.archive.parts import adds_up, summed_by
from ..tables import require, require_groups
from .contributions import DECIMALS, SILENT


def word_shift(contributions: pd.DataFrame, groups: pd.Series, first: Hashable, second: Hashable) -> pd.DataFrame:
    """Break the difference in valence between two groups down into what each word does.

    With p the share of a word among a group's scored words, v what the word contributes there on average, and V the
    first group's average, a word shifts the second group's average by (p₂ - p₁)(½(v₁ + v₂) - V₁) through its
    frequency and by ½(p₁ + p₂)(v₂ - v₁) through its valence, which differs with negation and boosters (Gallagher et
    al. 2021). The shifts add up to the difference between the two averages.

    Parameters
    ----------
    contributions : DataFrame
        From `word_contributions`. Words set aside (in names, reporting) are not scored words.
    groups : Series
        The group of each article, indexed by article.
    first, second : object
        Two of the groups.

    Returns
    -------
    DataFrame
        One row per word, largest shift first, then the word: word, shift (of the second group against the first),
        by_frequency, by_valence, count_first, count_second, mean_first, mean_second (contributions; where a group
        lacks the word, the other's). Empty where either group has no scored words: there is nothing to weigh.

    Raises
    ------
    ValueError
        When a column is missing, or there is no such group.

    Examples
    --------
    >>> table = pd.DataFrame({"article": list("aabb"), "word": ["good", "war", "war", "war"],
    ...                       "contribution": [2.0, -3, -3, -3], "rule": ""})
    >>> word_shift(table, pd.Series({"a": "A", "b": "B"}), "A", "B")[["word", "shift"]].values.tolist()
    [['good', -1.25], ['war', -1.25]]
    """
    require_groups(groups, first, second)
    sums = _word_sums(contributions, groups, (first, second)).round({"total": DECIMALS})
    sums["mean"] = sums["total"] / sums["count"]
    one, two = (sums[sums["side"] == side].set_index("word")[["count", "mean"]] for side in (0, 1))
    how = "outer" if len(one) and len(two) else "inner"  # nothing, where a side has no scored words
    table = one.join(two, how=how, suffixes=("_first", "_second")).sort_index()
    table = table.fillna({"count_first": 0, "count_second": 0}).astype({"count_first": int, "count_second": int})
    # A word that one group lacks shifts by its frequency alone: it is given the other's mean there.
    v_one = table["mean_first"].fillna(table["mean_second"])
    v_two = table["mean_second"].fillna(table["mean_first"])
    p_one, p_two = (table[count] / table[count].sum() for count in ("count_first", "count_second"))
    by_frequency = (p_two - p_one) * ((v_one + v_two) / 2 - (p_one * v_one).sum())
    by_valence = (p_one + p_two) / 2 * (v_two - v_one)
    table = table.assign(by_frequency=by_frequency, by_valence=by_valence, mean_first=v_one, mean_second=v_two)
    table = table.assign(shift=by_frequency + by_valence).reset_index().astype({"word": "str"})
    order = np.argsort(-table["shift"].abs().to_numpy().round(12), kind="stable")  # equal but for rounding: by word
    columns = "word shift by_frequency by_valence count_first count_second mean_first mean_second"
    return table.loc[order, columns.split()].reset_index(drop=True)


@adds_up(summed_by("side", "word"))
def _word_sums(contributions: pd.DataFrame, groups: pd.Series, pair: tuple[Hashable, Hashable]) -> pd.DataFrame:
    """Count the scored words of the first group (side 0) and of the second (1), and add up what they contribute."""
    require(contributions, "article", "word", "contribution", "rule", made_by="word_contributions")
    scored = contributions[~contributions["rule"].isin(SILENT)].astype({"word": "str"})
    group = groups.reindex(scored["article"]).to_numpy()
    sides = [scored[group == name].groupby("word")["contribution"].agg(["size", "sum"]) for name in pair]
    table = pd.concat(sides, keys=[0, 1], names=["side", "word"]).reset_index()
    return table.rename(columns={"size": "count", "sum": "total"})
