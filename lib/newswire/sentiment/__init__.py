"""Sentiment: VADER exactly and fast, a reading for news, the reasons, the doubt, and a check by hand."""

from .coding import compare_with_codes, draw_sentences, read_codes
from .contributions import strongest_words, word_contributions
from .evidence import rows_of, sentence_evidence, strongest_sentences, strongest_uses
from .groups import group_scores, overall_score, pair_to_compare, period_scores, score_difference
from .instruments import agreement, by_disagreement, curly_negations, panel
from .names import count_names, frequent_names
from .scores import score_articles, score_sentences, signs
from .shift import word_shift
from .targets import target_difference, target_scores
from .towards import towards

__all__ = [
    "agreement", "by_disagreement", "compare_with_codes", "count_names", "curly_negations", "draw_sentences",
    "frequent_names", "group_scores", "overall_score", "pair_to_compare", "panel", "period_scores", "read_codes",
    "rows_of", "score_articles", "score_difference", "score_sentences", "sentence_evidence", "signs",
    "strongest_sentences", "strongest_uses", "strongest_words", "target_difference", "target_scores", "towards",
    "word_contributions", "word_shift",
]  # fmt: skip
