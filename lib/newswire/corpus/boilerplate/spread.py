"""How page furniture is spread over its forms and the sources of articles."""

from typing import NamedTuple

import pandas as pd

from ...tables import SPAN, require
from ..archive.parts import adds_up, concatenated
from ..corpus import Corpus

_SHOWN = 3  # passages of each form
_COUNTS = ["passages", "n_articles", "share"]


class Spread(NamedTuple):
    """What is known of page furniture as a whole.

    Attributes
    ----------
    forms, sources : DataFrame
        pattern or source, passages, n_articles (that have some), share (of the characters of all articles, 0 to 1);
        most articles first.
    evidence : DataFrame
        pattern, article, start, end, n_sentences (passages of the pattern in all): the first passages of each.
    """

    forms: pd.DataFrame
    sources: pd.DataFrame
    evidence: pd.DataFrame


def furniture_spread(corpus: Corpus, spans: pd.DataFrame) -> Spread:
    """Tell how page furniture is spread over its forms and over sources, with the first passages of each form.

    Parameters
    ----------
    corpus : Corpus
        The articles in which it was found.
    spans : DataFrame
        From `newswire.furniture`.

    Returns
    -------
    Spread
        forms, sources and evidence, three tables.

    Raises
    ------
    ValueError
        When a column is missing.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil. Read more: Gas.", "Read more: Coal."]}))
    >>> furniture_spread(corpus, nw.furniture(corpus)).forms[["pattern", "passages", "n_articles"]].values.tolist()
    [['read more: …', 2, 2]]
    """
    forms, sources, evidence, n_characters = _sums(corpus, spans)
    evidence = evidence.assign(n_sentences=evidence["pattern"].map(forms.set_index("pattern")["passages"]))
    return Spread(_of_all(forms, n_characters), _of_all(sources, n_characters), evidence)


def _of_all(table: pd.DataFrame, n_characters: int) -> pd.DataFrame:
    """Turn characters into shares, and put most articles first."""
    table = table.assign(share=table["share"] / max(n_characters, 1))
    return table.sort_values(["n_articles", table.columns[0]], ascending=[False, True], ignore_index=True)


def _added(parts: list[tuple]) -> tuple:
    """Add up sums of parts: see `_sums`."""
    *tables, n_characters = zip(*parts, strict=True)
    forms, sources, evidence = (concatenated(list(table)) for table in tables)
    added = (table.groupby(table.columns[0], as_index=False)[_COUNTS].sum() for table in (forms, sources))
    return *added, _first(evidence), sum(n_characters)


@adds_up(_added)
def _sums(corpus: Corpus, spans: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, int]:
    """Return passages, articles and characters (as share) by pattern and by source, passages, and all characters."""
    require(spans, *SPAN, "pattern", "source", what="The table of spans", made_by="furniture(corpus)")
    known = spans.assign(share=spans["end"] - spans["start"])
    counts = {"passages": ("article", "size"), "n_articles": ("article", "nunique"), "share": ("share", "sum")}
    forms, sources = (known.groupby(name, as_index=False).agg(**counts) for name in ("pattern", "source"))
    n_characters = int(corpus.articles["text"].str.len().sum())
    return forms, sources, _first(spans[["pattern", *SPAN]]), n_characters


def _first(evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the first passages of each form."""
    return evidence.groupby("pattern", sort=False).head(_SHOWN).reset_index(drop=True)
