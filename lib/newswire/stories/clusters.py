"""Stories: which articles tell of one event."""

import numpy as np
import pandas as pd
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfTransformer

from ..corpus import Corpus

_CUT = 0.8


def find_stories(corpus: Corpus) -> pd.DataFrame:
    """Find the articles that tell of one event, whatever their order.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        article, story (the id of its first article), in the corpus's order; an article that no other shares its event
        with is a story by itself.

    Examples
    --------
    >>> find_stories(Corpus.from_frame(pd.DataFrame({"text": ["Oil rose. Gas fell."]})))["story"].nunique()
    1
    """
    ids = corpus.articles.index
    if len(ids) < 2:
        return pd.DataFrame({"article": ids, "story": ids})
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(corpus.dtm("stem")[0])
    distance = 1 - (weights @ weights.T).toarray()
    clusters = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=_CUT)
    label = clusters.fit_predict(np.clip(distance, 0, None))
    first = (
        corpus.articles.assign(label=label, article=ids)
        .sort_values(["date", "article"])
        .groupby("label")["article"]
        .first()
    )
    return pd.DataFrame({"article": ids, "story": first.loc[label].to_numpy()})
