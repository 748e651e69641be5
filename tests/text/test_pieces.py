"""Pieces: what NLTK makes of a chunk, asked once for each kind."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire.text import pieces
from newswire.text.pieces import spans, split
from nltk.tokenize import NLTKWordTokenizer

WORDS = [
    "Moscow",
    "can't",
    "O'Neill",
    "U.S.",
    "3,000.50",
    "café",
    "中文",
    "😀",
    "x\u0301",
    "cannot",
    "e.g.",
    "10:30",
    "'ll",
    "'d",
]
MARKED = ["{}", "({})", '"{}"', "“{}”", "{},", "{}.", "{}'s", "{}’s", "${}", "[{}]", "«{}»", "{}...", "{}?!", "{}.)"]


def surfaces(chunk: str, final: bool) -> list[str]:
    """Return the tokens of one chunk."""
    found = split(pa.array([chunk], pa.large_string()), final)
    tokens = found.types.take(pa.array(found.codes)).to_pylist()
    assert [chunk[at : at + len(token)] for at, token in zip(found.offsets, tokens)] == tokens
    return tokens


@pytest.fixture
def refusing(monkeypatch):
    """Have NLTK fail, as it does where it cannot align its tokens, for a sentence that holds a #."""
    usual = NLTKWordTokenizer.span_tokenize

    def refuse(self, sentence):
        if "#" in sentence:
            raise ValueError(f'substring "``" not found in "{sentence}"')
        return usual(self, sentence)

    monkeypatch.setattr(NLTKWordTokenizer, "span_tokenize", refuse)


@pytest.mark.parametrize("mark", MARKED)
@pytest.mark.parametrize("word", WORDS)
def test_a_chunk_inside_a_sentence_splits_as_in_nltk(word, mark):
    chunk = mark.format(word)
    expected = NLTKWordTokenizer().tokenize(f"x {chunk} x")[1:-1]
    assert surfaces(chunk + " ", False) == [{"``": '"', "''": '"'}.get(token, token) for token in expected]


@pytest.mark.parametrize("word", ["end", "U.S", "café", "5"])
@pytest.mark.parametrize("close", [".", '."', ".)", ".”", ".'", ".»"])
def test_a_last_chunk_gives_its_full_stop_away(word, close):
    sentence = f"x {word}{close}"
    expected = [sentence[start:end] for start, end in NLTKWordTokenizer().span_tokenize(sentence)][1:]
    assert surfaces(word + close, True) == expected
    assert expected[:2] == [word, "."]


def test_pieces_of_many_chunks_are_those_of_each():
    chunks = [mark.format(word) + " " for word in WORDS for mark in MARKED]
    found = split(pa.array(chunks, pa.large_string()), False)
    types = found.types.to_pylist()
    each = [[types[code] for code in found.codes[a:b]] for a, b in zip(found.bounds, found.bounds[1:])]
    assert each == [surfaces(chunk, False) for chunk in chunks]


def test_the_size_of_a_slice_changes_nothing(monkeypatch):
    chunks = pa.array([mark.format(word) + " " for word in WORDS for mark in MARKED], pa.large_string())
    whole = split(chunks, False)
    monkeypatch.setattr(pieces, "SLICE", 7)
    found = split(chunks, False, jobs=2)
    assert found.types.equals(whole.types)
    assert found.codes.tolist() == whole.codes.tolist()
    assert found.offsets.tolist() == whole.offsets.tolist()


def test_no_chunks_give_no_pieces():
    found = split(pa.array([], pa.large_string()), False)
    assert (len(found.types), len(found.codes), found.bounds.tolist()) == (0, 0, [0])


def test_white_space_alone_has_no_tokens():
    assert surfaces("\n ", False) == []


@pytest.mark.parametrize("sentence", ["", "He can't stay.", "“It’s ``odd''”", "a \"b\" ''c''", "don't`s `` \"`"])
def test_spans_are_those_of_nltk(sentence):
    assert spans(sentence) == list(NLTKWordTokenizer().span_tokenize(sentence))


@pytest.mark.usefixtures("refusing")
def test_where_nltk_fails_each_chunk_is_tried_alone():
    sentence = "He can't say #1, he said."
    found = [sentence[start:end] for start, end in spans(sentence)]
    assert found == ["He", "ca", "n't", "say", "#1,", "he", "said", "."]


@pytest.mark.parametrize(("sentence", "expected"), [("#1,", [(0, 3)]), ("  #1 ", [(2, 4)]), ("# #", [(0, 1), (2, 3)])])
@pytest.mark.usefixtures("refusing")
def test_a_chunk_that_nltk_refuses_is_one_token(sentence, expected):
    assert spans(sentence) == expected


@given(
    st.lists(
        st.sampled_from("said can not cannot Gonna gotta lemme Gimme wanna twas tis d ye more n U2 3000 o".split()),
        min_size=1,
    )
)
def test_spans_of_plain_words_are_those_of_nltk(words):
    assert spans(" ".join(words)) == list(NLTKWordTokenizer().span_tokenize(" ".join(words)))
