"""Sentiment: VADER exactly and fast, a reading for news, the reasons, the doubt, and a check by hand."""

from .articles import article_scores, score_articles
from .coding import compare_with_codes, draw_sentences, read_codes
from .contributions import strongest_words, word_contributions
from .evidence import sentence_evidence, strongest_sentences, strongest_sentences_evidence
from .groups import group_scores, overall_score, pair_to_compare, period_of, period_scores, score_difference
from .instruments import agreement, by_disagreement, panel, signs, strongest_of
from .lexicon import news_table, read_lexicon
from .mentions import find_mentions, frequent_names
from .models import MODELS, score_sentences
from .reliability import krippendorff_alpha
from .shift import shift_evidence, strongest_uses, word_shift
from .towards import relations, target_scores, towards

__all__ = [
    "MODELS",
    "agreement",
    "article_scores",
    "by_disagreement",
    "compare_with_codes",
    "draw_sentences",
    "find_mentions",
    "frequent_names",
    "group_scores",
    "krippendorff_alpha",
    "news_table",
    "overall_score",
    "pair_to_compare",
    "panel",
    "period_of",
    "period_scores",
    "read_codes",
    "read_lexicon",
    "relations",
    "score_articles",
    "score_difference",
    "score_sentences",
    "sentence_evidence",
    "shift_evidence",
    "signs",
    "strongest_of",
    "strongest_sentences",
    "strongest_sentences_evidence",
    "strongest_uses",
    "strongest_words",
    "target_scores",
    "towards",
    "word_contributions",
    "word_shift",
]
