"""How sure a difference between two sets of articles is, from sums over their articles."""

from itertools import combinations

import numpy as np
import pandas as pd
from scipy import special, stats

from ..statistics import MIN_UNITS
from ..tables import require_level

_EXACT = 1e-6  # residuals below this share of the squares are rounding alone
_ALIKE = 1e-9  # lengths that differ less are the same
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
    found = share * draws
    or_fewer = special.betainc(draws - found + 0.5, found + 0.5, 1 - expected)
    p = np.minimum(2 * np.minimum(_or_more(draws, found, expected), or_fewer), 1)
    confirmed = np.where(share > expected, low > 0, high < 0)
    return np.where(_enough(a, b), np.where(confirmed, p, 1), np.nan)


def smallest_seen(a: pd.DataFrame, b: pd.DataFrame, p: float) -> np.ndarray:
    """Return the binary logarithm of the ratio, articles with a word to those expected, from which p would be reached.

    Infinite where even all the articles with the word on the side of `a` would not do.
    """
    draws, _, expected = _articles_with_word(a, b)
    low, high = expected * draws, draws.copy()
    never = _or_more(draws, high, expected) * 2 > p
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        seen = _or_more(draws, middle, expected) * 2 <= p
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
    if not len(a):
        return np.empty(0), np.empty(0), np.empty(0)
    both = (a + b).astype(float)
    names = ["articles", "words_roots", "words", "words_powers", "words_squared"]
    m, roots, words, powers, squared = both[names].iloc[0]
    found = both[["n_articles", "roots", "lengths"]].to_numpy()
    line = _rising(found, np.array([[m, roots, words], [roots, words, powers], [words, powers, squared]]))
    with_word = found[:, 0]
    # Of stories, the share of articles with the word varies less than a yes or no would: the draws are too few at most.
    residual = with_word - (line * found).sum(axis=1)
    expected, everywhere = (line @ side[names[:3]].iloc[0].to_numpy() for side in (a, both))
    with np.errstate(invalid="ignore", divide="ignore"):
        draws = with_word**2 / np.maximum(residual * m / max(m - 3, 1), _EXACT * with_word)
        return draws, a["n_articles"].to_numpy() / with_word, expected / everywhere


def _rising(found: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Regress having a word on 1, the root of an article's length, and its length, by least squares.

    The longer an article, the more words it has, but with ever smaller steps: no part of the sum may be negative, so
    the best of the regressions on some of the three is taken in which none is.

    Parameters
    ----------
    found : ndarray of float, shape (words, 3)
        The sums of the three over the articles with a word.
    lengths : ndarray of float, shape (3, 3)
        The sums of their products over all articles.
    """
    best, least = np.zeros_like(found), np.full(len(found), np.inf)
    for parts in (each for size in (1, 2, 3) for each in combinations(range(3), size)):
        here = list(parts)
        products = lengths[np.ix_(here, here)]
        scale = np.sqrt(np.maximum(np.diag(products), 1))
        inverse = np.linalg.pinv(products / np.outer(scale, scale), rcond=_ALIKE, hermitian=True)
        fitted = found[:, here] / scale @ inverse / scale
        residual = found[:, 0] - (fitted * found[:, here]).sum(axis=1)
        better = (fitted >= 0).all(axis=1) & (residual < least)
        best[better] = 0
        best[np.ix_(better, here)] = fitted[better]
        least[better] = residual[better]
    return best


def _relative_variance(sums: pd.DataFrame) -> np.ndarray:
    """Return the variance of rates over articles, by linearisation (Cochran 1977, 6.19), by their squares."""
    sums = sums.astype(float)
    rate = sums["count"] / sums["words"]
    residual = sums["squares"] - 2 * rate * sums["products"] + rate**2 * sums["words_squared"]
    known = np.maximum(residual, _EXACT * sums["squares"])
    return (known * sums["articles"] / (sums["articles"] - 1) / sums["count"] ** 2).to_numpy()


def _or_more(draws: np.ndarray, found: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Return the chance of as many draws or more, counting half of what was found."""
    return special.betainc(found + 0.5, draws - found + 0.5, share)
