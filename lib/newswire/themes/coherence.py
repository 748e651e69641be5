"""Whether the words of a theme occur together, and whether themes have words of their own."""

import numpy as np
from scipy import sparse

WINDOW = 10
_TINY = 1e-12


def npmi(words: list[list[int]], tokens: np.ndarray, bounds: np.ndarray, *, window: int = WINDOW) -> np.ndarray:
    """Return the coherence of lists of words: mean normalised pointwise mutual information of their pairs.

    Bouma (2009) as used by Röder, Both & Hinneburg (2015), C_NPMI: probabilities are shares of windows that slide over
    the texts a token at a time; a text that is shorter is one window. Where a word stands in a window twice, gensim
    4.4 forgets it when the first leaves; here it counts as long as one is there.

    Parameters
    ----------
    words : list of list of int
        The words of each theme.
    tokens : ndarray of int
        The texts, one after the other; negative where a token is none of the words.
    bounds : ndarray of int
        Where each text starts, and the end.
    window : int

    Returns
    -------
    ndarray of float, shape (themes,), from -1 to 1; missing for fewer than two words

    Examples
    --------
    >>> npmi([[0, 1]], np.array([0, 1, 2, 3]), np.array([0, 2, 4])).round(3).tolist()
    [1.0]
    """
    used = np.unique([word for theme in words for word in theme])
    together, n_windows = _windows(used, tokens, bounds, window)
    alone = together.diagonal() / max(n_windows, 1)
    return np.array([_mean_pair(np.searchsorted(used, theme), together, alone, n_windows) for theme in words])


def diversity(words: list[list]) -> float:
    """Return the share of different words among all words of all themes (Dieng, Ruiz & Blei 2020).

    Examples
    --------
    >>> diversity([["oil", "gas"], ["oil", "bank"]])
    0.75
    """
    every = [word for theme in words for word in theme]
    return len(set(every)) / len(every) if every else float("nan")


def _windows(used: np.ndarray, tokens: np.ndarray, bounds: np.ndarray, window: int):
    """Count the windows that hold each pair of words, each word with itself on the diagonal."""
    lengths = np.diff(bounds)
    per_text = np.where(lengths > 0, np.maximum(lengths - window + 1, 1), 0)
    offsets = np.concatenate([[0], np.cumsum(per_text)])
    place = np.searchsorted(used, tokens)
    at = np.flatnonzero((place < len(used)) & (used[np.minimum(place, len(used) - 1)] == tokens)) if len(used) else []
    text = np.searchsorted(bounds, at, side="right") - 1
    inside = at - bounds[text]
    first = np.maximum(inside - window + 1, 0)
    last = np.minimum(inside, per_text[text] - 1)
    counts = last - first + 1
    starts = np.repeat(offsets[text] + first - np.concatenate([[0], np.cumsum(counts)[:-1]])[: len(counts)], counts)
    rows = starts + np.arange(counts.sum())
    shape = (int(offsets[-1]), len(used))
    holds = sparse.csr_array((np.ones(len(rows), np.int32), (rows, np.repeat(place[at], counts))), shape=shape)
    holds.data[:] = 1
    return (holds.T @ holds).toarray(), int(offsets[-1])


def _mean_pair(theme: np.ndarray, together: np.ndarray, alone: np.ndarray, n_windows: int) -> float:
    """Average over the pairs of one theme."""
    if len(theme) < 2 or not n_windows:
        return np.nan
    a, b = np.triu_indices(len(theme), 1)
    joint = together[theme[a], theme[b]] / n_windows
    known = np.maximum(alone[theme[a]] * alone[theme[b]], _TINY**2)
    return float(np.mean(np.log((joint + _TINY) / known) / -np.log(joint + _TINY)))
