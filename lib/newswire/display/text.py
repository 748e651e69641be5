"""Text of any origin made safe to print and to put into HTML."""

import html
import re
from collections.abc import Collection

from ..text.sentences import abbreviations

# A colour (CSI), a title or link (OSC, to its bell or ESC \), or a two-character sequence.
ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
# Control characters, bidirectional marks and overrides, annotation marks, tags: none of them is text to read.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
# Half of a UTF-16 pair without the other, which no encoding can write.
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
SENTENCE_END = re.compile(r"(?P<word>[^\s.]+)\.(?= [A-Z0-9“])")
SPACES = re.compile(r"\s+")
# Hebrew, Arabic and their neighbours, with the forms kept for older encodings.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
Spans = Collection[tuple[int, int]]  # first character, and the one after the last, of each
NOWHERE = -1  # before every character, and still so when counted from a later start
LONGEST = 400  # characters of a cell or a sentence: long enough for most sentences, and no cell fills the screen
LONGEST_CAPTION = 1000


def printable(text: object) -> str:
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


def clipped(text: str, limit: int) -> str:
    """Shorten a string to `limit` characters, the last of them an ellipsis.

    Examples
    --------
    >>> clipped("correspondence", 5)
    'corr…'
    """
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def first_sentence(paragraph: str) -> str:
    """Return the first sentence of a finding; a stop behind an abbreviation or an initial is none of its ends.

    Examples
    --------
    >>> first_sentence("Most is said by Sen. Jones and St. Paul, 3 times in 2 places. Little is said by others.")
    'Most is said by Sen. Jones and St. Paul, 3 times in 2 places.'
    """
    for end in SENTENCE_END.finditer(paragraph):
        word = end["word"].strip("“”(")
        if len(word) > 1 and word not in abbreviations():
            return paragraph[: end.end()]
    return paragraph


def safe(text: object, limit: int = LONGEST) -> str:
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
    escaped = safe_attribute(text, limit)
    return f"<bdi>{escaped}</bdi>" if RIGHT_TO_LEFT.search(escaped) else escaped


def safe_attribute(text: object, limit: int = LONGEST) -> str:
    """Escape text for an attribute, in which the tag that isolates right-to-left writing would be read as text.

    Examples
    --------
    >>> safe_attribute('He said "yes"')
    'He said &quot;yes&quot;'
    """
    # What is far beyond the limit is cut off first: cleaning a text of a million characters takes its time.
    return html.escape(clipped(printable(str(text)[: 4 * limit]), limit))


def marked(text: str, spans: Spans, limit: int = LONGEST, here: int = NOWHERE) -> str:
    """Turn text into HTML with the given spans in `<mark>`, clipped around the first of them.

    Parameters
    ----------
    text : str
        A sentence.
    spans : collection of (int, int)
        Characters of `text` to mark; overlapping spans are joined.
    limit : int
        Most characters to show.
    here : int, optional
        A character; the mark around it is the one to scroll to.

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
    # A third of the room is for what leads up to the first mark, the rest for the mark and what follows.
    first = max(0, min((spans[0][0] if spans else 0) - limit // 3, len(text) - limit))
    last = min(len(text), first + limit)
    pieces, at = ["… " if first else ""], first
    for start, end in spans:
        end = min(end, last)
        if start < end:
            kind = ' class="nw-here"' if start <= here < end else ""
            pieces += [safe(text[at:start], limit), f"<mark{kind}>{safe(text[start:end], limit)}</mark>"]
            at = end
    return "".join([*pieces, safe(text[at:last], limit), " …" if last < len(text) else ""])


def _joined(spans: Spans, length: int) -> list[tuple[int, int]]:
    """The spans inside the text, in order; those that overlap are joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(0, int(a)), min(length, int(b))) for a, b in spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def slug(text: str, limit: int) -> str:
    """Turn text into a part of a file's name: letters, digits and dashes, of whole words where there is more than one.

    Examples
    --------
    >>> slug("Words & their counts, by month", 20)
    'words-their-counts'
    """
    name = re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-").lower()
    return name if len(name) <= limit else name[: limit + 1].rpartition("-")[0] or name[:limit]
