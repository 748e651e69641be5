"""An archive offers what the corpus of the same articles does, wherever it is cut and whatever was taken from it."""

import re

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from archives import archive_of
from corpora import assert_same_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

GERMAN = "Die Zinsen stiegen am Montag, und die Bank hat gesagt, dass sie das nicht anders erwartet habe. "
TEXTS = [
    "Rates rose on Monday. Photo: Reuters The bank said so. Read more here.",
    "It’s good, it's said. Café 😀 opened!\n\nSign up for our newsletter\n\nNobody came.",
    "*** A ***",
    "Read more here.",
    "Rates rose on Monday.",
    "The bank said on Monday that it had not expected anything else, and that rates would rise again. " * 2,
    GERMAN * 2,
    "Zinsen.",
    "A long read about rates, banks and the price of gas.",
]
N = len(TEXTS)
COLUMNS = {
    "date": ["2024-01-02", None, "2024-01-02T23:30+02:00", "1999", "May 2012", "", "2024-02-30", "2023-12-31", "3"],
    "desk": ["a", "b", "a", None, "c", "b", "a", "", "only here"],
    "page": [1, 2, None, 4, 5, None, 7, 8, 9],
    "share": [0.1, np.nan, np.inf, -0.0, 1e-300, 5, 6, 7, 8],
    "mixed": ["1", "one", None, "2.5", "True", "", "=1", "ä", "😀"],
    "late": [None] * 8 + ["told at the end"],
    "kind": pd.Categorical(["x", "y", "x", None, "z", "x", "y", "x", "z"]),
    "seen": pd.date_range("2024-03-30 23:00", periods=N, freq="h", tz="Europe/Berlin"),
}
ROWS = st.integers(0, N - 1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("rows"), st.sets(ROWS)),
        st.tuples(st.just("desk"), st.sampled_from(["a", "only here", "nowhere", ["b", "c"]])),
        st.tuples(st.just("language"), st.sampled_from(["en", "de", "fr", "of Mars"])),
        st.tuples(st.just("without"), st.lists(st.tuples(ROWS, st.integers(0, 60), st.integers(0, 30)), max_size=6)),
    ),
    max_size=3,
)
CUTS = st.lists(st.integers(0, N), max_size=4).map(sorted)


@pytest.fixture(scope="module")
def corpus():
    return nw.Corpus.from_frame(pd.DataFrame({"text": TEXTS, **COLUMNS}))


def taken(corpus, steps, ids):
    """Take some steps with a corpus or an archive, until one is refused; return what is left, and the refusal.

    Of several articles that are not there, an archive names any.
    """
    for kind, how in steps:
        try:
            if kind == "rows":
                corpus = corpus.where(corpus.articles.index.isin([ids[row] for row in how]))
            elif kind == "desk":
                corpus = corpus.where(desk=how)
            elif kind == "language":
                corpus = corpus.in_language(how)
            else:
                spans = [(ids[row], start, start + length) for row, start, length in how]
                corpus = corpus.without(pd.DataFrame(spans, columns=["article", "start", "end"]).astype({"start": int}))
        except ValueError as error:
            return corpus, re.sub("'[0-9a-f]{16}'", "one", str(error))
    return corpus, None


@settings(max_examples=25)
@given(CUTS, STEPS, st.integers(1, N), st.lists(ROWS))
def test_an_archive_holds_what_the_corpus_does(corpus, cuts, steps, n, rows):
    left, refused = taken(corpus, steps, corpus.articles.index)
    archive, refused_too = taken(archive_of(corpus, cuts), steps, corpus.articles.index)
    assert refused_too == refused
    pd.testing.assert_frame_equal(archive.articles, left.articles.drop(columns="text"))
    assert (len(archive), archive.n_words, archive.n_sentences) == (len(left), left.n_words, left.n_sentences)
    assert archive.fingerprint == left.fingerprint
    assert repr(archive).split(", ")[1:] == repr(left).split(", ")[1:]
    assert_same_corpus(archive.sample(n), left.sample(n))
    table = pd.DataFrame({"article": left.articles.index.take(rows if len(left) == N else []), "start": 2})
    table = table.assign(end=range(len(table))).sample(frac=1, random_state=0)
    pd.testing.assert_series_equal(archive.text_of(table), left.text_of(table))
    texts = archive.texts(table["article"])
    assert texts.index.tolist() == table["article"].tolist()
    assert texts.tolist() == left.texts(table["article"]).tolist()


