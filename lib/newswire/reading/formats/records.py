"""What a file gives: its records, where in it each one stands, what was refused, and what is worth knowing."""

from dataclasses import dataclass, field
from typing import Any

_SHOWN = 5  # numbers of lines that are told; of more, only how many


@dataclass
class Records:
    """Records of one file; `places` says where in the file each one stands, `refused` what was not a record.

    `notes` holds what was read otherwise than one might think, in sentences; `names` the columns that other records of
    the same file have.
    """

    rows: list[dict] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    names: tuple = ()

    def take(self, more: "Records", before: str = "") -> None:
        """Take what another part of the file gives; `before` says where in the file that part stands."""
        self.rows += more.rows
        self.places += [f"{before} {place}".strip() for place in more.places]
        said = f"{before}: " if before else ""
        self.refused += [said + reason for reason in more.refused]
        self.notes += [said + note for note in more.notes]

    def add(self, row: Any, place: str) -> None:
        """Take one record, or note that it is not one."""
        if isinstance(row, dict):
            self.rows.append(row)
            self.places.append(place)
        else:
            self.refused.append(f"{place}: {_name_of(row)} where an object with a text was expected")


def _name_of(value) -> str:
    """Return what JSON calls a value."""
    kinds = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def counted(number: int, thing: str) -> str:
    """Return a number of things in words: ``1 row``, ``2,000 rows``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def listed(what: str, numbers: list[int]) -> str:
    """Return numbers of lines or rows as a reader wants them: the first of many, and how many there are beyond.

    Examples
    --------
    >>> listed("line", [7]), listed("line", [2, 3, 5, 7, 11, 13, 17])
    ('line 7', 'lines 2, 3, 5, 7, 11 and 2 more')
    """
    if len(numbers) == 1:
        return f"{what} {numbers[0]}"
    shown = numbers if len(numbers) <= _SHOWN + 1 else numbers[:_SHOWN]
    more = [] if shown is numbers else [f"{len(numbers) - _SHOWN:,} more"]
    words = [str(number) for number in shown] + more
    return f"{what}s {', '.join(words[:-1])} and {words[-1]}"
