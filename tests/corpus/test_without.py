"""A corpus without some stretches of its text: what is counted changes, the texts and their offsets do not."""

from collections import Counter

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from corpora import assert_same_codes, assert_same_corpus, corpus_of
from hypothesis import given
from hypothesis import strategies as st
from newswire import frequencies, sentiment, themes

TEXTS = [
    "Rates rose on Monday. Photo: Reuters The bank said so. Read more here.",
    "It’s good, it's said. Café 😀 opened!\n\nSign up for our newsletter\n\nNobody came.",
    "*** A ***",
    "Read more here.",
]
PLACES = st.tuples(st.integers(0, len(TEXTS) - 1), st.integers(0, 80), st.integers(0, 30))


@pytest.fixture(scope="module")
def corpus():
    return corpus_of(TEXTS, desk=["a", "b", "a", "b"])


def spans_of(corpus, places) -> pd.DataFrame:
    """Make a table of spans: article by its row, first character, length."""
    rows = [(corpus.articles.index[row], start, start + length) for row, start, length in places]
    return pd.DataFrame(rows, columns=["article", "start", "end"]).astype({"start": int, "end": int})


def kept_tokens(corpus, spans) -> pd.DataFrame:
    """Go through tokens and spans one by one: the tokens that share no character with a span."""
    tokens = corpus.tokens
    gone = {(row.article, at) for row in spans.itertuples() for at in range(row.start, row.end)}
    places = zip(tokens["article"], tokens["start"], tokens["end"], strict=True)
    hit = [any((article, at) in gone for at in range(start, end)) for article, start, end in places]
    return tokens[~np.array(hit, bool)]


@given(st.lists(PLACES, max_size=5))
def test_what_is_counted_is_what_lies_outside(corpus, places):
    spans = spans_of(corpus, places)
    left, expected = corpus.without(spans), kept_tokens(corpus, spans)
    assert left.tokens[["article", "token", "start", "end"]].astype(str).values.tolist() == (
        expected[["article", "token", "start", "end"]].astype(str).values.tolist()
    )
    assert Counter(dict(zip(left.vocabulary["text"], left.vocabulary["count"]))) == Counter(expected["token"])
    words = expected["token"].isin(corpus.types.filter(corpus.fact("is_word").to_numpy()).to_pylist())
    assert left.n_words == words.sum()
    assert left.articles["text"].tolist() == TEXTS
    assert left.text_of(left.tokens).tolist() == expected["token"].tolist()


@given(st.lists(PLACES, max_size=5))
def test_sentences_hold_nothing_that_was_left_out(corpus, places):
    spans = spans_of(corpus, places)
    left = corpus.without(spans)
    outside = {(row.article, place) for row in left.tokens.itertuples() for place in range(row.start, row.end)}
    every = {(row.article, place) for row in corpus.tokens.itertuples() for place in range(row.start, row.end)}
    for sentence in left.sentences.itertuples():
        characters = {(sentence.article, place) for place in range(sentence.start, sentence.end)}
        assert characters & outside and not characters & (every - outside)
    assert left.sentences["n_tokens"].sum() == len(left.codes)
    assert left.articles["n_sentences"].tolist() == left.sentences.groupby("article").size().reindex(
        left.articles.index, fill_value=0
    ).tolist()  # fmt: skip


@given(st.lists(PLACES, max_size=4), st.lists(PLACES, max_size=4))
def test_twice_is_the_union_in_either_order(corpus, first, second):
    one, other = spans_of(corpus, first), spans_of(corpus, second)
    both = corpus.without(pd.concat([other, one]))
    assert_same_corpus(corpus.without(one).without(other), both)
    assert_same_corpus(corpus.without(other).without(one), both)


def test_nothing_left_out_is_the_corpus(corpus, nothing):
    assert_same_corpus(corpus.without(spans_of(corpus, [])), corpus)
    assert_same_corpus(nothing.without(spans_of(nothing, [])), nothing)


def test_everything_left_out_leaves_articles_without_words(corpus):
    left = corpus.without(spans_of(corpus, [(row, 0, 1000) for row in range(len(corpus))]))
    assert len(left) == len(corpus) and left.n_words == 0 and len(left.sentences) == 0
    assert left.where(desk="a").articles["text"].tolist() == [TEXTS[0], TEXTS[2]]


def test_parts_of_it_are_parts_without_it(corpus, tmp_path):
    spans = spans_of(corpus, [(0, 22, 14), (1, 38, 30)])
    left = corpus.without(spans)
    chosen = corpus.where(desk="a")
    assert_same_codes(left.where(desk="a"), chosen.without(spans[spans["article"].isin(chosen.articles.index)]))
    left.save(tmp_path / "left.newswire")
    assert_same_corpus(nw.open_corpus(tmp_path / "left.newswire"), left)


def test_analyses_see_only_what_is_left(stories_corpus):
    first = stories_corpus.sentences.groupby("article").head(1)
    left = stories_corpus.without(first)
    bare = nw.Corpus.from_frame(
        pd.DataFrame(
            {"text": [text[end:].lstrip() for text, end in zip(stories_corpus.articles["text"], first["end"])]}
        )
    )
    bare.articles.index = left.articles.index  # themes are fitted in the order of the ids
    words = ["word", "count", "n_articles"]
    pd.testing.assert_frame_equal(frequencies.word_frequencies(left)[words], frequencies.word_frequencies(bare)[words])
    read, same = (sentiment.score_sentences(each)["compound"] for each in (left, bare))
    pd.testing.assert_series_equal(read, same)
    # the six themes that are there: which three of them are put together depends on the ids, which differ
    fitted, expected = (themes.fit_themes(each, 6, seed=0, n_resamples=0).words for each in (left, bare))
    pd.testing.assert_frame_equal(fitted, expected)
    lines, rows = frequencies.concordance(left, "pipeline"), frequencies.concordance(bare, "pipeline")
    assert lines["right"].tolist() == rows["right"].tolist()


def test_spans_are_found_however_far_down_a_long_corpus_they_stand():
    corpus = corpus_of(["word " * 12_000, *(["Oil rose."] * 40_000)])  # more characters, one behind another, than 2**31
    last = corpus.articles.index[-1]
    left = corpus.without(pd.DataFrame({"article": [last], "start": 0, "end": 3}))
    assert left.articles["n_words"].iloc[[0, -2, -1]].tolist() == [12_000, 2, 1]


def test_spans_that_cannot_be_used_are_refused_by_name(corpus):
    with pytest.raises(ValueError, match="no column 'end'; make it with furniture"):
        corpus.without(pd.DataFrame({"article": [], "start": []}))
    with pytest.raises(ValueError, match="names the article 'x', which is not in the corpus"):
        corpus.without(pd.DataFrame({"article": ["x"], "start": [0], "end": [3]}))
