"""What cleaning did to the texts of a file, in sentences."""

from collections import Counter

_SENTENCES = {
    "cut": "the end is probably cut off, as long as a cell of a spreadsheet can be (32,767 characters), in {}",
    "damage": "damaged characters (\ufffd) that nothing can restore are in {}",
    "encoding": "letters that were read in the wrong encoding are put right in {}",
    "mark-up": "mark-up is taken out of {}",
    "escapes": r"characters that were typed out, such as \n, are read as what they stand for in {}",
    "lines": "lines that a program broke, or words at their ends, are put together in {}",
}


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
