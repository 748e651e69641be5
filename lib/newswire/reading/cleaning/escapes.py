"""Characters that were typed out as a program writes them: ``\\n``, ``\\u2019``, ``b'caf\\xc3\\xa9'``."""

import re

_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?")
_BYTES = re.compile(r"(?:\\x[89a-fA-F][0-9a-fA-F]){1,64}")
_WRITTEN = re.compile(r"""\Ab(['"]).*\1\Z""", re.DOTALL)
_QUOTE = re.compile(r"""\\+(["'/])""")
# The end of a line typed out: behind a sentence or a space, or before a capital, a quotation mark, another, the end.
_LINE_END = re.compile(r"(?<=[.!?,:;…\"'”’)\] ])(?:\\r|\\n)+ ?|(?:\\r|\\n)+ ?(?=[A-Z\"“‘'(]|\\[rnt]|\Z)")
_ANY_LINE_END = re.compile(r"(?:\\r|\\n)+ ?")  # where there are several
_PATH = re.compile(r"(?<![A-Za-z])[A-Za-z]:\\\w|\\\\\w")


def without_escapes(text: str) -> str:
    r"""Return a text whose typed-out characters are characters.

    Examples
    --------
    >>> without_escapes("Rates rose.\\nIt\\u2019s a caf\\xc3\\xa9.")
    'Rates rose.\nIt’s a café.'
    """
    if _WRITTEN.search(text):
        text = text[2:-1]
    text = _UNICODE.sub(_character, text)
    text = _BYTES.sub(_decoded, text)
    if not _PATH.search(text):
        text = _QUOTE.sub(r"\1", text)
        typed = text.count("\\n") - text.count("\n")
        if typed > 0:
            text = (_ANY_LINE_END if typed > 1 else _LINE_END).sub(_line_ends, text).replace("\\t", " ")
    return text


def _line_ends(match: re.Match) -> str:
    """Return the line ends that are typed out in a row: one, or two for a paragraph."""
    return "\n\n" if max(match[0].count("\\n"), match[0].count("\\r")) > 1 else "\n"


def _character(match: re.Match) -> str:
    """Return the character of one escape, or of two that belong together."""
    pair = "".join(chr(int(part, 16)) for part in match.groups() if part)
    return pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _decoded(match: re.Match) -> str:
    """Return the characters that escaped bytes stand for, in UTF-8 or else in Windows-1252."""
    data = bytes.fromhex(match[0].replace("\\x", ""))
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
