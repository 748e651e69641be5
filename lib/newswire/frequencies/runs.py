"""Runs of words: every sequence of n words that stand side by side in a sentence, as one number each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ..corpus import Corpus
from ..text.tokens import BITS, count_pairs, starts_of


@dataclass
class Runs:
    """Runs of n features: `keys`, equal where the runs are, and `articles`, the row of the article each is in."""

    keys: np.ndarray
    articles: np.ndarray
    n: int
    width: int
    _seen: dict[int, np.ndarray] = field(default_factory=dict)
    _among: np.ndarray | None = None

    def features(self, keys: np.ndarray) -> np.ndarray:
        """Return the features that runs consist of, shape (runs, n)."""
        if self._among is not None:
            return self._among[keys]
        places = np.empty((len(keys), self.n), np.int64)
        for place in reversed(range(1, self.n)):
            keys, places[:, place] = keys >> self.width, keys & ((1 << self.width) - 1)
            keys = self._seen[place][keys] if place in self._seen else keys
        places[:, 0] = keys
        return places


def runs(
    corpus: Corpus, feature_of: np.ndarray, n: int, gaps: Sequence[int] = (1,), outer: np.ndarray | None = None
) -> Runs:
    """Find the sequences of n features inside sentences, each `gap` tokens behind the one before.

    Parameters
    ----------
    corpus : Corpus
    feature_of : ndarray of int, shape (types,)
        The feature of each type, -1 for types that no run may hold.
    n : int
        Features in a run.
    gaps : sequence of int
        Distances in tokens; with several, the runs of each are found.
    outer : ndarray of bool, shape (features,), optional
        Which features a run may begin and end with; any unless given.
    """
    tokens = feature_of[corpus.codes]
    firsts = [_firsts(corpus, tokens, (n - 1) * gap, gap, outer) for gap in gaps]
    article = corpus.token_articles()[np.concatenate(firsts)]
    width = int(feature_of.max(initial=0)).bit_length()
    keyed = Runs(_features_at(tokens, firsts, gaps, 0), article, n, width)
    for place in range(1, n):
        # A key holds the features side by side in its bits; where they would run over, keys so far are renumbered.
        if int(keyed.keys.max(initial=0)).bit_length() + width > BITS:
            keyed._seen[place], keyed.keys = np.unique(keyed.keys, return_inverse=True)
        keyed.keys = keyed.keys.astype(np.int64) << width | _features_at(tokens, firsts, gaps, place)
    return keyed


def runs_among(corpus: Corpus, feature_of: np.ndarray, among: np.ndarray, gaps: Sequence[int] = (1,)) -> Runs:
    """Find the sequences of features that are given, as `runs` finds all.

    Parameters
    ----------
    corpus, feature_of, gaps
        As for `runs`.
    among : ndarray of int, shape (sequences, n)
        The features of each; -1 for one that no type has.
    """
    among = np.unique(among[(among >= 0).all(axis=1)], axis=0)
    n, n_features = among.shape[1], int(feature_of.max(initial=0)) + 1
    tokens = feature_of[corpus.codes]
    firsts = [_firsts(corpus, tokens, (n - 1) * gap, gap, None) for gap in gaps]
    first = np.concatenate(firsts)
    gap = np.repeat(np.asarray(gaps), [len(each) for each in firsts])
    beginning, key = np.zeros(len(among), np.int64), np.zeros(len(first), np.int64)
    for place in range(n):
        # Place by place, each beginning of a sequence gets a number, and only runs that begin like one are followed.
        wanted, beginning = np.unique(beginning * n_features + among[:, place], return_inverse=True)
        key = key * n_features + tokens[first + place * gap]
        at = np.minimum(np.searchsorted(wanted, key), len(wanted) - 1)
        found = wanted[at] == key if len(wanted) else np.zeros(len(key), bool)
        first, gap, key = first[found], gap[found], at[found]
    return Runs(key, corpus.token_articles(first), n, 0, _among=among)


def _features_at(tokens: np.ndarray, firsts: list, gaps: Sequence[int], place: int) -> np.ndarray:
    """Return the feature at one place of each run."""
    return np.concatenate([tokens[first + place * gap] for first, gap in zip(firsts, gaps, strict=True)])


def count_runs(
    corpus: Corpus, feature_of: np.ndarray, n: int, gaps: Sequence[int] = (1,)
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Count the runs of n features, as `runs` finds them.

    Returns
    -------
    features : ndarray of int64, shape (distinct, n)
    counts, n_articles : ndarray of int64, shape (distinct,)
    """
    every_run = runs(corpus, feature_of, n, gaps)
    keys, _, counts = count_pairs(every_run.keys, every_run.articles, len(corpus))
    starts = starts_of(keys)
    n_articles = np.diff(starts, append=len(keys))
    return every_run.features(keys[starts]), np.add.reduceat(counts, starts), n_articles


def _firsts(corpus: Corpus, tokens: np.ndarray, span: int, gap: int, outer) -> np.ndarray:
    """Return the tokens at which runs start that reach `span` tokens further."""
    inside = np.ones(len(tokens), bool)
    if span >= np.diff(corpus.sentence_bounds).max(initial=0):
        return np.empty(0, np.int64)
    for ahead in range(0, span + 1, gap):
        inside[: max(len(tokens) - ahead, 0)] &= tokens[ahead:] >= 0
    for back in range(span):  # no run crosses the end of a sentence
        inside[np.maximum(corpus.sentence_bounds[1:] - 1 - back, 0)] = False
    first = np.flatnonzero(inside)
    return first if outer is None else first[outer[tokens[first]] & outer[tokens[first + span]]]
