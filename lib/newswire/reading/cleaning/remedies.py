"""What cleaning did to the texts of a file, in sentences."""

from collections import Counter

from ..encodings import normalise
from .letters import unusual
from .lines import unwrapped
from .markup import without_markup
from .mojibake import TELLTALE

_SENTENCES = {
    "damage": "damaged characters (\ufffd) that nothing can restore are in {}",
    "encoding": "letters that were read in the wrong encoding are put right in {}",
    "mark-up": "mark-up is taken out of {}",
    "escapes": r"characters that were typed out, such as \n, are read as what they stand for in {}",
    "lines": "lines that a program broke, or words at their ends, are put together in {}",
}


def remedies(given: str, cleaned: str) -> list[str]:
    """Return what cleaning did to a text, in words that `told` counts; nothing for most texts.

    Examples
    --------
    >>> remedies("<p>A cafÃ©</p>", "A café")
    ['encoding', 'mark-up']
    """
    found = ["damage"] if "\ufffd" in cleaned else []
    if given == cleaned or (given := normalise(given)) == cleaned:
        return found
    if TELLTALE.search(unusual(given)) and not TELLTALE.search(unusual(cleaned).replace("\ufffd", "")):
        found.append("encoding")
    if any(sign in given for sign in "<&[#") and without_markup(given) != given:
        found.append("mark-up")
    if given.count("\\") > cleaned.count("\\"):
        found.append("escapes")
    if "\n" in given and unwrapped(given) != given:
        found.append("lines")
    return found


def told(counts: Counter) -> list[str]:
    """Return a sentence for each remedy, by how many texts it was applied to.

    Examples
    --------
    >>> told(Counter({"mark-up": 12}))
    ['mark-up is taken out of 12 texts']
    """
    return [
        sentence.format("1 text" if counts[name] == 1 else f"{counts[name]:,} texts")
        for name, sentence in _SENTENCES.items()
        if counts[name]
    ]
