"""Copies: which articles repeat the text of another, and whether they are copies, updates or repeats."""

from collections.abc import Sequence
from pathlib import PurePath

import numpy as np
import pandas as pd

from ..corpus import Archive, Corpus
from ..corpus.read import kept_table
from ..reading.kinds import READERS
from .pairs import LEAST, connected, counted, first_of_run
from .parted import laid_side_by_side
from .runs import STRETCH, Texts, sampled_runs

COLUMNS = ["article", "copy_of", "share", "kind"]
_FAR, _MOST = 30, 0.7  # days, and share of the longer's runs that is asked for after as many
_OWN = 0.25  # share of its runs that an article has from another, so that a digest of many is no copy of each
_LONGER = 1.05  # times the words of the other that make an update: a word that was mended does not


def find_copies(corpus: Corpus, *more: Corpus) -> pd.DataFrame:
    """Find the articles that repeat the text of another.

    Two articles do where one has half of the other's runs of five words, letter case and marks apart (Broder 1997
    calls the share containment), and they share 20 words in a row, or all, which forms of words that are filled anew,
    as in market reports, do not. More than 30 days apart they have to share 70% of the longer, since a background or a
    list of captions comes back for years; and an article of which less than a quarter is from another, such as a
    digest, does not repeat it.

    Parameters
    ----------
    corpus : Corpus
    *more : Corpus
        Further parts of it, such as saved corpora that are opened one by one: the table is that of the whole. Sampled
        runs of all parts are held at once (some 800 bytes an article), and the texts of pairs are looked up again.

    Returns
    -------
    DataFrame
        One row per article that repeats another, in the corpus's order: article, copy_of (the earliest that has enough
        of its text; where dates do not tell, the longest, or of one outlet's the shortest), share (of the article's
        distinct runs that the other has, 0 to 1, counted and not estimated), kind ("update", by the same outlet
        and longer by a twentieth; "repeat", by the same outlet else; "copy", by another or when outlets are not known).

    Raises
    ------
    ValueError
        When two parts have an article of one id.

    Notes
    -----
    Pairs are looked for by a sample of their runs (winnowing: Schleimer, Wilkerson & Aiken 2003) and then laid side by
    side run by run. The time goes with the number of words, even where thousands of articles are one text.

    Examples
    --------
    >>> texts = ["Oil rose by 3% in London.", "Gas fell by 1% in London.", "OIL ROSE by 3% in London."]
    >>> find_copies(Corpus.from_frame(pd.DataFrame({"text": texts})))[["share", "kind"]].values.tolist()
    [[1.0, 'copy']]
    """
    return _copies(corpus, *more) if more else kept_table(corpus, _copies)


def _copies(*parts: Corpus) -> pd.DataFrame:
    articles, (first, *more) = _in_order(parts), parts
    if isinstance(first, Archive) and not more:
        pairs = _related_in(first, articles)
    else:
        held = [part.sample(max(1, len(part))) for part in parts]  # all articles: of an archive, in memory
        pairs = _related(held, articles, _likely(held, articles))
    table = _hung(pairs, articles)
    return table.sort_values("place")[COLUMNS].reset_index(drop=True)


def outlets(articles: pd.DataFrame) -> pd.Series:
    """Name who published each article: its source, or its agency where that is the name of a file; else missing."""
    source = articles["source"].astype(object)
    known = pd.Series(articles["source"].unique()).dropna()
    files = {name for name in known if not READERS.keys().isdisjoint(PurePath(name.lower()).suffixes)}
    return source.mask(source.isin(files).to_numpy()).fillna(articles["agency"].astype(object))


def _in_order(parts: Sequence[Corpus]) -> pd.DataFrame:
    """Put the articles of all parts in the order in which one may repeat another: by date, then the longest, then id.

    Columns: article, date, outlet, n_words, place among all parts.
    """
    told = [
        part.articles[["date", "n_words"]].assign(outlet=outlets(part.articles), article=part.articles.index)
        for part in parts
    ]
    table = pd.concat(told, ignore_index=True).assign(place=lambda table: range(len(table)))
    if (again := table["article"].duplicated()).any():
        name = table.loc[again, "article"].iloc[0]
        raise ValueError(f"The article {name!r} is in two parts; read together, articles of one text are told apart.")
    return table.sort_values(["date", "n_words", "article"], ascending=[True, False, True], ignore_index=True)


