"""Records and tables under the fixed names of their columns: the text of each, wherever in it that stands."""

from ast import literal_eval
from collections.abc import Hashable, Iterable
from itertools import chain, islice

import pandas as pd

from .cleaning.texts import is_placeholder
from .columns import ROLES, Plan, plain, planned
from .formats.records import Records

_SAMPLE = 100  # cells of a column that are enough to tell what it holds
_LOOKED = 200  # rows of a file that are looked through for them
_LONGEST_PLACEHOLDER = 40
_BIGGEST = 2**63 - 1  # the largest number that a table holds
_LONGEST_LIST = 10**6  # characters
# What parts of an article are called where it is a list of them; those of another type are no text.
_PARTS = ("text", "content", "value", "body", "html", "paragraph", "data", "children", "p", "context")
_KINDS = {"", *"paragraph p text html sanitizedhtml heading header body quote blockquote list".split()}


def in_roles(
    files: Iterable[tuple[str, Records]], columns: dict | None = None, plans: dict[tuple, Plan] | None = None
) -> list[tuple[str, str]]:
    """Put the records of all files under the fixed names of their columns; return (file, why it has no text) pairs.

    Where names do not tell which column is the text, the cells of all files of a pile are looked at together, so that
    files of the same kind are read the same way. What is decided so is added to the notes of the first such file.
    `plans` holds what was decided before, by the names of columns.

    Examples
    --------
    >>> records = Records([{"Titre": "Oil", "Texte": "Oil rose."}], ["line 2"])
    >>> in_roles([("a.csv", records)]), records.rows
    ([], [{'title': 'Oil', 'text': 'Oil rose.'}])
    """
    files = [(name, records) for name, records in files if records.rows]
    pool: dict[Hashable, list] = {}
    decided: dict[tuple, Plan | ValueError] = dict(plans or {})
    noted: dict[str, list[Records]] = {}
    refused = []
    for file, records in files:
        names = names_in(records)
        if names not in decided:
            decided[names] = plan_for(names, files, pool, columns)
        plan = decided[names]
        if isinstance(plan, ValueError):
            refused.append((file, str(plan)))
            records.rows, records.places = [], []
            continue
        if plan.note:
            noted.setdefault(plan.note, []).append(records)
        if plan.names != names or len(plan.texts) > 1 or "text" not in plan.names:
            _rename(records.rows, names, plan)
        records.rows = [_unlisted(row) for row in records.rows]
    for note, (first, *others) in noted.items():
        more = "1 other file" if len(others) == 1 else f"{len(others):,} other files"
        first.notes.append(f"{note}; so in {more}" if others else note)
    return refused


def plan_for(names: tuple, files: list, pool: dict, columns: dict | None) -> Plan | ValueError:
    """Decide which column is what in files with some names, looking at their cells where that is needed."""

    def cells(place: int) -> list:
        if not pool:
            _gather(files, pool)
        return pool.get(names[place], [])

    try:
        return planned(names, cells, columns)
    except ValueError as error:
        return error


