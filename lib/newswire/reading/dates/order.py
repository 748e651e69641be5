"""Whether 03/04/2024 is in March or in April: decided for each file and source by what else stands there, and said."""

import numpy as np
import pandas as pd

# A choice: 1 day before month, -1 month before day, 0 both are there, NaN nothing tells.
_OVERWHELMING = 20  # times as many dates that can only be read one way make the others slips
_LEAST = 5  # different days from which on a pattern is none by chance
_TIMES = 4  # how many more values the day takes than the month
_LEVELS = {
    "here": ["file", "source", "order"],
    "file": ["file", "order"],
    "source": ["source", "order"],
    "all": ["order"],
}


def decide(rows: pd.DataFrame) -> pd.DataFrame:
    """Tell for each date in numbers whether its day comes first.

    Parameters
    ----------
    rows : DataFrame
        file, source, text, order, and the moments month_first and day_first, in the order in which they stand.

    Returns
    -------
    DataFrame
        choice (1 day first, -1 month first, 0 not to be told), why (here, file, source, all, pattern, habit) and
        proof: a date that decides, where one does.
    """
    both = (rows["month_first"].notna() & rows["day_first"].notna()).to_numpy()
    only = np.where(both, 0, np.where(rows["day_first"].notna(), 1, -1))
    found = pd.DataFrame({"choice": np.nan, "why": "habit", "proof": ""}, index=rows.index)
    for level, keys in _LEVELS.items():
        groups = rows.groupby(keys, sort=False).ngroup().to_numpy()
        choice, proof = _voice(groups, only, rows["text"])
        if level != "here":
            choice[choice == 0] = np.nan  # what is said both ways tells nothing of another group
        if level == "source":
            choice[rows["source"] == ""] = np.nan
        new = found["choice"].isna().to_numpy() & ~np.isnan(choice)
        found.loc[new, "choice"], found.loc[new, "why"], found.loc[new, "proof"] = choice[new], level, proof[new]
        if level == "here":
            pattern = _pattern(rows, groups)
            new = found["choice"].isna().to_numpy() & ~np.isnan(pattern)
            found.loc[new, "choice"], found.loc[new, "why"] = pattern[new], "pattern"
    found["choice"] = found["choice"].fillna(pd.Series(np.where(rows["order"] == ".", 1.0, -1.0), rows.index))
    found["choice"] = found["choice"].where(both, only)
    return found


def _voice(groups: np.ndarray, only: np.ndarray, texts: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Return what the dates that can be read one way only say in each group, and one of them, or one of each."""
    days, months = (np.bincount(groups, only == way)[groups] for way in (1, -1))
    choice = np.where(days > 0, 1.0, np.where(months > 0, -1.0, np.nan))
    choice[(days > 0) & (months > 0) & (np.maximum(days, months) < _OVERWHELMING * np.minimum(days, months))] = 0
    choice[(choice == 1) & (months > days)] = -1
    stands = {way: _firsts(groups, only == way, texts.to_numpy(dtype=object)) for way in (1, -1)}
    pair = [f"{day} and {month}" for day, month in zip(stands[1], stands[-1], strict=True)]
    return choice, np.where(choice == 1, stands[1], np.where(choice == -1, stands[-1], np.array(pair, dtype=object)))


def _firsts(groups: np.ndarray, wanted: np.ndarray, texts: np.ndarray) -> np.ndarray:
    """Return for each row the first text in its group that is wanted, an empty one where there is none."""
    firsts = np.full(groups.max(initial=-1) + 1, "", dtype=object)
    numbers, places = np.unique(groups[wanted], return_index=True)
    firsts[numbers] = texts[wanted][places]
    return firsts[groups]


def _pattern(rows: pd.DataFrame, groups: np.ndarray) -> np.ndarray:
    """Tell the order in a group by what is odd: dates that leap about, or many months with the same few days."""
    sorted_by, days, months = {}, {}, {}
    for way in ("day_first", "month_first"):
        steps = rows[way].groupby(groups).diff()
        falls, rises = (np.bincount(groups, steps < pd.Timedelta(0)), np.bincount(groups, steps > pd.Timedelta(0)))
        sorted_by[way] = ((falls == 0) | (rises == 0)).astype(int)
        days[way] = rows[way].dt.day.groupby(groups).nunique().to_numpy()
        months[way] = rows[way].dt.month.groupby(groups).nunique().to_numpy()
    firsts = {way: (rows[way].dt.day.groupby(groups).max() == 1).to_numpy() for way in days}
    many = rows["day_first"].dt.normalize().groupby(groups).nunique().to_numpy() >= _LEAST
    few = {way: (days[way] >= _LEAST) & (days[way] >= _TIMES * months[way]) for way in days}
    # Where all are the first of a month if they are read the other way, both readings are usual.
    spread = (few["day_first"] & ~firsts["month_first"]).astype(int) - (few["month_first"] & ~firsts["day_first"])
    chronology = sorted_by["day_first"] - sorted_by["month_first"]
    agreed = many & (chronology * spread >= 0) & (chronology + spread != 0)
    return np.where(agreed, np.sign(chronology + spread), np.nan)[groups]
