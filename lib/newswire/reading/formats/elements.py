"""XML that nobody has described: its records are the elements that come again and hold the text."""

from collections import defaultdict

from .prose import LINES, PARAGRAPHS, name_of, prose
from .records import Records
from .stories import story

# Names of elements that are parts of a text, never records or columns.
PARTS = (PARAGRAPHS | LINES | frozenset("s seg sec sentence w tok token em strong b i a span".split())) - frozenset(
    "article row item line title headline subtitle lead head body".split()
)
_NAMING = ("name", "key", "field")  # attributes that name a column, as in <field name="title">
_SHARE = 0.5  # of a document's characters that its records hold together


def read_elements(root, records: Records) -> None:
    """Add the records among the elements of a document to those of its file.

    Examples
    --------
    >>> from lxml import etree
    >>> records = Records()
    >>> read_elements(etree.fromstring("<all><doc n='1'><h>Up</h><text>Rates rose.</text></doc><doc/></all>"), records)
    >>> records.rows
    [{'text': 'Rates rose.', 'n': '1', 'h': 'Up'}, {'text': None}]
    """
    for element in repeated(root) or [_single(root)]:
        records.add(record_of(element), "")


def record_of(element) -> dict:
    """Return the record that one element holds.

    Examples
    --------
    >>> from lxml import etree
    >>> record_of(etree.fromstring("<doc n='1'><dateline>OSLO, May 2 (AP)</dateline><text>Rates rose.</text></doc>"))
    {'text': 'OSLO, May 2 (AP) - Rates rose.', 'n': '1'}
    """
    row = flattened(element)
    text, dateline = _popped(row, "text"), _popped(row, "dateline")
    return story(text, row | {"dateline": dateline}) or {"text": None}


def _popped(row: dict, name: str) -> str | None:
    """Take a column out of a row, whatever its letters."""
    key = next((key for key in row if key.lower() == name), None)
    return row.pop(key) if key else None


def _size(element) -> int:
    """Return how many characters an element holds, in texts and attributes."""
    texts = sum(len(text.strip()) for text in element.itertext())
    return texts + sum(len(value) for part in element.iter() for value in part.attrib.values())


def repeated(root) -> list:
    """Return the elements that are records: the outermost of one name that come again and hold most of the text.

    Examples
    --------
    >>> from lxml import etree
    >>> found = repeated(etree.fromstring("<all><day><doc n='1'>Up.</doc><doc n='2'>Down.</doc></day></all>"))
    >>> [element.get("n") for element in found]
    ['1', '2']
    """
    whole, level = _size(root), [root]
    found: list = []
    while level:
        groups = defaultdict(list)
        for element in level:
            for child in element:
                if name_of(child):
                    groups[child.tag].append(child)
        level = max(groups.values(), key=lambda group: sum(map(_size, group)), default=[])
        if sum(map(_size, level)) < _SHARE * whole or all(map(_column_of, level)) or name_of(level[0]) in PARTS:
            break
        # What comes again in each of the records is part of them, unless it is much more and has parts of its own.
        with_parts = any(len(child) or (child.attrib and not _column_of(child)) for child in level)
        if len(level) > 1.5 * max(1, len(found)) and (with_parts or not found):
            found = level
    return found


def _single(root):
    """Return the element of a document's only record: the first that has children of more than one name."""
    element = root
    while len(element) == 1 and name_of(element[0]) not in PARTS:
        element = element[0]
    return element


def flattened(element) -> dict[str, str]:
    """Return the parts of an element as columns; what is nested has names such as ``author.name``.

    Examples
    --------
    >>> from lxml import etree
    >>> flattened(etree.fromstring("<doc id='7'><by><name>Ann</name></by><tag>a</tag><tag>b</tag></doc>"))
    {'id': '7', 'by.name': 'Ann', 'tag': 'a; b'}
    """
    columns: dict[str, list[str]] = defaultdict(list)
    _collect(element, "", columns)
    return {name: "; ".join(dict.fromkeys(values)) for name, values in columns.items()}


def _collect(element, path: str, columns: dict[str, list[str]]) -> None:
    """Add the attributes and texts of an element and of those in it to the columns."""
    for name, value in element.attrib.items():
        if value.strip():
            columns[_joined(path, name)].append(value.strip())
    children = [child for child in element if name_of(child)]
    mixed = bool((element.text or "").strip()) or any((child.tail or "").strip() for child in children)
    if mixed or not children or any(name_of(child) in PARTS for child in children):
        if text := prose(element):
            columns[path or "text"].append(text)
        return
    named = [name for name in map(_column_of, children) if name]
    for child in children:
        if len(named) > 1 and (name := _column_of(child)):
            columns[_joined(path, name)].append(prose(child))
        else:
            _collect(child, _joined(path, child.tag), columns)


def _column_of(element) -> str:
    """Return the column that an element without others in it names by an attribute, or nothing."""
    return "" if len(element) else next(filter(None, map(element.get, _NAMING)), "")


def _joined(path: str, name: str) -> str:
    """Return the name of a column below another, without namespaces."""
    name = name.rsplit("}", 1)[-1].rsplit(":", 1)[-1]
    return f"{path}.{name}" if path else name
