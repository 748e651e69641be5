"""Sets of copies: articles that hang on one first version, each with who published it and its first sentence."""

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..corpus.archive.parts import adds_up, concatenated
from ..display.evidence import titles
from ..tables import require
from ..text.strings import arrow_strings, place_in
from .copies import COLUMNS, outlets
from .pairs import connected


def copy_sets(corpus: Corpus, copies: pd.DataFrame) -> pd.DataFrame:
    """Put together the articles that repeat one another.

    Parameters
    ----------
    corpus : Corpus
    copies : DataFrame
        From `find_copies`; pairs of which one is not in the corpus, as in a part of it, are passed over.

    Returns
    -------
    DataFrame
        One row per article that repeats another or is repeated: set (the title or the first words of its first
        version, with a number where several have the same), article, copy_of, share and kind as in `copies` ("first"
        and missing values for the first version, which repeats none), outlet (source or agency, where known), date,
        start and end (of its first sentence). The largest set is first, and in it the first version, then by date.

    Raises
    ------
    ValueError
        When the table lacks a column.

    Examples
    --------
    >>> from newswire.stories import find_copies
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose again.", "Gas fell.", "OIL rose again."]}))
    >>> copy_sets(corpus, find_copies(corpus))["kind"].tolist()
    ['first', 'copy']
    """
    require(copies, *COLUMNS, what="The table of copies", made_by="find_copies(corpus)")
    ids, pairs = arrow_strings(corpus.articles.index), copies[["article", "copy_of"]].astype("str")
    places = np.stack([place_in(arrow_strings(pairs[name]), ids) for name in pairs])
    here = (places >= 0).all(axis=0)
    copies, (row, other) = copies[here], places[:, here]
    together = connected((row, other), len(corpus))
    held = np.unique(np.concatenate([row, other]))
    table = pd.DataFrame({"row": held, "article": corpus.articles.index[held], "together": together[held]})
    table = table.merge(copies[COLUMNS], on="article", how="left").assign(
        outlet=outlets(corpus.articles).to_numpy()[held], date=corpus.articles["date"].to_numpy()[held]
    )
    opens = _openings(corpus, pd.Series(held, corpus.articles.index[held])).loc[table["article"]]
    table = table.assign(start=opens["start"].to_numpy(), end=opens["end"].to_numpy(), later=table["copy_of"].notna())
    table["kind"] = table["kind"].astype(object).fillna("first")
    table["size"] = table.groupby("together")["row"].transform("size")
    table = table.sort_values(["later", "date", "article"])
    table["lead"] = table.groupby("together")["article"].transform("first")
    table = table.sort_values(["size", "lead"], ascending=[False, True], kind="stable", ignore_index=True)
    table["set"] = table["lead"].map(_names(opens.loc[table["lead"].unique(), "title"]))
    return table[["set", *COLUMNS, "outlet", "date", "start", "end"]]


def _names(titles: pd.Series) -> pd.Series:
    """Name each article by its title or first words, and by a number as well where another has the same name."""
    again = titles.groupby(titles).cumcount()
    return titles.where(again == 0, titles + " (" + (again + 1).astype(str) + ")")


@adds_up(concatenated)
def _openings(corpus: Corpus, held: pd.Series) -> pd.DataFrame:
    """Return the title or first words of some articles, which have words, and where their first sentences stand."""
    rows = corpus.articles.index.get_indexer(held.index)
    first = np.searchsorted(corpus.sentence_articles, rows)
    spans = {"start": corpus.sentence_starts[first], "end": corpus.sentence_ends[first]}
    return pd.DataFrame({"title": titles(corpus.articles.iloc[rows])} | spans)
