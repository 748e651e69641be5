"""Text that was UTF-8 and was read as something else, put right: whole lines by ftfy, single characters here."""

import re
from functools import partial

_READ_AS = ["cp1252", "mac_roman", "cp1250", "cp437", "cp850", "cp1251"]  # what UTF-8 is taken for by mistake
_FIRSTS = b"\xc2\xc3\xc4\xc5"  # of Latin letters and signs in UTF-8; quotation marks and dashes begin with E2
_LATER = bytes(range(0x80, 0xC0))
# What ends words and quotations: behind a capital letter it is mojibake only where the word goes on.
_CLOSING = frozenset("‘’“”–—…•‹›»\xa0")
# The last byte of a closing quotation mark has no character in Windows-1252 and gets lost.
_LOST_QUOTE = re.compile(r"â€(?:\x9d|\ufffd|\?|(?=[\s.,;:!)\]]|$))")
_LOST_APOSTROPHE = re.compile(r"(?<=[a-z])\ufffd(?=(?:s|t|re|ve|ll|d|m)\b)")
_ROUNDS = 3  # text may have been read wrongly more than once


# What Windows-1252 has where Latin-1 has control characters.
_CONTROLS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}


def _characters(encoding: str) -> dict[str, int]:
    """Return the byte of each character in an encoding; a byte without one has the control character of its number."""
    return {bytes([byte]).decode(encoding, "ignore") or chr(byte): byte for byte in range(256)}


def _run(characters: dict[str, int]) -> re.Pattern:
    """Return the pattern of a character of UTF-8 that was read as those of its bytes."""
    character = {byte: re.escape(name) for name, byte in characters.items()}
    first, later = ("".join(character[byte] for byte in data) for data in (_FIRSTS, _LATER))
    vietnamese = f"{character[0xE1]}[{character[0xBA]}{character[0xBB]}][{later}]"
    emoji = f"{character[0xF0]}{character[0x9F]}[{later}][{later}]"
    return re.compile(f"[{first}][{later}]|{character[0xE2]}[{later}][{later}]|{vietnamese}|{emoji}")


_BYTES = {encoding: _characters(encoding) for encoding in _READ_AS}
_RUNS = {encoding: _run(characters) for encoding, characters in _BYTES.items()}
# Signs that only mojibake has much of: the above, control characters, letters of other scripts read as Western ones.
TELLTALE = re.compile(
    "[\x80-\x9f\ufffd]|â€|[ÎÏÐÑØÙ×][\x80-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]|" + "|".join(run.pattern for run in _RUNS.values())
)


def decoded(text: str) -> str:
    """Return a text as it was before it was read in a wrong encoding; a sound line is returned as it is.

    Examples
    --------
    >>> decoded("itâ€™s a cafÃ© “here”")
    'it’s a café “here”'
    """
    return "\n".join(line if line.isascii() else _line(line).translate(_CONTROLS) for line in text.split("\n"))


def _line(line: str) -> str:
    """Return one line as it was."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    line = _LOST_QUOTE.sub("”", line)
    if is_bad(line):
        line = fix_encoding(line)
    for _ in range(_ROUNDS):
        before = line
        for encoding, run in _RUNS.items():
            line = run.sub(partial(_character, encoding), line)
        if line == before:
            break
    return _LOST_APOSTROPHE.sub("’", line)


def _character(encoding: str, match: re.Match) -> str:
    """Return the character that a run was, or the run where it may be meant as it is."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    try:
        character = bytes(_BYTES[encoding][name] for name in match[0]).decode()
    except UnicodeDecodeError:
        return match[0]
    if len(match[0]) > 2:
        return character
    closing = match[0][1] in _CLOSING and match[0][0] != "Â"
    meant = (before.isupper() and match[0][0].isalpha()) or (closing and not (after.islower() and after.isascii()))
    if encoding != _READ_AS[0]:  # signs, and letters of other languages, which are meant where no Latin word is
        meant |= not any(beside.isascii() and beside.isalnum() for beside in (before, after))
    if encoding == _READ_AS[-1]:
        meant |= closing
    return match[0] if meant or not character.isprintable() else character