def _gather(files: list, pool: dict) -> None:
    """Collect some cells of each column."""
    for _, records in files:
        step = max(1, len(records.rows) // _LOOKED)
        for row in islice(records.rows, 0, None, step):
            for name, value in row.items():
                held = pool.setdefault(name, [])
                if len(held) < _SAMPLE and value is not None:
                    held.append(_prose(value) if isinstance(value, (list, dict)) else value)


def names_in(records: Records) -> tuple:
    """Return the names that records have, in the order in which they are first seen."""
    return tuple(dict.fromkeys(chain(records.names, (name for row in records.rows for name in row))))


def _rename(rows: list[dict], names: tuple, plan: Plan) -> None:
    """Put rows under other names, each with the first text that it has."""
    mapping = dict(zip(names, plan.names, strict=True))
    texts = [names[place] for place in plan.texts]
    for number, row in enumerate(rows):
        new = {mapping[name]: value for name, value in row.items() if mapping[name]}
        if len(texts) > 1 and not is_filled(row.get(texts[0])):
            found = next((name for name in texts[1:] if is_filled(row.get(name))), None)
            if found is not None:
                new["text"] = row[found]
                if mapping[found] not in ROLES:
                    del new[mapping[found]]  # it is there as the text
        elif texts and mapping[texts[0]] != "text":  # titles stand for texts, and stay titles
            new["text"] = row.get(texts[0])
        rows[number] = new


def is_filled(value) -> bool:
    """Tell whether a cell holds something that may be a text.

    Examples
    --------
    >>> [is_filled(value) for value in (None, " ", [], "Rates rose.", 42)]
    [False, False, False, True, False]
    """
    if isinstance(value, str):
        return bool(value) and not value.isspace() and not (len(value) < _LONGEST_PLACEHOLDER and is_placeholder(value))
    return isinstance(value, (list, tuple, dict)) and bool(value)


def _unlisted(row: dict) -> dict:
    """Return a row whose text and names are text, where they came as lists or objects of parts."""
    for role in ROLES:
        value = row.get(role)
        if type(value) is str and role == "text" and value[:2] in ("['", '["'):
            row[role] = _listed_in(value)
        elif type(value) is int and abs(value) > _BIGGEST:
            row[role] = str(value)
        elif type(value) in (list, dict):
            if role == "text":
                row[role] = _prose(value) or value
            elif isinstance(value, list) and all(isinstance(part, str) for part in value):
                row[role] = "; ".join(value) or None
    return row


def _listed_in(text: str) -> str:
    """Return the paragraphs in a text that is a list of them as Python writes it; any other text as it is."""
    try:
        parts = literal_eval(text.strip()) if len(text) < _LONGEST_LIST else None
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        return text
    return "\n\n".join(parts)


def _prose(value, depth: int = 12) -> str:
    """Return the text of an article that is a list of paragraphs, or an object of parts."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and _are_runs(value):  # of one text, as Telegram has them
        return "".join(item if isinstance(item, str) else item["text"] for item in value)
    if isinstance(value, list) and depth:
        return "\n\n".join(part for item in value if (part := _prose(item, depth - 1).strip()))
    if isinstance(value, dict) and depth and plain(str(value.get("subtype") or value.get("type") or "")) in _KINDS:
        return next((text for name in _PARTS if (text := _prose(value.get(name), depth - 1))), "")
    return ""


def _are_runs(parts: list) -> bool:
    """Tell whether a list holds runs of words, some of them with a style of their own, rather than paragraphs."""
    styled = [part for part in parts if isinstance(part, dict)]
    runs = all(
        isinstance(part.get("text"), str) and plain(str(part.get("type") or "p")) not in _KINDS for part in styled
    )
    return bool(styled) and runs and all(isinstance(part, (str, dict)) for part in parts)


def frame_in_roles(frame: pd.DataFrame, columns: dict | None = None) -> tuple[pd.DataFrame, list[str]]:
    """Return a table under the fixed names of its columns, and notes on how it was read; the table is not changed.

    Examples
    --------
    >>> frame_in_roles(pd.DataFrame({"Texte": ["Oil rose."], "head": [1]}))[0].columns.tolist()
    ['text', 'head_given']
    """

    def cells(place: int) -> list:
        return frame.iloc[:: max(1, len(frame) // _SAMPLE), place].tolist()

    plan = planned(tuple(frame.columns), cells, columns)
    kept = [place for place, name in enumerate(plan.names) if name is not None]
    table = frame.iloc[:, kept].set_axis([plan.names[place] for place in kept], axis=1)
    if len(plan.texts) > 1 or (plan.texts and plan.names[plan.texts[0]] != "text"):
        text = frame.iloc[:, plan.texts[0]].astype("object")
        for place in plan.texts[1:]:
            other = frame.iloc[:, place]
            taken = ~text.map(is_filled).astype("bool") & other.map(is_filled).astype("bool")
            text = text.mask(taken, other)
            if plan.names[place] not in ROLES:
                table[plan.names[place]] = table[plan.names[place]].astype("object").mask(taken, None)
        table["text"] = text
    return table, [plan.note] if plan.note else []
