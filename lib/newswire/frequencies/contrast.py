"""How sure a difference between two sets of articles is, from sums over their articles."""

import numpy as np
import pandas as pd
from scipy import special, stats

from ..statistics import MIN_UNITS
from ..tables import require_level

_EXACT = 1e-6  # residuals below this share of the squares are rounding alone
_HALVINGS = 30


def p_values(a: pd.DataFrame, b: pd.DataFrame, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Test for each word whether more articles of one side use it than their number and length explain.

    Were the sides alike, the articles with the word would fall to either as the regression of having it on length
    says. They are compared with a binomial of as many draws, or as many as its variance is worth where the word is
    common (Korn & Graubard 1998), counting half of what was found. How often one article uses a word says nothing.

    Parameters
    ----------
    a, b : DataFrame
        The sums of `count_words` on either side, for the same words.
    low, high : ndarray of float
        The interval of the log ratio of rates.

    Returns
    -------
    ndarray of float
        Two-sided; 1 where the interval does not lie on the same side; missing with fewer than `MIN_UNITS` articles on
        a side, or with the word in both.
    """
    draws, share, expected = _articles_with_word(a, b)
    p = np.minimum(2 * np.minimum(*_tails(draws, share * draws, expected)), 1)
    confirmed = np.where(share > expected, low > 0, high < 0)
    return np.where(_enough(a, b), np.where(confirmed, p, 1), np.nan)


def smallest_seen(a: pd.DataFrame, b: pd.DataFrame, p: float) -> np.ndarray:
    """Return the binary logarithm of the ratio, articles with a word to those expected, from which p would be reached.

    Infinite where even all the articles with the word on the side of `a` would not do.
    """
    draws, _, expected = _articles_with_word(a, b)
    low, high = expected * draws, draws.copy()
    never = _tails(draws, high, expected)[0] * 2 > p
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        seen = _tails(draws, middle, expected)[0] * 2 <= p
        low, high = np.where(seen, low, middle), np.where(seen, middle, high)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = special.logit(high / draws) - special.logit(expected)
    return np.where(never, np.inf, ratio / np.log(2))


def log_ratio_interval(a: pd.DataFrame, b: pd.DataFrame, level: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """Return intervals of the binary logarithm of the ratio of rates, a to b, over articles.

    The share of a word's occurrences that fall to `a` is a binomial share of as many draws as the variances of both
    rates, as ratios of sums over articles, are worth (Korn & Graubard 1998), with Jeffreys' interval. A side without
    the word has the variance of both together, and leaves one bound infinite.
    """
    require_level(level)
    x, y = a["count"].to_numpy(float), b["count"].to_numpy(float)
    both = a + b
    with np.errstate(invalid="ignore", divide="ignore"):
        share = x / (x + y)
        apart = 1 / ((_relative_variance(a) + _relative_variance(b)) * share * (1 - share))
        draws = np.where((x > 0) & (y > 0), apart, 1 / _relative_variance(both)) * _few(a, b, level)
        found = share * draws
        ends = [special.betaincinv(found + 0.5, draws - found + 0.5, (1 + side * level) / 2) for side in (-1, 1)]
        scale = np.log2(b["words"] / a["words"]).to_numpy()
        low, high = (special.logit(end) / np.log(2) + scale for end in ends)
    enough = _enough(a, b)
    low, high = np.where(x > 0, low, -np.inf), np.where(y > 0, high, np.inf)
    return np.where(enough, low, np.nan), np.where(enough, high, np.nan)


def _few(a: pd.DataFrame, b: pd.DataFrame, level: float) -> float:
    """Return what a variance that is estimated from few articles leaves of the draws (Korn & Graubard 1998)."""
    freedom = max(min(a["articles"].max(), b["articles"].max()) - 1, 1) if len(a) else 1
    return (stats.norm.ppf((1 + level) / 2) / stats.t.ppf((1 + level) / 2, freedom)) ** 2


def _enough(a: pd.DataFrame, b: pd.DataFrame) -> np.ndarray:
    with_word = a["n_articles"] + b["n_articles"]
    return ((a["articles"] >= MIN_UNITS) & (b["articles"] >= MIN_UNITS) & (with_word >= MIN_UNITS)).to_numpy()


def _articles_with_word(a: pd.DataFrame, b: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return how many draws the articles with each word are worth, the share of `a` in them, and the one expected."""
    both = (a + b).astype(float)
    found, articles, words, squared = (both[name] for name in ("n_articles", "articles", "words", "words_squared"))
    with np.errstate(invalid="ignore", divide="ignore"):
        slope = (articles * both["lengths"] - words * found) / (articles * squared - words**2)
        # Neither part of the line may be negative: longer articles have more words, and none has fewer than no word.
        slope = np.clip(slope.fillna(0), 0, found / words)
        level = (found - slope * words) / articles
        fitted = level * found + slope * both["lengths"]
        residual = found - 2 * fitted + level**2 * articles + 2 * level * slope * words + slope**2 * squared
        draws = found**2 / np.maximum(residual * articles / (articles - 1), _EXACT * found)
        expected = (level * a["articles"] + slope * a["words"]) / found
        return draws.to_numpy(), (a["n_articles"] / found).to_numpy(), expected.to_numpy()


def _relative_variance(sums: pd.DataFrame) -> np.ndarray:
    """Return the variance of rates over articles, by linearisation (Cochran 1977, 6.19), by their squares."""
    sums = sums.astype(float)
    rate = sums["count"] / sums["words"]
    residual = sums["squares"] - 2 * rate * sums["products"] + rate**2 * sums["words_squared"]
    known = np.maximum(residual, _EXACT * sums["squares"])
    return (known * sums["articles"] / (sums["articles"] - 1) / sums["count"] ** 2).to_numpy()


def _tails(draws: np.ndarray, found: np.ndarray, share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the chance of as many draws or more, and of as many or fewer, counting half of what was found."""
    above, below = found + 0.5, draws - found + 0.5
    return special.betainc(above, below, share), special.betainc(below, above, 1 - share)
