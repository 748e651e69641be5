"""How articles open, and where sentences end: what tells where one article begins in a text of several."""

import re

from ..heads.parse import parse_head

_TITLE = 150  # characters that no title exceeds
_YEAR, _DAY = r"(?:1[6-9]|20)\d\d", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"\b(?:{_YEAR}[-/.年]\d{{1,2}}[-/.月]{_DAY}|{_DAY}[-/.]{_DAY}[-/.](?:{_YEAR}|\d\d))\b"
    rf"|\b{_DAY}(?!\d).{{0,20}}\b{_YEAR}\b|\b{_YEAR}.{{0,20}}\b{_DAY}\b"
)
_LABEL = re.compile(r"(?i:title|headline|heading|titre|titel|título|titolo|date|source|by)[ \t]{0,3}:|By [A-Z]")


def is_title(line: str) -> bool:
    """Tell whether a line can be the title of an article: short, and no sentence.

    Examples
    --------
    >>> is_title("Port strike enters second week"), is_title("The strike has ended."), is_title("- 12 -")
    (True, False, False)
    """
    line = line.strip()
    words = len(re.findall(r"[^\W\d_]{2,}", line[: _TITLE + 1]))
    sentence = line.endswith((".", ",", ";", ":")) or line[:1].islower() or line[:1] in "-•*·"
    return 2 <= words <= 25 and len(line) <= _TITLE and not sentence


def is_dated(line: str) -> bool:
    """Tell whether a line states a date, and at most a few words with it.

    Examples
    --------
    >>> is_dated("Daily Courier, 2 May 2023"), is_dated("Budget for 2023 is set"), is_dated("2023-05-02")
    (True, False, True)
    """
    few = len(line) <= 80 and len(re.findall(r"[^\W\d_]{2,}", line)) <= 6
    return few and not line.endswith(".") and bool(_DATE.search(line))


def ends(text: str) -> bool:
    """Tell whether a text ends as a sentence does, and not in its midst.

    Examples
    --------
    >>> ends("He said: “No.” "), ends("Exporters of timber and")
    (True, False)
    """
    return text.rstrip().rstrip("\"'”’»)]*").endswith((".", "!", "?", "…", ":"))


def begins_plainly(text: str) -> bool:
    """Tell whether a text begins with a dateline, a byline, a date in a line of its own, or a label such as Title:.

    Examples
    --------
    >>> begins_plainly("Daily Courier\\n2 March 2023\\nWorkers voted."), begins_plainly("Workers voted in 2023.")
    (True, False)
    """
    lines = [line.strip() for line in text.strip()[:1000].split("\n") if line.strip()][:4]
    dated = any(is_dated(line) for line in lines)
    return dated or any(_LABEL.match(line) or parse_head(line).agency for line in lines)
