"""Encodings from before UTF-8: the one in which bytes read as words of a language that was written in it."""

import re

from ..data import read_rows
from .cleaning.languages import LETTERS, is_english, likeliest

_ROWS = read_rows(__package__, "older_encodings.csv")
NAMES = {row["encoding"]: row["name"] for row in _ROWS}
_LANGUAGES = {row["encoding"]: row["languages"].split() for row in _ROWS}
_WESTERN = "cp1252"
_SAMPLE = 65536  # bytes, from a little before the first beyond ASCII, that are looked at
_ENOUGH = 1200  # bytes of words that tell an encoding
_AROUND = 3  # words on either side of one with bytes beyond ASCII that tell the language
_CERTAIN = 0.9999  # how well Western fits for no other to be tried
_UNUSED = 0.2  # how much letters of other languages count against an encoding: names have some
_PRIOR = {"cp1252": 0.6, "mac_roman": 0.2, "cp850": 0.1, "cp1251": 0.3, "cp1250": 0.3}  # for texts too short to tell
_RUN = re.compile(rb"[\x80-\xff]{3}")  # in other scripts nearly all letters are beyond ASCII
_LATIN = {encoding for encoding, languages in _LANGUAGES.items() if any(LETTERS[name] for name in languages)}
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_HIGH = re.compile(r"[^\x00-\x7f]")
_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]{2,60}")
# What no text holds: controls, signs inside words or behind small letters, two alphabets in a word, final letters in
# the middle and leading vowels at the end of it, letters that are hardly ever used.
_MISFIT = re.compile(
    r"[\x80-\x9f\ufffd]|[^\W\d_][^\w\s\x00-\x7f’–—…·\xad\u3000-\u303f\uff00-\uffef](?=[^\W\d_])"
    r"|[a-z][‚„‘‹«¡¿¢¤¥¦¨¬¯±´¶¸÷ˆˇ˘˙˚˛†‡ƒ─-▟]|[®¬¦±¶ˇ](?=[a-zß-ÿ])|[A-Za-z][√∂∏∑∫∞≈≠≤≥◊]"
    r"|[A-Za-z](?=[Ͱ-ۿก-๛])|[Ͱ-ۿก-๛](?=[A-Za-z])|[ςךםןףץةى](?=[α-ωא-תء-ي])|(?<![א-ת])[\u05b0-\u05c7]|[ΰΐ]|[A-Za-z]ƒ|[เ-ไ](?![ก-ฮ])"
)


def older_encoding(data: bytes) -> str:
    """Return the encoding of bytes that are not UTF-8: the first in which the words around them read best.

    Examples
    --------
    >>> older_encoding("Die Gespräche würden im März fortgesetzt.".encode("mac_roman"))
    'mac_roman'
    """
    found = _HIGH_BYTE.search(data)
    if not found:
        return _WESTERN
    start = max(0, found.start() - 1000)
    near = data[start : start + _SAMPLE]
    western = near.decode(_WESTERN, "replace")
    if is_english(western) and not _misfits(western):
        return _WESTERN
    sample, best, best_fit = _telling(near), _WESTERN, -1.0
    runs = _RUN.search(sample)
    for encoding, languages in _LANGUAGES.items():
        if not runs and encoding not in _LATIN:
            continue
        fit = _fit(sample, encoding, languages, best_fit)
        if fit > best_fit:
            best, best_fit = encoding, fit
        if encoding == _WESTERN and fit > _CERTAIN:
            break
    return best


def _telling(data: bytes) -> bytes:
    """Return words with bytes beyond ASCII and those beside them, as many as tell an encoding."""
    words = data.split()
    kept, size = {}, 0
    for place in (place for place, word in enumerate(words) if not word.isascii()):
        for near in range(max(0, place - _AROUND), min(len(words), place + _AROUND + 1)):
            if near not in kept:
                kept[near] = words[near][:_ENOUGH]
                size += len(kept[near]) + 1
        if size > _ENOUGH:
            break
    return b" ".join(kept.values())


def _fit(sample: bytes, encoding: str, languages: list[str], least: float = 0.0) -> float:
    """Return how well a sample reads in an encoding: as its languages, in their letters, without what no text holds.

    Where that cannot be more than `least`, the languages are not asked.
    """
    text = sample.decode(encoding, "replace")
    high = len(_HIGH.findall(text))
    misfits = _misfits(text) / high
    if 1 - misfits <= max(least, 0.0):
        return 0.0
    language, share = likeliest(text, languages)
    unused = (
        sum(letter not in LETTERS[language] for letter in _LETTER.findall(text.lower())) if LETTERS[language] else 0
    )
    share += _PRIOR.get(encoding, 0) * (1 - share)
    return share * (1 - misfits) * (1 - _UNUSED * unused / high)


def _misfits(text: str) -> int:
    """Count what no text holds; among it are words that mix small letters and capitals beyond ASCII."""
    words = (word for word in _WORD.findall(text) if not word.isascii() and word.lower() != word.upper())
    mixed = sum(not (word.islower() or word.isupper() or word.istitle()) for word in words)
    return mixed + len(_MISFIT.findall(text))
