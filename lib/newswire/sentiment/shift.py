"""Word shifts: which words make one group of articles more negative or more positive than another."""

import numpy as np
import pandas as pd

COLUMNS = ("word", "shift", "by_frequency", "by_valence", "count_first", "count_second", "mean_first", "mean_second")
SILENT = ("part of a name", "reports, does not judge")


def word_shift(contributions: pd.DataFrame, groups: pd.Series, first, second) -> pd.DataFrame:
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
        lacks the word, the other's).

    Raises
    ------
    ValueError
        When a column is missing, or a group has no scored words.

    Examples
    --------
    >>> table = pd.DataFrame({"article": list("aabb"), "word": ["good", "war", "war", "war"],
    ...                       "contribution": [2.0, -3, -3, -3], "rule": ""})
    >>> word_shift(table, pd.Series({"a": "A", "b": "B"}), "A", "B")[["word", "shift"]].values.tolist()
    [['good', -1.25], ['war', -1.25]]
    """
    for column in ("article", "word", "contribution", "rule"):
        if column not in contributions:
            raise ValueError(f"no column {column!r} in the contributions; use the table of word_contributions.")
    scored = contributions[~contributions["rule"].isin(SILENT)]
    side = groups.reindex(scored["article"]).to_numpy()
    tables = [_words(scored[side == name], name) for name in (first, second)]
    both = tables[0].join(tables[1], how="outer", suffixes=("_first", "_second")).sort_index()
    counts = [both[f"count_{place}"].fillna(0).to_numpy() for place in ("first", "second")]
    means = [both["mean_first"].fillna(both["mean_second"]), both["mean_second"].fillna(both["mean_first"])]
    means = [mean.to_numpy() for mean in means]
    shares = [count / count.sum() for count in counts]
    average = (shares[0] * means[0]).sum()
    by_frequency = (shares[1] - shares[0]) * ((means[0] + means[1]) / 2 - average)
    by_valence = (shares[0] + shares[1]) / 2 * (means[1] - means[0])
    counts = [count.astype(int) for count in counts]
    columns = (both.index.to_numpy(), by_frequency + by_valence, by_frequency, by_valence, *counts, *means)
    table = pd.DataFrame(dict(zip(COLUMNS, columns, strict=True))).astype({"word": "str"})
    order = np.argsort(-table["shift"].abs().to_numpy().round(12), kind="stable")
    return table.iloc[order].reset_index(drop=True)


def _words(scored: pd.DataFrame, name) -> pd.DataFrame:
    if scored.empty:
        raise ValueError(f"There are no scored words in the group {name!r}.")
    return scored.groupby("word", observed=True)["contribution"].agg(count="size", mean="mean")


def shift_evidence(contributions: pd.DataFrame, groups: pd.Series, pair) -> pd.DataFrame:
    """Return the sentences behind a word shift: those of the two groups, the strongest use of each word first.

    Parameters
    ----------
    contributions : DataFrame
        From `word_contributions`.
    groups : Series
        The group of each article, indexed by article.
    pair : sequence
        The two groups.
    """
    side = groups.reindex(contributions["article"]).isin(list(pair)).to_numpy()
    return strongest_uses(contributions[side & ~contributions["rule"].isin(SILENT)])


def strongest_uses(contributions: pd.DataFrame) -> pd.DataFrame:
    """Order occurrences by the size of what they contribute, the strongest first.

    Parameters
    ----------
    contributions : DataFrame
        From `word_contributions`.
    """
    order = np.argsort(-contributions["contribution"].abs().to_numpy(), kind="stable")
    return contributions.iloc[order].reset_index(drop=True)
