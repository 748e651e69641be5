"""The templates of units, each as one number: as written, with names left open, and of parts of a unit."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from .units import BASE, LONGEST, POWERS, Facts, Units

WRITTEN, OPENED, LABELLED = range(3)
_LABEL = np.uint64(0x5555555555555555)  # sets the template of a label apart from that of the same words
_KINDS = (np.uint64, np.int8, np.int16, np.int32, np.int32, np.int32, bool, bool, bool)  # of the columns of rows
_TAIL = 3  # words of a unit's end that may have run on from something else, at least
# What undoes a product with a power of the base, since it is odd.
_BACK = np.array([pow(BASE, -power, 2**64) for power in range(LONGEST + 1)], np.uint64)


class Rows(NamedTuple):
    """Templates, each where it stands.

    Attributes
    ----------
    template : ndarray of uint64
    kind, n_words : ndarray of int
        What is left open in it, and how many words and open places it has.
    first, last, end : ndarray of int
        The tokens of its words, and the last of what they mark, which for a label is the title behind it.
    own_line, quoted : ndarray of bool
        Whether it fills a line, or lies in a quotation.
    part : ndarray of bool
        Whether it is no whole unit, but the end of one.
    """

    template: np.ndarray
    kind: np.ndarray
    n_words: np.ndarray
    first: np.ndarray
    last: np.ndarray
    end: np.ndarray
    own_line: np.ndarray
    quoted: np.ndarray
    part: np.ndarray


def rows_of(units: Units, facts: Facts, codes: np.ndarray) -> Rows:
    """Return the templates of some units."""
    literal, opened = _Keys(units, units.literal), _Keys(units, units.open)
    written, left_open = literal.of_units(), opened.of_units()
    left_open[0][left_open[0] == written[0]] = 0
    first, last, own_line, quoted = units.first, units.last, units.own_line, units.quoted
    no = np.zeros(len(first), bool)
    label = units.label - 1
    rows = [
        Rows(written[0], no + WRITTEN, written[1], first, last, last, own_line, quoted, no),
        Rows(left_open[0], no + OPENED, left_open[1], first, last, last, own_line, quoted, no),
        Rows(*literal.of_labels(), first, label, last, own_line, quoted, no),
        _tails(units, literal, facts, codes),
    ]
    return together(rows)


def together(rows: Iterable[Rows]) -> Rows:
    """Put rows one behind another, without those of no template."""
    columns = zip([np.empty(0, kind) for kind in _KINDS], *rows, strict=True)
    whole = Rows(*(np.concatenate(values).astype(values[0].dtype) for values in columns))
    return Rows(*(values[whole.template != 0] for values in whole))


class _Keys:
    """Sums over the words of all units in a row, from which the template of any stretch of one is a difference."""

    def __init__(self, units: Units, numbers: np.ndarray):
        there = numbers != 0
        self.units, self.place = units, np.append(0, np.cumsum(there))
        start = units.bounds[:-1]
        self.within = self.place[:-1] - np.repeat(self.place[start], np.diff(units.bounds))
        terms = np.where(there, numbers * POWERS[np.minimum(self.within, LONGEST)], np.uint64(0))
        self.sums = np.append(np.uint64(0), np.cumsum(terms))  # wraps around, as all of this arithmetic does

    def between(self, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the templates of words from `start` to before `end`, 0 where too long, and their numbers of words."""
        length = self.place[end] - self.place[start]
        return np.where((length > 0) & (length <= LONGEST), self.sums[end] - self.sums[start], np.uint64(0)), length

    def of_units(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the template of each unit, and how many words it has."""
        return self.between(self.units.bounds[:-1], self.units.bounds[1:])

    def of_labels(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the template of each unit's label, 0 for a unit without one, its kind, and how many words it has."""
        units = self.units
        there = units.label >= 0
        key, length = self.between(
            units.bounds[:-1], np.where(there, np.searchsorted(units.at, units.label), units.bounds[:-1])
        )
        return np.where(length > 0, key ^ _LABEL, np.uint64(0)), np.full(len(key), LABELLED), length


def _tails(units: Units, keys: _Keys, facts: Facts, codes: np.ndarray) -> Rows:
    """Return the ends of units from a word with a capital between small ones: a sentence may run on there."""
    at, upper = units.at, facts.upper[codes[units.at]]
    begins = np.zeros(len(at), bool)
    begins[1:-1] = upper[1:-1] & ~upper[:-2] & ~upper[2:] & (at[1:-1] == at[:-2] + 1)
    unit = np.repeat(np.arange(len(units.first)), np.diff(units.bounds))
    word = np.flatnonzero(begins & (keys.within > 0) & (keys.within <= LONGEST))
    word = word[units.bounds[unit[word] + 1] - word >= _TAIL]
    of = unit[word]
    key, length = keys.between(word, units.bounds[of + 1])
    last, no = units.last[of], np.zeros(len(word), bool)
    key = key * _BACK[keys.within[word]]
    return Rows(key, no + WRITTEN, length, at[word], last, last, no, units.quoted[of], ~no)
