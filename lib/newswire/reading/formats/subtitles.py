"""Subtitles of films and broadcasts, as SubRip (.srt) and WebVTT (.vtt) have them: what is said, without its times."""

import re

from ..encodings import decode
from ..packing import UnreadableError
from .records import Records

_TIMES = re.compile(r"(?:\d{1,3}:)?\d\d:\d\d[,.]\d{1,3}[ \t]{1,9}-->")
_ASIDE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")  # how blocks begin that nobody speaks
_STYLES = re.compile(r"<[^<>]{0,100}>|\{\\[^{}]{0,100}\}")


def read_subtitles(data: bytes) -> Records:
    r"""Return what is said in a film as one text; lines that stay on the screen are taken once.

    Examples
    --------
    >>> cues = b"1\n00:00:01,000 --> 00:00:02,500\nRates rose\n\n2\n00:00:02,500 --> 00:00:04,000\n<i>on Monday.</i>\n"
    >>> read_subtitles(cues).rows
    [{'text': 'Rates rose on Monday.'}]
    """
    said: list[str] = []
    for block in re.split(r"\n[ \t]*\n", decode(data).strip()):
        lines = block.split("\n")
        times = next((number for number, line in enumerate(lines[:2]) if _TIMES.match(line.strip())), None)
        if times is None and _ASIDE.match(block):
            continue
        for line in lines[times + 1 if times is not None else 0 :]:
            line = " ".join(_STYLES.sub("", line).split())
            if line and line not in said[-2:]:
                said.append(line)
    if not said:
        raise UnreadableError("its subtitles are empty")
    return Records([{"text": " ".join(said)}], [""], notes=["its subtitles are put together in one text"])