def test_everything_is_together_again(corpus):
    archive = archive_of(corpus, [1, 4, 4])
    whole = archive.sample(N + 1)
    assert_same_corpus(whole, corpus)
    pd.testing.assert_frame_equal(archive.rejected, corpus.rejected)
    pd.testing.assert_frame_equal(archive.notes, corpus.notes)


def test_a_part_cannot_be_told_from_its_articles_in_memory(corpus):
    archive = archive_of(corpus, [2, 7])
    for part, rows in enumerate((slice(0, 2), slice(2, 7), slice(7, N))):
        assert_same_corpus(archive.at_root(part), corpus.where(corpus.articles.index.isin(corpus.articles.index[rows])))


@pytest.mark.parametrize("name", ["tokens", "sentences", "vocabulary", "codes", "sentence_articles", "type_counts"])
def test_what_is_of_each_token_is_refused_with_what_to_do(corpus, name):
    with pytest.raises(AttributeError, match=r"would not fit into memory.*archive\.sample\(n\)"):
        getattr(archive_of(corpus), name)


def test_an_unknown_attribute_is_one(corpus):
    with pytest.raises(AttributeError, match="^'Archive' object has no attribute 'sentiment'$"):
        _ = archive_of(corpus).sentiment


@pytest.mark.parametrize("call", ["texts", "text_of", "where", "sample"])
def test_what_a_corpus_refuses_an_archive_refuses(corpus, call):
    wrong = {
        "texts": ["nobody"],
        "text_of": pd.DataFrame({"article": ["nobody"]}),
        "where": [True],
        "sample": 0,
    }
    messages = []
    for each in (corpus, archive_of(corpus, [3])):
        with pytest.raises(ValueError) as caught:
            getattr(each, call)(wrong[call])
        messages.append(str(caught.value))
    assert messages[0] == messages[1]


def test_an_archive_is_not_saved_into_a_folder_that_holds_something(corpus, tmp_path):
    archive = archive_of(corpus, [3], tmp_path / "news")
    with pytest.raises(ValueError, match=r"news holds other files, such as archive\.json; choose a folder"):
        archive.save(tmp_path / "news")
    assert len(nw.open_corpus(tmp_path / "news")) == N
    for articles in (archive, archive.where(np.arange(N) < 2)):  # but again into its own
        articles.save(tmp_path / "chosen")
    assert len(nw.open_corpus(tmp_path / "chosen")) == 2


def test_what_is_in_parts_is_no_table_and_never_gone_through(corpus):
    archive = archive_of(corpus, [3])
    for each in (archive, nw.sentiment.score_sentences(archive)):
        for wrong in (list, lambda thing: "word" in thing, nw.frequencies.common_words):
            with pytest.raises(TypeError, match=r"no table, but handed as it is to functions.*archive\.run"):
                wrong(each)


def test_an_archive_that_is_opened_twice_is_one(corpus, tmp_path):
    archive = archive_of(corpus, [3], tmp_path)
    other = nw.open_corpus(tmp_path)
    scores = nw.sentiment.score_articles(other, sentences=nw.sentiment.score_sentences(archive))
    pd.testing.assert_frame_equal(scores, nw.sentiment.score_articles(archive))


def test_run_refuses_what_is_no_function_or_client(corpus):
    archive = archive_of(corpus, [3])
    with pytest.raises(TypeError, match="takes functions, not 3"):
        archive.run(len, merge=3)
    with pytest.raises(TypeError, match=r"distributed\.Client\('tcp://a:1'\)"):
        archive.run(len, merge=sum, client="tcp://a:1")
