"""Themes that were fitted before, found in other articles."""

from dataclasses import replace

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.decomposition import non_negative_factorization

from .model import Themes, applied
from .terms import count_terms


def assign(themes: Themes, corpus) -> Themes:
    """Find fitted themes in the articles of a corpus.

    Parameters
    ----------
    themes : Themes
    corpus : Corpus

    Returns
    -------
    Themes
        With the tables articles, pieces and passages of this corpus; all else as it was fitted.
    """
    if not themes.n_themes or not len(corpus):
        return replace(themes, **{name: getattr(themes, name).head(0) for name in ("articles", "pieces", "passages")})
    plain = count_terms(corpus, passages=themes.by_passages, phrases=False, names=themes.names)
    weights = plain.matrix.astype(float)
    weights.data = (1 + np.log(weights.data)) * themes.idf[weights.indices]
    length = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    weights = sparse.csr_array(weights.multiply(1 / np.maximum(length, 1e-12)[:, None]))
    pieces, _, _ = non_negative_factorization(
        weights, H=themes.components, n_components=themes.n_themes, update_H=False, init="custom", max_iter=200
    )
    terms = count_terms(corpus, passages=themes.by_passages, names=pd.Index(themes.words["word"].unique()))
    fitted = {name: getattr(themes, name) for name in ("names", "idf", "components", "scales")}
    parts = applied(corpus, plain, terms, pieces, fitted, themes.words)
    return replace(themes, **parts | {"by_passages": themes.by_passages})
