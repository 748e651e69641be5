"""What is to be said of how dates were read, in sentences, by file."""

import numpy as np
import pandas as pd

_FAR = np.timedelta64(366, "D")
_STRAY = 10  # dates far from all others are at most one in so many
_KINDS = {
    "coarse": "dates without a day, such as {}, are read as the first day of their month or year",
    "serial": "numbers such as {} are read as days that a spreadsheet has counted from 1900",
}
_WAYS = {1: "day before month", -1: "month before day"}
_WHERE = {"here": "stands there", "file": "stands there", "source": "stands elsewhere from the same source"} | {
    "all": "stands elsewhere"
}


class Notes:
    """Sentences on the dates of files.

    `kept_as` names the column that keeps those that could not be read.
    """

    def __init__(self, kept_as: str) -> None:
        self.kept_as = kept_as
        self.told: list[tuple[str, str]] = []

    def unread(self, unread: pd.Series, cells: pd.DataFrame) -> None:
        """Say how many dates could not be read."""
        if not unread.any():
            return
        given = cells["order"].ne("none").groupby(cells["file"]).sum()
        lost = unread.groupby(cells["file"]).sum()
        for row in cells[unread].drop_duplicates("file").itertuples():
            many = f"{lost[row.file]:,} of {_dates(int(given[row.file]))} could not be read"
            kept = "it is" if lost[row.file] == 1 else "they are"
            self.told.append((row.file, f"{many}, such as “{_short(row.text)}”; {kept} kept as {self.kept_as}"))

    def of_kind(self, kind: str, cells: pd.DataFrame) -> None:
        """Say that a file has months or years only, or days as spreadsheets count them."""
        for row in cells.drop_duplicates("file").itertuples():
            self.told.append((row.file, _KINDS[kind].format(_short(row.text))))

    def orders(self, rows: pd.DataFrame, found: pd.DataFrame) -> None:
        """Say in which order ambiguous dates were read, and why."""
        open_to_both = rows["month_first"].notna() & rows["day_first"].notna()
        open_to_both &= rows["month_first"] != rows["day_first"]
        asked = rows.assign(choice=found["choice"], why=found["why"], proof=found["proof"])[open_to_both]
        asked = asked.drop_duplicates(["file", "choice", "why"])
        several = asked["file"].duplicated(keep=False)
        for row in asked.assign(several=several).itertuples():
            of = f" of {row.source}" if row.several and row.source else ""
            said = f"dates such as {_short(row.text)}{of} {_order(row.choice, row.why, row.proof)}"
            self.told.append((row.file, said))

    def stray(self, moments: pd.Series, files: pd.Series) -> None:
        """Say which dates lie far from all others: in the future, or at the beginning of a computer's time."""
        known = moments.dropna().sort_values()
        most, gaps = len(known) // _STRAY, known.diff().to_numpy()
        if not most:
            return
        core = known.iloc[most : len(known) - most]
        far = gaps > max(_FAR, (core.iloc[-1] - core.iloc[0]).to_timedelta64())
        first = max((place for place in np.flatnonzero(far) if place <= most), default=0)
        last = min((place for place in np.flatnonzero(far) if place >= len(known) - most), default=len(known))
        for side, stray in (("before", known.iloc[:first]), ("after", known.iloc[last:])):
            for file, moments in stray.groupby(files[stray.index], sort=False):
                lie, which = ("lies", ":") if len(moments) == 1 else ("lie", ", such as")
                many = f"{_dates(len(moments))} {lie} far {side} all others{which}"
                self.told.append((file, f"{many} {moments.iloc[0]:%Y-%m-%d}"))

    def put_together(self, rows: pd.Series, files: pd.Series, names: list[str]) -> None:
        """Say that dates come from columns of their parts, or of addresses that have them."""
        columns = f"column{'s' * (len(names) > 1)} {_and(names)}"
        for file, number in files[rows].value_counts(sort=False).items():
            self.told.append((file, f"{_dates(number)} {'is' if number == 1 else 'are'} taken from the {columns}"))


def _order(choice: float, why: str, proof: str | None) -> str:
    """Return how dates in numbers are read, and why."""
    if not choice:
        return f"can be read either way and are not read, since {proof} both stand there"
    way = _WAYS[int(choice)]
    if why in ("habit", "pattern"):
        return f"can be read either way and are read {way}" + ", as they then follow one another" * (why == "pattern")
    return f"are read {way}, since {proof} {_WHERE[why]}"


def _and(names: list) -> str:
    """Return names in a sentence: year, month and day."""
    *first, last = map(str, names)
    return f"{', '.join(first)} and {last}" if first else last


def _dates(number: int) -> str:
    return f"{number:,} date{'s' * (number != 1)}"


def _short(value) -> str:
    """Return a date as it is written, cut where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}…"
