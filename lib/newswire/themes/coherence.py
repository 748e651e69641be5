"""Whether the words of a theme occur together."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

WINDOW = 10  # tokens within which words occur together, as in Röder, Both & Hinneburg (2015)
SMALL = 1e-12  # added to the share of windows that hold both words, as there: the logarithm of none


def npmi(words: Sequence[Sequence[int]] | np.ndarray, tokens: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """Return the coherence of lists of words: mean normalised pointwise mutual information of their pairs.

    Bouma (2009) as used by Röder, Both & Hinneburg (2015), C_NPMI: probabilities are shares of windows that slide over
    the texts a token at a time; a text that is shorter is one window. Where a word stands in a window twice, gensim
    4.4 forgets it when the first leaves; here it counts as long as one is there.

    Parameters
    ----------
    words : array of int, shape (themes, words)
        The words of each theme.
    tokens : ndarray of int
        The texts, one after the other; negative where a token is none of the words.
    bounds : ndarray of int
        Where each text starts, and the end.

    Returns
    -------
    ndarray of float, shape (themes,)
        From -1 to 1; missing for fewer than two words.

    Examples
    --------
    >>> npmi([[0, 1]], np.array([0, 1, 2, 3]), np.array([0, 2, 4])).round(3).tolist()
    [1.0]
    """
    used, places = np.unique(words, return_inverse=True)
    together, n_windows = _windows(used, tokens, bounds)
    shares, places = together / max(n_windows, 1), places.reshape(len(words), -1)
    first, second = np.triu_indices(len(places.T), 1)
    a, b, alone = places[:, first], places[:, second], shares.diagonal()
    joint = shares[a, b] + SMALL
    measured = np.log(joint / np.maximum(alone[a] * alone[b], SMALL**2)) / -np.log(joint)
    return measured.mean(axis=1) if len(first) and n_windows else np.full(len(places), np.nan)


def _windows(used: np.ndarray, tokens: np.ndarray, bounds: np.ndarray) -> tuple[np.ndarray, int]:
    """Count the windows that hold each pair of words, each word with itself on the diagonal, and all windows."""
    lengths = np.diff(bounds)
    per_text = np.where(lengths > 0, np.maximum(lengths - WINDOW + 1, 1), 0)
    before = np.append(0, np.cumsum(per_text))  # windows of earlier texts
    place = np.searchsorted(used, tokens)
    at = np.flatnonzero(np.append(used, -2)[place] == tokens)  # -2 is no token: it stands behind the last word
    text = np.searchsorted(bounds, at, side="right") - 1
    inside = at - bounds[text]
    first, last = np.maximum(inside - WINDOW + 1, 0), np.minimum(inside, per_text[text] - 1)
    # an occurrence is in the windows from first to last: a row each, of which those beyond last are dropped
    windows = first[:, None] + np.arange(WINDOW)
    occurrence, _ = inside_of = np.nonzero(windows <= last[:, None])
    rows = before[text][occurrence] + windows[inside_of]
    shape = (int(before[-1]), len(used))
    holds = sparse.csr_array((np.ones(len(rows), np.int32), (rows, place[at][occurrence])), shape=shape)
    holds.data[:] = 1  # however often the word is in the window
    return (holds.T @ holds).toarray(), shape[0]
