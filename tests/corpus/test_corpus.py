"""The corpus: its tables, its arrays and what is counted from them."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
import reference
from corpora import corpus_of
from hypothesis import given
from hypothesis import strategies as st
from newswire.corpus.corpus import Corpus
from newswire.corpus.cut import FIXED_COLUMNS
from sklearn.feature_extraction.text import CountVectorizer

SENTENCE_COLUMNS = ["article", "sentence", "start", "end", "n_tokens"]
TOKEN_COLUMNS = ["article", "sentence", "token", "start", "end"]
FACTS = ["text", "lower", "stem", "is_word", "is_stopword", "is_number", "count"]
INT32 = ["codes", "token_starts", "sentence_articles", "sentence_starts", "sentence_ends"]
METHODS = ["token_ends", "token_articles", "token_sentences"]


def test_the_tables_have_their_columns(small, nothing):
    for corpus in (small, nothing):
        assert list(corpus.sentences) == SENTENCE_COLUMNS
        assert list(corpus.tokens) == TOKEN_COLUMNS
        assert list(corpus.vocabulary) == FACTS
        assert list(corpus.articles)[: len(FIXED_COLUMNS)] == list(FIXED_COLUMNS)
        assert list(corpus.rejected) == ["source", "reason"]


def test_the_arrays_have_their_types(small, nothing):
    for corpus in (small, nothing):
        assert {getattr(corpus, name).dtype for name in INT32} == {np.dtype(np.int32)}
        for name in METHODS:
            every, at = getattr(corpus, name)(), np.arange(0, len(corpus.codes), 3)
            assert every.dtype == np.int32
            assert np.array_equal(every[at], getattr(corpus, name)(at)), name
        assert corpus.article_bounds.dtype == corpus.sentence_bounds.dtype == np.int64


def test_the_numbers_of_a_small_corpus(small):
    assert len(small) == 3
    assert small.articles["n_sentences"].tolist() == [2, 1, 1]
    assert small.articles["n_words"].tolist() == [8, 6, 1]
    assert small.n_words == 15
    assert repr(small) == "Corpus of 3 articles, 4 sentences, 15 words"


def test_tokens_and_sentences_are_the_text_behind_them(small, stories_corpus, seed_corpus):
    for corpus in (small, stories_corpus, seed_corpus):
        tokens = corpus.tokens
        assert corpus.text_of(tokens).tolist() == tokens["token"].tolist()
        for article, text in corpus.articles["text"].items():
            rows = corpus.sentences[corpus.sentences["article"] == article]
            assert "".join("".join(corpus.text_of(rows)).split()) == "".join(text.split())
            assert rows["sentence"].tolist() == list(range(len(rows)))


def test_rows_of_tokens_lie_in_their_sentences(stories_corpus):
    sentence, article = stories_corpus.token_sentences(), stories_corpus.token_articles()
    assert (stories_corpus.token_starts >= stories_corpus.sentence_starts[sentence]).all()
    assert (stories_corpus.token_ends() <= stories_corpus.sentence_ends[sentence]).all()
    assert np.array_equal(stories_corpus.sentence_articles[sentence], article)


def test_the_vocabulary_counts_as_a_counter_does(stories_corpus):
    expected = reference.counts(stories_corpus.articles["text"])
    vocabulary = stories_corpus.vocabulary
    assert dict(zip(vocabulary["text"], vocabulary["count"])) == expected
    order = sorted(expected, key=lambda word: (-expected[word], word.encode()))
    assert vocabulary["text"].tolist() == order


@pytest.mark.parametrize("by", ["lower", "stem", "text"])
def test_the_matrix_counts_as_a_counter_does(stories_corpus, by):
    matrix, features = stories_corpus.dtm(by)
    vocabulary = stories_corpus.vocabulary
    feature = dict(zip(vocabulary["text"], vocabulary[by]))
    kept = set(stories_corpus.vocabulary["text"][stories_corpus.vocabulary["is_word"]])
    assert matrix.dtype == np.int32
    assert list(features) == sorted(features)
    for row, text in enumerate(stories_corpus.articles["text"].head(15)):
        expected = Counter(feature[token] for token in reference.text_tokens(text) if token in kept)
        counts = matrix[[row]].toarray()[0]
        assert {features[i]: counts[i] for i in np.flatnonzero(counts)} == expected


def test_the_matrix_is_count_vectorizers_on_the_same_tokens(stories_corpus):
    kept = set(stories_corpus.vocabulary["text"][stories_corpus.vocabulary["is_word"]])

    def analyzer(text):
        return [token.lower().replace("’", "'") for token in reference.text_tokens(text) if token in kept]

    vectorizer = CountVectorizer(analyzer=analyzer)
    expected = vectorizer.fit_transform(stories_corpus.articles["text"])
    matrix, features = stories_corpus.dtm()
    assert features.tolist() == vectorizer.get_feature_names_out().tolist()
    assert (matrix != expected).nnz == 0


def test_the_matrix_of_chosen_types(small):
    matrix, features = small.dtm(types=small.vocabulary["lower"] == "rates")
    assert features.tolist() == ["rates"]
    assert matrix.toarray().tolist() == [[1], [1], [1]]


def test_the_sum_of_the_matrix_is_the_number_of_words(stories_corpus):
    matrix, _ = stories_corpus.dtm()
    assert matrix.sum(axis=1).tolist() == stories_corpus.articles["n_words"].tolist()


def test_apostrophes_and_cases_count_as_one(small):
    counts = small.vocabulary.groupby("lower")["count"].sum()
    assert counts["rates"] == 3
    assert counts["it"] == 2


def test_where_keeps_what_a_fresh_corpus_of_the_same_articles_holds(stories_corpus):
    kept = stories_corpus.articles["agency"].eq("TASS").fillna(False).to_numpy(bool)
    part = stories_corpus.where(kept)
    fresh = Corpus.from_frame(stories_corpus.articles[kept][["text"]].reset_index(drop=True))
    assert part.types.equals(fresh.types)
    for name in (*INT32, "article_bounds", "sentence_bounds"):
        assert np.array_equal(getattr(part, name), getattr(fresh, name)), name
    assert part.articles["n_words"].tolist() == fresh.articles["n_words"].tolist()


def test_where_takes_values_and_lists_of_them(stories_corpus):
    agencies = stories_corpus.articles["agency"]
    assert len(stories_corpus.where(agency="TASS")) == (agencies == "TASS").sum()
    both = stories_corpus.where(agency=["TASS", "AP"], theme="space")
    assert len(both) == (agencies.isin(["TASS", "AP"]) & (stories_corpus.articles["theme"] == "space")).sum()


def test_where_says_what_is_wrong(small):
    with pytest.raises(ValueError, match="no column 'agenda'; there are date, place"):
        small.where(agenda="TASS")
    with pytest.raises(ValueError, match="The mask has 2 values, but the corpus has 3 articles"):
        small.where([True, False])
    with pytest.raises(ValueError, match="The mask needs True or False for each article, but holds 0"):
        small.where([0, 1, 2])


def test_where_says_which_values_there_are(stories_corpus):
    known = "no articles by agency in the group 'tass'; the groups are .*TASS"
    with pytest.raises(ValueError, match=known):
        stories_corpus.where(agency="tass")
    with pytest.raises(ValueError, match="'Nobody'"):
        stories_corpus.where(speaker=["Li Wei", "Nobody"])


def test_a_mask_goes_by_its_index(stories_corpus):
    mask = stories_corpus.articles["theme"] == "space"
    mixed = mask.sample(frac=1, random_state=1)
    assert stories_corpus.where(mixed).articles.equals(stories_corpus.where(mask).articles)
    assert len(stories_corpus.where(mask.astype(object))) == mask.sum()


@given(
    st.lists(st.lists(st.sampled_from(["oil", "gas", "coal"]), min_size=1, max_size=6), min_size=1, max_size=5),
    st.randoms(),
)
def test_other_articles_are_counted_in_the_columns_of_a_vocabulary(stories, random):
    vocabulary = ["wind", "oil", "gas"]
    random.shuffle(vocabulary)
    matrix, features = corpus_of([" ".join(story) for story in stories]).dtm(vocabulary=vocabulary)
    assert features.tolist() == vocabulary
    assert matrix.toarray().tolist() == [[story.count(word) for word in vocabulary] for story in stories]


def test_text_of_names_a_missing_column(small):
    with pytest.raises(ValueError, match="no column 'end'; it needs article, start, end"):
        small.text_of(small.tokens.drop(columns="end"))


def test_an_empty_corpus_counts_nothing(nothing):
    matrix, features = nothing.dtm()
    assert (len(nothing), nothing.n_words, matrix.shape, len(features)) == (0, 0, (0, 0), 0)
    assert len(nothing.text_of(nothing.sentences)) == 0
    assert len(nothing.where(nothing.articles["n_words"] > 0)) == 0


def test_the_fingerprint_covers_all_that_is_known_of_the_articles(stories_corpus):
    frame = stories_corpus.articles.reset_index(drop=True).head(3).assign(desk=["a", "b", "c"])
    first = Corpus.from_frame(frame).fingerprint
    changes = {"date": pd.Timestamp("2001-01-01"), "title": "Another", "desk": "d", "source": "Herald"}
    for column, value in changes.items():
        assert Corpus.from_frame(frame.assign(**{column: value})).fingerprint != first, column
    assert Corpus.from_frame(frame.drop(columns="desk")).fingerprint != first
    corpus = Corpus.from_frame(frame)
    spans = pd.DataFrame({"article": corpus.articles.index[:1], "start": 0, "end": 9})
    assert corpus.without(spans).fingerprint == first


def test_the_order_of_articles_changes_rows_and_nothing_else(stories_corpus):
    frame = stories_corpus.articles[["text"]].reset_index(drop=True)
    one, other = Corpus.from_frame(frame), Corpus.from_frame(frame[::-1].reset_index(drop=True))
    assert one.fingerprint == other.fingerprint
    assert one.vocabulary.equals(other.vocabulary)
    assert one.articles["n_words"].tolist() == other.articles["n_words"].tolist()[::-1]
    assert (one.dtm()[0].toarray() == other.dtm()[0].toarray()[::-1]).all()


def test_nltk_reads_the_same_tokens(small):
    assert list(small.to_nltk()) == small.tokens["token"].tolist()
