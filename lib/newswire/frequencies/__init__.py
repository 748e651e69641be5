"""Word frequencies: counts, runs of words, collocations, concordance, keyness, trends, dispersion, diversity."""

from .collocation import collocations
from .concordance import concordance
from .counts import count_ngrams, count_words, merge
from .dispersion import dispersion, positions
from .diversity import diversity
from .evidence import word_evidence
from .keyness import keyness, sides
from .rates import ngrams, word_frequencies
from .trends import trend

__all__ = [
    "collocations",
    "concordance",
    "count_ngrams",
    "count_words",
    "dispersion",
    "diversity",
    "keyness",
    "merge",
    "ngrams",
    "positions",
    "sides",
    "trend",
    "word_evidence",
    "word_frequencies",
]
