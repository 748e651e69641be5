"""A reading for news: VADER's rules with the corrections that a news reader would make."""

from .vader import Reading
from .vader import read as read_vader


def read(corpus, lexicon) -> Reading:
    """Apply the rules for news to every sentence of a corpus."""
    return read_vader(corpus, lexicon)
