"""What a document of JSON is: an article, something that holds articles, or columns."""

import re

from ..columns import is_usual, plain, text_among, usual_of
from ..prose import is_prose, prose_in

LISTS = {"articles", "data", "results", "documents", "docs", "items", "stories", "news", "records", "hits", "entries"}
LISTS |= {"posts", "rows", "children", "response", "edges", "sections", "groups"}
DEEPEST = 12  # objects within each other that are looked through
_LOOKED = 20  # items of a list that are enough to tell what it holds
_PROSE = 200  # characters beyond which a string is the text of an article, not a remark of a program

_TEXTS = usual_of("text") | usual_of("summary")
_TITLES = usual_of("title")
_TELLING = _TEXTS | _TITLES
_FACTS = usual_of("date") | usual_of("other")


def is_record(value: dict) -> bool:
    """Tell whether an object has a text or a title, itself or in an object in it."""
    return any(plain(key) in _TELLING for key in value) or any(
        isinstance(held, dict) and any(plain(key) in _TELLING for key in held) for held in value.values()
    )


def is_wrapper(value: dict) -> bool:
    """Tell whether an object holds records rather than being one.

    Examples
    --------
    >>> is_wrapper({"title": "A feed", "items": [{"title": "Oil"}]})
    True
    >>> is_wrapper({"title": "Oil", "content": [{"type": "p", "text": "Oil rose."}], "tags": [{"title": "oil"}]})
    False
    """
    inner = {key: held for key, held in value.items() if isinstance(held, (list, dict)) and held}
    if not inner or any(isinstance(held, str) and len(held) > _PROSE for held in value.values()):
        return False
    if any(plain(key) in LISTS and holds_records(held) for key, held in inner.items()):
        return True
    return not _is_article(value, inner) and any(map(holds_records, inner.values()))


def _is_article(value: dict, inner: dict) -> bool:
    """Tell whether an object that holds others is an article all the same."""
    names = {plain(key): held for key, held in value.items()}
    for name in _TEXTS & set(names):
        held = names[name]
        if isinstance(held, (str, dict)) and held:
            return True
        if isinstance(held, list) and held and not any(isinstance(item, dict) and _has_title(item) for item in held):
            return True
    plain_facts = {name for name, held in names.items() if not isinstance(held, (list, dict))}
    if plain_facts & _TITLES and plain_facts & _FACTS:
        return True
    return len(inner) == 1 and all(
        isinstance(held, dict) and _TELLING & set(map(plain, held)) for held in inner.values()
    )


def _has_title(value: dict) -> bool:
    return any(plain(key) in _TITLES for key in value)


def holds_records(value, depth: int = 0) -> bool:
    """Tell whether there are records in a list or an object."""
    if depth > DEEPEST:
        return False
    if isinstance(value, list):
        return any(holds_records(item, depth + 1) for item in value[:_LOOKED])
    if isinstance(value, dict):
        return is_record(value) or any(holds_records(item, depth + 1) for item in value.values())
    return False


def rows_under_header(value: list) -> list[dict] | None:
    """Return the rows of a list of lists whose first one names the columns."""
    if len(value) < 2 or not all(isinstance(row, list) for row in value):
        return None
    names = value[0]
    if not names or not all(isinstance(name, str) for name in names) or text_among(names) is None:
        return None
    return [dict(zip(names, row, strict=False)) for row in value[1:]]


def texts_in(value: dict) -> list[dict] | None:
    """Return the rows of an object that holds texts by some id, or a single list of them; None where it does not.

    Examples
    --------
    >>> texts_in({"a1": "Oil rose again on Friday.", "a2": "Gas fell again on Monday."})[1]
    {'id': 'a2', 'text': 'Gas fell again on Monday.'}
    """
    if not value or any(is_usual(key) for key in value):
        return None
    held = list(value.values())
    if len(held) == 1 and isinstance(held[0], list) and prose_in(held[0]):
        return [{"text": text} for text in held[0]]
    ids = len(held) > 1 and all(re.search(r"[\d/]", key) for key in value)
    if ids and all(isinstance(text, str) for text in held) and len(held) == sum(map(is_prose, held)):
        return [{"id": key, "text": text} for key, text in value.items()]
    return None


def columns_in(value: dict) -> list[dict] | None:
    """Return the rows of an object that holds columns, as pandas and other programs write them; None where it does not.

    Examples
    --------
    >>> columns_in({"text": {"0": "Oil rose.", "1": "Gas fell."}})
    [{'text': 'Oil rose.'}, {'text': 'Gas fell.'}]
    """
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(map(str, names), row, strict=False)) for row in data]
    if isinstance(value.get("schema"), dict) and isinstance(data, list):
        return data
    held = list(value.values())
    if held and all(isinstance(column, dict) and column for column in held):
        if all(key.isdigit() for column in held for key in column):
            numbers = dict.fromkeys(number for column in held for number in column)
            return [{name: column.get(number) for name, column in value.items()} for number in numbers]
        return None
    value = {key if is_usual(key) else _singular(key): column for key, column in value.items()}
    if (
        len(held) < 2
        or len(value) < len(held)
        or text_among(value) is None
        or not all(isinstance(column, list) for column in held)
    ):
        return None
    even = len({len(column) for column in held}) == 1 and len(held[0]) > 1
    if even and not any(isinstance(item, (dict, list)) for column in held for item in column):
        return [dict(zip(value, row, strict=True)) for row in zip(*held, strict=True)]
    return None


def _singular(name: str) -> str:
    """Return the usual name of which another is the plural, or else the name as it is."""
    return name[:-1] if name.endswith("s") and is_usual(name[:-1]) else name
