"""Word frequencies: counts, runs of words, collocations, concordance, keyness, trends, dispersion, diversity."""

from ..corpus import merge
from .collocation import collocates, collocations
from .concordance import concordance, positions, uses, word_evidence
from .counts import count_ngrams, count_words
from .dispersion import dispersion
from .diversity import diversity
from .groups import common_words, group_keyness
from .keyness import keyness, sides
from .rates import ngrams, word_frequencies
from .trends import trend

__all__ = [
    "collocates", "collocations", "common_words", "concordance", "count_ngrams", "count_words", "dispersion",
    "diversity", "group_keyness", "keyness", "merge", "ngrams", "positions", "sides", "trend", "uses", "word_evidence",
    "word_frequencies",
]  # fmt: skip
