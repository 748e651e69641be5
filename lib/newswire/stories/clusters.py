"""Stories: which articles tell of one event."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..corpus.read import HELD, kept_table
from ..periods import without_stray
from .copies import find_copies
from .pairs import connected
from .vectors import vectors

_ALIKE = 0.22  # mean similarity of the articles of two stories, from which on they are one
_COPIED = 0.8  # share of its runs of words that makes an article a copy that need not be looked at
_FAR, _HALVED = 0.2, 3.0  # what is left of a similarity long after, and days after which half the way there is gone
_HEAVIEST, _LEAST = 32, 0.05  # words by which pairs are looked for, and what they must have in common to be looked at
_TOLD = 0.1  # similarity that is worth keeping
_MOST = 200  # articles that one is compared with, the likeliest, where thousands follow one form of words
_BLOCK, _PAIRS = 500, 20_000  # articles and pairs at a time, which bounds the memory


def find_stories(corpus: Corpus, *more: Corpus) -> pd.DataFrame:
    """Find the articles that tell of one event, whatever their order.

    Articles are joined by average linkage (Sokal & Michener 1958), the most similar first, as long as the articles of
    two stories have a mean similarity of 0.22; one that stays alone follows the story of which two articles have it.
    Similarity is the cosine of weighted words, names and openings, of which 60% are left for articles three days apart
    and 20% for those long apart. Where most articles are dated, one without a date is as near to others as those that
    are as similar are on average. There is nothing to set: it was tuned on 66 events of ECB+ (Cybulska & Vossen 2014),
    and the days on 291 pairs of American news that were judged by hand.

    Parameters
    ----------
    corpus : Corpus
    *more : Corpus
        Further parts of it, as for `find_copies`: the table is that of the whole.

    Returns
    -------
    DataFrame
        article, story (the id of its first article), in the order of the articles; one that no other
        shares its event with is a story by itself.

    Raises
    ------
    ValueError
        When two parts have an article of one id, or there are more than 50,000 articles.

    Examples
    --------
    >>> texts = ["Oil rose as OPEC met in Vienna.", "OPEC met in Vienna and oil rose.", "Rome beat Milan 2-1."]
    >>> find_stories(Corpus.from_frame(pd.DataFrame({"text": texts})))["story"].nunique()
    2
    """
    n = sum(map(len, (corpus, *more)))
    if n > HELD:
        few = "take those of a time, such as corpus.where(corpus.articles.date >= '2024-10'), or corpus.sample(n)"
        raise ValueError(f"Stories are sought among at most {HELD:,} articles, and there are {n:,}; {few}.")
    held = [part.sample(HELD) for part in (corpus, *more)]  # all articles: of an archive, as one
    return _stories(*held) if more else kept_table(held[0], _stories, "frequencies")  # rates of words in English


def _stories(*parts: Corpus) -> pd.DataFrame:
    articles = pd.concat([part.articles[["date"]] for part in parts]).rename_axis("article").reset_index()
    ids = articles["article"]
    if not any(len(part.codes) for part in parts):
        return pd.DataFrame({"article": ids, "story": ids})
    original = _originals(parts, ids)
    rows = np.unique(original)
    rows = rows[np.argsort(ids.to_numpy(object)[rows])]  # what is found does not depend on how articles lie
    days = (without_stray(articles["date"]) - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1)
    pairs = _similar(vectors(parts, rows), days.to_numpy(float)[rows])
    label = np.empty(len(ids), int)
    label[rows] = _followed(_joined(*pairs, len(rows)), *pairs)
    articles["label"] = label[original]
    first = articles.sort_values(["date", "article"]).drop_duplicates("label").set_index("label")["article"]
    return pd.DataFrame({"article": ids, "story": articles["label"].map(first)})


def _originals(parts: Sequence[Corpus], ids: pd.Series) -> np.ndarray:
    """Return the row of the article that each is a copy of, nearly word for word, or its own: copies are one story."""
    copies = find_copies(*parts)
    copies = copies[copies["share"] >= _COPIED]
    together = connected([pd.Index(ids).get_indexer(copies[name]) for name in ("article", "copy_of")], len(ids))
    by_id = ids.to_numpy(object).argsort()
    return by_id[np.unique(together[by_id], return_index=True)[1]][together]


def _similar(weights: sparse.csr_array, days: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return pairs of articles that may tell of one event, the earlier row first, and how similar they are."""
    heaviest = _heaviest(weights)
    others = heaviest.T.tocsr()
    found = [np.empty((3, 0))]
    for start in range(0, len(days), _BLOCK):
        common = heaviest[start : start + _BLOCK] @ others
        common.data[common.data < _LEAST] = 0
        common.eliminate_zeros()
        i, j = common.tocoo().coords
        i += start
        near = _FAR + (1 - _FAR) * 0.5 ** (np.abs(days[i] - days[j]) / _HALVED)
        shared = np.where(i < j, common.data * np.nan_to_num(near, nan=1), 0)
        likely = np.flatnonzero(shared >= _LEAST)
        likely = likely[np.lexsort((-shared[likely], i[likely]))]
        likely = likely[np.arange(len(likely)) - np.searchsorted(i[likely], i[likely]) < _MOST]
        found.append(np.stack([i, j, near])[:, likely])
    i, j, near = np.concatenate(found, axis=1)
    i, j = i.astype(int), j.astype(int)
    steps = [slice(start, start + _PAIRS) for start in range(0, len(i), _PAIRS)]
    cosine = [np.asarray(weights[i[step]].multiply(weights[j[step]]).sum(axis=1)).ravel() for step in steps]
    similarity = np.concatenate([np.empty(0), *cosine])
    dated = near[(similarity >= _ALIKE) & ~np.isnan(near)]
    mostly = len(dated) and np.isnan(days).mean() < 0.5  # a few dates say nothing about the other articles
    similarity *= np.nan_to_num(near, nan=dated.mean() if mostly else 1)
    told = similarity >= _TOLD
    return i[told], j[told], similarity[told]