def _likely(parts: Sequence[Corpus], articles: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of articles, the later first, that share many of their sampled runs."""
    rank, offset, found = np.argsort(articles["place"].to_numpy()).astype(np.int32), 0, []
    for part in parts:
        found += [(rank[row + offset], run) for row, run in sampled_runs(part)]
        offset += len(part)
    article, run = (np.concatenate(column) for column in zip(*found)) if found else np.empty((2, 0), np.int32)
    size = np.bincount(article, minlength=len(articles))
    shared = pd.Series(run).duplicated(keep=False).to_numpy()
    order = np.lexsort((article[shared], run[shared]))
    article, run = article[shared][order], run[shared][order]
    return counted(article, first_of_run(run), size)


def _related(parts: Sequence[Corpus], articles: pd.DataFrame, pairs: tuple[np.ndarray, np.ndarray]) -> pd.DataFrame:
    """Lay pairs of articles side by side and keep those that share enough, and a stretch that is no form of words.

    Columns: later, earlier (rows of `articles`), share_later, share_earlier (of each one's runs that the other has).
    """
    places, texts = articles["place"].to_numpy(), Texts(parts)
    later, earlier = pairs
    shared, *of = texts.shared(places[later], places[earlier])
    table = pd.DataFrame(
        {"later": later, "earlier": earlier, "share_later": shared / of[0], "share_earlier": shared / of[1]}
    )
    table = table[_enough(table, articles["date"])]
    stretches, *_ = texts.shared(places[table["later"]], places[table["earlier"]], STRETCH)
    return table[stretches > 0]


def _related_in(archive: Archive, articles: pd.DataFrame) -> pd.DataFrame:
    """Return what `_related` does, of an archive."""
    ranks = pd.Series(np.argsort(articles["place"].to_numpy()).astype(np.int32), archive.articles.index)
    table = laid_side_by_side(archive, ranks)
    table["share_later"], table["share_earlier"] = (table["shared"] / table[name] for name in ("n_later", "n_earlier"))
    kept = table["stretch"].to_numpy(bool) & _enough(table, articles["date"])
    return table.loc[kept, ["later", "earlier", "share_later", "share_earlier"]]


def _enough(pairs: pd.DataFrame, dates: pd.Series) -> np.ndarray:
    """Tell which pairs share enough: half of the shorter, or most of the longer where they lie far apart in time."""
    shares = pairs[["share_later", "share_earlier"]]
    later, earlier = (dates.to_numpy()[pairs[name].to_numpy(int)] for name in ("later", "earlier"))
    far = (later - earlier) > np.timedelta64(_FAR, "D")  # never where a date is missing
    return np.where(far, shares.min(axis=1) >= _MOST, shares.max(axis=1) >= LEAST)


def _hung(pairs: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Hang each article on the earliest of which it has enough."""
    order = _versions(pairs, articles)
    turned = order[pairs["later"].to_numpy(int)] < order[pairs["earlier"].to_numpy(int)]
    ends = pairs[["later", "earlier"]].to_numpy(int)
    ends = np.where(turned[:, None], ends[:, ::-1], ends)
    share = np.where(turned, pairs["share_earlier"], pairs["share_later"])
    table = pd.DataFrame({"row": ends[:, 0], "other": ends[:, 1], "share": share})
    table = table[table["share"] >= _OWN]
    table = table.assign(
        date=articles["date"].to_numpy()[table["other"]], id=articles["article"].to_numpy()[table["other"]]
    )
    table = table.sort_values(["row", "date", "share", "id"], ascending=[True, True, False, True])
    table = table.drop_duplicates("row")
    one, other = (articles.iloc[table[name]].reset_index(drop=True) for name in ("row", "other"))
    same = (one["outlet"] == other["outlet"]).to_numpy(bool)
    longer = (one["n_words"] >= _LONGER * other["n_words"]).to_numpy()
    kind = np.select([same & longer, same], ["update", "repeat"], "copy")
    return pd.DataFrame(
        {
            "article": one["article"],
            "copy_of": other["article"],
            "share": table["share"].to_numpy(),
            "kind": kind,
            "place": one["place"],
        }
    )


def _versions(pairs: pd.DataFrame, articles: pd.DataFrame) -> np.ndarray:
    """Number the articles in the order in which one may repeat another, of one outlet's on one date the shortest first.

    Where no date tells the first version, an outlet's longer one is later; the outlet with the longest comes first.
    """
    together = connected([pairs[name].to_numpy(int) for name in ("later", "earlier")], len(articles))
    outlet = articles["outlet"].where(articles["outlet"].notna(), articles["article"])
    groups = articles.assign(together=together, outlet=outlet).groupby(["together", "date", "outlet"], dropna=False)
    keys = articles.assign(outlet=outlet, longest=-groups["n_words"].transform("max"))
    order = keys.sort_values(["date", "longest", "outlet", "n_words", "article"]).index
    return np.argsort(order)
