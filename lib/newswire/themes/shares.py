"""How much of each theme is in articles and passages, and on average in groups and periods, with intervals."""

from collections.abc import Sequence
from functools import reduce

import numpy as np
import pandas as pd
from scipy import sparse, stats

from ..corpus import Corpus
from ..periods import as_periods, keys_of, without_stray
from ..statistics import MIN_UNITS, difference_interval, percentiles, resampled_sums
from ..tables import column_of, require_groups
from .factors import Factors, shares_of
from .terms import Terms
from .words import typical_sentences

COLUMNS = ["theme", "label", "share", "low", "high", "n_articles", "thin", "elsewhere", "p"]
ROUNDING = 1e-6  # of sums of shares, which are whole numbers but for that
LEAST_FIT = 0.15  # cosine of a piece with the nearest theme, below which it fits none
LEAST_WORDS = 2  # of the words of the nearest theme that a piece of it holds
NO_TERM = 1e-9  # what a piece without terms weighs in its article, so that an article of such pieces has shares too


def found_in(
    corpus: Corpus, plain: Terms, terms: Terms, factors: Factors, words: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Return what `Themes` tells of the articles that themes were found in: articles, pieces, passages and facts.

    Parameters
    ----------
    corpus : Corpus
    plain : Terms
        Counts of the terms of the factors.
    terms : Terms
        Counts of the words that describe the themes, which may be phrases.
    factors : Factors
    words : DataFrame
        theme, word, score.
    """
    shares, fit, of_piece = theme_of(plain, terms, factors, words)
    nearest, fits = shares.argmax(axis=1), of_piece > 0
    size = plain.matrix.sum(axis=1) + NO_TERM
    fitting = np.zeros_like(shares)
    fitting[np.arange(len(nearest)), nearest] = fits
    sums = np.zeros((len(corpus), 2 + 2 * len(factors.components)))  # over the pieces of each article
    held = np.column_stack([size, fit * size, shares * size[:, None], fitting])
    np.add.at(sums, plain.pieces["row"], held)
    weight, fit, of_article, fitting = np.split(sums, [1, 2, 2 + shares.shape[1]], axis=1)
    of_article[weight[:, 0] == 0] = 1  # an article without pieces belongs equally to all themes
    of_article = of_article / of_article.sum(axis=1, keepdims=True)
    ids, themes = corpus.articles.index.to_numpy(), np.arange(1, shares.shape[1] + 1)
    articles = pd.DataFrame({"article": pd.Series(np.repeat(ids, len(themes)), dtype="str")})
    articles["theme"], articles["share"] = np.tile(themes, len(corpus)), of_article.ravel()
    main = of_article.argmax(axis=1)[:, None] == themes - 1
    articles["main"] = (main & (fitting > 0)).ravel()
    articles["fit"] = np.repeat(fit / np.maximum(weight, NO_TERM), len(themes))
    pieces = plain.pieces.assign(row=pd.Series(ids[plain.pieces["row"]], dtype="str")).rename(
        columns={"row": "article"}
    )
    pieces["theme"], pieces["share"] = of_piece, shares.max(axis=1)
    passages = typical_sentences(corpus, terms, words, of_article * main)
    return {"articles": articles, "pieces": pieces, "passages": passages, "facts": corpus.articles}


def theme_of(
    plain: Terms, terms: Terms, factors: Factors, words: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the shares of pieces in themes, how near they are to the nearest, and that theme, or 0 if they fit none.

    Takes what `found_in` does.
    """
    cosines = factors.find(plain.matrix)
    shares, fit = shares_of(cosines), np.maximum(cosines.max(axis=1), 0)
    nearest = shares.argmax(axis=1)
    fits = (fit >= LEAST_FIT) & _hold_words(terms, words, nearest, shares.shape[1])
    return shares, fit, np.where(fits, nearest + 1, 0)


def _hold_words(terms: Terms, words: pd.DataFrame, nearest: np.ndarray, n_themes: int) -> np.ndarray:
    """Tell whether pieces hold enough of the words of their nearest theme; a theme may have too few to ask for."""
    places = terms.names.get_indexer(words["word"]), words["theme"].to_numpy(int) - 1
    of_theme = sparse.csr_array((np.ones(len(words)), places), shape=(len(terms.names), n_themes))
    held = ((terms.matrix > 0).astype(float) @ of_theme).toarray()[np.arange(len(nearest)), nearest]
    return held >= np.minimum(of_theme.sum(axis=0), LEAST_WORDS)[nearest]


def group_of(facts: pd.DataFrame, by: str | Sequence[str] | None, freq: str | None = None) -> pd.DataFrame:
    """Return what articles are grouped by: their period, a stray date apart, what stands in a column, or several."""
    if freq is not None:
        return as_periods(without_stray(column_of(facts, "date")), freq).to_frame("group")
    if by is None:
        return pd.DataFrame({"group": "all articles"}, index=facts.index)
    return keys_of(facts, [by]).set_axis(["group"], axis=1) if isinstance(by, str) else keys_of(facts, by)


def held(articles: pd.DataFrame, pieces: pd.DataFrame | None) -> pd.DataFrame:
    """Return what of each article belongs to each theme: all or nothing, or what its passages are of its characters.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": "a", "theme": [1, 2], "main": [True, False]})
    >>> pieces = pd.DataFrame({"article": "a", "theme": [1, 0, 1], "start": [0, 50, 90], "end": [50, 90, 100]})
    >>> held(articles, None)["share"].tolist(), held(articles, pieces)["share"].tolist()
    ([1.0, 0.0], [0.6, 0.0])
    """
    if pieces is None:
        return articles.assign(share=articles["main"].astype(float))
    length = pieces["end"] - pieces["start"]
    of_theme = (length / length.groupby(pieces["article"]).transform("sum")).groupby(
        [pieces["article"], pieces["theme"]]
    )
    places = pd.MultiIndex.from_frame(articles[["article", "theme"]])
    return articles.assign(share=of_theme.sum().reindex(places, fill_value=0.0).to_numpy())


def prevalence(
    shares: pd.DataFrame, groups: pd.DataFrame, labels: pd.Series, n_resamples: int, seed: int, within: str = ""
) -> pd.DataFrame:
    """Average the shares of articles within groups; see `Themes.prevalence`."""
    keys, known = [name for name in groups if name != within], groups.notna().all(axis=1)
    columns = [*COLUMNS[:2], *keys, *COLUMNS[2:]]
    if shares.empty or not known.any():
        kinds = {"theme": shares["theme"].dtype, **groups[keys].dtypes}  # so that it can be merged with others
        return pd.DataFrame(columns=columns, dtype=object).astype(kinds)
    groups = groups[known]
    wide = _wide(shares, groups.index)
    cells = wide.groupby([groups[name].to_numpy() for name in keys], sort=True, observed=True)
    sums = cells.sum().rename_axis(keys)
    size = cells.size().to_numpy()
    low, high = _ends(wide, cells.ngroup().to_numpy(), sums.to_numpy(), size, n_resamples, seed)
    told = {"share": sums.to_numpy() / size[:, None], "low": low, "high": high}
    long = {name: pd.DataFrame(value, sums.index, sums.columns).melt(ignore_index=False)["value"]
            for name, value in told.items()}  # fmt: skip
    table = pd.DataFrame(long).reset_index().assign(theme=np.repeat(sums.columns.to_numpy(), len(sums)))
    table["n_articles"] = np.tile(size, sums.shape[1])
    table = table.assign(thin=table["n_articles"] < MIN_UNITS)
    table = _tested_within(table, wide, groups, within) if within else _tested(table)
    return table.assign(label=table["theme"].map(labels).astype("str"))[columns]


def _ends(
    wide: pd.DataFrame, cell: np.ndarray, sums: np.ndarray, size: np.ndarray, n_resamples: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the intervals of shares, by cell and theme; none with too few articles."""
    n, enough = size[:, None], (size >= MIN_UNITS)[:, None]
    if wide.isin([0, 1]).all(axis=None):  # Clopper & Pearson (1934): a bootstrap would be sure of a share of none
        with np.errstate(invalid="ignore"):
            ends = stats.beta.ppf(0.025, sums, n - sums + 1), stats.beta.ppf(0.975, sums + 1, n - sums)
        return np.where(enough, np.nan_to_num(ends[0]), np.nan), np.where(enough, np.nan_to_num(ends[1], nan=1), np.nan)
    low, high = np.full_like(sums, np.nan), np.full_like(sums, np.nan)
    for number in np.flatnonzero(enough):
        here = wide.to_numpy()[cell == number]
        low[number], high[number] = percentiles(resampled_sums(here, n_resamples, seed) / len(here))
    return low, high


def _tested(table: pd.DataFrame) -> pd.DataFrame:
    """Add the share elsewhere, and how likely chance alone gives any group so large a share of any theme."""
    held = table["share"] * table["n_articles"]
    sums = table.assign(held=held).groupby("theme")[["held", "n_articles"]].transform("sum")
    others = sums["n_articles"] - table["n_articles"]
    table["elsewhere"] = ((sums["held"] - held) / others.where(others > 0)).clip(lower=0)
    tried = ~table["thin"] & (others > 0)
    table["p"] = exceeded(held, table["n_articles"], sums["held"], sums["n_articles"]).where(tried) * tried.sum()
    table["p"] = table["p"].clip(upper=1)
    return table


def _tested_within(table: pd.DataFrame, wide: pd.DataFrame, groups: pd.DataFrame, within: str) -> pd.DataFrame:
    """Add the share elsewhere and its test, as `_tested` does, of the articles of the same periods.

    Under chance, what a group holds of a theme is a sum of hypergeometric draws, one from each period: the exact test
    of Mantel & Haenszel (1959) for common odds (Mehta, Patel & Gray 1985).
    """
    keys = [name for name in groups if name != within]
    cells = wide.assign(n=1.0).groupby([groups[name].to_numpy() for name in [*keys, within]], observed=True).sum()
    periods = cells.groupby(level=-1).transform("sum")
    rows = []
    for _, of in cells.groupby(level=list(range(len(keys))), sort=True):
        beside = periods.loc[of.index]
        others, shared = beside - of, (beside["n"] > of["n"]).to_numpy()
        of, beside, others = of[shared], beside[shared], others[shared]
        for theme in wide:
            elsewhere = np.average(others[theme] / others["n"], weights=of["n"]) if len(of) else np.nan
            rows.append((theme, elsewhere, _tail(of[theme], of["n"], beside[theme], beside["n"])))
    found = pd.DataFrame(rows, columns=["theme", "elsewhere", "p"]).sort_values("theme", kind="stable")
    tried = ~table["thin"] & found["elsewhere"].notna().to_numpy()
    p = pd.Series(found["p"].to_numpy(), table.index).where(tried) * tried.sum()
    return table.assign(elsewhere=found["elsewhere"].to_numpy(), p=p.clip(upper=1))


def _tail(held: pd.Series, n: pd.Series, all_held: pd.Series, all_n: pd.Series) -> float:
    """Return how likely draws from each of several periods hold so much of a theme together, or more."""
    seen = np.floor(held.to_numpy() + ROUNDING).sum()
    most = np.ceil(all_held.to_numpy() - ROUNDING)
    drawn = np.arange(int(min(n.max(), most.max())) + 1)[:, None] if len(n) else np.zeros((1, 0))
    chance = stats.hypergeom.pmf(drawn, all_n.to_numpy(int), most.astype(int), n.to_numpy(int))
    total = reduce(np.convolve, chance.T, np.ones(1))
    return float(total[int(seen) :].sum())


def exceeded(held: pd.Series, n: pd.Series, all_held: pd.Series, all_n: pd.Series) -> pd.Series:
    """Return how likely n articles drawn by lot hold so much of a theme, or more (Fisher 1935)."""
    at_least = np.floor(held.to_numpy(float) + ROUNDING)  # parts of articles vary less than whole ones
    most = np.ceil(all_held.to_numpy(float) - ROUNDING)
    return pd.Series(
        stats.hypergeom.sf(at_least - 1, all_n.to_numpy(int), most.astype(int), n.to_numpy(int)), held.index
    )


def change(table: pd.DataFrame) -> pd.DataFrame:
    """Compare the earlier half of the articles with the later one, theme by theme.

    Parameters
    ----------
    table : DataFrame
        theme, label, group (periods), share, n_articles; from `Themes.prevalence(freq=...)`.

    Returns
    -------
    DataFrame
        theme, label, early and late (shares), since (when the later half starts), p (how likely chance alone gives any
        theme so large a change); empty where there is one period.

    Examples
    --------
    >>> table = pd.DataFrame({"theme": 1, "label": "oil", "group": pd.period_range("2023", "2024", freq="Y")})
    >>> change(table.assign(share=[0.1, 0.5], n_articles=100))[["early", "late", "p"]].round(6).values.tolist()
    [[0.1, 0.5, 0.0]]
    """
    sizes = table.groupby("group")["n_articles"].first()
    since = sizes.index[1:][np.abs(sizes.cumsum().iloc[:-1] - sizes.sum() / 2).argmin() :][:1] if len(sizes) > 1 else []
    rows = []
    for date in since:
        held = table["share"] * table["n_articles"]
        late = (table["group"] >= date).rename("late")
        sums = (
            pd.DataFrame({"held": held, "n": table["n_articles"]}).groupby([table["theme"], table["label"], late]).sum()
        )
        before, after = sums.xs(False, level="late"), sums.xs(True, level="late")
        both = before + after
        p = np.minimum(exceeded(after["held"], after["n"], both["held"], both["n"]),
                       exceeded(before["held"], before["n"], both["held"], both["n"]))  # fmt: skip
        shares = {"early": before["held"] / before["n"], "late": after["held"] / after["n"]}
        rows.append(pd.DataFrame(shares | {"since": date, "p": (2 * len(both) * p).clip(upper=1)}).reset_index())
    columns = ["theme", "label", "early", "late", "since", "p"]
    return pd.concat(rows)[columns] if rows else pd.DataFrame(columns=columns)


def difference(
    shares: pd.DataFrame, groups: pd.DataFrame, labels: pd.Series, a: object, b: object, n_resamples: int, seed: int
) -> pd.DataFrame:
    """Compare the shares of articles in two groups; see `Themes.difference`."""
    group = groups["group"]
    require_groups(group, a, b)
    rows = []
    for theme, of in _wide(shares, group.index).items():
        interval = difference_interval(of[group == a], of[group == b], n_resamples=n_resamples, seed=seed)
        rows.append({"theme": theme, "label": labels[theme]} | interval)
    return pd.DataFrame(rows, columns=["theme", "label", "difference", "low", "high"])


def _wide(shares: pd.DataFrame, articles: pd.Index) -> pd.DataFrame:
    """Return a row for each of the articles, and a column for each theme."""
    return shares.pivot(index="article", columns="theme", values="share").reindex(articles)
