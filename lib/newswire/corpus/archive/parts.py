"""What is made of each part of an archive, and how the parts add up to the whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, wraps
from operator import getitem
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, NamedTuple, Never, ParamSpec, TypeVar, cast

import numpy as np
import pandas as pd

from ...display.values import counted
from ..cut import rows_of
from .engine import SAME, Merge, at_once, total

if TYPE_CHECKING:
    from .manifest import Opened

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
_HANDED_ON = (
    "this is no table, but handed as it is to functions that take it; archive.run(analysis, ...) puts together what an "
    "analysis gives, if that fits into memory."
)
MARK = "adds_up"  # in `attrs` of a table: the function that made it, which knows how such tables add up


class Same(NamedTuple):
    """Stands for an argument that is the same for all parts, and is sent but once, as it may be large."""

    number: int


class Made:
    """How something is made of one part, in a worker: a function, and arguments of which some are made, too."""

    def __init__(self, function: Callable, arguments: Sequence, named: dict[str, Any]):
        self.function, self.arguments, self.named = function, arguments, named

    def value(self, known: dict[Any, Any]) -> Any:
        """Make it, once for all that need it: what was made before is in `known`."""
        if id(self) not in known:
            arguments = [_value(each, known) for each in self.arguments]
            named = {name: _value(each, known) for name, each in self.named.items()}
            known[id(self)] = self.function(*arguments, **named)
        return known[id(self)]


class InParts:
    """A value of each part of an archive, such as a table as long as the text, made where and when it is needed.

    It is handed on to functions that add up, and holds nothing itself; ``table["column"]`` is in parts, too.
    """

    def __init__(self, function: Callable, arguments: Sequence, named: dict[str, Any] | None = None):
        self.function, self.arguments, self.named = function, arguments, named or {}
        self.root: Opened = _root([*arguments, *self.named.values()])

    def __getitem__(self, column: object) -> "InParts":
        return InParts(getitem, [self, column])

    def __getattr__(self, name: str) -> Never:
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}: {_HANDED_ON}")

    def __iter__(self) -> Iterator[Any]:  # without which Python would ask for item after item, without end
        raise TypeError(f"{self!r}: {_HANDED_ON}")

    def __contains__(self, column: object) -> bool:
        return column in iter(self)

    def __repr__(self) -> str:
        return f"{self.name} of each of {counted(len(self.root.parts), 'part')}"

    @property
    def name(self) -> str:
        """What it is called in progress bars and errors: the name of its function."""
        return getattr(self.function, "__name__", type(self.function).__name__)

    def at(self, part: int, made: dict[Any, Any]) -> Made:
        """Tell how it is made of one part; what is asked for there twice is the same object, kept in `made`."""
        key = (id(self), part)
        if key not in made:
            arguments = [_cut(each, self.root, part, made) for each in self.arguments]
            named = {name: _cut(each, self.root, part, made) for name, each in self.named.items()}
            made[key] = Made(self.function, arguments, named)
        return made[key]


def adds_up(merge: Merge) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Let a function of a corpus, or of tables made of one, take an archive, too; a decorator.

    Parameters
    ----------
    merge : callable
        From a list of what the function made of parts, in their order, to what it makes of them together. It is called
        on what it returned as well, since many parts are merged some at a time.

    Examples
    --------
    >>> @adds_up(sum)
    ... def n_articles(corpus):
    ...     return len(corpus)
    >>> n_articles(["one", "two"]), n_articles.merge([2, 3])
    (2, 5)
    """

    def decorated(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        @wraps(function)
        def whole(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
            if any(isinstance(each, InParts) for each in (*arguments, *named.values())):
                return total(InParts(whole, arguments, named), merge)
            table = function(*arguments, **named)
            if isinstance(table, pd.DataFrame):
                table.attrs[MARK] = f"{function.__module__}:{function.__qualname__}"
            return table

        whole.merge = merge  # type: ignore[attr-defined]
        return whole

    return decorated


def part_by_part(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Let a function whose table is as long as the text take an archive, and return what is `InParts`; a decorator."""

    @wraps(function)
    def whole(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        if any(isinstance(each, InParts) for each in (*arguments, *named.values())):
            return cast(Result, InParts(whole, arguments, named))
        return function(*arguments, **named)

    whole.merge = concatenated  # type: ignore[attr-defined]
    return whole


def merge(tables: Iterable[pd.DataFrame], of: Callable | None = None) -> pd.DataFrame:
    """Add up tables that one analysis made from parts of a corpus, into the table of the whole.

    Parameters
    ----------
    tables : iterable of DataFrame
        With the same options; no article may be in two of the parts.
    of : callable, optional
        The analysis, such as `frequencies.count_words`; the tables tell it themselves, unless they come from a file
        that does not keep their `attrs`, such as CSV.

    Returns
    -------
    DataFrame
        What the same function gives for all the articles together, but for the rounding of sums.

    Raises
    ------
    ValueError
        When there are no tables, or they are not of an analysis that adds up, or of different ones.

    Examples
    --------
    >>> import newswire as nw
    >>> parts = [nw.Corpus.from_frame(pd.DataFrame({"text": [text]})) for text in ("oil oil gas", "gas")]
    >>> merge(nw.frequencies.count_words(part) for part in parts)[["word", "count", "words"]].values.tolist()
    [['gas', 2, 4], ['oil', 2, 4]]
    """
    tables = list(tables)
    if not tables:
        raise ValueError("There are no tables to merge; give those of one analysis, such as count_words.")
    names = {table.attrs.get(MARK, "") for table in tables}
    if of is None and len(names) == 1 and (name := names.pop()).startswith("newswire."):
        of = resolve_name(name)
    add_up = getattr(of, "merge", None)
    if add_up is None:
        told = "are of different analyses" if len(names) > 1 else "do not tell which analysis made them"
        raise ValueError(f"The tables {told}; give those of one that adds up, or name it: merge(tables, of=analysis).")
    merged = add_up(tables)
    merged.attrs |= tables[0].attrs  # so that it can be merged with others
    return merged


@at_once
def concatenated(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Merge tables of one row per article, or any whose rows stand for themselves: one behind another.

    Examples
    --------
    >>> concatenated([pd.DataFrame({"n": [1]}, index=["a"]), pd.DataFrame({"n": [2]}, index=["b"])]).index.tolist()
    ['a', 'b']
    """
    told = [table for table in tables if len(table)] or tables[:1]  # no rows tell nothing of the types of columns
    return pd.concat(told, ignore_index=isinstance(told[0].index, pd.RangeIndex))


def summed_by(*keys: str) -> Merge:
    """Return the merge for tables of sums: rows that are equal in some columns, or else in the index, are added up.

    Examples
    --------
    >>> tables = [pd.DataFrame({"word": ["oil"], "n": [1]}), pd.DataFrame({"word": ["gas", "oil"], "n": [4, 2]})]
    >>> summed_by("word")(tables).values.tolist()
    [['gas', 4], ['oil', 3]]
    """
    return partial(_summed, list(keys))


def _summed(keys: list[str], tables: list[pd.DataFrame]) -> pd.DataFrame:
    table = pd.concat(tables)
    return table.groupby(keys, as_index=False).sum() if keys else table.groupby(level=0).sum()


def _root(values: list) -> "Opened":
    """Return the archive that all of some values are of, or refuse those of two."""
    roots = {(str(value.root.folder), *value.root.parts): value.root for value in values if isinstance(value, InParts)}
    if len(roots) != 1:
        raise ValueError("Parts of two archives do not go together; analyse each of them, and compare the tables.")
    return next(iter(roots.values()))


def _value(each: Any, known: dict[Any, Any]) -> Any:
    if isinstance(each, Same):
        return known[SAME][each.number]
    return each.value(known) if isinstance(each, Made) else each


def _cut(value: Any, root: "Opened", part: int, made: dict[Any, Any]) -> Any:
    """Cut an argument to what is of one part: what is in parts, and tables that tell of articles."""
    if isinstance(value, InParts):
        return value.at(part, made)
    if not isinstance(value, (pd.Series, pd.DataFrame)):
        return _same(value, made)
    if id(value) not in made:
        column = value.get("article") if isinstance(value, pd.DataFrame) else None
        articles = value.index if value.index.name == "article" else column
        made[id(value)] = None if articles is None else part_of_each(articles, root)
    of = made[id(value)]
    return _same(value, made) if of is None else value[of == part]


def _same(value: Any, made: dict[Any, Any]) -> Same:
    """Keep an argument apart that is the same for all parts."""
    same = made.setdefault(SAME, [])
    number = next((number for number, each in enumerate(same) if each is value), len(same))
    if number == len(same):
        same.append(value)
    return Same(number)


def part_of_each(articles: pd.Index | pd.Series, root: "Opened") -> np.ndarray:
    """Return the number of the part of an archive that each of some articles is in, or refuse one that is in none."""
    if pd.Index(articles).equals(root.articles.index):
        return np.repeat(np.arange(len(root.parts)), np.diff(root.bounds))
    rows = rows_of(root.articles.index, articles)
    return np.searchsorted(root.bounds, rows, side="right") - 1
