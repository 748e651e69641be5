"""White-space words put together from tokens are those that Python's `split` finds."""

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire.text.joined import join_tokens
from newswire.text.tokens import encode

MARKS = st.text(st.sampled_from("ab.,'’\"—(!n't \n\u2003😁"), max_size=40)
TEXTS = st.lists(MARKS | st.text(max_size=30), min_size=1, max_size=30)


def words_of(texts, part="article"):
    """Return the words of each article or sentence, with their first characters in the article."""
    coded = encode(pa.array(texts, pa.large_string()))
    words = join_tokens(coded.types, coded.codes, coded.token_starts, getattr(coded, f"{part}_bounds"))
    found = list(zip(words.types.take(pa.array(words.codes)).to_pylist(), words.starts.tolist(), strict=True))
    return [found[start:end] for start, end in zip(words.bounds, words.bounds[1:], strict=False)]


@settings(max_examples=30)
@given(TEXTS)
def test_the_words_of_texts_are_those_between_white_space(texts):
    for text, words in zip(texts, words_of(texts), strict=True):
        assert [word for word, _ in words] == text.split()
        assert all(text.startswith(word, start) for word, start in words)
        assert (np.diff([start for _, start in words]) > 0).all()


def test_no_word_goes_on_in_the_next_sentence_or_text():
    assert words_of(["The diplomat.The ministry", "x"], "sentence") == [
        [("The", 0), ("diplomat.", 4)],
        [("The", 13), ("ministry", 17)],
        [("x", 0)],
    ]
    assert words_of(["ab", "abc", ""]) == [[("ab", 0)], [("abc", 0)], []]


def test_nothing_in_nothing_out():
    assert words_of([]) == []
