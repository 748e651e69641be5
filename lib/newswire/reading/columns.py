"""Which column holds what: the usual names of text, date, title and source, and what happens to all others."""

import json
import re
from functools import lru_cache

import pandas as pd

from ..data import read_rows

# The columns that articles always have, and what others call them, in small letters alone; the first there is taken.
ROLES = {row["role"]: tuple(row["usual_names"].split()) for row in read_rows(__package__, "column_names.csv")}

# A table that this package made, whose head is put back before its text.
OUR_HEAD = "_head"
_OURS = {"article", *ROLES, "head"}
_COUNTED = {"n_sentences", "n_words", "language"}
_RESERVED = {"article", "head", "_file", OUR_HEAD, *ROLES, *_COUNTED}


def renamed(names: tuple, columns: dict | None = None) -> list[str | None]:
    """Return each column's name in the table of articles, None for a column that is worked out again.

    Parameters
    ----------
    names : tuple
        The columns as they came.
    columns : dict, optional
        Which of them is the text, date, title, source, place or agency, where that is not plain from its name.

    Raises
    ------
    ValueError
        When no column holds the text, or one named in `columns` is not there.

    Examples
    --------
    >>> renamed(("Headline", "body", "head", "desk"))
    ['title', 'text', 'head_given', 'desk']
    """
    return list(_renamed(tuple(names), tuple((columns or {}).items())))


@lru_cache(1024)
def _renamed(names: tuple, columns: tuple) -> tuple[str | None, ...]:
    if not columns and set(names) >= _OURS:
        ours = {"head": OUR_HEAD, "article": None, **dict.fromkeys(_COUNTED)}
        return tuple(ours.get(name, name) for name in names)
    places = _chosen(names, dict(columns))
    if "text" not in places:
        listed = ", ".join(repr(str(name)) for name in names[:12]) or "none"
        raise ValueError(f"no text column among {listed}; name it with columns={{'text': ...}}")
    role_of = {place: role for role, place in places.items()}
    taken, free = set(_RESERVED), []
    for place, given in enumerate(names):
        name = role_of.get(place) or _free(str(given), taken)
        taken.add(name)
        free.append(name)
    return tuple(free)


def _chosen(names: tuple, columns: dict) -> dict[str, int]:
    """Return the place of the column for each role that has one."""
    unknown = sorted(set(columns) - set(ROLES))
    if unknown:
        raise ValueError(f"columns has {unknown[0]!r}, which is none of {', '.join(ROLES)}")
    missing = [name for name in columns.values() if name not in names]
    if missing:
        listed = ", ".join(repr(str(name)) for name in names[:12])
        raise ValueError(f"no column {missing[0]!r}; there are {listed}")
    places = {role: names.index(name) for role, name in columns.items()}
    plain = [re.sub(r"[^a-z0-9]", "", str(name).lower()) for name in names]
    for role, usual in ROLES.items():
        free = [name if place not in places.values() else "" for place, name in enumerate(plain)]
        at = next((free.index(name) for name in usual if name in free), None)
        if role not in places and at is not None:
            places[role] = at
    return places


def _free(name: str, taken: set) -> str:
    """Return a name that no other column has: head becomes head_given, a second day becomes day_2."""
    name = name or "unnamed"
    if name in _RESERVED:
        name = f"{name}_given"
    free, number = name, 2
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def tidy(rows: list[dict]) -> pd.DataFrame:
    """Make a table of records; each column without a role gets the plainest type that holds all its values.

    Examples
    --------
    >>> tidy([{"text": "Rates rose", "n": "3"}, {"text": "Rates fell", "n": "12"}])["n"].tolist()
    [3, 12]
    """
    columns = {name: pd.Series([row.get(name) for row in rows], dtype="object") for name in names_in(rows)}
    table = pd.DataFrame(columns, copy=False)
    return table.assign(**{name: _plain(table[name]) for name in table if name not in (*ROLES, OUR_HEAD)})


def names_in(rows: list[dict]) -> tuple:
    """Return the names that records have, in the order in which they are first seen."""
    return tuple(dict.fromkeys(name for row in rows for name in row))


def _plain(values: pd.Series) -> pd.Series:
    """Return a column of one type: numbers, truth, dates or text; lists and objects are written as JSON."""
    kind = pd.api.types.infer_dtype(values, skipna=True)
    if kind in ("integer", "floating", "mixed-integer-float", "decimal"):
        return pd.to_numeric(values)
    if kind == "boolean":
        return values.astype("boolean" if values.isna().any() else "bool")
    if kind in ("datetime64", "datetime", "date"):
        return pd.to_datetime(values, utc=True, errors="coerce").dt.tz_convert(None).astype("datetime64[us]")
    text = values.map(_as_text, na_action="ignore").astype("str")
    return pd.to_numeric(text) if _are_numbers(text) else text


def _as_text(value) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _are_numbers(text: pd.Series) -> bool:
    """Tell whether a column of text is a column of numbers, and not of codes such as 007."""
    given = text.dropna()
    return len(given) > 0 and bool(given.str.fullmatch(r"[+-]?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?").all())
