"""Text of any origin made safe to print and to put into HTML."""

import html
import re

ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
# Control characters, bidirectional marks and overrides, annotation marks, tags: none of them is text to read.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
SPACES = re.compile(r"\s+")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def printable(text):
    """Drop what a terminal or a browser would act on instead of showing: ANSI codes, control and bidi characters.

    Parameters
    ----------
    text : object
        Anything; it is turned into a string first.

    Returns
    -------
    str
        One line: every run of white space is a single space, a lone surrogate is U+FFFD.

    Examples
    --------
    >>> printable("a\\x1b[31mred\\x1b[0m \\u202eword")
    'ared word'
    """
    text = UNPRINTABLE.sub("", ESCAPE_SEQUENCE.sub("", str(text)))
    return SPACES.sub(" ", LONE_SURROGATE.sub("\ufffd", text))


def clipped(text, limit):
    """Shorten a string to `limit` characters, the last of them an ellipsis.

    Examples
    --------
    >>> clipped("correspondence", 5)
    'corr…'
    """
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def safe(text, limit=400):
    """Turn any text into HTML that shows it and does nothing else.

    Parameters
    ----------
    text : object
        Anything; it is turned into a string first.
    limit : int
        Most characters to show.

    Returns
    -------
    str
        Escaped text; right-to-left writing is isolated in `<bdi>` so that it cannot reorder what stands beside it.

    Examples
    --------
    >>> safe("<b onclick=x>")
    '&lt;b onclick=x&gt;'
    """
    text = clipped(printable(str(text)[: 4 * limit]), limit)
    escaped = html.escape(text, quote=True)
    return f"<bdi>{escaped}</bdi>" if RIGHT_TO_LEFT.search(text) else escaped


def marked(text, spans, limit=400):
    """Turn text into HTML with the given spans in `<mark>`, clipped around the first of them.

    Parameters
    ----------
    text : str
        A sentence.
    spans : iterable of (int, int)
        Characters of `text` to mark; overlapping spans are joined.
    limit : int
        Most characters to show.

    Returns
    -------
    str
        Escaped HTML.

    Examples
    --------
    >>> marked("mutual trust & respect", [(7, 12)])
    'mutual <mark>trust</mark> &amp; respect'
    """
    spans = _joined(spans, len(text))
    first, last = _window(len(text), spans, limit)
    pieces, at = ["… " if first else ""], first
    for start, end in spans:
        start, end = max(start, first), min(end, last)
        if start < end:
            pieces += [safe(text[at:start], limit), f"<mark>{safe(text[start:end], limit)}</mark>"]
            at = end
    return "".join([*pieces, safe(text[at:last], limit), " …" if last < len(text) else ""]).strip()


def _joined(spans, length):
    """The spans inside the text, in order, overlaps joined."""
    joined = []
    for start, end in sorted((max(0, int(a)), min(length, int(b))) for a, b in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def _window(length, spans, limit):
    """The characters to show: all, or `limit` of them around the first span."""
    if length <= limit:
        return 0, length
    start = max(0, (spans[0][0] if spans else 0) - limit // 3)
    start = min(start, length - limit)
    return start, start + limit
