"""A record of JSON as a flat row: `content.rendered` for what stands inside what."""

from ..columns import numbered_names
from .ninjs import as_row

_DEEPEST = 8  # objects within each other; what is deeper stays as it is
_EXACT = ("$numberLong", "$numberInt", "$numberDouble", "$numberDecimal")


def flat_row(record: dict) -> dict:
    """Return a record whose objects are taken apart, each value under the names on the way to it.

    Examples
    --------
    >>> flat_row({"title": {"rendered": "Oil"}, "_id": {"$oid": "5f"}, "n": 1})
    {'title.rendered': 'Oil', '_id': '5f', 'n': 1}
    """
    known = as_row(record)
    if known is not None:
        return known
    if not any(type(value) is dict for value in record.values()):
        return record
    names: list[str] = []
    values: list = []
    _flatten(record, "", names, values, 0)
    return dict(zip(numbered_names(names), values, strict=True))


def _flatten(record: dict, before: str, names: list[str], values: list, depth: int) -> None:
    for name, value in record.items():
        if type(value) is dict and value:
            value = plain_value(value)
            if type(value) is dict and depth < _DEEPEST:
                _flatten(value, f"{before}{name}.", names, values, depth + 1)
                continue
        names.append(f"{before}{name}")
        values.append(value or None if type(value) is dict else value)


def plain_value(value: dict):
    """Return what an object of MongoDB stands for: ``{"$oid": "5f"}`` is 5f; any other object as it is.

    Examples
    --------
    >>> plain_value({"$date": {"$numberLong": "1711929600000"}}), plain_value({"a": 1})
    (1711929600000, {'a': 1})
    """
    if len(value) != 1:
        return value
    (name, inner), *_ = value.items()
    if not name.startswith("$"):
        return value
    if isinstance(inner, dict):
        return plain_value(inner)
    if name in _EXACT and isinstance(inner, str):
        try:
            return float(inner) if "." in inner or name == "$numberDouble" else int(inner)
        except ValueError:
            return inner
    return inner
