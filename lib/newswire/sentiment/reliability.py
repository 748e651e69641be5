"""How well two coders agree: accuracy, macro-F1 and Krippendorff's alpha."""

import numpy as np


def accuracy(human: np.ndarray, machine: np.ndarray) -> float:
    """Return the share of sentences that got the same code.

    Examples
    --------
    >>> accuracy(np.array([1, 0, -1, 1]), np.array([1, 0, 1, 1]))
    0.75
    """
    return float(np.mean(human == machine))


def macro_f1(human: np.ndarray, machine: np.ndarray) -> float:
    """Return the mean of the F1 scores of the codes that either side used.

    Examples
    --------
    >>> macro_f1(np.array([1, 0, 1, 0]), np.array([1, 0, 0, 0])).__round__(4)
    0.7333
    """
    used = np.union1d(human, machine)
    both = [2 * np.sum((human == code) & (machine == code)) for code in used]
    either = [np.sum(human == code) + np.sum(machine == code) for code in used]
    return float(np.mean(np.array(both) / np.array(either)))


def krippendorff_alpha(ratings, metric: str = "ordinal") -> float:
    """Return Krippendorff's alpha: 1 for perfect agreement, 0 for agreement by chance (Krippendorff 2011).

    Parameters
    ----------
    ratings : array of float, shape (coders, units)
        NaN where a coder did not rate a unit.
    metric : {"nominal", "ordinal", "interval"}
        How far apart two ratings are.

    Returns
    -------
    float
        NaN when all ratings are the same, or no unit was rated twice.

    Examples
    --------
    >>> krippendorff_alpha([[1, 1, 2, 2], [1, 1, 2, 2]])
    1.0
    """
    ratings = np.asarray(ratings, float)
    ratings = ratings[:, np.sum(~np.isnan(ratings), axis=0) > 1]
    values = np.unique(ratings[~np.isnan(ratings)])
    counts = np.array([(ratings == value).sum(axis=0) for value in values]).reshape(len(values), -1)
    pairs = (
        counts[:, None, :] * (counts[None, :, :] - np.eye(len(values))[:, :, None]) / (counts.sum(axis=0) - 1)
    ).sum(axis=2)
    totals = pairs.sum(axis=1)
    distance = _distances(values, totals, metric)
    expected = (np.outer(totals, totals) * distance).sum()
    return float(1 - (totals.sum() - 1) * (pairs * distance).sum() / expected) if expected > 0 else np.nan


def _distances(values, totals, metric) -> np.ndarray:
    """Squared distances between ratings."""
    if metric == "nominal":
        return 1.0 - np.eye(len(values))
    if metric == "interval":
        return (values[:, None] - values[None, :]) ** 2
    if metric == "ordinal":
        place = np.cumsum(totals) - totals / 2
        return (place[:, None] - place[None, :]) ** 2
    raise ValueError(f"There is no metric {metric!r}; there are nominal, ordinal, interval.")


MEASURES = {"accuracy": accuracy, "macro_f1": macro_f1, "alpha": lambda a, b: krippendorff_alpha([a, b])}
