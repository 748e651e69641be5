"""Places that are drawn by lot, so that those of parts of a corpus and those of the whole are the same."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from ..corpus import Corpus


class Drawn(NamedTuple):
    """Places that were drawn for each key, in text order, how many there are in all, and how many may be drawn."""

    rows: pd.DataFrame  # key and lot, besides what is told of a place
    totals: pd.DataFrame  # a row for each key
    limit: int | None


def lots(corpus: Corpus, tokens: np.ndarray) -> np.ndarray:
    """Return a number for each of some tokens that depends on their article and their place in it alone, uint64."""
    article = pd.util.hash_array(corpus.articles.index.to_numpy(object))[corpus.token_articles(tokens)]
    return pd.util.hash_array(article ^ corpus.token_starts[tokens].astype(np.uint64))


def drawn(lot: np.ndarray, limit: int | None) -> np.ndarray:
    """Return the positions of as many as the limit allows, those with the lowest lots, in order.

    Examples
    --------
    >>> drawn(np.array([8, 2, 9, 5]), 2).tolist()
    [1, 3]
    """
    return np.sort(np.argsort(lot, kind="stable")[:limit])


def redrawn(parts: list[Drawn]) -> Drawn:
    """Draw from what was drawn from each part what is drawn from the whole."""
    limit, rows = parts[0].limit, pd.concat([part.rows for part in parts], ignore_index=True)
    if limit is not None:
        rows = rows.sort_values("lot", kind="stable").groupby("key").head(limit).sort_index()
    totals = pd.concat([part.totals for part in parts]).groupby(level=0).sum()
    return Drawn(rows.reset_index(drop=True), totals, limit)