def _heaviest(weights: sparse.csr_array) -> sparse.csr_array:
    """Keep the heaviest words of each article, by which alone its neighbours are looked for."""
    row = np.repeat(np.arange(weights.shape[0]), np.diff(weights.indptr))
    order = np.argsort(2.0 * row - weights.data, kind="stable")  # row by row, as no weight is above 1
    kept = order[np.arange(len(order)) - weights.indptr[row] < _HEAVIEST]
    return sparse.csr_array((weights.data[kept], (row[kept], weights.indices[kept])), shape=weights.shape)


def _joined(i: np.ndarray, j: np.ndarray, similarity: np.ndarray, n: int) -> np.ndarray:
    """Join articles by average linkage and return the number of each one's story; pairs that are missing count as 0.

    Pairs that are each other's nearest are joined at once: the order of joining does not matter to average linkage
    (Murtagh 1983).
    """
    label: np.ndarray = np.arange(n)
    size: np.ndarray = np.ones(n)
    sums = sparse.coo_array((np.tile(similarity, 2), (np.append(i, j), np.append(j, i))), shape=(n, n))
    while True:
        mean = sums.data / (size[sums.row] * size[sums.col])
        enough = mean >= _ALIKE
        if not enough.any():
            return label
        into = _nearest_joined(sums.row[enough], sums.col[enough], mean[enough], len(size))
        kept, to = np.unique(into, return_inverse=True)
        label, size = to[label], np.bincount(to, size)
        apart = to[sums.row] != to[sums.col]
        cells = to[sums.row[apart]], to[sums.col[apart]]
        sums = sparse.coo_array((sums.data[apart], cells), shape=(len(kept), len(kept))).tocsr().tocoo()


def _followed(label: np.ndarray, i: np.ndarray, j: np.ndarray, similarity: np.ndarray) -> np.ndarray:
    """Let articles that stayed alone follow a story by the two of its articles that they are nearest to.

    A large story is told from several sides, and who tells one of them is far from the mean of all.
    """
    alone = np.bincount(label)[label] == 1
    pairs = pd.DataFrame({"row": np.append(i, j), "other": np.append(j, i), "similarity": np.tile(similarity, 2)})
    pairs = pairs[alone[pairs["row"]] & ~alone[pairs["other"]]]
    pairs["story"] = label[pairs["other"]]
    two = pairs.sort_values("similarity", ascending=False, kind="stable").groupby(["row", "story"]).head(2)
    near = two.groupby(["row", "story"])["similarity"].sum().div(2).round(9)
    near = near[near >= _ALIKE].sort_values(ascending=False, kind="stable").reset_index().drop_duplicates("row")
    label = label.copy()
    label[near["row"]] = near["story"]
    return label


def _nearest_joined(row: np.ndarray, column: np.ndarray, mean: np.ndarray, n: int) -> np.ndarray:
    """Return for each story the one it goes into: of two that are each other's nearest, the former."""
    first, second = np.minimum(row, column).astype(np.int64), np.maximum(row, column)
    lot = (first * 2_654_435_761 + second * 40_503) % 1_000_003  # among equals, so that many pairs join at a time
    order = np.lexsort((lot, -mean.round(9), row))
    best = order[np.append(True, np.diff(row[order]) > 0)]
    nearest = np.full(n, -1)
    nearest[row[best]] = column[best]
    own = np.arange(n)
    return np.where((nearest >= 0) & (nearest < own) & (nearest[nearest] == own), nearest, own)
