"""Which groups of articles are compared, and in which periods: those that are asked for, or the largest."""

from collections.abc import Sequence

import pandas as pd

from ..display.values import ranked
from ..periods import as_periods, keys_of, shortest, without_stray
from ..tables import require_groups
from .corpus import Corpus


def compared(corpus: Corpus, by: str, groups: Sequence[str] = (), *, most: int = 12, freq: str | None = None) -> Corpus:
    """Keep the articles of the groups to compare, and name the group and the period of each.

    Parameters
    ----------
    corpus : Corpus
    by : str
        Column of `articles`; a date also gives "day", "week", "month", "quarter" and "year".
    groups : sequence of str
        Two or more values of the column; those with the most articles if empty.
    most : int
        How many groups are kept where none are asked for.
    freq : {"day", "week", "month", "quarter", "year"}, optional
        Length of the periods; by default the shortest in which the groups have articles enough.

    Returns
    -------
    Corpus
        Its `articles` have two more columns: group, as text, and period; articles with another value or none are left
        out, of no groups all.

    Raises
    ------
    ValueError
        When there is no such column, group or period, or only one group is asked for.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"text": ["Oil rose.", "Gas.", "Rain."], "desk": ["a", "a", "b"]})
    >>> compared(Corpus.from_frame(frame), "desk", most=1).articles["group"].tolist()
    ['a', 'a']
    """
    names = keys_of(corpus.articles, [by])[by].astype(object).map(str, na_action="ignore")
    require_groups(names, *groups, what=f"articles by {by}")
    if len(set(groups)) == 1:
        raise ValueError(f"Only the group {groups[0]!r} is asked for; give two or more values of {by!r}, or none.")
    kept = names.isin(groups or ranked(names)[:most]).to_numpy()
    part, group = corpus.where(kept), names[kept].astype("str")
    dates = without_stray(part.articles["date"])
    periods = as_periods(dates, freq or shortest(dates, group))
    return part.with_columns(pd.DataFrame({"group": group, "period": periods}))
