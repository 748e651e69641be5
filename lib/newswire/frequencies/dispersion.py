"""How evenly words are spread over articles."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus.archive.parts import InParts, adds_up, summed_by
from ..corpus.corpus import Corpus, Unit
from .concordance import uses
from .sums import DECIMALS
from .units import Units, units_within

_DECIMALS = {"count": DECIMALS["count"], "range": DECIMALS["n_articles"]}


def dispersion(corpus: Corpus, words: str | Iterable[str] | None = None, *, unit: Unit = "lower") -> pd.DataFrame:
    """Measure how evenly words are spread over articles.

    Parameters
    ----------
    corpus : Corpus
    words : str or iterable of str, optional
        Words, phrases or patterns, as for `concordance`; all words unless given.
    unit : {"lower", "stem", "text"}
        What counts as one word.

    Returns
    -------
    DataFrame
        word, count, range (articles with the word), dp: Gries' deviation of proportions (2008), 0 when every article
        has its share and near 1 when few have all; dp_norm, the same divided by its largest value (Lijffijt & Gries
        2012). Both are missing for a word that does not occur. By count, then by word. Where stories are counted, they
        stand for articles, each with the means of its own.

    Raises
    ------
    ValueError
        When the unit is unknown, or a word is empty.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["oil gas", "oil oil"]}))
    >>> dispersion(corpus)[["word", "dp"]].round(3).values.tolist()
    [['oil', 0.167], ['gas', 0.5]]
    """
    units = _units(corpus)
    if words is None and isinstance(corpus, InParts):
        table = _ranges_of_parts(corpus, unit)
        # A word with less than one use in as many words as the longest article has is above its rate wherever it is.
        often = table["count"] * units.words.max(initial=0) > units.words.sum()
        asked = table.loc[often, ["word", "count"]].assign(words=units.words.sum())
        table.loc[often, "common"] = _common_of_parts(corpus, unit, asked)
    else:
        used = None if words is None else uses(corpus, words, unit=unit)
        used, names = corpus.dtm(unit) if used is None else (sparse.csr_array(used.to_numpy()), used.columns)
        table = _ranges(used, names, units)
        table["common"] = _common(used, units, table["count"].to_numpy(), units.words.sum())
    total = units.words.sum()
    least = units.words[units.words > 0].min(initial=total)
    table["dp"] = (1 - table["common"] / total).where(table["count"] > 0)
    table["dp_norm"] = table["dp"] / (1 - least / total) if least < total else np.nan
    table = table[["word", "count", "range", "dp", "dp_norm"]].round(_DECIMALS)
    return table.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)


def _units(corpus: Corpus) -> Units:
    return units_within(corpus, np.zeros(len(corpus), np.int64))


def _ranges(used: sparse.csr_array, names: pd.Index, units: Units) -> pd.DataFrame:
    """Return of each word its uses, the articles that have it, and the words of these, which they have in common.

    The deviation of proportions is 1 less the share that two have in common: the uses of a word, shared out over
    articles, and all words, shared out likewise. Both are above an article's share of all words in an article with the
    word, but where it is rarer in it than in all.
    """
    matrix, has = (sparse.csr_array(units.means(values)) for values in (used, (used > 0).astype(np.int64)))
    entries = matrix.tocoo()
    sums = {"count": matrix.sum(axis=0), "range": has.sum(axis=0)}
    table = pd.DataFrame({"word": pd.Series(names, dtype="str"), **{name: np.ravel(of) for name, of in sums.items()}})
    return table.assign(common=np.bincount(entries.col, units.words[entries.row], len(names)))


def _common(used: sparse.csr_array, units: Units, count: np.ndarray, total: float) -> np.ndarray:
    """Return how many words the uses of each word and all words have in common, shared out over articles."""
    entries = sparse.csr_array(units.means(used)).tocoo()
    least = np.minimum(entries.data / count[entries.col] * total, units.words[entries.row])
    return np.bincount(entries.col, least, len(count))


@adds_up(summed_by("word"))
def _ranges_of_parts(corpus: Corpus, unit: Unit) -> pd.DataFrame:
    return _ranges(*corpus.dtm(unit), _units(corpus))


@adds_up(sum)
def _common_of_parts(corpus: Corpus, unit: Unit, asked: pd.DataFrame) -> np.ndarray:
    used, _ = corpus.dtm(unit, vocabulary=asked["word"])
    return _common(used, _units(corpus), asked["count"].to_numpy(), asked["words"].max())
