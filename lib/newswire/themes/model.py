"""Themes of a corpus: found in other articles, and asked for their shares, their sentences and their doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from os import PathLike

import pandas as pd

from ..corpus import Corpus
from ..corpus.archive.parts import InParts
from ..corpus.cut import rows_of
from ..statistics import N_RESAMPLES
from . import prevalence, shares, store
from .factors import NO_FACTORS, SCORED, Factors, alone

COLUMNS = {
    "words": ["theme", "rank", "word", "score", "count"],
    "articles": ["article", "theme", "share", "main", "fit"],
    "passages": ["theme", "rank", "article", "start", "end", "score"],
    "stability": ["theme", "found", "of", "overlap", "firm"],
    "coherence": ["theme", "coherence"],
    "choice": ["n_themes", "information", "error", "agreement", "chosen"],
    "pieces": ["article", "start", "end", "theme", "share"],
}
_FOUND = ("articles", "pieces", "passages")  # tables of the articles that themes were found in
_ARRAYS = ("idf", "components")


@dataclass(frozen=True)
class Themes:
    """Themes that were fitted to a corpus by `fit_themes`, and found in it or, by `assign`, in another.

    Attributes
    ----------
    n_themes : int
    words : DataFrame
        theme (from 1), rank, word (or phrase), score (how far it sets the theme apart), count (of its occurrences).
    articles : DataFrame
        article, theme, share (the shares of an article sum to one), main (whether the article belongs to the theme:
        to the nearest, unless it is far from all), fit (0 to 1: cosine of its words with the nearest theme). Of an
        `Archive`, only the row of the nearest theme.
    passages : DataFrame
        theme, rank, article, start, end, score: the most typical sentences, from different articles where there are.
    labels : Series
        Two or three terms for each theme that no other theme is labelled with.
    stability : DataFrame
        theme, found, of, overlap, firm: in how many draws of the articles the theme was found again.
    coherence : DataFrame
        theme, coherence (NPMI of its first ten words).
    choice : DataFrame
        How each number of themes did, where the number was chosen; empty where it was given.
    pieces : DataFrame
        article, start, end, theme, share: the main theme, 0 for none, of each article or passage.
    facts : DataFrame
        The articles with their columns.
    by_passages : bool
        Whether themes were fitted to passages rather than whole articles.
    factors : Factors
        What `assign` needs.
    n_drawn : int
        To how many of the articles, or stories, themes were fitted, drawn by lot, where there are too many; else 0.
    """

    n_themes: int
    words: pd.DataFrame
    articles: pd.DataFrame
    passages: pd.DataFrame
    labels: pd.Series
    stability: pd.DataFrame
    coherence: pd.DataFrame
    choice: pd.DataFrame
    pieces: pd.DataFrame
    facts: pd.DataFrame = field(repr=False)
    by_passages: bool
    factors: Factors = field(repr=False)
    n_drawn: int = 0

    def __repr__(self) -> str:
        return f"{self.n_themes} themes: {'; '.join(self.labels)}"

    def _repr_html_(self) -> str:
        from ..display.tables import table_html

        return f'<div class="nw-out">{table_html(self.overview(), "Themes of the corpus.")}</div>'

    @cached_property
    def diversity(self) -> float:
        """Share of different words among the first ten of all themes (Dieng, Ruiz & Blei 2020)."""
        first = self.words.loc[self.words["rank"] <= SCORED, "word"]
        return first.nunique() / len(first) if len(first) else float("nan")

    @property
    def rest(self) -> pd.DataFrame:
        """The articles that fit none of the themes: article, theme (the nearest one), share, fit."""
        none = ~self.articles.groupby("article")["main"].transform("any").astype(bool)
        best = self.articles[none].sort_values("share", ascending=False, kind="stable").drop_duplicates("article")
        return best.sort_index()[["article", "theme", "share", "fit"]].reset_index(drop=True)

    def overview(self, n_words: int = 8, *, units: pd.Series | None = None) -> pd.DataFrame:
        """Return a row for each theme: theme (its label), words, n_articles, share, interval, found, coherence.

        Share and its 95% interval are those of `prevalence`, and units as there: n_articles are then stories, of which
        each counts for a theme what part of its articles does, to the nearest whole one; firm themes come first.
        """
        main = self.articles[self.articles["main"].astype(bool)]
        weights = prevalence.weight_of(self.facts.index, units).to_numpy()
        weight = pd.Series(weights[rows_of(self.facts.index, main["article"])], main.index)
        tried = self.stability.set_index("theme")
        found = tried["found"].astype("str") + " of " + tried["of"].astype("str")
        found = (found + tried["firm"].map({True: "", False: ", loose"})).mask(tried["of"] == 0, "not tried")
        held = self.prevalence(units=units).set_index("theme")
        ends = held["low"].map("{:.1%}".format) + " to " + held["high"].map("{:.1%}".format)
        columns = {
            "theme": self.labels.astype("str"),
            "words": self.words[self.words["rank"] <= n_words].groupby("theme")["word"].agg(", ".join).astype("str"),
            "n_articles": weight.groupby(main["theme"])
            .sum()
            .reindex(self.labels.index, fill_value=0)
            .round()
            .astype(int),
            "share": held["share"].astype(float),
            "interval": ends.mask(held["low"].isna(), "too few articles").astype("str"),
            "found": found,
            "coherence": self.coherence.set_index("theme")["coherence"],
        }
        return pd.DataFrame(columns, index=self.labels.index).reset_index(drop=True)

    def evidence(self) -> pd.DataFrame:
        """Return the typical sentences by the label of their theme, for `show(overview, evidence=...)`."""
        labelled = self.passages.assign(theme=self.passages["theme"].map(self.labels).astype("str"))
        return labelled[["theme", "article", "start", "end"]]

    def prevalence(
        self,
        by: str | Sequence[str] | None = None,
        freq: str | None = None,
        *,
        within: str | None = None,
        halves: bool = False,
        units: pd.Series | None = None,
        n_resamples: int = N_RESAMPLES,
        seed: int = 0,
    ) -> pd.DataFrame:
        """Tell what share of the articles, or of the stories, belongs to each theme, in groups or over time.

        Parameters
        ----------
        by : str or sequence of str, optional
            Column of the articles, or several, of which a date also gives "day", "week", "month", "quarter" and "year";
            all articles are one group unless given.
        freq : {"day", "week", "month", "quarter", "year"}, optional
            Group by the date instead.
        within : str, optional
            Column within whose values groups are compared, such as a period: groups of other times are so not taken for
            groups of other themes. Articles without a value are left out.
        halves : bool
            Whether periods are put together into those of the earlier half of the articles and those of the later.
        units : Series, optional
            The story of each article, where stories count: `corpus.units`. In a group a story has the mean share of
            its articles there, and elsewhere that of its others; within periods it is in the first that it has.
        n_resamples, seed : int

        Returns
        -------
        DataFrame
            theme, label, group (a value of the column, or a pandas Period; of several, the columns as they are named),
            share (of the group's articles, those that belong to the theme; the mean share of their text in its passages
            where there are fewer than 50), low and high (95%, Clopper & Pearson 1934, or a bootstrap over articles of
            mean shares; missing below five), n_articles (stories, where these are counted), thin (whether fewer than
            five), elsewhere (the share in all other groups), p (how likely chance alone gives any group that is not
            thin so large a share of any theme: Fisher's exact test times the number of tests), firm (whether the theme
            is). With `within`, elsewhere is the share that the other groups have in the same periods, and p is by the
            exact test of Mantel & Haenszel (1959).

        Raises
        ------
        ValueError
            When there is no such column or period, or an article has no unit.
        """
        group = prevalence.group_of(self.facts, by, freq, halves)
        if within:
            group = group.join(prevalence.group_of(self.facts, [within]))
        table = prevalence.prevalence(self._held(), group, self.labels, n_resamples, seed, within or "", units)
        return table.assign(firm=table["theme"].map(self.stability.set_index("theme")["firm"]).astype(bool))

    def difference(
        self,
        by: str,
        a: object,
        b: object,
        *,
        units: pd.Series | None = None,
        n_resamples: int = N_RESAMPLES,
        seed: int = 0,
    ) -> pd.DataFrame:
        """Tell how far the mean share of each theme in group b lies above that in group a, with its own interval.

        Units are stories, as for `prevalence`.

        Returns
        -------
        DataFrame
            theme, label, difference, low, high.

        Raises
        ------
        ValueError
            When there is no such column or group, or an article has no unit.
        """
        held, group = self._held(), prevalence.group_of(self.facts, by)
        return prevalence.difference(held, group, self.labels, a, b, n_resamples, seed, units)

    def _held(self) -> pd.DataFrame:
        return shares.held(self.articles, self.pieces if self.by_passages else None)

    @alone()
    def assign(self, corpus: Corpus) -> "Themes":
        """Find these themes in other articles.

        Returns
        -------
        Themes
            With the tables articles, pieces and passages of these articles; all else is as it was fitted. What is found
            in an article depends on no other, so an `Archive` has the same; of its articles the nearest theme is kept.
        """
        how = {"passages": self.by_passages, "nearest": isinstance(corpus, InParts) and not self.by_passages}
        found = shares.assigned(corpus, self.factors, self.words, **how) if self.n_themes else None
        tables = found[0] if found else {name: getattr(self, name).head(0) for name in _FOUND}
        return replace(self, **tables, facts=corpus.articles, n_drawn=0)

    def save(self, path: str | PathLike) -> None:
        """Write the themes to one file that `open_themes` opens; the articles' own columns are not in it."""
        note = {"n_themes": self.n_themes, "by_passages": self.by_passages}
        note |= {"n_drawn": self.n_drawn, "names": self.factors.names.tolist(), "labels": self.labels.tolist()}
        tables = {name: getattr(self, name) for name in COLUMNS}
        store.write(path, note, tables, {name: getattr(self.factors, name) for name in _ARRAYS})


def open_themes(path: str | PathLike) -> Themes:
    """Open themes that `Themes.save` wrote.

    Parameters
    ----------
    path : path

    Returns
    -------
    Themes
        Use `assign` for prevalence over the columns of a corpus.

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    ValueError
        When it is not a file of themes, is damaged, or was written in another format.
    """
    note, tables, arrays = store.read(path)
    n_themes = note["n_themes"]
    labelled = pd.Series(note["labels"], index=pd.RangeIndex(1, n_themes + 1, name="theme"), dtype="str")
    facts = pd.DataFrame(index=pd.Index(tables["articles"]["article"].unique(), name="article"))
    factors = replace(NO_FACTORS, names=pd.Index(note["names"], dtype="str"), **arrays)
    told = {"labels": labelled, "facts": facts, "factors": factors, "n_drawn": note.get("n_drawn", 0)}
    return Themes(n_themes, **tables, **told, by_passages=note["by_passages"])
