"""VADER for all sentences at once gives the figures of vaderSentiment 3.3.2, to the last digit."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newswire import Corpus, sentiment
from newswire.sentiment import instruments
from newswire.sentiment.vader import reading
from stories import make
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

ANALYZER = SentimentIntensityAnalyzer()
NAMES = {"compound": "compound", "positive": "pos", "neutral": "neu", "negative": "neg"}

CASES = [
    "VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!",
    "At least it isn't a horrible book.",
    "Roger Dodger is one of the least compelling variations on this theme.",
    "It was the very least good.",
    "Least good of all.",
    "The book was only kind of good, sort of bad and just enough fun.",
    "What kind of good is that? What kind? Kind of.",
    "The plot was good, but the characters are uncompelling and the dialog is not great.",
    "Good but good but bad, but good bad good.",
    "A good thing but a great one, and good.",
    "But nothing good. Not bad at all!",
    "Sentiment analysis has never been this good!",
    "Never so good a war; never before so good.",
    "Without a doubt, an excellent idea, without doubt excellent.",
    "No good, no no, no very good deal, no war or crisis, no pain nor great loss.",
    "With VADER, sentiment analysis is the shit, the bomb, bad ass and a kiss of death!",
    "She lied to die for a beating heart at the bus stop; yeah right.",
    "Catch utf-8 emoji such as 💘 and 💋 and 😁! War😁war",
    "Make sure you :) or :D today :-( !",
    "Is it good?? Really??? War???? What?????",
    "ALL CAPS ARE NO EMPHASIS WHEN WAR IS EVERYWHERE",
    "They wouldn't praise it; she don't hate it; doesn’t love it.",
    "“Great” said “the ‘good’ man” — a hero…",
    "God'; \u00a0good\u2003thing\u3000bad\x1cwar\x85peace",
    "STRASSE straße ẞ İzmir ﬁne ſo GREAT",
    "Hardly GOOD, ALMOST great, extremely BAD and MARGINALLY better.",
]

PIECES = [
    *[
        "good",
        "bad",
        "war",
        "peace",
        "great",
        "kind",
        "no",
        "doubt",
        "trust",
        "GOOD",
        "Hope",
        "lol",
        "die",
        "like",
        ":)",
        "ass",
    ],
    *sorted(BOOSTER_DICT)[::3],
    *NEGATE[::3],
    *" ".join(SPECIAL_CASES).split(),
    *[
        "but",
        "But",
        "least",
        "at",
        "very",
        "this",
        "so",
        "or",
        "nor",
        "of",
        "never",
        "without",
        "the",
        "minister",
        "U.S.",
        "n't",
    ],
    *["😁", "❤", "✨", "é", "—", "!", "?", "$", "100%"],
]
GLUE = st.sampled_from([" ", " ", " ", " ", ", ", "; ", "\n", "\u00a0", " (", ") ", "! ", "? ", "... ", "-", ""])
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), GLUE), min_size=1, max_size=30).map(
    lambda pairs: "".join(piece + glue for piece, glue in pairs)
)


def corpus_of(*texts):
    return Corpus.from_frame(pd.DataFrame({"text": list(texts)}))


def assert_same(corpus, analyzer=ANALYZER, **options):
    table = sentiment.score_sentences(corpus, **options)
    expected = pd.DataFrame([analyzer.polarity_scores(text) for text in corpus.text_of(table)])
    for ours, theirs in NAMES.items():
        assert table[ours].tolist() == expected[theirs].tolist(), ours


def test_every_construct_scores_as_in_the_library():
    assert_same(corpus_of(*CASES))


def test_wire_stories_score_as_in_the_library():
    assert_same(Corpus.from_frame(make(60, seed=3)))


# A corpus takes far longer to make than a text to score, so each example has many texts.
@settings(max_examples=20)
@example(["good but good but bad bad", "no"])
@given(st.lists(TEXTS.filter(str.strip), min_size=15, max_size=30))
def test_generated_texts_score_as_in_the_library(texts):
    assert_same(corpus_of(*texts))


@settings(max_examples=10)
@given(st.lists(st.text(max_size=60), min_size=10, max_size=20))
def test_any_text_scores_as_in_the_library(texts):
    assert_same(corpus_of("A good start.", *texts))


def test_whole_articles_score_as_in_the_library():
    corpus = Corpus.from_frame(make(20, seed=5))
    scores = instruments.whole_article_scores(corpus)
    assert scores.tolist() == [ANALYZER.polarity_scores(text)["compound"] for text in corpus.articles["text"]]


def test_own_words_are_laid_over_as_in_the_library():
    analyzer = SentimentIntensityAnalyzer()
    analyzer.lexicon.update({"hegemony": -2.5, "good": -1.0, "very": 2.0})
    corpus = corpus_of("Not a very good hegemony!", "The bomb of HEGEMONY was good 😁.")
    assert_same(corpus, analyzer, lexicon={"Hegemony": -2.5, "good": -1, "very": 2})


def test_own_words_alone():
    corpus = corpus_of("A good hegemony.")
    alone = sentiment.word_contributions(corpus, lexicon={"hegemony": -2}, alone=True)
    assert alone[["word", "contribution"]].to_numpy().tolist() == [["hegemony", -2.0]]
    with pytest.raises(ValueError, match="alone=True needs a lexicon"):
        sentiment.score_sentences(corpus, alone=True)


def test_a_hand_worked_sentence():
    # "not" turns 1.9 into 1.9 * -0.74 = -1.406; -1.406 / sqrt(1.406² + 15) = -0.3412
    # shares: 1 + 1.406 of 3 + 1 + 1.406 (the + 1 and the three other words count 1 each)
    row = sentiment.score_sentences(corpus_of("It was not good.")).iloc[0]
    assert row[list(NAMES)].tolist() == [-0.3412, 0.0, 0.555, 0.445]


@settings(max_examples=8)
@given(st.lists(TEXTS.filter(str.strip), min_size=5, max_size=12))
def test_contributions_sum_to_the_raw_score(texts):
    corpus = corpus_of(*texts)
    table = sentiment.score_sentences(corpus)
    raw = sentiment.word_contributions(corpus).groupby(["article", "sentence"])["contribution"].sum()
    raw = raw.reindex(pd.MultiIndex.from_frame(table[["article", "sentence"]])).fillna(0).to_numpy()
    assert np.allclose(raw / np.sqrt(raw**2 + 15), table["compound"], atol=5.1e-5)


def test_contributions_point_at_their_words():
    corpus = corpus_of(*CASES)
    table = sentiment.word_contributions(corpus)
    table = table[~table["rule"].isin(["punctuation", "idiom"])]
    found = corpus.text_of(table[["article"]].assign(start=table["hit_start"], end=table["hit_end"]))
    plain = found.str.isascii()
    assert found[plain].str.lower().tolist() == table["word"][plain].tolist()
    assert ("💘", "heart") in set(zip(found, table["word"], strict=True))
    assert (table["hit_start"] >= table["start"]).all()
    assert (table["hit_end"] <= table["end"]).all()


def test_contributions_name_their_rules():
    corpus = corpus_of("It was NOT a very GOOD war, but a great peace!")
    rules = sentiment.word_contributions(corpus).set_index("word")["rule"]
    assert rules["good"] == "negated, strengthened or weakened, in capitals, contrast"
    assert rules["peace"] == "contrast"
    assert rules["!"] == "punctuation"


def test_rounding_is_pythons():
    values = np.array([0.00005, 0.12345, -0.12345, 0.5, 0.99995, -0.00015, 0.0])
    assert reading._rounded(values, 4).tolist() == [round(value, 4) for value in values.tolist()]


def test_nothing_in_nothing_out():
    corpus = corpus_of("Good.").where(np.array([False]))
    assert list(sentiment.score_sentences(corpus)) == ["article", "sentence", *NAMES, "start", "end"]
    assert len(sentiment.word_contributions(corpus)) == 0


def test_an_unknown_model_is_refused():
    with pytest.raises(ValueError, match="There is no model 'bert'; there are vader, news"):
        sentiment.score_sentences(corpus_of("Good."), "bert")
