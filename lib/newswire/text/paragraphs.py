"""The paragraphs of a text."""

import re

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_BREAK = re.compile(r"\n\s*")


def paragraph_spans(text):
    """Where does each paragraph of a text start and end?

    Blank lines separate paragraphs; in a text without any, single line breaks do.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Characters, without the white space between.

    Examples
    --------
    >>> paragraph_spans("One.\\n\\nTwo.")
    [(0, 4), (6, 10)]
    """
    breaks = BLANK_LINE if BLANK_LINE.search(text.strip()) else LINE_BREAK
    edges = [0, *(edge for found in breaks.finditer(text) for edge in found.span()), len(text)]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in spans if text[start:end].strip()]
