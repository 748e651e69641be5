"""The paragraphs of a text."""

import re

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_BREAK = re.compile(r"\n\s*")


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Return the characters at which each paragraph of a text starts and ends, without the white space between.

    Blank lines separate paragraphs; in a text without any, single line breaks do.

    Examples
    --------
    >>> paragraph_spans("One.\\n\\nTwo.")
    [(0, 4), (6, 10)]
    """
    breaks = BLANK_LINE if BLANK_LINE.search(text.strip()) else LINE_BREAK
    edges = [0, *(edge for match in breaks.finditer(text) for edge in match.span()), len(text)]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in spans if text[start:end].strip()]
