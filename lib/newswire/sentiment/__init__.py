"""Sentiment: VADER exactly and fast, a reading for news, the reasons, the doubt, and a check by hand."""

from .articles import article_scores, score_articles
from .contributions import strongest_words, word_contributions
from .groups import group_scores, overall_score, period_scores, score_difference
from .models import MODELS, score_sentences
from .towards import target_scores, towards

__all__ = [
    "MODELS",
    "article_scores",
    "group_scores",
    "overall_score",
    "period_scores",
    "score_articles",
    "score_difference",
    "score_sentences",
    "strongest_words",
    "target_scores",
    "towards",
    "word_contributions",
]
