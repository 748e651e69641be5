"""Themes that are the same: those of one fit paired with those of another, and a fit that goes on from a former one."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from sklearn.preprocessing import normalize

from .factors import middles_near

if TYPE_CHECKING:
    from .factors import Factors
    from .model import Themes

# Measured on US and BBC news, by fits to windows that share nine of ten articles: of 129 pairs of themes with a cosine
# from 0.8 up, 125 keep most of the articles that both windows have; of 13 pairs with less, two do.
SAME = 0.8
SURE = 0.01  # what chance alone may reach for any theme to be called moved
SMALL, LITTLE = (
    0.1,
    0.01,
)  # a theme is new or gone where one side has less than this share, and than a tenth of the other
MOVES = "theme label former_label before before_low before_high after after_low after_high p firm moved".split()
OTHER = 0.5  # cosine with all former themes below which a theme is another, and no part of one of them


def match_themes(former: "Themes", fitted: "Themes") -> pd.DataFrame:
    """Say which theme of a later fit is which theme of a former one.

    Themes are compared by the cosine of their directions among weighted words, and paired so that the pairs are as
    alike as can be on the whole (Kuhn 1955).

    Parameters
    ----------
    former, fitted : Themes

    Returns
    -------
    DataFrame
        theme (of the later fit), label, former (the theme of the former fit that it is; missing where it is none of
        them), former_label (empty there), similarity (the cosine, at least 0.8).

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Oil rose.", "Rain fell."]}))
    >>> fitted = nw.themes.fit_themes(corpus, 2, n_resamples=0)
    >>> match_themes(fitted, fitted)[["theme", "former", "similarity"]].round(6).values.tolist()
    [[1, 1, 1.0], [2, 2, 1.0]]
    """
    names = fitted.factors.names
    of_former = paired(aligned(former.factors, names) @ fitted.factors.components.T)
    table = fitted.labels.rename("label").rename_axis("theme").reset_index()
    table = table.assign(former=pd.array([pd.NA] * len(table), "Int64"), former_label="", similarity=np.nan)
    for one, (other, similarity) in of_former.items():
        label = former.labels.iloc[one]
        table.loc[other, ["former", "former_label", "similarity"]] = one + 1, label, similarity
    return table.astype({"former_label": "str", "similarity": float})


def theme_moves(
    former: "Themes", fitted: "Themes", by: str, first: object, second: object, *, units: pd.Series | None = None
) -> pd.DataFrame:
    """Say how the share of each theme differs between the articles of two groups, and which theme it formerly was.

    Parameters
    ----------
    former : Themes
        Those of the first group alone.
    fitted : Themes
        Those of the articles of both groups, as from `fit_themes` with `since`.
    by : str
        Column of the articles.
    first, second : object
        Its values, of which the second is the later.
    units : Series, optional
        The story of each article, where stories count, as for `Themes.prevalence`.

    Returns
    -------
    DataFrame
        theme, label, former_label (empty where it is none of the former themes); before, before_low,
        before_high, after, after_low, after_high (shares of the articles, or stories, of either group, with 95%
        intervals);
        p (how likely chance alone gives any theme so large a difference: Fisher's exact test times twice the
        number of themes); firm (whether the theme is); moved: "new" where before was under 1% and under a tenth
        of after, "gone" the reverse, else "more" or "less"; empty unless it is firm and p is below 1%. Without
        rows where a group has no articles.

    Raises
    ------
    ValueError
        When there is no such column, or an article has no unit.
    """
    shares = fitted.prevalence(by, units=units).set_index("theme")
    earlier, later = (shares[(shares["group"] == group).to_numpy(bool)] for group in (first, second))
    if earlier.empty or later.empty:
        return pd.DataFrame({name: pd.Series(dtype=object) for name in MOVES})
    table = match_themes(former, fitted).set_index("theme")[["label", "former_label"]]
    for name, side in (("before", earlier), ("after", later)):
        table[[name, f"{name}_low", f"{name}_high"]] = side[["share", "low", "high"]].astype(float)
    table["p"] = pd.concat([earlier["p"], later["p"]], axis=1).astype(float).min(axis=1)
    table["firm"] = later["firm"].astype(bool)
    return table.assign(moved=_moved(table)).reset_index()[MOVES]


def _moved(table: pd.DataFrame) -> np.ndarray:
    before, after = table["before"], table["after"]
    new, gone = before < np.minimum(SMALL * after, LITTLE), after < np.minimum(SMALL * before, LITTLE)
    way = np.select([new, gone, after > before], ["new", "gone", "more"], "less")
    return np.where(table["firm"] & (table["p"] < SURE), way, "")


def aligned(factors: "Factors", names: pd.Index) -> np.ndarray:
    """Return the directions of themes among other terms; what they have of terms that are not there is lost."""
    return pd.DataFrame(factors.components, columns=factors.names).reindex(columns=names, fill_value=0).to_numpy()


def paired(cosines: np.ndarray) -> dict[int, tuple[int, float]]:
    """Pair rows with columns so that their cosines are largest on the whole, and keep the pairs that are the same.

    >>> paired(np.array([[0.9, 0.85], [0.95, 0.1]]))
    {0: (1, 0.85), 1: (0, 0.95)}
    """
    rows, columns = linear_sum_assignment(cosines, maximize=True)
    best = zip(rows.tolist(), columns.tolist(), cosines[rows, columns].tolist())
    return {row: (column, cosine) for row, column, cosine in best if cosine >= SAME}


def gone_on(former: np.ndarray, middles: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Return the directions of former themes in other pieces, and behind them those of themes that none of them is.

    Parameters
    ----------
    former : ndarray of float, shape (themes, axes)
        The directions of the former themes.
    middles : ndarray of float, shape (themes, axes)
        Those that were found without regard to them.
    places : ndarray of float, shape (pieces, axes)
    """
    former = normalize(former)
    other = (former @ middles.T).max(axis=0, initial=-1) < OTHER
    return middles_near(places, np.concatenate([former, middles[other]]))
